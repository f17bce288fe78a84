"""Stories as they were gathered and headlines that no story explained in, where a story is really two out.

A story without a dateline that stands right behind another begins without a sign. Its headline tells: it speaks of what
comes from one paragraph on, and of nothing before that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.epaper.likeness import learn_stories, weigh_line

# A story explains so much of its own headline, and so many times more than the story before it does.
OWN = 0.3
TIMES = 3.0
# The story begins with the first paragraph that explains nearly as much of its headline as any.
NEARLY = 0.6
# A page has few headlines without a story, a story few paragraphs: more of either is looked at no further.
MOST_HEADS = 20
MOST_PARAGRAPHS = 40
MOST_CHARACTERS = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Parting:
    """Where a story is two: the place of the story, and of the paragraph that the second begins with."""

    story: int
    paragraph: int


def find_parting(stories: Sequence[tuple[str, ...]], heads: Sequence[str]) -> Parting | None:
    """Find the surest place to part a story at; `heads` are headlines that no story as it is explains."""
    found: list[tuple[float, int, int]] = []
    for at, paragraphs in enumerate(stories):
        if not 1 < len(paragraphs) <= MOST_PARAGRAPHS or sum(map(len, paragraphs)) > MOST_CHARACTERS:
            continue
        pieces = learn_stories(paragraphs)
        for head in heads[:MOST_HEADS]:
            start = find_lead(weigh_line(head, pieces))
            found.append((weigh_parting(paragraphs, start, head), -at, start))
    own, at, start = max(found, default=(0.0, 0, 0))
    return Parting(story=-at, paragraph=start) if own >= OWN else None


def find_lead(likeness: Sequence[float]) -> int:
    """Give the place of the paragraph that a headline was taken from."""
    return next(at for at, found in enumerate(likeness) if found >= NEARLY * max(likeness))


def weigh_parting(paragraphs: Sequence[str], start: int, head: str) -> float:
    """Give how much of a headline the text from paragraph `start` on explains, 0 when the text before it does too."""
    if not start:
        return 0.0
    other, own = weigh_line(head, learn_stories(["\n".join(paragraphs[:start]), "\n".join(paragraphs[start:])]))
    return own if own >= TIMES * other else 0.0
