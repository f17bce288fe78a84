"""Matcher, `explain` and a naive evaluator agree on random pairs; `python -m tests.alerts.pairs` takes more of them."""

from collections import Counter

from alerts.matching import compile_watches, find_matches
from monitor.parser import extract
from tests.alerts.pairs import KINDS, Maker, compare

CLAUSES = 400


def test_matcher_naive_evaluator_and_explain_agree_on_random_pairs() -> None:
    told = list(compare(6_000, seed=7, watches_at_once=300))
    assert [one for _, _, differing in told for one in differing] == []
    pairs, met = sum(count for count, _, _ in told), sum(found for _, found, _ in told)
    assert 0.02 < met / pairs < 0.5


def test_the_pairs_have_every_kind_of_clause_met() -> None:
    maker = Maker(11)
    matcher = compile_watches(tuple(maker.make_watch(number) for number in range(CLAUSES)))
    met: Counter[str] = Counter()
    for _ in range(30):
        article = maker.make_article()
        for _, matches in find_matches(matcher, article, extract(article)):
            met.update(match.clause for match in matches)
    assert len(met) == len(KINDS), met
