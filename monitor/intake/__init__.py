"""A paper's issue, or its files, in; its articles read and handed to the desk, and how the issue stands, out.

pipeline.py         one pass over an issue: it only orders the calls; usual.py says what the issue lacks
entries.py          where the issue's list of pages is; reading.py keeps what was fetched
page_reading.py     its pages, each a list of articles; stale.py: a list that is of an earlier day
article_reading.py  its articles; parts.py: those that go on at further pages
inbox.py, ingest.py files instead of a site: a folder that is watched, files given on the command line
backfill.py         days gone by; reparse.py: what is stored, read again without the network
"""
