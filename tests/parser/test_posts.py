"""Posts whose organ, place or state stands elsewhere, kind by kind; all people are invented."""

import pytest

from monitor.parser import extract
from monitor.parser.people.finding import find_people
from monitor.parser.text import Story
from monitor.records import Article


def posts_of(text: str, *, headline: str = "", paper: str = "") -> dict[str, list[str]]:
    story = Story(Article(paper=paper, headline=headline, paragraphs=tuple(text.split("\n"))))
    return {person.name: [post.name for post in person.posts] for person in find_people(story).persons}


@pytest.mark.parametrize(
    "place", ["乾安县", "代县", "前郭尔罗斯蒙古族自治县", "本溪满族自治县", "原阳县", "道真仡佬族苗族自治县", "前进区"]
)
def test_a_place_keeps_the_characters_that_other_words_begin_with(place: str) -> None:
    text = f"{place}委书记陶明主持会议，{place}财政局局长程远海汇报。"
    people = extract(Article(paragraphs=(text,))).people
    assert [post.name for person in people for post in person.posts] == [f"{place}委书记", f"{place}财政局局长"]


def test_two_provinces_may_be_counted_in_another_way() -> None:
    assert posts_of("江苏、浙江二省省长陶明、程海出席。") == {"陶明": ["江苏省省长"], "程海": ["浙江省省长"]}


FOREIGN = {
    "a formal name": ("法兰西共和国总统杜瓦尔抵达北京。", "杜瓦尔", ["法国总统"]),
    "one character": ("俄总统瓦列里耶夫当天发表讲话。", "瓦列里耶夫", ["俄罗斯总统"]),
    "left out, named in the clause before": (
        "智利议会当天通过提案，任命埃斯特万·罗哈斯为新一届政府总理。",
        "埃斯特万·罗哈斯",
        ["智利总理"],
    ),
    "what the sentence puts before the state": (
        "他说距离秘鲁总统卡洛斯·门多萨卸任还有一年。",
        "卡洛斯·门多萨",
        ["秘鲁总统"],
    ),
    "an office that states leave themselves out of": (
        "埃及总统哈姆扎12日任命贾拉勒·苏卜希为总参谋长。",
        "贾拉勒·苏卜希",
        ["埃及总参谋长"],
    ),
    "a list goes on abroad": (
        "柬埔寨副首相宋万纳、外交部部长尹索帕到机场迎接。",
        "尹索帕",
        ["柬埔寨外交部部长"],
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_office_says_its_state(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text)[name] == expected


def test_of_two_states_the_one_printed_with_the_title_counts() -> None:
    text = "约旦国王哈立德抵达开罗。\n埃及总统府表示欢迎。埃及媒体说，哈立德国王将停留两天。埃及各界期待会谈。"
    assert posts_of(text)["哈立德"] == ["约旦国王"]


WHOLE_NAMES = {
    "a verb inside a committee's name": (
        "全国人大常委会预算工作委员会主任钱立群作说明。",
        "全国人大常委会预算工作委员会主任",
    ),
    "an unknown word inside a bureau's": ("国家林草局局长钱立群介绍情况。", "国家林草局局长"),
    "words in quotation marks": (
        "中央“绿水青山”建设工作领导小组组长钱立群主持会议。",
        "中央“绿水青山”建设工作领导小组组长",
    ),
    "who looks into a case of his": (
        "驻自然资源部纪检监察组对自然资源部国土整治司司长钱立群立案审查。",
        "自然资源部国土整治司司长",
    ),
    "a committee that is independent": (
        "几内亚独立全国选举委员会主席钱立群宣布结果。",
        "几内亚独立全国选举委员会主席",
    ),
    "the number of a term": ("第五任澳门特别行政区行政长官钱立群出席。", "澳门特别行政区行政长官"),
    "a province that stands twice": ("安徽省省军区司令员钱立群参加。", "安徽省军区司令员"),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE_NAMES.values(), ids=WHOLE_NAMES)
def test_a_post_begins_where_its_name_begins(text: str, expected: str) -> None:
    assert expected in posts_of(text)["钱立群"][0]


def test_a_department_belongs_to_the_ministry_before_it() -> None:
    found = posts_of("国家统计局副局长、服务业司司长钱立群介绍，工业司司长罗秋实回答提问。")
    assert found == {
        "钱立群": ["国家统计局副局长", "国家统计局服务业司司长"],
        "罗秋实": ["国家统计局工业司司长"],
    }


def test_a_special_committee_belongs_to_the_council_the_story_is_about() -> None:
    found = posts_of("全国政协常委会会议今天闭幕。会议增补钱立群为经济委员会副主任。")
    assert found["钱立群"] == ["全国政协经济委员会副主任"]


def test_a_bare_title_belongs_to_the_organ_named_before() -> None:
    found = posts_of("江西省高级人民法院召开座谈会，院长钱立群主持，副院长罗秋实参加。")
    assert found == {"钱立群": ["江西省高级人民法院院长"], "罗秋实": ["江西省高级人民法院副院长"]}


def test_a_visitors_post_is_of_his_delegations_home() -> None:
    text = "上海市委书记罗秋实6日会见了省委常委、市委书记钱立群率领的青岛市党政代表团一行。"
    assert posts_of(text)["钱立群"] == ["山东省委常委", "青岛市委书记"]


def test_a_list_behind_and_has_no_share_in_the_posts_before_it() -> None:
    text = "中共中央政治局常委、中央书记处书记顾知远和柳明川、罗秋实、钱立群等领导同志，13日来到竹园。"
    assert posts_of(text) == {
        "顾知远": ["中共中央政治局常委", "中共中央书记处书记"], "柳明川": [], "罗秋实": [], "钱立群": []
    }  # fmt: skip


def test_a_member_behind_his_name_is_of_the_council_that_meets() -> None:
    text = "全国政协常委会第三次会议13日举行。顾知远常委建议，发展竹业；柳明川常委说，保护茶山。"
    assert posts_of(text) == {"顾知远": ["全国政协常委"], "柳明川": ["全国政协常委"]}


@pytest.mark.parametrize(
    "text",
    [
        "山东、江苏、河南三省省长钱立群、罗秋实、邵一鸣先后发言。",
        "山东、江苏、河南三省座谈会召开，三省省长钱立群、罗秋实、邵一鸣先后发言。",
    ],
)
def test_a_shared_head_gives_each_his_place_in_order(text: str) -> None:
    assert posts_of(text) == {"钱立群": ["山东省省长"], "罗秋实": ["江苏省省长"], "邵一鸣": ["河南省省长"]}


def test_a_label_parts_the_title_from_those_who_hold_it() -> None:
    expected = {name: ["云南省委常委"] for name in ("王志强", "李建国", "张文海")}
    assert posts_of("13位新一届云南省委常委分别为王志强、李建国、张文海。") == expected


def test_a_caption_names_who_speaks() -> None:
    text = "会后举行了发布会。\n国家统计局副局长 钱立群：下一步要把好事办好。"
    assert posts_of(text)["钱立群"] == ["国家统计局副局长"]


def test_posts_given_respectively_are_one_each() -> None:
    found = posts_of("新华社记者获悉，王志强、李建国将分别出任云南省司法厅厅长和云南省财政厅厅长。")
    assert found == {"王志强": ["云南省司法厅厅长"], "李建国": ["云南省财政厅厅长"]}


LIFE = """钱立群，男，汉族，1966年7月生，江西人。
1998-1999年 江西省赣州市委副书记、市长
1999-2002年 大学进修
2002-2005年 江西省委常委，赣州市委书记。
现任江西省政协副主席。"""


def test_a_life_told_in_lines_gives_its_posts_in_order() -> None:
    assert posts_of(LIFE)["钱立群"] == [
        "江西省赣州市委副书记",
        "赣州市市长",
        "江西省委常委",
        "赣州市委书记",
        "江西省政协副主席",
    ]


def test_a_removal_may_leave_out_its_particle() -> None:
    assert posts_of("会议决定免去钱立群兼任的公安部部长职务。")["钱立群"] == ["公安部部长"]
    assert posts_of("会议决定免去钱立群（回族）国家民族事务委员会主任职务。")["钱立群"] == ["国家民族事务委员会主任"]


def test_a_home_that_no_table_knows_is_read_from_its_paper() -> None:
    text = "云岭省安全生产会议召开。省委书记钱立群讲话，省应急管理厅厅长罗秋实通报情况。"
    found = posts_of(text, paper="云岭日报")
    assert found == {"钱立群": ["云岭省委书记"], "罗秋实": ["云岭省应急管理厅厅长"]}


def test_a_first_secretary_of_a_village_holds_no_public_office() -> None:
    assert posts_of("驻村第一书记钱立群带着乡亲们种茶。")["钱立群"] == []


def test_another_mans_spokesman_is_not_himself() -> None:
    assert posts_of("秘鲁总统门多萨当天表示，愿意会谈。门多萨发言人拒绝评论。")["门多萨"] == ["秘鲁总统"]


def test_international_bodies_keep_their_short_names() -> None:
    assert posts_of("上合组织秘书长卡林诺夫、世卫组织总干事莱莫斯、北约秘书长斯托尔曼出席。") == {
        "卡林诺夫": ["上合组织秘书长"],
        "莱莫斯": ["世卫组织总干事"],
        "斯托尔曼": ["北约秘书长"],
    }


BESIDE = {
    "two posts without a stop": ("郑怀安当选国家主席中央军委主席。", "郑怀安", ["国家主席", "中央军委主席"]),
    "an envoy and his own office": (
        "国家主席郑怀安特别代表国务院副总理楚立民同代表团会谈。",
        "楚立民",
        ["国家主席特别代表", "国务院副总理"],
    ),
    "a term of the party's centre": ("郑怀安当选中国共产党第十八届中央委员会总书记。", "郑怀安", ["中共中央总书记"]),
    "several terms, the party named before": (
        "郑怀安曾任中共云南省委书记，中共十二届、十三届中央委员。",
        "郑怀安",
        ["云南省委书记", "十二届中央委员", "十三届中央委员"],
    ),
    "what somebody was afterwards": (
        "郑怀安曾任昆明市财政局局长，后任云南省委副秘书长。",
        "郑怀安",
        ["昆明市财政局局长", "云南省委副秘书长"],
    ),
    "a conference's head of one year": (
        "会议由2031年岚江流域市长联席会议执行主席、昆明市市长郑怀安主持。",
        "郑怀安",
        ["2031年岚江流域市长联席会议执行主席", "昆明市市长"],
    ),
    "who was head of an international body": (
        "世界气象组织荣誉总干事、岚江论坛咨委郑怀安讲话。",
        "郑怀安",
        ["世界气象组织荣誉总干事"],
    ),
    "honoured for life": ("国际奥委会终身名誉主席郑怀安出席。", "郑怀安", ["国际奥委会终身名誉主席"]),
    "a newly sent envoy": ("中国新任驻肯尼亚大使郑怀安13日到任。", "郑怀安", ["中国驻肯尼亚大使"]),
    "several terms": (
        "第十二届、十三届中央委员郑怀安出席。",
        "郑怀安",
        ["第十二届中央委员", "第十三届中央委员"],
    ),
    "a former premier": ("国务院原总理郑怀安出席。苏联领导人米洛夫来电。", "郑怀安", ["国务院原总理"]),
    "one character before a ministry": ("俄外交部副部长米洛夫说，此举无助稳定。", "米洛夫", ["俄罗斯外交部副部长"]),
    "one character before an agency": ("美国多地预警。美疾控中心主任霍兰德说。", "霍兰德", ["美国疾控中心主任"]),
    "a foreign party's centre": (
        "来访的是越共中央政治局委员、中央宣教部部长黎文泰。",
        "黎文泰",
        ["越共中央政治局委员", "越共中央宣教部部长"],
    ),
    "the own head of a joint committee": (
        "国务院副总理、中国—哈萨克斯坦合作委员会中方主席楚立民出席。",
        "楚立民",
        ["国务院副总理", "中国—哈萨克斯坦合作委员会中方主席"],
    ),
    "the other head of a joint committee": (
        "中俄友好委员会中方主席楚立民和俄方主席米洛夫出席。",
        "米洛夫",
        ["中俄友好委员会俄方主席"],
    ),
    "an organ with brackets inside": (
        "中国（云南）自由贸易试验区昆明片区管委会主任楚立民出席。",
        "楚立民",
        ["中国（云南）自由贸易试验区昆明片区管委会主任"],
    ),
    "a school of two names": (
        "云南省委党校（行政学院）常务副校（院）长楚立民出席。",
        "楚立民",
        ["云南省委党校（行政学院）常务副校（院）长"],
    ),
    "who stands where in a picture is no organ": ("图为楚立民（左一）、市长郑怀安（中）。", "郑怀安", ["市长"]),
    "whose nephew he is": (
        "郑怀安1927年生于岚溪，是作家郁达夫的侄孙，曾任驻法使馆三等秘书。",
        "郑怀安",
        ["驻法使馆三等秘书"],
    ),
    "an autonomous region's 区": (
        "西藏自治区党委书记郑怀安、区政府主席洛桑多吉出席。",
        "洛桑多吉",
        ["西藏自治区主席"],
    ),
    "no office of a team": ("荷兰队长范佩文说，对手很强。", "范佩文", []),
    "no body of another organ": ("国务院办公厅、中央军委办公厅秘书郑怀安出席。", "郑怀安", ["中央军委办公厅秘书"]),
}


@pytest.mark.parametrize(("text", "name", "expected"), BESIDE.values(), ids=BESIDE)
def test_posts_beside_each_other_are_told_apart(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text)[name] == expected


def test_a_page_in_traditional_script_prints_its_posts_so() -> None:
    text = "天津市委副書記、市長黃興邦會見中央組織部副部長趙樂民，市發展改革委主任張濱陪同。"
    facts = extract(Article(paragraphs=(text,)))
    assert {person.name: [post.name for post in person.posts] for person in facts.people} == {
        "黃興邦": ["天津市委副書記", "天津市市長"],
        "趙樂民": ["中央組織部副部長"],
        "張濱": ["天津市發展改革委主任"],
    }
    assert {post.key for person in facts.people for post in person.posts} >= {"12|政府|市长"}


def test_of_two_scripts_a_name_is_given_in_the_texts() -> None:
    facts = extract(Article(headline="黄强宁会见郑怀安", paragraphs=("天津市委書記黃強寧會見北京市副市長鄭懷安。",)))
    assert [person.name for person in facts.people] == ["黃強寧", "鄭懷安"]


def test_wide_digits_are_no_traditional_script() -> None:
    found = posts_of("８月１５日１６时３０分，林业厅厅长陶明远、外事侨务办主任商鼎２人到会。")
    assert found == {"陶明远": ["林业厅厅长"], "商鼎": ["外事侨务办主任"]}


LIVES = {
    "after he joined": (
        "楚立民同志1937年参加革命工作，次年入党。历任中共岚溪县委书记、云岭第四地委组织部部长等职。",
        ["岚溪县委书记", "云岭第四地委组织部部长"],
    ),
    "after where he is from": (
        "楚立民是江苏宜兴人，1940年入伍。新中国成立后，历任江苏省公安厅厅长。他是中国共产党第十二届、第十三届中央委员。",
        ["江苏省公安厅厅长", "第十二届中央委员", "第十三届中央委员"],
    ),
    "behind where he is from": ("楚立民是安徽桐城人，长期在安庆，曾任安庆市副市长。", ["安庆市副市长"]),
    "while he was in office": (
        "经查，楚立民在担任岚溪市委书记、云岭市副市长期间收受财物。",
        ["岚溪市委书记", "云岭市副市长"],
    ),
    "before he came": (
        "岚溪市市长楚立民到会。楚立民来岚溪前，为中山市委常委、常务副市长。",
        ["岚溪市市长", "中山市委常委", "中山市常务副市长"],
    ),
    "former, of a party's local committee": ("原中共云岭省顾问委员会常委楚立民逝世。", ["原云岭省顾问委员会常委"]),
    "a month before the verb": ("楚立民同志于1977年2月任轻工业部副部长。", ["轻工业部副部长"]),
    "a note between two": (
        "楚立民任武汉市委书记（当时另设第一书记），武汉市革委会委员、副主任。",
        ["武汉市委书记", "武汉市革委会委员", "武汉市革委会副主任"],
    ),
    "later in the sentence": (
        "楚立民同志1921年8月生于浙江省嵊县。1940年春，楚立民同志参与组建乡工作队，后历任岚北地委副书记、书记。",
        ["岚北地委副书记", "岚北地委书记"],
    ),
    "in the same month": (
        "楚立民同志1921年8月生于浙江省嵊县。\n当年9月，兼任中央农村工作领导小组成员；11月，任国务院副总理。\n同月任全国政协党组书记。",
        ["中央农村工作领导小组成员", "国务院副总理", "全国政协党组书记"],
    ),
    "lines with full-width dashes": (
        "楚立民，男，1953年6月生。\n1984－1986年　桐庐县委副书记\n2003－2005年　中办副主任（正部长级），中央党校校长",
        ["桐庐县委副书记", "中办副主任", "中央党校校长"],
    ),
    "the terms at its end": (
        (
            "楚立民，男，1953年6月生。\n"
            "1984-1986年　武汉市委书记，2008年竹业博览会组织委员会副主任委员、执行委员会主任。\n"
            "中共第十届中央候补委员，十一届、十二届中央委员，十二届中央政治局委员、常委。第九届全国政协主席。"
        ),
        [
            "武汉市委书记",
            "2008年竹业博览会组织委员会副主任委员",
            "2008年竹业博览会组织委员会执行委员会主任",
            "第十届中央候补委员",
            "十一届中央委员",
            "十二届中央委员",
            "十二届中央政治局委员",
            "十二届中央政治局常委",
            "第九届全国政协主席",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LIVES.values(), ids=LIVES)
def test_a_life_is_read_to_its_end(text: str, expected: list[str]) -> None:
    assert posts_of(text)["楚立民"] == expected
