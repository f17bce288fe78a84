"""A Story and its People in, Lines out: sentences in which all that is known already is one character each.

In a Line's `code` a person with the posts beside the name is one character of NAME, an expression of time one of WHEN,
a title in 《》 one of WORK. Datelines and bylines are left out. So the rules for events and appointments read like the
sentences they match (`N会见N`) and need not know how names, posts and dates are written.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from monitor.parser.datelines import REACH, find_stamps, read_dateline
from monitor.parser.dates import When, find_dates
from monitor.parser.documents import Title, find_titles
from monitor.parser.mention import Mention
from monitor.parser.patterns import find_from
from monitor.parser.people.finding import People
from monitor.parser.text import Sentence, Story, fold
from monitor.parser.titles import verb_starting_at
from monitor.records import Dateline, Where

WHERES: tuple[Where, ...] = ("heading", "text")
NAME, WHEN, WORK = "[\ue000-\uefff]", "[\uf000-\uf3ff]", "[\uf400-\uf7ff]"
BEGINS_DATED = re.compile(WHEN)
FIRST = {"name": 0xE000, "when": 0xF000, "work": 0xF400}
MOST = {"name": 0x1000, "when": 0x400, "work": 0x400}  # of one sentence
CLAUSE_STOP = re.compile(r"[，。；：]")
LONE_DASH = re.compile(r"—(?<=[\u4e00-\u9fff]—)(?=[\u4e00-\u9fff])")  # joins two names (中国—东盟): parts no clause
CHRONICLE_OF = re.compile(r"(?=.*大事记).*?(?P<year>(?:19|20)\d\d)年(?P<month>1[0-2]|0?[1-9])月")
BLANKS = re.compile(r"[ \t\u3000]+(?=[\u4e00-\u9fff])")  # between a day and the words behind it: 6 月 7 日 省委
CLOCK = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[时点]|[:：]\d\d)(?:\d{1,2}分|半|许|整)?(?:左右|许)?")
YESTERDAY, TODAY = re.compile("昨[天日晚夜]"), re.compile("今[天日晨早晚]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
ODD = re.compile("[—\ue000-\uf8ff]")
BYLINE = re.compile(  # and where somebody stands in a picture: N（左二）
    r"（[^（）\n]{0,80}?(?:记者|通讯员|摄|编辑|责编|实习生|见习|\b完\b)[^（）\n]{0,80}）"
    r"|(?:记者|通讯员)(?:[ \u3000]+[\u4e00-\u9fff·]{2,4}){1,6}(?=[ \u3000]{2})"
    r"|【[^】\n]{0,20}(?:记者|报导|报道|专讯|讯)[^】\n]{0,30}】"
    r"|□\S{0,12}摄|(?:本报|全媒体)?(?:首席)?记者\s?\S{2,12}\s?摄"
    r"|（(?:第?[一二三四前后中]排)?[左右中]起?第?[一二三四五六七八九十0-9]{0,2}）"
)

ENVOYS = ("特使、", "特别代表、")  # of whoever is named before: N特使、副总理N
BULLETS = frozenset("·●■◆▲△▶►▷•★☆※□◇○◎")  # that a line begins with
BYLINE_BEGINS = re.compile("[（【□记通本全首]")


def is_work(char: str) -> bool:
    """Tell whether a character of code stands for a title in 《》."""
    return FIRST["work"] <= ord(char) < FIRST["work"] + MOST["work"]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One sentence as code; `places` has the folded place of each character of `code` and of its end.

    A line is the same as itself alone.
    """

    sentence: Sentence
    code: str
    places: tuple[int, ...]
    mentions: dict[str, Mention]
    whens: dict[str, When]

    @property
    def where(self) -> Where:
        """Tell whether the line is of the heading or the text."""
        return self.sentence.where

    def name(self, symbol: str) -> str:
        """Give the person that a character of NAME stands for."""
        return self.mentions[symbol].person

    def names(self, code: str) -> tuple[str, ...]:
        """Give the persons in a piece of code, each once, in order."""
        return tuple(dict.fromkeys(self.name(char) for char in code if char in self.mentions))

    def dates(self, code: str) -> tuple[When, ...]:
        """Give the times in a piece of code, in order."""
        return tuple(self.whens[char] for char in code if char in self.whens) if self.whens else ()

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Give the folded places of the code start..end."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def words_of(line: Line) -> str:
    """Give the folded words of a line without what is left out before them (its dateline)."""
    return line.sentence.text[line.places[0] - line.sentence.start :]


def begins_paragraph(line: Line, story: Story) -> bool:
    """Tell whether a line begins its paragraph; later ones may go on with what somebody said."""
    before = story.view(line.where).text[: line.sentence.start].rstrip(" \t\u3000\r")
    return not before or before.endswith("\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """Folded start..end that one character of code (or none) stands for."""

    start: int
    end: int
    kind: str
    what: Mention | When | Title | None = None


def make_lines(story: Story, people: People) -> tuple[Line, ...]:
    """Give the heading's and the text's sentences as lines, in order."""
    today = written_on(story)
    pieces = {where: _find_pieces(story, people, where, today) for where in WHERES}
    lines: list[Line] = []
    for sentence in story.sentences:
        waiting = pieces[sentence.where]
        inside: list[Piece] = []
        while waiting and waiting[-1].start < sentence.end:
            piece = waiting.pop()
            if piece.start >= sentence.start and (piece.end <= sentence.end or not piece.kind):
                inside.append(piece if piece.end <= sentence.end else replace(piece, end=sentence.end))
        lines.append(_encode(sentence, inside))
    return tuple(lines)


def _find_pieces(story: Story, people: People, where: Where, today: date | None) -> list[Piece]:
    """Give what is known of a view, the last first; of two that overlap the one that begins first counts."""
    text = story.view(where).text
    pieces = [Piece(hit.start(), hit.end(), "") for hit in find_from(BYLINE_BEGINS, BYLINE, text)]
    pieces += [Piece(start, start + len(dateline.text), "") for start, dateline in find_datelines(story, where)]
    pieces += [Piece(title.start, title.end, "work", title) for title in find_titles(text)]
    for mention in (one for one in _printed(people) if one.where == where):
        start, end = _with_posts(mention)
        start += next((len(envoy) for envoy in ENVOYS if text.startswith(envoy, start, mention.start)), 0)
        start = next(place for place in range(start, mention.start + 1) if text[place] not in BULLETS)
        acts = _over_blanks(text, end)  # in lists a blank may stand before the verb: 某某 出席会议
        pieces.append(Piece(start, acts if verb_starting_at(text, acts) else end, "name", mention))
    exact = today is not None and today != _month_end(story.article.month)
    chronicle = _chronicle_month(story)
    dates = find_dates(text, today, exact=exact)
    if where == "text" and today and exact and story.article.paper and not chronicle:
        dates = (*_opening_day(dates[:1], text, today), *dates[1:])
    days = (_in_month(when, chronicle) if chronicle else when for when in dates)
    pieces += [Piece(when.begin, _over_clock(text, when.finish), "when", when) for when in days]
    pieces += [Piece(when.begin, when.finish, "when", when) for when in find_stamps(text)]
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept[::-1]


def _over_clock(text: str, place: int) -> int:
    """Give the place behind the time of day (上午9时30分许) and the blanks that go with a day."""
    clock = CLOCK.match(text, place)
    return _over_blanks(text, clock.end() if clock else place)


def _over_blanks(text: str, place: int) -> int:
    blanks = BLANKS.match(text, place)
    return blanks.end() if blanks else place


def _printed(people: People) -> Iterator[Mention]:
    """Give the mentions with the names as the persons bear them: as printed, not as folded."""
    names = {fold(person.name): person.name for person in people.persons}
    for mention in people.mentions:
        name = names.get(mention.person, mention.person)
        yield mention if name == mention.person else replace(mention, person=name)


def _with_posts(mention: Mention) -> tuple[int, int]:
    """Give the folded places of a name with the posts right beside it."""
    before, after = mention.title_before, mention.title_after
    start = before[0] if before and before[1] == mention.start else mention.start
    return start, after[1] if after and after[0] == mention.end else mention.end


def _encode(sentence: Sentence, pieces: list[Piece]) -> Line:
    """Put each piece of a sentence as one character; pieces without a kind are left out."""
    code: list[str] = []
    places: list[int] = []
    mentions: dict[str, Mention] = {}
    whens: dict[str, When] = {}
    counts = dict.fromkeys(FIRST, 0)
    place = sentence.start
    odd = ODD.search(sentence.text)
    for piece in (*pieces, Piece(sentence.end, sentence.end, "")):
        plain = sentence.text[place - sentence.start : piece.start - sentence.start]
        code.append(LONE_DASH.sub("-", PRIVATE.sub("□", plain)) if odd else plain)
        places.extend(range(place, piece.start))
        place = piece.end
        if piece.kind and counts[piece.kind] < MOST[piece.kind]:
            symbol = chr(FIRST[piece.kind] + counts[piece.kind])
            counts[piece.kind] += 1
            code.append(symbol)
            places.append(piece.start)
            if isinstance(piece.what, Mention):
                mentions[symbol] = piece.what
            elif isinstance(piece.what, When):
                whens[symbol] = piece.what
    return Line(sentence, "".join(code), (*places, sentence.end), mentions, whens)


@lru_cache(maxsize=2)
def written_on(story: Story) -> date | None:
    """Give the day that the story's `今天` means: its dateline's, else the issue's; of a month's chronicle its last."""
    if chronicle := _chronicle_month(story):
        return _month_end(chronicle)
    printed = story.article.dateline
    if printed and printed.day:
        return _seen_from(story, printed.day)
    days = (dateline.day for _, dateline in find_datelines(story, "text") if dateline.day)
    dated = next(days, None)
    return _seen_from(story, dated) if dated else story.article.day or _month_end(story.article.month)


@lru_cache(maxsize=2)
def _seen_from(story: Story, dated: date) -> date:
    """Give the issue's day where a text dated the day before says 昨天 and nowhere 今天: it speaks to its readers."""
    issue = story.article.day
    eve = issue is not None and issue - dated == timedelta(days=1)
    if issue and eve and YESTERDAY.search(story.text.text) and not TODAY.search(story.text.text):
        return issue
    return dated


def _chronicle_month(story: Story) -> date | None:
    """Give the first day of the month whose chronicle a story is (2023年6月大事记)."""
    found = CHRONICLE_OF.match(story.heading.text)
    return date(int(found["year"]), int(found["month"]), 1) if found else None


def _in_month(when: When, month: date) -> When:
    """Put a day without its month into that of the chronicle."""
    if when.start is None or when.end is None or not when.rule.startswith("date.day"):
        return when
    start = month + timedelta(days=when.start.day - 1)
    return replace(when, start=start, end=start + (when.end - when.start))


def _opening_day(first: tuple[When, ...], text: str, today: date) -> Iterator[When]:
    """Give the first time of a paper's text; 当天 in its first sentence means the day on which it was written."""
    for when in first:
        opens = when.rule == "date.same" and when.start is None and "。" not in text[: when.begin]
        yield replace(when, start=today, end=today, precision="day") if opens else when


def _month_end(month: date | None) -> date | None:
    return month and month.replace(day=monthrange(month.year, month.month)[1])


@lru_cache(maxsize=2)
def find_datelines(story: Story, where: Where) -> tuple[tuple[int, Dateline], ...]:
    """Give the datelines that sentences begin with, each with its folded place."""
    text = story.view(where).text
    starts = (sentence.start for sentence in story.sentences if sentence.where == where)
    read = ((start, read_dateline(text[start : start + REACH], story.article.day)) for start in starts)
    return tuple((start, dateline) for start, dateline in read if dateline)
