"""The sample newspaper house and the demonstration: nothing in, a paper fetched, read, stored and alerted on out."""
