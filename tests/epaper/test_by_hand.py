import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from monitor.epaper import read_file
from monitor.papers.files import load_papers, load_skins
from monitor.records import Page
from tests.epaper.pages import FIXTURES

SAVED = Path(__file__).parents[3] / "shared" / "sources" / "html"
DAY = date(2031, 5, 14)


def read(path: Path, paper: str = "") -> Page:
    known = load_papers()[paper] if paper else None
    return read_file(path.name, path.read_bytes(), paper=known, day=None, number=None, skins=load_skins().values())


def read_own(name: str) -> Page:
    return read(FIXTURES / "by_hand" / f"{name}.html")


@pytest.mark.parametrize(
    ("name", "paper", "number", "label", "section", "pages"),
    [
        ("nbs", "青岚日报", 2, "", "综合", ["要闻", "综合"]),
        ("commented", "松阳廉政报", 2, "", "观察", ["要闻", "观察"]),
        ("lettered", "江岭日报", 1, "B01", "专刊", ["头版", "要闻", "专刊"]),
        ("unsaid", "云岭旅行报", 6, "", "山水", ["封面", "山水"]),
    ],
)
def test_a_page_says_itself_of_which_issue_it_is(
    name: str, paper: str, number: int, label: str, section: str, pages: list[str]
) -> None:
    page = read_own(name)
    assert (page.paper, page.day, page.number, page.section) == (paper, DAY, number, section)
    assert {(one.paper, one.day, one.page, one.page_label, one.section) for one in page.articles} == {
        (paper, DAY, number, label, section)
    }
    assert [one.section for one in page.pages] == pages


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("nbs", ["岚溪河口湿地来了新客人", "全省育秧工作会议召开 顾长庚讲话"]),
        ("commented", ["把每一笔救灾款晒在阳光下", "完善制度 堵住漏洞"]),
        ("lettered", ["茶山上的年轻人", "一条渠养活一座城"]),
        ("unsaid", ["岚溪：古道边开了三家书屋", "临川夜游船添了两班"]),
    ],
)
def test_its_titles_are_read_in_order_also_where_a_script_writes_them(name: str, titles: list[str]) -> None:
    page = read_own(name)
    assert [one.headline for one in page.articles] == titles
    assert all(re.match(r"content_\d+\.htm|nw\.D110000qlrb_20310514_\d-02\.htm", one.url) for one in page.articles)


@pytest.mark.parametrize(
    ("name", "pdfs"),
    [
        ("nbs", ["qlrb2031051401.pdf", "qlrb2031051402.pdf"]),
        ("commented", ["203105141_pdf.pdf", "203105142_pdf.pdf"]),
        ("lettered", ["511.pdf", "", ""]),
    ],
)
def test_each_page_of_the_list_has_its_pdf(name: str, pdfs: list[str]) -> None:
    assert [one.pdf_url.rpartition("/")[2] for one in read_own(name).pages] == pdfs


def test_what_is_given_goes_before_what_the_page_says() -> None:
    path = FIXTURES / "by_hand" / "nbs.html"
    content = path.read_bytes()
    paper = replace(load_papers()["xuexi_shibao"], name="临川日报")
    page = read_file(path.name, content, paper=paper, day=date(2031, 5, 15), number=9)
    assert (page.paper, page.day, page.number) == ("临川日报", date(2031, 5, 15), 9)


def test_a_paper_s_page_of_an_earlier_layout_is_read_by_that() -> None:
    assert len(read(FIXTURES / "by_hand" / "nbs.html", "renmin_ribao").articles) == 2


def test_credits_below_the_text_are_its_authors_and_no_text() -> None:
    page = read_own("web_article")
    (article,) = page.articles
    assert page.day == article.day == DAY
    assert article.headline == "临川城西区通过人事任免，阮文澜任副区长"
    assert (article.kicker, article.subheads) == ("", ())
    assert [paragraph[-5:] for paragraph in article.paragraphs] == ["主持会议。", "宪法宣誓。"]
    assert article.authors == ("穆清和", "田野", "蓝海生")


@pytest.mark.skipif(not SAVED.is_dir(), reason="../shared with the saved pages is not there")
@pytest.mark.parametrize("paper", ["", "renmin_ribao", "jiangxi_ribao"])
@pytest.mark.parametrize(
    ("start", "said", "articles", "link", "pages", "pdfs", "digest"),
    [
        ("jjjcb", (date(2017, 7, 22), 1), 7, r"content_520\d\d\.htm", 4, 4, "90ebb339a7693fec"),
        ("jxrb", (date(2017, 10, 9), 1), 5, r"content_40186[2-6]\.htm", 12, 4, "90a547d88021c386"),
        ("rmrb", (date(2017, 10, 16), 1), 5, r"nw\.D110000renmrb_20171016_[1-5]-01\.htm", 24, 24, "397ddbbe6151130f"),
        ("southcn", (date(2019, 7, 6), None), 1, "", 0, 0, "4dd3d9c9a9321f56"),
        ("zglyb", (date(2017, 10, 13), 1), 3, r"content_3065\d\d\.htm\?div=-1", 4, 4, "4f883cfd0ba9e856"),
    ],
)
def test_saved_pages_are_read_as_a_person_reads_them(
    paper: str,
    start: str,
    said: tuple[date, int | None],
    articles: int,
    link: str,
    pages: int,
    pdfs: int,
    digest: str,
) -> None:
    page = read(next(SAVED.glob(f"{start}*")), paper)
    assert (page.day, page.number) == said
    assert len(page.articles) == articles
    assert all(re.fullmatch(link, one.url) for one in page.articles)
    assert [one.number for one in page.pages] == sorted({one.number for one in page.pages})
    assert (len(page.pages), sum(bool(one.pdf_url) for one in page.pages)) == (pages, pdfs)
    titles = "\n".join(one.headline for one in page.articles)
    assert hashlib.sha256(titles.encode()).hexdigest()[:16] == digest
