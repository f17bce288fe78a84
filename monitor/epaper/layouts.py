"""A page that its paper's skin cannot read and the other skins in, the reading by the one that fits best out. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from monitor.epaper.errors import EpaperError
from monitor.records import Article, Issue, PageIndex, Paper, Skin

AnyRead = TypeVar("AnyRead", Issue, PageIndex, Article)


def read_otherwise(
    read: Callable[..., AnyRead], paper: Paper, skins: Iterable[Skin], *given: object
) -> tuple[AnyRead, Skin] | None:
    """Read a page by each other skin for HTML; give the fullest reading and its skin, None when no skin fits.

    `read` takes the paper and what is `given`. A skin that names no place of a headline would fit any page, and is not
    tried.
    """
    found: list[tuple[AnyRead, Skin]] = []
    for skin in skins:
        if skin.id == paper.skin.id or not skin.headline or skin.lists is not None or paper.skin.lists is not None:
            continue
        try:
            found.append((read(replace(paper, skin=skin), *given), skin))
        except EpaperError:
            continue
    full = [one for one in found if weigh(one[0])]
    return max(full, key=lambda one: weigh(one[0]), default=None)


def weigh(read: Issue | PageIndex | Article) -> int:
    """Say how much was read: pages, articles, or the characters of a story."""
    match read:
        case Issue():
            return len(read.pages)
        case PageIndex():
            return len(read.articles)
        case Article():
            return len(read.text)
