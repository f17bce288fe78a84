"""What a watch asked is kept as JSON and comes back as it was."""

from datetime import date, timedelta

import pytest

from alerts.clauses import Topic, WatchedAbsence, WatchedEvent, WatchedPerson, WatchedPost
from alerts.watches import Exclusion, Watch
from monitor.desk.watch_record import dump_watch, load_watch

FULL = Watch(
    id="w",
    name="云岭",
    people=(WatchedPerson(name="顾知远"), WatchedPerson(name="林若川", aliases=("若川",), post="省长", place="云岭省")),
    posts=(WatchedPost(name="云岭省省长", former=True),),
    topics=(Topic(any=("低空",), where=("heading",)),),
    absent=(WatchedAbsence(name="沈怀远"),),
    unless=Exclusion(events=(WatchedEvent(kind="meeting", places=("云岭省",)),), pages=(4,)),
    roles=("speaks",),
    limit=3,
    wait="issue",
    mute_until=date(2031, 5, 20),
    repeat=timedelta(days=3),
)


@pytest.mark.parametrize("watch", [FULL, Watch(id="w", people=(WatchedPerson(name="顾知远"),))])
def test_a_watch_comes_back_as_it_was(watch: Watch) -> None:
    assert load_watch(dump_watch(watch)) == watch


def test_what_is_as_by_default_is_not_kept() -> None:
    people = tuple(WatchedPerson(name=name) for name in ("顾知远", "林若川"))
    assert dump_watch(Watch(id="w", people=people)) == '{"id":"w","people":[{"name":"顾知远"},{"name":"林若川"}]}'
