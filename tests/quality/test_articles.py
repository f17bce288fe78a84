"""The labelled articles themselves: what a label names stands in its article, in the words of the contract."""

import json

import pytest

from monitor.records import APPOINTMENT_ACTIONS, DOCUMENT_ACTIONS, EVENT_KINDS
from tests.quality.__main__ import find_written
from tests.quality.labels import Labelled, read_written
from tests.quality.spelling import fold_name

ARTICLES = read_written(find_written())


def list_names(labelled: Labelled) -> set[str]:
    wanted = labelled.wanted
    return {*wanted.posts, *wanted.others, *wanted.borderline}


def print_all(labelled: Labelled) -> str:
    return fold_name(labelled.article.heading + labelled.article.text)


def test_there_are_enough_articles_and_each_has_a_name_of_its_own() -> None:
    ids = [labelled.article.id for labelled in ARTICLES]
    assert len(ids) == len(set(ids)) >= 120


@pytest.mark.parametrize("labelled", ARTICLES, ids=lambda labelled: labelled.article.id)
def test_what_is_labelled_stands_in_the_article(labelled: Labelled) -> None:
    printed, wanted, names = print_all(labelled), labelled.wanted, list_names(labelled)
    assert {name for name in names if fold_name(name) not in printed} == set()
    assert {title for title, _ in wanted.documents if fold_name(title) not in printed} == set()
    assert {name for event in wanted.events for _, name in event.people | event.people_maybe} <= names
    assert {name for name, _, _ in wanted.changes | wanted.changes_maybe} <= names
    assert not wanted.posts.keys() & wanted.borderline


def test_labels_use_the_words_of_the_contract() -> None:
    assert {kind for labelled in ARTICLES for event in labelled.wanted.events for kind in event.kinds} == {*EVENT_KINDS}
    assert {action for labelled in ARTICLES for _, _, action in labelled.wanted.changes} == {*APPOINTMENT_ACTIONS}
    assert {action for labelled in ARTICLES for _, action in labelled.wanted.documents} == {*DOCUMENT_ACTIONS}


def test_an_articles_file_holds_no_more_than_can_be_read_at_a_sitting() -> None:
    for path in find_written():
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 25, path.name
        assert all(isinstance(json.loads(line), dict) for line in lines)
