"""What each clause of a watch finds, what narrows it, and what takes it back: articles and facts made by hand."""

from dataclasses import replace
from typing import Any

import pytest

from alerts.clauses import (
    Together,
    Topic,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from alerts.explaining import explain
from alerts.matching import compile_watches, find_matches
from alerts.watches import Exclusion, Watch
from monitor.records import Appointment, Article, Document, Facts, Match, Naming, Person, Place, Post, Reason, Span
from tests.factories import find_spans, make_article, make_event, make_facts, make_person

TEXT = (
    "5月13日，省委书记沈怀远与省长顾知远出席低空经济现场会。\n省政府印发《云岭省水利发展规划》。\n要发展“蓝色生产力”。"
)
ARTICLE = make_article(TEXT, headline="全省低空经济现场会召开")
GOVERNOR = Post(
    name="江苏省省长", jurisdiction="江苏省", code="32", rank="省部级正职", title="省长", key="32|政府|省长"
)
MAYOR = Post(name="南京市市长", jurisdiction="南京市", code="3201", rank="省部级副职", title="市长")


def span_of(words: str, article: Article = ARTICLE) -> Span:
    return find_spans(article, words)[-1]


def name_as(name: str, *roles: str, article: Article = ARTICLE, posts: tuple[Post, ...] = ()) -> Person:
    person = make_person(name, posts, article=article)
    mentions = tuple(Naming(start=s.start, end=s.end, where=s.where, roles=roles) for s in person.mentions)
    return replace(person, mentions=mentions)


FACTS = make_facts(
    name_as("沈怀远", "attends"),
    name_as("顾知远", "attends", posts=(GOVERNOR,)),
    events=(
        make_event(
            "全省低空经济现场会",
            "meeting",
            place="江苏省南京市",
            place_code="3201",
            attend=("沈怀远", "顾知远"),
            span=span_of("出席低空经济现场会"),
        ),
    ),
    appointments=(Appointment(name="何知秋", post="江苏省副省长", action="appoint", span=span_of("印发")),),
    documents=(Document(title="云岭省水利发展规划", action="issue", span=span_of("《云岭省水利发展规划》")),),
    phrases=("蓝色生产力",),
    topics=("低空经济",),
    reasons=(
        Reason(of="蓝色生产力", span=span_of("蓝色生产力"), rule="phrase.quoted"),
        Reason(of="低空经济", span=span_of("低空经济"), rule="topic.lexicon"),
    ),
)


def match(watch: Watch, article: Article = ARTICLE, facts: Facts = FACTS) -> tuple[Match, ...]:
    found = find_matches(compile_watches((watch,)), article, facts)
    return found[0][1] if found else ()


def watch(**given: Any) -> Watch:
    return Watch(id="w", **given)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"groups": (WatchedGroup(ranks=("省部级正职",)),)}, True, id="a rank"),
        pytest.param({"groups": (WatchedGroup(places=("江苏省",), ranks=("省部级正职",)),)}, True, id="place and rank"),
        pytest.param({"groups": (WatchedGroup(places=("浙江省",), ranks=("省部级正职",)),)}, False, id="another place"),
        pytest.param({"groups": (WatchedGroup(places=("江苏省",), ranks=("省部级副职",)),)}, False, id="another rank"),
        pytest.param({"topics": (Topic(all=("低空", "水利")),)}, True, id="all words"),
        pytest.param({"topics": (Topic(all=("低空", "水利"), near=10),)}, False, id="far apart"),
        pytest.param({"topics": (Topic(all=("书记", "省长"), near=9),)}, True, id="near"),
        pytest.param({"topics": (Topic(all=("书记", "省长"), near=7),)}, False, id="nearly near"),
        pytest.param({"topics": (Topic(all=("书记",), any=("部长", "省长"), near=9),)}, True, id="near one of several"),
        pytest.param({"topics": (Topic(all=("召开", "省长"), near=100),)}, False, id="heading is not near the text"),
        pytest.param({"topics": (Topic(regex=("低空.{0,2}现场会",)),)}, True, id="regular expression"),
        pytest.param(
            {"topics": (Topic(regex=("低空.{5}现场会",)),)}, False, id="regular expression that does not hold"
        ),
        pytest.param({"topics": (Topic(any=("部长",), regex=("水.发展",)),)}, True, id="word or expression"),
        pytest.param({"topics": (Topic(regex=("《云嶺省",)),)}, True, id="an expression in traditional characters"),
        pytest.param({"topics": (Topic(any=("生产力",), phrase=True),)}, True, id="inside a phrase"),
        pytest.param({"topics": (Topic(any=("发展",), phrase=True),)}, False, id="outside of phrases"),
        pytest.param({"topics": (Topic(any=("水利",), where=("heading",)),)}, False, id="not in the heading"),
        pytest.param({"phrases": (WatchedPhrase(word="生产力"),)}, True, id="a phrase"),
        pytest.param({"phrases": (WatchedPhrase(word="生产者"),)}, False, id="no such phrase"),
        pytest.param({"about": (WatchedSubject(name="低空经济"),)}, True, id="about it"),
        pytest.param({"about": (WatchedSubject(name="乡村振兴"),)}, False, id="about something else"),
        pytest.param({"events": (WatchedEvent(kind="meeting", places=("江苏省",)),)}, True, id="event in a place"),
        pytest.param({"events": (WatchedEvent(kind="meeting", places=("浙江省",)),)}, False, id="event elsewhere"),
        pytest.param({"changes": (WatchedChange(places=("江苏省",)),)}, True, id="change in a province"),
        pytest.param({"changes": (WatchedChange(ranks=("省部级正职",)),)}, False, id="change of another rank"),
        pytest.param({"changes": (WatchedChange(actions=("remove",)),)}, False, id="another action"),
        pytest.param({"changes": (WatchedChange(person="何知秋"),)}, True, id="change of a person"),
        pytest.param({"changes": (WatchedChange(post="江苏省人民政府副省长"),)}, True, id="change of a post"),
        pytest.param({"documents": (WatchedDocument(title="水利"),)}, True, id="a document"),
        pytest.param({"documents": (WatchedDocument(title="水利", actions=("adopt",)),)}, False, id="not adopted"),
        pytest.param({"people": (WatchedPerson(name="沈怀远"),), "roles": ("speaks",)}, False, id="in no such role"),
        pytest.param({"people": (WatchedPerson(name="沈怀远"),), "roles": ("attends",)}, True, id="in that role"),
    ],
)
def test_a_clause_finds(asked: dict[str, Any], *, found: bool) -> None:
    assert bool(match(watch(**asked))) is found
    assert any(one.met for one in explain(watch(**asked), ARTICLE, FACTS)) is found


A, B, C = (WatchedPerson(name=name) for name in ("沈怀远", "顾知远", "何知秋"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(Together(people=(A, B)), True, id="two in one event"),
        pytest.param(Together(people=(A, C)), False, id="one is not there"),
        pytest.param(Together(people=(A,), topic=Topic(any=("低空",))), True, id="with a topic"),
        pytest.param(Together(people=(A,), topic=Topic(any=("水利",))), False, id="the topic stands elsewhere"),
    ],
)
def test_together_asks_for_one_event(asked: Together, *, found: bool) -> None:
    assert bool(match(watch(together=(asked,)))) is found


HOSTED = make_event("会见", "reception", chair=("沈怀远",), other=("沈怀远", "顾知远", "何知秋"))


@pytest.mark.parametrize(
    ("asked", "roles", "found"),
    [
        pytest.param(Together(people=(A, B)), ("chairs", "received"), True, id="each in one of them"),
        pytest.param(Together(people=(A, B)), ("chairs",), False, id="one in no such role"),
        pytest.param(Together(people=(A,), topic=Topic(any=("低空",))), ("attends",), False, id="speaks elsewhere"),
        pytest.param(Together(people=(A, C)), ("chairs", "acts"), True, id="the naming says only: spoken of"),
        pytest.param(
            Together(people=(A, C)), ("chairs", "spoken_of"), False, id="who takes part is not only spoken of"
        ),
    ],
)
def test_together_counts_who_is_in_the_event_in_a_role_asked_for(
    asked: Together, roles: tuple[str, ...], *, found: bool
) -> None:
    people = (name_as("沈怀远", "receives"), name_as("顾知远", "received"), make_person("何知秋"))
    facts = replace(FACTS, people=people, events=(replace(HOSTED, span=span_of("出席低空经济现场会")),))
    asking = watch(together=(asked,), roles=roles)
    assert bool(match(asking, facts=facts)) is found
    (said,) = explain(asking, ARTICLE, facts)
    assert (said.met, "in another role" in said.why) == (found, not found)


def test_two_persons_of_two_events_did_not_meet() -> None:
    events = (make_event("甲会", "meeting", attend=("沈怀远",)), make_event("乙会", "meeting", attend=("顾知远",)))
    assert match(watch(together=(Together(people=(A, B)),)), facts=replace(FACTS, events=events)) == ()


@pytest.mark.parametrize(
    ("roles", "default", "removed"),
    [
        pytest.param(("spoken_of",), False, False, id="only spoken of"),
        pytest.param(("spoken_of", "speaks"), True, False, id="speaks too"),
        pytest.param(("removed",), True, True, id="removed"),
        pytest.param((), True, False, id="nothing tells"),
    ],
)
def test_who_is_only_spoken_of_does_not_count_unless_asked_for(
    roles: tuple[str, ...], *, default: bool, removed: bool
) -> None:
    facts = make_facts(name_as("沈怀远", *roles))
    assert bool(match(watch(people=(A,)), facts=facts)) is default
    assert bool(match(watch(people=(A,), roles=("removed",)), facts=facts)) is removed
    assert match(watch(people=(A,), roles=("spoken_of", "acts", "speaks", "removed")), facts=facts) != ()


@pytest.mark.parametrize(
    ("narrowing", "given", "found"),
    [
        pytest.param({"top": True}, {"position": 0}, True, id="first story"),
        pytest.param({"top": True}, {"position": 2}, False, id="third story"),
        pytest.param({"columns": ("要闻",)}, {}, True, id="section"),
        pytest.param({"columns": ("钟声",)}, {"column": "钟声"}, True, id="column"),
        pytest.param({"columns": ("评论员",)}, {"kicker": "本报评论员文章"}, True, id="kicker"),
        pytest.param({"columns": ("钟声",)}, {}, False, id="another column"),
        pytest.param({"pages": (4,)}, {"continuations": (Place(page=4),)}, True, id="goes on there"),
        pytest.param({"unless": Exclusion(topics=(Topic(any=("水利",)),))}, {}, False, id="unless words"),
        pytest.param({"unless": Exclusion(topics=(Topic(any=("招聘",)),))}, {}, True, id="unless other words"),
        pytest.param({"unless": Exclusion(people=(A,))}, {}, False, id="unless a person"),
        pytest.param({"unless": Exclusion(people=(C,))}, {}, True, id="unless somebody else"),
        pytest.param({"unless": Exclusion(events=(WatchedEvent(kind="meeting"),))}, {}, False, id="unless an event"),
        pytest.param({"unless": Exclusion(pages=(1,))}, {}, False, id="unless a page"),
        pytest.param({"unless": Exclusion(papers=("ylrb",))}, {}, False, id="unless a paper"),
        pytest.param({"unless": Exclusion(columns=("要闻",))}, {}, False, id="unless a column"),
        pytest.param(
            {"unless": Exclusion(topics=(Topic(regex=("水.发展",)),)), "where": ("heading",)},
            {},
            False,
            id="looks everywhere",
        ),
    ],
)
def test_narrowing_and_taking_back(narrowing: dict[str, Any], given: dict[str, Any], *, found: bool) -> None:
    asked = watch(topics=(Topic(any=("低空",)),), **narrowing)
    article = replace(ARTICLE, **given)
    assert bool(match(asked, article)) is found
    assert any(one.met for one in explain(asked, article, FACTS)) is found


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        pytest.param({"people": (C,)}, "not named", id="nobody"),
        pytest.param({"people": (A,), "roles": ("speaks",)}, "named only as attends", id="role"),
        pytest.param({"people": (replace(B, place="浙江省"),)}, "a namesake: 江苏省省长", id="namesake"),
        pytest.param({"people": (B,), "where": ("heading",)}, "not named in the heading", id="where"),
        pytest.param({"topics": (Topic(any=("低空",), none=("水利",)),)}, "none: 水利 is there", id="none"),
        pytest.param({"topics": (Topic(all=("低空", "招聘")),)}, "all: 招聘 is not there", id="all"),
        pytest.param({"topics": (Topic(any=("芯片", "招聘")),)}, "any: none of 芯片、招聘 is there", id="any"),
        pytest.param(
            {"topics": (Topic(any=("水利",), where=("heading",)),)}, "any: none of 水利 is in the heading", id="heading"
        ),
        pytest.param({"topics": (Topic(all=("低空", "水利"), near=5),)}, "more than 5 characters apart", id="near"),
        pytest.param({"topics": (Topic(any=("低空",)),), "pages": (2,)}, "looks at pages 2; this one is 1", id="pages"),
        pytest.param({"people": (A,), "columns": ("评论",)}, "columns with 评论; this one is 要闻", id="columns"),
        pytest.param(
            {"topics": (Topic(any=("低空",)),), "unless": Exclusion(people=(A,))},
            "taken back by unless: 沈怀远",
            id="unless",
        ),
    ],
)
def test_explain_names_what_decided(asked: dict[str, Any], why: str) -> None:
    (finding,) = explain(watch(**asked), ARTICLE, FACTS)
    assert not finding.met
    assert why in finding.why


def test_first_asks_the_archive() -> None:
    asked = watch(
        posts=(WatchedPost(name="江苏省省长", first=True),),
        phrases=(WatchedPhrase(first=True),),
        together=(Together(people=(A, B), first=True),),
        topics=(Topic(any=("低空",), first=True),),
    )
    questions = [(one.asks.about, one.asks.all, one.asks.any) for one in match(asked) if one.asks]
    assert questions == [
        ("post", ("顾知远", "32|政府|省长"), ()),
        ("words", (), ("低空",)),
        ("phrase", ("蓝色生产力",), ()),
        ("pairing", ("沈怀远", "顾知远"), ()),
    ]
