"""The words of a page list or an article list in, page number and section, or editorial row or not, out."""

import re

from monitor.epaper.dateline import fold
from monitor.epaper.marks import NUMERAL, parse_number

# 第01版：要闻, 01版：要闻, 第01版 要闻, (GA01) 封面, 01 - 封面, A01： 头版, 0607 (a double page); 第四版 by fold_label
LABEL = re.compile(
    r"\s*+[(\[]?\s*+第?\s*+([A-Za-z]{0,2})\s*+(\d{1,5})\s*+[)\]]?\s*+版?\s*+[:\-—·|,、_]*\s*+(.*)", re.DOTALL
)
DOUBLE_PAGE = 4
# 第四版：副刊
NUMBERED = re.compile(rf"第({NUMERAL})版")
# 四版：副刊 in a list of pages
NAMED = re.compile(rf"({NUMERAL})版(?=$|:)")
FRONT = "头版"  # the first page's name; where pages have no numbers, what it is called by
# 二〇三一年五月十四日
DAY_IN_WORDS = re.compile(rf"([一二三四五六七八九〇零○Ｏ]{{4}})年({NUMERAL})月({NUMERAL})日")
YEAR_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
# Links of a page's row that are not its name.
MOVES = re.compile(
    r"[<＜《]*\s*(?:(?:上|下|前|后)一?[版页期]|[首末尾][版页]|pdf\s*版?|下载|放大|手机版)\s*[>＞》]*", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"\s*第?\s*[A-Za-z]{0,2}\d{1,4}\s*版?\s*")
# Rows that look like articles and are none: the desk's credits, guides, adverts.
EDITORIAL = re.compile(
    r"(?:本版)?(?:责任编辑|责编|编辑|主编|版式|美编|校对|制图|视觉设计|图片编辑).*|本版.{0,4}(?:编辑|责编|设计|制图).*"
    r"|(?:今日|版面|要闻|内容|本期)?导\s*[读览]|广\s*告|公益广告|.{0,8}·?广告|本版导读|中缝|报头|报眼|二维码|版权声明"
)
BRACKETS = " \t\u3000()[]（）【】〔〕"
# 责任编辑：成小雨, 责编 成小雨 版式 米粒
DESK_ROW = re.compile(r"(?:本版|本期|本文)?(?:责任编辑|值班编辑|责编|编辑|美编|版式|校对|审核)\s*[:/\s].*")
LONGEST_ROW = 60
# Titles that say what a row is and not what it is about: never two stories' common one, no witness of a headline.
GENERIC = re.compile(r"(?:图片|组图|新闻|简讯|短讯|要闻|图说|摄影|漫画|文摘|来信|更正|启事|公告|声明|链接|相关)*")
# Pages that hold no articles: adverts, the gutter between two pages, notices of companies (证券时报 has a hundred).
BARREN = re.compile(r"广告|中缝|分类信息|信息披露")


def parse_label(label: str) -> tuple[str, int | None, str]:
    """Give letters (GA), number (None when there is none) and section of a page's label."""
    if label.strip() == FRONT:
        return "", 1, FRONT
    found = LABEL.fullmatch(fold_name(label))
    if not found:
        return "", None, label.strip()
    digits = found[2]
    number = int(digits[:2] if len(digits) == DOUBLE_PAGE and digits[:2] != "00" else digits)
    return found[1].upper(), number, found[3].strip()


def fold_label(label: str) -> str:
    """Give a label with its digits as Arabic ones of half width: 第四版 is 第4版."""
    return NUMBERED.sub(lambda found: f"第{parse_number(found[1])}版", fold(label)).strip()


def fold_name(label: str) -> str:
    """Give what a page is called folded, 四版:副刊 as 第4版:副刊 too: in print that is a guide to another page."""
    folded = fold_label(label)
    return fold_label(f"第{folded}") if NAMED.match(folded) else folded


def fold_day(text: str) -> str:
    """Give a text folded, with days in words as digits: 二〇三一年五月十四日 is 2031年5月14日."""
    return DAY_IN_WORDS.sub(
        lambda found: f"{found[1].translate(YEAR_DIGITS)}年{parse_number(found[2])}月{parse_number(found[3])}日",
        fold(text),
    )


def join_labels(labels: list[str]) -> str:
    """Make one label of all links that lead to a page: its number and its name may be two; moves (下一版) are none."""
    named = [label for label in dict.fromkeys(labels) if label and not MOVES.fullmatch(label)]
    number = next((label for label in named if BARE_NUMBER.fullmatch(label)), "")
    name = next((label for label in named if not BARE_NUMBER.fullmatch(label)), "")
    if number and name and (name == FRONT or parse_label(name)[1] is None):
        return f"{number.strip()}：{name}"
    return name or number


def is_editorial(title: str) -> bool:
    """Whether a row of an article list is the desk's (本版责编, 导读, 广告) and no article."""
    return bool(EDITORIAL.fullmatch(fold(title).strip(BRACKETS)))


def is_desk_row(paragraph: str) -> bool:
    """Whether a line below a text names those who edited it (责任编辑：…) and is none of the text."""
    return len(paragraph) <= LONGEST_ROW and bool(DESK_ROW.fullmatch(fold(paragraph).strip(BRACKETS)))


def is_generic(title: str) -> bool:
    """Whether a title says only what kind of row it is: 图片新闻, 简讯, 公告."""
    return bool(GENERIC.fullmatch(fold(title).strip()))


def is_barren(label: str) -> bool:
    """Whether a page by its name holds no articles: adverts, the gutter between two pages (中缝)."""
    return bool(BARREN.search(label))


def name_page(label: str) -> str:
    """Give the printed name of a page that has letters (A05), "" for one that has a number only."""
    letters, number, _ = parse_label(label)
    return f"{letters}{number:02}" if letters and number is not None else ""
