"""The unit of systemd/ booted for real, in namespaces of its own: `python -m tests.unit`. Needs root and systemd."""
