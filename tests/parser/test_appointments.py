"""Personnel changes in the press's constructions; the people are invented."""

import pytest

from monitor.parser import extract
from monitor.parser.changes.rules import KEYS
from monitor.parser.text import read_table
from tests.factories import make_article


def read(text: str, headline: str = "", paper: str = "湖南日报") -> list[tuple[str, str, str]]:
    found = extract(make_article(text, headline, paper=paper)).appointments
    return [(change.name, change.post, change.action) for change in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "选举结果：顾知远为岚溪县纪委书记，吴边、程度为副书记。",
            [
                ("顾知远", "岚溪县纪委书记", "elect"),
                ("程度", "岚溪县纪委副书记", "elect"),
                ("吴边", "岚溪县纪委副书记", "elect"),
            ],
        ),
        ("顾知远日前经县人大选举，成为岚溪县县长。", [("顾知远", "岚溪县县长", "elect")]),
        (
            "顾知远同志任岚溪市委委员、副书记，提名市长候选人。",
            [
                ("顾知远", "岚溪市委委员", "appoint"),
                ("顾知远", "岚溪市委副书记", "appoint"),
                ("顾知远", "岚溪市市长", "nominate"),
            ],
        ),
        (
            "顾知远同志任岚溪县委书记，免去其竹山区委副书记职务。",
            [("顾知远", "岚溪县委书记", "appoint"), ("顾知远", "竹山区委副书记", "remove")],
        ),
        (
            "顾知远当选岚溪市文联主席，柳明川被聘为名誉主席。",
            [("顾知远", "岚溪市文联主席", "elect"), ("柳明川", "岚溪市文联名誉主席", "appoint")],
        ),
        (
            "顾知远 男 1975.03 岚溪县财政局副局长 拟任岚溪县审计局局长",
            [("顾知远", "岚溪县审计局局长", "nominate")],
        ),
        (
            "会议同意顾知远不再兼任政协第九届全国委员会秘书长职务，任命柳明川为第九届全国政协副秘书长。",
            [
                ("顾知远", "政协第九届全国委员会秘书长", "remove"),
                ("柳明川", "第九届全国政协副秘书长", "appoint"),
            ],
        ),
        (
            "任命顾知远、柳明川为岚溪县人民法院执行庭庭长、副庭长。选举顾知远、柳明川分别为岚溪县工商联主席、秘书长。",
            [
                ("顾知远", "岚溪县人民法院执行庭庭长", "appoint"),
                ("柳明川", "岚溪县人民法院执行庭副庭长", "appoint"),
                ("顾知远", "岚溪县工商联主席", "elect"),
                ("柳明川", "岚溪县工商联秘书长", "elect"),
            ],
        ),
        (
            "岚溪县县长顾知远、副县长柳明川增补为岚溪市委委员。",
            [
                ("顾知远", "岚溪市委委员", "appoint"),
                ("柳明川", "岚溪市委委员", "appoint"),
            ],
        ),
        ("顾知远走进济宁市任城区居民柳明川家。柳明川任任丘市副市长。", [("柳明川", "任丘市副市长", "appoint")]),
        ("经大会选举，顾知远任岚溪县县长。", [("顾知远", "岚溪县县长", "elect")]),
        ("顾知远（女，藏族）当选岚溪县副县长。", [("顾知远", "岚溪县副县长", "elect")]),
        (
            "会议决定任命顾知远、柳明川为湖南省人民政府副省长，决定顾知远为湖南省代理省长。",
            [
                ("顾知远", "湖南省副省长", "appoint"),
                ("柳明川", "湖南省副省长", "appoint"),
                ("顾知远", "湖南省代理省长", "acting"),
            ],
        ),
        (
            "大会选举顾知远为省十四届人大常委会主任；选举柳明川、唐远山为副主任，江望舒为秘书长。",
            [
                ("顾知远", "湖南省人大常委会主任", "elect"),
                ("柳明川", "湖南省人大常委会副主任", "elect"),
                ("唐远山", "湖南省人大常委会副主任", "elect"),
                ("江望舒", "湖南省人大常委会秘书长", "elect"),
            ],
        ),
        (
            "中共中央决定：顾知远同志任安徽省委委员、常委、书记，不再担任湖南省委书记、常委职务。",
            [
                ("顾知远", "安徽省委委员", "appoint"),
                ("顾知远", "安徽省委常委", "appoint"),
                ("顾知远", "安徽省委书记", "appoint"),
                ("顾知远", "湖南省委书记", "remove"),
                ("顾知远", "湖南省委常委", "remove"),
            ],
        ),
        (
            "任命顾知远（苗族）、柳明川（女）为水利部副部长；免去唐远山（回族）兼任的水利部总工程师职务。",
            [
                ("顾知远", "水利部副部长", "appoint"),
                ("柳明川", "水利部副部长", "appoint"),
                ("唐远山", "水利部总工程师", "remove"),
            ],
        ),
        (
            "会议经投票决定，顾知远、柳明川为国务委员。",
            [("顾知远", "国务委员", "appoint"), ("柳明川", "国务委员", "appoint")],
        ),
        (
            "免去：\n顾知远省教育厅厅长职务；\n柳明川的省水利厅厅长职务。",
            [("顾知远", "湖南省教育厅厅长", "remove"), ("柳明川", "湖南省水利厅厅长", "remove")],
        ),
        ("会议免去顾知远县委办公室主任职务。", [("顾知远", "县委办公室主任", "remove")]),
        ("会议决定顾知远代理长沙市市长职务。", [("顾知远", "长沙市代理市长", "acting")]),
        ("提请任命：顾知远为长沙市监察委员会副主任。", [("顾知远", "长沙市监察委员会副主任", "nominate")]),
        (
            "顾知远，男，1970年5月生，现任湖南省教育厅副厅长，拟任湖南省水利厅厅长、提名为湖南省政协副主席人选。",
            [("顾知远", "湖南省水利厅厅长", "nominate"), ("顾知远", "湖南省政协副主席", "nominate")],
        ),
        ("朴成俊当选韩国第20任总统。", [("朴成俊", "韩国总统", "elect")]),
        ("顾知远同志任上海市委书记。", [("顾知远", "上海市委书记", "appoint")]),  # and not 任上
        ("顾知远同志任重庆市市长。", [("顾知远", "重庆市市长", "appoint")]),
        ("顾知远任内蒙古自治区主席。", [("顾知远", "内蒙古自治区主席", "appoint")]),
        ("顾知远任教育部部长。", [("顾知远", "教育部部长", "appoint")]),
        ("县委书记顾知远在任上常去村里，这是县长柳明川上任时走访的第一户。", []),
        ("议会13日选举朴成俊为新任议长。", [("朴成俊", "议长", "elect")]),
        ("会议决定接受顾知远请辞湖南省政协委员。", [("顾知远", "湖南省政协委员", "resign")]),
        ("国务院副总理顾知远13日正式宣布辞职。", [("顾知远", "国务院副总理", "resign")]),
        (
            "法国总统贝尔蒙特13日任命雷诺为国防部长。",
            [("雷诺", "法国国防部部长", "appoint")],
        ),
        ("政协批准水利部部长顾知远提出的辞职请求。", [("顾知远", "水利部部长", "resign")]),
        ("水利部原部长顾知远已被免去职务。", [("顾知远", "水利部原部长", "remove")]),
        ("多个党派呼吁水利部部长顾知远辞去水利部部长职务。", []),
        ("2008年3月1日，顾知远当选湖南省省长。", []),
        (
            "任命顾知远为水利部部长，柳明川不再担任水利部副部长，唐远山为水利部总工程师。",
            [
                ("顾知远", "水利部部长", "appoint"),
                ("柳明川", "水利部副部长", "remove"),
                ("唐远山", "水利部总工程师", "appoint"),
            ],
        ),
        (
            "总统解除了水利部部长顾知远、教育部部长柳明川的职务。",
            [("顾知远", "水利部部长", "remove"), ("柳明川", "教育部部长", "remove")],
        ),
        (
            "湖南省省长顾知远和安徽省省长柳明川分别被任命为水利部部长和教育部部长。",
            [("顾知远", "水利部部长", "appoint"), ("柳明川", "教育部部长", "appoint")],
        ),
        ("水利部部长顾知远13日宣布参选，并从14日起不再担任部长。", [("顾知远", "水利部部长", "remove")]),
        ("水利部部长顾知远表示，将对事故负责，辞去部长职务。", [("顾知远", "水利部部长", "resign")]),
        ("水利部部长顾知远引咎辞职。", [("顾知远", "水利部部长", "resign")]),
        ("水利部部长顾知远向安徽省省长柳明川递交辞呈。", [("顾知远", "水利部部长", "resign")]),
        ("湖南省水利厅厅长顾知远已被免职。", [("顾知远", "湖南省水利厅厅长", "remove")]),
        ("法国当选总统贝尔蒙特13日宣誓就职。", [("贝尔蒙特", "法国总统", "elect")]),
        (
            "顾知远任长沙市委书记，为长沙市人大常委会主任人选。",
            [("顾知远", "长沙市委书记", "appoint"), ("顾知远", "长沙市人大常委会主任", "nominate")],
        ),
        ("此前，顾知远任湖南省水利厅厅长。", []),
        ("2012年7月至2022年1月，顾知远担任湖南省水利厅厅长。", []),
        ("调查组由水利厅厅长顾知远任组长。", []),
        ("水利部部长顾知远有望出任安徽省省长。", []),
        ("会议听取了关于选举顾知远为安徽省省长人选的报告。", []),
        (
            "湖南省水利厅厅长顾知远因工作不力，对上级要求落实不够，受到党内警告处分。",
            [("顾知远", "湖南省水利厅厅长", "punish")],
        ),
        ("湖南省水利厅原厅长顾知远涉嫌受贿案被提起公诉。", [("顾知远", "湖南省水利厅原厅长", "investigate")]),
        ("审计长顾知远介绍，去年有89名干部受到党纪政务处分。", []),
        ("审计长顾知远在会上提出了要求：对违纪行为要严肃处理。", []),
        ("镇长刘某已被免职。", []),
        ("法国总统府说，顾知远主席是我就任总统后接待的第一位客人。", []),
        ("法国总统13日任命雷诺为总理。", [("雷诺", "法国总理", "appoint")]),
        ("湖南省省长顾知远向法国当选总统贝尔蒙特致贺电。", [("贝尔蒙特", "法国总统", "elect")]),
        ("湖南省省长顾知远向法国总统贝尔蒙特致贺电。", []),
        (
            "会议免去顾知远的水利部部长职务；柳明川为水利部部长。",
            [("顾知远", "水利部部长", "remove"), ("柳明川", "水利部部长", "appoint")],
        ),
        ("顾知远当选竹园村村委会主任。", []),
        (
            "竹园村原党支部书记顾知远受到留党察看一年的处分。",
            [("顾知远", "竹园村原党支部书记", "punish")],
        ),
        ("为起草文件，成立小组，水利部部长顾知远任组长，柳明川同志任副组长。", []),
        ("顾知远被任命为水利部下一任部长。", [("顾知远", "水利部部长", "appoint")]),
        ("顾知远当选湖南省省委书记。", [("顾知远", "湖南省委书记", "elect")]),
        (
            "新一届湖南省委常委分别为顾知远、柳明川（女）。",
            [("顾知远", "湖南省委常委", "elect"), ("柳明川", "湖南省委常委", "elect")],
        ),
        (
            "全会决定，增补顾知远、柳明川为中央军委副主席。",
            [("顾知远", "中央军委副主席", "appoint"), ("柳明川", "中央军委副主席", "appoint")],
        ),
        (
            "安徽省省长唐远山致电教育部部长顾知远，祝贺他再次当选安徽省政协主席。",
            [("顾知远", "安徽省政协主席", "elect")],
        ),
        (
            "新任命的水利部部长顾知远、教育部部长柳明川跟诵誓词。",
            [("顾知远", "水利部部长", "appoint"), ("柳明川", "教育部部长", "appoint")],
        ),
        ("被免去水利部部长职务的顾知远在会上表示遗憾。", [("顾知远", "水利部部长", "remove")]),
        ("唐远山赞赏顾知远出任水利部部长以来作出的贡献。", []),
        ("顾知远放弃连任湖南省政协主席。", []),
        ("法国总统贝尔蒙特13日任命雷诺为总参谋长。", [("雷诺", "法国总参谋长", "appoint")]),
        ("法院一审宣判，顾知远犯盗窃罪，判处有期徒刑三年。", []),
        ("会议决定，接受顾知远辞去湖南省省长职务的请求。", [("顾知远", "湖南省省长", "resign")]),
        (
            "免去顾知远的水利部部长职务；任命柳明川（女）为水利部部长。",
            [("顾知远", "水利部部长", "remove"), ("柳明川", "水利部部长", "appoint")],
        ),
        (
            "顾知远同志任长沙市委副书记，并提名为长沙市市长候选人，免去其湘潭市委常委和湘潭市副市长职务。",
            [
                ("顾知远", "长沙市委副书记", "appoint"),
                ("顾知远", "长沙市市长", "nominate"),
                ("顾知远", "湘潭市委常委", "remove"),
                ("顾知远", "湘潭市副市长", "remove"),
            ],
        ),
        (
            "顾知远、柳明川、唐远山先后卸任武汉、合肥、成都市委书记。",
            [
                ("顾知远", "武汉市委书记", "remove"),
                ("柳明川", "合肥市委书记", "remove"),
                ("唐远山", "成都市委书记", "remove"),
            ],
        ),
        ("顾知远当选安徽省省长。", [("顾知远", "安徽省省长", "elect")]),
        (
            "免去顾知远（女，壮族）同志的中共安徽省纪委书记、安徽省委常委职务。",
            [("顾知远", "安徽省纪委书记", "remove"), ("顾知远", "安徽省委常委", "remove")],
        ),
        (
            "会议选举柳明川为全国妇联副主席，增补柳明川、顾知远为十二届全国妇联常委。",
            [
                ("柳明川", "全国妇联副主席", "elect"),
                ("柳明川", "全国妇联常委", "elect"),
                ("顾知远", "全国妇联常委", "elect"),
            ],
        ),
        (
            "柳明川同志任江城科技大学校长、党委副书记，顾知远同志因年龄原因不再担任校长、党委副书记职务。",
            [
                ("柳明川", "江城科技大学校长", "appoint"),
                ("柳明川", "江城科技大学党委副书记", "appoint"),
                ("顾知远", "江城科技大学校长", "remove"),
                ("顾知远", "江城科技大学党委副书记", "remove"),
            ],
        ),
        (
            "岳西县白帽镇党委书记顾知远、镇长柳明川被免职。",
            [("顾知远", "岳西县白帽镇党委书记", "remove"), ("柳明川", "岳西县白帽镇镇长", "remove")],
        ),
        (
            "顾知远同志不再担任长沙市委书记职务，已提名为省政协副主席人选。",
            [("顾知远", "长沙市委书记", "remove"), ("顾知远", "湖南省政协副主席", "nominate")],
        ),
        ("安徽省妇联主席顾知远因年龄原因不再担任领导职务。", [("顾知远", "安徽省妇联主席", "remove")]),
        (
            "河北省委副书记顾知远已调任河南省委副书记；吉林市委书记柳明川上月跻身省委常委。",
            [("顾知远", "河南省委副书记", "appoint"), ("柳明川", "吉林省委常委", "appoint")],
        ),
        (
            "时任江城区委书记的女干部柳明川调任甘肃省委宣传部部长。",
            [("柳明川", "甘肃省委宣传部部长", "appoint")],
        ),
        (
            "政府昨日刊宪，委任前运输署署长顾知远及云海公司行政总裁柳明川为湾区发展咨询委员会成员。",
            [("顾知远", "湾区发展咨询委员会成员", "appoint"), ("柳明川", "湾区发展咨询委员会成员", "appoint")],
        ),
        ("会议任命顾知成为岳西县副县长。", [("顾知成", "岳西县副县长", "appoint")]),
        (
            "秘鲁选举机构称，现任总统鲁哈尔在上周日的总统选举中以六成选票获胜。",
            [("鲁哈尔", "秘鲁总统", "elect")],
        ),
        (
            "波兰卫生部长康斯坦·雷克尔被解职，接替他的是众议院卫生委员会主席伊沃娜·齐克。",
            [("康斯坦·雷克尔", "波兰卫生部长", "remove"), ("伊沃娜·齐克", "波兰卫生部长", "appoint")],
        ),
        (
            "吉尔吉斯斯坦总统热克诺夫任命国家安全委员会副主席乌兰·奥托尔代理内务部长。",
            [("乌兰·奥托尔", "吉尔吉斯斯坦代理内务部长", "acting")],
        ),
        (
            "日前，省长顾知远接替柳明川出任安徽省委书记。",
            [("顾知远", "安徽省委书记", "appoint"), ("柳明川", "安徽省委书记", "remove")],
        ),
    ],
)
def test_a_construction_reports_these_changes(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(read(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "顾知远曾任安徽省副省长。",
        "顾知远2019年起担任安徽省副省长。",
        "会见时，柳明川祝贺顾知远当选安徽省省长。",
        "顾知远主任、柳明川副省长出席会议。",
    ],
)
def test_careers_and_courtesies_are_no_changes(text: str) -> None:
    assert read(text) == []


def test_punishment_takes_the_former_posts_and_silences_the_investigation() -> None:
    found = read(
        "日前，经批准，中央纪委对湖南省原副省长顾知远严重违纪违法问题进行了立案审查。决定给予顾知远开除党籍处分。",
        "湖南省原副省长顾知远被开除党籍",
    )
    assert found == [("顾知远", "湖南省原副省长", "punish")]


def test_an_investigation_stands_alone_until_punished() -> None:
    found = read("湖南省副省长顾知远涉嫌严重违纪违法，目前正接受纪律审查和监察调查。")
    assert found == [("顾知远", "湖南省副省长", "investigate")]


def test_an_office_held_long_before_is_not_lost() -> None:
    found = read("合肥市副市长顾知远涉嫌严重违纪违法，正接受监察调查。顾知远一直在合肥工作，曾任包河区委书记。")
    assert found == [("顾知远", "合肥市副市长", "investigate")]


def test_the_exact_action_of_the_text_corrects_the_heading() -> None:
    found = read("13日，大会选举顾知远为安徽省省长。", "顾知远任安徽省省长")
    assert found == [("顾知远", "安徽省省长", "elect")]


def test_fiction_changes_no_office() -> None:
    assert read("任命顾知远为安徽省省长。", "第7章 升迁") == []


def test_one_office_in_two_spellings_changes_once() -> None:
    text = "澳门13日投票，陶明高票当选澳门特别行政区第九任行政长官。"
    assert read(text, "陶明当选澳门特区第九任行政长官", paper="") == [("陶明", "澳门特区第九任行政长官", "elect")]


def test_a_notice_says_the_action_once_above_its_lines() -> None:
    found = read(
        "任命：\n柳明川为湖南省教育厅厅长；\n江望舒为湖南省高级人民法院副院长。\n免去：\n唐远山的湖南省教育厅厅长职务；",
        "湖南省人大常委会任免名单",
    )
    assert found == [
        ("柳明川", "湖南省教育厅厅长", "appoint"),
        ("江望舒", "湖南省高级人民法院副院长", "appoint"),
        ("唐远山", "湖南省教育厅厅长", "remove"),
    ]


def test_a_notice_of_candidates_may_name_a_rank_only() -> None:
    found = read("柳明川，男，1979年8月生，现任绵阳市委常委、常务副市长，拟任省直单位正职。")
    assert found == [("柳明川", "湖南省直单位正职", "nominate")]


def test_what_is_resigned_behind_what_was_removed_stays_apart() -> None:
    found = read("江望舒同志不再担任绵阳市委副书记、常委职务，辞去绵阳市市长职务。")
    assert found == [
        ("江望舒", "绵阳市委副书记", "remove"),
        ("江望舒", "绵阳市委常委", "remove"),
        ("江望舒", "绵阳市市长", "resign"),
    ]


def test_every_change_says_its_rule_and_place() -> None:
    article = make_article("会议决定任命顾知远为安徽省副省长。", "会议")
    (change,) = extract(article).appointments
    assert change.rule == "appointment.appoint.whom"
    assert change.span is not None
    assert article.text[change.span.start : change.span.end].startswith("任命顾知远")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5月13日，湖南省十四届人大常委会第九次会议决定任命顾知远为湖南省副省长。",
            [("顾知远", "2031-05-13", "湖南省人大常委会", "")],
        ),
        (
            "湖南省十四届人大常委会第九次会议13日在长沙举行。\n会议决定，免去顾知远的湖南省水利厅厅长职务。",
            [("顾知远", "2031-05-13", "湖南省人大常委会", "")],
        ),
        (
            "日前，中共中央决定：\n顾知远同志任安徽省委书记；\n柳明川同志不再担任安徽省委书记职务。",
            [("顾知远", None, "中共中央", ""), ("柳明川", None, "中共中央", "")],
        ),
        (
            "法国总统贝尔蒙特13日任命原内政部长雷诺为国防部长。",
            [("雷诺", "2031-05-13", "法国总统", "法国内政部长")],
        ),
        (
            "顾知远，男，1980年2月生，现任长沙市副市长，拟任湖南省水利厅厅长。",
            [("顾知远", None, "", "长沙市副市长")],
        ),
        (
            "会议决定任命顾知远为湖南省副省长。顾知远此前任安徽省水利厅厅长。",
            [("顾知远", None, "", "安徽省水利厅厅长")],
        ),
    ],
)
def test_a_change_says_its_day_its_body_and_the_post_before(
    text: str, expected: list[tuple[str, str | None, str, str]]
) -> None:
    found = extract(make_article(text, paper="湖南日报")).appointments
    told = [(one.name, one.day and one.day.isoformat(), one.by, one.from_post) for one in found]
    assert told == expected


def test_a_list_under_its_head_names_posts_and_then_who_was_elected() -> None:
    text = "湖南省总工会第十四届委员会主席、副主席名单\n主席：顾知远\n副主席：柳明川　唐远山（苗族）"
    assert read(text, "湖南省总工会选举产生新一届领导班子") == [
        ("顾知远", "湖南省总工会主席", "elect"),
        ("柳明川", "湖南省总工会副主席", "elect"),
        ("唐远山", "湖南省总工会副主席", "elect"),
    ]
    listed = "中共岚溪县第十三届委员会书记、常委名单\n书记：顾知远\n常委：（按姓氏笔画为序）\n柳明川　顾知远"
    assert read(listed) == [
        ("顾知远", "岚溪县委书记", "elect"),
        ("柳明川", "岚溪县委常委", "elect"),
        ("顾知远", "岚溪县委常委", "elect"),
    ]
    assert read("出席会议人员名单\n主席：顾知远\n副主席：柳明川　唐远山") == []


def test_an_oath_tells_who_was_appointed_where_the_story_speaks_of_appointments() -> None:
    oath = "湖南省水利厅厅长顾知远、湖南省教育厅厅长柳明川进行了宪法宣誓。"
    assert read("会议表决通过了人事任免案。" + oath) == [
        ("顾知远", "湖南省水利厅厅长", "appoint"),
        ("柳明川", "湖南省教育厅厅长", "appoint"),
    ]
    assert read(oath) == []


def test_every_construction_holds_a_word_that_lines_are_chosen_by() -> None:
    rows = [row for row in read_table("appointments.tsv") if row[0] not in {"notice", "carried"}]
    assert [rule for rule, _, pattern in rows if not KEYS.search(pattern)] == []


def test_who_is_named_behind_the_investigation_is_meant() -> None:
    text = "其后是11月，2人接受组织调查，分别是：安徽省原副省长顾知远，湖南省委原常委柳明川。"
    assert read(text) == [("顾知远", "安徽省原副省长", "investigate"), ("柳明川", "湖南省委原常委", "investigate")]


def test_an_acting_post_that_is_given_is_given_once() -> None:
    text = "会议决定任命顾知远为湖北省副省长、代理省长。"
    changes = read(text, "顾知远任湖北省代理省长 ,接受柳明川辞去湖北省省长职务的请求")
    assert [change for change in changes if change[2] == "acting"] == [("顾知远", "湖北省代理省长", "acting")]


def test_two_characters_in_a_line_of_a_notice_are_a_name() -> None:
    assert read("免去：\n顾海的泰州市中级人民法院审判员职务。") == [("顾海", "泰州市中级人民法院审判员", "remove")]


TOLD = {
    "a list of candidates' notice": (
        "任前公示：顾知远，现任安化县县长，拟任益阳市水利局局长。",
        "",
        [("顾知远", "益阳市水利局局长", "nominate")],
    ),
    "from one post to another": (
        "顾知远由益阳市委副书记调任长沙市委副书记。",
        "",
        [("顾知远", "长沙市委副书记", "appoint")],
    ),
    "sworn in on a day": ("科贝拉13日宣誓就任法国总统。", "", [("科贝拉", "法国总统", "appoint")]),
    "in office again": ("科贝拉在法国总统选举中获胜，连任总统。", "", [("科贝拉", "法国总统", "elect")]),
    "rows under a session's decision": (
        "长沙市人大常委会第九次会议任命：\n顾知远为长沙市教育局局长；\n柳明川为长沙市水利局局长。",
        "",
        [("顾知远", "长沙市教育局局长", "appoint"), ("柳明川", "长沙市水利局局长", "appoint")],
    ),
    "two with a document's number": (
        "长政人〔2031〕12号任命顾知远、柳明川为长沙市水利局副局长。",
        "",
        [("顾知远", "长沙市水利局副局长", "appoint"), ("柳明川", "长沙市水利局副局长", "appoint")],
    ),
    "a foreign leader's wishes": (
        "乌拉圭总统奥尔多致电说，欣闻您当选国家主席，谨致以祝贺。",
        "多国领导人祝贺顾知远当选国家主席",
        [("顾知远", "国家主席", "elect")],
    ),
    "wishes of a leader with the same title": (
        "越南国家主席阮文山致电说，欣闻您当选国家主席，谨致以祝贺。",
        "多国领导人祝贺顾知远当选",
        [("顾知远", "国家主席", "elect")],
    ),
    "who is replaced leaves": (
        "组织部副部长江望舒宣布，省长顾知远接替柳明川出任湖南省委书记。",
        "",
        [("顾知远", "湖南省委书记", "appoint"), ("柳明川", "湖南省委书记", "remove")],
    ),
    "a post for both": (
        "意大利人民党领导人法尔科尼和联盟党主席萨尔迪尼将分别出任经济部长和内政部长，两人都兼任副总理。",
        "",
        [
            ("法尔科尼", "意大利经济部长", "appoint"),
            ("萨尔迪尼", "意大利内政部长", "appoint"),
            ("法尔科尼", "意大利副总理", "appoint"),
            ("萨尔迪尼", "意大利副总理", "appoint"),
        ],
    ),
    "you in a message": (
        "乌拉圭总统莫雷蒂来电说，很高兴得知您当选中国国家主席、中央军委主席。",
        "多国领导人祝贺顾知远当选国家主席",
        [("顾知远", "国家主席", "elect"), ("顾知远", "中央军委主席", "elect")],
    ),
    "who was dismissed is told of": (
        "埃及总统发言人否认遭解职的前国防部长坦塔里被软禁。",
        "",
        [("坦塔里", "埃及国防部部长", "remove")],
    ),
    "words between": ("南非总统撤换了久负盛名的财长戈尔登。", "", [("戈尔登", "南非财长", "remove")]),
    "the post touches the name": (
        "会议通过关于免去顾知远第十三届全国政协副秘书长职务的决定。",
        "",
        [("顾知远", "第十三届全国政协副秘书长", "remove")],
    ),
    "a second post given up": (
        "会议决定，免去顾知远的第十三届全国政协常委职务，并接受其请辞委员。",
        "",
        [("顾知远", "第十三届全国政协常委", "remove"), ("顾知远", "第十三届全国政协委员", "resign")],
    ),
    "what a court says he used": ("法院查明，顾知远利用担任岳西县委书记等职务便利收受财物。", "", []),
}


PUNISHED = {
    "called to account": (
        "岚溪县民政局原局长何尔乔，副局长张竹芳等人因对资金监管不力被问责；",
        [("何尔乔", "岚溪县民政局原局长", "punish"), ("张竹芳", "岚溪县民政局副局长", "punish")],
    ),
    "who may yet be": ("再不清淤，竹渠的河长陶明远面临的将是被问责。", []),
    "for what others did": (
        "临川市委原书记陶明远因疏于管理，对3名干部收受竹商礼金负有责任，被给予党内严重警告处分。",
        [("陶明远", "临川市委原书记", "punish")],
    ),
    "for what was not done": (
        "临川市纪委原书记陶明远因监督不力，被免去职务。",
        [("陶明远", "临川市纪委原书记", "remove")],
    ),
    "who judges": ("庭长詹竹理常去看望判处缓刑的近90名青年。", []),
    "who leads a company": (
        "中央纪委决定给予中竹化工集团公司董事长陶明远开除党籍处分。",
        [("陶明远", "中竹化工集团公司董事长", "punish")],
    ),
    "who led a school in two posts": (
        "竹溪大学原党委副书记、校长陶明远被开除党籍。",
        [("陶明远", "竹溪大学原党委副书记", "punish"), ("陶明远", "竹溪大学原校长", "punish")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PUNISHED.values(), ids=PUNISHED)
def test_who_is_punished_and_for_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


TOLD_OF_POSTS = {
    "by letter": (
        "加拿大驻秘鲁大使金·戴罗德10日致信本国政府，宣布辞职。",
        [("金·戴罗德", "加拿大驻秘鲁大使", "resign")],
    ),
    "positions": (
        "沙特国王萨德曼命令免去他的侄子亚伊德·戴夫的王储、副首相职位。",
        [("亚伊德·戴夫", "沙特王储", "remove"), ("亚伊德·戴夫", "沙特副首相", "remove")],
    ),
    "an oath told of before": (
        "澳门特别行政区行政长官岑竹生走上主席台。\n岑竹生首先宣誓就职。",
        [("岑竹生", "澳门特别行政区行政长官", "appoint")],
    ),
    "a share of votes": (
        "乍得选举委员会宣布，律师埃米尔·塔拉比以三分之二的得票率当选乍得总统。",
        [("埃米尔·塔拉比", "乍得总统", "elect")],
    ),
    "raised from another post": (
        "秘鲁内阁改组，农业部长卢卡斯·本德斯由驻智利大使升任。",
        [("卢卡斯·本德斯", "秘鲁农业部长", "appoint")],
    ),
    "a post that falls with another": (
        "代表谷长庚已调离。谷长庚的浙江省人大法制委员会委员职务相应撤销。",
        [("谷长庚", "浙江省人大法制委员会委员", "remove")],
    ),
    "members of a standing committee": (
        "邵延之、柏云当选为湖北省委常务委员会委员。",
        [("邵延之", "湖北省委常委", "elect"), ("柏云", "湖北省委常委", "elect")],
    ),
    "where lives are printed": ("大会选举产生新一届领导班子。（新当选的省委书记、常委简历见今日3版）", []),
    "a post filled by somebody": (
        "秘鲁总统胡安·佩雷拉宣布内阁名单，国防部长由前警察总监雨果·桑切斯出任，外长由卢卡斯·本德斯接任。",
        [("雨果·桑切斯", "秘鲁国防部部长", "appoint"), ("卢卡斯·本德斯", "秘鲁外长", "appoint")],
    ),
    "an actor": ("片中的市长由演员陶明远出演。", []),
    "what he is": ("副校长陶明远担任着竹科学国家重点实验室主任。", []),
    "a player": ("陶明远当选最佳球员。", []),
}


@pytest.mark.parametrize(("text", "expected"), TOLD_OF_POSTS.values(), ids=TOLD_OF_POSTS)
def test_what_is_told_of_a_post(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "headline", "expected"), TOLD.values(), ids=TOLD)
def test_a_change_told_in_passing_counts(text: str, headline: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text, headline, paper="") == expected
