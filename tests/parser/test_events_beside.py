"""What a story reports beside its main event, and news told in list pages, statements and press conferences."""

import pytest

from tests.parser.stories import only, read


def kinds(text: str, headline: str = "", **given: object) -> list[str]:
    return [event.kind for event in read(text, headline, **given)]


# --- gatherings beside changes of posts and receptions ------------------------------------------------------------


def test_the_session_that_appoints_is_an_event_beside_the_appointment() -> None:
    text = "13日，临川市七届人大常委会第九次会议召开。会议决定任命柳明川为临川市副市长。副市长商鼎在会上作说明。"
    appointment, session = read(text, "柳明川任临川市副市长")
    assert (appointment.kind, session.kind, session.name) == (
        "appointment",
        "meeting",
        "临川市七届人大常委会第九次会议",
    )
    assert (appointment.other, session.other, session.speak) == (("柳明川",), ("柳明川",), ("商鼎",))


def test_a_session_that_only_decides_is_none_beside_the_appointment() -> None:
    text = "临川市七届人大常委会第九次会议13日决定任命柳明川为临川市副市长。"
    assert kinds(text, "柳明川任临川市副市长") == ["appointment"]


def test_the_gathering_at_which_a_change_is_made_known_keeps_its_own_day() -> None:
    text = "日前，省委决定：顾知远同志任临川市委书记。\n5月13日，临川市召开领导干部会议，柳明川出席会议并讲话。"
    change, gathering = read(text, "顾知远任临川市委书记")
    assert (change.start, str(gathering.start), gathering.speak) == (None, "2031-05-13", ("柳明川",))
    assert gathering.other == ("顾知远",)


def test_a_gathering_of_weeks_ago_is_background_of_a_change() -> None:
    text = "日前，省委决定：顾知远同志任临川市委书记。\n3月2日，临川市召开领导干部会议，柳明川讲话。"
    assert kinds(text, "顾知远任临川市委书记") == ["appointment"]


def test_the_congress_whose_deputies_are_received_is_an_event_beside() -> None:
    text = "全国竹业工会第四次代表大会12日至13日在京举行。全国政协主席顾知远会见全体代表并讲话。"
    reception, congress = read(text, "顾知远会见竹业工会代表大会代表")
    assert (reception.kind, congress.kind, congress.place) == ("reception", "meeting", "北京市")


def test_a_gathering_that_is_only_hoped_for_is_none() -> None:
    text = "临时总统莫迪亚13日任命柳明川为过渡政府总理，并呼吁各派争取在一周内召开全国和解会议。"
    assert kinds(text, "莫迪亚任命过渡政府总理") == ["appointment"]


# --- statements and press conferences -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("林业部发言人强烈谴责抵制竹材", "林业部发言人今天发表谈话，对有关做法表示坚决反对。"),
        (
            "某国就竹材问题提出严正交涉",
            "针对某国企业抵制竹材一事，林业部发言人顾知远表示：这毫无道理，严重伤害竹农。林业部今天已召见大使。",
        ),
        ("竹材风波又起", "今天外交部发言人顾知远就抵制竹材答记者问。"),
        ("《竹林条例》公开征求意见", "《竹林条例（草案）》13日起向社会公开征求意见。"),
    ],
)
def test_a_statement_is_an_announcement(headline: str, text: str) -> None:
    assert kinds(text, headline)[:1] == ["announcement"]


def test_the_press_conference_that_news_comes_from_is_its_event() -> None:
    text = "记者从市政府新闻办13日举行的新闻发布会上获悉，三条公交线即将开通。局长柳明川介绍有关情况。"
    (event,) = read(text, "三条公交线将开通")
    assert (event.kind, event.name, str(event.start)) == ("announcement", "市政府新闻办新闻发布会", "2031-05-13")


def test_the_office_before_the_day_issues_the_document() -> None:
    (event,) = read("为畅通物流，竹海市商务局13日牵头出台了《竹材物流措施》。", "竹材物流有新规")
    assert event.name == "竹海市商务局牵头出台了《竹材物流措施》"


def test_a_heading_that_explains_does_not_hide_a_press_conference() -> None:
    assert kinds("国务院新闻办13日举行新闻发布会，介绍竹业文件。", "国新办解读竹业文件") == ["announcement"]


def test_an_office_that_writes_a_letter_sends_a_message() -> None:
    text = "春节将至，林业工会13日向全体职工发出慰问信，致以问候。"
    assert kinds(text, "林业工会向全体职工致慰问信") == ["message"]


# --- features and disasters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("竹海：绿水青山引客来", "13日，竹海绿水青山引客来。去年竹海市印发扶持办法，引来游客。"),
        ("【最美护林员】何大山：守好一片林", "13日，最美护林员何大山守好一片林的事迹传开。"),
        ("何大山：守好一片林", "13日一早，何大山守好一片林的路又开始了，市里发布了他的事迹。"),
    ],
)
def test_a_place_or_a_person_before_a_colon_is_a_feature(headline: str, text: str) -> None:
    assert kinds(text, headline) == []


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("强震影响多地 救援仍在进行", "竹岛北部12日发生的7.8级地震已造成372人死亡。"),
        ("袭击事件死亡人数升至69人", "距离恐怖袭击已过50多个小时，袭击造成的死亡人数已上升到69人。"),
        ("重灾区受损严重", "竹岛附近12日晚发生的海啸已造成430人死亡。"),
    ],
)
def test_a_disaster_is_told_by_its_harm(headline: str, text: str) -> None:
    assert kinds(text, headline) == ["incident"]


def test_a_report_to_the_discipline_commission_is_no_inspection() -> None:
    text = "新华社13日全文播发顾知远同志在竹业协会纪律检查委员会全体会议上的工作报告。"
    assert kinds(text, "新华社播发顾知远同志在竹业协会纪律检查委员会全体会议上的工作报告") == ["announcement"]


# --- list pages and places at home --------------------------------------------------------------------------------


@pytest.mark.parametrize("stamp", ["[{}] {}", "{} {}", "（{}）{}"])
def test_a_page_of_headlines_reports_each_on_the_day_beside_it(stamp: str) -> None:
    lines = [("2031-05-13", "市长顾知远会见柳明川"), ("2031-05-12", "市长顾知远主持召开防汛工作会议")]
    lines += [("2031-04-08", "市长顾知远到南京市调研")]
    events = read("\n".join(stamp.format(day, title) for day, title in lines), "市长活动报道")
    assert [(event.kind, str(event.start)) for event in events] == [
        ("reception", "2031-05-13"), ("meeting", "2031-05-12"), ("inspection", "2031-04-08"),
    ]  # fmt: skip


def test_the_day_may_stand_behind_each_headline() -> None:
    text = "顾知远会见柳明川 2031-05-13\n顾知远会见商鼎 2031-05-12\n市长顾知远会见何大山 2031.05.10"
    assert [str(event.start) for event in read(text, "领导活动")] == ["2031-05-13", "2031-05-12", "2031-05-10"]


def test_one_day_in_digits_is_the_page_s_and_no_event_s() -> None:
    (event,) = read("2031-05-13 来源：竹海日报\n近日，市长顾知远会见竹业学者柳明川。", "顾知远会见柳明川")
    assert event.start is None


@pytest.mark.parametrize(
    ("text", "paper", "place"),
    [
        ("13日，市长顾知远在市会议中心主持召开防汛调度会议。", "南京日报", "江苏省南京市会议中心"),
        ("13日，县长顾知远在县人民会堂主持召开防汛调度会议。", "", "县人民会堂"),
        ("13日，防汛调度会议在宁召开。市长顾知远出席。", "南京日报", "江苏省南京市"),
        ("13日，防汛调度会议在蓉召开。市长顾知远出席。", "", "四川省成都市"),
    ],
)
def test_a_venue_and_a_letter_mean_the_place_at_home(text: str, paper: str, place: str) -> None:
    assert [event.place for event in read(text, "防汛调度会议召开", paper=paper)] == [place]


def test_whoever_comes_to_a_city_by_its_letter_inspects_there() -> None:
    text = "13日，宜宾市委书记顾知远率党政代表团来泸考察。"
    assert [event.place for event in read(text, "宜宾市党政代表团来泸考察")] == ["四川省泸州市"]


def test_two_counties_joined_by_and_are_both_the_place() -> None:
    text = "13日，副省长顾知远到重点帮扶县中的曲靖市会泽县和宣威市进行实地督导。"
    (event,) = read(text, "顾知远督导重点帮扶县")
    assert event.place == "云南省曲靖市会泽县、宣威市"


def test_a_study_meeting_is_study() -> None:
    assert kinds("13日，市委理论学习中心组举行专题学习会议。", "市委理论学习中心组举行专题学习会议") == ["study"]


def test_talks_make_what_short_news_says_vaguely() -> None:
    text = (
        "智利秘鲁商定设立联合观察站\n智利国防部长布兰科12日与到访的秘鲁国防部长多雷举行会面，商定在边境冲突地区设站。\n"
        "秘鲁将转交信件\n秘鲁外长科尔曼12日说，特使将启程。科尔曼当天在利马与智利议长帕雷举行会谈。"
    )
    events = read(text, "国际联播快讯")
    assert [(event.kind, set(event.other)) for event in events] == [
        ("reception", {"布兰科", "多雷"}), ("reception", {"科尔曼", "帕雷"}),
    ]  # fmt: skip


# --- more kinds of news and where they were -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("湖南代表团抵京", "13日，出席大会的湖南代表团抵达北京。", "visit"),
        ("韩国泡菜展销引来客流", "13日，竹业文献展在岚溪开幕。", "ceremony"),
        ("中欧经贸对话举行", "第八次中欧经贸高层对话13日在北京举行。", "reception"),
        ("北约峰会在竹城开幕", "为期两天的北约峰会13日在竹城开幕。", "meeting"),
        ("竹业峰会在岚溪开幕", "第二届竹业峰会13日在岚溪开幕。", "ceremony"),
        ("岚溪论坛年会开幕", "岚溪论坛2031年年会13日在岚溪开幕。", "ceremony"),
        ("竹国领导人会晤在喀山举行", "竹业国家领导人第二次会晤13日在俄罗斯喀山举行。", "meeting"),
        ("竹业部门发出通知", "竹业主管部门13日发出通知，要求各地加强管护。", "announcement"),
        ("应急部门派工作组", "13日15时，山西省吕梁市离石区一办公楼发生火灾，造成26人遇难。", "incident"),
    ],
)
def test_news_of_other_kinds(headline: str, text: str, kind: str) -> None:
    assert kinds(text, headline)[:1] == [kind]


def test_progress_is_no_exhibition() -> None:
    assert "ceremony" not in kinds("竹海党建积极探索有效路径。企业党组织强起来。", "竹海党建助力企业发展")


def test_who_signs_has_talked_before() -> None:
    text = "13日下午，国家主席顾知远在阿斯塔纳总统府同哈萨克斯坦总统柳明山举行会谈。会谈后，两国元首签署联合声明。"
    signed, talk = read(text, "顾知远与柳明山签署联合声明")
    assert (signed.kind, talk.kind, set(talk.other)) == ("ceremony", "reception", {"顾知远", "柳明山"})


@pytest.mark.parametrize(
    "witnessed",
    ["两国元首共同见证了茶业等领域合作文件的签署", "顾知远和柳明山见证了《竹业合作备忘录》的签署"],
    ids=["both heads of state", "by name"],
)
def test_a_signing_that_is_witnessed_behind_talks_is_an_event(witnessed: str) -> None:
    text = f"国家主席顾知远13日同竹国总统柳明山举行会谈。\n会谈后，{witnessed}。\n罗秋实参加上述活动。"
    talk, signing = read(text, "顾知远同竹国总统柳明山举行会谈")
    assert (talk.kind, signing.kind, signing.name) == ("reception", "ceremony", witnessed)
    assert set(signing.other) == {"顾知远", "柳明山"}


def test_a_wreath_laid_behind_a_signing_is_another_ceremony() -> None:
    text = (
        "国家主席顾知远13日同竹国总统柳明山举行会谈。\n会谈后，两国元首见证了合作文件的签署。\n"
        "当天，顾知远向竹国烈士纪念碑敬献花圈。"
    )
    assert kinds(text, "顾知远同竹国总统柳明山举行会谈") == ["reception", "ceremony", "ceremony"]


def test_the_minutes_of_talks_that_are_signed_belong_to_them() -> None:
    text = "副省长顾知远13日在岚溪会见竹国大使柳明山。\n会见后，顾知远和柳明山共同签署了《竹业会谈纪要》。"
    assert kinds(text, "顾知远会见竹国大使柳明山") == ["reception"]


def test_what_is_done_at_a_rite_is_part_of_it() -> None:
    text = "13日上午，南京隆重举行国家公祭仪式。\n随后，全场肃立默哀，敬献花圈。"
    assert kinds(text, "国家公祭仪式在南京举行") == ["ceremony"]


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("某岛地震已致105人死亡", "印度尼西亚龙目岛12日发生的地震已经造成至少105人遇难。", "印度尼西亚龙目岛"),
        ("台湾海峡6.2级地震", "今天早晨，台湾海峡发生6.2级地震。", "台湾海峡"),
        ("竹业学者开会", "13日，来自各国的竹业学者在荷兰海牙，就竹材贸易举行学术研讨会。", "荷兰海牙"),
        ("顾知远抵达明斯克", "国务院总理顾知远13日抵达明斯克国际机场，开始访问。", "明斯克"),
        ("顾知远看望老干部", "13日，市委书记顾知远在医院看望老干部。", "云岭市"),  # what is looked at is the home's
        ("某军演习", "9日，军方在南部卡拉奇举行反恐演习。", "卡拉奇"),
    ],
)
def test_where_news_abroad_and_disasters_were(headline: str, text: str, place: str) -> None:
    assert read(text, headline)[0].place == place


def test_who_answers_is_the_other_side_of_a_reception() -> None:
    text = "欢迎仪式后，双方进行了友好交谈。\n国家主席顾知远表示，双方关系良好。\n菲利普表示，愿加强合作。"
    (event,) = read(text, "顾知远会见比利时国王")
    assert set(event.other) >= {"顾知远", "菲利普"}


@pytest.mark.parametrize(
    ("headline", "text", "kinds_told"),
    [
        (
            "顾知远在临川调研",
            "5月13日，省长顾知远在临川市调研竹业。当晚，顾知远在临川主持召开座谈会，听取意见。",
            ["inspection", "meeting"],
        ),
        (
            "顾知远会见杜邦",
            "5月13日下午，省长顾知远在临川会见法国议长杜邦一行。\n顾知远当天还会见了竹国驻沪总领事柳明山。",
            ["reception", "reception"],
        ),
        (
            "省政协常委会第二次会议闭幕",
            "省政协十四届常委会第二次会议13日在临川闭幕。省政协主席顾知远讲话。\n闭幕会前，竹业部副部长柳明川作了专题学习讲座。",
            ["meeting", "study"],
        ),
        (
            "我市与竹业研究院签约",
            "5月13日，我市与竹业研究院签署战略合作协议。\n签约仪式前，市委书记顾知远会见了院长柳明川一行。",
            ["ceremony", "reception"],
        ),
        (
            "全省竹业大会召开",
            "5月13日，全省竹业大会在临川召开，省委书记顾知远讲话。\n会议期间，顾知远还到岚溪县调研。",
            ["meeting", "inspection"],
        ),
    ],
)
def test_what_was_done_before_behind_or_during_it_is_an_event_beside(
    headline: str, text: str, kinds_told: list[str]
) -> None:
    assert kinds(text, headline) == kinds_told


def test_an_oath_behind_the_session_is_part_of_it() -> None:
    text = (
        "5月13日，省十四届人大常委会第二次会议在临川闭幕。\n"
        "会议结束后，举行了宪法宣誓仪式，省人大常委会主任顾知远监誓。"
    )
    assert kinds(text, "省人大常委会第二次会议闭幕") == ["meeting"]


def test_a_sitting_of_the_session_is_no_event_beside_it() -> None:
    text = (
        "省人大常委会第十八次会议13日在临川先开第二次全体会议，再开闭幕会。\n"
        "13日上午，第十八次会议举行第二次全体会议，表决了条例。"
    )
    assert kinds(text, "省人大常委会第十八次会议表决通过竹业条例") == ["meeting"]


def test_an_obituary_is_an_event_and_progress_up_to_a_day_is_none() -> None:
    text = "中国共产党的优秀党员，云岭省原省长顾知远同志，因病医治无效，于5月13日在临川逝世，享年99岁。"
    assert kinds(text, "云岭省委 云岭省政府讣告 顾知远同志逝世") == ["other"]
    text = "截至今年4月底，云岭竹业督察整改任务已全部完成。\n去年以来，云岭加紧推进整改。"
    assert kinds(text, "云岭落实竹业督察整改任务") == []


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("调研期间，顾知远主持召开竹业发展座谈会，听取意见建议。", "meeting"),
        ("在岚期间，顾知远会见了竹海集团董事长柳明川一行。", "reception"),
        ("其间，顾知远出席岚溪竹业产业园开工仪式。", "ceremony"),
        ("顾知远还出席了岚溪竹业产业园开工仪式。", "ceremony"),
        ("顾知远主持召开竹业发展座谈会，听取市县汇报。", "meeting"),
        ("调研中，两地签署竹业合作协议。", "ceremony"),
    ],
)
def test_what_a_leader_holds_on_a_tour_is_an_event_beside_it(later: str, kind: str) -> None:
    text = f"5月13日，省委书记顾知远到岚溪市调研竹业发展。他走进竹园，看望竹农。\n{later}"
    assert kinds(text, "顾知远在岚溪市调研竹业发展") == ["inspection", kind]


def test_what_is_to_come_on_a_visit_is_no_event_beside_it() -> None:
    text = "国务院总理顾知远将于5月20日对法国进行正式访问。访问期间，顾知远将会见法国总统杜朗。"
    assert kinds(text, "顾知远将访问法国") == ["visit"]


def test_a_message_to_the_gathering_that_the_lead_tells_is_an_event_beside_it() -> None:
    text = "世界竹业大会13日在杭州开幕。国家主席顾知远发来贺信，对大会召开表示祝贺。"
    assert kinds(text, "世界竹业大会在杭州开幕") == ["ceremony", "message"]
    assert kinds("竹业大会13日在杭州开幕。省长柳明川宣读了顾知远的贺信。", "竹业大会在杭州开幕") == ["ceremony"]


def test_punishment_and_elections_under_a_motto_are_news_of_their_own() -> None:
    motto = "持之以恒正风肃纪"
    text = "近日，经省委批准，省纪委对柳明川违反纪律一事立案审查。\n决定给予岚溪市原市长柳明川开除党籍处分。"
    assert kinds(text, motto) == ["discipline"]
    text = "5月13日，云岭省十四届人大二次会议举行第四次全体会议。会上选举顾知远为省人大常委会主任。"
    assert kinds(text, "凝心聚力 再启新程") == ["meeting", "election"]


# --- several pieces of news in one text ---------------------------------------------------------------------------


def test_another_piece_of_news_in_the_text_is_an_event_of_its_own() -> None:
    text = "省委书记顾知远13日在合肥会见法国总统莫迪亚。\n又讯 省长柳明川同日在合肥会见了莫迪亚一行。"
    first, second = read(text, "顾知远会见莫迪亚")
    assert (first.other, second.other) == (("顾知远", "莫迪亚"), ("柳明川", "莫迪亚"))
    assert (str(second.start), second.kind) == ("2031-05-13", "reception")


def test_another_piece_of_news_keeps_its_people() -> None:
    text = (
        "临川市13日在体育馆举行升旗仪式，市委书记顾知远出席。\n又讯 岚溪县当日在人民广场举行升旗仪式，县长柳明川出席。"
    )
    first, second = read(text, "临川市举行升旗仪式")
    assert (first.attend, second.attend) == (("顾知远",), ("柳明川",))


def test_whom_another_piece_of_news_says_to_be_punished_is_no_part_of_the_first() -> None:
    text = "经查，商鼎收受礼金，决定给予其开除党籍处分。\n又讯 临川市竹业局局长柳明川被撤销党内职务。"
    first, second = read(text, "省竹业厅原厅长商鼎严重违纪违法被“双开”")
    assert (first.other, second.kind, second.other) == (("商鼎",), "discipline", ("柳明川",))


def test_what_stands_behind_in_short_is_another_piece_of_news() -> None:
    text = "省委书记顾知远13日在合肥会见法国总统莫迪亚。\n○简讯 日前，省政协副主席柳明川出席竹乡论坛并致辞。"
    _, second = read(text, "顾知远会见莫迪亚")
    assert (second.kind, second.speak) == ("ceremony", ("柳明川",))


def test_who_met_the_guests_before_the_meeting_is_news_of_his_own() -> None:
    text = "13日，调研组与岚溪县在竹乡举行座谈会，组长顾知远指出，要护好竹林。\n县政协主席柳明川会前会见了调研组一行。"
    assert kinds(text, "竹林保护座谈会召开") == ["meeting", "reception"]


@pytest.mark.parametrize(
    ("later", "kind", "name"),
    [
        ("奠基仪式后，竹乡招待酒会在会展中心举行。顾知远致辞。", "ceremony", "竹乡招待酒会"),
        ("大会闭幕后，与会人员听取了柳明川主讲的竹业讲座。", "study", "柳明川主讲的竹业讲座"),
        ("随后举行的临川竹业经贸洽谈会上，共签订合同8个。", "ceremony", "临川竹业经贸洽谈会"),
    ],
)
def test_what_followed_the_gathering_is_an_event_of_the_same_day(later: str, kind: str, name: str) -> None:
    text = f"全市竹业大会13日在临川召开。\n{later}"
    _, after = read(text, "全市竹业大会召开")
    assert (after.kind, after.name, str(after.start)) == (kind, name, "2031-05-13")


def test_the_first_plenary_of_whom_a_congress_elected_is_another_event() -> None:
    text = (
        "临川市竹业工会第三次代表大会12日至13日举行。\n"
        "13日上午，临川市竹业工会第三届委员会举行第一次全体会议，选举顾知远为主席。"
    )
    congress, plenary = read(text, "市竹业工会第三次代表大会闭幕")
    assert (congress.kind, plenary.name) == ("meeting", "临川市竹业工会第三届委员会第一次全体会议")
    assert plenary.other == ("顾知远",)


def test_what_the_lead_dates_on_other_days_is_an_event_beside() -> None:
    text = "3天看了9个县、21个项目。5月10日至12日，市委组织开展全市竹业项目现场观摩，今天上午召开点评会。"
    review, tour = read(f"本报5月13日讯 {text}", "全市竹业项目观摩点评会举行")
    assert (str(review.start), review.kind) == ("2031-05-13", "meeting")
    assert (tour.name[-6:], tour.kind, str(tour.end)) == ("项目现场观摩", "inspection", "2031-05-12")


# --- what a heading says besides ----------------------------------------------------------------------------------


def test_an_election_that_the_heading_names_is_an_event_beside_its_session() -> None:
    text = (
        "12日至13日，松坪镇第九届人民代表大会第一次会议在镇政府三楼会议室举行。\n"
        "大会以无记名投票方式，选举顾知远为镇人大主席，柳明川为副主席。"
    )
    session, election = read(text, "松坪镇第九届人民代表大会第一次会议举行 选举产生新一届领导班子")
    assert (session.kind, election.kind, election.other) == ("meeting", "election", ("顾知远", "柳明川"))
    assert session.place == "镇政府三楼会议室"


def test_who_goes_to_a_disaster_as_the_heading_says_is_an_event_beside() -> None:
    text = (
        "法国南部13日凌晨发生6.9级地震，造成12人死亡。\n"
        "总统莫迪亚当天中午乘直升机抵达松原视察灾情，并宣布松原进入紧急状态。"
    )
    quake, visit = read(text, "法国南部发生6.9级地震 总统赴灾区视察")
    assert (quake.kind, visit.other, str(visit.start)) == ("incident", ("莫迪亚",), "2031-05-13")


def test_a_delegation_is_received_on_its_visit() -> None:
    text = (
        "应市政府邀请，以市长顾知远为团长的竹国松原市友好代表团一行8人，于5月11日抵达我市访问。\n"
        "12日上午，副市长柳明川在滨湖宾馆会见了代表团一行。\n市教育局局长商鼎参加会见。"
    )
    visit, reception = read(text, "竹国友好代表团访问我市")
    assert (visit.kind, visit.attend) == ("visit", ())
    assert (reception.other[0], reception.attend, str(reception.start)) == ("柳明川", ("商鼎",), "2031-05-12")


def test_who_chairs_the_gathering_behind_a_reception_chairs_the_gathering() -> None:
    text = (
        "5月13日，竹业先进事迹首场报告会在临川举行。报告会前，市委书记顾知远会见了报告团成员。"
        "宣传部部长白露主持报告会。"
    )
    gathering, reception = read(text, "竹业先进事迹报告会举行")
    assert (gathering.chair, reception.chair, reception.other) == (("白露",), (), ("顾知远",))


# --- news of others, guests and leaders ---------------------------------------------------------------------------


@pytest.mark.parametrize("also", ["另据了解，", "又据省纪委监委消息，", "另据《竹乡晚报》报道，"])
def test_what_is_heard_of_another_official_is_an_event_of_its_own(also: str) -> None:
    text = (
        "本报讯 13日，省纪委监委网站消息，岚溪县委书记柳明川涉嫌严重违纪违法，目前正接受审查调查。\n"
        f"{also}松坪县副县长商鼎涉嫌严重违纪违法，目前正接受组织调查。"
    )
    first, second = read(text, "岚溪县委书记柳明川接受审查调查")
    assert (first.other, second.kind, second.other) == (("柳明川",), "discipline", ("商鼎",))


def test_what_is_heard_of_anything_else_belongs_to_the_story() -> None:
    text = (
        "本报讯 13日，岚溪县委书记柳明川涉嫌严重违纪违法，目前正接受审查调查。\n"
        "另据了解，岚溪县上月召开竹业发展大会，县委书记柳明川出席会议。"
    )
    assert [event.kind for event in read(text, "岚溪县委书记柳明川接受审查调查")] == ["discipline"]


FAIR = "13日上午，第九届中国—法国博览会在临川开幕。省委书记顾知远出席开幕式并致辞。\n"


def test_guests_met_one_by_one_have_an_event_each_where_the_text_tells_of_each() -> None:
    met = "当天下午，顾知远分别会见了法国总理莫迪亚、日本副总理柯斯特。"
    (_, both) = read(FAIR + met, "第九届中国—法国博览会开幕")
    assert (both.kind, both.other) == ("reception", ("顾知远", "莫迪亚", "柯斯特"))
    told = f"{met}\n在会见莫迪亚时，顾知远说，竹业合作前景广阔。\n在会见柯斯特时，顾知远说，欢迎来访。"
    _, *each = read(FAIR + told, "第九届中国—法国博览会开幕")
    assert [event.other for event in each] == [("顾知远", "莫迪亚"), ("顾知远", "柯斯特")]


def test_leaders_whom_the_heading_names_by_one_word_make_one_tour() -> None:
    text = (
        "13日，县委书记柳明川到竹口镇走访慰问老党员。\n同日，县长商鼎到松坪镇看望慰问环卫工人。\n"
        "县委办公室主任白露参加慰问。"
    )
    event, *others = read(text, "县领导走访慰问老党员和环卫工人")
    assert (event.other, event.attend, others) == (("柳明川", "商鼎"), ("白露",), [])
    assert [one.other for one in read(text, "新春送温暖")] == [("柳明川",), ("商鼎",)]


def test_a_reception_that_the_heading_names_beside_a_signing() -> None:
    text = (
        "昨日下午，市长顾知远会见了来临川的竹艺集团董事长商鼎一行，并共同出席战略合作协议签字仪式。\n"
        "顾知远说，希望双方深化合作。"
    )
    kinds = {event.kind for event in read(text, "市政府与竹艺集团签署战略合作协议\n顾知远会见商鼎一行")}
    assert kinds == {"ceremony", "reception"}


def test_the_disaster_on_which_something_is_announced() -> None:
    text = (
        "13日，法国总统莫迪亚在巴黎宣布，受强震影响的三个省进入紧急状态。\n"
        "12日凌晨，法国南部松原省发生7.8级强烈地震，已造成12人遇难。"
    )
    said, quake = read(text, "法国一日两次强震　总统宣布三省进入紧急状态")
    assert (said.kind, quake.kind, quake.name, str(quake.start)) == (
        "announcement",
        "incident",
        "法国一日两次强震",
        "2031-05-12",
    )
    quake = only(text, "法国发生强震　总统宣布三省进入紧急状态")
    assert (quake.kind, str(quake.start), quake.place) == ("incident", "2031-05-12", "法国松原省")


def test_a_session_that_elects_in_one_sentence_is_one_event() -> None:
    text = (
        "新华社巴黎5月13日电 法国议会13日举行特别会议，接受议长莫迪亚的辞呈，并选举副议长柯斯特为新任议长。\n"
        "莫迪亚将以普通议员身份工作。"
    )
    event = only(text, "法国议长辞职")
    assert set(event.other) >= {"莫迪亚", "柯斯特"}


def test_the_board_that_a_congress_elects_has_one_event() -> None:
    text = (
        "云岭省妇女第十一次代表大会5月13日在临川闭幕。当天召开的省妇联十一届一次执委会议选举白露为省妇联主席，"
        "商鼎为副主席。\n省委副书记顾知远出席闭幕式并致贺词。"
    )
    congress, board = read(text, "省妇联选举产生新一届领导班子")
    assert (congress.attend, set(board.other)) == (("顾知远",), {"白露", "商鼎"})


CALL = (
    "副总理顾知远13日在岚京会见了竹国总统莫迪亚，并与莫迪亚共同出席百竹园落成仪式。\n顾知远说，愿加强合作。\n"
    "莫迪亚说，高度赞赏。\n在百竹园落成仪式上，顾知远表示，竹园凝聚了心血。\n"
)


def test_what_host_and_guest_attend_together_is_an_event_with_a_passage_of_its_own() -> None:
    reception, ceremony = read(CALL, "顾知远会见竹国总统")
    assert (reception.kind, reception.speak) == ("reception", ("顾知远", "莫迪亚"))
    assert (ceremony.kind, ceremony.speak, ceremony.attend) == ("ceremony", ("顾知远",), ("顾知远", "莫迪亚"))


def test_whom_a_host_also_met_makes_a_reception_without_a_day() -> None:
    also = "顾知远还会见了议长柯斯特，表示愿加强往来。"
    first, _, last = read(CALL + also, "顾知远会见竹国总统")
    assert (first.other, last.other, last.start) == (("顾知远", "莫迪亚"), ("顾知远", "柯斯特"), None)
    several = "13日，副总理顾知远在岚京分别会见了各国客人。\n会见总统莫迪亚时，顾知远说，愿加强合作。\n"
    assert kinds(several + also, "顾知远分别会见各国客人") == ["reception"]


def test_whom_a_visitor_meets_makes_receptions_where_a_passage_tells_of_each() -> None:
    text = (
        "委员长顾知远11日至13日对竹国进行正式友好访问，在岚京会见总统莫迪亚、总理柯斯特。\n"
        "会见莫迪亚时，顾知远指出，愿共同努力。莫迪亚表示，愿加强合作。\n会见柯斯特时，顾知远强调，前景广阔。\n"
    )
    visit, *met = read(text, "顾知远对竹国进行正式友好访问")
    assert (visit.kind, visit.speak, visit.other) == ("visit", (), ("顾知远",))
    assert [one.speak for one in met] == [("顾知远", "莫迪亚"), ("顾知远",)]
    assert kinds(text.partition("\n")[0], "顾知远对竹国进行正式友好访问") == ["visit"]


def test_the_further_clauses_of_a_reception_tell_receptions_of_their_own() -> None:
    text = (
        "应邀访问法国的副总理顾知远12日在里昂会见了法国总统莫迪亚，并于13日同法国总理柯斯特举行会谈。\n"
        "在会见莫迪亚时，顾知远说，愿加强合作。\n莫迪亚说，愿共同努力。\n"
        "在同柯斯特会谈时，顾知远表示，前景广阔。\n柯斯特表示，愿深化往来。\n"
    )
    visit, met, talked = read(text, "顾知远访问法国")
    assert (visit.kind, visit.other, visit.speak, str(visit.end)) == ("visit", ("顾知远",), (), "2031-05-13")
    assert (str(met.start), met.speak) == ("2031-05-12", ("顾知远", "莫迪亚"))
    assert (str(talked.start), talked.speak) == ("2031-05-13", ("顾知远", "柯斯特"))
    told = "省委书记顾知远13日在岚溪会见了法国总统莫迪亚，还会见了随访的法国外长柯斯特。"
    first, second = read(told, "顾知远会见莫迪亚")
    assert (first.other, second.other) == (("顾知远", "莫迪亚"), ("顾知远", "柯斯特"))
    assert kinds(told.replace("还会见了随访的法国外长柯斯特", "并同莫迪亚举行会谈"), "顾知远会见莫迪亚") == [
        "reception"
    ]


def test_whom_a_speaker_at_a_forum_met_has_a_reception_where_a_passage_tells_of_him() -> None:
    text = (
        "竹国议会论坛13日在岚京举行。委员长顾知远出席并讲话。\n出席论坛期间，顾知远分别会见了与会的议会领导人。\n"
        "在会见参议长莫迪亚和副议长杜邦时，顾知远说，愿加强往来。\n莫迪亚表示，愿深化合作。\n"
        "在会见众议长柯斯特时，顾知远说，前景广阔。\n商鼎参加上述活动。"
    )
    forum, *met = read(text, "顾知远出席竹国议会论坛")
    assert forum.speak == ("顾知远",)
    assert [(one.speak, one.other, one.attend, one.start) for one in met] == [
        (("顾知远", "莫迪亚"), ("顾知远", "莫迪亚", "杜邦"), ("商鼎",), None),
        (("顾知远",), ("顾知远", "柯斯特"), ("商鼎",), None),
    ]


def test_whom_an_official_met_on_a_day_of_its_own_is_received_beside_foreign_news() -> None:
    text = "12日，法国国民议会通过了竹业法案。\n当天在会见法国外长莫迪亚时，外交部长顾知远表示，愿加强合作。"
    _, met = read(text, "法国国民议会通过竹业法案")
    assert (met.kind, str(met.start), met.speak) == ("reception", "2031-05-12", ("顾知远",))
    said = "总理柯斯特12日表示，法案有益。\n柯斯特12日在会见到访的外长商鼎时强调，愿加强合作。"
    assert [event.kind for event in read(f"{text[:19]}\n{said}", "法国国民议会通过竹业法案")][-1] == "reception"


def test_more_guests_than_an_article_has_events_have_one() -> None:
    text = (
        "副总理顾知远11日、12日在岚京分别会见了竹国总统莫迪亚、法国总统杜邦、秘鲁总统柯斯特、荷兰首相柳明德。\n"
        "在会见莫迪亚时，顾知远说，愿加强合作。\n在会见杜邦时，顾知远说，前景广阔。"
    )
    met = only(text, "顾知远会见莫迪亚等外国领导人")
    assert met.other == ("顾知远", "莫迪亚", "杜邦", "柯斯特", "柳明德")
    assert (str(met.start), str(met.end)) == ("2031-05-11", "2031-05-12")


def test_guests_whom_a_sentence_counts_all_speak() -> None:
    text = "总理顾知远13日集体会见法国总理莫迪亚、荷兰首相柯斯特。\n顾知远说，愿加强合作。\n两国总理表示，愿加强合作。"
    assert only(text, "顾知远会见法国总理、荷兰首相").speak == ("顾知远", "莫迪亚", "柯斯特")


def test_who_gives_a_medal_in_the_name_of_another_holds_a_ceremony_behind_the_reception() -> None:
    text = "委员长顾知远13日会见法国议长莫迪亚。\n会见结束后，莫迪亚代表杜邦总统授予顾知远委员长法国友谊勋章。"
    _, award = read(text, "顾知远会见莫迪亚")
    assert (award.kind, award.other) == ("ceremony", ("莫迪亚", "顾知远"))


def test_the_day_on_which_a_paper_writes_is_meant_by_that_day_in_its_first_sentence() -> None:
    text = "当天下午，省委书记顾知远会见法国总统莫迪亚。"
    assert str(only(text, "顾知远会见莫迪亚").start) == "2031-05-14"
    assert only(text, "顾知远会见莫迪亚", paper="").start is None
    assert only(f"盼望已久。{text}", "顾知远会见莫迪亚").start is None


def test_guests_met_one_by_one_are_not_at_each_other_s_reception() -> None:
    text = (
        "13日，总理顾知远分别会见了来华出席论坛的法国总统莫迪亚、荷兰首相柯斯特。\n在会见莫迪亚时，顾知远说，愿合作。\n"
        "在会见柯斯特时，顾知远说，前景广阔。\n莫迪亚表示，愿合作。\n柯斯特表示，愿努力。\n商鼎参加上述活动。"
    )
    first, second = read(text, "顾知远分别会见法国总统、荷兰首相")
    assert (first.speak, first.attend) == (("顾知远", "莫迪亚"), ("商鼎",))
    assert (second.speak, second.attend) == (("顾知远", "柯斯特"), ("商鼎",))


def test_the_talks_that_a_heading_names_are_one_reception_of_the_visit() -> None:
    text = (
        "应邀请，委员长顾知远11日至13日对法国进行正式友好访问，在里昂会见法国总统莫迪亚，与议长柯斯特举行会谈。\n"
        "会见莫迪亚时，顾知远说，愿合作。\n莫迪亚说，愿努力。\n与柯斯特会谈时，顾知远说，前景广阔。\n"
    )
    met, visit, talked = read(text, "顾知远会见法国总统")
    assert (met.other, visit.kind, talked.other) == (("顾知远", "莫迪亚"), "visit", ("顾知远", "柯斯特"))


def test_who_chairs_a_regular_meeting_with_guests_receives_nobody() -> None:
    text = "总理顾知远13日在人民大会堂同法国总理莫迪亚、荷兰首相柯斯特共同主持第二十次竹国领导人会晤。"
    meeting = only(text, "顾知远与法国总理、荷兰首相共同主持第二十次竹国领导人会晤")
    assert (meeting.kind, meeting.chair) == ("meeting", ("顾知远", "莫迪亚", "柯斯特"))


def test_talks_that_the_first_sentence_tells_without_names_or_a_day_are_the_heading_s() -> None:
    text = "欢迎仪式后，两国总理举行会谈。\n顾知远表示，愿合作。\n莫迪亚表示，愿努力。\n5月1日上午，铁路开工。"
    talks = read(text, "顾知远同法国总理莫迪亚举行会谈")[0]
    assert (talks.name, talks.start) == ("顾知远同法国总理莫迪亚举行会谈", None)


def test_who_brings_wishes_to_a_congress_himself_sends_no_message() -> None:
    text = "岚溪市竹业协会第二次代表大会13日在岚溪市召开。\n副市长顾知远出席大会并代表市政府致贺词。"
    assert kinds(text, "岚溪市竹业协会第二次代表大会召开") == ["meeting"]


def test_what_a_visit_led_to_is_no_visit() -> None:
    text = "各界人士认为，国家主席顾知远对法国的访问成果丰硕，此访将引领两国关系迈入新时代。"
    assert kinds(text, "顾主席访问引领两国关系迈入新时代") == []


TELEGRAM = "国家主席顾知远今天就竹海地震向法国总统莫迪亚致慰问电。\n顾知远说，深表同情。\n"


def test_who_sends_a_message_to_somebody_else_sends_another_one() -> None:
    also = "国务院总理柳明川今天也就竹海地震向法国总理柯斯特致慰问电。"
    first, second = read(TELEGRAM + also, "顾知远向法国总统致慰问电")
    assert (first.other, second.other) == (("顾知远", "莫迪亚"), ("柳明川", "柯斯特"))
    answer = "国务院总理柳明川和法国总理柯斯特也互致慰问电。"
    assert kinds(TELEGRAM + answer, "顾知远向法国总统致慰问电") == ["message", "message"]


def test_who_writes_too_without_naming_anybody_writes_the_same_message() -> None:
    text = "总理顾知远13日向竹乡论坛致贺信。\n顾知远说，竹业兴旺。\n联合国秘书长莫迪亚也发来贺信表示祝贺。"
    assert only(text, "顾知远向竹乡论坛致贺信").other == ("顾知远", "莫迪亚")


def test_a_gathering_told_behind_the_message_to_it_has_not_its_writer() -> None:
    text = (
        "在竹海油田发现60周年之际，国家主席顾知远发来贺信。\n顾知远指出，成绩来之不易。\n希望大家再接再厉。\n"
        "新的征程，任重道远。\n大家备受鼓舞，决心努力。\n油田继续增产增效。\n"
        "竹海油田发现60周年庆祝大会13日在江苏南京举行。会上宣读了顾知远的贺信。"
    )
    letter, gathering = read(text, "顾知远致信祝贺竹海油田发现60周年")
    assert (letter.kind, letter.other) == ("message", ("顾知远",))
    assert (gathering.kind, list(gathering.people()), gathering.place) == ("ceremony", [], "江苏省南京市")


def test_an_organ_s_letter_has_those_to_whom_the_text_says_it_went() -> None:
    text = (
        "据悉，在竹艺大赛中，我市选手夺冠。\n5月13日，岚溪市委、市政府向选手柳明川及教练商鼎发去贺信，表示祝贺。\n"
        "市长顾知远上门看望了家属。"
    )
    letter = read(text, "市委市政府致信祝贺竹艺选手")[0]
    assert (letter.kind, letter.other, str(letter.start)) == ("message", ("柳明川", "商鼎"), "2031-05-13")


def test_a_visit_that_a_heading_announces_without_a_name_is_the_visitor_s() -> None:
    text = "总统府宣布，法国总统莫迪亚将于5月20日至22日来我国访问，并出席在竹海举行的竹业峰会。"
    visit = only(text, "法国总统将访华并出席竹业峰会")
    assert (visit.kind, visit.place, visit.other) == ("visit", "中国", ("莫迪亚",))
    assert (str(visit.start), str(visit.end)) == ("2031-05-20", "2031-05-22")


def test_a_guest_of_whom_no_passage_tells_was_told_nothing() -> None:
    text = (
        "13日，委员长顾知远分别会见竹国总理柯斯特和岚国总统莫迪亚。\n"
        "在会见柯斯特时，顾知远表示，愿加强往来。\n柯斯特表示，愿深化合作。"
    )
    first, second = read(text, "顾知远会见竹国总理")
    assert (first.speak, second.speak) == (("顾知远", "柯斯特"), ())


def test_the_briefing_of_the_day_on_a_disaster_is_an_event_beside_it() -> None:
    text = "岚溪县“5·9”特别重大火灾的救援今天进入第四天，到14日下午，9人遇难。\n"
    brief = "今天下午，临川市政府新闻办举行第三次新闻发布会，通报安置情况。"
    fire, briefing = read(text + brief, "岚溪县“5·9”特别重大火灾事故")
    assert (fire.kind, briefing.kind, str(briefing.start)) == ("incident", "announcement", "2031-05-14")
    assert kinds(text + brief.replace("今天", "10日"), "岚溪县“5·9”特别重大火灾事故") == ["incident"]


def test_an_event_is_told_once() -> None:
    text = (
        "今天（5月14日）是竹乡建乡30周年，各村举行多种形式的纪念活动。\n5月14日上午，纪念竹乡建乡30周年仪式在这里举行。"
    )
    assert [event.name for event in read(text, "纪念竹乡建乡30周年仪式在京举行")] == ["纪念竹乡建乡30周年仪式"]


# --- what else was done that day ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "kind", "name"),
    [
        ("市长商鼎其后设午宴款待柳明川一行。", "reception", "商鼎其后设午宴款待柳明川一行"),
        ("会见后，双方签署了《竹业协作备忘录》。", "ceremony", "双方签署了《竹业协作备忘录》"),
        ("会面后，顾知远与柳明川共同出席竹艺馆揭牌仪式。", "ceremony", "竹艺馆揭牌仪式"),
    ],
)
def test_what_follows_a_reception_is_an_event_of_its_own(later: str, kind: str, name: str) -> None:
    text = f"昨日上午，岚溪市委书记顾知远在市政府会见临川市委书记柳明川一行。\n{later}"
    events = read(text, "顾知远会见柳明川")
    assert [(event.kind, event.name) for event in events[1:]] == [(kind, name)]


def test_the_signing_that_host_and_guest_witness_has_its_own_people() -> None:
    text = (
        "昨天，岚溪市委书记顾知远会见竹叶集团总经理柳明川一行，共同见证双方战略合作协议签约。\n"
        "签约仪式上，副市长商鼎与集团副总经理白露代表双方签署协议。"
    )
    reception, signing = read(text, "顾知远会见竹叶集团客人")
    assert (reception.kind, signing.kind, signing.name) == ("reception", "ceremony", "双方战略合作协议签约")


def test_gatherings_held_one_after_the_other_are_events_each_with_its_passage() -> None:
    text = (
        "5月13日，岚溪市委书记顾知远先后主持召开市委常委会会议、市委议军会议和市委财经委员会第四次会议。\n"
        "在市委议军会议上，岚溪军分区政委柳明川汇报了工作。"
    )
    events = read(text, "市委常委会召开会议")
    assert [event.name for event in events] == ["市委常委会会议", "市委议军会议", "市委财经委员会第四次会议"]
    assert [(event.chair, event.speak) for event in events] == [
        (("顾知远",), ()),
        (("顾知远",), ("柳明川",)),
        (("顾知远",), ()),
    ]


def test_the_first_of_two_gatherings_of_a_headline_is_the_main_one() -> None:
    text = (
        "5月13日，岚溪市委理论学习中心组举行竹业专题学习。市委书记顾知远主持。\n"
        "当天下午，顾知远主持召开市委常委会（扩大）会议，市长柳明川列席。"
    )
    study, meeting = read(text, "市委理论学习中心组举行集体学习 市委常委会会议召开")
    assert (study.kind, meeting.kind, meeting.attend) == ("study", "meeting", ("柳明川",))


def test_the_gathering_that_the_lead_tells_before_the_headline_s_is_an_event_too() -> None:
    text = (
        "昨天下午，岚溪市长顾知远主持召开市政府第112次常务会议。\n"
        "会后举行市政府党组理论学习中心组集体学习会，副市长柳明川参加。"
    )
    assert {event.kind for event in read(text, "市政府党组理论学习中心组举行集体学习")} == {"study", "meeting"}


def test_the_farewell_and_the_death_that_it_is_for_are_two_events() -> None:
    text = (
        "岚溪市原副市长顾知远同志，因病医治无效，于2031年5月11日在临川逝世，享年84岁。"
        "顾知远同志遗体告别仪式13日上午在临川举行。"
    )
    rite, death = read(text, "顾知远同志遗体告别仪式在临川举行")
    assert (rite.kind, rite.other, str(rite.start)) == ("ceremony", ("顾知远",), "2031-05-13")
    assert (death.kind, death.name, str(death.start)) == ("other", "顾知远同志逝世", "2031-05-11")


def test_a_death_of_a_month_ago_is_background_of_the_farewell() -> None:
    text = "岚溪市原副市长顾知远同志，于2031年4月6日在临川逝世。顾知远同志遗体告别仪式13日上午在临川举行。"
    assert kinds(text, "顾知远同志遗体告别仪式在临川举行") == ["ceremony"]


def test_whom_a_session_elects_is_an_event_though_the_headline_names_the_session_alone() -> None:
    text = (
        "岚溪市第九届人民代表大会第三次会议昨天闭幕。市人大常委会主任商鼎主持。\n"
        "会议通过了各项决议。会议补选柳明川为市监察委员会主任。"
    )
    session, election = read(text, "岚溪市九届人大三次会议闭幕")
    assert (session.kind, session.other, election.kind, election.other) == (
        "meeting",
        ("柳明川",),
        "election",
        ("柳明川",),
    )


def test_officers_of_a_session_are_no_election_of_its() -> None:
    text = "全国人大一次会议主席团13日举行第一次会议，商鼎主持。\n会议推选顾知远、柳明川为大会主席团常务主席。"
    assert kinds(text, "全国人大一次会议主席团举行首次会议") == ["meeting"]


def test_who_is_met_behind_an_appointment_on_the_day_is_received() -> None:
    text = (
        "国务院5月13日发布国务院令，任命白露为澳门特别行政区行政法务司司长。\n"
        "中央政府驻澳门联络办公室主任柳明川5月14日在澳门会见了商鼎一行。"
    )
    assert kinds(text, "国务院任命澳门特别行政区主要官员") == ["appointment", "reception"]


def test_when_somebody_spoke_is_no_reception() -> None:
    text = "13日，国务院任命白露为竹业部部长。\n13日，总统莫迪亚在会见商鼎后表示，任命是及时的。"
    assert kinds(text, "白露任竹业部部长") == ["appointment"]


def test_talks_beside_a_signing_are_in_its_city() -> None:
    text = "13日，岚溪市政府与竹叶集团在南京签署合作协议。签约前，市委书记顾知远会见了集团董事长柳明川一行。"
    signing, talks = read(text, "岚溪市政府与竹叶集团签署合作协议")
    assert (signing.place, talks.kind, talks.place) == ("江苏省南京市", "reception", "江苏省南京市")


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("海军远航编队从临川起航", "今天上午，由竹叶舰组成的海军远航编队，从临川某军港起航。", "ceremony"),
        ("竹乡加速起航", "今天的竹乡，满眼新绿。", ""),
        ("顾知远同欧盟专员举行视频会见", "13日，国务院副总理顾知远同欧盟专员莫迪亚举行视频会见。", "reception"),
    ],
)
def test_sailing_and_talks_by_video(headline: str, text: str, kind: str) -> None:
    assert kinds(text, headline) == ([kind] if kind else [])


def test_looks_on_the_spot_before_a_gathering_are_an_inspection() -> None:
    text = (
        "昨日，全市竹业现场推进会在临川召开。副市长顾知远讲话。\n会前，顾知远一行实地察看了竹溪灌区、竹林廊道等现场。"
    )
    assert kinds(text, "全市竹业现场推进会在临川召开") == ["meeting", "inspection"]


def test_an_excerpt_that_tells_only_its_guests_is_the_event_of_its_headline() -> None:
    text = "希望双方把协议变成实打实的成果。\n参加会见的还有岚溪市委常委、秘书长柳明川，副市长商鼎，临川市市长白露。"
    event = only(text, "岚溪与竹叶集团深化合作")
    assert (event.kind, event.name, event.attend) == (
        "reception",
        "岚溪与竹叶集团深化合作",
        ("柳明川", "商鼎", "白露"),
    )


def test_the_disaster_that_a_headline_names_before_who_goes_there_is_the_main_event() -> None:
    text = (
        "5月13日16时40分，云岭省岚溪市一化工企业储罐发生爆燃，2名工人受轻伤。\n"
        "市委书记柳明川在现场指挥处置。\n14日上午，岚溪市召开新闻发布会，市应急局局长商鼎通报救援进展。"
    )
    events = read(text, "岚溪一储罐爆燃 副省长顾知远赶赴现场指导救援")
    assert [event.kind for event in events] == ["incident", "inspection", "announcement"]
    assert (events[0].name, events[0].other, events[1].other) == ("岚溪一储罐爆燃", ("柳明川",), ("顾知远",))


def test_somebody_received_at_a_time_of_its_own_is_another_event_than_guests_without_names() -> None:
    text = (
        "省委书记顾知远13日上午会见竹业界代表人士。\n顾知远说，竹业大有可为。\n"
        "当天下午，省委书记顾知远会见了省政协副主席柳明川。"
    )
    first, second = read(text, "顾知远会见竹业界代表人士")
    assert (first.other, second.other) == (("顾知远",), ("顾知远", "柳明川"))


def test_calls_on_those_whom_a_later_line_names_are_one_event() -> None:
    text = (
        "13日，省委书记顾知远在北京拜会国家有关部委负责人。\n"
        "其间，顾知远一行先后拜会了水利部部长柳明川、商务部部长方守正。"
    )
    only(text, "顾知远赴京拜会国家有关部委负责人")


def test_guests_without_names_told_of_again_are_one_event() -> None:
    text = "省委书记顾知远13日会见竹业界代表人士。\n会前，顾知远亲切会见代表人士。"
    only(text, "顾知远会见竹业界代表人士")


def test_what_somebody_did_besides_in_the_place_of_a_gathering_is_an_event() -> None:
    text = (
        "全国竹业大会13日在湖北武汉举行，副省长顾知远出席并讲话。\n"
        "在湖北期间，顾知远还看望了竹业局干部，并到武汉市江岸区百竹社区，了解社区工作情况。"
    )
    assert [(told.kind, told.place) for told in read(text, "顾知远出席全国竹业大会")] == [
        ("meeting", "湖北省武汉市"),
        ("inspection", "湖北省武汉市江岸区百竹社区"),
    ]


def test_a_call_on_workers_before_a_visit_is_an_event_beside_it() -> None:
    text = (
        "全国人大常委会委员长顾知远13日下午抵达华沙，开始对波兰进行正式友好访问。\n"
        "13日上午，顾知远委员长在捷克通信部长陪同下，专程前往竹业中心，亲切看望在那里工作的技术人员。"
    )
    kinds = [told.kind for told in read(text, "顾知远开始对波兰进行正式友好访问")]
    assert kinds == ["visit", "inspection"]


def test_talks_and_how_the_guest_came_to_them_are_one_event() -> None:
    text = (
        "国家主席顾知远13日晚在松园同波兰总统科瓦德举行中波元首会晤。\n"
        "13日下午，顾知远抵达波兰首都华沙不久，即应科瓦德邀请来到松园。"
    )
    only(text, "顾知远同波兰总统科瓦德会晤")
