"""The dictionary of words, as it is read character by character."""

import math
import subprocess
import sys

import pytest

from monitor.parser.words import LOG_TOTAL, find_word, load_lines, tag_starting_at


def test_words_weigh_their_share_of_all_counts() -> None:
    counts = (int(line.split()[1]) for lines in load_lines().values() for line in lines.splitlines())
    assert math.isclose(math.log(sum(counts)), LOG_TOTAL)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("会议", "n"),
        ("主持会议", "v"),  # of the project's own table
        ("北京市", "ns"),
        ("龢", "zg"),  # of the last line
        ("周恩来", "famous"),
        ("主持会", ""),  # begins a word and is none
        ("会议议", ""),
        ("向普京", ""),  # the dictionary has a person where a preposition stands
        ("😀", ""),
        ("", ""),
    ],
)
def test_words_have_a_part_of_speech(text: str, tag: str) -> None:
    assert find_word(text).tag == tag


def test_the_longest_word_at_a_place_counts() -> None:
    assert tag_starting_at("今天主持会议", 2) == "v"
    assert tag_starting_at("今天", 2) == ""


def test_jieba_itself_is_not_imported() -> None:
    """threats: C14."""
    code = (
        "import sys; from monitor.parser import extract; from monitor.records import Article;"
        "extract(Article(headline='顾知远讲话')); sys.exit('jieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
