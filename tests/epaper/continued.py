"""A seed in, an issue with continued stories out, in the press's many ways, and what a careful reader makes of it.

All people, places and papers are invented. A case's stories go through the reader of articles as pages of a bare
template.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from random import Random

from monitor.epaper.labels import name_page
from monitor.epaper.story import read_story
from monitor.records import Article, Skin

DAY = date(2031, 5, 14)
SKIN = Skin(id="bare", page_links="a", article_links="a", headline="h1", body="#body", kicker="h3", subheads="h2")
NUMERALS = "〇一二三四五六七八九十"

SURNAMES = "顾穆阮贺江田沈陆杜韩叶罗邱岑温"
GIVEN = ("知远", "清和", "文澜", "远舟", "小鱼", "长庚", "明川", "静之", "云帆", "若水", "怀瑾", "望舒", "景行", "初阳")
PLACES = (
    "岚溪",
    "白石",
    "松阳",
    "青浦河",
    "云川",
    "临川",
    "江岭",
    "石门",
    "柳林",
    "金沙",
    "南屏",
    "北渡",
    "东篱",
    "西岭",
)
SUBJECTS = (
    ("育秧工厂", "秧苗", "农机合作社"), ("湿地修复", "候鸟", "林业站"), ("老旧小区改造", "加装电梯", "街道办事处"),
    ("轨道交通", "盾构机", "项目指挥部"), ("中药材种植", "黄精", "药材市场"), ("职业教育", "实训基地", "技师学院"),
    ("跨境电商", "海外仓", "综合保税区"), ("水库除险加固", "溢洪道", "水利局"), ("村级医疗", "家庭医生", "卫生院"),
    ("冷链物流", "产地仓", "供销社"), ("光伏发电", "储能电站", "电网公司"), ("古村保护", "祠堂", "文物保护所"),
    ("养老服务", "助餐点", "民政局"), ("智能制造", "数控机床", "产业园"), ("法治建设", "调解室", "司法所"),
)  # fmt: skip
SENTENCES = (
    "{place}把{thing}作为今年的头号工程，{organ}抽调{count}人组成专班，逐户上门听取意见。",
    "在{place}{organ}，{person}告诉记者，{part}的数量比去年多了{count}个，群众的笑容也多了。",
    "“{thing}不能只看眼前，要算长远账。”{person}说，{place}为此请来专家反复论证。",
    "据介绍，{place}围绕{thing}出台{count}条措施，{part}由{organ}统一管护，资金全程公开。",
    "走进{place}，{part}随处可见，{person}正带着同事做记录，额头上沁出细密的汗珠。",
    "会议指出，要坚持稳中求进，推动高质量发展，让{place}的{thing}走在前列。",
    "{person}在{place}住了{count}天，走遍了所有与{thing}有关的点位，回来写了厚厚一本笔记。",
    "数据显示，{place}{thing}带动就业{count}人，{part}相关收入同比增长，{organ}的服务窗口排起了队。",
    "“以前没人愿意来，现在{part}成了招牌。”{organ}的老职工感慨，变化就发生在这{count}个月里。",
    "下一步，{place}将继续完善{thing}的长效机制，{organ}负责督办，确保任务不落空。",
    "为解决{part}的难题，{person}牵头成立攻关小组，{place}的技术员试了{count}种办法才见成效。",
    "要牢固树立以人民为中心的发展思想，切实抓好各项任务落实，奋力谱写新篇章。",
    "清晨六点，{organ}的院子里已经亮起了灯，{person}和同事清点{part}，准备出发。",
    "{place}不靠海、不沿边，凭什么把{thing}做起来？答案写在{organ}墙上的一张图里。",
    "头一年只有{count}户报名，{person}不急，白天跑现场，夜里改方案，{part}一点点有了模样。",
    "省里的考核组来到{place}，抽查了{count}处{part}，没有发现一处弄虚作假。",
    "{thing}看着是小事，背后是{place}治理方式的转变，{organ}为此砍掉了七道审批手续。",
    "记者在现场看到，{part}旁立着公示牌，责任人{person}的电话就印在上面。",
    "为筹措{thing}的经费，{place}向上争取一点、财政挤一点、社会捐一点，凑齐了{count}万元。",
    "今年入汛以来，{place}下了{count}场大雨，{part}经受住考验，{organ}昼夜有人值守。",
    "年轻人陆续回来了，{person}的儿子辞去外地的工作，在{organ}当起了{thing}的讲解员。",
    "专家评价，{place}的{thing}没有照搬别处的模式，{part}用的都是本地材料。",
    "困难也摆在面前：{part}养护成本高，懂{thing}的人手少，{organ}每月要补贴{count}万元。",
    "对口支援的{count}名技术员住进{place}，手把手教{organ}的徒弟怎样照料{part}。",
    "说起{thing}，{place}的老人总要从三十年前讲起，那时{part}还只是图纸上的几根线。",
    "{organ}建起台账，一处{part}一张表，{person}每周五下午逐表销号，雷打不动。",
    "秋收过后，{place}办了一场{thing}比武，{count}支队伍上阵，评委当场亮分。",
    "有人担心{part}用不了几年，{person}把检测报告贴在{organ}门口，请大家来看。",
)
HEADLINES = (
    "{place}{thing}一线见闻",
    "{thing}铺就{place}振兴路",
    "{place}：{part}里的新日子",
    "{person}：把{thing}写在{place}大地上",
)
OTHER_HEADLINES = ("从“{part}”说起", "{organ}的{count}个日夜", "{part}怎样变了样")
ON = (
    *(
        "（下转第{}版）",
        "（下转{}版）",
        "(下转第 {} 版)",
        "下转第{}版",
        "▶下转{}版",
        "（紧转第{}版）",
        "（转第{}版）",
        "（刊{}版）",
    ),
    *(
        "（下转第{}版·综合）",
        "【下转第{}版】",
        "（未完，下转第{}版）",
        "（下接第{}版）",
        "（见{}版）",
        "（续见第{}版）",
        "▲（下转{}版）",
    ),
)
BACK = (
    *(
        "（上接第{}版）",
        "（上接{}版）",
        "(上接第 {} 版)",
        "▲上接第{}版 ",
        "（紧接第{}版）",
        "（接第{}版）",
        "（续第{}版）",
    ),
    *("（上接第{}版·要闻）", "【上接第{}版】", "（承接第{}版）", "（紧接{}版）", "▶（上接{}版）"),
)
COLUMNS = ("简讯", "图片新闻", "要闻简报")


@dataclass(kw_only=True)
class Story:
    """One story to be printed: its subject's words, its headline, its paragraphs."""

    words: dict[str, str]
    headline: str
    paragraphs: list[str]


@dataclass(kw_only=True)
class Part:
    """What is printed at one place: its lines with the marks in them, on a page."""

    page: int
    headline: str
    paragraphs: list[str]
    label: str = ""
    url: str = ""


@dataclass(kw_only=True)
class Case:
    """An issue: what is printed, which parts are one story (in order), and why which part's mark stays open."""

    kind: str
    parts: list[Part] = field(default_factory=list)
    joined: list[tuple[Part, ...]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # of the joined, without white space
    open: list[tuple[Part, str]] = field(default_factory=list)

    def add(self, page: int, headline: str, paragraphs: list[str], label: str = "") -> Part:
        url = f"https://szb.example.org/c_{len(self.parts) + 1}.html"
        part = Part(page=page, headline=headline, paragraphs=paragraphs, label=label, url=url)
        self.parts.append(part)
        return part

    def expect(self, story: Story, *parts: Part) -> None:
        self.joined.append(parts)
        self.texts.append("".join(story.paragraphs))


class Press:
    """The desk that sets a case: draws of one seed, no subject used twice in an issue."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - the same cases for everybody
        self.subjects = self.random.sample(SUBJECTS, len(SUBJECTS))
        self.places = self.random.sample(PLACES, len(PLACES))

    def write(self, paragraphs: int = 6, *, like: Story | None = None) -> Story:
        """Write a story; one `like` another is of the same subject, people and place."""
        draw = self.random
        thing, part, organ = self.subjects.pop()
        words = like.words if like else {
            "place": self.places.pop(), "thing": thing, "part": part, "organ": organ,
            "person": draw.choice(SURNAMES) + draw.choice(GIVEN), "count": str(draw.randint(3, 99)),
        }  # fmt: skip
        sentences = iter(draw.sample(SENTENCES, len(SENTENCES)))
        texts = ["".join(next(sentences).format_map(words) for _ in range(2)) for _ in range(paragraphs)]
        return Story(words=words, headline=draw.choice(HEADLINES).format_map(words), paragraphs=texts)

    def open_with_dateline(self, story: Story) -> Story:
        return replace(
            story, paragraphs=[f"本报{story.words['place']}5月13日电 " + story.paragraphs[0], *story.paragraphs[1:]]
        )

    def part(self, story: Story, parts: int = 2) -> list[list[str]]:
        """Cut a story's text in parts, within a sentence or between two paragraphs."""
        left, pieces = list(story.paragraphs), []
        for after in range(parts - 1, 0, -1):
            at = len(left) // (after + 1)
            head, left = left[:at], left[at:]
            if self.random.random() < 0.6:
                cut = self.random.randint(5, len(left[0]) - 8)
                head, left = [*head, left[0][:cut]], [left[0][cut:], *left[1:]]
                while head[-1][-1] in "。，”！？：“、" or left[0][0] in "。，”！？“、":
                    head[-1], left[0] = head[-1] + left[0][0], left[0][1:]
            pieces.append(head)
        return [*pieces, left]

    def number(self, page: int, letters: str = "") -> str:
        forms = [str(page), f"{page:02}", "".join(chr(ord(digit) + 0xFEE0) for digit in str(page))]
        if not letters:
            forms += [NUMERALS[page]] if page <= 10 else []
        return letters + self.random.choice(forms)

    def on(self, page: int, letters: str = "") -> str:
        form = self.random.choice(ON)
        return form.format(self.number(page, letters))

    def back(self, page: int, letters: str = "") -> str:
        form = self.random.choice(BACK)
        return form.format(self.number(page, letters))

    def end(self, texts: list[str], mark: str) -> list[str]:
        return [*texts, mark] if self.random.random() < 0.4 else [*texts[:-1], texts[-1] + mark]

    def begin(self, mark: str, texts: list[str]) -> list[str]:
        return [mark, *texts] if self.random.random() < 0.4 else [mark + texts[0], *texts[1:]]

    def fill(self, case: Case, pages: tuple[int, ...], labels: tuple[str, ...] = ()) -> None:
        """Print stories of their own, and rows with a column's title, among the others."""
        for at, page in enumerate((*pages, *(() if labels else (2, 3, 5, 5)))):
            story = self.write(3)
            if self.random.random() < 0.5:
                story = self.open_with_dateline(story)
            headline = self.random.choice(COLUMNS) if self.random.random() < 0.3 else story.headline
            case.add(page, headline, story.paragraphs, labels[at] if labels else "")


def set_plain(press: Press, case: Case, *, headline: Callable[[Story], str], marks: str = "both") -> None:
    """One story on pages 1 and 4; `headline` gives the second part's, `marks` which of the two are printed."""
    story = press.open_with_dateline(press.write())
    first, second = press.part(story)
    if marks != "from":
        first = press.end(first, press.on(4))
    title = headline(story)
    if marks != "on" and "接" not in title:
        second = press.begin(press.back(1), second)
    parts = case.add(1, story.headline, first), case.add(4, title, second)
    press.fill(case, (1, 2, 4, 4))
    case.expect(story, *parts)


def shorten(story: Story) -> str:
    return story.headline[: max(5, len(story.headline) - 3)]


def set_subhead(press: Press, case: Case) -> None:
    other = press.random.choice(OTHER_HEADLINES)
    set_plain(press, case, headline=lambda story: other.format_map(story.words))


def set_unmarked_head(press: Press, case: Case) -> None:
    """The mark at the first part's end is lost."""
    set_plain(press, case, headline=lambda story: story.headline, marks="from")


def set_two_hops(press: Press, case: Case) -> None:
    story = press.open_with_dateline(press.write())
    first, second, third = press.part(story, 3)
    draw = press.random
    titles = [draw.choice((story.headline, "", shorten(story))) for _ in range(2)]
    parts = (
        case.add(1, story.headline, press.end(first, press.on(4))),
        case.add(4, titles[0], press.begin(press.back(1), press.end(second, press.on(7)))),
        case.add(7, titles[1], press.begin(press.back(draw.choice((1, 4))), third)),
    )
    press.fill(case, (1, 4, 7))
    case.expect(story, *parts)


def set_two_stories(press: Press, case: Case, *, titled: bool) -> None:
    """Two stories of page 1 go on at page 4, under a mark alone or their headlines."""
    for story in (press.write(), press.open_with_dateline(press.write())):
        first, second = press.part(story)
        title = story.headline if titled else ""
        parts = (
            case.add(1, story.headline, press.end(first, press.on(4))),
            case.add(4, title, press.begin(press.back(1), second)),
        )
        case.expect(story, *parts)
    case.parts[1], case.parts[3] = case.parts[3], case.parts[1]
    press.fill(case, (1, 4))


def set_one_of_two(press: Press, case: Case) -> None:
    """Two stories say page 4, where only one of them goes on."""
    there, lost = press.write(), press.write()
    first, second = press.part(there)
    parts = (
        case.add(1, there.headline, press.end(first, press.on(4))),
        case.add(4, there.headline, press.begin(press.back(1), second)),
    )
    alone = case.add(1, lost.headline, press.end(press.part(lost)[0], press.on(4)))
    press.fill(case, (4, 4))
    case.expect(there, *parts)
    case.open.append((alone, "unlike"))


def set_wrong_page(press: Press, case: Case, *, wrong: str) -> None:
    story = press.open_with_dateline(press.write())
    first, second = press.part(story)
    on, back = (6 if wrong != "from" else 4), (2 if wrong != "on" else 1)
    parts = (
        case.add(1, story.headline, press.end(first, press.on(on))),
        case.add(4, story.headline, press.begin(press.back(back), second)),
    )
    press.fill(case, (1, 2, 4, 6))
    case.expect(story, *parts)


def set_same_title(press: Press, case: Case) -> None:
    """On page 4 a story of its own has the same headline, with a dateline."""
    story = press.open_with_dateline(press.write())
    twin = press.open_with_dateline(press.write())
    first, second = press.part(story)
    if press.random.random() < 0.5:
        second = press.begin(press.back(1), second)
    head = case.add(1, story.headline, press.end(first, press.on(4)))
    case.add(4, story.headline, twin.paragraphs)
    case.expect(story, head, case.add(4, story.headline, second))
    press.fill(case, (1, 4))


def set_ambiguous(press: Press, case: Case) -> None:
    """Two stories of page 4 have the head's headline and its subject, and both say that they began on page 1."""
    story = press.write()
    first, second = press.part(story)
    other = press.write(3, like=story)
    head = case.add(1, story.headline, press.end([*first, press.write(1, like=story).paragraphs[0]], press.on(4)))
    tails = [
        case.add(4, story.headline, press.begin(press.back(1), list(texts))) for texts in (second[1:], other.paragraphs)
    ]
    press.fill(case, (1, 4))
    case.open += [(part, "several") for part in (head, *tails)]


def set_missing(press: Press, case: Case, *, side: str) -> None:
    story = press.write()
    first, second = press.part(story)
    if side == "on":
        part = case.add(1, story.headline, press.end(first, press.on(4)))
    else:
        part = case.add(4, story.headline, press.begin(press.back(1), second))
    press.fill(case, (1, 2, 4, 4) if press.random.random() < 0.5 else (2, 3))
    case.open.append((part, "missing"))


def set_strangers(press: Press, case: Case) -> None:
    """Page 4 has the end of a story, but of another one, whose beginning is not there."""
    story, other = press.open_with_dateline(press.write()), press.write()
    head = case.add(1, story.headline, press.end(story.paragraphs[:3], press.on(4)))
    tail = case.add(4, other.headline, press.begin(press.back(1), press.part(other)[1]))
    press.fill(case, (1, 4))
    case.open += [(head, "unlike"), (tail, "unlike")]


def set_letters(press: Press, case: Case) -> None:
    """A1 goes on at A5, and B1 at B5: the pages' numbers in the issue are others."""
    for letters, page in (("A", 1), ("B", 9)):
        story = press.write()
        first, second = press.part(story)
        own = letters if press.random.random() < 0.7 else ""
        parts = (
            case.add(page, story.headline, press.end(first, press.on(5, own)), f"{letters}01"),
            case.add(page + 4, "", press.begin(press.back(1, own), second), f"{letters}05"),
        )
        case.expect(story, *parts)
    press.fill(case, (1, 5, 13), ("A01", "A05", "B05"))


def set_twice(press: Press, case: Case) -> None:
    """One story stands whole under two addresses."""
    story = press.open_with_dateline(press.write())
    title = press.random.choice((story.headline, shorten(story)))
    parts = (
        case.add(1, story.headline, story.paragraphs),
        case.add(press.random.choice((1, 3)), title, list(story.paragraphs)),
    )
    press.fill(case, (1, 3))
    case.expect(story, *parts)


def set_merged(press: Press, case: Case) -> None:
    """The site has put both parts together at the first page, and lists the second by itself too."""
    story = press.open_with_dateline(press.write())
    first, second = press.part(story)
    begun, resumed = press.on(4), press.back(1)
    if not begun.startswith(("（", "【", "(")) or not resumed.startswith(("（", "【", "(")):
        begun, resumed = "（下转第四版）", "（上接第一版）"
    whole = [*first[:-1], first[-1] + begun + resumed + second[0], *second[1:]]
    parts = (
        case.add(1, story.headline, whole),
        case.add(4, press.random.choice((story.headline, "")), press.begin(resumed, second)),
    )
    press.fill(case, (1, 4))
    case.expect(story, *parts)


def set_merged_silently(press: Press, case: Case) -> None:
    """The site has put both parts together without their marks, and lists the second by itself too."""
    story = press.open_with_dateline(press.write())
    parts = (
        case.add(1, story.headline, story.paragraphs),
        case.add(4, story.headline, press.part(story)[1]),
    )
    press.fill(case, (1, 4))
    case.expect(story, *parts)


def set_two_pages(press: Press, case: Case) -> None:
    """The first part names both pages on which the story goes on."""
    story = press.write()
    first, second, third = press.part(story, 3)
    mark = press.random.choice(
        ("（下转第2、3版）", "（下转二、三版）", "（下转第2版、第3版）", "（下转第二版至第三版）")
    )
    parts = (
        case.add(1, story.headline, press.end(first, mark)),
        case.add(2, story.headline, press.begin(press.back(1), second)),
        case.add(3, story.headline, press.begin(press.back(press.random.choice((1, 2))), third)),
    )
    press.fill(case, (2, 3))
    case.expect(story, *parts)


def set_named(press: Press, case: Case) -> None:
    """The second part stands under another headline, its mark names the first one's."""
    story = press.write()
    first, second = press.part(story)
    title = press.random.choice(OTHER_HEADLINES).format_map(press.write().words)
    parts = (
        case.add(1, story.headline, press.end(first, press.on(4))),
        case.add(4, title, press.begin(f"（上接第一版《{story.headline}》）", second)),
    )
    press.fill(case, (1, 4))
    case.expect(story, *parts)


def set_pointer(press: Press, case: Case) -> None:
    """The news says where the document stands in full: two stories, and nothing is open."""
    news = press.open_with_dateline(press.write(2))
    mark = press.random.choice(
        ("（全文见第3版）", "（全文见三版）", "（全文刊3版）", "（讲话全文见3版）", "（意见全文详见第三版）")
    )
    case.add(1, f"{news.words['place']}出台{news.words['thing']}条例", press.end(news.paragraphs, mark))
    case.add(3, f"{news.words['place']}{news.words['thing']}管理办法若干规定", press.write(4, like=news).paragraphs)
    press.fill(case, (1, 3))


def set_quiet(press: Press, case: Case) -> None:
    """Nothing goes on anywhere: headlines of one kind, words that look like marks."""
    press.fill(case, (1, 1, 2, 3, 4, 4))
    case.parts[0].paragraphs[-1] += "他右转3次，见到第2版规划图，详见附件。"
    case.parts[1].paragraphs[0] = "紧接着，第一版方案出炉。" + case.parts[1].paragraphs[0]
    case.parts[2].paragraphs[-1] += "（相关报道见3版）"


KINDS: dict[str, Callable[[Press, Case], None]] = {
    "same headline": lambda press, case: set_plain(press, case, headline=lambda story: story.headline),
    "headline is the mark": lambda press, case: set_plain(press, case, headline=lambda _: "（上接第一版）"),
    "mark in the headline": lambda press, case: set_plain(
        press, case, headline=lambda story: story.headline + "（上接1版）"
    ),
    "no headline": lambda press, case: set_plain(press, case, headline=lambda _: ""),
    "headline is a subhead": set_subhead,
    "headline is shorter": lambda press, case: set_plain(press, case, headline=shorten),
    "no mark back": lambda press, case: set_plain(press, case, headline=lambda story: story.headline, marks="on"),
    "two hops": set_two_hops,
    "two stories, titled": lambda press, case: set_two_stories(press, case, titled=True),
    "two stories, untitled": lambda press, case: set_two_stories(press, case, titled=False),
    "one of two": set_one_of_two,
    "wrong page on": lambda press, case: set_wrong_page(press, case, wrong="on"),
    "wrong page back": lambda press, case: set_wrong_page(press, case, wrong="from"),
    "both pages wrong": lambda press, case: set_wrong_page(press, case, wrong="both"),
    "two of one title": set_same_title,
    "two as likely": set_ambiguous,
    "second part missing": lambda press, case: set_missing(press, case, side="on"),
    "first part missing": lambda press, case: set_missing(press, case, side="from"),
    "another story's end": set_strangers,
    "letters": set_letters,
    "printed twice": set_twice,
    "put together by the site": set_merged,
    "put together without marks": set_merged_silently,
    "on two pages": set_two_pages,
    "title in the mark": set_named,
    "full text elsewhere": set_pointer,
    "no mark at all": set_quiet,
}  # fmt: skip


def make_cases(each: int) -> Iterator[Case]:
    """Give so many cases of each kind."""
    for kind, build in KINDS.items():
        for number in range(each):
            case = Case(kind=kind)
            build(Press(number * 1000 + len(kind)), case)
            yield case


def read_part(part: Part) -> Article:
    """Read a part as a page of the site."""
    body = "".join(f"<p>{escape(text)}</p>" for text in part.paragraphs)
    page = f"<html><body><h1>{escape(part.headline)}</h1><div id=body>{body}</div></body></html>"
    story = read_story(SKIN, page, DAY, part.url)
    return replace(story, id=part.url, paper_id="qlrb", page=part.page, page_label=name_page(part.label))
