"""Names that only the place that they fill in a sentence tells, whatever words they are; all people are invented."""

import pytest

from monitor.parser import extract
from monitor.records import Article


def officials(text: str, paper: str = "澜川日报") -> dict[str, list[str]]:
    found = extract(Article(paper=paper, paragraphs=tuple(text.split("\n"))))
    return {person.name: [post.name for post in person.posts] for person in found.people if person.official}


BEHIND_A_TITLE = {
    "a place, before what people do": ("澜川市教育局副局长苏州说，学校已经开学。", "苏州"),
    "a place, before any verb": ("书记向澜川县林草局局长宁夏询问苗木来源。", "宁夏"),
    "a noun that begins with a preposition": ("仪式由澜川市副市长经纬主持。", "经纬"),
    "before a preposition": ("澜川县县长云山岭就经济工作讲话。", "云山岭"),
    "before what he takes for a title": ("澜川县委书记常青以《从一粒种子说起》为题讲课。", "常青"),
    "before 的": ("澜川县县长江水平的办公室还亮着灯。", "江水平"),
    "before 和 and others of the body": ("澜川县人大常委会副主任盘山、任建设和委员共23人出席会议。", "任建设"),
    "an adverb across its end": ("澜川县信访局局长甄远一同接访。", "甄远"),
    "with a surname that is mostly a preposition": ("澜川市市长向雪梅主持大会。", "向雪梅"),
    "of a standing committee": ("澜川县委常委晨曦、蓝天、鲍有为出席会议。", "晨曦"),
    "inside of a list": ("澜川县委常委王明远、蓝天、黄海、李卫国出席会议。", "黄海"),
    "at the end of a list": ("澜川县委常委王明远、李卫国、秋水出席会议。", "秋水"),
    "behind a note": ("澜川市副市长（挂职）王明远主持会议。", "王明远"),
    "behind what he is besides": ("澜川市政协副主席、著名作家李远山出席。", "李远山"),
    "behind what he is besides, with a note": (
        "原澜川市委副书记、离休干部（享受副省级待遇）石敢当同志逝世。",
        "石敢当",
    ),
    "before 互致": ("外交部长王明远同法国外交部长让·雷斯互致贺电。", "让·雷斯"),
    "with a last character that no table of sounds has": (
        "匈牙利国会主席伊什特万·沃尔高说，友谊长存。",
        "伊什特万·沃尔高",
    ),
}


@pytest.mark.parametrize(("text", "name"), BEHIND_A_TITLE.values(), ids=BEHIND_A_TITLE)
def test_what_fills_the_place_behind_a_title_is_a_name(text: str, name: str) -> None:
    assert name in officials(text)


def test_words_that_open_a_list_of_people_are_names() -> None:
    found = officials("会上，江山、海洋、谭咏梅当选民盟澜川市委会副主任委员。")
    assert set(found) == {"江山", "海洋", "谭咏梅"}


NOBODY = {
    "how they act": ("南昌市委常委齐出动，走访企业。", {"齐出动"}),
    "with whom": ("澜川市市长向王明远表示祝贺。", {"向王明远"}),
    "when": ("我从澜川市能源局局长任上调来。", {"任上"}),
    "what he reads": ("澜川市市长信箱收到来信，市长信箱以快为先。", {"信箱"}),
    "nobody who is named": ("澜川县白溪镇镇长刘某被判刑。", {"刘某"}),
    "what they do": ("军官向澜川市委书记敬礼，全场鼓掌。", {"敬礼"}),
    "places in a row": ("澜川市市长王明远率团访问南亚、东欧、李家坡，市长李卫国留守。", {"南亚", "东欧"}),
    "等 behind the last of a list": ("澜川县委常委王明远、李卫国、王军等参加。", {"王军等"}),
}


@pytest.mark.parametrize(("text", "nobody"), NOBODY.values(), ids=NOBODY)
def test_what_else_stands_behind_a_title_is_none(text: str, nobody: set[str]) -> None:
    people = extract(Article(paper="澜川日报", paragraphs=(text,))).people
    assert nobody.isdisjoint(person.name for person in people)


def test_a_life_is_told_by_ages_and_elections() -> None:
    found = officials(
        "陶明远同志系河北人，1919年6月出生。抗日战争时期，历任某部战士；新中国成立后，历任湖北省水利厅厅长、湖北省副省长，"
        "1983年4月当选为湖北省政协副主席。"
    )
    assert found == {"陶明远": ["湖北省水利厅厅长", "湖北省副省长", "湖北省政协副主席"]}


def test_a_life_in_brackets_introduces_a_name() -> None:
    found = officials("高兴（女，回族），1981年2月出生，现任南昌市科技局副局长。")
    assert found == {"高兴": ["南昌市科技局副局长"]}
