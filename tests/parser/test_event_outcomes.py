"""What events decide, who holds them and the next: stories in the press's manner, bodies of no country."""

import pytest

from monitor.parser.events.places import place_code
from tests.parser.stories import only


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("湖南省长沙市", "4301"),
        ("吉林省吉林市", "2202"),
        ("江西省吉安市井冈山市某某村", "360881"),
        ("北京市人民大会堂", "11"),
        ("北京市朝阳区", "110105"),
        ("山东省德州市、泰安市", ""),
        ("云岭省临川市", ""),
        ("", ""),
    ],
)
def test_the_code_is_that_of_the_deepest_place_known(place: str, code: str) -> None:
    assert place_code(place) == code


def test_an_event_carries_the_code_of_its_place() -> None:
    assert only("13日，全省水利工作会议在湖南长沙召开。").place_code == "4301"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("13日，首届竹业论坛在福州开幕。论坛以“竹海新潮”为主题。", "竹海新潮"),
        ("13日，首届竹业论坛在福州开幕。本次论坛主题为“竹海新潮”，为期两天。", "竹海新潮"),
        ("13日，首届竹业论坛在福州开幕。电视台将播出以“竹海新潮”为主题的节目。", ""),
        ("13日，省长顾知远在福州调研。当地举办以“竹海新潮”为主题的活动。", ""),
    ],
)
def test_the_theme_is_the_gatherings_own(text: str, theme: str) -> None:
    assert only(text).theme == theme


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("由省林业局、岚溪大学共同主办的首届竹业论坛13日在福州开幕。", ("省林业局", "岚溪大学")),
        ("13日，首届竹业论坛在福州开幕。论坛由省竹业协会承办。", ("省竹业协会",)),
        ("13日，首届竹业论坛在福州开幕。省林业局、省水利厅有关负责同志参加会议。", ("省林业局", "省水利厅")),
        ("13日，省防汛办召开全省防汛工作会议。", ("省防汛办",)),
        ("13日，省长顾知远在长沙会见福建省党政代表团一行。", ("福建省党政代表团",)),
        ("13日，首届竹业论坛在福州开幕。此前，由一群青年人主办的集市闭幕。", ()),
    ],
)
def test_bodies_that_hold_or_attend_are_named(text: str, bodies: tuple[str, ...]) -> None:
    assert only(text).organisations == bodies


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("13日，省政府常务会议召开。会议审议通过《三江治理计划》，听取了汇报。", ["审议通过《三江治理计划》"]),
        ("13日，全省茶业大会召开。会议决定成立茶业联盟筹备组。", ["决定成立茶业联盟筹备组"]),
        ("13日，全省茶业大会召开。会议审议通过的《三江治理计划》即将印发。", []),
        ("13日，全省茶业大会召开。此前，会议审议通过《三江治理计划》。", []),
        ("13日，省长顾知远在长沙会见市长柳明川。\n会见后，双方签署茶业合作协议。", ["签署茶业合作协议"]),
        ("13日，省长顾知远在长沙会见市长柳明川。顾知远说，双方签署过茶业合作协议。", []),
    ],
)
def test_what_was_decided_is_said_in_the_articles_words(text: str, decided: list[str]) -> None:
    assert [one.text for one in only(text).decisions] == decided


def test_the_span_of_a_decision_holds_its_words() -> None:
    text = "13日，省政府常务会议召开。会议审议通过《三江治理计划》。"
    (decision,) = only(text).decisions
    assert text[decision.span.start : decision.span.end] == decision.text


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("13日，首届竹业论坛在福州开幕。下届论坛将由岚溪市承办。", "岚溪市"),
        ("13日，第四届竹业大赛在福州开幕。第五届竹业大赛将在长沙举办。", "长沙"),
        ("13日，第四届竹业大赛在福州开幕。第三届竹业大赛在长沙举办。", ""),
        ("13日，首届竹业论坛在福州开幕。下一年度轮值方为岚溪市。", "岚溪市"),
    ],
)
def test_who_holds_the_next_is_named(text: str, host: str) -> None:
    assert only(text).next_host == host
