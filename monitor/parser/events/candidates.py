"""Code of a Line in, the Candidate for an event out that a frame read there; whether two mean one event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.parser.events.lines import CLAUSE_STOP, Line, is_work
from monitor.parser.text import Story

LONGEST_NAME = 120  # characters of an event's name
LONGEST_POST = 8  # characters of a post that a name keeps (会见某国总统某某)
ALIKE = 0.4  # share of common pairs of characters from which two names of one kind mean one event
MUCH_ALIKE = 0.9  # and from which two of different kinds do
SESSION = re.compile(r"[一二三四五六七八九十\d]+(?=届|次|中全会)")
SAID_THERE = re.compile(
    r"(?:时|期间)?(?:强调|指出|要求|表示|(?<=时)说)[:：]?$|(?<=.{6})(?<![先前以之])后$"
)  # a kicker leads over to what was said
EMPTY = re.compile(r"[（(][）)]|当地时间|北京时间|已于(?=在)")  # what is left where a time is left out
EDGES = re.compile(
    r"^(?:[，,。；;：:、—\s|]+|(?:随后|此外|另外|据悉|与此同时)(?=..)|并(?=主持|出席|见证|参加|和|与|对|就|实)(?:主持|出席|见证|参加)?)+|[，,。；;：:、\s|]+$"
)
SITTING = re.compile(
    r"(?:第[一二三四五六七八九十\d]+次)?(?:全体会议|闭幕会|开幕会|分组会议|联组会议)$"
)  # part of a session
CONGRESS = re.compile(r"代表大会$")
PLENARY = re.compile(r"委员会.{0,3}(?:全体会议|全会|会议)|[一二三四五六七八九十]全会|次全委?会")  # of those it elected
BRIEFING = re.compile(r"(?:发布|吹风|通气|说明|推介|见面|记者)会$")
WITNESSED = "event.witness"  # a signing
GUESTS = re.compile(r"代表团|一行|来宾|客人")
SHORTEST_SESSION = 6  # characters of the session's name before it
HALF_NAME = re.compile(r"[在上的对向与为][^“]")  # how the second half of a name begins that holds a person


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """What a frame read: start..end are the places of the code that states it.

    `name` is printed words; `own` says that it is the event's own name, not words about an act. `actors` are the main
    persons, `place` the folded words for where it was, `holder` the printed words for who held it (召开单位).
    """

    kind: str
    name: str
    line: Line
    start: int
    end: int
    rule: str
    own: bool = False
    actors: tuple[str, ...] = ()
    place: str = ""
    holder: str = ""


def word(line: Line, story: Story, start: int, end: int, posts_from: int = 0) -> str:
    """Give the printed words of the code start..end: times and long posts left out, 《》 in full.

    Before the place `posts_from` no post stays: who acts needs none, whom it is done to does (会见某国总统某某).
    """
    parts: list[str] = []
    printed, printed_at = story.sources[line.where], story.view(line.where).places
    for place in range(start, end):
        char, left = line.code[place], line.places[place]
        if not "\ue000" <= char <= "\uf8ff":
            parts.append(printed[printed_at[left]])
        elif char in line.mentions:
            mention = line.mentions[char]
            if mention.start - left > LONGEST_POST or place == start or place < posts_from:
                left = mention.start
            parts.append(story.printed(story.span(line.where, left, mention.end)))
        elif is_work(char):
            parts.append(story.printed(story.span(line.where, left, line.places[place + 1])))
    name = EMPTY.sub("", "".join("".join(parts).split()))
    return SAID_THERE.sub("", EDGES.sub("", name))[:LONGEST_NAME]


def name_by_heading(story: Story, heading: Sequence[Line], kind: str) -> Candidate:
    """Make the event that the headline names in its own words."""
    line = heading[0]
    printed = story.printed(story.span(line.where, line.places[0], line.places[-1]))
    name = " ".join((printed if line.where == "heading" else re.split(r"[；;。]", printed)[0]).split())[:LONGEST_NAME]
    name = SAID_THERE.sub("", name)
    return Candidate(
        kind=kind, name=name, line=line, start=0, end=len(line.code), actors=line.names(line.code),
        rule=f"event.{kind}.heading",
    )  # fmt: skip


def name_by_clause(story: Story, line: Line, place: int, kind: str) -> Candidate:
    """Make the event that the clause around a folded place of a line tells in its own words."""
    at = next((index for index, folded in enumerate(line.places) if folded >= place), len(line.code))
    start = max((hit.end() for hit in CLAUSE_STOP.finditer(line.code, 0, at)), default=0)
    stop = CLAUSE_STOP.search(line.code, at)
    end = stop.start() if stop else len(line.code)
    return Candidate(
        kind=kind, name=word(line, story, start, end), line=line, start=start, end=end, rule=f"event.{kind}.clause",
        actors=line.names(line.code[start:end]),
    )  # fmt: skip


def is_same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates tell of one event: one kind and common actors, or names alike."""
    actors, others = set(one.actors), set(other.actors)
    guests = one.kind == other.kind and one.kind in {"reception", "message"} and actors - others and others - actors
    signing = WITNESSED in {one.rule, other.rule} and ("签" in one.name) != ("签" in other.name)
    if guests or signing:
        return False  # of another guest, to somebody else; a signing and another ceremony
    if any(CONGRESS.search(a.name) and PLENARY.search(b.name) for a, b in ((one, other), (other, one))):
        return False
    nobody = not actors and one.kind != "announcement"  # of whose words there may be several
    if one.kind == other.kind and not one.own and (actors & others or nobody):
        return True
    if BRIEFING.search(one.name) and not BRIEFING.search(other.name):
        return False  # where a fair to come is told of
    if one.kind != other.kind:
        return one.own and other.own and likeness(one.name, other.name) >= MUCH_ALIKE
    return likeness(one.name, other.name) >= ALIKE or _is_same_session(one, other) or _is_sitting(other, one)


def _is_sitting(one: Candidate, other: Candidate) -> bool:
    """Tell whether a gathering is a sitting of another or of one session with it: 常委会第二十次会议 + 全体会议."""
    session = SITTING.sub("", one.name)
    whole = SITTING.sub("", other.name)
    return one.own and len(session) >= SHORTEST_SESSION and session != one.name and whole.endswith(session)


def _is_same_session(one: Candidate, other: Candidate) -> bool:
    """Tell whether two names count one session: 民革十五届三中全会, 中国国民党革命委员会第十五届…第三次全体会议."""
    numbers = SESSION.findall(one.name)
    same_house = ("政协" in one.name) == ("政协" in other.name)
    return one.own and other.own and same_house and len(numbers) > 1 and numbers == SESSION.findall(other.name)


def join_guests(found: Sequence[Candidate], story: Story) -> Candidate:
    """Make one reception of those that one sentence tells of each guest (分别会见N、N)."""
    first = found[0]
    actors = tuple(dict.fromkeys(name for one in found for name in one.actors))
    return replace(first, name=word(first.line, story, first.start, first.end), actors=actors)


def join_met(found: Sequence[Candidate]) -> Candidate:
    """Make one reception of those guests of a sentence who were met together (会见N和N时)."""
    actors = tuple(dict.fromkeys(name for one in found for name in one.actors))
    return replace(found[0], name="、".join((found[0].name, *(one.actors[-1] for one in found[1:]))), actors=actors)


def find_told(main: Candidate, in_lead: Sequence[Candidate]) -> Candidate | None:
    """Give the lead's candidate that tells of the heading's event: the same, or the only gathering of its kind."""
    same = [found for found in in_lead if is_same(main, found)]
    if same:  # of several talks the one that the heading words
        return max(same, key=lambda found: likeness(main.name, found.name)) if main.kind == "reception" else same[0]
    alike = [found for found in in_lead if found.own and found.kind == main.kind and not HALF_NAME.match(found.name)]
    return alike[0] if (main.own or main.kind == "ceremony") and len(alike) == 1 else None


def likeness(one: str, other: str) -> float:
    """Give the share of pairs of characters that the shorter of two names has in common with the other, 0 to 1."""
    pairs = [{name[place : place + 2] for place in range(len(name) - 1)} for name in (one, other)]
    return len(pairs[0] & pairs[1]) / max(1, min(map(len, pairs)))
