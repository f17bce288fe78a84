"""Events that the lead alone tells, in the words of local papers and evening news; invented people and places."""

import pytest

from monitor.parser import extract
from monitor.records import Event
from tests.factories import make_article

MOTTO = "以更大力度推动竹业发展"


def read(text: str, headline: str = MOTTO, **given: object) -> tuple[Event, ...]:
    return extract(make_article(text, headline, **given)).events


def only(text: str, headline: str = MOTTO, **given: object) -> Event:
    (event,) = read(text, headline, **given)
    return event


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "13日，省政协主席顾知远率省政协委员视察团视察临川竹材市场。",
            "inspection",
            "顾知远率省政协委员视察团视察临川竹材市场",
        ),
        ("临川市九届人大三次会议圆满完成各项议程，13日上午胜利闭幕。", "meeting", "临川市九届人大三次会议"),
        ("“竹乡四季”主题摄影展13日在省图书馆开展。", "ceremony", "“竹乡四季”主题摄影展"),
        ("省水利厅党组理论学习中心组13日开展专题学习，顾知远主持。", "study", "省水利厅党组理论学习中心组专题学习"),
        ("国家林业局13日宣布，今年起竹材出口不再收税。", "announcement", "国家林业局宣布，今年起竹材出口不再收税"),
        ("法国13日举行地方议会选举第二轮投票，各地设有投票站。", "election", "法国举行地方议会选举第二轮投票"),
        ("13日凌晨，岚溪县竹口镇发生4.8级地震，震源深度9千米。", "incident", "岚溪县竹口镇发生4.8级地震"),
        ("13日，省委副书记顾知远到临川市竹艺学校宣讲全会精神。", "meeting", "顾知远到临川市竹艺学校宣讲全会精神"),
        ("13日，省委副书记顾知远走进竹园，与工匠面对面交流。", "inspection", "顾知远走进竹园，与工匠面对面交流"),
        (
            "省十二届人大常委会第五次会议13日分组审议了竹林保护条例草案。",
            "meeting",
            "省十二届人大常委会第五次会议",
        ),
        (
            "5月13日，省委书记顾知远在临川主持召开座谈会，听取竹农意见。",
            "meeting",
            "顾知远在临川主持召开座谈会",
        ),
        (
            "顾知远省长近日来到松坪县，走进社区、企业，察看项目推进情况。",
            "inspection",
            "顾知远来到松坪县，走进社区、企业，察看项目推进情况",
        ),
        ("昨天上午，市长顾知远专题调度竹业园区建设。他要求加快进度。", "meeting", "顾知远专题调度竹业园区建设"),
        (
            "13日晚，市委书记顾知远在市防汛指挥部视频调度全市防汛工作，听取汇报。",
            "meeting",
            "顾知远在市防汛指挥部视频调度全市防汛工作",
        ),
        (
            "云岭省委5月13日就竹业振兴进行第四次集体学习。省委书记顾知远主持学习。",
            "study",
            "云岭省委第四次集体学习",
        ),
        (
            "13日，省委第三巡视组向岚溪市委反馈巡视情况。组长柳明川反馈了意见。",
            "meeting",
            "省委第三巡视组向岚溪市委反馈巡视情况",
        ),
        ("13日，市委召开常委会会议传达学习全省竹业大会精神。", "meeting", "市委常委会会议"),
        (
            "13日，副市长顾知远到市信访局接待来访群众，协调解决问题。",
            "inspection",
            "顾知远到市信访局接待来访群众",
        ),
        (
            "竹材事故发生后，省委书记顾知远高度重视，立即作出重要批示。",
            "announcement",
            "顾知远高度重视，立即作出重要批示",
        ),
        ("“竹影—云岭古竹器展”13日在临川博物馆开幕。", "ceremony", "“竹影—云岭古竹器展”"),
        (
            "在教师节到来之际，省委书记顾知远代表省委，向全省教师致以节日的问候。",
            "message",
            "顾知远代表省委，向全省教师致以节日的问候",
        ),
    ],
)  # fmt: skip
def test_a_lead_behind_a_motto_tells_the_event(text: str, kind: str, name: str) -> None:
    event = only(text)
    assert (event.kind, event.name) == (kind, name)


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("王毅抵达比什凯克出席竹业组织会议", "13日下午，王毅抵达比什凯克。", "visit"),
        ("王毅结束对竹国的正式访问回到北京", "13日，王毅圆满结束对竹国的正式访问。", "visit"),
        ("顾知远作出重要指示 要求学习柳明川精神", "省委书记顾知远13日做出重要指示。", "announcement"),
        ("顾知远作出批示强调 竹林防火不能松", "近日，省长顾知远作出批示强调，防火不能松。", "announcement"),
        ("云岭省长顾知远就竹材关税发表谈话", "省长顾知远今天就竹材关税进一步阐明态度。", "announcement"),
        ("顾知远接受三国媒体联合采访", "省长顾知远在出访前夕接受了三国媒体联合书面采访。", "other"),
        ("顾知远向竹乡民众发表视频讲话", "13日，第三批竹材运抵。省长顾知远发表视频讲话。", "announcement"),
        ("顾知远与总督杜邦进行亲切友好交谈", "欢迎仪式后，省长顾知远同总督杜邦亲切交谈。", "reception"),
        ("顾知远寄语竹乡少年 把竹艺传下去", "省委书记顾知远近日寄语竹乡少年。", "message"),
        ("一所学校遇袭 逾20人死亡", "据报道，13日上午，4名武装人员袭击了西部城市的一所学校。", "incident"),
        ("竹海女排3：0完胜松坪队", "在13日进行的竹乡杯联赛中，竹海女排以3：0战胜松坪队。", "other"),
    ],
)
def test_headlines_name_the_event(headline: str, text: str, kind: str) -> None:
    assert [event.kind for event in read(text, headline)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "护林员罗天志来到松坪山，察看竹林长势。",
        "近年来，省委书记顾知远多次作出重要指示，竹业越来越兴旺。",
        "省长顾知远接受采访时说，竹业有前景。竹农喜在心头。",
    ],
)
def test_what_is_only_told_beside_is_no_event(text: str) -> None:
    assert read(text) == ()


def test_what_was_said_elsewhere_before_is_no_event() -> None:
    told = "13日，临川市委书记顾知远在岚溪县调研。他说，要落实习近平总书记在岭南视察期间的重要指示精神，抓好春耕。"
    assert only(told, "顾知远在岚溪县调研").other == ("顾知远",)
    met = "13日，省政协主席顾知远在临川会见某国议长商鼎。顾知远说，昨天习近平主席同您谈了竹业合作。"
    assert [event.other for event in read(met, "顾知远会见商鼎")] == [("顾知远", "商鼎")]


def test_whom_a_speaker_cites_does_not_speak() -> None:
    told = "13日，省长顾知远在竹业峰会上致辞。顾知远表示，发展要绿色。习近平主席在联合国大会上指出，和平是共同期待。"
    assert only(told, "顾知远出席竹业峰会并致辞").speak == ("顾知远",)
    hearing = (
        "省人大常委会党组13日举行会议，学习习近平总书记关于竹业的讲话。习近平总书记指出，要把竹子用好。顾知远主持。"
    )
    assert only(hearing, "顾知远主持会议").speak == ()
    own = "13日，习近平总书记在竹业大会上讲话。习近平总书记强调，要抓好落实。"
    assert only(own, "竹业大会召开").speak == ("习近平",)


def test_who_reports_on_another_state_is_not_where_it_happened() -> None:
    text = "韩国联合参谋本部13日说，朝鲜当天晚上向东部海域发射两枚导弹。"
    assert only(text, "朝鲜发射两枚导弹").place != "韩国"


@pytest.mark.parametrize(
    "text",
    [
        "国家统计局13日公布的竹业数据显示，产量同比增长5%。",
        "法国选举委员会提议明年5月举行大选。",
        "岚溪县今年以来未发生火灾，竹农放心。",
    ],
)
def test_figures_and_what_is_to_come_or_did_not_happen_are_no_news(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("5月12日，岚溪水库旁，临川军分区组织开展抗洪抢险联合演练。", "other", "抗洪抢险联合演练"),
        ("13日，某旅“四会”教练员比武进入第二天。", "other", "某旅“四会”教练员比武"),
        ("昨晚，在全国排球联赛第六轮中，临川队主场3比1战胜岚溪队。", "other", "临川队主场3比1战胜岚溪队"),
        (
            "13日，临川竹业集团向松坪小学捐赠图书三千册。",
            "ceremony",
            "临川竹业集团向松坪小学捐赠图书三千册",
        ),
        ("13日，省竹业厅对岚溪县、松溪县政府进行集中约谈。", "meeting", "省竹业厅对岚溪县、松溪县政府进行集中约谈"),
    ],
)
def test_a_lead_tells_of_drills_matches_gifts_and_summons(text: str, kind: str, name: str) -> None:
    event = only(text)
    assert (event.kind, event.name) == (kind, name)


def test_a_final_that_ends_is_a_match_and_no_ceremony() -> None:
    assert only("第九届省运会男子篮球决赛13日在临川市体育中心落下帷幕。").kind == "other"


def test_who_leads_a_delegation_that_arrives_is_its_main_actor() -> None:
    text = "应市政府邀请，以市长顾知远为团长的竹国松原市友好代表团一行8人，于5月12日抵达我市访问。"
    event = only(text, "竹国友好代表团访问我市")
    assert (event.kind, event.other, str(event.start)) == ("visit", ("顾知远",), "2031-05-12")


def test_a_scene_before_the_news_has_no_day_and_the_next_sentence_has() -> None:
    text = "春雨如丝，草木萌发。昨天是全市第9个植竹日，三万人上山植竹。\n市委书记顾知远等参加劳动。"
    assert str(only(text, "全市三万人上山植树").start) == "2031-05-13"


def test_yesterday_is_the_readers_day_where_the_dateline_is_of_the_day_before() -> None:
    told = "省竹业厅在合肥举行新闻发布会。"
    assert str(only(f"本报合肥5月13日讯 昨天上午，{told}").start) == "2031-05-13"
    assert str(only(f"本报合肥5月13日讯 今天上午，{told}昨天刚下过雨。").start) == "2031-05-13"
    assert str(only(f"本报合肥5月12日讯 昨天上午，{told}").start) == "2031-05-11"


# --- who does what ------------------------------------------------------------------------------------------------


def test_who_does_something_else_does_not_chair_with_the_next_name() -> None:
    text = "13日，全市竹业督察反馈会召开。组长柳明川代表督察组反馈了意见，市委书记顾知远主持会议并讲话。"
    assert only(text, "全市竹业督察反馈会召开").chair == ("顾知远",)


def test_who_opens_or_walks_round_an_event_is_there() -> None:
    text = "13日，首届竹器展览会在临川开幕。市长顾知远宣布展览会开幕，副市长柳明川巡视展位。"
    event = only(text)
    assert (event.speak, event.attend, event.other) == (("顾知远",), ("柳明川",), ())
    assert only("13日，首届竹器展览会在临川开幕。市长顾知远出席并宣布展览会开幕。").attend == ("顾知远",)


def test_who_hands_prizes_where_others_speak_is_there() -> None:
    text = "13日，竹器大赛颁奖仪式在临川举行。市长顾知远致辞，副市长柳明川为获奖者颁奖。"
    assert only(text, "竹器大赛颁奖仪式举行").attend == ("柳明川",)


def test_turns_of_a_transcript_are_speeches() -> None:
    text = (
        "主持人、市政府新闻办主任顾知远：今天举行竹业新闻发布会，请来了市竹业局局长柳明川、副局长商鼎。\n"
        "柳明川：我介绍情况。\n商鼎：我补充两点。"
    )
    event = only(text, "竹业新闻发布会")
    assert (event.chair, event.speak) == (("顾知远",), ("柳明川", "商鼎"))


def test_who_speaks_behind_a_semicolon_speaks_too() -> None:
    text = "13日，竹业座谈会在临川召开。省长顾知远指出，竹业很重要；副省长柳明川要求，抓紧落实。"
    assert only(text, "竹业座谈会召开").speak == ("顾知远", "柳明川")


def test_weather_that_struck_is_an_incident() -> None:
    text = "12日夜间，岚溪县普降大暴雨，多处道路中断。副县长顾知远到现场调度抢险。"
    event = only(text, "岚溪遭遇强降雨")
    assert (event.kind, event.other) == ("incident", ("顾知远",))


def test_each_report_that_a_session_hears_has_its_speaker() -> None:
    text = (
        "13日，松坪镇第九届人民代表大会第一次会议举行。"
        "大会听取和审议了镇长顾知远所作的《政府工作报告》、镇人大主席柳明川所作的《人大工作报告》。"
    )
    assert only(text).speak == ("顾知远", "柳明川")


def test_who_sits_on_the_platform_attends() -> None:
    text = "13日，首届竹器展览会在临川开幕。在主席台就座的还有：市领导顾知远、柳明川。"
    assert only(text).attend == ("顾知远", "柳明川")


def test_who_has_had_his_say_speaks() -> None:
    text = "13日，临川市竹业座谈会召开。市长顾知远、副市长柳明川发了言。"
    assert only(text, "临川市竹业座谈会召开").speak == ("顾知远", "柳明川")


def test_each_of_several_who_speak_in_one_sentence_speaks() -> None:
    text = (
        "13日，临川市政协常委会第二次会议举行。顾知远常委建议，发展竹业；"
        "柳明川常委代表民建市委发言提出，保护茶山；罗秋实常委说，要修路。"
    )
    assert only(text, "临川市政协举行常委会第二次会议").speak == ("顾知远", "柳明川", "罗秋实")


def test_whom_a_story_knows_by_a_calling_only_has_no_role() -> None:
    text = "13日，临川市竹业座谈会召开，市长顾知远讲话，教授柳明川发言。"
    assert only(text, "临川市竹业座谈会召开").speak == ("顾知远",)


def test_deep_mourning_is_no_speech() -> None:
    text = "商鼎同志遗体13日在临川火化。商鼎同志病重期间，市长顾知远、主任柳明川等同志对其逝世表示沉痛哀悼。"
    assert only(text, "商鼎同志遗体火化").speak == ()


# --- notices and cases --------------------------------------------------------------------------------------------


def test_a_notice_is_of_the_day_below_it() -> None:
    text = "因道路改造需要，自5月20日起对环城路东段实施交通管制。现将有关事项通告如下。\n临川市公安局\n2031年5月12日"
    event = only(text, "临川市公安局关于对环城路实施交通管制的通告")
    assert (event.kind, str(event.start), event.end) == ("announcement", "2031-05-12", event.start)


def test_a_notice_on_who_shall_get_a_post_is_an_appointment() -> None:
    text = "根据《竹业干部选拔任用条例》等有关规定，现将拟任职人员的情况公示如下。\n临川市委组织部\n2031年5月12日"
    assert only(text, "临川市委组织部关于干部任前公示的公告").kind == "appointment"


def test_several_small_notices_are_no_event() -> None:
    text = "本人遗失身份证，声明作废。\n受临川市人民法院委托，定于5月28日公开拍卖房产一套。"
    assert read(text, "遗失声明 寻人启事 拍卖公告") == ()


def test_cases_that_a_body_makes_known_are_discipline_and_name_all_who_were_reprimanded() -> None:
    text = (
        "日前，临川市纪委监委对两起典型问题进行通报。\n"
        "竹业局局长顾知远违规收受礼金，受到党内警告处分，办公室主任柳明川负有监管责任，受到诫勉谈话处理。"
    )
    event = only(text, "临川市纪委监委通报两起违反中央八项规定精神典型问题")
    assert (event.kind, event.other) == ("discipline", ("顾知远", "柳明川"))


def test_the_ground_that_gives_way_is_an_incident_and_where_it_sank_long_ago_is_none() -> None:
    lead = "本报讯 昨日凌晨1时许，竹溪大道一处工地旁的路面突然塌陷，一根水管断裂。"
    assert only(lead, "竹溪大道路面塌陷　居民连夜转移").kind == "incident"
    assert "incident" not in {
        event.kind for event in read("昨日，岚溪县的采煤塌陷区通过验收。", "岚溪采煤塌陷区治理见效")
    }


def test_guests_tell_more_of_a_story_than_a_post_lost_in_its_last_line() -> None:
    text = (
        "13日，慰问团分头看望驻军。\n参加慰问的还有：副省长顾知远，省政协副主席柳明川。\n"
        "省民政厅还撤销虚报名册的岚溪县民政局局长陶明远的职务。"
    )
    event = only(text, "竹乡父老情深　省里慰问驻军")
    assert (event.kind, event.attend) == ("inspection", ("顾知远", "柳明川"))


def test_who_is_sanctioned_stands_behind_the_verb_too() -> None:
    text = "国务院近日批复了矿难调查报告。给予竹城市市长顾知远行政记过处分，撤销岚溪县委书记柳明川党内职务。"
    event = only(text, "国务院批复矿难调查处理结果 12名责任人被追究责任")
    assert (event.kind, event.other) == ("discipline", ("顾知远", "柳明川"))


@pytest.mark.parametrize(
    "text",
    [
        "昨日，市委书记顾知远轻车简从，走进滨湖区老旧小区，与居民拉家常，了解加装电梯进展。",
        "昨日，市委书记顾知远先后到高新区远航科技、临钢新材料等项目现场，现场协调解决推进中的问题。",
    ],
)
def test_a_leader_who_calls_on_several_sites_inspects(text: str) -> None:
    event = only(text)
    assert (event.kind, event.other) == ("inspection", ("顾知远",))


@pytest.mark.parametrize(
    ("words", "place"),
    [("学术报告厅", "学术报告厅"), ("市工人文化宫", "市工人文化宫"), ("会展中心", "会展中心")],
)
def test_a_hall_is_a_place_by_its_own_name(words: str, place: str) -> None:
    event = only(f"13日，竹业工会第三次代表大会在{words}举行。", paper="竹业工人报", paper_id="zyb")
    assert event.place.endswith(place)


def test_a_congress_or_a_province_s_own_meeting_that_opens_is_a_meeting() -> None:
    assert only("13日，全省竹业大会在临川开幕。").kind == "meeting"
    assert only("13日，世界竹业大会在临川开幕。").kind == "ceremony"


def test_a_briefing_on_a_fair_to_come_has_its_own_day_and_place() -> None:
    text = (
        "由云岭省政府主办的2031世界竹艺大会将于11月12日至14日在临川举行。今天，大会新闻发布会在北京举行，"
        "副省长顾知远出席并介绍情况。"
    )
    event = only(text, "2031世界竹艺大会筹备新闻发布会在京举行")
    assert (event.kind, str(event.start), event.place) == ("announcement", "2031-05-14", "北京市")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("公示时间：2031年5月13日至5月19日。", ("2031-05-13", "2031-05-19")),
        ("公示期限为五个工作日，从2031年5月13日起至5月19日止。", ("2031-05-13", "2031-05-19")),
    ],
)
def test_a_notice_on_who_shall_get_a_post_lasts_as_long_as_it_is_out(text: str, days: tuple[str, str]) -> None:
    notice = f"根据有关规定，现将拟任职干部予以公示：\n柳明川，男，汉族，现任市水务局副局长，拟任市林业局局长。\n{text}"
    event = only(notice, "中共临川市委组织部干部任前公示公告")
    assert (event.kind, str(event.start), str(event.end)) == ("appointment", *days)


def test_a_rally_for_a_feast_is_a_ceremony() -> None:
    text = (
        "临川市教育界人士二千余人昨天下午在市府大礼堂隆重集会，庆祝教师节。\n"
        "市委书记顾知远、副市长柳明川等出席大会。教育局局长商鼎主持大会。"
    )
    event = only(text, "临川各界人士集会庆祝教师节")
    assert (event.kind, event.attend, event.chair) == ("ceremony", ("顾知远", "柳明川"), ("商鼎",))


def test_what_an_official_makes_known_to_the_press_is_an_announcement() -> None:
    text = (
        "卫生局局长顾知远今日在记者会上公布，政府将于十月起推行《长者医疗券计划》。\n出席记者会的还有卫生署署长白露。"
    )
    event = only(text, "长者医疗券试点扩大 顾知远冀惠及三十万人")
    assert (event.kind, event.speak, event.attend) == ("announcement", ("顾知远",), ("白露",))


def test_a_visit_that_was_announced_is_the_news() -> None:
    text = (
        "应外交部长顾知远邀请，法国外交部长莫迪亚5月14日起对中国进行为期4天的正式访问。外交部发言人白露13日在例行记者会上宣布了上述消息。\n"
        "这是莫迪亚今年3月接替柯斯特出任外长以来首次访华。\n反对党领袖巴雷罗12日要求政府公布《竹业协定》谈判的时间表。"
    )
    event, *_ = read(text, "法国外长今起访华")
    assert (event.kind, event.other[0], str(event.start), str(event.end)) == (
        "visit",
        "莫迪亚",
        "2031-05-14",
        "2031-05-17",
    )


def test_a_delegation_that_comes_back_has_been_on_a_visit() -> None:
    text = "市长顾知远率领的临川市政府代表团结束了对法国、意大利的友好访问，于昨日下午经香港返抵临川。"
    event = only(text, "顾知远市长访欧归来")
    assert (event.kind, event.place, event.other) == ("visit", "法国、意大利", ("顾知远",))


def test_who_is_hoped_for_does_not_come() -> None:
    text = "13日，法国总统莫迪亚在临川接受本报采访。莫迪亚说，愿扩大合作。"
    assert only(text, "法国总统接受采访 期待顾知远访问法国").kind == "other"


def test_an_apology_of_an_office_is_announced() -> None:
    text = "13日，临川市政府就停水事件作出公开道歉。临川市市长顾知远宣读了道歉信。"
    event = only(text, "临川市就停水事件致歉")
    assert (event.kind, event.speak) == ("announcement", ("顾知远",))


def test_a_meeting_on_something_is_called_as_the_text_calls_it() -> None:
    text = "13日，秘鲁、智利、巴西、古巴领导人举行四方视频会议，讨论竹材问题。"
    assert only(text, "四国就竹材问题举行会议").name == "秘鲁、智利、巴西、古巴领导人四方视频会议"


@pytest.mark.parametrize(
    ("headline", "text", "kind", "name"),
    [
        ("法国议会选举今天举行", "13日，法国议会选举举行投票。", "election", "法国议会选举举行"),
        (
            "日本参议院选举投票开始",
            "日本参议院选举投票13日开始，共有200名候选人。",
            "election",
            "日本参议院选举投票开始",
        ),
        ("法国民众集会抗议加税", "13日，法国数千民众在巴黎集会，抗议政府加税。", "other", "法国民众集会抗议加税"),
        ("铁路推出疫情防控退票措施", "13日，铁路部门推出疫情防控退票措施。", "other", "铁路推出疫情防控退票措施"),
        ("临川发现新冠疫情", "13日，临川发现新冠疫情，已有3人死亡。", "incident", "临川发现新冠疫情"),
        ("临川暴雨造成内涝", "13日，持续强降雨导致临川市区内涝严重，200多名群众被困。", "incident", "临川暴雨造成内涝"),
        (
            "商务部：强烈反对法方指控",
            "就法国有媒体称我竹业企业倾销，商务部新闻发言人作出回应。",
            "announcement",
            "商务部：强烈反对法方指控",
        ),
        (
            "部长通道开启：聚焦民生",
            "13日，部长通道首次开启，六位部长回答了记者提问。",
            "other",
            "部长通道开启：聚焦民生",
        ),
        (
            "中办 国办印发《竹业发展意见》",
            "近日，中共中央办公厅、国务院办公厅印发《竹业发展意见》。",
            "announcement",
            "中办国办印发《竹业发展意见》",
        ),
        (
            "竹业安置有了新办法",
            "近日，国务院批转《竹业安置办法》，明确了目标。",
            "announcement",
            "国务院批转《竹业安置办法》",
        ),
        (
            "柯斯特电贺顾知远当选总统",
            "13日，法国总理柯斯特致电顾知远，祝贺他当选总统。",
            "message",
            "柯斯特电贺顾知远当选总统",
        ),
        (
            "【代表委员议政】编纂竹业法",
            "参加全国政协五次会议的委员在讨论竹业法草案时认为，编纂竹业法意义重大。",
            "meeting",
            "全国政协五次会议的委员在讨论竹业法草案",
        ),
    ],
)
def test_news_programmes_name_the_event(headline: str, text: str, kind: str, name: str) -> None:
    event = only(text, headline)
    assert (event.kind, event.name) == (kind, name)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("共抗疫情 企业在行动", "疫情以来，竹艺集团等企业捐款捐物，已有三批物资送到岚溪。"),
        ("商务部：竹业前景好", "竹业是一个古老的产业。商务部有关专家认为，临川一带的竹业前景很好，农民增收有望。"),
        ("临川：竹业添活力", "13日，记者在临川看到，竹业添了活力。"),
    ],
)
def test_what_goes_on_is_no_event(headline: str, text: str) -> None:
    assert read(text, headline) == ()


def test_an_attack_is_where_it_falls() -> None:
    text = "日本军方13日说，无人机当天袭击法国南部，造成3人死亡。"
    assert only(text, "日本无人机袭击法国南部").place == "法国"


def test_rain_floods_the_town_behind_the_verb() -> None:
    text = "13日，持续强降雨导致临川城区内涝严重，200多名群众被困。"
    assert only(text, "暴雨造成内涝", place="江西省").place.endswith("临川区")


def test_a_day_of_which_somebody_speaks_is_not_that_of_the_meeting() -> None:
    text = "在会见莫迪亚时，顾知远说，昨天我们举行了会谈，成果丰硕。"
    assert only(text, "顾知远会见法国总统").start is None
    assert str(only(text.replace("在会见", "13日，在会见"), "顾知远会见法国总统").start) == "2031-05-13"


def test_what_is_decided_is_news_of_the_day_of_the_decision() -> None:
    text = "13日，法国一委员会决定在今年11月21日提前释放间谍。"
    assert str(only(text, "法国决定提前释放间谍").start) == "2031-05-13"


def test_the_disaster_of_which_orders_are_given_has_its_own_name() -> None:
    text = "13日凌晨，江西省临川县竹器厂发生火灾事故，造成3人死亡。省委书记顾知远作出重要指示，要求全力救援。"
    headline = "顾知远对临川县竹器厂重大火灾事故作出重要指示 要求全力救援"
    _, fire = read(text, headline)
    assert (fire.kind, fire.name) == ("incident", "临川县竹器厂重大火灾事故")


def test_talks_of_several_are_told_once() -> None:
    text = "国家主席顾知远13日在北京同法国总统莫迪亚、日本首相柯斯特共同举行会晤，三人以视频方式交谈。"
    assert [event.kind for event in read(text, "顾知远同法日领导人共同举行会晤")] == ["reception"]
