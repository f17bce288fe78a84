"""Plain text flowed out of a PDF in, its lines out: each with its width and with what it is by its own words.

Lines of a page are story text, headlines, or furniture: page headers, credits of the desk, captions' photographers,
guides to other pages. What a line is by its place among others is decided in stories.py.
"""

import re
import unicodedata
from dataclasses import dataclass

from monitor.epaper.dateline import WORDS_AND_PICTURES, fold, parse_authors, parse_names
from monitor.epaper.marks import find_from, find_on

# Some papers set half-width stops: 开工. is 开工。, 2.15 and example.org are not.
HALF_STOP = re.compile(r"(?<=[\u4e00-\u9fff”’）)】》%])\.(?=[\u4e00-\u9fff“”‘’（）()《》【】\s]|$)")
SENTENCE_END = re.compile(r"[。！？!?…；;][”’」』）)】》]*$")
BROKEN_MARK = re.compile(r"[(（【\[]?(?:下转|上接)[^版]{0,5}$")

WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
FURNITURE = re.compile(
    r"(?:本版|今日|值班|责任|执行|栏目|版面|图片|美术|视觉|文字|首席|一读|二读)?"
    r"(?:责任编辑|责编|主编|编委|编辑|版式|版面设计|美编|美术编辑|校对|检校|组版|审读|统筹|策划|视觉|制图|终审|总值班)(?:[\s:/|丨].{0,60}|[\u4e00-\u9fff]{2,4})"
    r"|.*(?:国内统一(?:连续出版物|刊)号|邮发代号|CN\s*\d{2}-\d{4}|新闻热线|广告热线|投稿邮箱|发行热线|订阅热线|本报地址|零售价|每份\S{0,3}元).*"
    r"|(?:https?://|www\.)\S+|\S+@\S+\.\S+"
    r"|.*第\s*\d+\s*期.*(?:今日|共|总)?.*|今日(?:\S{0,6})\d+\s*版.*|.{0,20}(?:出版|主办|承印)"
    rf"|.{{0,20}}\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日.{{0,8}}{WEEKDAY}.{{0,24}}|{WEEKDAY}"
    r"|(?:癸|甲|乙|丙|丁|戊|己|庚|辛|壬)[子丑寅卯辰巳午未申酉戌亥]年.{0,16}|农历.{0,16}"
    r"|[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|晨报|都市报)|[A-Za-z][A-Za-z\s.&'-]*"
    r"|(?:今[日天]|明[日天]|未来.{1,3})?天气(?:预报)?[\s:].{2,50}|[^。,]{0,20}-?\d{1,2}\s*℃?\s*[~～—至到-]\s*-?\d{1,2}\s*℃[^。,]{0,20}"
    r"|广告|公益广告|导读|今日导读|版面导读|要闻导读|今日看点|[-·—\s]*\d{1,3}[-·—\s]*"
)
# A guide to another page: `……  详见第3版`, `→A5版`. A jump mark is read before this.
GUIDE = re.compile(
    r".{2,60}?(?:详见|见|→|▶|►|>>+|\.{2,}|…+|/|\s)\s*(?:今日)?(?:第\s*)?[A-Za-z]?\d{1,3}(?:\s*[-—–~～至、,]+\s*[A-Za-z]?\d{1,3})*\s*版\s*[)>》]*"
)
PAGE_LABEL = re.compile(
    r"(?:第\s*)?([A-Za-z]{0,2})\s*(0*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版?\s*[::·|丨\-—\s]*\s*(\S{2,8})?"
)
PHOTO = re.compile(
    r".*(?:摄影?|摄影报道|/图|供图|(?:制|绘|漫)[图画](?:[::].*)?|(?:影像中国|人民视觉|视觉中国|新华社发|资料图片?)[)]?)\s*[)】]?[。]?\s*$"
)
PICTURED = re.compile(r"[▲▼△▽◀▶(\s]*(?:图[为①②③④⑤⑥]|[上下左右]图)|[▲▼△▽◀▶]\s*[\u4e00-\u9fff].*[。!?]$")
PHOTO_CREDIT = re.compile(
    r"[(【▲▼\s]*(?:(?:本报|新华社|中新社|通讯员|记者|特约|[\u4e00-\u9fff]{2,8}(?:日报|晚报|记者|通讯员)).{0,16}摄影?|[\u4e00-\u9fff\s·、]{2,12}\s*摄"
    r"|.{0,16}(?:影像中国|人民视觉|视觉中国|新华社发|供图))[)】\s]*"
)
CAPTION_START = re.compile(
    r"[▲▼△▽◀▶]\s*[\u4e00-\u9fff]|[▲▼△▽◀▶(\s]*(?:图[为①②③④⑤⑥一二三四]|[上下左右本大小题组]+图|(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|昨日|日前|连日来)"
)
BYLINE = re.compile(
    r"[□■◎○●◇◆△▲☆★/\s]*(?:文/)?[^。，；！？]{0,14}(?:记者|通讯员|评论员|特约撰稿|作者|文/)[^。，；！？]{0,30}"
)
# □ 海客: a name behind a box or a dot, without a word for who that is.
BOXED = re.compile(r"[□■◎○●◇◆△▲☆★]\s*([\u4e00-\u9fff·\s]{2,20})")
READER = re.compile(r"(?:[\u4e00-\u9fff]{2,8}\s*)?(?:读者|网友|市民)\s*([\u4e00-\u9fff·\s]{2,10})")
COMMENTATOR = re.compile(r"[□■◎○●◇◆△▲☆★\s]*本报(?:特约)?评论员")
# What stands beside a page's label in its header line: the paper, the day, who made the page.
HEADER_PARTS = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}(?:日报|晚报|早报|晨报|商报|时报|都市报|快报)|(?:20\d{{2}}\s*[年./-]\s*)?\d{{1,2}}\s*[月./-]\s*\d{{1,2}}日?|{WEEKDAY}"
)
HEADER_DESK = re.compile(
    r"(?:责编|责任编辑|编辑|主编|版式|美编|校对|组版|视觉|统筹|电话|热线|邮箱|E-?mail)(?:[::/].*)?", re.IGNORECASE
)
# What a page's section is called: 要闻, 国际, 综合新闻, 要闻·综合, 文化周刊.
SECTION = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,4})?|[\u4e00-\u9fff]{2,4}(?:新闻|要闻|专刊|副刊|周刊|专版|特刊)"
)


# Those that every paper has: they may stand on a line of their own under the page's number.
USUAL_SECTION = re.compile(
    r"(?:要闻|综合|时政|国际|国内|社会|民生|经济|财经|文化|体育|教育|健康|理论|评论|观点|副刊|专题|专版|特稿|深度|本地|都市|城事|县区|乡村|三农|法治|科技|生活|公告|天下|视点|关注|焦点)(?:新闻|要闻|周刊|专刊)?"
)
# The hundred commonest surnames (公安部《二〇二〇年全国姓名报告》).
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
# 江小鱼, 米　粒 under an essay's headline: three characters, or two set apart.
BARE_NAME = re.compile(rf"[{SURNAMES}](?:[\u4e00-\u9fff]{{2}}|\s+[\u4e00-\u9fff])")


# Marks stand within so many characters of a line's end or start, and what belongs to no story is no longer than this:
# the patterns above go back and forth, so that they are given no more of a hostile line.
LINE_END = 40
LONGEST_LINE = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One printed line: its text without edges, its width in full-width characters, and what stood around it.

    `folded` is the text with half-width digits and letters and Chinese stops, `indent` says that white space stood
    before it, `spaced` that an empty line did, `alone` that it is a paragraph of its own (小标题).
    """

    text: str
    folded: str
    width: float
    indent: bool
    spaced: bool
    alone: bool = False

    @property
    def ends_sentence(self) -> bool:
        """Whether a paragraph may end here; a jump mark ends one too."""
        return bool(SENTENCE_END.search(self.folded[-LINE_END:])) or find_on(self.folded) is not None


def measure(text: str) -> float:
    """Give a text's width in full-width characters; quotation marks and Latin letters take half of one."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def read_lines(text: str) -> tuple[Line, ...]:
    """Cut a page into its lines that have text; a jump mark broken by a line end is put together again."""
    lines: list[Line] = []
    spaced = False
    for raw in re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text):
        printed = _clean(raw)
        if not printed.strip():
            spaced = True
            continue
        if lines and BROKEN_MARK.search(lines[-1].text[-LINE_END:]):
            before = lines.pop()
            printed, spaced = ("  " if before.indent else "") + before.text + printed.strip(), before.spaced
        lines.append(_make_line(printed, spaced=spaced))
        spaced = False
    return tuple(lines)


def _clean(text: str) -> str:
    """Drop what cannot be seen: controls, zero-width and bidirectional marks, replacement of nothing by anything."""
    return "".join(char for char in text if char == "\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"})


def _make_line(printed: str, *, spaced: bool) -> Line:
    text = printed.strip()
    indent = printed[:1].isspace()
    return Line(text=text, folded=HALF_STOP.sub("。", fold(text)), width=measure(text), indent=indent, spaced=spaced)


def is_furniture(line: Line) -> bool:
    """Whether a line belongs to the page and to no story: header, desk credits, guides, adverts' labels."""
    if len(line.folded) > LONGEST_LINE or find_on(line.folded) or find_from(line.folded):
        return False
    return bool(FURNITURE.fullmatch(line.folded) or GUIDE.fullmatch(line.folded) or read_header(line) == "")


def read_header(line: Line) -> str | None:
    """Give what else a page's header line says: A05 城事 in 澄江晚报 2033.10.9 星期日 A05 城事; None for others."""
    parts = line.folded.split() if len(line.folded) <= LONGEST_LINE else []
    desk = next((at for at, part in enumerate(parts) if HEADER_DESK.fullmatch(part)), len(parts))
    left = [part for part in parts[:desk] if not HEADER_PARTS.fullmatch(part)]
    return " ".join(left) if len(left) < len(parts) else None


def is_byline(line: Line) -> bool:
    """Whether a line only says who wrote: `□ 本报记者 甲 乙`, `□ 海客`."""
    if len(line.folded) > LONGEST_LINE:
        return False
    written = BYLINE.fullmatch(line.folded) and (parse_authors(line.text) or COMMENTATOR.fullmatch(line.folded))
    return bool(written or read_boxed(line))


def read_byline(line: Line) -> tuple[str, ...]:
    """Read who a byline names; () for a commentator without a name."""
    return parse_authors(line.text) or read_boxed(line)


def read_boxed(line: Line) -> tuple[str, ...]:
    """Read the names behind a box or a reader's town: `□ 海客`, `海陵市读者 金满仓`; () for other lines."""
    found = BOXED.fullmatch(line.folded) or READER.fullmatch(line.folded)
    return parse_names(found[1], whole=True) if found else ()


def is_name(line: Line) -> bool:
    """Whether a line may be a writer's name and nothing else."""
    return bool(BARE_NAME.fullmatch(line.text))


def is_photo_credit(line: Line) -> bool:
    """Whether a line only says who took a picture: `新华社记者 甲 摄`."""
    return len(line.folded) <= LONGEST_LINE and bool(PHOTO_CREDIT.fullmatch(line.folded))


def is_caption(text: str) -> bool:
    """Whether a paragraph describes a picture: it ends with its photographer, or begins with 图为 or points to it."""
    folded = fold(text)
    if WORDS_AND_PICTURES.search(folded[-40:]):
        return False
    return bool(PHOTO.fullmatch(folded[-40:])) or bool(PICTURED.match(folded))


def is_captioned_alone(text: str) -> bool:
    """Whether a paragraph is a caption wherever it stands: from 图为 to its photographer, or the photographer alone."""
    folded = fold(text)
    return bool(PHOTO_CREDIT.fullmatch(folded)) or bool(PICTURED.match(folded) and PHOTO.fullmatch(folded[-40:]))
