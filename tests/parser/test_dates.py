"""Times as the press prints them, resolved against the day of the paper."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parser.dates import find_dates

TODAY = date(2031, 5, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("5月12日至13日，会议在临川举行", (2031, 5, 12), (2031, 5, 13)),
        ("５月１２日至１３日", (2031, 5, 12), (2031, 5, 13)),
        ("5 月 12 日", (2031, 5, 12), (2031, 5, 12)),
        ("5月\n12日", (2031, 5, 12), (2031, 5, 12)),
        ("13日上午，省政府召开", (2031, 5, 13), (2031, 5, 13)),
        ("11日至12日", (2031, 5, 11), (2031, 5, 12)),
        ("11—12日", (2031, 5, 11), (2031, 5, 12)),
        ("5月11日上午至12日下午", (2031, 5, 11), (2031, 5, 12)),
        ("5月11日20时至12日9时30分，普降大雨", (2031, 5, 11), (2031, 5, 12)),
        ("11日20时至12日9时，普降大雨", (2031, 5, 11), (2031, 5, 12)),
        ("3月3日、4日", (2031, 3, 3), (2031, 3, 4)),
        ("13号宣布", (2031, 5, 13), (2031, 5, 13)),
        ("临川广播公司13日报道说，竹约有变", (2031, 5, 13), (2031, 5, 13)),
        ("茶农协会13号召开大会", (2031, 5, 13), (2031, 5, 13)),
        ("女议员12号出席了会议", (2031, 5, 12), (2031, 5, 12)),
        ("最高法院12号下令逮捕该国总理", (2031, 5, 12), (2031, 5, 12)),
        ("工会10号至12号罢工", (2031, 5, 10), (2031, 5, 12)),
        ("12日起到16日，将举行", (2031, 5, 12), (2031, 5, 16)),
        ("12月30日至1月2日", (2030, 12, 30), (2031, 1, 2)),
        ("2030年12月31日至2031年1月2日", (2030, 12, 31), (2031, 1, 2)),
        ("二〇三〇年六月五日", (2030, 6, 5), (2030, 6, 5)),
        ("十二月二十一日", (2030, 12, 21), (2030, 12, 21)),
        ("本月5日", (2031, 5, 5), (2031, 5, 5)),
        ("今天下午", (2031, 5, 14), (2031, 5, 14)),
        ("昨日", (2031, 5, 13), (2031, 5, 13)),
        ("应约同日本首相通电话，今日会谈", (2031, 5, 14), (2031, 5, 14)),
        ("昨日本报记者", (2031, 5, 13), (2031, 5, 13)),
        ("上周五", (2031, 5, 9), (2031, 5, 9)),
        ("周二（13日）", (2031, 5, 13), (2031, 5, 13)),
        ("去年12月", (2030, 12, 1), (2030, 12, 31)),
        ("二〇三〇年六月", (2030, 6, 1), (2030, 6, 30)),
        ("本月", (2031, 5, 1), (2031, 5, 31)),
    ],
)
def test_an_expression_means_these_days(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    when = find_dates(text, TODAY)[0]
    assert (when.start, when.end) == (date(*start), date(*end))


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("31日", date(2031, 4, 1), date(2031, 3, 31)),
        ("12月30日", date(2031, 1, 3), date(2030, 12, 30)),
        ("昨天", date(2031, 1, 1), date(2030, 12, 31)),
        ("20日", date(2031, 5, 3), date(2031, 4, 20)),
        ("29日", date(2031, 3, 1), date(2031, 1, 29)),
    ],
)
def test_the_ends_of_months_and_years_are_crossed_backwards(text: str, today: date, day: date) -> None:
    assert find_dates(text, today)[0].start == day


@pytest.mark.parametrize("text", ["近日，", "日前，省委", "前不久"])
def test_the_press_that_does_not_tell_gives_no_day(text: str) -> None:
    assert [(when.start, when.precision) for when in find_dates(text, TODAY)] == [(None, "unknown")]


@pytest.mark.parametrize(
    "text",
    ["30日内办结", "第3日", "3.15", "100日", "2月30日", "3号楼", "5日游", "6月", "5号线", "神舟12号", "人民路15号"],
)
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert find_dates(text, TODAY) == ()


def test_only_a_number_is_called_not_a_day() -> None:
    found = find_dates("柳金龙12日与商鼎会谈。", TODAY)
    assert [when.start for when in found] == [date(2031, 5, 12)]
    assert find_dates("雪龙12号科考船启航", TODAY) == ()


def test_the_same_day_is_the_last_day_named_not_one_of_speech() -> None:
    found = find_dates("12日，双方会谈。“昨天我说过。”当天下午，双方签约。", TODAY)
    assert found[-1].start == date(2031, 5, 12)


def test_the_same_day_is_none_before_that_of_the_news() -> None:
    found = find_dates("昨日，县长到镇上。线路是前天夜里修好的。同日下午，他主持会议。", TODAY)
    assert found[-1].start == date(2031, 5, 13)


def test_the_same_day_is_none_to_come() -> None:
    found = find_dates("外长10日说，特使将于13日启程。外长当天会见了议长。", TODAY)
    assert found[-1].start == date(2031, 5, 10)


def test_without_a_day_of_writing_only_years_resolve() -> None:
    found = find_dates("5月3日，……2030年8月3日，……5日", None)
    assert [when.start for when in found] == [None, date(2030, 8, 3), date(2030, 8, 5)]


def test_a_month_of_writing_says_nothing_of_yesterday() -> None:
    found = find_dates("3月1日，……昨天", date(2031, 3, 31), exact=False)
    assert [when.start for when in found] == [date(2031, 3, 1), None]


@given(
    st.text(alphabet="0123456789０１年月日号至到今昨天前上周五本去 、—十二〇\n", max_size=60), st.none() | st.dates()
)
def test_any_text_gives_ordered_spans_and_never_ends_before_it_begins(text: str, today: date | None) -> None:
    last = 0
    for when in find_dates(text, today):
        assert last <= when.begin < when.finish <= len(text)
        last = when.finish
        assert when.start is None or when.end is None or when.start <= when.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("展览将于12月1日开幕", "2031-12-01"),
        ("会议定于1月9日召开", "2032-01-09"),
        ("会议已于12月1日召开", "2030-12-01"),
        ("13日召开会议，次日参观", "2031-05-14"),
        ("13日召开会议，前一天参观", "2031-05-12"),
    ],
)
def test_days_to_come_and_beside_one_that_was_named(text: str, day: str) -> None:
    assert str(find_dates(text, date(2031, 5, 14))[-1].start) == day
