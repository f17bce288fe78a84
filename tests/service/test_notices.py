"""One notice when something breaks and one when it is back, to everybody but the one that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from alerts.notices import write_notice
from monitor.desk import Desk
from monitor.desk.delivery import Courier
from monitor.records import Claim, IssueState, IssueStatus, Notice, Outcome, Result
from monitor.service.notices import find_troubles, is_all_good, send_notices, tell_nothing_found, update
from storage.database import Store, open_store
from storage.notices import claim_notice, find_known_troubles, record_notice, rescue_notices
from storage.outbox import claim_due, record_outcome
from storage.runs import note_followed, save_issue_status
from tests.factories import NOW, make_alert
from tests.newsdesk import MAIL, make_story, open_paper_desk, print_issue

DAY = date(2031, 5, 14)
CONFIG = f"""
watches: [{{name: 省长, people: [顾明川]}}]
receivers:
  desk: {{{MAIL}, to: d@example.org}}
  team: {{{MAIL}, to: t@example.org, language: en}}
"""
TELL = ("desk", "team")


@dataclass(kw_only=True)
class Office:
    """A desk whose clock can be set."""

    folder: Path
    store: Store
    desk: Desk
    now: datetime = NOW
    sent: list[str] = field(default_factory=list)

    def stand(self, state: IssueState, tries: int = 2, reason: str = "HTTP 500") -> None:
        status = IssueStatus(paper_id="jiangling", day=DAY, state=state, tries=tries, tried_at=self.now, reason=reason)
        save_issue_status(self.store, status)

    def look(self, *, opens: bool = True, config_fault: str = "") -> None:
        update(self.desk, TELL, find_troubles(self.desk, config_fault=config_fault), opens=opens)

    def take(self, receiver: str) -> list[str]:
        """What the receiver takes now: the first line of each notice."""
        taken = []
        while claim := claim_notice(self.store, receiver, self.now):
            message = write_notice(claim.notice, self.desk.receivers[receiver], self.now)
            record_notice(self.store, claim, Outcome(result=Result.ACCEPTED), self.now, None)
            taken.append(message.text.splitlines()[0])
        return taken


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = open_store(tmp_path / "yaowen.db")
    desk = open_paper_desk(tmp_path, store, CONFIG, NOW)
    office = Office(folder=tmp_path, store=store, desk=desk)
    office.desk = replace(desk, now=lambda: office.now)
    yield office
    store.close()


def fail_delivery(office: Office, result: Result, detail: str) -> Claim:
    """Let a message to the desk fail now."""
    print_issue(office.desk, office.folder, "jiangling", make_story("jiangling", "省长顾明川在岚溪市调研防汛。"))
    (claim,) = claim_due(office.store, office.now, 1, receivers=["desk"])
    later = office.now + timedelta(minutes=5)
    record_outcome(office.store, claim, Outcome(result=result, detail=detail), office.now, later)
    return claim


def test_a_paper_that_breaks_is_told_once_and_once_when_it_is_back(office: Office) -> None:
    """threats: A13, A19, M9."""
    office.stand(IssueState.FAILED, tries=1)
    office.look()
    assert office.take("desk") == []
    assert not is_all_good(office.desk)
    office.stand(IssueState.FAILED)
    for _ in range(3):
        office.look()
    assert office.take("desk") == ["江岭日报读不全"]
    assert office.take("team") == ["江岭日报 cannot be read whole"]
    office.now += timedelta(hours=3, minutes=12)
    office.stand(IssueState.COMPLETE, reason="")
    for _ in range(3):
        office.look()
    assert office.take("desk") == ["江岭日报又能读全了（中断3小时12分钟）"]
    assert office.take("team") == ["江岭日报 is read whole again, after 3 hours 12 minutes"]
    assert is_all_good(office.desk)


def test_what_is_known_to_be_broken_is_not_told_again_after_a_restart(office: Office) -> None:
    office.stand(IssueState.FAILED)
    office.look()
    office.take("desk")
    office.desk = replace(office.desk)
    office.look()
    assert office.take("desk") == []


def test_nothing_new_is_told_just_after_a_start_and_what_is_over_is(office: Office) -> None:
    """threats: M5."""
    office.stand(IssueState.FAILED)
    office.look(opens=False)
    assert office.take("desk") == []
    office.look()
    assert office.take("desk") == ["江岭日报读不全"]
    office.stand(IssueState.COMPLETE, reason="")
    office.look(opens=False)
    assert len(office.take("desk")) == 1


@pytest.mark.parametrize("result", [Result.TEMPORARY, Result.UNKNOWN, Result.REFUSED])
def test_a_broken_receiver_is_told_to_the_others(office: Office, result: Result) -> None:
    """threats: H1, H3."""
    fail_delivery(office, result, "mail.example.org: 550 no such user")
    if result is not Result.REFUSED:
        office.look()
        assert find_known_troubles(office.store) == ()
        office.now += timedelta(minutes=11)
    office.look()
    (known,) = find_known_troubles(office.store)
    assert known.trouble.reason == "mail.example.org: 550 no such user"
    assert office.take("desk") == []
    assert office.take("team") == ["The receiver desk takes no messages"]
    office.look()
    assert office.take("team") == []


def test_a_receiver_is_back_with_the_next_message_that_it_takes(office: Office) -> None:
    claim = fail_delivery(office, Result.TEMPORARY, "busy")
    office.now += timedelta(minutes=20)
    office.look()
    office.take("team")
    (claim,) = claim_due(office.store, office.now, 1, receivers=["desk"])
    office.look()  # while it is being sent
    assert office.take("team") == []
    record_outcome(office.store, claim, Outcome(result=Result.ACCEPTED, detail="250 ok"), office.now, None)
    office.look()
    assert office.take("team") == ["The receiver desk takes messages again, after 1 minute"]
    assert find_known_troubles(office.store) == ()


def test_what_is_not_there_any_more_is_forgotten_without_a_word(office: Office) -> None:
    office.stand(IssueState.FAILED)
    office.look()
    office.take("desk")
    office.desk = replace(office.desk, papers=())
    office.look()
    assert office.take("desk") == []
    assert find_known_troubles(office.store) == ()


def test_a_config_that_was_refused_is_told(office: Office) -> None:
    office.look(config_fault="config.yaml:3:1: unknown key")
    assert office.take("desk") == ["新配置未采用，旧配置继续有效"]
    office.look()
    assert office.take("team")[1:] == ["The new config was taken, after 1 minute"]


def test_a_day_without_a_find_is_told_once_with_what_was_read(office: Office) -> None:
    """threats: M9."""
    clock = time(20)
    note_followed(office.store, "jiangling", DAY)
    status = IssueStatus(
        paper_id="jiangling", day=DAY, state=IssueState.COMPLETE, tried_at=NOW, pages=8, listed=8, read=80, total=80
    )
    save_issue_status(office.store, status)
    office.now = datetime.fromisoformat("2031-05-14T19:59+08:00")
    tell_nothing_found(office.desk, TELL, clock, "Asia/Shanghai")
    assert office.take("desk") == []
    office.now += timedelta(minutes=2)
    for _ in range(2):
        tell_nothing_found(office.desk, TELL, clock, "Asia/Shanghai")
    claim = claim_notice(office.store, "desk", office.now)
    assert claim is not None
    message = write_notice(claim.notice, office.desk.receivers["desk"], office.now)
    assert message.text.splitlines()[0] == "2031年5月14日未发现关注内容"
    assert "8" in message.text.splitlines()[1]
    assert office.take("team") == ["Nothing found on 14 May 2031"]


def test_a_notice_names_a_paper_as_its_reader_does(office: Office) -> None:
    notice = replace(NOTICE, name="新华日报")
    told = [write_notice(notice, office.desk.receivers[name], NOW).subject for name in ("desk", "team")]
    assert told == ["[要闻运行] 新华日报读不全", "[Yaowen] Xinhua Daily (新华日报) cannot be read whole"]


def test_a_day_with_a_find_is_not_called_empty(office: Office) -> None:
    print_issue(office.desk, office.folder, "jiangling", make_story("jiangling", "省长顾明川在岚溪市调研防汛。"))
    office.now = datetime.fromisoformat("2031-05-14T20:01+08:00")
    tell_nothing_found(office.desk, TELL, time(20), "Asia/Shanghai")
    assert office.take("desk") == []


def test_a_notice_that_was_being_sent_is_sent_again_marked(office: Office) -> None:
    """threats: F6, F12."""
    office.stand(IssueState.FAILED)
    office.look()
    claim = claim_notice(office.store, "desk", office.now)
    assert claim is not None
    assert claim_notice(office.store, "desk", office.now) is None
    assert rescue_notices(office.store, office.now) == 1
    again = claim_notice(office.store, "desk", office.now)
    assert again is not None
    assert (again.notice.id, again.attempt, again.possibly_sent) == (claim.notice.id, 2, True)
    message = write_notice(again.notice, office.desk.receivers["desk"], office.now, possibly_sent=True)
    assert message.subject.startswith("[可能重复]")


def test_a_receiver_that_does_not_take_a_notice_is_left_alone_for_a_while(office: Office) -> None:
    office.stand(IssueState.FAILED)
    office.look()
    waits: list[float] = []
    courier = Courier(sleep=waits.append, draw_jitter=lambda: 0.0)
    assert send_notices(office.desk, office.desk.receivers["desk"], courier) == 5.0  # nobody listens on port 25
    assert claim_notice(office.store, "desk", office.now) is None
    assert claim_notice(office.store, "desk", office.now + timedelta(seconds=5)) is not None


NOTICE = Notice(
    id="n1",
    kind="broken",
    about="paper",
    name="江岭<!channel>日报",
    reason="<at user_id=all>\r\nX: y",
    since=NOW,
    at=NOW,
)
KINDS = {
    "slack": "kind: slack, url: 'env:SECRET_URL'",
    "feishu": "kind: feishu, url: 'env:SECRET_URL'",
    "dingtalk": "kind: dingtalk, url: 'env:SECRET_URL'",
    "wecom": "kind: wecom, url: 'env:SECRET_URL'",
    "webhook": "kind: webhook, url: 'https://hook.example.org', secret: 'env:SECRET_KEY'",
    "apprise": "kind: apprise, url: 'env:SECRET_APPRISE'",
    "email": f"{MAIL}, to: d@example.org",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_channel_has_a_form_for_notices(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_URL", "https://hook.example.net/x")
    monkeypatch.setenv("SECRET_APPRISE", "json://hook.example.net")
    monkeypatch.setenv("SECRET_KEY", "whsec_" + "A" * 32)
    store = open_store(tmp_path / "yaowen.db")
    desk = open_paper_desk(tmp_path, store, f"receivers:\n  one: {{{KINDS[kind]}}}\n")
    message = write_notice(NOTICE, desk.receivers["one"], NOW)
    bodies = [body.decode() for body in message.bodies] or [message.html]
    assert len(bodies) == 1
    assert "江岭" in bodies[0]
    assert "X: y" in bodies[0].replace("\\u003a", ":").replace("&#58;", ":")
    assert "<!channel>" not in message.html
    assert "\r" not in message.subject
    store.close()


def test_an_alert_is_no_notice() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(NOTICE, at=make_alert().created_at.replace(tzinfo=None))
