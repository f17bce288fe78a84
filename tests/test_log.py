import io
import logging

import pytest

from monitor.log import HOLD, LONGEST, Lines, Repeats, count_events, say, write_line


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


def test_the_same_fault_is_one_line_a_minute_with_its_count() -> None:
    """threats: M3."""
    moment = 0.0
    written = io.StringIO()
    handler = Lines(written, Repeats(clock=lambda: moment))

    def fail(text: str, level: int = logging.WARNING) -> None:
        handler.handle(logging.LogRecord("yaowen", level, "", 0, "%s", (text,), None))

    for _ in range(500):
        fail("store-busy job=tick")
    fail("store-busy job=miss")
    for _ in range(2):
        fail("issue read=80", logging.INFO)
    moment = HOLD - 0.1
    handler.flush_repeats()
    fail("store-busy job=tick")
    assert written.getvalue().splitlines() == [
        "WARNING store-busy job=tick",
        "WARNING store-busy job=miss",
        "INFO issue read=80",
        "INFO issue read=80",
    ]
    moment = HOLD
    handler.flush_repeats()
    assert written.getvalue().splitlines()[4:] == ["WARNING store-busy job=tick repeated=500"]
    moment = HOLD * 2
    fail("store-busy job=tick")
    assert written.getvalue().splitlines()[5:] == ["WARNING store-busy job=tick"]
    moment = HOLD * 9
    handler.flush_repeats()
    assert handler.repeats.held == {}
    assert len(written.getvalue().splitlines()) == 6


def test_what_a_library_logs_is_one_line_too() -> None:
    """threats: J6, K8."""
    written = io.StringIO()
    handler = Lines(written, Repeats())
    error = ValueError("a page\nINFO ready\x1b[2J")
    caught = (ValueError, error, None)
    handler.handle(logging.LogRecord("apscheduler", logging.ERROR, "", 0, "Job %s raised", ("a\nb",), caught))
    assert len(written.getvalue().splitlines()) == 1
    assert written.getvalue().startswith("ERROR Job a\\u000ab raised\\u000aValueError")
    assert "\x1b" not in written.getvalue()


def test_every_event_is_counted() -> None:
    before = count_events().get(("tested", "warning"), 0)
    for _ in range(2):
        say("tested", level=logging.WARNING)
    assert count_events()["tested", "warning"] == before + 2
