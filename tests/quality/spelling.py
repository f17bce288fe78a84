"""Two spellings of one name, post or place in, the same string out: what counts as equal when facts are scored."""

import re

from monitor.parser.text import fold

BLANKS = re.compile(r"\s+")
# Each row: a spelling of a post, and the one it is counted as. In order: later rows see what earlier ones made.
POST_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(?:中共|中国共产党)(?!中央)", ""),
        (r"中国共产党中央", "中共中央"),
        (r"^中央(?=政治局|书记处)", "中共中央"),
        (r"^(?:中央|党中央)?总书记$", "中共中央总书记"),
        (r"^(?:中国国家|中华人民共和国)主席$", "国家主席"),
        (r"^中国(?=全国|外交部|国务院|国家)", ""),
        (r"^(?:国务院)?总理$", "国务院总理"),
        (r"中国国务院", "国务院"),
        (r"人民政府", "政府"),
        (r"委员会", "委"),
        (r"发展和改革委", "发展改革委"),
        (r"^([^省]{2,3}?)(?:省)?([代原]?副?)省长$", r"\1省\2省长"),
        (r"^([^市]{2,6}?)(?:市)?([代原]?副?)市长$", r"\1市\2市长"),
        (r"(教育|商务|财政|国防|公安|外交)部?(原?副?)部?长$", r"\1部\2部长"),
        (r"外长", "外交部部长"),
    )
)
UNITS = re.compile(r"自治区|[区县市省]")


def fold_name(text: str) -> str:
    """Give a name or title without blanks, with one middle dot, in simplified characters."""
    return BLANKS.sub("", fold(text))


def fold_post(text: str) -> str:
    """Give a post in the one spelling that its accepted spellings share (外长, 外交部长: 外交部部长)."""
    folded = fold_name(text)
    for pattern, replacement in POST_SPELLINGS:
        folded = pattern.sub(replacement, folded)
    return folded


def is_same_place(wanted: str, found: str) -> bool:
    """Tell whether one place is named within the other, units apart (长沙 in 湖南省长沙市); none is only like none."""
    one, other = (UNITS.sub("", fold_name(place)) for place in (wanted, found))
    return (one in other or other in one) if one and other else one == other
