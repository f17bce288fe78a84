"""Stories of a paper's day in, each text once out: one story under two ids (一稿两号) has both places.

A page may list a story twice, and a site may put the whole of a continued story at both of its pages.
"""

from collections.abc import Sequence
from dataclasses import replace

from monitor.epaper.kinship import squeeze
from monitor.epaper.marks import list_marks
from monitor.records import Article, Place

# So many characters are no accident: a shorter text may stand twice (a weather line, 本报讯), under other headlines.
TELLING = 80
SHORT = 24
BOUNDED = 20_000  # characters of a text that are looked at


def unite_doubles(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Give the stories in their order, twins and second parts that the first has already taken into it."""
    kept: list[Article] = []
    texts: list[str] = []
    for article in articles:
        if any(is_place_of(place, article) for one in kept for place in one.continuations if place.id or place.url):
            continue  # joined before
        text = squeeze(article.text[:BOUNDED])
        at = next((at for at, other in enumerate(texts) if _is_twin(kept[at], other, article, text)), None)
        if at is None:
            kept.append(article)
            texts.append(text)
            continue
        kept[at] = take_in(kept[at], article, longer=len(text) > len(texts[at]))
        texts[at] = max(texts[at], text, key=len)
    return tuple(kept)


def _is_twin(one: Article, text: str, other: Article, others: str) -> bool:
    """Whether two stories are one printed twice, or one stands whole in the other."""
    short, long = sorted((text, others), key=len)
    if len(short) < SHORT:
        return False
    same_headline = bool(one.headline) and squeeze(one.headline) == squeeze(other.headline)
    if len(short) < TELLING:
        return same_headline and short == long
    return short == long or ((same_headline or _are_parted(one, other)) and short in long)


def _are_parted(one: Article, other: Article) -> bool:
    """Whether marks or places say that a story goes from one page to the other."""
    for here, there in ((one, other), (other, one)):
        pages = {mark.page for mark in list_marks(here)} | {place.page for place in here.continuations}
        if there.page is not None and there.page in pages:
            return True
    return False


def take_in(story: Article, twin: Article, *, longer: bool) -> Article:
    """Give a story the place of its twin, and its text where that is the longer one."""
    places = [place for place in story.continuations if not is_place_of(place, twin)]
    pages = {twin.page, story.page}
    marks = tuple(mark for mark in (*list_marks(story), *list_marks(twin)) if mark.page not in pages)
    return replace(
        story,
        paragraphs=twin.paragraphs if longer else story.paragraphs,
        authors=story.authors or twin.authors,
        subheads=story.subheads or twin.subheads,
        marks=tuple(dict.fromkeys(marks)),
        continuations=tuple(dict.fromkeys((*places, make_place(twin), *twin.continuations))),
    )


def is_place_of(place: Place, article: Article) -> bool:
    """Whether a place is the article's; one that a site's joined text names has a page and nothing else."""
    if not place.id and not place.url:
        return place.page == article.page
    return (bool(place.id) and place.id == article.id) or (bool(place.url) and place.url == article.url)


def make_place(part: Article) -> Place:
    """Say where a part is printed."""
    return Place(
        id=part.id,
        page=part.page,
        page_label=part.page_label,
        section=part.section,
        position=part.position,
        url=part.url,
        headline=part.headline,
    )
