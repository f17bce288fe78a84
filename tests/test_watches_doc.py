"""docs/watches.md: each question's watch, put to articles written for it, by the real parser over a real store."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from alerts.render import render
from alerts.wording import say_note
from monitor.config import load_config
from monitor.desk import Tell, open_desk
from monitor.desk.issue import read_alone, store_stories
from monitor.papers.files import load_papers
from monitor.records import Alert, Article, Claim
from storage.database import Store, open_store
from storage.deliveries import find_deliveries
from tests.newsdesk import age

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.compile(r"^## (.+?)\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = "papers: [jiangling]\npaper_files: [papers.yaml]\nwatches:\n"
FOOT = """receivers:
  desk: {kind: email, host: localhost, port: 25, security: none, sender: a@example.org, to: b@example.org}
  team: {kind: email, host: localhost, port: 25, security: none, sender: a@example.org, to: c@example.org}
"""
PAPERS = """papers:
  jiangling:
    name: 江岭日报
    level: provincial
    place: 江岭省
    family: amuc_layout
    skin: detailart
    hosts: [szb.example.org]
    first_page: https://szb.example.org/pc/layout/%Y%m/%d/node_01.html
"""
NOW = datetime(2031, 5, 14, 1, tzinfo=UTC)


class Story(NamedTuple):
    """One article of a day in May: its headline, text, and where it stands."""

    day: int
    headline: str
    text: str
    kicker: str = ""
    page: int = 1
    position: int = 0
    column: str = ""


class Case(NamedTuple):
    """A question: the stories that come in order, the headlines told, and words that some note must hold."""

    stories: tuple[Story, ...]
    told: tuple[str, ...]
    note: str = ""


CASES = {
    "Who holds this post, whoever it is?": Case(
        (
            Story(2, "顾明川调研防汛", "本报讯 5月1日，省长顾明川在岚溪市调研防汛工作。"),
            Story(3, "沈怀远会见客人", "本报讯 5月2日，省委书记沈怀远在岚溪市会见客人。"),
            Story(9, "何知秋到林区调研", "本报讯 5月8日，江岭省代省长何知秋到林区调研，副省长程克俭参加。"),
        ),
        ("顾明川调研防汛", "何知秋到林区调研"),
        "易人：此前所见为顾明川",
    ),
    "That man, not his namesake": Case(
        (
            Story(2, "杭州市政府开会", "本报讯 5月1日，杭州市市长何知秋主持召开市政府常务会议。"),
            Story(3, "江苏省开会", "本报讯 5月2日，江苏省副省长何知秋主持召开专题会议。"),
        ),
        ("杭州市政府开会",),
    ),
    "Anything on chips, but no job adverts": Case(
        (
            Story(2, "芯片项目开工", "本报讯 5月1日，一个集成电路项目在岚溪市开工。"),
            Story(2, "某公司启事", "芯片公司诚聘工程师十名。", position=1),
            Story(3, "光刻设备受关注", "有关部门表示，光刻设备的出口须经许可。"),
            Story(
                3,
                "光刻与外贸",
                "光刻是一门手艺。" + "今年天气很好，田里的麦子长得也好。" * 3 + "出口增长。",
                position=1,
            ),
            Story(4, "一项半导体禁令", "有关国家发布半导体出口管制措施。"),
        ),
        ("芯片项目开工", "光刻设备受关注", "一项半导体禁令"),
    ),
    "Who met whom?": Case(
        (
            Story(
                2,
                "全省会议召开",
                "本报讯 5月1日，全省经济工作会议在岚溪市召开。省委书记沈怀远出席会议并讲话，省长顾明川主持会议。",
            ),
            Story(3, "沈怀远调研", "本报讯 5月2日，省委书记沈怀远到岚溪市调研低空经济发展。"),
            Story(
                4,
                "顾明川调研",
                "本报讯 5月3日，省长顾明川到岚溪市调研。\n此前的5月1日，省委书记沈怀远会见了来访的客人。",
            ),
        ),
        ("全省会议召开", "沈怀远调研"),
    ),
    "Personnel changes in three provinces": Case(
        (
            Story(2, "江岭省人大常委会任免名单", "江岭省人大常委会决定任命何知秋为江岭省水利厅厅长。"),
            Story(3, "青原省人大常委会任免名单", "青原省人大常委会决定任命林若川为青原省水利厅厅长。"),
            Story(4, "云岭省原副省长被查", "云岭省原副省长程克俭涉嫌严重违纪违法，目前正接受审查调查。"),
        ),
        ("江岭省人大常委会任免名单", "云岭省原副省长被查"),
    ),
    "When is a phrase printed first?": Case(
        (
            Story(2, "新提法受关注", "会议提出“向绿而行”的要求。"),
            Story(3, "再谈新提法", "各地落实“向绿而行”的要求。"),
            Story(3, "不是提法", "大家向绿而行，走得很快。", position=1),
            Story(4, "论新质生产力", "要因地制宜发展“蓝色生产力”。"),
        ),
        ("新提法受关注", "论新质生产力"),
        "档案始于2031年3月6日",
    ),
    "Only what stands on the front page": Case(
        (
            Story(2, "乡村振兴开新局", "本报讯 全省乡村振兴现场会召开。"),
            Story(2, "乡村振兴在路上", "本报讯 乡村振兴又有新进展。", position=3),
            Story(2, "乡村振兴看岚溪", "本报讯 岚溪市推进乡村振兴。", page=4),
        ),
        ("乡村振兴开新局",),
    ),
    "Who appears at all, of this rank, and not too much of it": Case(
        (
            Story(2, "江苏开会", "本报讯 5月1日，江苏省省长林若川出席全省经济工作会议。"),
            Story(3, "江苏办展", "本报讯 5月2日，江苏省副省长何知秋出席展会开幕式。"),
            Story(4, "南京开会", "本报讯 5月3日，江苏省南京市市长程克俭出席会议。"),
        ),
        ("江苏开会",),
    ),
    "One topic, two desks": Case(
        (
            Story(2, "低空经济起飞", "本报讯 岚溪市低空经济加快发展。"),
            Story(3, "低空经济广告", "低空经济博览会欢迎您。", column="广告"),
        ),
        ("低空经济起飞", "低空经济起飞", "低空经济广告"),
    ),
}


NOT_SEEN = "Who is not seen any more?"  # asked of a year's issues, in test_absences.py


def read_questions() -> dict[str, str]:
    return dict(BLOCKS.findall((ROOT / "docs" / "watches.md").read_text(encoding="utf-8")))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "yaowen.db")
    yield store
    store.close()


def make_article(story: Story) -> Article:
    return Article(
        paper_id="jiangling",
        paper="江岭日报",
        place="江岭省",
        day=date(2031, 5, story.day),
        page=story.page,
        position=story.position,
        column=story.column,
        section="要闻",
        headline=story.headline,
        paragraphs=tuple(story.text.split("\n")),
    )


def fail(subject: str, error: Exception) -> None:
    raise AssertionError(subject) from error


def tell(folder: Path, store: Store, block: str, stories: tuple[Story, ...]) -> list[Alert]:
    """Store the stories day by day and give the alerts queued, in order."""
    (folder / "papers.yaml").write_text(PAPERS, encoding="utf-8")
    path = folder / "config.yaml"
    path.write_text(HEAD + "".join(f"  {line}\n" for line in block.splitlines()) + FOOT, encoding="utf-8")
    config = load_config(path)
    age(store)
    desk = open_desk(store, config, lambda: NOW)
    paper = load_papers(folder / "papers.yaml")["jiangling"]
    for day in sorted({story.day for story in stories}):
        read = [read_alone({}, make_article(story)) for story in stories if story.day == day]
        followed = date(2031, 5, 1)
        store_stories(desk, paper, date(2031, 5, day), read, followed_since=followed, tell=Tell.ALL, note=fail)
    deliveries = reversed(find_deliveries(store))
    return list({one.alert.id: one.alert for one in deliveries}.values())


def test_each_question_of_the_document_has_its_articles() -> None:
    assert set(read_questions()) == {*CASES, NOT_SEEN}


@pytest.mark.parametrize("question", CASES)
def test_a_question_is_answered_as_the_document_says(question: str, tmp_path: Path, store: Store) -> None:
    case = CASES[question]
    alerts = tell(tmp_path, store, read_questions()[question], case.stories)
    assert [alert.headline for alert in alerts] == list(case.told)
    notes = [say_note(note, "zh") for alert in alerts for match in alert.matches for note in match.notes]
    assert not case.note or any(case.note in note for note in notes), notes


def test_what_is_over_the_limit_waits_for_the_digest_and_is_told_in_short(tmp_path: Path, store: Store) -> None:
    block = "- {name: 低空, topics: [低空经济], limit: 2, to: [desk]}"
    tell(tmp_path, store, block, tuple(Story(2, f"低空经济第{n}条", "低空经济发展。", position=n) for n in range(4)))
    sent = [(one.delivery.due_at == NOW, one.alert.over_limit) for one in reversed(find_deliveries(store))]
    assert sent == [(True, False), (True, False), (False, True), (False, True)]
    later = [one for one in find_deliveries(store) if one.alert.over_limit]
    assert len({one.delivery.message_id for one in later}) == 1, "one digest"
    receiver = load_config(tmp_path / "config.yaml").receivers["desk"]
    claim = Claim(
        message_id="m", receiver_id="desk", attempt=1, first_due_at=NOW, alerts=tuple(one.alert for one in later)
    )
    text = render(claim, receiver, NOW).text
    assert "低空经济第3条" in text
    assert "超过每日条数上限" in text
    assert "命中" not in text
