"""The Lines of a page in, those of its story out, the heading first: what a website puts around them is left out.

A site's name behind the headline (标题_某某网, 标题 - 要闻 - 某某网), the headline printed again above the text or
before its first words, labels before them in the same line (来源：… 浏览次数：…). Where the page's title is only the
site's or empty, the headline that the text begins with takes its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from monitor.parser.datelines import read_dateline
from monitor.parser.events.briefs import TITLE_ENDS
from monitor.parser.events.lines import WHEN, Line
from monitor.parser.events.plans import META

SITE = (
    r"(?:网|日报|晚报|早报|晨报|电子报|数字报|新闻|要闻|时政|频道|客户端|在线|门户|资讯|融媒|中心|专题|政府|平台"
    r"|首页|版)"
)
SITE_BEHIND = re.compile(rf"(?:\s*(?:[_|]|\s[-–—>]\s)+\s*[^_|，。！？]{{0,14}}?{SITE}(?:（\S{{0,8}}）)?)+\s*$")
LONGEST_SITE = 60  # characters of sections and the site behind a headline
SITE_ALONE = re.compile(r"^[^，。：；！？《》\d]{0,12}(?:网|日报|晚报|电子报|数字报|频道|客户端|门户|首页)$")
TRAIL = re.compile(  # 当前位置：首页 > 新闻 > 要闻
    r"\s*(?:(?:当前位置|您的位置)：\s*)?[^\s，。>›»]{1,12}(?:\s*[>›»]\s*[^\s，。>›»]{1,12})+\s+"
)
LABEL_WORDS = (
    r"(?:发布时间|发布日期|更新时间|日期|时间|信息来源|文章来源|来源|稿源|作者|责任编辑|编辑|责编|审核|浏览次数|浏览量|点击数|点击量|点击|阅读量"
    r"|阅读|字号|字体)"
)
LABELS = re.compile(
    rf"\s*(?:{LABEL_WORDS}：\s*[^\s，。]{{0,24}}\s+(?:(?:\d{{1,2}}(?::\d\d){{1,2}}|[大中小|]|打印|关闭|分享|收藏|次)\s+)*)+"
)
URL = r"(?:https?://)?[\w-]+(?:\.[\w-]+)+[\w/.?=&#%-]*"
STAMP = rf"[\[（]?(?:{WHEN}|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?|\d{{1,2}}(?::\d\d){{1,2}})[\]）]?"
SIZES = r"[\[【（]?(?:大|中|小|打印|关闭|分享|收藏|字号|字体)[\]】）]?"
SORT = re.compile(r"\s*【[^】]{0,10}(?:发布会|[快简]讯|要闻|动态|通知|公[告示])】(?=.)")
HELD_ON, HELD_AT = re.compile(r"[\s\u3000]*时间："), re.compile(r"[\s\u3000]*地点：")  # of the event, not of the page
PLATE = re.compile(  # a line of nothing else: www.…cn 2012-2-17 9:06:11 来源:… 字号:大 中 小
    r"(?=.*(?:\.cn|\.com|[:：>›»]))\s*"
    rf"(?>(?:{URL}|{STAMP}|[\[【（]?(?:发文单位|文字大小|{LABEL_WORDS})：\s*(?:(?:{SIZES}\s*)++(?![\u4e00-\u9fff])|[^\s，。]{{0,60}})|{SIZES}"
    r"|[\u4e00-\u9fff]{1,12}\s*(?:[>›»]\s*)+|[\u4e00-\u9fff]{2,10}(?:网|报|社|台)|正文)[\s|丨·]*)++"
)
TITLE = (8, 60)  # characters of a headline that takes the place of a page's title
SENTENCE_BEHIND = re.compile(r"[\u4e00-\u9fff\ue000-\uefff]{4}")  # behind labels: a sentence
MOST_TITLES = 2  # lines of it


def lines_of_story(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Give the heading's lines and the text's, each as far as it is the story's own."""
    heading = [_cut_end(_without_sort(line), _find_site(line)) for line in lines if line.where == "heading"]
    printed = [line for line in lines if line.where == "text"]
    by_labels = any(HELD_AT.match(line.code) for line in printed)
    text = [line if by_labels and HELD_ON.match(line.code) else _without_labels(line) for line in printed]
    if all(not line.code or SITE_ALONE.match(line.code) for line in heading):
        text = [line for line in text if line.code]
        heading = list(takewhile(_is_title, text[:MOST_TITLES])) or heading
        return heading, text[len(heading) :] if heading and heading[0].where == "text" else text
    return heading, list(_without_heading(text, {_bare(line.sentence.text) for line in heading}))


def _without_sort(line: Line) -> Line:
    """Leave out what sort of page it is, in brackets before the headline: 【新闻发布会】."""
    sort = SORT.match(line.code)
    return _cut_start(line, line.places[sort.end()]) if sort else line


def _find_site(line: Line) -> "re.Match[str] | None":
    return SITE_BEHIND.search(line.code, max(0, len(line.code) - LONGEST_SITE))


def _is_title(line: Line) -> bool:
    words = line.sentence.text.strip()
    return TITLE[0] <= len(words) <= TITLE[1] and not (TITLE_ENDS.search(words) or META.match(words))


def _bare(text: str) -> str:
    return "".join(text.split())


def _without_heading(text: Iterable[Line], titles: set[str]) -> Iterator[Line]:
    """Leave out the lines that print the heading again, and it before the first words of a line."""
    for line in text:
        words = line.sentence.text
        again = max((title for title in titles if title and _bare(words).startswith(title)), key=len, default="")
        if not again:
            yield line
        elif len(_bare(words)) > len(again):
            end = [place for place, character in enumerate(words, 1) if not character.isspace()][len(again) - 1]
            dateline = read_dateline(words[end:])
            behind = end + len(dateline.text) if dateline else end
            yield _cut_start(line, line.sentence.start + behind) if words[end : end + 1].isspace() else line


def _without_labels(line: Line) -> Line:
    """Leave out the labels of a page that stand before the words of a line, with what they label."""
    if PLATE.fullmatch(line.code):
        return _cut_start(line, line.places[-1])
    trail = TRAIL.match(line.code)
    labels = LABELS.match(line.code, trail.end() if trail else 0)
    if not labels:
        return line
    end = labels.end() if SENTENCE_BEHIND.search(line.code, labels.end()) else len(line.code)
    return _cut_start(line, line.places[end])


def _cut_start(line: Line, start: int) -> Line:
    """Leave out what stands before the folded place `start`, as datelines are."""
    at = next((index for index, place in enumerate(line.places) if place >= start), len(line.code))
    return replace(line, code=line.code[at:], places=line.places[at:])


def _cut_end(line: Line, site: "re.Match[str] | None") -> Line:
    """Leave out a site's name behind a headline."""
    if site is None or not site.start():
        return line
    at, end = site.start(), line.places[site.start()]
    sentence = replace(line.sentence, end=end, text=line.sentence.text[: end - line.sentence.start])
    return replace(line, sentence=sentence, code=line.code[:at], places=line.places[: at + 1])
