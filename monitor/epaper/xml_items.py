"""XML in, the same as objects and lists, as JSON would hold it, out: an issue that a site gives as a file of its own.

An element with attributes or elements in it is an object: attributes and elements of text only are its fields, the
other elements of one name a list. `<page no="01"><title>标题</title></page>` is {"no": "01", "title": "标题"}. Text
that is set with the tags of HTML stays as it is marked up. Of elements of one name that are text, Chinese ones are its
lines; of others, addresses and numbers, the first counts.
"""

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring, tostring

from monitor.epaper.errors import ReadError
from monitor.epaper.html import count_han
from monitor.epaper.tree import MAX_CHARACTERS, MAX_TAGS

START: Final = re.compile(r"\s*<(?!!doctype\s+html|html|head|body)[?\w]", re.IGNORECASE)
DEFINES: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
NAMESPACE: Final = re.compile(r"\{[^}]*\}")
SET: Final = frozenset({"p", "br", "div", "span", "font", "b", "strong", "i", "em", "u", "center", "img"})  # in a text
MAX_DEPTH: Final = 50


def is_xml(text: str) -> bool:
    """Whether a text is XML and no page of HTML."""
    return bool(START.match(text)) and not re.search(r"<html\b", text[:2000], re.IGNORECASE)


def parse_xml(text: str, url: str = "") -> Mapping[str, Any]:
    """Parse XML; the outermost element is the object. Raises ReadError for what is none, or beyond all bounds."""
    if DEFINES.search(text):  # entities of its own may grow without bounds
        raise ReadError("XML with definitions of its own is not read", url=url)
    if len(text) > MAX_CHARACTERS or text.count("<") > MAX_TAGS:
        raise ReadError("the XML is larger than an issue's list may be", url=url)
    try:
        root = fromstring(text.strip(), parser=XMLParser())  # noqa: S314 - without definitions there is nothing to expand
    except ParseError as error:
        raise ReadError(f"the answer is no XML: {error}", url=url) from error
    value = _take(root, url, 0)
    return value if isinstance(value, Mapping) else {name_tag(root): value}


def _take(element: Element, url: str, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise ReadError(f"the XML is nested more than {MAX_DEPTH} deep", url=url)
    said = _read_said(element)
    inners = [] if _is_set(element) else list(element)
    if not inners and not element.attrib:
        return said
    fields: dict[str, Any] = dict(element.attrib)
    if said:
        fields["text"] = said
    for inner in inners:
        name, value = name_tag(inner), _take(inner, url, depth + 1)
        if isinstance(value, str):
            held = fields.setdefault(name, value)
            if held is not value and isinstance(held, str) and name not in element.attrib and count_han(value):
                fields[name] = f"{held}<br/>{value}"
        elif isinstance(listed := fields.setdefault(name, []), list):
            listed.append(value)
    return fields


def _is_set(element: Element) -> bool:
    """Whether all that an element holds is text, set with the tags of HTML."""
    return len(element) > 0 and all(name_tag(inner) in SET for inner in element.iter() if inner is not element)


def _read_said(element: Element) -> str:
    """Give an element's own text, with the tags that set it."""
    marked = (tostring(inner, encoding="unicode") for inner in element) if _is_set(element) else ()
    return "".join((element.text or "", *marked)).strip()


def name_tag(element: Element) -> str:
    """Give an element's name without its namespace."""
    return NAMESPACE.sub("", element.tag)


def to_page(items: Mapping[str, Any]) -> str:
    """Give a page of HTML that holds objects as its script's JSON, and what the outermost is called as its title."""
    held = json.dumps(items, ensure_ascii=False).replace("<", "\\u003c")
    title = next((name for key in ("name", "title") if isinstance(name := items.get(key), str)), "")
    return f"<title>{escape(title)}</title><script>{held}</script>"
