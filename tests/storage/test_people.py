import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

from monitor.records import Appointment, Naming, Person, Post, Standing
from storage import Store, open_store
from storage.articles import get_facts, replace_facts, save_article
from storage.people import Appearance, find_person
from storage.schema import MIGRATIONS
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


OFFICE = {"code": "CN", "rank": "省部级正职", "key": "CN|外交部|部长"}


def test_wordings_of_one_office_are_one_post(store: Store) -> None:
    keep(store, 2, make_post("外交部部长", **OFFICE))
    keep(store, 5, make_post("外长", **OFFICE))
    keep(store, 7, make_post("外交部原部长", standing=Standing.FORMER, **OFFICE))
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(post.name, post.wordings, post.first_day, post.last_day, post.articles) for post in history.posts] == [
        ("外长", ("外交部部长", "外长"), on(2), on(5), 2),
        ("外交部原部长", ("外交部原部长",), on(7), on(7), 1),
    ]
    assert {(post.code, post.rank, post.key) for post in history.posts} == {tuple(OFFICE.values())}


def test_appearances_say_event_role_and_article(store: Store) -> None:
    named = keep(store, 2)
    event = make_event("全省工作会议", "meeting", chair=("顾知远",), speak=("顾知远", "何望舒"))
    met = keep(store, 3, events=(event,))
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(found.article_id, found.event, found.role, found.event_roles) for found in history.appearances] == [
        (named, "", "", ()),
        (met, "全省工作会议", "chair", ("chair", "speak")),
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
            event_roles=("speak",),
            appears=None,  # the event names who is not among the people
        ),
    )


def test_each_event_of_an_article_is_one_appearance_with_its_roles(store: Store) -> None:
    tour = make_event("顾知远在临川市调研", "inspection", other=("顾知远",), speak=("顾知远",))
    talk = make_event("座谈会", "meeting", attend=("顾知远", "何望舒"), chair=("顾知远", "顾知远"))
    keep(store, 3, events=(tour, talk))
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(found.event, found.role, found.event_roles) for found in history.appearances] == [
        ("顾知远在临川市调研", "speak", ("speak", "other")),
        ("座谈会", "chair", ("chair", "attend")),
    ]


def as_named(*roles: tuple[str, ...], **given: Any) -> Person:
    namings = tuple(Naming(start=9 * n, end=9 * n + 3, roles=each, **given) for n, each in enumerate(roles))
    return Person(name="顾知远", mentions=namings)


def keep_as(store: Store, day: int, *roles: tuple[str, ...], **given: Any) -> str:
    article = make_article(day=on(day), headline=f"第{day}日")
    return save_article(store, article, make_facts(as_named(*roles, **given)), digest=None, now=NOW).article_id


def test_who_is_removed_or_only_spoken_of_does_not_appear(store: Store) -> None:
    shown = keep_as(store, 2, ("spoken_of",), ("speaks", "chairs"))
    untold = keep_as(store, 3, ())
    absent = [
        keep_as(store, day, *roles)
        for day, roles in (
            (4, (("removed",),)),
            (5, (("investigated",), ("spoken_of",))),
            (6, (("dead",),)),
            (7, (("spoken_of",),)),
        )
    ]
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(seen.article_id, seen.roles, seen.appears) for seen in history.appearances] == [
        (shown, ("chairs", "speaks"), True),
        (untold, (), True),
    ]
    assert [(seen.article_id, seen.roles) for seen in history.mentioned] == [
        (absent[0], ("removed",)),
        (absent[1], ("investigated",)),
        (absent[2], ("dead",)),
        (absent[3], ("spoken_of",)),
    ]
    assert history.last_seen == on(3)


def test_of_two_people_of_a_name_in_an_article_one_appears(store: Store) -> None:
    facts = make_facts(as_named(("removed",)), as_named(("attends",)))
    save_article(store, make_article(), facts, digest=None, now=NOW)
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(seen.roles, seen.appears) for seen in history.appearances] == [(("attends", "removed"), True)]
    assert history.mentioned == ()


def test_the_place_in_the_first_list_is_given(store: Store) -> None:
    keep_as(store, 2, ("attends",), ("attends",), listed=4, place=3, order="stroke")
    keep_as(store, 3, ("attends",))
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(seen.list_place, seen.list_order) for seen in history.appearances] == [(3, "stroke"), (0, "")]


def make_old(path: Path) -> None:
    """Put what the first schema had of a store in its place: it is then as a program of that schema left it."""
    old = path.with_suffix(".old")
    connection = sqlite3.connect(old)
    connection.executescript(f"{MIGRATIONS[0].sql}\nPRAGMA user_version = 1;")
    connection.execute("ATTACH ? AS new", (str(path),))
    tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'article_pairs%'"
    for (table,) in connection.execute(tables).fetchall():
        columns = ", ".join(f'"{name}"' for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    connection.commit()
    connection.close()
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()
    old.replace(path)


def test_an_older_store_says_that_roles_are_not_known_until_it_is_read_again(path: Path) -> None:
    store = open_store(path)
    name = keep_as(store, 4, ("removed",))
    store.close()
    make_old(path)
    store = open_store(path)
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(seen.roles, seen.appears) for seen in history.appearances] == [((), None)]
    facts = get_facts(store, name)
    assert replace_facts(store, name, facts, NOW)  # the same facts; their rows are not
    assert not replace_facts(store, name, facts, NOW)
    history = find_person(store, "顾知远")
    assert history is not None
    assert [(seen.roles, seen.appears) for seen in history.mentioned] == [(("removed",), False)]
    assert (history.appearances, history.last_seen) == ((), None)
    store.close()


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


def test_an_older_stores_posts_are_joined_with_newer_ones_by_their_words(path: Path) -> None:
    store = open_store(path)
    keep(store, 2, make_post("外交部部长", **OFFICE))
    keep(store, 3, make_post("外长", **OFFICE))
    store.close()
    make_old(path)
    store = open_store(path)
    old = find_person(store, "顾知远")
    keep(store, 5, make_post("外长", **OFFICE))
    both = find_person(store, "顾知远")
    store.close()
    assert old is not None
    assert [(post.name, post.key, post.rank) for post in old.posts] == [("外交部部长", "", ""), ("外长", "", "")]
    assert both is not None
    assert [(post.name, post.key, post.articles) for post in both.posts] == [
        ("外交部部长", "", 1),
        ("外长", OFFICE["key"], 2),
    ]
