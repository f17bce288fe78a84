"""A text and a place in, the title or reporting verb that ends or begins there out (职务名, 姓名邻词)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from monitor.parser.text import read_table

LEFT_EDGES = frozenset("，。；：、！？（）()《》“”‘’【】[]…—\n,;:!? \t\u3000■□|/▲△●")


@lru_cache(maxsize=1)
def load_titles() -> dict[str, tuple[str, str]]:
    """Give each title's kind and number of holders (职务名, 称谓)."""
    return {row[0]: (row[1], row[2]) for row in read_table("titles.tsv")}


@lru_cache(maxsize=1)
def load_reporting_verbs() -> frozenset[str]:
    """Give what people do in the press, as it follows a name (强调, 主持)."""
    return frozenset(row[0] for row in read_table("reporting_verbs.tsv"))


SAYING = frozenset("说称道摄讲")
SHORTEST = 2


@lru_cache(maxsize=1)
def title_ends() -> dict[str, tuple[int, ...]]:
    """Give the two characters that titles end in, each with how long those titles are, the longest first."""
    return lengths_by((title[-SHORTEST:], title) for title in load_titles())


def title_ending_at(text: str, end: int) -> str:
    """Give the longest title or calling that ends at `end`, or ""."""
    titles = load_titles()
    for size in title_ends().get(text[end - SHORTEST : end], ()) if end >= SHORTEST else ():
        if (title := text[max(0, end - size) : end]) in titles:
            country = title == "苏丹" and text[max(0, end - size - 1) : end - size] in TO_COUNTRY
            return "" if country or BEGINS_NEXT.match(text, end - 1) else title
    return ""


TO_COUNTRY = frozenset("赴在对南北驻援至往去从回抵")  # 赴|苏丹: the country, no sultan


# A title's last character rather begins what follows: 外交部|长官某某 (of 韩国), 轮值主席国,
# 执行主席席就座, 湖口段|长江干堤, 港口区|长达六年
BEGINS_NEXT = re.compile(
    r"(?<=部)长官(?=[\u4e00-\u9fff]{2})|席国(?!\w{1,2}(?:出席|主持|强调|指出|表示|说))|席席[就上前]"
    r"|长江(?:[\u4e00-\u9fff]{1,3}?[村堤段镇湾]|流域|干流|大桥|[上中下]游|沿[岸线]|两岸|经济带|三角洲)|长达[0-9一二三四五六七八九十两几数半]"
)


@lru_cache(maxsize=1)
def title_starts() -> dict[str, tuple[int, ...]]:
    """Give the characters that titles begin with, each with how long those titles are, the longest first."""
    return lengths_by((title[0], title) for title in load_titles())


@lru_cache(maxsize=1)
def title_signs() -> frozenset[str]:
    """Give the characters that titles and their deputies' begin with."""
    return frozenset(title_starts()) | {prefix[0] for prefix in DEPUTY}


def lengths_by(words: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """Give each character, paired with words, the lengths of those words from the longest on."""
    lengths: dict[str, set[int]] = {}
    for character, word in words:
        lengths.setdefault(character, set()).add(len(word))
    return {character: tuple(sorted(sizes, reverse=True)) for character, sizes in lengths.items()}


COMPOUNDS = {"府": "", "办": "理事", "令": "", "制": "定", "团": "", "会": "见谈晤", "处": "理置"}
DEPUTY = ("副", "第一副", "常务副")


def title_starting_at(text: str, start: int) -> str:
    """Give the longest title that starts at `start`, a deputy's too (副市长), or ""."""
    deputy = text.startswith(DEPUTY, start)
    before = next(prefix for prefix in DEPUTY if text.startswith(prefix, start)) if deputy else ""
    titles, begin = load_titles(), start + len(before)
    for size in title_starts().get(text[begin : begin + 1], ()):
        if (title := text[begin : begin + size]) in titles:
            return "" if is_compound(text, begin + size) else before + title
    return ""


def is_compound(text: str, end: int) -> bool:
    """Tell whether a title that ends at `end` is part of a longer word: 总统府, 主席团, but 总统|会见."""
    return text[end : end + 1] in COMPOUNDS and text[end + 1 : end + 2] not in (*COMPOUNDS[text[end]],)


def kind_of_title(title: str) -> str:
    """Give the kind of a title of the table or of its deputy (titles.tsv)."""
    titles = load_titles()
    plain = next((title.removeprefix(prefix) for prefix in DEPUTY if title.startswith(prefix)), title)
    return (titles.get(title) or titles[plain])[0]


def is_state_title(title: str) -> bool:
    """Tell whether a title behind a word makes it a foreign leader's name (普京总统)."""
    return bool(title) and kind_of_title(title) == "state"


@lru_cache(maxsize=1)
def verb_starts() -> dict[str, tuple[int, ...]]:
    """Give the characters that reporting verbs begin with, each with how long those verbs are, the longest first."""
    return lengths_by((verb[0], verb) for verb in load_reporting_verbs() | SAYING)


def verb_starting_at(text: str, start: int) -> bool:
    """Tell whether what people do in the press starts at `start`; a verb of one character needs something behind it."""
    first = text[start : start + 1]
    for size in verb_starts().get(first, ()):
        if size == 1:
            behind = text[start + 1 : start + 2]
            return behind != "、" if first in SAYING else bool(behind) and behind not in LEFT_EDGES
        if text[start : start + size] in load_reporting_verbs():
            return True
    return False


LONGEST_LABEL = 10
NOTE = re.compile(r"(?<=[\u4e00-\u9fff])[（(][\u4e00-\u9fff]{1,12}[）)]\Z")
LONGEST_NOTE = 14


def label_end(text: str, start: int) -> int:
    """Give where the label before `start` ends, signs or a note left out: 编辑：王明, 记者/王明, 镇长（挂职）王明."""
    before = text[max(0, start - LONGEST_LABEL) : start]
    end = start - len(before) + len(before.rstrip(" :：/\u3000]】"))
    note = NOTE.search(text, max(0, end - LONGEST_NOTE - 1), end) if text[end - 1 : end] in ("）", ")") else None
    return note.start() if note else end
