"""Stories of an issue and what is stored of it in; which are stored ones of another name, with those names, out. Pure.

A story without a URL is named by its headline and opening (storage/articles.py), so that one that is corrected there
would be another article with another alert; one that was read off its page's PDF, because the page was a picture, has
an address of its own when the site puts it up later. What stood on the same page, is no longer there under its name and
has nearly the same text is the same story; what two could be is neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from monitor.address import find_story
from monitor.records import Article

# The share of runs of three characters that two texts have in common (Dice): two stories of a page, and two notices of
# one form, share less; what is corrected in its headline and its first lines shares more.
LEAST: Final = 0.7
CLEARLY: Final = 0.15  # by which it must share more than with any other
LEAST_RUNS: Final = 12  # a shorter text says nothing
RUN: Final = 3

Runs = frozenset[str]


def find_stored_names(stories: Sequence[Article], stored: Iterable[Article]) -> dict[str, str]:
    """Give for each story (its id) that is a stored one of another name, the stored one's id. Both are of one issue.

    What is put up goes before what stands in the page's PDF.
    """
    kept = tuple(stored)
    known, claimed = {one.id for one in kept}, {story.id for story in stories if not find_story(story.url)}
    fresh = [story for story in stories if story.id not in known and not find_story(story.url)]
    free = [one for one in kept if one.id not in claimed and (not one.url or find_story(one.url))]
    return {new: old for has_url in (False, True) for new, old in _match(fresh, free, has_url=has_url)}


def _match(fresh: Iterable[Article], free: Iterable[Article], *, has_url: bool) -> Iterator[tuple[str, str]]:
    """Give the pairs of new and stored, of those that have an address or of those that have none."""
    left = _by_page(one for one in free if bool(one.url) is has_url)
    for page, runs in _by_page(one for one in fresh if bool(one.url) is has_url).items():
        yield from _match_page(runs, left.get(page, {}))


def _by_page(articles: Iterable[Article]) -> dict[int | None, dict[str, Runs]]:
    """Give the runs of each article (its id) by page."""
    pages: dict[int | None, dict[str, Runs]] = defaultdict(dict)
    for article in articles:
        runs = _cut_runs(article.headline) | _cut_runs(article.text)
        if len(runs) >= LEAST_RUNS:
            pages[article.page][article.id] = runs
    return pages


def _cut_runs(text: str) -> Runs:
    letters = "".join(letter for letter in text if letter.isalnum())
    return frozenset(letters[at : at + RUN] for at in range(len(letters) - RUN + 1))


def _match_page(fresh: Mapping[str, Runs], free: Mapping[str, Runs]) -> Iterator[tuple[str, str]]:
    """Give the pairs that share enough, and each of which shares clearly less with every other."""
    shares = {(new, old): _share(fresh[new], free[old]) for new in fresh for old in free}
    for (new, old), share in shares.items():
        rivals = (other for pair, other in shares.items() if (pair[0] == new) != (pair[1] == old))
        if share >= LEAST and share - max(rivals, default=0.0) >= CLEARLY:
            yield new, old


def _share(one: Runs, other: Runs) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
