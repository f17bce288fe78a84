import pytest

from monitor.epaper.dateline import fold
from monitor.epaper.labels import parse_label
from monitor.epaper.marks import find_from, find_on, list_unclosed, list_unopened, take_line_marks, take_marks
from monitor.records import PageMark


def say(marks: tuple[PageMark, ...]) -> list[str]:
    return [f"{mark.direction} {mark.letters}{mark.page}{mark.title}" for mark in marks]


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("（下转第9版）", ["on 9"]),
        ("下转A5版", ["on A5"]),
        ("下转A5", ["on A5"]),
        ("▶下转第二版", ["on 2"]),
        ("（下转十二版）", ["on 12"]),
        ("(下转第 3 版)", ["on 3"]),
        ("（下转第０９版）", ["on 9"]),
        ("（下转第７版·要闻）", ["on 7"]),
        ("【下转T2版《青岚河畔》】", ["on T2青岚河畔"]),
        ("（下转第2、3版）", ["on 2", "on 3"]),
        ("（下转二版至四版）", ["on 2", "on 4"]),
        ("（未完，下转第三版）", ["on 3"]),
        ("（紧转第三版）", ["on 3"]),
        ("（转二版）", ["on 2"]),
        ("转A6版", ["on A6"]),
        ("（刊2版）", ["on 2"]),
        ("（见三版）", ["on 3"]),
        ("（讲话全文见第2版）", ["on 2"]),
        ("（意见全文刊今日3版）", ["on 3"]),
        ("（续见第3版）", ["on 3"]),
        ("（下接第五版）", ["on 5"]),
    ],
)
def test_a_mark_at_the_end_says_where_a_story_goes_on(mark: str, said: list[str]) -> None:
    text = fold("阮文澜到场察看。" + mark)
    found = find_on(text)
    assert found
    assert (say(found.marks), text[: found.start]) == (said, "阮文澜到场察看。")


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("（上接第一版）", ["from 1"]),
        ("上接A1版 ", ["from A1"]),
        ("▲上接1版", ["from 1"]),
        ("（上接头版）", ["from 1"]),
        ("（紧接第一版）", ["from 1"]),
        ("紧接第1版", ["from 1"]),
        ("（接一版）", ["from 1"]),
        ("（续第1版）", ["from 1"]),
        ("（承接第四版）", ["from 4"]),
        ("[上接01版]", ["from 1"]),
        ("（上接第1、2版）", ["from 1", "from 2"]),
        ("（上接第一版《青岚河畔》）", ["from 1青岚河畔"]),
    ],
)
def test_a_mark_at_the_start_says_where_a_story_began(mark: str, said: list[str]) -> None:
    text = fold(mark + "阮文澜到场察看。")
    found = find_from(text)
    assert found
    assert (say(found.marks), text[found.end :]) == (said, "阮文澜到场察看。")


@pytest.mark.parametrize(
    "text",
    [
        "汽车向右转3圈",
        "在路口右转2号线",
        "详见附件2",
        "（相关报道见3版）",
        "（评论员文章刊二版）",
        "（图见2版）",
        "大家看到第2版规划图",
        "紧接着，第一版方案出炉",
        "接第三棒的是阮文澜",
        "上接第一产业，下连第三产业",
        "（接上）阮文澜到场",
    ],
)
def test_other_words_are_no_marks(text: str) -> None:
    assert (find_on(fold(text)), find_from(fold(text))) == (None, None)


@pytest.mark.parametrize(
    ("paragraphs", "kept", "said", "merged"),
    [
        (("甲。", "乙要（下转第二版）"), ("甲。", "乙要"), ["on 2"], []),
        (("甲。", "（下转第二版）", "图为丙。"), ("甲。", "图为丙。"), ["on 2"], []),
        (("（上接第一版）", "甲。", "乙（下转7版）"), ("甲。", "乙"), ["from 1", "on 7"], []),
        (("甲要坚持（下转第二版）", "（上接第一版）不动摇。"), ("甲要坚持不动摇。",), [], ["on 2"]),
        (("甲要坚持（下转第二版）（上接第一版）不动摇。", "乙。"), ("甲要坚持不动摇。", "乙。"), [], ["on 2"]),
        (("甲说完。（下转第二版）", "（上接第一版）", "乙。"), ("甲说完。", "乙。"), [], ["on 2"]),
        (("甲。", "乙。"), ("甲。", "乙。"), [], []),
        ((), (), [], []),
    ],
)
def test_marks_leave_the_text(
    paragraphs: tuple[str, ...], kept: tuple[str, ...], said: list[str], merged: list[str]
) -> None:
    unmarked = take_marks(paragraphs)
    assert (unmarked.paragraphs, say(unmarked.marks), say(unmarked.merged)) == (kept, said, merged)


@pytest.mark.parametrize(
    ("line", "kept", "said"),
    [
        ("（上接第一版）", "", ["from 1"]),
        ("育秧工厂开工（上接第1版）", "育秧工厂开工", ["from 1"]),
        ("（上接第1版）育秧工厂开工", "育秧工厂开工", ["from 1"]),
        ("育秧工厂开工（下转第3版）", "育秧工厂开工", ["on 3"]),
        ("育秧工厂开工", "育秧工厂开工", []),
    ],
)
def test_a_mark_leaves_the_headline(line: str, kept: str, said: list[str]) -> None:
    rest, marks = take_line_marks(line)
    assert (rest, say(marks)) == (kept, said)


@pytest.mark.parametrize("piece", ["（", "（下转", " ", "（ ", "第一版", "（下转第2版）", "（上接第1版）", "全文", "▲"])
def test_a_hostile_text_is_read_in_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    unmarked = take_marks([text, text])
    assert sum(map(len, unmarked.paragraphs)) <= 2 * len(text)


@pytest.mark.parametrize("head", ["（下转1", "（下转第", "（下转第1版", "竹（下转第1版要闻）"])
def test_a_mark_before_a_long_run_of_blanks_is_read_in_no_time(head: str) -> None:
    text = f"竹事。{head}{' ' * 50_000}，竹"
    assert "".join("".join(take_marks([text]).paragraphs).split()).startswith("竹事。")


@pytest.mark.parametrize("head", ["(", "(第", "A", "1"])
def test_a_label_of_blanks_is_read_in_no_time(head: str) -> None:
    assert parse_label(f"{head}{' ' * 50_000}竹")[2].endswith("竹")


@pytest.mark.parametrize(
    ("before", "after", "unclosed", "unopened"),
    [
        ("他说：“要早。", "要快。”她点头。", ("“",), ("“",)),
        ("他说：“要读《春耕", "手册》。”完。", ("“", "《"), ("“", "《")),
        ("他说：“要早。”", "她说：“要快。”", (), ()),
        ("完（见图", "二）。", ("（",), ("（",)),
        ("”", "“", (), ()),
    ],
)
def test_quotations_that_a_seam_parts(
    before: str, after: str, unclosed: tuple[str, ...], unopened: tuple[str, ...]
) -> None:
    assert (list_unclosed(before), list_unopened(after)) == (unclosed, unopened)
