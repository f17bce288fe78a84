"""Pages of the fixtures as snapshots of an invented paper in each skin."""

from datetime import UTC, date, datetime
from pathlib import Path

from monitor.papers.files import load_skins
from monitor.records import Paper, Skin, Snapshot

FIXTURES = Path(__file__).parent / "fixtures"
DAY = date(2031, 5, 14)
HOST = "szb.example.org"
ROOTS = {
    "people": f"https://{HOST}/rb/pc/layout/203105/14/node_01.html",
    "scroleft": f"https://{HOST}/pc/layout/203105/14/node_1.html",
    "gmw": f"https://{HOST}/rb/html/layout/203105/14/node_01.html",
    "classic": f"https://{HOST}/rb/html/2031-05/14/node_201.htm",
    "zjol": f"https://{HOST}/html/2031-05/14/node_18.htm",
}


def find_skin(name: str) -> Skin:
    return load_skins()[name]


def make_paper(skin: str) -> Paper:
    amuc = skin in {"people", "scroleft", "gmw"}
    first = ROOTS[skin].replace("203105/14", "%Y%m/%d").replace("2031-05/14", "%Y-%m/%d")
    return Paper(
        id="qlrb",
        name="青岚日报",
        level="provincial",
        place="青岚省",
        family="amuc_layout" if amuc else "classic_node",
        skin=find_skin(skin),
        hosts=(HOST,),
        first_page=first,
        latest=f"https://{HOST}/rb/pc/layout/index.html" if amuc else f"https://{HOST}/rb/",
    )


def make_snapshot(skin: str, page: str, *, url: str = "", encoding: str = "utf-8", **replaced: str) -> Snapshot:
    text = (FIXTURES / skin / f"{page}.html").read_text(encoding="utf-8")
    for old, new in replaced.items():
        text = text.replace(old, new)
    content = text.encode(encoding)
    return Snapshot(url=url or ROOTS[skin], fetched_at=datetime(2031, 5, 13, 22, 0, tzinfo=UTC), content=content)
