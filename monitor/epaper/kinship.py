"""Stories of an issue in, how much two of them look like parts of one story out, in points.

Their headlines are compared as printed, their texts by runs of characters that few stories of the issue have: names,
places, what the story is about. Stories go by their place in the issue.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from monitor.epaper.likeness import Stories, explain, learn_stories, weigh_runs
from monitor.records import Article

SAME_HEADLINE = 5
ALIKE_HEADLINES = 3
COMMON_HEADLINE = 1  # 简讯, 图片新闻: a title of several stories says little
OTHER_HEADLINE = -4

PLAIN = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")
SHORTEST = 5  # characters of a headline that says which story it is
COMMON = 4  # stories of an issue with one title: it is a column's
ALIKE = 0.6  # of the runs of the shorter headline that the longer has
# Of a text only so much is compared, of a second part its beginning; characters.
COMPARED = 4_000
BEGINNING = 240
# The part of a headline that the other text explains, and the points for it. Of the articles of two real issues cut in
# the middle, 2 % of the wrong halves reach 0.12 and three in four of the right ones.
EXPLAINED = ((0.4, 4), (0.25, 3), (0.14, 2), (0.05, 1))
UNEXPLAINED = -1
# The part of a second part's beginning that the first text explains: 0.03 is reached by one wrong half in fifty and
# four in five of the right ones, but by texts full of the press's set phrases, too.
BEGUN = 0.03
# Below this nearness are three in four of the wrong halves and one in fifty of the right ones.
FAR = 0.03
STRANGE = -3
BEGINNING_COUNTS = 3.0  # so much more, since less of a beginning is explained than of a headline


@dataclass(frozen=True, kw_only=True)
class IssueTexts:
    """The stories of an issue, and what is learnt of their headlines and, when it is asked for, of their texts."""

    stories: tuple[Article, ...]
    titles: tuple[tuple[str, ...], ...]
    spread: Counter[str]

    @cached_property
    def runs(self) -> Stories:
        """What the texts are made of."""
        return learn_stories([story.text[:COMPARED] for story in self.stories])


def learn_issue(stories: Sequence[Article]) -> IssueTexts:
    """Read the headlines of an issue."""
    titles = tuple(tuple(map(squeeze, (story.headline, *story.subheads, story.kicker))) for story in stories)
    spread = Counter(headline for headline, *_ in titles if headline)
    return IssueTexts(stories=tuple(stories), titles=titles, spread=spread)


def squeeze(text: str) -> str:
    """Give a headline's characters without marks and gaps."""
    return "".join(PLAIN.findall(text))


def compare_headlines(issue: IssueTexts, first: int, follower: int) -> int:
    """Weigh the headlines: the same, alike, others, or none to compare. The second part may have a line of the first's.

    Its own further lines (小标题) say nothing: a second part has subheads of its own.
    """
    theirs = issue.titles[follower][0]
    ours = [title for title in issue.titles[first] if title]
    if not theirs or not ours:
        return 0
    telling = len(theirs) >= SHORTEST and issue.spread[theirs] < COMMON
    if theirs in ours:
        return SAME_HEADLINE if telling else COMMON_HEADLINE
    return ALIKE_HEADLINES if telling and any(are_alike(title, theirs) for title in ours) else OTHER_HEADLINE


def have_one_headline(issue: IssueTexts, first: int, follower: int) -> bool:
    """Whether two stories have the same telling headline."""
    return compare_headlines(issue, first, follower) == SAME_HEADLINE


def are_alike(one: str, other: str) -> bool:
    """Whether one headline has most of what the shorter one says."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST:
        return False
    pairs = [short[at : at + 2] for at in range(len(short) - 1)]
    return short in long or sum(pair in long for pair in pairs) >= ALIKE * len(pairs)


def is_named(issue: IssueTexts, title: str, story: int) -> bool:
    """Whether a title that a mark names is the story's."""
    named = squeeze(title)
    return len(named) >= SHORTEST and any(len(own) >= SHORTEST and are_alike(named, own) for own in issue.titles[story])


def compare_texts(issue: IssueTexts, first: int, follower: int) -> tuple[int, float]:
    """Weigh whether the texts speak of the same: the headline of one in the other, else the beginning of the second.

    For a part without a headline its end stands in. Returns the points and, for pairs with as many, how near the texts
    are.
    """
    one, other = issue.stories[first], issue.stories[follower]
    named = max(
        _explain(issue, one.headline or one.text[-BEGINNING:], follower), _explain(issue, other.headline, first)
    )
    begun = _explain(issue, other.text[:BEGINNING], first)
    nearness = named + begun * BEGINNING_COUNTS
    unnamed = STRANGE if nearness < FAR else 0 if begun >= BEGUN else UNEXPLAINED
    return next((points for least, points in EXPLAINED if named >= least), unnamed), nearness


def is_one_run(issue: IssueTexts, run: str, first: int, follower: int) -> bool:
    """Whether four characters stand together in the text of one of two stories."""
    return run in issue.runs.runs[first] or run in issue.runs.runs[follower]


def _explain(issue: IssueTexts, line: str, story: int) -> float:
    return explain(weigh_runs(line, issue.runs), issue.runs, story)
