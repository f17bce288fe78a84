"""Pages that collect news: lists with bullets or numbers, chronicles of a month, pages of one person's news."""

import pytest

from tests.parser.stories import read

WEEK = (
    "5月6日，市委书记顾知远到合肥市包河区调研竹业。",
    "5月7日，市长柳明川主持召开市政府第32次常务会议。",
    "5月8日，全市竹业大会召开，顾知远、柳明川出席。",
)
KINDS = ["inspection", "meeting", "meeting"]


@pytest.mark.parametrize(
    "bullets",
    [
        ("1.", "2.", "3."),
        ("1、", "2、", "3、"),
        ("（1）", "（2）", "（3）"),
        ("一、", "二、", "三、"),
        ("●", "●", "●"),
        ("■ ", "■ ", "■ "),
        ("◆", "◆", "◆"),
    ],
    ids="".join,
)
def test_each_item_of_a_list_is_an_event(bullets: tuple[str, ...]) -> None:
    events = read("\n".join(map(str.__add__, bullets, WEEK)), "本周时政要闻")
    assert [event.kind for event in events] == KINDS
    assert [event.start and event.start.day for event in events] == [6, 7, 8]
    assert (events[0].attend, events[2].attend) == ((), ("顾知远", "柳明川"))


def test_the_day_of_an_item_may_stand_behind_its_subject() -> None:
    text = (
        "（1）市委书记顾知远5月6日到包河区调研竹业。\n（2）市长柳明川5月7日主持召开市政府常务会议。\n"
        "（3）全市竹业大会5月8日召开。"
    )
    assert [event.kind for event in read(text, "要闻回顾")] == KINDS


def test_a_page_of_one_person_s_news_reports_each_paragraph() -> None:
    text = (
        "5月6日,江苏省委书记顾知远在南京会见法国驻沪总领事杜邦一行。\n"
        "近日,江苏省委书记顾知远在苏州市调研时强调,要做强竹业。\n"
        "江苏省委书记顾知远5日主持召开省委常委会会议,传达学习竹业文件。"
    )
    assert [event.kind for event in read(text, "江苏省委书记")] == ["reception", "inspection", "meeting"]


def test_in_a_month_s_chronicle_a_day_by_itself_is_that_of_the_lines_behind_it() -> None:
    text = (
        "3日\n市委书记顾知远主持召开市委常委会会议。\n5日\n市长柳明川会见竹国驻沪总领事杜邦一行。\n全市竹业大会召开。"
    )
    events = read(text, "2031年3月临川大事记")
    assert [(event.kind, str(event.start)) for event in events] == [
        ("meeting", "2031-03-03"),
        ("reception", "2031-03-05"),
        ("meeting", "2031-03-05"),
    ]


def test_the_days_of_a_month_s_chronicle_are_of_that_month() -> None:
    text = "1日 市委书记顾知远到岚溪县调研。\n2日 市委召开竹业委员会第十次会议。"
    events = read(text, "临川大事记（2031年3月）")
    assert [str(event.start) for event in events] == ["2031-03-01", "2031-03-02"]


def test_a_marked_line_of_a_chronicle_is_of_the_day_above() -> None:
    text = "3月1日 市委书记顾知远到岚溪县调研。\n△ 市委召开竹业委员会第十次会议。\n3月4日 全市政法工作会议召开。"
    events = read(text, "中共临川市委大事记")
    assert [str(event.start) for event in events] == ["2031-03-01", "2031-03-01", "2031-03-04"]


def test_titles_in_brackets_begin_short_news() -> None:
    text = (
        "【顾知远会见竹国代表团】\n省委书记顾知远今天会见竹国代表团。\n"
        "【全省竹业大会召开】\n全省竹业大会今天在合肥召开，省长柳明川出席并讲话。"
    )
    first, second = read(text, "新闻速读")
    assert (first.kind, first.speak, second.kind, second.speak) == ("reception", (), "meeting", ("柳明川",))


def test_the_paragraphs_of_one_story_are_no_list() -> None:
    text = (
        "5月6日，省委书记顾知远到南京市调研竹业。\n顾知远来到竹器厂，察看生产。\n"
        "5月7日，顾知远参观竹艺展。\n顾知远指出，竹业有前景。"
    )
    assert [event.kind for event in read(text, "顾知远在南京调研")][:1] == ["inspection"]
    assert len(read("顾知远在南京说，要做强竹业。\n5月7日，他又强调了竹业。\n5月8日，竹业大会召开。", "做强竹业")) < 3


def test_two_events_among_three_bulleted_lines_are_short_news() -> None:
    text = (
        "●昨日，岚溪县召开竹业现场会，县长顾知远出席。\n"
        "●市图书馆新到一批图书。\n"
        "●13日，第五届桃花节在松坪乡开幕，副县长柳明川致辞。"
    )
    meeting, feast = read(text, "市井短波")
    assert (meeting.attend, feast.name, feast.speak) == (("顾知远",), "第五届桃花节", ("柳明川",))


def test_cases_below_a_headline_that_names_nobody_are_an_event_each() -> None:
    text = (
        "岚溪市公安局原副局长顾知远涉嫌严重违纪违法，目前正接受岚溪市纪委监委纪律审查和监察调查。\n"
        "临川市水利局原局长柳明川被开除党籍、开除公职。"
    )
    first, second = read(text, "清风云岭：两市2名干部被查处")
    assert (first.kind, first.other, second.kind, second.other) == (
        "discipline",
        ("顾知远",),
        "discipline",
        ("柳明川",),
    )
    assert first.name.startswith("顾知远涉嫌严重违纪违法")


def test_cases_behind_marks_are_an_event_each_whatever_stands_below() -> None:
    text = (
        "◆岚溪市原副市长顾知远涉嫌受贿一案，由岚溪市人民检察院依法提起公诉。\n"
        "◆竹溪县委原书记柳明川涉嫌滥用职权一案，由竹溪县人民检察院依法提起公诉。此前，柳明川被开除党籍。\n"
        "检察机关依法告知了被告人享有的诉讼权利。"
    )
    events = read(text, "检察机关依法对2名职务犯罪嫌疑人提起公诉")
    assert [(event.kind, event.other) for event in events] == [("discipline", ("顾知远",)), ("discipline", ("柳明川",))]


def test_a_circular_of_typical_cases_is_one_event() -> None:
    text = "顾知远违规收受礼金问题。顾知远受到党内警告处分。\n柳明川公款旅游问题。柳明川受到党内警告处分。"
    assert len(read(text, "岚溪市纪委通报2起典型案例")) == 1


def test_captions_of_a_page_of_pictures_are_events() -> None:
    text = (
        "图① 5月13日，岚溪、临川两市在岚溪签署友好城市意向书。 商鼎 摄\n"
        "图② 同日，市人大常委会副主任顾知远看望参加画展的小朋友。 商鼎 摄"
    )
    assert [event.kind for event in read(text, "图片新闻")] == ["ceremony", "inspection"]


def test_the_weather_that_struck_a_place_is_an_event_of_a_digest() -> None:
    text = (
        "◆5月7日，歙县遭遇强降雨，县城多处内涝。市委书记顾知远赶赴歙县指挥抢险。\n◆5月9日，市长柳明川到休宁县督导防汛。"
    )
    flood, tour = read(text, "一周要闻")
    assert (flood.kind, flood.name, flood.other, tour.kind) == ("incident", "歙县遭遇强降雨", ("顾知远",), "inspection")
