"""A Story and its mentions in, the same with the places out that say surname and title only: 李书记 (姓加职务)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from monitor.parser.mention import Mention
from monitor.parser.patterns import any_of
from monitor.parser.text import Sentence, Story, read_table

LEADERS = ("总书记", "主席", "总理", "总统", "委员长", "总司令", "大使")
HEADS = ("书记", *(f"{unit}长" for unit in "省市县区州部局厅院"), "主任", "检察长", "司令员", "政委")
TITLE = re.compile(any_of((*LEADERS, *HEADS, *(f"副{head}" for head in HEADS))))
SURNAME = re.compile(
    r"(?<![\u4e00-\u9fff][老小])(?!(?<=[\u4e00-\u9fff])[省市县区州旗])[\u4e00-\u9fff]"
)  # 李书记, not 某特别行政区|检察长
BEHIND = re.compile("处(?![理置])|纪念堂|语录|诗词|著作|塑?像")


@lru_cache(maxsize=1)
def load_addressed() -> dict[str, str]:
    """Give whom everybody means by a surname and a title: 毛主席."""
    return {row[0]: row[1] for row in read_table("addressed.tsv")}


def with_short_mentions(story: Story, mentions: list[Mention]) -> list[Mention]:
    """Add the places that name an official by surname and title where one person can be meant.

    That is the only one in the story with this surname; where it names nobody with it, whom everybody means.
    """
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        bearers.setdefault(mention.person[0], set()).add(mention.person)
    officials = {mention.person for mention in mentions if mention.official}
    taken = {(m.where, place) for m in mentions for place in range(m.start, m.end)}
    added = []
    for sentence, start, end, surname in find_places(story):
        meant = bearers.get(surname) or {load_addressed().get(sentence.text[start:end], "")} - {""}
        title = sentence.text[start + 1 : end]
        known = surname not in bearers or (meant <= officials and holds(meant, title, mentions))
        if len(meant) == 1 and known and (sentence.where, sentence.start + start) not in taken:
            added.append(make_mention(sentence, start, end, *meant))
    return sorted((*mentions, *added), key=lambda m: (m.sentence, m.start)) if added else mentions


def holds(people: set[str], title: str, mentions: list[Mention]) -> bool:
    """Tell whether people can be addressed by a title; a deputy's only where the story gives it to one of them."""
    posts = (post.name for mention in mentions if mention.person in people for post in mention.posts)
    return not title.startswith("副") or any(post.endswith(title) for post in posts)


def find_places(story: Story) -> Iterator[tuple[Sentence, int, int, str]]:
    """Give every surname with a title behind it: its sentence, where both begin and end in it, and the surname."""
    for sentence in story.sentences:
        for title in TITLE.finditer(sentence.text):
            start, end = title.start() - 1, title.end()
            if start >= 0 and SURNAME.match(sentence.text, start) and not BEHIND.match(sentence.text, end):
                yield sentence, start, end, sentence.text[start]


def make_mention(sentence: Sentence, start: int, end: int, person: str) -> Mention:
    """Make the mention of a person by surname and title at start..end of a sentence."""
    begin = sentence.start + start
    return Mention(
        person=person,
        where=sentence.where,
        start=begin,
        end=begin + 1,
        sentence=sentence.index,
        title_after=(begin + 1, sentence.start + end),
        official=True,
        rule="surname and title",
    )
