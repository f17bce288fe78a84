"""Headline lines and the stories of a page in, each story's kicker, headline and subheads out.

A block of headlines is kicker (引题: the occasion), headline (主题: the message), subheads (副题: who came, what was
decided). On paper size tells them apart; in plain text their words do (see heads.py). Which story a block belongs to is
told by what both speak of, by how heads follow each other, and by where the block stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.epaper.heads import Head, Kind, find_names, read_heads
from monitor.epaper.likeness import Stories, learn_stories, weigh_line
from monitor.epaper.lines import Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """What is printed over a story; "" and () where the page prints none. `label` is its column's name (浦江潮)."""

    label: str = ""
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
# The share of a line that a story elsewhere on the page must explain to be given it.
FAR = 0.06
UNLIKE = -0.5
# Cuttings followed at a time; a page of eight stories and thirty headline lines is cut the same with fifty.
BEAM = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """What it brings that a block stands right `over` or right `under` its story, as the page is laid out."""

    over: float
    under: float


# Headlines stand before their stories, as on most pages, or each behind its own.
BEFORE = Layout(over=0.6, under=0.05)
BEHIND = Layout(over=0.05, under=0.6)


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
    """One way to give the heads so far to stories; `owners` has a story or None for each head.

    `taken` has a bit for each owner. It and the last owner, whose block is open, decide how it can go on.
    """

    score: float = 0.0
    owners: tuple[int | None, ...] = ()
    taken: int = 0

    @property
    def open_story(self) -> int | None:
        """Whose block the next head may go on with."""
        return self.owners[-1] if self.owners else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """The headlines of the stories, in their order, and the headline lines that no story explains."""

    headlines: tuple[Headline, ...]
    left: tuple[str, ...]


def share_headlines(runs: Sequence[Run], texts: Sequence[str]) -> Shared:
    """Give each story its block of headlines, and read what is kicker, headline and subhead."""
    stories, names = learn_stories(texts), find_names(texts)
    places = [place for run in runs for place in _find_places(run, names, stories)]
    ways = [find_best_cutting(places, BEFORE)]
    if {run.before for run in runs} == set(range(len(texts))):  # under each story stands a run, over the first none
        ways.append(find_best_cutting(places, BEHIND))
    blocks: dict[int | None, list[Head]] = {}
    for place, owner in zip(places, max(ways, key=lambda cutting: cutting.score).owners, strict=True):
        blocks.setdefault(owner, []).append(place.head)
    return Shared(
        headlines=tuple(arrange(blocks.get(story, ())) for story in range(len(texts))),
        left=tuple(head.text for head in blocks.get(None, ())),
    )


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


def find_best_cutting(places: Sequence[Place], layout: Layout) -> Cutting:
    """Give the heads to stories so that likeness and form together are best; each story has one block at most."""
    beam = [Cutting()]
    before: Place | None = None
    for place in places:
        grown: dict[tuple[int, int | None], tuple[float, Cutting]] = {}
        for cutting in beam:
            for owner, score in _grow(cutting, before, place, layout):
                state = cutting.taken | _mark(owner), owner
                known = grown.get(state)
                if known is None or score > known[0]:
                    grown[state] = score, cutting
        best = sorted(grown.items(), key=lambda one: -one[1][0])[:BEAM]
        beam = [
            Cutting(score=score, owners=(*cutting.owners, owner), taken=taken)
            for (taken, owner), (score, cutting) in best
        ]
        before = place
    return beam[0]


def _mark(owner: int | None) -> int:
    """Give an owner's bit."""
    return 1 if owner is None else 2 << owner


def _grow(cutting: Cutting, before: Place | None, place: Place, layout: Layout) -> Iterator[tuple[int | None, float]]:
    """Give each owner that the next head may have, and the score then: nobody, the open block's, or a new block's."""
    yield None, cutting.score + NOBODY
    open_story = cutting.open_story
    for story, likeness in enumerate(place.likeness):
        if story == open_story and before is not None and not place.first:
            gain = _join(before.head, place.head)
        elif not cutting.taken & _mark(story):
            gain = OPENED if likeness >= FAR or story == place.run.after else UNLIKE
            gain += layout.under if story == place.run.before else 0.0
        else:
            continue
        gain += layout.over if place.last and story == place.run.after else 0.0
        yield story, cutting.score + likeness + gain


def _join(first: Head, second: Head) -> float:
    """Say how well two heads follow each other in one block."""
    if second.kind is Kind.NOTE:
        return NOTE_JOIN
    fits = AFTER_NOTE if first.kind is Kind.NOTE else JOINS[first.kind, second.kind]
    return fits + (0.0 if second.spaced else TIGHT)


# What stands over a headline and is none: a column's name (浦江潮, 快评), or what kind of text it is.
LABEL = re.compile(
    r"[\u4e00-\u9fff]{2,4}|(?:本报)?(?:特约)?(?:评论员文章|社论|编者按|记者手记|采访手记|新闻链接|相关链接|特别报道|深度调查)"
)


def has_label(heads: Sequence[Head]) -> bool:
    """Whether the name of a column stands over a headline; a headline as short has its subheads under it."""
    if len(heads) < 2 or heads[0].kind is not Kind.PLAIN:  # noqa: PLR2004 - one line alone is the headline
        return False
    return bool(LABEL.fullmatch(heads[0].text)) and heads[1].kind not in {Kind.NOTE, Kind.PEOPLE}


# Two lines of one headline are about as long as each other.
EVEN = 1.7


def arrange(heads: Sequence[Head], *, joins: bool = True) -> Headline:
    """Tell column, kicker, headline and subheads of one block apart; a story may have no block.

    `joins` says that two lines may be one headline.
    """
    if not heads:
        return Headline()
    label = heads[0].text if has_label(heads) else ""
    heads = heads[1:] if label else heads
    at = 1 if _has_kicker(heads) else 0
    end = at + 1
    while joins and end < min(len(heads), at + 2) and _is_second_line(heads[end - 1], heads[end], tight=at + 1 == end):
        end += 1
    return Headline(
        label=label,
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
    """Whether a headline goes over these two lines: both say the message, none is much longer.

    A line of two parts (某某某 某某某) is a whole headline; what stands under it is one only if it has two parts too.
    """
    if " " in first.text and " " not in second.text:
        return False
    if not tight or first.kind is not Kind.PLAIN or second.kind is not Kind.PLAIN:
        return False
    short, long = sorted((len(first.text), len(second.text)))
    return long <= short * EVEN
