from pathlib import Path

import pytest

from monitor.epaper import ReadError, read_file
from monitor.papers.files import load_skins
from monitor.records import Page
from tests.epaper.pages import DAY, FIXTURES, ROOTS, make_paper


def read(path: str, skin: str = "") -> Page:
    content = (FIXTURES / path).read_bytes()
    paper = make_paper(skin) if skin else None
    return read_file(path, content, paper=paper, day=DAY, number=2, skins=load_skins().values())


@pytest.mark.parametrize("skin", list(ROOTS))
@pytest.mark.parametrize("known", [True, False], ids=["paper given", "paper not given"])
def test_an_article_given_by_hand_is_read_by_the_skin_that_fits(skin: str, *, known: bool) -> None:
    page = read(f"{skin}/article.html", skin if known else "")
    assert len(page.articles) == 1
    assert page.articles[0].paragraphs
    assert (page.paper, page.day, page.number) == ("青岚日报" if known else "", DAY, 2)


@pytest.mark.parametrize("skin", list(ROOTS))
def test_a_page_given_by_hand_gives_its_headlines(skin: str) -> None:
    page = read(f"{skin}/page.html", skin)
    assert page.articles
    assert all(article.headline and not article.paragraphs for article in page.articles)


def test_plain_text_is_read_as_a_page() -> None:
    assert len(read("flat/joint_meeting.txt").articles) == 3


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.pdf", b"%PDF-1.7", "the PDF is damaged"),
        ("page.txt", b"%PDF-1.7", "the PDF is damaged"),
        ("page.docx", b"PK", ".docx cannot be read"),
        ("page.html", b"<html><body><p>nothing</p></body></html>", "neither an article nor a list"),
        ("issue.xml", b"<issue><title>x</issue>", "is no XML"),
        ("issue.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "definitions of its own"),
        ("issue.xml", b"<a b='1'>" * 60 + b"</a>" * 60, "nested more than 50 deep"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_file(name, content, paper=None, day=DAY, number=None, skins=load_skins().values())


@pytest.mark.skipif(
    not (Path(__file__).parents[3] / "shared" / "sources" / "html").is_dir(), reason="../shared is not there"
)
@pytest.mark.parametrize(("start", "count"), [("jjjcb", 7), ("jxrb", 5), ("zglyb", 3)])
def test_real_classic_pages_list_their_articles(start: str, count: int) -> None:
    path = next((Path(__file__).parents[3] / "shared" / "sources" / "html").glob(f"{start}*"))
    page = read_file(path.name, path.read_bytes(), paper=None, day=None, number=None, skins=load_skins().values())
    assert len(page.articles) == count


def test_an_issue_as_xml_gives_its_pages_and_titles() -> None:
    page = read_file("20310514.xml", (FIXTURES / "xml" / "issue.xml").read_bytes(), paper=None, day=None, number=None)
    assert (page.paper, page.day, page.number) == ("澜溪日报", DAY, None)
    assert [(link.label, link.url) for link in page.pages] == [("01 要闻", "01.xml"), ("02 时政", "02.xml")]
    assert [(article.page, article.headline, article.url) for article in page.articles] == [
        (1, "把隐患消除在萌芽状态", "article/310514010001.html"),
        (1, "澜溪港开通两条近洋航线", "article/310514010002.html"),
        (2, "市人大常委会开展执法检查", "article/310514020001.html"),
        (2, "社区食堂开到家门口", "article/310514020002.html"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<content><p>　　昨日，全市防汛工作会议在澜溪召开。<b>会议</b>要求，守住堤防。</p><p>{second}</p></content>",
        "<content>昨日，全市防汛工作会议在澜溪召开。会议要求，守住堤防。<br/>{second}</content>",
        "<content>昨日，全市防汛工作会议在澜溪召开。会议要求，守住堤防。</content><content>{second}</content>",
    ],
)
def test_an_article_as_xml_keeps_every_paragraph_and_author(text: str) -> None:
    second = "市长顾知远主持会议，各区县负责人列席。"
    story = f"<title>筑牢防汛堤防</title><author>沈初棠</author><author>程克俭</author>{text.format(second=second)}"
    content = f"<?xml version='1.0' encoding='utf-8'?><article date='2031-05-14'>{story}</article>".encode()
    (article,) = read_file("a.xml", content, paper=None, day=None, number=None).articles
    assert article.paragraphs == (
        "昨日，全市防汛工作会议在澜溪召开。会议要求，守住堤防。",
        "市长顾知远主持会议，各区县负责人列席。",
    )
    assert article.authors == ("沈初棠", "程克俭")


def test_articles_of_a_papers_file_carry_the_paper_and_its_place() -> None:
    content = "本报讯 昨日，全市工作会议召开。".encode()
    page = read_file("page.txt", content, paper=make_paper("people"), day=DAY, number=1)
    assert [(article.paper_id, article.place) for article in page.articles] == [("qlrb", "青岚省")]
