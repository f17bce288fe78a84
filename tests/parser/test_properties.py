"""What holds for every text: facts lie where they say, print and setting do not matter, nothing raises.

The same examples are drawn in every run. Base texts are the written articles of tests/quality and stories made here.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from monitor.contract import facts_to_json
from monitor.parser import extract
from monitor.parser.text import fold
from monitor.records import Article, Facts, Span
from tests.parser.headlines import draw_headline
from tests.quality.__main__ import find_corpora

bounded = settings(derandomize=True, max_examples=60)
WRITTEN = tuple(labelled.article for labelled in find_corpora()["written"].read())
NO_LINE_START, NO_LINE_END = "，。；：、！？”’）》」』】 \u3000", "（“‘《「『【 \u3000"
WIDE = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F) if chr(code).isalnum()}
NARROW = {ord(wide): chr(code) for code, wide in WIDE.items()}
NARROW_STOPS = str.maketrans("，；：！？（）", ",;:!?()")
to_traditional = OpenCC("s2t").convert

Change = Callable[[str], str]


def make_story(seed: int) -> Article:
    """Make a story of invented people who do what officials do."""
    headline = draw_headline(Random(seed))  # noqa: S311 - a story, no secret
    return Article(place="江岭省", headline=headline.text, paragraphs=(f"本报讯 3月28日，{headline.story}",))


def articles() -> st.SearchStrategy[Article]:
    return st.one_of(st.sampled_from(WRITTEN), st.integers(0, 10_000).map(make_story))


def change_lines(article: Article, change: Change) -> Article:
    return replace(
        article,
        kicker=change(article.kicker),
        headline=change(article.headline),
        subheads=tuple(map(change, article.subheads)),
        paragraphs=tuple(map(change, article.paragraphs)),
    )


def set_in_column(paragraph: str, width: int) -> Iterator[str]:
    """Break a paragraph as a typesetter does: no line begins with a closing mark or ends with an opening one."""
    start = 0
    while len(paragraph) - start > width:
        end = start + width
        while end > start + 1 and (paragraph[end] in NO_LINE_START or paragraph[end - 1] in NO_LINE_END):
            end -= 1
        yield paragraph[start:end]
        start = end
    yield paragraph[start:]


def bare(text: str) -> str:
    """Leave out of a text what the print may change."""
    return "".join(fold(text).translate(NARROW_STOPS).split())


def gist(article: Article) -> dict[str, list[str]]:
    """Give what is read out of an article, without places."""
    facts = extract(article)
    return {
        "people": sorted(bare(f"{p.name} {p.official} {sorted(fold(q.name) for q in p.posts)}") for p in facts.people),
        "events": [bare(f"{e.kind} {e.name} {e.start} {e.end} {e.place} {e.chair} {e.attend}") for e in facts.events],
        "changes": [bare(f"{c.name} {fold(c.post)} {c.action}") for c in facts.appointments],
        "documents": [bare(f"{d.title} {d.action}") for d in facts.documents],
    }


def find_spans(record: object) -> Iterator[Span]:
    """Give every Span inside of a record."""
    if isinstance(record, Span):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from find_spans(getattr(record, field.name))
    elif isinstance(record, tuple):
        for part in record:
            yield from find_spans(part)


def printed(article: Article, span: Span) -> str:
    return (article.heading if span.where == "heading" else article.text)[span.start : span.end]


@bounded
@given(articles())
def test_a_person_is_printed_where_a_mention_says(article: Article) -> None:
    for person in extract(article).people:
        words = [bare(printed(article, mention)) for mention in person.mentions]
        assert bare(person.name) in words
        assert all(set(word) <= set(bare(person.name)) for word in words)


@bounded
@given(articles())
def test_every_span_lies_in_the_print(article: Article) -> None:
    facts = extract(article)
    spans = list(find_spans(facts))
    assert len(spans) >= len(facts.people) + len(facts.events)
    assert all(printed(article, span) for span in spans)


@bounded
@given(articles())
def test_documents_and_phrases_are_printed_where_they_say(article: Article) -> None:
    facts = extract(article)
    for document in facts.documents:
        assert document.span is not None
        assert bare(document.title) in bare(printed(article, document.span))
    for reason in facts.reasons:
        if reason.rule == "phrase.quoted":
            assert bare(reason.of) in bare(printed(article, reason.span))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.translate(WIDE), id="full width"),
        pytest.param(lambda text: text.translate(NARROW), id="half width"),
        pytest.param(lambda text: text.translate(NARROW_STOPS), id="narrow stops"),
        pytest.param(lambda text: f"{text}  \u3000", id="trailing blanks"),
        pytest.param(lambda text: f"{text}\r", id="line ends of Windows"),
    ],
)
@bounded
@given(article=articles())
def test_width_and_trailing_blanks_do_not_matter(change: Change, article: Article) -> None:
    assert gist(change_lines(article, change)) == gist(article)


@bounded
@given(articles())
def test_traditional_script_gives_the_same_people(article: Article) -> None:
    assert gist(change_lines(article, to_traditional))["people"] == gist(article)["people"]


def is_whole(article: Article) -> bool:
    """Tell whether every paragraph ends where a sentence does: some are written with names cut by line ends."""
    return all(not paragraph or paragraph[-1] in "。！？”）" for paragraph in article.paragraphs)


@settings(bounded, max_examples=150)
@given(articles().filter(is_whole), st.integers(14, 40))
def test_a_story_set_in_a_column_is_the_same(article: Article, width: int) -> None:
    lines = tuple(line for paragraph in article.paragraphs for line in set_in_column(paragraph, width))
    assume(len(lines) - len(article.paragraphs) > 1)
    assert gist(replace(article, paragraphs=lines)) == gist(article)


WORDS = """省委书记 市长 王明 艾力·买买提 主持召开 会议 任命 免去 为 的 职务 3月28日 昨日 ２０２６年 同志 等 会见
逝世 本报讯 （记者 電 Ａ1 《 》 （ ） “ ” 、 ， 。 ： · - 〇"""
PRESS = st.sampled_from((*WORDS.split(), "\n", "\u3000", " "))
WILD = st.one_of(
    PRESS,
    st.characters(exclude_categories=()),
    st.sampled_from(
        ("\x00", "\ud800", "\udfff", "\u200b", "\u202e", "\ufeff", "\ue000", "\uf400", "\u2028", "\U0001f600")
    ),
    st.tuples(PRESS, st.integers(2, 300)).map(lambda repeated: repeated[0] * repeated[1]),
    st.integers(1, 60).map(lambda depth: "（《“" * depth + "王明" + "”》）" * depth),
)
TEXTS = st.lists(WILD, max_size=40).map("".join)


def is_sound(article: Article, facts: Facts) -> bool:
    """Tell whether facts can be written down and lie in the print."""
    return bool(json.dumps(facts_to_json(facts))) and all(
        0 <= span.start <= span.end <= len(article.heading if span.where == "heading" else article.text)
        for span in find_spans(facts)
    )


def cut(piece: tuple[Article, int, int]) -> str:
    """Cut a piece of so many characters out of an article, wherever it begins."""
    article, start, length = piece
    begin = start % (len(article.text) + 1)
    return article.text[begin : begin + length]


PIECES = st.lists(st.tuples(articles(), st.integers(0, 2000), st.integers(1, 80)).map(cut), max_size=6).map("\n".join)


@settings(bounded, max_examples=120)
@given(PIECES, PIECES)
@example("", "省政协主席顾知远、")
def test_no_text_put_together_of_pieces_of_articles_raises(headline: str, text: str) -> None:
    article = Article(headline=headline, paragraphs=tuple(text.split("\n")))
    assert is_sound(article, extract(article))


@settings(bounded, max_examples=200)
@given(TEXTS, TEXTS, TEXTS)
def test_no_text_raises(headline: str, text: str, place: str) -> None:
    article = Article(headline=headline, place=place, paragraphs=tuple(text.split("\n")))
    assert is_sound(article, extract(article))
