"""What each mention shows its person as, and the order of lists; the people are invented."""

import re
from collections.abc import Callable

import pytest

from monitor.parser import extract
from monitor.parser.events.people import load_roles
from monitor.parser.events.roles import load_verbs
from monitor.parser.patterns import find_by_beginnings
from monitor.records import Person
from tests.factories import make_article
from tests.quality.__main__ import find_written
from tests.quality.labels import read_written


def read(text: str) -> dict[str, Person]:
    return {person.name: person for person in extract(make_article(text, "", paper="湖南日报")).people}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("省委书记顾知远主持会议并讲话。", {"顾知远": ("chairs", "speaks")}),
        ("省长顾知远会见了法国驻华大使林若川一行。", {"顾知远": ("receives",), "林若川": ("received",)}),
        ("省长顾知远13日在临川市会见法国客人，何望舒参加会见。", {"顾知远": ("receives",), "何望舒": ("attends",)}),
        ("省长柳明川受到会见并合影。会见结束后，省长顾知远讲话。", {"柳明川": ("attends",), "顾知远": ("speaks",)}),
        ("省委书记顾知远13日在临川市调研，市委书记何望舒陪同。", {"顾知远": ("acts",), "何望舒": ("attends",)}),
        ("5月3日，省委书记顾知远考察临川市重点企业。", {"顾知远": ("acts",)}),
        ("5月3日，省长顾知远到临川市检查防汛，何望舒同往。", {"顾知远": ("acts",), "何望舒": ("attends",)}),
        ("学习会上，省长顾知远、副省长何望舒谈了学习体会。", {"顾知远": ("speaks",), "何望舒": ("speaks",)}),
        ("会议强调，要认真贯彻省委书记顾知远重要讲话精神。", {"顾知远": ("spoken_of",)}),
        ("顾知远强调，省长柳明川提出的方案要落实。", {"顾知远": ("speaks",), "柳明川": ("spoken_of",)}),
        (
            "免去顾知远的云岭省副省长职务，任命柳明川为云岭省副省长。",
            {"顾知远": ("removed",), "柳明川": ("appointed",)},
        ),
        ("云岭省副省长顾知远涉嫌严重违纪违法，目前正接受纪律审查和监察调查。", {"顾知远": ("investigated",)}),
        ("省长顾知远致电省长柳明川。", {"顾知远": ("sends",), "柳明川": ("gets",)}),
        ("省长柳明川拜会了省委书记顾知远。", {"顾知远": ("receives",), "柳明川": ("received",)}),
        ("省政协原主席顾知远同志因病医治无效，于2031年3月1日在临川逝世，享年90岁。", {"顾知远": ("dead",)}),
    ],
)
def test_roles_of_what_a_sentence_says(text: str, roles: dict[str, tuple[str, ...]]) -> None:
    assert {name: person.roles for name, person in read(text).items()} == roles


def test_who_was_only_spoken_of_or_removed_does_not_appear() -> None:
    assert not read("免去顾知远的云岭省副省长职务。")["顾知远"].appears
    assert read("省长柳明川主持会议。")["柳明川"].appears


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("省领导顾知远、柳明川、何望舒出席（按姓氏笔画为序）。", "stroke"),
        ("省领导顾知远、柳明川、何望舒出席。", "protocol"),
    ],
)
def test_lists_number_their_names_and_say_the_order(text: str, order: str) -> None:
    places = [(naming.place, naming.order) for person in read(text).values() for naming in person.mentions]
    assert places == [(1, order), (2, order), (3, order)]


@pytest.mark.parametrize("load", [load_roles, load_verbs])
def test_no_verb_is_missed_for_how_it_begins(load: Callable[[], re.Pattern[str]]) -> None:
    text = "\ue000".join(one.article.text for one in read_written(find_written()))
    assert [found.span() for found in find_by_beginnings(load(), text)] == [
        found.span() for found in load().finditer(text)
    ]
