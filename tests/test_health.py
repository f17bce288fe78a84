"""What does not work is found from how issues stand, and nothing else is called broken."""

from datetime import date, datetime, timedelta

import pytest

from monitor.health import (
    PATIENCE,
    SPARE_BYTES,
    find_disk_trouble,
    find_paper_trouble,
    find_receiver_trouble,
)
from monitor.papers.files import load_papers
from monitor.plan import RETRIES
from monitor.records import IssueState, IssueStatus, Paper, Trouble
from monitor.service.pulse import SETTLED, STUCK, Pulse
from tests.factories import NOW
from tests.newsdesk import PAPER

TODAY = date(2031, 5, 14)
WHOLE, PART, FAILED, NONE = IssueState.COMPLETE, IssueState.PARTIAL, IssueState.FAILED, IssueState.NOT_PUBLISHED


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    path = tmp_path_factory.mktemp("papers") / "papers.yaml"
    path.write_text(f"papers:\n{PAPER.format(id='jiangling', name='江岭日报')}", encoding="utf-8")
    return load_papers(path)["jiangling"]


def stand(back: int, state: IssueState, tries: int = 1, reason: str = "") -> IssueStatus:
    """How the issue of so many days ago stands."""
    return IssueStatus(
        paper_id="jiangling", day=TODAY - timedelta(days=back), state=state, tries=tries, tried_at=NOW, reason=reason
    )


DAILY = tuple(stand(back, WHOLE) for back in range(1, 20))


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((), ""),
        (DAILY, ""),
        ((*DAILY, stand(0, FAILED, 1, "HTTP 500")), ""),
        ((*DAILY, stand(0, FAILED, 2, "HTTP 500")), "2031-05-14 failed: HTTP 500"),
        ((*DAILY, stand(0, PART, 3, "page 3: HTTP 404")), "2031-05-14 partial: page 3: HTTP 404"),
        ((stand(0, WHOLE), stand(1, PART, 4, "page 3")), "2031-05-13 partial: page 3"),
        ((stand(0, WHOLE), stand(1, PART, len(RETRIES) + 1, "page 3")), ""),
        ((stand(1, FAILED, len(RETRIES) + 1, "gone"), stand(0, IssueState.PENDING)), "2031-05-13 failed: gone"),
        (tuple(stand(back, FAILED, 2, "x") for back in range(5)), "and 2 more issues"),
        (tuple(stand(back, NONE) for back in range(1, 3)) + DAILY[2:], ""),
        (tuple(stand(back, NONE) for back in range(1, 5)) + DAILY[4:], "no issue was published for 4 days"),
        (tuple(stand(back, WHOLE if back % 7 == 6 else NONE) for back in range(1, 30)), ""),
    ],
    ids=[
        "new", "daily", "one try", "two tries", "in part", "an older one", "given up, later ones whole",
        "given up, none later", "many", "a holiday", "silent", "a weekly",
    ],
)  # fmt: skip
def test_a_paper_is_broken_when_two_tries_failed_or_it_is_silent(
    paper: Paper, statuses: tuple[IssueStatus, ...], said: str
) -> None:
    """threats: A13, A19, E4, M9."""
    found = find_paper_trouble(paper, statuses, NOW)
    assert (found is not None) == bool(said)
    assert found is None or said in found.reason


@pytest.mark.parametrize(
    ("failing", "broken"),
    [
        (None, False),
        ((NOW - PATIENCE + timedelta(seconds=1), False, "busy"), False),
        ((NOW - PATIENCE, False, "busy"), True),
        ((NOW, True, "no such robot"), True),
    ],
    ids=["works", "just now", "for long", "refused"],
)
def test_a_receiver_is_broken_when_it_fails_for_long_or_refuses(
    failing: tuple[datetime, bool, str] | None, *, broken: bool
) -> None:
    """threats: H3."""
    found = find_receiver_trouble("desk", failing, NOW)
    assert (found and found.reason) == (failing[2] if failing and broken else None)


def test_the_disk_is_full_before_nothing_can_be_written() -> None:
    """threats: G1."""
    assert find_disk_trouble(SPARE_BYTES, "/srv") is None
    found = find_disk_trouble(SPARE_BYTES - 1, "/srv")
    assert found is not None
    assert "199 MB are free in /srv" in found.reason


def test_a_pulse_tells_jobs_that_fail_hang_or_are_not_run() -> None:
    """threats: M1, M9."""
    moment = 1000.0
    pulse = Pulse(clock=lambda: moment)
    pulse.plan({"read people": 30.0, "tick": 5.0, "miss": 3600.0})

    def run(name: str, reason: str = "") -> None:
        pulse.begin(name)
        pulse.end(name, reason)

    assert list(pulse.find_faults()) == []
    run("tick")
    run("read people", "ValueError: x")
    assert list(pulse.find_faults()) == []
    assert not pulse.has_run_since(0.0)
    run("read people", "ValueError: y")
    assert list(pulse.find_faults()) == ["read people: failed 2 times: ValueError: y"]
    run("read people")
    assert list(pulse.find_faults()) == []
    moment += SETTLED + 61
    assert not pulse.has_run_since(moment)
    assert list(pulse.find_faults()) == [
        f"{name}: no run has ended for {SETTLED + 61:.0f} seconds" for name in ("read people", "tick")
    ]
    run("tick")
    run("miss")
    pulse.begin("read people")  # a thick issue
    assert list(pulse.find_faults()) == []
    assert pulse.has_run_since(moment)
    moment += STUCK
    run("tick")
    assert [fault.partition(":")[0] for fault in pulse.find_faults()] == ["read people"]
    pulse.troubles = (Trouble(about="disk", key="free", name="/srv", reason="full"),)
    assert list(pulse.find_faults())[1:] == ["disk /srv: full"]
    pulse.plan({"tick": 5.0})
    assert list(pulse.find_faults()) == ["disk /srv: full"]
