"""A Story in, its People out: every person named, the posts in full form, each mention with what stands around it.

Places in a Mention are folded places (see text.py) in the view of `where`; `Story.span` gives the printed span.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from monitor.parser.fiction import is_fiction
from monitor.parser.mention import Mention, Stretch
from monitor.parser.name_tables import load_japanese
from monitor.parser.people.headed import with_post_of_heading
from monitor.parser.people.mentions import find_names
from monitor.parser.people.namings import make_naming, place_posts
from monitor.parser.people.short_mentions import with_short_mentions
from monitor.parser.posts.bearings import Bearings, bearings_of
from monitor.parser.posts.behind import with_posts_behind
from monitor.parser.posts.beside import read_run, read_sentence, shift
from monitor.parser.posts.careers import opens_life, read_label, read_life, tells_life
from monitor.parser.posts.completing import canonical_post
from monitor.parser.posts.offices import describe
from monitor.parser.posts.setting import Setting, read_setting, section_countries
from monitor.parser.posts.stacks import run_after
from monitor.parser.posts.staff import run_alone
from monitor.parser.states import named_states
from monitor.parser.text import Sentence, Story
from monitor.records import Naming, Person, Post, Span, Standing


@dataclass(frozen=True, kw_only=True)
class People:
    """The persons of a story in order of first mention, and their mentions in order (heading first, then text)."""

    persons: tuple[Person, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @cached_property
    def officials(self) -> frozenset[str]:
        """The names of those who are officials."""
        return frozenset(person.name for person in self.persons if person.official)

    @cached_property
    def by_person(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of each person, in order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.person, []).append(mention)
        return {name: tuple(group) for name, group in found.items()}

    @cached_property
    def by_name(self) -> dict[str, tuple[Person, ...]]:
        """The persons of each name, in order."""
        found: dict[str, list[Person]] = {}
        for person in self.persons:
            found.setdefault(person.name, []).append(person)
        return {name: tuple(group) for name, group in found.items()}

    def bearing(self, name: str) -> tuple[Person, ...]:
        """Give the persons of a name, in order."""
        return self.by_name.get(name, ())

    def of(self, name: str) -> tuple[Mention, ...]:
        """Give the mentions of one person, in order."""
        return self.by_person.get(name, ())


XI = "习近平"


def full_names(story: Story, mentions: list[Mention]) -> dict[str, str]:
    """Give the fullest form of each name: 拉德夫 is 鲁门·拉德夫 where the story says so, but not kin of his.

    So is a Japanese surname the one whole name that begins with it.
    """
    full = {mention.person: mention.person for mention in mentions}
    kin = {m.person for m in mentions if is_kin(story, m)}
    for dotted in sorted((name for name in full if "·" in name and name not in kin), key=len):
        for part in (dotted.partition("·")[2], *dotted.split("·")):
            if part in full:
                full[part] = dotted
    for surname in full.keys() & load_japanese():
        longer = [name for name in full if name != surname and name.startswith(surname)]
        if len(longer) == 1:
            full[surname] = longer[0]
    return full


def is_kin(story: Story, mention: Mention) -> bool:
    """Tell whether a name is that of somebody's relative: 甲之子--乙·甲."""
    before = story.view(mention.where).text[max(0, mention.start - NEAR_KIN) : mention.start]
    return before.rstrip("-—－").endswith(KIN)


NEAR_KIN = 6  # characters
DESCENDANTS = ("儿子", "女儿", "之子", "之女", "之孙", "孙子", "孙女", "侄子", "侄女", "后人", "后裔")
SIBLINGS = ("弟弟", "哥哥", "兄弟", "姐姐", "妹妹")
KIN = (*DESCENDANTS, *SIBLINGS, "妻子", "夫人", "丈夫", "遗孀", "父亲", "母亲")


def with_life(mention: Mention, posts: tuple[Post, ...], place: Stretch | None) -> Mention:
    """Give somebody the posts of a sentence of his life."""
    if not posts:
        return mention
    places = (*mention.more_titles, place) if place else mention.more_titles
    return replace(mention, posts=(*mention.posts, *posts), more_titles=places, official=True)


def lead_of(story: Story, sentence: Sentence) -> str:
    """Give what stands before a sentence, the heading first, as far as it can name whose a bare title is."""
    before = story.view(sentence.where).text[max(0, sentence.start - LEAD) : sentence.start]
    return before if sentence.where == "heading" else f"{story.heading.text[:LEAD]}\n{before}"


def between(story: Story, last: Mention, sentence: Sentence) -> str:
    """Give what stands around a name from its line's beginning to a later sentence, but for the name; "-" far away."""
    text = story.view(last.where).text
    line = text.rfind("\n", 0, last.start) + 1
    end = sentence.start if last.where == sentence.where else len(text)
    behind = text[last.end : end] if end - last.end < NEAR_LINE else "-"
    return text[line : last.start] + behind


NEAR_LINE = 12  # characters to the line behind a name in a line by itself
LEAD = 200  # characters before a sentence that may name the organ of its titles


def find_people(story: Story, known: frozenset[str] = frozenset()) -> People:
    """Find the people that a story names; in fiction nobody holds an office.

    `known` are folded names that other stories of the issue introduce.
    """
    setting = read_setting(story)
    countries = section_countries(story)
    mentions: list[Mention] = []
    foreign: set[str] = set()
    subject, life = None, Bearings()  # whose life the lines tell, and what they said last
    labelled: tuple[Post, ...] = ()  # what a label said before
    for sentence, names in find_names(story, known):
        foreign.update(part for name in names if name.foreign for part in (name.name, name.name.rpartition("·")[2]))
        last = mentions[-1] if mentions else None
        country = countries.get(sentence.index)
        here = setting._replace(country=country) if country else setting
        if subject is not None and not names and tells_life(sentence.text):
            posts, place, life = read_life(sentence.text, life)
            at = shift(place, sentence.start) if mentions[subject].where == sentence.where else None  # 某某同志简历
            mentions[subject] = with_life(mentions[subject], posts, at)
            continue
        if last is not None and not names and (run := run_alone(sentence.text, between(story, last, sentence))):
            posts, life = read_run(run, bearings_of(here), foreign=False)
            at = shift((run.start, run.end), sentence.start) if last.where == sentence.where else None
            mentions[-1] = with_life(last, posts, at)
            continue
        labelled = labelled if names else read_label(sentence.text, bearings_of(here), story.heading.text) or labelled
        before = lead_of(story, sentence) if names else ""
        beside = read_sentence(sentence, names, here, last, before=before) if names else []
        read = with_posts_behind(sentence, beside, here, foreign, before) if names else []
        if subject is not None and {name.name for name in names} == {mentions[subject].person}:
            posts, place, life = read_life(sentence.text[names[-1].end :], bearings_of(here))
            posts = tuple(post for post in posts if not post.name.endswith(tuple(one.name for one in read[-1].posts)))
            read[-1] = with_life(read[-1], posts, shift(place, sentence.start + names[-1].end))
        mentions.extend(read)
        if read and opens_life(sentence.text, read[0].end - sentence.start):
            subject, life = len(mentions) - len(read), bearings_of(here)
            mentions[subject] = with_life(mentions[subject], labelled, None)
        labelled = () if read else labelled
    mentions = with_author_note(story, mentions, setting)
    mentions = with_post_of_heading(story, mentions, setting, foreign)
    mentions = with_short_mentions(story, mentions)
    full = full_names(story, mentions)
    named = tuple(m if m.person == full[m.person] else replace(m, person=full[m.person]) for m in mentions)
    if is_fiction(story):
        named = tuple(replace(mention, posts=(), official=False) for mention in named)
    return People(persons=tuple(make_persons(story, named)), mentions=named)


AUTHOR = re.compile(r"（作者(?:系|为|是|单位：?|现任)")


def is_byline(story: Story, mention: Mention) -> bool:
    """Tell whether a name stands by itself at the head of the text."""
    text = story.text.text
    opens = mention.where == "text" and not text[: mention.start].strip(" \u3000")
    return opens and not text[mention.end : mention.end + 1].strip()


def with_author_note(story: Story, mentions: list[Mention], setting: Setting) -> list[Mention]:
    """Give the author at the head of the text the posts of the note at its end: （作者系省政协委员、…）."""
    note = AUTHOR.search(story.text.text)
    head = next((index for index, m in enumerate(mentions) if is_byline(story, m)), None)
    if note is None or head is None or not (run := run_after(story.text.text, note.end())):
        return mentions
    posts, _ = read_run(run, bearings_of(setting), foreign=False)
    author = replace(
        mentions[head],
        posts=(*mentions[head].posts, *posts),
        official=mentions[head].official or bool(posts),
        title_after=(run.start, run.end),
        rule="author note",
    )
    return [*mentions[:head], author, *mentions[head + 1 :]]


def with_data(post: Post) -> Post:
    """Add to a post what it is as data: whose, which rank, one key for all its wordings."""
    office = describe(post.name)
    return replace(
        post,
        jurisdiction=post.jurisdiction or office.jurisdiction,
        body=post.body or office.body,
        code=office.code,
        rank=office.rank,
        key=office.key,
    )


def keep_sure(story: Story, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Leave out posts whose state was guessed when another place prints it: 萨勒曼国王 is 沙特国王, named before."""
    state = {post.title for post in posts if post.rule == "state"}
    at_home = {post.title for post in posts if post.rule == "whole" and says_body(story, post)}
    printed = {post.title for post in posts if post.rule == "state" and post.span and names_state(story, post)}
    elsewhere = {post.title for post in posts if post.rule != "whole" and post.body}
    chairs_else = any(post.title == "主席" and post.name not in STATE_CHAIRS for post in posts)
    return tuple(
        post
        for post in posts
        if not (chairs_else and post.name == "国家主席" and story.printed(post.span or NOWHERE) == "主席")
        and not (post.rule == "whole" and post.title in state and not says_body(story, post))
        and not (
            post.name in AT_HOME
            and post.rule == "whole"
            and (printed or post.title in elsewhere)
            and not says_body(story, post)
        )
        and not (post.rule == "state" and post.title in at_home and not names_state(story, post))
        and not (
            post.rule == "state"
            and post.title in printed
            and not (names_state(story, post) or IN_BETWEEN.search(post.name))
        )
    )


STATE_CHAIRS = frozenset(("国家主席", "中央军委主席"))  # 某某主席 of another body is no head of state
AT_HOME = frozenset(("中共中央总书记", "全国人大常委会委员长"))  # 阮富德总书记, who leads 越共中央, leads no party here
NOWHERE = Span(start=0, end=0)


def says_body(story: Story, post: Post) -> bool:
    """Tell whether a post is printed with its organ, so that nobody need guess whose it is: 国务院总理."""
    return bool(post.body and post.span and story.printed(post.span).startswith(post.body))


IN_BETWEEN = re.compile(r"看守|过渡|临时|候任")  # an office of its own: 看守政府总理 becomes 总理


def names_state(story: Story, post: Post) -> bool:
    """Tell whether a post is printed with its state, by name or by its first character."""
    text = story.printed(post.span) if post.span else ""
    return bool(named_states(text)) or text[:1] == post.jurisdiction[:1]


def drop_shorter(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Leave out a post that another says more of: its place before it (合肥市包河区委书记), or that it is over (原)."""
    return tuple(post for post in posts if not any(is_shorter(post, other) or is_over(post, other) for other in posts))


def is_shorter(one: Post, other: Post) -> bool:
    """Tell whether two posts are one office and the first prints less of its place."""
    less = one.name != other.name and other.name.endswith(one.name)
    return less and one.key == other.key and one.standing == other.standing


def is_over(one: Post, other: Post) -> bool:
    """Tell whether two posts are one office and the second says that it is held no more: 原副省长 of a 副省长."""
    return one.key == other.key and one.standing is Standing.CURRENT and other.standing is Standing.FORMER


def name_in_print(story: Story, namings: Sequence[Naming]) -> str:
    """Give the fullest printed form of a name, of several in different script the first in the text (李强 and 李強)."""
    text_first = sorted(namings, key=lambda naming: naming.where == "heading")
    return max((re.sub(r"\s", "", story.printed(naming)) for naming in text_first), key=len)


def make_persons(story: Story, mentions: tuple[Mention, ...]) -> Iterator[Person]:
    """Gather each person's mentions and posts; officials are ranked by first listing in the text, then the heading."""
    rank = 0
    placed = place_posts(story, mentions)
    text_first = sorted(mentions, key=lambda m: (m.where == "heading", m.start))
    mine: dict[str, list[Mention]] = {mention.person: [] for mention in text_first}
    for mention in mentions:
        mine[mention.person].append(mention)
    for name, own in mine.items():
        posts = {
            canonical_post(post.name): post
            for mention in reversed(own)
            for post in reversed(placed[mention.where, mention.start])
        }
        kept = keep_sure(story, tuple(reversed(posts.values())))
        official = name == XI or any(mention.official for mention in own)
        rank += official
        spans = tuple(make_naming(story, mention) for mention in own)
        printed = name_in_print(story, spans)
        yield Person(
            name=printed if len(printed) > 1 else name,  # 习主席 alone is printed: the name is the table's
            official=official,
            posts=drop_shorter(tuple(map(with_data, kept))),
            mentions=spans,
            rank=rank if official else 0,
            rule=own[0].rule,
        )
