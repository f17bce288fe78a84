"""Stories from places that no table holds: their posts in full, holders whose names are words; all invented."""

import pytest

from monitor.parser import extract
from monitor.records import Article, Facts


def facts_of(text: str, paper: str = "", title: str = "") -> Facts:
    return extract(Article(paper=paper, headline=title, paragraphs=tuple(text.split("\n"))))


def posts_in(facts: Facts) -> dict[str, list[str]]:
    return {person.name: [post.name for post in person.posts] for person in facts.people if person.official}


STORIES = {
    "a county that is a city now": (
        "",
        "弥勒县第十二届人民代表大会第三次会议召开。会议选举陶明远为县长。县委书记何知海讲话。",
        {"陶明远": ["弥勒县县长"], "何知海": ["弥勒县委书记"]},
    ),
    "a daily named for its city": (
        "澜川日报",
        "昨日，市委书记公孙树到市第二纺织厂调研，副市长竺青陪同。市总工会主席高原、市畜牧局局长白鹭参加。",
        {
            "公孙树": ["澜川市委书记"],
            "竺青": ["澜川市副市长"],
            "高原": ["澜川市总工会主席"],
            "白鹭": ["澜川市畜牧局局长"],
        },
    ),
    "a city named once, beside what it holds": (
        "半岛周报",
        "昨天上午，澜川市各界纪念植树节大会举行，市委副书记常春、市政协副主席水清参加。",
        {"常春": ["澜川市委副书记"], "水清": ["澜川市政协副主席"]},
    ),
    "a longer name that begins with a known place's": (
        "",
        "合肥岭市召开领导干部会议。市委书记杜明远、市长白景文参加。",
        {"杜明远": ["合肥岭市委书记"], "白景文": ["合肥岭市市长"]},
    ),
    "a region's paper": ("湘中新报", "省长杜明远到会。", {"杜明远": ["湖南省省长"]}),
    "a town named before": (
        "澜川报",
        "澜川县委书记杜明远昨日到柳荫镇调研，镇党委书记高见、副镇长文竹汇报。",
        {"杜明远": ["澜川县委书记"], "高见": ["柳荫镇党委书记"], "文竹": ["柳荫镇副镇长"]},
    ),
    "whose bureau a bare title means": (
        "澜川日报",
        "市水务局高度重视，局长白景文主持召开会议。",
        {"白景文": ["澜川市水务局局长"]},
    ),
    "two special administrative regions": (
        "人民日报",
        "香港特区政府举行升旗仪式。又讯 澳门特区政府举行酒会，行政长官何远、立法会主席贺定山等出席。",
        {"何远": ["澳门特别行政区行政长官"], "贺定山": ["澳门特别行政区立法会主席"]},
    ),
    "a delegation's heads": (
        "河南日报",
        "河南代表团团长、省委书记白景文，代表团副团长、省长杜明远，副团长罗秋实出席。",
        {
            "白景文": ["河南代表团团长", "河南省委书记"],
            "杜明远": ["河南代表团副团长", "河南省省长"],
            "罗秋实": ["河南代表团副团长"],
        },
    ),
    "numbered cases": (
        "澜川报",
        "澜川县纪委通报典型问题。\n1.县林业局原副局长白景文违规收受礼金问题。白景文受到开除党籍处分。",
        {"白景文": ["澜川县林业局原副局长"]},
    ),
    "a judge of the whole court": (
        "",
        "免去白景文的湖北省高级人民法院民事审判第一庭庭长、审判员职务。",
        {"白景文": ["湖北省高级人民法院民事审判第一庭庭长", "湖北省高级人民法院审判员"]},
    ),
    "named as the paper is": (
        "今日澜川",
        "昨日，县委书记白景文率县四套班子领导和县直机关干部植树，县长杜明远参加。",
        {"白景文": ["澜川县委书记"], "杜明远": ["澜川县县长"]},
    ),
    "a county's news": (
        "栈道新闻",
        "干部们学习了《工作条例》和县委要求。县委常委、县纪委书记白景文授课。",
        {"白景文": ["栈道县委常委", "栈道县纪委书记"]},
    ),
    "a month is no county": (
        "澜川时讯",
        "本月是澜川县4月份县委书记值班月。县委书记白景文答复来信，县法院院长杜明远参加。",
        {"白景文": ["澜川县委书记"], "杜明远": ["澜川县法院院长"]},
    ),
    "a city inside of the paper's": (
        "宣城晚报",
        "周末，灯会在宁溪市民广场开幕。宁溪市副市长白景文点灯，市委书记杜明远观灯。",
        {"白景文": ["宁溪市副市长"], "杜明远": ["宁溪市委书记"]},
    ),
    "an autonomous county": (
        "农民报",
        "春耕时节，融溪苗族自治县石板寨插秧忙。县委书记白景文，县委副书记、自治县县长杜明远下田。",
        {"白景文": ["融溪苗族自治县委书记"], "杜明远": ["融溪苗族自治县委副书记", "融溪苗族自治县县长"]},
    ),
    "a district's court and bureau": (
        "检察报",
        "上月，金沙溪区检察院开放日。区检察院检察长白景文讲解，区教育局副局长杜明远带队参观。",
        {"白景文": ["金沙溪区检察院检察长"], "杜明远": ["金沙溪区教育局副局长"]},
    ),
    "a zone of the city": (
        "澜川经济报",
        "市委书记白景文致辞，市委常委、醴溪经开区党工委书记杜明远主持。",
        {"杜明远": ["澜川市委常委", "醴溪经开区党工委书记"]},
    ),
    "a town whose committee stands by itself": (
        "农村周刊",
        "记者来到新滩镇，镇委书记白景文带路，镇武装部长杜明远撑船。",
        {"白景文": ["新滩镇委书记"], "杜明远": ["新滩镇武装部部长"]},
    ),
    "whose consultative conference meets": (
        "",
        "政协岚溪县第九届委员会第一次会议昨日闭幕。县委书记白景文、县长杜明远到会祝贺。",
        {"白景文": ["岚溪县委书记"], "杜明远": ["岚溪县县长"]},
    ),
    "whose party congress meets": (
        "",
        "中共岚溪县第九次代表大会昨日开幕。县委书记白景文作报告。",
        {"白景文": ["岚溪县委书记"]},
    ),
    "a known county's consultative conference": (
        "",
        "政协当雄县第九届委员会第一次会议昨日闭幕，政协当雄县第九届委员会常务委员三十名。县委书记白景文到会。",
        {"白景文": ["当雄县委书记"]},
    ),
    "a league": (
        "北疆报",
        "锡溪盟公安局开放日。盟委委员、公安局党委书记、局长宝音图介绍。塔拉旗副旗长、公安局局长巴图到场。",
        {
            "宝音图": ["锡溪盟委委员", "锡溪盟公安局党委书记", "锡溪盟公安局局长"],
            "巴图": ["塔拉旗副旗长", "塔拉旗公安局局长"],
        },
    ),
    "in a headline's question": (
        "湖南日报",
        "记者走进苗溪，对话苗溪县委书记白景文，县人大常委会主任杜明远陪同。",
        {"白景文": ["苗溪县委书记"], "杜明远": ["苗溪县人大常委会主任"]},
    ),
    "of characters that are words": (
        "云南日报",
        "怒川市政协副主席白景文、江垣市委副书记杜明远到会。",
        {"白景文": ["怒川市政协副主席"], "杜明远": ["江垣市委副书记"]},
    ),
    "a county's doubled character": ("", "茂县县委书记白景文发言。", {"白景文": ["茂县县委书记"]}),
}


@pytest.mark.parametrize(("paper", "text", "expected"), STORIES.values(), ids=STORIES)
def test_posts_of_places_that_no_table_knows_are_restored(
    paper: str, text: str, expected: dict[str, list[str]]
) -> None:
    found = posts_in(facts_of(text, paper))
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        ("光明日报", "省委书记钱立群、区长罗秋实出席。"),
        ("羊城晚报", "民建市委主委白景文、市长高度重视，常务副市长罗秋实出席。"),
    ],
)
def test_no_place_is_invented(paper: str, text: str) -> None:
    posts = [post for names in posts_in(facts_of(text, paper)).values() for post in names]
    assert not [post for post in posts if post.startswith(("光明", "羊城", "民建市市", "常务副市市"))]


def test_a_verb_that_ends_in_wei_is_no_part_of_a_name() -> None:
    found = extract(Article(paragraphs=("省纪委通报，白景身为省委书记，带头违规。",)))
    assert "白景身" not in [person.name for person in found.people]


NOTICES = {
    "each in a line, words as names": (
        "县人大常委会任免名单",
        "任命：\n白景文为澜川县副县长；\n免去：\n秋实的澜川县文化局局长职务；\n关东升的澜川县副县长职务。",
        [
            ("白景文", "澜川县副县长", "appoint"),
            ("秋实", "澜川县文化局局长", "remove"),
            ("关东升", "澜川县副县长", "remove"),
        ],
    ),
    "in columns": (
        "任免名单",
        "【任命名单】\n高小飞　澜川县民政局局长\n免职名单：\n石磊　澜川县民政局局长职务",
        [("高小飞", "澜川县民政局局长", "appoint"), ("石磊", "澜川县民政局局长", "remove")],
    ),
    "behind their names": (
        "任免名单",
        "任命向春光（女）为澜川县副县长；批准任命支春光为澜川县人民检察院检察长；免去石峰的澜川县副县长职务。",
        [
            ("向春光", "澜川县副县长", "appoint"),
            ("支春光", "澜川县人民检察院检察长", "appoint"),
            ("石峰", "澜川县副县长", "remove"),
        ],
    ),
    "of a party's committee": (
        "农工党岚溪市代表大会闭幕",
        "农工党岚溪市第五届委员会举行全体会议，选举白景文为主任委员，杜明远、罗秋实为副主任委员。",
        [
            ("白景文", "农工党岚溪市第五届委员会主任委员", "elect"),
            ("杜明远", "农工党岚溪市第五届委员会副主任委员", "elect"),
            ("罗秋实", "农工党岚溪市第五届委员会副主任委员", "elect"),
        ],
    ),
    "of a local 政协": (
        "选举",
        "会议选举白杨为政协澜川县第十届委员会主席，高原、丁香（女）为副主席。",
        [
            ("白杨", "澜川县政协主席", "elect"),
            ("高原", "澜川县政协副主席", "elect"),
            ("丁香", "澜川县政协副主席", "elect"),
        ],
    ),
    "one of the deputies is the first": (
        "选举",
        "白景文当选为澜川市总工会主席，杜明远、罗秋实当选为副主席，其中杜明远为常务副主席。",
        [
            ("白景文", "澜川市总工会主席", "elect"),
            ("杜明远", "澜川市总工会常务副主席", "elect"),
            ("罗秋实", "澜川市总工会副主席", "elect"),
        ],
    ),
    "two posts of a university": (
        "干部大会",
        "省委决定：白景文同志任岚溪师范大学校长、党委副书记。",
        [("白景文", "岚溪师范大学校长", "appoint"), ("白景文", "岚溪师范大学党委副书记", "appoint")],
    ),
}


@pytest.mark.parametrize(("title", "text", "expected"), NOTICES.values(), ids=NOTICES)
def test_notices_are_read(title: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(one.name, one.post, one.action) for one in facts_of(text, title=title).appointments]
    assert [one for one in expected if one not in found] == []


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("总书记来了，乡亲们围了上来。", "来了"),
        ("记者关于家风的采访播出。", "家风"),
    ],
)
def test_words_beside_a_title_are_no_names(text: str, nobody: str) -> None:
    assert nobody not in [person.name for person in facts_of(text).people]


def test_a_deputy_between_titles_is_no_name() -> None:
    found = posts_in(facts_of("联合国秘书长代理副发言人哈里斯21日说。外交部驻香港特派员公署、使馆举行活动。"))
    assert found == {"哈里斯": ["联合国秘书长代理副发言人"]}
