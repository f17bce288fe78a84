"""What watches would have told, day by day, in; counts, samples and messages of each watch and receiver, out. Pure.

Messages are counted as routing makes them: at once each alert is a message, up to the watch's limit of a day; what
waits (a digest, the end of quiet hours) goes out together. Later prints of news that a watch told go out as each
receiver wishes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from heapq import nsmallest
from zoneinfo import ZoneInfo

from alerts.receivers import Receiver
from alerts.routing import Case, find_way
from alerts.watches import Watch

MANY = 20  # messages a day of a watch without a limit, above which it is said to tell too much
SAMPLES = 3
MORNING = time(7)  # when papers come; at what hour of the past each article did, nobody knows
BARS = "▁▂▃▄▅▆▇█"
MOST_BARS = 60
QUIET = "·"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """What one watch would have told of one article; `tells` names it however a print words it (reprints.py).

    `topics` names it with the event, for watches that do not want to hear the same again at once.
    """

    watch_id: str
    article_id: str
    day: date
    paper: str
    headline: str
    passage: str
    story_id: str
    tells: frozenset[tuple[str, ...]]
    topics: frozenset[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """Alerts of a day that go the same way: later prints of what was told, what is told again, those over the limit."""

    day: date
    reprint: bool
    again: bool
    over_limit: bool


@dataclass(kw_only=True, slots=True)
class Tally:
    """What one watch would have told: hits by day and by paper, alerts by sort, a few samples, all articles' ids.

    `news` are the hits of a day that no earlier print had told, nor the watch within its `repeat`. `stories` has what
    was told of each story, and whether its first print was over the limit; `topics` when each was news last.
    """

    watch: Watch
    days: Counter[date] = field(default_factory=Counter)
    news: Counter[date] = field(default_factory=Counter)
    papers: Counter[str] = field(default_factory=Counter)
    alerts: Counter[Sort] = field(default_factory=Counter)
    samples: list[Hit] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    stories: dict[str, tuple[frozenset[tuple[str, ...]], bool]] = field(default_factory=dict)
    topics: dict[tuple[str, ...], date] = field(default_factory=dict)

    @property
    def hits(self) -> int:
        """How many articles it would have told of."""
        return len(self.articles)

    @property
    def reprints(self) -> int:
        """How many of them are later prints of news that it told."""
        return sum(count for sort, count in self.alerts.items() if sort.reprint)

    @property
    def repeated(self) -> int:
        """How many of them tell again what it told within its `repeat`."""
        return sum(count for sort, count in self.alerts.items() if sort.again)

    @property
    def busy(self) -> dict[date, int]:
        """The days with more news than the watch's limit, or without one than MANY."""
        most = self.watch.limit or MANY
        return {day: count for day, count in self.news.items() if count > most}


def count(tally: Tally, hit: Hit) -> None:
    """Count what comes next, in the order of the archive.

    Samples are those with the smallest ids: chosen by chance, and the same each time.
    """
    told, over = tally.stories.get(hit.story_id, (frozenset(), False))
    reprint = hit.tells <= told
    again = not reprint and was_told(tally, hit)
    if not reprint:
        over = not again and bool(tally.watch.limit) and tally.news[hit.day] >= tally.watch.limit
    if not reprint and not again:
        tally.news[hit.day] += 1
        tally.topics.update(dict.fromkeys(hit.topics, hit.day))
    tally.stories[hit.story_id] = (told | hit.tells, over)
    tally.alerts[Sort(day=hit.day, reprint=reprint, again=again, over_limit=over)] += 1
    tally.days[hit.day] += 1
    tally.papers[hit.paper] += 1
    tally.articles.add(hit.article_id)
    tally.samples = nsmallest(SAMPLES, (*tally.samples, hit), key=lambda one: one.article_id)


def was_told(tally: Tally, hit: Hit) -> bool:
    """Say whether all that a hit tells was news within the watch's `repeat`."""
    repeat = tally.watch.repeat
    return repeat is not None and all(hit.day - tally.topics.get(topic, date.min) < repeat for topic in hit.topics)


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What one receiver would have got: messages at once by day, and the moments at which others went out together."""

    at_once: Counter[date]
    digests: frozenset[datetime]

    @property
    def messages(self) -> int:
        """How many messages that makes."""
        return self.at_once.total() + len(self.digests)

    @property
    def most(self) -> int:
        """The messages of the day that has the most of them."""
        return max((self.at_once + Counter(slot.date() for slot in self.digests)).values(), default=0)


def load_receivers(tallies: Iterable[Tally], receivers: Mapping[str, Receiver]) -> dict[str, Load]:
    """Give what each receiver whom the watches tell would have got, in the order of `receivers`.

    All of a day's news comes in the MORNING of the receiver's own day.
    """
    at_once: defaultdict[str, Counter[date]] = defaultdict(Counter)
    digests: defaultdict[str, set[datetime]] = defaultdict(set)
    told: set[str] = set()
    for tally in tallies:
        told.update(tally.watch.receivers)
        watch = replace(tally.watch, mute_until=None)  # it is muted today, and not in the past
        for receiver in (receivers[name] for name in watch.receivers):
            for sort, alerts in tally.alerts.items():
                moment = datetime.combine(sort.day, MORNING, tzinfo=ZoneInfo(receiver.timezone))
                case = Case(over_limit=sort.over_limit, again=sort.again, reprint=sort.reprint)
                way = find_way(watch, receiver, moment, case)
                if way.why == "at once":
                    at_once[receiver.id][sort.day] += alerts
                elif way.why in {"wait", "issue"}:
                    at_once[receiver.id][sort.day] += 1
                elif way.why != "kept":
                    digests[receiver.id].add(way.due_at)
    return {name: Load(at_once=at_once[name], digests=frozenset(digests[name])) for name in receivers if name in told}


def draw(days: Iterable[date], hits: Mapping[date, int]) -> str:
    """Draw hits as bars, one a day; of a long time several days a bar, which then shows its busiest."""
    counts = [hits.get(day, 0) for day in days]
    step = -(-len(counts) // MOST_BARS) or 1
    heights = [max(counts[start : start + step]) for start in range(0, len(counts), step)]
    most = max(heights, default=0)
    return "".join(BARS[(height * len(BARS) - 1) // most] if height else QUIET for height in heights)
