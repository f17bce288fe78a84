from datetime import date
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest

import monitor.epaper
from monitor.epaper import issue_url, paper_on
from monitor.papers.files import PapersError, load_papers, load_skins
from monitor.records import Family, Level

DAY = date(2031, 5, 14)
SHIPPED = Path(monitor.epaper.__file__).with_name("papers.yaml")
PAPER = """papers:
  baishi_ribao:
    name: 白石日报
    level: prefecture
    place: 青岚省白石市
    family: classic_node
    skin: classic
    hosts: [szb.example.org]
    first_page: https://szb.example.org/html/%Y-%m/%d/node_1.htm
"""


def write(path: Path, text: str, name: str = "mine.yaml") -> Path:
    file = path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_papers_of_every_province_are_shipped_in_every_family() -> None:
    papers = load_papers()
    assert len(papers) == 86
    assert {paper.family for paper in papers.values()} == set(get_args(Family)) - {
        "feed"
    }  # no shipped paper has only that
    assert {paper.level for paper in papers.values()} == set(get_args(Level))
    provinces = {paper.place for paper in papers.values() if paper.level == "provincial"}
    assert len(provinces) == 31
    assert {"内蒙古自治区", "西藏自治区", "新疆维吾尔自治区", "海南省"} <= provinces


def test_the_shipped_table_would_be_taken_from_a_user() -> None:
    """Its selectors are checked here, and not at each start."""
    assert load_papers(SHIPPED) == load_papers()


def test_each_shipped_paper_says_where_it_begins_and_how_sure_that_is() -> None:
    for paper_id, paper in load_papers().items():
        assert paper.id == paper_id
        assert paper.evidence
        assert paper.confidence in {"high", "medium", "low"}
        for layout in (paper, *paper.earlier):
            entries = [day for template in (layout.first_page, layout.calendar) if (day := DAY.strftime(template))]
            assert entries or layout.latest
            for entry in (*entries, *filter(None, [layout.latest])):
                assert urlsplit(entry).netloc in layout.hosts
                assert "{" not in entry.partition("#post=")[0]  # nobody would fill it in


def test_a_paper_is_read_as_its_site_was_built_on_the_day() -> None:
    paper = load_papers()["renmin_ribao"]
    built = {day: paper_on(paper, day) for day in (date(2024, 11, 30), date(2024, 12, 1))}
    assert [(one.family, one.skin.id) for one in built.values()] == [("nbs_d110000", "nbs"), ("amuc_layout", "people")]
    assert issue_url(paper, date(2024, 11, 30)).endswith("/2024-11/30/nbs.D110000renmrb_01.htm")


def test_a_paper_s_own_selectors_stand_over_its_skin_s() -> None:
    skin, own = load_skins()["classic"], load_papers()["nanjing_ribao"].skin
    assert (own.id, own.headline, own.page_links) == ("classic", ".title1", skin.page_links)


def test_a_user_s_file_adds_a_paper(tmp_path: Path) -> None:
    papers = load_papers(write(tmp_path, PAPER + "    pace: 2\n    headers: {X-Requested-With: XMLHttpRequest}\n"))
    paper = papers["baishi_ribao"]
    assert (paper.name, paper.skin.id, paper.pace) == ("白石日报", "classic", 2.0)
    assert paper.headers == (("X-Requested-With", "XMLHttpRequest"),)
    assert "renmin_ribao" in papers


def test_a_user_s_file_replaces_a_paper(tmp_path: Path) -> None:
    changed = PAPER.replace("baishi_ribao", "hunan_ribao")
    assert load_papers(write(tmp_path, changed))["hunan_ribao"].name == "白石日报"


def test_a_user_s_skin_dresses_the_shipped_papers(tmp_path: Path) -> None:
    skin = "skins:\n  classic: {page_links: a.p, article_links: a.a, headline: h1, body: article}\n"
    assert load_papers(write(tmp_path, skin))["hunan_ribao"].skin.body == "article"


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("level: prefecture", "level: village", "4:12", "level"),
        ("    name: 白石日报\n", "", "3:5", "name: Field required"),
        ("skin: classic", "skin: clasic", "7:11", "no skin is called 'clasic'"),
        ("hosts: [szb.example.org]", "hosts: szb.example.org", "8:12", "hosts"),
        ("%Y-%m/%d/", "%Y-%m/", "9:17", "must name the day"),
        ("https://szb", "ftp://szb", "9:17", "must be an address"),
        ("    name:", "    nmae: x\n    name:", "3:5", "unknown key 'nmae'"),
        ("    name:", "    opens: 25:00\n    name:", "3:12", "opens"),
        ("    name:", "    timezone: Asia/Peking\n    name:", "3:15", "no time zone"),
        ("    name:", "    pace: fast\n    name:", "3:11", "pace"),
        ("    name:", "    pace: .nan\n    name:", "3:11", "pace"),
        ("    name:", "    ignore_links: ['(']\n    name:", "3:20", "no regular expression"),
        ("    name:", "    ignore_links: ['(?!a)b']\n    name:", "3:20", "RE2 does not take `(?!a)b`"),
        ("  baishi_ribao:", "  Bai Shi:", "2:3", "is no id"),
        ("papers:", "paper:", "1:1", "unknown key 'paper'"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, old: str, new: str, place: str, message: str) -> None:
    file = write(tmp_path, PAPER.replace(old, new))
    with pytest.raises(PapersError) as error:
        load_papers(file)
    assert any(str(fault).startswith(f"{file}:{place}: ") and message in str(fault) for fault in error.value.faults), (
        error
    )


def test_a_selector_that_is_none_is_a_fault(tmp_path: Path) -> None:
    skin = 'skins:\n  mine: {page_links: "a[", article_links: a.a, headline: h1, body: article}\n'
    with pytest.raises(PapersError, match=r"mine.yaml:2:22: page_links: is no CSS selector"):
        load_papers(write(tmp_path, skin))


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    first = write(tmp_path, PAPER.replace("prefecture", "village").replace("classic\n", "none\n"), "first.yaml")
    second = write(tmp_path, "papers: [", "second.yaml")
    with pytest.raises(PapersError) as error:
        load_papers(first, second, tmp_path / "absent.yaml")
    assert {fault.file.rpartition("/")[2] for fault in error.value.faults} == {
        "first.yaml",
        "second.yaml",
        "absent.yaml",
    }
