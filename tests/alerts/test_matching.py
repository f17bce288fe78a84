from typing import Any

import pytest

from alerts.clauses import Topic, WatchedEvent, WatchedPerson, WatchedPost
from alerts.matching import compile_watches, find_matches
from alerts.watches import Watch
from monitor.records import Appointment, Article, Facts, Introduction, Match, Person, Post, Span, Standing
from tests.factories import find_spans, make_article, make_event, make_facts, make_person, make_post


def match(watch: Watch, article: Article, facts: Facts | None = None) -> tuple[Match, ...]:
    found = find_matches(compile_watches((watch,)), article, facts or make_facts())
    return found[0][1] if found else ()


def watch_person(name: str = "王浩", **given: Any) -> Watch:
    return Watch(id="w", people=(WatchedPerson(name=name, **given),))


# --- names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("李强", "会上，小李强调要抓好落实。", id="name across a nickname and a verb"),
        pytest.param("王浩", "记者王浩然报道。", id="name at the front of a longer name"),
        pytest.param("任何", "任何人不得例外。", id="name that is a word"),
    ],
)
def test_name_inside_a_longer_name_or_a_word_is_no_hit(name: str, text: str) -> None:
    assert match(watch_person(name), make_article(text, headline="要闻")) == ()


def test_name_that_the_parser_read_as_part_of_a_longer_name_is_no_hit() -> None:
    article = make_article("省长王浩然出席会议。", headline="会议召开")
    assert match(watch_person(), article, make_facts(make_person("王浩然", ("云岭省省长",), article=article))) == ()


def test_name_read_by_the_parser_is_a_sure_hit_with_its_passage_marked() -> None:
    article = make_article("云岭省省长王浩出席会议。", headline="会议召开")
    (found,) = match(watch_person(), article, make_facts(make_person("王浩", ("云岭省省长",), article=article)))
    assert (found.clause, found.term, found.person, found.posts, found.uncertain) == (
        "person",
        "王浩",
        "王浩",
        ("云岭省省长",),
        "",
    )
    assert [found.passage[mark.start : mark.end] for mark in found.marks] == ["王浩"]


def test_name_on_boundaries_that_the_parser_did_not_read_is_uncertain() -> None:
    (found,) = match(watch_person("王浩"), make_article("王浩、李红参加。", headline="会议召开"))
    assert found.uncertain == "unread_name"


def test_name_printed_with_padding_is_found() -> None:
    article = make_article("出席会议的有：\n王　浩　李　红", headline="会议召开")
    (found,) = match(watch_person(), article)
    assert found.passage[found.marks[0].start : found.marks[0].end] == "王　浩"


@pytest.mark.parametrize("printed", ["⻢识远", "馬識遠", "⾺識遠"], ids=ascii)
def test_a_name_in_another_print_of_its_characters_is_found(printed: str) -> None:
    """threats: C7."""
    article = make_article(f"出席会议的有：{printed}、李红。", headline="会议召开")
    (found,) = match(watch_person("马识远"), article)
    assert found.passage[found.marks[0].start : found.marks[0].end] == printed


def test_alias_is_found_and_named_by_its_watch() -> None:
    article = make_article("阿依古丽在会上讲话。", headline="会议召开")
    facts = make_facts(make_person("阿依古丽", article=article))
    (found,) = match(watch_person("阿依古丽·买买提", aliases=("阿依古丽",)), article, facts)
    assert found.term == "阿依古丽·买买提"


# --- namesakes --------------------------------------------------------------------------------------------------

GOVERNOR = {"post": "云岭省省长"}


@pytest.mark.parametrize(
    ("asked", "posts", "uncertain"),
    [
        pytest.param(GOVERNOR, ("云岭省省长",), "", id="that post"),
        pytest.param(GOVERNOR, ("云岭省委副书记", "云岭省省长"), "", id="that post among others"),
        pytest.param(GOVERNOR, (), "no_post", id="no post given"),
        pytest.param(GOVERNOR, ("云岭省委副书记",), "other_post", id="another post in the same place"),
        pytest.param(GOVERNOR, ("临江省省长",), None, id="the same title elsewhere"),
        pytest.param(GOVERNOR, ("外交部发言人",), None, id="a post of no place"),
        pytest.param({"post": "云岭省长"}, ("云岭省省长",), "", id="post in short"),
        pytest.param({"place": "云岭"}, ("云岭省省长",), "", id="place in short"),
        pytest.param({"place": "云岭省"}, ("云岭省临川市市长",), "", id="a city in the province"),
        pytest.param({"place": "云岭省"}, ("临江省省长",), None, id="another province"),
        pytest.param({"place": "云岭"}, ("云岭合作组织秘书长",), None, id="the place's name in another name"),
        pytest.param({"place": "临国"}, (make_post("临国总统", jurisdiction="临国"),), "", id="a country"),
        pytest.param({"place": "云岭省"}, ("云岭市市长",), None, id="a city of the same name"),
        pytest.param({"place": "云岭省"}, (), "no_post", id="place asked, no post given"),
        pytest.param({"place": "浙江"}, ("杭州市市长",), "", id="a city whose province its name does not say"),
        pytest.param({"place": "江苏"}, ("杭州市市长",), None, id="a city of another province"),
        pytest.param({"place": "上海"}, ("上海合作组织秘书长",), None, id="no organ of the city"),
        pytest.param({"post": "省长", "place": "云岭"}, (make_post(title="省长"),), "", id="title and place"),
        pytest.param(
            GOVERNOR, (Post(name="云岭省原省长", standing=Standing.FORMER),), "", id="he who held it is the same man"
        ),
    ],
)
def test_post_and_place_tell_namesakes_apart(
    asked: dict[str, str], posts: tuple[str | Post, ...], uncertain: str | None
) -> None:
    article = make_article("王浩出席会议。", headline="会议召开")
    found = match(watch_person(**asked), article, make_facts(make_person("王浩", posts, article=article)))
    assert [each.uncertain for each in found] == ([] if uncertain is None else [uncertain])


@pytest.mark.parametrize(
    ("elsewhere", "own", "uncertain"),
    [
        pytest.param("云岭省省长", (), "", id="another story makes sure"),
        pytest.param("临江省省长", (), "no_post", id="another story rules nobody out"),
        pytest.param("云岭省省长", ("云岭省委副书记",), "other_post", id="what the article says counts first"),
    ],
)
def test_another_story_of_the_issue_tells_namesakes_apart(elsewhere: str, own: tuple[str, ...], uncertain: str) -> None:
    article = make_article("王浩在会上讲话。", headline="会议召开")
    told = (Introduction(article_id="a2", posts=(make_post(elsewhere),)),)
    facts = make_facts(make_person("王浩", own, article=article, elsewhere=told))
    (found,) = match(watch_person(**GOVERNOR), article, facts)
    assert found.uncertain == uncertain


def test_of_two_namesakes_in_one_article_only_the_one_asked_for_is_marked() -> None:
    article = make_article("云岭省省长王浩会见临江大学教授王浩。", headline="会见")
    first, second = find_spans(article, "王浩")
    facts = make_facts(
        Person(name="王浩", posts=(make_post("云岭省省长"),), mentions=(first,)),
        Person(name="王浩", posts=(make_post("临江大学校长"),), mentions=(second,)),
    )
    (found,) = match(watch_person(**GOVERNOR), article, facts)
    assert [(mark.start, mark.end) for mark in found.marks] == [(first.start, first.end)]


# --- posts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("云岭省省长", "云岭省省长"),
        ("云岭省长", "云岭省省长"),
        ("云岭省人民政府省长", "云岭省省长"),
        ("中共云岭省委书记", "云岭省委书记"),
        ("临川市长", "临川市市长"),
        ("临川市副市长", "临川市副市长"),
        ("外长", "外交部部长"),
        ("外交部长", "外交部部长"),
        ("財政部部長", "财政部部长"),
        ("中央组织部部长", "中组部部长"),
        ("国家发展改革委主任", "国家发改委主任"),
        ("中华人民共和国主席", "国家主席"),
        ("总书记", "中共中央总书记"),
        ("国务院总理", "总理"),
        ("云岭壮族自治区主席", "云岭自治区人民政府主席"),
        ("云岭省人民代表大会常务委员会主任", "云岭省人大常委会主任"),
        ("临川市市长", "云岭省临川市市长"),
        ("浙江省杭州市市长", "杭州市市长"),
        ("恩施州长", "恩施土家族苗族自治州州长"),
        ("法国外长", "法国外交部部长"),
        ("日本外务大臣", "日本外相"),
    ],
)
def test_a_post_is_found_in_each_of_its_spellings(asked: str, held: str) -> None:
    article = make_article("顾知远出席会议。", headline="会议召开")
    facts = make_facts(make_person("顾知远", (held,), article=article))
    (found,) = match(Watch(id="w", posts=(WatchedPost(name=asked),)), article, facts)
    assert (found.clause, found.term, found.person, found.posts) == ("post", asked, "顾知远", (held,))


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("云岭省省长", "云岭省副省长"),
        ("云岭省省长", "云岭省委书记"),
        ("云岭省省长", "临江省省长"),
        ("外交部部长", "外交部副部长"),
        ("国家主席", "全国政协主席"),
        ("云岭省政府秘书长", "云岭省委秘书长"),
        ("云岭省省长", "云岭省临川市市长"),
        ("外交部部长", "临国外交部部长"),
        ("国务院总理", "临国总理"),
        ("国家主席", "临国国家主席"),
        ("临川市市长", "云岭省临川市委书记"),
    ],
)
def test_a_neighbouring_post_is_another_post(asked: str, held: str) -> None:
    article = make_article("顾知远出席会议。", headline="会议召开")
    title = {"外交部部长": "外长", "国务院总理": "总理"}.get(asked, asked)
    facts = make_facts(make_person("顾知远", (make_post(held, title=title),), article=article))
    assert match(Watch(id="w", posts=(WatchedPost(name=asked),)), article, facts) == ()


def test_a_citys_post_asked_for_with_its_province_is_found_by_the_province_that_the_parser_knows() -> None:
    article = make_article("顾知远出席会议。", headline="会议召开")
    facts = make_facts(make_person("顾知远", (make_post("临川市市长", jurisdiction="云岭省"),), article=article))
    assert match(Watch(id="w", posts=(WatchedPost(name="云岭省临川市市长"),)), article, facts)


@pytest.mark.parametrize(
    ("name", "standing", "former", "hits"),
    [
        pytest.param("云岭省代省长", Standing.ACTING, False, 1, id="acting"),
        pytest.param("云岭省原省长", Standing.FORMER, False, 0, id="former"),
        pytest.param("云岭省原省长", Standing.FORMER, True, 1, id="former, asked for"),
        pytest.param("云岭省名誉省长", Standing.HONORARY, True, 0, id="honorary is another post"),
    ],
)
def test_standing_decides_who_holds_a_post(name: str, standing: Standing, former: bool, hits: int) -> None:  # noqa: FBT001
    article = make_article("顾知远出席会议。", headline="会议召开")
    facts = make_facts(make_person("顾知远", (Post(name=name, standing=standing),), article=article))
    asked = Watch(id="w", posts=(WatchedPost(name="云岭省省长", former=former),))
    assert len(match(asked, article, facts)) == hits


def test_a_change_of_the_post_is_found_even_when_it_is_taken_away() -> None:
    article = make_article("免去顾知远的云岭省省长职务。", headline="任免")
    facts = make_facts(
        make_person("顾知远", article=article),
        appointments=(Appointment(name="顾知远", post="云岭省省长", action="remove"),),
    )
    (found,) = match(Watch(id="w", posts=(WatchedPost(name="云岭省长"),)), article, facts)
    assert found.person == "顾知远"


# --- topics and events ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "text", "hits"),
    [
        (Topic(any=("芯片", "半导体")), "发展半导体产业。", 1),
        (Topic(any=("芯片", "半导体")), "发展汽车产业。", 0),
        (Topic(all=("芯片", "补贴")), "对芯片企业给予补贴。", 1),
        (Topic(all=("芯片", "补贴")), "对芯片企业减税。", 0),
        (Topic(any=("芯片",), none=("招聘",)), "芯片企业招聘启事。", 0),
        (Topic(any=("5G",)), "建设５Ｇ网络。", 1),
        (Topic(any=("5g",)), "建设15G网络。", 0),
        (Topic(any=("AI",)), "他在SAIC工作。", 0),
        (Topic(any=("新质生产力",)), "新 质 生 产 力", 1),
        (Topic(any=("新质 生产力",)), "发展新质生产力。", 1),
        (Topic(any=("产业升级",)), "发展产业\n升级设备。", 0),
        (Topic(any=("一体化",)), "推進一體化發展。", 1),
    ],
)
def test_topic_words(topic: Topic, text: str, hits: int) -> None:
    found = match(Watch(id="w", topics=(topic,)), make_article(text, headline="要闻"))
    assert len(found) == hits
    assert all(each.marks and each.clause == "topic" for each in found)


def test_event_kind_is_found_with_its_event() -> None:
    article = make_article("座谈会在临川举行。", headline="要闻")
    event = make_event("座谈会", "meeting", span=find_spans(article, "座谈会")[0])
    (found,) = match(
        Watch(id="w", events=(WatchedEvent(kind="meeting"),)), article, make_facts(events=(event, make_event()))
    )
    assert (found.clause, found.term, found.event) == ("event", "meeting", event)


def test_event_of_the_person_comes_with_the_match_and_chooses_the_passage() -> None:
    article = make_article("顾知远的文章引起反响。" + "读者来信很多。" * 12 + "顾知远在临川调研。", headline="反响")
    event = make_event(other=("顾知远",), span=find_spans(article, "顾知远在临川调研")[0])
    (found,) = match(watch_person("顾知远"), article, make_facts(make_person(article=article), events=(event,)))
    assert found.event == event
    assert "顾知远在临川调研" in found.passage


# --- where ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "hits"),
    [
        ({"papers": ("ylrb",)}, 1),
        ({"papers": ("ljrb",)}, 0),
        ({"pages": (1, 2)}, 1),
        ({"pages": (2,)}, 0),
        ({"where": ("text",)}, 1),
        ({"where": ("heading",)}, 0),
    ],
)
def test_paper_page_and_place_narrow_a_watch(given: dict[str, Any], hits: int) -> None:
    asked = Watch(id="w", topics=(Topic(any=("芯片",)),), **given)
    assert len(match(asked, make_article("发展芯片产业。", headline="要闻"))) == hits


def test_each_watch_answers_for_itself_in_order() -> None:
    watches = (
        Watch(id="b", topics=(Topic(any=("芯片",)),)),
        Watch(id="silent", topics=(Topic(any=("足球",)),)),
        Watch(id="a", topics=(Topic(any=("产业",)), Topic(any=("芯片",)))),
    )
    found = find_matches(compile_watches(watches), make_article("发展芯片产业。", headline="要闻"), make_facts())
    assert [(watch.id, [each.term for each in matches]) for watch, matches in found] == [
        ("b", ["芯片"]),
        ("a", ["产业", "芯片"]),
    ]


def test_without_watches_nothing_is_found() -> None:
    assert find_matches(compile_watches(()), make_article(), make_facts()) == ()


def test_the_text_is_quoted_and_not_the_headline_that_stands_above_it() -> None:
    article = make_article("本报讯 5月13日，云岭省省长王浩在临川市调研水利。", headline="王浩在临川调研")
    event = make_event("王浩在临川调研", other=("王浩",), span=Span(start=0, end=7, where="heading"))
    (found,) = match(watch_person(), article, make_facts(make_person("王浩", article=article), events=(event,)))
    assert (found.where, found.passage) == ("text", article.text)
