"""A sentence that tells somebody's life in, the posts of it out: `1998-1999年 河南省委副书记、代省长` (履历).

Lives are told in lines that begin with years, or in sentences that leave their subject out because the one before named
it. Whose life it is, find_people knows; this module says whether a sentence is part of one and reads its posts.
"""

import re

from monitor.parser.mention import Stretch
from monitor.parser.places import find_place
from monitor.parser.posts.bearings import Bearings, place_bearings
from monitor.parser.posts.beside import read_run
from monitor.parser.posts.organ_words import TERM
from monitor.parser.posts.stacks import run_after
from monitor.records import Post

YEARS = re.compile(
    r"（?(?:19|20)[0-9]{2}(?:年|\.)?(?:[0-9]{1,2}月?)?(?:\s*[-－–—~～至]+\s*(?:(?:19|20)[0-9]{2}|今)?(?:年|\.)?(?:[0-9]{1,2}月?)?|起)"
    r"[\s，：]*"
)
HELD = re.compile(
    r"(?:[他她](?=[是系曾历先后现担])|(?:19|20)?[0-9]{2}年(?:[0-9]{1,2}月)?(?:起|后|至今)?，?|此前|此后|随后|其后|之后|后|曾|先后|现|拟|在[\u4e00-\u9fff]{2,6}(?=担任)"
    rf"|其[间中]：?|{YEARS.pattern})*(?:挂职任|挂任|历任|曾任|后任|现任|时任|拟任|担任|出任|调任|升任|转任|改任|当选为?|任(?![务何意由性期职命])|(?<=[他她])[是系])(?:过|中共|中国共产党)?"
)
OF_TERM = re.compile(
    rf"(?:中共|中国共产党|是)?(?=(?:{TERM}、?)+(?:中共|中央|全国|[\u4e00-\u9fff]{{2,9}}?(?:[省市]|自治区)(?:委|人大|政协))[^，。；会]{{0,12}}(?:委员|常委|代表|主席|书记|主任)[、，。；])"
)  # closes a life: 十五届、十六届中央委员，第十二届全国政协主席
BORN = re.compile(
    r"[，、（]\s?[男女][，、）]|现年[0-9]{2}岁|(?:出)?生于|[0-9]{4}年(?:[0-9]{1,2}月)?(?:(?:出)?生|参加革命|参加工作|加入中国共产党)"
    r"|同志简历|简历$|^简历|[是系][\u4e00-\u9fff]{2,9}人，(?=(?:19|20)[0-9]{2}年)"
)
THEN = re.compile(
    r"(?:(?:19|20)[0-9]{2}年|同年|当年|同月|当月|次年|次月|此后|之后|随后|早年|后来|[\u4e00-\u9fff]{2,8}时期|(?:新中国成立|建国|解放|南下|参加工作)[^，。；]{0,4}后)[^，。；]{0,12}，?[^，。；]{0,20}"
)
TAKES_UP = re.compile(
    r"(?:(?:出|调|升|转|改|历|曾|现|担|就|兼|接|后)任|当选为?|任(?![务何意由性期职命教]))(?:过|中共|了)?"
)
NEXT = re.compile(r"(?:（[^（）]{1,12}）)?[，；、（：](?![正副]?[省部厅局])\s*")  # (正部长级) says no post
LABEL = re.compile("(?:现任职务|担任职务|现任职|职务|现任|现职)：")  # on a page about one official
JUNIOR = re.compile(
    "(?<=[\u4e00-\u9fff])(?:民警|科员|办事员|干部|干事|职员|工作人员)、(?=副?[\u4e00-\u9fff]{2,6}(?:[、，。；（]|$))"
)
REACH = 40  # characters of a clause before the verb that gives its post
MOST = 60  # clauses that one sentence of a life has


def tells_life(text: str) -> bool:
    """Tell whether a sentence without a subject is part of a life: it begins with years or with 历任, 现任."""
    return bool(
        YEARS.match(text) or HELD.match(text) or OF_TERM.match(text) or (THEN.match(text) and TAKES_UP.search(text))
    )


def opens_life(text: str, end: int) -> bool:
    """Tell whether what follows a name at `end` says who he is: 男，汉族，1955年7月生; 同志简历."""
    return bool(BORN.search(text, end, end + 30))


def read_life(text: str, bearings: Bearings) -> tuple[tuple[Post, ...], Stretch | None, Bearings]:
    """Read the posts of one sentence of a life, and the place of the first run of them."""
    text, juniors = JUNIOR.subn("", text)
    head = YEARS.match(text) or HELD.match(text) or OF_TERM.match(text)
    at, told = (head.end(), False) if head else (0, True)
    bearings = bearings._replace(body="")
    posts: tuple[Post, ...] = ()
    first: Stretch | None = None
    for _ in range(MOST):
        if inner := HELD.match(text, at) or (TAKES_UP.search(text, at, at + REACH) if told else None):
            at = inner.end()
        if run := run_after(text, at):
            more, bearings = read_run(run, bearings, foreign=False)
            posts, first, at = (*posts, *more), first or (run.start, run.end), run.end
        if not (joint := NEXT.search(text, at)):
            break
        at, bearings = joint.end(), bearings._replace(body="")
    return posts, None if juniors else first, bearings


def read_label(text: str, bearings: Bearings, heading: str) -> tuple[Post, ...]:
    """Read the posts behind a label of a page about one official: 现任职务：市委常委、副市长; none without a label.

    Whose page it is, its heading may end with: 领导之窗 - 某市人民政府.
    """
    if not (label := LABEL.match(text)):
        return ()
    if (site := SITE.search(heading)) and (place := find_place(site[1])):
        bearings = place_bearings(bearings, place)
    return read_life(f"现任{text[label.end() :]}", bearings)[0]


SITE = re.compile(r"([\u4e00-\u9fff]{2,9}[省市县区州盟旗])(?:人民政府|政府|政协|人大|党委|委)[\u4e00-\u9fff]{0,6}\s*\Z")
