"""Words looked for with what found a list before them are found as if they were looked for alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.folding import fold_article
from alerts.terms import FEW, find_hits, make_terms

LETTERS = "甲乙丙ab"
WORDS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=3), max_size=8)


@given(WORDS, st.lists(WORDS, max_size=4), st.text(alphabet=LETTERS, max_size=30))
def test_a_list_that_changed_finds_what_it_would_find_anew(first: list[str], later: list[list[str]], text: str) -> None:
    views = (fold_article("text", text),)
    terms = make_terms(first)
    for words in later:
        terms = make_terms(words, terms)
        assert find_hits(terms, views) == find_hits(make_terms(words), views)


@pytest.mark.parametrize(("new", "parts"), [(0, 1), (1, 2), (FEW, 2), (FEW + 1, 1)])
def test_what_found_a_list_is_kept_while_few_words_are_new(new: int, parts: int) -> None:
    before = make_terms(f"词{number}" for number in range(3 * FEW))
    after = make_terms([*before.words, *(f"新{number}" for number in range(new))], before)
    assert len(after.parts) == parts
    assert (after.parts[0] is before.parts[0]) == (new <= FEW)


def test_what_found_a_list_goes_when_most_of_it_is_not_asked_for_any_more() -> None:
    before = make_terms(["甲", "乙", "丙", "丁"])
    assert make_terms(["甲", "乙"], before).parts[0] is before.parts[0]
    assert make_terms(["甲"], before).parts[0].words == ("甲",)
