"""A message in words and a service's style in, its alerts as finished lines, put into as many parts as they need, out.

Nothing is left out and nothing torn: a part is made of whole lines; a passage too long for one line goes on in another,
cut after a stop or a blank where there is one, never within a hit, which is a name as a rule, nor between a letter and
its accent. An alert stays in one part when it fits there.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from alerts.inert import COMBINING, shorten
from alerts.labels import WORDS, Words
from alerts.receivers import Receiver
from alerts.views import Item, Passage, Piece, View
from monitor.records import Claim

MOST_QUOTE = 200  # characters of a passage in one line: finished, in every style, less than the smallest part holds
NUMBER = 12  # characters kept free for the number of a part
# Where a passage is cut rather than anywhere, the first kind that there is. The blank of 龚 正 only pads a name.
WEB = ("https://", "http://")
STOPS = (re.compile(r"[。！？；，、：;!?][”’』」）)》]*"), re.compile(r"(?<=[!-~]) |(?<=\w\w) (?=\w\w)"))
WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "*_`~[]#<>|\\@&"})
LINKS = re.compile(r"(?i)(:)(?=/)|(?<=\bwww)(\.)")  # by what chats know a link that is not marked as one
BRACKETS = str.maketrans({"(": "%28", ")": "%29", "[": "%5B", "]": "%5D"})
Unit = TypeVar("Unit")
Block = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A message before it takes a form: `view` and `subject` are its words, not yet escaped."""

    claim: Claim
    receiver: Receiver
    view: View
    subject: str

    @property
    def words(self) -> Words:
        """The labels in the receiver's language."""
        return WORDS[self.view.language]


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a service writes: `escape` makes text inert; `bold` and `note` hold {}; `quote` stands before a passage."""

    escape: Callable[[str], str]
    bold: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One alert: `head` says what happened and `body` quotes, both finished; what stands below is still plain.

    A link is a label and an address. `heading` names the watch where a message has several; `head` and `source` are ""
    where the title says it already.
    """

    heading: str
    head: str
    body: tuple[str, ...]
    source: str
    notes: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def list_entries(draft: Draft, style: Style, most_title: int) -> Iterator[Entry]:
    """Give each alert as lines, under titles of `most_title` characters at most.

    The first of each watch has the watch's name where there are several. Last comes what was read of the papers.
    """
    title = shorten(draft.subject, most_title - NUMBER)
    for group in draft.view.groups:
        for place, item in enumerate(group.items):
            heading = group.title if place == 0 and len(draft.view.groups) > 1 else ""
            entry = write_entry(item, heading, draft.words, style)
            head = "" if item.line in title else entry.head
            yield replace(entry, head=head, source="" if item.source in title else entry.source)
    if draft.view.coverage:
        yield Entry(heading="", head="", body=(), source="", notes=(draft.view.coverage,), links=())


def write_entry(item: Item, heading: str, words: Words, style: Style) -> Entry:
    """Write one alert: what happened with its passages; then where it is printed and why it is here."""
    body = [style.escape(item.second)] if item.second else []
    body += map(style.escape, item.changes)
    for passage in item.passages:
        body += (style.quote + write_pieces(pieces, style) for pieces in cut_lines(passage.pieces))
    if item.more:
        body.append(style.escape(words["more_matches"].format(count=item.more)))
    return Entry(
        heading=heading,
        head=style.bold.format(style.escape(item.line)),
        body=tuple(body),
        source=item.source,
        notes=tuple(filter(None, (*item.remarks, item.late, *list_reasons(item.passages, words)))),
        links=list_links(item, words),
    )


def list_links(item: Item, words: Words) -> tuple[tuple[str, str], ...]:
    """Give an alert's links with their labels: the article, as it was told before, as it was kept, why it is told.

    Commands are for mail, whose reader has a shell at hand sooner than a chat's.
    """
    own = ((words["archived"], item.archived), (words["explained"], item.explained))
    links = ((words["read"], item.link), (words["read_before"], item.earlier), *own)
    return tuple((label, link) for label, link in links if link.startswith(WEB))


def list_reasons(passages: Iterable[Passage], words: Words) -> tuple[str, ...]:
    """Give each reason and each doubt of an alert once; the first reason says that they are some."""
    reasons = list(dict.fromkeys(reason for passage in passages for reason in passage.reasons))
    reasons[:1] = [f"{words['because']}{words['colon']}{reason}" for reason in reasons[:1]]
    doubts = dict.fromkeys(doubt for passage in passages for doubt in passage.doubts)
    return (*reasons, *(f"{words['doubt']}{words['colon']}{doubt}" for doubt in doubts))


def write_pieces(pieces: Iterable[Piece], style: Style) -> str:
    """Write a passage with its hits in bold."""
    return "".join(
        style.bold.format(style.escape(piece.text)) if piece.marked else style.escape(piece.text) for piece in pieces
    )


# --- lines ------------------------------------------------------------------------------------------------------


def cut_lines(pieces: Iterable[Piece], most: int = MOST_QUOTE) -> Iterator[tuple[Piece, ...]]:
    """Put a passage into lines of at most `most` characters, every character of it once and in order."""
    line: list[Piece] = []
    for piece in pieces:
        rest = piece
        while len(rest.text) > (room := most - sum(len(one.text) for one in line)):
            end = find_cut(rest, room, whole=bool(line))
            if end:
                line.append(Piece(rest.text[:end], marked=rest.marked))
                rest = Piece(rest.text[end:], marked=rest.marked)
            yield tuple(line)
            line = []
        line.append(rest)
    if line:
        yield tuple(line)


def find_cut(piece: Piece, room: int, *, whole: bool) -> int:
    """Say after how many characters to cut a piece that is longer than `room`; 0 to put all of it into the next line.

    `whole` says that there will be more room in the next line: a hit goes there as it is.
    """
    for stop in () if piece.marked else STOPS:
        if stops := [found.end() for found in stop.finditer(piece.text, room // 2, room)]:
            return stops[-1]
    if whole:
        return 0
    end = room
    while end > 1 and COMBINING.match(piece.text[end]):
        end -= 1
    return end


def join_lines(lines: Iterable[str], between: str, most: int) -> Iterator[str]:
    """Join whole lines as long as they fit into `most` characters."""
    joined = ""
    for line in lines:
        longer = f"{joined}{between}{line}" if joined else line
        if joined and len(longer) > most:
            yield joined
            longer = line
        joined = longer
    if joined:
        yield joined


# --- parts ------------------------------------------------------------------------------------------------------


def pack(entries: Iterable[Sequence[Unit]], room: int, measure: Callable[[Unit], int]) -> tuple[tuple[Unit, ...], ...]:
    """Put entries into parts of `room` at most, as `measure` has it, in order and whole where they fit one part.

    An entry that does not fit goes on in the next part, below its first unit again. There is one part at least.
    """
    parts: list[list[Unit]] = [[]]
    left = room
    for units in entries:
        if parts[-1] and left < sum(map(measure, units)) <= room:
            parts.append([])
            left = room
        for place, unit in enumerate(units):
            if parts[-1] and measure(unit) > left:
                again = units[:1] if place and measure(units[0]) + measure(unit) <= room else ()
                parts.append(list(again))
                left = room - sum(map(measure, again))
            parts[-1].append(unit)
            left -= measure(unit)
    return tuple(tuple(part) for part in parts)


def number(title: str, part: int, parts: int, most: int) -> str:
    """Give a part's title, at most `most` characters: with its number when there are several."""
    if parts == 1:
        return shorten(title, most)
    return f"{shorten(title, most - NUMBER)} ({part}/{parts})"


def measure_json(value: object) -> int:
    """Count the bytes of a value in a JSON body, with the comma after it."""
    return len(write_json(value)) + 1


def write_json(value: object) -> bytes:
    """Write a JSON body."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


# --- Markdown ----------------------------------------------------------------------


def widen(text: str) -> str:
    """Write the signs that Markdown or a chat obeys in full width: there they mean nothing, and read the same."""
    return unlink(text.translate(WIDE))


def unlink(text: str) -> str:
    """Keep a chat from making links of addresses in a text."""
    return LINKS.sub(lambda found: "：" if found[1] else "．", text)


def link_markdown(label: str, url: str) -> str:
    """Write a link whose address holds no bracket."""
    return f"[{label}]({url.translate(BRACKETS)})"
