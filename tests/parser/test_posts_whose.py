"""Whose a post is where the sentence puts a duty, a quotation, a blank or somebody else beside it; all invented."""

import pytest

from tests.parser.test_appointments import read
from tests.parser.test_posts import posts_of

DUTIES = {
    "a deputy of a world body": ("联合国负责竹业事务的副秘书长洛文斯说。", "洛文斯", ["联合国副秘书长"]),
    "who looks after a field": ("欧盟委员会主管渔业和竹业事务的副主席多布罗娃说。", "多布罗娃", ["欧盟委员会副主席"]),
    "who is new in it": ("德国新任国防部部长布劳恩德说。", "布劳恩德", ["德国国防部部长"]),
    "who is new in a city": ("岚溪市新一任市委书记陶明远说。", "陶明远", ["岚溪市委书记"]),
    "who has long held it": ("巴西资深联邦参议员卡洛德斯说。", "卡洛德斯", ["巴西联邦参议员"]),
    "one of several before him": ("他是继前总统卢泰元、全斗英后又一人。", "全斗英", ["前总统"]),
    "whose granddaughter is named": ("法国前总统勒布德曾孙女娜丽娅·勒布德到场。", "勒布德", ["法国前总统"]),
    "whose granddaughter she is": ("法国前总统勒布德曾孙女娜丽娅·勒布德到场。", "娜丽娅·勒布德", []),
    "whose duty is a deputy governor's": ("岚溪市分管竹业的副市长陶明远说。", "陶明远", ["岚溪市副市长"]),
}
QUOTED = {
    "a party": ("黎巴嫩“绿色阵线”主席哈桑德说。", "哈桑德", ["黎巴嫩“绿色阵线”主席"]),
    "an armed group": ("利比亚“竹林军”领导人哈夫塔说。", "哈夫塔", ["利比亚“竹林军”领导人"]),
    "what a minister is for": ("英国“入盟”事务大臣戴维·戴尔斯说。", "戴维·戴尔斯", ["英国“入盟”事务大臣"]),
    "no organ of the host's": ("全国政协主席陶明远会见了“竹和”执行主席阿苏丁。", "阿苏丁", ["“竹和”执行主席"]),
    "an association": ("日本“竹友协会”主席鲍勃·布朗德说。", "鲍勃·布朗德", []),
}
LEADERS = {
    "of a group that the sentence names": ("武装组织在伊拉克活动，其领导人巴格达德已逃走。", "巴格达德", []),
    "of a party in the opposition": ("乌克兰反对党之一的领导人克利奇德说。", "克利奇德", []),
    "of a state": ("约旦最高领导人哈桑德说。", "哈桑德", ["约旦最高领导人"]),
}
STATES = {
    "of now, behind a former one": (
        "赞比亚前副总统、现任执政党第一书记洛文斯说。",
        "洛文斯",
        ["赞比亚前副总统", "赞比亚执政党第一书记"],
    ),
    "an executive": ("阿富汗首席执行官哈桑德说。", "哈桑德", ["阿富汗首席执行官"]),
    "a party's president": ("日本竹业民主党总裁松下一郎来信。", "松下一郎", ["日本竹业民主党总裁"]),
    "a company's president": ("日本竹业公司总裁松下一郎来信。", "松下一郎", []),
    "a central bank": ("捷克中央银行行长米洛斯·辛格德说。", "米洛斯·辛格德", ["捷克中央银行行长"]),
    "intelligence, no newspaper": ("以色列情报部长卡茨德说。", "卡茨德", ["以色列情报部长"]),
    "an assembly's committee": (
        "朝鲜最高人民会议常任委员会委员长朴竹山到访。",
        "朴竹山",
        ["朝鲜最高人民会议常任委员会委员长"],
    ),
    "a minister in Seoul": ("韩国外交部长官康京月在会上说。", "康京月", ["韩国外交部长官"]),
    "a numbered emperor": ("日本第126代天皇德仁出席。", "德仁", ["日本天皇"]),
    "whose cabinet others are": ("约旦首相哈桑德及其随员、陆军参谋长马杰里德说。", "马杰里德", ["约旦陆军参谋长"]),
    "behind a comma of a party's list": (
        "越共中央组织部部长丁世山，副总理兼外长范平山，越共中央对外部部长阮竹山在机场等候。",
        "范平山",
        ["越南副总理", "越南外长"],
    ),
}
AT_HOME = {
    "the state's auditor": ("陶明远审计长作了说明。", ["审计署审计长"]),
    "the state's auditor, where Hong Kong is news": (
        "会议通过香港特别行政区竹业法。会议免去陶明远的审计署审计长职务。",
        ["审计署审计长"],
    ),
    "a blank before the title": ("中央军委联合参谋部 副参谋长 陶明远：演习照常。", ["中央军委联合参谋部副参谋长"]),
    "blanks that do not break": ("江岭省竹业办公室主任\u00a0 陶明远：竹子长得快。", ["江岭省竹业办公室主任"]),
    "an office of a zone": (
        "岚溪市滨江产业园管委会原党组成员、办公室主任陶明远被诫勉。",
        ["岚溪市滨江产业园管委会原党组成员", "岚溪市滨江产业园管委会原办公室主任"],
    ),
    "a party's chairman addressed": (
        "中共中央总书记郑怀安会见中国竹业党主席陶明远。陶明远主席率团来访。",
        ["中国竹业党主席"],
    ),
    "a chairman whom nothing names": ("中共中央总书记郑怀安会见陶明远主席率领的访问团。", []),
}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [*DUTIES.values(), *QUOTED.values(), *LEADERS.values(), *STATES.values()],
    ids=[*DUTIES, *QUOTED, *LEADERS, *STATES],
)
def test_a_post_is_of_what_stands_with_it(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text).get(name, []) == expected


@pytest.mark.parametrize(("text", "expected"), AT_HOME.values(), ids=AT_HOME)
def test_a_post_at_home_is_of_its_own_organ(text: str, expected: list[str]) -> None:
    assert posts_of(text).get("陶明远", []) == expected


CHANGES = {
    "whom a leader nominates": (
        "南苏丹没有回应。奥巴马提名鲍尔斯德为驻华大使。",
        [("鲍尔斯德", "美国驻华大使", "nominate")],
    ),
    "what he keeps": (
        "约旦首相哈桑德宣布辞去首相职务，但将留任绿色党主席和竹业委员会主席的职务。",
        [("哈桑德", "约旦首相", "resign")],
    ),
    "what happened in her time": ("希拉里·克林德担任国务卿期间使用了私人邮箱。", []),
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_of_the_state_of_whoever_gives_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text, paper="") == expected


ABROAD = {
    "two fields of a ministry": (
        "巴巴多斯渔业与海洋经济部长戴维·戴尔斯说。",
        "戴维·戴尔斯",
        ["巴巴多斯渔业与海洋经济部长"],
    ),
    "a title of honour": ("马来西亚上议院议长丹斯里陈明德会见了客人。", "陈明德", ["马来西亚上议院议长"]),
    "a former office beside a party's": (
        "岚国前副总统、岚国执政党第一书记戴维·戴尔斯到会。会见新西兰前副总统、执政党第一书记约翰·贝尔德。",
        "约翰·贝尔德",
        ["新西兰前副总统", "新西兰执政党第一书记"],
    ),
    "a former office beside one of another body": (
        "会见新西兰前总理、联合国海洋委员会主席戴维·戴尔斯。",
        "戴维·戴尔斯",
        ["新西兰前总理", "联合国海洋委员会主席"],
    ),
    "another party's leader": ("越共中央总书记阮富德表示。阮富德总书记说。", "阮富德", ["越共中央总书记"]),
    "another state's leader": ("朝鲜最高领导人金正德出席。金正德委员长说。", "金正德", ["朝鲜最高领导人"]),
    "a mission's, of the rank of a minister": (
        "中国驻挪威大使陶明远、公使衔参赞兼总领事戴立群、参赞顾知海到场。",
        "戴立群",
        ["中国驻挪威公使衔参赞", "中国驻挪威总领事"],
    ),
    "a mayor abroad, of the city that the sentence names": (
        "李明远抵达西雅图，拜会市长玛丽·贝尔，谈到在重庆市设展。",
        "玛丽·贝尔",
        ["西雅图市市长"],
    ),
    "a consul general's deputy": (
        "中国驻墨尔本总领事陶明远到场。副总领事戴立群陪同。",
        "戴立群",
        ["中国驻墨尔本副总领事"],
    ),
    "a chamber of commerce that is nobody's office": (
        "苏里南中华总商会会长戴立群、岚溪市市长陶明远到场。",
        "陶明远",
        ["岚溪市市长"],
    ),
    "who presides over an assembly": (
        "立法会举行会议，由主席陶明远主持。葡萄牙驻澳门总领事到场。",
        "陶明远",
        ["澳门特别行政区立法会主席"],
    ),
    "who is lent": ("某州政府领导：\n端木海（凉山州副州长，浙江省挂职）：协助工作。", "端木海", ["凉山州副州长"]),
    "who chairs the session named last": (
        "云南省政协十二届一次会议开幕\n云南省第十三届人民代表大会第一次会议今天开幕\n大会执行主席陶明远主持。",
        "陶明远",
        ["云南省第十三届人民代表大会第一次会议执行主席"],
    ),
    "a session of the state's": (
        "全国政协十三届二次会议执行主席陶明远主持大会。",
        "陶明远",
        ["全国政协十三届二次会议执行主席"],
    ),
}


@pytest.mark.parametrize(("text", "name", "expected"), ABROAD.values(), ids=ABROAD)
def test_whose_an_office_is_where_others_share_its_title(text: str, name: str, expected: list[str]) -> None:
    assert posts_of(text)[name] == expected


HEADINGS = {
    "whom a leader meets": ("李克强会见希腊总理", "李克强24日会见贝洛佐夫。贝洛佐夫说，愿扩大合作。", ["希腊总理"]),
    "whose successor he meets": ("李克强会见沙特王储继承人", "贝洛佐夫说，愿扩大合作。", ["沙特王储继承人"]),
    "what is voted on": ("希腊总统选举今天举行", "贝洛佐夫说，愿扩大合作。", []),
    "whom the text gives another office": ("李克强会见希腊总理", "希腊总统贝洛佐夫说，愿扩大合作。", ["希腊总统"]),
    "one of two": ("李克强会见希腊总理", "贝洛佐夫说，愿扩大合作。戴罗尼克说，好。", []),
}


@pytest.mark.parametrize(("headline", "text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_an_office_that_the_heading_alone_says_is_of_who_is_from_abroad(
    headline: str, text: str, expected: list[str]
) -> None:
    assert posts_of(text, headline=headline).get("贝洛佐夫", []) == expected
