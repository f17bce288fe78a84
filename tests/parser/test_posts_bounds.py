"""Where a post begins, where the next one does, and whose it is when neighbours mislead; all people are invented."""

import pytest

from tests.parser.test_posts import posts_of

BEGINNINGS = {
    "behind a day": (
        "他出席了9月3日古巴共产党中央政治局委员隆巴德的追思会。",
        "隆巴德",
        ["古巴共产党中央政治局委员"],
    ),
    "behind a word before the centre's organs": (
        "村民挥舞彩旗，热烈欢迎中共中央组织部部长陶明远。",
        "陶明远",
        ["中共中央组织部部长"],
    ),
    "behind the part that a state plays": (
        "竹业大会东道国巴西众议院主席马特里娜致辞。",
        "马特里娜",
        ["巴西众议院主席"],
    ),
    "behind a presiding state": ("竹业大会共同主席国肯尼亚总统特使阿姆拉到会。", "阿姆拉", ["肯尼亚总统特使"]),
    "behind a verb's particle": ("陶明远担任着岚溪市规划局局长。", "陶明远", ["岚溪市规划局局长"]),
    "a group and where it is sent": (
        "卫生部赴云岭工作组组长陶明远到会。",
        "陶明远",
        ["卫生部赴云岭工作组组长"],
    ),
    "behind who is on the way": ("顾知海赴山西省委书记陶明远家中看望。", "陶明远", ["山西省委书记"]),
    "behind what is new": ("陶明远出任新设的地方发展局局长。", "陶明远", ["地方发展局局长"]),
    "with a congress's number": ("二十三大新闻中心主任陶明远答问。", "陶明远", ["二十三大新闻中心主任"]),
    "behind people of a rank": (
        "多国司局级官员及世贸组织总干事谭德博答问。",
        "谭德博",
        ["世贸组织总干事"],
    ),
    "behind where others sit": ("第一排中间与九届全国政协主席陶明远同坐的是客人。", "陶明远", ["九届全国政协主席"]),
    "without what a mayor is besides": (
        "智利瓦尔帕市女市长卡米拉·索拉到会。",
        "卡米拉·索拉",
        ["智利瓦尔帕市市长"],
    ),
    "without how new he is": ("竹业合作组织新任秘书长阿利莫德答问。", "阿利莫德", ["竹业合作组织秘书长"]),
    "behind a branch of its own": ("美国媒体称，国会和司法部长卡申斯已知道。", "卡申斯", ["美国司法部长"]),
    "before words joined in its name": (
        "泰国贸易与创新经济部长素拉娜观看了演出。",
        "素拉娜",
        ["泰国贸易与创新经济部长"],
    ),
    "behind what it is mine by": ("我外交部发言人陶明远说。", "陶明远", ["外交部发言人"]),
    "before a model's number": ("运-8运输机研制总指挥陶明远到会。", "陶明远", ["运-8运输机研制总指挥"]),
    "behind what was named above": ("陶明远任上述三个竹业委员会主任。", "陶明远", ["竹业委员会主任"]),
    "before a verb in a party's name": ("蒙古国民主促进党主席巴特曼德到会。", "巴特曼德", ["蒙古国民主促进党主席"]),
    "before a time in a party's name": ("约旦未来阵线总书记哈桑德到会。", "哈桑德", ["约旦未来阵线总书记"]),
    "behind who welcomes a party": ("俄罗斯总统欢迎绿色党主席索洛娃。", "索洛娃", ["绿色党主席"]),
    "before a committee's verb": ("选举委员会主席卡米拉·索拉说。", "卡米拉·索拉", ["选举委员会主席"]),
    "at the body that its bearer founded": (
        "加拿大总理特鲁兰和世界竹业论坛创始人兼执行主席施瓦姆出席。",
        "施瓦姆",
        ["世界竹业论坛执行主席"],
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_post_begins_with_its_own_words(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text)[name] == expected


UNMARKED = {
    "a party group's secretary": ("水利部党组书记副部长袁明宽到会。", ["水利部党组书记", "水利部副部长"]),
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
        "岚溪县粮食局党委副书记、纪委书记陶明远和党委委员、副局长商鼎到会。",
        {
            "陶明远": ["岚溪县粮食局党委副书记", "岚溪县粮食局纪委书记"],
            "商鼎": ["岚溪县粮食局党委委员", "岚溪县粮食局副局长"],
        },
    ),
    "a bureau of a province's county": (
        "湖南省石门县原副县长陶明远、水利局纪检组长商鼎被诫勉谈话。",
        {"陶明远": ["湖南省石门县原副县长"], "商鼎": ["湖南省石门县水利局纪检组长"]},
    ),
    "a presidium in the list": (
        "会议接受陶明远辞去县总工会第九届委员会主席、主席团委员、执行委员职务的请求。",
        {
            "陶明远": [
                "县总工会第九届委员会主席",
                "县总工会第九届委员会主席团委员",
                "县总工会第九届委员会执行委员",
            ]
        },
    ),
    "a later term of the same body": (
        "农工党第九届中央委员会副主席、第十届中央委员会名誉主席，著名植物学家陶明远同志逝世。",
        {"陶明远": ["农工党第九届中央委员会副主席", "农工党第十届中央委员会名誉主席"]},
    ),
    "a zone without a name": (
        "贵州省白塘县县委常委、经济开发区党工委书记陶明远到会。",
        {"陶明远": ["贵州省白塘县委常委", "贵州省白塘县经济开发区党工委书记"]},
    ),
    "a department that names its ministry": (
        "陶明远任竹材管理部主任、轻工业部外事司副司长。",
        {"陶明远": ["竹材管理部主任", "轻工业部外事司副司长"]},
    ),
    "a city that ends like what is over": (
        "太原市委副书记、市长陶明远到会，商鼎不再兼任太原市委书记、常委职务。",
        {"陶明远": ["太原市委副书记", "太原市市长"], "商鼎": ["太原市委书记", "太原市委常委"]},
    ),
    "a steering group of the committee": (
        "湖南省委常委、农村工作领导小组副组长陶明远到会。",
        {"陶明远": ["湖南省委常委", "湖南省委农村工作领导小组副组长"]},
    ),
    "all heads of the groups whom others meet": (
        "湖南省政协主席陶明远会见了各省代表团团长，湖南省政协副主席商鼎介绍情况。",
        {"陶明远": ["湖南省政协主席"], "商鼎": ["湖南省政协副主席"]},
    ),
    "a foreign party behind a ministry": (
        "国防部部长范平山，越共中央委员、中央检查委员会主任武文山到会。",
        {"范平山": ["国防部部长"], "武文山": ["越共中央委员", "越共中央检查委员会主任"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), ORGANS.values(), ids=ORGANS)
def test_an_organ_left_out_is_that_of_the_post_before(text: str, expected: dict[str, list[str]]) -> None:
    assert posts_of(text) == expected


ABROAD = {
    "no organ of China's, but the delegation's party": (
        "全国政协主席陶明远会见了由主席索洛娃率领的绿色保加利亚党代表团。",
        "索洛娃",
        ["绿色保加利亚党主席"],
    ),
    "no organ of China's, where no party is named": (
        "国务院副总理陶明远会见了部长维兰多和客人。",
        "维兰多",
        [],
    ),
    "a party's centre keeps its party through a sentence": (
        "古巴共产党中央第二书记卡斯特里奥，中央政治局委员卡里莫夫斯基参加。",
        "卡里莫夫斯基",
        ["古巴共产党中央政治局委员"],
    ),
    "a parliament of no state": ("俄罗斯对此欢迎，欧洲议会议长舒尔曼表示关切。", "舒尔曼", ["欧洲议会议长"]),
    "a union of parties": ("社会党国际主席、挪威前首相奥尔松来信。", "奥尔松", ["社会党国际主席", "挪威前首相"]),
    "whose title it is nowhere else": ("俄罗斯外长拉莫夫同国务卿布林德通电话。", "布林德", ["美国国务卿"]),
    "a hospital is named for him": ("摩洛哥一名病人在哈桑德国王医院休养。", "哈桑德", []),
    "a leader's own state": ("朝鲜方面没有回应。法案在总统奥巴马签署后生效。", "奥巴马", ["美国总统"]),
    "a leader's own state behind his name": ("朝鲜方面没有回应。奥巴马总统签署了法案。", "奥巴马", ["美国总统"]),
    "one character before a leader's title": (
        "阿富汗和巴基斯坦都下了大雪。巴总理谢里德说。",
        "谢里德",
        ["巴基斯坦总理"],
    ),
    "one character before an army": (
        "约旦没有回应。以军总参谋长达维·科恩德说，演习照常。",
        "达维·科恩德",
        ["以色列军总参谋长"],
    ),
    "a parliament's own word": (
        "蒙古国公民党主席、国家大呼拉尔副主席恩赫德到会。",
        "恩赫德",
        ["蒙古国公民党主席", "蒙古国国家大呼拉尔副主席"],
    ),
    "a title behind a name, with no organ of the host's": (
        "国家主席郑怀安同金正恩委员长会谈。朝鲜方面没有回应。",
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
