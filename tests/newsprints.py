"""Prints of invented news as papers make them of one agency's copy, each with the name of the news that it prints.

Two houses of different habits: `write_home` (meetings and tours of a province) and `write_wire` (accidents, receptions,
changes, figures). The second was written before anything was tuned to the first; its errors were looked at since then
(F1 0.961 at first sight), so that both are sets to tune by and neither is a control. All people and places are invented.
"""
# ruff: noqa: E501

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import NamedTuple

from alerts.folding import load_table
from monitor.records import Article, Dateline

PAPERS = ("江岭日报", "青原日报", "岚溪晚报", "澜州商报", "云岭都市报", "渡口时报")
SURNAMES = "顾沈何林程江罗韩秦许邵汪"
GIVEN = ("明川", "怀远", "知秋", "若川", "克俭", "望舒", "景行", "思齐", "维桢", "伯安", "清和", "立言")
CITIES = ("岚溪市", "澜州市", "渡口市", "松陵市", "棠湖市", "沙河市")
COUNTIES = ("白石县", "青杨县", "柳湾县", "北渚县", "石门县", "枫林县")
THINGS = (
    "水库除险加固", "高标准农田建设", "老旧小区改造", "竹产业发展", "芯片封装项目", "港口集疏运体系", "职业教育", "医保支付改革",
    "养老服务", "林长制", "粮食收购", "城市更新", "冷链物流", "数据中心建设", "水稻制种", "矿山修复", "铁路建设", "口岸通关",
    "防汛抗旱", "森林防火", "耕地保护", "乡村旅游", "民营企业服务", "高校毕业生就业", "河湖治理", "电网改造", "公路养护", "文物保护",
)  # fmt: skip
FORMULAS = (
    "要提高政治站位，切实增强做好工作的责任感和紧迫感。",
    "要坚持以人民为中心的发展思想，用心用情用力解决群众急难愁盼问题。",
    "要加强组织领导，压实各方责任，确保各项任务落到实处见到实效。",
    "要稳扎稳打，把新发展理念落到每一个项目和每一处车间。",
    "各级各部门要密切配合，形成工作合力，推动各项工作再上新台阶。",
)
TURNS = (
    "{who}来到{spot}，察看{thing}现场，同{folk}交谈，询问{matter}。",
    "{spot}今年投入{sum}万元用于{matter}，{count}户受益。",
    "在{spot}，{who}听取{thing}情况介绍，对{matter}的做法表示肯定。",
    "据介绍，{spot}已建成{count}处{thing}设施，{matter}比去年增长{sum}个百分点。",
    "{who}指出，{thing}关系{matter}，{spot}要先行一步，为全省探路。",
    "来自{spot}的{folk}代表谈了体会，认为{thing}的关键在于{matter}。",
    "{who}强调，要抓住{matter}这个要害，把{spot}的{count}条措施逐项落实。",
    "截至{month}月底，{spot}完成{thing}投资{sum}亿元，涉及{matter}的问题整改了{count}个。",
)
SPOTS = (
    "东岗村",
    "桥头镇",
    "工业园二期",
    "老码头",
    "黄土坡林场",
    "第三水厂",
    "桂花社区",
    "双溪站",
    "下街口",
    "红旗渠首",
    "北山矿区",
    "十里铺",
)
FOLK = ("种粮大户", "护林员", "企业负责人", "社区干部", "一线工人", "返乡青年", "教师", "司机")
MATTERS = (
    "资金拨付进度",
    "用水成本",
    "招工难",
    "设备更新",
    "收购价格",
    "排水能力",
    "手续办理时限",
    "技术人才流失",
    "运输通道",
    "征地补偿",
    "值班制度",
    "合同履行",
)


class Printed(NamedTuple):
    """An article and the news that it prints."""

    news: str
    article: Article


class Copy(NamedTuple):
    """An agency's copy: `day` is the event's, `lead` the sentence with who did what, `rest` in order of weight."""

    day: date
    headline: str
    lead: str
    rest: tuple[str, ...]
    place: str


def name_somebody(draw: Random) -> str:
    return draw.choice(SURNAMES) + draw.choice(GIVEN)


def say_turns(draw: Random, who: str, thing: str, length: int) -> tuple[str, ...]:
    """Give sentences that only this event has, with set phrases between them that all have."""
    turns = [
        draw.choice(TURNS).format(
            who=who, thing=thing, spot=draw.choice(SPOTS), folk=draw.choice(FOLK), matter=draw.choice(MATTERS),
            sum=draw.randint(2, 980), count=draw.randint(2, 87), month=draw.randint(1, 12),
        )
        for _ in range(length)
    ]  # fmt: skip
    for place in range(draw.randint(1, 3)):
        turns.insert(draw.randint(1, len(turns)), FORMULAS[(place + length) % len(FORMULAS)])
    return tuple(turns)


def to_traditional(text: str) -> str:
    """Write a text in traditional characters, one for each simplified one that has any."""
    table: dict[str, str | int | None] = {
        to: chr(code) for code, to in load_table().items() if "\u3400" <= to <= "\u9fff" and chr(code) != to
    }
    return text.translate(str.maketrans(table))


def cut_paragraphs(sentences: tuple[str, ...], size: int) -> tuple[str, ...]:
    return tuple("".join(sentences[start : start + size]) for start in range(0, len(sentences), size))


class House:
    """Makes articles of copies, each with an address of its own, in papers drawn by chance."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.numbers = count(1)

    def make(self, news: str, day: date, headline: str, paragraphs: tuple[str, ...], agency: str = "") -> Printed:
        number = next(self.numbers)
        place = self.draw.randrange(len(PAPERS))
        dateline = Dateline(text=f"{agency}电", agency=agency, day=day - timedelta(days=1)) if agency else None
        article = Article(
            paper_id=f"paper{place}",
            paper=PAPERS[place],
            place="江岭省",
            day=day,
            page=self.draw.randint(1, 8),
            section="要闻",
            url=f"https://szb.example.org/{day:%Y%m%d}/c_{number}.html",
            headline=headline,
            dateline=dateline,
            paragraphs=paragraphs,
        )
        return Printed(news, article)

    def print_copy(self, news: str, copy: Copy, headlines: tuple[str, ...]) -> Iterator[Printed]:
        """Print a copy in full, cut to length, under another headline, in traditional script, with a lead of its own."""
        draw, next_day = self.draw, copy.day + timedelta(days=1)
        size = draw.randint(1, 3)
        whole = (copy.lead, *copy.rest)
        yield self.make(news, next_day, copy.headline, cut_paragraphs(whole, size), "江岭社")
        ways: list[Callable[[], Printed]] = [
            lambda: self.make(
                news, next_day, copy.headline, cut_paragraphs(whole[: draw.randint(2, len(whole) - 1)], 2), "江岭社"
            ),
            lambda: self.make(news, next_day, draw.choice(headlines), cut_paragraphs(whole, 4)),
            lambda: self.make(
                news,
                next_day,
                to_traditional(draw.choice(headlines)),
                tuple(map(to_traditional, cut_paragraphs(whole[: draw.randint(3, len(whole))], 1))),
            ),
            lambda: self.make(news, next_day, draw.choice(headlines), self.write_own_lead(copy)),
            lambda: self.make(
                news,
                next_day + timedelta(days=1),
                draw.choice(headlines),
                cut_paragraphs((copy.lead, *copy.rest[:-2]), 2),
                "江岭社",
            ),
            lambda: self.make(news, next_day, copy.headline, (copy.lead, copy.rest[0])),
        ]
        for way in draw.sample(ways, draw.randint(1, 5)):
            yield way()

    def write_own_lead(self, copy: Copy) -> tuple[str, ...]:
        reporter, local = name_somebody(self.draw), name_somebody(self.draw)
        city = self.draw.choice(CITIES)
        lead = f"本报讯（记者 {reporter}）{copy.lead}{city}副市长{local}参加。"
        kept = copy.rest[self.draw.randint(0, 1) : self.draw.randint(3, len(copy.rest))]
        return (lead, *cut_paragraphs(kept, 2))

    def list_briefs(self, day: date, items: list[Copy]) -> Printed:
        """Print a list of briefs, each the beginning of a copy."""
        briefs = tuple(f"{copy.headline} {copy.lead}{copy.rest[0]}" for copy in items)
        headline = self.draw.choice(("本周要闻回顾", "简明新闻", "要闻速览", "一周大事"))
        return self.make(f"briefs {next(self.numbers)}", day + timedelta(days=1), headline, briefs)

    def write_after(self, news: str, copy: Copy, thing: str) -> Iterator[Printed]:
        """Write a follow-up that repeats what happened, and a commentary that quotes it."""
        draw, day = self.draw, copy.day + timedelta(days=2)
        after = say_turns(draw, name_somebody(draw), thing, draw.randint(5, 8))
        told = f"{(copy.day + timedelta(days=1)).day}日，{copy.place}{draw.choice(SPOTS)}传来{thing}的新进展。"
        yield self.make(f"{news} followed", day, f"{thing}有了新进展", (told, *cut_paragraphs(after, 2), copy.rest[0]))
        views = (
            f"如何看待{thing}？日前有关方面的表态引起热议。",
            *say_turns(draw, "人们", thing, draw.randint(4, 6)),
            f"正如这次所说，“{copy.rest[1]}”这提醒我们不能松劲。",
        )
        yield self.make(f"{news} weighed", day, f"让{thing}行稳致远", views)


def write_home(groups: int, seed: int = 7) -> list[Printed]:
    """Write meetings and tours: the same people on two days, two meetings of one day, lists of briefs."""
    draw = Random(seed)  # noqa: S311 - draws samples, guards nothing
    printed: list[Printed] = []
    copies: list[Copy] = []
    house = House(draw)
    for number in range(groups // 6):
        day = date(2031, 3, 1) + timedelta(days=number // 3)
        who, second = name_somebody(draw), name_somebody(draw)
        post = draw.choice(("省委书记", "省长", "省委副书记", "副省长", "省政协主席"))
        things = draw.sample(THINGS, 3)
        turns = ((day, things[0], "meet"), (day, things[1], "meet"), (day + timedelta(days=1), things[2], "tour"))
        for place, (when, thing, way) in enumerate(turns):
            city = draw.choice(CITIES)
            if way == "meet":
                lead = f"{when.month}月{when.day}日，全省{thing}工作会议在{city}召开。{post}{who}出席会议并讲话，{second}主持会议。"
                headlines = (f"全省{thing}工作会议召开", f"{who}出席全省{thing}工作会议", f"以更大力度推进{thing}")
            else:
                lead = f"{when.month}月{when.day}日，{post}{who}到{city}{draw.choice(COUNTIES)}调研{thing}工作，{second}参加。"
                headlines = (f"{who}到{city}调研{thing}", f"{who}：把{thing}抓实抓好", f"{thing}一线看变化")
            rest = say_turns(draw, who, thing, draw.randint(5, 11))
            copy = Copy(when, headlines[0], lead, rest, city)
            copies.append(copy)
            news = f"home {number}.{place}"
            printed += house.print_copy(news, copy, headlines)
            if place == 0:
                printed += house.write_after(news, copy, thing)
        printed.append(house.list_briefs(day, copies[-4:]))
    draw.shuffle(printed)
    return sorted(printed, key=lambda one: str(one.article.day))


STATES = ("贝拉尼亚", "科尔多萨", "塔里尼", "莫兰迪亚", "苏梅利", "卡塔维")


def write_wire(groups: int, seed: int = 11) -> list[Printed]:
    """Write an agency's day: greetings of one wording to several states, accidents, changes, figures of each day."""
    draw = Random(seed)  # noqa: S311 - draws samples, guards nothing
    printed: list[Printed] = []
    copies: list[Copy] = []
    house = House(draw)
    kinds = (say_accident, say_greeting, say_figures, say_change)
    for number in range(groups // 7):
        day = date(2031, 6, 1) + timedelta(days=number // 2)
        host = name_somebody(draw)
        for place in range(5):
            when = day + timedelta(days=place % 2)
            copy, headlines = kinds[(number + place // 2) % len(kinds)](draw, when, host)
            copies.append(copy)
            news = f"wire {number}.{place}"
            printed += house.print_copy(news, copy, headlines)
            if place == 0:
                printed += house.write_after(news, copy, headlines[-1])
        printed.append(house.list_briefs(day, draw.sample(copies[-5:], 3)))
    draw.shuffle(printed)
    return sorted(printed, key=lambda one: str(one.article.day))


Told = tuple[Copy, tuple[str, ...]]


def say_accident(draw: Random, day: date, _: str) -> Told:
    city, county, spot = draw.choice(CITIES), draw.choice(COUNTIES), draw.choice(SPOTS)
    dead = draw.randint(1, 9)
    lead = (
        f"{day.month}月{day.day}日{draw.randint(1, 23)}时许，{city}{county}{spot}一处厂房发生火灾，造成{dead}人死亡。"
    )
    rest = (
        f"事故发生后，{city}市长{name_somebody(draw)}率应急、消防部门赶赴现场，{draw.randint(20, 300)}名消防员参加扑救。",
        f"记者在{spot}看到，明火于{draw.randint(1, 23)}时被扑灭，{draw.randint(2, 40)}名伤者被送往{county}人民医院。",
        f"据目击者{name_somebody(draw)}回忆，火是从{draw.choice(SPOTS)}一侧的{draw.choice(THINGS)}仓库烧起来的。",
        f"{county}成立调查组，由副县长{name_somebody(draw)}任组长，企业负责人已被控制。",
        f"这家企业{draw.randint(1998, 2029)}年成立，有工人{draw.randint(30, 900)}名，去年曾因{draw.choice(MATTERS)}被罚。",
    )
    headlines = (f"{county}{spot}发生火灾致{dead}人死亡", f"{city}一厂房起火", f"{spot}火灾")
    return Copy(day, headlines[0], lead, rest, city), headlines


def say_greeting(draw: Random, day: date, host: str) -> Told:
    state, guest = draw.choice(STATES), name_somebody(draw) + draw.choice(("斯", "尔", "诺"))
    lead = f"{day.month}月{day.day}日，国家主席{host}致电{guest}，祝贺他就任{state}总统。"
    rest = (
        f"{host}在贺电中指出，中国和{state}传统友谊深厚，近年来两国关系保持良好发展势头。",
        f"我高度重视两国关系发展，愿同{guest}总统一道努力，推动双方在{draw.choice(THINGS)}等领域的合作取得更多成果，造福两国人民。",
        "两国在彼此最看重的事情上互相体谅，也互相帮助。",
        f"{guest}于{draw.randint(1, 28)}日在{state}首都宣誓就职，任期{draw.randint(3, 7)}年，此前任{draw.choice(THINGS)}部长。",
    )
    headlines = (f"{host}向{state}总统致贺电", f"{host}祝贺{guest}就任{state}总统", f"{state}新总统就职")
    return Copy(day, headlines[0], lead, rest, state), headlines


def say_figures(draw: Random, day: date, _: str) -> Told:
    city, thing = draw.choice(CITIES), draw.choice(THINGS)
    lead = f"{day.month}月{day.day}日，{city}统计局发布{thing}数据，当月完成投资{draw.randint(2, 99)}.{draw.randint(1, 9)}亿元。"
    rest = (
        f"其中，{draw.choice(COUNTIES)}完成{draw.randint(100, 999)}项，同比增长{draw.randint(1, 30)}.{draw.randint(1, 9)}%，居各县首位。",
        f"分领域看，{draw.choice(MATTERS)}指数为{draw.randint(90, 130)}.{draw.randint(1, 9)}，比上月回落{draw.randint(1, 9)}个点。",
        f"统计局副局长{name_somebody(draw)}分析，{draw.choice(SPOTS)}等{draw.randint(3, 20)}个项目投产是主要原因。",
        f"从下半年看，{draw.choice(MATTERS)}仍是短板，{draw.choice(COUNTIES)}等地已经出台{draw.randint(3, 30)}条措施。",
        f"分析人士认为，{thing}的回升态势能否延续，要看{draw.choice(MATTERS)}能否改善。",
    )
    headlines = (f"{city}{thing}投资回升", f"{city}发布{thing}数据", f"{thing}数据")
    return Copy(day, headlines[0], lead, rest, city), headlines


def say_change(draw: Random, day: date, _: str) -> Told:
    city, who, former = draw.choice(CITIES), name_somebody(draw), name_somebody(draw)
    seat = draw.choice(("财政局", "水利局", "教育局", "卫生健康委员会", "交通运输局"))
    lead = f"{day.month}月{day.day}日，{city}人大常委会召开第{draw.randint(2, 40)}次会议，决定任命{who}为{city}{seat}局长。"
    rest = (
        f"会议决定免去{former}的{city}{seat}局长职务。",
        f"会议听取了关于{draw.choice(THINGS)}情况的报告，审议了{city}{draw.choice(THINGS)}条例草案。",
        f"{who}，{draw.randint(1985, 1995)}年生，曾任{draw.choice(COUNTIES)}县长、{draw.choice(SPOTS)}管委会主任。",
        f"人大常委会副主任{name_somebody(draw)}主持会议，{draw.randint(20, 60)}名委员出席，{who}作了供职发言。",
        f"供职发言中，{who}表示将从{draw.choice(MATTERS)}和{draw.choice(MATTERS)}入手。",
    )
    headlines = (f"{city}人大常委会任命{who}为{seat}局长", f"{who}任{city}{seat}局长", f"{city}{seat}局长")
    return Copy(day, headlines[0], lead, rest, city), headlines
