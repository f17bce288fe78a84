"""The verbs through click's runner, and through a real process where streams and exit codes are the matter."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from monitor.cli import VERBS, main
from monitor.commands.common import make_plain
from monitor.commands.export import write_csv
from monitor.demo.entries import write_papers
from monitor.demo.telling import plain_text
from tests.newsroom import DAY, GOVERNOR, Newsroom, open_newsroom

ROOT = Path(__file__).parent.parent
PAGE = """云岭日报
2031年5月14日 星期三 第1版 要闻
顾明川在临川市调研
本报讯（记者 林远）5月13日，江岭省省长顾明川在临川市调研先进制造业发展情况。
他强调，要把产业做实做强，让企业安心发展。
"""
ARTICLE = {
    "id": "1",
    "title": "顾明川在临川市调研",
    "date": "2031-05-14",
    "text": "江岭省省长顾明川5月13日在临川市调研。",
}


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_newsroom(tmp_path) as newsroom:
        yield newsroom


@pytest.fixture(autouse=True)
def _no_config(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("YAOWEN_CONFIG", "STATE_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)


def yaowen(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)


def ask(newsroom: Newsroom, verb: str, *arguments: object) -> Result:
    """Run a verb that takes --config last."""
    return yaowen(*verb.split(), *arguments, "--config", newsroom.path)


def write_page(folder: Path) -> Path:
    file = folder / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def ingest(newsroom: Newsroom) -> list[dict[str, str]]:
    result = ask(newsroom, "ingest", write_page(newsroom.folder), "--paper", "jiangling", "--day", DAY, "--json")
    assert result.exit_code == 0, result.output
    saved: list[dict[str, str]] = json.loads(result.stdout)
    return saved


# --- help and documents -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", [str(verb.name) for verb in VERBS])
def test_every_verb_teaches_with_an_example_and_is_documented(verb: str) -> None:
    assert f"yaowen {verb}" in yaowen(verb, "--help").output.split("Usage:", 1)[1].split("\n", 1)[1]
    assert f"`yaowen {verb}" in (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_every_verb(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [verb.name for verb in VERBS if f"yaowen {verb.name}" not in text] == []


@pytest.mark.parametrize("group", [(), ("papers",), ("deliveries",)], ids=str)
def test_help_says_of_each_verb_in_one_line_what_it_does(group: tuple[str, ...]) -> None:
    lines = yaowen(*group, "--help").output.split("Commands:\n", 1)[1].splitlines()
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


def test_a_missing_config_says_what_to_do(tmp_path: Path) -> None:
    result = yaowen("status", "--config", tmp_path / "config.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "config.yaml:1:1: there is no such file (write one, as README.md shows" in result.stderr


def test_a_moment_that_is_none_says_how_one_is_written(newsroom: Newsroom) -> None:
    result = ask(newsroom, "route", "省长", "--at", "tomorrow")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'tomorrow' is no day and time: write it as 2031-05-14T23:30" in result.stderr


def test_moments_are_by_the_config_s_clock(newsroom: Newsroom) -> None:
    (saved,) = ingest(newsroom)
    ask(newsroom, "once", "--paper", "jiangling", "--day", DAY)
    run = json.loads(ask(newsroom, "status", "--json").stdout)["runs"][0]
    local = datetime.fromisoformat(run["started_at"]).astimezone(ZoneInfo("Asia/Shanghai"))
    assert f"run  {local:%Y-%m-%d %H:%M}  " in ask(newsroom, "status").stdout
    fetched = json.loads(ask(newsroom, "show", saved["article"], "--json").stdout)["fetched_at"]
    local = datetime.fromisoformat(fetched).astimezone(ZoneInfo("Asia/Shanghai"))
    assert f"fetched {local:%Y-%m-%d %H:%M}\n" in ask(newsroom, "show", saved["article"]).stdout


def test_an_empty_list_of_deliveries_says_so_on_stderr(newsroom: Newsroom) -> None:
    ask(newsroom, "ingest", write_page(newsroom.folder), "--paper", "jiangling", "--day", DAY, "--silent")
    result = ask(newsroom, "deliveries")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing was told yet" in result.stderr
    assert "no delivery of this kind" in ask(newsroom, "deliveries list", "--state", "refused").stderr


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, monitor.cli; print([name for name in sys.modules if name in %r])"
    heavy = ("pydantic", "sqlite3", "httpx", "bs4", "jieba", "lxml", "ruamel.yaml", "jinja2", "apscheduler")
    assert subprocess.check_output([sys.executable, "-c", code % (heavy,)], text=True) == "[]\n"  # noqa: S603


def test_what_only_asks_the_store_does_not_load_what_reads_an_article(newsroom: Newsroom) -> None:
    ingest(newsroom)
    code = "import sys; from monitor.cli import main; main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    for verb in (["person", GOVERNOR], ["search", GOVERNOR], ["deliveries"], ["status"], ["check"]):
        command = [sys.executable, "-c", code, *verb, "--config", str(newsroom.path)]
        loaded = subprocess.check_output(command, text=True).split()  # noqa: S603
        assert {"monitor.parser.events", "monitor.epaper", "soupsieve"}.isdisjoint(loaded)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("parse",),
        ("parse", "nowhere.txt"),
        ("once", "--day", "2031-13-01"),
        ("export", "articles"),
        ("backfill", "--paper", "jiangling", "--since", "2031-05-02", "--until", "2031-05-01"),
    ],
)
def test_wrong_usage_is_2_and_leaves_stdout_empty(arguments: tuple[str, ...]) -> None:
    result = yaowen(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


# --- parse and extract ------------------------------------------------------------------------------------------


def test_parse_gives_a_page_a_line_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7")
    result = yaowen("parse", bad, write_page(tmp_path), "--day", "2031-05-14", "--page", "1")
    (page,) = map(json.loads, result.stdout.splitlines())
    assert (result.exit_code, page["date"], page["page"]) == (1, "2031-05-14", 1)
    assert [person["name"] for person in page["articles"][0]["facts"]["officials"]] == ["顾明川"]
    assert "bad.pdf" in result.stderr


def test_parse_knows_a_paper_by_its_name_and_suggests_one() -> None:
    result = yaowen("parse", __file__, "--paper", "新华日包")
    assert result.exit_code == 2
    assert "did you mean `新华日报`?" in result.stderr


def test_extract_keeps_order_and_names_bad_lines() -> None:
    lines = [json.dumps(ARTICLE), "{", "", "[1]", json.dumps({**ARTICLE, "id": "2"}), '{"text": 3}', "[" * 100_000]
    result = yaowen("extract", "-", stdin="\n".join(lines))
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "2"]
    assert re.findall(r"^-:(\d+):", result.stderr, re.MULTILINE) == ["2", "4", "6", "7"]
    assert result.exit_code == 1


def test_extract_reports_a_line_that_is_not_utf_8() -> None:
    result = yaowen("extract", "-", stdin=b'{"id": "\xff"}\n' + json.dumps(ARTICLE, ensure_ascii=False).encode())
    assert len(result.stdout.splitlines()) == 1
    assert "-:1:" in result.stderr


def test_extract_looks_for_the_topics_of_a_config(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("papers: [renmin_ribao]\ntopics: {低空: [无人机]}\n", encoding="utf-8")
    article = json.dumps({"id": "1", "title": "无人机送信", "text": "用“三江快线”，靠“三江快线”。"})
    plain, asked = (yaowen("extract", *options, "-", stdin=article) for options in ((), ("--config", file)))
    assert json.loads(plain.stdout)["topics"] == []
    assert json.loads(asked.stdout)["topics"] == ["低空"]
    assert json.loads(asked.stdout)["phrase_counts"] == {"三江快线": 2}


# --- config -----------------------------------------------------------------------------------------------------


def test_check_writes_faults_to_stdout_and_ends_with_1(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("papers: [renmin_ribo]\nlangage: zh\n")
    result = yaowen("check", file)
    assert result.exit_code == 1
    assert [line.removeprefix(f"{file}:") for line in result.stdout.splitlines()] == [
        "1:10: no paper `renmin_ribo` (did you mean `renmin_ribao`?)",
        "2:1: unknown key `langage` (did you mean `language`?)",
    ]
    first = json.loads(yaowen("check", file, "--json").stdout)[0]
    assert (first["level"], first["line"], first["column"]) == ("error", 1, 10)


def test_check_of_a_good_config_is_silent_on_stdout(newsroom: Newsroom) -> None:
    result = yaowen("check", newsroom.path)
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_config_may_be_named_by_the_environment(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAOWEN_CONFIG", str(newsroom.path))
    assert yaowen("check").exit_code == 0


def test_schema_is_json() -> None:
    assert json.loads(yaowen("schema").stdout)["additionalProperties"] is False


def test_papers_lists_shipped_and_own_ones(newsroom: Newsroom) -> None:
    listed = {one["id"]: one for one in json.loads(ask(newsroom, "papers", "--json").stdout)}
    assert listed["jiangling"]["followed"] is True
    assert listed["renmin_ribao"]["followed"] is False


def test_papers_are_chosen_by_level_and_place() -> None:
    chosen = json.loads(yaowen("papers", "--level", "provincial", "--place", "长三角", "--json").stdout)
    assert {one["name"] for one in chosen} == {
        "解放日报", "文汇报", "新民晚报", "新华日报", "浙江日报", "安徽日报",
    }  # fmt: skip
    assert {one["code"] for one in chosen} == {"31", "32", "33", "34"}
    assert all(one["confidence"] and one["evidence"] and one["last_issue"] is None for one in chosen)
    listed = yaowen("papers", "--place", "南京").stdout
    assert "nanjing_ribao" in listed
    assert "never read" in listed
    assert len(listed.splitlines()) == 1
    nothing = yaowen("papers", "--place", "无此地")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_papers_tell_the_last_issue_read(tmp_path: Path) -> None:
    with open_newsroom(tmp_path, first=date(2020, 1, 1), last=date(2099, 12, 31)) as newsroom:
        ask(newsroom, "once")
        listed = {one["id"]: one for one in json.loads(ask(newsroom, "papers", "--json").stdout)}
    assert listed["renmin_ribao"]["last_issue"] is None
    assert listed["jiangling"]["last_issue"]
    assert listed["nanjing_ribao"]["code"] == "3201"


def test_a_half_written_place_means_no_paper() -> None:
    assert yaowen("papers", "--place", "江").stdout == ""
    assert yaowen("papers", "--place", "江苏").stdout.count("江苏省") == 3


def test_papers_are_listed_even_when_the_config_has_faults(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("papers: [nothing]\n")
    result = yaowen("papers", "--config", tmp_path / "config.yaml")
    assert result.exit_code == 0
    assert "renmin_ribao" in result.stdout


# --- the way of an article --------------------------------------------------------------------------------------


def test_a_page_is_ingested_found_and_its_alert_delivered_once(newsroom: Newsroom) -> None:
    saved = ingest(newsroom)
    assert [one["state"] for one in saved] == ["new"]
    assert [one["state"] for one in ingest(newsroom)] == ["same"]
    hits = json.loads(ask(newsroom, "search", GOVERNOR, "--json").stdout)
    assert [hit["article"] for hit in hits] == [saved[0]["article"]]
    waiting = json.loads(ask(newsroom, "deliveries list --state pending", "--json").stdout)
    assert sorted(one["receiver"] for one in waiting) == ["desk", "hook"]
    due = datetime.fromisoformat(waiting[0]["next_at"]).astimezone(ZoneInfo("Asia/Shanghai"))
    assert f"pending  {due:%Y-%m-%d %H:%M}  hook" in ask(newsroom, "deliveries").stdout
    for _ in range(2):
        result = ask(newsroom, "once", "--paper", "jiangling", "--day", DAY, "--json")
        assert result.exit_code == 0, result.output
    assert {one["state"] for one in json.loads(ask(newsroom, "deliveries", "--json").stdout)} == {"done"}
    identities = [mail.message["Message-ID"] for mail in newsroom.mailbox.mails]
    assert len(identities) == len(set(identities)) > 0
    status = json.loads(ask(newsroom, "status", "--json").stdout)
    assert status["deliveries"]["done"] == len(identities) + len(newsroom.mailbox.calls)
    again = ask(newsroom, "once", "--paper", "jiangling", "--day", DAY).stdout.splitlines()
    assert [line for line in again if line.startswith("deliver")] == [
        "deliver  desk  accepted 0",
        "deliver  hook  accepted 0",
    ]


def test_backfill_is_silent_and_goes_on_where_it_was(tmp_path: Path) -> None:
    until = datetime.now(UTC).date() - timedelta(days=2)
    since = until - timedelta(days=1)
    with open_newsroom(tmp_path, first=since, last=until) as newsroom:
        days = ("--paper", "jiangling", "--since", since, "--until", until, "--json")
        result = ask(newsroom, "backfill", *days)
        assert result.exit_code == 0, result.output
        assert [(one["day"], one["state"]) for one in json.loads(result.stdout)] == [
            (str(since), "complete"),
            (str(until), "complete"),
        ]
        assert json.loads(ask(newsroom, "deliveries", "--json").stdout) == []
        asked = newsroom.count_asked()
        assert ask(newsroom, "backfill", *days).stdout == result.stdout
        assert newsroom.count_asked() == asked


def test_a_person_and_the_clauses_of_a_watch(newsroom: Newsroom) -> None:
    (saved,) = ingest(newsroom)
    history = json.loads(ask(newsroom, "person", GOVERNOR, "--json").stdout)
    assert [post["name"] for post in history["posts"]] != []
    assert all(post["name"].endswith("省长") for post in history["posts"])
    assert [(seen["event"], seen["role"], seen["event_roles"]) for seen in history["appearances"]] == [
        ("顾明川在临川市调研", "speak", ["speak", "other"])  # 他强调, on his own tour
    ]
    assert all("acts" in seen["roles"] and seen["appears"] for seen in history["appearances"])
    assert (history["mentioned"], history["last_seen"]) == ([], history["appearances"][-1]["day"])
    lines = ask(newsroom, "person", GOVERNOR).stdout.splitlines()
    assert [line.split("  ")[0] for line in lines][-3:] == ["post", "seen", "last seen"]
    assert "inspection  speak, other  acts  顾明川在临川市调研" in lines[-2]  # speaks is said once
    assert lines[-2].endswith(saved["article"])
    clauses = json.loads(ask(newsroom, "explain", saved["article"], "省长", "--json").stdout)
    told = [("delivery", None)] * 2  # what became of the article, behind what decided
    assert [(clause["clause"], clause["met"]) for clause in clauses] == [("person", True), *told]


def test_explain_says_why_nobody_was_told_of_an_article_that_is_met(newsroom: Newsroom) -> None:
    ask(newsroom, "ingest", write_page(newsroom.folder), "--paper", "jiangling", "--day", DAY, "--silent")
    (found,) = json.loads(ask(newsroom, "search", GOVERNOR, "--json").stdout)
    result = ask(newsroom, "explain", found["article"], "省长")
    assert result.exit_code == 0
    clause, untold = result.stdout.splitlines()
    assert clause.startswith("yes  person  顾明川")
    assert untold.startswith("untold  news  顾明川在临川市调研  met, but ")


def test_an_article_is_shown_as_it_was_kept_and_as_it_came(newsroom: Newsroom) -> None:
    (saved,) = ingest(newsroom)
    shown = json.loads(ask(newsroom, "show", saved["article"], "--json").stdout)
    lines = ask(newsroom, "show", saved["article"]).stdout.splitlines()
    assert shown["headline"] in lines
    assert all(line in lines for line in shown["paragraphs"])
    raw = ask(newsroom, "show", saved["article"], "--raw").stdout_bytes
    assert sha256(raw).hexdigest() == shown["snapshot"]
    assert ask(newsroom, "show", "00").exit_code == 1


def test_templates_are_put_into_a_folder_and_tried_by_check(newsroom: Newsroom) -> None:
    folder = newsroom.path.parent / "own"
    shown = yaowen("templates", folder).stdout.splitlines()
    assert sorted(map(Path, shown)) == sorted(folder.iterdir())
    again = yaowen("templates", folder)
    assert (again.exit_code, again.stdout) == (1, "")
    newsroom.path.write_text(newsroom.path.read_text("utf-8") + "\ntemplates: own\n", encoding="utf-8")
    assert ask(newsroom, "check").exit_code == 0
    (folder / "subject.jinja").write_text("{{ subject }}\n{{ view.title }}", encoding="utf-8")
    wrong = ask(newsroom, "check")
    assert wrong.exit_code == 1
    assert f"{folder / 'subject.jinja'}:2:1: " in wrong.stdout


def test_check_warns_of_a_person_whom_nobody_knows(newsroom: Newsroom) -> None:
    assert ask(newsroom, "check").stdout == ""  # without an archive nobody can tell
    ingest(newsroom)
    assert ask(newsroom, "check").stdout == ""
    text = newsroom.path.read_text(encoding="utf-8")
    people = "[顧明川, 无人知, {name: 张不存, aliases: [顾明川]}]"  # the first is only written otherwise
    newsroom.path.write_text(text.replace(f"[{GOVERNOR}]", people), encoding="utf-8")
    result = ask(newsroom, "check")
    assert (result.exit_code, result.stdout.count("[warning]")) == (0, 1)
    assert "config.yaml:6:19: nobody called `无人知` was ever seen (see that the name is right" in result.stdout


def test_whoever_is_asked_for_by_any_clause_must_be_known_and_the_nearest_names_are_said(newsroom: Newsroom) -> None:
    ingest(newsroom)
    text = newsroom.path.read_text(encoding="utf-8")
    clauses = """[顾明川]
    absent: [顾名川, {post: 江岭省省长}]
    changes: [{person: 顾川}, {place: 江岭省}]
    together: [[顾明川, 顾明山]]
    unless: {people: [{name: 顾明川川, aliases: [顾不在]}]}"""
    text = text.replace(f"[{GOVERNOR}]", clauses)
    newsroom.path.write_text(
        text.replace("watches:", "defaults: {unless: {people: 欧阳不见}}\nwatches:"), encoding="utf-8"
    )
    told = [line.partition("config.yaml:")[2] for line in ask(newsroom, "check").stdout.splitlines()]
    assert [line.partition(" [")[0] for line in told] == [
        "4:29: nobody called `欧阳不见` was ever seen (see that the name is right, or give `aliases`)",
        "8:14: nobody called `顾名川` was ever seen (did you mean `顾明川`?)",
        "9:24: nobody called `顾川` was ever seen (did you mean `顾明川`?)",
        "10:16: nobody called `顾明山` was ever seen (did you mean `顾明川`?)",
        "11:23: nobody called `顾明川川` was ever seen (did you mean `顾明川`?)",
    ]


def test_check_warns_of_a_place_that_no_table_knows(newsroom: Newsroom) -> None:
    text = newsroom.path.read_text(encoding="utf-8")
    clauses = """[顾明川, {name: 沈怀远, place: 江岭省}]
    groups: [{place: [长三脚, 长三角, 浙江, 杭州市西湖区]}]
    changes: [浙江剩, {place: 不知何处}, 法国]
    events: [{kind: meeting, place: 鼓楼区}]
    unless: {events: [{kind: visit, place: 江岭剩}]}"""
    newsroom.path.write_text(text.replace(f"[{GOVERNOR}]", clauses), encoding="utf-8")
    result = ask(newsroom, "check")
    assert result.exit_code == 0
    assert [line.partition("config.yaml:")[2] for line in result.stdout.splitlines()] == [
        "7:23: no table knows the place `长三脚` (did you mean `长三角`?) [warning]",
        "8:15: no table knows the place `浙江剩` (did you mean `浙江`?) [warning]",
        (
            "8:28: no table knows the place `不知何处` (it is found where its characters are printed, without what lies"
            " in it) [warning]"
        ),
        "10:44: no table knows the place `江岭剩` (did you mean `江岭`?) [warning]",
    ]


def test_backtest_says_what_would_have_been_sent_and_what_another_config_changes(newsroom: Newsroom) -> None:
    saved = ingest(newsroom)
    report = json.loads(ask(newsroom, "backtest", "省长", "--json").stdout)
    (watch,) = report["watches"]
    assert (watch["hits"], watch["per_day"], watch["quiet_days"]) == (1, {str(DAY): 1}, 0)
    assert {sample["article_id"] for sample in watch["samples"]} <= {one["article"] for one in saved}
    assert {one["receiver"]: one["messages"] for one in report["receivers"]} == {"desk": 1, "hook": 1}
    old = newsroom.folder / "old.yaml"
    old.write_text(newsroom.path.read_text(encoding="utf-8").replace(GOVERNOR, "无人知"), encoding="utf-8")
    assert report["articles"] == len(saved)
    (changed,) = json.loads(ask(newsroom, "backtest", "--diff", old, "--json").stdout)["diff"]
    assert (changed["state"], changed["gained"], changed["lost"]) == ("kept", 1, 0)
    assert "1 gained, 0 lost" in ask(newsroom, "backtest", "--diff", old).stdout
    same = ask(newsroom, "backtest", "--diff", newsroom.path).stdout.splitlines()
    assert [line for line in same if line.startswith("diff")] == ["diff  1 watches find the same as before"]


def test_route_says_when_each_receiver_is_told_and_of_a_later_print(newsroom: Newsroom) -> None:
    text = newsroom.path.read_text(encoding="utf-8")
    text = text.replace("kind: email,", 'kind: email, quiet: "22:00-07:00",')
    text = text.replace("kind: webhook,", "kind: webhook, also: update,")
    newsroom.path.write_text(text, encoding="utf-8")
    desk, hook = json.loads(ask(newsroom, "route", "省长", "--at", "2031-05-14T23:30", "--json").stdout)
    assert (desk["due"], desk["why"]) == ("2031-05-15T07:00+08:00", "quiet")
    assert desk["later_print"] == {"due": "2031-05-15T08:00+08:00", "why": "reprint"}
    assert (hook["why"], hook["later_print"]["why"]) == ("at once", "at once")
    newsroom.path.write_text(text.replace("also: update", 'also: "off"'), encoding="utf-8")
    lines = ask(newsroom, "route", "省长", "--at", "2031-05-14T23:30").stdout.splitlines()
    first, second = (line.split("  ") for line in lines)
    assert first[3:] == ["when quiet hours end", "realtime", "a later print: 2031-05-15T08:00+08:00 in the next digest"]
    assert second[3:] == ["at once", "realtime", "a later print: not sent"]
    newsroom.path.write_text(text.replace("also: update", "workdays: CN"), encoding="utf-8")
    desk, hook = json.loads(ask(newsroom, "route", "省长", "--at", "2031-05-17T23:30", "--json").stdout)
    assert [(one["due"], one["why"]) for one in (desk, hook)] == [
        ("2031-05-18T07:00+08:00", "quiet"),
        ("2031-05-19T00:00+08:00", "day off"),
    ]
    wrong = ask(newsroom, "route", "省长们")
    assert (wrong.exit_code, "did you mean `省长`" in wrong.stderr) == (2, True)


def test_backtest_of_a_watch_that_there_is_not_names_the_nearest(newsroom: Newsroom) -> None:
    ingest(newsroom)
    result = ask(newsroom, "backtest", "省长们")
    assert (result.exit_code, "did you mean `省长`" in result.stderr) == (2, True)


@pytest.mark.parametrize("verb", ["search 无人知晓", "person 无人知", "explain 00 省长"])
def test_what_is_not_there_ends_with_1(newsroom: Newsroom, verb: str) -> None:
    ingest(newsroom)
    result = ask(newsroom, verb)
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize("what", ["articles", "people", "events", "posts"])
def test_csv_and_json_lines_hold_the_same_rows(newsroom: Newsroom, what: str) -> None:
    ingest(newsroom)
    table = list(csv.DictReader(io.StringIO(ask(newsroom, "export", what, "--format", "csv").stdout)))
    lines = [json.loads(line) for line in ask(newsroom, "export", what, "--format", "jsonl").stdout.splitlines()]
    assert lines
    assert [set(row) for row in table] == [set(row) for row in lines]
    assert [row["article"] for row in table] == [row["article"] for row in lines]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"], ids=ascii)
def test_no_cell_of_a_table_is_a_formula(begin: str) -> None:
    """threats: J5."""
    (row,) = csv.reader(io.StringIO(write_csv([[f"{begin}cmd|' /C calc'!A0", ["=1+1", "b"], None]])))
    assert row == [f"'{begin}cmd|' /C calc'!A0", "'=1+1；b", ""]


def test_exported_people_say_what_they_did(newsroom: Newsroom) -> None:
    ingest(newsroom)
    lines = [json.loads(line) for line in ask(newsroom, "export", "people", "--format", "jsonl").stdout.splitlines()]
    (governor,) = (line for line in lines if line["name"] == GOVERNOR)
    assert ("acts" in governor["roles"], governor["elsewhere"]) == (True, [])


def test_reparse_of_what_was_just_read_changes_nothing(newsroom: Newsroom) -> None:
    ingest(newsroom)
    result = ask(newsroom, "reparse", "--dry-run", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_a_sample_message_arrives(newsroom: Newsroom) -> None:
    assert [ask(newsroom, "test-send", name).exit_code for name in ("desk", "hook")] == [0, 0]
    assert (len(newsroom.mailbox.mails), len(newsroom.mailbox.calls)) == (1, 1)
    assert ask(newsroom, "test-send", "dsk").exit_code == 2


@pytest.mark.parametrize(
    ("language", "subject", "says"),
    [
        ("zh", "[测试] 顾知远（", "这是一条测试消息"),
        ("en", "[Test] Gu Zhiyuan (顾知远) chaired ", "This is a test message"),
    ],
)
def test_a_sample_message_looks_as_an_alert_of_its_language(
    newsroom: Newsroom, language: str, subject: str, says: str
) -> None:
    text = newsroom.path.read_text(encoding="utf-8").replace("kind: email", f"kind: email, language: {language}")
    newsroom.path.write_text(text, encoding="utf-8")
    assert ask(newsroom, "test-send", "desk").exit_code == 0
    (mail,) = newsroom.mailbox.mails
    body = plain_text(mail.message)
    assert mail.message["Subject"].startswith(subject)
    assert says in body.splitlines()[1]
    assert "【顾知远】" in body
    assert "[untranslated]" not in body


def test_a_refused_message_is_1(newsroom: Newsroom) -> None:
    newsroom.path.write_text(re.sub(r"port: \d+", "port: 1", newsroom.path.read_text(encoding="utf-8")))
    result = ask(newsroom, "test-send", "desk")
    assert result.exit_code == 1
    assert "did not take the message" in result.stderr


# --- the store --------------------------------------------------------------------------------------------------


def test_no_store_yet_is_3(newsroom: Newsroom) -> None:
    result = ask(newsroom, "status")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "there is no store" in result.stderr


@pytest.mark.parametrize("verb", ["status", "once", "run", "search 顾明川", "export people --format csv"])
def test_a_file_that_is_no_store_is_3(newsroom: Newsroom, verb: str) -> None:
    (newsroom.folder / "yaowen.db").write_bytes(b"no database, but long enough to be looked at" * 100)
    assert run_process(newsroom, *verb.split()).returncode == 3


# --- the real process -------------------------------------------------------------------------------------------


def run_process(newsroom: Newsroom, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "monitor", *arguments],
        env={**os.environ, "YAOWEN_CONFIG": str(newsroom.path), "PYTHONUTF8": "0", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )


def test_output_is_utf_8_in_any_locale(newsroom: Newsroom) -> None:
    result = run_process(newsroom, "papers", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="latin-1")
    assert result.returncode == 0
    assert "人民日报" in result.stdout


def test_no_text_drives_a_terminal(newsroom: Newsroom) -> None:
    page = newsroom.folder / "page.txt"
    page.write_text(PAGE.replace("产业", "产\u202e业"), encoding="utf-8")
    assert run_process(newsroom, "ingest", str(page), "--paper", "jiangling", "--day", str(DAY)).returncode == 0
    for verb in ("search", "person", "explain 00"):
        result = run_process(newsroom, *verb.split(), GOVERNOR)
        assert "\u202e" not in result.stdout + result.stderr


def test_blanks_that_papers_print_are_written_as_they_are() -> None:
    assert make_plain("立足长远　稳中求进\u00a0\u202e") == "立足长远　稳中求进\u00a0\\u202e"


def test_a_config_with_faults_is_1_for_every_verb_that_needs_it(newsroom: Newsroom) -> None:
    newsroom.path.write_text("papers: []\n", encoding="utf-8")
    for verb in ("run", "once", "status", "deliveries"):
        result = run_process(newsroom, verb)
        assert (result.returncode, result.stdout) == (1, "")
        assert "config.yaml:1:9:" in result.stderr


def test_checking_papers_says_what_was_read_of_today(tmp_path: Path) -> None:
    with open_newsroom(tmp_path, first=date(2020, 1, 1), last=date(2099, 12, 31)) as newsroom:
        result = ask(newsroom, "papers check", "jiangling", "岚溪日报", "--json")
    assert result.exit_code == 0
    reports = json.loads(result.stdout)
    assert [(one["id"], one["state"], one["pages"]) for one in reports] == [
        ("jiangling", "read", 4),
        ("lanxi", "read", 4),
    ]
    assert all(one["articles"] and one["headline"] for one in reports)
    assert all({"headline", "text"} <= set(one["found"]) for one in reports)
    assert all(one["paragraphs"] and one["pdfs"] for one in reports[1:])


def test_checking_papers_says_what_robots_txt_allows(tmp_path: Path) -> None:
    with open_newsroom(tmp_path, first=date(2020, 1, 1), last=date(2099, 12, 31)) as newsroom:
        newsroom.press.robots = "User-agent: *\nCrawl-delay: 0.1\nDisallow: /lanxi/"
        result = ask(newsroom, "papers check", "jiangling", "岚溪日报")
    assert result.exit_code == 1
    jiangling, lanxi = result.stdout.splitlines()
    assert "robots.txt allows it, every 0.1 s" in jiangling
    assert "robots.txt forbids it (line 3, 'Disallow: /lanxi/')" in lanxi


def change_sample(newsroom: Newsroom, site: str, **changed: str) -> None:
    """Print the sample paper on a site, and change what its entry says."""
    known = json.loads(write_papers(newsroom.press.url, ("jiangling",), site=site))
    known["papers"]["jiangling"] |= changed
    (newsroom.folder / "papers.yaml").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


def test_checking_a_paper_of_a_day_goes_by_the_month_s_list_as_the_daemon_does(newsroom: Newsroom) -> None:
    root = f"{newsroom.press.url}/jiangling_scroleft"
    change_sample(newsroom, "scroleft", first_page=f"{root}/pc/layout/%Y%m/%d/node_0999.html")
    result = ask(newsroom, "papers check", "jiangling", "--day", str(DAY), "--json")
    (report,) = json.loads(result.stdout)
    assert (result.exit_code, report["state"], report["day"]) == (0, "read", str(DAY))
    assert [one["url"].removeprefix(root) for one in report["asked"][:3]] == [
        "/pc/layout/203105/14/node_0999.html",
        "/pc/layout/203105/period.xml",
        "/pc/layout/203105/14/node_1.html",
    ]
    assert "404" in report["asked"][0]["answer"]


def test_checking_a_paper_of_another_skin_names_the_one_that_fits(newsroom: Newsroom) -> None:
    change_sample(newsroom, "detailart", skin="bmdh")
    result = ask(newsroom, "papers check", "jiangling", "--day", str(DAY))
    assert result.exit_code == 1
    assert "no list of pages" in result.stdout
    assert "the skin detailart fits" in result.stdout


def test_a_paper_that_is_not_out_is_no_fault(newsroom: Newsroom) -> None:
    result = ask(newsroom, "papers check", "jiangling", "--json")
    assert (result.exit_code, json.loads(result.stdout)[0]["state"]) == (0, "not_published")


def test_a_paper_whose_site_is_not_there_is_a_fault(newsroom: Newsroom) -> None:
    papers = newsroom.folder / "papers.yaml"
    port = newsroom.press.url.rpartition(":")[2]
    papers.write_text(papers.read_text(encoding="utf-8").replace(port, "9"), encoding="utf-8")
    result = ask(newsroom, "papers check", "jiangling", "--json")
    assert (result.exit_code, json.loads(result.stdout)[0]["state"]) == (1, "failed")
