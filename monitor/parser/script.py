"""A Story and its Facts in, the Facts with posts and places in the story's own script out (繁体职务、繁体地名).

The rules read folded text. Names are given as printed, and so are posts and places: of a page in traditional script
each character as that page writes it. What a post says as data (jurisdiction, body, title, key) stays in simplified
script, and places have their code.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from monitor.parser.text import Story, load_foldable, load_folding
from monitor.records import Appointment, Facts, Person

Script = Mapping[int, str]


def in_script(story: Story, facts: Facts) -> Facts:
    """Write the posts of people and changes and the places of events as the story is printed."""
    script = script_of(story)
    if not script:
        return facts
    people = tuple(_write_person(person, script) for person in facts.people)
    changes = tuple(_write_change(change, script) for change in facts.appointments)
    events = tuple(replace(event, place=event.place.translate(script)) for event in facts.events)
    return replace(facts, people=people, appointments=changes, events=events)


def script_of(story: Story) -> dict[int, str]:
    """Give how a story writes each Han character that it mostly prints in another form than the folded one."""
    printed = "".join(story.sources.values())
    forms = Counter(load_foldable().findall(printed))
    script: dict[int, str] = {}
    for form, count in sorted(forms.items(), key=lambda item: item[1]):  # of two forms the more frequent one stays
        folded = other_forms().get(form)
        if folded and count > printed.count(folded):
            script[ord(folded)] = form
    if len(script) >= FEWEST:
        script = {
            ord(folded): form
            for form, folded in other_forms().items()
            if folded in RESTORED and form not in OTHER_WORDS
        } | script
    return script


FEWEST = 5  # characters that make a story one of traditional script
RESTORED = frozenset("门区别长务处会员书记议厅国党办总检")  # left out of posts; the last form of each
OTHER_WORDS = frozenset("彆")  # 別扭, not 特別


FIRST_HAN, FIRST_WIDE = "\u3400", "\uff00"  # full-width digits and letters are no script


@lru_cache(maxsize=1)
def other_forms() -> dict[str, str]:
    """Give the Han characters that folding changes, and what it makes of them."""
    return {chr(code): folded for code, folded in load_folding().items() if FIRST_HAN <= chr(code) < FIRST_WIDE}


def _write_person(person: Person, script: Script) -> Person:
    return replace(person, posts=tuple(replace(post, name=post.name.translate(script)) for post in person.posts))


def _write_change(change: Appointment, script: Script) -> Appointment:
    return replace(change, post=change.post.translate(script), from_post=change.from_post.translate(script))
