from datetime import date

import pytest

from monitor.epaper.dateline import find_opening, find_signature, parse_authors

ISSUE = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("text", "dateline", "agency", "place", "day"),
    [
        ("本报讯 5月13日，会议举行", "本报讯", "本报", "", None),
        ("本报讯（记者 闻人静）近日", "本报讯", "本报", "", None),
        ("据新华社云岭5月13日电 近日", "据新华社云岭5月13日电", "新华社", "云岭", date(2031, 5, 13)),
        ("新华社云岭５月１３日电 近日", "新华社云岭５月１３日电", "新华社", "云岭", date(2031, 5, 13)),
        ("新华社云岭13日电　近日", "新华社云岭13日电", "新华社", "云岭", date(2031, 5, 13)),
        ("新华社云岭30日电　近日", "新华社云岭30日电", "新华社", "云岭", date(2031, 4, 30)),
        ("据新华社电 近日", "据新华社电", "新华社", "", None),
        ("综合新华社电 近日", "综合新华社电", "新华社", "", None),
        ("中新社明州2月29日电 近日", "中新社明州2月29日电", "中新社", "明州", None),
        ("本报5月12日讯 近日", "本报5月12日讯", "本报", "", date(2031, 5, 12)),
        ("本报明州电 （记者 闻人静）", "本报明州电", "本报", "明州", None),
        ("青岚日报讯 （记者 闻人静）", "青岚日报讯", "青岚日报", "", None),
        ("青岚日报5月13日讯（全媒体记者 闻人静）", "青岚日报5月13日讯", "青岚日报", "", date(2031, 5, 13)),
    ],
)
def test_a_dateline_says_agency_place_and_day(text: str, dateline: str, agency: str, place: str, day: date) -> None:
    opening = find_opening(text, ISSUE)
    assert opening
    found = opening.dateline
    assert (found.text, found.agency, found.place, found.day) == (dateline, agency, place, day)


@pytest.mark.parametrize(
    "text",
    [
        "本报道新能源发电量增长三成",
        "记者从电力部门获悉",
        "新华社区新开一所学校",
        "5月13日，会议举行",
        "本报读者来电话说",
        "",
        "讯",
    ],
)
def test_other_words_are_no_dateline(text: str) -> None:
    assert find_opening(text, ISSUE) is None


def test_december_in_a_paper_of_january_is_of_the_year_before() -> None:
    opening = find_opening("新华社云岭12月31日电 近日", date(2032, 1, 1))
    assert opening
    assert opening.dateline.day == date(2031, 12, 31)


def test_without_an_issue_s_day_there_is_no_day() -> None:
    opening = find_opening("新华社云岭12月31日电 近日")
    assert opening
    assert opening.dateline.day is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("本报讯（记者 闻人静 通讯员 田 野）近日", ("闻人静", "田野")),
        ("本报云岭5月13日电 （闻人静、阿依古丽·买买提）近日", ("闻人静", "阿依古丽·买买提")),
        ("本报讯（全媒体记者闻人静）近日", ("闻人静",)),
        ("本报讯（据有关方面消息）近日", ()),
    ],
)
def test_authors_stand_behind_the_dateline(text: str, authors: tuple[str, ...]) -> None:
    opening = find_opening(text, ISSUE)
    assert opening
    assert opening.authors == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("□ 本报记者 闻人静 田野", ("闻人静", "田野")),
        ("特约评论员：言午生", ("言午生",)),
        ("甲乙丙丁", ()),
        ("记者获悉这件大事", ()),
    ],
)
def test_a_byline_names_authors(text: str, authors: tuple[str, ...]) -> None:
    assert parse_authors(text) == authors


def test_a_story_may_be_signed_at_its_end() -> None:
    assert find_signature("秩序平稳。（本报记者 闻人静）") == ("闻人静",)
    assert find_signature("秩序平稳（见图）。") == ()
