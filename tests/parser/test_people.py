"""Who is named and with which posts, construction by construction; all people are invented."""

import pytest

from monitor.parser.people.finding import People, find_people
from monitor.parser.text import Story
from monitor.records import Article, Standing


def read(text: str, *, headline: str = "", paper: str = "") -> People:
    return find_people(Story(Article(paper=paper, headline=headline, paragraphs=tuple(text.split("\n")))))


def posts_of(people: People) -> dict[str, list[str]]:
    return {person.name: [post.name for post in person.posts] for person in people.persons if person.official}


CONSTRUCTIONS = {
    "what follows a name that is known does not lengthen it": (
        "顾知远向云西国代总统莫桑致电。顾知远向莫桑代总统和人民表示慰问。会见莫桑时，外宾致谢。",
        {"莫桑": ["代总统"]},
    ),
    "the city of the first post is meant by the second": (
        "苏州市委副书记、市长陆明远出席。",
        {"陆明远": ["苏州市委副书记", "苏州市市长"]},
    ),
    "a list behind 副 shares the title": (
        "四川省副省长何大川、罗文静、魏国强参加调研。",
        {"何大川": ["四川省副省长"], "罗文静": ["四川省副省长"], "魏国强": ["四川省副省长"]},
    ),
    "the organ of the first post is meant by the bare ones": (
        "湖北省人大常委会党组书记、副主任郭晓峰主持，副主任蒋丽华、孙立平出席。",
        {
            "郭晓峰": ["湖北省人大常委会党组书记", "湖北省人大常委会副主任"],
            "蒋丽华": ["湖北省人大常委会副主任"],
            "孙立平": ["湖北省人大常委会副主任"],
        },
    ),
    "an inner party group does not carry over to the administration": (
        "国务院国资委党委书记、主任宋卫东会见来宾。",
        {"宋卫东": ["国务院国资委党委书记", "国务院国资委主任"]},
    ),
    "a party department belongs to the committee": (
        "贵州省委常委、组织部部长田文彬出席。",
        {"田文彬": ["贵州省委常委", "贵州省委组织部部长"]},
    ),
    "兼 joins two posts": (
        "全国人大常委会副委员长兼秘书长魏东海作说明。",
        {"魏东海": ["全国人大常委会副委员长", "全国人大常委会秘书长"]},
    ),
    "中共 is left out of local committees": ("中共济南市委书记方志明主持。", {"方志明": ["济南市委书记"]}),
    "a minister's short title gives the ministry": (
        "国务委员兼外长韩守仁致辞。",
        {"韩守仁": ["国务委员", "外交部部长"]},
    ),
    "a former post keeps its word": (
        "辽宁省委原副书记杜建国被开除党籍。",
        {"杜建国": ["辽宁省委原副书记"]},
    ),
    "appointed to": (
        "会议决定任命陶志刚、龙晓燕为云南省副省长。",
        {"陶志刚": ["云南省副省长"], "龙晓燕": ["云南省副省长"]},
    ),
    "appointed, with what is laid down": (
        "林子健同志任青海省委书记，不再担任甘肃省委书记、常委、委员职务。",
        {"林子健": ["青海省委书记", "甘肃省委书记", "甘肃省委常委", "甘肃省委委员"]},
    ),
    "removed": (
        "会议免去吕秋生、范雪梅的广西壮族自治区副主席职务。",
        {"吕秋生": ["广西壮族自治区副主席"], "范雪梅": ["广西壮族自治区副主席"]},
    ),
    "resigned": (
        "会议接受许长河辞去河南省副省长职务的请求。",
        {"许长河": ["河南省副省长"]},
    ),
    "a rank word makes officials without posts": (
        "省领导马立军、余晓红、石大鹏参加。",
        {"马立军": [], "余晓红": [], "石大鹏": []},
    ),
    "a rank word behind the list": (
        "高建平、卢文涛、丁国华等领导同志出席。",
        {"高建平": [], "卢文涛": [], "丁国华": []},
    ),
    "a shared head is dealt out over the provinces": (
        "京津冀政协主席会议召开，三地政协副主席孙长安、李春山、周海平发言。",
        {"孙长安": ["北京市政协副主席"], "李春山": ["天津市政协副主席"], "周海平": ["河北省政协副主席"]},
    ),
    "a foreign leader without a dot": (
        "法国总统卡尔维抵达北京。",
        {"卡尔维": ["法国总统"]},
    ),
    "a foreign office's country comes from before": (
        "蒙古国总统巴图尔、总理额尔德尼出席。",
        {"巴图尔": ["蒙古国总统"], "额尔德尼": ["蒙古国总理"]},
    ),
    "the state's long name becomes its short one": (
        "保加利亚共和国总统彼得·伊万诺夫访华。",
        {"彼得·伊万诺夫": ["保加利亚总统"]},
    ),
    "names with a dot run on until they end": (
        "新疆维吾尔自治区政协副主席阿不都拉·买买提、吐尔逊·依明出席会议。",
        {
            "阿不都拉·买买提": ["新疆维吾尔自治区政协副主席"],
            "吐尔逊·依明": ["新疆维吾尔自治区政协副主席"],
        },
    ),
    "a Japanese name": ("日本首相岸田俊介发表讲话。", {"岸田俊介": ["日本首相"]}),
    "a compound surname": ("海南省省长欧阳海波主持会议。", {"欧阳海波": ["海南省省长"]}),
    "a padded name": ("湖南省副省长陈　亮出席。", {"陈亮": ["湖南省副省长"]}),
    "a title behind the name": ("郑大伟委员长主持会议。", {"郑大伟": ["全国人大常委会委员长"]}),
    "former goes for the whole run": (
        "贵州省委原常委、副省长邓海波，湖北省纪委原副书记、省监委副主任夏云山被开除党籍。",
        {
            "邓海波": ["贵州省委原常委", "贵州省原副省长"],
            "夏云山": ["湖北省纪委原副书记", "湖北省监委原副主任"],
        },
    ),
    "a party group that was former makes the office former once": (
        "青海省人大常委会原党组副书记、副主任邓海波被查。",
        {"邓海波": ["青海省人大常委会原党组副书记", "青海省人大常委会原副主任"]},
    ),
    "an organ that is no more stays former": (
        "原国家茶叶总局党组成员、副局长邓海波被开除党籍。",
        {"邓海波": ["原国家茶叶总局党组成员", "原国家茶叶总局副局长"]},
    ),
    "a place that no table knows is meant by the next post": (
        "岚溪市委书记陆明远、市长何大川出席。",
        {"陆明远": ["岚溪市委书记"], "何大川": ["岚溪市市长"]},
    ),
    "a note in brackets does not part a name from its post": (
        "任命苗秀云(女)为民政部部长；任命高虎山为商务部部长。",
        {"苗秀云": ["民政部部长"], "高虎山": ["商务部部长"]},
    ),
    "a town that bears a district's name is not that district": (
        "云溪市委书记陆明远、省长何大川出席。",
        {"陆明远": ["云溪市委书记"], "何大川": ["省长"]},
    ),
    "an acting mayor keeps the word behind the town": (
        "岚溪市委副书记、代市长陆明远出席。",
        {"陆明远": ["岚溪市委副书记", "岚溪市代市长"]},
    ),
    "an organ of a town that no table knows": (
        "岚溪市委书记陆明远、市住建局局长何大川出席。",
        {"陆明远": ["岚溪市委书记"], "何大川": ["岚溪市住建局局长"]},
    ),
    "a level printed twice is meant once": (
        "陆明远当选云南省省委书记，何大川当选副书记。",
        {"陆明远": ["云南省委书记"], "何大川": ["云南省委副书记"]},
    ),
    "the state of the last office is meant by the next": (
        "埃及代表团抵达。埃及谈判。挪威首相卡尔维任命彼得·伊万诺夫为国防部长。",
        {"卡尔维": ["挪威首相"], "彼得·伊万诺夫": ["挪威国防部部长"]},
    ),
    "a digest's sections have their own states": (
        "埃及举行选举\n埃及开始投票，埃及各地设站。埃及警方加强巡逻。\n挪威组建新政府\n总理卡尔维宣布名单。",
        {"卡尔维": ["挪威总理"]},
    ),
    "kin of the same name are somebody else": (
        "挪威首相卡尔维发表讲话。卡尔维的妻子玛丽·卡尔维在场。",
        {"卡尔维": ["挪威首相"]},
    ),
    "a ruler with a number": ("约旦国王阿卜杜拉二世表示祝贺。", {"阿卜杜拉二世": ["约旦国王"]}),
    "who tells the people is no office": ("中央宣讲团成员陆明远作报告。", {}),
    "who acts is not who is appointed": (
        "埃及局势：卡马勒被时任总统哈桑尼任命为国防部长。",
        {"卡马勒": ["埃及国防部部长"], "哈桑尼": ["埃及总统"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_posts_are_read_in_full_form(text: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "paper", "expected"),
    [
        ("省委书记江海涛主持会议。", "湖南日报", "湖南省委书记"),
        ("市委书记江海涛主持会议。", "济南日报", "济南市委书记"),
        ("本报济南3月29日讯 省委书记江海涛主持会议。", "", "山东省委书记"),
        ("信息来源:济南日报\n市委书记江海涛主持会议。", "", "济南市委书记"),
        ("自治区主席江海涛主持会议。", "宁夏日报", "宁夏回族自治区主席"),
    ],
    ids=["provincial paper", "city paper", "dateline", "source line", "autonomous region"],
)
def test_what_the_post_leaves_out_comes_from_the_paper_or_the_dateline(text: str, paper: str, expected: str) -> None:
    assert posts_of(read(text, paper=paper)) == {"江海涛": [expected]}


def test_names_run_together_in_the_headline_are_known_from_the_text() -> None:
    text = "江苏省委书记陈文东，省长易长河，浙江省委书记韩立，省长龚平出席会议。"
    people = read(text, headline="陈文东易长河韩立龚平出席")
    heading = [mention for mention in people.mentions if mention.where == "heading"]
    assert [mention.person for mention in heading] == ["陈文东", "易长河", "韩立", "龚平"]
    assert len({mention.group for mention in heading}) == 1


def test_other_people_are_named_without_being_officials() -> None:
    people = read("本报讯（记者 于晓梅 通讯员 周文博）教授何青云说，项目进展顺利。王 磊 摄")
    assert posts_of(people) == {}
    assert {person.name for person in people.persons} == {"于晓梅", "周文博", "何青云", "王磊"}


@pytest.mark.parametrize(
    "text",
    [
        "学习贯彻习近平新时代中国特色社会主义思想。",
        "推动高质量发展，建设和谐家园，关怀老同志。",
        "强降雨到来，村民才肯转移，满屋子都是水。",
        "海王集团位于高新区，张江科学城建设加快。",
        "欧元区经济增长，卢森堡和巴格达的市场开放。",
        "新澜川·澜川日报报道，岚溪开通新线。",
        "3月9日，东岚市通报了整改情况。",
    ],
)
def test_what_is_no_person_is_none(text: str) -> None:
    assert read(text).persons == ()


def test_a_province_that_no_table_knows_is_no_person() -> None:
    assert [person.name for person in read("王大山接受江岭省纪委监委审查。").persons] == ["王大山"]


def test_a_leader_of_a_company_is_a_person_without_public_office() -> None:
    people = read("远航集团董事长董国梁介绍了情况。")
    assert [(person.name, person.official) for person in people.persons] == [("董国梁", False)]


def test_a_surname_with_a_title_is_the_one_official_who_bears_it() -> None:
    people = read("县委书记梁志远到村里调研。\n梁书记说，要抓好春耕。")
    assert [mention.rule for mention in people.of("梁志远")][-1] == "surname and title"
    assert len(people.persons) == 1


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("副县长梁志远到村里调研。\n梁副县长说，要抓好春耕。", 2),
        ("县委书记梁志远到村里调研。\n梁副县长说，要抓好春耕。", 1),
    ],
)
def test_a_deputys_title_is_his_who_has_it(text: str, mentions: int) -> None:
    assert len(read(text).of("梁志远")) == mentions


def test_a_districts_office_names_nobody_whose_surname_is_district() -> None:
    assert len(read("保安司司长区成礼和澳门特别行政区检察长陶明到场。").of("区成礼")) == 1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("习主席签署命令。", ["习近平"]),
        ("老人回忆起周总理的嘱托。", ["周恩来"]),
        ("县长周大山说，周总理来过这里。", ["周大山"]),
        ("毛主席纪念堂重新开放。", []),
    ],
)
def test_whom_everybody_means_has_his_name(text: str, people: list[str]) -> None:
    assert [person.name for person in read(text).persons] == people


def test_a_surname_with_a_title_that_two_bear_is_nobody() -> None:
    people = read("县委书记梁志远、县长梁小平到村里调研。\n梁书记说，要抓好春耕。")
    assert {mention.rule for mention in people.mentions} == {"title before"}


def test_traditional_print_is_kept_in_names() -> None:
    people = read("上海市委書記陳國寧，市委副書記、市長龔學勤出席。")
    assert posts_of(people) == {"陳國寧": ["上海市委书记"], "龔學勤": ["上海市委副书记", "上海市市长"]}


def test_a_post_is_data_as_well() -> None:
    (person,) = read("辽宁省委原副书记杜建国出席。").persons
    (post,) = person.posts
    assert (post.jurisdiction, post.body, post.title, post.standing) == (
        "辽宁省",
        "辽宁省委",
        "副书记",
        Standing.FORMER,
    )
    assert post.rule


def test_officials_are_ranked_by_first_listing_in_the_text() -> None:
    people = read("省长毛一平主持，副省长何二平、何三平参加。", headline="何三平毛一平出席")
    ranks = {person.name: person.rank for person in people.persons}
    assert ranks == {"毛一平": 1, "何二平": 2, "何三平": 3}


def test_a_mention_says_where_its_title_stands() -> None:
    text = "会上，湖北省省长郭晓峰讲话。"
    (mention,) = read(text).mentions
    assert mention.title_before is not None
    assert text[slice(*mention.title_before)] == "湖北省省长"
    assert text[mention.start : mention.end] == "郭晓峰"


@pytest.mark.parametrize(
    ("sentence", "name", "posts"),
    [
        ("中国人民银行行长宋卫东介绍情况。", "宋卫东", ["中国人民银行行长"]),
        ("叙利亚石油部长卡里姆说，产量下降。", "卡里姆", ["叙利亚石油部长"]),
    ],
)
def test_the_central_bank_is_public_and_a_foreign_ministry_stays_as_printed(
    sentence: str, name: str, posts: list[str]
) -> None:
    assert posts_of(read(sentence)) == {name: posts}


def test_the_republics_head_of_state_keeps_his_office_behind_another_organ() -> None:
    people = read("省政协办公厅主任宋卫东转交了习近平主席的回信。")
    assert posts_of(people)["习近平"] == ["国家主席"]


def test_a_line_that_ends_inside_a_japanese_surname_is_read() -> None:
    assert read("日本天皇 明仁").persons is not None


@pytest.mark.parametrize(
    "headline", ["第761章 临川书记", "官路 第七回", "青云（长篇小说）", "江城旧事_第2章", "小说连载：青云"]
)
def test_nobody_holds_an_office_in_fiction(headline: str) -> None:
    people = read("市委书记袁成军主持会议，市长柳江河出席。", headline=headline)
    assert {person.name for person in people.persons} == {"袁成军", "柳江河"}
    assert not any(person.official or person.posts for person in people.persons)


@pytest.mark.parametrize("headline", ["两国举行第三回合谈判", "写好振兴第一章里的答卷", "民间借贷连载案开庭"])
def test_news_that_counts_rounds_and_chapters_is_no_fiction(headline: str) -> None:
    assert posts_of(read("苏州市委书记袁成军主持会议。", headline=headline)) == {"袁成军": ["苏州市委书记"]}


def test_a_note_on_the_author_speaks_of_the_byline_and_not_of_who_opens_the_text() -> None:
    note = "（作者系湖北省政协副主席）"
    assert posts_of(read(f"宋卫东\n春天来了。\n{note}")) == {"宋卫东": ["湖北省政协副主席"]}
    assert posts_of(read(f"　　宋卫东\n　　春天来了。\n{note}")) == {"宋卫东": ["湖北省政协副主席"]}
    assert posts_of(read(f"习近平总书记指出，好干部要实干。\n{note}")) == {"习近平": ["中共中央总书记"]}


def test_parts_of_the_country_in_a_row_are_no_people() -> None:
    assert read("今天，华北、东北、黄淮等地出现降雪，江汉、江南、关中有小雨。").persons == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("第十四届江苏省政协主席宋卫东出席。", {"宋卫东": ["江苏省政协主席"]}),
        ("县纪委书记、监委主任宋卫东出席。", {"宋卫东": ["县纪委书记", "县监委主任"]}),
        ("湖北省政府党组成员、秘书长宋卫东出席。", {"宋卫东": ["湖北省政府党组成员", "湖北省政府秘书长"]}),
        ("湖北省委书记郭晓峰，军分区司令员宋卫东出席。", {"郭晓峰": ["湖北省委书记"], "宋卫东": ["军分区司令员"]}),
        (
            "苏州市委书记郭晓峰，军分区司令员宋卫东出席。",
            {"郭晓峰": ["苏州市委书记"], "宋卫东": ["苏州军分区司令员"]},
        ),
        (
            "岳阳市委书记郭晓峰，市中级人民法院院长宋卫东出席。",
            {"郭晓峰": ["岳阳市委书记"], "宋卫东": ["岳阳市中级人民法院院长"]},
        ),
        ("合肥市生态环境局总工程师宋卫东介绍情况。", {"宋卫东": ["合肥市生态环境局总工程师"]}),
    ],
)
def test_local_offices_keep_their_level_and_place(sentence: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(read(sentence)) == expected


def test_a_session_has_the_place_before_its_number() -> None:
    text = "浏阳市第十八届人民代表大会第三次会议闭幕。大会主席团常务主席宋卫东主持。"
    assert posts_of(read(text)) == {"宋卫东": ["浏阳市第十八届人民代表大会第三次会议主席团常务主席"]}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "宋卫东曾任国家能源局副局长，中共中央台办、国务院台办副主任，浙江省省长等职。",
            {"宋卫东": ["国家能源局副局长", "中共中央台办副主任", "国务院台办副主任", "浙江省省长"]},
        ),
        (
            "一位是生于1956年的马俭明，他是民盟成员，时任衡阳市教育局副局长，升任衡阳市政协副主席。",
            {"马俭明": ["衡阳市教育局副局长", "衡阳市政协副主席"]},
        ),
        (
            "总干事任命来自海国的莫萨托为联合国竹业特使。莫萨托生于1971年，现担任联合国河口问题特别代表和河口救灾特派团团长。此前他曾在岛国担任联合国常驻协调员。",
            {"莫萨托": ["联合国竹业特使", "联合国河口问题特别代表", "联合国河口救灾特派团团长", "联合国常驻协调员"]},
        ),
    ],
)
def test_offices_told_of_a_life_share_titles_and_go_on(sentence: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(read(sentence)) == expected


def test_two_who_open_a_sentence_and_act_are_people() -> None:
    assert {person.name for person in read("13日召开会议。\n陈星、张建慧参加调研。").persons} == {"陈星", "张建慧"}


def test_a_delegation_says_where_a_story_is_at_home() -> None:
    people = read(
        "我省党政代表团将赴上海、江苏、浙江。省委书记宋卫东率团。", headline="河南省党政代表团将赴上海江苏浙江考察"
    )
    assert posts_of(people) == {"宋卫东": ["河南省委书记"]}


def test_posts_in_brackets_behind_a_name_are_its_bearers() -> None:
    people = read("先进个人：宋卫东（合肥市扶贫办主任）、陈星（女，岳西县委书记）、张建慧（女，1970年生）。")
    assert posts_of(people) == {"宋卫东": ["合肥市扶贫办主任"], "陈星": ["岳西县委书记"]}


def test_a_name_ends_before_and() -> None:
    people = read("肥西县人大常委会副主任宋卫东、陈星、赵海及委员共28人出席会议。")
    assert "赵海" in posts_of(people)


def test_the_chief_of_a_river_does_not_move_the_story_there() -> None:
    people = read("合肥市副市长、巢湖市级河长宋卫东，市公安局局长陈星参加。")
    assert posts_of(people) == {"宋卫东": ["合肥市副市长", "巢湖市级河长"], "陈星": ["合肥市公安局局长"]}


def test_an_office_that_is_printed_with_its_city_and_without_is_one() -> None:
    people = read("区委书记宋卫东说。合肥市委常委、包河区委书记宋卫东到企业。", headline="合肥市包河区委书记宋卫东调研")
    assert posts_of(people) == {"宋卫东": ["合肥市委常委", "合肥市包河区委书记"]}


def test_a_life_is_told_under_a_heading_that_alone_names_whose_it_is() -> None:
    people = read("1991－1994年　安徽省岳西县委书记\n1994－1997年　安徽省安庆市委常委、副市长", headline="陶明同志简历")
    assert posts_of(people) == {"陶明": ["安徽省岳西县委书记", "安徽省安庆市委常委", "安庆市副市长"]}
    (heading,) = {post.span and post.span.where for person in people.persons for post in person.posts}
    assert heading == "heading"


CLAUSES = {
    "of somebody dead": (
        "中国共产党的优秀党员，安徽省第五届、第六届政协副主席，省农业厅原厅长，离休干部宋卫东同志逝世。",
        {"宋卫东": ["安徽省政协副主席", "安徽省农业厅原厅长"]},
    ),
    "of whom a comma parts them": (
        "宋卫东说，安庆市委常委，副市长陈星要抓落实。",
        {"陈星": ["安庆市委常委", "安庆市副市长"]},
    ),
    "of each his own": (
        "安庆市委书记宋卫东，市长陈星出席。",
        {"宋卫东": ["安庆市委书记"], "陈星": ["安庆市市长"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_clauses_of_posts_before_a_name_are_his(text: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(read(text)) == expected


PAGES = {
    "a label before a life": (
        "宋卫东 - 领导之窗 - 安庆市人民政府",
        "现任职务：市政府党组成员、副市长，市公安局局长\n宋卫东，男，汉族，1972年10月生，安徽岳西人。",
        ["安庆市政府党组成员", "安庆市副市长", "安庆市公安局局长"],
    ),
    "a label behind a name": (
        "领导之窗 - 安庆市人民政府",
        "姓名：宋卫东\n现任职务：市委常委、副市长\n分管工作：公安",
        ["安庆市委常委", "安庆市副市长"],
    ),
    "who rose in one squad, and served elsewhere meanwhile": (
        "领导简历",
        (
            "宋卫东，男，汉族，1972年10月生，安徽岳西人。\n1994.07—2006.11　安庆市公安局刑警支队民警、副大队长\n"
            "2006.11—2012.03　安庆市公安局副局长（其间：2008.03—2009.03挂任公安部宣传局处长）"
        ),
        ["安庆市公安局刑警支队副大队长", "安庆市公安局副局长", "公安部宣传局处长"],
    ),
}


@pytest.mark.parametrize(("headline", "text", "posts"), PAGES.values(), ids=PAGES)
def test_a_page_about_one_official_tells_his_posts(headline: str, text: str, posts: list[str]) -> None:
    assert posts_of(read(text, headline=headline)) == {"宋卫东": posts}


def test_a_label_is_of_nobody_named_in_other_lines() -> None:
    people = read("职务：副市长\n活动由宋卫东主持。\n陈星，女，1970年生。")
    assert posts_of(people) == {}
