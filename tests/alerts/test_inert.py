import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.inert import clean, clean_link, shorten
from tests.alerts.hostile import LINKS, TITLES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("龚　正", "龚 正"),
        ("一\r\n二\u2028三\x85四", "一 二 三 四"),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc"),
        ("左\u202e右\u2069\u200b\ufeff", "左右"),
        ("断\ud800字", "断字"),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_clean_leaves_one_line_of_visible_text(text: str, expected: str) -> None:
    """threats: C6, I8, I9."""
    assert clean(text) == expected


@given(st.text() | st.sampled_from(TITLES))
def test_clean_text_is_printable_encodable_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert not any(character < " " for character in cleaned)
    assert clean(cleaned.encode().decode()) == cleaned


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://epaper.example.org/a/1.html?x=1&y=2#p", "https://epaper.example.org/a/1.html?x=1&y=2#p"),
        (
            "http://example.org:8080/报/第一版.html",
            "http://example.org:8080/%E6%8A%A5/%E7%AC%AC%E4%B8%80%E7%89%88.html",
        ),
        ("https://EXAMPLE.org/", "https://example.org/"),
        ("https://例子.example/", "https://xn--fsqu00a.example/"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ('https://example.org/"><b>|x', "https://example.org/%22%3E%3Cb%3E%7Cx"),
    ],
)
def test_links_are_ascii_and_show_where_they_lead(url: str, expected: str) -> None:
    """threats: J8."""
    assert clean_link(url) == expected


@pytest.mark.parametrize("url", LINKS)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert clean_link(url) == ""


@given(st.text() | st.sampled_from(LINKS))
def test_any_text_is_a_safe_link_or_none(url: str) -> None:
    link = clean_link(url)
    assert link == "" or (link.startswith(("http://", "https://")) and link.isascii())
    assert not set(link) & set(" \"'<>|\\\n")


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [("四个汉字", 4, "四个汉字"), ("五个汉字呀", 4, "五个汉…"), ("cafe\u0301s au lait", 5, "caf…")],
)
def test_shorten_says_that_it_cut_and_parts_no_letter(text: str, most: int, expected: str) -> None:
    assert shorten(text, most) == expected
