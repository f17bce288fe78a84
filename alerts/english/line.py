"""An alert in, the line that says in English who did what, where and when out; the Chinese stands beside. Pure.

Gu Zhiyuan (顾知远), Governor of Yunling Province (云岭省省长), chaired a symposium (经济座谈会) in Linchuan, Yunling
"""

from alerts.english.days import show_day, show_days
from alerts.english.events import say_deed, say_event
from alerts.english.words import UNTRANSLATED, beside, join_words, show_person, show_place, show_post
from alerts.labels import EN
from alerts.leads import MOST_NAMES, count_changes, find_company, find_days, find_deed, find_lead
from alerts.wording import say_change
from monitor.records import Alert, Appointment, Event, Match


def say_in_english(alert: Alert, most_posts: int, whole: bool) -> str:  # noqa: FBT001 - of first_line's table
    """Say in one line what an alert tells, with so many posts of each person; where and when only if `whole`."""
    lead = find_lead(alert)
    if lead.absence is not None:
        return EN["away"].format(who=show_who((lead,), most_posts), days=lead.absence.days)
    if lead.change is not None:
        return say_changed(lead.change, count_changes(alert))
    if lead.event is not None:
        said = say_deed_of(alert, lead, lead.event, most_posts)
        return said + say_where(lead.event) if whole else said
    headline = f"“{alert.headline}”" if alert.headline else lead.term
    return ": ".join(filter(None, (show_who((lead,), most_posts) if lead.person else "", f"{headline} {UNTRANSLATED}")))


def say_changed(change: Appointment, count: int) -> str:
    """Say who was put into which post or taken out of it, and how many more changes there are."""
    day = f" on {show_day(change.day)}" if change.day else ""
    more = count_more(EN["more_changes"], count - 1)
    return say_change(change, "en") + day + more


def say_deed_of(alert: Alert, lead: Match, event: Event, most_posts: int) -> str:
    """Say who did what in an event, or without a person what happened."""
    return say_company(alert, lead, event, most_posts) if lead.person else capitalise(show_event(event))


def say_where(event: Event) -> str:
    """Say where and when an event was."""
    days = find_days(event)
    return (f" in {show_place(event.place)}" if event.place else "") + (f" {show_days(*days)}" if days else "")


def say_company(alert: Alert, lead: Match, event: Event, most_posts: int) -> str:
    """Say who did what, those named who were in it in the same way."""
    if event.name.startswith(lead.person):
        return f"{show_subject((lead,), most_posts)} {beside(say_deed(event.kind, event.name), event.name)}"
    who = show_subject(find_company(alert, lead, event), most_posts)
    return EN[find_deed(lead.person, event)].format(who=who, event=show_event(event))


def show_event(event: Event) -> str:
    """Give an event: a provincial symposium (全省经济座谈会)."""
    return beside(say_event(event.kind, event.name), event.name)


def show_subject(matches: tuple[Match, ...], most_posts: int) -> str:
    """Name people before a verb: a comma ends the posts of one."""
    return show_who(matches, most_posts) + ("," if len(matches) == 1 and matches[0].posts[:most_posts] else "")


def show_who(matches: tuple[Match, ...], most_posts: int) -> str:
    """Name people with so many of their posts, three people at most and the number of all."""
    named = tuple(
        show_person(match.person, match.posts) + show_posts(match.posts[:most_posts]) for match in matches[:MOST_NAMES]
    )
    more = count_more(EN["others"], len(matches) - MOST_NAMES)
    whole = (*named, more) if more else named
    return join_words(whole, "; " if any(match.posts[:most_posts] for match in matches) else ", ")


def show_posts(posts: tuple[str, ...]) -> str:
    """Give posts behind a name: , Governor of Jiangsu Province (江苏省省长)."""
    return EN["posts"].format(posts=join_words(tuple(map(show_post, posts)))) if posts else ""


def count_more(words: str, more: int) -> str:
    """Say how many more there are: "1 other", "2 others"; "" for none."""
    return words.format(more=more).removesuffix("s" if more == 1 else "") if more > 0 else ""


def capitalise(text: str) -> str:
    """Let a text begin with a capital."""
    return text[:1].upper() + text[1:]
