"""Events as local papers and governments tell them, and news without an official; invented people and places."""

import pytest

from tests.parser.stories import only, read


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("顾知远到高新区现场办公", "13日，市长顾知远到高新区现场办公，协调企业用地。", "inspection"),
        ("顾知远约谈三县负责人", "13日，副省长顾知远约谈竹河流域三县负责人。", "meeting"),
        ("顾知远讲授专题党课", "13日，市委书记顾知远到党校讲授专题党课。", "study"),
        ("顾知远指导换届选举", "13日，市委书记顾知远到岚溪县调研指导村级换届选举工作。", "inspection"),
        ("台商考察团来我市考察", "13日，竹业联合会理事长柳明川率台商考察团来我市考察。", "inspection"),
        ("岚溪与竹海两市签署合作协议", "13日，岚溪市与竹海市签署竹业合作协议。", "ceremony"),
        ("市民热线开通", "13日，岚溪市民热线正式开通。", "ceremony"),
        ("岚溪县突发山洪 抢险有序进行", "5月13日凌晨，松坪乡突降暴雨引发山洪，造成2人失联。", "incident"),
        ("竹业部：今年竹材够用", "13日，竹业部在例行发布会上通报，全国库存充足。", "announcement"),
        ("某国代表团会见竹业学者", "13日，某国代表团在岚溪会见竹业学者。", "reception"),
        (
            "竹业部：税率不当 坚决反对",
            "5月13日，某国提高税率。对此，竹业部有关负责人今天回应称，这不妥当。",
            "announcement",
        ),
        ("竹海男队夺冠", "第三届竹乡杯男团决赛13日在岚溪结束。竹海队获胜。", "other"),
        ("竹业今年怎么干", "《竹业年度安排》今天公布。竹农补助提高。", "announcement"),
        ("顾知远要求全力防汛", "今年第9号台风正在逼近。13日，省长顾知远要求各地全力防汛。", "announcement"),
    ],
)
def test_what_local_papers_report_has_its_kind(headline: str, text: str, kind: str) -> None:
    assert [event.kind for event in read(text, headline)][:1] == [kind]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("竹产业怎样做强（产业观）", "近日，省政府发布《竹产业规划》。竹产业大有可为。"),
        ("4月份竹材产量增长6.1%", "13日，统计局发布数据：4月份竹材产量同比增长6.1%。"),
        ("多国人士积极评价竹业论坛", "多国人士表示，13日的竹业论坛凝聚共识。"),
    ],
)
def test_opinions_figures_and_praise_report_none(headline: str, text: str) -> None:
    assert read(text, headline) == ()


def test_an_act_told_after_a_scene_has_the_day_beside_it() -> None:
    text = "春到岚溪，茶香四溢。\n13日下午，省长顾知远在江边察看水位。\n随后，顾知远会见竹业学者柳明川。"
    event = only(text, "顾知远会见柳明川")
    assert (str(event.start), event.kind) == ("2031-05-13", "reception")


def test_of_several_days_the_one_of_what_happened_counts() -> None:
    event = only("民航局14日说，13日一架运输机在岚溪坠毁，造成2人死亡。", "一架运输机坠毁2人死亡")
    assert str(event.start) == "2031-05-13"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13日，省长顾知远在比什凯克还会见了议长杜邦。", "比什凯克"),
        ("13日，省长顾知远在江苏南京鼓楼区会见竹业代表。", "江苏省南京市鼓楼区"),
        ("13日，省长顾知远在北京人民大会堂以视频方式会见议长杜邦。", "北京市人民大会堂"),
        ("13日，省长顾知远在青瓦台会见议长杜邦。", "韩国首尔青瓦台"),
    ],
)
def test_adverbs_are_no_part_of_a_place(text: str, place: str) -> None:
    assert only(text, "顾知远会见客人").place == place


def test_a_district_that_many_share_is_the_one_of_the_paper() -> None:
    event = only("13日，市长顾知远在鼓楼区调研。", "顾知远在鼓楼区调研", paper="南京日报")
    assert (event.place, event.place_code) == ("江苏省南京市鼓楼区", "320106")


def test_who_opens_speaks_and_who_reports_to_a_meeting_speaks() -> None:
    text = "13日，竹业大会开幕。市长顾知远致辞，副市长柳明川主持。会议听取了竹业局局长商鼎关于育苗情况的汇报。"
    event = only(text, "竹业大会开幕")
    assert event.chair == ("柳明川",)
    assert set(event.speak) == {"顾知远", "商鼎"}


def test_those_who_swear_act_at_the_ceremony() -> None:
    text = "13日，宪法宣誓仪式举行。新任局长柳明川、商鼎进行了宪法宣誓。"
    assert only(text, "宪法宣誓仪式举行").other == ("柳明川", "商鼎")


def test_a_decree_beside_its_session_is_an_event_too() -> None:
    text = "13日，全国竹业大会举行第二次全体会议。国家主席顾知远签署第二号主席令，任命柳明川为竹业部部长。"
    events = read(text, "全国竹业大会举行第二次全体会议 国家主席顾知远签署主席令任命柳明川为竹业部部长")
    assert [event.kind for event in events] == ["meeting", "appointment"]


def test_who_tours_and_holds_a_meeting_there_reports_two_events() -> None:
    text = "13日，省长顾知远在岚江两岸考察。\n顾知远在南京主持召开竹业座谈会，柳明川发言。"
    tour, meeting = read(text, "顾知远在岚江两岸考察")
    assert (tour.kind, meeting.kind, meeting.place) == ("inspection", "meeting", "江苏省南京市")
    assert meeting.chair == ("顾知远",)


def test_an_election_without_a_name_in_its_headline_is_called_by_its_session() -> None:
    text = "13日，竹业工会第十四届委员会第一次全体会议选举产生新一届领导班子。会议选举柳明川为主席。"
    assert only(text, "竹业工会选举产生新一届领导班子").name == "竹业工会第十四届委员会第一次全体会议"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("5月13日凌晨，江苏省南京市鼓楼区突降暴雨，3人受伤。", "江苏省南京市鼓楼区"),
        ("5月13日9时，南京市第一医院，3名受伤者今日脱险。暴雨造成3人受伤。", "江苏省南京市第一医院"),
    ],
)
def test_where_a_disaster_was(text: str, place: str) -> None:
    assert only(text, "暴雨致3人受伤").place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13日，祭奠竹魂仪式在南京市英雄纪念碑前隆重举行。", "江苏省南京市英雄纪念碑"),
        ("13日，竹乡边防团在海拔4900米的云顶哨所举行宪法日教育活动。", "云顶哨所"),
        ("13日，竹业论坛假南京市威斯酒店会展中心揭幕。", "江苏省南京市威斯酒店会展中心"),
        ("13日，竹业安全会议召开。副省长顾知远在南京主会场出席会议并讲话。", "江苏省南京市"),
    ],
)
def test_where_a_gathering_was(text: str, place: str) -> None:
    assert read(text, "竹业活动")[0].place == place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("省长顾知远十一日会见竹业学者柳明川。", "2031-05-11"),
        ("元旦当天，省长顾知远会见竹业学者柳明川。", "2031-01-01"),
        ("国庆节上午，省长顾知远会见竹业学者柳明川。", "2030-10-01"),
        ("教师节当天，省长顾知远会见竹业学者柳明川。", "2030-09-10"),
        ("前日下午，省长顾知远会见竹业学者柳明川。", "2031-05-12"),
        ("昨上午十时，省长顾知远会见竹业学者柳明川。", "2031-05-13"),
    ],
)
def test_days_in_words(text: str, day: str) -> None:
    assert str(only(text, "顾知远会见柳明川").start) == day


def test_a_chronicle_whose_lines_begin_with_titles_reports_each() -> None:
    text = (
        "省委召开防汛会议　5月1日，省委召开防汛会议。省委书记顾知远主持。\n"
        "全省竹业大会召开　5月2日，全省竹业大会在南京召开。省长柳明川讲话。"
    )
    events = read(text, "江岭大事记")
    assert [(str(event.start), event.chair, event.speak) for event in events] == [
        ("2031-05-01", ("顾知远",), ()),
        ("2031-05-02", (), ("柳明川",)),
    ]


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("顾知远会见柳明川", "13日，市委书记顾知远在迎宾馆会见柳明川一行。", "天津市迎宾馆"),
        ("宝鸡主要领导调整", "13日，宝鸡召开全市领导干部大会。", "陕西省宝鸡市"),
        ("顾知远结束对法国访问回到北京", "13日，在结束对法国访问后，国家主席顾知远回到北京。", "北京市"),
    ],
)
def test_places_that_go_without_saying(headline: str, text: str, place: str) -> None:
    assert only(text, headline, paper="天津日报").place == place


def test_a_gathering_named_after_a_person_keeps_the_name() -> None:
    text = "顾知远先生逝世89周年纪念仪式13日上午在南京举行。"
    assert only(text, "各界纪念顾知远先生逝世89周年").name == "顾知远先生逝世89周年纪念仪式"


def test_lately_does_not_hide_the_day_of_a_statement() -> None:
    event = only("鉴于竹业最近出现丑闻，竹业部12日宣布暂停拍卖竹材。", "竹业部暂停拍卖竹材")
    assert str(event.start) == "2031-05-12"


def test_an_empty_line_ends_a_paragraph_that_lacks_its_stop() -> None:
    text = "13日,省委书记顾知远来到南京市调研,强调要深入学习贯彻竹业会议精神\n\n省领导柳明川、商鼎新陪同调研。"
    assert only(text, "顾知远在南京调研").attend == ("柳明川", "商鼎新")


def test_who_holds_no_office_does_not_hide_the_news() -> None:
    text = "竹农顾知远的团队自抵达岚溪以来日夜攻关，13日，他们研制的新竹种获批试种。"
    assert only(text, "新竹种获批试种").name == "新竹种获批试种"


def test_what_was_weeks_ago_is_no_news_of_another_headline() -> None:
    assert read("4月17日，市委召开防汛会议。大家行动起来。", "人人争当先锋") == ()


@pytest.mark.parametrize(
    ("headline", "text", "kind", "day"),
    [
        ("", "图为5月13日，市委书记顾知远（中）到松坪县调研竹业。柳明川 摄", "inspection", 13),
        ("竹乡党政代表团赴上海考察", "5月13日，云岭省党政代表团赴上海市考察。", "inspection", 13),
        (
            "行政院長出席竹業論壇",
            "【記者王小明／台北報導】行政院長顧知遠昨（13）日出席「竹業論壇」開幕式，表示將全力支持。",
            "ceremony",
            13,
        ),
        (
            "云岭省人大常委会公告",
            "省人大常委会第三次会议于5月13日决定：接受顾知远辞去云岭省副省长职务的请求。现予公告。",
            "appointment",
            13,
        ),
    ],
)
def test_news_in_the_form_of_captions_notices_and_other_houses(headline: str, text: str, kind: str, day: int) -> None:
    (event,) = read(text, headline)
    assert (event.kind, event.start and event.start.day) == (kind, day)
    assert "王小明" not in (*event.speak, *event.attend)


def test_the_number_of_a_document_is_no_day() -> None:
    text = "云政人〔2031〕15号 各市政府：省政府决定：顾知远任省竹业厅厅长。"
    assert only(text, "云岭省政府关于顾知远任职的通知").start is None


def test_a_roundup_reports_what_each_sentence_dates() -> None:
    text = (
        "5月以来，三省互动频繁。5月8日至9日，浙江省党政代表团赴上海市考察。5月10日，江苏省党政代表团到安徽省考察。"
        "5月12日，三省主要领导座谈会在合肥举行。"
    )
    assert [event.kind for event in read(text, "三省密集互动")] == ["inspection", "inspection", "meeting"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13日，竹业大会在苏州会议中心举行。", "江苏省苏州市苏州会议中心"),
        ("13日，竹業大會在浙江紹興舉行，省長顧知遠出席會議並講話。", "浙江省紹興市"),
        ("13日，州委书记顾知远到湖北恩施州鹤峰县、宣恩县调研竹业。", "湖北省恩施州鹤峰县、宣恩县"),
    ],
)
def test_a_place_is_written_as_its_story_writes_it(text: str, place: str) -> None:
    assert read(text, "")[0].place == place
