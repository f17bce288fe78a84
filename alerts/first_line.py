"""An alert in, the line that says in its reader's language who did what, where and when out (首行). Pure.

顾知远（云岭省省长）出席云岭省经济座谈会 · 云岭省临川市 · 2031年5月13日
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from alerts.english.line import say_in_english
from alerts.inert import clean
from alerts.labels import WORDS, ZH
from alerts.leads import MOST_NAMES, MOST_POSTS, count_changes, find_company, find_days, find_deed, find_lead
from alerts.receivers import Language
from alerts.wording import say_change, say_day
from monitor.records import Alert, Appointment, Event, Match


def say_what_happened(alert: Alert, language: Language, most_posts: int = MOST_POSTS, *, whole: bool = True) -> str:
    """Say in one line what an alert tells, with so many posts of each person; where and when only if `whole`."""
    return clean(LINES[language](alert, most_posts, whole)).strip()


def say_line(alert: Alert, language: Language, line: str = "") -> str:
    """Say in one line what happened, or what is said of it now that was told otherwise; `line` is what happened."""
    line, words = line or say_what_happened(alert, language), WORDS[language]
    if alert.correction is None:
        return line
    return words["gone_line" if alert.correction.gone else "correction"].format(line=line)


def say_in_chinese(alert: Alert, most_posts: int, whole: bool) -> str:  # noqa: FBT001 - of the table below
    """Say it in Chinese, in the words of the paper."""
    lead = find_lead(alert)
    if lead.absence is not None:
        return ZH["away"].format(who=say_who((lead,), most_posts), days=lead.absence.days)
    if lead.change is not None:
        return say_changed(lead.change, count_changes(alert))
    if lead.event is not None:
        deed = say_deed(alert, lead, lead.event, most_posts)
        return " · ".join(list_whole(deed, lead.event)) if whole else deed
    subject = say_who((lead,), most_posts) if lead.person else ""
    return put_first(lead.person, subject, alert.headline) or lead.term


def say_changed(change: Appointment, count: int) -> str:
    """Say who was put into which post or taken out of it, and how many more changes there are."""
    said = say_change(change, "zh") + (ZH["more_changes"].format(more=count - 1) if count > 1 else "")
    return " · ".join(filter(None, (said, say_day(change.day, "zh") if change.day else "")))


def put_first(name: str, who: str, words_printed: str) -> str:
    """Put a person with posts before what is printed, or in place of the name that it begins with already."""
    if name and words_printed.startswith(name):
        return who + words_printed.removeprefix(name)
    return "：".join(filter(None, (who, words_printed)))


def say_deed(alert: Alert, lead: Match, event: Event, most_posts: int) -> str:
    """Say who did what, those named who were in it in the same way."""
    if not lead.person:
        return event.name
    if event.name.startswith(lead.person):
        return put_first(lead.person, say_who((lead,), most_posts), event.name)
    who = say_who(find_company(alert, lead, event), most_posts)
    return ZH[find_deed(lead.person, event)].format(who=who, event=event.name)


def say_who(matches: tuple[Match, ...], most_posts: int) -> str:
    """Name people with so many of their posts, three people at most and the number of all."""
    named = "、".join(
        match.person
        + (ZH["posts"].format(posts="、".join(match.posts[:most_posts])) if match.posts[:most_posts] else "")
        for match in matches[:MOST_NAMES]
    )
    return named + (ZH["others"].format(all=len(matches)) if len(matches) > MOST_NAMES else "")


def list_whole(deed: str, event: Event) -> tuple[str, ...]:
    """Give the deed, and behind it place and days where the article tells them and the deed does not say them."""
    place = event.place if event.place not in deed else ""
    days = find_days(event)
    return tuple(filter(None, (deed, place, say_days(*days) if days else "")))


def say_days(start: date, end: date) -> str:
    """Say from when to when: 2031年5月13日至14日."""
    if start == end:
        return say_day(start, "zh")
    until = f"{end.day}日" if (start.year, start.month) == (end.year, end.month) else f"{end.month}月{end.day}日"
    return f"{say_day(start, 'zh')}至{until if start.year == end.year else say_day(end, 'zh')}"


LINES: Mapping[Language, Callable[[Alert, int, bool], str]] = MappingProxyType(
    {"zh": say_in_chinese, "en": say_in_english}
)
