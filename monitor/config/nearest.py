"""A word that a config may not hold in, the hint that names the right one out. Pure."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

IN_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {  # what Chinese readers write for kinds, roles and actions
    "会议": ("meeting",),
    "调研": ("inspection", "acts"),
    "考察": ("inspection",),
    "视察": ("inspection",),
    "会见": ("reception", "receives"),
    "会谈": ("reception",),
    "开幕": ("ceremony",),
    "签约": ("ceremony",),
    "致电": ("message", "sends"),
    "致信": ("message", "sends"),
    "出访": ("visit",),
    "访问": ("visit",),
    "学习": ("study",),
    "培训": ("study",),
    "选举": ("election", "elect"),
    "当选": ("elect",),
    "任免": ("appointment",),
    "任命": ("appointment", "appointed", "appoint"),
    "提名": ("nominate",),
    "代理": ("acting",),
    "免去": ("removed", "remove"),
    "辞去": ("resign",),
    "审查": ("discipline", "investigated", "investigate"),
    "处分": ("discipline", "punish"),
    "发布": ("announcement", "issue"),
    "声明": ("announcement",),
    "事故": ("incident",),
    "灾害": ("incident",),
    "主持": ("chairs",),
    "讲话": ("speaks",),
    "出席": ("attends",),
    "逝世": ("dead",),
    "通过": ("adopt",),
    "印发": ("issue",),
    "签署": ("sign",),
    "审议": ("review",),
}
TRUTH: Final[Mapping[str, str]] = {
    "yes": "true",
    "on": "true",
    "是": "true",
    "no": "false",
    "off": "false",
    "否": "false",
}
RANGE: Final = re.compile(r"\d+\s*[-–~,，、]\s*\d+")
SEVERAL: Final = re.compile(r"[,，、;；]")


def suggest(word: str, known: Iterable[str]) -> str:
    """Give `did you mean X?` for the nearest of the known words, or ""."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def suggest_term(word: str, known: tuple[str, ...]) -> str:
    """Give the nearest of the terms of a fixed list, also for what it is called in Chinese; else all of them."""
    called = next((term for term in IN_ENGLISH.get(word, ()) if term in known), "")
    return f"did you mean `{called}`?" if called else suggest(word, known) or f"there are {', '.join(known)}"


def suggest_list(word: str) -> str:
    """Say how several are written where one text holds them all, or ""."""
    parts = [part.strip() for part in SEVERAL.split(word)]
    return f"write a list: [{', '.join(parts)}]" if len(parts) > 1 else ""


def suggest_choice(name: str, choices: Iterable[str]) -> str:
    """Give `did you mean place:长三角?` for the nearest choice of the same kind, else how they are written."""
    kind, _, word = name.partition(":")
    words = [choice.partition(":")[2] for choice in choices if choice.startswith(f"{kind}:")]
    near = suggest(word, words).replace("`", f"`{kind}:", 1)
    return near or "write `level:provincial`, `place:江苏省` or `place:长三角`"


def suggest_value(given: object, wanted: str) -> str:
    """Say how a value of the type wanted is written, where what stands there shows what was meant."""
    if wanted == "true or false" and str(given).lower() in TRUTH:
        return f"did you mean `{TRUTH[str(given).lower()]}`?"
    if wanted == "a whole number" and isinstance(given, str):
        if given.isdecimal():
            return "write it without quotes"
        return "write a list, as [1, 2, 3]" if RANGE.fullmatch(given) else "write it in digits"
    return "put it in quotes" if wanted == "a text" and not isinstance(given, list | dict) else ""
