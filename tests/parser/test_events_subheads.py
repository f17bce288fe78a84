"""Reports with subheadings inside: what stands below one is an event of its own, a detail of the lead's or none."""

import pytest

from monitor.records import Event
from tests.parser.stories import read

LEAD = "央视网消息（新闻联播）：法国国防部13日表示，法国军舰在海上扣押了一艘巴西货船，船上有人受伤。"
DENIED = "巴西否认有货船遭扣押\n巴西海军发言人科斯塔14日表示，所有巴西船只都已返回港口，没有船只遭到扣押。"
ANSWERED = "德外长：各方应保持克制\n对于近期紧张的局势，德国外交部长米勒13日在访问波兰时表示，各方都应该保持克制。"


def report(*pieces: str, headline: str = "法国称扣押一艘巴西货船", lead: str = LEAD) -> tuple[Event, ...]:
    return read("\n".join((lead, *pieces)), headline)


def test_answers_below_subheadings_are_events_of_their_own() -> None:
    first, denied, answered = report(DENIED, ANSWERED)
    assert (first.name, first.speak) == ("法国称扣押一艘巴西货船", ())
    assert (denied.kind, denied.name, denied.speak) == ("announcement", "巴西否认有货船遭扣押", ("科斯塔",))
    assert (str(denied.start), str(answered.start)) == ("2031-05-14", "2031-05-13")
    assert (answered.kind, answered.speak) == ("announcement", ("米勒",))


@pytest.mark.parametrize(
    "piece",
    [
        "法国军舰在海上扣押货船\n13日晚，法国军舰靠近货船，扣押了这艘货船，并让船员下船接受询问。",
        "货船为巴西最大的一艘\n这艘货船1998年6月2日下水，是巴西至今建造的最大的一艘货船。",
        "专家：航运成本将会增加\n不少专家表示，如果局势继续紧张，附近海域的航运成本将会增加不少。",
        "货船扣押经过曝光的细节\n据报道，当天船员们正在吃饭，几名军人登上甲板，要求货船立刻停下。",
        "将严格检查过往的船只\n声明说，从13日开始，过往的船只都要接受检查，没有文件的不许通过。",
        "过往船只数同比下降三成\n法国海关14日公布的数据显示，过往的船只同比下降三成，为五年来最低。",
    ],
    ids=lambda piece: piece.split("\n")[0],
)
def test_details_history_views_and_figures_are_none(piece: str) -> None:
    assert [event.name for event in report(piece)] == ["法国称扣押一艘巴西货船"]


def test_calls_and_statements_of_a_day_named_before_are_read() -> None:
    call = "法巴两国外长通话谈货船问题\n据法国媒体13日报道，法国和巴西两国外长日前通电话，讨论货船问题。"
    talk = "巴西要求赔偿有关损失\n巴西外长席尔瓦当天发表谈话，强调法国应当赔偿损失，并立刻放行货船。"
    _, called, spoken = report(call, talk)
    assert (called.kind, spoken.kind, spoken.speak) == ("message", "announcement", ("席尔瓦",))


def test_a_feature_has_statements_only_and_a_count_of_infections_nothing() -> None:
    feature = "央视网消息（新闻联播）：竹乡的人们一年到头都在忙碌，老人们坐在门前编着竹篮，孩子们在竹林里玩耍。"
    match = "竹球开赛 云岭队率先得分\n13日，竹球赛进行首轮比赛，云岭队上半场得分，全场观众为之鼓掌。"
    assert report(match, headline="竹乡：忙碌的一天", lead=feature) == ()
    counted = "央视网消息（新闻联播）：有关组织的数字说，各国确诊病例已有2451万例。"
    assert report(DENIED, headline="全球流感确诊病例超2451万例", lead=counted) == ()


def test_what_somebody_says_of_talks_is_no_talk() -> None:
    piece = "法外长称各方应重启对话\n法国外交部长杜邦13日在首都表示，各方应重启对话。"
    assert report(piece)[1].kind == "announcement"


def test_an_official_of_another_state_answers_in_a_paragraph_of_his_own() -> None:
    lead = "央视网消息（新闻联播）：法国总统杜邦13日表示，法国军舰将继续在附近海域检查巴西的船只。"
    other = "巴西总统科斯塔14日表示，巴西的船只不会接受检查。他说，巴西将派出军舰。"
    first, answer = read(f"{lead}\n{other}", "法国总统：将继续检查过往船只")
    assert (answer.kind, answer.speak, str(answer.start)) == ("announcement", ("科斯塔",), "2031-05-14")
    assert first.speak == ("杜邦",)
    for same in ("法国国防部长马丁14日表示，检查会有结果。", "巴西总统科斯塔14日也表示，检查会有结果。"):
        assert len(read(f"{lead}\n{same}", "法国总统：将继续检查过往船只")) == 1
