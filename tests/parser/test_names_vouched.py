"""Sentences in, everybody named out, for names that stand beside no office: labels, brackets, lives, kin (旁证)."""

import pytest

from monitor.parser.people.finding import find_people
from monitor.parser.text import Story
from monitor.records import Article

VOUCHED = {
    "a slash parts the label from the name": (
        "本报岚溪讯（记者/钟雨 卢青 通讯员/骆石）8月1日，慰问活动举行。",
        {"钟雨", "卢青", "骆石"},
    ),
    "who holds an office now, and who held it then": (
        "骆鸣现任岚溪市副市长，卢青时任岚溪市财政局局长。",
        {"骆鸣", "卢青"},
    ),
    "who opens the line of what he is in charge of": (
        "罗尔布（副州长、州公安局局长）：分管公安。\n端木海（副州长，某省对口支援挂职）：协助工作。",
        {"罗尔布", "端木海"},
    ),
    "a surname of two characters before what somebody does": ("欧阳柏对大家的支持表示感谢。", {"欧阳柏"}),
    "who is with somebody": ("市委书记和芮强出席会议。", {"芮强"}),
    "a column's dot": ("岚溪组工·一周要闻", set()),
    "a place whose committee is named": ("延岭市委书记骆石主持。\n延岭强调防汛。", {"骆石"}),
    "variants of characters in a list": (
        "陳立羣、杜増、茍淵、黄勲等主要負責人會見了客人。",
        {"陳立羣", "杜増", "茍淵", "黄勲"},
    ),
    "words that fill a writer's brackets": ("本报讯（记者 千月）针对降雨，县里部署巡查。", {"千月"}),
    "a writer whose last character is a particle": ("本报讯（记者方上则）岚溪昨天通车。", {"方上则"}),
    "who took the pictures and who wrote": ("有序停放，绿色出行。\n石一 图　燕平 文", {"石一", "燕平"}),
    "a special reporter in a list": (
        "本报岚溪7月1日电 记者冯雪松、特约记者刘振海报道：仪式今天举行。",
        {"冯雪松", "刘振海"},
    ),
    "an adjective behind a head of a department": (
        "文化部艺术司司长明净，岚溪市市长陶明出席开幕式。",
        {"明净", "陶明"},
    ),
    "a word, with the people that he is of": ("选举马云飞、纳建国（回族）为岚溪市副市长。", {"马云飞", "纳建国"}),
    "a word, with his sex": ("推荐人选公示：殷切，男，汉族，1970年8月生。", {"殷切"}),
    "a word that takes office": ("省委决定调整职务：米泰山任岚溪市委书记；陶明另有任用。", {"米泰山", "陶明"}),
    "a married woman with both surnames": ("方振华夫人方唐青丽陪同参观，唱起了山歌。", {"方振华", "方唐青丽"}),
    "whom a decision lets go": (
        "会议通过《岚溪市人大常委会关于接受冯大华辞去岚溪市副市长职务的请求的决定》。",
        {"冯大华"},
    ),
    "a preposition, before whom the next head names": (
        "省委秘书长向南山，岚溪市委书记骆石陪同。",
        {"向南山", "骆石"},
    ),
    "a word, before the leaders of another place": (
        "岚溪市委书记古稀，云岭省领导骆石、卢青参加。",
        {"古稀", "骆石", "卢青"},
    ),
    "a word for whom another presides": ("受岚溪市委书记欧阳春晓委托，骆石主持会议。", {"欧阳春晓", "骆石"}),
    "a word that closes a list of who goes along": ("市领导骆石、苏醒一同看望。", {"骆石", "苏醒"}),
    "a verb of speech in a list": ("岚溪市副市长骆传道、岚江市副市长卢青发言。", {"骆传道", "卢青"}),
    "a word that ends like an adverb": ("岚溪市委书记陆地主持会议。", {"陆地"}),
    "who is in the capital": ("岚溪市市长骆秋实在京参加活动。", {"骆秋实"}),
    "a rare surname": ("岚溪市委书记火长庚出席。", {"火长庚"}),
    "a head's office that changes hands": ("多地市委书记易人。", set()),
    "a corridor by land and sea": ("市长骆石就西部陆海新通道建设作汇报。", {"骆石"}),
    "a Dai name": ("镇党委书记岩罕应及群众代表参加。", {"岩罕应"}),
    "a veteran of a sport": ("岚溪老将田园园和队友夺冠。", {"田园园"}),
    "a name in 为": ("免去孙大为的县长职务，任命孙大为为岚溪市市长，接受王有为辞去副市长职务。", {"孙大为", "王有为"}),
    "who comes to a province": ("省长来湘考察，副市长陶明来访。", {"陶明"}),
    "envoys appointed": ("国家主席任免驻外大使。", set()),
    "a ship named for somebody": ("郑和舰昨天起航。", set()),
    "a reporter who asks": ("接受本台记者柳絮专访时，他谈了体会。", {"柳絮"}),
    "how a teacher is called, in a caption": ("村小学班主任 李老师：孩子很想家。", set()),
    "words that are padded in print": (
        "市领导陶明远、商　鼎、冷　杉，区领导骆石、乔　木参加。",
        {"陶明远", "商鼎", "冷杉", "骆石", "乔木"},
    ),
    "two of whom nothing else is told": ("走失的田应虎、冉小平两人还没有找到。", {"田应虎", "冉小平"}),
    "children with a rare surname": ("向他的子女谌思源表示慰问。", {"谌思源"}),
    "a newspaper before its reporters": ("本报讯（岚报首席记者 骆石）昨天开幕。", {"骆石"}),
    "who is called in": ("特约检察员、律师骆石发言。", {"骆石"}),
    "what officers do": ("骆石代表晋衔干部发言。", {"骆石"}),
    "a son": ("他通过其子蒯石非法收受财物。", {"蒯石"}),
    "whose house it is": ("最后一单送到谭俊海家的果园。", {"谭俊海"}),
    "a couple": ("照看鸡苗的谢良石夫妇很忙。", {"谢良石"}),
    "a flower's name, of whom it is told who she is": ("马蔷薇是岚溪市第三医院主任医师。", {"马蔷薇"}),
    "such a name behind a dateline": ("岚溪日报消息：马蔷薇是岚溪市第三医院主任医师。", {"马蔷薇"}),
    "a helper in an institute": ("研究所动力助理员秦珑、工人们。", {"秦珑"}),
    "who keeps a track": ("清晨，铁路巡守员计石革上岗。", {"计石革"}),
    "how a boy is called": ("那个男孩叫房海明。", {"房海明"}),
    "counted people before 等": ("“道德模范”杨怀石等8位典型到场。", {"杨怀石"}),
    "where a landform is named": ("到延安革命纪念馆、宝塔山等红色遗址参观。", set()),
    "a tower for martyrs": ("花篮摆在红军烈士纪念塔前。", set()),
    "what one wears": ("戴上它就像戴眼镜，没什么两样。", set()),
    "to whom one speaks": ("祝你们在这里过得愉快。", set()),
    "brands before 等": ("给宝马、奔驰和克莱斯勒等品牌供货。", set()),
    "a company's page": ("公司发布官方微博称，航班取消。", set()),
    "how something is done": ("外卖有没有妈妈包得香？要看农民富不富。", set()),
    "so many farmers": ("带动了81户农户种藜麦。", set()),
    "a word that begins in a name": ("这里出过8个车手，人人成就不凡。", set()),
    "a reporter whom the dictionary has, named as flowers are": ("记者陈晓红报道：竹笋出土了。", {"陈晓红"}),
    "such a subject": ("与大师王晓红同积5分；竹棋赛还剩一轮。", {"王晓红"}),
    "a photographer": ("山口雾散了。（岚溪日报记者柳明川摄）", {"柳明川"}),
    "animals in a pair": ("旅居岚溪的熊猫夫妇生了宝宝。", set()),
    "what shows heroes": ("危难关头方显英雄本色，东西互济、陆海统筹。", set()),
    "nobody named": ("岚溪区食安办副主任詹某被停职。", set()),
    "the letter of a province": ("欢迎更多客商来吉兴业。", set()),
    "what leaders do": ("两国领导人盛赞传统友谊。", set()),
    "a seat": ("陶明走上主席台监誓，仪式开始。", {"陶明"}),
    "soldiers abroad": ("近年来，驻阿美军在行动中伤及平民。", set()),
    "what a calling does": ("海归青年扎根岚溪山村，十八位乘客安全通过路口。", set()),
    "what one learns": ("要求党员学史明理、学史增信。", set()),
    "a prize": ("岚溪今年还要评白玉兰奖。", set()),
    "a people": ("毛南族是人口较少的民族。", set()),
    "a number of miles": ("总航程超过8万海里，潜水百次。", set()),
    "a delegation of a party": ("会见来访的巩发党代表团一行。", set()),
    "an opera before 等": ("黑龙江的龙江剧等剧种上演。", set()),
    "birds before 等": ("山上有白头鹎等小鸟。", set()),
    "a statistic before 等": ("要盯住事故高发等老问题。", set()),
    "a part that is a known name": ("嘉宾娜塔丽·戴高乐等到场。", {"娜塔丽·戴高乐"}),
    "several dashes": ("共和国总统戈乌-拉斐尔-查韦斯-里亚斯因病去世。", {"戈乌-拉斐尔-查韦斯-里亚斯"}),
}


@pytest.mark.parametrize(("text", "names"), VOUCHED.values(), ids=VOUCHED)
def test_everybody_is_named_and_nobody_else(text: str, names: set[str]) -> None:
    people = find_people(Story(Article(paper="澜川日报", paragraphs=tuple(text.split("\n")))))
    assert {person.name for person in people.persons} == names
