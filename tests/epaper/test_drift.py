"""A template that changed is told by the page's own witnesses before a wrong article is made of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.epaper import ReadError, read_article
from monitor.papers.files import load_papers
from monitor.records import Article, ArticleLink, PageIndex, Snapshot

DAY = date(2031, 5, 14)
PAPER = load_papers()["hebei_ribao"]
TEXT = "　　青岚省政府13日在松阳市召开春耕现场会，部署良种供应、农机调度和水利检修，要求各市在月底前完成墒情普查。"
PAGE = f"""<html><head><title>青岚日报数字报</title></head><body><div class="detail-art">
<p id="PreTitle">全省春耕现场会召开</p><h2 id="Title">良种下田 农机上路</h2><p id="SubTitle"></p>
<div id="ozoom"><!--enpproperty <title>良种下田 农机上路</title>/enpproperty--><founder-content>
<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></founder-content></div></div>
<div class="foot"><p>版权所有。未经本报授权，任何单位和个人不得转载、摘编。{TEXT}</p></div></body></html>"""


def read(page: str, *, listed: str = "良种下田 农机上路") -> Article:
    snapshot = Snapshot(
        url="https://hbrb.hebnews.cn/x/c1.html", fetched_at=datetime(2031, 5, 13, 22, tzinfo=UTC), content=page.encode()
    )
    return read_article(
        PAPER,
        DAY,
        PageIndex(number=1, section="", articles=()),
        ArticleLink(url="", title=listed, position=0),
        snapshot,
    )


def test_a_page_as_it_should_be_raises_no_alarm() -> None:
    assert len(read(PAGE).paragraphs) == 4


@pytest.mark.parametrize("listed", ["图片新闻", "", "良种下田农机上路", "图"])
def test_a_list_s_title_that_says_nothing_or_is_spaced_otherwise_raises_no_alarm(listed: str) -> None:
    assert read(PAGE.replace("<title>良种下田 农机上路</title>", ""), listed=listed).headline == "良种下田 农机上路"


LINKS = "<a href=1.html>更多新闻请点击这里</a>" * 40
CHANGES = {
    "headline": ('<h2 id="Title">', '<p id="Title">青岚日报报业集团</p><h2>', "headline is not the one"),
    "body": (
        "<founder-content>",
        "<founder-content><p>详细内容请看右栏。</p></founder-content></div><div id=main>",
        "more text beside the body",
    ),
    "links": (f"<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p>", f"<p>{LINKS}</p>", "list of links"),
    "marks": (
        "<founder-content>",
        f"<!--enpcontent--><p>{TEXT * 12}</p><!--/enpcontent--><founder-content>",
        "own marks",
    ),
    "another id": ('id="ozoom"', 'id="zoom"', None),
    "another tag": ("founder-content", "section", None),
}


@pytest.mark.parametrize(("old", "new", "told"), CHANGES.values(), ids=CHANGES)
def test_a_changed_template_is_an_error_with_a_sample_or_read_the_same(old: str, new: str, told: str | None) -> None:
    changed = PAGE.replace(old, new).replace(
        "</founder-content>", "</section>" if new == "section" else "</founder-content>"
    )
    assert changed != PAGE
    if told is None:
        assert replace(read(changed), url="") == replace(read(PAGE), url="")
        return
    with pytest.raises(ReadError, match=told) as error:
        read(changed)
    assert error.value.sample
    assert error.value.selector
