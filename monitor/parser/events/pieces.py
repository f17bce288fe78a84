"""A headline and its sentences out of a collection of short news in; whether they report an event, of which kind, out.

No news are programmes (今晚播出), figures (同比增长), how things are (进入采摘期) and features (各地……). What a
headline leaves open, the sentence says that repeats most of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.parser.events.candidates import Candidate, likeness
from monitor.parser.events.genre import (
    BODY_SPEAKS,
    GIVEN,
    HAPPENED,
    HARM,
    HURT,
    MARCH,
    guess_kind,
    is_statistics,
    names_disaster,
)
from monitor.parser.events.lines import BEGINS_DATED, WHEN, WORK, Line
from monitor.parser.events.plans import PERSONNEL, TO_COME, Plan, is_to_come
from monitor.parser.events.rules import FEAT, find_candidates
from monitor.parser.text import Story

TOLD_IN = 3  # sentences behind a headline of which one tells what it means
BETTER = 0.2  # by how much more of a headline a later sentence repeats, so that it tells the news
SLOGAN = 0.15  # share of a headline's pairs of characters under which its text does not speak of it
LEARNED, LABEL = "event.gathering.source", "event.gathering.label"
UNHELD = frozenset((LEARNED, LABEL))  # only where somebody heard the news, what it is about

IS_DAY = re.compile(rf"{WHEN}是")  # 今天是世界气象日
HELD_ON = re.compile(r"，[^。]*(?:举行|召开|[开闭]幕)")
COMING = re.compile(rf"[将拟定][于从自在]?{WHEN}|{WHEN}[^，。]{{0,2}}将")
SOON = re.compile(r"下周|本周|下个?月|即日起")
STATION = r"我台|总台|央视|央广|频道|CCTV|栏目|中央电视台|第[一二三四五]套节目"
PROGRAMME = re.compile(r"播出|开播|首播|直播|播映|今晚|明晚")
BY_STATION = re.compile(rf"[^，。：\s]{{0,12}}(?:{STATION})[^，。：\s]{{0,8}}：")  # a station's label
ON_AIR = re.compile(
    rf"(?:{STATION}).*(?:播出|直播|推出|播映|[首开]播)|今[晚天]播出|特别节目.*播出|登陆[^。]*(?:{STATION})"
)
AIRED = re.compile(r"[今明]晚[^。]{0,40}(?:我台|总台|央视|频道)[^。]{0,12}(?:播出|直播)")
SETS = re.compile(r"上调|下调|调高|调低|上浮|下浮|[加降]息")  # figures that somebody sets
ACTS = re.compile(  # what is done, whatever is counted beside it
    r"发现|[侦破查]获|解救|抓获|逮捕|捣毁|摧毁|捐|援助|投放|签[署约订]|[开竣完动]工|[投建]产|建成|贯通|通车|启[用动]|发射|印发|出台|批准|获批"
    r"|决定|宣布|推出|举行|召开|[开闭]幕|成立|揭晓|试车|首飞|恢复|开通|下水|交付"
)
RATES = re.compile(
    r"\d[%％‰]|(?:死亡|发病|开工|就业|失业)率|同比|环比|(?<!稳)增长|增速|占比|指数|跌幅|涨幅|累计|(?:[上下]半年|季度|前[\d一二三四五六七八九十]+个月)[^，。]*\d|新[高低]|[跌涨][至破]|最[高低]$"
)
MONEY = re.compile(r"[亿万]多?[美欧日港]元")
COUNTED = re.compile(
    r"同比|环比|增速|占比|人均|年均|据统计|数据显示|监测|截[至止]|累计|以来|比上年|较上年|比去年|较去年|已有|\d[%％]"
)
STATE = re.compile(
    r"进入[^，。]{0,8}[期季]|逐年|逐步|趋缓|宽松(?!政策|措施)|平稳|向好|回暖|稳中|提速|进展|接近尾声|蝉联|居[^，。]{0,6}(?:首位|第一)"
    r"|成效|良好|稳定$|将迎|有望|持续$"
)
FEATURE = re.compile(r"各地|多地(?![^，。]{0,4}(?:遭|发生|爆发))|走进|探访|聚焦|关注")
HALVES = re.compile(r"[\u4e00-\u9fff]+\s+[\u4e00-\u9fff]+")  # 山花烂漫 春意正浓
LASTING = re.compile(r"随着|近年|连日来|这几天|这两天|目前|眼下|[^，。]{0,8}(?:期间|以来)，")
SPEAKS = re.compile(r"投入|运行$|发布|公布|颁布|征求意见|[^，。：\s]{2,14}(?:称|表示|[警劝]告|谴责|批评|否认|承诺)")
HELD = re.compile(r"[开闭落]幕$")
ISSUES = re.compile(r"(?!各|多)[^，。：\s]{2,12}(?:出台|印发|下发|批复)")  # a headline by which a body issues something
ACTED = frozenset(("event.announcement", "event.announcement.issued", "event.office", "event.sign"))
WEATHER = re.compile(r"降[雨水温雪]|高温|[大浓]雾|寒潮|冷空气|雨雪|雷雨|沙尘|台风|天气")
QUOTED = re.compile(r"[^，。：\s]{1,14}(?:：|称|表示)")  # a headline that gives somebody's words
LAUNCHED = re.compile(r"启动(?!$)(?![^，。]{0,12}(?:响应|调查|程序|预案|机制|审查))")
POLLS = re.compile(r"公投[^，。]{0,6}(?:通过|否决|结束)|(?:大选|选举)[^，。]{0,8}第[一二两]轮(?!.*推迟)")
EMERGENCY = re.compile(
    r"(?:进入|实施|解除|延长)[^，。]{0,4}紧急状态|[^，。]{2,}(?:全国)?哀悼[\d一二三四五六七八九十]+[天日]"
)
WON = re.compile(r"夺[冠得金]|卫冕|摘[金得]|[战击][胜败]|晋级|登顶|捧杯")
STRUCK = re.compile(
    r"入侵|击[毁落沉]|交火|受[轻重]?伤|失控|翻滚|解体|断裂|漏油|泄漏|遭遇?[^，。]{0,10}(?:[暴飓台旋]风|暴雨|暴雪|风雨|风雪|寒流|洪|干旱|蝗灾|袭)"
)
AFTER = re.compile(  # what is done about a disaster is none
    r"灾区|防控|防范|防治|预防|严防|防灾|减灾|应对|排查|整治|演练|监测|援助|救助|支援|重建|复产|复课|安置|保险|低水平"
)
HURTS = re.compile(r"遭|枪击|爆炸|[死伤]")
DETERRED = re.compile(r"避免|防止|阻止|平息")
AVERTED = re.compile(r"(?:没有|未)(?:发生|造成)")
DECIDES = re.compile(rf"决定|获准|要求|部署|明确|规定|确定|推出|出台|获批|批准|实施|试行|发文|拟|计划|{SETS.pattern}")
MEDIA = (  # which report what others did
    rf"(?![^，。]{{0,16}}(?:{WORK}{WHEN}?(?:报道|爆料|援引|披露|[称说])|媒体|杂志|网站|电视台))"
)
SAYS = re.compile(
    rf"(?:{WHEN}，?)?(?:[^，。；“”]{{0,24}}，){{0,2}}?{MEDIA}[^，。；：“”]{{2,40}}?"
    r"(?:宣布|公布|发布|印发|出台|批准|批复|通过[^，。]{0,16}(?:决议|法案|法令|议案|方案|提案|修正案)|签署[^，。]{0,12}令"
    r"|发[出表][^，。]{0,6}(?:通知|声明|报告|公告|谈话|讲话)|下发|决定|规定|明确|表示|[称说](?![赞号])|透露|证实|通报|回应|指出|要求|谴责"
    r"|呼吁|警告|重申|部署|推出|提出|否认|介绍|指责|批评|抨击)"
)
AGAIN = re.compile(rf"[，：](?:(?!将)[^。])*{WHEN}")  # 16日说，15日……


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of short news: its headline, the sentences behind it and what frames read in both."""

    title: Line
    body: tuple[Line, ...]  # first the sentence that tells the news
    in_title: tuple[Candidate, ...]
    in_body: tuple[Candidate, ...]  # of that sentence
    acts: tuple[Candidate, ...]  # of the first ones, as printed

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give headline and sentences."""
        return self.title, *self.body


def make_piece(title: Line, body: Sequence[Line], story: Story) -> Piece:
    """Make a piece of its headline and sentences: a scene or what day it is may stand before the news."""
    near = body[:TOLD_IN]
    alike = [likeness(title.code, line.code) for line in near]
    best = max(range(len(near)), key=lambda place: alike[place])
    coming = COMING.search(near[0].code) or _is_day(near[0])
    dayless = all(when.precision == "unknown" for when in near[0].whens.values())
    told = (dayless or BEGINS_DATED.match(near[best].code)) and alike[best] >= alike[0] + BETTER
    scene = coming or told
    in_first = find_candidates(near[0], story)
    held = any(one.kind in {"reception", "meeting"} for one in in_first)  # at which somebody said it
    said = next((line for line in body if not held and _says_more(title, line, alike[0])), None)
    lead = said or (near[best] if scene and near[best].whens else near[0])
    return Piece(
        title,
        (lead, *(line for line in body if line is not lead)),
        find_candidates(title, story),
        find_candidates(lead, story),
        tuple(one for line in near for one in find_candidates(line, story)),
    )


def _says_more(title: Line, line: Line, least: float) -> bool:
    """Tell whether a sentence gives the words that a headline is about, and the first one does not: 某国总理称……."""
    said = QUOTED.match(title.code) and SAYS.match(line.code) and line.whens
    return bool(said) and likeness(title.code, line.code) >= least + BETTER


# --- is it news ---------------------------------------------------------------------------------------------------


def is_no_news(piece: Piece) -> bool:
    """Tell whether a piece reports no event: a programme, figures, how things are, a feature."""
    title, lead = piece.title.code, piece.body[0].code
    if _is_programme(piece):
        return True
    if SETS.search(title) or (HARM.search(title) and not RATES.search(title)):
        return False
    if is_counted(piece):
        return not (TO_COME.search(title) and any(is_briefing(one) for one in piece.in_body))
    if _is_framed(piece) or MARCH.search(title) or _is_harmful(piece):
        return False
    undated = not _is_dated(piece)
    if undated and (FEATURE.match(title) or (HALVES.fullmatch(title) and is_slogan(piece))):
        return True
    lasting = undated and LASTING.match(lead)
    counted = COUNTED.search(lead) and not QUOTED.match(title)
    return not ACTS.search(title) and bool(counted or STATE.search(title) or lasting)


def _is_programme(piece: Piece) -> bool:
    """Tell whether a station says what it sends (明天开播) or has been sending (总台：聚焦疫情)."""
    words, title = piece.body[0].sentence.text, piece.title
    sent = PROGRAMME.search(title.sentence.text) and ON_AIR.search(words)
    return bool(AIRED.search(words) or sent or (BY_STATION.match(title.code) and not _is_dated(piece)))


def is_briefing(found: Candidate) -> bool:
    """Tell whether a sentence begins at a briefing (13日举行的吹风会上); what is heard at one is none."""
    return found.own and found.kind == "announcement" and found.rule != LEARNED


def is_counted(piece: Piece) -> bool:
    """Tell whether a headline gives figures; a sum with which something is done is none."""
    title = piece.title.code
    acted = ACTS.search(title) or GIVEN.search(title) or any(one.rule == FEAT for one in piece.in_body)
    return bool(RATES.search(title)) or bool((is_statistics(title) or MONEY.search(title)) and not acted)


def _is_framed(piece: Piece) -> bool:
    """Tell whether a frame reads an event that has been in the headline, or a gathering in its sentence."""
    told = any(one.own or not is_to_come(one) for one in piece.in_title)
    return told or any(one.own and one.rule != LEARNED for one in piece.in_body)


def is_sure(piece: Piece, plan: Plan) -> bool:
    """Tell whether a piece says when it was, who acted, or that a gathering was held: so much has each event."""
    main = plan.main
    held = [one for one in (main, plan.told) if one and one.own and one.rule not in UNHELD]
    if held and not held[0].name.endswith("活动"):
        return True
    if main.kind in PERSONNEL or (main.actors and not main.rule.endswith(".heading")):
        return True
    if HELD.search(piece.title.code) or ISSUES.match(piece.title.code) or main.rule in ACTED:
        return True
    weather = WEATHER.search(piece.title.code) and not _is_harmful(piece)
    slogan = not piece.in_title and main.line is piece.title and is_slogan(piece)
    whens = piece.body[0].whens.values()
    lasting = main.kind == "incident" and whens and all(one.precision == "unknown" for one in whens)
    return _is_dated(piece) and not (weather or slogan or lasting)


def tells_act(title: Line) -> bool:
    """Tell whether a headline itself says what was done or decided."""
    return any(words.search(title.code) for words in (ACTS, DECIDES, SPEAKS))


def _is_day(line: Line) -> bool:
    """Tell whether a line says what day it is (13日是世界竹日), and nothing that was held on it."""
    return bool(IS_DAY.match(line.code)) and not HELD_ON.search(line.code)


def _is_dated(piece: Piece) -> bool:
    told = any(line.whens and not _is_day(line) for line in piece.body[:2])
    return bool(piece.title.whens) or told or bool(SOON.search(piece.body[0].code))


def is_slogan(piece: Piece, sentences: int = TOLD_IN) -> bool:
    """Tell whether the first sentences say hardly anything of the headline, which tells of no decision."""
    words = "".join(line.sentence.text for line in piece.body[:sentences])
    return not DECIDES.search(piece.title.code) and likeness(piece.title.sentence.text, words) < SLOGAN


def _is_harmful(piece: Piece) -> bool:
    told = [AVERTED.sub("", line.code) for line in piece.lines[: TOLD_IN + 1]]
    return any(HARM.search(code) or HAPPENED.search(code) for code in told)


# --- of which kind ------------------------------------------------------------------------------------------------


def kind_of_piece(piece: Piece) -> str:
    """Give the kind that the headline's words make, "other" where they tell a deed."""
    title = piece.title
    if WON.search(title.code) or _is_march(piece):
        return "other"
    if POLLS.search(title.code):
        return "election"
    emergency = EMERGENCY.search(title.code) and not (HARM.search(title.code) or STRUCK.search(title.code))
    if emergency or (QUOTED.match(title.code) and is_said(piece)):
        return "announcement"
    if LAUNCHED.search(title.code):
        return "ceremony"
    kind = guess_kind([title], piece.body[0])
    if kind in {"incident", "other"}:
        return "incident" if _is_disaster(piece) else "other"
    return "other" if kind == "announcement" and guess_kind([title], title) == "other" else kind


def _is_march(piece: Piece) -> bool:
    """Tell whether people march; who says something about it announces."""
    title, lead = piece.title.code, piece.body[0].code
    marched = MARCH.search(title) or ("抗议" in title and (MARCH.search(lead) or "举行抗议" in lead))
    return bool(marched) and not (DETERRED.search(title) or BODY_SPEAKS.match(title) or HURTS.search(title))


def is_said(piece: Piece) -> bool:
    """Tell whether the sentence reports words or a decision, and no deed of a day of its own."""
    title, lead = piece.title.code, piece.body[0].code
    quoted = QUOTED.match(title) and not HURTS.search(title)
    said = SAYS.match(lead) and (DECIDES.search(title) or quoted or not AGAIN.search(lead))
    return bool(said) and not (WON.search(title) or _is_march(piece))


def _is_disaster(piece: Piece) -> bool:
    """Tell whether the headline names a disaster, or the sentence tells of one; what is done about it is none."""
    title, lead = piece.title, piece.body[0].code
    hurt = HURT.search(lead) or HAPPENED.search(lead) or STRUCK.search(title.code)
    return not AFTER.search(title.code) and (names_disaster(title) or bool(hurt))
