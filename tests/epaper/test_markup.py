"""What stands in e-papers' markup: never closed, nested, hidden, set by hand; read as a person reads it."""

from datetime import UTC, date, datetime

import pytest

from monitor.epaper import Elsewhere, read_article, read_issue, read_page_index
from monitor.papers.files import load_papers
from monitor.records import ArticleLink, PageIndex, PageLink, Snapshot

DAY = date(2031, 5, 14)
PAPER = load_papers()["hebei_ribao"]
URL = "https://hbrb.hebnews.cn/pc/paper/layout/203105/14/node_01.html"
FIRST = PageLink(number=1, label="第01版：要闻", section="要闻", url=URL)
TITLE = "修鞋摊旁的夜读灯"
LAMP, MAKER, BOARD = "傍晚六点，柏河路口的修鞋摊亮起了灯。", "修鞋匠董守成今年六十一岁。", "社区送来了一块小黑板。"
REST = f"<p>{MAKER}<p>{BOARD}"
RUBY = "<ruby>柏<rp>(</rp><rt>bó</rt><rp>)</rp></ruby>"
BODIES = {
    "capitals, nothing quoted": f"<FOUNDER-CONTENT><P ALIGN=left>{LAMP}</P><P>{MAKER}</P><P>{BOARD}",
    "nothing closed": f"<founder-content><p>{LAMP}{REST}",
    "cells not closed": f"<table><tr><td>{LAMP}<tr><td>{MAKER}<tr><td>{BOARD}</table>",
    "line breaks only": f"{LAMP}<br>{MAKER}<br/><br />{BOARD}",
    "blank paragraphs": f"<p>{LAMP}</p><p><br></p><p>&nbsp;</p><p>{MAKER}</p><p>　</p>{BOARD}",
    "tables in tables": f"{'<table><tr><td>' * 40}<p>{LAMP}{REST}{'</table>' * 40}",
    "readings": f"<p>{LAMP.replace('柏', RUBY)}{REST}",
    "scripts": f"<p>{LAMP}<script>write('x')</script><noscript>请开启脚本</noscript>{REST}",
    "comments": f"<p>{LAMP}<!-- 删 --><!--[if IE]><p>x</p><![endif]-->{REST}",
    "fonts": f"<p><font><o:p></o:p>{LAMP.replace('柏河', '<b><i>柏</i>河</b>')}</font>{REST}",
    "source beside": f"<textarea>{LAMP}</textarea><p>{LAMP}{REST}",
    "hidden words": f"<p>{LAMP}<span style='display:none'>乱码</span>{REST}",
    "editors": f"<p>{LAMP}{REST}<p>（责任编辑：成小雨）<p>版式：米粒",
    "hidden until a script shows it": f"<div style='display:none'><p>{LAMP}{REST}</div>",
}


def make_snapshot(text: str) -> Snapshot:
    return Snapshot(url=URL, fetched_at=datetime(2031, 5, 13, 22, tzinfo=UTC), content=text.encode())


def list_titles(rows: str) -> list[str]:
    return [link.title for link in read_page_index(PAPER, DAY, make_snapshot(rows), FIRST).articles]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_text_is_read_whatever_its_markup(body: str) -> None:
    link = ArticleLink(url=f"{URL}x", title=TITLE, position=0)
    page = PageIndex(number=1, section="要闻", articles=(link,))
    snapshot = make_snapshot(f'<h2 id="Title">{TITLE}</h2><div id=ozoom>{body}</div>')
    assert read_article(PAPER, DAY, page, link, snapshot).paragraphs == (LAMP, MAKER, BOARD)


def test_a_link_that_is_not_closed_says_its_own_words_only() -> None:
    row = "<LI><A HREF=../../../c/203105/14/content_{}.html>{}"
    assert list_titles(f"<UL ID=articlelist>{row.format(7, '甲标题')}{row.format(8, '乙标题')}</UL>") == [
        "甲标题",
        "乙标题",
    ]
    pages = "<ul id=layoutlist><li><a href=node_01.html>第01版：要闻<li><a href=node_02.html>第02版：综合</ul>"
    labels = [page.label for page in read_issue(PAPER, DAY, make_snapshot(pages)).pages]
    assert labels == ["第01版：要闻", "第02版：综合"]


def test_a_frame_leads_to_the_page_that_it_shows() -> None:
    text = '<frameset cols="20%,*"><frame src="menu.html"><frame src="node_02.html"></frameset>'
    with pytest.raises(Elsewhere) as step:
        read_issue(PAPER, DAY, make_snapshot(text))
    assert step.value.url == URL.replace("node_01", "node_02")


@pytest.mark.parametrize("row", ["（责任编辑：成小雨）", "【责编 成小雨】", "本版编辑：成小雨"])
def test_the_desk_s_row_is_none_in_brackets_either(row: str) -> None:
    item = '<li><a href="../../../c/203105/14/content_{}.html">{}</a></li>'
    assert list_titles(f'<ul id="articlelist">{item.format(7, "甲标题")}{item.format(9, row)}</ul>') == ["甲标题"]
