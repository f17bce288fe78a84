"""Names that only the place that they fill in a sentence tells, whatever words they are; all people are invented."""

import pytest

from monitor.parser import extract
from monitor.records import Article

NOT_LISTED = {
    "what leaders do": "省领导重视、关心、支持竹业发展。",
    "what leaders care for": "经济发展、社会治理、民生等市领导关心的问题。",
}


@pytest.mark.parametrize("text", NOT_LISTED.values(), ids=NOT_LISTED)
def test_words_beside_a_rank_word_are_nobody(text: str) -> None:
    assert not extract(Article(paragraphs=(text,))).people


def officials(text: str, paper: str = "澜川日报") -> dict[str, list[str]]:
    found = extract(Article(paper=paper, paragraphs=tuple(text.split("\n"))))
    return {person.name: [post.name for post in person.posts] for person in found.people if person.official}


BEHIND_A_TITLE = {
    "a word of time with a preposition's surname": ("澜川县县长向前一同检查。", "向前"),
    "a word of place, before what people do": ("澜川市总工会主席左右主持召开座谈会。", "左右"),
    "of a customs house": ("澜川海关关长沙金答复了商户。", "沙金"),
    "before what he proposes": ("根据澜川市市长应天时的提请，会议决定任命。", "应天时"),
    "alone behind a blank, at the line's end": ("陪同:澜川县信访局局长 谈心", "谈心"),
    "Tibetan, whose first part is a word": ("澜川县委书记石榴才让，县委副书记、县长陶明远到场。", "石榴才让"),
    "with a last character that joins, before what is done": ("澜川县文联主席周知和发了言。", "周知和"),
    "a solar term, before how he speaks": ("澜川县副县长谷雨当场答应补种。", "谷雨"),
    "a place, before whom he speaks to": ("澜川县县长平原向专家组表示，年内完工。", "平原"),
    "with a last character that says, before a day": ("澜川县副县长陶有道11月6日到任。", "陶有道"),
    "before a verb of one character that is done": ("澜川县水利局局长陶算之花了三天看图。", "陶算之"),
    "at the end of a list, before another title": (
        "澜川市政协副主席王明远、李卫国、杜鹃，秘书长陶知海出席会议。",
        "杜鹃",
    ),
    "Tibetan, whose second part ends like a verb": ("澜川市政协副主席旺堆次成受委托作报告。", "旺堆次成"),
    "a place, before what people do": ("澜川市民政局副局长苏州说，补贴本月发放。", "苏州"),
    "a place, before any verb": ("记者采访时，澜川县粮食局局长宁夏打开仓门。", "宁夏"),
    "a noun that begins with a preposition": ("论坛上，澜川市委副书记经纬点评了报告。", "经纬"),
    "before a preposition": ("澜川县县长云山岭就防汛答记者问。", "云山岭"),
    "before what he takes for a title": ("澜川县委书记常青以《村庄的明天》为题作报告。", "常青"),
    "before 的": ("澜川县县长江水平的手机响了。", "江水平"),
    "before 和 and others of the body": ("澜川县人大常委会副主任盘石、任建国和部分委员到会。", "任建国"),
    "an adverb across its end": ("澜川县水利局局长李远一同到场。", "李远"),
    "with a surname that is mostly a preposition": ("澜川市市长向雪梅主持大会。", "向雪梅"),
    "of a standing committee": ("澜川县委常委晨曦、碧海、卢有为到会。", "晨曦"),
    "inside of a list": ("澜川县委常委王明远、蓝天、黄海、李卫国出席会议。", "黄海"),
    "at the end of a list": ("澜川县委常委王明远、李卫国、秋水出席会议。", "秋水"),
    "behind a note": ("澜川市副市长（挂职）王明远主持会议。", "王明远"),
    "behind a note and blanks": ("副市长(挂职)  王明远\n分管外事。", "王明远"),
    "before 发去": ("澜川市政府向市长王远发去贺信。", "王远"),
    "before 第一时间": ("澜川市市长王远第一时间到场查看灾情。", "王远"),
    "behind what he is besides": ("澜川市政协副主席、著名作家李远山出席。", "李远山"),
    "behind what he is besides, with a note": (
        "向原澜川市政协副主席、老红军（享受厅级待遇）石破天祝寿。",
        "石破天",
    ),
    "before 互致": ("外交部长王明远同法国外交部长让·雷斯互致贺电。", "让·雷斯"),
    "before 时 and a verb of saying": ("日本农林大臣大桥五郎时称，此事重大。", "大桥五郎"),
    "foreign, before an adverb": ("多哥总统阿尔瓦拉多也到场祝贺。", "阿尔瓦拉多"),
    "foreign, before how often": ("泰国总理瓦丽拉多次批示。", "瓦丽拉"),
    "foreign, with a sound that hardly any other has": ("德国财政部长肖伊贝茨出席。", "肖伊贝茨"),
    "foreign, with two such sounds": ("乌克兰总理贡恰贝克8日说，船只失事。", "贡恰贝克"),
    "foreign, with a surname's character": ("奥地利总统范德霍伦、议长出席。", "范德霍伦"),
    "foreign, before the month": ("泰国副总理素拉猜本月1日宣布辞职。", "素拉猜"),
    "Japanese": ("日本公明党干事长井上孝久率团来访。", "井上孝久"),
    "foreign, before the day": ("美国财政部长穆努钦当天表示反对。", "穆努钦"),
    "foreign, before why": ("意大利总理伦内齐因公投失败辞职。", "伦内齐"),
    "before 等 and others": ("澜川县委副书记龚楚才等县领导参加。", "龚楚才"),
    "before 则": ("澜川市司法局局长张远则透露，工作已开始。", "张远"),
    "before what he opens": ("澜川市委书记李远致欢迎辞。", "李远"),
    "a king's number": ("他转达对玛格丽特二世女王的问候。", "玛格丽特二世"),
    "with a surname that hardly anybody has": ("澜川市政协主席邛安民等参加学习。", "邛安民"),
    "a word before what he takes part in": ("澜川市财政局总工程师温暖参加会议。", "温暖"),
    "with a surname that is a preposition, where nothing can be governed": ("澜川市市长向晚风出席会议。", "向晚风"),
    "a word, for whom he speaks": ("澜川市总工会党组书记符号代表群众团体致贺词。", "符号"),
    "a word at the end of a list of two": ("澜川县领导王明远、贺新春参加。", "贺新春"),
    "a word at the end of a list, before the next title": (
        "澜川县领导王明远、李卫国、秋水，云岭县领导赵立国、孙小山参加活动。",
        "秋水",
    ),
    "an adjective, before the next head": ("民进澜川市委主委严整，民建澜川市委主委陶明先后发言。", "严整"),
    "a verb, before the next head": ("澜川省水利厅厅长苏打，石岭市市长罗桐回答了提问。", "苏打"),
    "a mountain's, of a first secretary": (
        "澜川市委书记、澜川军分区党委第一书记贺兰山主持会议并讲话。",
        "贺兰山",
    ),
    "和, before a given name that is nobody's surname": ("澜川市政协主席和立云率调研组到村里。", "和立云"),
    "a word, in a list that a rank word closes": ("秋水、甘有为、李卫国等市领导来到植树点。", "甘有为"),
    "a word, in a list that a rank word opens": ("澜川市领导安定、李卫国、方万里在主会场参加会议。", "安定"),
    "a word at the end of such a list": ("澜川市领导安定、李卫国、方万里在主会场参加会议。", "方万里"),
    "a word, between blanks": ("澜川县副县长、县公安局局长　顺利　　负责公安工作。", "顺利"),
    "a mountain's, who attends": ("澜川省总工会书记处书记祁连山在主会场参加会议。", "祁连山"),
    "a word, in a caption": ("【同期声】澜川舰舰长 单程：全舰都准备好了。", "单程"),
    "a surname of two characters, before the next post": (
        "国务委员、国务院安委会副主任东方千骑，国务委员罗桐出席会议。",
        "东方千骑",
    ),
    "a rare surname of a dictionary's name": ("云岭省委办公厅副主任言歌行，石岭市市长罗桐参加。", "言歌行"),
    "before whom one goes with": ("澜川县委副书记贾舟陪他走了一夜。", "贾舟"),
    "behind how old he is and what he is besides": ("澜川市副市长、90岁高龄的老红军石破天到会。", "石破天"),
    "foreign, a legislator": ("岚国众议员佩蕾莎一行到访。", "佩蕾莎"),
    "before another sort of person": ("看望了澜川行署副专员籍满山，老红军鲁勇。", "籍满山"),
    "with a last part that no table has": ("澜川市财政局局长额尔敦木哈通报了情况。", "额尔敦木哈"),
    "with a Han surname before a Mongolian name": ("澜川市委原副书记白满都拉被开除党籍。", "白满都拉"),
    "with a last part that is a given name": ("澜川市妇联主席吉克丽芳、副主席罗秋实发言。", "吉克丽芳"),
    "before 的, with known parts": ("澜川市市长更尕多杰的家也倒塌。", "更尕多杰"),
    "with a last character that no table of sounds has": (
        "匈牙利国会主席费伦茨·纳吉高说，友谊长存。",
        "费伦茨·纳吉高",
    ),
}


@pytest.mark.parametrize(("text", "name"), BEHIND_A_TITLE.values(), ids=BEHIND_A_TITLE)
def test_what_fills_the_place_behind_a_title_is_a_name(text: str, name: str) -> None:
    assert name in officials(text)


GIVEN_AN_OFFICE = {
    "a preposition, in a notice": ("任命：\n把立山为云岭省高级人民法院刑事审判第二庭庭长；", "把立山"),
    "a preposition, addressed": ("经海山同志兼任云岭省委书记，仲秋同志不再兼任云岭省委书记职务。", "经海山"),
    "a preposition, removed": ("会议决定免去同永山同志澜川县委书记职务。", "同永山"),
    "two words, to the bench": ("范山青、游水为云岭省高级人民法院审判员。", "游水"),
    "a Tibetan name of which one part is known": (
        "任免名单\n免去：\n绒贵多吉的澜川县人民政府办公室主任职务；",
        "绒贵多吉",
    ),
    "who serves elsewhere for a time": ("江源区林业局副局长温可为挂任澜川县副县长。", "温可为"),
    "a preposition, elsewhere for a time": ("云岭省发改委副主任应有成挂任澜川县委副书记。", "应有成"),
    "a word behind what he was": ("时任云岭省委副秘书长的湛青调任澜川市委书记。", "湛青"),
    "who is in charge, addressed": ("现将分工通知如下：\n夏青副县长　负责教育、卫生。", "夏青"),
    "who is in charge, of a long surname": ("分工如下：\n上官海县长　主持县政府全面工作。", "上官海"),
    "a member who is in charge": ("现将分工通知如下：\n党组成员闪念　协助副县长负责移民工作。", "闪念"),
    "a word, resigned": ("会议接受谷风因年龄原因辞去云岭省妇联副主席职务。", "谷风"),
    "a word, at his own request": ("会议接受全春请辞澜川市副市长职务的请求。", "全春"),
}


@pytest.mark.parametrize(("text", "name"), GIVEN_AN_OFFICE.values(), ids=GIVEN_AN_OFFICE)
def test_who_is_given_or_loses_an_office_has_a_name(text: str, name: str) -> None:
    assert officials(text)[name]


def test_a_foreign_name_behind_a_preposition_keeps_its_beginning() -> None:
    assert "拉马福森" in officials("国家主席郑怀安同拉马福森总统举行会谈。南非总统拉马福森感谢。")


OFFICE_GIVEN = {
    "who is appointed": ("任命温暖为澜川县水利局局长；", {"温暖"}),
    "who is let go": ("免去温和的澜川县水利局局长职务。", {"温和"}),
    "without 的": ("免去暴雨澜川县林业局局长职务，退休。", {"暴雨"}),
    "a comrade": ("免去同永同志中共澜川县委书记、常委职务。", {"同永"}),
    "who leaves himself": ("会议决定接受江南辞去澜川市副市长职务的请求。", {"江南"}),
    "who are elected": ("大会闭幕，谷穗、立夏、苗圃（女）当选市总工会副主席。", {"谷穗", "立夏", "苗圃"}),
    "some of several": ("选举苗圃为主席，花蕾、方言等5人为兼职副主席。", {"苗圃", "花蕾", "方言"}),
    "who is announced": ("宣布省委决定：路遥任澜川大学校长，高峰不再担任澜川大学校长。", {"路遥", "高峰"}),
    "in a line of a notice": ("(一)海洋为澜川县民政局局长(试用期一年);", {"海洋"}),
    "in a line, two of them": ("全红、明天为澜川市人大常委会委员；", {"全红", "明天"}),
    "in a line, with blanks behind the name": ("凌云　澜川县民政局局长职务", {"凌云"}),
    "in a line, padded": ("  海  洋 为澜川县民政局局长", {"海洋"}),
    "a candidate of a public notice": ("2.万年青,现任澜川县委书记,拟任副市长。", {"万年青"}),
    "behind the post in a list": ("副 主 任:方 向  苗圃（女，回族） 江 河", {"方向", "苗圃", "江河"}),
    "with a surname that is a verb": ("选举任丽水为市长。", {"任丽水"}),
    "of several parts": ("免去乌兰其其格的澜川县妇联主席职务。", {"乌兰其其格"}),
    "under a head, with an office of few": (
        "任命：\n何以远为廉政专员，招春妹为审计长，苗圃为海关关长。",
        {"何以远", "招春妹", "苗圃"},
    ),
    "last of those whom a meeting settles on": (
        "会议决定大会副秘书长为：罗桐、陶明、端木海、华夏。",
        {"罗桐", "陶明", "端木海", "华夏"},
    ),
    "an adverb": ("选举冷静为主任，向上为秘书长。", {"冷静", "向上"}),
    "alone behind the post": ("县　长：万　里", {"万里"}),
}


@pytest.mark.parametrize(("text", "names"), OFFICE_GIVEN.values(), ids=OFFICE_GIVEN)
def test_whoever_gets_or_loses_an_office_has_a_name(text: str, names: set[str]) -> None:
    assert {person.name for person in extract(Article(paper="澜川日报", paragraphs=(text,))).people} == names


MADE_BY = {
    "two in brackets, one of whom has no surname": ("（旦知水　岳永芳）", {"旦知水", "岳永芳"}),
    "a team of reporters": ("堤上灯火通明。　（本报抗洪报道组　冷雪　郝运至）", {"冷雪", "郝运至"}),
    "a Mongolian name of one part": ("代表团是来参加大会的。　（乌恩）", {"乌恩"}),
    "who edited": ("【责任编辑:谷雨】", {"谷雨"}),
    "who was on duty, with a place's name": ("值班编委 任丘 责任编辑 谷雨", {"任丘", "谷雨"}),
    "who wrote with a reporter": ("本报讯 （谷晓雨 记者江山） 昨日开工。", {"谷晓雨", "江山"}),
    "authors in a table of contents": ("竹乡里的一天 / 温文\n在新竹节开幕式上的讲话 / 谷晓雨", {"温文", "谷晓雨"}),
    "who edited, with others": ("来源:澜川在线  责编:温 暖、高 远  校对:和平", {"温暖", "高远", "和平"}),
    "who checked": ("一审 张伟丰 二审 潘 羽 三审 郑 直", {"张伟丰", "潘羽", "郑直"}),
    "who wrote": ("文/戴禹 审核/闻捷", {"戴禹", "闻捷"}),
    "who wrote, and when": ("来源:《澜川日报》  作者:曹闻道  时间:2031-07-23", {"曹闻道"}),
    "who wrote, and where": ("(作者:南漳 文可风)", {"文可风"}),
    "behind a sign": ("□ 祁仁", {"祁仁"}),
    "an office": ("编辑:新闻中心 审核:宣传部", set()),
    "a word behind a sign": ("■ 时评", set()),
}


@pytest.mark.parametrize(("line", "names"), MADE_BY.values(), ids=MADE_BY)
def test_who_made_a_page_signs_it(line: str, names: set[str]) -> None:
    facts = extract(Article(paper="澜川日报", paragraphs=("会议强调，要抓好落实。", line)))
    assert {person.name for person in facts.people} == names


NO_PLACE_OF_NAMES = {
    "whom one congratulates": "他致电祝贺他再次当选越南国家主席。",
    "when": "万里当选县长，同月任县委书记，日前已被任命为市长。",
    "by what": "万里利用担任县委书记的职务便利。",
    "how": "正式就任美国总统。",
    "a state": "中国再次当选联合国理事会成员。",
    "part of a verb": "万里后成为候任行政长官。",
    "titles": "王主任任组长，副县长为副组长。",
    "how often": "他曾先后任县长、县委书记，曾两次当选主席。",
}


@pytest.mark.parametrize("text", NO_PLACE_OF_NAMES.values(), ids=NO_PLACE_OF_NAMES)
def test_other_words_before_an_office_are_nobody(text: str) -> None:
    assert {person.name for person in extract(Article(paragraphs=(text,))).people} <= {"万里"}


def test_words_that_open_a_list_of_people_are_names() -> None:
    found = officials("随后，江山、海洋、罗秋实当选澜川市工商联副主席。")
    assert set(found) == {"江山", "海洋", "罗秋实"}


NOBODY = {
    "how they act": ("南昌市委常委齐出动，走访企业。", {"齐出动"}),
    "with whom": ("澜川市市长向王明远表示祝贺。", {"向王明远"}),
    "when": ("他在澜川市商务局局长任上退休。", {"任上"}),
    "what he reads": ("澜川市市长信箱收到来信，市长信箱以快为先。", {"信箱"}),
    "nobody who is named": ("澜川县白溪镇镇长刘某被判刑。", {"刘某"}),
    "what they do": ("军官向澜川市委书记敬礼，全场鼓掌。", {"敬礼"}),
    "how leaders speak": ("两国领导人盛赞传统友谊，各国领导人多次会谈。", {"盛赞", "多次"}),
    "a word for his kind": ("要传承老同志崇高精神。", {"崇高"}),
    "whom they lead": ("江口支部领导山西人民奋斗。", {"山西人"}),
    "what women bring": ("女青年献上哈达和奶茶。", {"献上哈达"}),
    "what one does with him whom all know": (
        "代表向总书记敬献哈达，老人想同总书记合个影，总书记步行察看老街。",
        {"敬献", "合个影", "步行"},
    ),
    "the state that presides": ("新任轮值主席国南非发起了会议。", {"国南非"}),
    "where he sits": ("王明远、李卫国走到台上，在执行主席席就座。", {"席就座"}),
    "how long": ("货物堆放在港口区长达六年，无人过问。", {"达六年"}),
    "a river": ("牧民搬到云岭镇长江源村居住，湖口段长江干堤超警戒。", {"江源村", "江干堤"}),
    "a state before its own leader": ("加纳总统 科特迪瓦总统 多哥总统分别献花。", {"科特迪瓦"}),
    "several states": ("伊叙俄防长举行会晤。", {"伊叙俄"}),
    "what two states do": ("中韩建交25周年，美韩军演引起不满。", {"韩建交", "韩军演"}),
    "what a state's side wishes": ("莫方愿同中方合作。", {"莫方愿"}),
    "what a state's side does": ("来访的总统说，毛方将一如既往，莫方愿积极参与。", {"毛方", "莫方", "莫方愿"}),
    "after how long": ("该国国家主席时隔多年再来岚溪。", {"时隔"}),
    "who governed a state": ("韩前总统接受调查。", {"韩前"}),
    "places in a row": ("澜川市市长王明远率团访问南亚、东欧、李家坡，市长李卫国留守。", {"南亚", "东欧"}),
    "等 behind the last of a list": ("澜川县委常委王明远、李卫国、王军等参加。", {"王军等"}),
}


@pytest.mark.parametrize(("text", "nobody"), NOBODY.values(), ids=NOBODY)
def test_what_else_stands_behind_a_title_is_none(text: str, nobody: set[str]) -> None:
    people = extract(Article(paper="澜川日报", paragraphs=(text,))).people
    assert nobody.isdisjoint(person.name for person in people)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("习近平和夫人彭丽媛观看了竹艺表演。", "彭丽媛"),
        ("岚溪新立了女英雄赵一曼的塑像。", "赵一曼"),
        ("爱国诗人屈原在诗中写道。", "屈原"),
        ("朝鲜最高领导人金正恩观看了演出。", "金正恩"),
    ],
)
def test_whom_everybody_knows_is_named_behind_a_calling(text: str, name: str) -> None:
    assert name in {person.name for person in extract(Article(paper="澜川日报", paragraphs=(text,))).people}


@pytest.mark.parametrize("name", ["苏和", "苏和乌", "巴图乌"])
def test_a_text_may_break_off_in_a_mongolian_name(name: str) -> None:
    assert name in officials(f"出席会议的有澜川市财政局局长{name}")


def test_a_tibetan_name_may_stand_behind_what_is_a_surname_too() -> None:
    people = extract(Article(paper="澜川日报", paragraphs=("会长任洛桑次仁来到江口县。",))).people
    assert {person.name for person in people} == {"洛桑次仁"}


@pytest.mark.parametrize("rest", ["", "秋", "秋水", "秋水出"])
def test_a_list_may_break_off(rest: str) -> None:
    people = extract(Article(paper="澜川日报", paragraphs=(f"市委书记陶明远、程海波、{rest}",))).people
    assert {"陶明远", "程海波"} <= {person.name for person in people}


def test_a_life_is_told_by_ages_and_elections() -> None:
    found = officials(
        "陶明远，男，1922年3月生。解放战争时期，历任某部参谋；新中国成立后，历任湖北省交通厅厅长、湖北省副省长，"
        "1981年2月当选为湖北省政协副主席。"
    )
    assert found == {"陶明远": ["湖北省交通厅厅长", "湖北省副省长", "湖北省政协副主席"]}


@pytest.mark.parametrize("line", ["毕业后　负责教学。", "同志副县长　分管信访。", "时任某公司经理的老板，当选。"])
def test_who_is_in_charge_has_a_surname(line: str) -> None:
    assert not extract(Article(paragraphs=(line,))).people


def test_a_life_in_brackets_introduces_a_name() -> None:
    found = officials("高兴（女，回族），1981年2月出生，现任南昌市科技局副局长。")
    assert found == {"高兴": ["南昌市科技局副局长"]}
