"""Names run together in headlines: a thousand invented ones, exact with the story's help and by themselves."""

from random import Random

from monitor.parser.mentions import find_names
from monitor.parser.text import Story
from monitor.records import Article
from tests.parser.headlines import Headline, draw_headline, read_names

COUNT = 1_000
HELPED, ALONE = 0.98, 0.85  # shares of headlines with every name exact; raise them when the rules get better


def draw_headlines() -> list[Headline]:
    random = Random(7)  # noqa: S311 - invented names, no secrets
    return [draw_headline(random) for _ in range(COUNT)]


def read_with_story(headline: Headline) -> tuple[str, ...]:
    story = Story(Article(headline=headline.text, paragraphs=(headline.story,)))
    return tuple(name.name for sentence, found in find_names(story) if sentence.where == "heading" for name in found)


def test_a_story_tells_how_its_headline_is_cut() -> None:
    exact = sum(read_with_story(headline) == headline.names for headline in draw_headlines())
    assert exact >= HELPED * COUNT


def test_names_run_together_are_cut_by_likelihood_alone() -> None:
    exact = sum(read_names(headline.text) == headline.names for headline in draw_headlines())
    assert exact >= ALONE * COUNT
