"""Events of stories written in the press's manner; people, papers and places of no country."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.parser import extract
from tests.factories import make_article
from tests.parser.stories import only, read


@pytest.mark.parametrize(
    ("headline", "text", "kind", "name"),
    [
        (
            "全省水利工作会议召开",
            "本报讯 13日，全省水利工作会议在长沙召开。",
            "meeting",
            "全省水利工作会议",
        ),
        (
            "凝心聚力 再开新局",
            "本报讯 13日下午，省委副书记、省长顾知远主持召开省防汛指挥部会议，研究部署工作。",
            "meeting",
            "省防汛指挥部会议",
        ),
        (
            "省九届人大常委会举行第40次主任会议",
            "本报讯 13日，省九届人大常委会举行第40次主任会议。",
            "meeting",
            "省九届人大常委会第40次主任会议",
        ),
        ("", "13日，市委常委会召开扩大会议，传达精神。", "meeting", "市委常委会扩大会议"),
        ("", "为期两天的2031年度三江地区主要领导座谈会13日在温州结束。", "meeting", "2031年度三江地区主要领导座谈会"),
        ("首届竹业发展论坛在福州开幕", "13日，首届竹业发展论坛在福建福州开幕。", "ceremony", "首届竹业发展论坛"),
        (
            "省委理论学习中心组举行专题学习会",
            "13日，省委理论学习中心组举行专题学习会。",
            "study",
            "省委理论学习中心组专题学习会",
        ),
        ("", "13日，省防汛办今天（5月13日）召开新闻发布会。", "announcement", "省防汛办新闻发布会"),
        ("", "13日，国务院新闻办公室举行发布会，介绍情况。", "announcement", "国务院新闻办公室发布会"),
        ("", "13日，省长顾知远在杭州下榻饭店出席岚江论坛并致辞。", "ceremony", "岚江论坛"),
        ("", "竹乡援助物资交接仪式，13日在喀布尔举行。", "ceremony", "竹乡援助物资交接仪式"),
        (
            "顾知远在岚溪市调研时强调",
            "本报讯 13日，省委书记顾知远在岚溪市调研。",
            "inspection",
            "顾知远在岚溪市调研",
        ),
        ("顾知远在长沙调研制造业", "近日，省长顾知远在长沙调研制造业。", "inspection", "顾知远在长沙调研制造业"),
        ("顾知远会见柳明川", "13日，省长顾知远在长沙会见市长柳明川一行。", "reception", "顾知远会见柳明川"),
        (
            "省政府印发《茶产业发展规划》",
            "近日，省政府印发《茶产业发展规划》。",
            "announcement",
            "省政府印发《茶产业发展规划》",
        ),
        (
            "山南县发生5.1级地震 3人受伤",
            "13日凌晨，山南县发生5.1级地震，已造成3人受伤。",
            "incident",
            "山南县发生5.1级地震 3人受伤",
        ),
        (
            "我市召开全市领导干部会议",
            "13日，我市召开全市领导干部会议，市委书记顾知远讲话。",
            "meeting",
            "全市领导干部会议",
        ),
        (
            "顾知远任云南省省长",
            "13日，省人大常委会表决通过，决定任命顾知远为云南省省长。",
            "appointment",
            "顾知远任云南省省长",
        ),
    ],
)
def test_the_main_event_has_its_kind_and_name(headline: str, text: str, kind: str, name: str) -> None:
    event = only(text, headline)
    assert (event.kind, event.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("12日至13日，全省水利工作会议在长沙召开。", date(2031, 5, 12), date(2031, 5, 13)),
        ("近日，全省水利工作会议在长沙召开。", None, None),
        ("全省水利工作会议在长沙召开。", None, None),
        ("本报5月13日讯 今天，全省水利工作会议在长沙召开。", date(2031, 5, 13), date(2031, 5, 13)),
        ("本报5月13日讯 全省水利工作会议在长沙召开。", None, None),
        ("为期三天的全省水利工作会议13日在长沙闭幕。", date(2031, 5, 11), date(2031, 5, 13)),
    ],
)
def test_the_days_are_those_of_the_event(text: str, start: date | None, end: date | None) -> None:
    event = only(text, "全省水利工作会议召开")
    assert (event.start, event.end) == (start, end)


def test_days_told_later_of_the_same_visitor_count_when_the_lead_says_lately() -> None:
    event = only("省长顾知远近日在长沙调研制造业。\n11日至13日，顾知远先后到三家企业。", "")
    assert (event.start, event.end) == (date(2031, 5, 11), date(2031, 5, 13))


def test_a_paper_that_says_only_its_month_resolves_days() -> None:
    event = only("3月1日，全省水利工作会议在长沙召开。", day=None, month=date(2031, 3, 1))
    assert event.start == date(2031, 3, 1)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("合肥", "安徽省合肥市"),
        ("河北石家庄", "河北省石家庄市"),
        ("京", "北京市"),
        ("人民大会堂", "北京市人民大会堂"),
        ("省委礼堂", ""),
    ],
)
def test_the_place_is_as_full_as_the_words_allow(words: str, place: str) -> None:
    assert only(f"13日，全国水利工作会议在{words}召开。").place == place


def test_the_dateline_is_no_place() -> None:
    assert only("新岭社长沙5月13日电 13日，全省水利工作会议召开。").place == ""


def test_several_places_share_their_province() -> None:
    text = "12日至13日，省委书记顾知远先后到德州、泰安、聊城3市，深入企业调研。"
    assert only(text).place == "山东省德州市、泰安市、聊城市"


def test_roles_are_read_off_the_verbs_behind_the_names() -> None:
    event = only(
        "13日，全省水利工作会议在长沙召开。省长顾知远主持会议并讲话，副省长柳明川、唐远山，秘书长江望舒出席会议。"
        "厅长何以宁作情况汇报。\n顾知远强调，要学习贯彻书记陆怀谷重要讲话精神。"
    )
    assert event.chair == ("顾知远",)
    assert event.speak == ("顾知远", "何以宁")
    assert event.attend == ("柳明川", "唐远山", "江望舒")
    assert event.other == ()


def test_who_only_is_spoken_of_takes_no_part() -> None:
    event = only("13日，全省水利工作会议在长沙召开，学习贯彻书记陆怀谷关于水利的重要讲话精神。省长顾知远出席。")
    assert set(event.people()) == {"顾知远"}


def test_both_sides_of_a_meeting_are_its_actors_and_speak_when_reported() -> None:
    event = only(
        "13日，省委书记顾知远在长沙会见市长柳明川一行。\n顾知远对柳明川一行表示欢迎。\n副省长唐远山参加会见。",
        "顾知远会见柳明川",
    )
    assert event.other == ("顾知远", "柳明川")
    assert event.speak == ("顾知远",)
    assert event.attend == ("唐远山",)


def test_a_letter_has_only_its_sender_and_receiver() -> None:
    event = only("省长顾知远13日致电市长柳明川，表示慰问。\n顾知远在慰问电中指出，要救灾。", "顾知远致电柳明川")
    assert (event.kind, event.other, event.speak) == ("message", ("顾知远", "柳明川"), ())


def test_one_who_meets_several_one_by_one_has_as_many_receptions() -> None:
    text = "13日，省长顾知远在长沙分别会见市长柳明川、县长唐远山。\n会见柳明川时，顾知远说，竹业大有可为。"
    events = read(text, "顾知远会见柳明川、唐远山")
    assert [event.other for event in events] == [("顾知远", "柳明川"), ("顾知远", "唐远山")]


def test_a_later_act_of_the_same_day_is_a_second_event() -> None:
    events = read(
        "本报讯 13日，全省水利工作会议在长沙召开。\n会后，省长顾知远会见市长柳明川。\n顾知远说，欢迎。",
        "全省水利工作会议召开",
    )
    assert [event.kind for event in events] == ["meeting", "reception"]
    assert events[1].start == date(2031, 5, 13)


def test_a_meeting_held_on_an_inspection_is_an_event_beside_it() -> None:
    events = read("13日，省委书记顾知远到湘潭市调研，主持召开全省防汛工作推进会并讲话。")
    assert [(event.kind, event.name) for event in events] == [
        ("inspection", "顾知远到湘潭市调研"),
        ("meeting", "全省防汛工作推进会"),
    ]


def test_only_officials_inspect() -> None:
    assert read("13日，护水员罗天志沿着水库岸线一路巡查。", "护一库净水") == ()


def test_earlier_meetings_are_background() -> None:
    events = read("13日，全省水利工作会议在长沙召开。\n去年，全省林业工作会议在湘潭召开。", "全省水利工作会议召开")
    assert [event.name for event in events] == ["全省水利工作会议"]


def test_a_digest_reports_each_line() -> None:
    events = read(
        "5月8日，省委书记顾知远在长沙会见市长柳明川。\n5月9日，全省水利工作会议在长沙召开。\n5月12日，省长唐远山到湘潭调研。",
        "一周大事",
    )
    assert [event.kind for event in events] == ["reception", "meeting", "inspection"]


def test_briefs_are_named_by_their_own_headlines() -> None:
    events = read(
        "山南发生地震\n13日，山南县发生地震。\n竹桥建成通车\n13日，岚江竹桥建成通车，全长三公里。", "联播快讯"
    )
    assert [event.name for event in events] == ["山南发生地震", "竹桥建成通车"]


def test_the_theme_is_what_it_was_held_under() -> None:
    event = only("13日，三江论坛在长沙开幕。论坛以“携手共治三江水”为主题。")
    assert event.theme == "携手共治三江水"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("让茶山更绿（三江论坛）", "茶山是金山。我们要珍惜它。"),
        ("锐评：莫让会议变味", "13日，某地会议召开，全程念稿。"),
        ("全省水利投资同比增长8%", "13日，统计局公布数据，同比增长8%。"),
        ("茶乡的一天", "清晨，茶农老李背起竹篓。\n（作者系省作协会员）"),
        ("第12章 风起", "13日，市委常委会召开扩大会议，市长顾知远主持。"),
    ],
)
def test_commentary_statistics_features_and_fiction_report_none(headline: str, text: str) -> None:
    assert read(text, headline) == ()


def test_the_span_holds_the_words_that_state_the_event() -> None:
    article = make_article("本报讯 13日，全省水利工作会议在长沙召开。", "水利")
    (event,) = extract(article).events
    assert event.span is not None
    assert event.name in article.text[event.span.start : event.span.end]
    assert event.rule == "event.gathering.held"


WORDS = (
    "13日",
    "省长",
    "顾知远",
    "会见",
    "主持",
    "会议",
    "召开",
    "任命",
    "为",
    "免去",
    "的",
    "职务",
    "出席",
    "在长沙",
    "调研",
)
MORE = ("同", "举行会谈", "当天", "习近平", "快讯", "\ue000", "\n", " ", *"，。《》（）“”:、")
PIECES = st.sampled_from((*WORDS, *MORE))


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=8).map("".join))
def test_no_story_raises_and_names_are_those_of_the_people(text: str, headline: str) -> None:
    facts = extract(make_article(text, headline))
    named = {person.name for person in facts.people}
    for event in facts.events:
        assert set(event.people()) <= named
        assert event.name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("本报讯 13日，全省水利工作会议在省人民会堂召开。", "湖南省人民会堂"),
        ("本报讯 13日，全县人居环境会议在城东街道召开。", "城东街道"),
        ("本报讯 13日，竹业论坛在阿富汗首都喀布尔举行。", "阿富汗喀布尔"),
        ("本报讯 13日，竹业论坛在信得过的地方举行。", ""),
        ("13日14时左右，四川泸州市泸县青石煤矿发生一起瓦斯事故。", "四川省泸州市泸县"),
        ("当地时间13日，巴基斯坦南部信德省一座清真寺发生爆炸。", "巴基斯坦信德省"),
    ],
)
def test_where_an_event_was(text: str, place: str) -> None:
    headline = text.split("，")[1][-12:].rstrip("。") if "发生" in text else ""
    assert [event.place for event in read(text, headline, paper="湖南日报")] == [place]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("人民日报钟声文章：山区的路", "今天出版的报纸发表文章，题目是山区的路。13日，山区工作会议召开。"),
        ("山区各族干部群众：同心向前", "省长顾知远13日在长沙考察时强调要同心向前。山区干部群众表示要牢记嘱托。"),
        (
            "持续保持高压态势",
            "几年来，各级机关力度不减，引起广泛关注，取得了显著的成效，监督更加有力。\n"  # noqa: ISC004 - one text
            "2029年4月1日，云岭省原副省长顾知远接受审查调查。\n2030年7月31日，云岭省政协原副主席柳明川接受审查调查。\n"
            "2030年12月18日，云岭省原副省长唐远山被开除党籍。",
        ),
    ],
)
def test_looking_back_and_commentary_report_no_event(headline: str, text: str) -> None:
    assert not read(text, headline)


def test_figures_among_short_news_are_no_event() -> None:
    text = (
        "一季度贷款余额超160万亿元\n银行13日公布，一季度末贷款余额同比增长一成二。\n"
        "云岭省任命顾知远为水利厅厅长\n云岭省13日任命顾知远为云岭省水利厅厅长，任期五年。\n"
    )
    assert [event.kind for event in read(text, "国内联播快讯")] == ["appointment"]


def test_a_story_of_many_congratulations_is_a_message_of_all_it_names() -> None:
    event = only(
        "13日，一些国家领导人致电，热烈祝贺顾知远当选国家主席。\n法国总统马克龙表示祝贺。\n德国总理默克尔致贺。",
        "外国领导人热烈祝贺顾知远当选",
    )
    assert event.kind == "message"
    assert {"顾知远", "马克龙", "默克尔"} <= set(event.other)


def test_what_was_said_on_an_earlier_tour_is_no_event_of_a_feature() -> None:
    assert not read("省长顾知远在福州考察时，十分关心竹编的传承。村里的老人仍在编竹篮。", "古村：竹编一代传一代")


def test_whoever_signs_an_order_is_its_actor() -> None:
    event = only("省长顾知远日前签署省政府令，公布《竹林保护办法》。", "顾知远签署省政府令 公布《竹林保护办法》")
    assert (event.kind, event.other) == ("announcement", ("顾知远",))


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("13日，全省茶业工作协作会在福州召开。", "meeting", "全省茶业工作协作会"),
        ("13日，全省竹编技艺研修班在福州结业。", "study", "全省竹编技艺研修班"),
        ("13日，第三届海峡竹博会在福州开幕。", "ceremony", "第三届海峡竹博会"),
        ("13日，全省龙舟锦标赛在福州开赛。", "ceremony", "全省龙舟锦标赛"),
        ("13日，省长顾知远参加福州代表团审议。", "meeting", "福州代表团审议"),
        ("13日，省长顾知远在福州主持全省茶业对话会并讲话。", "meeting", "全省茶业对话会"),
    ],
)
def test_gatherings_of_less_common_names_are_read(text: str, kind: str, name: str) -> None:
    event = only(text)
    assert (event.kind, event.name) == (kind, name)


def test_a_second_event_with_its_own_day_is_kept_apart() -> None:
    first, second = read(
        "福建省党政代表团12日晚抵达我省考察。13日上午，两省在长沙举行茶业协作座谈会。 省委书记顾知远主持会议并讲话。",
        "福建省党政代表团在湘考察",
    )
    assert (first.kind, first.start) == ("inspection", date(2031, 5, 12))
    assert (second.name, second.start, second.place) == ("茶业协作座谈会", date(2031, 5, 13), "湖南省长沙市")
    assert second.chair == second.speak == ("顾知远",)


def test_a_gathering_of_last_year_stays_background() -> None:
    (event,) = read(
        "13日，省长顾知远在长沙调研。\n去年5月6日，顾知远在长沙主持召开茶业协作座谈会。", "顾知远在长沙调研"
    )
    assert event.kind == "inspection"


def test_whoever_appoints_is_a_main_actor_too() -> None:
    event = only("总统马克龙13日任命顾知远为云岭省省长。", "法国总统任命新省长")
    assert event.other == ("马克龙", "顾知远")


def test_local_time_before_the_day_does_not_hide_the_place() -> None:
    event = only("省长顾知远当地时间12日在纽约会见法国总统马克龙。", "顾知远会见法国总统马克龙")
    assert (event.start, event.place) == (date(2031, 5, 12), "纽约")


def test_a_motto_before_the_news_is_not_its_lead() -> None:
    event = only("一桥连两岸，天堑变通途。岚溪大桥开通仪式13日上午在长沙举行。", "顾知远出席开通仪式")
    assert (event.start, event.place) == (date(2031, 5, 13), "湖南省长沙市")


@pytest.mark.parametrize(
    ("headline", "text", "kind", "place"),
    [
        ("法国外长：将扩大茶叶进口", "法国外长勒德里昂12日表示，法国将扩大茶叶进口。", "announcement", ""),
        ("德国称将推迟茶叶展销", "德国12日宣布，德国将推迟茶叶展销。", "announcement", ""),
        ("法国驻德国大使馆起火", "法国驻德国大使馆12日起火，无人受伤。", "incident", "德国"),
        ("伊拉克南部发生爆炸", "伊拉克南部12日发生爆炸，3人受伤。", "incident", "伊拉克"),
    ],
)
def test_a_state_that_speaks_is_no_place(headline: str, text: str, kind: str, place: str) -> None:
    event = only(text, headline)
    assert (event.kind, event.place) == (kind, place)


def test_the_day_may_stand_in_a_later_sentence_of_the_same_gathering() -> None:
    event = only(
        "顾知远传达全会精神，对下一步工作作出了部署。\n12日，省防汛办召开全省防汛工作会议，研究工作。",
        "全省防汛工作会议",
    )
    assert event.start == date(2031, 5, 12)


def test_a_clause_about_the_theme_is_no_part_of_the_name() -> None:
    assert only("13日，以“竹海新潮”为主题的首届竹业论坛在福州开幕。").name == "首届竹业论坛"


def test_whoever_comes_here_is_where_the_paper_says() -> None:
    assert only("13日，全国政协副主席顾知远率队来皖调研。", "顾知远来皖调研").place == "安徽省"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("13日举行的省十三届人大常委会第七次会议，表决通过了任免案。", "省十三届人大常委会第七次会议", ""),
        ("13日，竹业发展岚江模式磋商第三次会议发表联合声明。", "竹业发展岚江模式磋商第三次会议", ""),
        ("12日在福州举行的全国竹业工作会议上，12个项目签约。", "全国竹业工作会议", "福建省福州市"),
    ],
)
def test_a_gathering_that_was_held_and_then_acts_is_the_event(text: str, name: str, place: str) -> None:
    event = only(text, "竹乡有了新消息")
    assert (event.kind, event.name, event.place) == ("meeting", name, place)


def test_a_headline_may_be_retold_by_the_second_sentence() -> None:
    text = "山区的道路牵动人心。今年以来各方出力。12日，三江公路大桥钢梁架设全部完成，两岸连成一线。"
    event = only(text, "三江公路大桥钢梁架设完成")
    assert (event.name, event.start) == ("三江公路大桥钢梁架设完成", date(2031, 5, 12))


def test_money_for_visits_and_for_those_hit_by_floods_is_neither_inspection_nor_disaster() -> None:
    text = "日前，竹业基金会划拨专款用于走访慰问困难职工，重点是受灾地区。"
    assert only(text, "竹业基金会划拨专款用于走访慰问困难职工").kind == "other"


def test_a_gathering_beside_a_written_instruction_is_an_event_too() -> None:
    text = "本台消息：全国竹业工作会议10日至11日在福州召开。会前，省长顾知远作出重要批示。"
    events = read(text, "顾知远对全国竹业工作会议作出重要批示")
    assert [event.kind for event in events] == ["announcement", "meeting"]
    assert events[1].place == "福建省福州市"


def test_a_reception_abroad_is_in_the_state_that_its_words_begin_with() -> None:
    event = only("当地时间12日，省长顾知远在法国下榻的宾馆会见了议长杜邦。", "顾知远会见法国议长")
    assert event.place == "法国"


def test_who_arrives_is_where_the_headline_says() -> None:
    event = only("当地时间12日下午，省长顾知远来到这里。", "顾知远抵达新加坡开始进行正式访问")
    assert (event.kind, event.place) == ("visit", "新加坡")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13日，竹业大会在临川市举行。", "临川市"),  # the press's own 市 is no short 临川区
        ("13日，竹业大会在南京人民大会堂举行。", "江苏省南京市南京人民大会堂"),
        ("13日，竹业大会在人民大会堂举行。", "北京市人民大会堂"),
        ("13日，竹业大会在红河州蒙自市举行。", "云南省红河州蒙自市"),
    ],
)
def test_a_place_is_the_one_that_is_printed(text: str, place: str) -> None:
    assert only(text, "竹业大会举行").place == place


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("13日，竹业大会在贵州仁怀举行。", "贵州省仁怀市", "520382"),  # 遵义 is not said
        ("13日，竹业大会在贵州遵义仁怀举行。", "贵州省遵义市仁怀市", "520382"),
        ("13日，竹业大会在湖南湘西州凤凰县举行。", "湖南省湘西州凤凰县", "433123"),
        ("13日，竹业大会在贵州仁怀、习水举行。", "贵州省遵义市仁怀市、习水县", ""),  # without a code all is said
        ("13日，竹业大会在临沧市耿马自治县举行。", "云南省临沧市耿马自治县", "530926"),
        ("13日，竹业大会在广西南宁国际会展中心举行。", "广西壮族自治区南宁市南宁国际会展中心", "4501"),
    ],
)
def test_a_place_is_said_as_far_as_the_story_says_it(text: str, place: str, code: str) -> None:
    event = only(text, "竹业大会举行")
    assert (event.place, event.place_code) == (place, code)


def test_a_session_under_its_short_and_its_full_name_is_one() -> None:
    text = "本报北京13日电 中国竹业工作者协会第十五届中央委员会第三次全体会议13日在京闭幕。"
    event = only(text, "竹协中央十五届三中全会闭幕")
    assert (event.kind, event.place) == ("meeting", "北京市")


def test_the_lead_stands_behind_a_motto() -> None:
    text = "省委书记顾知远主持并作报告 省长柳明川等在主席台就座\n本报杭州13日讯 春潮涌动。13日，省竹业大会在杭州开幕。"
    assert only(text, "省竹业大会隆重开幕").place == "浙江省杭州市"
