"""A line's end in the middle of a sentence is no end; a headline's, a byline's and a roster's is."""

import pytest

from monitor.parser import extract
from monitor.parser.wrapping import find_wraps
from monitor.records import Article

WRAPPED = """本报临川市3月28日电 省委书记顾知
远28日在临川市主持召开座谈会，省长
林晚舟出席并讲话。
会前，顾知远、林晚舟看望了参加植树
的青年志愿者，市委书记贺云帆参加。"""


def read_people(text: str) -> dict[str, tuple[str, ...]]:
    article = Article(place="江岭省", headline="座谈会召开", paragraphs=tuple(text.split("\n")))
    return {person.name: tuple(post.name for post in person.posts) for person in extract(article).people}


def test_a_name_cut_by_a_line_end_is_read_whole() -> None:
    whole = WRAPPED.replace("顾知\n", "顾知").replace("省长\n", "省长").replace("植树\n", "植树")
    assert read_people(WRAPPED) == read_people(whole)
    assert set(read_people(WRAPPED)) == {"顾知远", "林晚舟", "贺云帆"}


def test_spans_of_a_wrapped_name_lie_in_the_print() -> None:
    article = Article(place="江岭省", paragraphs=tuple(WRAPPED.split("\n")))
    spans = [span for person in extract(article).people if person.name == "顾知远" for span in person.mentions]
    assert [article.text[span.start : span.end] for span in spans] == ["顾知\n远", "顾知远"]


@pytest.mark.parametrize(
    "text",
    [
        "省委书记顾知远主持会议。\n省长林晚舟讲话。",
        "春耕现场会召开\n顾知远出席\n本报讯 昨日，全省春耕现场会在临川市召开，省委书记顾知远出席并讲话。",
        "顾知远 林晚舟 贺云帆 江若水\n罗慎行 沈若川 柳见山 方砚秋\n白鹿鸣 高望舒 苏清和 许定安",
        "索引号：LX-2024-011　更新日期：2024年3月29日\n顾知远  党组书记、局长。\n林晚舟  副局长。分管种植业。",
        "任命：\n贺云帆为省水利厅厅长\n江若水为省财政厅厅长",
        "　　省委书记顾知远昨日在临川市调研春耕，\n　　省长林晚舟昨日在岚溪县调研防汛工作，\n　　有关部门负责人参加。",
    ],
    ids=["sentences", "headlines", "roster", "labels", "notice", "indented"],
)
def test_lines_that_are_no_column_of_prose_stay(text: str) -> None:
    assert find_wraps(text) == []
