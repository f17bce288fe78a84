from dataclasses import replace
from datetime import date

import pytest

from monitor.epaper import (
    Elsewhere,
    NotPublished,
    ReadError,
    issue_url,
    read_article,
    read_issue,
    read_page_index,
)
from monitor.records import Article, ArticleLink, PageIndex, PageLink
from tests.epaper.pages import DAY, HOST, ROOTS, make_paper, make_snapshot

SKINS = tuple(ROOTS)
FIRST = PageLink(number=1, label="第01版：要闻", section="要闻", url="")
INDEX = PageIndex(number=1, section="要闻", articles=())


def read(skin: str, *, listed: str = "", **given: str) -> Article:
    link = ArticleLink(url=f"https://{HOST}/x.html", title=listed, position=3)
    encoding = "gb18030" if skin == "classic" else "utf-8"
    return read_article(make_paper(skin), DAY, INDEX, link, make_snapshot(skin, "article", encoding=encoding, **given))


@pytest.mark.parametrize("skin", SKINS)
def test_an_issue_begins_at_the_day_s_own_address(skin: str) -> None:
    assert issue_url(make_paper(skin), DAY) == ROOTS[skin]


@pytest.mark.parametrize(
    ("skin", "pages"),
    [
        ("people", [(1, "要闻", "node_01.html"), (2, "综合", "node_02.html"), (4, "理论", "node_04.html")]),
        ("scroleft", [(1, "要闻", "node_1.html"), (2, "经济", "node_2.html")]),
        ("gmw", [(1, "要闻", "node_01.html"), (2, "文化", "node_02.html")]),
        ("classic", [(1, "头版", "node_201.htm"), (2, "要闻", "node_202.htm")]),
        ("zjol", [(1, "要闻", "node_18.htm"), (2, "要闻", "node_19.htm")]),
    ],
)
def test_an_issue_has_its_pages_once_without_twins_and_adverts(skin: str, pages: list[tuple[int, str, str]]) -> None:
    issue = read_issue(make_paper(skin), DAY, make_snapshot(skin, "page"))
    folder = ROOTS[skin].rpartition("/")[0]
    assert [(page.number, page.section, page.url) for page in issue.pages] == [
        (number, section, f"{folder}/{file}") for number, section, file in pages
    ]
    assert (issue.paper_id, issue.day) == ("qlrb", DAY)


@pytest.mark.parametrize(
    ("skin", "articles"),
    [
        (
            "people",
            [("同饮一江清水 共护一城新绿", "content_70001.html"), ("全省新开公益性岗位六万个", "content_70002.html")],
        ),
        ("scroleft", [("春耕气象服务专项行动启动", "c31.html"), ("望海市第三人民医院新院区开诊", "content_32.html")]),
        ("gmw", [("一把长椅的温度", "content_51.html")]),
        ("classic", [("抢抓农时稳面积", "content_501.htm"), ("六套班子喆商会", "content_502.htm")]),
        ("zjol", [("一江好水养出满链好业", "content_3701.htm")]),
    ],
)
def test_a_page_lists_its_articles_once_without_the_desk_s_rows(skin: str, articles: list[tuple[str, str]]) -> None:
    snapshot = make_snapshot(skin, "page", encoding="gb18030" if skin == "classic" else "utf-8")
    index = read_page_index(make_paper(skin), DAY, snapshot, FIRST)
    assert [(link.title, link.url.rpartition("/")[2]) for link in index.articles] == articles
    assert [link.position for link in index.articles] == list(range(len(articles)))
    assert (index.number, index.section) == (1, "要闻")


@pytest.mark.parametrize(
    ("skin", "kicker", "headline", "subheads", "authors"),
    [
        (
            "people",
            "云川流域五市联席会议在松阳举行",
            "同饮一江清水 共护一城新绿",
            ("贺远舟罗启明出席", "会议审议通过年度行动方案"),
            ("穆清和", "田野"),
        ),
        ("scroleft", "加密土壤墒情观测", "春耕气象服务专项行动启动", ("每周发布一次农用天气预报",), ("蓝海生",)),
        ("gmw", "街谈", "一把长椅的温度", ("从等车的人想起",), ("言午",)),
        ("classic", "顾长庚在白石市调研时强调", "抢抓农时稳面积 良种良法提单产", ("章金喆陪同",), ("章金喆",)),
        ("zjol", "绿色产业对接会举行", "一江好水养出满链好业", ("五市共建检测中心",), ("聂双喜",)),
    ],
)
def test_an_article_has_its_heads_and_authors(
    skin: str, kicker: str, headline: str, subheads: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    article = read(skin)
    assert (article.kicker, article.headline, article.subheads, article.authors) == (
        kicker,
        headline,
        subheads,
        authors,
    )
    assert (article.paper_id, article.paper, article.day, article.page, article.section, article.position) == (
        "qlrb",
        "青岚日报",
        DAY,
        1,
        "要闻",
        3,
    )


def test_paragraphs_end_at_p_and_br_and_join_inline_tags() -> None:
    article = read("people")
    assert article.paragraphs == (
        "本报松阳5月13日电  （记者穆清和、田野）云川流域五市联席会议13日在松阳市举行。松阳市委书记贺远舟出席会议。",
        "会议审议通过年度行动方案。",
        "五市将共建断面监测站。",
    )
    assert article.continues_on == 2
    assert article.dateline
    assert (article.dateline.agency, article.dateline.place, article.dateline.day) == (
        "本报",
        "松阳",
        date(2031, 5, 13),
    )


def test_a_resumed_article_says_where_it_began() -> None:
    article = read("classic")
    assert article.continued_from == 1
    assert article.paragraphs[0] == "本报讯 5月13日，顾长庚到白石市调研春季农业生产。"


def test_the_index_s_title_stands_in_for_a_headline_that_is_not_printed() -> None:
    assert read("zjol", listed="目录标题", 一江好水养出满链好业="").headline == "目录标题"


@pytest.mark.parametrize("skin", SKINS)
def test_a_page_of_another_template_is_an_error_that_names_the_selector(skin: str) -> None:
    paper, page = make_paper(skin), make_snapshot("people", "latest", url=ROOTS[skin])
    bare = replace(page, content=b"<html><body><h1>under maintenance</h1></body></html>")
    with pytest.raises(ReadError) as pages:
        read_issue(paper, DAY, bare)
    assert paper.skin.page_links in str(pages.value)
    with pytest.raises(ReadError) as articles:
        read_page_index(paper, DAY, bare, FIRST)
    assert (articles.value.selector, articles.value.url) == (paper.skin.article_links, ROOTS[skin])
    with pytest.raises(ReadError) as body:
        read_article(paper, DAY, INDEX, ArticleLink(url="", title="", position=0), bare)
    assert body.value.selector == paper.skin.body


@pytest.mark.parametrize("skin", SKINS)
def test_an_address_of_another_day_is_not_published(skin: str) -> None:
    yesterday = ROOTS[skin].replace("/14/", "/13/")
    with pytest.raises(NotPublished) as error:
        read_issue(make_paper(skin), DAY, make_snapshot(skin, "page", url=yesterday))
    assert (error.value.asked, error.value.shown) == (DAY, date(2031, 5, 13))


@pytest.mark.parametrize(
    ("skin", "replaced"),
    [
        ("people", {"203105/14": "203105/13"}),
        ("people", {"2031年05月14日": "2031年05月13日"}),
        ("scroleft", {"2031年05月14日": "2031年05月13日"}),
        ("classic", {"2031年5月14日": "2031年5月13日"}),
    ],
    ids=["links", "printed", "span", "table"],
)
def test_today_s_address_with_yesterday_s_issue_is_not_published(skin: str, replaced: dict[str, str]) -> None:
    snapshot = make_snapshot(skin, "page", **replaced)
    with pytest.raises(NotPublished, match="2031-05-13"):
        read_page_index(make_paper(skin), DAY, snapshot, FIRST)


def test_an_entry_page_that_lists_the_newest_issue_is_read_as_it() -> None:
    paper = make_paper("people")
    snapshot = make_snapshot("people", "latest", url=paper.latest)
    assert [page.number for page in read_issue(paper, DAY, snapshot).pages] == [1, 2]


def test_an_entry_page_that_lists_another_day_s_issue_is_not_published() -> None:
    paper = make_paper("people")
    snapshot = make_snapshot("people", "latest", url=paper.latest)
    with pytest.raises(NotPublished, match="2031-05-14"):
        read_issue(paper, date(2031, 5, 15), snapshot)


@pytest.mark.parametrize(
    "page",
    [
        "<META HTTP-EQUIV='REFRESH' CONTENT='0; URL=html/2031-05/14/node_201.htm?v=1'>",
        "<script>window.location.href = 'html/2031-05/14/node_201.htm'</script>",
        "<a href='about.htm'>x</a><a href='html/2031-05/14/node_201.htm'>y</a>",
    ],
    ids=["refresh", "script", "link"],
)
def test_an_entry_page_without_list_leads_on(page: str) -> None:
    paper = make_paper("classic")
    snapshot = replace(make_snapshot("classic", "latest", url=paper.latest), content=page.encode())
    with pytest.raises(Elsewhere) as step:
        read_issue(paper, DAY, snapshot)
    assert step.value.url.partition("?")[0] == ROOTS["classic"]


def test_an_entry_page_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(ReadError, match="no list of pages"):
        read_issue(make_paper("people"), DAY, make_snapshot("people", "article"))


def test_links_to_other_hosts_are_no_pages() -> None:
    snapshot = make_snapshot(
        "classic", "page", **{"href=node_202.htm": "href=http://other.example.net/html/2031-05/14/node_202.htm"}
    )
    assert [page.number for page in read_issue(make_paper("classic"), DAY, snapshot).pages] == [1]


def test_a_paper_s_own_exceptions_are_left_out() -> None:
    paper = replace(make_paper("classic"), ignore_links=(r"node_202",))
    assert [page.number for page in read_issue(paper, DAY, make_snapshot("classic", "page")).pages] == [1]


def test_lettered_pages_are_numbered_by_their_order() -> None:
    snapshot = make_snapshot("classic", "page", 第01版="A01", 第02版="B01")
    pages = read_issue(make_paper("classic"), DAY, snapshot).pages
    assert [(page.number, page.label, page.section) for page in pages] == [
        (1, "A01：头版", "头版"),
        (2, "B01：要闻", "要闻"),
    ]


@pytest.mark.parametrize(
    "text",
    ["<div>" * 30_000, "<" * 50_000, "<!--" * 30_000, "长" * 2_000_001, "<p a=1>" * 30_000 + "<a><b>" * 1000],
    ids=["deep", "angles", "comments", "long", "many"],
)
def test_a_hostile_page_is_an_error_not_a_crash(text: str) -> None:
    paper = make_paper("people")
    snapshot = replace(make_snapshot("people", "latest"), content=text.encode())
    with pytest.raises(ReadError):
        read_issue(paper, DAY, snapshot)


def test_titles_are_bounded_and_bare_of_unseen_marks() -> None:
    long = "同饮\u202e一江\u200b清水" + "长" * 5000
    article = read("people", **{"同饮一江清水  共护一城新绿": long})
    assert len(article.headline) == 512
    assert article.headline.startswith("同饮一江清水长")
