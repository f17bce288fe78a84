from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from monitor.records import Article, Facts, PageLink, Place
from storage import NotStored, Store
from storage.articles import (
    find_articles,
    get_article,
    get_facts,
    name_article,
    replace_facts,
    save_article,
    save_page,
)
from storage.maintenance import find_damage
from storage.people import find_person
from storage.search import search
from tests.factories import DAY, NOW, make_article, make_event, make_facts, make_person
from tests.storage.samples import ARTICLES, FACTS, count_rows, later, new_store


@settings(max_examples=60)
@given(article=ARTICLES, facts=FACTS)
def test_what_was_stored_is_given_back(article: Article, facts: Facts) -> None:
    with new_store() as store:
        saved = save_article(store, article, facts, digest=None, now=NOW)
        stored = get_article(store, saved.article_id)
        assert stored.article == replace(article, id=saved.article_id)
        assert get_facts(store, saved.article_id) == facts
        assert (stored.revision, stored.parser, stored.saved_at) == (1, facts.parser, NOW)


@settings(max_examples=40)
@given(article=ARTICLES, facts=FACTS, other=FACTS)
def test_storing_twice_stores_once(article: Article, facts: Facts, other: Facts) -> None:
    with new_store() as store:
        first = save_article(store, article, facts, digest=None, now=NOW)
        rows = count_rows(store)
        second = save_article(store, article, other, digest=None, now=later(1))
        assert (first.state, second.state) == ("new", "same")
        assert (first.article_id, first.revision) == (second.article_id, second.revision)
        assert count_rows(store) == rows
        assert get_facts(store, first.article_id) == facts


def test_another_text_is_a_new_revision_and_the_old_one_stays(store: Store) -> None:
    """threats: A15."""
    old, new = make_article("旧文。"), make_article("新文。")
    old_facts, new_facts = make_facts(make_person("旧人")), make_facts(make_person("新人"))
    first = save_article(store, old, old_facts, digest=None, now=NOW)
    second = save_article(store, new, new_facts, digest=None, now=later(1))
    assert (second.article_id, second.revision, second.state) == (first.article_id, 2, "revised")
    assert get_article(store, first.article_id).article.text == "新文。"
    assert get_article(store, first.article_id, revision=1).article.text == "旧文。"
    assert get_facts(store, first.article_id) == new_facts
    assert get_facts(store, first.article_id, revision=1) == old_facts
    assert len(find_articles(store)) == 1


def test_a_text_changed_back_is_a_revision_again(store: Store) -> None:
    states = [
        save_article(store, make_article(text), make_facts(), digest=None, now=NOW) for text in ("甲。", "乙。", "甲。")
    ]
    assert [(saved.revision, saved.state) for saved in states] == [(1, "new"), (2, "revised"), (3, "revised")]


def test_a_reflowed_page_is_no_revision(store: Store) -> None:
    """threats: A14."""
    save_article(store, make_article("本报讯 省长顾知远\n在临川市。"), make_facts(), digest=None, now=NOW)
    again = save_article(store, make_article("本报讯 省长顾知远在\n临川市。"), make_facts(), digest=None, now=NOW)
    assert again.state == "same"


def test_facts_and_article_are_kept_together_or_not_at_all(store: Store) -> None:
    facts = make_facts(make_person("\ud800"))
    before = count_rows(store)
    with pytest.raises(Exception, match="cannot be kept"):
        save_article(store, make_article(), facts, digest=None, now=NOW)
    assert count_rows(store) == before


PAGE = "https://e.example.org/html/2031-05/14/"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"url": PAGE + "content_7.htm?div=-1"}, {"url": PAGE + "content_7.htm"}, True),
        ({"url": PAGE + "content_7.htm#top"}, {"url": PAGE + "content_7.htm"}, True),
        ({"url": PAGE + "content_7.htm"}, {"url": PAGE + "content_8.htm"}, False),
        ({"url": PAGE + "show.php?id=7"}, {"url": PAGE + "show.php?id=8"}, False),
        ({"url": PAGE, "headline": "甲"}, {"url": PAGE, "headline": "乙"}, True),
        ({"url": "http://[", "page": 1}, {"url": "http://[", "page": 2}, False),
        ({"page": 1}, {"page": 2}, False),
        ({"day": DAY}, {"day": DAY.replace(day=15)}, False),
        ({"paper_id": "ylrb"}, {"paper_id": "hcwb"}, False),
        ({"url": "", "headline": "第２版"}, {"url": "", "headline": "第 2 版"}, True),
        ({"url": "", "text": "开头" * 40 + "甲"}, {"url": "", "text": "开头" * 40 + "乙"}, True),
        ({"url": "", "text": "甲"}, {"url": "", "text": "乙"}, False),
        ({"url": "", "position": 1}, {"url": "", "position": 2}, True),
    ],
)
def test_an_article_is_named_by_where_it_was_printed(one: dict[str, Any], other: dict[str, Any], *, same: bool) -> None:
    first, second = (make_article(**{"id": "", **fields}) for fields in (one, other))
    assert (name_article(first) == name_article(second)) is same


def test_facts_of_a_newer_parser_replace_the_old_ones(store: Store) -> None:
    article = save_article(store, make_article(), make_facts(make_person("旧人")), digest=None, now=NOW).article_id
    better = make_facts(make_person("顾知远"), parser="2.0.0", events=(make_event(attend=("顾知远",)),))
    assert replace_facts(store, article, better, later(1)) is True
    rows = count_rows(store)
    assert replace_facts(store, article, better, later(2)) is False
    assert get_facts(store, article) == better
    assert get_article(store, article).parser == "2.0.0"
    assert count_rows(store) == rows
    assert (rows["appearances"], rows["event_people"]) == (1, 1)


@pytest.mark.parametrize("revision", [None, 3])
def test_what_is_not_stored_is_said_to_be(store: Store, revision: int | None) -> None:
    save_article(store, make_article(), make_facts(), digest=None, now=NOW)
    name = "nothing" if revision is None else find_articles(store)[0].article.id
    with pytest.raises(NotStored, match=name):
        get_article(store, name, revision)
    with pytest.raises(NotStored, match=name):
        get_facts(store, name, revision)
    with pytest.raises(NotStored):
        replace_facts(store, "nothing", make_facts(), NOW)


def test_articles_are_found_by_paper_and_day_in_the_order_of_the_page(store: Store) -> None:
    for paper, day, page, position in (
        ("a", 15, 1, 1),
        ("b", 14, 1, 1),
        ("a", 14, 2, 1),
        ("a", 14, 1, 2),
        ("a", 14, 1, 1),
    ):
        name = f"{paper}-{day}-{page}-{position}"
        article = make_article(
            paper_id=paper, day=DAY.replace(day=day), page=page, position=position, headline=name, url=f"{PAGE}{name}"
        )
        save_article(store, article, make_facts(), digest=None, now=NOW)

    def headlines(**chosen: Any) -> list[str]:
        return [stored.article.headline for stored in find_articles(store, **chosen)]

    assert headlines(paper_id="a") == ["a-14-1-1", "a-14-1-2", "a-14-2-1", "a-15-1-1"]
    assert headlines(day=DAY) == ["a-14-1-1", "a-14-1-2", "a-14-2-1", "b-14-1-1"]
    assert headlines(since=DAY.replace(day=15)) == ["a-15-1-1"]
    assert headlines(until=DAY, paper_id="b") == ["b-14-1-1"]


def test_a_page_is_kept_once_as_it_was_last_seen(store: Store) -> None:
    link = PageLink(number=1, label="第01版", section="要闻", url=PAGE)
    save_page(store, paper_id="ylrb", day=DAY, link=link)
    save_page(store, paper_id="ylrb", day=DAY, link=replace(link, section="时政"))
    save_page(store, paper_id="ylrb", day=DAY, link=replace(link, number=2))
    rows = store.rows("SELECT number, section FROM pages ORDER BY number")
    assert rows == [{"number": 1, "section": "时政"}, {"number": 2, "section": "要闻"}]


def test_a_joined_story_takes_in_the_parts_that_are_stored(store: Store) -> None:
    part = make_article("续文，白石市育秧。", page=4, url="https://epaper.example.org/20310514/4-1.html")
    facts = make_facts(make_person("阮文澜", article=part))
    alone = save_article(store, part, facts, digest=None, now=NOW)
    head = make_article("本文。")
    whole = replace(
        head,
        id=name_article(head),
        paragraphs=("本文。", *part.paragraphs),
        continuations=(Place(id=alone.article_id, page=4, url=part.url),),
    )
    saved = save_article(store, whole, make_facts(), digest=None, now=NOW)
    assert saved.article_id == name_article(head)
    assert [one.article.continuations for one in find_articles(store)] == [whole.continuations]
    assert [hit.article_id for hit in search(store, "育秧")] == [saved.article_id]
    assert [hit.article_id for hit in search(store, "秧")] == [saved.article_id]
    history = find_person(store, "阮文澜")
    assert history is None or history.appearances == ()
    assert get_article(store, alone.article_id).joined_into == saved.article_id
    assert get_facts(store, alone.article_id) == facts
    assert save_article(store, whole, make_facts(), digest=None, now=NOW).state == "same"


def test_a_part_that_is_printed_by_itself_again_is_found_again(store: Store) -> None:
    part = make_article("续文，白石市育秧。", page=4, url="https://epaper.example.org/20310514/4-1.html")
    alone = save_article(store, part, make_facts(), digest=None, now=NOW)
    head = make_article("本文。")
    whole = replace(head, id=name_article(head), continuations=(Place(id=alone.article_id, page=4, url=part.url),))
    save_article(store, whole, make_facts(), digest=None, now=NOW)
    assert not search(store, "育秧")
    save_article(store, head, make_facts(), digest=None, now=later(1))
    again = save_article(store, part, make_facts(), digest=None, now=later(1))
    assert (again.article_id, again.revision, again.state) == (alone.article_id, 2, "revised")
    assert [hit.article_id for hit in search(store, "育秧")] == [alone.article_id]
    assert len(find_articles(store)) == 2
    assert list(find_damage(store)) == []
