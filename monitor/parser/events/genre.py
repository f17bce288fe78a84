"""The lines of a story in, which kind of event its heading names out, and what sort of news it is."""

import re
from collections import Counter
from collections.abc import Sequence

from monitor.parser.dates import When
from monitor.parser.events.lines import NAME, WHEN, Line, words_of
from monitor.parser.events.rules import HALF, LONGEST_LINE, load_acts
from monitor.parser.states import named_states, state_meant
from monitor.records import Appointment

GUESSES = (
    ("message", "congratulate"),
    ("announcement", "announce"),
    ("incident", "incident"),
    ("inspection", "inspect"),
)
HEADLINED = (
    ("incident", "hazard"),
    ("ceremony", "hold"),
    ("meeting", "lecture"),
    ("announcement", "voice"),
)  # what only a headline's words make
KINDS_OF_CHANGE = {"elect": "election", "punish": "discipline", "investigate": "discipline"}
MARKS = re.compile(r"[\W_]")
SHORTEST = 7  # characters of a headline that says what happened; a caption is shorter
RETOLD = 0.4  # share of the heading's pairs of characters that the lead of news repeats
WELL_RETOLD = 0.55  # the share that a sentence behind the lead repeats
STORY = re.compile(r"【|(?!关注|聚焦)[^，。\s]{1,12}(?:：(?!\d)|(?<!\d)：)|各地|走进|探访")  # the heading of a feature
TELLS = re.compile(r"(?:开启|启动|举行|召开|开幕|闭幕|揭晓|成立|开通|启用)：$")  # no label: 部长通道开启：……
QUESTION = re.compile(  # a heading that asks tells no news
    r"(?:何时休|怎么办|怎么[\u4e00-\u9fff]{1,4}|如何[\u4e00-\u9fff]{1,8}|为何[\u4e00-\u9fff]{1,10}|谁来[\u4e00-\u9fff]{1,6})？?\s*$"
)
REPORTER = re.compile(r"我们|记者[^，。]{0,12}(?:来到|走进|看到|见到|采访|了解到|发现)")  # a feature's way to begin
ANNOUNCES = re.compile(rf"{NAME}(?:宣布(?!辞|退选|当选|就)|否认|回应)|公布[^，。]{{0,8}}名单|呼吁|敦促|欢迎|祝贺")
INSPECTORS = re.compile(
    rf"{NAME}|代表团|考察|调研|督[导查]|[检调巡]查组|工作组|视察(?!团)|委员(?!会)|人大代表|常委会|代表视察"
)  # who inspects; money for 走访慰问 is no visit
NOT_MEANT = re.compile(
    r"受灾(?:地区|群众|困难|的)|(?:支援|驰援|援助|帮助|捐助|心系)[^，。]{0,4}灾区"  # those helped: no disaster is told
    r"|(?:督导|督查|检查|指导)委员会"  # a body: nobody inspects
    r"|疫情(?:防控|期间|之下|以来|形势)|[战抗]疫|(?:共战|抗击|防控|防疫|应对)[^，。]{0,4}疫情"  # done all the time
    r"|致电(?:本报|本台|记者|热线|客服|物业|\d)"  # a reader
    r"|(?:爆炸|地震|袭击|空难|海啸|枪击)[^，。\s]{0,6}(?:纪念|周年|遗址)"  # long ago
    r"|(?:采煤|采空|沉降)[^，。]{0,2}塌陷|塌陷(?:区|治理|地)"  # where the ground sank long ago
    r"|科学考察|[南北]极考察|考察(?:任务|船|队|站|报告)"  # science
)
GIVES_INTERVIEW = re.compile(rf"接受[^，。]{{0,14}}(?:采访|专访|访谈)|^(?:本[台报]|独家)?专访{NAME}")
WELCOMES = re.compile(r"欢迎(?!仪式|宴|会|辞|词|您|你)")  # what somebody else did
SAYS = re.compile(
    r"[^，。；：“”【】\s]{1,10}(?:(?:总统|总理|首相|外长|外相|防长|防相|财长|部长|国务卿|央行行长|总干事|秘书长|外交部|国防部|发言人|军方|警方|官员|政府|世卫|世卫组织|联合国|方|组织|代表|使馆|议长|大使)(?:：|表示|说|宣布|重申|否认)|[^名自号堪]?称(?![赞号职]))"
)  # whose words the headline gives: 某国外长：……; 军方称……
PERSON_SAYS = re.compile(
    rf"^[^，。\s【\ue000-\uefff]{{0,6}}(?<![向对给与同和被为])(?P<who>{NAME})(?:：|(?:就[^，。]{{2,20}})?(?:称|说|表示|呼吁|批评|谴责|敦促|否认|宣布|警告|指责|反对|回应|承诺|重申|欢迎))"
)
BODY_SAYS = re.compile(
    r"^(?P<who>[^：，。\s【】“”]{1,16}(?:部|委|局|署|办|会|院|厅|社|军方|协|政府|部门|官员|发言人|组织|机构|联盟|总部|银行|使馆|警方|总台))："
)
SPOKESMAN = re.compile(
    r"(?:发言人|负责人)[^，。]{0,12}(?:回应|发表(?:谈话|声明)|答记者问|表明立场|表态)"
)  # even without a day: 发言人作出回应
BODY_SPEAKS = re.compile(
    r"^[^：，。\s【】“”]{1,16}(?:部|委|局|署|办|(?<!集)会|院|厅|社|军方|协|政府|部门|官员|发言人|代表|组织|总部|银行|使馆|领馆|警方|议会|国|欧盟|联合国|多国|方)"
    r"(?:[一二三四五六七八九十两多]国)?(?:今天|今日|\d{1,2}日)?(?:就[^，。]{2,30})?(?:强烈|坚决|严正|再次|公开|联合|共同|正式|严厉|予以)*"
    r"(?:谴责|敦促|反对|驳斥|回应|批评|警告|重申|抗议|声明|呼吁|澄清|答记者问|谈(?!判)|发表[^，。]{0,12}(?:声明|谈话)|提出[^，。]{0,4}交涉|认同|肯定|赞赏"
    r"|称赞|支持|指责|要求|证实|承认)"
)  # whose words a headline tells without a colon: 某办发言人强烈谴责……
MADE_KNOWN = re.compile(
    r"发布会|吹风会|通报|表示|说|介绍|宣布|发布|公布|印发|发出|部署|要求|召开|启动|下发|通知|出台|会同|联合|指出|称"
)
VOICED = re.compile(r"谈话|声明|表示|答记者问|专访|采访|召见|谴责|回应|记者会|发布会|照会|交涉|说|称|宣布")
INSTRUCTS = re.compile(rf"{NAME}.{{0,12}}?(?:要求|指示|批示|强调|指出)")
SAYS_ON_DAY = re.compile(
    rf"(?:{WHEN}{HALF}，?)?(?:{NAME}(?:和{NAME})?|[^，。；：“”\s]{{2,20}}(?:发言人|外交部|国防部|总统府|军方)){WHEN}?{HALF}[^，。；]{{0,3}}?"
    r"(?:(?:通过|就|针对|对|在|向|接受|举行)[^。；]{2,60}?[时上中后，]?)?(?:再次|公开|严正|严肃|明确|强烈){0,2}"
    r"(?:说|表示|指出|强调|宣布|公布|呼吁|重申|警告|敦促|声明|撰文|谴责|指责|批评|抨击|否认|透露)(?!感谢|欢迎)"
)  # whose words the news is: N13日在某地说
MARCH = re.compile(
    r"示威|游行|罢工|静坐|(?:民众|多地|群众)[^，。]{0,4}集会|抗议[^，。]{0,12}集会|集会[^，。]{0,4}抗议"
    r"|(?:引发|民众|多地|大规模|持续)[^，。]{0,8}抗议"
)
RITE = re.compile(rf"{NAME}(?:出席|参加|主持).*(?:仪式|典礼|葬礼|国葬|庆典)")
TELLING = (  # what a headline's construction makes, before its words are asked
    ("other", re.compile(r"(?<!终止)(?<!停止)(?:出版|发行)$")),
    ("announcement", WELCOMES),
    ("other", GIVES_INTERVIEW),
    ("announcement", re.compile(r"(?:道歉|致歉)$|就[^，。]{2,30}(?:道歉|致歉)")),
    ("announcement", re.compile("批复")),
    ("message", re.compile(r"[^，。：“\s]{2,24}(?:通话|通电话)(?![费记时者套])")),
    ("message", re.compile(r"^[^，。：“\s]{2,24}(?:致信|致电|致函)(?:祝贺|慰问|感谢|悼念)")),
    ("announcement", re.compile(r"^[^，。：\s]{0,12}(?:[两三四五六七八九十多\d]+个?部[门委]|部委)联合")),
    ("ceremony", RITE),
    ("other", MARCH),
    (
        "visit",
        re.compile(
            r"^[^，。：“”\s]{1,12}(?:[长理席统相使王]|代表团|主任|书记|司长|大臣)(?:今起?|将)?(?:对[^，。]{1,12}进行)?(?:访问|出访)(?!团|学者|量)"
        ),
    ),
    ("ceremony", re.compile(r"(?:启动|开通|上线|开工|投产|启用|揭牌|成立)(?:\s|$)")),
)
ACCOUNT = re.compile(rf"[^，。]{{0,30}}{NAME}{WHEN}?(?:说|表示|称|透露|介绍|宣布)")
HARM = re.compile(
    r"发生|突发|造成|遇难|死亡|受伤|失踪|失联|被困|扑灭|起火|爆炸|坍塌|塌陷(?!区|治理)|受灾"
    r"|(?:普降|遭[遇受]|出现)了?[^，。；将]{0,8}(?:[暴大][雨雪]|降[雨雪]|冰雹|大风|洪|雷雨|沙尘)"
)
CLAUSE_BEGINS = re.compile(rf"[，。；]|{WHEN}")
HURT = re.compile(
    r"\d{1,6}(?:多|余)?人[^，。]{0,6}(?:遇难|死亡|受[轻重]?伤|失踪|失联|被困)|(?:遇难|死亡|受伤|失踪|失联|被困)\d{1,6}(?:多|余)?人"
)
HAPPENED = re.compile(  # what is news though it hurt nobody
    r"(?<!未)(?:发生|突发)了?[^，。；\ue000-\uf8ff]{0,12}(?:级(?:强烈|强|大|浅源)?地震|火灾|爆[炸燃]|滑坡|泥石流|坍塌|山洪|事故|枪击|脱轨|空难)"
    r"|火山[^，。；]{0,8}喷发|台风[^，。；]{0,24}登陆|[客飞升]机[^，。；]{0,12}坠毁|列车[^，。；]{0,12}脱轨"
)
FIGURES = re.compile(
    r"同比|环比|(?<!稳)增长|余额|超[\d十百千]+[万亿]|\d{2,}个?(?:贫困村|贫困户|贫困县|项目|站点)|下降|上升|上涨|下跌|下挫|回升|回落|收盘|股市|汇市|油价|房价|[一二三四五六七八九]成|[\d一二三四五六七八九十]%|[亿万]多?(?:元|人次|人|个|件|吨|户|台|辆|家|公里|亩|斤|千瓦时|桶|册|笔)|\d{3,}(?:余|多)?[个家]$|\d[万千]家$|连续\d+个月|人均|增速|占比"
)  # statistics are no event
CAPTION = re.compile(r"摄\s*(?:（影像中国）)?\s*$|摄影报道\s*$")
LAWSUIT = re.compile(
    rf"^(?!.*{NAME}[^，。]{{0,30}}案)(?!.*(?:受贿|贪污|腐败|职务|渎职|违纪|滥用职权)).*案.{{0,6}}(?:开庭|宣判|审理)"
)
CASES = re.compile(  # whom a body punished, told by their number or office
    r"(?:通报|曝光).{0,24}(?:典型案例|典型问题|违纪|八项规定)|(?:通报|曝光)了?[两一二三四五六七八九十\d]{1,3}起[^，。\s]{0,20}问题|[人长员部][^，。\s]{0,16}(?:被|受到?)(?:处理|处分|问责|追究|追责|撤职|免职|停职|查处|双开|开除|逮捕)"
)
NOTICE = re.compile(r"(?:公告|名单|令)(?:（第?[^（）]{1,4}号）)?$")  # of a body that gives or takes posts
NUMBERED = re.compile(r"[（(]第?[^（）()]{1,4}号[)）]$")  # 公告（第五号）
OFFICIAL_NOTICE = re.compile(  # of a body to everybody: 某局关于……的通告
    r"^(?:\S{0,30}关于\S{4,80}的|\S{2,24}[局委院会部府厅办处队]\S{0,60})(?:公告|通告|公示)$|^\S{0,30}关于\S{4,80}的(?:通知|决定)$"
)
PROGRESS = re.compile(r"截至|截止")
TREND = re.compile(r"陆续|纷纷|客流|火爆|走俏|有序|平稳")  # how things go
ABROAD = re.compile(  # one character for a state, and who acts there: 法警方, 叙政府, 美多地
    r"^[^，。：“”【】]{0,4}?(?<![\u4e00-\u9fff])(?P<state>[\u4e00-\u9fff])(?:警方|警察|军方|军队|军[机舰]|海军|空军|媒体?|方|国会|议会|政府|总统|总理|外长|民众|民间|议员|高官|官员|大选|多地|各地|全国|法院|司法|国防|央行|反对派|情报|检方|再|将|拟|新|两党|[参众]院)"
)
BLOC = re.compile(
    r"^(?:欧盟|北约|联合国|欧洲|非盟|东盟|阿盟|安理会|联大|世卫|世贸|国际刑事法院|国际法院|国际原子能机构)"
)
ACTED = re.compile(  # what a headline says was done, and its lead that it was done then
    r"破获|抓获|拘捕|刑事拘留|刑拘|立案(?:侦查|调查|审查)|并网发电|(?:破|刷新|打破|创)[^，。\s]{0,8}纪录|(?:取得|实现)[^，。\s]{0,6}突破|发射|完成反馈|公布|通报|发布"
    r"|启动|加注|拘留|成立(?![^，。\s]{0,8}(?:周年|年|以来))|获批|夺冠|上调|下调|叫停|批准|发出(?!警告)|(?:出版|发行)$"
)
NOT_YET = re.compile(r"即将|将于?|拟|择机|准备|有望|力争|确保|助力")
EVERYWHERE = re.compile(r"各地|各部门|多部门|部分|多措并举|各界|全国各|持续|以来")  # who acts all the time
WATCHED = re.compile(r"^(?:关注|聚焦)[^：]*$")  # a heading that only says what is looked at
APPRAISED = re.compile(
    r"积极评价|高度评价|评价|赞赏|盛赞|称赞|期待|看好|热议|认为|关切|支持中国|祝贺|感谢|致敬|纪念|走进|探访|直击|见证|讲述|直播|报道"
)
COUNTS = re.compile(
    r"^(?!.*发布会)(?:国家统计局|.*(?:[房物]价(?!局|部门)|无(?:本土)?新增|(?:新增|累计)[^，。]{0,12}确诊病例|(?:确诊|病例)[^，。；：]{0,6}?[超逾破][\d.]+[亿万]))"
)
GIVEN = re.compile(r"划拨|下拨|拨付|捐|资助|奖励|罚")  # but what is done with a sum is one


def is_personnel(heading: Sequence[Line], appointments: Sequence[Appointment]) -> str:
    """Give discipline, election or appointment when the heading tells of one, else ""."""
    acts = load_acts()
    code = " ".join(line.code for line in heading)
    if ANNOUNCES.search(code):
        return ""
    blamed = re.search(acts["discipline"], code) and re.search(rf"{NAME}|案|责任人|职务犯罪嫌疑人", code)
    if (blamed and not LAWSUIT.search(code)) or CASES.search(code):
        return "discipline"
    made = kind_of_changes(appointments)
    if made == "election" and (re.search(acts["elect"], code) or code.endswith("名单")):
        return "election"
    if not re.search(acts["appoint"], code):
        return ""
    if re.search(acts["elect"], code) or made == "election":
        return "election"
    return "appointment" if made or re.search(rf"{NAME}(?:同志)?(?:任|当选|接任|出任|就任)", code) else ""


def is_notice(title: str) -> bool:
    """Tell whether a title is that of a notice which a body prints in full (公告、通告)."""
    return bool(OFFICIAL_NOTICE.match(NUMBERED.sub("", title.strip())))


def is_retold(heading: Sequence[Line], lead: Line, share: float = RETOLD) -> bool:
    """Tell whether the lead repeats that `share` of its heading's pairs of characters and says when (hard news)."""
    return bool(lead.whens) and repeats(heading, lead, share)


def repeats(heading: Sequence[Line], lead: Line, share: float = RETOLD) -> bool:
    """Tell whether the lead repeats that `share` of its heading's pairs of characters, and no reporter tells it."""
    title, told = (MARKS.sub("", words_of(line)) for line in (heading[0], lead))
    pairs = {title[place : place + 2] for place in range(len(title) - 1)}
    common = sum(pair in told for pair in pairs)
    return len(title) >= SHORTEST and common / len(pairs) >= share and not REPORTER.search(lead.code)


def is_retold_behind(heading: Sequence[Line], behind: Sequence[Line]) -> bool:
    """Tell whether a sentence behind the lead is the news; a series (【…】) or a place's story (某地：…) has none."""
    return not STORY.match(heading[0].code) and any(is_retold(heading, line, WELL_RETOLD) for line in behind)


def is_statement(heading: Sequence[Line], lead: Line, behind: Sequence[Line]) -> bool:
    """Tell whether the heading gives words that the lead, or a sentence behind it, reports: 某国总统：……; 某部：……."""
    if REPORTER.search(lead.code):
        return False
    if BODY_SPEAKS.match(heading[0].sentence.text):
        return bool(VOICED.search(lead.code) and any(line.whens for line in (lead, *behind)))
    if not lead.whens:
        return bool(BODY_SAYS.match(heading[0].sentence.text) and SPOKESMAN.search(lead.code))
    if GIVES_INTERVIEW.search(heading[0].code) and GIVES_INTERVIEW.search(lead.code):
        return True
    person = _person_says(heading[0])
    if person:
        return set(heading[0].names(person["who"])) <= set(lead.names(lead.code))
    body = BODY_SAYS.match(heading[0].sentence.text)
    answers = (
        any(body["who"] in line.sentence.text and MADE_KNOWN.search(line.code) for line in behind) if body else False
    )
    return bool(body and (answers or MADE_KNOWN.search(lead.code)))


def is_news_abroad(heading: Sequence[Line], lead: Line) -> bool:
    """Tell whether a heading says what happened in another state (法警方在某地展开行动), the lead on which day."""
    if not lead.whens or not _may_be_hard(heading, lead):
        return False
    words = heading[0].sentence.text
    short = ABROAD.match(words)
    state = named_states(words)[:1] or (short and state_meant(short["state"], "")) or BLOC.match(words)
    vague = WATCHED.match(words) or APPRAISED.search(words) or "中国" in words or "我国" in words
    return bool(state) and not vague


def _may_be_hard(heading: Sequence[Line], lead: Line) -> bool:
    """Tell whether nothing speaks against hard news: no reporter tells it, the heading is no figure's or feature's."""
    told = heading and not REPORTER.search(lead.code)
    return bool(told) and not is_statistics(heading[0].code) and not is_feature(heading[0])


def is_act(heading: Sequence[Line], lead: Line, *, fresh: bool) -> bool:
    """Tell whether a heading says what was done (警方破获某案), and the lead too or it is of these days (`fresh`)."""
    if not _may_be_hard(heading, lead):
        return False
    code = heading[0].code
    done = ACTED.search(code)
    vague = EVERYWHERE.search(code) or NOT_YET.search(code) or APPRAISED.search(code)
    return bool(done and not vague and (fresh or (done[0] in lead.code and repeats(heading, lead))))


def says_officially(heading: Sequence[Line], lead: Line) -> bool:
    """Tell whether a lead gives an official's words of a day, and the heading is no feature's: N13日在某地说，……."""
    said = SAYS_ON_DAY.match(lead.code)
    speakers = [lead.mentions[char] for char in said[0] if char in lead.mentions] if said else []
    official = all(mention.official for mention in speakers[:1])
    dated = any(char in lead.whens for char in said[0]) if said else False
    return bool(said and dated and official) and not any(is_feature(line) for line in heading[:1])


def is_disaster(heading: Sequence[Line], lead: Line) -> bool:
    """Tell whether heading and lead tell of an accident or a disaster, the lead on which day."""
    acts = load_acts()
    code, harm = NOT_MEANT.sub("", heading[0].code), HARM.search(lead.code)
    found = re.search(acts["incident"], code) or (harm and re.search(acts["hazard"], code))
    dated = any(when.precision == "day" for when in lead.whens.values()) or (harm and not lead.whens)
    return bool(
        found
        and dated
        and (harm or found[0] in lead.code or (HURT.search(code) and re.search(acts["incident"], lead.code)))
        and not _is_labelled_story(code)
        and (harm or not heading[0].mentions)
        and not REPORTER.search(lead.code)
    )


def _is_labelled_story(code: str) -> bool:
    """Tell whether a heading is a feature's whose label is no disaster's (矿难救援：……)."""
    label = STORY.match(code)
    return bool(label) and not re.search(load_acts()["incident"], label[0] if label else "")


def names_disaster(heading: Line) -> bool:
    """Tell whether a heading names a disaster, or what comes of one."""
    code = NOT_MEANT.sub("", heading.code)
    return any(re.search(load_acts()[frame], code) for frame in ("incident", "hazard"))


def tells_of_harm(lead: Line) -> "re.Match[str] | None":
    """Match the clause in which a lead tells of a disaster that hurt somebody, with its day: 13日，某县发生火灾."""
    code = lead.code[:LONGEST_LINE]
    dated = any(when.precision == "day" for when in lead.whens.values())
    told = HURT.search(code) or HAPPENED.search(code)
    found = dated and told and not REPORTER.search(code) and re.search(load_acts()["incident"], code)
    if not found:
        return None
    begins = next((hit.end() for hit in reversed([*CLAUSE_BEGINS.finditer(code, 0, found.start())])), 0)
    return re.compile(r"[^，。；]*").match(code, begins)


def is_statistics(code: str) -> bool:
    """Tell whether a title tells of figures that are no disaster's."""
    return bool(FIGURES.search(code)) and not GIVEN.search(code) and not re.search(load_acts()["incident"], code)


def is_counted(heading: Sequence[Line]) -> bool:
    """Tell whether a heading gives what is counted month by month or day by day: no event, whoever makes it known."""
    return any(COUNTS.search(line.code) for line in heading[:1])


def kind_of_news(heading: Sequence[Line], lead: Line, behind: Sequence[Line], changes: str) -> str:
    """Give the kind of event that a heading names and its lead tells (or a sentence `behind` it), "" for none.

    `changes` is the kind that the lead's personnel changes make, "" without any.
    """
    if not heading:
        return ""
    if changes and NOTICE.search(heading[0].code):
        return changes
    retold = is_retold(heading, lead) or is_retold_behind(heading, behind)
    if retold and not is_statistics(heading[0].code) and not is_feature(heading[0]):
        return _kind_of_retold(heading, lead, behind, changes)
    if is_statement(heading, lead, behind):
        return _kind_of_words(heading[0])
    hurt = [line for line in behind if HURT.search(line.code)]
    if any(is_disaster(heading, line) for line in (lead, *hurt)):
        return "incident"
    marched = MARCH.search(heading[0].code) and lead.whens and not is_feature(heading[0])
    return "other" if marched else ""


def _kind_of_retold(heading: Sequence[Line], lead: Line, behind: Sequence[Line], changes: str) -> str:
    guess = guess_kind(heading, lead)
    if guess != "other":
        return guess
    if says_officially(heading, lead):
        return _kind_of_words(heading[0])
    picture = any(CAPTION.search(one.sentence.text) for one in (lead, *behind))
    lasting = bool(lead.whens) and all(_is_lasting(lead, when) for when in lead.whens.values())
    idle = not changes and (
        picture or lasting or PROGRESS.match(lead.code) or TREND.search(heading[0].code)
    )  # people at work, how far they are
    return "" if idle else changes or guess


def _kind_of_words(heading: Line) -> str:
    """Give the kind of news that somebody's words are: an interview or an announcement."""
    return "other" if GIVES_INTERVIEW.search(heading.code) else "announcement"


def _is_lasting(line: Line, when: When) -> bool:
    """Tell whether an expression of time says that something goes on: 连日来."""
    return line.sentence.text.startswith("连日", when.begin - line.sentence.start)


def is_feature(heading: Line) -> bool:
    """Tell whether a heading is a feature's: a series (【…】), or whose story it is (某地：…): no kind of news."""
    says = SAYS.match(heading.sentence.text) or _person_says(heading)
    label = STORY.match(heading.code)
    asks = (label and not TELLS.search(label[0])) or QUESTION.search(heading.code)
    return bool(asks) and not says and _kind_by_words(heading, (*GUESSES, *HEADLINED)) == "other"


def _person_says(heading: Line) -> "re.Match[str] | None":
    """Match a heading that gives a person's words; before a colon an official's: 某某：一辈子种茶 is a feature."""
    found = PERSON_SAYS.match(heading.code)
    return None if found and found[0][-1] in "：:" and not heading.mentions[found["who"]].official else found


def guess_kind(heading: Sequence[Line], lead: Line) -> str:
    """Give the kind that the heading's words make: incident, announcement or other."""
    if heading and (_gives_words(heading[0]) or _is_report(heading[0].code, lead.code)):
        return "announcement"
    if heading and HARM.search(heading[0].code) and is_disaster(heading, lead):
        return "incident"
    told = (kind for kind, pattern in TELLING for line in heading[:1] if pattern.search(line.code))
    kinds = [*(_kind_by_words(line, (*GUESSES, *HEADLINED)) for line in heading[:1]), _kind_by_words(lead, GUESSES)]
    return next(told, "") or next((kind for kind in kinds if kind != "other"), "other")


def _gives_words(heading: Line) -> bool:
    words = heading.sentence.text
    said = SAYS.match(words) or BODY_SPEAKS.match(words) or _person_says(heading)
    return bool(said or INSTRUCTS.match(heading.code))


def _kind_by_words(line: Line, guesses: Sequence[tuple[str, str]]) -> str:
    """Give the first kind whose words stand in a line, "other" for none."""
    acts = load_acts()
    code = NOT_MEANT.sub("", line.code)
    found = (kind for kind, frame in guesses if re.search(acts[frame], code) and _may_inspect(kind, code))
    return next(found, "other")


def _may_inspect(kind: str, code: str) -> bool:
    return kind != "inspection" or bool(INSPECTORS.search(code))


def _is_report(heading: str, lead: str) -> bool:
    """Tell whether the lead gives somebody's account of harm averted or counted (N30日说，……), and no harm done."""
    incident = load_acts()["incident"]
    return bool(re.search(incident, heading) and ACCOUNT.match(lead) and not HARM.search(lead))


def kind_of_changes(changes: Sequence[Appointment]) -> str:
    """Give the kind of event that most of some personnel changes make, "" for none."""
    kinds = Counter(KINDS_OF_CHANGE.get(change.action, "appointment") for change in changes)
    return kinds.most_common(1)[0][0] if kinds else ""
