"""How well articles are read: labelled articles in, precision and recall of every kind of fact out; `make quality`."""
