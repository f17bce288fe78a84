"""A path and what is out in, an HTTP answer out; and a loopback server that gives these answers and counts who asked.

`respond` is pure: it decides status, headers and body for any day, and for any site of sites.toml:

    /jiangling/pc/layout/index.html              the sample provincial paper, on its own site
    /lanxi/paperindex.htm                        the sample city paper, on its own
    /jiangling_joyhua/jlrb/20310514/html/…       the same edition as another family's site would lay it out

`serve_press` puts it behind a real server with ETag, Last-Modified and 304.
"""

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache, partial
from hashlib import sha256
from http import HTTPStatus
from socketserver import StreamRequestHandler, TCPServer, ThreadingMixIn
from time import sleep
from typing import Any

from monitor.demo.answers import ZONE, write_answer, write_calendar, write_feed
from monitor.demo.edition import PrintedPage, print_issue
from monitor.demo.faults import NOT_FOUND, Asked, Faults, Reply, draw_fault, spoil
from monitor.demo.newsstand import Newsstand
from monitor.demo.sites import Place, Site, find_place, find_printed, read_posted
from monitor.demo.typesetting import print_pdf

LONGEST_POST = 10_000
LONGEST_LINE = 65_536
PIECES = 4  # of a slow answer
FEED_DAYS = 4  # that a feed reaches back
OUT_AT = time(5, 0)  # the hour that Last-Modified gives for an issue


@lru_cache(maxsize=1024)
def respond(path: str, stand: Newsstand, posted: str = "") -> Reply:
    """Answer a GET of `path`, or a POST of `posted` to it, when the issues of `stand` are out."""
    if (found := locate(path, stand, posted)) is None:
        return NOT_FOUND
    paper, site, place = found
    if place.kind == "calendar":
        return show_calendar(paper, site, stand, place.day)
    return show_place(paper, site, place, stand, path)


def respond_stale(path: str, stand: Newsstand, posted: str = "") -> Reply:
    """Answer as a site whose newest lists still show the issue of the day before."""
    found = locate(path, stand, posted)
    if found is None or found[2].kind in {"calendar", "article"} or found[2].day != stand.newest:
        return respond(path, stand, posted)
    paper, site, place = found
    return show_place(paper, site, put_back(place, paper["edition_id"], stand), stand, path)


def locate(path: str, stand: Newsstand, posted: str) -> tuple[dict[str, Any], Site, Place] | None:
    """Give the paper and the site that a path is of, and what lies there when all is out; None for nothing."""
    paper_id, _, rest = path.lstrip("/").partition("/")
    if (found := find_printed(paper_id)) is None:
        return None
    paper, site = found
    asked = f"{rest}#post={read_posted(posted)}" if posted else rest
    place = find_place(site, paper["edition_id"], asked, stand.first, stand.newest or stand.last)
    return (paper, site, place) if place else None


def put_back(place: Place, edition: str, stand: Newsstand) -> Place:
    """Give the list that lay at this place the day before."""
    day = place.day - timedelta(days=1)
    number = place.page.number if place.page else 0
    page = next((page for page in print_issue(edition, day, stand.first) if page.number == number), None)
    return replace(place, day=day, page=page)


def show_place(paper: Mapping[str, Any], site: Site, place: Place, stand: Newsstand, path: str) -> Reply:
    """Answer for a place of an issue, as far as it is out."""
    rest = path.lstrip("/").partition("/")[2].partition("?")[0]
    pages = stand.show(paper["edition_id"], place.day) if stand.has(place.day) else ()
    page = next((page for page in pages if place.page and page.number == place.page.number), None)
    leaf = (place.day, place.page.number if place.page else 0)
    if not pages or leaf in stand.lost or (place.page and page is None):
        return NOT_FOUND
    if page and place.kind == "sheet":
        return label_reply(print_pdf(page, place.day), "application/pdf", place.day)
    if site.feed and place.kind != "article":
        text = write_feed(site, paper, place, list_issues(paper["edition_id"], stand), rest)
        return make_reply(site, text, place.day)
    rows = page.stories + page.rows if page else ()
    story = next((story for story in rows if place.story and story.number == place.story.number), None)
    text = write_answer(site, paper, replace(place, page=page, story=story), pages, rest)
    return make_reply(site, text.replace("{prefix}", f"/{paper['id']}"), place.day)


def list_issues(edition: str, stand: Newsstand) -> list[tuple[date, tuple[PrintedPage, ...]]]:
    """Give the issues that a feed reaches back to, the newest first."""
    days = (stand.last - timedelta(days=back) for back in range(FEED_DAYS))
    return [(day, stand.show(edition, day)) for day in days if stand.has(day)]


def show_calendar(paper: Mapping[str, Any], site: Site, stand: Newsstand, month: date) -> Reply:
    """Answer for the month's list of issues."""
    days = [day for n in range(31) if (day := month + timedelta(days=n)).month == month.month and stand.has(day)]
    if not days:
        return NOT_FOUND
    return make_reply(
        site, write_calendar(site, days, print_issue(paper["edition_id"], days[0], stand.first)), days[-1]
    )


def make_reply(site: Site, text: str, day: date) -> Reply:
    """Make an answer of a text."""
    content_type = "application/json" if text[:1] in {"{", "["} else site.content_type
    return label_reply(text.encode(site.encoding), content_type, day)


def label_reply(body: bytes, content_type: str, day: date) -> Reply:
    """Make an answer; the ETag names the content, Last-Modified the hour the issue came out."""
    headers = {
        "Content-Type": content_type,
        "ETag": f'"{sha256(body).hexdigest()[:16]}"',
        "Last-Modified": format_datetime(datetime.combine(day, OUT_AT, ZONE).astimezone(UTC), usegmt=True),
    }
    return Reply(HTTPStatus.OK, headers, body)


def settle_condition(reply: Reply, asked: Mapping[str, str]) -> Reply:
    """Turn an answer into 304 when the request's if-none-match, or else if-modified-since, says it is known already."""
    if reply.status != HTTPStatus.OK:
        return reply
    if wanted := asked.get("if-none-match"):
        known = reply.headers["ETag"] in wanted
    elif since := asked.get("if-modified-since"):
        known = parsedate_to_datetime(reply.headers["Last-Modified"]) <= parsedate_to_datetime(since)
    else:
        known = False
    return Reply(HTTPStatus.NOT_MODIFIED, reply.headers, b"") if known else reply


class PressServer(TCPServer):
    """A server for one asker at a time, that says nothing of one who did not wait for the answer."""

    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless the connection was given up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class BusyPressServer(ThreadingMixIn, PressServer):
    """One for many askers side by side, each with a thread."""

    daemon_threads = True


class Press:
    """The running press: its address, what is out, and what was asked for.

    `stands` says what is out of single papers that do not keep to `stand`. `requests` and `unchanged` count by path,
    `spoiled` by kind of fault. `dawdle` gets a path and the seconds to wait between two pieces of a slow answer.
    """

    def __init__(
        self,
        stand: Newsstand,
        faults: Faults | None = None,
        robots: str = "",
        server: type[PressServer] = BusyPressServer,
    ) -> None:
        self.stand = stand
        self.stands: dict[str, Newsstand] = {}
        self.robots = robots
        self.faults = faults or Faults()
        self.dawdle: Callable[[str, float], object] = lambda _path, seconds: sleep(seconds)
        self.requests: Counter[str] = Counter()
        self.unchanged: Counter[str] = Counter()
        self.spoiled: Counter[str] = Counter()
        self.server = server(("127.0.0.1", 0), make_handler(self))
        self.guard = threading.Lock()

    @property
    def url(self) -> str:
        """The address that paths are appended to, without a slash at its end."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def publish(self, last: date) -> None:
        """Let every issue up to the day `last` be out."""
        self.stand = replace(self.stand, last=last)

    def answer(self, path: str, asked: Mapping[str, str], posted: str = "") -> Reply:
        """Answer one request and count it."""
        kind, reply = self.print_reply(path, posted)
        reply = settle_condition(reply, asked)
        with self.guard:
            self.requests[path] += 1
            self.unchanged[path] += reply.status == HTTPStatus.NOT_MODIFIED
            self.spoiled[kind] += bool(kind)
        return reply

    def print_reply(self, path: str, posted: str) -> tuple[str, Reply]:
        """Give the kind of fault drawn, and the answer."""
        if path == "/robots.txt" and self.robots:
            return "", Reply(HTTPStatus.OK, {"Content-Type": "text/plain", "ETag": '"robots"'}, self.robots.encode())
        paper_id = path.lstrip("/").partition("/")[0]
        stand = self.stands.get(paper_id, self.stand)
        printed = respond(path, stand, posted) if posted else respond(path, stand)
        kind = draw_fault(printed, path, self.requests[path], self.faults)
        return kind, spoil(
            printed, Asked(path, find_entry(paper_id), partial(respond_stale, path, stand, posted)), kind
        )


def find_entry(paper_id: str) -> str:
    """Give the path of a sample paper's entry; "" for one without, and for what is no paper."""
    found = find_printed(paper_id)
    return f"/{paper_id}/{found[1].entry}" if found and found[1].entry else ""


def make_handler(press: Press) -> type[StreamRequestHandler]:
    """Make the handler of a connection, speaking for `press`: one question, one answer.

    http.server reads a request with the parser for mails and dates each answer: most of what an answer would cost here.
    """

    class Handler(StreamRequestHandler):
        disable_nagle_algorithm = True  # the pieces of a slow answer do not wait for each other

        def handle(self) -> None:
            request = self.rfile.readline(LONGEST_LINE).decode("latin-1").split()
            if len(request) != len(("GET", "/", "HTTP/1.1")):
                return
            asked = dict(read_fields(self.rfile))
            size = min(int(asked.get("content-length", 0)), LONGEST_POST)
            path = request[1]
            self.give(path, press.answer(path, asked, self.rfile.read(size).decode("utf-8", "replace")))

        def give(self, path: str, reply: Reply) -> None:
            sent, head = reply.body[: len(reply.body) - reply.cut], write_head(reply)
            if not reply.seconds:
                self.wfile.write(head + sent)  # together
                return
            self.wfile.write(head)
            for piece in cut_pieces(sent):
                press.dawdle(path, reply.seconds / PIECES)
                self.wfile.write(piece)

    return Handler


def read_fields(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Give the fields of a request's head, names in small letters."""
    for line in lines:
        if not line.strip():
            return
        name, _, value = line.decode("latin-1").partition(":")
        yield name.strip().lower(), value.strip()


def write_head(reply: Reply) -> bytes:
    """Write the head of an answer, after which the connection is closed."""
    fields = {**reply.headers, "Content-Length": str(len(reply.body)), "Connection": "close"}
    lines = (f"{name}: {value}" for name, value in fields.items())
    return "\r\n".join((f"HTTP/1.1 {reply.status.value} {reply.status.phrase}", *lines, "", "")).encode("latin-1")


def cut_pieces(body: bytes) -> Iterator[bytes]:
    """Cut an answer into PIECES."""
    size = len(body) // PIECES + 1
    return (body[start : start + size] for start in range(0, len(body), size))


@contextmanager
def serve_press(
    stand: Newsstand, faults: Faults | None = None, robots: str = "", server: type[PressServer] = BusyPressServer
) -> Iterator[Press]:
    """Run the press on a free loopback port until the block ends; with `faults` as an unreliable one.

    Its /robots.txt is `robots`, which can be changed while it runs; "" for none.
    """
    press = Press(stand, faults, robots, server)
    thread = threading.Thread(target=press.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield press
    finally:
        press.server.shutdown()
        press.server.server_close()
        thread.join()
