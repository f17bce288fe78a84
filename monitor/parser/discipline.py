"""Lines of a story in, who is punished or investigated out (违纪违法), with the posts that the story gives them.

Discipline needs no construction: whom the words of `discipline.tsv` speak of stands in a list before them, else behind.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from monitor.parser.change_rules import LONGEST_LINE, make_change
from monitor.parser.event_lines import Line
from monitor.parser.event_rules import NAMES
from monitor.parser.people import People
from monitor.parser.text import Story, read_table
from monitor.records import Appointment, Post, Standing

SAYS = re.compile(r"指出|强调|表示|说|要求|主持|会见|认为|宣布|签署|通报")
KIN = re.compile(
    r"(?:的)?(?:长兄|胞[兄弟妹姐]|[兄弟姐妹]|哥哥|弟弟|妻子|夫人|丈夫|前妻|之[子女]|儿子|女儿|父亲|母亲|亲属|秘书)"
)
ANONYMOUS = re.compile("某")  # 何某: nobody is named
FORMER_INSIDE = re.compile(r"原(?=[^子则])")  # 全国人大原内务司法委员会副主任委员


@lru_cache(maxsize=1)
def load_discipline() -> tuple[tuple[str, bool, "re.Pattern[str]"], ...]:
    """Give (action, whether only office holders are meant, pattern of its words), punishment before investigation."""
    return tuple(
        (action, of == "office", re.compile("|".join(map(re.escape, words.split()))))
        for action, of, words in read_table("discipline.tsv")
    )


def find_discipline(lines: Sequence[Line], story: Story, people: People) -> Iterator[Appointment]:
    """Give who is punished or investigated, with the former posts that the story gives; punishment says enough."""
    done: set[str] = set()
    held = {person.name: person.posts for person in people.persons}
    for action, office, words in load_discipline():
        for line in lines:
            for match in words.finditer(line.code[:LONGEST_LINE]):
                for name in _whom(line, match):
                    meant = name in held and name not in done and not ANONYMOUS.search(name)
                    if meant and (held[name] or not office):
                        done.add(name)
                        for post in _former(held[name]) or ("",):
                            yield make_change(line, story, (name, post, action), match.span(), action)


def _whom(line: Line, match: "re.Match[str]") -> tuple[str, ...]:
    """Give the persons that discipline words speak of: the last list before them, else the one behind.

    Who says, decides or signs it is not meant.
    """
    lists = list(re.finditer(NAMES, line.code[: match.start()]))
    if not lists:
        return line.names(line.code[match.end() : match.end() + 2])
    between = line.code[lists[-1].end() : match.start()]
    return () if SAYS.search(between) or KIN.match(between) else line.names(lists[-1][0])


def _former(posts: Iterable[Post]) -> tuple[str, ...]:
    """Give the posts lost (原主任); all when none is marked."""
    all_posts = tuple(posts)
    former = tuple(
        post.name for post in all_posts if post.standing is Standing.FORMER or FORMER_INSIDE.search(post.name)
    )
    return former or tuple(post.name for post in all_posts)
