"""Folding and cutting keep every place traceable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parser.patterns import any_of, by_first, find_by_beginnings, find_from, many_words_in, words_in
from monitor.parser.text import MOST_CHARACTERS, MOST_IN_HEADING, MOST_IN_SENTENCE, Story, fold
from monitor.records import Article


def make_story(text: str, headline: str = "") -> Story:
    return Story(Article(headline=headline, paragraphs=tuple(text.split("\n"))))


@given(st.text(max_size=100))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_width_dots_and_traditional_characters_are_folded() -> None:
    assert fold("１２日Ａ艾克•買提張國") == "12日A艾克·买提张国"


def test_variants_are_the_standard_characters_and_characters_of_names_stay() -> None:
    assert fold("茍且、战畧、衞生、増加、鬭争") == "苟且、战略、卫生、增加、斗争"
    assert fold("喆、堃、邨") == "喆、堃、邨"
    assert fold("\uf9e1\uf90a\uf914") == "李金乐"  # as fonts made for Korean write them


def test_radicals_are_the_characters_that_they_look_like() -> None:
    """threats: C7."""
    assert fold("⼭东省⻄部⾦融⻋展，⾨⼾") == "山东省西部金融车展，门户"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("市长李　明出席", "市长李明出席"),
        ("市长李 明、厅长何 亮，参加", "市长李明、厅长何亮，参加"),
        ("李 明", "李明"),
        ("杨 竹 摄", "杨竹 摄"),
        ("王　宇摄", "王宇摄"),
        ("通讯员　王　宇摄", "通讯员　王宇摄"),
        ("秘书长何  亮参加", "秘书长何亮参加"),
        ("于晓梅 周文博", "于晓梅 周文博"),
        ("陈立新　李长河　贺　平　王文达", "陈立新　李长河　贺平　王文达"),
        ("委员　陈立新　李　平　王　军", "委员　陈立新　李平　王军"),
        ("王　军　竹乡　贺　平　李长河", "王军　竹乡　贺平　李长河"),
        ("學(xué)習(xí)", "学习"),
    ],
)
def test_padding_and_readings_are_left_out(printed: str, folded: str) -> None:
    assert make_story(printed).text.text == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("王明(女),32岁;李强说:好!", "王明（女），32岁；李强说：好！"),
        ('以"一江清水"为题,谈"绿"', "以“一江清水”为题，谈“绿”"),
        ("9:30开会,来了1,300人", "9:30开会，来了1,300人"),
        ("(市委办)(2031),报送", "（市委办）（2031），报送"),
        ("增长5%, 其中A市3:\n乙县", "增长5%， 其中A市3：\n乙县"),
        ('十二"寸', '十二"寸'),
    ],
)
def test_narrow_stops_are_wide(printed: str, folded: str) -> None:
    story = make_story(printed)
    assert story.text.text == folded
    assert story.printed(story.span("text", 0, len(folded))) == printed


def test_a_folded_place_leads_back_to_the_print() -> None:
    story = make_story("市长李　明出席")
    span = story.span("text", 2, 4)
    assert story.printed(span) == "李　明"


@given(st.text(alphabet="王　 李明。！？\n”a摄", max_size=60))
def test_sentences_hold_the_text_that_they_claim(text: str) -> None:
    story = make_story(text, headline="题")
    for sentence in story.sentences:
        assert story.view(sentence.where).text[sentence.start : sentence.end] == sentence.text
        assert sentence is story.sentences[sentence.index]


def test_a_sentence_without_an_end_is_cut_at_its_clauses() -> None:
    story = make_story("江岭省召开会议，" * 1000)
    assert all(len(sentence.text) <= MOST_IN_SENTENCE for sentence in story.sentences)
    assert all(sentence.text.endswith("，") for sentence in story.sentences)
    assert "".join(sentence.text for sentence in story.sentences) == story.text.text


def test_a_sentence_without_any_mark_is_cut_all_the_same() -> None:
    story = make_story("岭" * (2 * MOST_IN_SENTENCE + 1))
    assert [len(sentence.text) for sentence in story.sentences] == [MOST_IN_SENTENCE, MOST_IN_SENTENCE, 1]


def test_what_lies_behind_the_limit_is_counted() -> None:
    assert make_story("岭" * MOST_CHARACTERS).unread == 0
    assert make_story("岭" * (MOST_CHARACTERS + 7)).unread == 7
    assert Story(Article(headline="岭" * (MOST_IN_HEADING + 7))).unread == 7


@given(
    st.lists(st.text(alphabet="市长委.", min_size=1, max_size=4), min_size=1), st.text(alphabet="市长委.", max_size=30)
)
def test_words_put_together_by_first_character_find_what_a_plain_list_does(words: list[str], text: str) -> None:
    plain = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    assert re.findall(f"(?:{any_of(words)})", text) == plain.findall(text)


@given(st.text(alphabet="12月日a", max_size=30))
def test_a_pattern_tried_where_it_may_begin_finds_all_that_it_does(text: str) -> None:
    pattern = re.compile(r"\d+月(?:\d+日)?|(?<=a)\d+日")
    assert [found.span() for found in find_from(re.compile(r"\d"), pattern, text)] == [
        found.span() for found in pattern.finditer(text)
    ]


@given(st.text(alphabet="甲乙丙丁戊己庚辛1", max_size=30))
def test_a_pattern_tried_at_its_beginnings_finds_all_that_it_does(text: str) -> None:
    pattern = re.compile(
        r"(?P<one>[1己])|(?:甲乙)?丙丁|(?<!甲)戊(?!丙(?:丁|戊))|(?:(?<=1)|乙[^1丙]{0,2}|庚)(?:辛|丁)|戊?己?辛丙[丁戊]"
    )
    assert [(found.span(), found.lastgroup) for found in find_by_beginnings(pattern, text)] == [
        (found.span(), found.lastgroup) for found in pattern.finditer(text)
    ]


@given(st.text(alphabet="甲乙丙", max_size=8), st.sets(st.text(alphabet="甲乙丙丁", min_size=1, max_size=3)))
def test_words_are_found_wherever_they_stand(text: str, words: set[str]) -> None:
    assert words_in(text, by_first(words)) == {word for word in words if word in text}
    assert many_words_in(text, tuple(sorted(words))) == {word for word in words if word in text}
