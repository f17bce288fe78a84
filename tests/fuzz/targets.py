"""What is fuzzed: for each target its seeds, and what is done with damaged bytes. Only declared errors are caught.

A target that returns says that the bytes were taken or refused as declared, and that what came of them is as promised.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from tempfile import gettempdir

from alerts.channels.http import Reply, read_retry_after
from alerts.channels.robots import judge_code
from alerts.channels.slack import judge_answer, judge_word
from alerts.forms.layout import widen
from alerts.forms.slack import escape
from alerts.inert import clean, clean_link, shorten
from alerts.patterns import compile_pattern
from alerts.receivers import Robot
from alerts.render import render
from alerts.specimens import try_template
from alerts.templating import PARTS, TemplateFailed, load_shipped
from monitor.config import ConfigError, load_config
from monitor.demo.edition import print_issue
from monitor.epaper import (
    EpaperError,
    decode,
    find_textless,
    issue_url,
    read_article,
    read_day_list,
    read_file,
    read_flat,
    read_issue,
    read_page_index,
)
from monitor.epaper.families.feed import parse_moment
from monitor.epaper.pdf import read_sheet
from monitor.fetch import FetchError
from monitor.fetch.errors import redact
from monitor.fetch.pace import LONGEST_HOLD, parse_retry_after
from monitor.fetch.robots import find_ban, read_rules
from monitor.fetch.urls import follow, make_target
from monitor.log import write_line
from monitor.parser import extract
from monitor.records import Article, ArticleLink, PageIndex, PageLink, Paper, Snapshot
from monitor.sheets import SheetError, read_answer
from monitor.sheets.child import take_pages
from tests.alerts.hostile import LINKS, TITLES
from tests.alerts.inertness import CHANNELS, find_active
from tests.epaper import mutated
from tests.factories import NOW, make_alert, make_claim, make_event, make_match
from tests.fetch.rawserver import make_paper

ROOT = Path(__file__).resolve().parent.parent.parent
PRESS = make_paper("epaper.example.org")
AT = datetime(2026, 2, 1, tzinfo=UTC)
Try = Callable[[bytes], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """`seeds` are good bytes to begin from; `share` is how many of a million executions it gets."""

    seeds: Callable[[], Sequence[bytes]]
    attempt: Try
    share: int


def as_text(data: bytes) -> str:
    """Read damaged bytes as text with everything that a text can hold, halves of pairs too."""
    return data.decode("utf-8", "surrogateescape")


def encode(texts: Iterable[str]) -> Sequence[bytes]:
    """Write texts as seeds."""
    return tuple(text.encode("utf-8", "surrogatepass") for text in texts)


# --- pages ------------------------------------------------------------------------------------------------------


@cache
def load_papers() -> dict[str, Paper]:
    """Give the sample papers, one a site; feeds too."""
    return mutated.load_sample()


@cache
def list_pages(paper_id: str) -> tuple[bytes, ...]:
    """Give answers of one issue of a sample paper: its list, its pages, its first articles."""
    kept: list[bytes] = []

    def keep(text: str, paper: Paper) -> str:
        kept.append(text.encode("gb18030" if paper.skin.id in mutated.GB else "utf-8"))
        return text

    mutated.read_all(load_papers()[paper_id], mutated.DAY, keep)
    return tuple(dict.fromkeys(kept))[:6]


def read_as(paper: Paper, data: bytes) -> None:
    """Read an answer as everything that a paper's answer may be asked for."""
    day = mutated.DAY
    url = issue_url(paper, day) or paper.latest
    snapshot = Snapshot(url=url, fetched_at=AT, content=data)
    link = PageLink(number=1, label="第01版：要闻", section="要闻", url=url)
    page = PageIndex(number=1, section="要闻", articles=())
    row = ArticleLink(url=url, title="题", position=0)
    with suppress(EpaperError):
        read_issue(paper, day, snapshot)
    with suppress(EpaperError):
        page = read_page_index(paper, day, snapshot, link)
    with suppress(EpaperError):
        article = read_article(paper, day, page, page.articles[0] if page.articles else row, snapshot)
        find_textless([article])
        check_printed(article)
    with suppress(EpaperError):
        read_day_list(paper, snapshot)


def check_printed(article: Article) -> None:
    """Hold what every article read promises: it can be written, and holds no control characters but tabs."""
    json.dumps([article.heading, article.text], ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert not any(letter < " " and letter not in "\n\t" for letter in article.heading + article.text), article


def list_page_targets() -> dict[str, Target]:
    """Give a target for each sample site's pages."""
    return {
        f"pages of {paper_id.removeprefix('jiangling_')}": Target(
            seeds=partial(list_pages, paper_id), attempt=partial(read_as, paper), share=0
        )
        for paper_id, paper in load_papers().items()
    }


# --- other bytes ------------------------------------------------------------------------------------------------


def seed_pages() -> Sequence[bytes]:
    """Give pages of some sites."""
    return tuple(page for paper_id in list(load_papers())[::6] for page in list_pages(paper_id))


def try_decode(data: bytes) -> None:
    with suppress(EpaperError):
        assert "\ufffd" not in decode(data, as_text(data[:40])).text


def try_file(data: bytes) -> None:
    with suppress(EpaperError):
        for article in read_file("x.html", data, paper=None, day=None, number=None).articles:
            check_printed(article)


def seed_flat() -> Sequence[bytes]:
    """Give pages as plain text."""
    samples = ROOT / "tests" / "epaper" / "fixtures" / "flat"
    return tuple(path.read_bytes() for path in sorted(samples.glob("*.txt")))


def try_flat(data: bytes) -> None:
    with suppress(EpaperError):
        read_flat(data.decode("utf-8", "replace"))


@cache
def seed_sheets() -> Sequence[bytes]:
    """Give what the child says of two PDFs."""
    from tests.epaper.pressroom import set_grid

    return encode(json.dumps(take_pages(set_grid(number).pdf), ensure_ascii=False) for number in (1, 2))


def try_sheet(data: bytes) -> None:
    with suppress(SheetError, EpaperError):
        for sheet in read_answer(data):
            read_sheet(sheet)


def seed_feeds() -> Sequence[bytes]:
    """Give a feed of RSS, one of Atom, one of RDF."""
    url = "http://epaper.example.org"
    words = f"<title>青禾镇春耕</title><link>{url}/1.htm</link>"
    item = f"<item>{words}<description>&lt;p&gt;春耕。&lt;/p&gt;</description><guid>1</guid><author>a@b (林)</author>"
    dated = f"{item}<pubDate>Sat, 03 Apr 2027 08:00:00 +0800</pubDate></item>"
    rss = f"<rss version='2.0'><channel><title>报</title><link>{url}</link>{dated}</channel></rss>"
    entry = f"<title>春耕</title><id>u</id><link href='{url}/2.htm'/><updated>2027-04-03T08:00:00Z</updated>"
    told = f"<entry>{entry}<content type='html'>&lt;p&gt;春耕。</content></entry>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>报</title>{told}</feed>"
    names = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
    rdf = f"<rdf:RDF {names}><item>{words}<date>2027-04-03</date></item></rdf:RDF>"
    return encode((rss, atom, rdf, f"<?xml version='1.0' encoding='gb2312'?>{rss}"))


@cache
def make_feed_paper() -> Paper:
    """Give a paper that is read off its feed."""
    skin = replace(PRESS.skin, body="")
    return replace(PRESS, family="feed", skin=skin, feeds=(("要闻", "http://epaper.example.org/f.xml"),), latest="")


def try_feed(data: bytes) -> None:
    paper = make_feed_paper()
    snapshot = Snapshot(url="http://epaper.example.org/f.xml", fetched_at=AT, content=data)
    link = PageLink(number=1, label="要闻", section="要闻", url=snapshot.url)
    day = mutated.DAY
    with suppress(EpaperError):
        read_issue(paper, day, snapshot)
    with suppress(EpaperError):
        index = read_page_index(paper, day, snapshot, link)
        for row in index.articles[:3]:
            with suppress(EpaperError):
                check_printed(read_article(paper, day, index, row, snapshot))


def try_moment(data: bytes) -> None:
    parse_moment(as_text(data))


def seed_json() -> Sequence[bytes]:
    """Give lists in JSON of the sites that have them."""
    return tuple(page for one, paper in load_papers().items() if paper.skin.lists for page in list_pages(one))


def try_json(data: bytes) -> None:
    for paper in load_papers().values():
        if paper.skin.lists:
            read_as(paper, data)


def try_robots(data: bytes) -> None:
    rules = read_rules(data)
    assert 0.0 <= rules.delay <= 30.0
    find_ban(rules, "http://epaper.example.org/pc/1.html?a=b")


def try_url(data: bytes) -> None:
    text = as_text(data)
    start = make_target("http://epaper.example.org/a", PRESS)
    for make in (partial(make_target, text, PRESS), partial(follow, start, text, PRESS)):
        with suppress(FetchError):
            assert make().host == "epaper.example.org"
    assert redact(text).isprintable()


def try_retry_after(data: bytes) -> None:
    text = as_text(data)
    wait = parse_retry_after(text, NOW)
    assert wait is None or 0.0 <= wait <= LONGEST_HOLD
    read_retry_after(text, NOW)


ROBOTS: tuple[Robot, ...] = ("feishu", "dingtalk", "wecom")


def try_reply(data: bytes) -> None:
    reply = Reply(host="example.org", status=200, body=data, retry_after=None)
    for robot in ROBOTS:
        judge_code(reply, robot)
    judge_word(reply)
    judge_answer(reply)


def try_cleaner(data: bytes) -> None:
    text = as_text(data)
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert all(letter >= " " and not "\ud800" <= letter <= "\udfff" for letter in cleaned)
    assert len(shorten(cleaned, 30)) <= 30
    link = clean_link(text)
    assert not link or (
        link.isascii() and link.startswith(("http://", "https://")) and not set(link) & set(" \"'<>|\\")
    )
    assert not set(widen(text)) & set("*_`~[]#<>|\\@&")
    assert not set(escape(text)) & set("<>")
    line = write_line("event", {"value": text})
    assert line.isprintable()
    assert len(line.splitlines()) == 1


SINKS = cycle(CHANNELS.values())


def try_message(data: bytes) -> None:
    words, receiver = as_text(data)[:2_000], next(SINKS)
    event = make_event(words, place=words, attend=(words,))
    match = make_match(words, words[:10] or "x", person=words, posts=(words,), event=event)
    alert = make_alert(match, headline=words, section=words, paper=words, watch_name=words, url=words)
    message = render(make_claim(alert), receiver, NOW)
    assert not (active := list(find_active(message, receiver))), active


def try_templates(data: bytes) -> None:
    for part in PARTS:
        with suppress(TemplateFailed):
            try_template(part, as_text(data))


def try_pattern(data: bytes) -> None:
    with suppress(ValueError):
        compile_pattern(as_text(data[:200]))


SCRATCH = Path(gettempdir())


def try_config(data: bytes) -> None:
    path = SCRATCH / "config.yaml"
    path.write_bytes(data)
    with suppress(ConfigError):
        load_config(path, read_secrets=False)


def seed_stories() -> Sequence[bytes]:
    """Give the stories of one printed issue, and those written to measure what is read out of them."""
    pages = print_issue("jiangling", mutated.DAY, mutated.FIRST)
    printed = ("\n".join((story.headline, *story.paragraphs)) for page in pages for story in page.stories)
    files = sorted((ROOT / "tests" / "quality").glob("*.jsonl"))
    written = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return encode((*printed, *(f"{one['title']}\n{one['text']}" for one in written if "text" in one)))


def try_story(data: bytes) -> None:
    headline, *paragraphs = data.decode("utf-8", "ignore").splitlines() or [""]
    article = Article(id="a", paper="江岭日报", place="江岭省", headline=headline, paragraphs=tuple(paragraphs))
    facts = extract(article)
    for person in facts.people:
        for span in (*person.mentions, *(post.span for post in person.posts if post.span)):
            whole = article.heading if span.where == "heading" else article.text
            assert 0 <= span.start < span.end <= len(whole)


RETRY = ("120", "Wed, 14 May 2031 00:30:00 GMT", "0", "-5", "1.5", "99999999999999999999", "Wed, 14-May-31 00:30:00")
URLS = (
    *LINKS,
    "http://epaper.example.org/a?b#c",
    "../x.htm",
    "//epaper.example.org/",
    "http://u:p@epaper.example.org/",
)
REPLIES = ('{"code":0}', '{"errcode":130101,"errmsg":"x"}', "ok", "invalid_payload", '{"ok":true,"ts":"1.2"}', "[" * 9)
PATTERNS = ("(?:第)?[一二三]{1,3}届", r"\bGDP\b", "(a+)+$", "[^，。]{0,20}会议")
ROBOTS_TXT = ("User-agent: *\nDisallow: /pc/*a$\nAllow: /\nCrawl-delay: 3\n", "User-agent: Yaowen\n\nDisallow:")


def list_targets() -> dict[str, Target]:
    """Give all targets but the pages."""
    return {
        "decoder": Target(seeds=seed_pages, attempt=try_decode, share=170_000),
        "HTML files": Target(seeds=seed_pages, attempt=try_file, share=30_000),
        "flat text": Target(seeds=seed_flat, attempt=try_flat, share=10_000),
        "PDF text": Target(seeds=seed_sheets, attempt=try_sheet, share=20_000),
        "feeds": Target(seeds=seed_feeds, attempt=try_feed, share=40_000),
        "feed dates": Target(seeds=partial(encode, RETRY), attempt=try_moment, share=140_000),
        "JSON lists": Target(seeds=seed_json, attempt=try_json, share=30_000),
        "robots.txt": Target(seeds=partial(encode, ROBOTS_TXT), attempt=try_robots, share=40_000),
        "addresses": Target(seeds=partial(encode, URLS), attempt=try_url, share=100_000),
        "Retry-After": Target(seeds=partial(encode, RETRY), attempt=try_retry_after, share=140_000),
        "replies": Target(seeds=partial(encode, REPLIES), attempt=try_reply, share=90_000),
        "cleaner and escapers": Target(seeds=partial(encode, (*TITLES, *LINKS)), attempt=try_cleaner, share=100_000),
        "messages": Target(seeds=partial(encode, TITLES), attempt=try_message, share=40_000),
        "templates": Target(seeds=partial(encode, map(load_shipped, PARTS)), attempt=try_templates, share=3_000),
        "regular expressions": Target(seeds=partial(encode, PATTERNS), attempt=try_pattern, share=22_000),
        "config": Target(seeds=lambda: ((ROOT / "config.yaml").read_bytes(),), attempt=try_config, share=10_000),
        "stories": Target(seeds=seed_stories, attempt=try_story, share=15_000),
    }


def find_target(name: str) -> Target:
    """Give a target by its name."""
    return (list_page_targets() | list_targets())[name]
