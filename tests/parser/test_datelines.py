"""Datelines as papers, agencies and broadcasts print them."""

from datetime import date

import pytest

from monitor.parser.datelines import read_dateline
from monitor.parser.text import widen_stops

TODAY = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("text", "agency", "place", "day"),
    [
        ("据云社临川5月13日电 省长", "云社", "临川", date(2031, 5, 13)),
        ("云岭日报5月13日讯（记者 柳青禾）13日下午", "云岭日报", "", date(2031, 5, 13)),
        ("本报讯(记者柳青禾)昨天", "本报", "", None),
        ("本报临川5月13日讯记者柳青禾、唐远山报道:会议", "本报", "临川", date(2031, 5, 13)),
        ("云台网消息（晚间新闻）：省长", "云台网", "", None),
        ("据《岚溪晚报》报道,5月12日", "《岚溪晚报》", "", None),
    ],
)
def test_a_dateline_says_whose_story_it_is(text: str, agency: str, place: str, day: date | None) -> None:
    folded = widen_stops(text)
    found = read_dateline(folded, TODAY)
    assert found is not None
    assert (found.agency, found.place, found.day) == (agency, place, day)
    assert folded.startswith(found.text)


@pytest.mark.parametrize("text", ["省长顾知远在临川调研。", "会议在报告中指出，电力供应", "", "《工作方案》提出"])
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert read_dateline(text, TODAY) is None
