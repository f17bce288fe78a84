"""Words are found wherever a plain search finds them, but not inside of Latin words."""

from hypothesis import given
from hypothesis import strategies as st

from alerts.folding import cuts_word, fold_article
from alerts.terms import MOST_HITS, find_hits, make_terms

LETTERS = "甲乙丙ab𠀀"
WORDS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=3), max_size=8)


def list_places(word: str, text: str) -> list[tuple[int, int]]:
    starts = (start for start in range(len(text)) if text.startswith(word, start))
    return [(start, start + len(word)) for start in starts if not cuts_word(text, start, start + len(word))]


@given(WORDS, st.text(alphabet=LETTERS, max_size=30))
def test_each_word_is_found_where_it_stands(words: list[str], text: str) -> None:
    view = fold_article("text", text)
    hits = find_hits(make_terms(words), (view,))
    found = {word: [(span.start, span.end) for span in spans] for word, spans in hits.items()}
    assert found == {word: places for word in words if (places := list_places(word, view.text))}


def test_a_word_that_a_page_repeats_for_ever_is_found_so_often_and_the_others_too() -> None:
    views = (fold_article("heading", "乙"), fold_article("text", "甲" * 10 * MOST_HITS + "乙"))
    found = find_hits(make_terms(["甲", "乙"]), views)
    assert {word: len(spans) for word, spans in found.items()} == {"甲": MOST_HITS, "乙": 2}
