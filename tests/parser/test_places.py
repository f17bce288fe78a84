"""Places by full name, short name and abbreviation."""

import pytest

from monitor.parser.places import find_place, full_place, paper_place


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("合肥", "安徽省合肥市"),
        ("沪", "上海市"),
        ("望城区", "湖南省长沙市望城区"),
        ("恩施", "湖北省恩施土家族苗族自治州"),
        ("新疆", "新疆维吾尔自治区"),
        ("鼓楼区", ""),
        ("无此地", ""),
        ("", ""),
    ],
)
def test_a_place_is_given_from_the_province_down(name: str, full: str) -> None:
    assert full_place(name) == full


@pytest.mark.parametrize(
    ("paper", "place"),
    [("湖南日报", "湖南省"), ("解放日报", "上海市"), ("济南日报", "济南市"), ("人民日报", None), ("", None)],
)
def test_a_paper_has_a_home(paper: str, place: str | None) -> None:
    found = paper_place(paper)
    assert (found and found.name) == place


def test_an_everyday_word_is_no_county() -> None:
    assert full_place("中方") == ""
    assert full_place("中方县") == "湖南省怀化市中方县"


def test_a_place_has_its_code() -> None:
    place = find_place("长沙市")
    assert place is not None
    assert place.code == "4301"
