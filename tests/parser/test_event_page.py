"""Events of pages that a website has put its own words around; invented people, places and sites."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.parser import extract
from monitor.records import Article
from tests.factories import make_article
from tests.parser.stories import read
from tests.quality.__main__ import find_written
from tests.quality.labels import read_written

HEADLINE = "顾知远在岚溪调研竹业发展"
LEAD = "5月13日，省委书记顾知远在岚溪市调研竹业发展，看望竹农。"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (HEADLINE, LEAD),
        (f"{HEADLINE}_云岭网", LEAD),
        (f"{HEADLINE} - 要闻 - 云岭新闻网", LEAD),
        (HEADLINE, f"{HEADLINE}\n{LEAD}"),
        (HEADLINE, f"{HEADLINE} {LEAD}"),
        (HEADLINE, f"{HEADLINE} 本报讯 {LEAD}"),
        ("云岭网", f"{HEADLINE}\n{LEAD}"),
        ("云岭日报数字报", f"{HEADLINE}\n来源：云岭日报 作者：李克\n{LEAD}"),
        ("", f"{HEADLINE}\n{LEAD}"),
        (HEADLINE, f"当前位置：首页 > 新闻中心 > 要闻 来源：云岭日报 时间：2031-05-14 10:20 浏览次数：20 {LEAD}"),
        (HEADLINE, f"首页 > 新闻中心 > 要闻\n字号：大 中 小\n来源：云岭日报 时间：2031-05-14 10:20\n{LEAD}"),
    ],
    ids=str,
)
def test_what_a_site_puts_around_a_story_changes_nothing(headline: str, text: str) -> None:
    (event,) = read(text, headline)
    assert (event.kind, event.name, str(event.start)) == ("inspection", HEADLINE, "2031-05-13")


def test_a_digest_stays_one_behind_what_a_site_puts_before_it() -> None:
    days = "5 月 12 日省委召开竹业工作会议。\n5 月 13 日省政府召开常务会议。\n5 月 13 日顾知远省长会见竹商会长柳明山。"
    chrome = "首页 > 要闻\n字号：大 中 小\n打印本页\n"
    assert [event.kind for event in read(chrome + days, "云岭要闻2031年第24期(总第143期)")] == [
        "meeting",
        "meeting",
        "reception",
    ]


def test_a_headline_that_says_something_is_not_replaced() -> None:
    (event,) = read(f"护好每片竹林\n{LEAD}", "顾知远在岚溪调研")
    assert event.name == "顾知远在岚溪调研"


def test_a_list_of_what_leaders_do_needs_no_posts() -> None:
    text = (
        "5月13日，陈国强到竹海镇调研防汛工作。\n5月12日，孟凡舟赴岚溪督导项目。\n5月11日，陆远主持召开市政府常务会议。"
    )
    assert [event.kind for event in read(text, "动态")] == ["inspection", "inspection", "meeting"]


def test_who_tours_in_the_headline_as_leaders_do_is_one() -> None:
    (event,) = read("顾知远来到竹海镇，走进竹园，与竹农交谈。他指出，要抓住机遇。", "顾知远在岚溪调研竹业")
    assert (event.kind, event.other) == ("inspection", ("顾知远",))
    assert read("13日，竹农罗天志来到邻县，走进竹园，看望同行。", "罗天志走访邻县竹园") == ()


def test_who_is_suspended_is_not_inspecting() -> None:
    (event,) = read("5月13日，岚溪市委决定，市教育局局长柳明川停职检查。", "市委决定对柳明川停职检查")
    assert event.kind == "discipline"


def test_a_private_post_behind_and_leaves_the_place_alone() -> None:
    (event,) = read("5月13日，省委书记顾知远在苏州市与远大集团董事长柳明川举行会谈。", "顾知远会见客人")
    assert event.place == "江苏省苏州市"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda article: replace(article, headline=f"{article.headline}_云岭网"),
        lambda article: replace(article, paragraphs=(article.headline, *article.paragraphs)),
        lambda article: replace(article, paragraphs=("来源：云岭日报 作者：李克 点击：20", *article.paragraphs)),
    ],
    ids=["the site's name", "the headline again", "labels"],
)
def test_the_labelled_articles_read_the_same_inside_a_site(wrap: Callable[[Article], Article]) -> None:
    articles = [one.article for one in read_written(find_written())[::4] if one.article.headline]
    assert len(articles) > 30
    changed = [one.id for one in articles if list_events(wrap(one)) != list_events(one)]
    assert changed == []


def list_events(article: Article) -> list[tuple[object, ...]]:
    return [(one.kind, one.name, one.start, one.place, *one.people()) for one in extract(article).events]


def test_labels_say_when_and_where_a_gathering_was_and_who_took_part() -> None:
    article = make_article(
        "发布时间：2031-05-13 16:22 信息来源：市政府新闻办\n"
        "时间：2031年5月13日（星期二）上午9:30\n地点：市会议中心新闻发布厅\n主题：解读《竹业行动计划》\n"
        "发布人：市竹业局局长 顾知远\n　　　　市财政局总会计师 柳明川\n主持人：市委宣传部副部长 商鼎\n"
        "顾知远：各位媒体朋友，大家上午好！",
        "【新闻发布会】岚溪市竹业行动计划新闻发布会",
    )
    (event,) = extract(article).events
    assert (event.kind, event.name) == ("announcement", "岚溪市竹业行动计划新闻发布会")
    assert (str(event.start), event.chair, event.speak) == ("2031-05-13", ("商鼎",), ("顾知远", "柳明川"))
    assert event.place.endswith("市会议中心新闻发布厅")
