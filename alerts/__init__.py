"""What people asked to know, found in articles and told: watches, matching, policy, messages, channels."""
