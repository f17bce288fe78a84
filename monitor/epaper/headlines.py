"""Headline lines and the stories of a page in, each story's kicker, headline and subheads out.

A block of headlines is kicker (引题: the occasion), headline (主题: the message), subheads (副题: who came, what was
decided). On paper size tells them apart; in plain text their words do (see heads.py). Which story a block belongs to is
told by what both speak of, by how heads follow each other, and by where the block stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.epaper.heads import Head, Kind, find_names, read_heads
from monitor.epaper.likeness import Stories, learn_stories, weigh_line
from monitor.epaper.lines import Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """What is printed over a story; "" and () where the page prints none."""

    kicker: str = ""
    headline: str = ""
    subheads: tuple[str, ...] = ()


# What it costs or brings that the second head stands in the same block as the first.
JOINS = {
    (Kind.EVENT, Kind.PLAIN): 0.5,
    (Kind.EVENT, Kind.PEOPLE): 0.8,
    (Kind.EVENT, Kind.EVENT): -0.6,
    (Kind.EVENT, Kind.SPOKEN): -0.5,
    (Kind.SPOKEN, Kind.PLAIN): 0.8,
    (Kind.SPOKEN, Kind.PEOPLE): 0.2,
    (Kind.SPOKEN, Kind.EVENT): 0.1,
    (Kind.SPOKEN, Kind.SPOKEN): -0.6,
    (Kind.PLAIN, Kind.PLAIN): 0.15,
    (Kind.PLAIN, Kind.PEOPLE): 0.7,
    (Kind.PLAIN, Kind.EVENT): -0.3,
    (Kind.PLAIN, Kind.SPOKEN): -0.5,
    (Kind.PEOPLE, Kind.PEOPLE): 0.5,
    (Kind.PEOPLE, Kind.PLAIN): -0.5,
    (Kind.PEOPLE, Kind.EVENT): -0.8,
    (Kind.PEOPLE, Kind.SPOKEN): -0.8,
}
NOTE_JOIN = 0.8
AFTER_NOTE = -0.5
# Lines without an empty line between them are of one block more likely than not.
TIGHT = 0.15
# What it brings that a story gets its block of headlines: most stories have one, and each only one.
OPENED = 0.3
# What it brings that a headline line is left to nobody (an advert, a slogan of the day).
NOBODY = 0.12
# A headline right before its story is the common layout, right after it a rare one.
BEFORE_STORY = 0.6
AFTER_STORY = 0.05
# The share of a line that a story elsewhere on the page must explain to be given it.
FAR = 0.06
UNLIKE = -0.5
# Cuttings followed at a time; a page of eight stories and thirty headline lines is cut the same with fifty.
BEAM = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Headline lines that stand together, and the stories (by place) right before and after them."""

    lines: tuple[Line, ...]
    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A head, its likeness to each story, and the stories that stand next to its run.

    `first` and `last` say that it begins or ends its run.
    """

    head: Head
    likeness: tuple[float, ...]
    run: Run
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Cutting:
    """One way to give the heads so far to stories; `owners` has a story or None for each head."""

    score: float = 0.0
    owners: tuple[int | None, ...] = ()

    @property
    def state(self) -> tuple[frozenset[int | None], int | None]:
        """What decides how it can go on: the stories that have their block, and the open one."""
        return frozenset(self.owners), self.owners[-1] if self.owners else None


def give_headlines(runs: Sequence[Run], texts: Sequence[str]) -> list[Headline]:
    """Give each story its block of headlines, and read what is kicker, headline and subhead."""
    stories, names = learn_stories(texts), find_names(texts)
    places = [place for run in runs for place in _find_places(run, names, stories)]
    owners = find_best_cutting(places).owners
    blocks: dict[int, list[Head]] = {}
    for place, owner in zip(places, owners, strict=True):
        if owner is not None:
            blocks.setdefault(owner, []).append(place.head)
    return [arrange(blocks[story]) if story in blocks else Headline() for story in range(len(texts))]


def _find_places(run: Run, names: frozenset[str], stories: Stories) -> list[Place]:
    heads = read_heads(run.lines, names, stories)
    return [
        Place(
            head=head,
            likeness=tuple(weigh_line(head.text, stories)),
            run=run,
            first=at == 0,
            last=at == len(heads) - 1,
        )
        for at, head in enumerate(heads)
    ]


def find_best_cutting(places: Sequence[Place]) -> Cutting:
    """Give the heads to stories so that likeness and form together are best; each story has one block at most."""
    beam = [Cutting()]
    before: Place | None = None
    for place in places:
        grown: dict[tuple[frozenset[int | None], int | None], Cutting] = {}
        for cutting in beam:
            for longer in _grow(cutting, before, place):
                known = grown.get(longer.state)
                if known is None or longer.score > known.score:
                    grown[longer.state] = longer
        beam = sorted(grown.values(), key=lambda cutting: -cutting.score)[:BEAM]
        before = place
    return beam[0]


def _grow(cutting: Cutting, before: Place | None, place: Place) -> list[Cutting]:
    """Give each way to go on by one head: nobody's, the open block's, or a new block's."""
    taken, open_story = cutting.state
    grown = [Cutting(score=cutting.score + NOBODY, owners=(*cutting.owners, None))]
    for story, likeness in enumerate(place.likeness):
        beside = _weigh_place(place, story)
        if story == open_story and before is not None and not place.first:
            gain = _join(before.head, place.head)
        elif story not in taken:
            gain = OPENED if likeness >= FAR or story == place.run.after else UNLIKE
        else:
            continue
        score = cutting.score + likeness + beside + gain
        grown.append(Cutting(score=score, owners=(*cutting.owners, story)))
    return grown


def _weigh_place(place: Place, story: int) -> float:
    """Say what speaks for a story that stands next to the run."""
    return (BEFORE_STORY if place.last and story == place.run.after else 0.0) + (
        AFTER_STORY if place.first and story == place.run.before else 0.0
    )


def _join(first: Head, second: Head) -> float:
    """Say how well two heads follow each other in one block."""
    if second.kind is Kind.NOTE:
        return NOTE_JOIN
    fits = AFTER_NOTE if first.kind is Kind.NOTE else JOINS[first.kind, second.kind]
    return fits + (0.0 if second.spaced else TIGHT)


# Two lines of one headline are about as long as each other.
EVEN = 1.7


def arrange(heads: Sequence[Head]) -> Headline:
    """Tell kicker, headline and subheads of one block apart."""
    at = 1 if _has_kicker(heads) else 0
    end = at + 1
    while end < min(len(heads), at + 2) and _is_second_line(heads[end - 1], heads[end], tight=at + 1 == end):
        end += 1
    return Headline(
        kicker=heads[0].text if at else "",
        headline=" ".join(head.text for head in heads[at:end]),
        subheads=tuple(head.text for head in heads[end:]),
    )


def _has_kicker(heads: Sequence[Head]) -> bool:
    """Whether the first head says the occasion and the second the message."""
    if len(heads) < 2:  # noqa: PLR2004 - one line alone is the headline
        return False
    return heads[0].kind in {Kind.EVENT, Kind.SPOKEN} and heads[1].kind in {Kind.PLAIN, Kind.EVENT}


def _is_second_line(first: Head, second: Head, *, tight: bool) -> bool:
    """Whether a headline goes over these two lines: both say the message, none is much longer."""
    if not tight or first.kind is not Kind.PLAIN or second.kind is not Kind.PLAIN:
        return False
    short, long = sorted((len(first.text), len(second.text)))
    return long <= short * EVEN
