"""A message in, its alerts as entries of an Atom feed (RFC 4287) out; the feed itself is the channel's. Pure."""

from xml.etree import ElementTree as ET

from alerts.forms.layout import Draft, list_reasons, write_pieces
from alerts.forms.plain import STYLE
from alerts.inert import clean
from alerts.labels import Words
from alerts.views import Item, make_one
from monitor.records import Alert

ATOM = "http://www.w3.org/2005/Atom"
ET.register_namespace("", ATOM)  # its elements are written without a prefix


def write_feed(draft: Draft) -> tuple[bytes, ...]:
    """Give a feed of this message's alerts, each under an id that it keeps and in the category of its watch."""
    feed = ET.Element(f"{{{ATOM}}}feed")
    for alert in draft.claim.alerts:
        feed.append(make_entry(alert, make_one(alert, draft.view.language, ()), draft.words))
    return (ET.tostring(feed, encoding="utf-8"),)


def make_entry(alert: Alert, item: Item, words: Words) -> ET.Element:
    """Make one entry; its content is text, in which nothing can be obeyed."""
    entry = ET.Element(f"{{{ATOM}}}entry")
    moment = alert.created_at.isoformat()
    add(entry, "id", f"urn:yaowen:alert:{alert.id}")
    add(entry, "title", item.line)
    add(entry, "published", moment)
    add(entry, "updated", moment)
    add(add(entry, "author"), "name", clean(alert.paper))
    add(entry, "category", term=clean(alert.watch_id), label=clean(alert.watch_name))
    if item.link:
        add(entry, "link", rel="alternate", href=item.link)
    if item.earlier:
        add(entry, "link", rel="related", href=item.earlier)
    notes = (item.source, *item.remarks, item.late, *list_reasons(item.passages, words))
    add(entry, "summary", " · ".join(filter(None, notes)))
    quotes = (write_pieces(passage.pieces, STYLE) for passage in item.passages)
    more = words["more_matches"].format(count=item.more) if item.more else ""
    add(entry, "content", "\n\n".join(filter(None, (item.second, *item.changes, *quotes, more))), type="text")
    return entry


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an Atom element to another."""
    child = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = text or None
    return child
