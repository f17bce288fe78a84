"""The lines of a text that collects news in, a Plan for each piece out (一周要闻、大事记): each says on which day."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.parser.dates import When
from monitor.parser.events.candidates import SITTING, Candidate, is_same, name_by_clause, name_by_heading, word
from monitor.parser.events.genre import is_personnel, is_retold, tells_of_harm
from monitor.parser.events.lines import FIRST, WHEN, Line, begins_paragraph, written_on
from monitor.parser.events.plans import Plan, tells
from monitor.parser.events.rules import find_candidates, read_lines
from monitor.parser.text import Story

CHRONICLE = re.compile(
    r"^(?:图片新闻|组图)|大事记|要闻|一周|政务动态|工作动态|简报|日志"
)  # 大事记: its lines may begin with titles
LONGEST_TITLE = 48  # characters of code of such a title
SYMBOL = "[·●■◆▲△▶►▷•★☆※□◇○◎]"
BULLET = (
    rf"[\s\u3000]*(?:(?:{SYMBOL}|图?[①-⑳])+|图[一二三四五六\d]：|（\d{{1,2}}）|\d{{1,2}}[、.．](?!\d)|[一二三四五六七八九十]{{1,3}}、|【[^】]{{2,40}}】(?=.))"
    r"[\s\u3000]*"
)
SYMBOLS = re.compile(rf"[\s\u3000]*{SYMBOL}")
MARKED = re.compile(BULLET)
DAY = re.compile(rf"(?:{BULLET})?{WHEN}")
DAY_ALONE = re.compile(rf"[\s\u3000]*{WHEN}：?[\s\u3000]*")
TITLED_DAY = re.compile(rf"(?:{BULLET})?(?:[^，。；]{{2,{LONGEST_TITLE - 1}}}[\s\u3000]{{1,4}})?{WHEN}")
FEW = 2  # dated lines that make one whose heading says so
FEWEST = 3  # dated lines that make a digest
MOSTLY = 0.6  # share of a page's paragraphs that tell an event each, from which it collects them
EARLY = 30  # characters of code in which such a paragraph says when
LONGEST_TIME = timedelta(days=35)  # that the days of one digest span

CASE = "discipline"
WEATHER = re.compile(r"遭遇[^，。；\ue000-\uf8ff]{0,8}(?:强降雨|暴雨|洪水|洪涝|山洪|冰雹|龙卷风|雪灾|暴雪)")
CIRCULAR = re.compile("典型|案例|问题")  # one event, whomever it names

Items = Mapping[int, Line]  # place of the line that an item begins with -> what it says, its mark left out


def find_digest(story: Story, heading: Sequence[Line], text: Sequence[Line]) -> list[Plan]:
    """Read a digest (一周要闻): several lines or paragraphs that each tell an event; [] when the text is none."""
    chronicle = any(CHRONICLE.search(line.code) for line in heading)
    if not chronicle and any(read_lines(heading, story)):
        return []
    cases = is_personnel(heading, ()) == CASE
    fewest = FEW if chronicle or cases or _is_bulleted(text) else FEWEST
    for items in _find_items(story, heading, text, chronicle=chronicle):
        plans = _make_plans(items, text, story)
        if len(_unlike([plan.main for plan in plans])) >= fewest:
            return plans
    return []


def _unlike(events: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what tells of an event before it once more."""
    kept: list[Candidate] = []
    for one in events:
        bare = SITTING.sub("", one.name)
        if not any(
            bare == SITTING.sub("", other.name) or (one.kind == "visit" and one.actors and is_same(other, one))
            for other in kept
        ):
            kept.append(one)
    return kept


def _is_bulleted(text: Sequence[Line]) -> bool:
    """Tell whether symbols begin three lines and more, one of them the first: pieces of news one below the other."""
    bulleted = [bool(SYMBOLS.match(line.code)) for line in text]
    return sum(bulleted) >= FEWEST and bulleted[0]


def _find_items(story: Story, heading: Sequence[Line], text: Sequence[Line], *, chronicle: bool) -> Iterator[Items]:
    """Give the ways to take a text for several pieces of news; paragraphs by themselves under no news of their own."""
    yield _find_stamped(text)
    yield _find_dated(story, text, chronicle=chronicle)
    yield _find_cases(story, heading, text)
    collected = _find_collected(story, text)
    if not is_personnel(heading, ()) and not any(is_retold(heading, line) for line in collected.values() if heading):
        yield collected


def _make_plans(items: Items, text: Sequence[Line], story: Story) -> list[Plan]:
    plans = []
    for start, end in zip(items, [*items, len(text)][1:], strict=True):
        line, behind = items[start], text[start + 1 : end]
        found = sorted(find_candidates(line, story), key=lambda one: one.start)
        kind = is_personnel([line], ())
        behind_it = [] if line.whens or kind else [one for one in read_lines(behind, story) if one.line.whens]
        named = [_name_case(story, line) if kind == CASE else name_by_heading(story, [line], kind)] if kind else []
        hit = tells_of_harm(line) or (WEATHER.search(line.code) if line.whens else None)
        harm = [name_by_clause(story, line, line.places[hit.start()], "incident")] if hit else []
        if main := next(iter((*behind_it, *harm, *found, *named)), None):
            plans.append(Plan(main, main, (line, *behind)))
    return plans


def _name_case(story: Story, line: Line) -> Candidate:
    """Make the event of an official's case, by his name and the words behind it: 某某涉嫌严重违纪违法."""
    whole = name_by_heading(story, [line], CASE)
    at = next((place for place, char in enumerate(line.code) if char in line.mentions), 0)
    return replace(whole, name=word(line, story, at, len(line.code), len(line.code)).rstrip("。；"))


def _find_stamped(text: Sequence[Line]) -> Items:
    """Find the headlines of a page that each have a day in digits beside them."""
    return {place: line for place, line in enumerate(text) if any(w.rule == "date.stamp" for w in line.whens.values())}


def _find_dated(story: Story, text: Sequence[Line], *, chronicle: bool) -> Items:
    """Find lines that begin with their day, or with a mark; in a chronicle also those under a day by itself."""
    opens = TITLED_DAY if chronicle else DAY
    items: dict[int, Line] = {}
    dated = 0
    day: When | None = None  # of a chronicle's lines without one
    alone = False
    for place, line in enumerate(text):
        marked = MARKED.match(line.code)
        days = line.dates(line.code)
        if days and chronicle and DAY_ALONE.fullmatch(line.code):
            day, alone, dated = days[0], True, dated + 1
        elif days and (opens.match(line.code) or (marked and line.whens)):
            items[place] = without_mark(line)
            day, alone, dated = days[0], False, dated + 1
        elif marked or (alone and begins_paragraph(line, story)):
            items[place] = _on_day(without_mark(line), day if chronicle else None)
    fewest = FEW if chronicle or _is_bulleted(text) else FEWEST
    return items if dated >= fewest and _is_short(items.values(), written_on(story)) else {}


def _find_collected(story: Story, text: Sequence[Line]) -> Items:
    """Find the paragraphs of a page of somebody's news: most of them begin with an event and its time."""
    opening = [(place, line) for place, line in enumerate(text) if begins_paragraph(line, story) and tells(line)]
    dated = [(place, line) for place, line in opening if line.dates(line.code[:EARLY])]
    if len(dated) < FEWEST:
        return {}
    items = {place: line for place, line in dated if _tells_early(line, story)}
    return items if len(items) >= max(FEWEST, MOSTLY * len(opening)) else {}


def _find_cases(story: Story, heading: Sequence[Line], text: Sequence[Line]) -> Items:
    """Find the paragraphs that each tell another official's case under a heading that names none (3名干部被查)."""
    if any(line.mentions or CIRCULAR.search(line.code) for line in heading):
        return {}
    opening = {place: line for place, line in enumerate(text) if begins_paragraph(line, story) and tells(line)}
    cases = {place: line for place, line in opening.items() if line.mentions and is_personnel([line], ()) == CASE}
    marked = {place: without_mark(line) for place, line in cases.items() if MARKED.match(line.code)}
    if len(marked) >= FEW:
        return marked
    return opening if len(cases) >= FEW and len(cases) == len(opening) else {}


def _tells_early(line: Line, story: Story) -> bool:
    return any(found.start < EARLY for found in find_candidates(line, story))


def without_mark(line: Line) -> Line:
    """Leave out the bullet, number or title in brackets that a line begins with."""
    mark = MARKED.match(line.code)
    return replace(line, code=line.code[mark.end() :], places=line.places[mark.end() :]) if mark else line


def _on_day(line: Line, day: When | None) -> Line:
    """Put the day of the lines above before a line that names none."""
    if day is None or line.whens:
        return line
    symbol = chr(FIRST["when"])
    return replace(line, code=symbol + line.code, places=(line.places[0], *line.places), whens={symbol: day})


def _is_short(lines: Iterable[Line], today: date | None) -> bool:
    """Tell whether lines that begin with their days tell of one month; a longer time is looked back on.

    What is to come (将于9月1日开幕) may be far off.
    """
    days = [when.start for line in lines for when in line.dates(line.code[:LONGEST_TITLE])[:1] if when.start]
    past = [day for day in days if today is None or day <= today]
    return not past or max(past) - min(past) <= LONGEST_TIME
