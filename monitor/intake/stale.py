"""A page's list that names no day in, the earlier day that it is of, out: a site may give yesterday's for today's."""

from datetime import date, timedelta

from monitor.address import drop_fragment
from monitor.fetch import FetchError, Kind, NotModified
from monitor.intake.entries import load_reader
from monitor.intake.reading import Reading, Stopped, read_by_layout
from monitor.records import Article, ArticleLink, Issue, PageIndex, PageLink, Snapshot
from storage.articles import find_digests, name_url
from storage.snapshots import find_earlier_day

LOOK_BACK = timedelta(days=10)  # of weekly papers, too, there is an earlier issue
MOST_ASKED = 3  # articles whose texts are compared


def find_stale_day(reading: Reading, link: PageLink, page: PageIndex, shown: Snapshot) -> date | None:
    """Give the earlier day whose list this is; None for the issue's own. Raises Stopped.

    A list is suspected when it is the very answer of that day, or all that it lists was asked for then. Sites that
    number a page's articles, or overwrite their addresses, give both every day: so the texts decide. A feed holds
    several days.
    """
    if reading.paper.feeds or not page.articles or reading.held_pages.get(link.url) == shown.digest:
        return None
    urls = name_sources(page) - {shown.url}
    store, paper, day = reading.desk.store, reading.paper, reading.day
    earlier = find_earlier_day(store, paper_id=paper.id, since=day - LOOK_BACK, day=day, digest=shown.digest, urls=urls)
    if earlier is None:
        return ask_day_before(reading, page, urls)
    return earlier if was_printed(reading, page, shown, earlier) else None


def was_printed(reading: Reading, page: PageIndex, shown: Snapshot, earlier: date) -> bool:
    """Whether all of a page's first articles that have a text are stored of an earlier day; nothing of them is kept."""
    read = [look_at(reading, page, link, shown) for link in page.articles[:MOST_ASKED]]
    texts = [article for article in read if article and article.paragraphs]
    stored = find_digests(reading.desk.store, reading.paper.id, earlier)
    return bool(texts) and all(article.digest in stored for article in texts)


def look_at(reading: Reading, page: PageIndex, link: ArticleLink, shown: Snapshot) -> Article | None:
    """Fetch and read an article without keeping it; None for one that cannot be had or read. Raises Stopped."""
    epaper, url = load_reader(), link.source or link.url
    answer = shown if name_url(url) == name_url(shown.url) else ask(reading, url)
    if answer is None:
        return None
    try:
        article: Article = read_by_layout(reading, "article", epaper.read_article, reading.day, page, link, answer)
    except epaper.EpaperError:
        return None
    return article


def ask(reading: Reading, url: str) -> Snapshot | None:
    """Fetch an address without keeping the answer; None when there is none. Raises Stopped."""
    try:
        return fetch_unkept(reading, url)
    except FetchError:
        return None


def fetch_unkept(reading: Reading, url: str) -> Snapshot | None:
    """Fetch an address without keeping the answer. Raises FetchError, Stopped."""
    try:
        answer = reading.fetcher.get(url, paper=reading.paper)
    except FetchError as error:
        if error.kind is Kind.STOPPED:
            raise Stopped from error
        raise
    return None if isinstance(answer, NotModified) else answer


def ask_day_before(reading: Reading, page: PageIndex, urls: frozenset[str]) -> date | None:
    """Give the day before when the site lists the same for it; None otherwise. Raises Stopped.

    It is asked of a paper's first issue only, when there is no other to compare, and where its first list names no day.
    A site that has none for the day before tells days apart; where it cannot be asked, nobody knows of which day the
    list is (`undated`).
    """
    if page.is_dated or reading.day > reading.followed_since or reading.pages:
        return None
    epaper, before = load_reader(), reading.day - timedelta(days=1)
    try:
        listed = fetch_first_list(reading, before)
    except FetchError as error:
        reading.undated = error.kind is not Kind.NOT_FOUND
        return None
    except epaper.EpaperError as error:
        reading.undated = isinstance(error, epaper.Elsewhere)
        return None
    reading.undated = listed is None
    is_same = listed and (name_sources(listed) == urls or list_titles(listed) == list_titles(page))
    return before if urls and is_same else None


def fetch_first_list(reading: Reading, day: date) -> PageIndex | None:
    """Fetch and read a day's first page without keeping it; None where addresses do not follow the day.

    Raises FetchError, EpaperError, Stopped.
    """
    epaper = load_reader()
    if not (url := epaper.issue_url(reading.paper, day)) or (shown := fetch_unkept(reading, url)) is None:
        return None
    issue: Issue = read_by_layout(reading, "pages", epaper.read_issue, day, shown)
    first = issue.pages[0]
    if (address := drop_fragment(first.url)) != drop_fragment(shown.url):
        shown = fetch_unkept(reading, address)
    return read_by_layout(reading, "index", epaper.read_page_index, day, shown, first) if shown else None


def list_titles(page: PageIndex) -> tuple[str, ...]:
    """Give what a page's articles are called, in their order: numbers in its folder are the same every day."""
    return tuple(article.title for article in page.articles)


def name_sources(page: PageIndex) -> frozenset[str]:
    """Give where the texts of a page's articles are asked for."""
    return frozenset(article.source or article.url for article in page.articles)
