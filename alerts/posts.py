"""A post as somebody writes it in, one spelling for all its spellings out; whether a post is the one asked for. Pure.

江苏省省长, 江苏省长 and 江苏省人民政府省长 are one post, so are 外长, 外交部长 and 外交部部长. Sources: titles in the
Constitution (chapter 3) and in the Organic Law of Local People's Congresses and Governments; short names of organs as
the central press writes them.
"""

import re

from alerts.folding import fold_words
from monitor.records import Post, Standing

ORGANS = (
    ("国家发展和改革委员会", "国家发改委"),
    ("国家发展改革委员会", "国家发改委"),
    ("国家发展改革委", "国家发改委"),
    ("中共中央组织部", "中组部"),
    ("中央组织部", "中组部"),
    ("中共中央宣传部", "中宣部"),
    ("中央宣传部", "中宣部"),
    ("中共中央统一战线工作部", "中央统战部"),
    ("中共中央统战部", "中央统战部"),
    ("中共中央对外联络部", "中联部"),
    ("中央对外联络部", "中联部"),
    ("中共中央政法委员会", "中央政法委"),
    ("中央政法委员会", "中央政法委"),
    ("中共中央办公厅", "中办"),
    ("中央办公厅", "中办"),
    ("国务院办公厅", "国办"),
    ("中国人民政治协商会议", "政协"),
    ("人民代表大会", "人大"),
    ("常务委员会", "常委会"),
    ("纪律检查委员会", "纪委"),
    ("监察委员会", "监委"),
    ("军事委员会", "军委"),
    ("中国共产党", "中共"),
)
# Each pattern is replaced in turn; 副 stands before the title in one print and between place and title in another.
SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^中华人民共和国主席$", "国家主席"),
        (r"^中华人民共和国", ""),
        (r"^中共(?!中央)", ""),
        (r"^(?:中共)?中央(?:委员会)?总书记$", "总书记"),
        (r"^中共中央", "中央"),
        (r"(省|市|县|区|州|盟|旗|乡|镇)委员会", r"\1委"),
        (r"人民政府", "政府"),
        (r"(?<=[省市县区州盟旗乡镇])政府(?=副?(?:[省市县区州盟旗乡镇]长|主席))", ""),
        (r"(?:壮族|回族|维吾尔)自治区", "自治区"),
        (r"([省市县区州盟旗乡镇部厅局院处科])(副?)\1长", r"\2\1长"),
        (r"外长$", "外交部长"),
        (r"防长$", "国防部长"),
        (r"^总理$", "国务院总理"),
    )
)
# Words of a standing (任职状态) that a post's full form keeps: 辽宁省原副省长, 上海市代市长, 墨西哥当选总统.
STANDING_WORDS = {
    Standing.CURRENT: (),
    Standing.ACTING: ("代理", "代"),
    Standing.FORMER: ("原", "前", "时任"),
    Standing.ELECT: ("当选", "候任"),
    Standing.HONORARY: (),
}
HOLDING = frozenset({Standing.CURRENT, Standing.ACTING, Standing.ELECT})
DIVISIONS = (
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "自治县",
    "省",
    "市",
    "县",
    "区",
)


def fold_post(name: str) -> str:
    """Give the one spelling under which a post is compared; it is not for people to read."""
    folded = fold_words(name)
    for full, short in ORGANS:
        folded = folded.replace(full, short)
    for pattern, to in SPELLINGS:
        folded = pattern.sub(to, folded)
    return folded


def plain_name(post: Post) -> str:
    """Give a post's name without the word of its standing, so that who held it holds the same post."""
    for word in STANDING_WORDS[post.standing]:
        cut = post.name.find(word, 0, max(0, len(post.name) - 1))
        if cut >= 0:
            return post.name[:cut] + post.name[cut + len(word) :]
    return post.name


def spell(post: Post) -> frozenset[str]:
    """Give the spellings under which a post can be asked for: in full, and a city's without its province.

    Not by its bare title: the 总理 of another country would pass for ours.
    """
    name = plain_name(post)
    place = find_place(name)
    city = name[len(place) :] if find_place(name[len(place) :]) else ""
    in_full = "" if name.startswith(post.jurisdiction) else post.jurisdiction + name
    return frozenset(fold_post(each) for each in (name, city, in_full) if each)


def is_held(post: Post) -> bool:
    """Say whether the person holds the post now, acting and elect included; a former or honorary post is not held."""
    return post.standing in HOLDING


def is_in_place(post: Post, place: str) -> bool:
    """Say whether a post's place (辖地) is `place` or lies in it; 浙江 means 浙江省, but 吉林市 is not 吉林省."""
    asked = fold_words(place)
    return any(names_place(fold_words(printed), asked) for printed in (post.jurisdiction, post.name))


def names_place(printed: str, asked: str) -> bool:
    """Say whether `printed` begins with the place asked for, or names it behind a larger one (浙江省杭州市)."""
    if any(begins_with_place(printed[start:], asked) for start in place_starts(printed)):
        return True
    bare = shorten_place(asked)
    return bare != asked and printed.startswith(bare) and not printed.startswith(DIVISIONS, len(bare))


def begins_with_place(printed: str, asked: str) -> bool:
    """Say whether a place stands at the front as a whole: 上海 in 上海市委书记, but not in 上海合作组织秘书长."""
    rest = printed.removeprefix(asked)
    return printed.startswith(asked) and (not rest or asked.endswith(DIVISIONS) or rest.startswith(DIVISIONS))


def place_starts(printed: str) -> tuple[int, ...]:
    """Give where a place's name can begin: at the front and behind each division."""
    return (0, *(found.end() for found in re.finditer("|".join(DIVISIONS), printed)))


def find_place(post: str) -> str:
    """Give the place at the front of a post's name: 浙江省 of 浙江省省长; "" for one without (外交部部长)."""
    found = re.match(rf".{{2,}}?(?:{'|'.join(DIVISIONS)})", fold_words(post))
    return found[0] if found else ""


def shorten_place(place: str) -> str:
    """Leave out the division at a place's end when enough is left: 浙江省 -> 浙江."""
    for division in DIVISIONS:
        if place.endswith(division) and len(place) >= len(division) + 2:
            return place.removesuffix(division)
    return place
