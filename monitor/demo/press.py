"""A path and what is out in, an HTTP answer out; and a loopback server that gives these answers and counts who asked.

`respond` is pure: it decides status, headers and body for any day, and for any site of sites.toml:

    /jiangling/pc/layout/index.html              the sample provincial paper, on its own site
    /lanxi/paperindex.htm                        the sample city paper, on its own
    /jiangling_joyhua/jlrb/20310514/html/…       the same edition as another family's site would lay it out

`serve_press` puts it behind a real server with ETag, Last-Modified and 304.
"""

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from monitor.demo.answers import ZONE, write_answer, write_calendar, write_feed
from monitor.demo.edition import PrintedPage, find_paper, print_issue
from monitor.demo.faults import NOT_FOUND, Faults, Reply, spoil
from monitor.demo.sites import Site, find_place, load_sites, read_posted
from monitor.papers import load_packaged

DATED = re.compile(r"\{d:([^}]+)\}")
NUMBERED = re.compile(r"\{(n|node)(?::(\d+))?\}")
LONGEST_POST = 10_000
FEED_DAYS = 4  # that a feed reaches back
OUT_AT = time(5, 0)  # the hour that Last-Modified gives for an issue


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


def find_site(paper_id: str) -> tuple[dict[str, Any], Site] | None:
    """Give the edition and the site of a sample paper (jiangling, lanxi_joyhua); None for one that is not played."""
    edition, _, name = paper_id.partition("_")
    paper = find_paper(edition)
    site = load_sites().get(name or (paper or {}).get("skin", ""))
    return ({**paper, "id": paper_id, "edition_id": edition}, site) if paper and site else None


def choose_site(family: str) -> str:
    """Give the first site of a family; KeyError for a family that is not played."""
    played = {name_family(site): name for name, site in reversed(load_sites().items())}
    return played[family]


def name_family(site: Site) -> str:
    """Give the family of a site."""
    return load_packaged().papers[site.like].family if site.like else "feed"


def respond(path: str, stand: Newsstand, posted: str = "") -> Reply:
    """Answer a GET of `path`, or a POST of `posted` to it, when the issues of `stand` are out."""
    paper_id, _, rest = path.lstrip("/").partition("/")
    if (found := find_site(paper_id)) is None:
        return NOT_FOUND
    paper, site = found
    asked = f"{rest}#post={read_posted(posted)}" if posted else rest
    place = find_place(site, paper["edition_id"], asked, stand.first, stand.newest or stand.last)
    if place is None:
        return NOT_FOUND
    if place.kind == "calendar":
        return show_calendar(paper, site, stand, place.day)
    if not stand.has(place.day):
        return NOT_FOUND
    if site.feed and place.kind != "article":
        text = write_feed(site, paper, place, list_issues(paper["edition_id"], stand), rest.partition("?")[0])
        return make_reply(site, text, place.day)
    pages = print_issue(paper["edition_id"], place.day, stand.first)
    text = write_answer(site, paper, place, pages, rest.partition("?")[0])
    return make_reply(site, text.replace("{prefix}", f"/{paper_id}"), place.day)


def list_issues(edition: str, stand: Newsstand) -> list[tuple[date, tuple[PrintedPage, ...]]]:
    """Give the issues that a feed reaches back to, the newest first."""
    days = (stand.last - timedelta(days=back) for back in range(FEED_DAYS))
    return [(day, print_issue(edition, day, stand.first)) for day in days if stand.has(day)]


def show_calendar(paper: Mapping[str, Any], site: Site, stand: Newsstand, month: date) -> Reply:
    """Answer for the month's list of issues."""
    days = [day for n in range(31) if (day := month + timedelta(days=n)).month == month.month and stand.has(day)]
    if not days:
        return NOT_FOUND
    return make_reply(
        site, write_calendar(site, days, print_issue(paper["edition_id"], days[0], stand.first)), days[-1]
    )


def make_reply(site: Site, text: str, day: date) -> Reply:
    """Make an answer; the ETag names the content, Last-Modified the hour the issue came out."""
    body = text.encode(site.encoding)
    headers = {
        "Content-Type": "application/json" if text[:1] in {"{", "["} else site.content_type,
        "ETag": f'"{sha256(body).hexdigest()[:16]}"',
        "Last-Modified": format_datetime(datetime.combine(day, OUT_AT, ZONE).astimezone(UTC), usegmt=True),
    }
    return Reply(HTTPStatus.OK, headers, body)


def write_papers(url: str, ids: tuple[str, ...] = ("jiangling", "lanxi"), *, site: str = "") -> str:
    """Write sample papers as a papers file (YAML) for a press that runs at `url`; loopback needs no polite pace.

    With `site` each keeps its id and is printed on that site of sites.toml.
    """
    known = load_packaged()
    skins, papers = {}, {}
    for paper_id in ids:
        played = f"{paper_id}_{site}" if site else paper_id
        if (found := find_site(played)) is None:
            raise KeyError(played)
        paper, plays = found
        root = f"{url}/{played}/"
        entry = copy_entry(plays, paper, root)
        if plays.site:
            skin = known.skins[entry["skin"]].model_dump(mode="json", exclude_none=True, exclude_defaults=True)
            skins[f"sample_{paper_id}"] = json.loads(json.dumps(skin).replace(f"{plays.site}/", root))
            entry["skin"] = f"sample_{paper_id}"
        papers[paper_id] = make_entry(entry, paper, plays, root)
    return json.dumps({"skins": skins, "papers": papers}, ensure_ascii=False, indent=1)


def copy_entry(site: Site, paper: Mapping[str, Any], root: str) -> dict[str, Any]:
    """Give the entry of the shipped paper that a site is like; of a site of feeds, what such an entry says."""
    if site.like:
        shipped = load_packaged().papers[site.like]
        return shipped.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    sections = [page["section"] for page in paper["edition"][0]["page"]]
    feeds = {section: root + site.page.format(n=at) for at, section in enumerate(sections, 1)}
    return {"family": "feed", "skin": "feed", "selectors": dict(site.selectors), "feeds": feeds}


def make_entry(entry: dict[str, Any], paper: Mapping[str, Any], site: Site, root: str) -> dict[str, Any]:
    """Make a shipped paper's entry one of the sample press."""
    dropped = ("earlier", "calendar", "latest", "first_page", "evidence", "confidence", "quirks", "encoding", "pace")
    kept = {key: value for key, value in entry.items() if key not in dropped}
    dated = {"first_page": site.first or site.page, "calendar": site.calendar}
    entries = {key: root + write_template(value, site) for key, value in dated.items() if value}
    if "%Y" not in entries.get("first_page", "") or site.leads in {"index", "link"}:
        entries.pop("first_page", None)
    return {
        **kept,
        **entries,
        **({"latest": root + site.entry} if site.entry else {}),
        "name": paper["name"],
        "level": paper["level"],
        "place": paper["place"],
        "hosts": [root.split("/")[2]],
        "allow_networks": ["127.0.0.0/8"],
        "pace": 0.0,
    }


def write_template(address: str, site: Site) -> str:
    """Turn a table's address of the first page into strftime's letters."""
    dated = DATED.sub(lambda found: found[1], address)
    numbered = NUMBERED.sub(lambda found: format(site.first_node if found[1] == "node" else 1, found[2] or ""), dated)
    return numbered.replace("{{", "{").replace("}}", "}")


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

    def __init__(self, stand: Newsstand, faults: Faults | None = None, robots: str = "") -> None:
        self.stand = stand
        self.robots = robots
        self.faults = faults or Faults()
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

    def answer(self, path: str, asked: Mapping[str, str], posted: str = "") -> Reply:
        """Answer one request and count it."""
        if path == "/robots.txt" and self.robots:
            printed = Reply(HTTPStatus.OK, {"Content-Type": "text/plain", "ETag": '"robots"'}, self.robots.encode())
        else:
            printed = respond(path, self.stand, posted) if posted else respond(path, self.stand)
        reply = settle_condition(spoil(printed, path, self.requests[path], self.faults), asked)
        with self.guard:
            self.requests[path] += 1
            self.unchanged[path] += reply.status == HTTPStatus.NOT_MODIFIED
        return reply


def make_handler(press: Press) -> type[BaseHTTPRequestHandler]:
    """Make the handler class that http.server wants, speaking for `press`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.give(press.answer(self.path, self.headers))  # type: ignore[arg-type]  # Message has Mapping's get

        def do_POST(self) -> None:
            size = min(int(self.headers.get("Content-Length") or 0), LONGEST_POST)
            posted = self.rfile.read(size).decode("utf-8", "replace")
            self.give(press.answer(self.path, self.headers, posted))  # type: ignore[arg-type]

        def give(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) - reply.cut])
            self.close_connection = self.close_connection or bool(reply.cut)

        def log_message(self, _format: str, *_args: object) -> None:
            """Say nothing: whoever started the press tells the story."""

    return Handler


@contextmanager
def serve_press(stand: Newsstand, faults: Faults | None = None, robots: str = "") -> Iterator[Press]:
    """Run the press on a free loopback port until the block ends; with `faults` as an unreliable one.

    Its /robots.txt is `robots`, which can be changed while it runs; "" for none.
    """
    press = Press(stand, faults, robots)
    thread = threading.Thread(target=press.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield press
    finally:
        press.server.shutdown()
        press.server.server_close()
        thread.join()
