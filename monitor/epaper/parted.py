"""A page of an article that goes on (下一页) in, the address of the article's next page out. Pure.

    content_123.html  content_123_2.html  content_123_3.html      or      show.php?id=7  show.php?id=7&page=2

Only an address that is the first page's own with the next number counts: on some sites 下一页 leads to the next page
of an issue, on others to another article. So no article goes in a circle.
"""

import re
from urllib.parse import parse_qsl, urlsplit

from monitor.epaper.decode import decode
from monitor.epaper.html import read_links
from monitor.epaper.site import is_own, resolve
from monitor.epaper.tree import parse_html
from monitor.records import Paper, Snapshot

NEXT = tuple(word.encode(code) for word in ("下一页", "下页") for code in ("utf-8", "gb18030"))
PAGER = frozenset({"page", "p", "pageno", "pageindex", "pn"})
MOST_PARTS = 20


def goes_on(snapshot: Snapshot) -> bool:
    """Whether a page says 下一页 at all, so that it is worth a closer look."""
    return any(word in snapshot.content for word in NEXT)


def find_next_part(paper: Paper, first: str, number: int, snapshot: Snapshot) -> str:
    """Give the address of an article's page `number` as its page before links it; "" where there is none.

    `first` is the address of its first page. Raises EpaperError.
    """
    url = snapshot.url
    soup = parse_html(decode(snapshot.content, paper.encoding or snapshot.content_type).text, url)
    targets = (resolve(url, href) for href, _ in read_links(soup, "a[href]"))
    return next((one for one in targets if is_own(paper, url, one) and number_part(first, one) == number), "")


def number_part(first: str, url: str) -> int:
    """Give which page of the article at `first` an address is, from 2; 0 for none of it."""
    own, other = urlsplit(first), urlsplit(url)
    if own.netloc != other.netloc:
        return 0
    stem, dot, ending = own.path.rpartition(".")
    suffix = re.fullmatch(rf"{re.escape(stem)}[_-](\d{{1,2}}){re.escape(dot + ending)}", other.path) if dot else None
    if suffix and own.query == other.query:
        return int(suffix[1])
    asked, known = parse_qsl(other.query), parse_qsl(own.query)
    numbers = [value for name, value in asked if name.lower() in PAGER and value.isdecimal()]
    rest = [pair for pair in asked if pair[0].lower() not in PAGER]
    is_same = own.path == other.path and rest == [pair for pair in known if pair[0].lower() not in PAGER]
    return int(numbers[0][:3]) if is_same and len(numbers) == 1 else 0
