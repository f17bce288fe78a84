from dataclasses import replace

from monitor.records import Failure, IssueState, IssueStatus, Stage
from storage import Store
from storage.runs import (
    Run,
    clear_failures,
    find_failures,
    find_issue_states,
    find_issue_status,
    find_runs,
    finish_run,
    note_followed,
    note_watch,
    record_failure,
    save_issue_status,
    start_run,
)
from tests.factories import DAY, NOW
from tests.storage.samples import later

TRIED = IssueStatus(
    paper_id="ylrb",
    day=DAY,
    state=IssueState.PARTIAL,
    tries=2,
    tried_at=NOW,
    pages=4,
    read=30,
    total=31,
    reason="第3版",
)


def test_an_issue_nobody_tried_is_pending(store: Store) -> None:
    assert find_issue_status(store, "ylrb", DAY) == IssueStatus(paper_id="ylrb", day=DAY)


def test_how_an_issue_stands_is_given_back_as_it_was_last_kept(store: Store) -> None:
    save_issue_status(store, IssueStatus(paper_id="ylrb", day=DAY))
    save_issue_status(store, TRIED)
    assert find_issue_status(store, "ylrb", DAY) == TRIED


def test_issues_are_listed_by_paper_and_day(store: Store) -> None:
    for paper, day in (("b", 14), ("a", 15), ("a", 14), ("a", 12)):
        save_issue_status(store, replace(TRIED, paper_id=paper, day=DAY.replace(day=day)))

    def days(found: tuple[IssueStatus, ...]) -> list[tuple[str, int]]:
        return [(status.paper_id, status.day.day) for status in found]

    assert days(find_issue_states(store)) == [("a", 12), ("a", 14), ("b", 14), ("a", 15)]
    assert days(find_issue_states(store, "a", DAY)) == [("a", 14), ("a", 15)]
    assert days(find_issue_states(store, until=DAY.replace(day=12))) == [("a", 12)]


def test_the_same_failure_again_is_counted(store: Store) -> None:
    failure = Failure(stage=Stage.FETCH, subject="https://e.example.org/", reason="no answer", at=NOW)
    for hours in (0, 2, 1):
        record_failure(store, replace(failure, at=later(hours)))
    record_failure(store, replace(failure, reason="404"))
    counted = [(found.failure.reason, found.count, found.first_at, found.failure.at) for found in find_failures(store)]
    assert counted == [("no answer", 3, NOW, later(2)), ("404", 1, NOW, NOW)]
    assert [found.failure.reason for found in find_failures(store, since=later(1))] == ["no answer"]


def test_failures_are_forgotten_when_it_went_well(store: Store) -> None:
    for subject in ("a", "b"):
        record_failure(store, Failure(stage=Stage.READ, subject=subject, reason="no pages", at=NOW))
    assert clear_failures(store, "a") == 1
    assert [found.failure.subject for found in find_failures(store)] == ["b"]


def test_a_run_is_open_until_it_ends(store: Store) -> None:
    first, second = start_run(store, "once", NOW), start_run(store, "backfill", later(1))
    finish_run(store, first, later(2), "2 issues")
    assert find_runs(store) == (
        Run(number=second, kind="backfill", started_at=later(1), finished_at=None, summary=""),
        Run(number=first, kind="once", started_at=NOW, finished_at=later(2), summary="2 issues"),
    )


def test_a_paper_is_followed_since_the_first_day(store: Store) -> None:
    days = [note_followed(store, "ylrb", DAY.replace(day=day)) for day in (14, 13, 20)]
    assert days == [DAY] * 3
    assert note_followed(store, "hcwb", DAY.replace(day=20)) == DAY.replace(day=20)


def test_a_watch_asks_since_it_last_changed(store: Store) -> None:
    """threats: H16."""
    asked = [note_watch(store, "w", fingerprint, later(hour)) for hour, fingerprint in enumerate("aabba")]
    assert asked == [NOW, NOW, later(2), later(2), later(4)]
