"""Why nobody was told: each stage that can stop a watch is named, and what was told is said to be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from alerts.clauses import Together, Topic, WatchedAbsence, WatchedChange, WatchedEvent, WatchedGroup, WatchedPerson
from alerts.watches import Exclusion, Watch
from monitor.answers.nothing import why_nothing
from monitor.config import load_config
from monitor.desk import Tell, open_desk
from monitor.desk.telling import store_article
from monitor.parser import extract
from monitor.records import (
    Appointment,
    DeliveryState,
    Failure,
    IssueState,
    IssueStatus,
    Outcome,
    PageLink,
    Result,
    Stage,
)
from storage import Store, open_store
from storage.articles import save_article, save_page
from storage.deliveries import find_deliveries
from storage.outbox import claim_due, record_outcome
from storage.runs import note_followed, record_failure, save_issue_status
from tests.factories import DAY, NOW, find_spans, make_article, make_event, make_facts, make_person, make_post
from tests.newsdesk import MAIL, make_story, open_paper_desk, print_issue
from tests.newsroom import Newsroom, open_newsroom

GU, SHEN = WatchedPerson(name="顾知远"), WatchedPerson(name="沈怀远")
GOVERNOR = Watch(id="w", people=(GU,), receivers=("desk",))
DUE = "due since 2031-05-14 08:30 Asia/Shanghai: `yaowen run` or `once` sends it"
PAGE = "https://epaper.example.org/20310514/node_1.html"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as newsroom:
        yield newsroom


@pytest.fixture
def store(newsroom: Newsroom) -> Iterator[Store]:
    opened = open_store(newsroom.config().store)
    yield opened
    opened.close()


def ask(store: Store, newsroom: Newsroom, watch: Watch = GOVERNOR, day: date = DAY) -> list[tuple[str, str]]:
    """Give each stage with its reason."""
    config = replace(newsroom.config(), watches=(watch,))
    return [(one.stage, one.why) for one in why_nothing(store, config, watch, day, NOW)]


def put(store: Store, newsroom: Newsroom, watch: Watch = GOVERNOR, *, tell: Tell = Tell.NEWS, **given: Any) -> None:
    """Store an article about the governor as the daemon would, for a watch."""
    config = replace(newsroom.config(), watches=(watch,))
    paper = config.papers[0]
    article = make_article(**{"paper_id": paper.id, "paper": paper.name, **given})
    mentions = tuple(replace(naming, roles=("acts",)) for naming in find_spans(article, "顾知远"))
    facts = make_facts(
        make_person(posts=(make_post(rank="省部级正职"),), mentions=mentions),
        events=(make_event(place="临川市"),),
        appointments=(Appointment(post="临川市副市长", action="appoint", name="林若川"),),
    )
    followed = note_followed(store, paper.id, DAY - timedelta(days=1))
    desk = open_desk(store, config, lambda: NOW)
    store_article(desk, paper, article, facts, digest=None, followed_since=followed, tell=tell)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (None, "was not looked for yet"),
        (IssueState.PENDING, "was not out yet when it was last looked for"),
        (IssueState.NOT_PUBLISHED, "no issue was published"),
        (IssueState.PARTIAL, "read in part; 3 of 9 articles; the site was slow"),
        (IssueState.FAILED, "could not be read; 3 of 9 articles; the site was slow"),
    ],
)
def test_an_issue_that_was_not_read_is_said_to_be(
    store: Store, newsroom: Newsroom, state: IssueState | None, why: str
) -> None:
    paper = newsroom.paper().id
    if state:
        counts = {"read": 3, "total": 9, "reason": "the site was slow"}
        told = counts if state in (IssueState.PARTIAL, IssueState.FAILED) else {}
        save_issue_status(
            store,
            IssueStatus(paper_id=paper, day=DAY, state=state, tries=1, tried_at=NOW, **told),  # type: ignore[arg-type]
        )
    assert ask(store, newsroom) == [("fetch", why), ("match", "no article of the day was read")]


def test_a_page_that_could_not_be_read_is_named_with_its_reason(store: Store, newsroom: Newsroom) -> None:
    link = PageLink(number=1, label="", section="", url=PAGE)
    save_page(store, paper_id=newsroom.paper().id, day=DAY, link=link)
    for subject in (PAGE, "https://epaper.example.org/20310513/node_1.html"):  # the other is of another day
        record_failure(store, Failure(stage=Stage.READ, subject=subject, reason="no article", at=NOW))
    assert [one for one in ask(store, newsroom) if one[0] == "read"] == [("read", "no article (1 times)")]


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"people": (WatchedPerson(name="顾知远", place="临江省"),)}, "a namesake (顾知远: a namesake: 云岭省省长)"),
        ({"roles": ("speaks",)}, "in another role (顾知远: named only as acts; roles of the watch: speaks)"),
        ({"pages": (2,)}, "stands where the watch does not look (the watch looks at pages 2; this one is 1)"),
        (
            {"unless": Exclusion(topics=(Topic(any=("临川",)),))},
            "taken back by unless (顾知远: taken back by unless: 临川)",
        ),
        (
            {"people": (), "groups": (WatchedGroup(places=("云岭省",), ranks=("乡科级正职",)),)},
            "of another rank (云岭省 乡科级正职: only 顾知远 云岭省省长 省部级正职)",
        ),
        (
            {"people": (), "groups": (WatchedGroup(places=("江岭省",), ranks=("省部级正职",)),)},
            "in another place (江岭省 省部级正职: only 顾知远 云岭省省长 省部级正职)",
        ),
        (
            {"people": (), "events": (WatchedEvent(kind="inspection", places=("江岭省",)),)},
            "in another place (inspection: only inspection 临川市)",
        ),
        (
            {"people": (), "changes": (WatchedChange(person="林若川", actions=("remove",)),)},
            "something else was done (林若川 remove: only 林若川 appoint 临川市副市长)",
        ),
        (
            {"people": (), "topics": (Topic(any=("调研",), none=("临川",)),)},
            "words of none are there, or too far apart (调研: none: 临川 is there)",
        ),
    ],
)
def test_the_article_that_was_only_just_not_found_is_shown(
    store: Store, newsroom: Newsroom, changed: dict[str, Any], what: str
) -> None:
    put(store, newsroom)
    found = ask(store, newsroom, replace(GOVERNOR, **changed))[1:]
    assert found.pop() == ("delivery", DUE), "the watch told of it when it asked for it"
    assert found == [("match", "articles read: 1; none meets the watch"), ("nearest", what)]


MEETING = "全省经济座谈会在临川市举行。省长顾知远主持会议，省委书记沈怀远讲话。"
APART = "省长顾知远在临川市调研水利工程。\n5月12日，省委常委会会议在临川市召开，省委书记沈怀远主持会议。"


@pytest.mark.parametrize(
    ("text", "asked", "what", "decided"),
    [
        (
            APART,
            Together(people=(GU, SHEN)),
            "named, but not together",
            "not in one event: 沈怀远 in 省委常委会会议; 顾知远 in 顾知远在临川市调研水利工程",
        ),
        (
            f"{MEETING}芳沈怀远近来安好。",
            Together(people=(GU, WatchedPerson(name="远近来"))),
            "named, but not together",
            "not surely named here: 远近来",
        ),
        (
            APART,
            Together(people=(SHEN,), topic=Topic(any=("水利", "金融"))),
            "named, but not together",
            "in one event (省委常委会会议), but 水利、金融 is not in its paragraph, nor in the heading",
        ),
        (
            MEETING,
            Together(people=(GU, SHEN), topic=Topic(any=("金融",))),
            "together, but not with the topic",
            "in one event (全省经济座谈会), but 金融 is not in its paragraph, nor in the heading",
        ),
    ],
    ids=["two events", "no name", "topic elsewhere", "no topic"],
)
def test_a_meeting_that_was_only_just_none_is_shown(
    store: Store, newsroom: Newsroom, text: str, asked: Together, what: str, decided: str
) -> None:
    article = make_article(f"本报讯 5月13日，{text}", "云岭要闻", paper_id="jiangling", place="云岭省")
    save_article(store, article, extract(article), digest=None, now=NOW)
    found = ask(store, newsroom, Watch(id="w", together=(asked,)))
    assert [said for stage, said in found if stage == "nearest"] == [f"{what} ({asked.label}: {decided})"]


def test_what_the_archive_had_before_is_said_to_be(store: Store, newsroom: Newsroom) -> None:
    watch = replace(GOVERNOR, people=(), topics=(Topic(any=("调研",), first=True),))
    put(store, newsroom, watch, day=DAY - timedelta(days=1), url="https://epaper.example.org/1.html")
    put(store, newsroom, watch)
    assert ("first", "met, but the archive had it before") in ask(store, newsroom, watch)


def test_old_news_is_said_to_be(store: Store, newsroom: Newsroom) -> None:
    early = DAY - timedelta(days=9)
    put(store, newsroom, day=early)
    (_, (stage, why)) = ask(store, newsroom, day=early)
    assert (stage, why.startswith("met, but no news: printed 2031-05-05, before the paper was followed")) == (
        "news",
        True,
    )


def test_what_was_stored_silently_is_said_to_be(store: Store, newsroom: Newsroom) -> None:
    put(store, newsroom, tell=Tell.NOTHING)
    assert ask(store, newsroom)[-1][1].startswith("met, but it was stored silently")


@pytest.mark.parametrize(
    ("outcome", "state", "why"),
    [
        (None, DeliveryState.PENDING, DUE),
        (Outcome(result=Result.ACCEPTED), DeliveryState.DONE, "delivered 2031-05-14 08:30 Asia/Shanghai"),
        (Outcome(result=Result.REFUSED, detail="no such user"), DeliveryState.REFUSED, "refused: no such user"),
        (Outcome(result=Result.TEMPORARY, detail="busy"), DeliveryState.GIVEN_UP, "given up after 1 try: busy"),
    ],
)
def test_what_was_told_is_said_with_its_delivery(
    store: Store, newsroom: Newsroom, outcome: Outcome | None, state: DeliveryState, why: str
) -> None:
    put(store, newsroom)
    if outcome:
        (claim,) = claim_due(store, NOW, 1)
        record_outcome(store, claim, outcome, NOW, None)
    assert [one.state for one in find_deliveries(store)] == [state]
    assert ask(store, newsroom)[1:] == [("delivery", why)]


def test_a_receiver_that_is_configured_no_longer_is_named(store: Store, newsroom: Newsroom) -> None:
    put(store, newsroom)
    config = replace(newsroom.config(), watches=(GOVERNOR,), receivers={})
    assert [one.why for one in why_nothing(store, config, GOVERNOR, DAY, NOW)][-1].endswith("not configured: desk")


def test_what_is_not_due_yet_waits(store: Store, newsroom: Newsroom) -> None:
    put(store, newsroom, replace(GOVERNOR, rate="daily"))
    assert ask(store, newsroom)[-1] == ("delivery", "waits until 2031-05-15 08:00 Asia/Shanghai")


@pytest.mark.parametrize(
    ("given", "stage", "why"),
    [
        ({"mute_until": DAY + timedelta(days=1)}, "muted", "the watch is muted until 2031-05-15: in the next digest"),
        ({"rate": "daily"}, "held back", "comes in digests, by the rate of the watch or the receiver"),
        ({"wait": timedelta(minutes=5)}, "held back", "waits for what else the watch finds, in one message"),
        ({"wait": "issue"}, "held back", "waits for the end of the issue's reading, in one message"),
    ],
    ids=["muted", "digest", "wait", "issue"],
)
def test_what_is_held_back_says_why(
    store: Store, newsroom: Newsroom, given: dict[str, Any], stage: str, why: str
) -> None:
    watch = replace(GOVERNOR, **given)
    put(store, newsroom, watch)
    _, held, (_, waits) = ask(store, newsroom, watch)
    assert held == (stage, why)
    assert waits.startswith("waits until")
    assert [stage for stage, _ in ask(store, newsroom)][1:] == ["delivery"]  # what holds by today's config is said


@pytest.mark.parametrize(
    ("also", "why"),
    [
        ("digest", "another print of what was told: in the next digest, as the receiver's `also` has it"),
        ("off", "another print of what was told: not sent, as the receiver's `also` has it"),
    ],
)
def test_another_print_is_said_to_be_grouped(store: Store, tmp_path: Path, also: str, why: str) -> None:
    watches = "watches: [{name: 省长, people: [顾明川]}]\n"
    told = f"receivers:\n  desk: {{{MAIL}, to: b@example.org, also: {also}}}\n"
    desk = open_paper_desk(tmp_path, store, watches + told)
    text = ("本报讯 5月13日，省长顾明川在岚溪市调研防汛工作。", "顾明川来到东岗村水库，察看大坝加固现场。")
    for paper_id in ("jiangling", "lanxi"):
        print_issue(desk, tmp_path, paper_id, make_story(paper_id, *text))
    config = load_config(tmp_path / "config.yaml")
    reasons = [one for one in why_nothing(store, config, config.watches[0], DAY, NOW) if one.stage != "fetch"]
    assert [one.stage for one in reasons] == ["delivery", "grouped", "delivery"]
    assert reasons[1].why == why
    kept = find_deliveries(store)[0].delivery.id
    assert (reasons[2].why == f"kept: `yaowen deliveries retry {kept}` sends it") is (also == "off")


def test_what_is_over_the_limit_waits_for_the_digest_and_says_so(store: Store, newsroom: Newsroom) -> None:
    watch = replace(GOVERNOR, limit=1)
    put(store, newsroom, watch)
    other = ("本报讯 5月14日，云岭省省长顾知远会见来访的客商一行，双方就水利建设深入交流。",)
    put(store, newsroom, watch, url="https://epaper.example.org/2.html", paragraphs=other)
    assert ("limit", "over the limit of 1 a day: in the next digest, in short") in ask(store, newsroom, watch)


def test_a_watch_for_absences_alone_is_not_said_to_have_met_nothing(store: Store, newsroom: Newsroom) -> None:
    put(store, newsroom)
    watch = Watch(id="gone", absent=(WatchedAbsence(name="顾知远"),), receivers=("desk",))
    assert ask(store, newsroom, watch)[1:] == [
        ("absent", "by 2031-05-13: seen on 2031-05-14"),
    ]
    unseen = replace(watch, absent=(WatchedAbsence(name="林若川"), WatchedAbsence(post="云岭省审计厅厅长")))
    assert [why for _, why in ask(store, newsroom, unseen)][1:] == [
        "by 2031-05-13: seen on 0 days in the 365 before; a habit shows on 12 at least",
        "by 2031-05-13: nobody was seen in the post yet",
    ]
