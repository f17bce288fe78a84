"""Mentions of a sentence in, with the posts that verbs behind them give or take out: `X任…`, `历任…` (任职句)."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from monitor.parser.mention import Mention, Stretch
from monitor.parser.posts.bearings import Bearings, bearings_of, bearings_there, held_bearings
from monitor.parser.posts.beside import RANKED_LIST, is_of_china, read_run, shift
from monitor.parser.posts.named_organs import first_again, with_organ
from monitor.parser.posts.runs import NEAR, are_chief_and_deputy
from monitor.parser.posts.setting import Setting
from monitor.parser.posts.stacks import ENVOYS, Run, run_after, run_before
from monitor.parser.posts.staff import run_in_row, with_staff
from monitor.parser.states import state_of_leader
from monitor.parser.text import Sentence
from monitor.records import Post, Standing

TAKES = re.compile(
    r"(?:（[^（）]{1,8}）)?(?:同志|本人|均|等(?:[0-9]{1,3}[位名人](?:同志)?)?)?(?:(?:于|自)?(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号])?起?)?(?:日前|近日|昨日|上月|已|将|现|则|也|还|同时|随后|再次|正式|此前|曾|分别|先后|继续|全票)*(?:被|获)?(?:不再|决定|提名)?"
    r"(?:(?:(?:任命|选举|补选|推选|推举|增选|提名|选)为|(?:擢升|晋升|升格)为|当选为?|历任|曾任|后任|先后任|先后担任|现任|时任|就任|履新|跻身|担任|出任|接任|续任|升任|调任|转任|改任|挂任|兼任|任|为|是|系|辞去|卸任|卸下|请求辞去|身兼)(?<!任(?=[务何意由性期职命免]))"
    r"|在(?:担任|任)(?=[^，。；]{4,80}期间))[了着]?(?:新设立?的)?|(?=代理[\u4e00-\u9fff]{2,12}?(?:职务|一职|工作))"
)
LATER = re.compile(
    r"(?<=前)，曾?为|(?<=[年月日])由(?=[\u4e00-\u9fff、]{4,40}?(?:调任|转任|升任|改任))|[，；](?:后|随后|并|现|仍|再|又|其后|此前|之前|早前|其间|去年|前年|先后|相继)?曾?(?:先后)?(?:兼任|调任|升任|转任|出任|改任|担任|现任|时任|历任|曾任|后任|任(?![务何意由性期职命免]))"
    r"|在(?=[\u4e00-\u9fff、]{4,30}任上)|利用(?:其)?(?:先后)?担任(?=[^。；]{4,120}?职务)"
)
LOSES = re.compile(
    r"(?:同志)?(?:（[^（）]{1,8}）)?(?:因[^，。；]{1,16}?(?=请求|申请|提出|辞))?(?:请求|申请|提出)?(?:兼任)?(?:的|辞去|辞任|(?=[\u4e00-\u9fff]{4,40}职务))"
)
DISMISSES = re.compile(r"(?:免去|撤销|罢免|接受|同意|批准|关于)[^，。；]{0,40}$")
NEXT_VERB = re.compile(
    r"(?:调任|转任|升任|改任)|(?:等?职务|一职)?[，；、]?(?:同时|并|也|现|另)?(?:将)?(?:不再(?:担任|兼任)|担任|兼任|提名为|提名(?=[^为任其，。；]{1,16}(?:候选人|人选))|为(?=[^，。；]{2,20}候选人)|免去其|辞去|(?<=[，；])任)|[和与](?=[\u4e00-\u9fff]{2,12}职务)"
)
NOTICE = re.compile(r"(?:同志)?的?[^，。；]{2,60}职务[；。]?$")  # a line of its own under 免去：


NAMING = re.compile(r"任命|提名|委任|指定|授权|免去|解除")
EACH = re.compile(r"[则将被]*分别")  # A和B分别出任甲部长和乙部长


def limit_behind(sentence: Sentence, mentions: list[Mention], index: int) -> int:
    """Give where what stands behind a name ends: at the next name, or at the title in front of that."""
    if index + 1 == len(mentions):
        return len(sentence.text)
    following = mentions[index + 1]
    return (following.title_before or (following.start, 0))[0] - sentence.start


def opening_behind(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Find the verb that gives or takes a post behind the name at begin..end: at once, or in a later clause."""
    found = TAKES.match(text, end)
    dismissed = DISMISSES.search(text, max(0, begin - NEAR), begin) or (begin == 0 and NOTICE.match(text, end))
    if dismissed and (found is None or text.startswith("的", found.end())) and (lost := LOSES.match(text, end)):
        return lost
    return found or LATER.search(text, end)


def posts_behind(
    text: str, begin: int, end: int, bearings: Bearings, *, foreign: bool, before: str
) -> tuple[tuple[Post, ...], tuple[Stretch, ...], Bearings]:
    """Read the posts that a verb behind a name gives or takes: `X任…`, `任命X为…`, `免去X的…职务` (任免)."""
    posts: tuple[Post, ...] = ()
    places: tuple[Stretch, ...] = ()
    found = opening_behind(text, begin, end)
    if found and run_after(text, found.end()) is None:
        found = LATER.search(text, found.end())  # 某某是岚溪人，曾任某市副市长
    while found and (run := run_after(text, found.end())):
        so_far = f"{before}\n{text[: run.start]}"
        run = run._replace(posts=first_again(run.posts, so_far))
        bearings = with_organ(bearings_there(bearings, text[end : run.start]), run.posts, so_far)
        if foreign and bearings.country and is_of_china(bearings.body):
            bearings = bearings._replace(body="", committee="")
        more, bearings = read_run(run, bearings, foreign=foreign)
        posts, places = (*posts, *more), (*places, (run.start, run.end))
        found = NEXT_VERB.match(text, run.end) or LATER.search(text, run.end)
    return posts, places, bearings


def run_held_by(text: str, first: int, end: int) -> Run | None:
    """Give the run in front of 由 that somebody holds whose titles and name stand at first..end: 组长由市长某某担任."""
    held = text[first - 1 : first] == "由" and HELD_BY.match(text, end)
    return run_before(text, 0, first - 1) if held else None


HELD_BY = re.compile(r"(?:同志)?(?:兼任|担任)(?![\u4e00-\u9fff])")


def with_posts_behind(
    sentence: Sentence, mentions: list[Mention], setting: Setting, foreign: AbstractSet[str], before: str
) -> list[Mention]:
    """Give each list of names the posts that stand behind its last name."""
    out, bearings = list(mentions), bearings_of(setting)
    for index, mention in enumerate(mentions):
        if index + 1 < len(mentions) and mentions[index + 1].group == mention.group:
            continue
        begin, end = mention.start - sentence.start, (mention.title_after or (0, mention.end))[1] - sentence.start
        text = sentence.text[: limit_behind(sentence, mentions, index)]
        state = state_before(mentions, index)
        bearings = bearings._replace(country=state or bearings.country)
        holder = holder_of(sentence, mentions, index)
        bearings = bearings_of_holder(bearings, holder, text[end:])
        abroad = holder.person in foreign or setting.abroad or bool(state and NAMING.search(text, 0, begin))
        if founded := GROUP_SET_UP.search(text, 0, begin) or GROUP_LED.search(sentence.text):
            bearings = bearings._replace(group=founded["group"])
        posts, places, bearings = posts_behind(text, begin, end, bearings, foreign=abroad, before=before)
        if GIVEN_BY_UN.search(f"{before}\n{text[:begin]}"):
            posts = tuple(map(of_united_nations, posts))
        first = (mention.title_before or (mention.start, 0))[0] - sentence.start
        row = None if mention.posts else run_in_row(sentence.text, begin, end)
        if not posts and (run := run_held_by(text, first, end) or row):
            leans = with_staff(bearings_of(setting), before) if run is row else bearings
            (posts, bearings), places = read_run(run, leans, foreign=abroad), ((run.start, run.end),)
        if not posts and not RANKED_LIST.match(sentence.text, end):
            continue
        runs = [shift(place, sentence.start) for place in places]
        group = [position for position, member in enumerate(mentions) if member.group == holder.group]
        each = EACH.match(text, end) or are_chief_and_deputy(*(post.name for post in posts))
        one_each = each and len(group) == len(posts) > 1
        for turn, position in enumerate(group):
            own = posts[turn : turn + 1] if one_each else posts
            if sentence.text.startswith(FIRST_DEPUTY, mentions[position].end - sentence.start):
                own = tuple(map(as_first_deputy, own))
            out[position] = with_runs(out[position], own, runs)
    return out


def bearings_of_holder(bearings: Bearings, holder: Mention, behind: str) -> Bearings:
    """Note the place of the post that somebody has: 吉林市委书记某某跻身|省委常委; its organ where it is pointed at."""
    pointed = bool(POINTED_AT.search(behind))  # 文化局副局长某某为该局局长
    return held_bearings(bearings, holder.posts[-1], pointed=pointed) if holder.posts else bearings


POINTED_AT = re.compile("[为任]该[局委院厅部署办会处]")
GIVEN_BY_UN = re.compile(
    r"联合国秘书长(?:[^。；\n]*，秘书长)?(?:[\u4e00-\u9fff·]{2,12})?[0-9日号当天昨今]{0,4}(?:宣布)?(?:任命|委任|指定)[^。；，\n]*\Z"
)  # 联合国秘书长发言人说，秘书长当天任命某某为……


def of_united_nations(post: Post) -> Post:
    """Give an envoy's post that the secretary-general gives with whose it is: 联合国某问题特使."""
    envoy = post.title in ENVOYS and post.body and not post.body.startswith("联合国")
    return replace(post, name=f"联合国{post.name}", body=f"联合国{post.body}") if envoy else post


GROUP_SET_UP = re.compile(
    r"(?:成立|设立|组建)了?(?:以[^，。；]{2,20}为[^，。；]{2,5}的)?(?P<group>[\u4e00-\u9fff]{2,24}?(?:领导小组|指挥部|工作组|工作专班))(?=，)"
)  # 成立某某指挥部，由甲任总指挥，乙任副总指挥
GROUP_LED = re.compile(
    r"[任为]副?(?:组长|团长|指挥长|总指挥)的(?P<group>[\u4e00-\u9fff]{0,24}?(?:领导小组|指挥部|工作组|调查组|工作专班|专案组))"
)  # 成立由甲任组长的调查组，乙任副组长
FIRST_DEPUTY = "（常务）"  # behind one name of a list that shares its title


def as_first_deputy(post: Post) -> Post:
    """Give the first deputy's post of a deputy's: 某会副主席 as 某会常务副主席."""
    if not post.title.startswith("副"):
        return post
    return replace(post, name=f"{post.name.removesuffix(post.title)}常务{post.title}", title=f"常务{post.title}")


def with_runs(mention: Mention, posts: tuple[Post, ...], places: Sequence[Stretch]) -> Mention:
    """Give a mention the posts of the runs behind it, and the runs' places.

    A run that touches the name is not how its bearer is addressed: 免去某某|某市市长职务.
    """
    first = mention.title_after or next((place for place in places if place[0] != mention.end), None)
    return replace(
        mention,
        posts=(*(organ_told(post, posts) for post in mention.posts), *posts),
        official=True,
        title_after=first,
        more_titles=tuple(place for place in places if place != first),
        rule="post behind" if posts else "rank behind",
    )


def organ_told(post: Post, behind: Sequence[Post]) -> Post:
    """Give a post in front of a name the organ that the verb behind tells: 原副主任|某某辞去省人大常委会副主任职务."""
    told = next((one for one in behind if post.rule == "same organ" and one.title == post.title), None)
    if told is None or told.body == post.body:
        return post
    standing = post.name.removesuffix(post.title)[-1:] if post.standing is Standing.FORMER else ""
    return replace(post, name=told.name.removesuffix(told.title) + standing + told.title, body=told.body)


def state_before(mentions: list[Mention], index: int) -> str:
    """Give the state whose office the nearest name up to `index` holds or is known for: 挪威首相A任命B为防长; or ""."""
    named = reversed(mentions[: index + 1])
    return next(filter(None, (state_held(mention) or state_of_leader(mention.person) for mention in named)), "")


def state_held(mention: Mention) -> str:
    """Give the state whose office stands with a name, or ""."""
    return next((post.jurisdiction for post in mention.posts if post.rule == "state"), "")


def holder_of(sentence: Sentence, mentions: list[Mention], index: int) -> Mention:
    """Give whom the posts behind a name belong to: `A被B任命为`, `A接替B出任`, `A是B的侄子，曾任` are of A."""
    mention = mentions[index]
    if index == 0:
        return mention
    between = sentence.text[mentions[index - 1].end - sentence.start : mention.start - sentence.start]
    whose = sentence.text.startswith("的", mention.end - sentence.start) and WHO_HE_IS.search(between)
    return mentions[index - 1] if whose or OF_ANOTHER.search(between) else mention


WHO_HE_IS = re.compile("[是系][^，；]*$")
OF_ANOTHER = re.compile(r"(?:被|接替|取代)[^，；]*$")
