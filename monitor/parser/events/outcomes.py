"""An event's lines in, what else they tell of it out: its theme, the bodies, what was decided, who holds the next.

The patterns stand in `event_outcomes.tsv`; of bodies only names that end as such names do are kept (`bodies.tsv`).
Empty rather than wrong: what a person said of other agreements is not read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from monitor.parser.dates import han_number
from monitor.parser.events.candidates import Candidate
from monitor.parser.events.lines import Line, begins_paragraph
from monitor.parser.events.rules import LONGEST_LINE
from monitor.parser.places import load_place_words
from monitor.parser.text import Story, read_table
from monitor.records import Decision

MOST_DECISIONS = 12
MOST_BODIES = 20
LONGEST_BODY = 24  # characters of a body's name
SHORTEST_BODY = 2
HELD = frozenset(("meeting", "ceremony", "study", "announcement", "other", "election", "appointment"))
THEMED = frozenset(("meeting", "ceremony", "study", "other", "announcement"))
DECIDING = frozenset(("meeting", "election", "appointment", "ceremony"))

HINTS = {  # one of these stands in every sentence that a pattern reads; looking for them first is cheap
    "theme": ("题",),
    "organiser": ("办", "组织"),
    "participant": ("负责",),
    "decision": ("通过", "决定", "选举", "批准", "定", "同意"),
    "signed": ("双方",),
    "next": ("下",),
}

BROADCAST = re.compile(r"节目|栏目|专栏|频道|播出")
AND = re.compile(r"、|和|与|以及|及(?!其)|等")
SAID = re.compile(r"表示|指出|强调|说|认为|希望|称|[“”]")
DOES = re.compile(r"出席|参加|会见|举行|召开|举办|主办|承办|期间|[的了在（）()]")  # no part of a body's name
EARLIER = re.compile(r"此前|去年|前年|近年|年来|根据|按照")
THIS_EVENT = re.compile(r"(?:本[次届]|此次|这次|该|会议|论坛|大会|活动|展览|大赛|座谈会|峰会|仪式)")
ORDINAL = re.compile(r"第(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?P<unit>[届次])")
DELEGATION = re.compile(r"[\u4e00-\u9fff]{2,16}?(?:代表团|考察团|访问团)")
LED = re.compile(r"会见|会晤|接见|拜会|欢迎|看望|率领?|带领|[与同由]")  # stands before whose delegation it is


@lru_cache(maxsize=1)
def load_patterns() -> dict[str, tuple["re.Pattern[str]", ...]]:
    """Give, for each thing that is read, its patterns."""
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for what, pattern in read_table("event_outcomes.tsv"):
        patterns.setdefault(what, []).append(re.compile(pattern))
    return {what: tuple(found) for what, found in patterns.items()}


@lru_cache(maxsize=1)
def load_body_ends() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the ends of bodies' names, and the words with such an end that are none."""
    rows = {what: words.split() for what, words in read_table("bodies.tsv")}
    return tuple(rows["end"]), tuple(rows["not"])


def find_theme(main: Candidate, lines: Sequence[Line], story: Story) -> str:
    """Give what a gathering was held under: 以“…”为主题, 主题为“…”."""
    if main.kind not in THEMED or not main.own:
        return ""
    for line in lines:
        if line.where == "text" and not BROADCAST.search(line.sentence.text) and _is_about(main, line):
            for start, end in _read("theme", line):
                return story.printed(story.span("text", start, end))
    return ""


def _is_about(main: Candidate, line: Line) -> bool:
    """Tell whether a sentence speaks of the event: by its name, or as 本次会议, 论坛."""
    return main.name in line.sentence.text or bool(THIS_EVENT.search(line.sentence.text))


def find_organisations(main: Candidate, told: Candidate | None, lines: Sequence[Line], story: Story) -> tuple[str, ...]:
    """Give the bodies that hold the event (主办单位), send their heads to it (与会单位) or a delegation."""
    found = [body for one in (main, told) if one for body in _take_bodies(one.holder)]
    lead = told.line if told else None
    for line in lines:
        near = line is lead or line is main.line
        if main.kind in HELD and line.where == "text" and (near or THIS_EVENT.search(line.sentence.text)):
            for what in ("organiser", "participant"):
                found += [body for start, end in _read(what, line) for body in _bodies(line, start, end, story)]
        if near:
            found += _delegations(line, story)
    longest = [body for body in dict.fromkeys(found) if not any(other != body and body in other for other in found)]
    return tuple(longest[:MOST_BODIES])


def is_body(name: str) -> bool:
    """Tell whether a name ends as the names of bodies do."""
    ends, others = load_body_ends()
    fits = SHORTEST_BODY <= len(name) <= LONGEST_BODY and name not in ends
    return fits and name.endswith(ends) and not name.endswith(others) and not DOES.search(name)


def _bodies(line: Line, start: int, end: int, story: Story) -> tuple[str, ...]:
    """Give the names of bodies in a list at folded start..end; one that is no body spoils the list."""
    return _take_bodies(story.printed(story.span(line.where, start, end)))


def _take_bodies(words: str) -> tuple[str, ...]:
    """Give the bodies that words name one after the other; () when one of them is no body."""
    names = tuple(name for name in AND.split("".join(words.split())) if name)
    return names if all(is_body(name) for name in names) else ()


def _delegations(line: Line, story: Story) -> Iterator[str]:
    """Give the delegations that a line names by the place they come from (某省党政代表团)."""
    for found in DELEGATION.finditer(line.code[:LONGEST_LINE]):
        words = found[0]
        verbs = [verb.end() for verb in LED.finditer(words)]
        begins = (at for at in range(verbs[-1] if verbs else 0, len(words)) if _begins_with_place(words[at:]))
        at = next(begins, None)
        if at is not None:
            yield story.printed(story.span(line.where, *line.folded(found.start() + at, found.end())))


def _begins_with_place(words: str) -> bool:
    return words.startswith("全国") or any(words[:size] in load_place_words() for size in (4, 3, 2))


def find_decisions(main: Candidate, lines: Sequence[Line], story: Story) -> tuple[Decision, ...]:
    """Give what the event decided (审议通过, 决定, 签署), each in its own words from the verb on."""
    wanted = ["decision"] if main.kind in DECIDING else []
    wanted += ["signed"] if main.kind in {"reception", "visit", "ceremony", "meeting", "inspection"} else []
    found: list[Decision] = []
    for line in lines:
        if line.where != "text":
            continue
        for what in wanted:
            if what == "signed" and not begins_paragraph(line, story):
                continue
            for start, end in _read(what, line, said=False):
                if EARLIER.search(line.sentence.text[:LONGEST_LINE]):
                    break
                span = story.span("text", start, _closed(line, start, end))
                found.append(Decision(text=story.printed(span).strip(), span=span, rule=f"event.{what}"))
    return tuple({one.text: one for one in found}.values())[:MOST_DECISIONS]


def _closed(line: Line, start: int, end: int) -> int:
    """Give the folded end without a title that is cut off (《…)."""
    words = line.sentence.text[start - line.sentence.start : end - line.sentence.start]
    return end if words.count("《") <= words.count("》") else start + words.rfind("》") + 1


def find_next_host(main: Candidate, lines: Sequence[Line]) -> str:
    """Give who holds the next of the event's kind: 下届…由某地承办, or the next number of its name."""
    for line in lines:
        if line.where != "text" or not main.own:
            continue
        for start, end in (*_read("next", line, said=False), *_read_number(main, line)):
            return line.sentence.text[start - line.sentence.start : end - line.sentence.start]
    return ""


def _read_number(main: Candidate, line: Line) -> Iterator[tuple[int, int]]:
    """Give where the place stands that the event's own series goes on at: 第四十六届某某大赛将在某地举办."""
    own = ORDINAL.search(main.name)
    if not own or "将" not in line.sentence.text:
        return
    for number in ORDINAL.finditer(line.sentence.text[:LONGEST_LINE]):
        same = number["unit"] == own["unit"] and han_number(number["number"]) == han_number(own["number"]) + 1
        found = same and NEXT_HELD.match(line.sentence.text, number.end())
        if found:
            yield line.sentence.start + found.start("is"), line.sentence.start + found.end("is")


NEXT_HELD = re.compile(
    r"[^，。；“”]{0,24}?将[^，。；“”]{0,16}?(?:由|在)(?P<is>[\u4e00-\u9fff]{2,12}?)(?:举行|举办|承办|召开|主办)"
)


def _read(what: str, line: Line, *, said: bool = True) -> Iterable[tuple[int, int]]:
    """Give the folded places of what a thing's patterns read in a line; `said` False: not behind words of saying."""
    text = line.sentence.text[:LONGEST_LINE]
    if not any(hint in text for hint in HINTS[what]):
        return
    for pattern in load_patterns()[what]:
        for found in pattern.finditer(text):
            if said or not SAID.search(text, 0, found.start("is")):
                yield line.sentence.start + found.start("is"), line.sentence.start + found.end("is")
