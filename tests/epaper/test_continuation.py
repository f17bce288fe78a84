from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from monitor.epaper.continuation import join_stories
from monitor.records import Article, Place
from tests.epaper.continued import KINDS, Case, Part, make_cases, read_part
from tests.figures import Figure

EACH = 16
PRECISION = 0.995
RECALL = 0.99
CASES = tuple(make_cases(EACH))


def squeeze(text: str) -> str:
    return "".join(text.split())


def list_links(groups: list[tuple[str, ...]]) -> set[tuple[str, str]]:
    """Each part with the first one of its story."""
    return {(head, part) for head, *parts in groups for part in parts}


def read_case(case: Case) -> tuple[Article, ...]:
    articles = [read_part(part) for part in case.parts]
    Random(len(articles)).shuffle(articles)  # noqa: S311 - their order does not matter
    return join_stories(articles)


def judge(case: Case) -> tuple[Counter[str], list[str]]:
    """Count links right, wrong and not found; and say what else is not as printed."""
    stories = read_case(case)
    found = list_links([(one.url, *(place.url for place in one.continuations if place.url)) for one in stories])
    wanted = list_links([tuple(part.url for part in parts) for parts in case.joined])
    faults = [f"{case.kind}: {link}" for link in sorted(found ^ wanted)]
    by_url = {one.url: one for one in stories}
    for (head, *_), text in zip(case.joined, case.texts, strict=True):
        if squeeze(by_url[head.url].text) != squeeze(text):
            faults.append(f"{case.kind}: text {by_url[head.url].text}")
    said = {(one.url, mark.why) for one in stories for mark in one.marks}
    if said != (open_ := {(part.url, why) for part, why in case.open}):
        faults.append(f"{case.kind}: open {sorted(said)}, not {sorted(open_)}")
    return Counter(right=len(found & wanted), wrong=len(found - wanted), lost=len(wanted - found)), faults


def test_generated_issues_are_joined_as_a_reader_joins_them(figure: Figure) -> None:
    judged = [judge(case) for case in CASES]
    counts = sum((count for count, _ in judged), Counter[str]())
    faults = [fault for _, found in judged for fault in found]
    precision = counts["right"] / (counts["right"] + counts["wrong"])
    recall = counts["right"] / (counts["right"] + counts["lost"])
    clean = sum(not found for _, found in judged)
    parts = counts["right"] + counts["lost"]
    figure(
        f"continuations: {len(CASES)} issues, {parts} continued parts: precision {precision:.4f}, recall {recall:.4f}; "
        f"text, places and what stays open all right in {clean}"
    )
    assert len(CASES) >= 300
    assert precision >= PRECISION, faults
    assert recall >= RECALL, faults
    assert clean >= RECALL * len(CASES), faults


def test_every_kind_is_printed() -> None:
    assert {case.kind for case in CASES} == set(KINDS)


def make_part(page: int, headline: str, *paragraphs: str, label: str = "") -> Article:
    return read_part(Part(page=page, headline=headline, paragraphs=list(paragraphs), label=label, url=f"p{page}"))


HEAD = make_part(
    1, "白石育秧工厂开工", "本报讯 5月13日，白石市育秧工厂开工，市长阮文澜到场察看，要求把秧苗", "（下转A4版）"
)
TAIL = make_part(
    4, "白石育秧工厂开工", "（上接第一版）管护到人到田。", "阮文澜说，育秧要早。（记者 穆清和）", label="A04"
)


def test_a_joined_story_has_the_first_part_s_name_and_both_places() -> None:
    (story,) = join_stories([TAIL, HEAD])
    assert (story.id, story.page, story.headline, story.url) == (HEAD.id, 1, HEAD.headline, "p1")
    assert story.paragraphs == (
        "本报讯 5月13日，白石市育秧工厂开工，市长阮文澜到场察看，要求把秧苗管护到人到田。",
        "阮文澜说，育秧要早。（记者 穆清和）",
    )
    assert story.authors == ("穆清和",)
    assert (story.continues_on, story.marks) == (4, ())
    assert story.continuations == (
        Place(id=TAIL.id, page=4, page_label="A04", url="p4", position=0, headline=TAIL.headline),
    )


def test_what_is_joined_is_joined_again_to_the_same() -> None:
    once = join_stories([HEAD, TAIL])
    assert join_stories(once) == once
    assert join_stories([*once, TAIL]) == once


def test_a_part_that_comes_later_is_joined_to_what_was_left_open() -> None:
    (alone,) = join_stories([HEAD])
    assert [(mark.page, mark.letters, mark.why) for mark in alone.marks] == [(4, "A", "missing")]
    assert join_stories([alone, TAIL]) == join_stories([HEAD, TAIL])


def test_where_a_story_goes_on_is_a_revision_of_it() -> None:
    (alone,), (story,) = join_stories([HEAD]), join_stories([HEAD, TAIL])
    assert len({HEAD.digest, alone.digest, story.digest}) == 3


def test_stories_without_marks_stay_as_they_are() -> None:
    stories = (make_part(1, "甲地开工", "本报讯 甲地开工。"), make_part(2, "乙地完工", "本报讯 乙地完工。"))
    assert join_stories(stories) == stories


def test_short_texts_that_are_the_same_are_two_stories() -> None:
    stories = (make_part(1, "东城天气", "晴，有时多云，十到二十度，偏北风三到四级，早晚有雾请注意安全。"),)
    other = make_part(2, "西城天气", *stories[0].paragraphs)
    assert len(join_stories((*stories, other))) == 2


def test_a_ring_of_marks_ends() -> None:
    stories = [
        make_part(at, "白石育秧工厂开工", f"（上接第{(at - 2) % 3 + 1}版）" + "秧苗" * at, f"（下转第{at % 3 + 1}版）")
        for at in (1, 2, 3)
    ]
    assert sum(1 + len(story.continuations) for story in join_stories(stories)) == 3


def test_a_long_chain_is_joined() -> None:
    first = make_part(1, "白石育秧工厂开工", "秧苗要早。", "（下转第2版）")
    others = (
        make_part(at, "", f"（上接第{at - 1}版）第{at}行白石育秧工厂。", f"（下转第{at + 1}版）")
        for at in range(2, 300)
    )
    chain = (first, *others)
    (story,) = join_stories(chain)
    assert len(story.continuations) == 298


@pytest.mark.parametrize(
    ("ends", "begins"),
    [
        ("阮文澜说：“秧苗要管护到人，", "一季早稻不能误。”大家点头。"),
        ("市里请来的是省农科院水稻研", "究所的专家。水稻研究所就在邻县。"),
    ],
)
def test_how_the_texts_meet_tells_which_of_two_untitled_parts_follows(ends: str, begins: str) -> None:
    first = make_part(1, "春耕时节看白石", "本报讯 白石市早稻开播。", ends + "（下转第4版）")
    tail = make_part(4, "", "（上接第1版）" + begins)
    other = replace(make_part(4, "", "（上接第1版）早稻田里，机声隆隆，人来人往，一派繁忙。"), url="other", id="other")
    joined = {story.id: [place.id for place in story.continuations] for story in join_stories([first, other, tail])}
    assert joined == {"p1": ["p4"], "other": []}


def test_what_speaks_of_nothing_of_the_kind_is_not_joined_for_its_page_alone() -> None:
    first = make_part(1, "春耕时节看白石", "本报讯 白石市早稻开播。农机手忙着下田。（下转第4版）")
    tail = make_part(4, "", "（上接第1版）球队客场取胜，主教练对防守表示满意，下一轮迎战榜首。")
    stories = join_stories([first, tail])
    assert [[mark.why for mark in story.marks] for story in stories] == [["unlike"], ["unlike"]]
