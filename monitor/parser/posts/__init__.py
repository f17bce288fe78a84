"""What stands beside names in, posts in full form out, as text and as data (职务)."""
