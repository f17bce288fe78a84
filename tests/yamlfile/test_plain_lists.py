"""Long lists of plain words are read beside YAML's own parser: what they say is the same, and where it stands."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.yamlfile import MAX_CHARACTERS, YamlError, parse_yaml, read_text
from monitor.yamlfile.document import Document, Place, Steps
from monitor.yamlfile.plain_lists import LONG, Rest, take_out

WORDS = [f"词{number}" for number in range(LONG)]


def write(words: list[str], indent: int = 0) -> str:
    """Write a list, an entry a line."""
    return "".join(f"{' ' * indent}- {word}\n" for word in words)


def tell(text: str, *, whole: bool) -> object:
    """Say what a text says and where, or why it says nothing; as a whole, or with its long lists read beside it."""
    try:
        document = read_text(Rest(text=text), "f").finish() if whole else parse_yaml(text.encode(), "f")
    except YamlError as error:
        return error.faults
    return document.value, document.keys, document.faults, tuple(find_places(document, document.value, ()))


def find_places(document: Document, value: object, steps: Steps) -> Iterator[tuple[Steps, Place, bool]]:
    """Give where every value stands, and whether there is one after the last."""
    yield steps, document.find_place(steps), document.holds(steps)
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from find_places(document, one, (*steps, step))
    if isinstance(value, list):
        yield (), Place(), document.holds((*steps, len(value)))


def test_every_entry_of_a_long_list_has_its_value_and_place() -> None:
    text = f"# 名单\nwords:\n{write(WORDS, 2)}more: [甲,\n  乙]\nlast:\n{write(WORDS)}"
    document = parse_yaml(text.encode(), "f")
    assert take_out(text).runs
    assert document.value == {"words": WORDS, "more": ["甲", "乙"], "last": WORDS}
    assert document.find_place(("words", 30)) == Place(line=33, column=5)
    assert document.find_place(("more", 1)) == Place(line=LONG + 4, column=3)
    assert document.find_place(("last", LONG - 1)) == Place(line=2 * LONG + 5, column=3)
    assert not document.holds(("last", LONG))


@pytest.mark.parametrize("word", ["null", "true", "False"])
def test_a_word_that_is_no_text_is_none_in_a_long_list(word: str) -> None:
    assert word not in parse_yaml(write([*WORDS, word, *WORDS]).encode(), "f").value


def test_a_fault_below_a_long_list_is_told_in_its_own_line() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(f"a:\n{write(WORDS)}b: [\n".encode(), "f")
    assert str(caught.value).startswith(f"f:{LONG + 3}:1: is not YAML")
    with pytest.raises(YamlError) as caught:
        parse_yaml(f"a:\n{write(WORDS)}b：词\nc: 1\n".encode(), "f")
    assert f"f:{LONG + 2}:2: a full-width colon" in str(caught.value)


def test_a_list_of_words_may_be_longer_than_a_text_of_other_kinds() -> None:
    words = WORDS * (MAX_CHARACTERS // sum(map(len, WORDS)))
    assert len(write(words)) > MAX_CHARACTERS
    assert parse_yaml(write(words).encode(), "f").value == words
    with pytest.raises(YamlError, match="longer than 1 MB"):
        parse_yaml(write([f"{word}:" for word in words]).encode(), "f")


BEFORE = [
    "",
    "a:\n",
    "a:\n  b:\n",
    "- ",
    "- - 一\n",
    "a: |\n",
    "a: >\n  甲\n",
    "a: '",
    'a: "',
    "a: [",
    "{",
    "a: 甲\n",
    "'",
    "? ",
]
ODD = [
    "- 丙\n",
    "- 甲 乙\n",
    "- 甲\r\n",
    "- 甲 # 注\n",
    "# 注\n",
    "\n",
    "- a: 1\n",
    "- null\n",
    "- 词：\n",
    "-\t甲\n",
    "  甲\n",
    "- x\u2028y\n",
    "\r",
]
AFTER = [
    "",
    "'\n",
    '"\n',
    "]\n",
    "}\n",
    "b: 1\n",
    "  b: 1\n",
    "    more\n",
    ": 1\n",
    "- [\n",
    "---\n",
    "b：1\n",
    "- *x\n",
    "...\n",
]
RUNS = st.builds(
    lambda words, indent, odd, at: write(words[:at], indent) + " " * indent + odd + write(words[at:], indent),
    st.lists(st.sampled_from(["甲", "乙 丙", "a-b", "- c", "A.B", "（丁）"]), min_size=1, max_size=3).map(
        lambda some: (some * LONG)[: LONG + 5]
    ),
    st.sampled_from([0, 2, 4]),
    st.sampled_from(["", *ODD]),
    st.sampled_from([0, 2, LONG + 5]),
)


@given(st.sampled_from(BEFORE), RUNS, st.sampled_from(AFTER), st.one_of(st.just(""), RUNS))
def test_long_lists_say_what_yaml_s_own_parser_says(before: str, first: str, between: str, second: str) -> None:
    text = f"{before}{first}{between}{second}"
    assert tell(text, whole=False) == tell(text, whole=True)
