"""Who does what at an event, in the words that hide it: whole lists, letters, rescues, journeys; invented people."""

import pytest

from tests.parser.stories import only, read

QUAKE = "13日凌晨，岚溪县竹口镇发生5.8级地震，造成3人死亡。\n"


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("副省长顾知远、县长柳明川赶到现场指挥救援。", ("顾知远", "柳明川")),
        ("副省长顾知远当晚赶到现场，成立了以市长柳明川为指挥长的救援指挥部。", ("顾知远", "柳明川")),
        ("省委书记顾知远、省长柳明川立即作出批示，并于14日凌晨赶赴灾区。", ("顾知远", "柳明川")),
        ("省地震局工作组由副局长顾知远带队已抵达岚溪。", ("顾知远",)),
        ("救灾委派出由省应急管理厅副厅长顾知远率领的工作组赶赴灾区。", ("顾知远",)),
        ("县委书记顾知远，副县长柳明川在现场参与处置。", ("顾知远", "柳明川")),
        ("县长顾知远带着干部群众用手刨，镇长柳明川连夜到场处置。", ("顾知远", "柳明川")),
        ("已成立由副县长顾知远任组长的调查组，县住建局局长柳明川任副组长。", ("顾知远", "柳明川")),
        ("县地震局局长顾知远介绍，余震已经减少。", ()),
        ("村民顾大山从屋里跑到现场，身上只有一件单衣。", ()),
    ],
)
def test_officials_who_hurry_to_a_disaster_have_a_part_in_it(behind: str, who: tuple[str, ...]) -> None:
    assert only(QUAKE + behind, "岚溪县发生5.8级地震").other == who


@pytest.mark.parametrize(
    ("behind", "role", "who"),
    [
        ("省水利厅厅长顾知远与省林业局局长柳明川分别汇报了工作进展。", "speak", ("顾知远", "柳明川")),
        ("省水利厅厅长顾知远就《云岭省竹业条例》的修改情况作了汇报。", "speak", ("顾知远",)),
        ("会议听取了省水利厅厅长顾知远、省林业局局长柳明川的汇报。", "speak", ("顾知远", "柳明川")),
        ("省水利厅厅长顾知远作《2030年度竹业工作报告》。", "speak", ("顾知远",)),
        ("省水利厅厅长顾知远应邀点评。", "speak", ("顾知远",)),
        ("省水利厅厅长顾知远就今年的竹业工作作了安排。", "speak", ("顾知远",)),
        ("检察长顾知远就事实认定和法律适用发表了意见。", "speak", ("顾知远",)),
        ("省水利厅厅长顾知远就经费问题作答。", "speak", ("顾知远",)),
        ("省水利厅厅长顾知远回应，办法已经印发。", "speak", ("顾知远",)),
        ("省委常委顾知远到会致贺。", "speak", ("顾知远",)),
        ("图为县长顾知远（左二）与乡长柳明川（左三）共同为竹器馆揭牌。", "other", ("顾知远", "柳明川")),
        ("省水利厅厅长顾知远与省林业局局长柳明川代表双方签署协议。", "other", ("顾知远", "柳明川")),
        ("副省长顾知远应邀到会并讲了话。", "speak", ("顾知远",)),
        ("省水利厅厅长顾知远当场作了回应。", "speak", ("顾知远",)),
        ("市长顾知远代表各市表态，坚决完成任务。", "speak", ("顾知远",)),
        ("副省长顾知远解读《云岭省竹业条例》。", "speak", ("顾知远",)),
        ("副省长顾知远回答了《竹报》等多家媒体记者的提问。", "speak", ("顾知远",)),
        ("省长顾知远主持大会并宣布大会开幕。", "speak", ()),
        ("省长顾知远宣布大会开幕。", "speak", ("顾知远",)),
        ("省人大常委会主任顾知远监誓，副主任柳明川主持。", "chair", ("柳明川",)),
        ("省人大常委会主任顾知远监誓，副主任柳明川主持。", "attend", ("顾知远",)),
        ("会上，副省长顾知远领学了有关文件。", "speak", ("顾知远",)),
        ("副省长顾知远到会指导。", "attend", ("顾知远",)),
        ("嘉宾包括副省长顾知远、省水利厅厅长柳明川等。", "attend", ("顾知远", "柳明川")),
        ("省水利厅厅长顾知远、省林业局局长柳明川出席大会。柳明川签署了协议。", "other", ("柳明川",)),
        ("民盟省委主委顾知远建议多种竹；民革省委主委柳明川呼吁多修路。", "speak", ("顾知远", "柳明川")),
        ("省军区司令员顾知远少将出席会议并致辞。", "attend", ("顾知远",)),
        ("会前，省长顾知远在副省长柳明川陪同下参观了竹器展。", "attend", ()),
        ("会前，会议听取了省水利厅厅长顾知远的汇报。", "speak", ("顾知远",)),
        ("大会召开期间，省委书记顾知远还主持召开了省委常委会会议。", "chair", ()),
    ],
)
def test_what_somebody_does_at_a_meeting(behind: str, role: str, who: tuple[str, ...]) -> None:
    event, *_ = read(f"13日，云岭省竹业大会在临川召开。\n{behind}", "云岭省竹业大会召开")
    assert getattr(event, role) == who


def test_members_of_a_delegation_go_with_it() -> None:
    text = (
        "市长顾知远率临川市政府代表团13日启程，前往法国进行友好访问。\n"
        "代表团成员包括市政府秘书长柳明川、市商务局局长商鼎等。副市长白露到机场送行。"
    )
    assert only(text, "顾知远率临川市政府代表团出访").attend == ("柳明川", "商鼎", "白露")


@pytest.mark.parametrize(
    "reports", ["岚溪县县长柳明川汇报有关情况。", "他召开座谈会，听取岚溪县县长柳明川的汇报。", "县长柳明川汇报工作。"]
)
def test_who_reports_to_an_inspector_speaks(reports: str) -> None:
    text = f"13日，省政府副省长顾知远在岚溪县检查防汛工作。{reports}"
    assert only(text, "顾知远检查防汛工作").speak == ("柳明川",)


def test_a_guest_who_invites_his_host_speaks() -> None:
    text = "13日，市长顾知远会见了岚国岚京市市长米拉诺夫·科林一行。米拉诺夫·科林邀请临川市组团参加竹器节。"
    assert only(text, "顾知远会见客人").speak == ("米拉诺夫·科林",)


def test_what_is_said_behind_a_gathering_on_a_tour_is_said_there() -> None:
    text = (
        "11日至13日，云岭省委书记顾知远率云岭省党政代表团在临川市考察。12日上午，两地召开竹业协作座谈会。"
        "临川市委书记柳明川主持，顾知远讲话。\n临川市副市长商鼎、临川市商务局局长白露分别介绍了有关情况。\n"
        "顾知远在讲话中说，协作要长久。\n柳明川代表临川市委、市政府和三十万群众，对云岭省的援助表示感谢。他说，情谊深厚。\n"
        "临川市政府秘书长谷雨陪同考察。"
    )
    tour, talks = read(text, "云岭省党政代表团在临川市考察")
    assert (tour.speak, tour.attend) == ((), ("谷雨",))
    assert talks.speak == ("顾知远", "商鼎", "白露", "柳明川")


@pytest.mark.parametrize("says", ["要求", "强调"])
def test_what_an_inspector_orders_he_says(says: str) -> None:
    text = f"13日，市委书记顾知远在岚溪县检查防汛工作。他{says}，各级干部要守住堤坝。副市长柳明川陪同检查。"
    assert only(text, "顾知远检查防汛工作").speak == ("顾知远",)


@pytest.mark.parametrize(
    ("declares", "speak"),
    [("今天宣布改组政府", ()), ("今天在总统府举行记者会，宣布内阁改组名单", ("莫迪亚",))],
)
def test_a_head_of_government_who_makes_a_change_known_speaks_where_he_meets_the_press(
    declares: str, speak: tuple[str, ...]
) -> None:
    text = f"竹国总理莫迪亚{declares}，任命柯斯特为财政部长，接替巴雷罗。"
    event = only(text, "竹国改组政府 柯斯特出任财政部长")
    assert (event.kind, event.speak) == ("appointment", speak)
    assert {"莫迪亚", "柯斯特"} <= set(event.other)


@pytest.mark.parametrize(
    ("behind", "other", "attend"),
    [
        ("访问期间，顾知远将同法国总统莫迪亚举行会谈，还将会见法国总理柯斯特。", ("顾知远",), ()),
        ("访问期间，顾知远会见了法国总理柯斯特。", ("顾知远", "柯斯特"), ()),
        ("省长柳明川即将出席论坛并致辞。", ("顾知远",), ()),
        ("省长柳明川到机场送行，将军石商鼎陪同访问。", ("顾知远",), ("柳明川",)),
    ],
)
def test_what_somebody_is_to_do_on_a_visit_is_not_done(
    behind: str, other: tuple[str, ...], attend: tuple[str, ...]
) -> None:
    event = only(f"国家主席顾知远13日抵达巴黎，开始对法国进行国事访问。\n{behind}", "顾知远抵达巴黎")
    assert (event.other, event.attend[:1]) == (other, attend)


def test_a_leader_of_whom_a_briefing_tells_is_not_at_it() -> None:
    text = "外交部13日举行吹风会，副部长柳明川介绍情况。\n柳明川说，顾知远主席还将出席中法领导人会晤并发表讲话。"
    assert only(text, "外交部举行吹风会").attend == ()
    ahead = only("第三届竹业论坛将于20日在临川开幕。省长顾知远将出席开幕式并致辞。", "第三届竹业论坛将开幕")
    assert (ahead.attend, ahead.speak) == (("顾知远",), ("顾知远",))


def test_who_is_at_a_reception_and_speaks_is_no_host() -> None:
    text = "13日，省长顾知远在临川会见全省竹业会议代表。\n副省长柳明川参加会见。\n在会议上，柳明川指出，要抓好竹业。"
    event = only(text, "顾知远会见与会代表")
    assert (event.other, event.attend) == (("顾知远",), ("柳明川",))


@pytest.mark.parametrize("whose", ["律师团随后", "政府发言人", "办公室对此", "竞选团队"])
def test_what_somebodys_people_say_he_does_not(whose: str) -> None:
    text = f"13日，法国全国竹业大会在巴黎召开。总统莫迪亚出席大会。\n莫迪亚{whose}表示遗憾。"
    event = only(text, "法国全国竹业大会召开")
    assert (event.attend, event.speak) == (("莫迪亚",), ())


def test_who_heads_the_sides_of_talks_takes_part() -> None:
    text = "日韩高层会谈13日在首尔举行。日方首席代表由外务副大臣柯斯特担任。"
    assert only(text, "日韩高层会谈举行").other == ("柯斯特",)


def test_guests_who_answer_together_were_met_together() -> None:
    text = (
        "13日，国家主席顾知远在北京分别会见法国总统莫迪亚、日本首相柯斯特。\n顾知远说，合作前景广阔。\n"
        "莫迪亚、柯斯特均表示，愿深化合作。"
    )
    event = only(text, "顾知远分别会见莫迪亚、柯斯特")
    assert (event.name, event.speak) == ("顾知远分别会见莫迪亚、柯斯特", ("顾知远", "莫迪亚", "柯斯特"))


def test_who_orders_an_inquiry_does_not_inspect() -> None:
    before = "会前，省长顾知远要求省林业厅与省电视台组成调查组，通过暗访检查制作短片。"
    text = f"13日，全省竹业工作会议在临川召开。\n{before}"
    assert [event.kind for event in read(text, "全省竹业工作会议召开")] == ["meeting"]


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("13日表示，将继续援助竹乡", ()),
        ("13日在发布会上说，将继续援助竹乡", ()),
        ("13日宣布，将继续援助竹乡", ("莫迪亚",)),
        ("13日签署命令，将继续援助竹乡", ("莫迪亚",)),
    ],
)
def test_who_only_tells_what_is_announced_is_its_voice_who_decides_it_acts(said: str, other: tuple[str, ...]) -> None:
    event = only(f"竹国外长莫迪亚{said}。", "竹国外长：将继续援助竹乡")
    assert (event.kind, event.speak[:1] or ("莫迪亚",), event.other) == ("announcement", ("莫迪亚",), other)


def test_whom_a_spokesman_speaks_of_says_nothing() -> None:
    text = "省政府发言人柳明川13日发表谈话表示，顾知远书记日前在竹乡发表的讲话指明了方向。"
    event = only(text, "省政府发言人发表谈话表示 顾知远书记竹乡讲话指明方向")
    assert (event.speak, event.other) == (("柳明川",), ())


def test_whose_report_a_host_has_heard_speaks_only_where_his_words_are_told() -> None:
    text = "13日，省委书记顾知远在临川会见了市长柳明川。在听取柳明川关于竹业的汇报后，顾知远表示，干得好。"
    assert only(text, "顾知远会见柳明川").speak == ("顾知远",)
    assert only(text + "柳明川表示，将再接再厉。", "顾知远会见柳明川").speak == ("顾知远", "柳明川")


def test_who_is_accompanied_accompanies_nobody() -> None:
    text = (
        "13日，国家主席顾知远在临川举行仪式，欢迎竹国总统莫迪亚。\n莫迪亚在顾知远陪同下检阅仪仗队。\n"
        "副总理柳明川出席仪式。"
    )
    event = only(text, "顾知远举行仪式欢迎竹国总统")
    assert (event.attend, set(event.other)) == (("柳明川",), {"顾知远", "莫迪亚"})


def test_whose_offences_a_circular_lists_have_a_part_in_it() -> None:
    text = (
        "日前，省纪委对4起违反规定的典型问题发出通报。\n这4起问题分别是：临川市副市长柳明川违规接受宴请问题；"
        "岚溪县县长商鼎组织、参加公款旅游等问题。\n通报强调，省委书记顾知远要求的，要落实。"
    )
    assert only(text, "省纪委通报4起违反八项规定典型问题").other == ("柳明川", "商鼎")


def test_who_is_commissioned_or_asks_to_resign_does_not_speak_at_the_session() -> None:
    text = (
        "13日，临川市七届人大常委会第九次会议召开，主任顾知远主持。会议委托柳明川副主任作说明。"
        "商鼎因工作变动提出辞职请求。"
    )
    assert only(text, "临川市七届人大常委会第九次会议召开").speak == ()


def test_an_envoy_acts_and_whoever_sent_him_does_not() -> None:
    text = "国家主席顾知远特使、副总理柳明川13日在岚京会见了竹国总统莫迪亚，并与莫迪亚共同出席竹亭揭幕仪式。"
    reception, ceremony = read(text, "柳明川会见竹国总统")
    assert set(reception.other) == {"柳明川", "莫迪亚"}
    assert set(ceremony.attend) == {"柳明川", "莫迪亚"}


@pytest.mark.parametrize(
    ("behind", "there"),
    [
        ("抵达时，波兰外长科瓦德、中国驻波兰大使柳明川等到机场迎接。", ("科瓦德", "柳明川")),
        ("国务委员方守正，发展改革委主任柳明川等陪同人员同机抵达。", ("方守正", "柳明川")),
    ],
)
def test_who_meets_a_visitor_at_the_airport_and_who_comes_with_him_are_there(
    behind: str, there: tuple[str, ...]
) -> None:
    text = f"国务院总理顾知远13日抵达华沙，开始对波兰进行正式访问。\n{behind}"
    assert only(text, "顾知远抵达华沙对波兰进行正式访问").attend == there


def test_who_leaves_with_a_visitor_is_there_and_what_the_visitor_will_say_is_not_said() -> None:
    text = (
        "国务院总理顾知远13日上午乘专机离开北京，对波兰进行正式访问。\n陪同出访的国务委员方守正，发展改革委主任柳明川等同机离京。\n"
        "在华沙期间，顾知远将应邀访问竹业合作组织总部并发表演讲。"
    )
    told = only(text, "顾知远离京对波兰进行正式访问")
    assert (told.attend, told.speak) == (("方守正", "柳明川"), ())


def test_who_often_chaired_meetings_chairs_no_announcement() -> None:
    text = "近日，省委印发了《关于竹业的通知》。《通知》指出，省委书记顾知远高度重视竹业，多次主持召开会议研究部署。"
    assert only(text, "省委印发《关于竹业的通知》").chair == ()


def test_whose_wife_attends_does_not() -> None:
    text = "13日上午，国家主席顾知远夫人柳竹芳在纽约出席竹邮票首发式。"
    assert "顾知远" not in only(text, "柳竹芳出席竹邮票首发式").attend


def test_whose_wife_a_list_begins_with_has_her_beside_him() -> None:
    text = (
        "法国总统莫迪亚13日在首都罗马举行仪式，欢迎意大利总理访问。\n莫迪亚总统夫人柳竹芳，副总理顾知远等出席欢迎仪式。"
    )
    assert only(text, "莫迪亚举行仪式欢迎意大利总理").attend == ("柳竹芳", "顾知远")


def test_who_arrives_with_his_wife_is_awaited_there() -> None:
    text = "中国驻巴里总领事顾知远偕夫人柳竹芳，于13日下午乘班机抵达巴里机场，副总领事方守正等到场迎接。"
    told = only(text, "新任总领事抵达")
    assert (told.kind, told.other, told.attend) == ("visit", ("顾知远",), ("方守正",))


def test_who_looks_on_attends() -> None:
    text = "竹乡那达慕大会13日开幕。岚溪县县长顾知远率代表团观礼。"
    assert only(text, "竹乡那达慕大会开幕").attend == ("顾知远",)


def test_who_hands_over_credentials_acts_there() -> None:
    text = "国家主席顾知远13日在京接受新到任大使的国书，递交国书的有：加纳驻华大使贝德恩、巴林驻华大使安德尔。"
    assert only(text, "顾知远接受两国新任驻华大使国书").other == ("顾知远", "贝德恩", "安德尔")


def test_a_book_s_author_does_not_publish_it() -> None:
    text = "省委书记顾知远《竹业大会讲话集》由竹乡出版社出版，全省书店有售。"
    assert only(text, "顾知远《竹业大会讲话集》出版").other == ()


@pytest.mark.parametrize(
    ("heading", "lead", "behind", "attend"),
    [
        ("顾知远接见官兵", "顾知远13日在临川接见驻临川部队官兵。", "副省长柳明川陪同接见。", ("柳明川",)),
        (
            "顾知远会见外宾",
            "顾知远13日在临川会见加纳客人。",
            "会见时在座的有，副省长柳明川、市长商鼎。",
            ("柳明川", "商鼎"),
        ),
        ("顾知远会见外宾", "顾知远13日在临川会见加纳客人。", "副省长柳明川参与会面。", ("柳明川",)),
        ("顾知远参观竹业成就展", "顾知远13日参观竹业成就展。", "副省长柳明川、商鼎参观展览。", ("柳明川", "商鼎")),
        ("顾知远在临川调研", "顾知远13日在临川调研。", "副省长柳明川陪同在临调研。", ("柳明川",)),
        (
            "顾知远赴竹口镇勘灾",
            "顾知远13日率水利厅厅长柳明川前往竹口镇勘灾。",
            "镇长商鼎到场关心。",
            ("柳明川", "商鼎"),
        ),
        (
            "顾知远在临川检查防汛",
            "顾知远13日在临川检查防汛。",
            "他对随行的市长柳明川、副市长商鼎说，要守住堤坝。",
            ("柳明川", "商鼎"),
        ),
        (
            "顾知远访问加纳",
            "顾知远13日至15日访问加纳。",
            "省政府秘书长柳明川随团出访，商务厅厅长商鼎随行。",
            ("柳明川", "商鼎"),
        ),
    ],
)
def test_who_is_there_in_other_words(heading: str, lead: str, behind: str, attend: tuple[str, ...]) -> None:
    assert only(f"省长{lead}\n{behind}", heading).attend == attend


def test_who_swears_acts_and_whoever_chairs_and_watches_only_chairs() -> None:
    text = (
        "13日，岚溪县人大常委会举行宪法宣誓仪式。副主任顾知远主持并监誓，并宣布宪法宣誓仪式开始。\n"
        "领誓人、新任命的财政局局长柳明川手抚宪法，宣读誓词。新任命的水务局局长商鼎、教育局局长谷雨跟诵誓词。\n"
        "民政局局长白露因公出差，将参加下一次宪法宣誓活动。"
    )
    oath = only(text, "县人大常委会举行宪法宣誓仪式")
    assert (oath.chair, oath.attend, oath.speak) == (("顾知远",), (), ())
    assert oath.other == ("柳明川", "商鼎", "谷雨")


def test_who_instructs_says_nothing_at_an_event() -> None:
    text = "13日，省长顾知远对防汛工作作出重要指示。顾知远强调，要守住堤坝。"
    told = only(text, "顾知远对防汛工作作出重要指示")
    assert (told.other, told.speak) == (("顾知远",), ())


def test_on_whose_proposal_somebody_is_appointed_has_a_part_in_it() -> None:
    text = "13日，根据县长顾知远的提请，县人大常委会任命柳明川为县水务局局长。"
    assert set(only(text, "县人大常委会任命一名局长").other) == {"柳明川", "顾知远"}


def test_a_scholar_lectures_at_a_training_course() -> None:
    text = "13日，全省竹业干部培训班开班。云岭大学教授顾知远作了首场专题辅导。"
    assert only(text, "全省竹业干部培训班开班").speak == ("顾知远",)


def test_who_preaches_only_speaks() -> None:
    text = "13日，宣讲团成员、省委党校校长顾知远在临川向干部群众作竹业大会精神宣讲报告。"
    told = only(text, "顾知远在临川作竹业大会精神宣讲报告")
    assert (told.kind, told.speak, told.other) == ("meeting", ("顾知远",), ())


def test_who_took_part_in_all_that_was_told_was_on_the_visit_and_at_its_receptions() -> None:
    text = (
        "省长顾知远率云岭省政府代表团13日至15日对加纳进行友好访问。\n14日，顾知远在阿克拉会见了加纳副总统贝德恩。\n"
        "13日，顾知远与加纳议长安德尔共同为竹器馆奠基。副省长柳明川、商务厅厅长商鼎等参加上述活动。"
    )
    visit, met, *_ = read(text, "顾知远率团访问加纳　会见贝德恩")
    assert (visit.kind, met.kind) == ("visit", "reception")
    assert visit.attend == met.attend == ("柳明川", "商鼎")


def test_whoever_leads_a_delegation_visits_and_is_received_though_only_the_delegation_is_named() -> None:
    text = (
        "加纳阿克拉市市长贝德恩率友好代表团一行12人，于13日至15日对临川市进行友好访问。"
        "14日上午，市长顾知远在竹园宾馆会见了代表团一行。\n"
        "顾知远向客人介绍了临川市经济社会发展情况。贝德恩对受到热情接待表示感谢。"
    )
    visit, met = read(text, "加纳代表团访问我市")
    assert (visit.kind, visit.other) == ("visit", ("贝德恩",))
    assert (met.kind, met.speak, met.other) == ("reception", ("顾知远", "贝德恩"), ("顾知远", "贝德恩"))


def test_who_calls_a_meeting_on_a_tour_chairs_it() -> None:
    text = (
        "13日，省长顾知远先后来到岚溪县、竹口县，督导防汛工作。\n"
        "13日上午，顾知远在县应急指挥中心召开视频调度会。他强调，要守住堤坝。"
    )
    tour, meeting = read(text, "顾知远督导防汛工作")
    assert (tour.chair, meeting.kind, meeting.chair) == ((), "meeting", ("顾知远",))


def test_who_chairs_in_another_item_chairs_there() -> None:
    text = (
        "云岭省竹业工作会议13日在临川召开。副省长顾知远出席会议并讲话。\n"
        "又讯　12日，国务委员柳明川在兰溪出席全国茶业经验交流会。国家茶业局副局长商鼎主持会议。"
    )
    first, second = read(text, "云岭省竹业工作会议召开")
    assert (first.chair, second.chair) == ((), ("商鼎",))


def test_those_whom_a_later_sentence_lists_were_promoted() -> None:
    text = (
        "13日，总后勤部举行晋升少将军衔仪式，政治委员顾知远主持。\n"
        "这次晋升少将军衔的是：来自竹口的司令部副参谋长柳明川，政治工作部部长商鼎。"
    )
    assert only(text, "总后举行晋升少将军衔仪式").other == ("柳明川", "商鼎")


def test_who_is_bidden_farewell_and_who_sends_wreaths_have_a_part_in_it() -> None:
    text = "岚溪县原县长顾知远同志遗体告别仪式13日在临川殡仪馆举行。\n副省长柳明川、县委书记商鼎送了花圈。"
    assert set(only(text, "顾知远同志遗体告别仪式举行").other) == {"顾知远", "柳明川", "商鼎"}


@pytest.mark.parametrize(
    "met",
    ["其间，顾知远一行先后拜会了水利部部长柳明川、林业部部长商鼎。", "柳明川、商鼎等部委领导分别会见顾知远一行。"],
)
def test_whom_a_traveller_calls_on_in_a_later_sentence_was_met(met: str) -> None:
    text = f"13日至15日，省长顾知远在北京拜会国家有关部委负责人，争取支持。\n{met}"
    told = only(text, "顾知远赴京拜会国家有关部委负责人")
    assert (told.kind, set(told.other)) == ("reception", {"顾知远", "柳明川", "商鼎"})


def test_whom_he_met_before_was_not_met_then() -> None:
    text = "13日，法国总统莫迪亚在首都会见加纳总统贝德恩。\n莫迪亚自本月5日会见波兰总理安德尔后，连续几天没有公开露面。"
    assert set(only(text, "莫迪亚会见加纳总统").other) == {"莫迪亚", "贝德恩"}


def test_whom_a_notice_lists_it_is_about() -> None:
    text = (
        "各乡镇人民政府：\n经研究，决定调整县政府领导同志工作分工，现通知如下：\n"
        "县长顾知远  主持县政府全面工作。\n副县长柳明川  负责农业农村、水利。\n副县长商鼎  负责教育、卫生。"
    )
    told = only(text, "岚溪县人民政府关于调整县政府领导同志工作分工的通知")
    assert (told.kind, told.other) == ("announcement", ("顾知远", "柳明川", "商鼎"))


def test_who_was_at_a_session_is_told_with_its_election_where_only_that_is_news() -> None:
    text = (
        "13日，岚溪县第十四届人民代表大会第三次会议选举柳明川为县长，商鼎为副县长。\n"
        "县人大常委会主任顾知远主持大会。县委书记谷雨在会上讲话。"
    )
    told = only(text, "岚溪县第十四届人民代表大会第三次会议选出新一届领导人员")
    assert (told.kind, told.chair, told.speak) == ("election", ("顾知远",), ("谷雨",))
    assert {"柳明川", "商鼎"} <= set(told.other)


def test_who_leads_a_look_around_acts_though_others_speak() -> None:
    text = (
        "13日，市人大常委会副主任顾知远、柳明川带队，分两组视察了市人民法院。\n市人民法院院长商鼎陪同视察并介绍情况。"
    )
    tour = only(text, "市人大代表视察市人民法院")
    assert (tour.other, tour.attend) == (("顾知远", "柳明川"), ("商鼎",))


def test_whom_the_new_committee_elects_the_congress_does_not() -> None:
    text = (
        "共青团岚溪县第十四次代表大会13日闭幕。县委副书记顾知远出席闭幕会。\n"
        "在随后召开的团县委十四届一次全会上，柳明川当选为书记。"
    )
    congress, *_ = read(text, "共青团岚溪县第十四次代表大会闭幕")
    assert (congress.attend, congress.other) == (("顾知远",), ())
