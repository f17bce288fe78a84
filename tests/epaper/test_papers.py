from datetime import date
from pathlib import Path

import pytest

from monitor.papers import PapersError, load_papers, load_skins

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


def test_six_real_papers_are_shipped_in_both_families() -> None:
    papers = load_papers()
    assert {paper.name for paper in papers.values()} >= {
        "人民日报",
        "新华日报",
        "安徽日报",
        "浙江日报",
        "湖南日报",
        "光明日报",
    }
    assert {paper.family for paper in papers.values()} == {"amuc_layout", "classic_node"}
    for paper_id, paper in papers.items():
        assert paper.id == paper_id
        assert paper.evidence
        assert any(host in date(2031, 5, 14).strftime(paper.first_page) for host in paper.hosts)
        assert paper.skin.id in load_skins()


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
