"""A story in, the documents named in 《》 out (文件): laws, plans, decisions, agreements, and what was done to them.

A title counts when it ends in the name of a kind of document (`document_kinds.tsv`) and nothing beside it says book,
song or programme (`works.tsv`). Titles may run over line ends and hold inner 《》 or 〈〉. What was done is the verb
that governs the title (`document_actions.tsv`): the nearest one before it in its clause, whose object it is, or the
first one behind. Titles joined by 、 or 和 share their verb. Of several actions the strongest counts. A short name
(《通知》) means the documents named before that it is a part of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from monitor.parser.fiction import is_fiction
from monitor.parser.text import Story, read_table
from monitor.records import Document

LONGEST_TITLE = 150  # characters
MOST_TITLES = 200  # titles in 《》 read of one story; what follows is a catalogue
REACH = 60  # characters before a title that are read for its verb
REACH_AFTER = 14  # and behind it
REACH_PASSIVE = 80  # behind it where who did it stands between (已由某届常委会某次会议……通过)
REACH_REPORT = 400  # behind a report's title where it is passed
REACH_WORKS = 10  # characters beside a title that may say that it is a book
STRENGTH = ("adopt", "issue", "sign", "review", "none")
NO_VERB = "-"  # of words in which a verb of the table only seems to stand

TRAILER = re.compile(r"(?:（[^（）]{0,30}）|[”’\s]|(?:19|20)\d\d年?版?)+$")
LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t\u3000]*")
NOISE = re.compile(r"[\s、，,·（）《》〈〉“”]")
JOINT = re.compile(r"(?:[、，和及与暨并以等\s]|（[^（）]{0,30}）){0,5}")
CLAUSE_END = re.compile(r"[。；！？\n]")
# An object's clause ends behind it or goes on to the next act; 《…》执法检查方案 is only named.
NAMED_BY_ACT = re.compile(r"大会|会议|国|[^，。]{0,3}(?:周年|年来)")
CALLED_PAPER = re.compile(r"(?:政府)?[白蓝绿]皮书|(?:重要)?文献|法案")
CALLED_BEFORE = re.compile(r"(?:[白蓝绿]皮书|(?:发布|发表)(?:重要)?文献)$")
ENTITLED = re.compile(r"题为$|(?P<report>报告)[》”]?，?(?:题目|标题|题)(?:是|为)：?$")
REPORTING = re.compile(r"代表|委托")  # who gives a body's report, not a lecture
REPORT_BEHIND = re.compile(r"的(?:(?P<work>工作)|主题)?报告")
REPORT_PASSED = re.compile(
    r"(?:通过|批准|同意)了?(?:[^，。；：《》\n]{0,24}?[所作]的)?(?:该|这[一个份]?|上述|工作)(?:工作)?报告(?![》会])"
)
ACTED = re.compile(r"(?:实施|施行)?(?:后|$)")  # what the passive's verb ends with
PASSIVE = re.compile(r"(?:，已|已)?(?:经|由|在)|等(?:一批|一系列|多部|多项|系列)")
ISSUED_WITH = re.compile(r"(?:印发|下发|发出|发布)(?:了)?(?:有关|相关)?(?:通知|批复|公告)，")
MOTION = re.compile(r"(?:（[^（）]{0,20}）)?等?的?议案")  # 审议关于批准《…》的议案
REVIEWED = re.compile(
    r"的(?:说明|汇报|议案)，并(?:进行了?|对[^，。；]{2,12}进行了?)?[^，。；]{0,4}审议"
)  # 听取关于《…》的说明
HEARD = re.compile(
    r"(?:听取|审议|审查|讨论)(?:(?!通过|批准)[^，。；《》]){0,50}作的(?:关于)?$"
)  # 听取甲所作的关于《…》的说明
EXPLAINED = re.compile(  # 就《…》作说明
    r"(?:(?:起草|修订|修改|制定|编制|有关|相关)情况)?(?:向[^，。]{2,8})?作了?(?:起草|简要)?说明"
)
WITNESSED = re.compile(r"见证了?$")
SIGNED_THEN = re.compile(r"[^。；\n]{0,80}?(?:签署|签字|签约|换文)")  # 见证《…》，以及……等合作文件的签署
YET_TO = re.compile("[需须尚待未若如]")  # 《…》需由议会批准后
OBJECT_ENDS = re.compile(
    r"[，。；、！？：）”’\s《（]|等|这?[0-9一二两三四五六七八九十]{1,3}[份个项部件]|并|和|及|与|以及|后|时|之后|的(?:有关|相关)?(?:决定|决议|议案|说明|报告|汇报)|(?:修正|修订)?草案|修正案|法案"
    r"|(?:修改|修订|草案|征求意见|[二三]次?审议?)稿|(?:政府)?[白蓝绿]皮书|$"
)
LONG_AGO = re.compile(r"(?:(?:19|20)\d\d年[\d月日]{0,6}|去年|前年|此前|早在)[^，。；]{0,16}$")  # 2020年印发的《…》
OF_ANOTHER = re.compile(r"的《")  # 所作的《…》、…: that verb is of the title before


@dataclass(frozen=True, slots=True)
class Title:
    """One 《…》: its folded places in a view, brackets included, and what stands inside, line ends joined."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of `document_actions.tsv` at its places in the text read."""

    action: str
    start: int
    end: int


def find_documents(story: Story) -> tuple[Document, ...]:
    """Give each document once, in order of first naming, with the strongest thing done to it; none of fiction."""
    if is_fiction(story):
        return ()
    found: dict[str, Document] = {}
    for view in (story.text, story.heading):
        for titles in _group_titles(view.text):
            action, rule = _read_action(view.text, titles)
            report = _is_report_called(view.text, titles)
            if report:
                action, rule = _read_passed(view.text, titles[-1].end)
            elif _is_work(view.text, titles):
                continue
            for title in titles:
                key = _key(title.text)
                known = [name for name in found if key in name]
                if not known and (report or _is_document(title.text) or _is_called_paper(view.text, title)):
                    printed = LINE_END.sub("", story.printed(view.span(title.start + 1, title.end - 1)))
                    found[key] = Document(
                        title=printed.strip(), span=view.span(title.start, title.end), rule="document.named"
                    )
                    known = [key]
                for name in known:
                    found[name] = _strengthen(found[name], action, rule)
    return tuple(found.values())


def _is_called_paper(text: str, title: Title) -> bool:
    """Tell whether the words beside a title call it a white paper or a document of record (发布文献《…》)."""
    return bool(CALLED_PAPER.match(text, title.end) or CALLED_BEFORE.search(text, max(0, title.start - 8), title.start))


def _is_report_called(text: str, titles: Sequence[Title]) -> bool:
    """Tell whether a title is what a body's report is called (代表某某作题为《…》的报告; 作报告，题目为《…》)."""
    clause = CLAUSE_END.split(text[max(0, titles[0].start - REACH) : titles[0].start])[-1]
    entitled = ENTITLED.search(clause)
    behind = REPORT_BEHIND.match(text, titles[-1].end)
    if not entitled or not (entitled["report"] or behind):
        return False
    return bool(REPORTING.search(clause) or (behind and behind["work"]))


def _read_passed(text: str, end: int) -> tuple[str, str]:
    """Read what becomes of a report behind its title: 全会审议通过了该报告."""
    passed = REPORT_PASSED.search(text, end, end + REACH_REPORT)
    return ("adopt", "document.adopt.report") if passed else ("none", "document.named")


def _strengthen(document: Document, action: str, rule: str) -> Document:
    if STRENGTH.index(action) < STRENGTH.index(document.action):
        return replace(document, action=action, rule=rule)
    return document


def _key(title: str) -> str:
    """Give what two prints of one title have in common: no blanks, commas or brackets (《办法（试行）》)."""
    return NOISE.sub("", title)


def find_titles(text: str) -> Iterator[Title]:
    """Give the outermost 《…》 of a text; one that never closes, or closes too late, is none."""
    place = 0
    for _ in range(MOST_TITLES):
        start = text.find("《", place)
        if start < 0:
            return
        end = _find_close(text, start)
        place = end or start + 1
        if end and end - start > len("《》"):
            yield Title(start, end, LINE_END.sub("", text[start + 1 : end - 1]).strip())


def _find_close(text: str, start: int) -> int:
    """Give the place behind the 》 that closes the 《 at `start`, or 0."""
    depth = 0
    for place in range(start, min(len(text), start + LONGEST_TITLE)):
        depth += (text[place] in "《〈") - (text[place] in "》〉")
        if depth == 0:
            return place + 1
    return 0


def _group_titles(text: str) -> Iterator[list[Title]]:
    """Give titles in groups that share their verb: 《A》、《B》和《C》."""
    group: list[Title] = []
    for title in find_titles(text):
        if group and not JOINT.fullmatch(text[group[-1].end : title.start]):
            yield group
            group = []
        group.append(title)
    if group:
        yield group


@lru_cache(maxsize=1)
def load_kinds() -> dict[str, str]:
    """Give the kinds of documents with `yes`, `no` (whether one may stand alone) or `not` (only looks like one)."""
    return {row[0]: row[1] for row in read_table("document_kinds.tsv")}


def _is_document(title: str) -> bool:
    """Tell whether a title ends in a kind of document and says more than its kind."""
    bare = TRAILER.sub("", title)
    kinds = load_kinds()
    ends = [bare[place:] for place in range(max(0, len(bare) - 6), len(bare)) if bare[place:] in kinds]
    return bool(ends) and "not" not in {kinds[end] for end in ends} and bare not in kinds


@lru_cache(maxsize=1)
def load_works() -> dict[str, "re.Pattern[str]"]:
    """Give a pattern of the words that say book, song or programme, for each side of a title."""
    return {row[0]: re.compile("|".join(map(re.escape, row[1].split()))) for row in read_table("works.tsv")}


def _is_work(text: str, titles: Sequence[Title]) -> bool:
    """Tell whether the words beside titles say that they are books, songs, papers or programmes."""
    before = text[max(0, titles[0].start - REACH_WORKS) : titles[0].start]
    after = text[titles[-1].end : titles[-1].end + REACH_WORKS]
    words = load_works()
    inside = CLAUSE_END.split(before)[-1]
    return bool(words["before"].search(inside) or words["after"].match(after.lstrip("等（")))


@lru_cache(maxsize=2)
def load_verbs(side: str) -> tuple["re.Pattern[str]", dict[str, str]]:
    """Give the pattern of the verbs that stand on that side of a title, longest first, and the action of each."""
    actions = {
        verb: action
        for action, where, verbs in read_table("document_actions.tsv")
        for verb in verbs.split()
        if where in {side, "both"}
    }
    return re.compile("|".join(sorted(actions, key=len, reverse=True))), actions


def _read_action(text: str, titles: Sequence[Title]) -> tuple[str, str]:
    """Give what was done to a group of titles, the stronger of what stands before and behind, and the rule's name."""
    before = _read_before(text, titles)
    after = _read_after(text, titles[-1].end)
    return min(before, after, key=lambda act: STRENGTH.index(act[0]))


def _read_before(text: str, titles: Sequence[Title]) -> tuple[str, str]:
    start = titles[0].start
    clause = CLAUSE_END.split(text[max(0, start - REACH) : start])[-1]
    explained = clause.endswith("就") and EXPLAINED.match(text, titles[-1].end)
    if explained or (HEARD.search(clause) and OBJECT_ENDS.match(text, titles[-1].end)):
        return "review", "document.review.object"
    if WITNESSED.search(clause) and SIGNED_THEN.match(text, titles[-1].end):
        return "sign", "document.sign.object"
    pattern, actions = load_verbs("before")
    hits = (hit for hit in pattern.finditer(clause) if actions[hit[0]] != NO_VERB)
    acts = [Act(actions[hit[0]], hit.start(), hit.end()) for hit in hits]
    acts = [act for act in acts if act.action != "none" or not OF_ANOTHER.match(clause, act.end)]
    while acts and clause[acts[-1].end :].strip() == "的":
        act = acts.pop()
        if act.action != "none":
            if LONG_AGO.search(clause, 0, act.start):
                return "none", "document.named"
            return act.action, f"document.{act.action}.relative"
    if not acts or not OBJECT_ENDS.match(text, titles[-1].end):
        return "none", "document.named"
    action = _strongest_of_chain(clause, acts)
    if action == "adopt" and MOTION.match(text, titles[-1].end) and "通过" not in clause:
        action = "review"
    if ISSUED_WITH.search(clause) and action == "adopt":
        action = "issue"  # 印发通知，批准《…》: the notice carries what it approves
    return action, f"document.{action}.object"


def _strongest_of_chain(clause: str, acts: Sequence[Act]) -> str:
    """Give the strongest of the verbs that stand side by side nearest to the title: 审议并原则通过, 印发实施."""
    chain = [acts[-1]]
    for act in reversed(acts[:-1]):
        if clause[act.end : chain[-1].start].strip() not in {"", "并", "和", "、", "了"}:
            break
        chain.append(act)
    return min((act.action for act in chain), key=STRENGTH.index)


def _read_after(text: str, end: int) -> tuple[str, str]:
    """Read 《…》近日印发, 《…》已由某次会议通过: the first verb behind the title, before any comma."""
    if REVIEWED.match(text, end):
        return "review", "document.review.explained"
    passive = PASSIVE.match(text, end)
    end += bool(passive and passive[0].startswith("，"))
    behind = re.split(r"[，。；、！？：“《\n]", text[end : end + (REACH_PASSIVE if passive else REACH_AFTER)])[0]
    pattern, actions = load_verbs("after")
    hits = (hit for hit in pattern.finditer(behind) if not passive or ACTED.match(behind, hit.end()))
    hit = next(hits, None)
    between = "的" if passive else r"[的第届]|(?<!初)次"
    if (
        not hit
        or re.search(between, behind[: hit.start()])
        or YET_TO.search(behind, 0, hit.start())
        or NAMED_BY_ACT.match(text, end + hit.end())
    ):
        return "none", "document.named"
    return actions[hit[0]], f"document.{actions[hit[0]]}.subject"
