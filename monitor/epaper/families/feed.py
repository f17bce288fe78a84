"""RSS and Atom feeds (订阅源): a feed's text in, the items of the paper's day out. The one door to feedparser.

    each feed of the entry's `feeds`      a page of the issue, by its section: 要闻, 政务
    an item of the paper's day            an article: its own content where the skin has no `body`, else its link

An item's day is that of its date in the paper's zone; a date without zone, or with CST, which to feedparser is
America's, is the paper's own. feedparser gets bytes only, never an address: it opens nothing. PageIndex.left_out says
what no article was made of.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urlsplit
from zoneinfo import ZoneInfo

import feedparser

from monitor.epaper.errors import NotPublished, ReadError
from monitor.epaper.families.reader import Reader, read_html_article
from monitor.epaper.html import clean_property, read_paragraphs
from monitor.epaper.labels import is_editorial
from monitor.epaper.lists import ANY_DAY, MAX_ARTICLES
from monitor.epaper.site import is_own, make_day, resolve
from monitor.epaper.story import compose_story, read_named
from monitor.epaper.tree import parse_html
from monitor.records import Article, ArticleLink, PageIndex, PageLink, Paper

# A feed with full texts has some 300,000 characters; feedparser takes seconds for a few millions.
MAX_FEED = 4_000_000
MAX_ITEMS = 10_000
# Tags of the feed and of what stands in it; feedparser keeps what is open, and takes some hundred bytes for each.
MAX_TAGS = 400_000
MAX_NAMED = 3
DATES = ("published", "updated", "created")
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
END = re.compile(r"</\s*(?:rss|feed|(?:\w+:)?RDF)\s*>", re.IGNORECASE)
ITEM = re.compile(r"<(?:item|entry)\b", re.IGNORECASE)
TAIL = 4096
CHINA_TIME = re.compile(r"\s*\(?\bCST\)?\s*$", re.IGNORECASE)
DAY_IN_ADDRESS = re.compile(r"/(20\d{2})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
# What feedparser and the SGML parser under it are known to raise on input that nobody foresaw.
BROKEN = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item as it stands there: `key` is its guid, else its link, else its words; `printed` its date."""

    key: str
    link: str
    title: str
    author: str
    printed: str
    parsed: datetime | None
    content: str
    is_plain: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed's items, each once, the site that it is of, and what is wrong with it as a whole."""

    items: tuple[Item, ...]
    site: str
    faults: tuple[str, ...]


def read_pages(paper: Paper, day: date, url: str, text: str) -> tuple[PageLink, ...]:
    """Give the paper's feeds as pages when this one has items of the day.

    Raises NotPublished when it has none, ReadError when it is no feed, gives no dates, or begins after the day.
    """
    items = parse_feed(text, url).items
    days = {shown for item in items if (shown := find_day(paper, item))}
    if items and not days:
        raise ReadError("no item says its day", "pubDate, dc:date, published, updated", url, items[0].printed)
    if days and min(days) > day:
        raise ReadError(f"the feed has the items of {day} no more: it reaches back to {min(days)}", url=url)
    if day not in days:
        raise NotPublished(day, max(days, default=None), url)
    named = enumerate(paper.feeds, 1)
    return tuple(PageLink(number=at, label=section, section=section, url=feed) for at, (section, feed) in named)


def read_index(paper: Paper, day: date, url: str, text: str, link: PageLink) -> PageIndex:
    """Give the feed's items of the day, in its order. Raises ReadError for what is no feed."""
    feed = parse_feed(text, url)
    undated = [item for item in feed.items if find_day(paper, item) is None]
    dated = [item for item in feed.items if find_day(paper, item) == day and not is_editorial(item.title)]
    addresses = name_items(paper, url, feed, dated)
    lost = [item for item, address in zip(dated, addresses, strict=True) if not address]
    rows = [(item, address) for item, address in zip(dated, addresses, strict=True) if address]
    said = (
        *feed.faults,
        *describe(undated, "say no day"),
        *describe(lost, "lead to no address of the paper's hosts"),
        *describe([item for item, _ in rows[MAX_ARTICLES:]], f"come after the first {MAX_ARTICLES} of the day"),
    )
    source = "" if paper.skin.body else url
    links = (
        ArticleLink(url=address, title=item.title, position=at, source=source)
        for at, (item, address) in enumerate(rows[:MAX_ARTICLES])
    )
    return PageIndex(number=link.number, section=link.section, articles=tuple(links), left_out=said)


def describe(items: list[Item], what: str) -> tuple[str, ...]:
    """Say which items are left out and why; nothing for none."""
    named = ", ".join(item.title or item.key for item in items[:MAX_NAMED])
    return (f"{len(items)} items {what}: {named[:200]}",) if items else ()


def read_article(paper: Paper, day: date, url: str, text: str, link: ArticleLink) -> Article:
    """Read an item's own content, or the page that it leads to by the paper's skin. Raises ReadError."""
    if paper.skin.body:
        return read_html_article(paper, day, url, text, link)
    base = link.source or url
    feed = parse_feed(text, base)
    dated = [item for item in feed.items if find_day(paper, item) == day]
    item = next(
        (one for one, name in zip(dated, name_items(paper, base, feed, dated), strict=True) if name == link.url), None
    )
    if item is None:
        raise ReadError("no such item in the feed", link.url, base)
    markup = "<br>".join(escape(item.content).splitlines()) if item.is_plain else item.content
    return compose_story(
        day=day,
        url=link.url,
        kicker="",
        headline=item.title or link.title,
        subheads=(),
        authors=read_named(item.author),
        paragraphs=read_paragraphs(parse_html(f"<div>{markup}</div>", link.url)),
    )


# --- addresses and days -----------------------------------------------------------------------------------------


def name_items(paper: Paper, url: str, feed: Feed, items: Iterable[Item]) -> list[str]:
    """Give each item's address, "" for one that has none of the paper.

    Where items are read off the feed, one without a link of its own (none, the site's front page, or one that several
    share) is named by its key, below the feed's address.
    """
    shared = Counter(item.link for item in feed.items)
    common = {"", feed.site, *(link for link, times in shared.items() if times > 1)}
    if paper.skin.body:
        return [name_link(paper, url, item.link) if item.link else "" for item in items]
    own = urldefrag(url)[0].partition("?")[0]
    return [
        (name_link(paper, url, item.link) if item.link not in common else "")
        or f"{own}/item-{sha256(item.key.encode()).hexdigest()[:16]}"
        for item in items
    ]


def name_link(paper: Paper, url: str, href: str) -> str:
    """Resolve an item's link; "" when it leads out of the paper."""
    target = urldefrag(resolve(url, href))[0]
    return target if target.startswith(("http://", "https://")) and is_own(paper, url, target) else ""


def find_day(paper: Paper, item: Item) -> date | None:
    """Give the day that an item is of; None when neither its date nor its address says."""
    moment = item.parsed
    if moment is None:
        found = ANY_DAY.search(item.printed) or DAY_IN_ADDRESS.search(find_path(item.link))
        return make_day(*found.groups()) if found else None
    try:
        return (moment.astimezone(ZoneInfo(paper.timezone)) if moment.tzinfo else moment).date()
    except OverflowError:
        return None


def find_path(link: str) -> str:
    """Give the path of an address; "" for what is none."""
    try:
        return urlsplit(link).path
    except ValueError:  # http://[
        return ""


def parse_moment(printed: str) -> datetime | None:
    """Read a date of RSS (RFC 822) or Atom (RFC 3339); without a zone it is naive: the paper's own time.

    feedparser's own reading is not asked for: it takes a date without zone for UTC, and 2031/05/14 9:05 for November.
    """
    text = CHINA_TIME.sub("", printed.strip()[:64])
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


# --- feedparser -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def parse_feed(text: str, url: str) -> Feed:
    """Parse a feed; of items with one guid the first counts. Raises ReadError for what is none or beyond all bounds."""
    if len(text) > MAX_FEED:
        raise ReadError(f"the feed has {len(text)} characters, more than the {MAX_FEED} that one may have", url=url)
    if (count := len(ITEM.findall(text))) > MAX_ITEMS:
        raise ReadError(f"the feed has {count} items, more than the {MAX_ITEMS} that one may have", url=url)
    if (count := text.count("<")) > MAX_TAGS:
        raise ReadError(f"the feed has {count} tags, more than the {MAX_TAGS} that one may have", url=url)
    # decoded here: by the declaration feedparser would read GB2312 as such, and lose reporters' rare characters
    body = BytesIO(DECLARATION.sub("", text, count=1).encode("utf-8", "replace"))
    try:
        parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    except BROKEN as error:
        raise ReadError(f"the feed cannot be parsed: {type(error).__name__}", "rss, feed", url, text[:80]) from error
    if not parsed.get("version") and not parsed.entries:
        raise ReadError("is no RSS or Atom feed", "rss, feed", url, " ".join(text[:200].split())[:80])
    is_cut = not END.search(text[-TAIL:])
    entries = parsed.entries[:-1] if is_cut else parsed.entries
    items: dict[str, Item] = {}
    for item in map(make_item, entries):
        items.setdefault(item.key, item)
    return Feed(
        items=tuple(items.values()),
        site=str(parsed.feed.get("link") or ""),
        faults=tuple(_find_faults(parsed, is_cut=is_cut)),
    )


def _find_faults(parsed: Any, *, is_cut: bool) -> Iterable[str]:
    if is_cut:
        yield "the feed is cut: its last item was left out"
    elif parsed.bozo:
        yield f"the feed is not well-formed: {parsed.get('bozo_exception')}"[:200]


def make_item(entry: Any) -> Item:
    """Make an item of feedparser's entry."""
    link = str(entry.get("link") or "").strip()
    title = " ".join(clean_property(str(entry.get("title") or "")))
    # dict's own get: feedparser's gives one date for another, and warns of it
    printed = next((str(said) for name in DATES if (said := dict.get(entry, name))), "")
    content, kind = choose_content(entry)
    return Item(
        key=str(entry.get("id") or link or f"{title} {printed}"),
        link=link,
        title=title,
        author=" ".join(clean_property(find_author(entry))),
        printed=printed,
        parsed=parse_moment(printed),
        content=content,
        is_plain=kind == "text/plain" or "<" not in content,
    )


def find_author(entry: Any) -> str:
    """Give who wrote it, without the address that RSS puts before the name."""
    return str((entry.get("author_detail") or {}).get("name") or entry.get("author") or "")


def choose_content(entry: Any) -> tuple[str, str]:
    """Give the fullest of an item's contents (content:encoded, Atom's content) and its type; else its description."""
    contents = [(str(one.get("value") or ""), str(one.get("type") or "")) for one in entry.get("content") or ()]
    summary = entry.get("summary_detail") or {}
    fullest = max(contents, key=lambda one: len(one[0]), default=("", ""))
    return fullest if fullest[0].strip() else (str(summary.get("value") or ""), str(summary.get("type") or ""))


READER = Reader(read_pages=read_pages, read_index=read_index, read_article=read_article)
