"""Sentences in, everybody named out, for names from abroad and of peoples at home, and for what is none; invented."""

import pytest

from monitor.parser import extract
from monitor.parser.people.finding import find_people
from monitor.parser.text import Story
from monitor.records import Article

ABROAD = {
    "behind a verb that ends in a sound": ("迪亚斯转达里奥·安赫尔对同事的问候。", {"里奥·安赫尔"}),
    "a Japanese surname, as the whole name": ("日本首相大桥五郎说，可以。分析说，大桥不会辞职。", {"大桥五郎"}),
    "a president who sounds like nobody foreign": ("习近平同孔戴总统举行会谈。", {"习近平", "孔戴"}),
    "before a verb of two characters": ("主席转达里多德总统的问候。", {"里多德"}),
    "before 时 and a comma": ("李明远会见瑞士总统贝伦德时，赞赏两国合作。", {"李明远", "贝伦德"}),
    "因, why he left, behind a closed sound": ("防务大臣莱娜·克鲁森因在网上发表言论离职。", {"莱娜·克鲁森"}),
    "因, a sound of his own": ("侯赛因在会上表示欢迎。", {"侯赛因"}),
    "two with a dot in one clause": (
        "他会见首相顾问纳德尔·哈马赫和副首相兼外交与侨务大臣法里夫·祖比，并交换意见。",
        {"纳德尔·哈马赫", "法里夫·祖比"},
    ),
    "his own letters behind": ("任命：\n飞利德·罗马（Felid Roma）为警察总局局长。", {"飞利德·罗马"}),
    "a Japanese whose daughter is told of": ("前首相藤森之女到访。", {"藤森"}),
    "Japanese, whose given name ends in what begins a verb": ("堺市副市长中村浩一举行会谈。", {"中村浩一"}),
    "Japanese, of a prefecture": ("接见日本爱知县知事须田和也一行。", {"须田和也"}),
    "a Japanese surname, and what he says": ("日本首相安倍言行不利于稳定。", {"安倍"}),
    "Japanese in a list, one surname of three characters": (
        "富山县知事石井隆一、舞鹤市市长多多见良三、旭市市长北条正一来访。",
        {"石井隆一", "多多见良三", "北条正一"},
    ),
    "Portuguese, with da before the family's name": ("巴西总统若泽·达席尔瓦出席。", {"若泽·达席尔瓦"}),
    "who has an office on both sides": ("黎巴嫩议长会见阿富汗主席贝尼德总统。", {"贝尼德"}),
    "a rare first sound": ("比利时首相范德戴克说。", {"范德戴克"}),
    "behind two dashes": ("人民党主席、总理之子--比拉德·布托德当选。", {"比拉德·布托德"}),
    "a dash, in a list": (
        "名单：买买提·依明、艾力德-依明、阿不都·热依木等。",
        {"买买提·依明", "艾力德-依明", "阿不都·热依木"},
    ),
    "a blank beside the dot": ("古巴领导人菲德尔 ·戴特罗出席。", {"菲德尔·戴特罗"}),
    "three sounds with a dot": ("新西兰总理约翰·德说。", {"约翰·德"}),
    "a part that places are named for": ("俄罗斯总统亚历山大·戴尔斯基说。", {"亚历山大·戴尔斯基"}),
    "a part that is a place, who speaks": ("这一天，阿里·哈桑德说。", {"阿里·哈桑德"}),
    "not 同": ("国家主席同威廉·戴尔斯会谈。", {"威廉·戴尔斯"}),
    "letters of states": ("贝宁总统亚伊、几内亚总统孔戴德到访。", {"亚伊", "孔戴德"}),
    "to whom greetings go": ("请他转达对普列德内夫的亲切问候。", {"普列德内夫"}),
    "who is asked to pass them on": ("客人请贝洛佐夫转达问候。", {"贝洛佐夫"}),
    "who has an office, behind where he is from": ("岛国议会任命来自北部的谢赫德迈尔为水务特使。", {"谢赫德迈尔"}),
    "all there is before a stop, one sound of it foreign nowhere": ("会见冰岛总理西于德扎蒂。", {"西于德扎蒂"}),
    "an envoy of a head of state": ("埃及总统特使阿德鲁、外长到场。", {"阿德鲁"}),
    "who was met when": ("在会见贝恩德时，他们谈起竹业。", {"贝恩德"}),
    "who is met": ("他在岚溪会见萨马德斯。", {"萨马德斯"}),
    "a driver": ("瑞典车手阿林德的赛车冲出弯道。", {"阿林德"}),
    "behind 因为": ("男子贝德伦因为超速被罚。", {"贝德伦"}),
    "Japanese who take office": ("藤森一郎出任外务大臣，铃木健二任内阁官房长官。", {"藤森一郎", "铃木健二"}),
    "a lady of Vietnam": ("越南副总理武氏秋兰率团访问。", {"武氏秋兰"}),
    "an envoy in a list, of any sounds": (
        "他们是：缅甸驻华大使帝扎翁、加纳驻华大使贝德恩。",
        {"帝扎翁", "贝德恩"},
    ),
    "a state's ruler": ("阿曼苏丹卡布德会见了客人。", {"卡布德"}),
}


@pytest.mark.parametrize(("text", "names"), ABROAD.values(), ids=ABROAD)
def test_people_from_abroad_are_named_whole(text: str, names: set[str]) -> None:
    assert {person.name for person in extract(Article(paragraphs=(text,))).people} == names


NOBODY = {
    "states counted": "塞、匈、马三国总理表示，加快建设。",
    "a guest house": "双方在布莱尔国宾馆会谈。",
    "what rises": "国运兴则体育兴。",
    "a party congress and a column": "第03版:喜迎二十大·竹海答卷",
    "what is done, behind who leads": "县府新任一级主管布达",
    "a ship named for somebody": "破冰船“伊德·帕德宁”号下水。",
    "a station named for a scholar": "“罗德诺索夫院士”号浮动电站投用。",
    "cities before 等": "丹佛、菲尼克斯、纽约、孟菲斯等城市降雪。",
    "a house that speaks": "评级机构惠德15日宣布下调评级。惠德称前景不明。",
    "who comes to a state": "欢迎更多选手来英参赛。",
    "where soldiers go": "赴苏丹达尔富尔维和的官兵获勋。",
    "soldiers for peace": "联合国将向马里派维和人员。",
    "envoys of two states in a list": "法国驻华大使以及两国专家、学者出席。",
    "an embassy's people": "中国驻法国大使馆官员、留学生代表到场。",
    "what leaders do": "两国领导人边饮茶，边交谈。",
    "leaders' visits": "两国之间领导人高访频繁。",
    "more than thirty states": "30余国常驻代表出席。",
    "a wish": "舞龙的人说，竹叶代表大吉大利。",
    "counted things": "馆藏云梦秦简等九件珍品展出。",
    "an armed group": "哈马斯武力夺取了该地。",
    "a people": "空袭叙利亚库尔德武装。",
    "a twin school": "友谊学校·布图德分校成立。",
    "a day of a decision": "省防办决定于今天（8月2日）8时启动响应。",
    "what was set before": "这次选举由原定的秋天改到夏天。",
    "a wood": "记者在林子里看到竹笋。",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_read(text: str) -> None:
    assert extract(Article(paragraphs=(text,))).people == ()


SPOKESMEN = {
    "of a group that is no state": ("哈马斯发言人祖赫德说。", "祖赫德", ["哈马斯发言人"]),
    "of whom the sentence names": ("美国总统戴尔斯发言人卡尼德说。", "卡尼德", ["美国总统发言人"]),
    "of a ministry": ("俄罗斯外交部发言人扎哈德说。", "扎哈德", ["俄罗斯外交部发言人"]),
}


@pytest.mark.parametrize(("text", "name", "posts"), SPOKESMEN.values(), ids=SPOKESMEN)
def test_a_spokesman_speaks_for_what_stands_before_him(text: str, name: str, posts: list[str]) -> None:
    people = find_people(Story(Article(paragraphs=(text,)))).persons
    assert [post.name for person in people if person.name == name for post in person.posts] == posts


def test_a_surname_by_itself_is_as_foreign_as_the_whole_name() -> None:
    text = "外交部长陶明远邀请澳大利亚外交部长布鲁斯·考尔德访华。\n这是考尔德接替雷·道尔森德出任外长以来首次访华。"
    people = {person.name: person for person in find_people(Story(Article(paragraphs=tuple(text.split("\n"))))).persons}
    assert [post.name for post in people["布鲁斯·考尔德"].posts] == ["澳大利亚外交部部长", "澳大利亚外长"]


def test_an_airport_named_for_somebody_is_nobody() -> None:
    assert extract(Article(paragraphs=("总理抵达哈瓦那何塞·马蒂德国际机场。",))).people == ()


def test_who_comes_with_his_wife_keeps_his_name_and_his_office() -> None:
    text = "临川大使阿卜杜拉耶·恩迪亚德偕夫人到访竹海大学。竹海大学校长会见了恩迪亚德大使。"
    people = {person.name: person for person in find_people(Story(Article(paragraphs=(text,)))).persons}
    assert "竹海大学大使" not in [post.name for post in people["阿卜杜拉耶·恩迪亚德"].posts]


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("巴西首席选举官纳德阿·罗蒂德宣布结果。", "纳德阿·罗蒂德", "巴西首席选举官"),
        ("法院以受贿罪判处云岭省林业厅原厅长顾知远有期徒刑六年。", "顾知远", "云岭省林业厅原厅长"),
    ],
)
def test_an_office_is_read_from_its_beginning(text: str, name: str, post: str) -> None:
    people = {person.name: person for person in find_people(Story(Article(paragraphs=(text,)))).persons}
    assert [one.name for one in people[name].posts] == [post]


def test_who_follows_in_a_list_that_another_party_s_centre_opens_is_of_that_party() -> None:
    text = (
        "同机来访的有：朝鲜劳动党中央政治局委员、国际部部长陶明远，中央政治局委员、统一战线部部长何知海，"
        "中央政治局委员、外务相柳长河等。"
    )
    people = {person.name: person for person in find_people(Story(Article(paragraphs=(text,)))).persons}
    assert [post.name for post in people["何知海"].posts] == [
        "朝鲜劳动党中央政治局委员",
        "朝鲜劳动党中央统一战线部部长",
    ]
    assert [post.name for post in people["柳长河"].posts] == ["朝鲜劳动党中央政治局委员", "朝鲜外务相"]
