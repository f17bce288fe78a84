"""The outbox against receivers, step by step in any order: what hypothesis finds worst, run by run.

threats: F1, F2, F3, F4, F5, F6, F7, F8, H1, H3, H4, H15, H17, H19, E1

`python -m tests.torture outbox 2000`. Alerts are queued, sent to receivers that take them, are busy, refuse them for
good, or fall silent before or after they took them; the process dies before a claim is kept, behind it, behind the
sending, before the outcome is kept; the clock goes forward and back; receivers leave the config and come back. After
each step no delivery is missing and each is where it may be; each copy that comes once more says so, under the same
name; and at the end, when all receivers are back, everything has arrived.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from alerts.retry import next_attempt
from monitor.records import Claim, DeliveryState, Outcome, Result
from storage.articles import save_article
from storage.database import Store, open_store
from storage.deliveries import StoredDelivery, find_deliveries
from storage.outbox import claim_due, queue, record_outcome, rescue, retry_deliveries
from tests.factories import NOW, make_facts
from tests.storage.samples import make_delivery, stored_alert

RECEIVERS = ("desk", "hook", "bot")
MESSAGES = 4  # names that messages are given, so that some grow while they wait
RETRIED = (Result.TEMPORARY, Result.UNKNOWN)
# What becomes of a try: how it ends, and whether the receiver took it.
ENDS = (
    (Result.ACCEPTED, True),
    (Result.TEMPORARY, False),
    (Result.REFUSED, False),
    (Result.UNKNOWN, False),
    (Result.UNKNOWN, True),
)
DEATHS = ("before the claim is kept", "behind the claim", "behind the sending", "before the outcome is kept")


class Died(Exception):  # noqa: N818 - the process is no more
    """Whoever was writing is gone."""


@cache
def make_empty() -> Path:
    """Make a store that holds one article, to be copied."""
    path = Path(mkdtemp()) / "store.db"
    store = open_store(path)
    with store.transaction():
        save_article(store, stored_alert()[0], make_facts(), digest=None, now=NOW)
    store.close()
    return path


@dataclass(kw_only=True)
class World:
    """What really happened: `due` are alerts and their receivers, `inbox` what each of these took."""

    due: set[tuple[str, str]] = field(default_factory=set)
    inbox: dict[tuple[str, str, int], frozenset[str]] = field(default_factory=dict)  # receiver, message, part: alerts
    refused: set[tuple[str, str]] = field(default_factory=set)
    repeats: int = 0

    def take(self, claim: Claim) -> None:
        """Take one part of a message; one that came before says so, and says the same."""
        name = (claim.receiver_id, claim.message_id, claim.part)
        alerts = frozenset(alert.id for alert in claim.alerts)
        if name in self.inbox:
            assert claim.possibly_sent, "a repeat without a mark"
            assert self.inbox[name] == alerts, "a repeat that tells something else"
            self.repeats += 1
        for alert in alerts:
            assert self.find_names(alert, claim.receiver_id) <= {claim.message_id}, "a repeat under another name"
        self.inbox[name] = alerts

    def find_names(self, alert: str, receiver: str) -> set[str]:
        """Give the messages by which a receiver heard of an alert."""
        return {message for (to, message, _), alerts in self.inbox.items() if to == receiver and alert in alerts}

    def has_all(self, alert: str, receiver: str) -> bool:
        """Say whether each part of an alert's message came."""
        names = self.find_names(alert, receiver)
        return any(all((receiver, name, part) in self.inbox for part in range(count_parts(name))) for name in names)


def count_parts(message_id: str) -> int:
    """Say in how many parts a message travels: always in as many."""
    return 1 + sum(map(ord, message_id)) % 2


class Machine(RuleBasedStateMachine):
    """The outbox in a store of its own."""

    repeats = 0
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        shutil.copyfile(make_empty(), self.path)
        self.store: Store = open_store(self.path, daemon=True)
        self.world = World()
        self.config = set(RECEIVERS)
        self.now = NOW
        self.alerts = 0

    @rule(
        count=st.integers(1, 3),
        message=st.integers(1, MESSAGES),
        to=st.sets(st.sampled_from(RECEIVERS), min_size=1),
        wait=st.integers(0, 90),
        dies=st.booleans(),
    )
    def find_something(self, count: int, message: int, to: set[str], wait: int, *, dies: bool) -> None:
        """Queue alerts with an article; if the process dies meanwhile there is neither."""
        alert = stored_alert()[1]
        found = [replace(alert, id=f"alert-{self.alerts + number}") for number in range(count)]
        due = self.now + timedelta(minutes=wait)
        deliveries = [
            make_delivery(one, receiver, message=f"message-{message}-{receiver}", due=due)
            for one in found
            for receiver in sorted(to)
        ]
        with suppress(Died), self.store.transaction():
            queue(self.store, found, deliveries)
            if dies:
                raise Died
        if dies:
            self.start_again()
            return
        self.alerts += count
        self.world.due |= {(one.id, receiver) for one in found for receiver in to}

    @rule(ends=st.lists(st.sampled_from(ENDS), min_size=1, max_size=4), hours=st.sampled_from((0, 0, 6)))
    def send(self, ends: list[tuple[Result, bool]], hours: int) -> None:
        """Send what is due next, and so on, with or without the time in between after which it is tried again."""
        for end in ends:
            self.send_next(end)
            self.now += timedelta(hours=hours)

    def send_next(self, end: tuple[Result, bool]) -> None:
        """Send the message that is due next."""
        for claim in claim_due(self.store, self.now, 1, receivers=self.config):
            result, is_taken = end
            if is_taken:
                self.world.take(claim)
            self.record(claim, result)

    @rule(death=st.sampled_from(DEATHS), end=st.sampled_from(ENDS))
    def send_and_die(self, death: str, end: tuple[Result, bool]) -> None:
        """Die while a message is sent."""
        with suppress(Died), self.store.transaction():
            claims = claim_due(self.store, self.now, 1, receivers=self.config)
            if death == DEATHS[0]:
                raise Died
        if death in DEATHS[2:] and end[1]:
            for claim in claims:
                self.world.take(claim)
        if death == DEATHS[3]:
            with suppress(Died), self.store.transaction():
                for claim in claims:
                    self.record(claim, end[0], is_kept=False)
                raise Died
        self.start_again()

    def record(self, claim: Claim, result: Result, *, is_kept: bool = True) -> None:
        """Record what came of a try, as the courier does."""
        more = result is Result.ACCEPTED and claim.part + 1 < count_parts(claim.message_id)
        next_at = None
        if result in RETRIED:
            next_at = next_attempt(claim.attempt, claim.first_due_at, self.now, None, 0.0)
        record_outcome(self.store, claim, Outcome(result=result, more=more), self.now, next_at)
        if is_kept and (result is Result.REFUSED or (result in RETRIED and next_at is None)):
            self.world.refused |= {(alert.id, claim.receiver_id) for alert in claim.alerts}

    @rule()
    def start_again(self) -> None:
        """Stop without a word, start, and take up what was under way."""
        self.store.close()
        self.store = open_store(self.path, daemon=True)
        rescue(self.store, self.now)

    @rule(minutes=st.sampled_from((-60, -1, 1, 6, 60, 600, 4_400)))
    def set_clock(self, minutes: int) -> None:
        """Let the clock go on, or go back."""
        self.now += timedelta(minutes=minutes)

    @rule(receiver=st.sampled_from(RECEIVERS))
    def drop_or_take_back(self, receiver: str) -> None:
        """Take a receiver out of the config, or put it back."""
        self.config ^= {receiver}

    @rule()
    def send_refused_again(self) -> None:
        """Send again what was refused or given up, as somebody asks."""
        retry_deliveries(self.store, None, self.now)
        self.world.refused.clear()

    @invariant()
    def nothing_is_lost(self) -> None:
        """See that each delivery is there once, waits, or is where it has to be."""
        type(self).steps += 1
        found = Counter((one.alert.id, one.delivery.receiver_id) for one in self.list_all())
        assert found == Counter(self.world.due)

    def list_all(self) -> Iterator[StoredDelivery]:
        """Give each delivery, and see that its state is true."""
        for one in find_deliveries(self.store):
            name = (one.alert.id, one.delivery.receiver_id)
            if one.state is DeliveryState.DONE:
                assert self.world.has_all(*name), "done and not taken"
            elif name in self.world.refused:
                assert one.state in {DeliveryState.REFUSED, DeliveryState.GIVEN_UP}
            else:
                assert one.state is DeliveryState.PENDING, one.state
            yield one

    def teardown(self) -> None:
        """Let all receivers be back: then everything arrives."""
        self.config = set(RECEIVERS)
        self.send_refused_again()
        self.now += timedelta(days=9)
        while claims := claim_due(self.store, self.now, 1):
            self.world.take(claims[0])
            self.record(claims[0], Result.ACCEPTED)
        assert all(self.world.has_all(*name) for name in self.world.due), "lost"
        assert all(one.state is DeliveryState.DONE for one in self.list_all())
        type(self).repeats += self.world.repeats
        self.store.close()
        self.folder.cleanup()


@dataclass(kw_only=True)
class Figures:
    """What came of it: runs, steps, repeats (all marked)."""

    runs: int = 0
    steps: int = 0
    repeats: int = 0
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            runs=self.runs + other.runs,
            steps=self.steps + other.steps,
            repeats=self.repeats + other.repeats,
            faults=self.faults + other.faults,
        )

    def tell(self) -> Iterator[str]:
        """Give the lines that say so."""
        yield f"{self.runs} runs, {self.steps} steps, {self.repeats} messages came once more, each with its mark"
        yield from self.faults
        yield f"{len(self.faults)} faults"


def run_outbox(runs: int, steps: int = 50) -> Figures:
    """Let hypothesis try so many runs of at most so many steps; the first that breaks is told in its shortest form."""
    Machine.steps = Machine.repeats = 0
    given = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    faults = []
    try:
        run_state_machine_as_test(Machine, settings=given)
    except AssertionError as error:
        faults.append("\n".join((str(error), *getattr(error, "__notes__", ()))))
    return Figures(runs=runs, steps=Machine.steps, repeats=Machine.repeats, faults=faults)
