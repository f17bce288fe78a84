"""A Story in, the places out where it names people: two readings, the second knowing whom the first introduced.

The first reading cuts every sentence by itself. Names that a title, a list or repetition vouches for make the story's
memory; sentences where the memory finds more, and the heading with its run-together lists, are cut again with it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from monitor.parser.foreign_names import MINORITY_TAG, REGNAL
from monitor.parser.known import find_recalled
from monitor.parser.name_edges import APPOINTING, PARTICLES, left_bonus
from monitor.parser.name_tables import load_foreign, load_frequent_surnames, load_surname_ranks, weigh_given
from monitor.parser.names import FAMOUS_KINDS, RUN_ON, Piece, cut, find_known
from monitor.parser.places import is_row, load_countries, load_place_words
from monitor.parser.text import Sentence, Story
from monitor.parser.titles import (
    LEFT_EDGES,
    label_end,
    load_titles,
    title_ending_at,
    title_starting_at,
    verb_starting_at,
)
from monitor.parser.words import load_words

DOUBTFUL = "place"  # a place's name: a person only in a list of people
SET_PHRASES = re.compile(
    r"习近平(?=新时代|[\u4e00-\u9fff]{0,6}思想|同志为核心)|(?<=以)习近平(?=同志为)|(?:毛泽东|邓小平|孙中山)(?=思想|理论|故居|纪念|广场)"
)
NAMED_AFTER = re.compile(
    r"思想|文学|散文|理论|主义|精神|故居|广场|公园|大学|学院|中学|小学|奖|牌|杯|路|定律|式|政府"
)  # 诺贝尔奖
TITLED = re.compile(r"《[^《》\n]{1,80}》")
LIST_JOINTS = frozenset(("", "、", "和", "与", "及", "以及", ",", "，", " ", "\u3000"))
VITA = re.compile(r"[，,、（(]\s?[男女][，,、）)]")  # 李明，男，1970年生
BYLINE = re.compile(r"[ \u3000]{2,}(?=[\u4e00-\u9fff])")  # 作者 at the head of an article, before its first sentence
CREDIT = re.compile(
    r"(?:[一二三四五六七八九]段)(?![落时])|[ \u3000]*[/／]?[ \u3000]*(?:摄|供图|绘|撰文)(?![\u4e00-\u9fff])"
)
TAKES_OFFICE = re.compile(
    r"(?:同志)?(?:不再)?(?:担任|兼任|出任|接任|卸任|当选|任(?!务|何|意|由|性|期|职)"
    r"|为[^，。；、]{0,15}?(?:书记|主任|委员|主席|[省市县区]长|秘书长|[部厅局院]长|检察长)(?![\u4e00-\u9fff]))"
)
ADDRESS = re.compile(r"同志|先生|女士|一行|等(?!等|级|候|待|于)")
SURNAME_TITLE = re.compile(
    r"(?<![\u4e00-\u9fff][老小])([\u4e00-\u9fff])(总书记|主席|总理|总统|书记|省长|市长|县长|部长|主任|委员长|局长)"
)


class Found(NamedTuple):
    """A name at start..end of a sentence's text; `anchor` says what vouches for it (title, list, verb ...), or ""."""

    start: int
    end: int
    name: str
    anchor: str
    foreign: bool


def anchor_of(text: str, start: int, end: int) -> str:  # noqa: PLR0911 - one line a reason
    """Say what beside a name vouches for it."""
    left = title_ending_at(text, label_end(text, start))
    if left:
        return "calling" if load_titles()[left][0] == "calling" else "title"
    if title_starting_at(text, end):
        return "title behind"
    if ADDRESS.match(text, end):
        return "address"
    if CREDIT.match(text, end) or VITA.match(text, end) or (start == 0 and BYLINE.match(text, end)):
        return "calling"
    if text[max(0, start - 2) : start] in APPOINTING or TAKES_OFFICE.match(text, end):
        return "office"
    if verb_starting_at(text, end):
        return "verb"
    return ""


def is_vetoed(text: str, piece: Piece, anchor: str) -> bool:
    """Tell whether a name is rather a place, part of a set phrase, or an everyday word."""
    name = text[piece.start : piece.end]
    if name[0] == "任" and name[1:] in load_titles():  # 市委书记任组长
        return True
    if (
        "·" in name
        and anchor not in ("title", "calling")
        and (name.split("·")[0] in load_place_words() or not sounds_foreign(name))
    ):
        return True
    if anchor not in ("title", "calling", "run") and not is_appointed(text, piece):
        follows = text[piece.end : piece.end + 1]
        place = follows and (follows in VILLAGE or LOCAL_ORGAN.match(text, piece.end))
        named = anchor != "known" and (is_row(name) or name[-1] in VILLAGE)
        if name in load_place_words() or named or place:
            return True
        if anchor in ("", "verb") and (name[-1] in NO_NAME_ENDS or SITE.match(text, piece.end)):
            return True
    return piece.kind == "foreign" and "·" not in name and anchor in ("", "verb") and name[-1] in PLACE_ENDINGS


def is_appointed(text: str, piece: Piece) -> bool:
    """Tell whether somebody is appointed or removed by this name: 任命钟山为, 免去钟山的."""
    return text[piece.start - 2 : piece.start] in ("任命", "免去") and text[piece.end : piece.end + 1] in ("为", "的")


def sounds_foreign(name: str) -> bool:
    """Tell whether most characters of a dotted name are such as write foreign names."""
    characters = name.replace("·", "")
    heard = sum(character in load_foreign() for character in characters)
    return len(characters) >= DOTTED_SIZE and heard >= DOTTED_SHARE * len(characters)


DOTTED_SIZE, DOTTED_SHARE = 4, 0.6
LOCAL_ORGAN = re.compile(r"[省市县区州](?=委|政府|人大|政协|纪委|监委|人民|公安|检察|中级|法院)")  # 江岭|省纪委
VILLAGE = frozenset("村镇乡县屯街")
NO_NAME_ENDS = frozenset("贷群巷卡队带隧")  # a lending scheme, a chat group, a lane, a card ... but nobody's name
SITE = re.compile(
    r"社区|小区|街道|大厦|医院|银行|地区|隧道|大桥|水库|机场|火车站|公司|集团|大学|公园|山脉|半岛|流域"
)  # 段红岭|隧道
PLACE_ENDINGS = frozenset("坡堡尔达坡亚兰")


def read_names(sentence: Sentence, known: frozenset[str]) -> Iterator[Found]:
    """Give the names in a sentence."""
    text = sentence.text
    phrases = {found.start() for found in SET_PHRASES.finditer(text)}
    titled = {place for found in TITLED.finditer(text) for place in range(*found.span())} if "《" in text else set()
    pieces, runs = cut_heading(text, known) if sentence.where == "heading" else (cut(text, known), frozenset())
    for piece in pieces:
        if piece.kind == "word" or piece.start in phrases:
            continue
        name = text[piece.start : piece.end]
        if piece.start in titled:
            continue
        anchor = "known" if name in known else anchor_of(text, piece.start, piece.end)
        if piece.tag in FAMOUS_KINDS and anchor in ("", "verb"):
            anchor = "" if NAMED_AFTER.match(text, piece.end) else "famous"
        elif piece.tag == MINORITY_TAG and anchor in ("", "verb"):
            anchor = "parts"
        elif anchor in ("", "verb") and (piece.start in runs or is_met(sentence, piece)):
            anchor = "run"
        elif not anchor and piece.tag.startswith("nr"):
            anchor = "roster"
        if is_vetoed(text, piece, anchor):
            anchor = DOUBTFUL
        if anchor != DOUBTFUL or name in load_place_words():
            end = piece.end + SHORT_NAME * bool(piece.kind == "foreign" and REGNAL.match(text, piece.end))  # 二世
            yield Found(piece.start, end, text[piece.start : end], anchor, piece.kind == "foreign")


def cut_heading(text: str, known: frozenset[str]) -> tuple[list[Piece], frozenset[int]]:
    """Cut a line of a heading; give where names start that are run together as well (王明李强出席).

    Names run together vouch for each other. They are read so where the run has both its ends; any other line is cut
    like a sentence.
    """
    pieces = cut(text, known, RUN_ON)
    runs = find_runs(pieces)
    if all(is_bounded(text, run) for run in runs):
        return pieces, frozenset(piece.start for run in runs for piece in run)
    return cut(text, known), frozenset()


def is_met(sentence: Sentence, piece: Piece) -> bool:
    """Tell whether a name is all that stands behind who meets whom in a heading: 王明会见李强."""
    text = sentence.text
    ends = piece.end == len(text) or text[piece.end] in LEFT_EDGES
    return sentence.where == "heading" and ends and text[: piece.start].endswith(("会见", "会晤", "拜会", "接见"))


def find_runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Give the rows of two and more names without anything between them."""
    rows = [list(row) for is_name, row in groupby(pieces, lambda piece: piece.kind != "word") if is_name]
    return [row for row in rows if len(row) > 1]


def is_bounded(text: str, run: list[Piece]) -> bool:
    """Tell whether a run begins where names do and does what people do; three names and more may just end."""
    start, end = run[0].start, run[-1].end
    acts = verb_starting_at(text, end) or bool(title_starting_at(text, end)) or bool(ADDRESS.match(text, end))
    ends = len(run) >= LIST_SIZE and (end == len(text) or text[end] in LEFT_EDGES)
    guessed = sum(piece.kind == "foreign" and "·" not in text[piece.start : piece.end] for piece in run)
    met = MEETING.search(text[max(0, start - 3) : start])
    ends = ends or bool(met and (end == len(text) or text[end] in LEFT_EDGES))
    return bool(met or left_bonus(text, start) > 0) and (acts or ends) and 2 * guessed < len(run)


MEETING = re.compile(r"(?:会见|会晤|拜会|接见|看望|慰问|陪同|[与同和])\Z")  # whoever stands behind is met


def mark_lists(text: str, found: list[Found]) -> list[Found]:
    """Let three names and more, joined by 、 alone, vouch for each other."""
    out = list(found)
    begin = 0
    for index in range(1, len(out) + 1):
        if index < len(out) and is_list_joint(text[out[index - 1].end : out[index].start]):
            continue
        listed = out[begin:index]
        if len(listed) >= LIST_SIZE and sum(name.anchor != DOUBTFUL for name in listed) >= LIST_SIZE:
            out[begin:index] = [
                name if name.anchor in STRONG else name._replace(anchor="list") for name in out[begin:index]
            ]
        begin = index
    return out


def is_list_joint(between: str) -> bool:
    """Tell whether only 、 or blanks or nothing (run together in a headline) stands between two names."""
    return joint_text(between) in ("、", "")


LIST_SIZE = 3


def drop_followers(text: str, found: list[Found]) -> list[Found]:
    """Leave out what only a title vouches for that belongs to the name before it: 习近平总书记|多次."""
    ends = {name.end for name in found}
    kept = []
    for name in found:
        title = title_ending_at(text, name.start) if name.anchor == "title" else ""
        follows = bool(title) and name.start - len(title) in ends
        sure = len(name.name) > SHORT_NAME and name.name[0] in load_frequent_surnames()
        if not follows or sure or "·" in name.name:
            kept.append(name)
    return kept


def joint_text(text: str) -> str:
    """Give what stands between two names without the notes in brackets: `（女）、` is 、."""
    return NOTE.sub("", text).strip()


NOTE = re.compile(r"[（(][^（）()]{1,8}[）)]")


def spread_lists(text: str, found: list[Found]) -> list[Found]:
    """Let a vouched name vouch for the list that it stands in."""
    out = mark_lists(text, drop_followers(text, found))
    for order in (range(1, len(out)), range(len(out) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            near, here = out[index + step], out[index]
            between = text[near.end : here.start] if step < 0 else text[here.end : near.start]
            joint = joint_text(between)
            allowed = joint in LIST_JOINTS and (here.anchor != DOUBTFUL or may_be_both(here.name, joint))
            if here.anchor not in STRONG and near.anchor in STRONG and allowed:
                out[index] = here._replace(anchor="list")
    return out


def may_be_both(name: str, joint: str) -> bool:
    """Tell whether a place's name is a person's too, in a list of people: 石峰, 吉林."""
    return joint == "、" and name[0] in load_frequent_surnames() and name not in load_countries()


STRONG = frozenset(("title", "title behind", "calling", "list", "known", "address", "office", "famous", "run"))


def is_plausible(found: Found, text: str) -> bool:  # noqa: PLR0911 - one line a reason
    """Tell whether a name that nothing vouches for may stand: three characters behind a frequent surname, set off."""
    if found.anchor in STRONG:
        return True
    if found.anchor == DOUBTFUL:
        return False
    if "·" in found.name or found.anchor == "parts":
        return True
    if stands_alone(found, text):
        return True
    frequent = load_surname_ranks().get(found.name[0], RARE) < COMMON
    if found.anchor == "roster":
        return len(found.name) > SHORT_NAME and frequent and weigh_given(*found.name[-2:]) > UNLIKELY_ROSTER
    if found.anchor == "verb":
        return (found.name[0] in load_frequent_surnames() and not is_thing(found, text)) or found.foreign
    begins = found.start == 0 or text[found.start - 1] in LEFT_EDGES - OPENING
    ends = found.end >= len(text) or text[found.end] in LEFT_EDGES or text[found.end] in PARTICLES
    if not (frequent and len(found.name) > SHORT_NAME and (begins or ends)):
        return False
    return weigh_given(*found.name[-2:]) > UNLIKELY


def is_thing(found: Found, text: str) -> bool:
    """Tell whether a name of two characters is a word too, and no more than 也 or 就 behind speaks for it: 杨树也."""
    word = load_words().get(found.name)
    return len(found.name) == SHORT_NAME and bool(word and word.tag) and text[found.end : found.end + 1] in ADVERBS


ADVERBS = frozenset("也就都在将已还又曾正")
OPENING = frozenset("“‘")  # what opens a quotation opens a slogan as often: “党旗红”


def stands_alone(found: Found, text: str) -> bool:
    """Tell whether a Han name is all there is in its line or between brackets: who wrote, in most papers (署名)."""
    before, behind = text[: found.start], text[found.end :]
    alone = not before.strip() and not behind.strip()
    bracketed = before.endswith(("（", "(")) and behind.startswith(("）", ")"))
    return (alone or bracketed) and not found.foreign and found.anchor != "roster"


SHORT_NAME = 2
RARE, COMMON = 999, 240  # ranks of surnames
UNLIKELY_ROSTER = -15.0
UNLIKELY = -13.5  # a given name so rare that an unvouched one is rather a phrase


def memory_of(readings: Iterable[tuple[Sentence, list[Found]]]) -> frozenset[str]:
    """Give the names that the story has introduced: vouched for once, or standing there twice.

    Where names touch (run together in a headline), their bounds are a guess and introduce nobody.
    """
    seen: Counter[str] = Counter()
    vouched: set[str] = set()
    for _, found in readings:
        starts, ends = {name.start for name in found}, {name.end for name in found}
        for name in found:
            if name.end in starts or name.start in ends:
                continue
            seen[name.name] += name.anchor != DOUBTFUL
            if name.anchor in STRONG:
                vouched.add(name.name)
    names = vouched | {name for name, count in seen.items() if count > 1 and len(name) > SHORT_NAME}
    parts = {part for name in names if "·" in name for part in name.split("·")[-1:] if len(part) > 1}
    return frozenset(drop_longer(names) | parts)


def mend_by_runs(memory: frozenset[str], readings: Iterable[tuple[Sentence, list[Found]]], text: str) -> frozenset[str]:
    """Lengthen a name by the character that always follows it, where a headline's run of names has it so too.

    王麟|当出席 is 王麟当|出席, for the headline has 王麟当王旺.
    """
    runs = {name.name for _, found in readings for name in found if name.anchor in ("run", "list")}
    longer = {name for name in runs - memory if name[:-1] in memory and text.count(name) == text.count(name[:-1]) > 0}
    return memory - {name[:-1] for name in longer} | longer


def drop_longer(names: set[str]) -> set[str]:
    """Leave out a name that is another with a particle stuck on (刘奇 and 刘奇任): both were read, one is wrong."""
    return {name for name in names if not (name[:-1] in names and name[-1] in PARTICLES) and len(name) < LONGEST}


LONGEST = 25


def needs_second_reading(sentence: Sentence, found: list[Found], memory: frozenset[str]) -> bool:
    """Tell whether the memory could change how a sentence reads."""
    if sentence.where == "heading":
        return True
    owner = {place: index for index, name in enumerate(found) for place in range(name.start, name.end)}
    for start, known in find_known(sentence.text, memory):
        if start not in owner or owner[start] != owner.get(start + len(known) - 1):
            return True
    return any(name.name not in memory and holds_known(name.name, memory) for name in found)


def holds_known(name: str, memory: frozenset[str]) -> bool:
    """Tell whether a part of a name is a name that the story has introduced."""
    size = len(name)
    return any(name[start:end] in memory for start in range(size) for end in range(start + 2, size + 1))


def find_names(story: Story, known: frozenset[str] = frozenset()) -> tuple[tuple[Sentence, tuple[Found, ...]], ...]:
    """Give every sentence with the names in it; `known` are names that other stories of the issue introduce."""
    first = [(s, spread_lists(s.text, list(read_names(s, frozenset())))) for s in story.sentences]
    memory = mend_by_runs(memory_of(first), first, story.text.text)
    out = []
    for sentence, found in first:
        names = found
        if memory and needs_second_reading(sentence, found, memory):
            names = spread_lists(sentence.text, list(read_names(sentence, memory)))
        kept = tuple(name for name in names if name.name in memory or is_plausible(name, sentence.text))
        if known and (recalled := find_recalled(sentence, kept, known)):
            kept = tuple(recall_names(sentence, memory, recalled))
        out.append((sentence, kept))
    return tuple(out)


def recall_names(sentence: Sentence, memory: frozenset[str], known: frozenset[str]) -> Iterator[Found]:
    """Read a sentence again with names that other stories introduce."""
    for name in spread_lists(sentence.text, list(read_names(sentence, memory | known))):
        if name.name in known and name.anchor == "known":
            yield name._replace(anchor="elsewhere")
        elif name.name in memory or is_plausible(name, sentence.text):
            yield name
