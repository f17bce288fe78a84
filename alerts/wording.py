"""What a message says in its reader's language of days, reasons and sources, by the labels of labels.py. Pure.

In English, names of people, posts, places and papers are put together by alerts/english/; the Chinese stands beside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from alerts.english.days import show_day
from alerts.english.events import say_event
from alerts.english.words import beside, show_paper, show_person, show_post, show_section
from alerts.inert import clean
from alerts.labels import KINDS, WORDS
from alerts.receivers import Language
from monitor.records import Absence, Alert, Appointment, Claim, Match, Note, PageMark, Reprint

MOST_SERIES = 3  # of occasions that somebody missed


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """How a language calls what has a Chinese name."""

    person: Callable[[str, tuple[str, ...]], str] = lambda name, _posts: name
    post: Callable[[str], str] = str
    paper: Callable[[str], str] = str
    section: Callable[[str], str] = str
    series: Callable[[str], str] = str


NAMES: Mapping[Language, Names] = MappingProxyType(
    {
        "zh": Names(),
        "en": Names(
            person=show_person,
            post=show_post,
            paper=show_paper,
            section=show_section,
            series=lambda name: beside(say_event("", name), name),
        ),
    }
)


def say_day(day: date, language: Language) -> str:
    """Write a day as readers of the language do."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return show_day(day)


def say_pages(alert: Alert, language: Language) -> str:
    """Name the pages that an article is printed on, "" where none is known."""
    words = WORDS[language]
    places = ((alert.page_label, alert.page), *((place.page_label, place.page) for place in alert.continuations))
    pages = dict.fromkeys(label or page for label, page in places if page is not None)
    return words["join"].join(words["page"].format(page=page) for page in pages)


def say_source(paper: str, day: date, page: str, language: Language) -> str:
    """Say where something is printed: 云岭日报 · 2031年5月14日 · 第1版."""
    parts = (NAMES[language].paper(paper), say_day(day, language), page)
    return " · ".join(filter(None, (clean(part).strip() for part in parts)))


def say_where(alert: Alert, page: str, language: Language) -> str:
    """Say where an alert's article is printed; of somebody who is not seen, that they were seen there last."""
    source = say_source(alert.paper, alert.day, page, language)
    return WORDS[language]["last_in"].format(source=source) if find_absence(alert) else source


def find_absence(alert: Alert) -> Absence | None:
    """Give what an alert says of somebody who is not seen, None when it is about what was printed."""
    return alert.matches[0].absence


def say_first(reprint: Reprint, language: Language) -> str:
    """Say where the news of a later print was told from."""
    label = reprint.page_label or reprint.page
    page = WORDS[language]["page"].format(page=label) if label is not None else ""
    return WORDS[language]["told_from"].format(source=say_source(reprint.paper, reprint.day, page, language))


def count_papers(count: int, language: Language) -> str:
    """Say how many papers: 12家报纸."""
    return WORDS[language]["one_paper" if count == 1 else "papers"].format(count=count)


def say_print(alert: Alert, language: Language) -> str:
    """Say where a later print stands, and what its version adds and drops."""
    words = WORDS[language]
    source = say_source(alert.paper, alert.day, say_pages(alert, language), language)
    headline = words["headed"].format(headline=alert.headline) if alert.headline else ""
    said = words["also_print"].format(source=source, headline=headline, changes=say_version(alert, language))
    return clean(said).strip()


def say_version(alert: Alert, language: Language) -> str:
    """Say what the version of a later print adds and drops, "" when that is nothing."""
    words, names, reprint = WORDS[language], NAMES[language], alert.reprint
    if reprint is None:
        return ""
    changes = (
        *(
            words[key].format(names=words["join"].join(names.person(name, ()) for name in people))
            for key, people in (("added", reprint.added), ("dropped", reprint.dropped))
            if people
        ),
        *(
            words[key].format(count=count)
            for key, count in (("more_sentences", reprint.more), ("less_sentences", reprint.less))
            if count
        ),
    )
    return clean(words["semicolon"].join(changes))


def say_redirected(claim: Claim, language: Language) -> str:
    """Say for whom a message was, and why it comes to somebody else."""
    said = WORDS[language]["redirected"].format(receiver=claim.redirected_from, why=claim.redirected_why or "?")
    return clean(said)


def say_open(mark: PageMark, language: Language) -> str:
    """Say that a story goes on, or began, at a page, and why that part is not in it; "" when nobody has looked."""
    words = WORDS[language]
    return (
        words[mark.why].format(mark=words[mark.direction].format(page=f"{mark.letters}{mark.page}")) if mark.why else ""
    )


def say_why(match: Match, language: Language) -> str:
    """Say which clause of the watch held."""
    return clean(WORDS[language][match.clause].format(term=say_term(match, language)))


def say_term(match: Match, language: Language) -> str:
    """Say what was asked for; of a personnel change, what it is."""
    names = NAMES[language]
    if match.change is not None:
        return say_change(match.change, language)
    if match.clause == "event":
        return KINDS[language].get(match.term, match.term)
    if match.clause == "post":
        return names.post(match.term)
    return names.person(match.term, match.posts) if match.term == match.person else match.term


def say_change(change: Appointment, language: Language) -> str:
    """Say who was put into which post or taken out of it: 顾知远任云岭省省长."""
    names = NAMES[language]
    who, post = names.person(change.name, (change.post,)), names.post(change.post)
    return WORDS[language][change.action].format(who=who, post=post)


def say_absence(absence: Absence, language: Language) -> Iterator[str]:
    """Say on what it rests that somebody is away unusually long."""
    words = WORDS[language]
    yield words["counted"].format(issues=absence.issues, longest=absence.longest)
    for one in absence.missed[:MOST_SERIES]:
        series = NAMES[language].series(one.series)
        yield clean(words["missed"].format(series=series, held=one.held, attended=one.attended, missed=one.missed))


def say_note(note: Note, language: Language) -> str:
    """Say what the archive adds to a match."""
    day = say_day(note.day, language) if note.day else "?"
    names = NAMES[language]
    post = names.post(note.post) if note.post else ""
    other = names.person(note.other, (note.post,)) if note.other else ""
    return clean(WORDS[language][note.kind].format(post=post, other=other, day=day, days=note.days))


def say_doubt(match: Match, language: Language) -> str:
    """Say which match may be wrong and why, "" when it is sure."""
    if not match.uncertain:
        return ""
    words = WORDS[language]
    term = say_term(match, language)
    return clean(words["doubted"].format(term=term, doubt=words.get(match.uncertain, match.uncertain)))
