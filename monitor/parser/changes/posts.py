"""A construction in a line in, the posts in full that begin behind it out (职务): cut, restored, of the right state."""

import re
from collections.abc import Sequence
from itertools import takewhile

from monitor.parser.changes.rules import EACH, LONGEST_POST, OPPOSITE, TASK, Head, Reading
from monitor.parser.events.lines import NAME, Line
from monitor.parser.people.finding import People
from monitor.parser.posts.bearings import Bearings, bearings_there, held_bearings, restore_place
from monitor.parser.posts.beside import read_run
from monitor.parser.posts.named_organs import first_again, with_organ
from monitor.parser.posts.parts import spell_party, take_apart
from monitor.parser.posts.stacks import Run, cut_whole, run_after
from monitor.parser.states import is_made_abroad, place_states, state_of_leader, state_pattern
from monitor.parser.text import Story
from monitor.parser.titles import title_ending_at

RANKS = "副原前代候委"  # make another post
HEADS = ("总理", "总统", "首相")  # 某国政府总理 says no more than 某国总理
ONLY_ONE = ("特使", "特别代表")  # nobody is two of them
LONGEST_HAN = 4  # characters of a Han name
REACH = 200  # characters before a construction in which its state is named
LONGEST_PARAGRAPH = 2_000  # characters before a construction that may name its state
POST_ENDS = re.compile(r"[，。；：！？\s（\ue000-\uf8ff]|并|的请求|等?职务|一职|(?<=委员)资格|的决定|选举")
STOPS = re.compile("[。；\ue000-\uf8ff]")
JOINT = re.compile(r"(?<=[记员委长任席令臣相统理储书])(?:和|以及|及|与|兼任?)")
CLAUSES = re.compile(r"，")
OTHER_VERB = "不再|保留|但|将|仍|留任|继续|免去|辞去|担任|任|决定|同意|批准|由|其"
HELD = re.compile(rf"(?!{OTHER_VERB})[\u4e00-\u9fff、]{{2,40}}(?:职务|一职)")
GIVES_AS = re.compile(r"^(?:提名|任命)?(?:其)?(?:为|任)(?=[\u4e00-\u9fff]{3})")  # 拟任某局局长、提名为某会副主席
TAIL = re.compile(r"(?:等?职务|一职|的?候选人|人选|等|的)+$")
UNNAMED = re.compile(
    r"(?:其|他的|她的)?(?:一切|领导|所有|所任|现任)?职务?(?:[，。；、]|$)|$|[，。；]"
)  # no post is named
RANK_ONLY = re.compile(
    r"(?:[^，。；]{2,30}?[正副]职|[^，。；（]{0,30}?[县市]（[市县区旗州、]{1,5}）[\u4e00-\u9fff]{1,12}?)"
    r"(?=(?:候选人|人选)?(?:[，。；]|$))"
)  # 拟任省直单位正职, 县（区）长
TERM = re.compile(
    r"^20\d\d年度?|(?:新一|下一|下|新|首|本|现|第[一二三四五六七八九十\d]{1,3})任(?!行政长官)(?:联邦政府)?|新一届(?:政府)?|新的"
    r"|(?:中共|中国共产党|中华人民共和国)(?=中央军)"
)
VILLAGE = re.compile(r"(?<!农)村(?:委|党|主任|支)|^村|居委会|社区")  # no office (村主任)
NEW = re.compile(
    r"(?:^|(?<=[、兼\u4e00-\u9fff]))新(?=副?(?:总[统理]|首相|议长)|(?:(?<=^新)|(?<=、新))[\u4e00-\u9fff]{0,6}[长席记使相])"
)
TWICE = re.compile(r"(?<!新)([省市县区])\1(?=委|政府|人大|政协)")
WISHES = re.compile(  # of who congratulates, behind his state
    r"[^，。；]{2,24}?(?:致电|来电|致函|贺电|祝贺|表示|说)(?:.{0,80}?[，。；])?.{0,30}?(?:祝贺|欣闻|值此|您)", re.DOTALL
)
OWN_HEAD = re.compile(
    r"国际|联合国|世界|世贸|世卫|亚[洲太投]|非[洲盟]|欧[盟洲元足]|北约|上合|上海合作|东盟|金砖|阿盟|理事会|基金组织"
    r"|^(?:中[国共央华]|国家|国务|全国|香港|澳门|[该其这两])"
)


def read_posts(
    line: Line, head: Head, stop: int, reading: Reading, story: Story, people: People
) -> tuple[tuple[str, ...], Bearings]:
    """Give the posts in full that begin behind a construction, and what they say for the next."""
    code = STOPS.split(line.code[head.end : max(head.end, min(stop, head.end + 8 * LONGEST_POST))])[0]
    complete = line.code[head.end + len(code) :][:1] in ("", "，", "。", "；")
    code = NEW.sub("", TERM.sub("", code))
    if EACH.search(line.code[head.start : head.end]) and (shared := _share_title(code, len(reading.subject))):
        return shared, reading.bearings
    run = cut_posts(JOINT.sub("、", code), complete=complete)
    near, before = _bearings_near(line, head, reading, story), _text_before(line, head, story)
    if run:
        run = run._replace(posts=first_again(run.posts, before))
        near = with_organ(near, run.posts, before)
    abroad = bool(near.country) and _is_foreign(line, reading)
    posts, bearings = read_run(run, near, foreign=abroad) if run else ((), near)
    names = tuple(dict.fromkeys(_with_state(TAIL.sub("", post.name), line, head, reading, story) for post in posts))
    if not names:
        plain = TAIL.sub("", POST_ENDS.split(code)[0])
        if head.action == "nominate" and (rank := RANK_ONLY.match(code)):
            return (restore_place(rank[0], "", bearings)[0],), bearings
        names = _private_posts(spell_party(plain), before)
    known = (_known_post(name, reading.subject, people) for name in names)
    return tuple(TWICE.sub(r"\1", TERM.sub("", name)) for name in known if not VILLAGE.search(name)), bearings


def _private_posts(plain: str, before: str) -> tuple[str, ...]:
    """Give posts that are no public office as printed, those without an organ with that of the first, or named before.

    任某大学校长、党委副书记 gives two of the university; 某协会……选举甲为会长 one of the association.
    """
    parts = plain.split("、")
    titles = [title_ending_at(part, len(part)) for part in parts if 1 < len(part) <= LONGEST_POST]
    if len(titles) < len(parts) or not all(title and title not in TASKS for title in titles):
        return ()
    first = take_apart(parts[0])
    organ = first.stem or with_organ(Bearings(), (parts[0],), before).body
    rest = (part if len(take_apart(part).stem) > LONGEST_INNER else organ + part for part in parts[1:])
    return (parts[0] if first.stem else organ + parts[0], *rest)


TASKS = frozenset(("负责人",))  # of a project: nobody's post
LONGEST_INNER = 2  # characters of a body inside an organ: 党委


def _text_before(line: Line, head: Head, story: Story) -> str:
    """Give what stands before a construction, the heading first, as far as it can name whose a bare title is."""
    end = line.places[head.end]
    before = story.view(line.where).text[max(0, end - REACH) : end]
    return before if line.where == "heading" else f"{story.heading.text[:REACH]}\n{before}"


def held_posts(line: Line, head: Head, subject: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give (name, post) of those who lose what stands beside their names, each the own: 解除部长甲、总长乙的职务."""
    if head.action not in OPPOSITE or not UNNAMED.match(line.code, head.end):
        return ()
    names = head.who or tuple(subject)
    symbols = line.code[head.start : head.end] if head.who else line.code[: head.start]
    held = [line.mentions[symbol] for symbol in symbols if symbol in line.mentions]
    pairs = ((mention.person, as_held(post.name, head.action)) for mention in held for post in mention.posts)
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] in names))


def as_held(post: str, action: str) -> str:
    """Give a post as it was held by who leaves it: 原县长某某已辞去职务 tells of 县长."""
    parts = take_apart(post)
    former = action == "resign" and "原" in (parts.leading, parts.standing)  # 免去某部原部长职务 keeps it
    return parts.stem + parts.modifiers + parts.head if former else post


def _is_foreign(line: Line, reading: Reading) -> bool:
    """Tell whether a change is of another state: by the form of a name, or because of the offices named with it."""
    if any("·" in name or len(name) > LONGEST_HAN for name in reading.subject):
        return True
    posts = (post for mention in line.mentions.values() for post in mention.posts)
    if any(post.rule == "state" or _is_abroad(post.name) for post in posts):
        return True
    return is_made_abroad(line.code[:REACH])


def _is_abroad(post: str) -> bool:
    """Tell whether a post begins with another state's name: 法国内政部长."""
    found = state_pattern().match(post)
    return found is not None and not found[0].startswith("中国")


def _with_state(name: str, line: Line, head: Head, reading: Reading, story: Story) -> str:
    """Put the state named before it in the paragraph to a foreign office that leaves it away: 总参谋长, 驻华大使."""
    if state_pattern().search(name) or OWN_HEAD.search(name) or not _is_foreign(line, reading):
        return name
    end = line.places[head.end]
    before = story.view(line.where).text[max(0, end - LONGEST_PARAGRAPH) : end].rpartition("\n")[2]
    named = state_pattern().findall(before)
    state = named[-1] if named else reading.bearings.country * name.endswith(OF_STATE)
    return state + name if state and name[0] != state[0] else name


OF_STATE = ("部长", "大臣", "参谋长", "总长")  # whose state a story of one state need not repeat


def _bearings_near(line: Line, head: Head, reading: Reading, story: Story) -> Bearings:
    """Give the bearings of a construction: of the states named, the nearest before it is meant.

    That of a leader who congratulates is not: 乌拉圭总统某某祝贺您当选国家主席.
    """
    bearings = bearings_there(_bearings_of_holder(line, reading, head.end), line.code[head.start : head.end])
    end = line.places[head.end]
    before = story.view(line.where).text[max(0, end - REACH) : end]
    if state := _state_of_giver(line, head):
        return bearings._replace(country=state)
    named = place_states(before)
    if not named:
        return bearings
    end, state = named[-1]
    wished = not any("·" in name for name in reading.subject) and WISHES.match(before, end)
    return bearings._replace(country="" if wished else state)


def _bearings_of_holder(line: Line, reading: Reading, end: int) -> Bearings:
    """Give the bearings with the place of the post that somebody has in the line: 吉林市委书记某某跻身|省委常委.

    With its organ where the post at `end` only points at it: 任命文化局副局长某某为|该局局长.
    """
    mine = (one for one in line.mentions.values() if one.person in reading.subject and one.title_before)
    held = [post for mention in mine for post in mention.posts[:1]]
    pointed = line.code.startswith("该", end)
    return held_bearings(reading.bearings, held[0], pointed=pointed) if held else reading.bearings


def _state_of_giver(line: Line, head: Head) -> str:
    """Give the state of the well-known leader who gives a post, or "": 奥巴马提名某某为驻华大使."""
    giver = GIVER.search(line.code, 0, head.start)
    gives = giver and GIVES_OFFICE.search(line.code, giver.end(1), head.end)
    return state_of_leader(line.name(giver[1])) if giver and gives else ""


GIVER = re.compile(rf"({NAME})[^，。；\ue000-\uf8ff]{{0,12}}$")
GIVES_OFFICE = re.compile("任命|提名|委任|指派")


def cut_posts(code: str, *, complete: bool = True) -> Run | None:
    """Cut the posts that `code` begins with: up to the end of the clause, or by the titles where it says more.

    Clauses that only name posts go on with them: 任某市委书记、政委，某县委书记. `complete` tells whether a stop ends
    the last one; before a name it may be that person's.
    """
    first, *others = CLAUSES.split(code)
    held = [first, *takewhile(HELD.fullmatch if HELD.match(others[0]) else names_posts, others)] if others else [first]
    if len(held) > len(others) > 0 and not complete and not HELD.fullmatch(held[-1]):
        held.pop()
    printed = tuple(
        TAIL.sub("", GIVES_AS.sub("", part)) for clause in held for part in POST_ENDS.split(clause)[0].split("、")
    )
    if all(part and title_ending_at(part, len(part)) for part in printed):
        return Run(0, len(code), printed, "", "")
    return run_after(code, 0)


def names_posts(clause: str) -> bool:
    """Tell whether a clause names posts that are given with others, with their organs, and nothing else: 某市委书记."""
    parts = clause.split("、")
    return not OF_BEFORE.match(clause) and all(cut_whole(part) and take_apart(part).stem for part in parts)


OF_BEFORE = re.compile(f"[原前曾现]|时任|此前|首|{OTHER_VERB}")


def _share_title(code: str, count: int) -> tuple[str, ...]:
    """Read 武汉、合肥、成都市委书记 of three persons: one post for each, the title shared."""
    parts = POST_ENDS.split(code)[0].split("、")
    title = re.search(r"(?:省|市|县|区|州|自治区)(?:委|政府|人大|政协|长).*$", parts[-1])
    if len(parts) != count or not title:
        return ()
    return tuple(part if part.endswith(title[0]) else part + title[0] for part in parts)


def _known_post(name: str, who: Sequence[str], people: People) -> str:
    """Give the fuller form of a post that the story gives its holder elsewhere: the same characters, in order."""
    if TASK.fullmatch(name):
        return name
    bearers = (person for one in dict.fromkeys(who) for person in people.bearing(one))
    modifiers = take_apart(name).modifiers
    posts = (post.name for person in bearers for post in person.posts)
    held = [post for post in posts if not post.endswith(HEADS) and take_apart(post).modifiers == modifiers]
    longer = (post for post in held if len(post) > len(name) and post.endswith(title_ending_at(name, len(name))))
    return next((post for post in longer if name.endswith(ONLY_ONE) or _holds(post, name)), name)


def _holds(long: str, short: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in their order; a 副省长 is no 省长."""
    if any(long.count(rank) != short.count(rank) for rank in RANKS):
        return False
    rest = iter(long)
    return all(char in rest for char in short)
