"""Statements, calls, votes and messages as foreign news tells them, and where 在这里 is; invented people."""

import pytest

from tests.factories import DAY
from tests.parser.stories import only, read


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("竹材出口前景不明", "新华社河内5月13日电 越南总理阮文竹13日说，越南将厉行节俭，发展竹业。", "announcement"),
        (
            "日首相为竹桥迟到致歉",
            "日本首相松下一郎13日在《竹报》上撰文，为竹桥迟迟不通向乡亲赔礼。松下说，桥秋天就好。",
            "announcement",
        ),
        (
            "白方忧心竹路工期",
            "本报讯 白俄罗斯总统伊万诺夫今天在明斯克表示，竹路修得太慢，工期叫人着急。",
            "announcement",
        ),
        ("竹材协定谈判有变", "约旦交通部长科恩13日在接受竹海台采访时说，价钱再谈不拢他就回乡种竹。", "announcement"),
        ("竹林法案过关", "约旦议会13日晚以61票赞成、40票反对通过了竹林保护法案。", "announcement"),
        ("两总统谈合作", "俄罗斯总统伊万诺夫和法国总统杜朗13日通了电话。", "message"),
        ("顾知远应约同日本首相通电话", "国家主席顾知远13日应约同日本首相松下一郎通电话。", "message"),
        ("多国领导人慰问竹山灾民", "连日来，十多国领导人相继致电、致函我国领导人，就竹山地震表示慰问。", "message"),
        (
            "两协会分别发来贺信祝贺竹艺大会召开",
            "在竹艺大会开幕之际，竹匠联合会、竹农联合会分别发来贺电，祝贺竹艺大会召开。",
            "message",
        ),
        ("顾知远同法国总统杜朗茶叙", "5月13日，国家主席顾知远同法国总统杜朗在松园茶叙。", "reception"),
        ("竹航员代表团抵达澳门", "13日下午，竹航员代表团从香港坐船抵达澳门。", "visit"),
        (
            "警方清理摊位引发冲突",
            "今天，泰国警方清理竹港摊位。摊贩同警方推搡起来，造成4名摊贩受伤。",
            "incident",
        ),
        ("一大厦火灾已证实一人死亡", "今天，竹湾区一座大厦发生火灾，目前已证实一人死亡。", "incident"),
        ("东京多地游行抗议新法", "约300名民众13日聚集在东京街头，抗议新法。", "other"),
        ("顾知远出席仪式 接受勋章", "国家主席顾知远13日在里加出席授勋仪式，从总统手里接过勋章。", "ceremony"),
    ],
)
def test_what_foreign_news_tells(headline: str, text: str, kind: str) -> None:
    assert read(text, headline)[0].kind == kind


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("法警方搜查竹艺中心", "13日凌晨，里昂的街巷里警笛四起，数十名探员闯进一座旧厂房，带走了三个人。", "other"),
        ("约旦多地竹农罢市", "安曼等城的摊位13日空无一人，摊主们说租金涨得太快。", "other"),
        ("欧盟竹材关税谈判破裂", "在布鲁塞尔谈了三天之后，各方代表13日各自离场，没有留下一句话。", "other"),
        ("浙江警方抓获竹器诈骗团伙", "5月13日一早，六名嫌疑人在临川落网，他们冒充竹厂收了上百户人家的定金。", "other"),
        ("我国竹纤维制备取得突破", "省林科院13日说，新工艺能把一根毛竹拉成头发丝那么细。", "other"),
        (
            "某药业高管被立案侦查",
            "省公安厅消息，因涉嫌向多家医院行贿，公安机关已对某药业多名高管立案侦查，案件正在办理。",
            "other",
        ),
    ],
)
def test_hard_news_whose_lead_has_other_words_is_an_event_by_its_headline(headline: str, text: str, kind: str) -> None:
    told = only(text, headline)
    assert (told.name, told.kind) == (headline, kind)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("关注中东局势", "13日，三座小城的集市照常开张，摊主们说日子还得过。"),
        ("法国工匠看好中国竹艺", "里昂的老师傅13日拿着一只竹篮说，这手艺他学了三十年。"),
        ("各地启动竹林养护", "5月13日，临川的护林员背着水壶上了山，这样的日子他过了二十年。"),
        ("竹海：春笋长势喜人", "13日，岚溪的笋农天不亮就进了山。"),
        ("竹编工艺启示录即将出版", "这本书写了六位老匠人的一生，即将出版。"),
    ],
)
def test_what_is_looked_at_praised_or_done_all_the_time_is_none(headline: str, text: str) -> None:
    assert read(text, headline) == ()


def test_a_book_that_comes_out_is_news_of_the_day_from_which_it_is_sold() -> None:
    text = "省长顾知远《论竹林养护》一书，由竹海出版社出版，即日起各地发行。"
    told = only(text, "顾知远《论竹林养护》出版发行")
    assert (told.kind, told.start, told.end) == ("other", DAY, DAY)


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ("第十二号主席令说，任命松柏为林业部部长。", "appointment"),
        (
            "第十二号主席令说，《中华人民共和国竹林法》已由全国人大常委会通过，现予公布。\n任命松柏为林业部部长。",
            "announcement",
        ),
    ],
)
def test_decrees_make_an_appointment_only_where_none_of_them_makes_a_law_known(second: str, kind: str) -> None:
    told = only(f"国家主席顾知远13日签署第十二号、十三号主席令。\n{second}", "顾知远签署第十二号、十三号主席令")
    assert told.kind == kind


def test_what_came_with_something_else_s_opening_is_not_the_opening() -> None:
    text = "竹乡大湾是开放的新举措，随着跨海竹桥的通车运营，三地又近了一步。\n做竹器的老板们正忙着招人。"
    assert read(text, "一桥飞架三地") == ()


def test_credentials_are_handed_over_at_a_ceremony() -> None:
    text = "国家主席顾知远13日在松园接受五国新任驻华大使递交的国书。\n顾知远欢迎各位使节。"
    told = only(text, "顾知远接受五国新任驻华大使国书")
    assert (told.kind, told.other[:1]) == ("ceremony", ("顾知远",))


def test_who_hands_over_credentials_and_who_takes_them_both_act() -> None:
    text = "13日，中国驻肯尼亚大使顾知远在总统府向肯尼亚总统奥廷加·姆博亚递交国书。\n肯外长阿丹·卡马乌在座。"
    told = only(text, "顾知远大使向肯尼亚总统递交国书")
    assert (told.kind, told.other, told.attend) == ("ceremony", ("顾知远", "奥廷加·姆博亚"), ("阿丹·卡马乌",))


def test_credentials_and_a_reception_of_one_day_are_two_events() -> None:
    text = (
        "国家主席顾知远13日在松园接受五国新任驻华大使递交国书。\n顾知远欢迎各位使节。\n"
        "同日，顾知远还在松园会见竹业合作组织秘书长伊万诺夫。"
    )
    kinds = [told.kind for told in read(text, "顾知远接受五国新任驻华大使递交国书并会见竹业合作组织秘书长")]
    assert kinds == ["ceremony", "reception"]


def test_the_gathering_that_a_headline_names_before_a_greeting_is_an_event_too() -> None:
    text = "2031竹商峰会年会13日以连线方式在临川市、岚溪县同步举行。省政协主席顾知远发来贺信。"
    told = read(text, "2031竹商峰会年会召开 顾知远致信祝贺")
    assert [one.kind for one in told] == ["message", "ceremony"]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("竹乡6月份房价涨势放缓", "省竹协今天发布，竹乡6月份房价涨势放缓。"),
        ("6月份竹乡物价平稳", "国家统计局今天发布，6月份竹乡物价平稳，菜价比上月低了一成。"),
        ("各大竹海陆续迎来客流高峰", "今天是长假第一天，各大竹海陆续迎来客流高峰，山门前排起了长队。"),
        ("竹海日报播发长篇通讯《春到竹乡》", "竹海日报今天播发长篇通讯《春到竹乡》。"),
        ("【走向竹乡】穷山窝里的竹楼", "三年前，总书记顾知远在岚溪县竹口村考察。村里的竹楼如今住满了游客。"),
    ],
)
def test_figures_trends_a_paper_s_own_work_and_what_a_series_recalls_are_no_events(headline: str, text: str) -> None:
    assert read(text, headline) == ()


def test_an_audience_is_a_reception() -> None:
    text = "国家主席顾知远13日在松园接受扎西·确吉顿珠的拜见。顾知远说，要护好竹林。"
    told = only(text, "顾知远接受扎西·确吉顿珠拜见")
    assert (told.kind, set(told.other)) == ("reception", {"顾知远", "扎西·确吉顿珠"})


def test_a_minister_s_words_before_a_colon_are_an_announcement() -> None:
    text = "法国财政部长让·杜朗13日在里昂接受采访时说，法国的竹材市场对谁都一样。"
    assert only(text, "法财长：竹材市场向谁都敞开").kind == "announcement"


def test_who_signs_an_order_says_nothing() -> None:
    told = only(
        "日前，国务院总理顾知远签署国务院令，公布《竹林条例》，自秋天起施行。", "顾知远签署国务院令 公布《竹林条例》"
    )
    assert (told.speak, told.other) == ((), ("顾知远",))


def test_talks_that_are_only_recalled_are_none() -> None:
    text = "总理顾知远13日会见来访的白俄罗斯总统伊万诺夫。顾知远说，昨天主席同你举行了富有成果的会谈。"
    assert [told.kind for told in read(text, "顾知远会见白俄罗斯总统")] == ["reception"]


def test_a_greeting_that_is_read_out_is_no_message_of_that_day() -> None:
    text = "副总理松柏在启动仪式上宣读了顾知远的贺信，宣布竹林普查启动。普查要走遍全国三百个县。"
    assert only(text, "第二次竹林普查启动").kind == "ceremony"


def test_the_words_of_a_title_do_not_make_news_of_it_commentary() -> None:
    assert only("《竹林评论管理规定》今天公布，秋天起施行。", "《竹林评论管理规定》今日公布").kind == "announcement"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("竹乡老少踊跃捐竹支援灾区", "连日来，竹乡老少踊跃捐竹支援灾区，一车车毛竹运出山口，乡亲们说这是该做的。"),
        ("满城灯火贺竹节", "连日来，满城灯火，人们穿着新衣贺竹节，街上一直热闹到深夜。"),
    ],
)
def test_what_goes_on_for_days_is_no_event(headline: str, text: str) -> None:
    assert read(text, headline) == ()


def test_reporters_meet_whom_a_body_presents_at_a_press_conference() -> None:
    told = only("今天，省委宣传部举行中外记者见面会，三位竹匠谈了手艺。", "省委宣传部举行中外记者见面会")
    assert told.kind == "announcement"


def test_an_interview_with_an_official_is_news_though_its_headline_is_a_column_s() -> None:
    told = only("13日，日本前首相松下一郎在横滨接受了竹海台的专访，他说竹桥会修好的。", "专访日本前首相松下一郎")
    assert (told.kind, told.speak, told.other) == ("other", ("松下一郎",), ("松下一郎",))


def test_a_feature_that_begins_with_an_official_s_words_is_no_event() -> None:
    text = "省林业厅厅长顾知远说，竹子好种。多年来，竹农们守着山头。"
    assert read(text, "竹乡人家：守山二十年") == ()


def test_what_is_said_at_a_gathering_makes_it_the_event() -> None:
    told = only("今天结束的全省统计工作会议上，省长顾知远说，数据是根本。", "顾知远在全省统计工作会议上说数据要真实")
    assert (told.kind, told.name) == ("meeting", "全省统计工作会议")
    held = only("省长顾知远在今天召开的全省竹业工作会议上指出，要护好竹林。", "护好每片竹林")
    assert (held.kind, held.name) == ("meeting", "全省竹业工作会议")


def test_what_was_once_said_at_a_gathering_is_background() -> None:
    assert read("一年前的六月，省长顾知远在全省竹业大会上说：创新是点火系。", "竹业创新再发力") == ()


def test_what_is_struck_at_is_no_gathering() -> None:
    assert read("各地公安机关开展了打击竹材走私的行动。", "公安机关严厉打击走私活动") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("新华社大阪5月13日电 日本首相松下一郎13日在这里会见了法国外长杜朗。", "日本大阪"),
        ("新华社大阪5月13日电 日本首相松下一郎13日会见了法国外长杜朗。", ""),
        ("新华社大阪5月13日电 横滨锣鼓喧天，日本首相松下一郎在这里会见了法国外长杜朗。", ""),
        ("当地时间13日，国务院总理顾知远在里加会见法国外长杜朗。", "里加"),
        ("当地时间13日，国务院总理顾知远在竹云庄园会见法国外长杜朗。", "竹云庄园"),
    ],
)
def test_here_is_where_the_dateline_says(text: str, place: str) -> None:
    assert read(text, "会见外长")[0].place == place


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("话剧《竹海人家》在京上演", "本报讯 竹乡话剧《竹海人家》13日在京上演。", "北京市"),
        ("顾知远参观书画展", "今天，省长顾知远在杭州参观书画展。", "浙江省杭州市"),
        (
            "顾知远同志逝世",
            "顾知远同志患病多时，于2031年5月12日在济南逝世。",
            "山东省济南市",
        ),
        (
            "某县地震",
            "13日11时50分，在河北省张家口市（震中离云州不远）发生5.2级地震。",
            "河北省张家口市",
        ),
        ("大厦起火", "位于香港九龙的一座大厦今天发生大火，一人死亡。", "香港特别行政区"),
        ("两国会谈", "13日，总统伊万诺夫在俄罗斯莫斯科的远东大学，与朝鲜领导人金哲举行会谈。", "俄罗斯莫斯科远东大学"),
        ("同代表座谈", "6日，国务院总理顾知远在肯尼亚首都内罗毕会见代表。", "肯尼亚内罗毕"),
        ("挪威举行地方选举", "13日，挪威举行地方选举。", "挪威"),
        ("寻找沉船的工作还在继续", "印度尼西亚官员13日表示，潜水员在沉船旁又找到几只竹箱。", ""),
    ],
)
def test_where_it_was(headline: str, text: str, place: str) -> None:
    assert read(text, headline)[0].place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13日，国务院总理顾知远在新德里会见印度外长科恩。", "印度新德里"),
        ("13日，国务院总理顾知远在日内瓦会见俄罗斯外长伊万诺夫。", "日内瓦"),
        ("13日，国务院总理顾知远在圣地亚哥会见智利外长科恩。", "智利圣地亚哥"),
        ("13日，国务院总理顾知远在的黎波里会见黎巴嫩外长科恩。", "黎巴嫩的黎波里"),
        ("美国马里兰州竹农多年种竹。13日，国务院总理顾知远在巴尔的摩会见外长科恩。", "美国马里兰州巴尔的摩"),
        ("13日，国务院总理顾知远在利雅得会见沙特外长科恩。", "沙特利雅得"),
        ("13日，国务院总理顾知远在俄南部城市索契会见外长科恩。", "俄罗斯索契"),
        ("13日，国务院总理顾知远在索契、柏林会见德国外长科恩和俄罗斯外长伊万诺夫。", "俄罗斯索契、德国柏林"),
        ("13日，国务院总理顾知远在天津港会见外长科恩。", "天津市天津港"),
        ("13日，国务院总理顾知远在中国上海会见外长科恩。", "上海市"),
        ("13日，国务院总理顾知远会见外长科恩，感谢对方为中国在巴企业和公民提供帮助。", ""),
    ],
)
def test_a_city_abroad_is_in_the_state_that_the_story_names(text: str, place: str) -> None:
    assert read(text, "会见外长")[0].place == place


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        (
            "飓风登陆",
            "飓风“竹叶”掠过冲绳，13日早上在九州南边的鹿儿岛县登陆，日本气象厅叫人别出海。",
            "日本九州鹿儿岛县",
        ),
        ("台风登陆", "台风“竹叶”13日中午在广东阳江沿海再次登陆。", "广东省阳江市"),
        ("强降雨袭击四川、云南部分地区", "新一轮强降雨12日晚到来，山洪冲走竹楼。", "四川省、云南省"),
        ("云南楚雄森林火灾明火扑灭", "13日凌晨，大火的明火全部扑灭，无人受伤。", "云南省楚雄州"),
        ("安徽林区火灾扑灭", "13日，发生在安徽省合肥市肥西县竹山林场的火灾被扑灭。", "安徽省合肥市肥西县竹山林场"),
        ("一架飞机起火", "一架货机13日在日本冲绳着陆后起火，没有人员伤亡。", "日本冲绳"),
        ("运输机坠毁", "一架运输机13日起飞不久后在南苏丹朱巴机场附近坠毁，三人遇难。", "南苏丹朱巴机场"),
        ("爆炸多人死伤", "13日，伊拉克北部城市发生爆炸，多人受伤。", "伊拉克"),
        ("法国驻德国大使馆遭袭击", "法国驻德国大使馆13日凌晨遭人袭击，正门损毁。", "德国"),
        ("芝加哥爆发大规模示威", "美国检察官12日宣布起诉。13日下午，芝加哥又爆发了大规模的示威集会。", "美国芝加哥"),
        ("德大选初步结果揭晓", "13日凌晨公布的大选初步计票结果显示，竹联党领先。", "德国"),
        ("涉嫌“竹阳案”50人被公诉", "近日，湖南省检察机关对50名被告人依法提起公诉。", "湖南省"),
        ("顾知远参观竹器作坊", "13日，国务院总理顾知远看了位于德国勃兰登堡州的一座竹器作坊。", "德国勃兰登堡州"),
        (
            "火箭发射成功",
            "13日，我国在酒泉卫星发射中心成功发射竹叶卫星。",
            "甘肃省酒泉卫星发射中心",
        ),
        ("达沃斯竹业论坛2031年年会", "国务院副总理顾知远13日出席达沃斯竹业论坛2031年年会并致辞。", "达沃斯"),
        ("2031唐山竹艺博览会开幕", "2031唐山竹艺博览会13日开幕。", "河北省唐山市"),
        ("第七届中国威海竹雕艺术节举行", "第七届中国威海竹雕艺术节13日举行，百座竹雕展出。", "山东省威海市"),
        ("南昌竹侯国遗址博物馆成立", "江西南昌竹侯国遗址博物馆13日正式挂牌成立。", "江西省南昌市南昌竹侯国遗址博物馆"),
        ("顾知远向俄罗斯无名烈士墓献花圈", "13日，国务院总理顾知远来到红墙下，向俄罗斯无名烈士墓献花圈。", "俄罗斯"),
        ("科恩去世", "德国前总理科恩13日在位于德国路德维希港的老屋里去世。", "德国路德维希港"),
        ("法兰克福机场竹匠罢工", "13日，德国法兰克福机场的竹匠举行罢工，航班停飞。", "德国法兰克福"),
        ("青岛西海岸新区建设启动", "青岛西海岸新区建设13日启动。新区位于胶州湾西岸。", "山东省青岛市西海岸新区"),
    ],
)
def test_where_it_happened(headline: str, text: str, place: str) -> None:
    assert read(text, headline)[0].place == place


def test_places_of_what_a_digest_tells() -> None:
    text = (
        "以军加大空袭\n以军13日扩大向加沙地带发起的“竹竿”军事行动，一天里进行上百次空袭。\n"
        "关注竹瘟疫情\n目前，在西非持续蔓延的竹瘟疫情已造成10人死亡。\n"
        "百人跳伞拼出“竹叶”\n上百人13日从美国伊利诺伊州上空跳下，在空中拼成竹叶。"
    )
    assert {event.place for event in read(text, "国际联播快讯")} == {"加沙地带", "西非", "美国伊利诺伊州"}


def test_a_headline_that_begins_with_a_place_tells_of_it() -> None:
    text = (
        "云南实现村村通竹桥\n昨晚，最后一个村子也通上了竹桥，至此，云南省全面实现村村通竹桥。\n"
        "上海建成首个竹艺口岸\n昨天，上海建成首个竹艺口岸，口岸面积十亩。\n"
        "军舰进入黑海 海军密切监控\n土耳其国防部13日说，一艘军舰当天进入黑海。"
    )
    assert {event.place for event in read(text, "联播快讯")} == {"云南省", "上海市", "黑海"}


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("林业部发言人发表谈话", "林业部发言人顾知远13日发表谈话表示，国家主席钱松12日在巴西发表的讲话意义重大。"),
        ("安理会举行竹材会议", "安理会13日举行竹材问题会议，特使科恩在会上表示，双方已答应在荷台达省撤军。"),
        ("钱松向竹艺节致贺信", "竹艺节开幕式13日在北京举行，国家主席钱松发来贺信。"),
        ("英媒称竹赛有假", "英国《竹报》13日爆料称，在竹赛的冠军中，多人的成绩有疑问。"),
    ],
)
def test_what_is_said_and_written_is_of_other_places(headline: str, text: str) -> None:
    assert {event.place for event in read(text, headline) if event.kind != "ceremony"} <= {""}


def test_who_comes_home_is_where_he_arrives() -> None:
    text = "结束对泰国的访问，国务院总理顾知远13日凌晨抵达苏州。"
    assert only(text, "顾知远结束出访回国").place == "江苏省苏州市"


def test_a_headline_printed_again_above_the_text_is_not_its_lead() -> None:
    headline = "四十一城市市长齐聚竹海，聚焦城市间合作"
    text = f"{headline}\n岚溪新闻记者 李克\n5月13日，三江城市经济协调会第二十次全体会议在江苏连云港召开。"
    assert only(text, headline).name == "三江城市经济协调会第二十次全体会议"


def test_a_dateline_with_its_day_needs_no_blank_behind_it() -> None:
    event = only("新华社济南5月13日电全省竹业工作会议今天在济南举行。", "护好每片竹林")
    assert (event.name, str(event.start)) == ("全省竹业工作会议", "2031-05-13")
    assert str(only("新华社济南五月十三日电 全省竹业工作会议今天在济南举行。", "护好每片竹林").start) == "2031-05-13"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("13日，国家主席顾知远在巴黎爱丽舍宫同法国总统杜朗举行会谈。", "法国巴黎爱丽舍宫"),
        ("13日，国家主席顾知远乘专机抵达巴黎奥利机场，开始对法国进行国事访问。", "法国巴黎"),
        ("13日，竹业研究院揭牌仪式在云南大学举行。", "云南大学"),
        ("13日，竹业论坛在海南博鳌开幕。", "海南省琼海市博鳌"),
        ("当地时间13日，印度北方邦一列客车脱轨，造成20人死亡。", "印度北方邦"),
    ],
)
def test_palaces_airports_institutes_and_foreign_provinces(text: str, place: str) -> None:
    assert read(text, "要讯一则")[0].place == place


def test_soldiers_are_visited() -> None:
    assert [event.kind for event in read("13日，省长顾知远来到岚溪市慰问官兵。", "要讯一则")] == ["inspection"]
