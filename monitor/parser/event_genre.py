"""The lines of a story in, what sort of text it is out: commentary or news; which kind of event its heading names."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from monitor.parser.event_lines import NAME, Line
from monitor.parser.event_rules import load_acts
from monitor.parser.fiction import is_fiction
from monitor.parser.text import Story, read_table
from monitor.records import Appointment

OPENING = 2  # lines of the text that may say what sort of text it is
ENDING = 3
GUESSES = (
    ("message", "congratulate"),
    ("announcement", "announce"),
    ("incident", "incident"),
    ("inspection", "inspect"),
)
KINDS_OF_CHANGE = {"elect": "election", "punish": "discipline", "investigate": "discipline"}
MARKS = re.compile(r"[\W_]")
SHORTEST = 7  # characters of a headline that says what happened; a caption is shorter
RETOLD = 0.4  # share of the heading's pairs of characters that the lead of news repeats
REPORTER = re.compile(r"我们|记者[^，。]{0,12}(?:来到|走进|看到|见到|采访|了解到|发现)")  # a feature's way to begin
ANNOUNCES = re.compile(rf"{NAME}(?:宣布|否认|回应)|呼吁|敦促|欢迎|祝贺")
SAYS = re.compile(
    r"[^，,。；;：:“”【】\s]{1,10}(?:(?:总统|总理|首相|外长|防长|部长|外交部|国防部|发言人|军方|警方|官员|政府|世卫|世卫组织|联合国)：|[^名自号堪]?称(?![赞号职]))"
)  # whose words the headline gives: 某国外长：……; 军方称……
INSPECTORS = re.compile(
    rf"{NAME}|代表团|考察|调研|督[导查]|[检调巡]查组|工作组"
)  # who inspects; money for 走访慰问 is no visit
AIDED = re.compile(r"受灾(?:地区|群众|困难|的)")  # those helped: no disaster is told
COLUMN = re.compile(
    r"^\s*【[^】]{2,20}】|[（(][^（）()]{2,24}[）)]\s*$"
)  # a column's name ends the headline: （人民观点）


@lru_cache(maxsize=1)
def load_marks() -> dict[str, "re.Pattern[str]"]:
    """Give, for each place of a text, the pattern of the words that mark commentaries and features."""
    return {where: re.compile("|".join(map(re.escape, words.split()))) for where, words in read_table("commentary.tsv")}


def is_commentary(story: Story, lines: Sequence[Line]) -> bool:
    """Tell whether a text reports no event: its heading, its first or last lines or its page say so."""
    marks = load_marks()
    text = [line for line in lines if line.where == "text"]
    heading = story.heading.text
    column = COLUMN.search(heading)
    return bool(
        is_fiction(story)
        or marks["heading"].search(heading)
        or marks["page"].search(story.article.section)
        or any(marks["opening"].search(line.sentence.text[:40]) for line in text[:OPENING])
        or any(marks["ending"].search(line.sentence.text) for line in text[-ENDING:])
        or (column and not any(line.whens for line in text[:OPENING]))
    )


def is_personnel(heading: Sequence[Line], appointments: Sequence[Appointment]) -> str:
    """Give discipline, election or appointment when the heading tells of one, else ""."""
    acts = load_acts()
    code = " ".join(line.code for line in heading)
    if ANNOUNCES.search(code):
        return ""
    if re.search(acts["discipline"], code) and re.search(rf"{NAME}|案", code):
        return "discipline"
    if not re.search(acts["appoint"], code):
        return ""
    made = kind_of_changes(appointments)
    if re.search(acts["elect"], code) or made == "election":
        return "election"
    return "appointment" if made or re.search(rf"{NAME}(?:同志)?(?:任|当选|接任|出任|就任)", code) else ""


def is_retold(heading: Sequence[Line], lead: Line) -> bool:
    """Tell whether the lead repeats its heading, as hard news does, and says when."""
    title, told = (MARKS.sub("", line.sentence.text) for line in (heading[0], lead))
    pairs = {title[place : place + 2] for place in range(len(title) - 1)}
    common = sum(pair in told for pair in pairs)
    return (
        bool(lead.whens) and len(title) >= SHORTEST and common / len(pairs) >= RETOLD and not REPORTER.search(lead.code)
    )


def guess_kind(heading: Sequence[Line], lead: Line) -> str:
    """Give the kind that the heading's words make: incident, announcement or other."""
    acts = load_acts()
    if heading and SAYS.match(heading[0].sentence.text):
        return "announcement"
    for line in (*heading[:1], lead):
        code = AIDED.sub("", line.code)
        for kind, frame in GUESSES:
            if re.search(acts[frame], code) and (kind != "inspection" or INSPECTORS.search(code)):
                return kind
    return "other"


def kind_of_changes(changes: Sequence[Appointment]) -> str:
    """Give the kind of event that most of some personnel changes make, "" for none."""
    kinds = Counter(KINDS_OF_CHANGE.get(change.action, "appointment") for change in changes)
    return kinds.most_common(1)[0][0] if kinds else ""
