"""A page as the sample press prints it, and articles as they were read, in one form."""

from collections.abc import Iterable

from monitor.demo.edition import PrintedPage
from monitor.papers.files import load_skins
from monitor.records import Article, Paper

# Skins of pages that name kicker and subheads in the enpproperty comment only.
TITLED = {"gmw", "col", "nfnews", "webtree", "classic", "zjol", "leading", "chongqing", "detailart", "bmdh", "navlist"}


def as_printed(page: PrintedPage, paper: Paper) -> list[tuple[object, ...]]:
    """A page as a reader of this paper's skin can know it: some sites print no kicker, some no subheads, some no text.

    Of a site with places of its own the press prints just these.
    """
    skin = paper.skin
    titled = skin.id in TITLED and skin == load_skins().get(skin.id)
    return [
        (
            page.number,
            page.section,
            story.kicker if skin.kicker or titled else "",
            story.headline,
            story.subheads if titled or (skin.subheads and "~" not in skin.subheads) else (),
            story.paragraphs if skin.body or paper.feeds else (),
        )
        for story in page.stories
    ]


def as_read(articles: Iterable[Article]) -> list[tuple[object, ...]]:
    return [(a.page, a.section, a.kicker, a.headline, a.subheads, a.paragraphs) for a in articles]
