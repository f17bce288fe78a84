"""A story in, every person whom it names out, with posts and mentions (人物)."""
