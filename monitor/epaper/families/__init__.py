"""The families of e-paper sites: one file each, a table of their functions here. Pure: bytes' text in, records out."""

from monitor.epaper.families import (
    amuc_layout,
    bjd_mobile,
    classic_node,
    custom,
    dated_dir,
    feed,
    issue_json,
    joyhua,
    json_api,
    nbs_d110000,
    paperindex_c,
    vshtml,
)
from monitor.epaper.families.reader import Reader
from monitor.records import Family

__all__ = ["READERS", "Reader"]

READERS: dict[Family, Reader] = {
    "amuc_layout": amuc_layout.READER,
    "bjd_mobile": bjd_mobile.READER,
    "classic_node": classic_node.READER,
    "custom": custom.READER,
    "dated_dir": dated_dir.READER,
    "feed": feed.READER,
    "issue_json": issue_json.READER,
    "joyhua": joyhua.READER,
    "json_api": json_api.READER,
    "nbs_d110000": nbs_d110000.READER,
    "paperindex_c": paperindex_c.READER,
    "vshtml": vshtml.READER,
}
