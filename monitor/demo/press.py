"""A path and what is out in, an HTTP answer out; and a loopback server that gives these answers and counts who asked.

`respond` is pure: it decides status, headers and body for any day. `serve_press` puts it behind a real server with
ETag, Last-Modified and 304. Paths of the two sample papers, as their families have them:

    /jiangling/pc/layout/index.html                      the current issue
    /jiangling/pc/layout/YYYYMM/DD/node_01.html          a page; 404 on a day that is not out
    /jiangling/pc/content/YYYYMM/DD/content_N.html       an article
    /lanxi/paperindex.htm                                refreshes to the current issue
    /lanxi/html/YYYY-MM/DD/node_2.htm                    a page: page N is node N + 1
    /lanxi/html/YYYY-MM/DD/content_N.htm[?div=-1]        an article
"""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from monitor.demo.edition import PrintedPage, find_paper, load_house, print_issue

ZONE = ZoneInfo("Asia/Shanghai")
OUT_AT = time(5, 0)  # the hour that Last-Modified gives for an issue
FAMILY_PREFIX = {"amuc_layout": "amuc", "classic_node": "classic"}
# The older site serves GB18030 under the name gb2312 and says nothing in its HTTP header, as such sites do.
ENCODING = {"amuc_layout": "utf-8", "classic_node": "gb18030"}
CONTENT_TYPE = {"amuc_layout": "text/html; charset=utf-8", "classic_node": "text/html"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Newsstand:
    """Which issues are out (已出版): those of the days `first` to `last`, both included, but for the `missing` ones."""

    first: date
    last: date
    missing: frozenset[date] = frozenset()

    def has(self, day: date) -> bool:
        """Say whether the issue of `day` is out."""
        return self.first <= day <= self.last and day not in self.missing

    @property
    def newest(self) -> date | None:
        """The newest issue that is out, or None."""
        days = (self.last - timedelta(days=back) for back in range((self.last - self.first).days + 1))
        return next(filter(self.has, days), None)


class Reply(NamedTuple):
    """An HTTP answer."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes


NOT_FOUND = Reply(HTTPStatus.NOT_FOUND, {"Content-Type": "text/html; charset=utf-8"}, b"<h1>404 Not Found</h1>")


@cache
def load_templates() -> Environment:
    """Make the environment of the press's page templates."""
    return Environment(
        loader=PackageLoader("monitor.demo"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        auto_reload=False,
    )


def make_reply(paper: Mapping[str, Any], template: str, day: date, **values: object) -> Reply:
    """Fill a template of the paper's family; the ETag names the content, Last-Modified the hour the issue came out."""
    family = paper["family"]
    page = load_templates().get_template(f"{FAMILY_PREFIX[family]}_{template}.html")
    body = page.render(paper=paper, day=day, **values).encode(ENCODING[family])
    headers = {
        "Content-Type": CONTENT_TYPE[family],
        "ETag": f'"{sha256(body).hexdigest()[:16]}"',
        "Last-Modified": format_datetime(datetime.combine(day, OUT_AT, ZONE).astimezone(UTC), usegmt=True),
    }
    return Reply(HTTPStatus.OK, headers, body)


def show_latest(paper: Mapping[str, Any], stand: Newsstand, _parts: Mapping[str, str]) -> Reply:
    """Answer for the entry of the paper: its newest issue, whatever day it is."""
    if (day := stand.newest) is None:
        return NOT_FOUND
    return make_reply(paper, "latest", day, pages=print_issue(paper["id"], day, stand.first))


def find_pages(
    paper: Mapping[str, Any], stand: Newsstand, parts: Mapping[str, str]
) -> tuple[date, tuple[PrintedPage, ...]]:
    """Give the day that a path names and the pages of its issue, none when it is not out or no day at all."""
    try:
        day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return date.min, ()
    return day, print_issue(paper["id"], day, stand.first) if stand.has(day) else ()


def show_page(paper: Mapping[str, Any], stand: Newsstand, parts: Mapping[str, str]) -> Reply:
    """Answer for one page of one day's issue."""
    day, pages = find_pages(paper, stand, parts)
    number = int(parts["number"]) - (paper["family"] == "classic_node")
    page = next((page for page in pages if page.number == number), None)
    return make_reply(paper, "page", day, page=page, pages=pages) if page else NOT_FOUND


def show_article(paper: Mapping[str, Any], stand: Newsstand, parts: Mapping[str, str]) -> Reply:
    """Answer for one article, or for a row that only looks like one."""
    day, pages = find_pages(paper, stand, parts)
    printed = ((page, story) for page in pages for story in page.stories + page.rows)
    found = next(((page, story) for page, story in printed if story.number == int(parts["number"])), None)
    return make_reply(paper, "article", day, page=found[0], story=found[1]) if found else NOT_FOUND


AMUC_DAY = r"(?P<year>\d{4})(?P<month>\d{2})/(?P<day>\d{2})"
CLASSIC_DAY = r"(?P<year>\d{4})-(?P<month>\d{2})/(?P<day>\d{2})"
NUMBER = r"(?P<number>\d{1,12})"
Answer = Callable[[Mapping[str, Any], Newsstand, Mapping[str, str]], Reply]
ROUTES: dict[str, tuple[tuple[re.Pattern[str], Answer], ...]] = {
    "amuc_layout": (
        (re.compile(r"pc/layout/index\.html"), show_latest),
        (re.compile(rf"pc/layout/{AMUC_DAY}/node_{NUMBER}\.html"), show_page),
        (re.compile(rf"pc/content/{AMUC_DAY}/content_{NUMBER}\.html"), show_article),
    ),
    "classic_node": (
        (re.compile(r"paperindex\.htm"), show_latest),
        (re.compile(rf"html/{CLASSIC_DAY}/node_{NUMBER}\.htm"), show_page),
        (re.compile(rf"html/{CLASSIC_DAY}/content_{NUMBER}\.htm"), show_article),
    ),
}


def respond(path: str, stand: Newsstand) -> Reply:
    """Answer a GET of `path` (a query is ignored) when the issues of `stand` are out."""
    paper_id, _, rest = path.partition("?")[0].lstrip("/").partition("/")
    if (paper := find_paper(paper_id)) is None:
        return NOT_FOUND
    for pattern, answer in ROUTES[paper["family"]]:
        if found := pattern.fullmatch(rest):
            return answer(paper, stand, found.groupdict())
    return NOT_FOUND


def write_papers(url: str) -> str:
    """Write the two papers as a papers file (YAML) for a press that runs at `url`; loopback needs no polite pace."""
    host = url.removeprefix("http://")
    entries = [
        f"""  {paper["id"]}:
    name: {paper["name"]}
    level: {paper["level"]}
    place: {paper["place"]}
    family: {paper["family"]}
    skin: {paper["skin"]}
    hosts: ["{host}"]
    allow_networks: ["127.0.0.0/8"]
    first_page: {url}/{paper["id"]}/{paper["first_page"]}
    latest: {url}/{paper["id"]}/{paper["latest"]}
    pace: 0
"""
        for paper in load_house()["paper"]
    ]
    return "papers:\n" + "".join(entries)


def settle_condition(reply: Reply, asked: Mapping[str, str]) -> Reply:
    """Turn an answer into 304 when the request's If-None-Match, or else If-Modified-Since, says it is known already."""
    if reply.status != HTTPStatus.OK:
        return reply
    if wanted := asked.get("If-None-Match"):
        known = reply.headers["ETag"] in wanted
    elif since := asked.get("If-Modified-Since"):
        known = parsedate_to_datetime(reply.headers["Last-Modified"]) <= parsedate_to_datetime(since)
    else:
        known = False
    return Reply(HTTPStatus.NOT_MODIFIED, reply.headers, b"") if known else reply


class Press:
    """The running press: its address, what is out, and how often each path was asked for (`requests`, `unchanged`)."""

    def __init__(self, stand: Newsstand) -> None:
        self.stand = stand
        self.requests: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), make_handler(self))
        self.guard = threading.Lock()

    @property
    def url(self) -> str:
        """The address that paths are appended to, without a slash at its end."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def publish(self, last: date) -> None:
        """Let every issue up to the day `last` be out."""
        self.stand = replace(self.stand, last=last)

    def answer(self, path: str, asked: Mapping[str, str]) -> Reply:
        """Answer one request and count it."""
        reply = settle_condition(respond(path, self.stand), asked)
        with self.guard:
            self.requests[path] += 1
            self.unchanged[path] += reply.status == HTTPStatus.NOT_MODIFIED
        return reply


def make_handler(press: Press) -> type[BaseHTTPRequestHandler]:
    """Make the handler class that http.server wants, speaking for `press`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = press.answer(self.path, self.headers)  # type: ignore[arg-type]  # Message has Mapping's get
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, _format: str, *_args: object) -> None:
            """Say nothing: whoever started the press tells the story."""

    return Handler


@contextmanager
def serve_press(stand: Newsstand) -> Iterator[Press]:
    """Run the press on a free loopback port until the block ends."""
    press = Press(stand)
    thread = threading.Thread(target=press.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield press
    finally:
        press.server.shutdown()
        press.server.server_close()
        thread.join()
