"""Names run together in headlines: a thousand invented ones, exact with the story's help and by themselves."""

from random import Random

import pytest

from monitor.parser.people.mentions import find_names
from monitor.parser.text import Story
from monitor.records import Article
from tests.figures import Figure
from tests.parser.headlines import Headline, draw_headline, read_names

COUNT = 1_000
HELPED, ALONE = 0.99, 0.93  # shares of headlines with every name exact; raise them when the rules get better


def draw_headlines() -> list[Headline]:
    random = Random(7)  # noqa: S311 - invented names, no secrets
    return [draw_headline(random) for _ in range(COUNT)]


def read_heading(headline: str, *paragraphs: str) -> tuple[str, ...]:
    story = Story(Article(headline=headline, paragraphs=paragraphs))
    return tuple(name.name for sentence, found in find_names(story) if sentence.where == "heading" for name in found)


def test_a_story_tells_how_its_headline_is_cut(figure: Figure) -> None:
    exact = sum(read_heading(headline.text, headline.story) == headline.names for headline in draw_headlines())
    figure(f"headlines run together, with their story: {exact} of {COUNT} exact")
    assert exact >= HELPED * COUNT


def test_names_run_together_are_cut_by_likelihood_alone() -> None:
    exact = sum(read_names(headline.text) == headline.names for headline in draw_headlines())
    assert exact >= ALONE * COUNT


def test_a_headline_without_its_story_names_whom_it_parts(figure: Figure) -> None:
    exact = sum(read_heading(headline.text) == headline.names for headline in draw_headlines())
    figure(f"headlines run together, by themselves: {exact} of {COUNT} exact")
    assert exact >= ALONE * COUNT


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("江若溪会见孟凡舟", ("江若溪", "孟凡舟")),
        ("江若溪孟凡舟主持 陆远讲话", ("江若溪", "孟凡舟", "陆远")),
        ("江若溪祝贺孟凡舟当选", ("江若溪", "孟凡舟")),
        ("台风余威尚存 抢险持续", ()),
    ],
)
def test_what_stands_around_a_run_of_names_bounds_it(heading: str, names: tuple[str, ...]) -> None:
    assert read_heading(heading) == names
