import pytest

from alerts.passage import LEAST, MOST, cut_passage
from monitor.records import Span

SHORT = "会议开始。"
LONG = "他从制度、资金、人才、技术等方面，" * 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("顾知远出席。", "顾知远出席。", id="all there is"),
        pytest.param(
            "甲。顾知远出席。" + "乙。" * 40, "顾知远出席。" + "乙。" * 17, id="short: what follows comes too"
        ),
        pytest.param("前。" * 40 + "顾知远出席。", "前。" * 17 + "顾知远出席。", id="last: what goes before comes too"),
        pytest.param("上一段。\n顾知远出席。\n下一段。", "顾知远出席。", id="a line is not left"),
        pytest.param("他问：“谁来？”顾知远说：“我来。”", "他问：“谁来？”顾知远说：“我来。”", id="closing quotes stay"),
    ],
)
def test_passage_keeps_to_sentences(text: str, expected: str) -> None:
    start = text.index("顾知远")
    passage, (mark,) = cut_passage(text, Span(start=start, end=start + 3), [Span(start=start, end=start + 3)])
    assert passage == expected
    assert passage[mark.start : mark.end] == "顾知远"


def test_long_sentence_is_cut_at_commas_around_the_hit() -> None:
    text = LONG + "顾知远提出要求，" + LONG
    start = text.index("顾知远")
    passage, _ = cut_passage(text, Span(start=start, end=start + 3), [])
    assert LEAST <= len(passage) <= MOST
    assert "顾知远提出要求" in passage
    assert passage.endswith(("，", "、"))
    assert text[text.index(passage) - 1] in "，、"


def test_sentence_without_any_stop_is_cut_but_the_hit_is_whole() -> None:
    text = "云" * 200 + "顾知远" + "岭" * 200
    passage, (mark,) = cut_passage(text, Span(start=200, end=203), [Span(start=200, end=203)])
    assert len(passage) == MOST
    assert passage[mark.start : mark.end] == "顾知远"


def test_hits_outside_of_the_passage_and_overlapping_ones_are_not_marked() -> None:
    text = "王浩然出席。\n王浩然离开。"
    hits = [Span(start=0, end=3), Span(start=1, end=3), Span(start=7, end=10)]
    _, marks = cut_passage(text, hits[0], hits)
    assert [(mark.start, mark.end) for mark in marks] == [(0, 3)]
