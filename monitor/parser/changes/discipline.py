"""Lines of a story in, who is punished or investigated out (违纪违法), with the posts that the story gives them.

Discipline needs no construction: whom the words of `discipline.tsv` speak of stands in a list before them, else behind.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from monitor.parser.changes.rules import make_change
from monitor.parser.events.lines import WHEN, Line
from monitor.parser.events.people import LONGEST_LINE
from monitor.parser.events.rules import NAMES
from monitor.parser.people.finding import People
from monitor.parser.text import Story, fold, read_table
from monitor.parser.titles import title_ending_at
from monitor.records import Appointment, Post, Span, Standing

SPEECH = r"(?:指出|强调|表示|(?<![据传])说|要求|认为|(?<!被)宣布|签署|(?<!被)通报|介绍|透露|督促|推动|主持|会见|对此)"
SAYS = re.compile(rf"^[^，。]{{0,20}}{SPEECH}|，(?:他|她|并|还|会议|同时|再次){{0,2}}{SPEECH}|：|提出")
QUOTED = re.compile(r"“[^“”]{0,80}”|（[^（）]{0,40}）")
OTHERS = re.compile(r"\d[余多]?\d*[万余多]?(?:名|人|起|件|个)|[^，。]{0,12}等?人员|(?:有关|相关)(?:责任)?人")
AND_MORE = re.compile(r"^等?\d+[余多]?[名位人个]")  # the list and others: 甲等3名责任人
CAUSES = re.compile(r"[因对][^，。；]{2,40}，")  # why: 对3名干部违纪负有责任，
YET = re.compile(r"(?:面临|将是|可能|否则|[也就都]会)[^，。]{0,6}$")  # 他面临的将是|被问责
RELATIVE = re.compile(r"[^，。；]{0,10}的(?:近|约)?[0-9]")  # 判处非监禁刑的近700名: they, not who judged
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
    naming = [
        (line, subject)
        for line, subject in _with_subjects(lines)
        if line.mentions or "其" in line.code or RECEIVED.match(line.code)
    ]
    for action, office, words in load_discipline():
        for line, subject in naming:
            for match in words.finditer(line.code[:LONGEST_LINE]):
                for name in _whom(line, match, subject):
                    meant = name in held and name not in done and not ANONYMOUS.search(name)
                    private = () if held.get(name) else _private_posts(story, people, name)
                    if meant and (held[name] or not office):
                        done.add(name)
                        for post in _lost(story, people, name, held[name]) or private or ("",):
                            yield make_change(line, story, (name, post, action), match.span(), action)


def _with_subjects(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Give the lines, each with whom the last one before it that names anybody names first, whom 其 means."""
    subject = ""
    for line in lines:
        yield line, subject
        subject = next((line.name(char) for char in line.code if char in line.mentions), subject)


def _private_posts(story: Story, people: People, name: str) -> tuple[str, ...]:
    """Give the posts, as printed, of somebody whose title makes no official: who leads a company, school or village.

    Those that leave its name out get it from the first: 某集团原党委书记、董事长; one of another house names that.
    """
    mention = next((one for one in people.of(fold(name)) if one.title_before), None)
    if mention is None or mention.title_before is None:
        return ()
    before = story.view(mention.where).text[: mention.title_before[1]]
    first, *others = NUMBER.sub("", PENALTY.sub("", CLAUSE.split(before)[-1])).split("、")
    house = HOUSE.match(first)
    own = house[0] if house else ""
    more = [post for post in others if own and title_ending_at(post, len(post))]
    return (
        first,
        *(post if HOUSE.match(post) else own + post for post in more if HOUSE.match(post) or len(post) <= SHORT),
    )


HOUSE = re.compile(r".*(?:集团|公司|大学|学院|医院)原?")
SHORT = 6  # characters of a post that leaves its house out: 党委副书记
CLAUSE = re.compile(r"[，。；：\n\s]|(?<=）)")
PENALTY = re.compile("^.*给予")  # a punishment
NUMBER = re.compile(r"^[0-9]{1,2}[.．]")  # of a case in a list


NAMED_BEHIND = re.compile(r"[^。；，]{0,8}，?(?:分别(?:是|为)|他们是|包括)：?")  # 3人被查，分别是……


HIM = re.compile(r"(?:给予|对|将|取消|终止)其[^，。；]{0,12}\Z")


RECEIVED = re.compile(
    rf"(?:{WHEN}|[同当]年(?:[0-9]{{1,2}}[月日])*|随后)，?(?:受到|被给予|因此|被)(?=[^。；]{{2,}})"
)  # 同年5月，受到党内警告处分: whom the sentence before names


def _whom(line: Line, match: "re.Match[str]", subject: str) -> tuple[str, ...]:
    """Give the persons that discipline words speak of: the last list before them, else the one behind.

    Who says, decides or signs it is not meant. Where a line names nobody, 给予其……处分 means the one named before.
    """
    if named := NAMED_BEHIND.match(line.code, match.end()):
        return line.names(line.code[named.end() :])
    lists = list(re.finditer(NAMES, line.code[: match.start()]))
    if not lists:
        of_him = HIM.search(line.code, 0, match.start()) or RECEIVED.match(line.code)
        his = (subject,) if subject and of_him else ()
        return his or line.names(line.code[match.end() : match.end() + 2])
    between = AND_MORE.sub("", line.code[lists[-1].end() : match.start()])
    between = CAUSES.sub("", QUOTED.sub("", between))
    others = (
        RELATIVE.match(line.code, match.end())
        or YET.search(between)
        or SAYS.search(between)
        or OTHERS.search(between)
        or KIN.match(between)
    )
    return () if others else line.names(lists[-1][0])


def _lost(story: Story, people: People, name: str, posts: tuple[Post, ...]) -> tuple[str, ...]:
    """Give the posts that somebody loses: former ones (原主任) that stand in front of a name, else all that do.

    What stands beside a former one is lost too (省委委员、某市委原书记). Where none stands there, all that the story
    gives count: what he 曾任 before is not lost.
    """
    titles = [story.span(one.where, *one.title_before) for one in people.of(fold(name)) if one.title_before is not None]
    stacks = [tuple(post for post in posts if post.span and is_within(post.span, title)) for title in titles]
    front = [post for stack in stacks for post in stack] or list(posts)
    lost = [post for stack in stacks if any(map(is_former, stack)) for post in stack]
    return tuple(dict.fromkeys(post.name for post in lost or list(filter(is_former, front)) or front))


def is_within(inner: Span, outer: Span) -> bool:
    """Tell whether a printed place begins inside of another."""
    return inner.where == outer.where and outer.start <= inner.start < outer.end


def is_former(post: Post) -> bool:
    """Tell whether a post is marked as one held before."""
    return post.standing is Standing.FORMER or bool(FORMER_INSIDE.search(post.name))
