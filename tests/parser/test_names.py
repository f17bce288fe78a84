"""Words and names competing for a sentence, and the laws that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.parser.names.cutting import cut, cut_names, stands_alone
from monitor.parser.people.finding import find_people
from monitor.parser.text import Story, fold
from monitor.records import Article


def names_in(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in cut(text) if piece.kind != "word"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市长任平安强调", ["任平安"]),
        ("任何人不得擅自进入", []),
        ("副省长高峰主持会议", ["高峰"]),
        ("山峦高峰迭起", []),
        ("局长韩军说，工作很好", ["韩军"]),
        ("选举刘奇任省长", ["刘奇"]),
        ("总统鲁门·彼得夫对我国进行访问", ["鲁门·彼得夫"]),
        ("外交大臣汉斯·约翰森向首相玛丽·梅递交信件", ["汉斯·约翰森", "玛丽·梅"]),
        ("国王莱齐耶三世致函", ["莱齐耶三世"]),
        ("诸葛文涛同志出席", ["诸葛文涛"]),
        ("副局长崔健安带队检查", ["崔健安"]),
        ("书记甘霖松主持会议", ["甘霖松"]),
        ("书记甘霖主持会议", ["甘霖"]),
        ("部长荆山石、副部长麦安", ["荆山石", "麦安"]),
        ("副局长钱勇因失职受到警告", ["钱勇"]),
        ("任命程东方为检察长", ["程东方"]),
        ("州长贡嘎泽仁讲话", ["贡嘎泽仁"]),
        ("敖登格日勒、额尔敦仓布参加", ["敖登格日勒", "额尔敦仓布"]),
        ("首相佐久间正则表示", ["佐久间正则"]),
        ("县长曲比阿约主持会议", ["曲比阿约"]),
        ("祝大家扎西德勒", []),
        ("首席部长慕德-阿兰表示", ["慕德-阿兰"]),
        ("中国-东盟博览会开幕", []),
        ("大使陶治家日前离任", ["陶治家"]),
        ("副书记陶德方贵州省文化厅", ["陶德方"]),
        ("省长陶圣佑等省委领导", ["陶圣佑"]),
        ("局长陶人为指出，成绩明显", ["陶人为"]),
        ("省长陶明为贵州代表团送行", ["陶明"]),
        ("书记陶明在贵州调研", ["陶明"]),
        ("市长陶明近日前往岚溪", ["陶明"]),
        ("局长陶明等级评定", ["陶明"]),
        ("部长陶人为表示感谢", ["陶人"]),
        ("副省长陶和因为认错态度较好", ["陶和"]),
        ("局长陶明已被免职", ["陶明"]),
        ("总后勤部部长陶明上将今天会见来宾", ["陶明"]),
        ("副部长陶学会上海市金山区", ["陶学会"]),
        ("总书记阿莱·佐普洛斯时表示", ["阿莱·佐普洛斯"]),
        ("省长陶明还走访了群众", ["陶明"]),
        ("市长陶明正在调研", ["陶明"]),
        ("县长陶永正主持会议", ["陶永正"]),
        ("县长程远、副县长陶明均已到会", ["程远", "陶明"]),
        ("总统让戈·姆博亚-恩迪当天前往灾区", ["让戈·姆博亚-恩迪"]),
        ("前农业部长尤扎斯·塔里卡因涉嫌违规辞职", ["尤扎斯·塔里卡"]),
        ("前总理塔姆·索凯因健康原因辞职", ["塔姆·索凯"]),
        ("大使马吉·侯赛因挥锹铲土", ["马吉·侯赛因"]),
        ("副主席阿布都热合曼·阿布都克里木主持会议", ["阿布都热合曼·阿布都克里木"]),
        ("副州长沙马果以，喜河县委书记乃保伍各", ["沙马果以", "乃保伍各"]),
        ("州委书记阿什木惹前往喜河县", ["阿什木惹"]),
        ("任命阿木古楞为副旗长", ["阿木古楞"]),
        ("听取局长余萍的汇报", ["余萍"]),
        ("在县长黄石山的陪同下", ["黄石山"]),
        ("部长韦伊·坦多占留任，不再兼任副总理", ["韦伊·坦多占"]),
        ("走进搬迁户沙马莫日洛家中", ["沙马莫日洛"]),
        ("特使罗曼—库森昨天抵达", ["罗曼—库森"]),
        ("国家主席坎朱－西维颂在贺函中说", ["坎朱－西维颂"]),
        ("县长程远、副县长陶明均出席", ["程远", "陶明均"]),
        ("局长陶德同已到会", ["陶德同"]),
        ("局长陶德同大家座谈", ["陶德"]),
        ("局长宋景和还说，成绩明显", ["宋景和"]),
        ("副主席陶和平等前往送别", ["陶和平"]),
        ("在县长陶其奥的陪同下", ["陶其奥"]),
        ("副局长陶明便来到现场", ["陶明"]),
        ("检察长陶明作的报告", ["陶明"]),
        ("局长郑重承诺，年内完工", []),
        ("局长郑重已到任", ["郑重"]),
        ("局长容易与来宾交谈", ["容易"]),
        ("主席国是轮流担任的", []),
    ],
)
def test_names_and_words_compete(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "name", "alone"),
    [
        ("省长李强强调", "李强", True),
        ("小李强调要抓落实", "李强", False),
        ("李强主持会议", "李强", True),
        ("桃李强壮成长", "李强", False),
        ("许昆林韩俊龚正王清会见客人", "龚正", True),
        ("王浩然出席会议", "王浩", False),
        ("精神文明清单", "文明清", False),
    ],
)
def test_a_watched_name_counts_only_on_name_boundaries(text: str, name: str, alone: bool) -> None:  # noqa: FBT001
    start = text.index(name)
    assert stands_alone(text, start, start + len(name)) is alone


def test_stands_alone_does_not_change_how_other_texts_are_cut() -> None:
    before = names_in("小李强调要抓落实")
    stands_alone("省长李强出席", 2, 4)
    assert names_in("小李强调要抓落实") == before


PRESS = st.text(
    alphabet="省市委书记长王李强明、，。：副主任和与为任·　 \n（）《》“”习近平龔國12ab同志等出席", max_size=120
)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=80), PRESS))
def test_spans_hold_the_names_they_claim(text: str) -> None:
    story = Story(Article(headline=text[:20], paragraphs=tuple(text.split("\n"))))
    people = find_people(story)
    for mention in people.mentions:
        assert fold(mention.person)
        printed = story.printed(story.span(mention.where, mention.start, mention.end))
        assert printed
        assert not printed[0].isspace()
        assert not printed[-1].isspace()
    for person in people.persons:
        shown = {"".join(story.printed(span).split()) for span in person.mentions}
        assert person.name in shown


@settings(max_examples=100)
@given(PRESS)
def test_blanks_at_the_ends_of_lines_change_nothing(text: str) -> None:
    lines = [line.rstrip() for line in text.split("\n")]
    plain = find_people(Story(Article(paragraphs=tuple(lines))))
    padded = find_people(Story(Article(paragraphs=tuple(f"{line}  " for line in lines))))
    assert [person.name for person in plain.persons] == [person.name for person in padded.persons]


@given(st.text(alphabet="王李的任一", min_size=1, max_size=60))
@settings(max_examples=100)
def test_pieces_cover_the_text_without_gaps(text: str) -> None:
    pieces = cut(text)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text


@given(st.text(alphabet="省长王李艾·、和出席小明强欧阳Ab9，", max_size=60), st.sampled_from((0.5, 8.0)))
@settings(max_examples=200)
def test_asking_for_names_alone_gives_the_names_of_the_cut(text: str, touching: float) -> None:
    known = frozenset(("王明强", "李强"))
    names = [piece for piece in cut(text, known, touching) if piece.kind != "word"]
    assert cut_names(text, known, touching) == names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("中东局势复杂，阿拉法特表示赞同。", ["阿拉法特"]),
        ("会议在苏黎世举行。", []),
        ("他回忆起与周恩来共事的岁月。", ["周恩来"]),
        ("茅盾文学奖揭晓。", []),
        ("任命钟山为副厅长。", ["钟山"]),
        ("（陶云澜）", ["陶云澜"]),
        ("路修好了。（陶云澜徐明远）", ["陶云澜", "徐明远"]),
        ("陶云澜徐明远", ["陶云澜", "徐明远"]),
        ("（岚溪大桥通车）", []),
        ("路修好了。（陶云澜、徐岩）", ["陶云澜", "徐岩"]),
        ("本报岚溪3月2日电（陶云澜、徐岩）春耕开始。", ["陶云澜", "徐岩"]),
        ("产地很广（黄瓜、白菜）。", []),
        ("路修好了。（岚溪市财政局陶云澜）", ["陶云澜"]),
        ("路修好了。（岚溪市财政局文件）", []),
        ("路修好了。（陶云摄）", ["陶云"]),
        ("路修好了。（谷雨 摄影报道）", ["谷雨"]),
        ("路修好了。 记者 明月 摄", ["明月"]),
        ("记者 陶云澜/文 谷雨/图", ["陶云澜", "谷雨"]),
        ("（云岭日报记者 陶云澜 通讯员 房莎谷妹）春耕开始。", ["陶云澜", "房莎谷妹"]),
        ("（本报记者 陶云澜 摄影报道）春耕开始。", ["陶云澜"]),
        ("路修好了。资料图片/图", []),
        ("令狐悦强调，要抓好春耕。", ["令狐悦"]),
        ("白皮书指出，进展明显。", []),
        ("读者徐先生来信说，路修好了。", []),
        ("会长苏菲·勒鲁阿与让-保罗·格兰交谈。", ["苏菲·勒鲁阿", "让-保罗·格兰"]),
        ("我同巴塔里总统一致认为。", ["巴塔里"]),
        ("蒙方愿同中方深化合作。", []),
        ("分管教育的陶云澜副市长认为，办学条件好了。", ["陶云澜"]),
        ("县林草局副局长介绍了情况。", []),
        ("他担任莱索托王国副首相。", []),
        ("他说：“巴塔里总统会见我时谈到此事。”", ["巴塔里"]),
        ("天黑了，陈岩首先跳下水。", ["陈岩"]),
        ("乡亲们称赞张岩的手艺好。", ["张岩"]),
        ("全村修缮1000余栋受损房屋。", []),
        ("志愿者走进小区楼栋开展服务。", []),
        ("乡亲们看到陈文海首先下了水。", ["陈文海"]),
        ("市场上的纪念章的价格涨了。", []),
        ("农民得利不少。", []),
        ("工人大多是本地人。", []),
        ("开往帕塔亚等地的航班取消。", []),
        ("陈海帆等3人获救。", ["陈海帆"]),
        ("镇里搭建智慧党建云平台。村里也用智慧党建云平台。", []),
        ("老同志严禄宝的琴声。村里人都认得严禄宝，严禄宝却要搬走。", ["严禄宝"]),
        ("用“党旗红”守护“健康绿”，“党旗红”映山乡。", []),
        ("布局“新赛道”，经济平稳。", []),
        ("店里配备高智能系统和高清晰屏幕。", []),
        ("如今，黄土塬已经换上绿装。", []),
        ("如今，陶云澜已经换上新装。", ["陶云澜"]),
        ("厄瓜多尔白虾对华出口增长。", []),
        ("公安局官方微博同步接受举报。", []),
        ("率队来琼调研的委员说。", []),
        ("清明至谷雨是采茶的时节。", []),
        ("消费者何时能在国内买到。", []),
        ("在霍巴特访问的科考队员返航。", []),
        ("他在霍英东集团工作。", []),
        ("陶云是一名护士。", ["陶云"]),
        ("陶红是一名护士。", ["陶红"]),
        ("本报讯（记者 陶云岭 通讯员 向往）今天，会议举行。", ["陶云岭", "向往"]),
        ("（陶重阳  严禄宝  陈文海）", ["陶重阳", "严禄宝", "陈文海"]),
        ("●陈文海遗失警号一枚，声明作废。", ["陈文海"]),
        ("坦桥镇种粮大户陈之富说，省了不少钱。", ["陈之富"]),
        ("伊朗核物理学家拉赫马尼遇袭。", ["拉赫马尼"]),
        ("他组织群众支援前线，冀鲁豫主任说。", []),
        ("党和国家的卓越领导人，人民怀念他。", []),
        ("从贝塔、德尔塔到奥密克戎，奥密克戎传播快。", []),
        ("女子高低杠、男子吊环等项目冲击金牌。", []),
        ("沿线41座城市市长齐聚一堂，共商合作。", []),
        ("班子成员全日制专业匹配度高。", []),
        ("岳川舰、衡川舰、玉川舰参加演练。", []),
        ("省领导陶云澜、严禄宝、尹学群参加。", ["陶云澜", "严禄宝", "尹学群"]),
    ],
)
def test_who_counts_without_a_title(text: str, people: list[str]) -> None:
    story = Story(Article(headline="岚溪要闻", paragraphs=(text,)))
    assert [person.name for person in find_people(story).persons] == people
