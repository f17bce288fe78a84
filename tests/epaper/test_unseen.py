import json
import re

import pytest

from monitor.epaper import ReadError, decode, read_file
from monitor.papers.files import load_skins
from tests.epaper.unseen import SETS, UNSEEN, compare, list_unseen, load_expected, read_unseen

READ = [name for start in SETS for name in list_unseen(start)]


@pytest.mark.parametrize("name", READ)
def test_a_page_in_an_unknown_layout_is_read_as_a_person_reads_it(name: str) -> None:
    assert {key: found for key, _, found in compare(name)} == load_expected(name)


def test_a_page_nested_beyond_all_templates_is_refused() -> None:
    with pytest.raises(ReadError, match="nested more than 150 deep"):
        read_file("x.html", ("<div>" * 5000 + "字").encode(), paper=None, day=None, number=None)


@pytest.mark.parametrize("name", list_unseen("n"))
def test_what_is_neither_article_nor_list_is_said_to_be_neither(name: str) -> None:
    with pytest.raises(ReadError, match=load_expected(name)["says"] or "neither an article nor a list"):
        read_unseen(name)


def write_either_way(char: str) -> str:
    """Give a character as it is or as JSON writes it; a pattern."""
    return f"(?:{re.escape(char)}|{re.escape(json.dumps(char)[1:-1])})"


@pytest.mark.parametrize("name", [name for name in READ if load_expected(name)["kind"] == "article"])
def test_without_its_text_a_page_gives_no_other_as_the_article(name: str) -> None:
    html = (UNSEEN / f"{name}.html").read_bytes()
    text = decode(html).text
    for paragraph in load_expected(name)["paragraphs"]:
        text = re.sub(r"\s*".join(write_either_way(char) for char in "".join(paragraph.split())), "", text)
    skins = load_skins().values()
    try:
        page = read_file(f"{name}.html", text.encode(), paper=None, day=None, number=None, skins=skins)
    except ReadError:
        return
    left = [paragraph for article in page.articles for paragraph in article.paragraphs]
    assert [paragraph for paragraph in left if not re.search("摄$|^责任编辑", paragraph)] == []  # a picture's caption
