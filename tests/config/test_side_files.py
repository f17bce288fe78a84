"""`include:`: longer lists and whole watches in files beside the config, as if they stood in it."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from monitor.cli import main
from monitor.config import Config, ConfigError, load_config

DESK = "receivers: {desk: {kind: email, host: h.example.org, sender: a@example.org, to: b@example.org}}\n"


def load(folder: Path, watches: str, **files: str) -> Config:
    """Write a config with these watches, and side files by the name before `.yaml`, `__` being a folder's end."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "config.yaml").write_text(f"papers: [新华日报]\n{DESK}{watches}", encoding="utf-8")
    return load_config(folder / "config.yaml", read_secrets=False)


def faults(folder: Path, watches: str, **files: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(folder, watches, **files)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def names(config: Config) -> list[list[str]]:
    return [[person.name for person in watch.people] for watch in config.watches]


# --- what stands where ------------------------------------------------------------------------------------------


def test_entries_of_a_side_file_stand_where_it_is_included(tmp_path: Path) -> None:
    watches = "watches: [{name: 云岭, people: [顾知远, {include: lists/heads.yaml}, 沈怀远]}]\n"
    config = load(tmp_path, watches, lists__heads="- 林若川\n- {name: 王浩, place: 云岭省}\n")
    assert names(config) == [["顾知远", "林若川", "王浩", "沈怀远"]]
    assert config.watches[0].people[2].place == "云岭省"


def test_a_side_file_stands_for_a_whole_list_and_for_words_too(tmp_path: Path) -> None:
    watches = """\
watches:
  - name: 低空
    people: {include: people.yaml}
    topics: [{any: {include: words.yaml}, none: [招聘, {include: words.yaml}]}]
    posts: [{include: none.yaml}]
topics: {低空经济: {include: words.yaml}}
"""
    config = load(tmp_path, watches, people="[顾知远]", words="- 无人机\n- 低空\n", none="[]")
    (watch,) = config.watches
    assert (names(config), watch.posts) == ([["顾知远"]], ())
    assert (watch.topics[0].any, watch.topics[0].none) == (("无人机", "低空"), ("招聘", "无人机", "低空"))
    assert config.topics == {"低空经济": ("无人机", "低空")}


def test_whole_watches_inherit_the_defaults(tmp_path: Path) -> None:
    watches = "defaults: {pages: [1], rate: daily}\nwatches: [{include: desk.yaml}, {name: 末, people: 沈怀远}]\n"
    config = load(tmp_path, watches, desk="- {name: 一, people: 顾知远}\n- {name: 二, people: 林若川, pages: [2]}\n")
    assert [(watch.name, watch.pages, watch.rate) for watch in config.watches] == [
        ("一", (1,), "daily"),
        ("二", (2,), "daily"),
        ("末", (1,), "daily"),
    ]


def test_a_side_file_names_others_from_where_it_lies(tmp_path: Path) -> None:
    side = "- {name: 一, people: {include: people.yaml}}\n"
    config = load(tmp_path, "watches: [{include: desk/all.yaml}]\n", desk__all=side, desk__people="[顾知远]")
    assert names(config) == [["顾知远"]]
    named = ["config.yaml", "desk/all.yaml", "desk/people.yaml"]
    assert config.files == tuple(tmp_path / name for name in named)


# --- what is wrong with them ------------------------------------------------------------------------------------


def test_a_fault_is_told_where_it_stands(tmp_path: Path) -> None:
    watches = """\
watches:
  - {name: 前, people: [顾知远, {nam: 王浩}]}
  - include: desk.yaml
  - name: 后
    people: [甲乙, {include: people.yaml}, 丙丁, {name: 王浩, plaec: 云岭省}]
"""
    people = "- 林若川\n- 张三、李四\n- {name: 何知秋, aliase: 老何}\n"
    desk = "- name: 一\n  people:\n    - include: people.yaml\n  limt: 3\n"
    wrong = [
        (
            "people.yaml:2:3: `张三、李四` is not one name: it holds `、` "
            "(write one name an entry, with an ASCII comma between them: [张三, 李四])"
        ),
        "people.yaml:3:15: unknown key `aliase` (did you mean `aliases`?)",
    ]
    told = faults(tmp_path, watches, desk=desk, people=people)
    assert told == [
        (
            "config.yaml:4:29: the key `name` is missing (The name as printed, 2 to 4 characters, or a foreign name "
            "with `·`.)"
        ),
        "config.yaml:4:30: unknown key `nam` (did you mean `name`?)",
        "config.yaml:7:57: unknown key `plaec` (did you mean `place`?)",
        "desk.yaml:4:3: unknown key `limt` (did you mean `limit`?)",
        *wrong,
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("include: peopel.yaml", "config.yaml:3:40: no file `peopel.yaml` (did you mean `people.yaml`?)"),
        ("include: x/y.yaml", "config.yaml:3:40: no file `x/y.yaml` (looked for beside config.yaml)"),
        ("include: ''", "config.yaml:3:31: `include` must be the path of one file (write an entry for each file)"),
        (
            "include: [people.yaml]",
            "config.yaml:3:31: `include` must be the path of one file (write an entry for each file)",
        ),
        (
            "include: people.yaml, place: 云岭省",
            (
                "config.yaml:3:31: `include` stands alone in its entry (move what stands beside it into the entries of "
                "the file)"
            ),
        ),
        (
            "include: section.yaml",
            (
                "section.yaml:1:1: a side file must be a list of entries (begin each entry with `- `; `[]` is a list "
                "without any)"
            ),
        ),
        (
            "include: empty.yaml",
            "empty.yaml:1:1: a side file is empty (begin each entry with `- `; `[]` is a list without any)",
        ),
        (
            "include: broken.yaml",
            (
                "broken.yaml:2:1: is not YAML: expected the node content, but found '<stream end>' "
                "(a quote or bracket is opened and never closed, or the file is cut off; "
                "what else is wrong shows when this is mended)"
            ),
        ),
    ],
)
def test_what_cannot_be_included_is_told_with_its_place(tmp_path: Path, entry: str, told: str) -> None:
    files = {"people": "[顾知远]", "section": "people: [顾知远]\n", "empty": "# 没有\n", "broken": "[顾知远,\n"}
    (fault,) = faults(tmp_path, f"watches: [{{name: 一, people: [{{{entry}}}]}}]\n", **files)
    assert fault == told


def test_include_at_the_top_of_the_config_says_where_it_belongs(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "include: all.yaml\n")
    assert fault.endswith("unknown key `include` (it is an entry of a list, as `watches: [{include: watches.yaml}]`)")


def test_files_that_include_each_other_are_refused(tmp_path: Path) -> None:
    one, two = "- 顾知远\n- include: two.yaml\n", "- include: ./one.yaml\n"
    told = faults(tmp_path, "watches: [{name: 一, people: {include: one.yaml}}]\n", one=one, two=two)
    assert told == ["two.yaml:1:12: `./one.yaml` includes itself (one.yaml -> two.yaml -> one.yaml)"]


def test_side_files_lie_only_so_deep_in_each_other(tmp_path: Path) -> None:
    files = {f"f{number}": f"- include: f{number + 1}.yaml\n" for number in range(9)}
    (fault,) = faults(tmp_path, "watches: [{name: 一, people: {include: f0.yaml}}]\n", **files)
    assert fault.startswith("f4.yaml:1:12: more than 5 side files in each other")


def test_files_that_multiply_are_refused_before_they_fill_memory(tmp_path: Path) -> None:
    """threats: K3."""
    files = {f"f{number}": f"- include: f{number + 1}.yaml\n" * 100 for number in range(4)}
    told = faults(tmp_path, "watches: [{name: 一, people: {include: f0.yaml}}]\n", **files, f4="- 顾知远\n" * 100)
    assert any("more than 1,000,000 entries" in fault for fault in told)


def test_a_side_file_that_others_may_change_is_refused(tmp_path: Path) -> None:
    load(tmp_path, "watches: [{name: 一, people: {include: people.yaml}}]\n", people="[顾知远]")
    (tmp_path / "people.yaml").chmod(0o666)
    with pytest.raises(ConfigError, match=r"people\.yaml:1:1: others may change this file"):
        load_config(tmp_path / "config.yaml", read_secrets=False)


def test_a_pipe_is_no_side_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.yaml")
    (fault,) = faults(tmp_path, "watches: [{name: 一, people: {include: people.yaml}}]\n")
    assert "no file `people.yaml`" in fault


# --- what editors and `check` get -------------------------------------------------------------------------------


def test_the_schema_of_a_side_file_describes_its_entries() -> None:
    found = json.loads(CliRunner().invoke(main, ["schema", "people"]).stdout)
    assert (found["type"], found["items"]["anyOf"][-1]) == ("array", {"$ref": "#/$defs/Include"})
    assert "PersonSection" in json.dumps(found["items"])
    whole = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert "WatchSection" in json.dumps(whole["properties"]["watches"])
    assert "Include" in json.dumps(whole["properties"]["watches"])
    wrong = CliRunner().invoke(main, ["schema", "peolpe"])
    assert (wrong.exit_code, "did you mean `people`?" in wrong.stderr) == (2, True)


def test_check_reads_side_files(tmp_path: Path) -> None:
    load(tmp_path, "watches: [{name: 一, people: {include: people.yaml}}]\n", people="[顾知远]")
    assert CliRunner().invoke(main, ["check", str(tmp_path / "config.yaml")]).exit_code == 0
    (tmp_path / "people.yaml").write_text("[顾、知]", encoding="utf-8")
    found = CliRunner().invoke(main, ["check", str(tmp_path / "config.yaml")])
    assert (found.exit_code, "people.yaml:1:2: `顾、知` is not one name" in found.stdout) == (1, True)
