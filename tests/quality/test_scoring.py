"""The scorer against articles small enough to count by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from monitor.records import Appointment, Document, Facts
from tests.factories import make_article, make_event, make_person
from tests.quality.labels import Labelled, parse_labels, read_pair, read_written
from tests.quality.pairing import pair_events
from tests.quality.scoring import Score, score
from tests.quality.spelling import fold_name, fold_post, is_same_place

LISTS = ("officials", "other_people", "borderline", "events", "appointments", "documents")
VISIT = {
    "kind": "inspection",
    "name": "顾知远在临川市调研",
    "start": "2031-05-13",
    "end": None,
    "place": "云岭省临川市",
    "people": {"other": ["顾知远"], "attend": ["林若川"]},
}


def score_one(facts: Facts, **labels: Any) -> Score:
    wanted = parse_labels({**{key: [] for key in LISTS}, **labels})
    return score([(Labelled(article=make_article(id="1"), wanted=wanted), facts)])


def make_found(**given: Any) -> Facts:
    return Facts(parser="1", **given)


def counts(figures: Score, kind: str) -> tuple[int, int, int]:
    tally = figures[kind]
    return tally.right, tally.found, tally.wanted


def test_two_of_three_found_and_one_too_many_make_two_thirds() -> None:
    found = make_found(people=tuple(make_person(name, ("云岭省省长",)) for name in ("甲一", "乙二", "丁四")))
    officials = [{"name": name, "posts": ["云岭省省长"]} for name in ("甲一", "乙二", "丙三")]
    figures = score_one(found, officials=officials)
    for kind in ("official names", "posts", "all persons"):
        tally = figures[kind]
        assert counts(figures, kind) == (2, 3, 3)
        assert (tally.precision, tally.recall, tally.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert figures["official names"].missed == [("1", "丙三")]
    assert figures["official names"].extra == [("1", "丁四")]


def test_precision_and_recall_differ_and_f1_lies_between() -> None:
    found = make_found(people=(make_person("甲一", ("云岭省省长",)),))
    officials: list[dict[str, Any]] = [{"name": name, "posts": []} for name in ("甲一", "乙二", "丙三", "丁四")]
    tally = score_one(found, officials=officials)["official names"]
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((1.0, 0.25, 0.4))


def test_nothing_found_where_nothing_is_leaves_every_count_at_zero() -> None:
    figures = score_one(make_found())
    assert {(tally.right, tally.found, tally.wanted, tally.f1) for tally in figures.values()} == {(0, 0, 0, 0.0)}


def test_a_borderline_name_is_neither_right_nor_wrong() -> None:
    figures = score_one(make_found(people=(make_person("甲一", ("云岭大学校长",)),)), borderline=["甲一"])
    assert counts(figures, "official names") == (0, 0, 0)
    assert counts(figures, "posts") == (0, 0, 0)
    assert counts(figures, "all persons") == (0, 0, 0)


def test_an_official_who_should_only_be_named_is_wrong_as_official_and_right_as_person() -> None:
    figures = score_one(make_found(people=(make_person("甲一", ("云岭省省长",)),)), other_people=["甲一"])
    assert counts(figures, "official names") == (0, 1, 0)
    assert counts(figures, "all persons") == (1, 1, 1)


def test_a_post_that_may_be_given_counts_neither_way() -> None:
    officials = [{"name": "甲一", "posts": ["云岭省省长"], "posts_maybe": ["云岭省委副书记"]}]
    both = make_found(people=(make_person("甲一", ("云岭省省长", "云岭省委副书记")),))
    one = make_found(people=(make_person("甲一", ("云岭省省长",)),))
    assert counts(score_one(both, officials=officials), "posts") == (1, 1, 1)
    assert counts(score_one(one, officials=officials), "posts") == (1, 1, 1)


def test_a_change_with_another_post_is_right_without_its_post_only() -> None:
    found = make_found(appointments=(Appointment(name="甲一", post="岚溪县县长", action="elect"),))
    wanted = [{"name": "甲一", "post": "岚溪县副县长", "action": "elect"}]
    figures = score_one(found, appointments=wanted)
    assert counts(figures, "appointments") == (1, 1, 1)
    assert counts(figures, "changes") == (0, 1, 1)
    assert figures["changes"].missed == [("1", "甲一  岚溪县副县长  elect")]


def test_a_document_only_mentioned_is_not_acted_on() -> None:
    found = make_found(documents=(Document(title="云岭省茶业条例", action="adopt"), Document(title="种子法")))
    wanted = [{"title": "云岭省茶业条例", "action": "review"}, {"title": "种子法", "action": "none"}]
    figures = score_one(found, documents=wanted)
    assert counts(figures, "documents") == (2, 2, 2)
    assert counts(figures, "documents acted on") == (0, 1, 1)


def test_roles_and_fields_count_where_the_event_was_found() -> None:
    event = make_event(
        "顾知远在临川市调研", other=("顾知远",), attend=("丁四",), start=date(2031, 5, 13), end=date(2031, 5, 14)
    )
    figures = score_one(make_found(events=(event,)), events=[VISIT])
    assert counts(figures, "events") == (1, 1, 1)
    assert counts(figures, "event people") == (1, 2, 2)
    assert [figures[f"event {field}"].f1 for field in ("kind", "start", "end", "place")] == [1.0, 1.0, 0.0, 1.0]
    assert figures["event end"].missed == [("1", "顾知远在临川市调研: 'None', found '2031-05-14'")]


def test_an_event_that_was_not_found_costs_recall_and_nothing_else() -> None:
    figures = score_one(make_found(), events=[VISIT])
    assert counts(figures, "events") == (0, 0, 1)
    assert counts(figures, "event people") == (0, 0, 0)
    assert counts(figures, "event place") == (0, 0, 0)


def test_an_event_that_may_be_left_out_counts_neither_way() -> None:
    optional = {**VISIT, "maybe": True}
    assert counts(score_one(make_found(), events=[optional]), "events") == (0, 0, 0)
    found = make_found(events=(make_event("顾知远在临川市调研", other=("顾知远",)),))
    assert counts(score_one(found, events=[optional]), "events") == (0, 0, 0)


def test_several_readings_of_a_field_are_all_right() -> None:
    several = {**{key: VISIT[key] for key in ("name", "people")}, "kinds": ["visit", "inspection"]}
    several |= {"starts": ["None", "2031-05-13"], "ends": ["None"], "places": ["", "云岭省"]}
    event = make_event("顾知远在临川市调研", place="", start=date(2031, 5, 13))
    figures = score_one(make_found(events=(event,)), events=[several])
    assert [figures[f"event {field}"].f1 for field in ("kind", "start", "end", "place")] == [1.0] * 4


@pytest.mark.parametrize(
    ("name", "given", "same"),
    [
        ("顾知远在临川市调研", {"kind": "meeting"}, True),  # one name
        ("临川调研座谈会", {"kind": "meeting"}, False),  # neither name, kind nor people
        ("春茶开采", {"kind": "inspection", "other": ("顾知远",)}, True),  # kind and half of the people
        ("春茶开采", {"kind": "other", "other": ("顾知远",), "start": date(2031, 5, 13)}, True),  # day and people
        ("春茶开采", {"kind": "other", "other": ("顾知远",)}, False),  # people alone
        ("春茶开采", {"kind": "inspection", "other": ("丁四",)}, False),  # kind alone
    ],
)
def test_what_makes_two_events_the_same(name: str, given: dict[str, Any], same: bool) -> None:  # noqa: FBT001
    (wanted,) = parse_labels({**{key: [] for key in LISTS}, "events": [VISIT]}).events
    assert bool(pair_events([wanted], [make_event(name, **given)])) is same


def test_the_most_alike_events_are_paired_and_each_once() -> None:
    events = [{**VISIT, "name": name} for name in ("顾知远在临川市调研", "顾知远在岚溪县调研")]
    wanted = parse_labels({**{key: [] for key in LISTS}, "events": events}).events
    found = [make_event("顾知远在岚溪县调研"), make_event("顾知远在岚溪县走访调研"), make_event("顾知远在临川市调研")]
    assert pair_events(wanted, found) == {0: 2, 1: 0}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中共云岭省委书记", "云岭省委书记"),
        ("中央政治局委员", "中共中央政治局委员"),
        ("总书记", "中共中央总书记"),
        ("中国国家主席", "国家主席"),
        ("总理", "国务院总理"),
        ("云岭省人民政府秘书长", "云岭省政府秘书长"),
        ("云岭副省长", "云岭省副省长"),
        ("临川代市长", "临川市代市长"),
        ("国防部长", "国防部部长"),
        ("外长", "外交部部长"),
        ("國務院總理", "国务院总理"),
        ("国家发展和改革委员会主任", "国家发展改革委主任"),
    ],
)
def test_accepted_spellings_of_a_post_are_one(one: str, other: str) -> None:
    assert fold_post(one) == fold_post(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭省省长", "云岭省副省长"),
        ("临川市市长", "临川市原市长"),
        ("云岭省委书记", "云岭省委副书记"),
        ("法国总理", "国务院总理"),
    ],
)
def test_different_posts_stay_different(one: str, other: str) -> None:
    assert fold_post(one) != fold_post(other)


def test_names_are_compared_without_padding_and_with_one_dot() -> None:
    assert fold_name("顾　明") == "顾明"
    assert fold_name("艾力•买买提") == fold_name("艾力·买买提")


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("云岭省临川市", "临川", True),
        ("临川市", "云岭省临川市岚溪县", True),
        ("云岭省临川市", "云岭省岚溪县", False),
        ("", "云岭省", False),
        ("云岭省", "", False),
        ("", "", True),
    ],
)
def test_a_place_may_be_named_more_or_less_fully_but_not_left_out(wanted: str, found: str, same: bool) -> None:  # noqa: FBT001
    assert is_same_place(wanted, found) is same


def test_labels_beside_the_article_and_in_a_second_file_read_alike(tmp_path: Path) -> None:
    article = {"id": "1", "date": "2031-05-14", "title": "顾知远在临川调研", "text": "本报讯 13日。"}
    labels = {**{key: [] for key in LISTS}, "events": [VISIT], "other_people": ["林若川"]}
    lines = {"own": {**article, "labels": labels}, "articles": article, "labels": {"id": "1", **labels}}
    for name, line in lines.items():
        (tmp_path / name).write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    assert read_written([tmp_path / "own"]) == read_pair(tmp_path / "articles", tmp_path / "labels")
