import logging

import pytest

from monitor.log import LONGEST, say, write_line


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("people", "paper=people"),
        ("人民日报", "paper=人民日报"),
        (7, "paper=7"),
        ("two words", 'paper="two words"'),
        ('a"b', 'paper="a\\"b"'),
        ("a=b", 'paper="a=b"'),
        ("a\nINFO ready", 'paper="a\\nINFO ready"'),
        ("\x1b[2J", 'paper="\\u001b[2J"'),
        ("\u202ecod", 'paper="\\u202ecod"'),
        ("\u2028", 'paper="\\u2028"'),
        ("a" * (LONGEST + 1), "paper=" + "a" * LONGEST + "…"),
    ],
    ids=ascii,
)
def test_no_value_forges_a_line_or_drives_a_terminal(value: object, written: str) -> None:
    assert write_line("issue", {"paper": value}) == f"issue {written}"


def test_what_is_not_known_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="yaowen"):
        say("issue", paper="people", reason="", next=None, read=0)
    assert caplog.messages == ["issue paper=people read=0"]
