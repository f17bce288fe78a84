from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import Store
from storage.articles import save_article
from storage.pairs import pairs_of
from storage.search import Hit, fold_all, list_forms, search
from tests.factories import DAY, NOW, make_article, make_facts
from tests.storage.samples import HAN, LINES, new_store


def keep(store: Store, *texts: str) -> None:
    for number, text in enumerate(texts):
        article = make_article(text, headline=f"题{number}", url=f"https://e.example.org/{number}")
        save_article(store, article, make_facts(), digest=None, now=NOW)


def find(store: Store, query: str) -> set[str]:
    return {hit.headline for hit in search(store, query, 1000)}


@settings(max_examples=60)
@given(
    texts=st.lists(HAN, min_size=1, max_size=8),
    query=st.text("李强调王浩省长市阿·。 aＡ２2鿏𠀀", min_size=1, max_size=4) | LINES,
)
def test_search_finds_what_looking_everywhere_finds(texts: list[str], query: str) -> None:
    """threats: C17."""
    words = fold_all(query).split()
    with new_store() as store:
        keep(store, *texts)
        for word in [query, *(text[at : at + 2] for text in texts for at in range(0, len(text) - 1, 7))]:
            words = fold_all(word).split()
            expected = {f"题{n}" for n, text in enumerate(texts) if all(w in fold_all(f"题{n}\n{text}") for w in words)}
            assert find(store, word) == (expected if pairs_or_letters(words) else set())


def pairs_or_letters(words: list[str]) -> bool:
    """Say whether the words hold a letter, digit or Han character: marks alone find nothing."""
    return any(pairs_of(f"题{character}") for character in "".join(words))


@pytest.mark.parametrize("query", ["顾鸣", "顧鳴", "顾", "顾鸣 台湾", "臺灣", "发展低空", "發"])
def test_simplified_and_traditional_mean_the_same(store: Store, query: str) -> None:
    keep(store, "省長顧鳴到臺灣商會調研發展低空經濟。", "省长顾鸣到台湾商会调研发展低空经济。", "别的事。")
    hits = search(store, query)
    assert {hit.headline for hit in hits} == {"题0", "题1"}
    assert all(hit.marks for hit in hits)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("李强", {"题0", "题1"}),
        ("李强 王浩", {"题0"}),
        ("王浩  李强", {"题0"}),
        ("强调", {"题1"}),
        ("赵", {"题2"}),
        ("阿依·木", {"题2"}),
        ("gdp", {"题3"}),
        ("ＧＤＰ２０３１", {"题3"}),
        ("𠀀", {"题3"}),
        ("題2", {"题2"}),
        ("没有的话", set()),
        ("题2", {"题2"}),
    ],
)
def test_what_a_query_finds(store: Store, query: str, found: set[str]) -> None:
    keep(store, "李强会见王浩。", "小李强调安全。", "赵阿依·木出席。", "GDP２０31年𠀀。")
    assert find(store, query) == found


@pytest.mark.parametrize(
    "query",
    [
        '"李强"',
        "李强*",
        "李强 NEAR 王浩",
        "李强 OR 赵",
        "李强 NOT 王浩",
        "(李强",
        "pairs:李强",
        "^李强",
        "'; DROP TABLE articles; --",
    ],
)
def test_signs_of_query_languages_are_plain_characters(store: Store, query: str) -> None:
    """threats: C17."""
    keep(store, "李强会见王浩。赵阿依。")
    assert find(store, query) == set()
    keep(store, "李强会见王浩。赵阿依。", f"他说：{query}，就这样。")
    assert find(store, query) == {"题1"}


@pytest.mark.parametrize("query", ["", "  ", "。", '"', "%" * 200, "*", "\x00"])
def test_marks_alone_find_nothing(store: Store, query: str) -> None:
    """threats: C17."""
    keep(store, f"李强{query}")
    assert search(store, query) == ()


def test_a_query_too_long_is_refused(store: Store) -> None:
    """threats: C17."""
    assert search(store, "李" * 256) == ()
    with pytest.raises(ValueError, match="257 characters; at most 256"):
        search(store, "李" * 257)


def test_the_newest_come_first_up_to_the_limit(store: Store) -> None:
    for day in (2, 9, 4):
        article = make_article("李强出席。", day=DAY.replace(day=day), headline=str(day))
        save_article(store, article, make_facts(), digest=None, now=NOW)
    assert [hit.headline for hit in search(store, "李强")] == ["9", "4", "2"]
    assert [hit.headline for hit in search(store, "强", limit=2)] == ["9", "4"]


def test_only_the_newest_revision_is_found(store: Store) -> None:
    keep(store, "李强出席。")
    keep(store, "王浩出席。")
    assert find(store, "李强") == set()
    assert find(store, "王浩") == {"题0"}


def test_what_was_not_kept_is_not_found(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            keep(store, "李强出席。")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert search(store, "李强") == ()


def marked(hit: Hit) -> list[str]:
    return [hit.passage[mark.start : mark.end] for mark in hit.marks]


def test_a_hit_shows_its_passage_with_the_words_marked(store: Store) -> None:
    keep(store, "开头" * 100 + "李强会见ＡＢ公司，李强说。" + "结尾" * 100)
    hit = search(store, "李强 ab")[0]
    assert marked(hit) == ["李强", "ＡＢ", "李强"]
    assert len(hit.passage) < 80
    assert hit.passage in "开头" * 100 + "李强会见ＡＢ公司，李强说。" + "结尾" * 100


def test_a_hit_in_the_headline_shows_the_headline(store: Store) -> None:
    article = replace(make_article("李强出席。"), headline="李强在临川")
    save_article(store, article, make_facts(), digest=None, now=NOW)
    assert search(store, "李强")[0].passage == "李强在临川"


@given(text=st.text())
def test_folding_keeps_the_place_of_every_character(text: str) -> None:
    assert len(fold_all(text)) == len(text)
    assert fold_all(fold_all(text)) == fold_all(text)
    assert all(character in list_forms(fold_all(character)) for character in text)
