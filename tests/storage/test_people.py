from datetime import date
from typing import Any

from monitor.records import Appointment, Post, Standing
from storage import Store
from storage.articles import save_article
from storage.people import Appearance, find_person
from tests.factories import DAY, NOW, make_article, make_event, make_facts, make_person, make_post


def on(day: int) -> date:
    return DAY.replace(day=day)


def keep(store: Store, day: int, *posts: str | Post, paper: str = "云岭日报", **facts: Any) -> str:
    article = make_article(day=on(day), paper=paper, paper_id=paper, headline=f"第{day}日")
    person = make_person(posts=posts)
    return save_article(store, article, make_facts(person, **facts), digest=None, now=NOW).article_id


def test_a_name_nobody_bears_is_not_found(store: Store) -> None:
    keep(store, 1)
    assert find_person(store, "顾知") is None


def test_posts_are_given_over_time(store: Store) -> None:
    former = make_post("云岭省原省长", standing=Standing.FORMER)
    last = keep(store, 9, former)
    middle = keep(store, 5, "云岭省省长", paper="澜川晚报")
    first = keep(store, 2, "云岭省省长", "云岭省委副书记")
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(post.name, post.first_day, post.last_day, post.articles) for post in history.posts] == [
        ("云岭省省长", on(2), on(5), 2),
        ("云岭省委副书记", on(2), on(2), 1),
        ("云岭省原省长", on(9), on(9), 1),
    ]
    assert history.posts[0].papers == ("云岭日报", "澜川晚报")
    assert (history.posts[0].first_article, history.posts[0].last_article) == (first, middle)
    assert (history.posts[2].standing, history.posts[2].last_article) == (Standing.FORMER, last)


def test_appearances_say_event_role_and_article(store: Store) -> None:
    named = keep(store, 2)
    event = make_event("全省工作会议", "meeting", chair=("顾知远",), speak=("顾知远", "何望舒"))
    met = keep(store, 3, events=(event,))
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(found.article_id, found.event, found.role) for found in history.appearances] == [
        (named, "", ""),
        (met, "全省工作会议", "chair"),
        (met, "全省工作会议", "speak"),
    ]
    speaker = find_person(store, "何望舒")
    assert speaker is not None
    assert speaker.appearances == (
        Appearance(
            article_id=met,
            paper="云岭日报",
            day=on(3),
            page=1,
            headline="第3日",
            kind="meeting",
            event="全省工作会议",
            place="云岭省临川市",
            role="speak",
        ),
    )


def test_personnel_changes_are_given(store: Store) -> None:
    keep(store, 4, appointments=(Appointment(name="何望舒", post="临川市市长", action="appoint"),))
    history = find_person(store, "何望舒")
    assert history is not None
    assert [(change.day, change.post, change.action) for change in history.changes] == [
        (on(4), "临川市市长", "appoint")
    ]
    assert history.appearances == ()


def test_a_revised_article_says_only_what_it_says_now(store: Store) -> None:
    article = make_article("旧文。")
    save_article(store, article, make_facts(make_person("何望舒", ("临川市市长",))), digest=None, now=NOW)
    assert find_person(store, "何望舒") is not None
    save_article(store, make_article("新文。"), make_facts(), digest=None, now=NOW)
    assert find_person(store, "何望舒") is None
