"""Documents named in 《》 and what the press says was done to them. Titles are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.parser.documents import find_documents
from monitor.parser.text import Story
from tests.factories import make_article


def read(text: str, headline: str = "") -> list[tuple[str, str]]:
    return [(found.title, found.action) for found in find_documents(Story(make_article(text, headline)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议审议通过《云岭省水源保护条例》。", [("云岭省水源保护条例", "adopt")]),
        ("审议并原则通过《岚溪区域2031\n年度工作计划》，重点讨论", [("岚溪区域2031年度工作计划", "adopt")]),
        ("全会通过的《关于振兴山区的决定》，总结了经验", [("关于振兴山区的决定", "adopt")]),
        (
            "省政府办公厅印发了《茶产业规划》、《竹产业方案（试行）》。",
            [("茶产业规划", "issue"), ("竹产业方案（试行）", "issue")],
        ),
        (
            "省政府分别印发通知，批准《岚溪新区总体方案》、《临川新区总体方案》。",
            [("岚溪新区总体方案", "issue"), ("临川新区总体方案", "issue")],
        ),
        ("市政会议通过《岚溪市公厦管理条例》修正草案，将送议会。", [("岚溪市公厦管理条例", "adopt")]),
        ("立法会一般性通过《药材监管制度》法案。", [("药材监管制度", "adopt")]),
        ("会议审议并原则同意《云岭省促进茶业发展的若干政策》。", [("云岭省促进茶业发展的若干政策", "adopt")]),
        ("读一读《共产党宣言》。", []),
        ("会议对《云岭省茶业法（草案）》进行了初次审议。", [("云岭省茶业法（草案）", "review")]),
        ("会议协商《关于做强云岭茶业的建议案（草案）》。", [("关于做强云岭茶业的建议案（草案）", "review")]),
        ("审议了《云岭省茶业法（草案）》的有关说明，", [("云岭省茶业法（草案）", "review")]),
        ("并审议《云岭省茶业法（草案）》修改稿。", [("云岭省茶业法（草案）", "review")]),
        ("会议审议通过了上届理事会工作报告和《茶业协会章程》，选举了理事。", [("茶业协会章程", "adopt")]),
        (
            "听取和审议了镇长所作的《镇政府工作报告》、主席所作的《镇人大工作报告》，",
            [("镇政府工作报告", "review"), ("镇人大工作报告", "review")],
        ),
        ("2029年印发的《茶业规划》同时废止。", [("茶业规划", "none")]),
        ("《云岭省河湖名录管理办法》近日印发。", [("云岭省河湖名录管理办法", "issue")]),
        ("两省签署《岚江共治框架协议》。", [("岚江共治框架协议", "sign")]),
        ("会谈后，双方见证了《竹业合作备忘录》，以及茶业等领域合作文件的签署。", [("竹业合作备忘录", "sign")]),
        (
            "各方通过了《竹海公报》、《茶业伙伴关系宣言》2份成果文件。",
            [("竹海公报", "adopt"), ("茶业伙伴关系宣言", "adopt")],
        ),
        (
            "近日，由省委制定的《竹业表彰条例》《茶业奖章授予办法》，已经省委批准实施。",
            [("竹业表彰条例", "adopt"), ("茶业奖章授予办法", "adopt")],
        ),
        ("作了关于提请审议批准《中法竹业条约》的议案的说明。", [("中法竹业条约", "review")]),
        ("会议研究了《2031年工作要点》，听取了汇报。", [("2031年工作要点", "review")]),
        ("讨论即将提请审议的《政府工作报告(讨论稿)》，部署工作", [("政府工作报告(讨论稿)", "review")]),
        ("研究了《云岭省水源保护条例》执法检查方案。", [("云岭省水源保护条例", "none")]),
        ("根据《云岭省水源保护条例》等有关规定，会议研究决定", [("云岭省水源保护条例", "none")]),
        ("按照《规划纲要一》《山区规划二期方案》部署要求，推进", [("山区规划二期方案", "none")]),
        ("表决通过了新修订的《云岭省茶业法》。", [("云岭省茶业法", "adopt")]),
        ("关于贯彻《云岭省〈水源保护条例〉实施细则》的意见", [("云岭省〈水源保护条例〉实施细则", "none")]),
        (
            "《岚江保护法》已由中华人民共和国第二十届全国人民代表大会常务委员会第九次会议于2031年2月6日修订通过，现予公布。",
            [("岚江保护法", "adopt")],
        ),
        (
            "《茶农权利条例》《山林检查工作规则》等一系列法规陆续出台，",
            [("茶农权利条例", "issue"), ("山林检查工作规则", "issue")],
        ),
        ("《竹业法》在省人大一次会议表决通过。", [("竹业法", "adopt")]),
        ("《竹业法》在通过的法规中最早。", [("竹业法", "none")]),
        ("国新办发表《山区的变迁》白皮书。", [("山区的变迁", "issue")]),
        ("会议听取了关于提请审议批准《岚国引渡条约》的议案的说明。", [("岚国引渡条约", "review")]),
        ("会议审议了关于批准《关于竹的岚溪公约》的议案。", [("关于竹的岚溪公约", "review")]),
        ("会议表决通过了关于批准《岚国引渡条约》的决定。", [("岚国引渡条约", "adopt")]),
        ("岚国是《竹子公约》签署国。", [("竹子公约", "none")]),
        ("《大竹法案》还需由参议院批准，再送总统签字。", [("大竹法案", "none")]),
        ("两国签定《竹子协定》。", [("竹子协定", "sign")]),
        ("两家单位举行《关于共护竹海的意见》会签暨座谈会。", [("关于共护竹海的意见", "sign")]),
        ("省防总批复了《2030年水库调度方案》。", [("2030年水库调度方案", "adopt")]),
        ("会议听取了关于《云岭省竹业条例（草案）》的说明，并进行了分组审议。", [("云岭省竹业条例（草案）", "review")]),
        ("岚国《关于竹子检疫要求》法案生效。", [("关于竹子检疫要求", "none")]),
        ("代表市纪委常委会作题为《守住 竹海》的工作报告。全会通过了该报告。", [("守住 竹海", "adopt")]),
        ("大会批准了顾知远代表市委所作的工作报告。此前作题为《守竹》的工作报告。", [("守竹", "none")]),
        ("主席代表省妇联执委会作报告，题目为《竹海新程》。", [("竹海新程", "none")]),
        (
            "会议听取了局长陶明远受省政府委托所作的关于《云岭省茶业条例（草案）》的说明。",
            [("云岭省茶业条例（草案）", "review")],
        ),
        ("会议审议通过了市长陶明远所作的《岚溪市政府工作报告》。", [("岚溪市政府工作报告", "adopt")]),
        ("他就《竹农权益办法（修订草案）》作了说明。", [("竹农权益办法（修订草案）", "review")]),
        ("他就《竹农权益办法》执行情况作了说明。", [("竹农权益办法", "none")]),
    ],
)
def test_a_document_and_what_was_done_to_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "长篇报告文学《一份山村报告》出版。",
        "《云岭日报》报道，《茶香》栏目播出",
        "他作了题为《山区治理的根本制度》的讲座。",
        "教授作了题为《竹海新程》的报告。",
        "书记代表市委作题为《竹海新程》的讲话。",
        "歌曲《春之声明》唱响",
        "《通知》指出，各地要",
        "《中国书法》",
        "《",
        "《》",
    ],
)
def test_books_songs_papers_and_bare_kinds_are_no_documents(text: str) -> None:
    assert read(text) == []


def test_a_short_name_means_the_document_named_before() -> None:
    found = read("省政府起草了《关于茶产业的若干意见》。会议审议通过了《意见》。")
    assert found == [("关于茶产业的若干意见", "adopt")]


def test_the_strongest_action_of_heading_and_text_counts() -> None:
    assert read("近日，《茶产业规划》引起讨论。", "省政府印发《茶产业规划》") == [("茶产业规划", "issue")]


def test_readings_set_by_a_machine_are_no_part_of_a_title() -> None:
    assert read("大會(huì)通過了《雲(yún)嶺省選舉辦法》。") == [("雲嶺省選舉辦法", "adopt")]


def test_a_novel_issues_nothing() -> None:
    assert read("会议通过了《关于茶产业的若干意见》。", "第7章 升迁") == []


def test_the_span_holds_the_title_as_printed() -> None:
    article = make_article("会议通过《云岭省水源\n保护条例》。")
    (found,) = find_documents(Story(article))
    assert found.span is not None
    assert article.text[found.span.start : found.span.end] == "《云岭省水源\n保护条例》"
    assert found.rule == "document.adopt.object"


@given(st.text(alphabet="《》〈〉审议通过印发条例规划、和（）()的\n云", max_size=80))
def test_any_brackets_end_well(text: str) -> None:
    read(text, text)
