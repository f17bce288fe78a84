"""A URL of a paper in, a Snapshot of what its server answered out; every other ending is a FetchError.

fetcher.py orders one fetch: urls.py checks the address asked for, robots.py whether the host lets us ask, pace.py waits
for its turn, addresses.py checks where the name leads, wire.py connects there under one deadline, body.py decodes what
came within limits.
"""

from monitor.fetch.errors import FetchError, Kind
from monitor.fetch.fetcher import Fetcher, Limits, NotModified, Validators
from monitor.fetch.pace import name_folder

__all__ = ["FetchError", "Fetcher", "Kind", "Limits", "NotModified", "Validators", "name_folder"]
