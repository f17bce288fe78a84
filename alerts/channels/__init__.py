"""One file a channel: a rendered message in, an outcome out."""
