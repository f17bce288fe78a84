"""What was told and does not hold any more: one correction to each who got it, over a real store."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from alerts.channels.mail import make_mail
from alerts.forms.payload import alert_to_json
from alerts.receivers import EmailSettings
from alerts.render import Message, render
from monitor.cli import main
from monitor.desk import Desk, Tell
from monitor.desk.correcting import reread_facts
from monitor.desk.issue import Story
from monitor.records import Alert, DeliveryState, Outcome, Result
from storage.articles import get_facts
from storage.database import Store, open_store
from storage.outbox import claim_due, record_outcome, rescue
from tests.newsdesk import DAY, MAIL, NOW, list_sent, make_story, open_paper_desk, print_issue, take_all

CONFIG = """
watches:
  - {{name: 省长, people: [顾明川, 林若川], topics: [水位站], limit: {limit}, to: [{to}]}}
receivers:
  desk: {{{mail}, to: b@example.org}}
  late: {{{mail}, to: c@example.org, rate: daily}}
"""
LATER = NOW + timedelta(minutes=20)
TOMORROW = NOW + timedelta(days=1)
URL = "https://szb.example.org/pc/content/203105/14/content_1.html"
FIRST = (
    "本报讯 5月13日，省长顾明川在岚溪市调研防汛工作。",
    "顾明川来到东岗村水库，察看大坝加固现场，全省已建成水位站320个。",
)
Print = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


class Office:
    """A desk whose clock can be moved, and one story that is printed again and again under its address."""

    def __init__(self, folder: Path, store: Store, to: str = "desk", limit: int = 0) -> None:
        self.folder, self.store, self.now = folder, store, NOW
        config = CONFIG.format(to=to, limit=limit, mail=MAIL)
        self.desk: Desk = replace(open_paper_desk(folder, store, config), now=lambda: self.now)

    def read(self, *paragraphs: str, headline: str = "顾明川在岚溪调研防汛", url: str = URL, page: int = 1) -> Story:
        return make_story("jiangling", *paragraphs, headline=headline, url=url, page=page)

    def print(self, *paragraphs: str, tell: Tell = Tell.NEWS, **given: Any) -> None:
        print_issue(self.desk, self.folder, "jiangling", self.read(*paragraphs, **given), tell=tell)

    def write(self, number: int = -1) -> Message:
        """Write the message of one delivery."""
        one = list_sent(self.store)[number]
        (claim,) = claim_due(self.store, max(self.now, one.next_at), 1, receivers=(one.delivery.receiver_id,))
        return render(claim, self.desk.receivers[claim.receiver_id], self.now)

    def states(self) -> list[tuple[str, str, bool]]:
        return [
            (one.delivery.receiver_id, one.state, one.alert.correction is not None) for one in list_sent(self.store)
        ]


@pytest.fixture
def office(tmp_path: Path, store: Store) -> Office:
    return Office(tmp_path, store)


def differences(alert: Alert) -> list[tuple[str, str, str]]:
    assert alert.correction is not None
    return [(one.about, one.before, one.after) for one in alert.correction.differences]


# --- what is a correction and what is none ---------------------------------------------------------------------


def test_a_correction_names_the_page_on_which_the_article_stands_now(office: Office, store: Store) -> None:
    office.print(*FIRST)
    take_all(store, NOW)
    office.now = LATER
    office.print(FIRST[0].replace("岚溪市", "松陵市"), FIRST[1], page=3)
    assert "第3版" in office.write().subject


@pytest.mark.parametrize(
    ("paragraphs", "headline", "expected"),
    [
        pytest.param(
            ("本报讯 5月13日，省长顾明川在松陵市调研防汛工作。", FIRST[1]),
            "顾明川在松陵调研防汛",
            "place",
            id="another place",
        ),
        pytest.param(("本报讯 5月13日，副省长顾明川在岚溪市调研防汛工作。", FIRST[1]), None, "post", id="another post"),
        pytest.param(
            ("本报讯 5月13日，代省长顾明川在岚溪市调研防汛工作。", FIRST[1]), None, "post", id="held otherwise"
        ),
        pytest.param((FIRST[0], FIRST[1].replace("320", "230")), None, "words", id="another number in what was quoted"),
        pytest.param(
            (FIRST[0].replace("顾明川", "顾铭川"), FIRST[1].replace("顾明川", "顾铭川")),
            "顾铭川在岚溪调研防汛",
            "person",
            id="another person",
        ),
        pytest.param((*FIRST, "副省长林若川参加调研。"), None, "found", id="a watched person that was left out"),
    ],
)
def test_what_was_told_and_is_otherwise_is_corrected_once(
    office: Office, paragraphs: tuple[str, ...], headline: str | None, expected: str
) -> None:
    """threats: A15."""
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.now = LATER
    for _ in range(2):  # the same page again changes nothing
        office.print(*paragraphs, headline=headline or "顾明川在岚溪调研防汛")
    assert office.states() == [("desk", "done", False), ("desk", "pending", True)]
    assert expected in [about for about, _, _ in differences(list_sent(office.store)[-1].alert)]


@pytest.mark.parametrize(
    ("paragraphs", "headline"),
    [
        pytest.param((FIRST[0].replace("，", " ， "), FIRST[1]), "顾明川在岚溪调研防汛", id="blanks and stops"),
        pytest.param((*FIRST, "（本报记者 何知秋 摄影报道）"), "顾明川在岚溪调研防汛", id="page furniture"),
        pytest.param((*FIRST, "市民反映良好。"), "顾明川在岚溪调研防汛 要求守住大坝", id="more of it"),
        pytest.param((FIRST[0], FIRST[1].replace("察看大坝", "察看了大坝")), "顾明川在岚溪调研防汛", id="a particle"),
    ],
)
def test_what_still_holds_is_not_told_again(office: Office, paragraphs: tuple[str, ...], headline: str) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print(*paragraphs, headline=headline)
    assert office.states() == [("desk", "done", False)]


def test_a_reading_that_does_not_hold_any_more_is_corrected(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    (sent,) = list_sent(office.store)
    office.now = LATER
    facts = get_facts(office.store, sent.alert.article_id)
    person = replace(facts.people[0], posts=())
    article = replace(office.read(*FIRST).article, id=sent.alert.article_id)
    assert reread_facts(office.desk, article, replace(facts, people=(person,)))
    correction = list_sent(office.store)[-1].alert
    assert ("post", "江岭省省长", "") in differences(correction)
    assert correction.correction is not None
    assert (correction.correction.by, correction.revision) == ("reading", 1)
    text = office.write().text
    assert "原文未变，系统重读后结果不同" in text


def test_a_watch_that_asks_otherwise_corrects_nothing(tmp_path: Path, office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    (tmp_path / "config.yaml").write_text("", encoding="utf-8")
    config = CONFIG.format(to="desk", limit=0, mail=MAIL).replace("顾明川, ", "")
    office.desk = replace(open_paper_desk(tmp_path, office.store, config, LATER), now=lambda: LATER)
    office.print(*FIRST, "会议开了一天。")
    assert office.states() == [("desk", "done", False)]


# --- who is told, and how --------------------------------------------------------------------------------------


def test_it_says_what_changed_and_answers_the_first_message(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    (first,) = list_sent(office.store)
    office.now = LATER
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1], url=f"{URL}?div=-1")
    message = office.write()
    assert message.subject.startswith("[省长] 更正：顾明川（江岭省副省长）")
    assert "先前所告：顾明川（江岭省省长）" in message.text
    assert "报纸改动了这篇文章" in message.text
    assert "职务（顾明川）：江岭省省长 → 江岭省副省长" in message.text
    assert f"更正前的原文 {URL}\n" in message.text
    assert f'href="{URL}?div=-1"' in message.html
    settings = office.desk.receivers["desk"].settings
    assert isinstance(settings, EmailSettings)
    mail = message_from_bytes(make_mail(message, settings))
    assert mail["In-Reply-To"] == first.remote_id
    assert first.remote_id in mail["References"]


def test_what_is_gone_altogether_is_withdrawn_in_words(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print("本报讯 5月13日，岚溪市举行防汛演练。", headline="岚溪演练防汛")
    message = office.write()
    assert message.subject.startswith("[省长] 撤回：顾明川（江岭省省长）")
    assert "人物：顾明川 → （无）" in message.text
    assert "> " not in message.text, "nothing is quoted that is not printed"


def test_the_webhook_has_before_and_after(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    (first,) = list_sent(office.store)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    correction = list_sent(office.store)[-1].alert
    told = alert_to_json(correction, office.desk.receivers["desk"])
    assert told["correction"]["of"] == first.alert.id
    assert told["article"]["revision"] == 2
    assert told["correction"]["before"]["revision"] == 1
    assert {"about": "post", "who": "顾明川", "before": "江岭省省长", "after": "江岭省副省长"} in told["correction"][
        "differences"
    ]


def test_what_has_not_arrived_is_told_as_it_is_now(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, to="desk, late")
    office.print(*FIRST)
    take_all(store, NOW, "desk")
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    assert office.states() == [
        ("desk", "done", False),
        ("late", "withdrawn", False),
        ("desk", "pending", True),
        ("late", "pending", False),
    ]
    digest = office.write()
    assert "更正" not in digest.text
    assert "江岭省副省长" in digest.text


def test_what_has_not_arrived_and_is_gone_is_not_told(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, to="late")
    office.print(*FIRST)
    office.print("本报讯 5月13日，岚溪市举行防汛演练。", headline="岚溪演练防汛")
    assert office.states() == [("late", "withdrawn", False)]
    assert claim_due(store, TOMORROW, 9) == ()


def test_a_digest_carries_the_correction_of_what_a_digest_told(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, to="late")
    office.print(*FIRST)
    take_all(store, TOMORROW)
    office.now = TOMORROW
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    assert claim_due(store, TOMORROW, 9) == ()
    assert "更正：" in office.write().text


def test_a_second_correction_is_set_against_what_arrived(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])  # waits
    office.now = LATER
    office.print(FIRST[0].replace("省长", "省委常委"), FIRST[1])
    assert [state for _, state, _ in office.states()] == ["done", "withdrawn", "pending"]
    assert ("post", "江岭省省长", "江岭省委常委") in differences(list_sent(office.store)[-1].alert)


def test_what_is_printed_again_as_it_was_told_needs_no_correction(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    office.print(*FIRST)
    assert [state for _, state, _ in office.states()] == ["done", "withdrawn"]


def test_what_is_found_again_after_it_was_withdrawn_is_told(office: Office) -> None:
    for paragraphs, headline in (
        (FIRST, "顾明川调研防汛"),
        (("本报讯 岚溪市举行防汛演练。",), "岚溪演练"),
        (FIRST, "顾明川调研防汛"),
    ):
        office.print(*paragraphs, headline=headline)
        take_all(office.store, office.now)
        office.now += timedelta(minutes=5)
    last = list_sent(office.store)[-1].alert
    assert last.correction is not None
    assert ("found", "", "顾明川") in differences(last)


def test_it_does_not_count_against_the_limit_nor_is_it_held_back_by_it(tmp_path: Path, store: Store) -> None:
    office = Office(tmp_path, store, limit=1)
    office.print(*FIRST)
    take_all(store, NOW)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    assert len(take_all(store, NOW)) == 1, "at once"


def test_corrections_go_out_of_what_is_stored_silently(office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1], tell=Tell.NOTHING)
    assert office.states() == [("desk", "done", False), ("desk", "pending", True)]


# --- crashes and doubts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("crash", [True, False])
def test_what_was_being_sent_is_not_sent_again_when_its_correction_came(office: Office, *, crash: bool) -> None:
    office.print(*FIRST)
    (claim,) = claim_due(office.store, NOW, 9)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    if crash:
        rescue(office.store, LATER)
    else:
        record_outcome(office.store, claim, Outcome(result=Result.UNKNOWN), LATER, LATER)
    (correction,) = claim_due(office.store, TOMORROW, 9)
    assert correction.alerts[0].correction is not None
    assert list_sent(office.store)[0].state is DeliveryState.WITHDRAWN


def test_nothing_is_kept_of_a_correction_whose_transaction_fails(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    with monkeypatch.context() as patch:
        patch.setattr("monitor.desk.correcting.queue", lambda *_: 1 / 0)
        with pytest.raises(AssertionError):
            office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    assert office.states() == [("desk", "done", False)]
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    assert office.states() == [("desk", "done", False), ("desk", "pending", True)]


def test_deliveries_show_what_is_a_correction(tmp_path: Path, office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print(FIRST[0].replace("省长", "副省长"), FIRST[1])
    shown = CliRunner().invoke(main, ["deliveries", "--config", str(tmp_path / "config.yaml")])
    assert "corrects what was told" in shown.output
    asked = ["why-nothing", "省长", "--day", str(DAY), "--config", str(tmp_path / "config.yaml")]
    assert "corrects what was told: post 江岭省省长 -> 江岭省副省长" in CliRunner().invoke(main, asked).output


def test_a_later_print_of_what_was_withdrawn_is_news(tmp_path: Path, office: Office) -> None:
    office.print(*FIRST)
    take_all(office.store, NOW)
    office.print("本报讯 5月13日，岚溪市举行防汛演练。", headline="岚溪演练防汛")
    copy = make_story("lanxi", *FIRST, headline="顾明川在岚溪调研防汛", url="https://szb.example.org/2.html")
    print_issue(office.desk, tmp_path, "lanxi", copy)
    assert list_sent(office.store)[-1].alert.reprint is None
