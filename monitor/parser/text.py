"""An Article in, a Story out: heading and text folded for matching, cut into sentences, every place traceable.

Folding changes only how characters look, so that one rule matches every print: full-width letters and digits become
half-width, narrow stops (`,` `:` `(`) wide, every middle dot `·`, traditional characters simplified, radicals (部首:
many PDFs write ⾦ where they show 金) the characters that they look like, variants (异体字: 衞) standard ones;
readings, the blanks that pad a two-character name (`李　明`) or its caption and line ends that only wrap the text
(wrapping.py) are left out.
A comma or colon that stays narrow stands inside of a number or of Latin words and parts nothing: rules name the wide
stops alone. A View knows for each folded character where it was printed.
All rules of the parser work on folded places; `Story.span` gives the printed Span of a finding.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import dropwhile
from unicodedata import normalize

from monitor.parser.wrapping import find_wraps
from monitor.records import Article, Span, Where

MOST_CHARACTERS = 100_000  # of a text; what lies behind is counted, not read (a front page has 10,000)
MOST_IN_HEADING = 10_000  # characters; it is read as names run together too
MOST_IN_SENTENCE = 2_000  # characters; no sentence has so many, and the readers keep much for each character of one
CLAUSE_ENDS = ("；", "，", ",", "、", " ")  # where a longer one is cut, the best place first
SENTENCE_END = re.compile(r"[。！？\n][”’』」）]*")
# 康熙部首 have their characters by Unicode's compatibility decomposition, those of the supplement in
# EquivalentUnifiedIdeograph.txt of the Unicode Character Database; here are the ones that are characters of their own.
KANGXI = range(0x2F00, 0x2FD6)
COMPATIBLE = (*range(0xF900, 0xFA0E), *range(0xFA30, 0xFA6E))  # 兼容汉字: the same character once more, as 李 and 金
SUPPLEMENT = (
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
DOTS = "•・‧∙⋅･᛫●．"
BLANK = r"[ \t\u3000\xa0\u2002-\u200a]"
PADDING = re.compile(rf"{BLANK}(?<=[\u3400-\u9fff]{BLANK}){BLANK}*(?=[\u3400-\u9fff])")
HONOURS = re.compile(r"(?<=[\u3400-\u9fff、])(?:丹斯里|拿督(?:斯里)?)(?=[\u3400-\u9fff]{2})")  # 议长丹斯里某某
BROKEN_DOT = re.compile(
    rf"(?<=[\u3400-\u9fff]){BLANK}+(?=·[\u3400-\u9fff])|(?<=[\u3400-\u9fff]·){BLANK}+(?=[\u3400-\u9fff])"
)  # 菲德尔 ·戴特罗
HAN, HAN_ONLY = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[\u3400-\u9fff]+")
NOTE = re.compile(r"（[^（）\n]{1,8}）")  # behind a name: （女，苗族）
ROW = re.compile(
    rf"(?<![\u3400-\u9fff])[\u3400-\u9fff]{{1,4}}(?:{NOTE.pattern})?"
    rf"(?:{BLANK}+[\u3400-\u9fff]{{1,4}}(?![\u3400-\u9fff])(?:{NOTE.pattern})?){{2,}}"
)
LABEL = re.compile(  # a title of two or three characters that is as wide as the ones below it: 主　席：, 秘 书 长
    rf"^{BLANK}*(?:副{BLANK}+)?(?:主{BLANK}+[席任]|书{BLANK}+记|委{BLANK}+员|常{BLANK}+委|秘{BLANK}+书{BLANK}+长"
    rf"|[组局厅院会省市县区州镇乡]{BLANK}+长|理{BLANK}+事(?:{BLANK}+长)?|检{BLANK}*察{BLANK}+长)(?=[：（]|{BLANK})",
    re.MULTILINE,
)
FEWEST_IN_ROW = 3  # names
READINGS = re.compile(
    r"[(（](?<=[\u3400-\u9fff].)[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ]{1,6}[)）]"
)  # 學(xué): readings set by a machine
STOPS = frozenset("，。；：、！？（）《》“”‘’【】[]…—\n,:·")
FULL_WIDTH = ("\u3000", "  ")  # blanks as wide as the character that a name lacks
CREDITS = frozenset("摄绘图文")
TITLE_ENDS = frozenset("长任记席员理授士者生")
GIVEN = frozenset("为任的")  # behind whom a line of a notice names
GIVERS = ("任命", "免去", "选举", "补选", "推选", "增选", "递补", "提名", "接受", "决定", "撤销", "罢免")


LAST_NEAR = 0xFFFF  # of the characters that take two bytes


def read_table(name: str, package: str = "monitor.parser") -> Iterator[tuple[str, ...]]:
    """Give the rows of a table of tab-separated values in a package's lexicon; lines that begin with # are about it."""
    content = (files(package) / "lexicon" / name).read_text(encoding="utf-8")
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("\t"))


@lru_cache(maxsize=1)
def load_folding() -> dict[int, str]:
    """Give the 1:1 table of characters that are folded before matching."""
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
    dots = {ord(dot): "·" for dot in DOTS}
    traditional = {ord(row[0]): row[1] for table in ("variants.tsv", "traditional.tsv") for row in read_table(table)}
    kangxi = {code: normalize("NFKC", chr(code)) for code in (*KANGXI, *COMPATIBLE)}
    supplement = {ord(radical): to for radical, to in zip(*SUPPLEMENT, strict=True)}
    radicals = {code: traditional.get(ord(to), to) for code, to in kangxi.items()}
    blanks = dict.fromkeys((0xA0, *range(0x2002, 0x200B)), " ")
    brackets = {ord("〔"): "【", ord("〕"): "】", ord("﹝"): "【", ord("﹞"): "】"}
    return {**brackets, **traditional, **wide, **dots, **radicals, **supplement, **blanks}


@lru_cache(maxsize=1)
def load_foldable() -> re.Pattern[str]:
    """Match the characters that are folded, in most texts few, and all of the rarest: a pattern lists those slowly."""
    near = "".join(re.escape(chr(code)) for code in load_folding() if code <= LAST_NEAR)
    return re.compile(f"[{near}{chr(LAST_NEAR + 1)}-\U0010ffff]")


def fold(text: str) -> str:
    """Fold characters one to one: the result is as long as `text`."""
    table = load_folding()
    return load_foldable().sub(lambda found: table.get(ord(found[0]), found[0]), text)


def widen_stops(text: str) -> str:
    """Write the narrow stops of a Chinese text, as web pages have them, as wide ones; 9:30 and 1,300 keep theirs."""
    text = NARROW_QUOTES.sub(r"“\1”", text) if '"' in text else text
    text = POINT.sub("。", text) if "." in text or "．" in text else text
    return NARROW_STOP.sub(lambda found: WIDE[found[0]], text) if any(map(text.__contains__, WIDE)) else text


POINT = re.compile(r"(?<=[\u4e00-\u9fff”’）》)])[.．](?=\s|\Z|[“‘])")  # a stop, no dot in a name
WIDE = {stop: chr(ord(stop) + 0xFEE0) for stop in ",:;?!()"}
NARROW_QUOTES = re.compile(r'"([^"\n]*)"')
NARROW_STOP = re.compile(r"[;?!()]|[,:](?:(?<=[^\x00-\x7f].)|(?<=[)].)|(?=\s*[^\x00-\x7f]))")


@lru_cache(maxsize=1)
def load_surnames() -> frozenset[str]:
    """Give every surname of the table, compound ones too (姓氏)."""
    return frozenset(row[0] for row in read_table("surnames.tsv"))


def stands_free(text: str, place: int) -> bool:
    """Tell whether `place` is outside of `text`, or a blank or a stop stands there."""
    return not 0 <= place < len(text) or text[place].isspace() or text[place] in STOPS


def is_padding(text: str, start: int, end: int) -> bool:
    """Tell whether the blanks at start..end only pad a name of two characters: `李　明`, `杨 竹 摄`, `市长李　明说`.

    The character before them is a surname; it or the one behind stands free, or the surname follows a title's end or
    a word that gives or takes a post (任命贺　丹为).
    """
    if text[start - 1] not in load_surnames():
        return False
    begins = stands_free(text, start - 2) or text[start - 2] in TITLE_ENDS or text.endswith(GIVERS, 0, start - 1)
    if text[start - 1] in TITLE_ENDS and not begins:  # 通讯员　王 is no 员王
        return False
    wide = text[start:end] in FULL_WIDTH
    if stands_free(text, start - 2) and text[end + 1 : end + 2] in GIVEN:
        return True
    if stands_free(text, end + 1) or text[end + 1] in CREDITS:
        return begins or wide or text[start] == "\u3000"
    return wide and begins


def read_rows(text: str) -> dict[int, bool]:
    """Tell of the blanks in rows of names, by where they start, whether they pad one: `李长河　李　明　王小山`.

    Each name begins with a surname, and characters that stand alone are names in pairs.
    """
    pads: dict[int, bool] = {}
    for row in ROW.finditer(text):
        bare = NOTE.sub(lambda note: " " * len(note[0]), row[0])
        parts = ((row.start() + part.start(), row.start() + part.end()) for part in HAN_ONLY.finditer(bare))
        pads |= read_row(text, [*dropwhile(lambda part: text[part[0]] not in load_surnames(), parts)])
    return pads


def covered(part: re.Match[str]) -> str:
    """Give as many stops as a part of a text has characters, so that no row of names reaches into it."""
    return "：" * len(part[0])


def read_row(text: str, parts: Sequence[tuple[int, int]]) -> dict[int, bool]:
    """Tell of the blanks behind the parts of one row whether they pad a name; of none unless all of it is names."""
    pads: dict[int, bool] = {}
    waiting = False  # for the second of two characters that stand alone
    for start, end in parts:
        alone = end - start == 1
        if not (alone if waiting else text[start] in load_surnames()):
            return {}
        waiting = alone and not waiting
        pads[end] = waiting
    return {} if waiting or len(pads) - sum(pads.values()) < FEWEST_IN_ROW else pads


@dataclass(frozen=True, slots=True)
class View:
    """A folded string and, for each of its characters, the place in the printed string (one more for its end)."""

    where: Where
    text: str
    places: Sequence[int]
    padded: Sequence[int] = ()  # folded places of the second characters of padded names, in order

    def span(self, start: int, end: int) -> Span:
        """Give the printed span of folded start..end."""
        if start >= end:
            return Span(start=self.places[start], end=self.places[start], where=self.where)
        return Span(start=self.places[start], end=self.places[end - 1] + 1, where=self.where)


def make_view(where: Where, printed: str) -> View:
    """Fold a printed string and leave out the padding of names."""
    folded = widen_stops(fold(printed[: MOST_IN_HEADING if where == "heading" else MOST_CHARACTERS]))
    dropped = {place for note in READINGS.finditer(folded) for place in range(*note.span())}
    wraps = find_wraps(folded) if where == "text" else ()
    dropped.update(place for wrap in wraps for place in range(*wrap))
    if "丹斯里" in folded or "拿督" in folded:
        dropped.update(place for honour in HONOURS.finditer(folded) for place in range(*honour.span()))
    if "·" in folded:
        dropped.update(place for gap in BROKEN_DOT.finditer(folded) for place in range(*gap.span()))
    gaps = [gap.span() for gap in PADDING.finditer(folded)]
    labels = [label.span() for label in LABEL.finditer(folded)] if gaps else []
    in_rows = read_rows(LABEL.sub(covered, folded) if labels else folded) if len(gaps) >= FEWEST_IN_ROW - 1 else {}
    in_rows |= {start: True for start, _ in gaps if any(begin <= start < end for begin, end in labels)}
    pads: list[int] = []
    for start, end in gaps:
        just_joined = start - 2 in dropped
        if in_rows.get(start, not just_joined and is_padding(folded, start, end)):
            dropped.update(range(start, end))
            pads.append(end)
    places = range(len(folded) + 1)
    if not dropped:
        return View(where, folded, places)
    kept = [place for place in places if place not in dropped]
    padded = tuple(bisect_left(kept, place) for place in pads)
    return View(where, "".join(folded[place] for place in kept[:-1]), kept, padded)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or one line of the heading): folded `start`..`end` in the view of `where`, and its folded text."""

    index: int
    where: Where
    start: int
    end: int
    text: str
    padded: Sequence[int] = ()  # places in `text` of the second characters of padded names


def cut_long(text: str, ends: Iterable[int]) -> Iterator[int]:
    """Give the ends of the sentences and, in those longer than MOST_IN_SENTENCE, the ends of their pieces."""
    start = 0
    for end in ends:
        while end - start > MOST_IN_SENTENCE:
            start = find_clause_end(text, start, start + MOST_IN_SENTENCE)
            yield start
        yield end
        start = end


def find_clause_end(text: str, start: int, limit: int) -> int:
    """Give the best place to cut in the later half of start..limit, `limit` where there is none."""
    middle = (start + limit) // 2
    places = (text.rfind(mark, middle, limit) for mark in CLAUSE_ENDS)
    return next((place + 1 for place in places if place >= 0), limit)


def cut_sentences(view: View, first_index: int) -> Iterator[Sentence]:
    """Cut a view at 。！？ and line ends; closing quotation marks stay with their sentence, blanks at its ends go."""
    start, index = 0, first_index
    for end in cut_long(view.text, (*(found.end() for found in SENTENCE_END.finditer(view.text)), len(view.text))):
        piece = view.text[start:end]
        bare = piece.strip()
        if bare:
            offset = start + len(piece) - len(piece.lstrip())
            low, high = (bisect_left(view.padded, place) for place in (offset, offset + len(bare)))
            padded = tuple(place - offset for place in view.padded[low:high])
            yield Sentence(index, view.where, offset, offset + len(bare), bare, padded)
            index += 1
        start = end


class Story:
    """An article made ready for the rules: `heading` and `text` as Views, `sentences` of the heading, then the text.

    `sources` are heading and text as printed, which the article puts together anew each time.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sources: dict[Where, str] = {"heading": article.heading, "text": article.text}
        self.heading = make_view("heading", self.sources["heading"])
        self.text = make_view("text", self.sources["text"])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order; `index` is the place in this tuple."""
        head = tuple(cut_sentences(self.heading, 0))
        return (*head, *cut_sentences(self.text, len(head)))

    @property
    def unread(self) -> int:
        """Count the characters of heading and text that lie behind the limit."""
        heading, text = map(len, self.sources.values())
        return max(0, heading - MOST_IN_HEADING) + max(0, text - MOST_CHARACTERS)

    def view(self, where: Where) -> View:
        """Give the heading's or the text's View."""
        return self.heading if where == "heading" else self.text

    def span(self, where: Where, start: int, end: int) -> Span:
        """Give the printed Span of a folded place."""
        return self.view(where).span(start, end)

    def printed(self, span: Span) -> str:
        """Give what is printed at a Span, readings set by a machine (學(xué)) left out."""
        return READINGS.sub("", self.sources[span.where][span.start : span.end])
