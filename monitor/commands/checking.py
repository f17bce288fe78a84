"""A paper in; what could be read of one of its issues, and what was asked for that, out: what `papers check` tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from monitor.commands.common import now

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from monitor.records import Article, Issue, PageIndex, Paper, Snapshot

AnyRead = TypeVar("AnyRead", "Issue", "PageIndex", "Article")


@dataclass(kw_only=True, slots=True)
class Check:
    """One paper's issue that is tried: each address `asked` with its answer; the skin that `fits` instead."""

    fetcher: "Fetcher"
    paper: "Paper"
    day: date
    asked: list[dict[str, str]] = field(default_factory=list)
    fits: str = ""

    def ask(self, url: str) -> "Snapshot":
        """Fetch one address. Raises FetchError."""
        from monitor.fetch import FetchError, NotModified

        try:
            snapshot = self.fetcher.get(url, paper=self.paper)
        except FetchError as error:
            self.asked.append({"url": url, "answer": error.why})
            raise
        if isinstance(snapshot, NotModified):
            raise TypeError("not modified, though nobody asked")
        self.asked.append({"url": snapshot.url, "answer": f"{len(snapshot.content)} bytes"})
        return snapshot

    def read(self, read: "Callable[[Paper], AnyRead]") -> "AnyRead":
        """Read a page by the paper's skin; where that fails, find one that fits. Raises EpaperError."""
        from monitor.epaper import ReadError, read_otherwise
        from monitor.papers.files import load_skins

        try:
            return read(self.paper)
        except ReadError:
            found = read_otherwise(read, self.paper, load_skins().values())
            self.fits = found[1].id if found else ""
            raise


def describe_report(item: Mapping[str, Any]) -> str:
    """Say what was read, or why nothing was and what was asked for it."""
    if item["reason"]:
        asked = "; ".join(f"{one['url']}: {one['answer']}" for one in item["asked"])
        fits = f"; the skin {item['fits']} fits" if item["fits"] else ""
        return f"{item['reason']}{fits} (asked: {asked})"
    missed = f"; not found: {', '.join(item['not_found'])}" if item["not_found"] else ""
    read = f"{item['pages']} pages, {item['articles']} articles on the first: {item['headline']}"
    return f"{read}{missed}; {item['robots']}"


def describe_robots(fetcher: "Fetcher", paper: "Paper", url: str) -> str:
    """Say how robots.txt binds us on the host of an address that was fetched. Raises FetchError."""
    if paper.ignore_robots:
        return f"robots.txt is ignored: {paper.ignore_robots}"
    delay = fetcher.find_rules(url, paper).delay
    return f"robots.txt allows it, every {max(delay, paper.pace):g} s"


def report_paper(fetcher: "Fetcher", paper: "Paper", day: date | None) -> dict[str, Any]:
    """Read one paper's first page of a day, of today without one."""
    from monitor.epaper import EpaperError, NotPublished, paper_on
    from monitor.fetch import FetchError, Kind
    from monitor.plan import local_day

    day = day or local_day(paper, now())
    check = Check(fetcher=fetcher, paper=paper_on(paper, day), day=day)
    known = {"id": paper.id, "name": paper.name, "day": day, "reason": "", "fits": "", "asked": check.asked}
    try:
        return {**known, "state": "read", **read_first_page(check)}
    except NotPublished as error:
        return {**known, "state": "not_published", "reason": str(error)}
    except FetchError as error:
        absent = error.kind is Kind.NOT_FOUND and not paper.feeds
        return {**known, "state": "not_published" if absent else "failed", "reason": str(error)}
    except EpaperError as error:
        return {**known, "state": "failed", "reason": str(error), "fits": check.fits}


def read_first_page(check: Check) -> dict[str, Any]:
    """Fetch and read the list of pages, the first page and its first article. Raises FetchError, EpaperError."""
    from monitor.epaper import ReadError, read_article, read_day_list, read_issue, read_page_index
    from monitor.intake.entries import Search, find_issue
    from monitor.plan import local_day

    paper, day = check.paper, check.day
    today = local_day(paper, now())

    def read_pages(answer: "Snapshot") -> "Issue":
        return check.read(lambda dressed: read_issue(dressed, day, answer))

    read_days = partial(read_day_list, paper)
    search = Search(paper=paper, day=day, today=today, ask=check.ask, read=read_pages, read_days=read_days)
    snapshot, issue = find_issue(search)
    link = next((one for one in issue.pages if one.url == snapshot.url), issue.pages[0])
    listing = snapshot if link.url.partition("#page=")[0] == snapshot.url else check.ask(link.url)
    page = check.read(lambda dressed: read_page_index(dressed, day, listing, link))
    if not page.articles:
        raise ReadError("no article on the first page", paper.skin.article_links, listing.url)
    row = page.articles[0]
    printed = listing if row.source == listing.url else check.ask(row.source or row.url)
    story = check.read(lambda dressed: read_article(dressed, day, page, row, printed))
    found = {
        "kicker": bool(story.kicker),
        "headline": bool(story.headline),
        "subheads": bool(story.subheads),
        "authors": bool(story.authors),
        "text": bool(story.paragraphs),
    }
    return {
        "url": snapshot.url,
        "pages": len(issue.pages),
        "pdfs": sum(bool(one.pdf_url) for one in issue.pages),
        "articles": len(page.articles),
        "left_out": list(page.left_out),
        "robots": describe_robots(check.fetcher, paper, listing.url),
        "headline": story.headline,
        "paragraphs": len(story.paragraphs),
        "found": [name for name, there in found.items() if there],
        "not_found": [name for name, there in found.items() if not there],
    }
