"""The lines of an article's page before its text in; headline, kicker, subheads and authors, out.

Which line is the headline, several witnesses say: the enpproperty comment, og:title, <title>, the page's list of
articles; the line's tag, the names of its class and how large it is set. Without any there is none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from bs4.element import Tag

from monitor.epaper.dateline import REPORTERS, fold, parse_authors, parse_names
from monitor.epaper.headlines import arrange
from monitor.epaper.heads import Head, find_names, read_kind
from monitor.epaper.html import MAX_TITLE, clean_property, count_han, read_title
from monitor.epaper.kinship import squeeze
from monitor.epaper.labels import fold_day, fold_label
from monitor.epaper.printed import DATED, OPENING, Printed
from monitor.epaper.story import LEADING
from monitor.epaper.tree import Tree

METAS = ("og:title", "twitter:title", "articletitle", "title", "dc.title", "headline")
TITLE_GAPS = re.compile(r"\s*[-_|–—·]+\s*")
LEVELS = {"h1": 4.0, "h2": 3.5, "h3": 2.5, "h4": 1.5, "founder-title": 10.0}
SET_AS_TITLE = re.compile(
    r"(?:title|headline|biaoti|(?:^|[-_ ])(?:tit|z?bt|zt|wzbt|zhuti|topic))(?:0?1|$|[-_ a-z])|fon[dt]?01|hei\d+b",
    re.IGNORECASE,
)
SET_AS_SECOND = re.compile(
    r"(?:title|biaoti|(?:^|[-_ ])(?:tit|bt))\d", re.IGNORECASE
)  # title2, bt2: beside a headline's
SET_AS_KICKER = re.compile(
    r"pre-?ti|intro|kicker|eyebrow|alternative|yin-?ti|leading|special|jian|content-sup|shoulder"
    r"|(?:^|[-_ ])[yj]t(?:$|[-_ ])",
    re.IGNORECASE,
)
SET_AS_SUB = re.compile(r"sub(?!scri)|fu-?(?:bt|ti|biao)|second|content-sub|(?:^|[-_ ])fb?t(?:$|[-_ ])", re.IGNORECASE)
SET_AS_AUTHOR = re.compile(r"author|writer|zuozhe|byline|(?:^|[-_ ])(?:zz|au)(?:$|[-_ ])", re.IGNORECASE)
LARGE = re.compile(r"font-size\s*:\s*(\d+)")
LARGE_PIXELS = 18
LARGE_SIZE = 4
LONGEST = 60  # characters of a headline's line
NEAR = 15  # lines between headline and text
NEAREST = 5  # lines over a text among which its head is looked for by its words alone
LEAST_WEIGHT = 0.7
FARTHER = 0.05  # what a line less near to the text is worth less
KNOWN, NAMED = 10.0, 6.0
PAGED = re.compile(r"第\s*[A-Za-z]{0,2}\d{1,3}\s*版")
STAMP = re.compile(r"(?:^|[\s\d])第?[A-Za-z]{0,2}\d{1,3}\s*版\s*[:：]")
LABEL = re.compile(r"第?\s*[A-Za-z]{0,2}\s*\d{1,3}\s*版.{0,20}|[A-Za-z]{0,2}\d{1,3}\s*[:：·|-]?\s*[\u4e00-\u9fff]{2,4}")
DOCUMENT = re.compile(r".{1,12}[〔\[（(]\s*20\d{2}\s*[〕\]）)]\s*\d+\s*号")
BOTH = r"(?:文\s*[/／、]\s*图|图\s*[/／、]\s*文)片?"  # who wrote the text and took the pictures
WRITER = re.compile(
    rf"(?:{BOTH}\s*[:：/／|]?|(?:作者|文|文字|撰文|撰稿|采写|采访|记者|通讯员)\s*[:：/／|])\s*(.{{2,40}})"
)
SIGNED = re.compile(r"(?:本报)?(?:首席|见习|特约|实习)?(?:记者|通讯员)\s*\S")
MARKED = "□■◎○●◇◆△▲☆★"
LEAST_TITLE = 4
MOST_STAMPED = 12  # characters beside a day in a line that is a stamp; 2031年5月14日某会议通过 is a subhead
REACH = 450  # lines before a text; one farther away weighs less than LEAST_WEIGHT, whatever speaks for it
MOST_LINES = 12  # of a headline, and its lines before and behind the one that is looked at
MOST_WITNESSES = 50  # of a kind
NAME = 3  # characters of a name that stands alone


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """An article's head. `start` and `end` are the headline's lines, from the first to behind the last."""

    headline: str
    kicker: str = ""
    subheads: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    end: int = 0


def find_unprinted(soup: Tree, witnesses: Mapping[str, float], paper: str) -> Heading | None:
    """Give a headline that no line prints but a picture does, or that the page says of itself; None without."""
    pictured = (str(tag["alt"]).strip() for tag in soup.find_all("img", alt=True))
    said = (str(tag.get("content") or "").strip() for tag in soup.find_all("meta", property="og:title"))
    known = (title for title in (*pictured, *said) if squeeze(title) in witnesses and title != paper)
    headline = next((title for title in known if count_han(title) >= LEAST_TITLE), "")
    return Heading(headline=headline) if headline else None


def list_witnesses(
    soup: Tree, fields: Mapping[str, str], listed: Iterable[str], named: Iterable[str]
) -> dict[str, float]:
    """Give what the page itself says that its story is called, and how much that is worth."""
    said: dict[str, float] = {squeeze(title): NAMED for title in listed}
    said |= {squeeze(title): KNOWN for title in islice(named, MOST_WITNESSES)}
    for part in (read_title(soup.title), *TITLE_GAPS.split(read_title(soup.title))):
        said[squeeze(part)] = NAMED
    metas = {
        str(tag.get("property") or tag.get("name") or "").lower(): str(tag.get("content") or "")[:MAX_TITLE]
        for tag in soup.find_all("meta")
    }
    hidden = [
        str(tag.get("value") or "")[:MAX_TITLE]
        for tag in soup.find_all("input", attrs={"name": re.compile("title", re.IGNORECASE)}, limit=MOST_WITNESSES)
    ]
    for title in (*(metas.get(name, "") for name in METAS), *hidden):
        for part in (title, *TITLE_GAPS.split(title)):
            said[squeeze(part)] = KNOWN
    said[squeeze(" ".join(clean_property(fields.get("title", ""))))] = KNOWN
    return {title: worth for title, worth in said.items() if len(title) > 1}


def read_heading(lines: Sequence[Printed], start: int, witnesses: Mapping[str, float], paper: str) -> Heading | None:
    """Read the head of the story whose text begins at line `start`; None when nothing says which is its headline."""
    near = range(max(start - REACH, 0), min(start + 1, len(lines)))
    weighed = {at: weigh_line(lines, at, start, witnesses, paper) for at in near}
    best = max(weighed, key=lambda at: weighed[at], default=0)
    if not weighed or weighed[best] < LEAST_WEIGHT:
        return read_akin(lines, start, paper)
    first, end = find_ends(lines, best)
    before = list_before(lines, first, paper)
    authors = [at for at in range(end, start) if read_writers(lines[at])]
    after = [at for at in range(end, start) if is_part(lines, at, paper)]
    kickers = [at for at in after if at not in authors and is_set(lines[at], SET_AS_KICKER)]
    headline = " ".join(line.text for line in lines[first:end])
    return Heading(
        headline=headline,
        kicker=" ".join(lines[at].text for at in (*before, *kickers)),
        subheads=tuple(
            lines[at].text
            for at in after
            if at not in authors and at not in kickers and squeeze(lines[at].text) != squeeze(headline)
        ),
        authors=next((found for at in authors if (found := read_writers(lines[at]))), ()),
        end=end,
    )


def read_akin(lines: Sequence[Printed], start: int, paper: str) -> Heading | None:
    """Read a head that nothing but its words bear witness to: lines right over the text that speak of what it tells.

    Which of them is the headline, their words say too, as on a page of flat text. None without such lines.
    """
    text = "".join(line.text for line in lines[start : start + MOST_LINES] if line.is_prose)
    at, over = start - 1, list[int]()
    while at >= max(0, start - NEAREST) and not lines[at].is_prose:
        is_dated = bool(DATED.search(fold_day(lines[at].text)))
        is_titled = is_part(lines, at, paper) and not read_writers(lines[at])
        if is_titled and not is_dated and LEAST_TITLE <= lines[at].han <= LONGEST:
            over.insert(0, at)
        elif over:
            break
        at -= 1
    over = [at for at in over if not lines[at].text.endswith("。")]
    if not any(is_akin(lines[at].text, text) for at in over):
        return None
    names = find_names([text])
    heads = [Head(text=lines[at].text, kind=read_kind(lines[at].text, names), spaced=False) for at in over]
    above = list(takewhile(lambda one: not find_shared(one.text, text), heads))  # what the text is not about
    head = arrange(heads[len(above) :], joins=len({lines[at].style for at in over}) < len(over))
    authors = (read_writers(lines[at]) for at in range(over[0], start))
    return Heading(
        headline=head.headline,
        kicker=" ".join(filter(None, (*(one.text for one in above), head.kicker or head.label))),
        subheads=head.subheads,
        authors=next(filter(None, authors), ()),
        end=start,
    )


def is_akin(title: str, text: str) -> bool:
    """Whether a title says what a text tells: pairs of its characters stand there, two at least that do not overlap."""
    found = find_shared(title, text)
    return len(found) > 1 and found[-1] - found[0] > 1


def find_shared(title: str, text: str) -> list[int]:
    """Give the places in a title, squeezed, of the pairs of characters that a text has too."""
    plain, told = squeeze(title), squeeze(text)
    return [at for at in range(len(plain) - 1) if plain[at : at + 2] in told]


def weigh_line(lines: Sequence[Printed], at: int, start: int, witnesses: Mapping[str, float], paper: str) -> float:
    """Say how much speaks for a line being the headline."""
    line = lines[at]
    if line.han > LONGEST or line.is_furniture or line.captions or not is_part(lines, at, paper):
        return 0.0
    first, end = find_ends(lines, at)
    whole = squeeze("".join(one.text[:OPENING] for one in lines[first:end]))
    if not whole:
        return 0.0
    known = max(
        (
            worth
            for title, worth in witnesses.items()
            if title == whole or (len(whole) > LONGEST // 8 and (title.startswith(whole) or title.endswith(whole)))
        ),
        default=0.0,
    )
    set_as = weigh_setting(line)
    if at >= start and not known:
        return 0.0
    if is_set(line, SET_AS_KICKER) or is_set(line, SET_AS_SUB) or is_set(line, SET_AS_AUTHOR):
        set_as -= 3.0
    distance = start - at
    sentence = 3.0 if line.text.endswith("。") else 0.0
    return (
        known + set_as - sentence - FARTHER * distance - (3.0 if distance > NEAR else 0.0)
        if known or set_as > 0
        else 0.0
    )


def weigh_setting(line: Printed) -> float:
    """Say how much a line is set as a headline."""
    near = [tag for tag in line.tags if tag.name not in {"body", "html"}][:4]
    level = max((LEVELS.get(tag.name, 0.0) for tag in near), default=0.0)
    named = 2.0 if is_set(line, SET_AS_TITLE) else 1.0 if is_set(line, SET_AS_SECOND) else 0.0
    large = 2.0 if any(_is_large(tag) for tag in near) else 0.0
    bold = 1.0 if any(tag.name in {"b", "strong"} for tag in near) else 0.0
    return level + named + large + bold


def _is_large(tag: Tag) -> bool:
    size = str(tag.get("size") or "")
    pixels = LARGE.search(str(tag.get("style") or ""))
    return (
        tag.name == "font"
        and size.lstrip("+").isdecimal()
        and int(size.lstrip("+")) >= (2 if size.startswith("+") else LARGE_SIZE)
    ) or bool(pixels and int(pixels[1]) >= LARGE_PIXELS)


def is_set(line: Printed, names: re.Pattern[str]) -> bool:
    """Whether the names that a line's element bears (id, class, itemprop, its own) say what it is."""
    for tag in line.tags[:2]:
        own = tag.name if "-" in tag.name else ""  # news-title: an element of the site's own
        said = " ".join((str(tag.get("id") or ""), *(tag.get("class") or ()), str(tag.get("itemprop") or ""), own))
        if said.strip():
            return bool(names.search(said))
    return False


def find_ends(lines: Sequence[Printed], at: int) -> tuple[int, int]:
    """Give the lines of the element that a line stands in: a headline may be broken into several.

    A box holds more than a headline, unless it is called one.
    """
    inmost = lines[at].tags[0]
    first = end = at
    if inmost.name in {"td", "div", "body"} and not is_set(lines[at], SET_AS_TITLE):
        return at, at + 1
    while max(0, at - MOST_LINES) < first and lines[first - 1].tags[0] is inmost:
        first -= 1
    while end + 1 < min(len(lines), at + MOST_LINES) and lines[end + 1].tags[0] is inmost:
        end += 1
    return first, end + 1


def list_before(lines: Sequence[Printed], first: int, paper: str) -> list[int]:
    """Give the lines right before the headline that belong to it."""
    found: list[int] = []
    for at in range(first - 1, max(-1, first - 4), -1):
        named = is_set(lines[at], SET_AS_KICKER)
        if lines[at].block.name == "li" != lines[first].block.name:  # the rows of a menu
            break
        if not is_part(lines, at, paper) or lines[at].is_prose or (lines[at].han < LEAST_TITLE and not named):
            break
        found.insert(0, at)
    return found


def is_part(lines: Sequence[Printed], at: int, paper: str) -> bool:
    """Whether a line may belong to a head: no stamp, no page's label, no document's number, not the paper's name."""
    line = lines[at]
    text = fold(line.text[:OPENING]).strip()
    if line.is_furniture or line.captions or line.linked or not line.han:
        return False
    if paper and squeeze(text) == squeeze(paper):
        return False
    if paper and squeeze(text).startswith(squeeze(paper)) and PAGED.search(fold_label(text)):
        return False
    if DATED.search(dated := fold_day(text)) and count_han(DATED.sub("", dated)) <= MOST_STAMPED:
        return False
    if STAMP.search(text) or LABEL.fullmatch(text) or DOCUMENT.fullmatch(text):
        return False
    named = LEADING.sub("", text)
    return bool(named) and not REPORTERS.fullmatch(named)


def read_signature(line: Printed) -> tuple[str, ...]:
    """Read the writers that a line below a text names as such."""
    return read_writers(line) if WRITER.search(fold(line.text[:OPENING])) else ()


def read_writers(line: Printed) -> tuple[str, ...]:
    """Read the names of a line that names writers and nothing else; () when it does not."""
    text = fold(line.text[:OPENING]).strip().lstrip(MARKED + " ")
    if found := WRITER.search(text):
        named = re.split(r"\s{2,}|[|]|来源|浏览|[)）]|\d|\s(?:图|摄影|制图)\s*[:：/／|]", found[1])[0]
        return parse_authors(named) or parse_names(named)
    rest = re.sub(r"[(（]?\s*20\d{2}\s*年.*?[)）]|第?[A-Za-z]{0,2}\d+版", " ", text).strip(" ()（）")
    rest = next((item for item in re.split(r"\s{2,}", rest) if SIGNED.match(item)), rest)
    if authors := parse_authors(rest):
        return authors if count_han(rest) < LONGEST // 2 else ()
    names = parse_names(rest, whole=True) if rest and line.han <= NAME * 4 else ()
    is_bare = all(len(name) <= NAME or "·" in name for name in names)
    return names if names and (is_bare or is_set(line, SET_AS_AUTHOR)) else ()
