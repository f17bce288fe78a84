"""A page in, the name of the paper that it is of out: as its comment, title and scripts say it, its head prints it.

What everybody's pages say (数字报, 天气预报, 举报) is no paper's name, and where a page names several none is taken.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bs4.element import NavigableString, PreformattedString

from monitor.epaper.dateline import PAPER_ENDING
from monitor.epaper.embedded import find_line
from monitor.epaper.html import MAX_TITLE, read_link, read_property, read_title
from monitor.epaper.tree import Tree

LONGEST: Final = 40
PAPER_NAME: Final = re.compile(
    r"(?!(?:数字|电子|手机|多媒体|移动|今日|本)报)(?![\u4e00-\u9fff]*集团)([\u4e00-\u9fff]{1,12}?报)"
    r"社?(?:(?:多媒体|数字|电子|手机|移动)(?:数字|电子)?(?:报刊?|版)?(?:平台)?|社)?(?:首页)?"
)
DAYS: Final = re.compile(r"20\d{2}\s*(?:[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?|年第?\d{1,3}期)")
TITLE_PARTS: Final = re.compile(r"[-_|—·\s]+")
# 青岚晚报 2031年5月14日 第A07版
STAMPED_NAME: Final = re.compile(r"^\s*([\u4e00-\u9fff]{1,12}报)\s*20\d{2}\s*[年/.-]\s*\d{1,2}")
# A name that stands alone must end as papers' names do: 举报 and 政府公报 stand alone too.
ENDING: Final = rf"(?:{PAPER_ENDING[3:-1].removesuffix('|通讯社')}|法制报|农村报|工人报|教育报|时讯|新报|电讯)"
ALONE: Final = re.compile(rf"\s*([\u4e00-\u9fff]{{1,8}}{ENDING})\s*")
FROM: Final = re.compile(rf"[来稿]源\s*[:：]\s*[《\[【]?\s*([\u4e00-\u9fff]{{1,8}}?{ENDING})")
LABELLED: Final = re.compile(r"^\s*报[纸刊](?:名称)?\s*[:：]\s*([\u4e00-\u9fff]{1,12}报)\s*$")
SOURCES: Final = {"source", "contentsource", "article:author"}


def find_paper(soup: Tree, text: str, items: Sequence[Mapping[str, Any]]) -> str:
    """Give the paper's name, "" where the page does not say it; `items` are the objects of its JSON.

    Of the enpproperty comment, of nbs's hidden field, of the title; else what stands by itself; else the source.
    """
    if noted := read_property(text).get("founder-papername", "").strip():
        return noted[:LONGEST]
    if channel := soup.select_one("input[name=channelname][value]"):
        return str(channel["value"]).strip()[:LONGEST]
    metas = {
        str(tag.get("property") or tag.get("name") or "").lower(): str(tag.get("content") or "")[:MAX_TITLE]
        for tag in soup.find_all("meta")
    }
    said = (read_title(soup.title), metas.get("og:site_name", ""), *(find_line(item, "paper") for item in items))
    parts = (part for title in said for part in TITLE_PARTS.split(DAYS.sub(" ", title)))
    if named := next((found[1] for part in parts if (found := PAPER_NAME.fullmatch(part))), ""):
        return named
    if stamped := STAMPED_NAME.search(str(soup.find(string=STAMPED_NAME) or "")):
        return stamped[1]
    if labelled := LABELLED.search(str(soup.find(string=LABELLED) or "")):
        return labelled[1]
    return _find_alone(soup) or next(_list_sources(soup, metas), "")


def _find_alone(soup: Tree) -> str:
    """Give the only name that stands by itself: in print, else in a link or a picture; "" for several."""
    printed: set[str] = set()
    linked = {found[1] for tag in soup.find_all("img", alt=True) if (found := ALONE.fullmatch(str(tag["alt"])))}
    for piece in soup.find_all(string=ALONE):
        found = ALONE.fullmatch(piece) if _is_printed(piece) else None
        if found:
            (linked if any(map(read_link, piece.find_parents(limit=3))) else printed).add(found[1])
    names = printed or linked
    return names.pop() if len(names) == 1 else ""


def _is_printed(piece: NavigableString) -> bool:
    return not isinstance(piece, PreformattedString) and piece.parent is not None and piece.parent.name != "option"


def _list_sources(soup: Tree, metas: Mapping[str, str]) -> Iterator[str]:
    """Give the papers that a page of another site says its text is from."""
    for name in SOURCES & metas.keys():
        if found := FROM.match(f"来源：{metas[name].removeprefix('来源：')}"):
            yield found[1]
    for piece in soup.find_all(string=re.compile("[来稿]源")):
        around = piece.parent.get_text()[:MAX_TITLE] if piece.parent else ""
        if found := FROM.search(" ".join(around.split())):
            yield found[1]
