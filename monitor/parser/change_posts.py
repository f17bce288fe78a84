"""A construction in a line in, the posts in full that begin behind it out (职务): cut, restored, of the right state."""

import re
from collections.abc import Sequence
from itertools import takewhile

from monitor.parser.bearings import Bearings
from monitor.parser.change_rules import EACH, LONGEST_POST, OPPOSITE, Head, Reading
from monitor.parser.event_lines import Line
from monitor.parser.people import People
from monitor.parser.posts_beside import read_run
from monitor.parser.stacks import Run, run_after
from monitor.parser.states import state_pattern
from monitor.parser.text import Story
from monitor.parser.titles import title_ending_at

SAME_TITLE = 4  # characters at the end of two posts that make them one
LONGEST_HAN = 4  # characters of a Han name
REACH = 200  # characters before a construction in which its state is named
LONGEST_PARAGRAPH = 2_000  # characters before a construction that may name its state
POST_ENDS = re.compile(r"[，,。；;：:！!？?\s（(\ue000-\uf8ff]|并|的请求|等?职务|一职|的决定|选举")
STOPS = re.compile("[。；;\ue000-\uf8ff]")
JOINT = re.compile(r"(?<=[记员委长任席令臣相统理储])(?:和|以及|及|与|兼任?)")
CLAUSES = re.compile(r"[，,]")
HELD = re.compile(r"(?!不再|免去|辞去|担任|任)[\u4e00-\u9fff、]{2,40}(?:职务|一职)")
TAIL = re.compile(r"(?:等?职务|一职|的?候选人|人选|等|的)+$")
BARE = re.compile(r"(?:其|他的|她的)?(?:一切|领导|所有)?职务?(?:[，,。；;、]|$)|$|[，,。；;]")  # no post is named
RANK_ONLY = re.compile(
    r"[^，,。；;]{2,30}?(?:[正副]职|县[（(]市、区[）)][委\u4e00-\u9fff]{1,6})(?=[，,。；;]|$)"
)  # 拟任省直单位正职
TERM = re.compile(
    r"(?:新一|下一|下|新|首|本|现|第[一二三四五六七八九十\d]{1,3})任(?:联邦政府)?|新一届(?:政府)?|(?<=政府)新(?=总理|首相)|新的"
)
TWICE = re.compile(r"([省市县区])\1(?=委|政府|人大|政协)")
OWN_HEAD = re.compile(
    r"国际|联合国|世界|世贸|世卫|亚[洲太投]|非[洲盟]|欧[盟洲元足]|北约|上合|上海合作|东盟|金砖|阿盟|理事会|基金组织"
    r"|^(?:中[国共央华]|国家|国务|全国|香港|澳门|[该其这两])"
)


def read_posts(
    line: Line, head: Head, stop: int, reading: Reading, story: Story, people: People
) -> tuple[tuple[str, ...], Bearings]:
    """Give the posts in full that begin behind a construction, and what they say for the next."""
    code = STOPS.split(line.code[head.end : max(head.end, min(stop, head.end + 8 * LONGEST_POST))])[0]
    code = TERM.sub("", code)
    if head.who and head.action in OPPOSITE and BARE.match(code):
        held = (post.name for symbol in line.code[head.start : head.end] if symbol in line.mentions
                for post in line.mentions[symbol].posts)  # fmt: skip
        return tuple(dict.fromkeys(held)), reading.bearings
    if EACH.search(line.code[head.start : head.end]) and (shared := _share_title(code, len(reading.subject))):
        return shared, reading.bearings
    run = cut_posts(JOINT.sub("、", code))
    near = _bearings_near(line, head, reading, story)
    posts, bearings = read_run(run, near, foreign=_is_foreign(line, reading)) if run else ((), near)
    names = tuple(dict.fromkeys(_with_state(TAIL.sub("", post.name), line, head, reading, story) for post in posts))
    if not names:
        plain = TAIL.sub("", POST_ENDS.split(code)[0])
        if head.action == "nominate" and (rank := RANK_ONLY.match(code)):
            return (rank[0],), bearings
        names = (plain,) if 1 < len(plain) <= LONGEST_POST and title_ending_at(plain, len(plain)) else ()
    known = (_known_post(name, reading.subject, people) for name in names)
    return tuple(TWICE.sub(r"\1", name) for name in known), bearings


def _is_foreign(line: Line, reading: Reading) -> bool:
    """Tell whether a change is of another state: by the form of a name, or because who makes it is its head."""
    makers = (post for mention in line.mentions.values() for post in mention.posts)
    return any("·" in name or len(name) > LONGEST_HAN for name in reading.subject) or any(
        post.rule == "state" for post in makers
    )


def _with_state(name: str, line: Line, head: Head, reading: Reading, story: Story) -> str:
    """Put the state named before it in the paragraph to a foreign office that leaves it away: 总参谋长, 驻华大使."""
    if state_pattern().search(name) or OWN_HEAD.search(name) or not _is_foreign(line, reading):
        return name
    end = line.places[head.end]
    before = story.view(line.where).text[max(0, end - LONGEST_PARAGRAPH) : end].rpartition("\n")[2]
    named = state_pattern().findall(before)
    return named[-1] + name if named and name[0] != named[-1][0] else name


def _bearings_near(line: Line, head: Head, reading: Reading, story: Story) -> Bearings:
    """Give the bearings of a construction: of the states named, the nearest before it is meant."""
    end = line.places[head.end]
    named = state_pattern().findall(story.view(line.where).text[max(0, end - REACH) : end])
    return reading.bearings._replace(country=named[-1]) if named else reading.bearings


def cut_posts(code: str) -> Run | None:
    """Cut the posts that `code` begins with: up to the end of the clause, or by the titles where it says more."""
    first, *others = CLAUSES.split(code)
    held = [first, *takewhile(HELD.fullmatch, others)] if HELD.fullmatch(others[0] if others else "") else [first]
    printed = tuple(TAIL.sub("", part) for clause in held for part in POST_ENDS.split(clause)[0].split("、"))
    if all(part and title_ending_at(part, len(part)) for part in printed):
        return Run(0, len(code), printed, "", "")
    return run_after(code, 0)


def _share_title(code: str, count: int) -> tuple[str, ...]:
    """Read 武汉、合肥、成都市委书记 of three persons: one post for each, the title shared."""
    parts = POST_ENDS.split(code)[0].split("、")
    title = re.search(r"(?:省|市|县|区|州|自治区)(?:委|政府|人大|政协|长).*$", parts[-1])
    if len(parts) != count or not title:
        return ()
    return tuple(part if part.endswith(title[0]) else part + title[0] for part in parts)


def _known_post(name: str, who: Sequence[str], people: People) -> str:
    """Give the fuller form of a post that the story gives its holder elsewhere (联合特使)."""
    held = [post.name for one in dict.fromkeys(who) for person in people.bearing(one) for post in person.posts]
    return next((post for post in held if len(post) > len(name) and post.endswith(name[-SAME_TITLE:])), name)
