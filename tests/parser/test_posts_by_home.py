"""Posts that leave their place or organ out: of county papers, towns, joint lists, committees; people are invented."""

import pytest

from tests.parser.test_posts import posts_of

HOMES = {
    "a prefecture of old": (
        "山西日报",
        "中共晋中地委召开会议，地委副书记、行署专员钱立群主持。地区人大工委主任罗秋实出席，地委委员、组织部长顾知海作说明。",
        {
            "钱立群": ["晋中地委副书记", "晋中地区行署专员"],
            "罗秋实": ["晋中地区人大工委主任"],
            "顾知海": ["晋中地委委员", "晋中地委组织部部长"],
        },
    ),
    "a county's paper": (
        "岳西报",
        "县委副书记、代县长钱立群，县委常委罗秋实参加。",
        {"钱立群": ["岳西县委副书记", "岳西县代县长"], "罗秋实": ["岳西县委常委"]},
    ),
    "a county's paper called Today": (
        "今日桐庐",
        "县委书记钱立群调研，副县长罗秋实参加。",
        {"钱立群": ["桐庐县委书记"], "罗秋实": ["桐庐县副县长"]},
    ),
    "the only county, without its rank": (
        "杭州日报",
        "桐庐召开全县三级干部会议，县委书记钱立群出席，县长罗秋实主持。",
        {"钱立群": ["桐庐县委书记"], "罗秋实": ["桐庐县县长"]},
    ),
    "two counties without their rank": (
        "杭州日报",
        "县委书记钱立群参加，桐庐、淳安作交流发言。",
        {"钱立群": ["县委书记"]},
    ),
    "a district's paper, its city and province": (
        "萧山日报",
        "区长钱立群主持，市委书记罗秋实、省委副书记杜明远出席。",
        {"钱立群": ["萧山区区长"], "罗秋实": ["杭州市委书记"], "杜明远": ["浙江省委副书记"]},
    ),
    "no district of a word": (
        "光明日报",
        "省委书记钱立群、区长罗秋实出席。",
        {"钱立群": ["省委书记"], "罗秋实": ["区长"]},
    ),
    "a county tells its city and province": (
        "",
        "市委书记钱立群到安化县调研，省委副书记罗秋实陪同。",
        {"钱立群": ["益阳市委书记"], "罗秋实": ["湖南省委副书记"]},
    ),
    "no county is named by who acts": (
        "",
        "代县长钱立群，县委常委罗秋实参加。",
        {"钱立群": ["代县长"], "罗秋实": ["县委常委"]},
    ),
    "where a delegation goes is not its home": (
        "",
        "省长钱立群率省政府代表团赴四川成都出席会议。",
        {"钱立群": ["省长"]},
    ),
    "the city of the sentence before": (
        "",
        "据通报，新乡市委原书记钱立群受处分。市纪委原书记罗秋实被免职。赣州市、赣州市委开展学习。",
        {"钱立群": ["新乡市委原书记"], "罗秋实": ["新乡市纪委原书记"]},
    ),
    "a town": (
        "",
        "铜山区棠桥镇党委书记钱立群、镇长罗秋实，镇人大主席杜明远、镇纪委书记曹桂兰参加。",
        {
            "钱立群": ["铜山区棠桥镇党委书记"],
            "罗秋实": ["铜山区棠桥镇镇长"],
            "杜明远": ["铜山区棠桥镇人大主席"],
            "曹桂兰": ["铜山区棠桥镇纪委书记"],
        },
    ),
    "a second list of three places": (
        "",
        "京津冀三地政协副主席钱立群、罗秋实、杜明远，秘书长曹桂兰、方守正、韩济川参加。",
        {
            "钱立群": ["北京市政协副主席"],
            "罗秋实": ["天津市政协副主席"],
            "杜明远": ["河北省政协副主席"],
            "曹桂兰": ["北京市政协秘书长"],
            "方守正": ["天津市政协秘书长"],
            "韩济川": ["河北省政协秘书长"],
        },
    ),
    "a special committee of a province's congress": (
        "",
        "湖北省人大常委会原委员、农业与农村委员会原副主任委员钱立群受审。",
        {"钱立群": ["湖北省人大常委会原委员", "湖北省人大农业与农村委员会原副主任委员"]},
    ),
    "who is a deputy as well": (
        "",
        "岳西县委书记、全国人大代表钱立群说，安徽省能源局原局长、第十四届全国政协委员罗秋实也在场。",
        {"钱立群": ["岳西县委书记"], "罗秋实": ["安徽省能源局原局长"]},
    ),
    "the school named before": (
        "云南日报",
        "省委党校校长钱立群出席，分管日常工作的副校长罗秋实主持。",
        {"钱立群": ["云南省委党校校长"], "罗秋实": ["云南省委党校副校长"]},
    ),
    "the deputy of a bank of the state": (
        "",
        "中国人民银行党委委员、副行长钱立群说。",
        {"钱立群": ["中国人民银行党委委员", "中国人民银行副行长"]},
    ),
    "the police's own province": ("新华日报", "武警江苏总队司令员钱立群出席。", {"钱立群": ["武警江苏总队司令员"]}),
    "a ministry of two things": (
        "",
        "来访的马里外交与国际合作部部长阿马杜·凯塔说。",
        {"阿马杜·凯塔": ["马里外交与国际合作部部长"]},
    ),
    "who holds it stands behind": (
        "湖北日报",
        "省老龄委主任由副省长钱立群担任。",
        {"钱立群": ["湖北省副省长", "湖北省老龄委主任"]},
    ),
    "what a court says he used": (
        "",
        "被告人钱立群受审。钱立群利用担任岳西县委书记、安庆市市长等职务便利，收受财物。",
        {"钱立群": ["岳西县委书记", "安庆市市长"]},
    ),
    "a judge's other title": (
        "",
        "最高人民法院第七巡回法庭庭长、审判长钱立群宣判。",
        {"钱立群": ["最高人民法院第七巡回法庭庭长"]},
    ),
    "an author": ("", "（作者：云南省委统战部副部长 钱立群）", {"钱立群": ["云南省委统战部副部长"]}),
}


@pytest.mark.parametrize(("paper", "text", "expected"), HOMES.values(), ids=HOMES)
def test_what_a_post_leaves_out_is_found(paper: str, text: str, expected: dict[str, list[str]]) -> None:
    found = posts_of(text, paper=paper)
    assert {name: found[name] for name in expected} == expected


def test_a_paper_is_known_in_traditional_script() -> None:
    assert posts_of("會議由經濟財政司司長林永主持。", paper="澳門日報") == {"林永": ["澳门经济财政司司长"]}


def test_a_name_that_is_a_word_counts_where_it_is_given_an_office() -> None:
    found = posts_of("选举钱立群为河南省人大常委会主任，高洁为副主任，金光哲、曲直为河南省副省长。")
    assert found["高洁"] == ["河南省人大常委会副主任"]
    assert found["曲直"] == ["河南省副省长"]


def test_departments_of_schools_and_hospitals_are_no_offices() -> None:
    text = "雅湘医院产科主任钱立群，云岭大学党委书记罗秋实，明德大学政策中心主任杜明远，教育部大学生司司长曹桂兰说。"
    assert posts_of(text) == {"钱立群": [], "罗秋实": [], "杜明远": [], "曹桂兰": ["教育部大学生司司长"]}
