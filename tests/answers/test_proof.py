"""Proofs: what an alert rests on in one file, derived again from the raw pages; whatever is changed in it is found."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from monitor.answers.proof import hash_bundle, name_program, write_proof
from monitor.answers.verify import verify
from monitor.cli import main
from monitor.desk.delivery import Courier, deliver_due
from monitor.intake.pipeline import run_issue
from storage.database import open_store
from storage.deliveries import find_deliveries
from tests.newsroom import DAY, Newsroom, open_newsroom

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A paper read and told."""
    with open_newsroom(tmp_path_factory.mktemp("proof")) as room, room.open_desk() as desk:
        run_issue(desk, room.fetcher(), room.paper(), DAY)
        for receiver in desk.receivers.values():
            deliver_due(desk, receiver, Courier())
        yield room


def ask(newsroom: Newsroom, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--config", str(newsroom.path)])


@pytest.fixture(scope="module")
def proof(newsroom: Newsroom) -> bytes:
    """The proof of the first alert, written by the command."""
    file = newsroom.folder / "alert.proof.json"
    (first, *_) = json.loads(ask(newsroom, "deliveries", "--json").stdout)
    written = ask(newsroom, "proof", first["alert"], "--output", str(file))
    assert written.exit_code == 0, written.output
    return file.read_bytes()


def differing(content: bytes) -> list[str]:
    return [one.check for one in verify(content) if one.agrees is False]


def change(content: bytes, act: Change) -> bytes:
    """Change a bundle, and hash it anew as a forger would."""
    bundle = json.loads(content)
    act(bundle)
    return write_proof({**bundle, "sha256": hash_bundle(bundle)})


def test_a_proof_agrees_with_itself_in_everything(newsroom: Newsroom, proof: bytes) -> None:
    file = newsroom.folder / "again.json"
    file.write_bytes(proof)
    result = CliRunner().invoke(main, ["verify", str(file), "--json"])
    assert (result.exit_code, result.stderr) == (0, "")
    found = {item["check"]: item["agrees"] for item in json.loads(result.stdout)}
    checks = ("file", "page", "text", "message", "alert", "program", "article", "facts", "match", "first line")
    assert found == dict.fromkeys(checks, True)


def test_a_proof_holds_what_the_alert_rests_on(proof: bytes) -> None:
    bundle = json.loads(proof)
    kinds = [page["kind"] for page in bundle["pages"]]
    assert (kinds.count("article"), len(kinds)) == (1, 2), "its own page and one that lists it"
    page = bundle["pages"][kinds.index("article")]
    assert page["url"] == bundle["article"]["record"]["url"]
    assert sha256(b64decode(page["content"])).hexdigest() == page["sha256"] == bundle["article"]["snapshot"]
    assert page["headers"]["content-type"].startswith("text/html")
    assert bundle["made_by"] == name_program()
    assert "done" in {one["state"] for one in bundle["deliveries"]}
    assert any(bundle["first_line"]["zh"] in message["content"] for message in bundle["messages"])
    assert all(person["mentions"] for person in bundle["facts"]["people"]), "spans"
    assert bundle["watch"]["record"]["people"][0]["name"] in bundle["first_line"]["zh"]


def test_one_flipped_bit_anywhere_is_found(proof: bytes) -> None:
    chance = Random(5)  # noqa: S311 - the same places each time
    for place in (0, len(proof) - 1, *(chance.randrange(len(proof)) for _ in range(40))):
        changed = bytearray(proof)
        changed[place] ^= 1 << chance.randrange(8)
        first = next(one for one in verify(bytes(changed)) if one.agrees is False)
        assert first.check in {"file", "page", "text", "message"}, place


def edit_page(old: str, new: str) -> Change:
    def act(bundle: dict[str, Any]) -> None:
        for page in bundle["pages"]:
            content = b64decode(page["content"]).replace(old.encode(), new.encode())
            page["content"] = b64encode(content).decode()
            page["sha256"] = sha256(content).hexdigest()

    return act


@pytest.mark.parametrize(
    ("act", "found"),
    [
        pytest.param(edit_page("顾明川", "顾铭川"), {"article", "facts", "match"}, id="the raw page, with its hash"),
        pytest.param(lambda b: b["article"]["record"].update(headline="别的"), {"text", "article"}, id="the article"),
        pytest.param(lambda b: b["facts"]["people"].pop(), {"facts"}, id="the facts"),
        pytest.param(lambda b: b["alert"]["matches"][0].update(term="林若川"), {"match"}, id="the match"),
        pytest.param(lambda b: b["first_line"].update(zh="别的"), {"first line"}, id="the first line"),
        pytest.param(lambda b: b["watch"]["record"]["people"].pop(), {"file"}, id="the watch"),
        pytest.param(lambda b: b["messages"][0].update(content="别的"), {"message"}, id="the message"),
    ],
)
def test_what_is_forged_with_its_hashes_is_derived_otherwise(proof: bytes, act: Change, found: set[str]) -> None:
    assert found <= set(differing(change(proof, act)))


def test_another_program_is_said_to_be_one(proof: bytes) -> None:
    older = change(proof, lambda bundle: bundle["made_by"].update(parser="0.9.0", code="0" * 64))
    findings = {one.check: one for one in verify(older)}
    assert findings["program"].agrees is None
    assert "made by another program (parser 0.9.0, code 000000000000;" in findings["program"].says
    assert all(one.agrees for one in findings.values() if one.check != "program"), "what it derives is the same"


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"format": "yaowen-proof-9"}', b"\xff"])
def test_what_is_no_proof_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    result = CliRunner().invoke(main, ["verify", str(file)])
    assert result.exit_code == 1
    assert "this is no proof that can be read" in result.stdout


def test_an_alert_that_there_is_not_is_wrong_usage(newsroom: Newsroom) -> None:
    assert ask(newsroom, "proof", "nothing").exit_code == 2


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE snapshots SET content = zeroblob(9)", "is damaged"),
        ("UPDATE alerts SET record = replace(record, '顾明川', '顾铭川')", "alert"),
        ("UPDATE revisions SET record = replace(record, '顾明川', '顾铭川')", "article"),
        ("UPDATE sent SET content = zeroblob(9)", "message"),
    ],
)
def test_the_whole_store_is_held_against_its_hashes(newsroom: Newsroom, tmp_path: Path, sql: str, says: str) -> None:
    sound = ask(newsroom, "verify")
    assert sound.exit_code == 0
    assert "as their hashes say:" in sound.stdout
    store = open_store(tmp_path / "yaowen.db")
    with open_store(newsroom.config().store, read_only=True)._db.conn as source:  # noqa: SLF001 - SQLite's own backup
        source.backup(store._db.conn)  # noqa: SLF001
    with store.transaction():
        store.execute(sql)
    store.close()
    for name in ("config.yaml", "papers.yaml"):
        (tmp_path / name).write_bytes((newsroom.folder / name).read_bytes())
    result = CliRunner().invoke(main, ["verify", "--config", str(tmp_path / "config.yaml")])
    assert result.exit_code == 1
    assert says in result.stdout


def test_the_document_explains_every_check_and_key(newsroom: Newsroom, proof: bytes) -> None:
    text = (Path(__file__).parents[2] / "docs" / "proof.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| ((?:`[a-z_0-9 ]+`(?:, )?)+) \|", text, re.MULTILINE)
    words = {word for row in explained for word in re.findall(r"`([a-z_0-9 ]+)`", row)}
    checks = [one.check for one in verify(proof)]
    assert {*checks, *json.loads(proof)} == words - {"archive"}
    shown = re.findall(r"^agrees +([a-z]+(?: line)?)  ", text, re.MULTILINE)
    assert list(dict.fromkeys(shown)) == list(dict.fromkeys(checks)), "in the order of the example"
    for line in re.findall(r"^yaowen (proof|verify|deliveries)", text, re.MULTILINE):
        assert ask(newsroom, line, "--help").exit_code == 0


def test_a_delivery_names_its_alert(newsroom: Newsroom) -> None:
    with newsroom.open_desk() as desk:
        one = find_deliveries(desk.store)[0]
    assert json.loads(ask(newsroom, "proof", one.delivery.id).stdout)["alert"]["id"] == one.alert.id
