import pytest

from monitor.demo.press import respond
from monitor.epaper.html import select
from monitor.epaper.tree import parse_html
from monitor.papers.files import load_skins
from tests.epaper.mutated import DAY, STAND

PAGE = """<html><body><table><tr><td class="a b" id="x"><H1>甲</H1></td><td class="ab">乙</td></tr></table>
<div id="x" class="a"><p class="b">丙<span class="b a">丁</span></p><p>戊</p></div><p class="b">己</p></body></html>"""


@pytest.mark.parametrize(
    "selector",
    [
        "p",
        "H1",
        ".a",
        ".a.b",
        "#x",
        "td#x.a",
        "div .b",
        "div > .b",
        "div>p , td.ab",
        "p ~ p",
        "p+p",
        "td, p",
        "p:not(.b)",
        "td[id=x] h1",
        "*",
        "div > *",
        ".none, #none",
        "tr:has(.ab) h1",
    ],
)
def test_an_element_is_found_as_css_says(selector: str) -> None:
    soup = parse_html(PAGE)
    assert select(soup, selector) == soup.select(selector)
    assert select(soup, "") == []


def test_the_places_of_every_skin_are_found_as_css_says() -> None:
    reply = respond(f"/jiangling/pc/layout/{DAY:%Y%m/%d}/node_01.html", STAND)
    soup = parse_html(reply.body.decode())
    skins = [skin for skin in load_skins().values() if not skin.lists]
    selectors = {place for skin in skins for place in (skin.page_links, skin.article_links, skin.headline, skin.body)}
    assert len(selectors) > 40
    for selector in filter(None, selectors):
        assert select(soup, selector) == soup.select(selector)
