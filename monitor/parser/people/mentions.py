"""A Story in, the places out where it names people: two readings, the second knowing whom the first introduced.

The first reading cuts every sentence by itself. Names that a title, a list or repetition vouches for make the story's
memory; sentences where the memory finds more, and the heading with its run-together lists, are cut again with it.
"""

import re
from collections.abc import Iterator, Sequence

from monitor.parser.mention import Stretch
from monitor.parser.name_tables import load_foreign, load_japanese, load_surname_weights
from monitor.parser.names.cutting import cut_names
from monitor.parser.names.dictionary import FAMOUS_KINDS
from monitor.parser.names.foreign import MINORITY_TAG, REGNAL
from monitor.parser.names.lattice import RUN_ON, Piece
from monitor.parser.names.neighbours import CALLING_LEFT, left_bonus
from monitor.parser.patterns import find_by_beginnings, find_from
from monitor.parser.people.known import find_recalled
from monitor.parser.people.memory import memory_of, mend_by_runs, needs_second_reading
from monitor.parser.people.placed import read_placed, read_rows_below
from monitor.parser.people.plausible import is_plausible
from monitor.parser.people.signatures import WRITER, read_signatures
from monitor.parser.places import load_place_words
from monitor.parser.posts.anchors import (
    ADDRESS,
    DOUBTFUL,
    NAMED_AFTER,
    SET_BEGINS,
    SET_PHRASES,
    SHORT_NAME,
    STRONG,
    TITLED,
    Found,
    anchor_of,
    is_vetoed,
)
from monitor.parser.posts.name_lists import LIST_SIZE, spread_lists
from monitor.parser.text import Sentence, Story
from monitor.parser.titles import LEFT_EDGES, title_starting_at, verb_starting_at
from monitor.parser.words import FULL_NAME


def read_names(sentence: Sentence, known: frozenset[str], listed: tuple[Stretch, ...] = ()) -> Iterator[Found]:
    """Give the names in a sentence; `listed` are places of names that the lines above it tell."""
    text, places = sentence.text, load_place_words()
    pieces, runs = (
        cut_heading(text, known) if sentence.where == "heading" else (cut_signed(sentence, known, listed), frozenset())
    )
    if not pieces:
        return
    phrases = {found.start() for found in find_from(SET_BEGINS, SET_PHRASES, text)}
    titled = {place for found in TITLED.finditer(text) for place in range(*found.span())} if "《" in text else set()
    for piece in pieces:
        if piece.start in phrases or (piece.start in titled and not is_decided_on(text, piece)):
            continue
        name = text[piece.start : piece.end]
        anchor = anchor_of_piece(sentence, piece, known, in_run=piece.start in runs)
        if piece.tag != PLACED and is_vetoed(text, piece, anchor):
            anchor = DOUBTFUL
        if anchor != DOUBTFUL or (name in places and text[piece.start : piece.end + 1] not in places):  # 安新|县
            end = piece.end + SHORT_NAME * bool(piece.kind == "foreign" and REGNAL.match(text, piece.end))  # 二世
            yield Found(
                piece.start, end, text[piece.start : end], anchor, piece.kind == "foreign" and piece.tag != MINORITY_TAG
            )


def is_decided_on(text: str, piece: Piece) -> bool:
    """Tell whether a document's title names whom it appoints or lets go: 《关于接受甲辞去乙职务的请求的决定》."""
    return text.endswith(DECIDED, 0, piece.start) and bool(DECIDED_BEHIND.match(text, piece.end))


DECIDED = ("接受", "任命", "免去", "撤销", "罢免", "终止")
DECIDED_BEHIND = re.compile(r"(?:同志)?(?:辞去|为|[\u4e00-\u9fff、]{2,30}职务)")


PLACED = "placed"  # beside jieba's tags


def anchor_of_piece(sentence: Sentence, piece: Piece, known: frozenset[str], *, in_run: bool) -> str:
    """Say what vouches for a piece of the text as a name; `in_run` where it stands among names run together."""
    text = sentence.text
    if piece.tag == PLACED:
        return "office"
    anchor = "known" if text[piece.start : piece.end] in known else anchor_of(text, piece.start, piece.end)
    weak = anchor in ("", "verb")
    if piece.tag in FAMOUS_KINDS and weak:
        return "" if NAMED_AFTER.match(text, piece.end) else "famous"
    if piece.tag == WRITER and weak:
        return "calling"
    if piece.tag == MINORITY_TAG and weak:
        return "parts"
    if weak and (in_run or is_met(sentence, piece)):
        return "run"
    return "roster" if not anchor and piece.tag.startswith("nr") else anchor


def cut_signed(sentence: Sentence, known: frozenset[str], listed: tuple[Stretch, ...]) -> list[Piece]:
    """Cut a sentence; names that are all there is between brackets or in a line sign it, run together or not (署名)."""
    text = sentence.text
    pieces = cut_names(text, known)
    abroad = [range(piece.start, piece.end + 1) for piece in pieces if piece.kind == "foreign"]
    placed = [place for place in (*read_placed(text), *read_padded(sentence)) if not is_inside(place, abroad)]
    placed += [place for place in listed if place not in placed]
    signed = [Piece(start, end, "name", PLACED) for start, end in placed]
    signed += [piece for piece in read_signatures(text) if (piece.start, piece.end) not in placed]
    if not signed:
        return pieces
    inside = {place for piece in signed for place in range(piece.start, piece.end + (piece.tag == PLACED))}
    apart = (piece for piece in pieces if inside.isdisjoint(range(piece.start, piece.end)))
    return sorted([*apart, *dict.fromkeys(signed)])


def is_inside(place: Stretch, ranges: Sequence[range]) -> bool:
    """Tell whether one of the ranges, ends included, holds a place."""
    return any(place[0] in one and place[1] in one for one in ranges)


def read_padded(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the places of names that are padded in print, words or not, behind a title or in a list: 甲、冷　杉."""
    text = sentence.text
    for middle in sentence.padded:
        start, end = middle - 1, middle + 1
        listed = "、" in (text[start - 1 : start], text[end : end + 1])
        if (listed or left_bonus(text, start) >= CALLING_LEFT) and text[end : end + 1] != "：":
            yield start, end


def cut_heading(text: str, known: frozenset[str]) -> tuple[list[Piece], frozenset[int]]:
    """Cut a line of a heading; give where names start that are run together as well (王明李强出席).

    Names run together vouch for each other. They are read so where the run has both its ends; any other line is cut
    like a sentence.
    """
    pieces = cut_names(text, known, RUN_ON)
    runs = find_runs(pieces)
    if all(is_bounded(text, run) for run in runs):
        return pieces, frozenset(piece.start for run in runs for piece in run)
    return cut_names(text, known), frozenset()


def is_met(sentence: Sentence, piece: Piece) -> bool:
    """Tell whether a name is all that stands behind who meets whom: in a heading 王明会见李强, in a text 会见勒卡纽."""
    text = sentence.text
    ends = piece.end == len(text) or text[piece.end] in LEFT_EDGES or text.startswith("时，", piece.end)
    told = sentence.where == "heading" or (piece.kind == "foreign" and piece.end - piece.start > SHORT_NAME)
    return told and ends and text[: piece.start].endswith(("会见", "会晤", "拜会", "接见"))


def find_runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Give the rows of two and more names without anything between them."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and rows[-1][-1].end == piece.start:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [row for row in rows if len(row) > 1]


def is_bounded(text: str, run: list[Piece]) -> bool:
    """Tell whether a run begins where names do and does what people do; three names and more may just end."""
    start, end = run[0].start, run[-1].end
    acts = verb_starting_at(text, end) or bool(title_starting_at(text, end)) or bool(ADDRESS.match(text, end))
    ends = len(run) >= LIST_SIZE and (end == len(text) or text[end] in LEFT_EDGES)
    guessed = sum(piece.kind == "foreign" and "·" not in text[piece.start : piece.end] for piece in run)
    met = MEETING.search(text[max(0, start - 3) : start])
    ends = ends or bool(met and (end == len(text) or text[end] in LEFT_EDGES))
    return bool(met or left_bonus(text, start) > 0) and (acts or ends) and 2 * guessed < len(run)


MEETING = re.compile(r"(?:会见|会晤|拜会|接见|看望|慰问|陪同|[与同和])\Z")  # whoever stands behind is met


def find_names(story: Story, known: frozenset[str] = frozenset()) -> tuple[tuple[Sentence, tuple[Found, ...]], ...]:
    """Give every sentence with the names in it; `known` are names that other stories of the issue introduce."""
    rows = read_rows_below(story.sentences)
    first = [
        (s, spread_lists(s.text, list(read_names(s, frozenset(), rows.get(s.index, ()))))) for s in story.sentences
    ]
    memory = mend_by_runs(memory_of(first), first, story.text.text)
    houses = houses_in(story.text.text)
    with_japan = JAPAN.search(story.heading.text) or JAPAN.search(story.text.text)
    out = []
    for sentence, found in first:
        names = found
        if memory and needs_second_reading(sentence, found, memory):
            names = spread_lists(sentence.text, list(read_names(sentence, memory, rows.get(sentence.index, ()))))
        kept = tuple(name for name in names if name.name in memory or is_plausible(name, sentence.text))
        kept = tuple(
            name
            for name in kept
            if name.anchor in STRONG or (name.name[:SHORT_NAME] not in houses and not is_seat(name.name, story))
        )
        if known and (recalled := find_recalled(sentence, kept, known)):
            kept = tuple(recall_names(sentence, memory, recalled, rows.get(sentence.index, ())))
        out.append((sentence, kept if with_japan else tuple(map(as_han, kept))))
    return tuple(out)


JAPAN = re.compile("日本|日方|日[首外防]相|日官房")


def as_han(found: Found) -> Found:
    """Take a name that is like a Japanese one for a Han name, in a story that does not speak of Japan: 牧野."""
    name = found.name
    like = found.foreign and name[:SHORT_NAME] in load_japanese() and name[0] in load_surname_weights()
    like = like and len(name) <= FULL_NAME and not load_foreign().keys() >= set(name)
    return found._replace(foreign=False) if like else found


def houses_in(text: str) -> frozenset[str]:
    """Give how what a story calls a house or a brand begins, which speaks like people: 评级机构安誉|宣布 (商号)."""
    return frozenset(house[1] for house in find_by_beginnings(HOUSE, text))


HOUSE = re.compile("(?:机构|巨头|品牌|厂商|制造商|运营商|零售商|开发商|车企|药企|航空公司)([\u4e00-\u9fff]{2})")


def is_seat(name: str, story: Story) -> bool:
    """Tell whether a story names the organ of a place that is called so: 延江|调研, where 延江市委 is told of."""
    found = story.text.text.find(name)
    while found >= 0:
        if SEAT.match(story.text.text, found + len(name)):
            return True
        found = story.text.text.find(name, found + 1)
    return False


SEAT = re.compile("[省市县州盟旗](?:委|政府|人民政府|人大|政协|纪委)")


def recall_names(
    sentence: Sentence, memory: frozenset[str], known: frozenset[str], listed: tuple[Stretch, ...]
) -> Iterator[Found]:
    """Read a sentence again with names that other stories introduce."""
    for name in spread_lists(sentence.text, list(read_names(sentence, memory | known, listed))):
        if name.name in known and name.anchor == "known":
            yield name._replace(anchor="elsewhere")
        elif name.name in memory or is_plausible(name, sentence.text):
            yield name
