"""A story and its people in, who was appointed, removed or investigated out (任免)."""
