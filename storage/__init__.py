"""One SQLite file, the only memory: articles, facts, alerts and the outbox."""
