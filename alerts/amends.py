"""A correction in, what was told before and what is otherwise now, in its reader's words, out (更正). Pure."""

from collections.abc import Iterator
from dataclasses import replace

from alerts.first_line import say_what_happened
from alerts.inert import clean
from alerts.labels import WORDS
from alerts.receivers import Language
from alerts.wording import NAMES, say_change
from monitor.records import Alert, Appointment, Correction, Difference


def say_correction(alert: Alert, correction: Correction, language: Language) -> Iterator[str]:
    """Say what an earlier message told, who corrects it, and each thing that is otherwise now."""
    words = WORDS[language]
    yield words["told_before"].format(line=say_what_was_told(alert, correction, language))
    yield words[f"by_{correction.by}"]
    yield from (say_difference(one, language) for one in correction.differences)


def say_same_link(correction: Correction, language: Language) -> str:
    """Say that the address is the same as before, and which version of the page was told."""
    return WORDS[language]["same_link"].format(revision=correction.revision)


def say_what_was_told(alert: Alert, correction: Correction, language: Language) -> str:
    """Say again what an earlier message's first line said."""
    told = replace(alert, headline=correction.headline, matches=correction.matches, correction=None)
    return say_what_happened(told, language)


def say_difference(one: Difference, language: Language) -> str:
    """Say what is otherwise: 职务（顾明川）：江岭省省长 → 江岭省副省长."""
    words = WORDS[language]
    what = words[f"what_{one.about}"]
    if one.who and one.about not in {"person", "change"} and one.who not in {one.before, one.after}:
        what += words["of_whom"].format(who=NAMES[language].person(one.who, ()))
    before, after = (say_value(one, value, language) for value in (one.before, one.after))
    return clean(words["differs"].format(what=what, before=before, after=after))


def say_value(one: Difference, value: str, language: Language) -> str:
    """Say one side of a difference, codes in words."""
    words, names = WORDS[language], NAMES[language]
    match one.about:
        case "role" if value:
            return words[f"role_{value}"]
        case "change" if value:
            action, _, post = value.partition(" ")
            return say_change(Appointment(name=one.who, post=post, action=action), language)
        case "doubt":
            return words.get(value, value) if value else words["sure"]
        case "person" if value:
            return names.person(value, ())
        case "post" if value:
            return words["join"].join(map(names.post, value.split("、")))
    return value or words["nothing"]
