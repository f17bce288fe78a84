"""Set formulations and topics of a story."""

from monitor.parser import extract
from monitor.parser.phrases import find_phrase_spans
from monitor.parser.text import Story
from monitor.parser.topics import find_topic_spans, load_topics
from tests.factories import make_article


def test_short_quotations_are_formulations_and_sentences_are_not() -> None:
    story = Story(make_article("聚焦“三山一江”战略，他说：“我们要加油，再加油。”坚持“三山一江”和“两个带动”。"))
    assert list(find_phrase_spans(story)) == ["三山一江", "两个带动"]


def test_every_place_of_a_formulation_is_kept() -> None:
    article = make_article("聚焦“三山一江”，坚持“三山一江”。", "奋进“三山一江”")
    spans = find_phrase_spans(Story(article))["三山一江"]
    assert [span.where for span in spans] == ["heading", "text", "text"]
    assert {article.text[span.start : span.end] for span in spans[1:]} == {"三山一江"}


def test_a_topic_stands_in_the_heading_or_often_enough() -> None:
    once = Story(make_article("要重视营商环境、乡村振兴。", "一次会议"))
    assert not find_topic_spans(once)
    assert list(find_topic_spans(Story(make_article("会议。", "优化营商环境")))) == ["营商环境"]
    assert list(find_topic_spans(Story(make_article("乡村振兴是大事。要推进乡村振兴。", "会议")))) == ["乡村振兴"]


def test_formulations_are_counted_in_heading_and_text() -> None:
    facts = extract(make_article("聚焦“三山一江”，坚持“两个带动”和“三山一江”。", "奋进“三山一江”"))
    assert dict(zip(facts.phrases, facts.phrase_counts, strict=True)) == {"三山一江": 3, "两个带动": 1}


def test_a_caller_adds_topics_of_its_own_and_words_to_a_packaged_one() -> None:
    article = make_article("茶园又绿，来了一趟“一窗办结”。", "岚江茶园一窗办结见闻")
    assert extract(article).topics == ()
    facts = extract(article, topics={"茶": ("茶园",), "营商环境": ("一窗办结",)})
    assert sorted(facts.topics) == ["茶", "营商环境"]
    assert {reason.rule for reason in facts.reasons if reason.of in facts.topics} == {"topic.lexicon"}


def test_the_lexicon_is_broad_and_each_topic_has_words() -> None:
    topics = load_topics()
    assert len(topics) >= 40
    assert all(topics.values())
