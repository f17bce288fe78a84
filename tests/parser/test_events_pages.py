"""Events of web pages and news programmes: plates, halves of a day, short news, interviews; invented people."""

import pytest

from tests.parser.stories import only, read

# --- what stands around the text ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "plate",
    [
        "www.zhuxiang.cn  2031-5-14 9:06:11  来源:云岭日报  字号:大 中 小",
        "http://www.zhuxiang.gov.cn   2031-05-14   来源:云岭日报",
        "2031年05月14日 来源:竹乡新闻网 编辑:白露",
        "发文单位:临川市政府办公室 发布日期:2031-5-14 点击数:412",
    ],
)
def test_the_plate_of_a_page_hides_neither_day_nor_place(plate: str) -> None:
    text = f"{plate}\n云岭省政协原副主席柳明川同志,因病医治无效,于2031年5月11日12时50分在杭州逝世,享年91岁。"
    event = only(text, "柳明川同志逝世")
    assert (event.kind, str(event.start), event.place) == ("other", "2031-05-11", "浙江省杭州市")


def test_the_day_below_a_notice_is_no_plate() -> None:
    text = (
        "《临川市竹业条例（草案）》已经初次审议，现将条例草案全文公布，公开征求意见。\n临川市人大常委会\n2031年5月12日"
    )
    assert str(only(text, "临川市人大常委会关于征求竹业条例意见的公告").start) == "2031-05-12"


def test_what_somebody_asks_is_no_tour_before_a_meeting() -> None:
    text = "13日，省长顾知远主持召开竹业发展会议。\n会前，顾知远要求林业厅组成调查组，通过明察暗访制作了警示片。"
    assert only(text, "顾知远主持召开竹业发展会议").chair == ("顾知远",)


# --- second events ------------------------------------------------------------------------------------------------


def test_a_half_of_the_day_begins_an_event_of_its_own() -> None:
    text = (
        "昨天，岚溪市委书记顾知远率党政代表团来宁波考察竹业协作工作。下午，两地召开竹业协作联席会议。"
        "宁波市委书记柳明川主持会议并讲话。"
    )
    tour, meeting = read(text, "岚溪市党政代表团来宁波考察 两地召开联席会议")
    assert (tour.other, meeting.name, meeting.chair) == (("顾知远",), "竹业协作联席会议", ("柳明川",))


def test_the_words_of_the_host_belong_to_his_meeting_and_who_was_at_both_to_both() -> None:
    text = (
        "5月12日至13日，青海省委书记顾知远率青海省党政代表团来江苏学习考察。13日下午，两省在南京举行竹业协作座谈会。"
        "江苏省委书记柳明川主持会议并讲话。\n柳明川代表省委对代表团表示欢迎。他说，合作前景广阔。顾知远介绍了竹业发展情况。\n"
        "青海省副省长商鼎、江苏省副省长白露参加座谈或陪同考察。"
    )
    tour, meeting = read(text, "青海省党政代表团来江苏学习考察")
    assert (tour.speak, tour.attend) == ((), ("商鼎", "白露"))
    assert (meeting.chair, meeting.attend) == (("柳明川",), ("商鼎", "白露"))
    assert "顾知远" in meeting.speak


@pytest.mark.parametrize("sitting", ["会议举行大会发言", "大会举行分组讨论"])
def test_a_sitting_of_the_meeting_is_no_event_beside_it(sitting: str) -> None:
    text = (
        f"13日下午，云岭省竹业大会在临川闭幕。\n13日上午，{sitting}，竹业协会会长柳明川作口头发言。副省长顾知远到会。"
    )
    assert only(text, "云岭省竹业大会闭幕").attend == ("顾知远",)


def test_a_ceremony_that_the_host_goes_to_with_his_guest() -> None:
    text = (
        "13日，市长顾知远在临川会见竹艺集团副总裁商鼎一行，双方就竹材加工进行座谈，并出席战略合作框架协议签约仪式。\n"
        "副市长白露主持签约仪式。\n县长柳明川参加会见。"
    )
    reception, ceremony = read(text, "顾知远会见竹艺集团客人")
    assert (reception.attend, ceremony.name, ceremony.chair) == (("柳明川",), "战略合作框架协议签约仪式", ("白露",))


def test_who_calls_on_ministries_talks_with_them() -> None:
    text = "13日，市委书记顾知远、市长柳明川率队赴京走访国家发改委、国土资源部，争取支持。副市长白露参加走访。"
    event = only(text, "顾知远率队赴京走访国家部委")
    assert (event.kind, event.other, event.attend, event.place) == (
        "reception",
        ("顾知远", "柳明川"),
        ("白露",),
        "北京市",
    )


def test_what_a_gathering_ended_with_is_background_where_the_story_begins_with_it() -> None:
    text = "随着5月13日竹业大会闭幕，此轮竹农换届全部完成。竹农们说，明年会更好。"
    assert [event for event in read(text, "竹农换届收官 年轻人成亮点") if event.kind == "meeting"] == []


def test_a_list_behind_its_colon_belongs_to_the_news_of_others() -> None:
    text = (
        "据《云岭日报》消息，云岭省人大常委会5月13日决定任命柳明川为云岭省副省长。\n"
        "另据《竹海日报》报道，竹海省委日前决定：\n商鼎同志任岚溪市委书记；\n免去白露同志岚溪市委书记职务。"
    )
    assert {name for event in read(text, "云岭、竹海两省人事变动") for name in event.other} == {
        "柳明川",
        "商鼎",
        "白露",
    }


# --- kinds of news programmes -------------------------------------------------------------------------------------


def test_deputies_who_deliberate_in_groups_meet() -> None:
    text = (
        "参加云岭省人大三次会议的人大代表在分组审议时，围绕竹业谈打算。\n"
        "省委书记顾知远在参加岚溪代表团审议时说，报告讲得实在。\n省长柳明川在参加松坪代表团审议时说，要抓好落实。"
    )
    event = only(text, "上下齐心 凝聚力量")
    assert (event.kind, event.speak) == ("meeting", ("顾知远", "柳明川"))


def test_short_news_are_named_by_the_sentence_that_says_more() -> None:
    text = (
        "竹企在尼日利亚签约竹厂\n27日，临川竹艺集团与尼日利亚江口州政府签署了竹厂项目合同，三年建成。\n"
        "法国执政党丢掉多数\n法国第20届议会选举结果27日揭晓。执政党只得122席。\n"
        "莫迪亚就任意大利总统\n意大利当选总统莫迪亚27日在首都罗马宣誓就职。总理柯斯特等出席仪式。"
    )
    events = {event.kind: event for event in read(text, "国际联播快讯")}
    assert events["ceremony"].kind
    assert {event.name for event in events.values()} >= {"法国第20届议会选举结果揭晓"}
    names = [event.name for event in read(text, "国际联播快讯")]
    assert any("江口州政府签署" in name for name in names)
    (oath,) = (event for event in read(text, "国际联播快讯") if "莫迪亚" in event.other)
    assert (oath.kind, oath.attend) == ("ceremony", ("柯斯特",))


def test_a_plate_of_many_labels_is_left_out_and_read_in_one_go() -> None:
    plate = "作者:李竹　来源:竹乡日报　发布时间:2024-05-13 08:20　浏览次数:386次　【字体:大 中 小】"
    text = f"{plate}\n　　5月12日，岚溪市召开竹业大会，市长柳明川讲话。"
    assert [event.name for event in read(text, "竹业怎么办")] == ["岚溪市竹业大会"]
    assert read(plate * 300 + "《竹》", "竹业怎么办") == ()


def test_an_interview_with_a_head_of_state_is_news() -> None:
    text = "本台记者：\n您怎样看竹业合作？\n法国总统莫迪亚：\n7月3日的访问是契机。\n专访的完整内容将于今晚播出。"
    event = only(text, "法国总统莫迪亚接受本台记者专访")
    assert (event.kind, event.speak, event.other, event.start) == ("other", ("莫迪亚",), ("莫迪亚",), None)
    assert read(text, "竹农莫大山接受本报记者专访") == ()


def test_who_is_met_at_once_with_others_has_one_event_with_them() -> None:
    text = "5月13日下午，副总理顾知远在广州分别会见了云岭省长柳明川、竹海省长商鼎。\n柳明川、商鼎表示感谢。"
    event = only(text, "顾知远分别会见柳明川、商鼎")
    assert set(event.other) == {"顾知远", "柳明川", "商鼎"}


def test_what_a_traveller_is_still_to_do_is_no_part_of_his_visit() -> None:
    text = "13日，法国总统莫迪亚抵达意大利罗马，出席竹业峰会。\n访问期间，莫迪亚还将发表讲话。"
    assert only(text, "莫迪亚抵达罗马出席竹业峰会").speak == ()


def test_a_plate_of_a_trail_hides_no_news() -> None:
    text = "竹乡网 > 国内新闻 > 正文 [2031-05-14]\n以云岭省委书记顾知远为团长的云岭省党政代表团一行，13日抵达上海。"
    assert only(text, "云岭省党政代表团抵沪").other == ("顾知远",)


@pytest.mark.parametrize(
    ("meets", "kind", "sides"),
    [
        (
            "上海市委书记商鼎、市长白露与云岭省党政代表团举行两地交流座谈会",
            "reception",
            ("商鼎", "白露", "顾知远"),
        ),
        ("两地召开竹业协作座谈会", "meeting", ()),
    ],
)
def test_what_both_sides_hold_on_a_tour_needs_no_time(meets: str, kind: str, sides: tuple[str, ...]) -> None:
    text = f"由云岭省委书记顾知远率领的云岭省党政代表团5月12日至13日在沪考察。{meets}，共商合作。"
    tour, meeting = read(text, "云岭省党政代表团在沪考察")
    assert (tour.kind, meeting.kind, meeting.other) == ("inspection", kind, sides)


def test_the_words_of_a_body_are_not_those_of_whom_it_speaks() -> None:
    text = "法国外交部13日发表声明说，法国愿意重开竹业谈判。\n意大利总统莫迪亚12日在柏林说，希望谈判成功。"
    event = only(text, "法国政府：愿重开竹业谈判")
    assert (event.kind, event.speak, event.other) == ("announcement", (), ())


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("法国民众集会抗议竹业新法", "法国首都巴黎等多地13日发生集会。民众高呼口号，抗议竹业新法。", "other"),
        (
            "国际竹业机构：协议不应失效",
            "国际竹业机构总干事莫迪亚13日表示，如果协议失效，将是重大损失。",
            "announcement",
        ),
        (
            "国务院批复《竹乡新区规划纲要》",
            "国务院近日批复《竹乡新区规划纲要》，同意设立竹乡新区。",
            "announcement",
        ),
    ],
)
def test_kinds_that_a_word_of_the_headline_hides(headline: str, text: str, kind: str) -> None:
    assert only(text, headline).kind == kind


def test_the_day_on_which_a_disaster_is_remembered_is_none() -> None:
    text = "13日是竹原遭受爆炸86周年的日子，法国政府遭到批评，多地举行悼念。"
    assert "incident" not in [event.kind for event in read(text, "竹原爆炸纪念日 政府遭批")]


def test_the_day_of_a_protest_is_not_that_of_the_law() -> None:
    text = "约300名法国民众12日聚集在巴黎街头，抗议即将于16日实施的竹业新法。"
    assert str(only(text, "法国多地示威游行抗议竹业新法").start) == "2031-05-12"


def test_a_motto_with_a_comma_is_no_part_of_who_studies() -> None:
    text = "云岭省委5月13日就“牢记初心，振兴竹业”举行第五次集体学习。省委书记顾知远主持。"
    assert only(text, "顾知远主持集体学习").name == "云岭省委第五次集体学习"


def test_a_numbered_notice_of_a_congress_says_whom_it_elected() -> None:
    text = (
        "松坪县第十八届人民代表大会第一次会议于2031年5月13日依法选举产生了县人民政府县长。现予公告：\n"
        "县长：顾知远\n松坪县第十八届人民代表大会第一次会议主席团\n2031年5月13日"
    )
    assert only(text, "松坪县第十八届人民代表大会第一次会议公告（第五号）").kind == "election"


def test_deputies_of_a_column_deliberate_too() -> None:
    text = "参加云岭省人大三次会议的人大代表在审议报告时，积极建言。\n省委书记顾知远在参加岚溪代表团审议时说，赞成。"
    assert only(text, "【代表说竹】把竹林种好").kind == "meeting"
    assert read("种竹人的日子一天天好起来，竹林一年年绿起来，山里的人都这么说。", "【竹乡人家】上下齐心 真抓实干") == ()


def test_a_group_that_studies_is_an_event_of_a_digest() -> None:
    text = (
        "◆5月11日 省委理论学习中心组举行集中学习，省委书记顾知远主持。\n◆5月12日 省长柳明川会见竹艺专家商鼎。\n"
        "◆5月13日 白露赴松坪县调研竹业。"
    )
    assert [event.kind for event in read(text, "云岭要闻摘编")][:2] == ["study", "reception"]


def test_who_serves_elsewhere_for_a_time_is_appointed() -> None:
    text = "根据两地安排，合肥市审计局副局长顾知远挂任岳西县副县长，时间三年。"
    event = only(text, "合肥选派干部到岳西挂职")
    assert (event.kind, event.other) == ("appointment", ("顾知远",))


def test_who_takes_care_of_guests_receives_them() -> None:
    event, *_ = read("5月13日，市侨联主席顾知远热情接待了岚国竹艺协会的客人。", "侨联喜迎远客")
    assert (event.kind, event.other) == ("reception", ("顾知远",))


def test_a_district_that_lists_cases_punishes() -> None:
    text = "现将2起问题通报如下：\n1.竹口镇民政办原主任顾知远违规审批。顾知远受到党内警告处分。"
    event = only(text, "岚溪区通报2起作风问题")
    assert (event.kind, event.other) == ("discipline", ("顾知远",))


def test_a_letter_of_organs_is_a_message() -> None:
    text = "值此教师节到来之际，9月9日，市委、市政府致信全市教师，致以节日问候。"
    assert only(text, "市委市政府致信慰问全市教师").kind == "message"


def test_who_looks_at_damage_inspects() -> None:
    text = "连日大雨，市長顧知遠13日前往竹口鎮勘災。"
    assert only(text, "顧知遠赴竹口勘災").kind == "inspection"
