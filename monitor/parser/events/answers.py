"""The lines of a report and its Plans in, a Plan for each answer of another official in it out (各方回应).

An answer begins its paragraph with who speaks and on which day: 某国总统N6日表示，……. He is of a state that the lead
or the headline names, but neither does the lead begin with it nor does the headline give its words. What is said of a
disaster belongs to it, and so does what somebody says too (也表示).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from monitor.parser.events.candidates import Candidate, word
from monitor.parser.events.genre import SAYS_ON_DAY
from monitor.parser.events.lines import Line, begins_paragraph, written_on
from monitor.parser.events.plans import FRESH, Plan
from monitor.parser.states import named_states
from monitor.parser.text import Story

REPORTED = frozenset(("announcement", "meeting", "reception", "other"))  # what others answer
TOO = re.compile("[也还]|(?:会|仪式|活动)上")  # or where others speak, too
CLAUSE = re.compile(r"，?[^，。；]*")


def find_answers(found: Sequence[Plan], text: Sequence[Line], story: Story) -> Iterator[Plan]:
    """Give the answers to a report of what somebody said or did; its lead's people say more and answer nobody."""
    if not found or not text or found[0].main.kind not in REPORTED:
        return
    told = {name for plan in found for one in (plan.main, plan.told) if one for name in one.actors}
    told.update(text[0].names(text[0].code))
    said = found[0].main.name if found[0].main.kind == "announcement" else ""
    acting = named_states(text[0].sentence.text.split("，")[0]) + named_states(said)
    near = story.heading.text + text[0].sentence.text
    for place, line in enumerate(text[1:], 1):
        answer = _read_answer(line, acting, story) if begins_paragraph(line, story) else None
        if answer and not told.intersection(answer.actors) and _is_meant(answer, near, story):
            told.update(answer.actors)
            behind = takewhile(lambda other: not begins_paragraph(other, story), text[place + 1 :])
            yield Plan(answer, answer, (line, *behind))


def _read_answer(line: Line, acting: Sequence[str], story: Story) -> Candidate | None:
    said = SAYS_ON_DAY.match(line.code)
    who = next((char for char in said[0] if char in line.mentions), "") if said else ""
    day = next((line.whens[char] for char in said[0] if char in line.whens), None) if said else None
    if not (said and who and line.mentions[who].official and day and day.start) or TOO.search(said[0]):
        return None
    office = story.view(line.where).text[line.places[line.code.index(who)] : line.mentions[who].start]
    state = named_states(office)[:1]
    if not state or state[0] in acting:
        return None
    today = written_on(story)
    if today and abs(today - day.start) > FRESH:
        return None
    end = CLAUSE.match(line.code, said.end())
    return Candidate(
        kind="announcement", name=word(line, story, line.code.index(who), end.end() if end else said.end()), line=line,
        start=0, end=said.end(), rule="event.answer", actors=(line.name(who),),
    )  # fmt: skip


def _is_meant(answer: Candidate, near: str, story: Story) -> bool:
    """Tell whether heading or lead name who answers, or his state."""
    line = answer.line
    who = next(mention for mention in line.mentions.values() if mention.person == answer.actors[0])
    states = named_states(story.view(line.where).text[line.places[0] : who.start])
    return answer.actors[0].split("·")[-1] in near or bool(set(states[-1:]).intersection(named_states(near)))
