from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.yamlfile import MAX_BYTES, YamlError, load_yaml, parse_yaml
from monitor.yamlfile.document import Place


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2031-05-14", "2031-05-14"),
        ("010", 10),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("-7", -7),
        (".inf", ".inf"),
        ("9" * 40, "9" * 40),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("'1'", "1"),
        ('"true"', "true"),
        ("=", "="),
        ("云岭：要闻", "云岭：要闻"),
        ("'key：value'", "key：value"),
    ],
)
def test_a_value_is_what_the_core_schema_of_1_2_says(text: str, value: object) -> None:
    """threats: K2."""
    assert parse_yaml(f"key: {text}\n".encode(), "f").value == {"key": value}


def test_keys_are_text() -> None:
    assert parse_yaml(b"1: a\nno: b\n~: c\n", "f").value == {"1": "a", "no": "b", "~": "c"}


def test_a_byte_order_mark_and_crlf_change_nothing() -> None:
    document = parse_yaml("\ufeffa: 1\r\nb: [云岭]\r\n".encode(), "f")
    assert document.value == {"a": 1, "b": ["云岭"]}
    assert document.find_place(("b", 0)) == Place(line=2, column=5)


def test_every_key_and_value_has_its_place() -> None:
    document = parse_yaml("watches:\n  - name: 云岭\n    people: [顾知远, {name: 林若川}]\n".encode(), "f")
    assert document.find_place(("watches",), key=True) == Place(line=1, column=1)
    assert document.find_place(("watches", 0, "name")) == Place(line=2, column=11)
    assert document.find_place(("watches", 0, "people", 1, "name")) == Place(line=3, column=26)
    assert document.find_place(("watches", 0, "people", 1, "name"), key=True) == Place(line=3, column=20)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    document = parse_yaml(b"a:\n  b: 1\n", "f")
    assert document.find_place(("a", "c", "d")) == Place(line=2, column=3)


def test_all_doubled_keys_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "twice.yaml"
    file.write_text("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    with pytest.raises(YamlError) as caught:
        load_yaml(file)
    assert [(fault.place.line, fault.message) for fault in caught.value.faults] == [
        (2, "the key `a` twice"),
        (3, "the key `c` twice"),
    ]


def test_a_file_that_is_too_long_is_not_read() -> None:
    with pytest.raises(YamlError, match="longer than 20 MB"):
        parse_yaml(b"#" * (MAX_BYTES + 1), "f")


@pytest.mark.parametrize("bomb", ["[" * 300_000, "{a: " * 200_000, "- " * 300_000, "? " * 300_000])
def test_nesting_without_end_is_one_fault(bomb: str) -> None:
    """threats: K4."""
    with pytest.raises(YamlError) as caught:
        parse_yaml(bomb.encode(), "f")
    assert len(caught.value.faults) == 1


def read_or_refuse(content: bytes) -> tuple[str, ...]:
    """Give the lines that say what is wrong; none when the text can be read."""
    try:
        return tuple(map(str, parse_yaml(content, "f").faults))
    except YamlError as error:
        return tuple(map(str, error.faults))


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert all(line.startswith("f:") and "\n" not in line for line in read_or_refuse(content))


@given(st.text(alphabet="ab:：-?[]{}\"'#&*!|>%@`,\\ux0 \n\t云，", max_size=40))
def test_any_text_of_yaml_s_own_signs_is_read_or_refused(text: str) -> None:
    assert all(line.startswith("f:") and "\n" not in line for line in read_or_refuse(text.encode()))
