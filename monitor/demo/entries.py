"""Sample papers and the press's address in, a file of papers (YAML) that names them there, out. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from monitor.demo.sites import Site, find_printed, load_layouts
from monitor.papers.files import load_packaged
from monitor.papers.models import Entry, SkinEntry

DATED = re.compile(r"\{d:([^}]+)\}")
NUMBERED = re.compile(r"\{(n|node)(?::(\d+))?\}")
# Of a shipped paper's entry, what the sample press has its own of, or none.
DROPPED = frozenset(
    [
        "earlier",
        "valid_until",
        "calendar",
        "latest",
        "first_page",
        "evidence",
        "confidence",
        "quirks",
        "encoding",
        "pace",
    ]
)


def write_papers(url: str, ids: tuple[str, ...] = ("jiangling", "lanxi"), *, site: str = "") -> str:
    """Write sample papers as a papers file (YAML) for a press that runs at `url`; loopback needs no polite pace.

    With `site` each keeps its id and is printed on that site of sites.toml.
    """
    known = load_packaged()
    skins, papers = {}, {}
    for paper_id in ids:
        played = f"{paper_id}_{site}" if site else paper_id
        if (found := find_printed(played)) is None:
            raise KeyError(played)
        paper, plays = found
        root = f"{url}/{played}/"
        entry = copy_entry(plays, paper, root)
        skin = known.skins[entry["skin"]]
        if skin.lists:
            skins[f"sample_{paper_id}"] = copy_skin(skin, entry["hosts"], root)
            entry["skin"] = f"sample_{paper_id}"
        papers[paper_id] = make_entry(entry, paper, plays, root)
    return json.dumps({"skins": skins, "papers": papers}, ensure_ascii=False, indent=1)


def copy_skin(skin: SkinEntry, hosts: Iterable[str], root: str) -> dict[str, Any]:
    """Give a shipped skin with its addresses on these hosts as ones below `root`."""
    addresses = re.compile(rf"https?://(?:{'|'.join(map(re.escape, hosts))})/")
    copied: dict[str, Any] = json.loads(addresses.sub(root, json.dumps(dump(skin))))
    return copied


def dump(entry: Entry) -> dict[str, Any]:
    """Write an entry as its file would give it."""
    return entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def copy_entry(site: Site, paper: Mapping[str, Any], root: str) -> dict[str, Any]:
    """Give the entry of the layout that a site is like; of a site of feeds, what such an entry says."""
    if site.like:
        return dump(load_layouts()[site.like])
    sections = [page["section"] for page in paper["edition"][0]["page"]]
    feeds = {section: root + site.page.format(n=at) for at, section in enumerate(sections, 1)}
    return {"family": "feed", "skin": "feed", "hosts": [], "selectors": dict(site.selectors), "feeds": feeds}


def make_entry(entry: dict[str, Any], paper: Mapping[str, Any], site: Site, root: str) -> dict[str, Any]:
    """Make a layout's entry one of the sample press."""
    kept = {key: value for key, value in entry.items() if key not in DROPPED}
    dated = {"first_page": site.first or site.page, "calendar": site.calendar}
    entries = {key: root + write_template(value, site) for key, value in dated.items() if value}
    if "%Y" not in entries.get("first_page", "") or site.leads in {"index", "link"}:
        entries.pop("first_page", None)
    return {
        **kept,
        **entries,
        **({"latest": root + site.entry} if site.entry else {}),
        **({"pdf": True} if site.pdf else {}),
        "name": paper["name"],
        "level": paper["level"],
        "place": paper["place"],
        "hosts": [root.split("/")[2]],
        "allow_networks": ["127.0.0.0/8"],
        "pace": 0.0,
    }


def write_template(address: str, site: Site) -> str:
    """Turn a table's address of the first page into strftime's letters."""
    dated = DATED.sub(lambda found: found[1], address)
    numbered = NUMBERED.sub(lambda found: format(site.first_node if found[1] == "node" else 1, found[2] or ""), dated)
    return numbered.replace("{{", "{").replace("}}", "}")
