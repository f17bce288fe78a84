"""Floors only rise by themselves, and a figure under one fails the run."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.quality import __main__ as command
from tests.quality.floors import find_falls, read_floors, round_down, set_floors, write_floors
from tests.quality.scoring import FIELDS, KINDS, Score, Tally


def make_score(*, right: int, of: int) -> Score:
    return {"posts": Tally(right=right, found=of, wanted=of)}


def test_a_figure_under_its_floor_is_a_fall() -> None:
    assert find_falls(make_score(right=89, of=100), {"posts": 0.9}) == [("posts", 0.89, 0.9)]


@pytest.mark.parametrize("floors", [{"posts": 0.9}, {"posts": 0.899}, {}])
def test_a_figure_at_or_above_its_floor_or_without_one_is_none(floors: dict[str, float]) -> None:
    assert find_falls(make_score(right=90, of=100), floors) == []


def test_raising_lifts_a_floor_and_lowers_none() -> None:
    assert set_floors(make_score(right=90, of=100), {"posts": 0.85}, lower=False) == {"posts": 0.9}
    assert set_floors(make_score(right=80, of=100), {"posts": 0.85}, lower=False) == {"posts": 0.85}


def test_only_lowering_lowers() -> None:
    assert set_floors(make_score(right=80, of=100), {"posts": 0.85}, lower=True) == {"posts": 0.8}


@pytest.mark.parametrize("right", range(1, 60))
def test_a_figure_never_lies_under_the_floor_made_of_it(right: int) -> None:
    score = make_score(right=right, of=59)
    assert find_falls(score, set_floors(score, {}, lower=True)) == []


def test_rounding_cuts_to_three_decimals() -> None:
    assert (round_down(0.9999), round_down(0.29), round_down(1.0)) == (0.999, 0.29, 1.0)


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = {"written": {"all persons": 0.987, "events": 1.0}, "dev": {"posts": 0.5}}
    write_floors(tmp_path / "floors.toml", floors)
    assert read_floors(tmp_path / "floors.toml") == floors


def test_the_floors_of_this_project_name_every_kind_of_fact() -> None:
    for name, kinds in read_floors(command.FLOORS).items():
        assert set(kinds) == {*KINDS, *FIELDS}, name


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One labelled article in place of the project's own; one of its two officials is not in the text."""
    article = (
        '{"id": "1", "date": "2031-05-14", "title": "", "text": "5月13日，浙江省省长顾知远在杭州市调研。", "labels": '
        '{"officials": [{"name": "顾知远", "posts": ["浙江省省长"]}, {"name": "林若川", "posts": []}], '
        '"other_people": [], "borderline": [], "events": [], "appointments": [], "documents": []}}\n'
    )
    (tmp_path / "one.jsonl").write_text(article, encoding="utf-8")
    monkeypatch.setattr(command, "HERE", tmp_path)
    monkeypatch.setattr(command, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(command, "CORPUS", tmp_path / "nowhere")
    return tmp_path


def test_the_command_prints_the_table_and_what_it_left_out(small: Path) -> None:
    done = CliRunner().invoke(command.main, [])
    assert done.exit_code == 0
    assert "official names        1.0000  0.5000  0.6667" in done.output
    assert "dev: not beside this checkout, left out" in done.output
    assert "林若川" not in done.output
    assert not (small / "floors.toml").exists()


@pytest.mark.usefixtures("small")
def test_the_command_lists_errors_when_asked() -> None:
    assert "  1  林若川" in CliRunner().invoke(command.main, ["--errors"]).output


def test_the_command_fails_under_a_floor_and_leaves_it(small: Path) -> None:
    write_floors(small / "floors.toml", {"written": {"official names": 0.7}})
    done = CliRunner().invoke(command.main, [])
    assert done.exit_code == 1
    assert "written: official names fell to 0.6667, its floor is 0.700" in done.output
    assert read_floors(small / "floors.toml")["written"]["official names"] == 0.7


def test_the_command_moves_floors_only_on_demand(small: Path) -> None:
    write_floors(small / "floors.toml", {"written": {"official names": 0.7}})
    assert CliRunner().invoke(command.main, ["--raise"]).exit_code == 1
    assert read_floors(small / "floors.toml")["written"]["official names"] == 0.7
    assert CliRunner().invoke(command.main, ["--lower-floors"]).exit_code == 0
    assert read_floors(small / "floors.toml")["written"]["official names"] == 0.666
