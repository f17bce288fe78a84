"""Set formulations and topics of a story."""

from monitor.parser.phrases import find_phrase_spans, find_phrases
from monitor.parser.text import Story
from monitor.parser.topics import find_topics, load_topics
from tests.factories import make_article


def test_short_quotations_are_formulations_and_sentences_are_not() -> None:
    story = Story(make_article("聚焦“三山一江”战略，他说：“我们要加油，再加油。”坚持“三山一江”和“两个带动”。"))
    assert find_phrases(story) == ("三山一江", "两个带动")


def test_every_place_of_a_formulation_is_kept() -> None:
    article = make_article("聚焦“三山一江”，坚持“三山一江”。", "奋进“三山一江”")
    spans = find_phrase_spans(Story(article))["三山一江"]
    assert [span.where for span in spans] == ["heading", "text", "text"]
    assert {article.text[span.start : span.end] for span in spans[1:]} == {"三山一江"}


def test_a_topic_stands_in_the_heading_or_often_enough() -> None:
    once = Story(make_article("要重视营商环境、乡村振兴。", "一次会议"))
    assert find_topics(once) == ()
    assert find_topics(Story(make_article("会议。", "优化营商环境"))) == ("营商环境",)
    assert find_topics(Story(make_article("乡村振兴是大事。要推进乡村振兴。", "会议"))) == ("乡村振兴",)


def test_a_caller_adds_topics_and_words() -> None:
    story = Story(make_article("茶园又绿。", "岚江茶园见闻"))
    assert find_topics(story, {"茶": ["茶园"]}) == ("茶",)


def test_the_lexicon_is_broad_and_each_topic_has_words() -> None:
    topics = load_topics()
    assert len(topics) >= 40
    assert all(topics.values())
