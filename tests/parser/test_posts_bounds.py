"""Where a post begins, where the next one does, and whose it is when neighbours mislead; all people are invented."""

import pytest

from tests.parser.test_posts import posts_of

BEGINNINGS = {
    "behind a day": (
        "对5月17日老挝人民革命党中央政治局委员隆巴去世表示哀悼。",
        "隆巴",
        ["老挝人民革命党中央政治局委员"],
    ),
    "behind a word before the centre's organs": (
        "各界举行座谈会，热烈欢迎中共中央政治局常委李长明来访。",
        "李长明",
        ["中共中央政治局常委"],
    ),
    "behind the part that a state plays": (
        "他会见了论坛本届年会东道国俄罗斯联邦委员会主席马特维延娜。",
        "马特维延娜",
        ["俄罗斯联邦委员会主席"],
    ),
    "behind a presiding state": ("论坛共同主席国埃及总统特使阿姆尔宣读贺辞。", "阿姆尔", ["埃及总统特使"]),
    "behind a verb's particle": ("陶明远担任着岚溪市规划局局长。", "陶明远", ["岚溪市规划局局长"]),
    "behind what is new": ("陶明远出任新设的地方发展局局长。", "陶明远", ["地方发展局局长"]),
    "with a congress's number": ("二十三大新闻中心主任胡孝武主持。", "胡孝武", ["二十三大新闻中心主任"]),
    "behind people of a rank": (
        "25国外长或部长级官员及世卫组织总干事谭德博出席。",
        "谭德博",
        ["世卫组织总干事"],
    ),
    "behind where others sit": ("主席台中间与十二届全国政协主席俞正明并排的是客人。", "俞正明", ["十二届全国政协主席"]),
    "without what a mayor is besides": (
        "墨西哥特米斯科市女市长希塞拉·莫拉到会。",
        "希塞拉·莫拉",
        ["墨西哥特米斯科市市长"],
    ),
    "without how new he is": ("海湾合作组织新任秘书长阿利莫德到任。", "阿利莫德", ["海湾合作组织秘书长"]),
    "behind a branch of its own": ("美国媒体称，白宫和司法部长塞申什知情。", "塞申什", ["美国司法部长"]),
    "before words joined in its name": (
        "印尼旅游与创意经济部长冯兰娜到机场送行。",
        "冯兰娜",
        ["印尼旅游与创意经济部长"],
    ),
    "behind what it is mine by": ("我外交部发言人华春明表示关切。", "华春明", ["外交部发言人"]),
    "before a model's number": ("歼-15舰载机研制现场总指挥罗秋阳病逝。", "罗秋阳", ["歼-15舰载机研制现场总指挥"]),
    "behind what was named above": ("李明飞任上述两个基本法委员会主任。", "李明飞", ["基本法委员会主任"]),
    "before a verb in a party's name": ("缅甸联邦改善党主席瑞曼德到会。", "瑞曼德", ["缅甸联邦改善党主席"]),
    "before a time in a party's name": ("黎巴嫩未来阵线总书记艾哈迈迪到会。", "艾哈迈迪", ["黎巴嫩未来阵线总书记"]),
    "behind who welcomes a party": ("俄罗斯总统欢迎公正党主席米罗诺娃。", "米罗诺娃", ["公正党主席"]),
    "before a committee's verb": ("选举委员会主席蒂比赛·卢赛纳说。", "蒂比赛·卢赛纳", ["选举委员会主席"]),
    "at the body that its bearer founded": (
        "瑞士联邦主席毛拉和世界环境论坛创始人兼执行主席施瓦姆出席。",
        "施瓦姆",
        ["世界环境论坛执行主席"],
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_post_begins_with_its_own_words(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text)[name] == expected


UNMARKED = {
    "a party group's secretary": ("司法部党组书记副部长袁明宽到会。", ["司法部党组书记", "司法部副部长"]),
    "a party group's member": (
        "岚溪市城管局党组成员副调研员袁明宽到会。",
        ["岚溪市城管局党组成员", "岚溪市城管局副调研员"],
    ),
    "a county's secretary": ("岚溪县委副书记县长袁明宽到会。", ["岚溪县委副书记", "岚溪县县长"]),
    "a member of a standing committee": ("岚溪市委常委组织部部长袁明宽到会。", ["岚溪市委常委", "岚溪市委组织部部长"]),
    "a county's inspection": ("岚溪县纪委书记监委主任袁明宽到会。", ["岚溪县纪委书记", "岚溪县监委主任"]),
    "one post, of the secretariat": ("共青团中央书记处书记袁明宽到会。", ["共青团中央书记处书记"]),
}


@pytest.mark.parametrize(("text", "expected"), UNMARKED.values(), ids=UNMARKED)
def test_two_posts_may_stand_without_a_mark(text: str, expected: list[str]) -> None:
    assert posts_of(text)["袁明宽"] == expected


ORGANS = {
    "a bureau's two committees": (
        "岚溪县财政局党委副书记、纪委书记高广明和党委委员、副局长杜玉成受到警告。",
        {
            "高广明": ["岚溪县财政局党委副书记", "岚溪县财政局纪委书记"],
            "杜玉成": ["岚溪县财政局党委委员", "岚溪县财政局副局长"],
        },
    ),
    "a bureau of a province's county": (
        "四川省大竹县原副县长魏辉明、林业局纪检组长廖君远受到处分。",
        {"魏辉明": ["四川省大竹县原副县长"], "廖君远": ["四川省大竹县林业局纪检组长"]},
    ),
    "a zone without a name": (
        "江西省白塘县县委常委、工业园区党工委书记黄仁远受到警告。",
        {"黄仁远": ["江西省白塘县委常委", "江西省白塘县工业园区党工委书记"]},
    ),
    "a department that names its ministry": (
        "陆明远任微型机管理部主任、电子工业部计划司副司长。",
        {"陆明远": ["微型机管理部主任", "电子工业部计划司副司长"]},
    ),
    "a foreign party behind a ministry": (
        "外交部部长范平山，越共中央政治局委员、中央书记处书记武文山出席会见。",
        {"范平山": ["外交部部长"], "武文山": ["越共中央政治局委员", "越共中央书记处书记"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ORGANS.values(), ids=ORGANS)
def test_an_organ_left_out_is_that_of_the_post_before(text: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(text) == expected


ABROAD = {
    "no organ of China's, but the delegation's party": (
        "全国人大常委会委员长张德明会见了由主席米罗诺娃率领的公正俄罗斯党代表团。",
        "米罗诺娃",
        ["公正俄罗斯党主席"],
    ),
    "no organ of China's, where no party is named": (
        "国务院副总理张德明会见了部长维兰多和客人。",
        "维兰多",
        [],
    ),
    "a party's centre keeps its party through a sentence": (
        "朝鲜劳动党中央副委员长朴英浩里，中央政治局委员卡里莫夫斯基参加。",
        "卡里莫夫斯基",
        ["朝鲜劳动党中央政治局委员"],
    ),
    "a parliament of no state": ("俄罗斯对此欢迎，欧洲议会议长舒尔曼表示关切。", "舒尔曼", ["欧洲议会议长"]),
    "a union of parties": ("社会党国际主席、希腊前总理帕潘德斯致函。", "帕潘德斯", ["社会党国际主席", "希腊前总理"]),
    "whose title it is nowhere else": ("俄罗斯外长拉莫夫同国务卿布林德通电话。", "布林德", ["美国国务卿"]),
    "a hospital is named for him": ("卢旺达一名病人在费萨德国王医院隔离。", "费萨德", []),
    "a leader's own state": ("朝鲜方面没有回应。法案在总统奥巴马签署后生效。", "奥巴马", ["美国总统"]),
    "a leader's own state behind his name": ("朝鲜方面没有回应。奥巴马总统签署了法案。", "奥巴马", ["美国总统"]),
    "one character before a leader's title": (
        "阿富汗和巴基斯坦发生地震。巴总理谢里德视察灾区。",
        "谢里德",
        ["巴基斯坦总理"],
    ),
    "one character before an army": (
        "伊拉克局势紧张。以军总参谋长阿维夫·科哈德说，冲突仍在继续。",
        "阿维夫·科哈德",
        ["以色列军总参谋长"],
    ),
    "a parliament's own word": (
        "他会见了蒙古国人民党主席、国家大呼拉尔副主席恩赫包德。",
        "恩赫包德",
        ["蒙古国人民党主席", "蒙古国国家大呼拉尔副主席"],
    ),
    "a title behind a name, with no organ of the host's": (
        "中共中央总书记、国家主席郑怀安同金正恩委员长会谈。朝鲜媒体作了报道。",
        "金正恩",
        [],
    ),
    "a minister's assistant, whose title it is nowhere else": (
        "俄罗斯外长拉莫夫和助理国务卿福德森会谈。",
        "福德森",
        ["美国助理国务卿"],
    ),
    "an assistant of a minister": (
        "美国负责国际安全事务的助理国务卿福德森到访俄罗斯。",
        "福德森",
        ["美国助理国务卿"],
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), ABROAD.values(), ids=ABROAD)
def test_a_foreigners_post_is_of_his_own_state_or_body(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text).get(name, []) == expected
