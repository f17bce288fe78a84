"""The tree of a page is the one that bs4's own builder makes, link by link."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from hypothesis import given
from hypothesis import strategies as st

from monitor.epaper.html import read_paragraphs, select
from monitor.epaper.tree import parse_html

PIECES = (
    *("<p>", "</p>", "<div class='a  b'>", "</div>", "<table>", "<tr>", "<td id=x>", "</table>", "文字", "  "),
    *("\n \n", " ", "<!-- c -->", "<!---->", "<script>if(a<b)</script>", "<style>x</style>"),
    *("<pre>  \n </pre>", "<textarea> \n", "</textarea>", "<br/>", "<b>", "</b>", "<i>", "</i>"),
    *("<html lang=x>", "<body class=z>", "<head>", "<title>t", "<?php x ?>", "<!DOCTYPE html>"),
    *("<!DOCTYPE html PUBLIC '-//W3C' 'u'>", "&nbsp;", "&amp;", "<a href='x' rel='a b'>", "\u3000"),
    *("<meta charset=gbk>", "<template><p>q", "</template>", "<ruby><rt>z", "<svg:a xlink:href=q>"),
    *("<founder-content>", "]]>", "<![CDATA[x]]>", "<noscript>", "<form><form>", "<select><option>"),
    *("<li><ul>", "<frameset>", "</body>", "</html>", "\x00", "<0>", "<a b=c b=d>"),
)
LINKS = ("parent", "next_element", "previous_element", "next_sibling", "previous_sibling")


def describe(soup: BeautifulSoup) -> Iterator[object]:
    """Give each node of a tree: its kind, what it holds, and the places of the nodes that it leads to."""
    nodes: list[PageElement] = [soup, *soup.descendants]
    places = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        held = (node.name, list(node.attrs.items())) if isinstance(node, Tag) else str(node)
        yield (
            Tag if isinstance(node, Tag) else type(node),
            held,
            [places.get(id(getattr(node, link))) for link in LINKS],
        )


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_markup_gives_the_same_tree(text: str) -> None:
    ours, theirs = parse_html(text), BeautifulSoup(text, "lxml")
    assert list(describe(ours)) == list(describe(theirs))
    assert str(ours) == str(theirs)


def test_what_was_taken_out_of_a_tree_is_not_found() -> None:
    soup = parse_html("<div id=a><p>正文</p><p class=attachment><b class=b>图</b></p></div><b class=b>末</b>")
    assert read_paragraphs(select(soup, "#a")[0]) == ("正文",)
    assert [tag.get_text() for tag in select(soup, ".b")] == ["末"]
