"""The demo as a newcomer starts it, and what it holds against a program that tells too little or too much."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.demo import run, run_demo
from monitor.demo.sites import choose_site
from monitor.demo.telling import find_wrong


def test_the_demo_runs_by_itself_and_ends_well() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "monitor", "demo"], capture_output=True, encoding="utf-8", timeout=100, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "All that was to arrive did." in done.stdout
    assert "   16 pages\n" in done.stdout
    assert "   44 articles\n" in done.stdout


@pytest.mark.parametrize(
    "now",
    [datetime(2027, 1, 1, 3, tzinfo=UTC), datetime(2028, 2, 29, 15, 59, tzinfo=UTC)],
    ids=["over the new year", "leap day, near midnight in Shanghai"],
)
def test_the_demo_arrives_on_any_day(now: datetime) -> None:
    story: list[str] = []
    assert run_demo(now=now, write=story.append) == 0, "".join(story)


@pytest.mark.parametrize("name", ["joyhua", "科技日报", "bjd_mobile"], ids=["family", "paper", "family of one page"])
def test_the_demo_arrives_from_a_site_of_another_family(name: str) -> None:
    story: list[str] = []
    site = choose_site(name)
    assert run_demo(now=datetime(2026, 12, 1, tzinfo=UTC), write=story.append, site=site) == 0, "".join(story)


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("amuc_layout", "people"),
        ("feed", "rss"),
        ("keji", "keji"),
        ("henan_ribao", "henan_ribao"),
        ("河南日报", "henan_ribao"),
        ("jiefang_ribao_20241215", "jiefang_ribao_20241215"),
    ],
    ids=["family", "feeds", "skin", "paper's id", "paper's name", "paper as it was"],
)
def test_a_site_is_chosen_by_what_a_user_calls_it(name: str, site: str) -> None:
    assert choose_site(name) == site


def test_a_site_that_is_not_printed_is_a_mistake_that_says_what_is() -> None:
    said = CliRunner().invoke(main, ["demo", "--family", "人民月报"])
    assert said.exit_code == 2
    assert all(word in said.stderr for word in ("人民月报", "amuc_layout", "yaowen papers"))


def test_the_demo_arrives_from_sites_that_fail() -> None:
    story: list[str] = []
    assert run_demo(now=datetime(2026, 12, 1, tzinfo=UTC), write=story.append, faults=True) == 0, "".join(story)
    told = "".join(story)
    assert "answers spoiled: " in told
    assert "partial" in told


def test_nobody_is_told_twice() -> None:
    story: list[str] = []
    run_demo(now=datetime(2026, 12, 1, tzinfo=UTC), write=story.append)
    assert "30 pages answered 304 Not Modified; 0 messages were sent" in "".join(story)


def test_the_demo_fails_when_something_does_not_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    story: list[str] = []
    monkeypatch.setattr(run, "EXPECTED", (("desk", "省长动向", "无人写过的标题"),))
    assert run_demo(now=datetime(2026, 12, 1, tzinfo=UTC), write=story.append) == 1
    assert "FAILED: desk did not get the alert of '省长动向' on '无人写过的标题'" in "".join(story)


def test_watch_and_words_must_stand_in_one_message() -> None:
    received = {"desk": ["省长动向: 甲", "岚溪: 乙"]}
    assert find_wrong(received, [("desk", "省长动向", "甲")], []) == ()
    assert len(find_wrong(received, [("desk", "省长动向", "乙"), ("hook", "省长动向", "甲")], [])) == 2


def test_an_unwanted_message_is_wrong() -> None:
    assert len(find_wrong({"desk": ["林业局长的二十本造林账"]}, [], [("desk", "造林账"), ("hook", "造林账")])) == 1
