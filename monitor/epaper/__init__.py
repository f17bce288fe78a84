"""Bytes of an e-paper in, issues, pages and articles out. Pure: one file a site family, the papers are data."""
