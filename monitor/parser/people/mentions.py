"""A Story in, the places out where it names people: two readings, the second knowing whom the first introduced.

The first reading cuts every sentence by itself. Names that a title, a list or repetition vouches for make the story's
memory; sentences where the memory finds more, and the heading with its run-together lists, are cut again with it.
"""

import re
from collections.abc import Iterator

from monitor.parser.name_tables import load_frequent_surnames, load_surname_weights, weigh_given
from monitor.parser.names.cutting import cut, cut_names
from monitor.parser.names.dictionary import FAMOUS_KINDS
from monitor.parser.names.foreign import MINORITY_TAG, REGNAL
from monitor.parser.names.lattice import RUN_ON, Piece
from monitor.parser.names.neighbours import left_bonus
from monitor.parser.patterns import find_from
from monitor.parser.people.known import find_recalled
from monitor.parser.people.memory import memory_of, mend_by_runs, needs_second_reading
from monitor.parser.people.placed import read_placed
from monitor.parser.people.plausible import UNLIKELY_ROSTER, is_plausible
from monitor.parser.places import load_place_words
from monitor.parser.posts.anchors import (
    ADDRESS,
    DOUBTFUL,
    NAMED_AFTER,
    SET_BEGINS,
    SET_PHRASES,
    SHORT_NAME,
    TITLED,
    Found,
    anchor_of,
    is_vetoed,
)
from monitor.parser.posts.name_lists import LIST_SIZE, blank, may_be_listed, spread_lists
from monitor.parser.text import Sentence, Story
from monitor.parser.titles import LEFT_EDGES, title_starting_at, verb_starting_at
from monitor.parser.words import find_word


def read_names(sentence: Sentence, known: frozenset[str]) -> Iterator[Found]:
    """Give the names in a sentence."""
    text, places = sentence.text, load_place_words()
    pieces, runs = cut_heading(text, known) if sentence.where == "heading" else (cut_signed(text, known), frozenset())
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


def cut_signed(text: str, known: frozenset[str]) -> list[Piece]:
    """Cut a sentence; names that are all there is between brackets or in a line sign it, run together or not (署名)."""
    pieces = cut_names(text, known)
    signed = [
        Piece(start, end, "name", PLACED)
        for start, end in read_placed(text)
        if not any(piece.start <= start and end <= piece.end and piece.kind == "foreign" for piece in pieces)
    ]
    if len(text) <= LONGEST_ROW or SIGNS.search(text):
        signed += [piece for found in SIGNED.finditer(text) for piece in read_row(found.group(1), found.start(1))]
        signed += [piece for found in SIGNED_LIST.finditer(text) for piece in read_list(found)]
        signed += read_roster(text)
        signed += read_writer(text)
        signed += read_labelled(text)
        signed += read_credits(text)
    if not signed:
        return pieces
    inside = {place for piece in signed for place in range(piece.start, piece.end + (piece.tag == PLACED))}
    apart = (piece for piece in pieces if inside.isdisjoint(range(piece.start, piece.end)))
    return sorted([*apart, *dict.fromkeys(signed)])


def read_row(row: str, start: int) -> list[Piece]:
    """Give the names that a row consists of, none where it holds anything else than likely names."""
    pieces = cut(row, touching=RUN_ON)
    if len(pieces) < SHORT_NAME or not all(is_likely(row[piece.start : piece.end], piece) for piece in pieces):
        return []
    return [Piece(start + piece.start, start + piece.end, "name", WRITER) for piece in pieces]


def read_list(signed: re.Match[str]) -> list[Piece]:
    """Give the names that fill the brackets of a signature, one or joined by 、, none where one is not likely."""
    places = [part.span() for part in NAMES.finditer(signed[0])]
    pieces = [Piece(signed.start() + start, signed.start() + end, "name", WRITER) for start, end in places]
    likely = [is_likely(signed.string[piece.start : piece.end], piece) for piece in pieces]
    if all(likely):
        return pieces
    return pieces if 2 * sum(likely) > len(pieces) > 1 and all(map(may_be_name, NAMES.findall(signed[0]))) else []


NAMES = re.compile(r"[\u4e00-\u9fff]+")


def may_be_name(name: str) -> bool:
    """Tell whether a name begins with a frequent surname and is no word: others of its list vouch for the rest."""
    return name[0] in load_frequent_surnames() and not is_word(name)


def read_labelled(text: str) -> list[Piece]:
    """Give the names behind 记者 or 通讯员, words or not, that fill brackets, and those that blanks set off."""
    if "记者" not in text and "通讯员" not in text and "实习生" not in text:
        return []
    spans = [one.span(1) for one in LABELLED.finditer(text) if one[1][0] in load_frequent_surnames()]
    for bracket in WRITERS.finditer(text):
        names = NAMES.finditer(LABEL.sub(blank, text[: bracket.end()]), bracket.start())
        spans += [one.span() for one in names if one[0] not in WRITES]
    return [Piece(*span, "name", WRITER) for span in dict.fromkeys(spans)]


def read_credits(text: str) -> list[Piece]:
    """Give the names of a line that says who wrote and who took the pictures: 甲 图 乙 文."""
    if len(text) > LONGEST_CREDITS or not CREDITS.fullmatch(text):
        return []
    found = [one.span(1) for one in CREDIT_OF.finditer(text) if one[1][0] in load_surname_weights()]
    return [Piece(*span, "name", WRITER) for span in found]


LONGEST_CREDITS = 30  # characters
CREDIT_OF = re.compile(
    r"([\u4e00-\u9fff]{2,3})[ \u3000/]*(?:文|图|摄影|摄|供图)(?:[ \u3000、，/；]+|(?=[\u4e00-\u9fff])|\Z)"
)
CREDITS = re.compile(rf"\s*(?:{CREDIT_OF.pattern}){{2,4}}")
WRITES = frozenset(
    ("摄影", "报道", "供稿", "综合", "整理", "手记", "集纳", "观察", "编译", "站供稿", "招待会", "见面会")
)
LABEL = re.compile(r"(?:本报|本台|首席|特约|见习|全媒体|融媒体)*(?:记者|通讯员|实习生)[ \u3000/:：]*")
WRITERS = re.compile(
    rf"[（(](?:{LABEL.pattern}(?:(?!记者|通讯员|实习生)[\u4e00-\u9fff]){{2,3}}"
    rf"(?:[ \u3000、]+(?:(?!记者|通讯员|实习生)[\u4e00-\u9fff]){{2,3}}){{0,6}}[ \u3000，、]*){{1,4}}[）)]"
)


LABELLED = re.compile(
    r"(?:记者|通讯员|实习生)[ \u3000]+([\u4e00-\u9fff]{2,3})"
    r"(?=[ \u3000]*[）)、]|[ \u3000]+[\u4e00-\u9fff]{2,4}[ \u3000）)、])"
)


def read_roster(text: str) -> list[Piece]:
    """Give the names that blanks part in a line of its own, whatever words they are, where most are likely (名单)."""
    if not ROSTER.fullmatch(text):
        return []
    items = [item for item in ROSTER_ITEM.finditer(NOTED.sub(blank, text)) if "·" not in item[0]]
    if not items or not all(may_be_listed(item[0]) for item in items):
        return []
    frequent = sum(item[0][0] in load_frequent_surnames() and not is_word(item[0]) for item in items)
    return [Piece(*item.span(), "name", WRITER) for item in items] if 2 * frequent > len(items) else []


NOTED = re.compile(r"[（(][^（）()]{1,12}[）)]")
ROSTER_ITEM = re.compile(r"[\u4e00-\u9fff·]+")
ROSTER = re.compile(
    r"\s*(?:(?!等)(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+)"
    r"(?:[（(][^（）()]{1,12}[）)])?(?:[ \u3000]+|\Z)){4,}"
)


def read_writer(text: str) -> list[Piece]:
    """Give the name behind an organ or place in the brackets behind a story's last sentence: （岚溪市财政局甲）."""
    found = SIGNED_BEHIND.fullmatch(text)
    if found is None or found[1][0] not in load_frequent_surnames() or is_word(found[1]):
        return []
    return [Piece(*found.span(1), "name", WRITER)]


def is_likely(name: str, piece: Piece) -> bool:
    """Tell whether a piece is a name as likely as most: a frequent surname, usual characters, no place, no word."""
    if piece.kind != "name" or name[0] not in load_frequent_surnames():
        return False
    usual = len(name) == SHORT_NAME or weigh_given(*name[-2:]) > UNLIKELY_ROSTER
    return usual and not is_word(name)


def is_word(name: str) -> bool:
    """Tell whether the dictionary has a name as a word or a place."""
    return find_word(name).tag[:2] not in ("", "nr")


WRITER, PLACED = "writer", "placed"  # beside jieba's tags
SIGNED_LIST = re.compile(
    r"(?:(?<=[电讯][（(])|(?<=\A[（(]))[\u4e00-\u9fff]{2,3}(?:[、 \u3000]+[\u4e00-\u9fff]{2,3})*(?=[）)])"
)  # 本报岚溪电（甲、乙）, （甲） behind a story's last sentence
SIGNED_BEHIND = re.compile(
    r"[（(][^（）()，。；：“”《》\n]{3,30}?(?:[省市区县镇乡村局院厂部委府行校司社所站处室队会团]|大学|中学|小学|集团|中心)"
    r"([\u4e00-\u9fff]{2,3})[）)]"
)
LONGEST_ROW = 12  # characters: four names
SIGNS = re.compile("[（( \u3000]")
SIGNED = re.compile(r"(?:^|(?<=[（(]))([\u4e00-\u9fff]{4,12})(?:(?=[）)])|\Z)")


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
    """Tell whether a name is all that stands behind who meets whom in a heading: 王明会见李强."""
    text = sentence.text
    ends = piece.end == len(text) or text[piece.end] in LEFT_EDGES
    return sentence.where == "heading" and ends and text[: piece.start].endswith(("会见", "会晤", "拜会", "接见"))


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
    first = [(s, spread_lists(s.text, list(read_names(s, frozenset())))) for s in story.sentences]
    memory = mend_by_runs(memory_of(first), first, story.text.text)
    out = []
    for sentence, found in first:
        names = found
        if memory and needs_second_reading(sentence, found, memory):
            names = spread_lists(sentence.text, list(read_names(sentence, memory)))
        kept = tuple(name for name in names if name.name in memory or is_plausible(name, sentence.text))
        if known and (recalled := find_recalled(sentence, kept, known)):
            kept = tuple(recall_names(sentence, memory, recalled))
        out.append((sentence, kept))
    return tuple(out)


def recall_names(sentence: Sentence, memory: frozenset[str], known: frozenset[str]) -> Iterator[Found]:
    """Read a sentence again with names that other stories introduce."""
    for name in spread_lists(sentence.text, list(read_names(sentence, memory | known))):
        if name.name in known and name.anchor == "known":
            yield name._replace(anchor="elsewhere")
        elif name.name in memory or is_plausible(name, sentence.text):
            yield name
