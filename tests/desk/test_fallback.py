"""A broken receiver: its messages go to its fallback, once, and say why; over a real store, with answers given."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from alerts.receivers import Receiver
from alerts.render import render
from monitor.cli import main
from monitor.config import ConfigError, load_config
from monitor.desk.delivery import Courier, deliver_due
from monitor.records import Claim, Outcome, Result
from storage.database import Store, open_store
from tests.newsdesk import MAIL, NOW, list_sent, make_story, open_paper_desk, print_issue

CONFIG = """
watches:
  - {{name: 省长, people: [顾明川], to: [{to}]}}
receivers:
  desk: {{{mail}, to: a@example.org, fallback: duty, fallback_after: 2h}}
  duty: {{{mail}, to: b@example.org{duty}}}
  boss: {{{mail}, to: c@example.org}}
"""
TAKEN = Outcome(result=Result.ACCEPTED, detail="250 OK")
DOWN = Outcome(result=Result.TEMPORARY, detail="mail.example.org: 451 later")
REFUSED = Outcome(result=Result.REFUSED, detail="mail.example.org: 550 no such user")
LOST = Outcome(result=Result.UNKNOWN, detail="mail.example.org: timed out")


class Office:
    """A desk whose clock can be moved, and receivers that answer as they are told to."""

    def __init__(self, folder: Path, store: Store, to: str = "desk", duty: str = "") -> None:
        self.folder, self.store, self.now = folder, store, NOW
        config = CONFIG.format(to=to, mail=MAIL, duty=duty)
        self.desk = replace(open_paper_desk(folder, store, config), now=lambda: self.now)
        self.answers: dict[str, Outcome] = {}
        self.claims: list[Claim] = []

    def print(self, number: int = 1) -> None:
        text = f"本报讯 5月1{number}日，省长顾明川在{number}号水库调研防汛工作。"
        url = f"https://szb.example.org/{number}.html"
        story = make_story("jiangling", text, headline=f"顾明川在{number}号水库调研", page=number, url=url)
        print_issue(self.desk, self.folder, "jiangling", story)

    def send(self, claim: Claim, receiver: Receiver, _: object) -> Outcome:
        outcome = self.answers.get(receiver.id, TAKEN)
        if outcome is TAKEN:
            self.claims.append(claim)
        return outcome

    def deliver(self, after: timedelta = timedelta()) -> None:
        """Move the clock and serve each receiver once."""
        self.now += after
        courier = Courier(send=self.send, sleep=lambda _: None, draw_jitter=lambda: 0.0)
        for receiver in self.desk.receivers.values():
            deliver_due(self.desk, receiver, courier)

    def took(self) -> list[tuple[str, str]]:
        return [(claim.receiver_id, claim.redirected_from) for claim in self.claims]

    def states(self) -> list[tuple[str, str]]:
        return [(one.delivery.receiver_id, one.state) for one in list_sent(self.store)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


@pytest.fixture
def office(tmp_path: Path, store: Store) -> Office:
    return Office(tmp_path, store)


def test_what_is_refused_goes_to_the_fallback_at_once_and_says_why(office: Office) -> None:
    office.answers["desk"] = REFUSED
    office.print()
    office.deliver()
    office.deliver(timedelta(days=1))
    assert office.took() == [("duty", "desk")]
    assert office.states() == [("desk", "redirected"), ("duty", "done")]
    (claim,) = office.claims
    text = render(claim, office.desk.receivers["duty"], NOW).text
    assert "改投：原定接收者 desk 未能收下（mail.example.org: 550 no such user）" in text


def test_a_receiver_that_fails_for_long_is_left_to_its_fallback_with_all_that_is_due(office: Office) -> None:
    office.answers["desk"] = DOWN
    office.print(1)
    office.deliver()
    office.deliver(timedelta(minutes=5))
    assert office.took() == []
    office.print(2)
    office.deliver(timedelta(hours=2))
    assert sorted(office.took()) == [("duty", "desk"), ("duty", "desk")]
    office.print(3)
    office.deliver()
    assert len(office.took()) == 3, "as long as it fails, each at once"
    office.answers["desk"] = TAKEN
    office.print(4)
    office.deliver()
    assert office.took()[-1] == ("desk", "")


def test_one_that_answers_again_in_time_keeps_its_messages(office: Office) -> None:
    office.answers["desk"] = DOWN
    office.print()
    office.deliver()
    office.answers["desk"] = TAKEN
    office.deliver(timedelta(minutes=10))
    office.deliver(timedelta(days=1))
    assert office.took() == [("desk", "")]


def test_failing_begins_anew_after_a_message_was_taken(office: Office) -> None:
    for number in (1, 2):
        office.answers["desk"] = DOWN
        office.print(number)
        office.deliver()
        office.answers["desk"] = TAKEN
        office.deliver(timedelta(hours=1, minutes=59))
    assert office.took() == [("desk", ""), ("desk", "")]


def test_an_unknown_end_is_not_taken_for_a_delivery(office: Office) -> None:
    office.answers["desk"] = LOST
    office.print()
    office.deliver()
    office.deliver(timedelta(hours=2))
    assert office.took() == [("duty", "desk")]
    assert office.states() == [("desk", "redirected"), ("duty", "done")]


def test_who_is_told_anyway_is_told_once(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, to="desk, duty")
    office.answers["desk"] = REFUSED
    office.print()
    office.deliver()
    office.deliver(timedelta(hours=1))
    assert office.took() == [("duty", "")]


def test_a_fallback_of_its_own_is_asked_next(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, duty=", fallback: boss")
    office.answers |= {"desk": REFUSED, "duty": REFUSED}
    office.print()
    office.deliver()
    assert office.took() == [("boss", "duty")]


def test_a_fallback_is_told_at_its_own_time(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, duty=', rate: daily, digest_at: "18:00"')
    office.answers["desk"] = REFUSED
    office.print()
    office.deliver()
    assert office.took() == []
    office.deliver(timedelta(hours=9))
    assert office.took() == [("duty", "desk")]


def test_a_crash_between_does_neither(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.answers["desk"] = REFUSED
    office.print()
    with monkeypatch.context() as patch:
        patch.setattr("monitor.desk.delivery.redirect", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            office.deliver()
    assert office.states() == [("desk", "sending")]


def test_deliveries_and_route_tell_of_it(tmp_path: Path, office: Office) -> None:
    office.answers["desk"] = REFUSED
    office.print()
    office.deliver()
    config = ["--config", str(tmp_path / "config.yaml")]
    shown = CliRunner().invoke(main, ["deliveries", *config]).output
    assert "redirected from desk" in shown
    assert "to duty: mail.example.org: 550 no such user" in shown
    (way,) = json.loads(CliRunner().invoke(main, ["route", "省长", "--json", *config]).stdout)
    assert (way["fallback"], way["fallback_after"], way["rate"], way["also"]) == (
        ["duty"],
        7200.0,
        "realtime",
        "digest",
    )


@pytest.mark.parametrize(
    ("fallback", "said"),
    [
        pytest.param("desk", "leads back to itself: duty -> desk -> duty", id="a loop"),
        pytest.param("duty", "leads back to itself: duty -> duty", id="itself"),
        pytest.param("bos", "no receiver `bos`, did you mean `boss`?", id="a slip of the pen"),
    ],
)
def test_check_refuses_what_leads_nowhere(tmp_path: Path, store: Store, fallback: str, said: str) -> None:
    Office(tmp_path, store)
    path = tmp_path / "config.yaml"
    text = path.read_text(encoding="utf-8").replace("to: b@example.org", f"to: b@example.org, fallback: {fallback}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        load_config(path)
    assert any(said.partition(",")[0] in str(fault) for fault in raised.value.faults)
