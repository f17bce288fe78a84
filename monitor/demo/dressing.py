"""A CSS selector and what it shall find in, markup in which it finds just that, out. Pure.

So that the sample press can print a site of which nothing is known but the places in its entry. Of alternatives the
first is taken, of a place its names, ids, classes, attributes and its number among its siblings; what says something of
the link itself (href*=node_) is left to the link.
"""

import re
from html import escape

from monitor.epaper.html import split_alternatives

STEPS = re.compile(r"\s*>\s*|\s+(?![^(\[]*[)\]])")
NAME = re.compile(r"[\w-]*")
PARTS = re.compile(r"([#.])([\w-]+)|\[([\w-]+)=[\"']?([^\"'\]]*)[\"']?\]|:nth-[\w-]+\((\d+)\)")
TABLE = {"td": ("<table><tr>", "</tr></table>"), "tr": ("<table>", "</table>")}


def dress(selector: str, inner: str, **attributes: str) -> str:
    """Wrap markup so that the selector finds the element around it; that one bears the attributes given."""
    *outer, last = STEPS.split(split_alternatives(selector)[0])
    markup = make_element(last, inner, attributes)
    for step in reversed(outer):
        markup = make_element(step, markup, {})
    return markup


def make_element(step: str, inner: str, attributes: dict[str, str]) -> str:
    """Write an element of one step of a selector, behind as many empty ones as its number says."""
    name = (found[0] if (found := NAME.match(step)) else "") or "div"
    given, place = dict(attributes), 1
    for sign, word, key, value, number in PARTS.findall(step):
        if sign:
            given["id" if sign == "#" else "class"] = word
        elif key:
            given[key] = value
        place = int(number or place)
    written = "".join(f' {key}="{escape(value)}"' for key, value in given.items())
    before, behind = TABLE.get(name, ("", ""))
    inner = f"<td>{inner}</td>" if name == "tr" else inner
    return f"{before}{f'<{name}></{name}>' * (place - 1)}<{name}{written}>{inner}</{name}>{behind}"
