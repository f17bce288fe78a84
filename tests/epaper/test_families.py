"""Families beyond lists in HTML: JSON, a whole issue on one page, addresses of a paper's own, lists of days."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

import pytest

from monitor.epaper import (
    Elsewhere,
    NotPublished,
    ReadError,
    issue_url,
    read_article,
    read_day_list,
    read_issue,
    read_page_index,
)
from monitor.papers.files import load_papers
from monitor.records import Article, Paper, Snapshot

DAY = date(2031, 5, 14)
PAPERS = load_papers()


def make_snapshot(url: str, content: object) -> Snapshot:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return Snapshot(url=url, fetched_at=datetime(2031, 5, 13, 22, 0, tzinfo=UTC), content=text.encode())


def read_all(paper: Paper, day: date, site: dict[str, Any], first: str = "") -> list[tuple[int, str, Article]]:
    """Read a whole issue from a site that is a dictionary, as the pipeline would."""
    url = first or issue_url(paper, day)
    read = []
    for link in read_issue(paper, day, make_snapshot(url, site[url])).pages:
        address = link.url.partition("#page=")[0]
        listing = make_snapshot(address, site[address])
        index = read_page_index(paper, day, listing, link)
        for row in index.articles:
            asked = row.source or row.url
            read.append(
                (index.number, index.section, read_article(paper, day, index, row, make_snapshot(asked, site[asked])))
            )
    return read


def as_printed(read: list[tuple[int, str, Article]]) -> list[tuple[object, ...]]:
    return [
        (number, section, one.kicker, one.headline, one.subheads, one.authors, one.paragraphs)
        for number, section, one in read
    ]


def test_a_whole_issue_comes_in_one_answer_with_its_texts() -> None:
    paper = PAPERS["jiefangjun_bao"]
    stories = [
        {
            "id": 71,
            "guideTitle": "某部聚力练兵",
            "title": "雪线之上<br/>砺尖兵",
            "title2": "",
            "author": "穆清和 田野",
            "content": "<p>　　本报讯 训练场上。</p><p>号角响起。</p>",
        },
        {"id": 72, "title": "责任编辑：言午", "content": "<p>x</p>"},
    ]
    issue = {
        "paperInfo": [
            {"paperNumber": "01", "paperBk": "要闻", "paperData": "2031-05-14", "xyList": stories},
            {"paperNumber": "02", "paperBk": "广告", "xyList": []},
        ]
    }
    url = "http://www.81.cn/_szb/jfjb/2031/05/14/index.json"
    read = read_all(paper, DAY, {url: issue})
    assert as_printed(read) == [
        (1, "要闻", "某部聚力练兵", "雪线之上 砺尖兵", (), ("穆清和", "田野"), ("本报讯 训练场上。", "号角响起。"))
    ]
    assert read[0][2].url.endswith("paperDate=2031-05-14&paperNumber=01&articleid=71")
    with pytest.raises(NotPublished):
        read_issue(paper, date(2031, 5, 15), make_snapshot(url, issue))


def test_a_whole_issue_may_come_as_xml() -> None:
    shipped = PAPERS["jiefangjun_bao"]
    assert shipped.skin.lists
    lists = replace(shipped.skin.lists, page="{no}：{name}", title="{title}", address="https://x.org/{url}")
    skin = replace(shipped.skin, page_links="page", article_links="article", issue_day="date", subheads="")
    paper = replace(shipped, skin=replace(skin, kicker="intro", body="text", lists=lists))
    issue = (
        '<?xml version="1.0" encoding="gb2312"?><issue date="2031-05-14"><page no="01" name="要闻">'
        '<article url="1.html"><intro>现场会在临川召开</intro><title>退一座电站</title><author>沈初棠</author>'
        "<text><![CDATA[<p>　　电站退了。</p><p>水清了。</p>]]></text></article></page></issue>"
    )
    read = read_all(paper, DAY, {issue_url(paper, DAY): issue})
    assert as_printed(read) == [
        (1, "要闻", "现场会在临川召开", "退一座电站", (), ("沈初棠",), ("电站退了。", "水清了。"))
    ]


def test_articles_asked_for_one_by_one_stand_in_the_page_s_order() -> None:
    paper, root = PAPERS["jiefang_ribao"], "https://www.jfdaily.com/journal/"
    pages = [{"pnumber": "01", "pname": "头版"}, {"pnumber": "02", "pname": "要闻"}]

    def page(*ids: int) -> dict[str, object]:
        rows = [{"id": one, "title": f"新闻{one}"} for one in ids]
        return {"success": True, "object": {"pagelist": pages, "articlelist": rows}}

    def story(one: int) -> dict[str, object]:
        return {"object": {"article": {"title": f"新闻{one}", "author": "", "content": "第一段<br/>　　第二段"}}}

    site: dict[str, Any] = {
        f"{root}2031-05-14/getJournalPage.do?page={number}&code=jfrb": page(*ids)
        for number, ids in {"01": (12, 11), "02": (21,)}.items()
    }
    site |= {f"{root}getJournalPageArticle.do?id={one}": story(one) for one in (11, 12, 21)}
    read = read_all(paper, DAY, site)
    assert as_printed(read) == [
        (number, section, "", f"新闻{one}", (), (), ("第一段", "第二段"))
        for number, section, one in ((1, "头版", 11), (1, "头版", 12), (2, "要闻", 21))
    ]
    assert [article.url.rpartition("&id=")[2] for *_, article in read] == ["11&page=01", "12&page=01", "21&page=02"]


@pytest.mark.parametrize(
    "answer", [{"success": False}, {"success": True, "object": {"pagelist": []}}], ids=["false", "empty"]
)
def test_an_answer_without_issue_is_not_published(answer: dict[str, object]) -> None:
    with pytest.raises(NotPublished):
        read_issue(PAPERS["jiefang_ribao"], DAY, make_snapshot("https://www.jfdaily.com/x", answer))


@pytest.mark.parametrize(
    "answer", ["<html>sorry</html>", "[" * 50_000, {"status": "500", "msg": "no access!"}, "9" * 5_000]
)
def test_an_answer_of_another_kind_is_an_error(answer: object) -> None:
    paper = PAPERS["keji_ribao"]
    with pytest.raises(ReadError):
        read_issue(paper, DAY, make_snapshot(issue_url(paper, DAY), answer))


def test_lists_in_json_lead_to_articles_in_html() -> None:
    paper = PAPERS["xin_jing_bao"]
    root = "http://epaper.bjnews.com.cn/html/2031/20310514/"
    rows = [
        {
            "mainTitle": "一把长椅<br/>的温度",
            "articleHref": "20310514_A01/20310514_A01_7315_1.html",
            "articleAuthor": "言午",
        }
    ]
    moment = int(datetime(2031, 5, 13, 16, 0, tzinfo=UTC).timestamp() * 1000)  # midnight in Beijing
    site = {
        root + "data.json": [{"pageNo": "A01", "pageName": "封面", "paperDate": moment, "onePageArticleList": rows}],
        root + rows[0]["articleHref"]: "<h2 id=Title>一把长椅的温度</h2><div id=ozoom><p>街角。</p></div>",
    }
    # this paper's pages hold pictures of the text, so that its body has no selector
    assert as_printed(read_all(paper, DAY, site)) == [(1, "封面", "", "一把长椅的温度", (), (), ())]
    with pytest.raises(NotPublished, match="2031-05-14"):
        read_issue(paper, date(2031, 5, 15), make_snapshot(root + "data.json", site[root + "data.json"]))


def test_the_newest_issue_s_lists_are_found_from_the_index() -> None:
    paper = PAPERS["nongmin_ribao"]
    index = [
        {"paperCode": "other", "pagePath": "/other/2031/20310514/x.html"},
        {"paperCode": "nmrb", "pagePath": "/nmrb/html/2031/20310514/20310514_001/nmrb_20310514_13394_1.html"},
    ]
    with pytest.raises(Elsewhere) as step:
        read_issue(paper, DAY, make_snapshot(paper.latest, index))
    assert step.value.url == "https://szb.farmer.com.cn/nmrb/html/2031/20310514/data.json"


def test_a_page_that_lists_the_whole_issue_is_parted_by_its_headings() -> None:
    paper = PAPERS["beijing_ribao"]
    root = "https://bjrbdzb.bjd.com.cn/bjrb/mobile/2031/20310514/"
    issue = """<div class="nav-items"><div class="nav-panel-heading" pdf_href="./20310514_001/x">第1版 要闻</div>
      <a data-href="./20310514_001/content_20310514_001_1.htm">春耕时节</a>
      <a data-href="./20310514_001/content_20310514_001_2.htm">本版责编：言午</a></div>
      <div class="nav-items"><div class="nav-panel-heading">第2版 广告</div></div>
      <div class="nav-items"><div class="nav-panel-heading">第3版 城事</div>
      <a data-href="./20310514_003/content_20310514_003_1.htm">长椅</a></div>"""
    site = {root + "20310514_m.html": issue} | {
        f"{root}20310514_{page}/content_20310514_{page}_1.htm": f"<div id=content><p>正文{page}。</p></div>"
        for page in ("001", "003")
    }
    assert as_printed(read_all(paper, DAY, site)) == [
        (1, "要闻", "", "春耕时节", (), (), ("正文001。",)),
        (3, "城事", "", "长椅", (), (), ("正文003。",)),
    ]


def test_a_site_of_its_own_is_read_by_its_entry_s_patterns() -> None:
    paper = PAPERS["gongren_ribao"]
    root = "https://www.workercn.cn/papers/grrb/2031/05/14/"
    pages = """<ul id=pageUrl><li><a href=../1/page.html>第01版：要闻</a><a class=pdf href=../1/1.pdf>PDF</a></li>
      <li><a href=../2/page.html>第02版：民生</a></li></ul>"""
    site = {
        root + "1/page.html": pages + "<a href=news-1.html>食堂一开张</a>",
        root + "2/page.html": pages + "<a href=news-1.html>夜校开课</a>",
    } | {
        f"{root}{page}/news-1.html": f"<h1 id=ctitle>{title}</h1><div id=ccontent><p>正文{page}。</p></div>"
        for page, title in ((1, "食堂一开张"), (2, "夜校开课"))
    }
    assert [(number, one.headline, one.paragraphs) for number, _, one in read_all(paper, DAY, site)] == [
        (1, "食堂一开张", ("正文1。",)),
        (2, "夜校开课", ("正文2。",)),
    ]
    issue = read_issue(paper, DAY, make_snapshot(root + "1/page.html", site[root + "1/page.html"]))
    assert [page.pdf_url for page in issue.pages] == [root + "1/1.pdf", ""]


@pytest.mark.parametrize(
    ("name", "text", "first"),
    [
        (
            "period.xml",
            "<x><y><z>1</z><period_date>2031-05-14</period_date><front_page>node_01.html</front_page></y></x>",
            "14/node_01.html",
        ),
        (
            "navi.xml",
            "<navi><item><date>2031-05-14</date><url>../2031-05/14/node_51.htm</url></item></navi>",
            "../2031-05/14/node_51.htm",
        ),
    ],
)
def test_a_month_s_list_says_where_each_day_begins(name: str, text: str, first: str) -> None:
    url = f"https://szb.example.org/rb/203105/{name}"
    assert read_day_list(PAPERS["xinhua_ribao"], make_snapshot(url, text)) == {DAY: urljoin(url, first)}


def test_a_list_of_days_without_days_is_an_error() -> None:
    with pytest.raises(ReadError, match="no list of issues"):
        read_day_list(PAPERS["xinhua_ribao"], make_snapshot("https://szb.example.org/period.xml", "<html>404</html>"))


def test_an_article_has_its_shape_on_the_page_s_picture() -> None:
    paper = replace(PAPERS["hebei_ribao"], hosts=("szb.example.org",))
    url = "https://szb.example.org/pc/paper/layout/203105/14/node_01.html"
    page = """<ul id=articlelist><li><a href="../../../content/203105/14/content_7.html">长椅</a></li></ul>
      <map><area coords="1,2,30,40" href="../../../content/203105/14/content_7.html"></map>
      <ul id=layoutlist><li><a href=node_01.html>第01版：要闻</a>
        <input type=hidden value=../../../attachment/203105/14/a.pdf></li>
      <li><a href=node_02.html>第02版：综合</a>
        <input type=hidden value=../../../attachment/203105/14/b.pdf></li></ul>"""
    issue = read_issue(paper, DAY, make_snapshot(url, page))
    assert [link.pdf_url.rpartition("/")[2] for link in issue.pages] == ["a.pdf", "b.pdf"]
    index = read_page_index(paper, DAY, make_snapshot(url, page), issue.pages[0])
    assert [row.area for row in index.articles] == ["1,2,30,40"]
