"""Pages made to be slow: work grows with their size and not with its square, and what is beyond a page is refused."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from monitor.epaper import ReadError, read_file
from tests.epaper.mutated import DAY, load_sample, read_all

SAMPLE = load_sample()
LINE = "春风吹过青禾镇的田野，干部群众一起忙着插秧。"
STORY = "<div class='content'>" + f"<p>{LINE}</p>" * 5 + "</div>"
LIST = "<a href=content_{0}.htm>青禾镇春耕开始了第{0}天</a>"
PAGES: dict[str, Callable[[int], str]] = {
    "rows": lambda n: "<table>" + f"<tr><td>{LINE}</td></tr>" * n + "</table>",
    "rows with pictures": lambda n: "<table>" + f"<tr><td><img src=a.jpg>{LINE}摄</td></tr>" * n + "</table>",
    "cells": lambda n: "<table><tr>" + f"<td>{LINE}</td>" * n + "</tr></table>",
    "links": lambda n: "".join(map(LIST.format, range(n))),
    "links to pages": lambda n: "".join(f"<a href=node_{at}.htm>第{at:02}版：要闻</a>" for at in range(n)),
    "links to one page": lambda n: "<a href=node_2.htm>第02版：要闻</a>" + "<a href=node_1.htm>第01版：要闻</a>" * n,
    "headings": lambda n: "".join(f"<h1>青禾镇春耕{at}</h1>" for at in range(n)) + STORY,
    "lines of one heading": lambda n: "<h1>" + "春耕<br>" * n + "</h1>" + STORY,
    "lines of one paragraph": lambda n: "<h1>春耕大忙</h1><p>" + "春耕<br>" * n + "</p>" + STORY,
    "words over a box": lambda n: "<div><b>" + "<u>热</u>" * n + "</b>" + f"<p>{LINE}</p>" * n + "</div>",
    "text before a box": lambda n: "<div>" + "文<!---->" * n + "<b>x</b>" + f"<p>{LINE}</p>" * n + "</div>",
    "pages of JSON": lambda n: (
        '<script>a={"list":['
        + ",".join(f'{{"title":"春耕{at}","url":"c{at}.htm"}}' for at in range(n))
        + "]"
        + "".join(f',"x{at}":1' for at in range(n))
        + "}</script>"
    ),
    "titles and headings": lambda n: (
        "".join(f"<input name=title{at} value=春耕{at}><h1>春耕{at}</h1>" for at in range(n)) + STORY
    ),
}
SIZE = 150
GROWTH = 2.5  # of the work on a page of twice the size; a square would be 4


def count_work(html: str) -> int:
    """Count the calls that reading a page takes."""
    calls = 0

    def count(_frame: FrameType, event: str, _given: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(html)
    except ReadError:
        pass
    finally:
        sys.setprofile(before)
    return calls


def read(html: str) -> tuple[str, ...]:
    page = read_file("x.html", f"<html><body>{html}</body></html>".encode(), paper=None, day=None, number=None)
    return tuple(article.headline for article in page.articles)


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_twice_the_page_is_no_more_than_twice_the_work(make: Callable[[int], str]) -> None:
    count_work(make(2))  # what is made once and kept
    assert count_work(make(2 * SIZE)) <= GROWTH * count_work(make(SIZE))


ENDLESS = {
    "blanks": f"<h1>春耕大忙</h1><p>{LINE}{' ' * 500_000}{LINE}</p>{STORY}",
    "written blanks": f"<h1>春耕大忙</h1><p>2031年5月14日{'&nbsp;' * 100_000}{LINE}</p>{STORY}",
    "lines": f"<h1>春耕大忙</h1><p>{(LINE + chr(10)) * 20_000}</p>{STORY}",
    "an address": f"<h1>春耕大忙</h1><a href={'abcdef' * 100_000}>春耕开始了</a>{STORY}",
    "a script": f"<h1>春耕大忙</h1><a onclick='{'x.h' * 100_000}'>春耕开始了</a>{STORY}",
    "brackets": f"<h1>春耕大忙</h1>{STORY}<p>{'（' * 300_000}</p>",
    "fields": f"<!--enpproperty {'<a>' * 6_000}/enpproperty--><h1>春耕大忙</h1>{STORY}",
}


@pytest.mark.parametrize("html", ENDLESS.values(), ids=ENDLESS)
def test_what_has_no_end_does_not_hide_the_story(html: str) -> None:
    assert read(html) == ("春耕大忙",)


def test_comments_before_a_page_are_passed_over_once() -> None:
    with pytest.raises(ReadError):
        read_file("x.html", b"<!---->" * 120 + b"text", paper=None, day=None, number=None)


def test_more_elements_nested_deeper_than_any_page_are_refused() -> None:
    with pytest.raises(ReadError, match="more elements, and nested deeper"):
        read("<div>" * 140 + f"<p>{LINE}</p>" * 3_000)


@pytest.mark.parametrize("paper_id", [one for one, paper in SAMPLE.items() if paper.skin.lists])
def test_halves_of_pairs_that_json_can_write_are_left_out(paper_id: str) -> None:
    """threats: C6, D4"""
    paper = SAMPLE[paper_id]
    spoilt = read_all(paper, DAY, lambda text, _: text.replace('":"', '":"\\ud800').replace('": "', '": "\\udc00'))
    assert spoilt == read_all(paper, DAY)


def test_halves_of_pairs_in_a_script_are_left_out() -> None:
    told = (LINE + r"\ud800") * 5
    page = r'<script>window.data={"title":"春耕\udc00大忙","content":"' + told + '"}</script>'
    (article,) = read_file("x.html", page.encode(), paper=None, day=None, number=None).articles
    assert article.headline == "春耕大忙"
    assert "\ud800" not in article.text


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\ufe0f", "\u2060", "\u202e"], ids=ascii)
def test_what_cannot_be_seen_parts_no_word(mark: str) -> None:
    """threats: C7."""
    assert read(f"<h1>春{mark}耕大忙</h1>{STORY}") == ("春耕大忙",)
