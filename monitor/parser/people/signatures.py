"""A sentence in, the names out of who wrote and made what stands above or below: they sign it, words or not (署名).

（记者 谷雨）, （岚溪市财政局　甲）, 甲 图 乙 文, 责任编辑：丙, a line of names; and rosters, of which a line consists.
"""

import re

from monitor.parser.name_tables import load_frequent_surnames, load_minority_parts, load_surname_weights, weigh_given
from monitor.parser.names.cutting import cut
from monitor.parser.names.lattice import RUN_ON, Piece
from monitor.parser.people.plausible import UNLIKELY_ROSTER
from monitor.parser.places import load_place_words
from monitor.parser.posts.anchors import SHORT_NAME
from monitor.parser.posts.name_lists import LONG_NOTE, blank, may_be_listed
from monitor.parser.words import find_word


def read_signatures(text: str) -> list[Piece]:
    """Give the names that sign a sentence, or of which it consists."""
    if len(text) > LONGEST_ROW and not SIGNS.search(text):
        return []
    signed = [piece for found in SIGNED.finditer(text) for piece in read_row(found.group(1), found.start(1))]
    signed += [piece for found in SIGNED_LIST.finditer(text) for piece in read_list(found)]
    signed += read_roster(text)
    signed += read_writer(text)
    signed += read_labelled(text)
    signed += read_credits(text)
    signed += read_pictures(text)
    signed += read_imprint(text)
    signed += read_contents(text)
    if (alone := SIGN_AND_NAME.fullmatch(text)) and may_be_name(alone[1]):
        signed.append(Piece(*alone.span(1), "name", WRITER))
    return signed


SIGN_AND_NAME = re.compile(r"\s*[□■◎●◇◆☆▲△○][ \u3000]*([\u4e00-\u9fff]{2,3})\s*")


def read_row(row: str, start: int) -> list[Piece]:
    """Give the names that a row consists of, none where it holds anything else than likely names."""
    pieces = cut(row, touching=RUN_ON)
    if len(pieces) < SHORT_NAME or not all(is_likely(row[piece.start : piece.end], piece) for piece in pieces):
        return []
    return [Piece(start + piece.start, start + piece.end, "name", WRITER) for piece in pieces]


def read_list(signed: re.Match[str]) -> list[Piece]:
    """Give the names that fill the brackets of a signature, one or joined by 、, none where one is not likely."""
    places = [part.span() for part in NAMES.finditer(signed[0])]
    pieces = [Piece(signed.start() + start, signed.start() + end, "name", WRITER) for start, end in places]
    names = [signed.string[piece.start : piece.end] for piece in pieces]
    likely = [is_likely(*one) or bool(PARTS.fullmatch(one[0])) for one in zip(names, pieces, strict=True)]
    alone = f"（{signed[0]}）" == signed.string.strip() and any(likely) and not any(map(is_word, names))
    if all(likely) or (alone and len(pieces) > 1):
        return pieces
    return pieces if 2 * sum(likely) > len(pieces) > 1 and all(map(may_be_name, NAMES.findall(signed[0]))) else []


PARTS = re.compile(f"(?:{load_minority_parts().pattern})+")  # 乌恩
NAMES = re.compile(r"[\u4e00-\u9fff]+")


def may_be_name(name: str) -> bool:
    """Tell whether a name begins with a frequent surname and is no word: others of its list vouch for the rest."""
    return name[0] in load_frequent_surnames() and not is_word(name)


def read_labelled(text: str) -> list[Piece]:
    """Give the names behind 记者 or 通讯员, words or not, that fill brackets, and those that blanks set off."""
    if not any(map(text.__contains__, ("记者", "通讯员", "实习生", "报道组"))):
        return []
    spans = [
        one.span(one.lastindex or 0)
        for one in LABELLED.finditer(text)
        if one[one.lastindex or 0][0] in load_frequent_surnames()
    ]
    for bracket in WRITERS.finditer(text):
        names = NAMES.finditer(LABEL.sub(blank, text[: bracket.end()]), bracket.start())
        spans += [one.span() for one in names if one[0] not in WRITES]
    return [Piece(*span, "name", WRITER) for span in dict.fromkeys(spans)]


def read_credits(text: str) -> list[Piece]:
    """Give the names of a line that says who wrote and who took the pictures: 甲 图 乙 文."""
    if len(text) > LONGEST_CREDITS or not CREDITS.fullmatch(text):
        return []
    found = [one.span(1) for one in CREDIT_OF.finditer(text) if one[1][0] in load_surname_weights()]
    return [Piece(*span, "name", WRITER) for span in found]


def read_pictures(text: str) -> list[Piece]:
    """Give who took a picture or wrote beside it: （甲 摄影报道）, 记者 甲 摄, 甲/文 乙/图."""
    if not any(map(text.__contains__, PICTURES)):
        return []
    found = [one.span(one.lastindex or 0) for one in PICTURED.finditer(text)]
    return [Piece(*span, "name", WRITER) for span in found if text[span[0]] in load_surname_weights()]


PICTURES = ("摄", "/")
PICTURED = re.compile(
    r"（[ \u3000]*([\u4e00-\u9fff]{2,3})[ \u3000]+(?:摄影|图文)?(?:报道|摄影|摄)[ \u3000]*）"
    r"|(?:记者|通讯员)[ \u3000]+([\u4e00-\u9fff]{2,3})[ \u3000]*摄(?![\u4e00-\u9fff])"
    r"|(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3})[ \u3000]?/[ \u3000]?(?:文|图|摄影|摄)(?![\u4e00-\u9fff])"
)


def read_imprint(text: str) -> list[Piece]:
    """Give the names behind labels of who made a page, words or not: 责任编辑：谷雨, 一审 潘羽 二审 郑直, 文/戴禹.

    A place before a name is where the author is from (作者：南漳 文可风).
    """
    if not any(map(text.__contains__, MAKERS)):
        return []
    rows = [[*NAMES.finditer(text, *made.span("who"))] for made in MADE_BY.finditer(text)]
    names = [
        name
        for row in rows
        for name in row
        if name[0][0] in load_frequent_surnames() and (name is row[-1] or name[0] not in load_place_words())
    ]
    return [Piece(*name.span(), "name", WRITER) for name in names]


def read_contents(text: str) -> list[Piece]:
    """Give the author behind the title in a line of a table of contents: 竹乡的一天 / 谷雨."""
    found = CONTENTS.fullmatch(text) if "/" in text else None
    if found is None or found[1][0] not in load_frequent_surnames() or find_word(found[1]).tag[:1] in CONTENT_WORDS:
        return []
    return [Piece(*found.span(1), "name", WRITER)]


CONTENTS = re.compile(r"[^/]{5,40}[ \u3000]/[ \u3000]*([\u4e00-\u9fff]{2,3})\s*")
CONTENT_WORDS = frozenset("vmdpcrts")  # parts of speech of what rather ends a trail: 政务公开 / 任免

MAKERS = ("编辑", "责编", "审", "校", "作者", "稿", "文/", "图/", "文：", "图：", "监制", "签发")
_MAKER = (
    "责任编辑|本[期版]编辑|编辑|责编|主编|编审|编校|作者|审核|校对|审校|校审|核稿|[初复终一二三]审|撰稿|撰文|供稿|供图|来稿"
    "|摄影|文字|图片|监制|签发|编委|值班主任|值班总编|版式|美编|组版|制图"
)
_NAME = rf"(?!值班|执行|责任|本版|{_MAKER}|[文图][/／：])[\u4e00-\u9fff]{{2,3}}"
MADE_BY = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:(?:(?:值班|执行|责任|本版)?(?:{_MAKER})|文|图)[/／、]?)+"
    r"(?:[ \u3000]*[：/／|｜][ \u3000]*|[ \u3000]+)"
    r"(?:[\u4e00-\u9fff]{2,8}[ \u3000]+(?=[\u4e00-\u9fff]{2,3}[）\s]*\Z))?"
    rf"(?P<who>{_NAME}(?:[、 \u3000]{_NAME}){{0,3}})(?=[ \u3000）】\]、，；/|｜]|\Z)"
)
LONGEST_CREDITS = 30  # characters
CREDIT_OF = re.compile(
    r"([\u4e00-\u9fff]{2,3})[ \u3000/]*(?:文|图|摄影|摄|供图)(?:[ \u3000、，/；]+|(?=[\u4e00-\u9fff])|\Z)"
)
CREDITS = re.compile(rf"\s*(?:{CREDIT_OF.pattern}){{2,4}}")
WRITES = frozenset(
    (
        "摄影",
        "报道",
        "摄影报道",
        "综合报道",
        "图文报道",
        "采写报道",
        "供稿",
        "综合",
        "整理",
        "手记",
        "集纳",
        "观察",
        "编译",
        "站供稿",
        "招待会",
        "见面会",
    )
)
LABEL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[报台社网])?(?:本报|本台|首席|特约|见习|全媒体|融媒体)*"
    r"(?:记者|通讯员|实习生|[\u4e00-\u9fff]{0,6}报道组)[ \u3000/：]*"
)
WRITERS = re.compile(
    rf"（(?:{LABEL.pattern}(?:(?!记者|通讯员|实习生|摄)[\u4e00-\u9fff]){{2,4}}"
    rf"(?:[ \u3000、]+(?:(?!记者|通讯员|实习生|摄)[\u4e00-\u9fff]){{2,4}}){{0,6}}[ \u3000，、]*){{1,4}}）"
)


LABELLED = re.compile(
    r"(?:记者|通讯员|实习生)[ \u3000]+([\u4e00-\u9fff]{2,3})"
    r"(?=[ \u3000]*[）、]|[ \u3000]+[\u4e00-\u9fff]{2,4}[ \u3000）、])"
    r"|（([\u4e00-\u9fff]{2,3})[ \u3000]+(?=(?:记者|通讯员|实习生)[ \u3000]*[\u4e00-\u9fff]{2,3}[）、 \u3000])"
)


def read_roster(text: str) -> list[Piece]:
    """Give the names that blanks part in a line of its own, whatever words they are, where most are likely (名单)."""
    if not ROSTER.fullmatch(text):
        return []
    items = [item for item in ROSTER_ITEM.finditer(LONG_NOTE.sub(blank, text)) if "·" not in item[0]]
    if not items or not all(may_be_listed(item[0]) for item in items):
        return []
    frequent = sum(item[0][0] in load_frequent_surnames() and not is_word(item[0]) for item in items)
    return [Piece(*item.span(), "name", WRITER) for item in items] if 2 * frequent > len(items) else []


ROSTER_ITEM = re.compile(r"[\u4e00-\u9fff·]+")
ROSTER = re.compile(
    r"\s*(?:(?!等)(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+)"
    r"(?:（[^（）]{1,12}）)?(?:[ \u3000]+|…*\Z)){4,}"
)


def read_writer(text: str) -> list[Piece]:
    """Give the name behind an organ or place in the brackets behind a story's last sentence: （岚溪市财政局甲）."""
    found = SIGNED_BEHIND.fullmatch(text)
    if found is None or found[1][0] not in load_frequent_surnames() or is_word(found[1]):
        return []
    return [Piece(*found.span(1), "name", WRITER)]


def is_likely(name: str, piece: Piece) -> bool:
    """Tell whether a piece is a name as likely as most: a frequent surname, usual characters, no place, no word."""
    if piece.kind != "name" or name[0] not in load_frequent_surnames():
        return False
    usual = len(name) == SHORT_NAME or weigh_given(*name[-2:]) > UNLIKELY_ROSTER
    return usual and not is_word(name)


def is_word(name: str) -> bool:
    """Tell whether the dictionary has a name as a word or a place."""
    return find_word(name).tag[:2] not in ("", "nr")


WRITER = "writer"  # beside jieba's tags
SIGNED_LIST = re.compile(
    r"(?:(?<=[电讯]（)|(?<=\A（))[\u4e00-\u9fff]{2,3}(?:[、 \u3000]+[\u4e00-\u9fff]{2,3})*(?=）)"
)  # 本报岚溪电（甲、乙）, （甲） behind a story's last sentence
SIGNED_BEHIND = re.compile(
    r"（[^（），。；：“”《》\n]{3,30}?(?:[省市区县镇乡村局院厂部委府行校司社所站处室队会团]|大学|中学|小学|集团|中心)"
    r"([\u4e00-\u9fff]{2,3})）"
)
LONGEST_ROW = 12  # characters: four names
SIGNS = re.compile("[（ \u3000]")
SIGNED = re.compile(r"(?:^|(?<=（))([\u4e00-\u9fff]{4,12})(?:(?=）)|\Z)")
