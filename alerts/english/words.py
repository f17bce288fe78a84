"""Names of people, posts, places, papers and pages in, the same for readers of English out, the Chinese beside. Pure.

The Chinese stands in brackets behind what was put into English, so that nothing uncertain passes for certain; what no
table gives stays in Chinese and is marked.
"""

from alerts.english.people import say_person
from alerts.english.places import say_place
from alerts.english.posts import say_post
from alerts.english.tables import load_pairs

UNTRANSLATED = "[untranslated]"
NEWS = {  # what a paper of a place is called
    "日报": "Daily",
    "晚报": "Evening News",
    "晨报": "Morning Post",
    "早报": "Morning News",
    "都市报": "Metropolis Daily",
    "商报": "Commercial Daily",
}


def beside(english: str, chinese: str) -> str:
    """Put the Chinese beside its English; mark what stays in Chinese."""
    if english == chinese or not chinese:
        return english
    return f"{english} ({chinese})" if english else f"{chinese} {UNTRANSLATED}"


def show_person(name: str, posts: tuple[str, ...] = ()) -> str:
    """Give a person: Chen Jining (陈吉宁)."""
    return beside(say_person(name, posts), name)


def show_post(name: str) -> str:
    """Give a post: Party Secretary of Shanghai (上海市委书记)."""
    return beside(say_post(name), name)


def show_place(name: str) -> str:
    """Give a place: Suzhou, Jiangsu (江苏省苏州市)."""
    place = say_place(name)
    return beside(place.where if place else "", name)


def show_paper(name: str) -> str:
    """Give a newspaper: Hunan Daily (湖南日报); one of a place that no table has stays as it is."""
    return beside(say_paper(name), name) if say_paper(name) else name


def say_paper(name: str) -> str:
    """Give a newspaper's English name, "" when nobody told it and its place does not."""
    if known := load_pairs("papers.tsv").get(name):
        return known
    for word, english in NEWS.items():
        place = say_place(name.removesuffix(word)) if name.endswith(word) else None
        if place and place.base and not place.rest:
            return f"{place.base} {english}"
    return ""


def show_section(name: str) -> str:
    """Give the name of a page: Top News (要闻)."""
    known = load_pairs("sections.tsv").get(name, "")
    return beside(known, name) if known else name


def join_words(words: tuple[str, ...], comma: str = ", ") -> str:
    """Join words as English does: a, b and c; with another comma, a; b; and c."""
    *first, last = words
    before = " and " if comma == ", " else f"{comma}and "
    return f"{comma.join(first)}{before}{last}" if first else last
