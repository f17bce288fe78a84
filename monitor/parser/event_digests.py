"""The lines of a text that collects news in, a Plan for each piece out (要闻、简讯): digests and briefs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.parser.event_candidates import ALIKE, Candidate, find_told, likeness, name_by_heading
from monitor.parser.event_details import is_inside
from monitor.parser.event_genre import HARM, guess_kind, is_personnel, is_statistics
from monitor.parser.event_lines import WHEN, Line
from monitor.parser.event_plans import Plan
from monitor.parser.event_rules import find_candidates, read_lines
from monitor.parser.text import Story
from monitor.records import Appointment

CHRONICLE = re.compile(r"大事记|要闻|一周|政务动态|工作动态|简报|日志")  # 大事记: its lines may begin with titles
LONGEST_TITLE = 48  # characters of code of such a title
DAY = re.compile(WHEN)
TITLED_DAY = re.compile(rf"(?:[^，,。；;]{{2,{LONGEST_TITLE - 1}}}[\s\u3000]{{1,4}})?{WHEN}")
FEW = 2  # dated lines that make one whose heading says so
FEWEST = 3  # dated lines that make a digest
LONGEST_TIME = timedelta(days=35)  # that the days of one digest span
PARTED = frozenset(("reception", "meeting", "visit", "message", "announcement"))  # what the first sentence tells
TOLD_IN = 3  # sentences behind a title of which one tells what it means
TITLE_ENDS = re.compile(r"[。！？!?：:；]”?$")  # no headline ends so
SHORT_TITLE = (6, 36)  # characters of code of a headline among the lines of a text
BRIEFS = re.compile(r"快讯|简讯|短讯|要闻速览|新闻速览|一句话新闻|简明新闻|新闻摘要")


def find_digest(story: Story, heading: Sequence[Line], text: Sequence[Line]) -> list[Plan]:
    """Read a digest (一周要闻): three or more lines that each begin with their day; [] when the text is none."""
    chronicle = any(CHRONICLE.search(line.code) for line in heading)
    stamped = [place for place, line in enumerate(text) if _is_stamped(line)]
    starts = stamped or [
        place for place, line in enumerate(text) if (TITLED_DAY if chronicle else DAY).match(line.code)
    ]
    fewest = FEW if chronicle else FEWEST
    if len(starts) < fewest or (not chronicle and any(read_lines(heading, story))):
        return []
    if not stamped and not _is_short(text[place] for place in starts):
        return []
    plans = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        found = sorted(find_candidates(text[start], story), key=lambda one: one.start)
        kind = is_personnel(text[start : start + 1], ())
        if found or kind:
            main = found[0] if found else name_by_heading(story, [text[start]], kind)
            plans.append(Plan(main, main, tuple(text[start:end])))
    different = {(plan.main.kind, plan.main.name) for plan in plans}
    return plans if len(different) >= fewest else []


def _is_stamped(line: Line) -> bool:
    """Tell whether a day in digits stands beside a line, as on a page that lists headlines."""
    return any(when.rule == "date.stamp" for when in line.whens.values())


def _is_short(lines: Iterable[Line]) -> bool:
    """Tell whether lines that begin with their days tell of one month; a longer time is looked back on."""
    days = [when.start for line in lines for when in line.dates(line.code[:LONGEST_TITLE])[:1] if when.start]
    return not days or max(days) - min(days) <= LONGEST_TIME


def find_briefs(
    story: Story, heading: Sequence[Line], text: Sequence[Line], appointments: Sequence[Appointment]
) -> list[Plan]:
    """Read a collection of short news (联播快讯): each has a headline of its own, a short line that ends in no stop."""
    if not any(BRIEFS.search(line.code) for line in heading):
        return []
    plans: list[Plan] = []
    titles = [place for place, line in enumerate(text) if _is_title(line)]
    for start, end in zip(titles, [*titles[1:], len(text)], strict=False):
        body = tuple(text[start + 1 : end])
        if not body or _is_title(body[0]) or is_statistics(text[start].code):
            continue
        changes = [change for change in appointments if change.span and is_inside(change, text[start:end])]
        kind = is_personnel(text[start : start + 1], changes) or guess_kind(text[start : start + 1], body[0])
        in_body = list(find_candidates(body[0], story))
        acts = [
            one for line in body[:TOLD_IN] for one in (in_body if line is body[0] else find_candidates(line, story))
        ]
        main = next(find_candidates(text[start], story), None) or name_by_heading(story, [text[start]], kind)
        vague = main.kind == "other" or (main.kind == "incident" and not HARM.search(body[0].code))
        if vague and (news := next((one for one in acts if _is_news(one, main)), None)):
            plans.append(Plan(replace(main, kind=news.kind, actors=news.actors), news, tuple(text[start:end])))
            continue
        told = find_told(main, in_body)
        plans.append(Plan(main, told, tuple(text[start:end])))
    return plans


def _is_news(found: Candidate, main: Candidate) -> bool:
    """Tell whether a sentence's act or gathering is what its title means."""
    return found.kind in PARTED and (bool(found.actors) if not found.own else likeness(found.name, main.name) >= ALIKE)


def _is_title(line: Line) -> bool:
    words = line.sentence.text.strip()
    return len(words) >= SHORT_TITLE[0] and len(line.code) <= SHORT_TITLE[1] and not TITLE_ENDS.search(line.code)
