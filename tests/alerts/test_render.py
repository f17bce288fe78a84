import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, get_args, get_type_hints

import pytest

from alerts.find_people import DOUBTS
from alerts.labels import KINDS, WORDS
from alerts.receivers import EmailSettings, Language, Links, Receiver, Secret, Settings, SlackSettings, WebhookSettings
from alerts.render import render
from monitor.records import (
    APPOINTMENT_ACTIONS,
    EVENT_KINDS,
    Appointment,
    Claim,
    Event,
    Match,
    PageMark,
    Place,
    Reprint,
    derive_id,
)
from tests.factories import DAY, NOW, make_alert, make_claim, make_event, make_match
from tests.samples import make_corrected

INSPECTION = make_event("林夏在临川市调研", "inspection", attend=("顾知远",), other=("林夏",))
MEETING = make_event("云岭省经济座谈会", "meeting", attend=("顾知远", "许明川"), chair=("林夏",))


EMAIL = EmailSettings(host="localhost", sender="yaowen@example.org", to="desk@example.org")
SLACK = SlackSettings(url=Secret("https://hooks.slack.com/x"))
HOOK = WebhookSettings(url=Secret("https://example.org/"), secret=Secret("A" * 32))


@dataclass(frozen=True)
class Written:
    subject: str
    text: str
    html: str
    slack: bytes
    payload: bytes


def make_receiver(language: Language = "zh", settings: Settings = EMAIL) -> Receiver:
    return Receiver(id="desk", settings=settings, language=language)


def write(claim: Claim, language: Language = "zh") -> Written:
    mail, slack, hook = (render(claim, make_receiver(language, one), NOW) for one in (EMAIL, SLACK, HOOK))
    return Written(mail.subject, mail.text, mail.html, slack.body, hook.body)


def write_line(*matches: Match, language: Language = "zh", **given: Any) -> str:
    first = write(make_claim(make_alert(*matches, **given)), language).text.splitlines()[0]
    line, _, source = first.partition(" — ")
    assert source.startswith("云岭日报 · ")
    return line


def attend(name: str, *posts: str, event: Event | None = MEETING) -> Match:
    return make_match(f"{name}出席会议。", name, posts=posts, event=event)


# --- the first line ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("matches", "zh", "en"),
    [
        pytest.param(
            [attend("顾知远", "云岭省委副书记", "云岭省省长")],
            "顾知远（云岭省委副书记、云岭省省长）出席云岭省经济座谈会 · 云岭省临川市",
            "Gu Zhiyuan (顾知远), Deputy Party Secretary of Yunling Province (云岭省委副书记) and Governor of "
            "Yunling Province (云岭省省长), attended a symposium (云岭省经济座谈会) in Linchuan, Yunling "
            "(云岭省临川市)",
            id="attends",
        ),
        pytest.param(
            [attend("顾知远", "临川市市长", event=INSPECTION)],
            "顾知远（临川市市长）陪同林夏在临川市调研 · 云岭省临川市",
            "Gu Zhiyuan (顾知远), Mayor of Linchuan (临川市市长), accompanied an inspection tour "
            "(林夏在临川市调研) in Linchuan, Yunling (云岭省临川市)",
            id="is there at somebody's inspection",
        ),
        pytest.param(
            [attend("林夏")],
            "林夏主持云岭省经济座谈会 · 云岭省临川市",
            "Lin Xia (林夏) chaired a symposium (云岭省经济座谈会) in Linchuan, Yunling (云岭省临川市)",
            id="chairs, no post given",
        ),
        pytest.param(
            [attend("顾知远", "云岭省省长"), attend("林夏"), attend("许明川", "临川市市长")],
            "顾知远（云岭省省长）、许明川（临川市市长）出席云岭省经济座谈会 · 云岭省临川市",
            "Gu Zhiyuan (顾知远), Governor of Yunling Province (云岭省省长); and Xu Mingchuan (许明川), "
            "Mayor of Linchuan (临川市市长) attended a symposium (云岭省经济座谈会) in Linchuan, Yunling "
            "(云岭省临川市)",
            id="those who were there in the same way",
        ),
        pytest.param(
            [make_match(event=make_event("顾知远在临川市调研", other=("顾知远",), place="临川市"))],
            "顾知远（云岭省省长）在临川市调研",
            "Gu Zhiyuan (顾知远), Governor of Yunling Province (云岭省省长), made an inspection tour "
            "(顾知远在临川市调研) in Linchuan (临川市)",
            id="the event's name says it all",
        ),
        pytest.param(
            [attend("王浩", event=None)],
            "王浩：顾知远在临川调研",
            "Wang Hao (王浩): “顾知远在临川调研” [untranslated]",
            id="no event: the headline",
        ),
        pytest.param(
            [make_match()],
            "顾知远（云岭省省长）在临川调研",
            "Gu Zhiyuan (顾知远), Governor of Yunling Province (云岭省省长): “顾知远在临川调研” [untranslated]",
            id="no event: the headline says it all",
        ),
        pytest.param(
            [make_match("发展芯片。", "芯片", clause="topic", person="", posts=())],
            "顾知远在临川调研",
            "“顾知远在临川调研” [untranslated]",
            id="a topic: the headline",
        ),
        pytest.param(
            [make_match("举行。", "meeting", clause="event", person="", posts=(), event=MEETING)],
            "云岭省经济座谈会 · 云岭省临川市",
            "A symposium (云岭省经济座谈会) in Linchuan, Yunling (云岭省临川市)",
            id="an event kind: the event",
        ),
    ],
)
def test_first_line_says_who_did_what_where(matches: list[Match], zh: str, en: str) -> None:
    assert write_line(*matches) == zh
    assert write_line(*matches, language="en") == en


def test_first_line_names_three_and_counts_all() -> None:
    names = ("林夏", "许明川", "王浩", "顾知远", "沈怀远")
    event = replace(MEETING, chair=(), attend=names)
    matches = [attend(name, event=event) for name in names]
    assert write_line(*matches) == "林夏、许明川、王浩等5人出席云岭省经济座谈会 · 云岭省临川市"
    said = write_line(*matches, language="en")
    assert said.startswith("Lin Xia (林夏), Xu Mingchuan (许明川), Wang Hao (王浩) and 2 others attended a symposium")


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (
            {"action": "appoint", "day": DAY},
            "顾知远任云岭省省长 · 2031年5月14日",
            "Gu Zhiyuan (顾知远) was appointed Governor of Yunling Province (云岭省省长) on 14 May 2031",
        ),
        (
            {"action": "elect"},
            "顾知远当选云岭省省长",
            "Gu Zhiyuan (顾知远) was elected Governor of Yunling Province (云岭省省长)",
        ),
        (
            {"action": "remove"},
            "顾知远不再担任云岭省省长",
            "Gu Zhiyuan (顾知远) was removed as Governor of Yunling Province (云岭省省长)",
        ),
        (
            {"action": "investigate", "post": "云岭省两新工委书记"},
            "云岭省两新工委书记顾知远接受审查调查",
            "Gu Zhiyuan (顾知远), 云岭省两新工委书记 [untranslated], is under investigation",
        ),
        (
            {"action": "elect", "name": "马克龙", "post": "法国总统"},
            "马克龙当选法国总统",
            "马克龙 [untranslated] was elected President of France (法国总统)",
        ),
    ],
)
def test_a_personnel_change_is_the_first_line(change: dict[str, Any], zh: str, en: str) -> None:
    told = Appointment(**{"name": "顾知远", "post": "云岭省省长", **change})
    matches = (attend("林夏"), make_match(clause="change", change=told))
    assert write_line(*matches) == zh
    assert write_line(*matches, language="en") == en
    more = make_match(clause="change", change=replace(told, name="许明川"))
    assert write_line(*matches, more).startswith(zh.partition(" · ")[0] + "，另有1项人事变动")
    assert write_line(*matches, more, language="en") == en + ", and 1 more personnel change"


@pytest.mark.parametrize("action", APPOINTMENT_ACTIONS)
def test_every_change_has_words_in_every_language(action: str) -> None:
    assert all("{who}" in words[action] and "{post}" in words[action] for words in WORDS.values())


@pytest.mark.parametrize(
    ("end", "zh", "en"),
    [
        (DAY, "2031年5月14日", "on 14 May 2031"),
        (date(2031, 5, 16), "2031年5月14日至16日", "from 14 to 16 May 2031"),
        (date(2031, 6, 1), "2031年5月14日至6月1日", "from 14 May 2031 to 1 June 2031"),
        (date(2032, 1, 2), "2031年5月14日至2032年1月2日", "from 14 May 2031 to 2 January 2032"),
    ],
)
def test_the_first_line_says_when(end: date, zh: str, en: str) -> None:
    event = replace(MEETING, start=DAY, end=end)
    assert write_line(attend("林夏", event=event)).endswith(f" · {zh}")
    assert write_line(attend("林夏", event=event), language="en").endswith(f" {en}")


def test_the_subject_keeps_the_source_and_gives_up_posts_before_names() -> None:
    posts = ("云岭省委副书记", "云岭省省长", "云岭省总河长")
    subject = write(make_claim(make_alert(attend("顾知远", *posts))), "en").subject
    assert subject.startswith("[云岭] Gu Zhiyuan (顾知远) attended a symposium")
    assert subject.endswith(" — 云岭日报 · 14 May 2031 · page 1 Top News (要闻)")
    assert len(subject) <= 150


def test_a_subject_without_room_gives_up_section_place_and_day_before_it_is_cut() -> None:
    posts = ("云岭省省长",)
    event = replace(MEETING, name="全省绿色转型高质量发展推进会", start=DAY)
    alert = make_alert(attend("顾知远", *posts, event=event))
    subject = write(make_claim(replace(alert, watch_name="云岭省政府主要领导")), "en").subject
    assert subject.endswith("(全省绿色转型高质量发展推进会) — 云岭日报 · 14 May 2031 · page 1")
    longer = write(make_claim(replace(alert, watch_name="云岭省政府主要领导" * 3)), "en").subject
    assert longer.endswith("to advance work… — 云岭日报 · 14 May 2031 · page 1"), "no bracket is cut open"
    assert len(longer) <= 150


def test_a_subject_is_cut_between_words() -> None:
    reprint = Reprint(of="first", paper="云岭日报", day=DAY)
    event = replace(MEETING, name="全省绿色转型推进会", attend=())
    claim = make_claim(make_alert(attend("林夏", event=event), watch_name="省长动向" * 6, reprint=reprint))
    assert " to advance… — " in write(claim, "en").subject


def test_a_long_line_gives_up_posts_before_place_and_day() -> None:
    posts = ("新疆维吾尔自治区党委副书记", "新疆维吾尔自治区主席", "伊犁哈萨克自治州党委书记")
    event = replace(MEETING, chair=(), attend=("林夏",), start=DAY)
    said = write_line(attend("林夏", *posts, event=event), language="en")
    assert said.startswith("Lin Xia (林夏), Deputy Party Secretary of Xinjiang Uygur Autonomous Region (")
    assert said.endswith(" in Linchuan, Yunling (云岭省临川市) on 14 May 2031")
    assert len(said) <= 300
    assert "伊犁" not in said


@pytest.mark.parametrize(
    ("headline", "event", "below"),
    [
        pytest.param("顾知远检查河道", make_event("顾知远检查河道", other=("顾知远",)), False, id="said with posts"),
        pytest.param("守好一河清水", make_event("顾知远检查河道", other=("顾知远",)), True, id="something else"),
        pytest.param("顾知远检查河道", None, False, id="it is the line, with posts"),
    ],
)
def test_a_headline_that_the_first_line_says_is_not_said_again(
    headline: str, event: Event | None, *, below: bool
) -> None:
    written = write(make_claim(make_alert(make_match("他来了。", event=event), headline=headline)))
    chat = json.loads(written.slack)["blocks"][1]["text"]["text"]
    assert (headline in written.text.splitlines()[1:3]) is below
    assert (f">{headline}</p>" in written.html) is below
    assert (headline in chat.split("\n")) is below


def test_article_without_headline_still_has_a_first_line() -> None:
    assert write_line(make_match("发展芯片。", "芯片", clause="topic", person="", posts=()), headline="") == "芯片"


# --- what else a message says -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            (
                "【顾知远】",
                "云岭日报 · 2031年5月14日 · 第1版 要闻",
                "命中：关注人物 顾知远",
                "https://epaper.example.org/",
            ),
        ),
        (
            "en",
            (
                "【顾知远】",
                "云岭日报 · 14 May 2031 · page 1 Top News (要闻)",
                "Why it matched: watched person Gu Zhiyuan (顾知远)",
                "https://epaper",
            ),
        ),
    ],
)
def test_message_says_where_it_is_printed_and_why_it_is_sent(language: Language, said: tuple[str, ...]) -> None:
    text = write(make_claim(), language).text
    assert all(words in text for words in said)


@pytest.mark.parametrize(
    ("code", "words"), [("no_post", "顾知远，文中未写明"), ("other_post", "另一职务"), ("unread_name", "未必是人名")]
)
def test_what_is_uncertain_is_said_to_be_so_everywhere(code: str, words: str) -> None:
    message = write(make_claim(make_alert(make_match(uncertain=code))))
    assert all("存疑" in form and words in form for form in (message.text, message.html, message.slack.decode()))
    assert json.loads(message.payload)["data"]["alerts"][0]["matches"][0]["uncertain"] == code


def test_every_doubt_has_words_in_every_language() -> None:
    assert all(code in words for code in DOUBTS for words in WORDS.values())
    assert len({frozenset(words) for words in WORDS.values()}) == 1
    assert set(KINDS["zh"]) == set(EVENT_KINDS)


@pytest.mark.parametrize(("language", "words"), [("zh", "可能重复"), ("en", "ossible duplicate")])
def test_message_that_may_have_come_before_says_so_in_every_form(language: Language, words: str) -> None:
    message = write(make_claim(possibly_sent=True), language)
    assert all(words in form for form in (message.subject, message.text, message.html, message.slack.decode()))
    assert json.loads(message.payload)["data"]["possible_duplicate"] is True


def test_late_news_says_so() -> None:
    message = write(make_claim(make_alert(late=True)))
    assert all("迟到" in form for form in (message.text, message.html, message.slack.decode()))


@pytest.mark.parametrize(
    ("language", "pages", "words"),
    [
        ("zh", "第1版、第A04版 要闻", ("下转第9版，所读各版中未找到", "上接第A2版，可能的不止一篇，未合并")),
        (
            "en",
            "page 1, page A04 Top News (要闻)",
            ("Continues on page 9, not found in the pages read", "Continued from page A2"),
        ),
    ],
)
def test_a_continued_story_names_its_pages_and_what_was_not_found(
    language: Language, pages: str, words: tuple[str, ...]
) -> None:
    marks = (
        PageMark(direction="on", page=9, why="missing"),
        PageMark(direction="from", page=2, letters="A", why="several"),
        PageMark(direction="on", page=7),
    )
    place = Place(page=4, page_label="A04", section="综合", url="https://epaper.example.org/4.html")
    message = write(make_claim(make_alert(continuations=(place, place), marks=marks)), language)
    for form in (message.text, message.html, message.slack.decode()):
        assert pages in form
        assert all(said in form for said in words)
        assert "第7版" not in form
        assert "page 7" not in form
    article = json.loads(message.payload)["data"]["alerts"][0]["article"]
    assert [one["url"] for one in article["continuations"]] == [place.url] * 2
    assert [(one["direction"], one["page"], one["why"]) for one in article["open_marks"]] == [
        ("on", 9, "missing"),
        ("from", 2, "several"),
        ("on", 7, None),
    ]


def test_every_reason_of_an_open_mark_has_words_in_every_language() -> None:
    reasons = set(get_args(get_type_hints(PageMark)["why"])) - {""}
    assert all(reasons <= set(words) for words in WORDS.values())


@pytest.mark.parametrize(
    ("links", "archived", "explained"),
    [
        (Links(), "yaowen show a1", "yaowen explain a1 '云岭 要闻'"),
        (
            Links(archive="https://desk.example.org/{article}", explain="https://desk.example.org/{article}?w={watch}"),
            "https://desk.example.org/a1",
            "https://desk.example.org/a1?w=%E4%BA%91%E5%B2%AD%20%E8%A6%81%E9%97%BB",
        ),
    ],
    ids=["commands", "addresses"],
)
def test_a_message_leads_to_the_archived_copy_and_to_why(links: Links, archived: str, explained: str) -> None:
    claim = make_claim(make_alert(watch_id="云岭 要闻"))
    text = render(claim, replace(make_receiver(), links=links), NOW).text.splitlines()
    assert f"存档：{archived}" in text
    assert f"依据：{explained}" in text
    slack = render(claim, replace(make_receiver(settings=SLACK), links=links), NOW).body.decode()
    assert (archived in slack) == ("https" in archived)


def test_matches_of_one_passage_share_it() -> None:
    passage = "顾知远、许明川出席会议。"
    text = write(make_claim(make_alert(make_match(passage, "顾知远"), make_match(passage, "许明川")))).text
    assert text.count("出席会议") == 1
    assert "【顾知远】、【许明川】出席会议" in text
    assert "关注人物 顾知远；关注人物 许明川" in text


def test_passages_beyond_five_are_counted() -> None:
    alert = make_alert(*(make_match(f"第{number}段，顾知远发言。") for number in range(8)))
    assert "另有 3 处" in write(make_claim(alert)).text


def test_the_same_claim_gives_the_same_message() -> None:
    assert write(make_claim()) == write(make_claim())


# --- digests ----------------------------------------------------------------------------------------------------


def make_digest(count: int = 3, **given: Any) -> Claim:
    alerts = tuple(
        make_alert(article_id=f"a{n}", watch_id=f"w{n % 2}", watch_name=f"关注{n % 2}", headline=f"第{n}条", **given)
        for n in range(count)
    )
    return make_claim(*alerts, message_id=derive_id("digest"))


def test_digest_is_grouped_by_watch_and_counts() -> None:
    message = write(make_digest())
    assert message.subject == "2031年5月14日提醒 3 条：关注0 2、关注1 1"
    assert [line for line in message.text.splitlines() if line.startswith("==")] == [
        "== 关注0 (2) ==",
        "== 关注1 (1) ==",
    ]


def test_the_subject_counts_what_the_message_shows_as_one_once() -> None:
    first, other = make_alert(), make_alert(article_id="a3", headline="另一条")
    later = make_alert(article_id="a2", paper="临川日报", reprint=Reprint(of=first.id, paper=first.paper, day=DAY))
    assert write(make_claim(first, later, other)).subject == "2031年5月14日提醒 2 条：云岭 2"
    assert write(make_claim(first, later)).subject == write(make_claim(first)).subject


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", ("先前已告知：云岭日报 · 2031年5月14日", "较先前所告：略林若川；多2句")),
        (
            "en",
            (
                "Told before from 云岭日报 · 14 May 2031",
                "Against what was told: leaves out Lin Ruochuan (林若川); sentences added: 2",
            ),
        ),
    ],
)
def test_a_later_print_says_once_where_it_stands_and_what_it_changes(language: Language, said: tuple[str, ...]) -> None:
    reprint = Reprint(of="first", paper="云岭日报", day=DAY, dropped=("林若川",), more=2)
    written = write(make_claim(make_alert(paper="临川日报", headline="另一个标题", reprint=reprint)), language)
    assert "\n".join(said) in written.text
    assert written.text.count("另一个标题") == 1
    assert "\n\n\n" not in written.text


def test_later_prints_stand_below_the_passage_as_in_the_text() -> None:
    first = make_alert()
    later = make_alert(article_id="a2", paper="临川日报", headline="", reprint=Reprint(of=first.id, paper="", day=DAY))
    written = write(make_claim(first, later))
    for text in (written.text, written.html):
        assert text.index("命中：") < text.index("同一新闻又见于1家报纸") < text.index("临川日报")
        assert "《》" not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "超过每日条数上限的共3条，从简"), ("en", "Over the watch's limit for a day and told in short: 3")],
)
def test_what_is_over_the_limit_is_counted_once(language: Language, said: str) -> None:
    alerts = (
        make_alert(article_id=str(number), headline=f"第{number}号", over_limit=number > 0) for number in range(4)
    )
    text = write(make_claim(*alerts), language=language).text
    assert text.count(said) == 1
    assert text.index("第0号") < text.index("第1号") < text.index(said) < text.index("第2号")
    assert text.count("> ") == 1, "only the first is told with its passage"


def test_a_correction_speaks_of_one_address_only_where_there_is_one() -> None:
    corrected = make_corrected()
    assert corrected.correction is not None
    cases: tuple[tuple[str, Literal["paper", "reading"], bool], ...] = (
        (corrected.url, "paper", True),
        ("", "paper", False),
        (corrected.url, "reading", False),  # the page is the same one
    )
    for url, by, said in cases:
        claim = make_claim(replace(corrected, url=url, correction=replace(corrected.correction, url=url, by=by)))
        assert ("同一网址" in write(claim).text) is said


def test_day_of_a_digest_is_that_of_its_reader() -> None:
    receiver = replace(make_receiver("en"), timezone="America/New_York")
    assert "13 May 2031" in render(make_digest(), receiver, NOW).subject


def test_mail_and_webhook_leave_nothing_out() -> None:
    message = write(make_digest(500))
    assert all(f"第{number}条" in message.text and f"第{number}条" in message.html for number in range(500))
    assert len(json.loads(message.payload)["data"]["alerts"]) == 500


# --- webhook ----------------------------------------------------------------------------------------------------


def test_payload_is_for_programs() -> None:
    payload = json.loads(write(make_claim(make_alert(attend("顾知远", "云岭省省长")))).payload)
    assert (payload["type"], payload["timestamp"]) == ("alert", NOW.isoformat())
    (alert,) = payload["data"]["alerts"]
    assert alert["article"]["date"] == "2031-05-14"
    (match,) = alert["matches"]
    start, end = match["marks"][0]
    assert match["passage"][start:end] == "顾知远"
    assert match["event"]["people"]["attend"] == ["顾知远", "许明川"]


def test_an_older_day_is_written_plainly() -> None:
    assert "2030年12月1日" in write(make_claim(make_alert(day=date(2030, 12, 1)))).text
