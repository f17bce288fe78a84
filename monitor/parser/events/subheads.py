"""A report with subheadings in, a Plan out for each piece below one that is news of its own (小标题).

A subheading is a paragraph that ends in no stop, between sentences. What stands below it is news of its own where it
says when somebody spoke or acted, and more than the headline and the lead tell (某国否认……, 某国外长：……).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from monitor.parser.events.briefs import is_title, make_plan
from monitor.parser.events.candidates import likeness
from monitor.parser.events.genre import REPORTER, is_counted, is_statistics
from monitor.parser.events.lines import Line, begins_paragraph, written_on
from monitor.parser.events.pieces import QUOTED, SPEAKS, Piece, is_no_news, is_said, make_piece
from monitor.parser.events.plans import FRESH, META, Plan, tells
from monitor.parser.text import Story
from monitor.records import Appointment

MARKED = re.compile(r"[\s\u3000]*(?:[\W\d]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]|图|表\d)")
CREDIT = re.compile(r"[|<>&]|编辑|记者|摄|来源|责编|作者|报道$")
GOES_ON = re.compile(  # with what the lead told of
    r"(?:(?:此次|本次|这次)?会议|大会|全会|《?通知》?|意见|公报|公告|报道|声明|文章|报告|文件|方案|规划)[，还也]?(?:说|称|指出|强调|要求|决定|明确|认为|提出|中说)"
)
REPEATED = 0.3  # share of a subheading's pairs of characters that headline and lead have, so that it tells more of them
AGAIN = "date.same"  # the day named last
NEAR = 3  # sentences of a piece that say when


def find_subheaded(
    story: Story, heading: Sequence[Line], text: Sequence[Line], appointments: Sequence[Appointment]
) -> list[Plan]:
    """Read the pieces of a report that stand below subheadings and are news of their own; none in what counts."""
    if not heading or is_counted(heading) or is_statistics(heading[0].code):
        return []
    pieces = [piece for piece in _part(text, story) if _is_own(piece, story)]
    plans = [make_plan(piece, story, appointments) for piece in pieces]
    above = "".join(line.sentence.text for line in (heading[0], *text[:1]))
    return [plan for piece, plan in zip(pieces, plans, strict=True) if not _is_detail(piece, plan, above)]


def _part(text: Sequence[Line], story: Story) -> Iterator[Piece]:
    """Part a text by its subheadings; what stands before the first is the report's own."""
    titles = [place for place in range(1, len(text) - 1) if _is_subheading(text, place, story)]
    for start, end in zip(titles, [*titles[1:], len(text)], strict=False):
        yield make_piece(text[start], text[start + 1 : end], story)


def _is_subheading(text: Sequence[Line], place: int, story: Story) -> bool:
    before, line, behind = text[place - 1 : place + 2]
    words = line.sentence.text
    alone = begins_paragraph(line, story) and begins_paragraph(behind, story)
    told = all(tells(one) and not is_title(one) for one in (before, behind))
    return alone and told and is_title(line) and not (MARKED.match(words) or CREDIT.search(words) or META.match(words))


def _is_own(piece: Piece, story: Story) -> bool:
    """Tell whether a piece says on which of these days it was, and no reporter tells it."""
    lead = piece.body[0]
    if REPORTER.search(lead.code) or GOES_ON.match(lead.code) or is_no_news(piece):
        return False
    today = written_on(story)
    said = is_said(piece)
    days = [when for line in piece.body[:NEAR] for when in line.whens.values() if said or when.rule != AGAIN]
    letter = any(one.kind == "message" for one in piece.in_title)
    return letter or any(_is_fresh(when.start, today) for when in days if when.precision == "day")


def _is_fresh(day: date | None, today: date | None) -> bool:
    return day is not None and (today is None or abs(today - day) <= FRESH)


def _is_detail(piece: Piece, plan: Plan, above: str) -> bool:
    """Tell whether a piece tells more of what headline and lead report; what somebody says is news."""
    title = piece.title.code
    said = plan.main.kind == "announcement" and (QUOTED.match(title) or SPEAKS.search(title))
    return not said and likeness(piece.title.sentence.text, above) >= REPEATED
