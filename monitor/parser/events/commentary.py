"""The lines of a story in, whether it is commentary, theory, a column or fiction out, which report no event."""

import re
from collections.abc import Sequence
from functools import lru_cache

from monitor.parser.events.lines import NAME, Line
from monitor.parser.events.page import SORT
from monitor.parser.events.plans import tells
from monitor.parser.events.rules import DEBATES, TOLD, read_lines
from monitor.parser.fiction import is_fiction
from monitor.parser.text import Story, read_table

OPENING = 2  # lines of the text that may say what sort of text it is
ENDING = 3
OPINION = re.compile(r"（[^（）]{0,12}(?:观|评|谈|论|议|语|纵横|随笔|观澜|有感|者说)）\s*$")  # its column
COLUMN = re.compile(r"^\s*【[^】]{2,20}】|（[^（）]{2,24}）\s*$")  # a column's name ends the headline: （人民观点）
OFFICIAL_INTERVIEWED = re.compile(
    rf"(?:(?P<who>{NAME})[^，。：“”]{{0,12}}|[^，。：“”]{{2,16}}(?:总统|总理|首相|议长|部长|大使|主任|主席|秘书长|总干事))接受[^，。]{{0,16}}(?:采访|专访)$|^(?:本[台报]|独家)?专访(?P<asked>{NAME})"
)
TITLED = re.compile(r"《[^》]*》")  # a work that news is about: 《……手记》出版
PUBLISHES = re.compile("播发|刊[发登]|发表|通讯|文章")  # what a paper writes itself
LABELLED = re.compile(r"(?:来源|编辑|责编|审核|时间|日期)：")
NO_COLUMN = re.compile(  # what stands in the brackets is about this page
    rf"^{SORT.pattern}"
    r"|（(?:附|更新|总第|第[\d一二三四五六七八九十]+[期届场次批号]|[\d年月日.-]+|[^（）]*(?:图|名单|简历|列表|全文|摘要))[^（）]*）\s*$"
)


@lru_cache(maxsize=1)
def load_marks() -> dict[str, "re.Pattern[str]"]:
    """Give, for each place of a text, the pattern of the words that mark commentaries and features."""
    return {where: re.compile("|".join(map(re.escape, words.split()))) for where, words in read_table("commentary.tsv")}


def is_commentary(story: Story, lines: Sequence[Line]) -> bool:
    """Tell whether a text reports no event: its heading, its first or last lines or its page say so."""
    marks = load_marks()
    text = [line for line in lines if line.where == "text"]
    printed = story.heading.text
    heading = printed if PUBLISHES.search(printed) else TITLED.sub("", printed)
    told = [line for line in text if tells(line)]
    column = COLUMN.search(heading) and not NO_COLUMN.search(heading)
    return bool(
        is_fiction(story)
        or marks["heading"].search(heading)
        or marks["page"].search(story.article.section)
        or (marks["matter"].search(heading) and not (_is_interview(lines) or _tells_of_gathering(text, story)))
        or any(marks["opening"].search(line.sentence.text[:40]) for line in text[:OPENING])
        or any(marks["ending"].search(line.sentence.text) for line in _ending(text))
        or OPINION.search(heading)
        or (column and not any(line.whens for line in told[:OPENING]) and not _tells_of_debates(text, story))
    )


def _ending(text: Sequence[Line]) -> list[Line]:
    """Give the last lines behind the lead, without those in which a page labels its news (来源：… 作者：…)."""
    lead = next((place for place, line in enumerate(text) if tells(line)), 0)
    return [line for line in text[lead + 1 :][-ENDING:] if not LABELLED.search(line.sentence.text)]


def _is_interview(lines: Sequence[Line]) -> bool:
    """Tell whether a heading says that an official is interviewed: some head of state gives an interview."""
    heading = (line for line in lines if line.where == "heading")
    met = ((line, found) for line in heading if (found := OFFICIAL_INTERVIEWED.match(line.code)))
    asked = ((line, found["who"] or found["asked"]) for line, found in met)
    return any(who is None or line.mentions[who].official for line, who in asked)


def _tells_of_debates(text: Sequence[Line], story: Story) -> bool:
    """Tell whether a text begins with what deputies say at their sitting."""
    return any(found.rule == DEBATES for found in read_lines(text[:OPENING], story))


def _tells_of_gathering(text: Sequence[Line], story: Story) -> bool:
    """Tell whether a text's first lines say of a gathering that it was held, and when."""
    return any(found.rule in TOLD and found.line.whens for found in read_lines(text[:OPENING], story))
