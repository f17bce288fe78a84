"""An event's kind and name in, what English calls it out: `a provincial symposium`, `a signing ceremony`. Pure.

The name itself stays in Chinese, beside: what it ends in says what it was, what it begins with for whom.
"""

from functools import lru_cache

from alerts.english.tables import load_pairs, load_rows
from monitor.parser.text import fold

SCOPES = {  # what a name begins with, as an adjective
    "全国": "national", "全省": "provincial", "自治区": "regional", "全区": "district-wide", "全市": "municipal",
    "全县": "county-wide", "全州": "prefectural", "全球": "global", "国际": "international", "世界": "world",
}  # fmt: skip
ARTICLES = ("a ", "an ")
ANY_NAME = "-"


@lru_cache(maxsize=4_096)
def say_event(kind: str, name: str) -> str:
    """Say what an event is, by the longest end of its name that is known, else by its kind; "" without either."""
    text = fold("".join(name.split()))
    known = load_pairs("gatherings.tsv")
    by_kind = load_pairs("kinds.tsv")[kind] if kind else ""
    noun = next((known[text[start:]] for start in range(len(text)) if text[start:] in known), by_kind)
    scope = next((english for word, english in SCOPES.items() if text.startswith(word)), "")
    if scope and noun.startswith(ARTICLES):
        noun = noun.partition(" ")[2]
        return f"{'an' if scope[0] in 'aeiou' else 'a'} {scope} {noun}"
    return noun


def say_deed(kind: str, name: str) -> str:
    """Say what somebody did whose name an event's name begins with."""
    return next(deed for of, word, deed in load_rows("deeds.tsv") if of == kind and (word == ANY_NAME or word in name))
