"""Article pages in; how fast each tool makes records of them, and how many fields it gets right, out.

The pages are of every site of the sample press that prints HTML, as large as real ones (benchmarks/broadsheet.py). All
tools get the page and its address. Yaowen decodes the bytes itself; trafilatura and newspaper4k get the text decoded.
One that is not installed (dependency group `peers`) has no row.
"""

import importlib
import importlib.util
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.broadsheet import DAY, Sheet, find_plain_sites, lay_out_broadsheet
from benchmarks.timing import time_all
from monitor.demo.edition import PrintedPage, PrintedStory
from monitor.demo.entries import write_papers
from monitor.epaper import decode, read_article
from monitor.papers.files import load_papers
from monitor.records import Article, ArticleLink, PageIndex, Paper, Snapshot

URL = "http://127.0.0.1:4711"
A_SITE = 3  # pages of each
ROUNDS = 3
FIELDS = ("headline", "kicker", "subheads", "authors", "body", "day")
HEAD = ("tool", "pages a second", "ratio", *FIELDS, "all")
BLANK = re.compile(r"\s+")
ROLE = re.compile(r"本报记者|记者|通讯员|[ 　、,，;；/|]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """One article page: what is fetched, what is known of it from its issue's lists, and what is printed on it."""

    snapshot: Snapshot
    text: str
    paper: Paper
    page: PageIndex
    link: ArticleLink
    story: PrintedStory


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What a tool made of a page; "" for what it has no field for or did not find."""

    headline: str = ""
    kicker: str = ""
    subheads: str = ""
    authors: str = ""
    body: str = ""
    day: str = ""


Reader = Callable[[Sample], Read]


def load_samples() -> tuple[Sample, ...]:
    """Give the pages to read, A_SITE of each site."""
    ids = tuple(f"jiangling_{name}" for name in find_plain_sites())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "papers.yaml"
        path.write_text(write_papers(URL, ids), encoding="utf-8")
        papers = load_papers(path)
    return tuple(sample for paper_id in ids for sample in take_samples(papers[paper_id]))


def take_samples(paper: Paper) -> Iterator[Sample]:
    """Give a site's pages: the first stories of the issue in the order of their addresses."""
    samples = (
        make_sample(paper, sheet, sheet.page, sheet.story)
        for sheet in lay_out_broadsheet(paper.id)
        if sheet.page and sheet.story and sheet.story.paragraphs
    )
    return islice(samples, A_SITE)


def make_sample(paper: Paper, sheet: Sheet, page: PrintedPage, story: PrintedStory) -> Sample:
    """Make a sample of what lies at an address."""
    url = URL + sheet.path
    content, kind = sheet.reply.body, sheet.reply.headers["Content-Type"]
    return Sample(
        snapshot=Snapshot(url=url, fetched_at=datetime(2026, 5, 14, tzinfo=UTC), content=content, content_type=kind),
        text=decode(content, paper.encoding or kind).text,
        paper=paper,
        page=PageIndex(number=page.number, section=page.section, articles=()),
        link=ArticleLink(url=url, title=story.headline, position=1),
        story=story,
    )


def read_ours(sample: Sample) -> Read:
    """Read a page of a known paper, as the daemon does."""
    return as_read(read_article(sample.paper, DAY, sample.page, sample.link, sample.snapshot))


def as_read(article: Article) -> Read:
    """Give an article's fields."""
    return Read(
        headline=article.headline,
        kicker=article.kicker,
        subheads=" ".join(article.subheads),
        authors=" ".join(article.authors),
        body="\n".join(article.paragraphs),
        day=str(article.day or ""),
    )


def read_trafilatura(extract: Callable[..., Any], sample: Sample) -> Read:
    """Read a page by trafilatura, with metadata."""
    found = extract(sample.text, url=sample.snapshot.url, with_metadata=True)
    if found is None:
        return Read()
    return Read(
        headline=found.title or "", authors=found.author or "", body=found.text or "", day=(found.date or "")[:10]
    )


def read_newspaper(newspaper: Any, sample: Sample) -> Read:
    """Read a page by newspaper4k."""
    article = newspaper.Article(sample.snapshot.url, language="zh")
    article.download(input_html=sample.text)
    article.parse()
    published = article.publish_date
    return Read(
        headline=article.title or "",
        authors=" ".join(article.authors),
        body=article.text or "",
        day=str(published.date()) if published else "",
    )


def make_readers() -> dict[str, Reader]:
    """Give each tool that is installed, by its name; Yaowen first, the others are compared with it."""
    readers: dict[str, Reader] = {"Yaowen": read_ours}
    if importlib.util.find_spec("trafilatura"):
        extract = importlib.import_module("trafilatura").bare_extraction
        readers["trafilatura"] = partial(read_trafilatura, extract)
    if importlib.util.find_spec("newspaper"):
        readers["newspaper4k"] = partial(read_newspaper, importlib.import_module("newspaper"))
    return readers


def find_printed(sample: Sample) -> Read:
    """Give the fields that are printed on a page; some sites print no kicker, some no author."""
    story = sample.story
    return Read(
        headline=story.headline,
        kicker=story.kicker if story.kicker in sample.text else "",
        subheads=" ".join(story.subheads) if all(line in sample.text for line in story.subheads) else "",
        authors=story.byline if story.byline in sample.text else "",
        body="\n".join(story.paragraphs),
        day=str(DAY),
    )


def is_right(field: str, found: str, printed: str) -> bool:
    """Compare a field whatever its spaces, of authors the names alone."""
    bare = ROLE if field == "authors" else BLANK
    return bare.sub("", found) == bare.sub("", printed)


def count_right(reader: Reader, samples: Iterable[Sample]) -> tuple[Counter[str], Counter[str]]:
    """Count the fields that a tool gets right, and those that are printed."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for sample in samples:
        found, printed = reader(sample), find_printed(sample)
        for field in FIELDS:
            if wanted := getattr(printed, field):
                asked[field] += 1
                right[field] += is_right(field, getattr(found, field), wanted)
    return right, asked


def read_each(reader: Reader, samples: Iterable[Sample]) -> None:
    """Let a tool read all pages."""
    for sample in samples:
        reader(sample)


def measure_articles() -> Iterator[str]:
    """Give a Markdown table: speed and right fields of each tool, all in this run."""
    samples = load_samples()
    readers = make_readers()
    seconds = time_all({name: partial(read_each, reader, samples) for name, reader in readers.items()}, ROUNDS)
    sizes = sorted(len(sample.snapshot.content) // 1024 for sample in samples)
    bodies = sorted(len("".join(sample.story.paragraphs)) for sample in samples)
    yield (
        f"{len(samples)} pages of {len(find_plain_sites())} sites, {sizes[0]} to {sizes[-1]} KB (median"
        f" {sizes[len(sizes) // 2]}), bodies of {bodies[0]:,} to {bodies[-1]:,} characters:\n"
    )
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{' --- |' * len(HEAD)}"
    for name, reader in readers.items():
        right, asked = count_right(reader, samples)
        cells = (
            name,
            f"{len(samples) / seconds[name]:,.0f}",
            f"{seconds['Yaowen'] / seconds[name]:.2f}",
            *(f"{right[field]}/{asked[field]}" for field in FIELDS),
            f"**{right.total() / asked.total():.3f}**",
        )
        yield f"| {' | '.join(cells)} |"
