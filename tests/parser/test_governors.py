"""Whose a bare 省委书记 or 省长 is where a page says neither its paper nor its province; who acts is invented.

The names of leaders are taken from the table as the tests run.
"""

import re
from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from monitor.parser import extract
from monitor.parser.places import load_provinces
from monitor.parser.text import read_table
from monitor.records import Facts
from tests.factories import make_article

ROWS = tuple(read_table("governors.tsv"))
PROVINCES = {one.place.short: one.place.name for one in load_provinces().values()}
LAST_CHECKED = date(2025, 12, 1)


def leader(province: str, office: str) -> str:
    """Give who led a province when the table was last checked."""
    (name,) = (row[0] for row in ROWS if row[1:3] == (province, office) and row[4] == "-")
    return name


GOVERNOR, SECRETARY = leader("四川", "governor"), leader("四川", "secretary")
HOST = leader("湖南", "secretary")
CHAIR = leader("新疆", "governor")
OF_CITY = leader("上海", "secretary")


def read(text: str, *, day: date | None = LAST_CHECKED, paper: str = "") -> Facts:
    return extract(make_article(text, "", paper=paper, day=day))


def posts(facts: Facts) -> dict[str, list[str]]:
    return {person.name: [post.name for post in person.posts] for person in facts.people}


# --- the table ----------------------------------------------------------------------------------------------------


def test_each_row_is_a_term_in_a_province_that_is_known() -> None:
    moment = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?")
    for row in ROWS:
        name, province, office, first, last = row
        assert province in PROVINCES, row
        assert office in ("secretary", "governor"), row
        assert re.fullmatch(r"[\u4e00-\u9fff·]{2,12}", name), row
        assert moment.fullmatch(first), row
        assert last == "-" or (moment.fullmatch(last) and first <= last), row


def test_each_province_has_leaders_and_at_most_one_of_an_office_still_holds_it() -> None:
    for province, full in PROVINCES.items():
        terms = [(office, last) for _, place, office, _, last in ROWS if place == province]
        if full.endswith(("省", "市", "自治区")) and province != "台湾":
            assert terms.count(("secretary", "-")) == terms.count(("governor", "-")) == 1, province
        else:
            assert not terms, province


def test_nobody_leads_two_provinces_at_a_time() -> None:
    """Who goes from one province to another ends here when he begins there: no day but of that month has both."""
    by_name = defaultdict(list)
    for name, province, office, first, last in ROWS:
        by_name[name, office, PROVINCES[province][-1]].append((first, last.replace("-", "9", last == "-"), province))
    for whose, terms in by_name.items():
        assert len(set(terms)) == len(terms), whose
        for (_, last, _), (first, _, _) in combinations(sorted(terms), 2):
            assert last <= first, whose


# --- the story's home ---------------------------------------------------------------------------------------------


def test_a_known_governor_tells_the_province_that_a_page_leaves_out() -> None:
    facts = read(
        f"省十四届人大常委会会议12日举行，会议表决了省长{GOVERNOR}提出的议案。副省长钱立群列席，省司法厅厅长罗秋实作说明。"
    )
    assert posts(facts) == {
        GOVERNOR: ["四川省省长"],
        "钱立群": ["四川省副省长"],
        "罗秋实": ["四川省司法厅厅长"],
    }
    rules = {post.rule for person in facts.people for post in person.posts}
    assert rules == {"known governor"}


TITLES = ["省委书记", "省委书记、省人大常委会主任", "省委书记、省军区党委第一书记", "省委书记、省长", "省委书记　"]


@pytest.mark.parametrize("title", TITLES)
def test_other_posts_may_stand_between_the_office_and_the_name(title: str) -> None:
    assert posts(read(f"{title}{SECRETARY}出席，省财政厅厅长钱立群汇报。"))["钱立群"] == ["四川省财政厅厅长"]


def test_a_governor_is_known_before_his_office_as_well() -> None:
    facts = read(f"{GOVERNOR}省长主持会议，省财政厅厅长钱立群汇报。")
    assert posts(facts) == {GOVERNOR: ["四川省省长"], "钱立群": ["四川省财政厅厅长"]}


def test_the_chair_of_a_region_is_known_as_well() -> None:
    facts = read(f"自治区主席{CHAIR}主持会议，自治区财政厅厅长钱立群汇报。")
    assert posts(facts)["钱立群"] == ["新疆维吾尔自治区财政厅厅长"]


def test_a_guest_is_not_the_governor_of_the_province_that_he_visits() -> None:
    facts = read(f"省长{GOVERNOR}率省政府代表团赴安徽合肥出席会议。安徽省省长钱立群主持会议。省财政厅厅长罗秋实参加。")
    assert posts(facts) == {GOVERNOR: ["四川省省长"], "钱立群": ["安徽省省长"], "罗秋实": ["四川省财政厅厅长"]}


def test_a_host_is_not_of_the_province_whose_delegation_he_receives() -> None:
    facts = read(f"省委书记{HOST}会见四川省委书记钱立群率领的四川省党政代表团。省政协主席罗秋实参加。")
    assert posts(facts) == {HOST: ["湖南省委书记"], "钱立群": ["四川省委书记"], "罗秋实": ["湖南省政协主席"]}


def test_the_paper_and_the_dateline_say_more_than_the_table() -> None:
    assert posts(read(f"省长{GOVERNOR}主持会议。", paper="安徽日报")) == {GOVERNOR: ["安徽省省长"]}
    assert posts(read(f"本报合肥12月1日电 省长{GOVERNOR}主持会议。")) == {GOVERNOR: ["安徽省省长"]}


def test_who_is_not_in_office_on_the_day_tells_nothing() -> None:
    text = f"省长{GOVERNOR}主持会议。"
    assert posts(read(text, day=date(1999, 5, 1))) == {GOVERNOR: ["省长"]}
    assert posts(read(text, day=None)) == {GOVERNOR: ["四川省省长"]}


@pytest.mark.parametrize("before", ["时任", "原", "前"])
def test_an_office_of_the_past_tells_nothing(before: str) -> None:
    assert posts(read(f"{before}省长{GOVERNOR}去世，副省长钱立群吊唁。"))["钱立群"] == ["副省长"]


def test_leaders_of_two_provinces_tell_nothing() -> None:
    facts = read(f"省委书记{HOST}发言。省委书记{SECRETARY}发言。副省长钱立群参加。")
    assert posts(facts) == {HOST: ["省委书记"], SECRETARY: ["省委书记"], "钱立群": ["副省长"]}


def test_the_secretary_of_a_city_may_be_of_another_one_that_is_named() -> None:
    assert posts(read(f"市委书记{OF_CITY}调研，副市长钱立群参加。"))["钱立群"] == ["上海市副市长"]
    assert posts(read(f"市委书记{OF_CITY}到安化县调研，副市长钱立群参加。"))["钱立群"] == ["益阳市副市长"]
    facts = read(f"市委书记{OF_CITY}会见罗秋实率领的四川省党政代表团。副市长钱立群参加。")
    assert posts(facts)["钱立群"] == ["上海市副市长"]


# --- without the table --------------------------------------------------------------------------------------------

NOT_THEIRS = {
    "another governs there": "省长钱立群出席会议，四川省省长罗秋实主持。省财政厅厅长曹桂兰参加。",
    "a tour with a delegation": "省长钱立群率省经贸代表团抵达成都。省财政厅厅长曹桂兰参加。",
    "a tour of a province": "省长钱立群赴四川考察。省财政厅厅长曹桂兰参加。",
}


@pytest.mark.parametrize("text", NOT_THEIRS.values(), ids=NOT_THEIRS)
def test_a_visited_province_is_not_the_guests(text: str) -> None:
    read_posts = posts(read(text))
    assert (read_posts["钱立群"], read_posts["曹桂兰"]) == (["省长"], ["省财政厅厅长"])


THEIRS = {
    "his own governor": "四川省省长钱立群出席会议。省长钱立群说，省财政厅厅长曹桂兰参加。",
    "a tour of a city": "省长钱立群赴绵阳调研。省财政厅厅长曹桂兰参加。",
    "a city called as another province": "省长钱立群前往吉林市调研。省财政厅厅长曹桂兰参加。",
}


@pytest.mark.parametrize("text", THEIRS.values(), ids=THEIRS)
def test_a_tour_at_home_tells_the_province(text: str) -> None:
    assert posts(read(text))["曹桂兰"] in (["四川省财政厅厅长"], ["吉林省财政厅厅长"])
