from datetime import date
from pathlib import Path

import pytest

from monitor.folders import Folder, read_name
from tests.epaper.pages import make_paper

DAY = date(2031, 5, 14)
PAPER = make_paper("people")
PAPERS = {PAPER.id: PAPER}


def read(path: str, names: str | None = None) -> tuple[str, date | None, int | None]:
    folder = Folder(path=Path("/in"), paper=PAPER, names=names or None)
    named = read_name(folder, PAPERS, path)
    return (named.paper.id if named.paper else "", named.day, named.page)


@pytest.mark.parametrize(
    ("path", "day", "page"),
    [
        ("qlrb20310514_05.pdf", DAY, 5),
        ("2031-05-14/第5版 要闻.txt", DAY, 5),
        ("2031年5月14日05版.html", DAY, 5),
        ("2031/05/14/A05.txt.gz", DAY, 5),
        ("2031051405.pdf", DAY, 5),
        ("20310514-A05-要闻.txt", DAY, 5),
        ("20310514 第12版.txt", DAY, 12),
        ("2031.5.14/page5.txt", DAY, 5),
        ("QLRB_2031_05_14_5.txt", DAY, 5),
        ("archive-20300101/20310514/05.txt", DAY, 5),
        ("20310514.txt", DAY, None),
        ("page05.txt", None, 5),
        ("要闻.txt", None, None),
        ("20310532_01.txt", None, 1),
        ("scan-12345678.txt", None, None),
        ("20310514-3000.txt", DAY, None),
    ],
)
def test_common_names_say_day_and_page(path: str, day: date | None, page: int | None) -> None:
    assert read(path) == (PAPER.id, day, page)


@pytest.mark.parametrize(
    ("names", "path", "found"),
    [
        (r"(?P<day>\d{8})-(?P<page>\d+)\.pdf", "20310514-05.pdf", ("qlrb", DAY, 5)),
        (r"(?P<paper>\w+)/(?P<day>[\d-]+)\.txt", "qlrb/2031-05-14.txt", ("qlrb", DAY, None)),
        (r"(?P<paper>.+?)_(?P<page>A\d+)\.txt", f"{PAPER.name}_A05.txt", ("qlrb", None, 5)),
        (r"(?P<page>第\d+版)?.*", "要闻.txt", ("qlrb", None, None)),
    ],
)
def test_a_pattern_of_the_users_own_says_paper_day_and_page(
    names: str, path: str, found: tuple[str, date | None, int | None]
) -> None:
    assert read(path, names) == found


@pytest.mark.parametrize(
    ("names", "path", "reason"),
    [
        (r"(?P<day>\d{8})\.pdf", "20310514.txt", "does not fit"),
        (r"(?P<day>\d+)\.txt", "20310532.txt", "'20310532', which is none"),
        (r"(?P<page>\w+)\.txt", "front.txt", "page 'front'"),
        (r"(?P<page>\w+)\.txt", "0.txt", "page '0'"),
        (r"(?P<paper>\w+)\.txt", "nobody.txt", "paper 'nobody'"),
    ],
)
def test_a_name_that_does_not_say_it_says_why(names: str, path: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read(path, names)


def test_a_pattern_that_others_would_try_for_ever_is_tried_once() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        read("1" * 200, r"(?P<day>(?:\d+)+)\.pdf")
