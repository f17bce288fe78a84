"""People and the changes of a story in, the people with the posts that a change gives or takes out (任免职务).

Most such posts stand beside the name and are read there; this adds those that only the change tells: carried on, shared
by a list, taken over from somebody else (先后卸任武汉、合肥市委书记).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from monitor.parser.people.finding import People, with_data
from monitor.parser.posts.completing import canonical_post
from monitor.parser.posts.offices import describe
from monitor.parser.posts.parts import STANDINGS, is_private, kind_of, take_apart
from monitor.records import Appointment, Person, Post, Standing

HOLDING = frozenset(("appoint", "elect", "acting", "remove", "resign", "punish", "investigate"))
DEPUTY = re.compile(r"(?:政协.*委员会?委员|人大代表)$")  # of a congress or council, no office by itself
HEADS = frozenset(("总书记", "总统", "国王", "王储", "首相", "总理", "行政长官", "总干事", "秘书长"))
CANDIDATE = re.compile(r"候选人$|人选$")
TOLD = re.compile(r"^[该其本某]|^(?:但|并|将|仍)")


def with_changes(people: People, changes: Sequence[Appointment]) -> People:
    """Give each person the posts of his changes that he does not have yet; whoever gets one is an official."""
    told = [change for change in changes if change.action in HOLDING and is_public_office(change.post)]
    if not told:
        return people
    rank = max((person.rank for person in people.persons), default=0)
    persons: list[Person] = []
    for person in people.persons:
        posts = person.posts
        for change in told:
            if change.name == person.name and not any(is_held(change.post, post) for post in posts):
                posts = (*posts, post_of(change))
        rank += not person.official and bool(posts)
        official = person.official or bool(posts)
        persons.append(replace(person, posts=posts, official=official, rank=person.rank or (rank if official else 0)))
    return replace(people, persons=tuple(persons))


def is_public_office(post: str) -> bool:
    """Tell whether a change's post is a public office, named in full."""
    parts = take_apart(post)
    public = bool(parts.stem) and kind_of(parts.head) not in ("calling", "rank") and not is_private(parts)
    return public and bool(parts.head) and not DEPUTY.search(post) and not TOLD.match(post)


def is_held(told: str, post: Post) -> bool:
    """Tell whether a post that a change tells is one that the person has, in other words or fewer.

    当选总统 becomes 总统, 下任总干事 总干事; of one state nobody is two heads of the same title (越共, 越南共产党).
    """
    if CANDIDATE.search(post.name):
        return False
    short, long = sorted((canonical_post(told), canonical_post(post.name)), key=len)
    if long.endswith(short) or describe(told).key == post.key:
        return True
    title = take_apart(told).head
    if post.title != title:
        return False
    return post.standing is not Standing.CURRENT or (title in HEADS and told[0] == post.name[0])


def post_of(change: Appointment) -> Post:
    """Make the Post of a change."""
    parts = take_apart(change.post)
    standing = STANDINGS.get(parts.standing or parts.leading, Standing.CURRENT)
    title = parts.modifiers + parts.head
    return with_data(Post(name=change.post, title=title, standing=standing, span=change.span, rule="change"))
