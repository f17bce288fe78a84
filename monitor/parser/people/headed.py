"""A Story and its mentions in, the same with the office of a state that its heading alone tells (标题职务).

明川会见岛国总督 above a text that names one person from abroad, without an office: the governor.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from monitor.parser.mention import Mention
from monitor.parser.names.framed import state_titles
from monitor.parser.posts.bearings import bearings_of
from monitor.parser.posts.beside import read_run
from monitor.parser.posts.setting import Setting
from monitor.parser.posts.stacks import run_before
from monitor.parser.text import Story
from monitor.records import Post


def with_post_of_heading(
    story: Story, mentions: list[Mention], setting: Setting, foreign: AbstractSet[str]
) -> list[Mention]:
    """Give the one person from abroad to whom the text gives no office the one that the heading says without a name.

    `foreign` are the names that only people from abroad have.
    """
    held = {post.name for mention in mentions for post in mention.posts}
    posts = [post for post in posts_of_heading(story, mentions, setting) if post.name not in held]
    officials = {mention.person for mention in mentions if mention.official}
    bare = {m.person for m in mentions if m.person in foreign and m.rule != "calling"} - officials
    if len(posts) != 1 or len(bare) != 1:
        return mentions
    first = next(index for index, mention in enumerate(mentions) if mention.person in bare)
    named = replace(mentions[first], posts=(posts[0],), official=True)
    return [*mentions[:first], named, *mentions[first + 1 :]]


def posts_of_heading(story: Story, mentions: list[Mention], setting: Setting) -> Iterator[Post]:
    """Give the offices of a state that the heading says without a name beside them."""
    text = story.heading.text
    named = {place for m in mentions if m.where == "heading" for place in (m.start, m.end)}
    for title in state_titles().finditer(text):
        run = run_before(text, 0, title.end())
        met = run is not None and MEETS_WHOM.search(text, 0, run.start) and not OF_OTHER_KIND.match(text, run.end)
        if run is not None and met and title[0] not in NO_ONE_OFFICE and not named & {run.start, run.end}:
            yield from (post for post in read_run(run, bearings_of(setting), foreign=True)[0] if post.rule == "state")


MEETS_WHOM = re.compile(r"(?:会见|会晤|接见|拜会|出席|[同与和])\Z")
OF_OTHER_KIND = re.compile("等|继承人|候选人|选举|夫人|夫妇|特使|特别代表|府")
NO_ONE_OFFICE = frozenset(("领导人", "外国领导人", "元首", "国家元首"))  # no one office
