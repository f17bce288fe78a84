"""A story in, the set formulations that it puts in quotation marks out (提法): 一极三区一高地, 两个确立.

A formulation is short and no sentence: two to sixteen characters between “ and ”, without a mark that ends a clause.
"""

import re

from monitor.parser.text import HAN, Story, View
from monitor.records import Span

LONGEST = 16  # characters
MOST = 100  # phrases of one story
QUOTED = re.compile(rf"[“「\"](?P<phrase>[^“”「」\"，,。；：:！？\s]{{2,{LONGEST}}})[”」\"]")


def find_phrase_spans(story: Story) -> dict[str, tuple[Span, ...]]:
    """Give each formulation in order of first printing with the spans, marks left out, where it stands."""
    found: dict[str, tuple[Span, ...]] = {}
    for view in (story.heading, story.text):
        for phrase, span in _scan(view):
            if phrase in found or len(found) < MOST:
                found[phrase] = (*found.get(phrase, ()), span)
    return found


def _scan(view: View) -> list[tuple[str, Span]]:
    hits = QUOTED.finditer(view.text)
    return [(hit["phrase"], view.span(*hit.span("phrase"))) for hit in hits if HAN.search(hit["phrase"])]
