"""The stories of one paper and day in; those that go on at another page joined, each with all its places, out. Pure.

    list_marks -> weigh_pair, for each mark and each story that could be its other part -> choose_links -> join

A mark alone joins nothing. Page numbers, headlines, what both texts speak of and how the first one ends are weighed
together; where two stories fit about as well, or none fits well enough, the mark stays open and says why. A story that
is printed twice (一稿两号: in full under two addresses) is one story with both places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from monitor.epaper.doubles import make_place, unite_doubles
from monitor.epaper.kinship import (
    IssueTexts,
    compare_headlines,
    compare_texts,
    have_one_headline,
    is_named,
    is_one_run,
    learn_issue,
)
from monitor.epaper.marks import is_broken, join_seam, list_marks, list_unclosed, list_unopened
from monitor.records import Article, PageMark

# What speaks for and against two stories being parts of one, in points; a link needs FEWEST, and LEAD over any other.
PAGE_FITS = 3
PAGE_FITS_EARLIER = 2  # 上接第一版 on the third part of a story: its own part before began there
PAGE_DIFFERS = -1
OTHER_LETTERS = -3
TITLE_NAMED = 5  # the mark itself names the other part's title
OWN_DATELINE = -4  # a story with a dateline begins where it stands
BREAKS_OFF = 1
WORD_CUT = 2  # the characters on both sides of the seam stand together elsewhere in one of the texts
QUOTE_CLOSED = 2  # what the first part opens, “ or （, the second closes
QUOTE_OPEN = -2
ENDS_UNMARKED = -3  # nothing says that the first part is not all
BEGINS_UNMARKED = -2  # and nothing says that the second part is one, its headline neither
SAME_PAGE = -3
FEWEST = 5
LEAD = 2
NEAR = 0.1
NEARER = 2.5
UNMARKED = -1
QUOTED = 300  # characters of a paragraph within which a quotation is looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """The end of story `story` (its place in the issue), where it goes on by mark `at`, or UNMARKED."""

    story: int
    at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """An end and a story that may follow it, with the points for it.

    `nearness` says, where no headline tells, how near the texts are; `fits`: it stands where the end's mark says.
    """

    slot: Slot
    follower: int
    points: int
    nearness: float
    fits: bool


def join_stories(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Join what is parted, in the order of the first parts. Stories without marks and without a twin stay as they are.

    Ids of the articles are kept; a joined story has its first part's.
    """
    stories = tuple(
        replace(story, marks=tuple(map(_close, list_marks(story))))
        for story in unite_doubles(sorted(articles, key=_order))
    )
    if not any(story.marks for story in stories):
        return stories
    pairs = weigh_pairs(stories)
    links = choose_links(pairs)
    reached = set(links.values())
    marked = tuple(settle_marks(stories, at, links, pairs) for at in range(len(stories)))
    return tuple(_assemble(marked, at, links) for at in range(len(stories)) if at not in reached)


def _order(article: Article) -> tuple[int, int]:
    return article.page or 0, article.position


def _close(mark: PageMark) -> PageMark:
    return replace(mark, why="")


def weigh_pairs(stories: Sequence[Article]) -> tuple[Pair, ...]:
    """Weigh each end that says it goes on, or might, with each story that may follow it."""
    issue = learn_issue(stories)
    resumed = tuple(at for at, story in enumerate(stories) if any(mark.direction == "from" for mark in story.marks))
    return tuple(
        pair
        for first, story in enumerate(stories)
        if (ons := tuple(at for at, mark in enumerate(story.marks) if mark.direction == "on") or (UNMARKED,))
        for other in (resumed if ons == (UNMARKED,) else range(len(stories)))
        for at in ons
        if other != first and (pair := weigh_pair(issue, first, at, other)) is not None
    )


def weigh_pair(issue: IssueTexts, first: int, at: int, follower: int) -> Pair | None:
    """Count what speaks for `follower` being where `first` goes on; None where nothing brings the two together."""
    one, other = issue.stories[first], issue.stories[follower]
    on = None if at == UNMARKED else one.marks[at]
    froms = tuple(mark for mark in other.marks if mark.direction == "from")
    if on is None and not froms:
        return None
    pages = (_weigh_page(on, one, other) if on else 0) + _weigh_from(froms, one, other, marked=on is not None)
    likeness = compare_headlines(issue, first, follower)
    if any(is_named(issue, mark.title, first) for mark in froms) or (on and is_named(issue, on.title, follower)):
        likeness = TITLE_NAMED
    if pages < PAGE_FITS - 1 and likeness <= 0:
        return None
    if on is not None and on.whole and not froms and not have_one_headline(issue, first, follower):
        return None
    if not froms and likeness <= 0:
        likeness += BEGINS_UNMARKED
    subject, nearness = compare_texts(issue, first, follower)
    return Pair(
        slot=Slot(story=first, at=at),
        follower=follower,
        points=pages + likeness + _weigh_seam(issue, on, first, follower) + subject,
        nearness=0.0 if likeness > 0 else nearness,
        fits=on is not None and _weigh_page(on, one, other) == PAGE_FITS,
    )


def _weigh_from(froms: tuple[PageMark, ...], first: Article, follower: Article, *, marked: bool) -> int:
    """Weigh the best of the follower's marks; a page where the story stands too, or stood before, fits nearly so."""
    if not froms:
        return 0
    fits = max(_weigh_page(mark, follower, first) for mark in froms)
    others = {(mark.letters, mark.page) for mark in first.marks}
    if marked and fits < 0 and any((mark.letters, mark.page) in others for mark in froms):
        return PAGE_FITS_EARLIER
    return fits


def _weigh_page(mark: PageMark, marked: Article, other: Article) -> int:
    """Weigh the page that a mark names against the other story's; letters count where both are known to have them."""
    if other.page is None:
        return 0
    letters, number = read_label(other)
    if mark.page != number:
        return PAGE_DIFFERS
    own = mark.letters or read_label(marked)[0]
    return OTHER_LETTERS if letters and own and letters != own else PAGE_FITS


def read_label(article: Article) -> tuple[str, int | None]:
    """Give letters and number of the page as it is printed: A and 5 of a page A05."""
    letters = article.page_label.rstrip("0123456789")
    digits = article.page_label[len(letters) :]
    return letters, int(digits) if digits.isascii() and digits.isdecimal() else article.page


def _weigh_seam(issue: IssueTexts, on: PageMark | None, first: int, follower: int) -> int:
    """Weigh how the texts meet: how the first ends, how the second begins, whether there is a page between them."""
    one, other = issue.stories[first], issue.stories[follower]
    points = 0 if on else ENDS_UNMARKED
    if other.dateline is not None:
        points += OWN_DATELINE
    if one.page is not None and (one.page, one.page_label) == (other.page, other.page_label):
        points += SAME_PAGE
    if one.paragraphs and other.paragraphs:
        before, after = one.paragraphs[-1], other.paragraphs[0]
        broken = is_broken(before)
        points += BREAKS_OFF if broken else 0
        points += WORD_CUT if broken and is_one_run(issue, before[-2:] + after[:2], first, follower) else 0
        unclosed, unopened = list_unclosed(before[-QUOTED:]), list_unopened(after[:QUOTED])
        if unclosed or unopened:
            points += QUOTE_CLOSED if unclosed == unopened else QUOTE_OPEN
    return points


def choose_links(pairs: Iterable[Pair]) -> dict[Slot, int]:
    """Choose which story follows which end: those that lead on both sides, until no more do.

    A link that is sure takes both of its sides away from the others, which may make another one sure. That a mark's
    page is wrong is thought of only where nothing on that page follows.
    """
    enough = [pair for pair in pairs if pair.points >= FEWEST]
    kept = {pair.slot for pair in enough if pair.fits}
    left = [pair for pair in enough if pair.fits or pair.slot not in kept]
    links: dict[Slot, int] = {}
    while sure := [pair for pair in left if _leads(pair, left, links)]:
        for pair in sure:
            if not _comes_round(links, pair):
                links[pair.slot] = pair.follower
        slots, followers = {pair.slot for pair in sure}, {pair.follower for pair in sure}
        left = [pair for pair in left if pair.slot not in slots and pair.follower not in followers]
    return links


def _leads(pair: Pair, pairs: Iterable[Pair], links: dict[Slot, int]) -> bool:
    """Whether no other pair with the same end or the same follower comes near.

    Ends of parts that are one story already (下转二、三版: the first part's, and the second's own) are no rivals.
    """
    return all(
        rival is pair
        or _beats(pair, rival)
        or (pair.points >= rival.points and _find_first(pair, links) == _find_first(rival, links))
        for rival in pairs
        if rival.slot == pair.slot or rival.follower == pair.follower
    )


def _find_first(pair: Pair, links: dict[Slot, int]) -> tuple[int, int]:
    """Give the first part of the story that a pair's end is of, and the pair's follower."""
    before = {follower: slot.story for slot, follower in links.items()}
    story = pair.slot.story
    while story in before:
        story = before[story]
    return story, pair.follower


def _beats(pair: Pair, rival: Pair) -> bool:
    """Whether a pair has clearly more points than another, or not fewer and texts that are much nearer."""
    nearer = pair.nearness >= max(NEAR, NEARER * rival.nearness)
    return pair.points - rival.points >= (0 if nearer else LEAD)


def _comes_round(links: dict[Slot, int], pair: Pair) -> bool:
    """Whether a link would close a ring of stories."""
    ahead, seen = [pair.follower], set[int]()
    while ahead:
        story = ahead.pop()
        seen.add(story)
        ahead += [after for slot, after in links.items() if slot.story == story and after not in seen]
    return pair.slot.story in seen


def settle_marks(stories: Sequence[Article], at: int, links: dict[Slot, int], pairs: Sequence[Pair]) -> Article:
    """Leave a story the marks that led nowhere, each with the reason."""
    story = stories[at]
    reached = set(links.values())
    kept = []
    for number, mark in enumerate(story.marks):
        slot = Slot(story=at, at=number)
        if slot in links or (mark.direction == "from" and at in reached):
            continue
        rivals = [
            pair
            for pair in pairs
            if pair.points >= FEWEST
            and (pair.slot == slot if mark.direction == "on" else pair.follower == at)
            and pair.slot not in links
            and pair.follower not in reached
        ]
        there = [other for other in stories if other is not story and _weigh_page(mark, story, other) == PAGE_FITS]
        if mark.whole and there:
            continue  # another story stands there, and is no part of this one
        kept.append(replace(mark, why="several" if rivals else "unlike" if _may_hold(mark, there) else "missing"))
    return replace(story, marks=tuple(kept))


def _may_hold(mark: PageMark, there: Iterable[Article]) -> bool:
    """Whether a story of the page that a mark names says that it is a part of something."""
    back = "from" if mark.direction == "on" else "on"
    return any(one.direction == back for story in there for one in story.marks)


def _assemble(stories: Sequence[Article], head: int, links: dict[Slot, int]) -> Article:
    """Put a story together of its first part and all that follows."""
    whole, ahead = stories[head], _list_next(head, links)
    while ahead:
        part = ahead.pop()
        whole = append_part(whole, stories[part])
        ahead += _list_next(part, links)
    return whole


def _list_next(story: int, links: dict[Slot, int]) -> list[int]:
    """Give the stories that follow one, that of its first mark last."""
    after = sorted((slot.at, part) for slot, part in links.items() if slot.story == story)
    return [part for _, part in reversed(after)]


def append_part(whole: Article, part: Article) -> Article:
    """Put a later part behind a story: its text, its authors, its place and the marks it leaves open."""
    seam = join_seam(whole.paragraphs[-1], part.paragraphs[0]) if whole.paragraphs and part.paragraphs else ()
    paragraphs = (*whole.paragraphs[:-1], *seam, *part.paragraphs[1:]) if seam else whole.paragraphs + part.paragraphs
    return replace(
        whole,
        paragraphs=paragraphs,
        authors=tuple(dict.fromkeys((*whole.authors, *part.authors))),
        marks=(*whole.marks, *part.marks),
        continuations=(*whole.continuations, make_place(part), *part.continuations),
    )
