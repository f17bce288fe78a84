import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.epaper import ReadError, read_flat
from monitor.records import Article, Page
from tests.epaper.page_points import count_points, squeeze
from tests.epaper.pages import FIXTURES
from tests.figures import Figure

PAGES = sorted((FIXTURES / "flat").glob("*.txt"))
# What no reader of plain text can tell there: a paragraph that ends flush before one of a single line, or before the
# text changes its column; whether a second line is the headline's or a subhead; a caption that only an empty line keeps
# apart.
FLUSH = {"table_and_adverts", "narrow_and_broken", "half_width_comments"}
SECOND_LINE = {"evening_with_old_tree", "signing_and_school", "agency_and_advice"}
APART = {"sport_with_table"}
UNSIGNED = {"weekly_words_and_pictures"}  # a caption without a photographer behind a story's last paragraph
# Could be told, and is not yet: a story without a sign behind a list of appointments; a headline between two short
# stories of one manner, which might be an intertitle.
MISSED = {"personnel_and_keeper", "two_without_dateline_and_quotes"}
SURE = [path for path in PAGES if path.stem not in FLUSH | SECOND_LINE | UNSIGNED | MISSED]
SHARED = Path(__file__).parents[3] / "shared" / "seeds"
DAY = date(2031, 5, 14)


def load(path: Path) -> tuple[Page, dict[str, Any]]:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return read_flat(read_raw(path), day=date.fromisoformat(expected["date"]), number=None), expected


def read_raw(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def say(article: Article) -> dict[str, object]:
    text = squeeze("".join(article.paragraphs))
    return {
        "starts": text,
        "ends": text,
        "paragraphs": len(article.paragraphs),
        "kicker": squeeze(article.kicker),
        "headline": squeeze(article.headline),
        "subheads": squeeze("".join(article.subheads)),
        "dateline": squeeze(article.dateline.text) if article.dateline else "",
        "continues_on": article.continues_on,
    }


def check_page(page: Page, expected: dict[str, Any]) -> None:
    assert page.section == expected["section"]
    assert len(page.articles) == len(expected["articles"])
    for article, want in zip(page.articles, expected["articles"], strict=True):
        said = say(article)
        assert str(said.pop("starts")).startswith(squeeze(want["starts"]))
        assert str(said.pop("ends")).endswith(squeeze(want["ends"]))
        assert said == {
            name: squeeze("".join(value)) if isinstance(value := want[name], list | str) else value for name in said
        }


def test_nearly_all_points_of_all_pages_are_read(figure: Figure) -> None:
    points = {path.stem: count_points(*load(path)) for path in PAGES}
    right, total = (sum(counts) for counts in zip(*points.values(), strict=True))
    figure(f"flat text: {right} of {total} points of {len(PAGES)} pages, {right / total:.3f}")
    assert len(PAGES) >= 42
    assert right / total >= 0.955, f"{right} of {total}"
    assert {stem for stem, (found, asked) in points.items() if found < 0.8 * asked} == MISSED


@pytest.mark.parametrize("path", SURE, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_person_reads_it(path: Path) -> None:
    check_page(*load(path))


CHANGES: dict[str, Callable[[str], str]] = {
    "no empty lines": lambda text: re.sub(r"\n{2,}", "\n", text.replace("\r\n", "\n")),
    "empty lines": lambda text: text.replace("\r\n", "\n").replace("\n\n", "\n").replace("\n", "\n\n"),
    "crlf": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "form feed": lambda text: text + "\f",
}


@pytest.mark.parametrize("path", [one for one in SURE if one.stem not in APART], ids=lambda path: path.stem)
@pytest.mark.parametrize("change", CHANGES)
def test_a_page_is_read_the_same_however_its_lines_end(path: Path, change: str) -> None:
    _, expected = load(path)
    page = read_flat(CHANGES[change](read_raw(path)), day=date.fromisoformat(expected["date"]))
    check_page(page, expected)


WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
NARROW_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def wrap(paragraph: str, width: int) -> list[str]:
    """Set a paragraph in a column; a mark that may not begin a line hangs at the end of the one before."""
    lines: list[str] = []
    for character in paragraph:
        if lines and (len(lines[-1]) < width or character in "，。；：、！？）”》"):
            lines[-1] += character
        else:
            lines.append(character)
    return lines


def set_again(page: Page, width: int, *, headlines_first: bool = False, indent: str = "") -> str:
    """Print a page in columns of another width, with the headlines before all stories or each before its own."""
    heads = [[line for line in (one.kicker, one.headline, *one.subheads) if line] for one in page.articles]
    lines = [page.section, "", *(line for head in heads for line in [*head, ""] if headlines_first)]
    for article, head in zip(page.articles, heads, strict=True):
        lines += [] if headlines_first else ["", *head]
        lines += [line for paragraph in article.paragraphs for line in wrap(indent + paragraph, width)]
        lines += [f"（下转第{article.continues_on}版）"] if article.continues_on else []
    return "\n".join(lines)


@pytest.mark.parametrize(
    "change",
    [
        lambda text, _: text,
        lambda text, _: re.sub(r"\n\s*(?=\n)", "", text),
        lambda text, _: text.replace("\n", "\r\n"),
        lambda text, _: text.translate(WIDE_DIGITS),
        *(lambda _, page, width=width: set_again(page, width) for width in (12, 15, 30)),
        lambda _, page: set_again(page, 22, indent="\u3000\u3000"),
        lambda _, page: set_again(page, 15, headlines_first=True),
        lambda _, page: set_again(page, 30, headlines_first=True),
    ],
    ids=[
        "as it is",
        "no empty lines",
        "CRLF",
        "full-width digits",
        "12 wide",
        "15 wide",
        "30 wide",
        "indented",
        "headlines first, 15 wide",
        "headlines first, 30 wide",
    ],
)
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared with the real page is not there")
def test_the_real_page_is_read_as_a_person_reads_it(change: Callable[[str, Page], str]) -> None:
    text = read_raw(next(SHARED.glob("*.txt")))
    expected = json.loads(next(SHARED.glob("*.expected.json")).read_text(encoding="utf-8"))
    day = date.fromisoformat(expected["date"])
    page = read_flat(change(text, read_flat(text, day=day, number=1)), day=day, number=1)
    articles = tuple(
        replace(
            one,
            paragraphs=tuple(paragraph.translate(NARROW_DIGITS) for paragraph in one.paragraphs),
            kicker=one.kicker.translate(NARROW_DIGITS),
            headline=one.headline.translate(NARROW_DIGITS),
            subheads=tuple(line.translate(NARROW_DIGITS) for line in one.subheads),
            dateline=one.dateline and replace(one.dateline, text=one.dateline.text.translate(NARROW_DIGITS)),
        )
        for one in page.articles
    )
    check_page(replace(page, articles=articles), expected)


def test_a_paragraph_that_ends_flush_is_told_by_how_the_next_begins() -> None:
    page = read_lines_of(
        "本报讯 昨日，全市育秧工作座",
        "谈会召开，市长阮文澜到会听取",
        "汇报，察看三处现场后作部署。",
        "阮文澜强调，要把秧苗管护到人",
        "到田，确保一季早稻不误农时。",
    )
    assert [paragraph[:3] for paragraph in page.articles[0].paragraphs] == ["本报讯", "阮文澜"]


def read_lines_of(*lines: str) -> Page:
    return read_flat("\n".join(lines), day=DAY)


STORY = ("本报讯 5月13日，白石市育秧工厂", "开工，首批秧苗装盘。市长阮文澜", "到场察看。")


def test_captions_and_credits_belong_to_no_story() -> None:
    page = read_lines_of(
        *STORY, "图为育秧工厂内景。", "本报记者 穆清和 摄", "本版责编：江小鱼", "国内统一连续出版物号 CN 99-0001"
    )
    assert [article.paragraphs[-1][-5:] for article in page.articles] == ["到场察看。"]


def test_a_name_cut_by_the_line_s_end_is_whole_again() -> None:
    page = read_lines_of("本报讯 5月13日，白石市市长阮", "文澜到育秧工厂察看。")
    assert "市长阮文澜到" in page.articles[0].text


def test_latin_words_keep_their_gap() -> None:
    page = read_lines_of("本报讯 企业推出名为Green", "River的新品，销往各地。")
    assert "Green River的" in page.articles[0].text


def test_full_width_digits_are_recognised_and_kept() -> None:
    page = read_lines_of("新华社云岭５月１３日电 白石市育秧", "工厂开工。", "（下转第１２版）")
    article = page.articles[0]
    assert article.continues_on == 12
    assert article.dateline
    assert (article.dateline.text, article.dateline.day) == ("新华社云岭５月１３日电", date(2031, 5, 13))


@pytest.mark.parametrize(
    ("mark", "page"),
    [
        ("（下转第9版）", 9),
        ("下转A5版", 5),
        ("▶下转第二版", 2),
        ("（下转十二版）", 12),
        ("(下转第 3 版)", 3),
        ("（下转第\n9版）", 9),
    ],
)
def test_a_jump_mark_says_where_a_story_goes_on(mark: str, page: int) -> None:
    for text in (["\n".join(STORY), mark], ["\n".join(STORY) + mark]):
        article = read_flat("\n".join(text), day=DAY).articles[0]
        assert (article.continues_on, article.paragraphs[-1][-5:]) == (page, "到场察看。")


def test_a_resumed_story_says_where_it_began() -> None:
    page = read_lines_of("（上接A1版）白石市市长阮文澜说，育秧", "要早，机插要快，管护要细。")
    assert (page.articles[0].continued_from, page.articles[0].paragraphs[0][:5]) == (1, "白石市市长")


@pytest.mark.parametrize(
    ("label", "section", "number"),
    [("要闻", "要闻", None), ("01版 要闻", "要闻", 1), ("第A2版：综合", "综合", 2), ("第三版 国际", "国际", 3)],
)
def test_the_label_at_the_top_says_section_and_number(label: str, section: str, number: int | None) -> None:
    page = read_lines_of(label, *STORY)
    assert (page.section, page.number, len(page.articles)) == (section, number, 1)


def test_the_paper_s_name_over_a_headline_begins_no_story() -> None:
    page = read_flat(
        "云岭日报\n顾明川在临川市调研\n本报讯（记者 林远）5月13日，顾明川在临川市调研。\n他强调，要把产业做实。"
    )
    assert [(one.headline, len(one.paragraphs)) for one in page.articles] == [("顾明川在临川市调研", 1)]


def test_a_given_number_goes_before_the_printed_one() -> None:
    assert read_flat("\n".join(("01版 要闻", *STORY)), day=DAY, number=7).number == 7


def test_a_headline_that_no_story_explains_is_given_to_none() -> None:
    page = read_lines_of(*STORY, "全场家具五折起 仅此三天")
    assert (page.articles[0].headline, page.articles[0].subheads) == ("", ())


def test_a_page_without_text_has_no_articles() -> None:
    assert read_flat(" \n\n").articles == ()


@given(st.text(alphabet="本报讯新华社电（下转第9版）上接，。；“”摄图为 \n\r\f　a1", max_size=200))
def test_any_text_is_read(text: str) -> None:
    page = read_flat(text, day=DAY)
    assert all(article.paragraphs for article in page.articles)


@pytest.mark.parametrize("text", ["（" * 90_000, "下转" * 45_000, "第 " * 45_000, "书记" + "甲乙、" * 30_000], ids=len)
def test_one_endless_line_is_no_trouble(text: str) -> None:
    assert read_flat(text, day=DAY).articles == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("本" * 100_001, "characters"),
        ("本报讯\n" * 5_000, "lines"),
        ("某会议举行\n本报讯 好，这样。\n" * 300, "stories"),
    ],
)
def test_more_than_a_page_can_hold_is_an_error(text: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_flat(text, day=DAY)


@pytest.mark.parametrize(
    ("header", "section", "number"),
    [
        ("A02 时政 2031年5月14日 星期三 责编 卢橘 版式 桑榆", "时政", 2),
        ("白石晚报 2031.5.14 星期三 A05 城事", "城事", 5),
        ("06 民生 2031.5.14", "民生", 6),
    ],
)
def test_a_header_line_says_section_and_number_among_others(header: str, section: str, number: int) -> None:
    page = read_lines_of(header, *STORY)
    assert (page.section, page.number, len(page.articles)) == (section, number, 1)
    assert page.articles[0].headline == ""


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("白石日报", "2031年5月14日 星期三", *STORY), DAY),
        ((*STORY, "2031.5.14"), DAY),
        ((*STORY, "合同签于2031年5月14日。"), None),
        (("2031年5月14日 星期三", *STORY, "2031年5月15日 星期四"), None),
        (("2031年2月30日 星期三", *STORY), None),
    ],
    ids=["over the stories", "under them", "in a text", "two days", "no day"],
)
def test_a_page_says_its_day_itself(lines: tuple[str, ...], day: date | None) -> None:
    assert read_flat("\n".join(lines)).day == day


def test_a_name_behind_a_box_is_an_author_and_a_column_no_headline() -> None:
    page = read_lines_of(
        "4版 时评", "快评", "小地图里有大民生", "□ 海客", "有人说这是小事，可城市治理就是由无", "数小事连成的。"
    )
    (article,) = page.articles
    assert (article.column, article.headline, article.subheads) == ("快评", "小地图里有大民生", ())
    assert article.authors == ("海客",)


def test_half_width_stops_end_sentences_and_those_of_numbers_do_not() -> None:
    page = read_lines_of("本报讯 5月13日,白石市育秧工厂开工,", "亩产提高2.5倍.", "粮站扩建", "本报讯 粮站昨日扩建.")
    assert [(one.headline, one.text) for one in page.articles] == [
        ("", "本报讯 5月13日,白石市育秧工厂开工,亩产提高2.5倍."),
        ("粮站扩建", "本报讯 粮站昨日扩建."),
    ]


def test_small_advertisements_and_tables_belong_to_no_story() -> None:
    page = read_lines_of(
        *STORY, "遗失声明", "白石市某餐饮店遗失公章一枚，", "声明作废。", "价格表", "黄瓜 2.15 2.40", "青椒 3.20 3.55"
    )
    assert [one.paragraphs[-1][-5:] for one in page.articles] == ["到场察看。"]
    assert page.articles[0].headline == ""


FIRST_STORY = (
    "白石市澄湖水厂二期工程日前并网供水，",
    "日供水能力十万立方米，可满足未来十年",
    "的用水需求，水质优于国家标准。",
)
SECOND_STORY = ("凌晨四点，城东农贸市场的灯先亮了。菜", "贩掀开篷布，把豆角码成小山，检测车开", "了过来。")


def test_a_mark_with_a_headline_behind_it_is_no_story_that_breaks_off() -> None:
    page = read_lines_of("（上接第1版）", "", "省城新建家书屋三座", "", "书屋昨日开放，读者很多，大家都说好。")
    assert [(one.headline, one.text) for one in page.articles] == [
        ("省城新建家书屋三座", "书屋昨日开放，读者很多，大家都说好。")
    ]


def test_an_advert_parts_no_story() -> None:
    page = read_lines_of(*FIRST_STORY, *SECOND_STORY, "", "澄湖水厂二期并网供水", "", "全场家具五折起 仅此三天")
    assert len(page.articles) == 1


def test_a_story_that_is_signed_is_over() -> None:
    page = read_lines_of(*STORY[:2], "到场察看。（唐文）", "省城新建家书屋三座", "本报讯 书屋昨日开放。")
    assert [(one.headline, one.text[-4:]) for one in page.articles] == [
        ("", "（唐文）"),
        ("省城新建家书屋三座", "日开放。"),
    ]


@pytest.mark.parametrize(
    ("lines", "headline", "authors"),
    [
        (
            ("三百八十岁古槐有人管", "本报记者 步云 文/图", "昨日，市园林局给三百八十岁的古槐搭支", "架、补树洞。"),
            "三百八十岁古槐有人管",
            ("步云",),
        ),
        (("昨日，市园林局给三百八十岁的古槐搭支", "架、补树洞。", "▲工人给古槐补树洞。"), "", ()),
    ],
    ids=["words and pictures", "a caption that points"],
)
def test_who_wrote_and_took_pictures_is_no_caption(
    lines: tuple[str, ...], headline: str, authors: tuple[str, ...]
) -> None:
    (article,) = read_lines_of(*lines).articles
    assert (article.headline, article.authors, article.text) == (
        headline,
        authors,
        "昨日，市园林局给三百八十岁的古槐搭支架、补树洞。",
    )
