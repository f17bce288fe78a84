"""Kinds of everyday news whose event stands behind a scene or a quotation: courts, science, preachers, farewells."""

import pytest

from tests.parser.stories import only, read

# --- courts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lead",
    [
        "“我认罪。”他低下了头。5月13日，岚溪市中级人民法院公开开庭审理了云岭省水利厅原副厅长柳明川受贿一案。",
        "5月13日，云岭省水利厅原副厅长柳明川受贿、滥用职权案在岚溪市中级人民法院一审公开宣判。",
        "昨日，岚溪市望江区人民法院对市水务局原局长柳明川贪污案作出判决。",
        "5月13日，岚溪市中级人民法院依法对云岭省水利厅原副厅长柳明川涉嫌受贿案一审公开宣判。",
    ],
)
def test_a_trial_of_an_official_is_a_matter_of_discipline(lead: str) -> None:
    event = only(f"本报讯 {lead}公诉机关派员出庭。", "昔日“水官”站上被告席")
    assert (event.kind, str(event.start), event.other) == ("discipline", "2031-05-13", ("柳明川",))


@pytest.mark.parametrize(
    "lead",
    [
        "5月13日，岚溪市望江区人民法院公开审理了原告柳明川诉岚溪竹业公司合同纠纷一案。",
        "去年以来，岚溪市望江区人民法院依法审理各类案件3000余件。",
    ],
)
def test_what_courts_do_for_citizens_is_none(lead: str) -> None:
    assert not read(f"本报讯 {lead}法官耐心调解。", "法庭里的家长里短")


# --- science ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lead",
    [
        "日前，云岭大学竹材料团队成功研制出可折叠一万次的柔性电池，相关成果发表在国际期刊上。",
        "由省地质院组成的科考队，近日在雪岭冰原成功钻取一根长324米的冰芯。",
        "本报讯 记者 商鼎 云岭农科院的研究人员近日首次克隆出一个控制竹子开花的关键基因。",
    ],
)
def test_what_researchers_achieved_is_an_event(lead: str) -> None:
    event = only(f"{lead}\n“这给了我们一把新钥匙。”副省长柳明川说。", "小小竹子有大学问")
    assert (event.kind, event.speak, event.other) == ("other", (), ())


# --- scenes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "“这是传家宝。”5月13日，税务局会议室里，讲述人红了眼眶。\n这是该局举办的“竹乡记忆”第40期微党课。",
            "study",
            "“竹乡记忆”第40期微党课",
        ),
        (
            "5月13日清晨，竹溪小学的操场上红旗招展。新学期开学典礼上，市长柳明川为孩子们讲了一课。",
            "ceremony",
            "新学期开学典礼",
        ),
        (
            "江风习习，彩旗飘扬。这是5月13日在岚溪市举行的竹文化旅游节开幕式上的一幕。",
            "ceremony",
            "竹文化旅游节开幕式",
        ),
    ],
)
def test_the_gathering_that_a_scene_belongs_to_is_the_event(text: str, kind: str, name: str) -> None:
    event = only(f"本报讯 {text}", "一堂别样的课")
    assert (event.kind, event.name, str(event.start)) == (kind, name, "2031-05-13")


def test_a_later_day_of_its_own_may_hold_the_news_of_a_feature() -> None:
    text = (
        "“水清了，鱼也回来了。”5月12日，河边的居民高兴地说。\n去年，岚溪市检察院对这条河的污染立案。\n"
        "5月13日，省检察院副检察长柳明川率队到岚溪市调研，对这一做法给予肯定。"
    )
    event = only(text, "一条小河的新生")
    assert (event.kind, event.other, str(event.start)) == ("inspection", ("柳明川",), "2031-05-13")


def test_a_day_on_which_leaders_hear_people_is_an_event() -> None:
    text = "5月13日是岚溪县县级领导公开接访日。县委书记柳明川一上午接待群众12批。\n县委政法委书记商鼎一同接访。"
    event = only(text, "“问题不过夜”")
    assert (event.kind, event.name, event.attend) == ("reception", "岚溪县县级领导公开接访日", ("商鼎",))


# --- preachers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("宣讲团来到竹乡 山歌唱新篇", "5月13日，竹溪村坐满了人。宣讲团成员、校长柳明川和村民们面对面，宣讲全会精神。"),
        ("劳模报告团走进岚溪", "5月13日，省总工会组织的劳模事迹报告团一行6人，赴岚溪县3家企业作巡回报告。"),
        ("全会精神进企业", "5月13日，省委宣讲团深入岚溪竹业园开展专题宣讲。"),
        ("好故事打动人", "5月13日，道德模范巡讲团在岚溪县礼堂作了一场报告。"),
    ],
)  # fmt: skip
def test_preachers_that_go_round_hold_meetings(headline: str, lead: str) -> None:
    event = only(f"本报讯 {lead}\n县委书记商鼎参加。", headline)
    assert (event.kind, str(event.start)) == ("meeting", "2031-05-13")


# --- farewells ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rite",
    [
        "顾知远同志的遗体送别仪式于5月13日上午在岚溪殡仪馆举行，市长柳明川等前往送别。",
        "遗体告别仪式已于5月13日举行。市长柳明川参加送别。",
        "顾知远同志追悼会13日在岚溪举行，市长柳明川等参加。",
    ],
)
def test_the_farewell_to_who_died_is_an_event_of_its_own(rite: str) -> None:
    text = f"本报讯 岚溪市政协原主席顾知远同志，因病医治无效，于5月9日在岚溪逝世，享年91岁。\n{rite}"
    death, farewell = read(text, "顾知远同志逝世")
    assert (death.kind, str(death.start), farewell.kind, str(farewell.start)) == (
        "other",
        "2031-05-09",
        "ceremony",
        "2031-05-13",
    )
    assert (farewell.attend, farewell.other) == (("柳明川",), ("顾知远",))


def test_a_cremation_is_told_without_the_death_of_days_before() -> None:
    text = "岚溪市原市长顾知远同志的遗体，13日在岚溪青松公墓火化。\n顾知远同志因病医治无效，于5月6日在岚溪逝世。"
    assert only(text, "顾知远同志遗体在岚溪火化").kind == "ceremony"


def test_who_died_days_before_the_farewell_is_told_beside_it() -> None:
    died = "岚溪市原副市长、离休干部顾知远同志，因病医治无效，于5月3日在岚溪逝世，享年91岁。"
    rite = "顾知远同志遗体告别仪式13日在岚溪殡仪馆举行。"
    farewell, death = read(f"本报讯 {rite}\n{died}", "顾知远同志遗体告别仪式举行")
    assert (farewell.kind, str(farewell.start)) == ("ceremony", "2031-05-13")
    assert (death.kind, death.name, str(death.start)) == ("other", "顾知远同志逝世", "2031-05-03")


def test_a_cremation_is_told_behind_the_death() -> None:
    died = "岚溪市政协原主席顾知远同志，因病医治无效，于5月3日在岚溪逝世，享年91岁。"
    death, rite = read(f"本报讯 {died}\n顾知远同志遗体已于5月13日在岚溪青松公墓火化。", "顾知远同志逝世")
    assert (death.kind, rite.kind, str(rite.start)) == ("other", "ceremony", "2031-05-13")
    assert rite.name == "顾知远同志遗体在岚溪青松公墓火化"


def test_who_is_commended_meets_rather_than_celebrates() -> None:
    text = "5月13日，岚溪市庆祝教师节暨表彰大会在岚溪举行。市长柳明川讲话。"
    assert only(text, "岚溪市庆祝教师节暨表彰大会召开").kind == "meeting"


def test_a_farewell_to_come_is_none() -> None:
    text = "岚溪市政协原主席顾知远同志，于5月12日逝世。\n遗体告别仪式定于5月16日举行。"
    assert [event.kind for event in read(text, "顾知远同志逝世")] == ["other"]


# --- honours ------------------------------------------------------------------------------------------------------


def test_handing_over_an_order_is_a_ceremony() -> None:
    text = "日前，老翻译家在使馆接过勋章。法国驻华大使马丁·杜邦主持授勋仪式。副部长商鼎等到场祝贺。"
    event = only(text, "法国向翻译家顾知远颁授文学骑士勋章")
    assert (event.kind, event.chair, event.attend, event.other) == (
        "ceremony",
        ("马丁·杜邦",),
        ("商鼎",),
        ("顾知远",),
    )


def test_who_is_promoted_is_a_main_person() -> None:
    text = (
        "云岭军区晋升少将军衔仪式13日举行。军区副司令员商鼎主持仪式。\n"
        "这次晋升少将军衔的3名军官是：军区参谋长助理柳明川，军区政治部副主任顾知远，军区总医院院长沈听澜。"
    )
    event = only(text, "云岭军区举行晋升少将军衔仪式")
    assert (event.chair, event.other) == (("商鼎",), ("柳明川", "顾知远", "沈听澜"))


# --- sessions that elect ------------------------------------------------------------------------------------------


def test_a_session_and_the_election_that_its_heading_names_are_two_events() -> None:
    text = (
        "本报讯 政协岚溪市第九届委员会第一次会议13日下午闭幕。会议由商鼎主持。\n"
        "会议选举顾知远为市政协主席，选举柳明川、商鼎（女）为副主席。市委书记沈听澜应邀出席。"
    )
    session, election = read(text, "岚溪市政协九届一次会议闭幕", subheads=("顾知远当选市政协主席",))
    assert (session.kind, session.chair, session.other) == ("meeting", ("商鼎",), ())
    assert (election.kind, election.name, str(election.start)) == ("election", "顾知远当选市政协主席", "2031-05-13")
    assert election.other == ("顾知远", "柳明川", "商鼎")


def test_the_congress_that_leaders_attend_is_an_event_beside_its_election() -> None:
    text = (
        "10日至11日，民盟岚溪市第九次代表大会召开。市委常委、统战部部长商鼎出席开幕式并讲话。\n"
        "会上，顾知远当选民盟岚溪市委会主委，柳明川当选副主委。"
    )
    election, congress = read(text, "民盟岚溪市委会换届 顾知远当选主委")
    assert (election.kind, congress.kind, congress.speak, congress.other) == ("election", "meeting", ("商鼎",), ())


def test_the_body_that_a_congress_chose_elects_at_its_own_session() -> None:
    text = (
        "岚溪市工会第九次代表大会昨日闭幕。市委副书记商鼎出席闭幕式并讲话。\n"
        "随后举行的市总工会九届一次全委会议上，顾知远当选为市总工会主席，柳明川当选为副主席。"
    )
    congress, session = read(text, "岚溪市工会第九次代表大会闭幕 顾知远当选市总工会主席")
    assert (congress.other, session.name) == ((), "市总工会九届一次全委会议")
    assert session.other == ("顾知远", "柳明川")


# --- what belongs to what -----------------------------------------------------------------------------------------


def test_talks_before_a_signing_are_an_event_and_who_signs_is_a_main_person() -> None:
    text = (
        "本报讯 7日，省政府与竹海集团在岚溪签署战略合作协议。省委书记顾知远见证签约。\n"
        "签约前，顾知远会见了集团董事长沈听澜一行。\n副省长商鼎代表双方签约。省领导柳明川参加会见或签约活动。"
    )
    signing, talks = read(text, "我省与竹海集团签署战略合作协议")
    assert (signing.kind, signing.attend, signing.other) == ("ceremony", ("顾知远", "柳明川"), ("商鼎",))
    assert (talks.kind, talks.attend, talks.other) == ("reception", ("柳明川",), ("顾知远", "沈听澜"))


def test_a_message_to_somebody_else_is_another_event() -> None:
    text = (
        "5月13日，外交部长顾知远应约同挪威外交大臣英格丽·霍尔姆通电话。\n"
        "同日，顾知远还同乌拉圭外长卡洛斯·佩雷拉就建交五十周年互致贺电。"
    )
    assert [event.name for event in read(text, "顾知远同挪威外交大臣通电话")][1:] == [
        "顾知远还同乌拉圭外长卡洛斯·佩雷拉就建交五十周年互致贺电"
    ]


def test_whom_a_visitor_meets_without_a_day_is_a_part_of_the_visit() -> None:
    text = (
        "应芬兰、捷克邀请，省长顾知远率代表团从5月2日起访问两国。\n访问芬兰期间，顾知远会见了芬兰总统埃莉娜·科斯基宁。"
    )
    visit = only(text, "顾知远访问欧洲两国")
    assert (visit.kind, visit.other) == ("visit", ("顾知远", "埃莉娜·科斯基宁"))


def test_whom_a_visitor_meets_on_a_day_of_the_visit_is_an_event() -> None:
    text = (
        "5月6日至13日，省长顾知远率云岭省代表团访问新加坡、马来西亚。\n12日，顾知远在吉隆坡会见了马来西亚总理林国雄。"
    )
    visit, reception = read(text, "顾知远率团访问新加坡和马来西亚")
    assert (visit.kind, reception.kind, str(reception.start)) == ("visit", "reception", "2031-05-12")


def test_an_agreement_signed_before_a_meeting_is_no_event_of_its_own() -> None:
    text = (
        "5月13日，沪江省党政代表团来到岚溪市考察对口支援工作。副省长顾知远率队。\n"
        "座谈会前，双方签署了《产业协作框架协议》。"
    )
    assert [event.kind for event in read(text, "沪江省党政代表团来岚溪考察")] == ["inspection"]


# --- where and how long -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        (
            "全市安全生产电视电话会议召开",
            "5月13日，全市安全生产电视电话会议召开，主会场设在岚溪大礼堂。",
            "云岭市岚溪大礼堂",
        ),
        (
            "县领导参加义务植树活动",
            "昨日，县委书记柳明川来到白鹭湖湿地公园，与干部群众一起参加义务植树活动。",
            "云岭县白鹭湖湿地公园",
        ),
        (
            "一声问候暖人心",
            "13日，竹溪镇敬老院里欢声笑语。县委书记柳明川前来看望老人。",
            "云岭县竹溪镇敬老院",
        ),
        (
            "图片新闻",
            "5月12日，岚溪市望江区青石镇三湾村的果园里，村民正在疏果。当日，副省长柳明川到该村调研乡村产业。",
            "岚溪市望江区青石镇三湾村",
        ),
        (
            "一条河的新生",
            "昨日，岚溪市望江区人民法院公开审理了市水务局原局长柳明川受贿一案。",
            "岚溪市望江区人民法院",
        ),
        (
            "柳明川访问东盟三国",
            "5月5日至12日，省长柳明川率云岭省代表团访问泰国、老挝和柬埔寨。",
            "泰国、老挝、柬埔寨",
        ),
        (
            "市防疫指挥部举行新闻发布会",
            "13日上午9时30分在岚溪宾馆新闻发布厅，市防疫指挥部举行新闻发布会。",
            "岚溪宾馆新闻发布厅",
        ),
        (
            "岚溪县竹业股东大会召开",
            "竹业公司股东大会13日下午3时在岚溪县望江路301号公司三楼会议室召开。",
            "岚溪县望江路301号公司三楼会议室",
        ),
    ],
)
def test_places_that_no_table_knows_are_told_by_how_they_are_named(headline: str, text: str, place: str) -> None:
    assert only(text, headline).place == place


def test_what_is_set_up_somewhere_is_no_place() -> None:
    text = "13日，国防部长柳明川与邻国国防部长商鼎会面。双方同意在边境冲突地区设立联合观察站。"
    assert only(text, "两国防长会面").place == ""


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("13日，第八届青少年科技节在岚溪开幕，为期5天。", "2031-05-13", "2031-05-17"),
        ("第八届青少年科技节13日在岚溪闭幕，为期5天的比赛结束。", "2031-05-09", "2031-05-13"),
        ("“学位够不够？”昨日，岚溪市举办第八届青少年科技节。", "2031-05-13", "2031-05-13"),
    ],
)
def test_a_gathering_lasts_as_long_as_its_line_says(text: str, start: str, end: str) -> None:
    event = only(text, "第八届青少年科技节")
    assert (str(event.start), str(event.end)) == (start, end)


def test_a_visit_told_from_its_first_day_on_ends_with_the_return() -> None:
    text = "省人大常委会主任柳明川率代表团从5月2日起对芬兰进行友好访问，13日下午回到岚溪。"
    event = only(text, "柳明川结束访问回到岚溪")
    assert (str(event.start), str(event.end)) == ("2031-05-02", "2031-05-13")


# --- more of what papers tell every day ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headline", "text", "kind", "name"),
    [
        (
            "柳明川赴长三角招商",
            "10日至13日，市长柳明川率队赴上海、苏州等地开展招商引资活动，先后拜访了12家企业。",
            "inspection",
            "柳明川赴长三角招商",
        ),
        (
            "“雪鹰”号完成考察任务凯旋",
            "13日，“雪鹰”号极地考察船抵达岚溪港，标志着考察任务圆满完成。",
            "other",
            "“雪鹰”号完成考察任务凯旋",
        ),
        (
            "市纪委公开曝光4起典型案例",
            "日前，市纪委对4起典型案例进行曝光。民政局局长柳明川受到警告处分。",
            "discipline",
            "市纪委公开曝光4起典型案例",
        ),
        (
            "大漠砺兵",
            "13日，西北大漠腹地炮声隆隆，硝烟弥漫。某旅组织自行榴弹炮实弹射击考核。",
            "other",
            "自行榴弹炮实弹射击考核",
        ),
        (
            "政协委员热议“民生账”",
            "13日，市政协九届五次会议举行联组讨论。市委副书记柳明川到会听取意见。",
            "meeting",
            "市政协九届五次会议联组讨论",
        ),
        (
            "矿难救援：13名矿工全部升井",
            "13日清晨，岚溪县红旗煤矿透水事故被困的13名矿工全部获救升井。",
            "incident",
            "矿难救援：13名矿工全部升井",
        ),
        (
            "百姓有了家门口的法庭",
            "13日，岚溪县人民法院竹溪法庭揭牌成立。",
            "ceremony",
            "岚溪县人民法院竹溪法庭揭牌成立",
        ),
        (
            "机场迎来首架货机",
            "13日，一架货机降落，标志着岚溪至鹿川货运航线正式开通。",
            "ceremony",
            "岚溪至鹿川货运航线正式开通",
        ),
    ],
)
def test_news_of_many_kinds_has_its_kind_and_name(headline: str, text: str, kind: str, name: str) -> None:
    event = only(text, headline)
    assert (event.kind, event.name) == (kind, name)


def test_a_commentary_s_example_is_no_event() -> None:
    assert not read("前不久，某地召开了一次推进会，会上领导讲话两个小时。会议应当少开、短开。", "莫让会议“空转”")


def test_the_dated_sentence_of_short_news_tells_its_event() -> None:
    text = (
        "△副省长商鼎12日至13日在岚溪检查防火工作。\n△省法院昨日举行法官宣誓大会，院长顾知远讲话。\n"
        "△日本鹿川市友好协会会长率团来我省访问。省政协副主席柳明川5月12日在岚溪会见了客人。\n"
        "△国际竹展将于12月1日开幕，组委会秘书长沈听澜说，报名已经开始。"
    )
    assert [(event.kind, event.other) for event in read(text, "简明新闻")] == [
        ("inspection", ("商鼎",)),
        ("meeting", ()),
        ("reception", ("柳明川",)),
    ]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("我市将建三座大桥", "记者了解到，我市计划今年开工建设三座大桥，预计2034年建成通车。"),
        ("小区电梯故障何时休", "5月10日，居民致电本报反映，小区电梯频繁故障。5月12日，记者来到小区。"),
        ("一名法官的一天", "5月12日，法官来到岚溪县人民法院。上午，她开庭审理了一起邻里纠纷案。"),
        ("山村邮递员", "5月12日，大娘守在村口。去年3月，市长柳明川到三湾村调研时，握着他的手说：“辛苦了。”"),
    ],
)
def test_plans_questions_and_a_life_s_days_are_no_events(headline: str, text: str) -> None:
    assert not read(text, headline)


def test_who_leads_a_group_s_inspection_is_its_main_person() -> None:
    text = "12日至13日，市政协组织委员视察水利工程。市政协主席柳明川率队，副主席商鼎参加视察。"
    event = only(text, "政协委员视察水利工程")
    assert (event.kind, event.attend, event.other) == ("inspection", ("商鼎",), ("柳明川",))


def test_a_talk_with_those_who_take_office_is_a_meeting() -> None:
    text = "13日，市委书记柳明川与新任职的领导干部进行集体谈话。市委副书记商鼎主持。"
    event = only(text, "新任职干部上“第一课”")
    assert (event.kind, event.chair, event.other) == ("meeting", ("商鼎",), ("柳明川",))


def test_who_was_on_the_tour_was_not_at_the_meeting_that_followed_it() -> None:
    text = (
        "5月12日，省委书记柳明川到岚溪县调研竹产业。次日上午，柳明川主持召开座谈会，听取基层干部意见。"
        "省委秘书长商鼎参加调研。"
    )
    tour, meeting = read(text, "柳明川在岚溪县调研")
    assert (tour.attend, meeting.chair, meeting.attend, str(meeting.start)) == (
        ("商鼎",),
        ("柳明川",),
        (),
        "2031-05-13",
    )


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省长顾知远13日在岚溪出席并主持全球竹业峰会。", ["全球竹业峰会"]),
        ("联合国安理会13日就海门局势举行公开会议。", ["海门局势公开会议"]),
        ("岚溪市13日举行就业创业工作推进会。", ["就业创业工作推进会"]),
        ("海门国总统莫桑就职典礼13日在海门举行。", ["就职典礼"]),
        (
            "岚溪市人大三次会议主席团13日举行第四次会议。各团看过章程，一致同意提请大会全体会议投票。",
            ["岚溪市人大三次会议主席团第四次会议"],
        ),
    ],
)
def test_no_name_begins_with_what_led_to_it(text: str, names: list[str]) -> None:
    assert [event.name for event in read(text)] == names


def test_a_change_of_the_next_sentence_is_not_told_in_the_one_before() -> None:
    text = "岚溪市总工会第十六届委员会12日至13日召开全体会议，选举主席和副主席。顾知远当选为岚溪市总工会主席。"
    assert [event.name for event in read(text)] == [
        "岚溪市总工会第十六届委员会全体会议",
        "顾知远当选为岚溪市总工会主席",
    ]


@pytest.mark.parametrize("name", ["第三届竹艺节", "2031年临川西瓜节", "彝族火把节"])
def test_any_festival_that_opens_is_a_ceremony(name: str) -> None:
    event = only(f"5月13日，{name}在临川市体育馆开幕。市长顾知远致辞。", "临川市又添盛事")
    assert (event.kind, event.name, event.speak) == ("ceremony", name, ("顾知远",))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("春耕誓师会", "meeting"), ("祭竹大典", "ceremony"), ("竹艺夏令营", "study"), ("门球赛", "other")],
)
def test_everyday_gatherings_by_their_last_word(name: str, kind: str) -> None:
    assert only(f"5月13日，临川市{name}在市体育馆举行。市长顾知远出席。", "临川又添盛事").kind == kind


def test_a_day_of_the_calendar_is_no_festival_that_is_held() -> None:
    text = "5月13日，市长顾知远主持召开端午节、国庆节安全工作会议。"
    assert only(text, "顾知远主持召开安全工作会议").kind == "meeting"


def test_planting_trees_together_celebrates_nothing() -> None:
    text = "5月12日，岚溪市委书记柳明川来到竹山林场，与干部一起参加义务植树活动。柳明川强调，要爱绿护绿。"
    told = only(text, "市领导参加义务植树活动")
    assert (told.kind, told.speak, told.attend) == ("other", ("柳明川",), ("柳明川",))
    planted = only("5月12日，岚溪市委书记柳明川在竹山林场植树。", "柳明川在竹山林场植树")
    assert (planted.kind, planted.other) == ("other", ("柳明川",))


def test_who_looks_at_an_exhibition_attends_a_ceremony_who_looks_at_a_factory_inspects() -> None:
    seen = only("5月12日，岚溪市委书记柳明川参观竹艺成就展。", "柳明川参观竹艺成就展")
    assert (seen.kind, seen.other) == ("ceremony", ("柳明川",))
    assert only("5月12日，岚溪市委书记柳明川参观竹器厂。", "柳明川参观竹器厂").kind == "inspection"


# --- days of second events ----------------------------------------------------------------------------------------


def test_whom_a_session_of_several_days_elects_behind_it_has_no_day() -> None:
    text = (
        "5月9日至11日，农工党岚溪市第七次代表大会在岚溪举行。市委常委柳明川到会祝贺。\n"
        "在随后召开的七届一次全会上，顾知远当选主任委员。"
    )
    session, election = read(text, "农工党岚溪市第七次代表大会召开")
    assert (str(session.start), str(session.end)) == ("2031-05-09", "2031-05-11")
    assert ("顾知远" in election.other, election.start, election.end) == (True, None, None)


def test_what_is_looked_at_before_a_meeting_has_no_day() -> None:
    text = (
        "13日，全市河湖建设推进会在岚溪县召开。副市长柳明川讲话。\n"
        "会前，柳明川一行实地察看了竹溪堰灌区、青岚生态廊道等现场。"
    )
    meeting, tour = read(text, "全市河湖建设推进会召开")
    assert (str(meeting.start), tour.kind, tour.start) == ("2031-05-13", "inspection", None)
