"""Lines in, event candidates out: what each construction of the press says has happened (事件的句式).

A Frame is a pattern over a Line's code and reads one construction; its verbs and nouns come from tables:

    gathering.held      某某会议（6日）（在某地）召开 / 举行 / 开幕 / 闭幕
    gathering.hold      某机关（6日）（在某地）召开 / 举行某某会议; N主持召开某某会议
    gathering.at        N在某某会议上强调
    gathering.attend    N出席某某会议并讲话
    reception           N会见N; N同N举行会谈; 某机关与某机关会谈
    message, call       N致电N; N就……向N致慰问电; N同N通电话
    inspection, visit   N在某地调研……; N离京访问某国
    ceremony            ……举行仪式; ……揭牌; ……默哀
    announcement        某机关印发《》
    trial               某法院公开审理N受贿案; N受贿案在某法院宣判
    feat, award         某团队成功研制……; N为N颁发奖章

The order of FRAMES is their strength where several read the same line (see events.settle).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from monitor.parser.events.candidates import Candidate, word
from monitor.parser.events.lines import FIRST, NAME, WHEN, WORK, Line
from monitor.parser.patterns import by_first, words_in
from monitor.parser.places import MUNICIPALITIES, PROVINCE, find_place
from monitor.parser.text import Story, read_table

LONGEST_MOTTO = 40  # characters before a name in which the quotation mark stands that it closes
LONGEST_LINE = 1_500  # characters of code that frames read of one line; a longer one is no sentence

FRAGMENT = re.compile(r"\{([A-Z]+)\}")
TWO = 2
MOST_GUESTS = 12  # of one sentence that are received one by one

STOP = "，。；：！？…—|\\s"
WORDS = f"[^{STOP}]"  # no mark that ends a clause
PLAIN = f"[^{STOP}\ue000-\uf3ff]"  # nor a person or a date
ASIDE = r"(?:（(?:[^（）]{1,8}|[A-Za-z .\-']{9,40})）)"  # (女，苗族) or (Ana María Gil) behind a name
NAMES = (
    rf"{NAME}(?:{ASIDE}?[、，；和与及\s]{{0,2}}{NAME}){{0,60}}"
    r"(?:等|一行|同志|等人|等\d{1,3}[人名位]|等领导|等领导人|等领导同志){0,2}"
)
FIRST_NAME = rf"(?={NAME})(?<!{NAME})(?<!{NAME}[、，；和与及\s])"  # in front of it none of NAMES and of their joiners
NOT_BEHIND = re.compile(r"(?:\(\?<!\[[^\]]*\]\))*")
FESTIVAL = (  # 西瓜节; no day of the calendar (中秋节), nor 环节, nor what people keep (欢庆火把节)
    r"[\u4e00-\u9fff](?<![贺迎].)(?<![贺迎]..)(?<!欢[庆度].)(?<!欢[庆度]..)(?<![春环细情关章季枝调礼使时气毕末秋午宵明庆动军师童女年诞人阳夕小音过])节(?![目日约奏省能点课气拍制])"
)
HALF = r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|深夜|晚)?"
DAY = rf"(?:(?:当地时间|北京时间)?{WHEN}{HALF}(?:(?:[至到、]{WHEN}{HALF}){{1,3}}|（{WHEN}{HALF}）)?)"
AT = rf"(?:正?(?:在|于|假(?=[^，。]{{2,20}}(?:店|心|堂|厅|馆)))(?P<place>{PLAIN}{{1,24}}?))"
MANNER = (
    r"(?:全部|隆重|盛大|欢乐|火热|精彩|热闹|胜利|顺利|圆满|正式|继续|分别|首次|线上|线上线下|同步|(?:以|采[用取]|通过)[^，。；]{2,14}?[方形]式|共同|联合"
    r"|组织|主持|集中|如期|成功|亲自|刚刚){0,3}"
)
HOW = (
    r"(?:正式|联合|对外|牵头|共同|专门|集中|首次|全文|研究|制定|制订|修订|编制|组织|率先|审定|再次|紧急|及时|分别|已|特别|公开"
    r"|面向社会|向社会){0,4}"
)
BODY = (  # 纪检
    r"(?:委员会|委|院|机关|官(?!兵)|站|长|专员|[一二三四五六七八九十]?[组队]|工作(?:小组|领导)|办|团(?![到赴在]))"
)
BEGIN = rf"(?:^|[{STOP}、]|{WHEN}{HALF}|{NAME}(?:同志)?)"
END = rf"(?=[{STOP}、（）]|$|并|时|和第|{NAME}|{WHEN})"
DELIBERATES = (  # without 、
    "(?:传达|学习|研究|部署|介绍|发布|公布|通报|审议|讨论|听取|宣布|投票|表决|选举|通过|安排|贯彻|总结|推进|分析|动员)"
)
TROUPE = r"(?:宣讲|报告|讲师|巡讲)(?:团|小?分队|队|小?组)"  # goes from place to place and speaks
TEAM = (  # of science
    r"(?:科考队|考古队|考察队|勘探队|团队|课题组|研究组|项目组|攻关组|研究人员|科研人员|科学家|考古人员|科技人员|研究院|研究所|实验室|大学)"
)
COUNTED = r"(?:[一两三半\d]{1,2}(?:个|场|次|天|小时|上午|下午))"
OURS = re.compile(r"[我本该][省市县区州]")  # says nothing outside the paper that prints it

RELATIVE = re.compile(
    rf"^{PLAIN}{{0,60}}(?:为期|为主题|为题|主办|承办|举办|召开|举行|共同开展|备受|出席|参加){PLAIN}{{0,30}}?的(?={PLAIN}{{4}})"
)
ANY_RELATIVE = re.compile(rf"^{PLAIN}{{0,60}}的(?={PLAIN}{{2}})")
LED_TO = re.compile(r"^(?:就(?![业近地读餐医诊学职任座])(?=.{4})|向(?=“))")  # 就|某地局势举行的会议
SPEAKS_OF = re.compile(
    r"富有成果|会议(?:确定|决定|同意|通过|审议)|决定|致信|致电|祝贺|[的同与过]|相关|上述|此次|本次|这次|本届|为(?!期)"
)
BARE = re.compile(
    r"(?:第?[\d一二三四五六七八九十百]+(?:次|讲)|扩大|全体|主任|常委|常务|专题|[双两三四五六七八九多]方|全市|全省|全区|全县|领导干部|党组|委员长|主席|工作会"
    r"|视频|电视电话|季度|年度|紧急|分组|闭幕|开幕|预备|临时|特别|例行|集体|全委)"
)
SAYS_LITTLE = 5  # characters: a name so short is the gathering's kind, its holder makes the name (政治局 + 会议)


HELD_AGAIN = "event.gathering.again"  # by a later line that dates what the lead says somebody held
DECREE = "event.decree"  # signed, not said
AWARD = "event.award"  # a part of the gathering at which it is handed over
FEAT = "event.feat"  # of researchers: who speaks about it takes no part
INTERVIEW = "event.interview"  # what is asked and answered in it may be of any day
DEBATES, JOINED = "event.debates", "event.gathering.joined"
SWORN_IN = re.compile("宣誓就[职任]")
FAREWELL = re.compile(r"遗体|追悼|告别|送别|骨灰|安葬")  # a rite for who died
TOLD = frozenset(("event.gathering.held", "event.gathering.hold"))  # say that a gathering was, not only name it
SEAT_LEVELS = ("市", "县", "区", "州")
NO_VISIT = re.compile(r"对(?!.{1,12}?进行).{0,12}的|[在同与]|举行|出席|仪式")
BODIES = re.compile(r"(?:[\u4e00-\u9fff]{1,8}[办部委局厅院府会署][ \u3000]+)+")
ENVOY = re.compile(rf"{NAME}(?=特使、|特别代表、)")
HOPES = re.compile(r"(?:期待|希望|盼望)$")  # who may come
OPENINGS = ("开幕", "启幕", "揭幕", "拉开序幕", "开锣", "开赛", "拉开帷幕", "闭幕", "落幕", "落下帷幕")  # of games
MATCH = re.compile(r"决赛$|比赛$|友谊赛$|预选赛$|演[练习]$|军演$")  # one, not the games that it is a part of
STUDY = re.compile(
    r"(?:学习中心组|中心组|集体|专题|理论)(?:专题|集中|集体|理论)?(?:（扩大）)?学习(?:（扩大）)?(?:扩大)?会"
)
NOT_HELD = re.compile(
    r"(?:打击|查处|违法|犯罪|非法|赌博|走私|恐怖).*活动$|发来贺|祝贺"
)  # what criminals do; what somebody writes to a gathering
EXAMPLE = re.compile(
    r"某[省市县区乡镇村地局]|某(?:单位|部门|机关)|有的|有些|一些|个别|不少|许多|各地|各级|.*纷纷"
)  # commentary's example
PROTEST = re.compile(r"示威|抗议|游行|罢工|静坐")  # their 活动 is no ceremony
PLANTING = re.compile("植树(?:造林|护林|绿化|节)?(?:主题)?(?:活动)?$")  # done together, nothing is celebrated
HOUSE_OF_NEWS = re.compile(r"新闻办|国新办|联防联控|运行")  # their 发布会 is a 新闻发布会
PRESS = re.compile(r"(?:中外|媒体|采访)?记者")
HOST = re.compile(rf"(?<![同与和对、]){FIRST_NAME}{NAMES}$")  # who holds a gathering without a name (N主持召开座谈会)
MINISTRIES = re.compile(
    r"(?:国家|中央|有关)?部委|国家[^，。]{1,8}[委局部署]|[^，。]{2,8}部[、，]|省直[^，。]{0,4}部门"
)  # who calls on them talks
EXHIBITION = re.compile(
    r"[^，。；]{0,40}(?:[成就果题型片览画物]展|展览)(?:会)?(?:[时，。；并]|$)"
)  # who visits one attends it
OTHER_ACT = re.compile(r"出席|主持|会议|会见|指出|强调|表示|要求|召开|致|听取|报告|拜访|陪同|讲话|视察(?![团组])")
COMMEMORATES = re.compile(r"(?:纪念|庆祝|缅怀|悼念).*(?<!表彰)大会$")
OF_STATES = re.compile(  # at which states' leaders sit, no fair or forum of a trade (数字中国建设峰会)
    r"^(?!.*(?:工商|商务|企业|商界|媒体|青年|妇女)).*(?:领导人|首脑|北约|东亚|不结盟|[七八十]国|欧盟|[非阿]盟|联盟|合作组织|上合|金砖|东盟|中非|中阿|美洲|核安全|气候|G20|亚信)"
    r".{0,16}峰会(?:开幕式|闭幕式)?$"
)
OF_FORUM = re.compile(r"(?:论坛|峰会).{0,8}年会(?:开幕式|闭幕式)?$")
ARRIVES, INSPECTS = re.compile("抵达|启程"), re.compile("视察|慰问|看望|指挥|调研|检查")
WITH = re.compile(r"在[^，。]{1,40}?陪同下，(?=(?:专程|先后|又|再次|一同|冒雨)?(?:来到|前往|深入|走进))")
WENT_TO = re.compile(
    rf"(?:来到|(?<!启程)前往|深入|在|到|赴)(?P<place>{PLAIN}{{1,24}}?)(?=[{STOP}]|学习|进行|就|实地|举行|出席|参加|正式|隆重|拜访|看望|$)"
)


@lru_cache(maxsize=1)
def load_gatherings() -> dict[str, str]:
    """Give the kind of event that each head word of a gathering makes; 节 is any festival's."""
    return {head: kind for kind, heads in read_table("gatherings.tsv") for head in heads.split()} | {"节": "ceremony"}


@lru_cache(maxsize=1)
def load_acts() -> dict[str, str]:
    """Give, for each frame, a pattern of its verbs, the longest first."""
    return {frame: _any_of(verbs.split()) for frame, verbs in read_table("event_acts.tsv")}


def compile_pattern(pattern: str, fragments: Mapping[str, str]) -> "re.Pattern[str]":
    """Compile a pattern of a table, in which {WORD} stands for a fragment."""
    return re.compile(_from_first_name(FRAGMENT.sub(lambda found: fragments[found[1]], pattern)))


def _from_first_name(pattern: str) -> str:
    """Let a pattern that begins with a list of persons begin at the first one only: the others begin no other hit."""
    guards, opening, rest = pattern.partition(f"(?P<who>{NAMES}")
    first = opening and NOT_BEHIND.fullmatch(guards)
    return f"{guards}(?P<who>{FIRST_NAME}{NAMES}{rest}" if first else pattern


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


Reader = Callable[["re.Match[str]", Line, Story], Iterable[Candidate]]


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction: its name, words of which a line must have one, its pattern over code, what reads a hit."""

    rule: str
    needs: frozenset[str]
    pattern: "re.Pattern[str]"
    read: Reader


# What was done before, in words about what was said then (贯彻某某在某地考察时的讲话精神) or to whom (昨天与你会谈).
OF_WORDS = re.compile(
    r"(?:时|期间|之际)(?:的|所?[作发提]\w?的)(?:一系列|系列)?(?:重要)?(?:讲话|指示|要求|精神|嘱托|论述|批示|部署)"
    r"|重要(?:讲话|指示|论述)(?:[和及、][^，。；]{2,8})?精神|[与同和跟][你您](?!们)"
)
WORDS_REACH = 8  # characters behind what a frame reads


@lru_cache(maxsize=128)  # lines: the heading and the lead of a story are asked for three times and more
def find_candidates(line: Line, story: Story) -> tuple[Candidate, ...]:
    """Give what the frames read in one line, the strongest frame first, the hits of one frame in order."""
    return tuple(read_frames(line, story))


def read_frames(line: Line, story: Story) -> Iterator[Candidate]:
    """Read a line with each frame whose words it has."""
    code = line.code[:LONGEST_LINE]
    said = words_in(code, load_needed())
    for frame in load_frames():
        if frame.needs and frame.needs.isdisjoint(said):
            continue
        for match in frame.pattern.finditer(code):
            for candidate in frame.read(match, line, story):
                if candidate.own or not OF_WORDS.search(code, match.start(), match.end() + WORDS_REACH):
                    yield replace(candidate, rule=frame.rule)


def is_oath(found: Candidate) -> bool:
    """Tell whether somebody is sworn in: who has been elected is so on another day."""
    return found.kind == "ceremony" and bool(found.actors) and SWORN_IN.search(found.name) is not None


# --- gatherings ---------------------------------------------------------------------------------------------------


def _read_gathering(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read a gathering: its name is the noun phrase, with its holder where that says nothing by itself."""
    if names := _part_series(match, line):
        for start, end in names:
            name = line.code[start:end]
            yield Candidate(
                kind=kind_of_gathering(head_of(name), name, ""), name=word(line, story, start, end), line=line,
                start=start, end=match.end(), own=True, rule="",
            )  # fmt: skip
        return
    start, name, hosts = _name_gathering(match, line, story)
    head = head_of(line.code[match.start("name") : match.end("name")])
    groups = match.groupdict()
    held_by = groups.get("org") or ""
    broken = held_by.count("”") > held_by.count("“")  # the end of a motto
    nobody = EXAMPLE.match(held_by) or EXAMPLE.match(name) or broken
    if head and len(name) > len(head) + 1 and not (nobody or SPEAKS_OF.match(name) or NOT_HELD.search(name)):
        yield Candidate(
            kind=kind_of_gathering(head, held_by + name, groups.get("verb") or ""), name=name, line=line,
            start=start, end=match.end(), own=True, rule="", actors=hosts,
            place=groups.get("place") or (held_by if _is_city(held_by) else ""),
            holder=word(line, story, *match.span("org")) if held_by else "",
        )  # fmt: skip


def _part_series(match: "re.Match[str]", line: Line) -> list[tuple[int, int]]:
    """Give where the names stand of several gatherings held one after the other (先后召开), [] for one."""
    if not (match.re.groupindex.get("verb") and SERIES.search(line.code, 0, match.start("verb"))):
        return []
    start, end = match.span("name")
    gaps = [gap.span() for gap in BETWEEN.finditer(line.code, start, end)]
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    names = list(zip(edges[::2], edges[1::2], strict=True))
    heads = [head_of(line.code[slice(*name)]) for name in names]
    named = (head and len(head) + 1 < stop - one for head, (one, stop) in zip(heads, names, strict=True))
    return names if gaps and all(named) else []


SERIES = re.compile(r"(?:先后|分别|相继|接连|连续)(?:主持)?\Z")  # how they were held
BETWEEN = re.compile("、|和|及|以及|并")


def _name_gathering(match: "re.Match[str]", line: Line, story: Story) -> tuple[int, str, tuple[str, ...]]:
    """Give where a gathering's name begins, the name, and the persons who make it one (N主持召开座谈会)."""
    start, end = match.span("name")
    start += _relative_end(RELATIVE, line.code[start:end])
    start = _opened(line.code, start, end)
    start += _relative_end(LED_TO, line.code[start:end])
    head = head_of(line.code[start:end])
    name = word(line, story, start, end)
    org = match.groupdict().get("org")
    if org is not None and (len(name) < max(SAYS_LITTLE, len(head) + 2) or BARE.match(line.code[start:end])):
        left, right = match.span("org")
        left += _relative_end(ANY_RELATIVE, line.code[left:right])
        holder = word(line, story, left + _relative_end(LED_TO, line.code[left:right]), right)
        name = ("" if OURS.fullmatch(holder) else holder) + name
    nameless = org == "" and len(name) <= len(head) + 1 and load_gatherings()[head] == "meeting"
    host = HOST.search(line.code[: match.start("org")]) if nameless else None
    if host is None:
        return start, name, ()
    return host.start(), word(line, story, host.start(), end), line.names(host[0])


def _is_city(name: str) -> bool:
    """Tell whether a name is that of a city or a county: it holds its meetings at home, a province need not."""
    place = find_place(name)
    return place is not None and (
        name.endswith(SEAT_LEVELS) or len(place.code) > PROVINCE or place.code in MUNICIPALITIES
    )


def _relative_end(pattern: "re.Pattern[str]", code: str) -> int:
    """Give the length of the relative clause that a noun phrase begins with: 为期两天的某某会议."""
    found = pattern.match(code)
    return found.end() if found else 0


def _opened(code: str, start: int, end: int) -> int:
    """Give the place of the “ that a name's first ” belongs to, else `start`: a blank may part a motto in quotes."""
    closing, opening = code.find("”", start, end), code.find("“", start, end)
    if closing < 0 or 0 <= opening < closing:
        return start
    left = code.rfind("“", max(0, start - LONGEST_MOTTO), start)
    return left if left >= 0 and "”" not in code[left:start] else start


def kind_of_gathering(head: str, name: str, verb: str) -> str:
    """Give the kind that the head word makes; an international conference or games that open are a ceremony."""
    kind = load_gatherings()[head]
    if STUDY.search(name):
        return "study"
    if PROTEST.search(name) or PLANTING.search(name):
        return "other"
    if kind == "other" and verb in OPENINGS and not MATCH.search(head):
        return "ceremony"
    if head == "发布会" and HOUSE_OF_NEWS.search(name):
        return "announcement"
    if OF_STATES.search(name):
        return "meeting"
    opens = verb in {"开幕", "启幕"} and re.search(r"部长|高级别|国际|世界|全球|^(?!全[国省市州区县]).*大会$", name)
    rite = COMMEMORATES.match(name) or OF_FORUM.search(name) or (opens and "代表大会" not in name)
    return "ceremony" if kind == "meeting" and rite else kind


def head_of(name: str) -> str:
    """Give the longest head word that a gathering's name ends in, "" for none; 展” ends a name in quotation marks."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    ends = (words[place:] for words in (bare, bare.removesuffix("”")) for place in range(len(words)))
    return next((end for end in ends if end in load_gatherings()), "")


# --- acts of persons ----------------------------------------------------------------------------------------------


def _read_act(kind: str, *, both: bool = False) -> Reader:
    """Make the reader of an act: the name says who did what; `both`: those it is done to are actors too."""

    def read(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
        groups = match.groupdict()
        who = line.names(groups.get("who") or "")
        objects = line.names((groups.get("mid") or "") + (groups.get("object") or ""))
        sent = line.names("".join(ENVOY.findall(match[0])))  # whose envoy acts does not
        actors = [name for name in ((*who, *objects) if both or sent else who) if name not in sent]
        went = WENT_TO.search(match[0])
        yield Candidate(
            kind=kind, name=word(line, story, *match.span(), match.end("who") if who else 0), line=line,
            start=match.start(), end=match.end(),
            actors=tuple(dict.fromkeys(actors)), rule="",
            place=groups.get("place") or (went["place"] if went and kind == "ceremony" else ""),
        )  # fmt: skip

    return read


def _read_reception(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read 会见; who meets several one after the other (分别会见), or others besides, has so many receptions."""
    whole = next(iter(_read_act("reception", both=True)(match, line, story)))
    start, end = match.span("object")
    places = [place for place in range(start, end) if line.code[place] in line.mentions]
    guests = line.names(match["object"])
    who = tuple(name for name in whole.actors if name not in guests)  # not whose envoy acts
    if match["verb"].startswith("分别") and len(places) >= TWO:
        verb = match["verb"].removeprefix("分别")
        for place in places[:MOST_GUESTS]:
            actors = (*who, line.name(line.code[place]))
            yield replace(whole, name=f"{'、'.join(who)}{verb}{_printed(line, story, place, place)}", actors=actors)
    else:
        yield replace(whole, kind="announcement") if PRESS.match(match["object"]) else whole
    yield from _read_also_met(whole, who, line, story)


def _read_talk(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read 同某某会谈, and whom he who talks meets besides."""
    for whole in _read_act("reception", both=True)(match, line, story):
        yield whole
        yield from _read_also_met(whole, line.names(match.groupdict().get("who") or ""), line, story)


def _read_also_met(whole: Candidate, who: tuple[str, ...], line: Line, story: Story) -> Iterator[Candidate]:
    """Read the further clauses of a reception, each with a verb of its own: ，并于27日同N会谈, ，还会见了N."""
    for also in load_also_met().finditer(line.code, whole.end - 1) if who else ():
        group = "met" if also["met"] else "with"
        places = [place for place in range(*also.span(group)) if line.code[place] in line.mentions]
        guests = line.names(also[group])
        if set(guests) & set(whole.actors):
            return
        printed = _printed(line, story, places[0], places[-1])
        act = f"{also['verb']}{printed}" if also["met"] else f"同{printed}{also['talk']}"
        yield replace(
            whole, name=f"{'、'.join(who)}{act}", start=also.start(), end=also.end(), place=also["place"] or "",
            actors=(*who, *guests),
        )  # fmt: skip


def _printed(line: Line, story: Story, first: int, last: int) -> str:
    """Give the printed words of the persons from one place of the code to another, with the posts before them."""
    return story.printed(story.span(line.where, line.places[first], line.mentions[line.code[last]].end))


@lru_cache(maxsize=1)
def load_also_met() -> "re.Pattern[str]":
    """Give the pattern of a clause that goes on with whom somebody met: ，还会见了N; ，并于27日同N举行会谈."""
    acts = load_acts()
    guests = rf"(?:(?!时|后){PLAIN}){{0,20}}?{NAMES}"
    return re.compile(
        rf"，(?:随后|接着|同时|又|还|并){{0,2}}(?:于?{DAY})?{AT}?(?:还|又)?"
        rf"(?:(?P<verb>{acts['receive']})了?(?P<met>{guests})|[同与和](?P<with>{guests})(?P<talk>(?:举行|进行)?了?{acts['talk']}))"
        r"(?!时|后|前)"
    )


def _read_inspection(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read 到某地……调研: other acts between the person and the verb make it another event's sentence."""
    if not OTHER_ACT.search(WITH.sub("", match["mid"])):
        place = WENT_TO.search(match["mid"])
        kind = "reception" if match["verb"] == "走访" and MINISTRIES.match(match["object"]) else "inspection"
        kind = "ceremony" if match["verb"] == "参观" and EXHIBITION.match(match["object"]) else kind
        for found in _read_act(kind)(match, line, story):
            yield replace(found, place=place["place"] if place else "")


def _read_visit(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    if ARRIVES.match(match["verb"]) and INSPECTS.search(match["object"]):
        return  # 抵达灾区视察
    if HOPES.search(line.code, max(0, match.start() - 2), match.start()):
        return  # 期待某某访问
    ended = match["mid"].startswith(("结束", "开始"))
    if (
        (ended or not NO_VISIT.search(match["mid"]))
        and not match["object"].startswith(
            ("的", "时", "期间", "成果", "前夕", "引领", "推动", "开启", "取得", "引发", "受到")
        )
        and not match["object"].endswith("不久")
    ):
        yield from _read_act("visit")(match, line, story)


def _read_coming(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read the heading that announces who will come and names nobody: 某国总统将访华并出席……."""
    yield from _read_act("visit")(match, line, story) if line.where == "heading" else ()


def _read_lecture(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read who gives a lecture: at one that has its name (专题讲座) he only speaks."""
    for found in _read_act("study")(match, line, story):
        yield found if "党课" in found.name else replace(found, actors=())


def _read_death(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read 逝世: the name says who died, not of what and when (某某同志因病医治无效，于……逝世)."""
    for found in _read_act("other")(match, line, story):
        who = word(line, story, *match.span("who"), match.end("called"))
        yield replace(found, name=who + match["verb"])


def _read_announcement(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read who issues what; in a heading a blank may stand between the bodies (中办 国办印发……)."""
    for found in _read_act("announcement")(match, line, story):
        together = line.where == "heading" and BODIES.fullmatch(line.code, 0, match.start() + 1)
        yield replace(found, name=word(line, story, 0, match.end()), start=0) if together else found


def _read_signing(match: "re.Match[str]", line: Line, story: Story) -> Iterator[Candidate]:
    """Read 签署: two sides that sign hold a ceremony (签字仪式), one person who does decides alone."""
    who = line.names(match["who"])
    if len(who) != 1:
        for found in _read_act("ceremony")(match, line, story):
            yield replace(found, place=match["place"] or "")


READERS: dict[str, Reader] = {
    "gathering": _read_gathering,
    "reception": _read_reception,
    "inspection": _read_inspection,
    "tour": _read_act("inspection"),
    "visit": _read_visit,
    "coming": _read_coming,
    "message": _read_act("message", both=True),
    "talk": _read_talk,
    "ceremony": _read_act("ceremony"),
    "rite": _read_act("ceremony", both=True),
    "other": _read_act("other"),
    "death": _read_death,
    "summon": _read_act("meeting"),
    "lecture": _read_lecture,
    "sign": _read_signing,
    "announcement": _read_announcement,
    "election": _read_act("election"),
    "discipline": _read_act("discipline"),
}


@lru_cache(maxsize=1)
def load_frames() -> tuple[Frame, ...]:
    """Give the frames of `event_frames.tsv`, the strongest first; {WORD} in a pattern stands for a fragment."""
    heads = [head for head in load_gatherings() if head != "节"]
    fragments = {
        "NAME": NAME, "NAMES": NAMES, "WHEN": WHEN, "WORK": WORK, "DAY": DAY, "AT": AT, "MANNER": MANNER, "HOW": HOW,
        "BODY": BODY, "TROUPE": TROUPE, "TEAM": TEAM, "COUNTED": COUNTED,
        "BEGIN": BEGIN, "END": END, "DELIBERATES": DELIBERATES, "WORDS": WORDS, "PLAIN": PLAIN, "STOP": STOP,
        "GATHERING": f"(?:{_any_of(heads)}|{FESTIVAL})",
        **{frame.upper(): verbs for frame, verbs in load_acts().items()},
    }  # fmt: skip
    return tuple(
        Frame(
            rule,
            _needed(needs),
            compile_pattern(pattern, fragments),
            READERS[reader],
        )
        for rule, reader, needs, pattern in read_table("event_frames.tsv")
    )


@lru_cache(maxsize=1)
def load_needed() -> dict[str, tuple[str, ...]]:
    """Give all words that frames need, by their first character."""
    return by_first(frozenset().union(*(frame.needs for frame in load_frames())))


def _needed(words: str) -> frozenset[str]:
    """Give the words that a row says it needs: {VERBS} are those of `event_acts.tsv`, {NAME} and {WORK} the first."""
    if words == "-":
        return frozenset()
    first = {f"{{{kind.upper()}}}": chr(FIRST[kind]) for kind in ("name", "work")}
    verbs = {f"{{{frame.upper()}}}": acts for frame, acts in read_table("event_acts.tsv")}
    return frozenset(one for word in words.split() for one in first.get(word, verbs.get(word, word)).split())


def read_lines(lines: Iterable[Line], story: Story) -> Iterator[Candidate]:
    """Give what the frames read in several lines, line by line."""
    for line in lines:
        yield from find_candidates(line, story)
