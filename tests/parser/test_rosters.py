"""Changes told in lists over several lines, and whom they name; all people are invented."""

from datetime import date

import pytest

from monitor.parser import extract
from monitor.records import Article

FOUR = ("丁一", "于今", "马胜", "王二白")
ROSTERS = {
    "posts and holders in lines, with names in the order of strokes": (
        (
            "政协湖北省第十二届委员会第一次会议选举产生了领导班子。\n主席：陆秉文\n副主席：邓明、肖若兰（女）\n"
            "秘书长：罗远航\n常务委员（按姓氏笔画为序）：\n丁　一　　于　今　　马　胜　　王二白\n大会闭幕。"
        ),
        {
            "湖北省政协主席": ("陆秉文",),
            "湖北省政协副主席": ("邓明", "肖若兰"),
            "湖北省政协秘书长": ("罗远航",),
            "湖北省政协常务委员": FOUR,
        },
    ),
    "that a page cuts short": (
        "民革武汉市第十届委员会委员名单：\n丁　一  于　今  马　胜  王二白……",
        {"民革武汉市第十届委员会委员": FOUR},
    ),
    "whom a row itself says to be elected": (
        "新当选的第八届省政协常务委员如下：\n丁　一　　于　今　　马　胜　　王二白（未完）",
        {"湖北省政协常务委员": FOUR},
    ),
    "a party's committee, sentence by sentence": (
        (
            "中国共产党湖北省第十四届委员会第一次全体会议选举产生了新一届省委领导机构。"
            "当选的省委常委有：王明远、李卫国。书记：王明远。副书记：李卫国。"
        ),
        {"湖北省委常委": ("王明远", "李卫国"), "湖北省委书记": ("王明远",), "湖北省委副书记": ("李卫国",)},
    ),
    "the comrades who are elected": (
        "中共武汉市第十四次代表大会闭幕。当选为市委委员的同志是（按姓氏笔画为序）：王明远、李卫国、赵秋实。",
        {"武汉市委委员": ("王明远", "李卫国", "赵秋实")},
    ),
    "the following": (
        "会议选举下列同志为武汉市政协常务委员：王明远、李卫国、赵秋实。",
        {"武汉市政协常务委员": ("王明远", "李卫国", "赵秋实")},
    ),
    "in columns": (
        "政协武汉市第十四届委员会第一次会议选举产生：\n主席　王明远\n副主席　李卫国　赵秋实（女）\n秘书长　欧阳白",
        {
            "武汉市政协主席": ("王明远",),
            "武汉市政协副主席": ("李卫国", "赵秋实"),
            "武汉市政协秘书长": ("欧阳白",),
        },
    ),
    "a people's congress": (
        (
            "武汉市第十五届人民代表大会第一次会议选出武汉市第十五届人民代表大会常务委员会主任、副主任、委员：\n"
            "主任：王明远\n副主任：李卫国　赵秋实（女）\n委员（按姓氏笔画为序）：丁一　于今　马胜　王二白\n现予公告。"
        ),
        {
            "武汉市人大常委会主任": ("王明远",),
            "武汉市人大常委会副主任": ("李卫国", "赵秋实"),
            "武汉市人大常委会委员": FOUR,
        },
    ),
    "of a county that no table knows, as a web page prints it": (
        (
            "荔坪县第十九届人民代表大会第一次会议公告\n(第三号)\n荔坪县第十九届人民代表大会第一次会议选举产生了荔坪县第十九届"
            "人民代表大会常务委员会主任、副主任,荔坪县县长、副县长。现予公告:\n主  任:宁致远\n"
            "副 主 任:方 向  苗圃(女,侗族)  江 河\n县  长:万里\n副县长:龙 飞 米香(女)\n"
            "县人民检察院检察长:米粒(女) ,须报经江岭市人民检察院检察长提请批准。"
        ),
        {
            "荔坪县人大常委会主任": ("宁致远",),
            "荔坪县人大常委会副主任": ("方向", "苗圃", "江河"),
            "荔坪县县长": ("万里",),
            "荔坪县副县长": ("龙飞", "米香"),
            "荔坪县人民检察院检察长": ("米粒",),
        },
    ),
    "a committee's own committee, and the one for discipline": (
        (
            "中共荔坪县第十四届委员会第一次全体会议选举产生了中共荔坪县第十四届委员会常务委员会委员、书记。\n"
            "常委：宁致远 牛 犇 高歌（女）\n书记：宁致远\n中共荔坪县第十四届纪律检查委员会第一次全体会议选举产生：\n"
            "书记：江山\n副书记：毕 升 车前"
        ),
        {
            "荔坪县委常委": ("宁致远", "牛犇", "高歌"),
            "荔坪县委书记": ("宁致远",),
            "荔坪县纪委书记": ("江山",),
            "荔坪县纪委副书记": ("毕升", "车前"),
        },
    ),
    "several posts in one line, with notes": (
        (
            "武汉市十三届人大一次会议选举产生新一届市国家机关领导人员。\n新当选的武汉市人大常委会副主任是：石立群、毕文升（女）"
            "、车一鸣；秘书长：姚　洁。\n新当选的武汉市副市长是（按姓氏笔划为序）：方立群、白　露（女）、江文山。"
        ),
        {
            "武汉市人大常委会副主任": ("石立群", "毕文升", "车一鸣"),
            "武汉市人大常委会秘书长": ("姚洁",),
            "武汉市副市长": ("方立群", "白露", "江文山"),
        },
    ),
    "each post in a clause": (
        "荔坪县十五届人大一次会议举行。当选为荔坪县人大常委会副主任的是：陆文红、郑小山；当选为荔坪县副县长的是：龙大飞、米秋香。",
        {"荔坪县人大常委会副主任": ("陆文红", "郑小山"), "荔坪县副县长": ("龙大飞", "米秋香")},
    ),
    "a democratic party": (
        "九三学社武汉市第七次代表大会选举产生九三学社武汉市第七届委员会。\n主任委员：白雪（女）\n副主任委员：高原、石磊",
        {"九三学社武汉市委主任委员": ("白雪",), "九三学社武汉市委副主任委员": ("高原", "石磊")},
    ),
    "a democratic party, in sentences": (
        (
            "大会选举产生民进武汉市第八届委员会。\n在随后举行的民进武汉市八届一次全会上，骆天缘当选为主任委员，"
            "况正、卯晓当选为副主任委员。"
        ),
        {"民进武汉市委主任委员": ("骆天缘",), "民进武汉市委副主任委员": ("况正", "卯晓")},
    ),
    "below each post, words among them": (
        (
            "政协荔坪县第十一届委员会主席、副主席、秘书长名单\n（2022年1月9日政协荔坪县第十一届委员会第一次会议选举产生）\n"
            "主  席\n　　宁致远\n副主席（按姓氏笔画为序）\n　　方才  莫非（女，民建）  苗圃(不驻会)\n"
            "　　全红霞（女，侗族）\n秘书长\n　　毕升"
        ),
        {
            "荔坪县政协主席": ("宁致远",),
            "荔坪县政协副主席": ("方才", "莫非", "苗圃", "全红霞"),
            "荔坪县政协秘书长": ("毕升",),
        },
    ),
    "below each post, with its number": (
        (
            "荔坪县第十九届人大常委会组成人员名单\n（荔坪县第十九届人民代表大会第一次会议选举）\n一、主任\n宁致远\n"
            "二、副主任（2名）\n方才　莫非\n三、委员（3名）：\n常乐　成就　卓玛央金"
        ),
        {
            "荔坪县人大常委会主任": ("宁致远",),
            "荔坪县人大常委会副主任": ("方才", "莫非"),
            "荔坪县人大常委会委员": ("常乐", "成就", "卓玛央金"),
        },
    ),
    "whom a congress elects besides": (
        "荔坪县第十八届人民代表大会第三次会议补选：\n童心为荔坪县人大常委会副主任；\n全红、明天为荔坪县人大常委会委员。",
        {"荔坪县人大常委会副主任": ("童心",), "荔坪县人大常委会委员": ("全红", "明天")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ROSTERS.values(), ids=ROSTERS)
def test_a_list_of_elected_is_read_row_by_row(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    facts = extract(Article(paper="湖北日报", paragraphs=tuple(text.split("\n"))))
    found: dict[str, list[str]] = {}
    for change in facts.appointments:
        assert change.action == "elect"
        found.setdefault(change.post, []).append(change.name)
    assert {post: set(names) for post, names in found.items()} == {post: set(who) for post, who in expected.items()}
    held = {person.name: {post.name for post in person.posts} for person in facts.people if person.official}
    assert all(post in held[name] for post, names in expected.items() for name in names)


@pytest.mark.parametrize(("text", "expected"), ROSTERS.values(), ids=ROSTERS)
def test_narrow_stops_change_nothing(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    test_a_list_of_elected_is_read_row_by_row(text.translate(NARROW), expected)


NARROW = str.maketrans("，：；（）", ",:;()")


def test_a_list_of_elected_is_an_election() -> None:
    text = "2022年1月9日政协荔坪县第十一届委员会第一次会议选举产生\n主席\n宁致远\n副主席\n方才　莫非"
    (event,) = extract(Article(headline="政协荔坪县第十一届委员会主席、副主席名单", paragraphs=(text,))).events
    assert (event.kind, event.start) == ("election", date(2022, 1, 9))


@pytest.mark.parametrize("rows", ["主席\n方才　已经　出发", "副主任\n通知公告　文件下载\n常用链接", "主任\n说明"])
def test_below_a_post_stand_no_names_but_of_a_list(rows: str) -> None:
    facts = extract(Article(headline="荔坪县人大选举产生领导班子", paragraphs=tuple(rows.split("\n"))))
    assert not facts.people


def test_a_headline_lists_the_members_of_a_committee() -> None:
    rows = ("（按姓氏笔画为序）", "王明远　李卫国　赵秋实　孙家亭")
    facts = extract(Article(headline="中国共产党武汉市第十四届委员会委员名单", paragraphs=rows))
    assert {change.post for change in facts.appointments} == {"武汉市委委员"}
    assert {change.name for change in facts.appointments} == {"王明远", "李卫国", "赵秋实", "孙家亭"}


@pytest.mark.parametrize(
    "row",
    ["时间　地点　人物　事件　经过", "北京　上海　天津　重庆　河北", "王明远　李卫国　赵秋实　等领导"],
)
def test_a_line_of_other_words_is_no_roster(row: str) -> None:
    people = {person.name for person in extract(Article(paragraphs=(row,))).people}
    assert people <= {"王明远", "李卫国", "赵秋实"}


CHANGES = {
    "who follows somebody who resigned": (
        "挪威首相奥拉夫·汉森宣布改组政府。前驻德国大使英格·索尔接替辞职的拉尔斯·贝格出任国防大臣。",
        {("英格·索尔", "挪威国防大臣", "appoint"), ("拉尔斯·贝格", "挪威国防大臣", "resign")},
    ),
    "who takes over an office of his own": (
        "英国首相约翰·布朗改组内阁。财政大臣彼得·格林改任外交大臣，由前卫生大臣简·怀特接任财政大臣。",
        {("彼得·格林", "英国外交大臣", "appoint"), ("简·怀特", "英国财政大臣", "appoint")},
    ),
    "offices of any county": (
        "杜明远，男，1979年5月生，现任澜川市审计局副局长，拟任县（市）委常委，提名为县（市）政府副县长人选；",
        {("杜明远", "县（市）委常委", "nominate"), ("杜明远", "县（市）政府副县长", "nominate")},
    ),
    "offices of any city or prefecture": (
        "童谣，男，1979年5月生，现任岳阳市审计局副局长，拟任市州党委常委；",
        {("童谣", "市州党委常委", "nominate")},
    ),
    "offices of any county or district": (
        "童谣，男，1979年5月生，现任澜川县竹溪镇党委书记，拟任县区党委副书记；",
        {("童谣", "县区党委副书记", "nominate")},
    ),
    "by a party's committee that meets itself": (
        "民革岳阳市第八届委员会举行第一次全体会议，选举骆天缘为主任委员。",
        {("骆天缘", "民革岳阳市第八届委员会主任委员", "elect")},
    ),
    "by a party, where such committees are called so": (
        "民革岳阳市委会负责人到会。大会选举产生民革岳阳市第八届委员会，骆天缘当选主任委员。",
        {("骆天缘", "民革岳阳市委会主任委员", "elect")},
    ),
    "nominated behind 、": (
        "赵秋实同志任岳阳市委副书记、提名为市长候选人。",
        {("赵秋实", "岳阳市委副书记", "appoint"), ("赵秋实", "岳阳市市长", "nominate")},
    ),
    "the secretary behind the deputies": (
        "会议选举李卫国、赵秋实为全国人大常委会副委员长，欧阳白为秘书长。",
        {
            ("李卫国", "全国人大常委会副委员长", "elect"),
            ("赵秋实", "全国人大常委会副委员长", "elect"),
            ("欧阳白", "全国人大常委会秘书长", "elect"),
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes_are_read(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert {(one.name, one.post, one.action) for one in extract(Article(paragraphs=(text,))).appointments} == expected
