"""Pairs of prints: what makes them the same news, and what takes it back."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from alerts.same_news import Print, compare, make_print, take_fingerprints
from monitor.parser import extract
from monitor.records import Article
from tests.factories import make_article

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MEETING = "本报讯 5月13日，全省防汛工作会议在临川市召开，省长顾知远出席会议并讲话。"
REST = "会议要求把险工险段逐段落实到人，雨季之前完成水库除险加固，转移路线提前告诉每一户群众，值班电话昼夜有人接听。"
ANEW = "昨日，记者从省水利厅获悉，各地正在检修泵站，抢险物资已经运抵十二个县，气象部门预计今年雨量偏多两成。"


def read(text: str, headline: str = "", day: int = 14, paper: str = "ylrb") -> Print:
    article = make_article(text, headline, day=date(2031, 5, day), paper_id=paper)
    return make_print(article, extract(article))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MEETING + REST * 2, MEETING),
        (MEETING + REST, "本报讯（记者 林若川）" + MEETING[4:] + REST[:30]),
        (MEETING + REST, "5月13日，全省防汛工作会议在临川市举行。省长顾知远讲话。" + ANEW),
        (MEETING + REST, MEETING.replace("会议", "會議").replace("长", "長") + REST),
    ],
    ids=["cut", "own lead", "written anew", "traditional"],
)
def test_prints_of_the_same_news(one: str, other: str) -> None:
    assert compare(read(one), read(other, paper="lcwb")) > 0
    assert compare(read(other), read(one, paper="lcwb")) > 0


def test_an_issue_tells_one_piece_of_news_once_but_for_the_same_words_twice() -> None:
    anew = "5月13日，全省防汛工作会议在临川市举行。省长顾知远讲话。" + ANEW
    assert compare(read(MEETING + REST), read(anew, paper="lcwb")) > 0
    assert compare(read(MEETING + REST), read(anew)) == 0
    assert compare(read(MEETING + REST), read(MEETING + REST, "另一标题")) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MEETING, MEETING.replace("13日", "12日")),
        (MEETING + REST[:20], MEETING.replace("防汛", "林业改革") + REST[:20]),
        (MEETING + REST, "怎样看防汛？专家认为，" + REST[:20] + "这句话值得深思。" + ANEW),
    ],
    ids=["another day", "another meeting of the day", "a commentary"],
)
def test_other_news_with_the_same_people_or_words(one: str, other: str) -> None:
    assert compare(read(one), read(other, paper="lcwb")) == 0
    assert compare(read(other), read(one)) == 0


def test_a_list_of_briefs_is_no_print_of_what_it_lists() -> None:
    briefs = "\n".join((MEETING, f"5月12日，{ANEW}", f"5月11日，{REST}", f"5月10日，青原省{ANEW[10:]}"))
    assert compare(read(MEETING + REST), read(briefs, "一周要闻")) == 0


def test_a_caption_says_too_little() -> None:
    assert compare(read("图为会议现场。"), read("图为会议现场。")) == 0


def test_a_cut_copy_keeps_fingerprints_of_the_whole() -> None:
    whole, cut = read((MEETING + REST + ANEW) * 1), read(MEETING + REST)
    assert set(take_fingerprints(whole)) & set(take_fingerprints(cut))
    assert not set(take_fingerprints(read(ANEW))) & set(take_fingerprints(cut))


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared issues")
@pytest.mark.parametrize(("name", "doubled"), [("issue-people-2022-03-28", 2), ("issue-hunan-2022-03-29", 0)])
def test_real_issues_hold_as_many_doubles_as_a_reader_finds(name: str, doubled: int) -> None:
    prints = []
    for line in gzip.decompress((SHARED / f"{name}.jsonl.gz").read_bytes()).decode().splitlines():
        said = json.loads(line)
        paragraphs = tuple(said["text"].split("\n"))
        article = Article(
            paper_id="p", paper=said["paper"], day=date(2022, 3, 28), page=1, section="", headline=said["title"],
            paragraphs=paragraphs,
        )  # fmt: skip
        prints.append(make_print(article, extract(article)))
    pairs = [(one, other) for place, one in enumerate(prints) for other in prints[:place] if compare(one, other) > 0]
    assert len(pairs) == doubled
