"""A claim and its receiver's language in, the words of the message as plain values out: what every output shows. Pure.

All texts and links are clean (inert.py) but not yet escaped: that is the outputs' own business.
"""

import shlex
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain, groupby
from urllib.parse import quote

from alerts.amends import say_correction, say_same_link
from alerts.covering import say_coverage
from alerts.first_line import say_line, say_what_happened
from alerts.inert import clean, clean_link, shorten
from alerts.labels import WORDS
from alerts.leads import MOST_POSTS
from alerts.receivers import Language, Receiver
from alerts.wording import (
    NAMES,
    count_papers,
    find_absence,
    say_absence,
    say_day,
    say_doubt,
    say_first,
    say_note,
    say_open,
    say_pages,
    say_print,
    say_redirected,
    say_version,
    say_where,
    say_why,
)
from monitor.records import Alert, Claim, Correction, Match

MOST_PASSAGES = 5  # shown of one alert; the rest is counted
MOST_REASONS = 5  # given for one passage
MOST_OPEN = 3  # marks of a continued story that led nowhere
MOST_PRINTS = 10  # of the same news, that are named; the rest is counted
SHOW, EXPLAIN = "yaowen show {article}", "yaowen explain {article} {watch}"
WHY_ABSENT = "yaowen why-nothing {{watch}} --day {day}"
DASH = " — "  # between what happened and where it is printed
MOST_LINE = 300  # characters of a line, a headline, a source: what is longer is no headline


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a passage; `marked` when it is a hit."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A quoted passage, the reasons why it is shown, and what is uncertain about it or ""."""

    pieces: tuple[Piece, ...]
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One alert in words: `line` says who did what, where and when, `source` where it is printed.

    For where there is little room `brief` is the line without posts, `deed` that without where and when, and `printed`
    the source without the section. `remarks` say why it is told in short, what of a continued story was not found, and
    where else the news is printed; `more` counts the passages that are not shown.
    `archived` and `explained` are links to the article as it was kept and to why it is told, or the commands for it.
    `changes` say that it was redirected, and of a correction what was told and what is otherwise; `earlier` is the link
    of then where that differs.
    """

    alert_id: str
    line: str
    brief: str
    deed: str
    headline: str
    source: str
    printed: str
    link: str
    passages: tuple[Passage, ...]
    changes: tuple[str, ...] = ()
    earlier: str = ""
    archived: str = ""
    explained: str = ""
    late: str = ""
    remarks: tuple[str, ...] = ()
    more: int = 0

    @property
    def first(self) -> str:
        """The first line of a message: who did what, where and when, and where that is printed."""
        return DASH.join(filter(None, (self.line, self.source)))

    @property
    def second(self) -> str:
        """The second line of a message: the headline, "" where the first says it already, be it with posts between."""
        return "" if self.headline in self.line or self.headline in self.brief else self.headline


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The items of one watch."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A whole message in words; `warning` says that it may have come before, or is "".

    `coverage` says how much of the papers was read of the days that it speaks of, "" where nobody looked.
    """

    language: Language
    groups: tuple[Group, ...]
    warning: str
    footer: str
    coverage: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for group in self.groups for item in group.items)


def make_view(claim: Claim, receiver: Receiver) -> View:
    """Put a message in words, its alerts grouped by watch in the order in which each watch comes first."""
    words = WORDS[receiver.language]
    firsts = {alert.watch_id: place for place, alert in reversed(tuple(enumerate(claim.alerts)))}
    ordered = sorted(claim.alerts, key=lambda alert: firsts[alert.watch_id])
    groups = tuple(
        Group(title=clean(alerts[0].watch_name), items=add_ways(alerts, receiver))
        for alerts in (tuple(group) for _, group in groupby(ordered, key=lambda alert: alert.watch_id))
    )
    if claim.redirected_from:
        groups = note_first(groups, say_redirected(claim, receiver.language))
    titles = words["join"].join(words["quoted"].format(name=group.title) for group in groups)
    return View(
        language=receiver.language,
        groups=groups,
        warning=words["possibly_sent"] if claim.possibly_sent else "",
        footer=words["why_sent"].format(watches=titles, receiver=clean(receiver.shown)),
        coverage=say_coverage(claim.coverage, receiver.language) if claim.coverage else "",
    )


def note_first(groups: tuple[Group, ...], remark: str) -> tuple[Group, ...]:
    """Put a remark on the whole message below the first line of its first item."""
    first, *items = groups[0].items
    noted = replace(first, changes=(shorten(remark, MOST_LINE), *first.changes))
    return (replace(groups[0], items=(noted, *items)), *groups[1:])


def make_items(alerts: tuple[Alert, ...], language: Language) -> tuple[Item, ...]:
    """Put the alerts of one watch in words; later prints of one news stand with the first, or together without it."""
    prints: dict[str, list[Alert]] = {alert.id: [] for alert in alerts if alert.reprint is None}
    for alert in alerts:
        if alert.reprint is not None:
            prints.setdefault(alert.reprint.of, []).append(alert)
    by_id = {alert.id: alert for alert in alerts}
    items = tuple(
        make_one(by_id[name], language, tuple(later)) if name in by_id else make_later(tuple(later), language)
        for name, later in prints.items()
    )
    return note_limit(items, {alert.id for alert in alerts if alert.over_limit}, language)


def note_limit(items: tuple[Item, ...], over: Collection[str], language: Language) -> tuple[Item, ...]:
    """Say once, at the first of them, how many alerts are told in short as they are over the limit of their watch."""
    short = [item for item in items if item.alert_id in over]
    if not short:
        return items
    remark = WORDS[language]["over_limit"].format(count=len(short))
    first = replace(short[0], remarks=(remark, *short[0].remarks))
    return tuple(first if item is short[0] else item for item in items)


def add_ways(alerts: tuple[Alert, ...], receiver: Receiver) -> tuple[Item, ...]:
    """Put the alerts of one watch in words, with the ways to what was kept of each."""
    by_id = {alert.id: alert for alert in alerts}
    return tuple(
        replace(
            item,
            archived=find_way(receiver.links.archive, SHOW, by_id[item.alert_id]),
            explained=find_way(receiver.links.explain, choose_command(by_id[item.alert_id]), by_id[item.alert_id]),
        )
        for item in make_items(alerts, receiver.language)
    )


def choose_command(alert: Alert) -> str:
    """Give the command that says why an alert was told: an article's own, or that of the day of an absence."""
    if (absence := find_absence(alert)) is None:
        return EXPLAIN
    return WHY_ABSENT.format(day=absence.last + timedelta(days=absence.days + 1))


def find_way(link: str, command: str, alert: Alert) -> str:
    """Give a link with an alert's article and watch in it, or the command that shows the same; "" without article."""
    if not alert.article_id:
        return ""
    if link:
        names = {"{article}": alert.article_id, "{watch}": alert.watch_id}
        for name, value in names.items():
            link = link.replace(name, quote(value, safe=""))
        return clean_link(link)
    return clean(command.format(article=shlex.quote(alert.article_id), watch=shlex.quote(alert.watch_id)))


def make_one(alert: Alert, language: Language, prints: tuple[Alert, ...]) -> Item:
    """Put an alert in words: news, or a correction of what an earlier message told."""
    item = make_item(alert, language, prints)
    if alert.correction is None:
        return item
    return make_correction(item, alert, alert.correction, language)


def make_correction(item: Item, alert: Alert, correction: Correction, language: Language) -> Item:
    """Put a correction in words: what holds now, what was told, what is otherwise, both links."""
    earlier = clean_link(correction.url)
    same = earlier == item.link
    noted = [say_same_link(correction, language)] if same and earlier and correction.by == "paper" else []
    said = (*say_correction(alert, correction, language), *noted)
    return replace(
        item,
        line=shorten(say_line(alert, language, item.line), MOST_LINE),
        brief=shorten(say_line(alert, language, item.brief), MOST_LINE),
        deed=shorten(say_line(alert, language, item.deed), MOST_LINE),
        changes=tuple(shorten(one, MOST_LINE) for one in said),
        passages=() if correction.gone else item.passages,
        more=0 if correction.gone else item.more,
        earlier="" if same else earlier,
    )


def make_later(prints: tuple[Alert, ...], language: Language) -> Item:
    """Put later prints of news that an earlier message told in words, in short."""
    alert, words = prints[0], WORDS[language]
    item = make_item(alert, language, prints if len(prints) > 1 else ())  # where a single one stands, it says itself
    first = say_first(alert.reprint, language) if alert.reprint else ""
    changes = say_version(alert, language) if len(prints) == 1 else ""
    version = shorten(words["version"].format(changes=changes), MOST_LINE) if changes else ""
    line, brief, deed = (
        shorten(words["also"].format(line=one), MOST_LINE) for one in (item.line, item.brief, item.deed)
    )
    remarks = (*filter(None, (first, version)), *item.remarks)
    return replace(item, line=line, brief=brief, deed=deed, passages=(), more=0, remarks=remarks)


def say_prints(prints: tuple[Alert, ...], language: Language) -> tuple[str, ...]:
    """Say in how many papers news is printed also, and where, what is over ten only counted."""
    if not prints:
        return ()
    words = WORDS[language]
    shown = tuple(shorten(say_print(alert, language), MOST_LINE) for alert in prints[:MOST_PRINTS])
    more = (words["more"].format(count=len(prints) - MOST_PRINTS),) if len(prints) > MOST_PRINTS else ()
    papers = count_papers(len({alert.paper for alert in prints}), language)
    return (words["also_in"].format(papers=papers), *shown, *more)


def make_item(alert: Alert, language: Language, prints: tuple[Alert, ...] = ()) -> Item:
    """Put what one alert found in words; `prints` are later ones of the same news."""
    words = WORDS[language]
    pages = say_pages(alert, language)
    whole = " ".join(filter(None, (pages, NAMES[language].section(alert.section))))
    passages = () if alert.over_limit else make_passages(alert.matches, language)
    return Item(
        alert_id=alert.id,
        line=say_fitting(alert, language),
        brief=shorten(say_what_happened(alert, language, most_posts=0), MOST_LINE),
        deed=shorten(say_what_happened(alert, language, most_posts=0, whole=False), MOST_LINE),
        headline=shorten(clean(alert.headline), MOST_LINE),
        source=shorten(say_where(alert, whole, language), MOST_LINE),
        printed=shorten(say_where(alert, pages, language), MOST_LINE),
        link=clean_link(alert.url),
        passages=passages[:MOST_PASSAGES],
        late=words["late"] if alert.late else "",
        remarks=(
            *((words["again"].format(day=say_day(alert.again, language)),) if alert.again else ()),
            *say_open_marks(alert, language),
            *say_prints(prints, language),
        ),
        more=max(0, len(passages) - MOST_PASSAGES),
    )


def say_fitting(alert: Alert, language: Language) -> str:
    """Say what happened with as many posts as leave room for where and when."""
    lines = [say_what_happened(alert, language, most_posts=most) for most in range(MOST_POSTS, -1, -1)]
    return next((line for line in lines if len(line) <= MOST_LINE), shorten(lines[-1], MOST_LINE))


def say_open_marks(alert: Alert, language: Language) -> tuple[str, ...]:
    """Say what of a continued story was not found."""
    return tuple(filter(None, (say_open(mark, language) for mark in alert.marks)))[:MOST_OPEN]


def make_passages(matches: tuple[Match, ...], language: Language) -> tuple[Passage, ...]:
    """Put matches in words; those with the same passage share it, with all their marks."""
    shared: dict[str, list[Match]] = {}
    for match in matches:
        shared.setdefault(match.passage, []).append(match)
    return tuple(
        Passage(
            pieces=cut_pieces(text, found),
            reasons=make_short(chain.from_iterable(say_reasons(match, language) for match in found))[:MOST_REASONS],
            doubts=make_short(filter(None, (say_doubt(match, language) for match in found))),
        )
        for text, found in shared.items()
    )


def make_short(texts: Iterable[str]) -> tuple[str, ...]:
    """Give each text once, none longer than a line."""
    return tuple(dict.fromkeys(shorten(text, MOST_LINE) for text in texts))


def say_reasons(match: Match, language: Language) -> Iterator[str]:
    """Say which clause held, and what the archive adds."""
    yield say_why(match, language)
    if match.absence is not None:
        yield from say_absence(match.absence, language)
    yield from (say_note(note, language) for note in match.notes)


def cut_pieces(passage: str, matches: list[Match]) -> tuple[Piece, ...]:
    """Cut a passage at the marks of its matches, each piece clean by itself so that no mark shifts."""
    pieces: list[Piece] = []
    end = 0
    for mark in sorted((mark for match in matches for mark in match.marks), key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= end:
            pieces += (
                Piece(clean(passage[end : mark.start])),
                Piece(clean(passage[mark.start : mark.end]), marked=True),
            )
            end = mark.end
    return tuple(piece for piece in (*pieces, Piece(clean(passage[end:]))) if piece.text)
