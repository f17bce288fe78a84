"""A Story in, its People out: every person named, the posts in full form, each mention with what stands around it.

Places in a Mention are folded places (see text.py) in the view of `where`; `Story.span` gives the printed span.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from monitor.parser.bearings import Bearings, bearings_of
from monitor.parser.fiction import is_fiction
from monitor.parser.mentions import LIST_JOINTS, SURNAME_TITLE, Found, find_names, joint_text
from monitor.parser.namings import make_naming, place_posts
from monitor.parser.posts import canonical_post, read_post
from monitor.parser.setting import Setting, read_setting, section_countries
from monitor.parser.stacks import Run, run_after, run_before
from monitor.parser.text import READINGS, Sentence, Story
from monitor.parser.titles import load_titles, title_starting_at
from monitor.records import Person, Post, Where


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One place where a person is named: folded `start`..`end` of `where`, in `story.sentences[sentence]`.

    `person` is the folded name of the Person, the fullest the story has (this place may print less of it: 江主席).
    `title_before` and `title_after` are the folded places of the posts that belong to it there, or None; `group`
    numbers the list that it stands in (names joined by 、 or run together, posts between them allowed), 0 for none.
    `official` is true where a post or a rank word (省领导) stands with it.
    """

    person: str
    where: Where
    start: int
    end: int
    sentence: int
    title_before: tuple[int, int] | None = None
    title_after: tuple[int, int] | None = None
    group: int = 0
    posts: tuple[Post, ...] = ()
    official: bool = False
    rule: str = ""


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
    def by_sentence(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions in each sentence that has some, in order."""
        return {index: tuple(group) for index, group in groupby(self.mentions, key=lambda mention: mention.sentence)}

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

    def in_sentence(self, index: int) -> tuple[Mention, ...]:
        """Give the mentions in one sentence, in order."""
        return self.by_sentence.get(index, ())

    def of(self, name: str) -> tuple[Mention, ...]:
        """Give the mentions of one person, in order."""
        return self.by_person.get(name, ())


TAKES = re.compile(
    r"(?:[（(][^（）()]{1,8}[）)])?(?:同志|本人|均|等)?(?:已|将|现|正式|此前|曾|分别|先后|继续|全票)*(?:被|获)?(?:不再|决定|提名)?"
    r"(?:(?:任命|选举|补选|推选|推举|增选|提名|选)为|当选为?|担任|出任|接任|续任|升任|调任|转任|改任|兼任|任|为|是|系|辞去|卸任|请求辞去|身兼)"
    r"(?:了|中共)?"
)
LATER = re.compile(
    r"[，,；;](?:后|随后|并|现|再|又|其后)?(?:调任|升任|转任|出任|改任|担任|现任|历任|曾任|后任|任(?![务何意由性期职命]))(?:中共)?"
)
LOSES = re.compile(r"(?:同志)?(?:请求)?(?:的|辞去|辞任)(?:中共)?")
DISMISSES = re.compile(r"(?:免去|撤销|罢免|接受|同意|批准|关于)[^，。；]{0,40}$")
GOES_ON = re.compile(
    r"(?:等?职务|一职)?[，,；;、]?(?:同时|并|也|现|另)?(?:将)?(?:不再(?:担任|兼任)|担任|兼任|提名为|免去其|辞去|(?<=[，,；;])任)(?:中共)?|[和与](?=[\u4e00-\u9fff]{2,12}职务)"
)
RANKED = re.compile(
    r"等?(?:同志|[\u4e00-\u9fff]{0,6}?)(?:领导|领导人|领导同志|负责人|负责同志)(?:[\u4e00-\u9fff]{0,3})"
)
RANK_LABEL = re.compile(
    r"(?:领导|领导同志|领导人|负责同志|负责人)(?:还|主要)?(?:有|包括)?[:：]?$|领导(?:还)?(?:有|包括)$"
)
RANKED_LIST = re.compile(r"等[\u4e00-\u9fff]{0,8}?(?:领导同志|领导人|领导|负责人|负责同志)")
SHARED = re.compile(r"(?:[两二三四五六七八九]|[0-9])(?:地|省市|省|市|省区|省区市|省市区)$")
XI = "习近平"
NOTICE = re.compile(r"(?:同志)?的[^，。；]{2,60}职务[；;。]?$")  # a line of its own under 免去：
NEAR = 50  # characters before a name that can say what is done to its bearer


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one sentence has found so far: its mentions, and what later posts may lean on."""

    mentions: tuple[Mention, ...]
    bearings: Bearings


def read_run(run: Run, bearings: Bearings, *, foreign: bool) -> tuple[tuple[Post, ...], Bearings]:
    """Make Posts of a run, each leaning on the ones before."""
    posts: list[Post] = []
    bearings = bearings._replace(standing="")
    for printed in run.posts:
        post, bearings = read_post(printed, bearings, foreign=foreign)
        if post is not None:
            posts.append(post)
            foreign = foreign or post.rule == "state"
    return tuple(posts), bearings


def title_behind(text: str, found: Found, following: Found | None) -> tuple[int, int] | None:
    """Give the place of a title right behind a name (龚正市长); one in front of the next name is that name's."""
    title = title_starting_at(text, found.end)
    if not title or load_titles()[title][0] in ("calling", "rank"):
        return None
    end = found.end + len(title)
    if following is not None and following.start == end:
        return None
    return found.end, end


def head_of_state(text: str, place: tuple[int, int], found: Found, bearings: Bearings) -> str:
    """Give the title behind a name; 主席 of nothing named before, behind a Han name, is the Republic's (江主席)."""
    title = text[slice(*place)]
    of_republic = found.name in HEADS_OF_STATE or not (found.foreign or bearings.body)
    return "国家主席" if title == "主席" and of_republic else title


HEADS_OF_STATE = frozenset(("毛泽东", "刘少奇", "李先念", "杨尚昆", "江泽民", "胡锦涛", "习近平"))  # 1954 to today


def of_row(run: Run, row: tuple[str, ...], index: int) -> Run:
    """Give the run as it reads for one member of the list behind a shared head: 三地政协副主席A、B、C."""
    if index >= len(row):
        return run
    return run._replace(posts=(*run.posts[:-1], row[index] + run.posts[-1]))


class Held(NamedTuple):
    """What stands with a name in a sentence: posts, whether they make an official, by which rule, titles' places."""

    posts: tuple[Post, ...]
    official: bool
    rule: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def make_mention(sentence: Sentence, found: Found, group: int, held: Held) -> Mention:
    """Make a Mention of a name in a sentence and of what it holds there."""
    return Mention(
        person=found.name,
        where=sentence.where,
        start=sentence.start + found.start,
        end=sentence.start + found.end,
        sentence=sentence.index,
        title_before=shift(held.before, sentence.start),
        title_after=shift(held.after, sentence.start),
        group=group,
        posts=held.posts,
        official=held.official,
        rule=held.rule,
    )


def read_sentence(sentence: Sentence, names: tuple[Found, ...], setting: Setting, group: int) -> list[Mention]:
    """Read the posts around the names of one sentence."""
    text, bearings = sentence.text, bearings_of(setting)
    mentions: list[Mention] = []
    floor, shared = 0, False
    row: tuple[str, ...] = ()
    headed = (Run(0, 0, (), "", ""), 0)
    for index, found in enumerate(names):
        following = names[index + 1] if index + 1 < len(names) else None
        run = run_before(text, floor, found.start)
        posts: tuple[Post, ...] = ()
        before = after = None
        official = False
        rule = found.anchor
        room = joint_text(text[floor : run.start if run else found.start])
        continues = index > 0 and room in LIST_JOINTS
        if not continues:
            group += 1
        if run is not None:
            row = setting.row if SHARED.search(text, max(0, run.start - NEAR), run.start) else ()
            posts, bearings = read_run(of_row(run, row, 0), bearings, foreign=found.foreign)
            official, before = bool(posts) or run.kind == "rank", (run.start, run.end)
            shared, rule, headed = run.holders == "many", "title before", (run, index)
        elif found.anchor == "list" and RANK_LABEL.search(text, max(0, found.start - NEAR), found.start):
            official, shared, rule = True, True, "rank before"
        elif continues and shared and row:
            posts, bearings = read_run(of_row(headed[0], row, index - headed[1]), bearings, foreign=found.foreign)
            official, rule = bool(posts), "shared head"
        elif continues and shared:
            posts, official, rule = mentions[-1].posts, mentions[-1].official, "shared title"
        else:
            shared = False
        if place := title_behind(text, found, following):
            right, bearings = read_run(
                Run(*place, (head_of_state(text, place, found, bearings),), "", ""), bearings, foreign=found.foreign
            )
            posts, official, after = (*posts, *right), official or bool(right), place
        mentions.append(make_mention(sentence, found, group, Held(posts, official, rule, before, after)))
        floor = after[1] if after else found.end
    return mentions


Place = tuple[int, int]


def limit_behind(sentence: Sentence, mentions: list[Mention], index: int) -> int:
    """Give where what stands behind a name ends: at the next name, or at the title in front of that."""
    if index + 1 == len(mentions):
        return len(sentence.text)
    following = mentions[index + 1]
    return (following.title_before or (following.start, 0))[0] - sentence.start


def opening_behind(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Find the verb that gives or takes a post behind the name at begin..end: at once, or in a later clause."""
    found = TAKES.match(text, end)
    dismissed = DISMISSES.search(text, max(0, begin - NEAR), begin) or (begin == 0 and NOTICE.match(text, end))
    if found is None and dismissed and (lost := LOSES.match(text, end)):
        return lost
    return found or LATER.search(text, end)


def posts_behind(
    text: str, begin: int, end: int, bearings: Bearings, *, foreign: bool
) -> tuple[tuple[Post, ...], Place | None, Bearings]:
    """Read the posts that a verb behind a name gives or takes: `X任…`, `任命X为…`, `免去X的…职务` (任免)."""
    posts: tuple[Post, ...] = ()
    place = None
    found = opening_behind(text, begin, end)
    while found and (run := run_after(text, found.end())):
        more, bearings = read_run(run, bearings, foreign=foreign)
        posts = (*posts, *more)
        place = place or (run.start, run.end)
        found = GOES_ON.match(text, run.end)
    return posts, place, bearings


def with_posts_behind(
    sentence: Sentence, mentions: list[Mention], setting: Setting, foreign: AbstractSet[str]
) -> list[Mention]:
    """Give each list of names the posts that stand behind its last name."""
    out, bearings = list(mentions), bearings_of(setting)
    for index, mention in enumerate(mentions):
        if index + 1 < len(mentions) and mentions[index + 1].group == mention.group:
            continue
        begin, end = mention.start - sentence.start, mention.end - sentence.start
        text = sentence.text[: limit_behind(sentence, mentions, index)]
        bearings = bearings._replace(country=state_before(mentions, index) or bearings.country)
        holder = holder_of(sentence, mentions, index)
        posts, place, bearings = posts_behind(text, begin, end, bearings, foreign=holder.person in foreign)
        if not posts and not RANKED_LIST.match(sentence.text, end):
            continue
        for position, member in enumerate(mentions):
            if member.group == holder.group:
                out[position] = replace(
                    out[position],
                    posts=(*out[position].posts, *posts),
                    official=True,
                    title_after=out[position].title_after or shift(place, sentence.start),
                    rule="post behind" if posts else "rank behind",
                )
    return out


def state_before(mentions: list[Mention], index: int) -> str:
    """Give the state whose office the nearest name up to `index` holds (挪威首相A任命B为国防部长), or ""."""
    posts = (post for mention in reversed(mentions[: index + 1]) for post in mention.posts)
    return next((post.jurisdiction for post in posts if post.rule == "state"), "")


def shift(place: Place | None, by: int) -> Place | None:
    """Move a place from a sentence into its view."""
    return place and (place[0] + by, place[1] + by)


def holder_of(sentence: Sentence, mentions: list[Mention], index: int) -> Mention:
    """Give whom the posts behind a name belong to: in `A被B任命为` not B, who acts, but A."""
    mention = mentions[index]
    if index == 0:
        return mention
    begin = mentions[index - 1].end - sentence.start
    return mentions[index - 1] if "被" in sentence.text[begin : mention.start - sentence.start] else mention


def full_names(story: Story, mentions: list[Mention]) -> dict[str, str]:
    """Give the fullest form of each name: 拉德夫 is 鲁门·拉德夫 where the story says so, but not kin of his."""
    full = {mention.person: mention.person for mention in mentions}
    kin = {m.person for m in mentions if story.view(m.where).text.endswith(KIN, 0, m.start)}
    for dotted in sorted((name for name in full if "·" in name and name not in kin), key=len):
        first, _, rest = dotted.partition("·")
        for part in (first, rest, rest.rpartition("·")[2]):
            if part in full:
                full[part] = dotted
    return full


KIN = ("妻子", "夫人", "丈夫", "儿子", "女儿", "之子", "之女", "侄子", "弟弟", "哥哥", "兄弟", "父亲", "母亲")


def find_people(story: Story) -> People:
    """Find the people that a story names; in fiction nobody holds an office."""
    setting = read_setting(story)
    countries = section_countries(story)
    mentions: list[Mention] = []
    foreign: set[str] = set()
    for sentence, names in find_names(story):
        foreign.update(name.name for name in names if name.foreign)
        group = mentions[-1].group if mentions else 0
        here = setting._replace(country=countries.get(sentence.index) or setting.country)
        read = read_sentence(sentence, names, here, group)
        mentions.extend(with_posts_behind(sentence, read, here, foreign))
    mentions = with_author_note(story, mentions, setting)
    mentions = with_short_mentions(story, mentions)
    full = full_names(story, mentions)
    named = tuple(m if m.person == full[m.person] else replace(m, person=full[m.person]) for m in mentions)
    if is_fiction(story):
        named = tuple(replace(mention, posts=(), official=False) for mention in named)
    return People(persons=tuple(make_persons(story, named)), mentions=named)


def with_short_mentions(story: Story, mentions: list[Mention]) -> list[Mention]:
    """Add the places that name an official by surname and title (李书记) where one person of the story can be meant."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        bearers.setdefault(mention.person[0], set()).add(mention.person)
    officials = {mention.person for mention in mentions if mention.official}
    taken = {(m.where, place) for m in mentions for place in range(m.start, m.end)}
    added = []
    for sentence in story.sentences:
        for found in SURNAME_TITLE.finditer(sentence.text):
            start = sentence.start + found.start()
            meant = bearers.get(found[1], set())
            if len(meant) != 1 or not meant <= officials or (sentence.where, start) in taken:
                continue
            (person,) = meant
            after = (start + 1, start + len(found[0]))
            added.append(
                Mention(
                    person=person,
                    where=sentence.where,
                    start=start,
                    end=start + 1,
                    sentence=sentence.index,
                    title_after=after,
                    official=True,
                    rule="surname and title",
                )
            )
    return sorted((*mentions, *added), key=lambda m: (m.sentence, m.start)) if added else mentions


AUTHOR = re.compile(r"[（(]作者(?:系|为|是|单位[:：]?|现任)")


def is_byline(story: Story, mention: Mention) -> bool:
    """Tell whether a name stands by itself at the head of the text."""
    return mention.where == "text" and mention.start == 0 and not story.text.text[mention.end : mention.end + 1].strip()


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
        state = {post.title for post in posts.values() if post.rule == "state"}
        posts = {key: post for key, post in posts.items() if post.rule != "whole" or post.title not in state}
        official = name == XI or any(mention.official for mention in own)
        rank += official
        spans = tuple(make_naming(story, mention) for mention in own)
        longest = max(spans, key=lambda span: span.end - span.start)
        yield Person(
            name=re.sub(r"\s", "", READINGS.sub("", story.printed(longest))),
            official=official,
            posts=tuple(reversed(posts.values())),
            mentions=spans,
            rank=rank if official else 0,
            rule=own[0].rule,
        )
