"""Pages that tell several stories: a whole page saved, an edition of one page; and those that only seem to."""

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.epaper import read_file
from monitor.papers.files import load_skins
from monitor.records import Page
from tests.epaper.pages import FIXTURES
from tests.epaper.unseen import SETS, list_unseen, read_unseen

SEVERAL = sorted((FIXTURES / "several").glob("*.html"))


def read(name: str, html: bytes) -> Page:
    return read_file(name, html, paper=None, day=None, number=None, skins=load_skins().values())


def describe(page: Page) -> dict[str, Any]:
    stories = [
        {
            "headline": story.headline,
            "kicker": story.kicker,
            "subheads": list(story.subheads),
            "authors": list(story.authors),
            "paragraphs": list(story.paragraphs),
        }
        for story in page.articles
    ]
    day = page.day.isoformat() if page.day else None
    return {"paper": page.paper, "day": day, "number": page.number, "section": page.section, "stories": stories}


@pytest.mark.parametrize("path", SEVERAL, ids=lambda path: path.stem)
def test_each_story_of_a_page_is_read(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert describe(read(path.name, path.read_bytes())) == expected


def test_stories_of_a_page_stand_in_their_order_on_it() -> None:
    path = SEVERAL[0]
    page = read(path.name, path.read_bytes())
    assert [story.position for story in page.articles] == [0, 1, 2]
    assert {(story.paper, story.page, story.section) for story in page.articles} == {("江岭日报", 1, "要闻")}


@pytest.mark.parametrize(
    "body",
    [
        "<h1>一江清水</h1><section><h2>从源头治起</h2><p>{0}</p></section><section><h2>谁的河谁来管</h2><p>{1}</p></section>",
        "<h1>一江清水</h1><h2>从源头治起</h2><p>{0}</p><h2>谁的河谁来管</h2><p>{1}</p>",
        "<h2>从源头治起</h2><p>{0}</p><h2>谁的河谁来管</h2><p>{1}</p>",
    ],
    ids=["in sections", "one after the other", "the headline elsewhere"],
)
def test_the_parts_of_one_article_are_no_stories_of_their_own(body: str) -> None:
    texts = (
        "浔江流经三县九镇，过去上下游互相埋怨，谁也不愿多出一分钱。",
        "如今三县共用一张监测网，哪一段水质变差，责任人的手机上立刻响起来。",
    )
    html = f"<html><head><title>一江清水_浔江晚报</title></head><body>{body.format(*texts)}</body></html>"
    assert len(read("x.html", html.encode()).articles) == 1


@pytest.mark.parametrize("name", [name for start in SETS for name in list_unseen(start)])
def test_a_page_of_one_story_or_of_none_does_not_tell_several(name: str) -> None:
    assert sum(bool(story.paragraphs) for story in read_unseen(name).articles) <= 1
