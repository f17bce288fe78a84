from dataclasses import replace

import pytest

from monitor.desk.corrected import find_stored_names
from monitor.records import Article
from tests.factories import make_article

BODY = (
    "顾知远说，把粮食种好，要靠政策，也要靠科技。各地要把农资备足，把渠道修好，让水流到田头，让技术员走到田里。"
    "当天，他还走访了两户脱贫家庭，问收入，问孩子上学，叮嘱当地干部把帮扶的事一件一件做实。"
)
OPENING = "本报讯（记者 江小鱼）5月13日，云岭省省长顾知远到临川市调研，察看春耕备耕情况。"
STORED = make_article(OPENING + BODY, "顾知远在临川市调研春耕", id="stored", url="", page=1)
OTHER = make_article("本报讯 省图书馆新馆昨日开馆，设座位一千二百个，市民凭证入馆。", "新馆开馆", id="other", url="")


def correct(**given: object) -> Article:
    """Give the stored story with another headline, as it is read anew."""
    return replace(STORED, **{"id": "new", "headline": "顾知远察看春耕", **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("story", "names"),
    [
        pytest.param(correct(), {"new": "stored"}, id="headline"),
        pytest.param(
            correct(paragraphs=(OPENING.replace("13日", "12日").replace("察看", "检查") + BODY,)),
            {"new": "stored"},
            id="headline and opening",
        ),
        pytest.param(correct(page=2), {}, id="another page"),
        pytest.param(correct(url="https://e.org/1.html"), {}, id="a story with an address"),
        pytest.param(correct(paragraphs=(OPENING,)), {}, id="its beginning only"),
        pytest.param(replace(OTHER, id="new"), {}, id="another story"),
        pytest.param(correct(paragraphs=("短讯。",), headline="短讯"), {}, id="too short to tell"),
    ],
)
def test_a_corrected_story_bears_the_stored_name(story: Article, names: dict[str, str]) -> None:
    assert find_stored_names([story], [STORED]) == names


def test_a_stored_story_that_is_still_printed_is_nobody_elses_former_text() -> None:
    assert find_stored_names([correct(), STORED], [STORED]) == {}


def test_of_two_stored_stories_that_it_could_be_it_is_neither() -> None:
    twin = replace(STORED, id="twin", headline="顾知远到临川市")
    assert find_stored_names([correct()], [STORED, twin]) == {}
    assert find_stored_names([correct()], [STORED, OTHER]) == {"new": "stored"}


def test_of_two_new_stories_that_could_be_the_stored_one_neither_is() -> None:
    assert find_stored_names([correct(), correct(id="newer", headline="顾知远在青禾")], [STORED]) == {}


PRINTED = replace(STORED, url="https://e.org/02.pdf?story=1")
PUT_UP = correct(url="https://e.org/content_1.html")


def test_a_story_read_off_its_page_s_pdf_keeps_its_name_when_the_site_puts_it_up() -> None:
    assert find_stored_names([PUT_UP], [PRINTED]) == {"new": "stored"}
    assert find_stored_names([replace(PUT_UP, page=2)], [PRINTED]) == {}
    assert find_stored_names([PUT_UP, PRINTED], [PRINTED]) == {"new": "stored"}


def test_a_story_off_a_pdf_is_no_other_story_of_that_pdf() -> None:
    assert find_stored_names([correct(url="https://e.org/02.pdf?story=2")], [PRINTED]) == {}
