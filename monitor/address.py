"""An address in, how it is asked for out: by GET, or by POST with the body that stands behind `#post=`.

Some sites give their lists only to a POST (科技日报). Written as https://host/list#post={"code":"A"}, such a question
is one text as all others are: it is stored, compared and shown like them. A fragment never goes over the wire.
"""

import re

POST = "#post="
SHEET_STORY = re.compile(r"\?story=(\d{1,3})$")  # the program's own: the second story of a page's PDF is x.pdf?story=2


def split_post(url: str) -> tuple[str, str]:
    """Give the address to ask and the JSON to post there; "" for a plain question."""
    address, _, body = url.partition(POST)
    return address, body


def drop_fragment(url: str) -> str:
    """Give an address without the fragment that names a place on its page; what is to be posted stays."""
    address, body = split_post(url)
    return address.partition("#")[0] + (POST + body if body else "")


def find_story(url: str) -> int:
    """Give which story of a page's PDF an address names, from 1; 0 for an address of something else."""
    found = SHEET_STORY.search(url)
    return int(found[1]) if found else 0
