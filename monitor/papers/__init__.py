"""Newspapers as data: what describes one, and which of them are meant.

files.py      files that describe papers in, Paper records out; models.py: what such a file may hold
selection.py  words like `level:provincial` or `place:长三角` in, the papers meant out
"""
