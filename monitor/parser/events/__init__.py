"""A story and its people in, the events that it reports out, with who did what there (事件)."""
