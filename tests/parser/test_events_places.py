"""Where events were, as papers tell it away from the verb: venues, scenes, what follows a session; invented people."""

import pytest

from tests.parser.stories import read


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("春茶会议召开", "13日，重庆东岭学院在松风楼报告厅召开春茶会议。", "重庆东岭学院松风楼报告厅"),
        ("春茶仪式举行", "本报济南13日电 济南军区13日上午在军区机关礼堂举行春茶仪式。", "济南军区机关礼堂"),
        ("春茶报告会举行", "13日，春茶报告会在春茶日报社举行。", "春茶日报社"),
        ("顾知远到竹业厅调研", "13日，副部长顾知远到竹业厅调研。", "竹业厅"),
        (
            "顾知远慰问老人",
            "13日，县长顾知远走进青岭镇、白石镇，看望老人。岳西县领导随行。",
            "安徽省岳西县青岭镇、白石镇",
        ),
        ("海军远航编队从青岛起航", "13日上午，海军远航编队从山东青岛某军港起航，将访问两国。", "山东省青岛市"),
        ("一工地坍塌致3人受伤", "13日9时许，岳西县青岭镇竹园路一在建厂房发生坍塌。", "安徽省岳西县"),
    ],
    ids=["house", "barracks", "press", "organ", "towns", "port", "site"],
)
def test_a_venue_is_where_its_sentence_says(headline: str, text: str, place: str) -> None:
    assert read(text, headline, paper="")[0].place == place


def test_an_election_is_where_its_session_was() -> None:
    text = (
        "13日，岳西县第九届人民代表大会第一次会议在县人民会堂闭幕。"
        "会议以无记名投票方式，选举顾知远为岳西县人民政府县长。"
    )
    events = read(text, "岳西县九届人大一次会议闭幕", paper="")
    assert {event.kind: event.place for event in events} == dict.fromkeys(
        ("meeting", "election"), "安徽省岳西县人民会堂"
    )


def test_a_district_keeps_its_city_and_a_county_does_not() -> None:
    places = [
        read(f"13日，竹业大会在{venue}举行。", "竹业大会举行", paper="")[0].place
        for venue in ("四川自流井区", "四川荣县")
    ]
    assert places == ["四川省自贡市自流井区", "四川省荣县"]
