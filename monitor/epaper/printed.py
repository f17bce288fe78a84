"""A page's tree in, its printed lines out: each with how much of it is linked, what it stands in, how it is set.

The general reading (general.py) looks at lines, not at places: what is a headline, a paragraph or furniture of the page
(导航, 分享, 上一篇, 责编) shows in the words, in how they are set and in what stands around them.
"""

import re
from dataclasses import dataclass

from bs4.element import NavigableString, PreformattedString, Tag

from monitor.epaper.dateline import fold
from monitor.epaper.html import EDGES, UNSEEN, count_han, flow
from monitor.epaper.lines import is_caption, is_captioned_alone
from monitor.epaper.survey import HEADINGS, PICTURES, Survey, is_aside
from monitor.epaper.tree import Tree

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "em",
        "font",
        "founder-author",
        "founder-title",
        "i",
        "label",
        "nobr",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
# What holds paragraphs; a paragraph's own tag does not.
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "center", "blockquote", "pre", "li"])
SENTENCE = re.compile(r"[。！？；]|……")
LEAST_PROSE = 12  # characters of a line that may be a sentence
# A picture's box holds its caption and no more.
CAPTION = 90
PICTURED = 4
CAPTIONED = re.compile(r"摄|图为|资料图|供图|图片来源")
ALIGNED = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
# What a page prints around its stories, at the start of a line: marks that no text begins with, and words that some do
# (网友小李说……), which count in a short line that is no sentence only.
FURNITURE = re.compile(
    r"[\W_]*(?:(?:上|下|前|后)一?[篇条版页期则]|返回(?:首页|本版|列表|顶部)"
    r"|(?:本版)?(?:责任编辑|责编|编辑|主编|美编|校对|版式|审核|值班\w{0,4})\s*[:：/／\u3000 ]"
    r"|版权(?:所有|声明)|copyright|©|.{0,12}版权所有|.{0,24}ICP备|.{0,12}许可证|(?:本网站|本站|本报)?.{0,12}未经.{0,8}(?:授权|许可|允许)"
    r"|.{0,12}(?:热线|电话|邮编|邮箱|信箱|地址|网址)\s*[:：]|(?:来源|原标题|版[次名面]|字数|报[纸刊](?:名称)?)\s*[:：]|发布(?:时间|日期|者)\s*[:：]|当前位置|您的位置|您现在|广\s*告$|正文$)",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"[\W_]*(?:返回|首页|打印|关闭|分享|转发|收藏|评论|字[体号]|放大|缩小|大\s*中\s*小|复制链接|扫[一描]|微信|相关|热门|热点|推荐|延伸阅读|标签|关键词|附件|浏览|阅读"
    r"|点击|听全文|语音播报|朗读|播放|稿源|主办|承办|技术支持|友情链接|网友|网站|联系我们|关于我们|发表|暂无|登录|注册|下载|客户端|请输入|标题导航|版面(?:导航|目录|概览)|本版(?:新闻|目录|导航|其[他它]|标题|文章|导读))"
)
# 《 青岚日报 》（ 2031年05月14日 02 版）: where a text was printed, below it on another site.
STAMPED = re.compile(r"《?\s*[\u4e00-\u9fff]{2,10}\s*》?\s*[(（]\s*20\d{2}\s*年.{0,20}版.{0,10}[)）]")
# The number of one of an article's pages: 【2】
TURN = re.compile(r"[(（【\[]?\d{1,2}[)）】\]]?")
# What a site says of itself and asks of its reader, at whatever length.
LEGAL = re.compile(
    r"[\W_]*(?:凡本[网站报刊]|(?:版权|免责|特别)声明|本[网站]声明|(?:下载|打开|关注|扫码).{0,16}(?:客户端|APP|公众号|小程序))",
    re.IGNORECASE,
)
# One of the items that a line under a headline holds: 体育 第11版 记者 郎平川 阅读 3021
ITEM = re.compile(r"\s*(?:第?[A-Za-z]{0,2}\d{1,3}版|(?:本报)?记者|通讯员|作者|来源|20\d\d\s*[年/.-]|阅读)")
LEAST_ITEMS = 3
SHORT = 60
OPENING = 200  # characters of a line that say what it is
LOOSELY = 14
DATED = re.compile(r"20\d{2}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A line as printed: its text, Chinese characters and those of them in links, the tags around it, inmost first.

    `own` is what of its text leads nowhere. Of a line without Chinese characters (【1】【2】) `linked` counts any that
    stand in links. `indented` says that it began with the gap of a paragraph, `captions` that it belongs to a picture,
    `pictured` that one stands right before it, `aside` that it stands in a box beside the story.
    """

    text: str
    own: str
    han: int
    linked: int
    tags: tuple[Tag, ...]
    indented: bool
    captions: bool
    pictured: bool
    aside: bool

    @property
    def block(self) -> Tag:
        """The element that makes it a line of its own."""
        return next((tag for tag in self.tags if tag.name not in INLINE), self.tags[-1])

    @property
    def boxes(self) -> tuple[Tag, ...]:
        """The elements that may hold a whole text, inmost first."""
        return tuple(tag for tag in self.tags if tag.name not in INLINE and tag.name not in PARAGRAPHS)

    @property
    def style(self) -> tuple[str, str, str]:
        """How it is set: paragraphs of one text are set alike."""
        tag = self.block
        aligned = ALIGNED.search(str(tag.get("style") or ""))
        return tag.name, " ".join(tag.get("class") or ()), aligned[1] if aligned else str(tag.get("align") or "")

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to the page and not to a story."""
        text = fold(self.text[:OPENING])
        if (
            self.aside
            or self.linked * 2 > self.han
            or any(known.fullmatch(text) for known in (TURN, STAMPED))
            or LEGAL.match(text)
        ):
            return True
        if self.han <= LOOSELY and LOOSE.match(text) and not SENTENCE.search(text):
            return True
        return self.han <= SHORT and bool(FURNITURE.match(text))

    @property
    def is_prose(self) -> bool:
        """Whether it is running text."""
        return self._is_running and not self.captions

    @property
    def is_caption_told(self) -> bool:
        """Whether it is running text beside a picture, which may be all that a page tells (图片新闻)."""
        return self._is_running and self.captions

    @property
    def _is_running(self) -> bool:
        return self.han >= LEAST_PROSE and bool(SENTENCE.search(self.text)) and not self.is_furniture


def list_printed(soup: Tree, survey: Survey) -> list[Printed]:
    """Give a page's lines in order; what is hidden, scripts and forms are none."""
    groups: list[tuple[Tag, list[NavigableString]]] = []
    broken = True
    for node in (soup.body or soup).descendants:
        if isinstance(node, Tag):
            broken = broken or node.name not in INLINE
        elif (
            isinstance(node, NavigableString)
            and not isinstance(node, PreformattedString)
            and id(node.parent) not in survey.unseen
        ):
            block = next(tag for tag in node.parents if tag.name not in INLINE)
            if not node.strip(EDGES) and broken:
                continue
            if broken or groups[-1][0] is not block:
                groups.append((block, []))
            groups[-1][1].append(node)
            broken = False
    return [line for _, nodes in groups if (line := _make_line(nodes, survey))]


def _make_line(nodes: list[NavigableString], survey: Survey) -> Printed | None:
    raw = flow(("  " if _are_items(nodes) else "").join(nodes))
    text = UNSEEN.sub("", raw).strip(EDGES)
    if not text:
        return None
    first = next(node for node in nodes if node.strip(EDGES))
    gap = raw[: len(raw) - len(raw.lstrip(EDGES))]
    tags = tuple(tag for tag in first.parents if isinstance(tag, Tag) and tag.name != "[document]")
    han = count_han(text)
    led = [node for node in nodes if id(node.parent) in survey.linked]
    pictured = _follows_picture(tags, survey)
    return Printed(
        text=text,
        own=UNSEEN.sub("", flow("".join(node for node in nodes if id(node.parent) not in survey.linked))).strip(EDGES),
        han=han,
        linked=sum(map(count_han, led)) if han else len("".join(led).strip()),
        tags=tags,
        indented=gap.count("\u3000") >= 2 or gap.count("\u00a0") >= 4,  # noqa: PLR2004
        captions=_is_in_picture_box(text, tags, survey)
        or (han <= CAPTION and (is_caption(text) if pictured else is_captioned_alone(text))),
        pictured=pictured,
        aside=is_aside(tags[0], survey),
    )


def _are_items(nodes: list[NavigableString]) -> bool:
    """Whether the pieces of a line are items that style sets apart: each in an element of its own, one a stamp."""
    pieces = [node for node in nodes if node.strip(EDGES)]
    inside = all(node.parent is not None and node.parent.name in INLINE for node in pieces)
    is_short = sum(map(len, pieces)) <= SHORT and len(pieces) >= LEAST_ITEMS
    return inside and is_short and any(ITEM.match(fold(node)) for node in pieces)


def _is_in_picture_box(text: str, tags: tuple[Tag, ...], survey: Survey) -> bool:
    """Whether a line stands in the box of a picture, with little else."""
    for tag in (tag for tag in tags[:PICTURED] if tag.name not in INLINE and tag.name != "table"):
        if tag.name in {"figure", "figcaption"}:
            return True
        if tag.name in HEADINGS or id(tag) in survey.headed:
            return False
        if id(tag) in survey.pictured:
            if survey.han[id(tag)] <= CAPTION and (tag.name != "td" or CAPTIONED.search(text)):
                return True
            break
    return False


def _follows_picture(tags: tuple[Tag, ...], survey: Survey) -> bool:
    """Whether the element before a line's own, or before the boxes that it begins, holds a picture and no words."""
    begun = (survey.before.get(id(tag)) for tag in tags[:PICTURED] if tag.name not in INLINE)
    before = next((tag for tag in begun if tag is not None), None)
    if before is None or survey.han[id(before)]:
        return False
    return before.name in PICTURES or id(before) in survey.pictured
