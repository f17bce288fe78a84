"""Collections of short news (联播快讯、要闻速览): which pieces are events, of which kind, on which day."""

import pytest

from monitor.records import Event
from tests.parser.stories import read

BRIDGE = "岚江竹桥建成通车\n13日，岚江竹桥建成通车，全长三公里。"
FAIR = "竹艺展开幕\n第三届云岭竹艺展览会13日在临川开幕，一百家企业参展。"
QUAKE = "山南发生地震\n13日，山南县发生地震，造成三人受伤。"


def briefs(*pieces: str, headline: str = "国内联播快讯") -> tuple[Event, ...]:
    return read("\n".join(pieces), headline)


def beside(piece: str) -> Event:
    """Give the event of a piece that stands before another one."""
    first, _ = briefs(piece, BRIDGE)
    return first


@pytest.mark.parametrize(
    "piece",
    [
        "竹业运行总体平稳\n1至4月，全省竹业产值同比增长一成，结构进一步优化。",
        "新能源车保有量居全国首位\n记者13日从省公安厅获悉，截至上月底，全省共有新能源车三十万辆。",
        "竹笋出口额达8亿美元\n今年前四个月，全省竹笋出口达8亿美元。",
        "竹乡新生儿死亡率下降\n记者从县卫生局了解到，新生儿死亡率一年比一年低。",
        "竹乡信心指数跌至三年最低\n竹业研究会12日公布，竹乡信心指数为八十四。",
        "《竹乡人家》今晚播出\n文化节目《竹乡人家》今晚八点在我台综合频道播出。",
        "竹琴大赛今晚决出冠军\n竹琴大赛总决赛今晚由我台音乐频道直播，五位选手登台。",
        "云岭万亩竹林进入采收期\n随着气温上升，云岭万亩竹林进入采收期，吸引了不少游客。",
        "竹影婆娑 春意正浓\n笋尖破土，燕子回檐。山村里的人们三三两两走出家门。",
        "国庆期间全省治安良好\n截至13日18点，全省社会安定，没有发生重大案件。",
        "《竹宝》迎来收官之夜\n节目《竹宝》的收官之夜将于今晚在我台综合频道播出。",
        "各地出台举措改善竹农生活\n各地陆续出台举措，完善竹农保障，营造良好环境。",
        "今夏电力供应总体宽松\n记者从13日召开的电力会议上获悉，今夏电力供需总体宽松。",
        "大型报道《竹简记忆》明天开播\n大型报道《竹简记忆》将于明天（5月15日）起在央广开播。",
        "《今日竹乡》明天播出云岭篇\n特别节目《今日竹乡》明天播出云岭篇。云岭多竹。",
        "央视竹艺频道《竹里人家》开播\n《竹里人家》节目13日登陆央视竹艺频道。",
        "央视竹艺频道：聚焦虫害 服务竹农\n虫害发生以来，央视竹艺频道加大播报，用及时的信息服务竹农。",
        "竹检院上半年查处32名竹业官员\n据13日竹检院消息，今年1至6月，全省查处官员三十二人。",
    ],
    ids=lambda piece: piece.split("\n")[0],
)
def test_figures_programmes_states_and_features_are_no_event(piece: str) -> None:
    assert [event.name for event in briefs(piece, BRIDGE)] == ["岚江竹桥建成通车"]


def test_the_first_three_that_say_when_count_in_their_order() -> None:
    undated = "新型竹材烘干装备投入使用\n新型竹材烘干装备在云岭投入使用，省时省力。"
    slogan = "传承竹艺 共建家园\n省文联日前发出倡议书后，不少人率先响应，表示从小事做起。"
    rocket = "我国成功发射竹星七号\n13日，我国在酒泉卫星发射中心成功将竹星七号发射升空。"
    names = [event.name for event in briefs(undated, rocket, slogan, BRIDGE, QUAKE, FAIR)]
    assert names == ["我国成功发射竹星七号", "岚江竹桥建成通车", "山南发生地震"]
    assert len(briefs(undated, rocket)) == 2


def test_titles_may_have_marks_and_pieces_no_day_where_posts_change() -> None:
    events = briefs(
        "◇顾知远在云岭考察竹业时强调 以竹兴乡",
        "5月11日至12日，省委书记顾知远在云岭县考察。（2版）",
        "◇省政府任免工作人员",
        "任命柳明川为云岭省水利厅厅长；免去商鼎的云岭省水利厅厅长职务。（2版）",
        "◇云岭与竹海举行竹业协作联委会首次会议",
        "副省长唐远山主持会议。（3版）",
        "◇竹材新规发布",
        "《竹材分级办法》自6月1日起施行。（4版）",
        headline="要闻速览",
    )
    assert [event.kind for event in events] == ["inspection", "appointment", "meeting"]
    assert not any("◇" in event.name for event in events)


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("省竹业局下调竹价\n省竹业局13日发出通知，决定从明天起竹价每吨下调三十元。", "announcement"),
        ("十部门推进竹材便利化改革\n省税务局等十部门13日联合推出十六项措施，推进竹材便利化改革。", "announcement"),
        ("全省竹林火灾防控行动开展\n省应急办13日部署，集中开展竹林火灾防控，要求加大执法。", "announcement"),
        ("灾区首批学生异地求学\n13日，山南地震灾区首批学生前往临川读书。", "other"),
        ("多地民众持续抗议竹业新法\n13日，法国巴黎等多地举行集会示威活动，抗议竹业新法。", "other"),
        ("旅法大熊猫“竹竹”产仔\n巴黎竹园动物园13日发布公告说，大熊猫“竹竹”12日夜间产下一只幼仔。", "other"),
        ("云岭队夺得竹球赛冠军\n13日，竹球赛在临川落幕，云岭队夺冠。", "other"),
        ("法军舰再入黑海\n意大利国防部13日发表声明称，法国军舰当天进入黑海海域，意方派出舰艇跟踪。", "other"),
        ("反政府示威者遭枪击七人伤\n13日凌晨，巴黎的示威队伍边上发生两起枪击事件，七人受伤。", "incident"),
        ("法政府与竹军签署和平协议\n13日，法国政府与竹军在巴黎举行和平协议签署仪式。", "ceremony"),
        ("竹戏《竹乡》首演\n竹戏《竹乡》12日晚在临川首演。", "other"),
        ("竹业厅启动竹农培训计划\n竹业厅13日启动竹农培训计划，一年培训一万人。", "ceremony"),
        ("临川开展竹业专项行动\n日前，临川各级法院开展为期三个月的竹业专项行动。", "other"),
        ("竹车翻滚 车手受轻伤\n13日，在芬兰举行的竹车赛出现惊险一幕。车手驾驶的竹车在弯道失控。", "incident"),
        ("第九届竹业奖评选揭晓\n第九届竹业奖评选结果13日揭晓，十人获奖。", "ceremony"),
        ("意大利：竹业协定应当重谈\n意大利竹业部长莫迪亚13日说，竹业协定应当重谈。", "announcement"),
    ],
    ids=lambda words: words.split("\n")[0],
)
def test_kinds_of_short_news(piece: str, kind: str) -> None:
    assert beside(piece).kind == kind


def test_a_deed_has_its_own_day_and_not_that_on_which_it_is_told() -> None:
    piece = "旅法大熊猫“竹竹”产仔\n巴黎竹园动物园13日发布公告说，旅法大熊猫“竹竹”12日夜间产下一只幼仔。"
    assert str(beside(piece).start) == "2031-05-12"


def test_words_said_at_talks_are_those_talks() -> None:
    event = beside("四方呼吁扩大竹业协作\n法国、德国、意大利和西班牙四国外长13日在巴黎举行四方会谈。四方发表声明。")
    assert (event.kind, event.name) == ("reception", "法国、德国、意大利和西班牙四国外长四方会谈")
    event = beside(
        "莫迪亚：竹业协作已到关口\n法国总理莫迪亚13日在罗马同意大利外长柯斯特举行会晤。莫迪亚会后表示，应对话。"
    )
    assert (event.kind, set(event.other)) == ("reception", {"莫迪亚", "柯斯特"})


def test_what_is_only_hoped_for_is_no_talk() -> None:
    event = beside("法政府否认邀请意大利领导人会谈\n法国外交部13日发表声明说，邀请意大利领导人会谈的说法荒唐。")
    assert event.kind == "announcement"


def test_a_law_names_the_piece_whose_headline_only_says_what_it_brings() -> None:
    event = beside("竹农不再“一人一证”\n13日，新版《采竹证管理规则》发布。规则将于10月施行。")
    assert event.name == "新版《采竹证管理规则》发布"


@pytest.mark.parametrize(
    ("piece", "kind", "name"),
    [
        (
            "竹农年贷款额度提高到5000元\n竹业部13日发布了调整后的竹业助农贷款政策：每户每年申请额度不超过五千元。",
            "announcement",
            "竹业部发布调整后的竹业助农贷款政策",
        ),
        (
            "云岭：12项重点任务养护竹林\n近日，云岭省发布《推进竹林养护工作要点》，明确提出十二项重点任务。",
            "announcement",
            "云岭省发布《推进竹林养护工作要点》",
        ),
        (
            "两岸竹材将可直接换购\n13日，中国竹业银行与临川竹业银行签订《竹材换购结算协议》。这意味着成本降低。",
            "ceremony",
            "中国竹业银行与临川竹业银行签订《竹材换购结算协议》",
        ),
        (
            "云岭临川共建竹艺试验区\n13日，云岭、临川两省区在巴黎签署共同创建竹艺试验区合作协议，共建竹园。",
            "ceremony",
            "云岭、临川两省区在巴黎签署共同创建竹艺试验区合作协议",
        ),
        (
            "竹联储今秋或退出量化宽松政策\n意大利竹业储备委员会12日公布的会议纪要显示，今秋可能结束购买计划。",
            "announcement",
            "意大利竹业储备委员会公布会议纪要",
        ),
        (
            "临川发布今年竹乡旅游特色项目\n临川启动竹乡旅游特色活动，将推出一系列竹艺展。",
            "ceremony",
            "竹乡旅游特色活动",
        ),
    ],
    ids=lambda words: words.split("\n")[0],
)
def test_an_act_names_the_piece_whose_headline_tells_none(piece: str, kind: str, name: str) -> None:
    event = beside(piece)
    assert (event.kind, event.name) == (kind, name)


@pytest.mark.parametrize(
    "piece",
    [
        "竹业银行警告竹价将涨\n竹业银行13日公布的竹价办法显示，竹价将涨。",
        "竹联储称暂不承认竹约\n竹联储13日决定，不再遵守与临川签订的各项竹业协议。",
        "云岭主要竹管实现并网运行\n13日，云岭竹管集团与临川竹业公司签署协议，竹管并网。",
        "竹业厅发布竹材新标准\n竹业厅13日发布了《竹材分级标准（试行）》，大幅收紧限值。",
    ],
    ids=lambda piece: piece.split("\n")[0],
)
def test_a_headline_that_tells_an_act_keeps_its_words(piece: str) -> None:
    assert beside(piece).name == piece.split("\n", maxsplit=1)[0]


def test_undated_acts_and_endings_count_in_their_order() -> None:
    law = "竹农可申请变更竹龄\n最新实施的《竹龄登记办法》规定，竹农可以申请变更一次。"
    issued = "竹监会出台措施降低竹贷成本\n竹监会发布通知，要求银行合理设定竹贷期限。"
    ended = "首届竹艺之都活动年落幕\n首届竹艺之都临川活动年落幕，开展了一系列活动。"
    names = [event.name for event in briefs(law, issued, ended, BRIDGE, QUAKE)]
    assert names == ["竹监会出台措施降低竹贷成本", "首届竹艺之都活动年落幕", "岚江竹桥建成通车"]


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("法方：竹约早有预谋\n法国外交部13日表示，竹约早有预谋；数据显示，两年来竹厂增长四成。", "announcement"),
        ("竹盟特使：竹乡冲突减少\n竹盟特使莫迪亚13日说，从上月27日开始的协议得到维持。", "announcement"),
        ("竹盟：山南北部遭袭 三人死亡\n竹盟协调员13日说，12日山南北部遭袭，造成三人死亡。", "incident"),
    ],
    ids=lambda words: words.split("\n")[0],
)
def test_quoted_words_are_news_whatever_they_count(piece: str, kind: str) -> None:
    assert beside(piece).kind == kind


def test_a_gathering_beside_does_not_name_a_piece() -> None:
    event = beside("2031年雪竹节在临川拉开帷幕\n一年一度的雪竹节13日在临川开幕，竹寺举行了盛大的展竹仪式。")
    assert "雪竹节" in event.name


def test_only_officials_visit() -> None:
    event = beside("“百名逃犯”第六人归案\n13日，外逃的嫌疑人黄大竹回国投案。")
    assert event.kind == "other"


def test_the_sentence_that_repeats_the_headline_tells_day_and_place() -> None:
    event = beside("竹运会云岭代表团成立\n世界竹运会将于7月25日在法国巴黎举行。13日下午，竹运会云岭代表团在临川成立。")
    assert str(event.start) == "2031-05-13"


def test_that_day_is_the_one_on_which_others_report() -> None:
    quarrel = "法方不满竹约\n法国外交部12日表示，竹约不公。"
    crash = "一辆竹车在意大利发生车祸五人死亡\n据意大利媒体13日报道，一辆竹车当天在一条公路上发生车祸，五人死亡。"
    assert [str(event.start) for event in briefs(quarrel, crash)] == ["2031-05-12", "2031-05-13"]


def test_what_is_to_come_says_not_when_the_news_was() -> None:
    event = beside("竹业厅发布竹材排放标准\n竹业厅发布竹材排放标准，大幅收紧限值。新标准将从2038年1月1日开始实施。")
    assert event.start is None


def test_a_gathering_may_be_the_label_of_its_piece() -> None:
    event = beside("巴黎竹艺图片展：竹手套引人注目\n近日，在法国巴黎举行的竹艺图片展上，一款竹手套吸引了目光。")
    assert (event.kind, event.name) == ("ceremony", "巴黎竹艺图片展")


def test_whoever_holds_no_office_has_no_part_in_a_deed() -> None:
    assert beside("莫大山案一审宣判\n13日，临川市中级人民法院对莫大山案进行公开宣判，判处有期徒刑。").other == ()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("欧洲竹业银行13日决定维持利率不变。欧洲竹业银行行长莫迪亚说，利率将持续到明年。", ()),
        ("法国总统莫迪亚13日宣布，全国哀悼三天。", ("莫迪亚",)),
    ],
)
def test_who_speaks_for_a_body_does_nothing_else(text: str, other: tuple[str, ...]) -> None:
    event = beside(f"竹业利率维持不变\n{text}")
    assert (event.kind, event.speak, event.other) == ("announcement", ("莫迪亚",), other)


@pytest.mark.parametrize(
    ("piece", "kind", "name"),
    [
        (
            "安理会决定切断竹匪资金来源\n联合国安理会13日举行主题为“打击竹匪”的会议，并一致通过决议，决定冻结竹匪资金。",
            "meeting",
            "主题为“打击竹匪”的会议",
        ),
        (
            "竹国获准加入竹业组织\n世界竹业组织第八届部长级会议13日在日内瓦批准竹国加入。",
            "meeting",
            "世界竹业组织第八届部长级会议",
        ),
        (
            "2030年全省将累计建成12亿亩竹林\n今天（5月14日）举行的国务院政策例行吹风会上，林草局有关负责人介绍说，规划已经获批。",
            "announcement",
            "国务院政策例行吹风会",
        ),
        (
            "波兰宪法草案在公投中获得通过\n波兰总统柯瓦奇13日宣布，宪法草案在当天举行的全民公投中获得通过。",
            "election",
            None,
        ),
        ("德军舰入侵波兰领海\n波兰军方13日说，德国军舰当天在波兰附近海面向三艘渔船射击。", "incident", None),
        (
            "防范骚乱 德国某州进入紧急状态\n为防范骚乱，德国巴伐利亚州自13日起进入为期30天的紧急状态。",
            "announcement",
            None,
        ),
        ("德财长拟引咎辞职\n因被爆出丑闻，德国财政部长米勒13日初步决定引咎辞职，并已告知总理。", "appointment", None),
        ("竹价期权今天挂牌交易\n竹价期权今天（5月14日）在上海期货交易所挂牌交易，共有八个合约。", "other", None),
        (
            "审计署发布稳增长审计结果\n今天，审计署发布了新一期稳增长审计结果，重点审计了重大项目建设的情况。",
            "announcement",
            None,
        ),
        (
            "欧盟向竹业公司开出超24亿欧元罚单\n欧盟委员会13日宣布对竹业公司罚款24.2亿欧元，并要求其改正做法。",
            "announcement",
            None,
        ),
        (
            "竹琴会六十周年纪念活动举行\n5月13日是竹琴会成立六十周年纪念日，主场纪念活动在临川竹园举行。",
            "ceremony",
            None,
        ),
    ],
    ids=lambda value: value.split("\n")[0] if value and "\n" in value else "",
)
def test_what_bodies_decide_and_what_changes_offices(piece: str, kind: str, name: str | None) -> None:
    event = beside(piece)
    assert event.kind == kind
    assert name is None or event.name == name


def test_offices_of_states_change_in_those_states() -> None:
    resigned = "德财长拟引咎辞职\n因被爆出丑闻，德国财政部长米勒13日决定引咎辞职，并已告知总理。"
    event = beside(resigned)
    assert (event.place, event.other) == ("德国", ("米勒",))
    envoy = "德国提名米勒为驻华大使\n德国总理施密特13日提名议员米勒为驻华大使，提名还须议会批准。"
    assert beside(envoy).place == ""


def test_a_quoted_headline_has_the_day_and_speaker_of_its_words() -> None:
    piece = (
        "德总理称将继续建造竹桥\n14日凌晨，德国北部下了一场大雨。竹林被淹。河水上涨。"
        "但德国总理施密特13日表示，德国将继续建造竹桥，直到通车。"
    )
    event = beside(piece)
    assert (str(event.start), event.speak) == ("2031-05-13", ("施密特",))


def test_an_undated_disaster_gives_way_and_days_of_birth_are_no_news() -> None:
    flood = "竹河遇洪水 居民缺水\n近日，竹河一带连降大雨，导致河水暴涨，居民生活不便。"
    names = [event.name for event in briefs(flood, BRIDGE, "云岭" + FAIR, QUAKE)]
    assert "竹河遇洪水 居民缺水" not in names
    born = "竹猫宝宝获名竹竹\n临川动物园13日为今年3月15日出生的竹猫宝宝过百日，并正式宣布了它的名字。"
    assert str(beside(born).start) == "2031-05-13"
    blast = "竹城居民楼爆炸事故搜救持续\n竹城近日发生的居民楼爆炸事故已造成8人遇难。爆炸事故发生在5月12日凌晨。"
    assert str(beside(blast).start) == "2031-05-12"
