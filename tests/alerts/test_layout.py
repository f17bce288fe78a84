"""Splitting: nothing is lost, and no character, name or link is torn."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.forms.layout import MOST_QUOTE, cut_lines, join_lines, pack
from alerts.inert import clean
from alerts.receivers import AppriseSettings, Receiver, RobotSettings, Secret, Settings, SlackSettings
from alerts.render import render
from alerts.views import Piece
from tests.factories import NOW, make_alert, make_claim, make_match

TEXT = st.text(alphabet=st.sampled_from("甲乙，。；、 ab1e\u0301𠮷龚（）*<&@"), max_size=600)
NAME = st.text(alphabet="顾知远林夏·", min_size=2, max_size=12)
PIECES = st.lists(
    st.builds(Piece, TEXT.map(clean).filter(bool)) | st.builds(Piece, NAME, st.just(value=True)), max_size=12
)


@given(PIECES)
def test_a_passage_is_cut_into_lines_without_loss_and_no_hit_is_torn(pieces: list[Piece]) -> None:
    lines = list(cut_lines(pieces))
    assert "".join(piece.text for line in lines for piece in line) == "".join(piece.text for piece in pieces)
    assert all(0 < sum(len(piece.text) for piece in line) <= MOST_QUOTE for line in lines)
    kept = [piece.text for line in lines for piece in line if piece.marked]
    assert kept == [piece.text for piece in pieces if piece.marked]
    begun = {piece.text[0] for piece in pieces}
    assert not any(unicodedata.combining(line[0].text[0]) for line in lines) or any(map(unicodedata.combining, begun))


def test_a_padded_name_is_not_cut_at_its_blank() -> None:
    names = "顾知远 林夏 " * 28
    (first, second) = cut_lines([Piece(f"{names}龚 正出席")])
    assert (first[0].text + second[0].text, second[0].text) == (f"{names}龚 正出席", "林夏 龚 正出席")


def test_a_hit_longer_than_a_line_is_cut_without_loss() -> None:
    lines = list(cut_lines([Piece("长" * 501, marked=True)]))
    assert [sum(len(piece.text) for piece in line) for line in lines] == [200, 200, 101]


SIZES = st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=6), max_size=12)


@given(SIZES)
def test_parts_hold_every_unit_in_order_within_their_room(sizes: list[list[int]]) -> None:
    entries = [[(n, m, size) for m, size in enumerate(units)] for n, units in enumerate(sizes)]
    parts = pack(entries, 100, lambda unit: unit[2])
    seen = [unit for part in parts for unit in part]
    assert list(dict.fromkeys(seen)) == [unit for units in entries for unit in units]
    assert all(sum(unit[2] for unit in part) <= 100 for part in parts)
    assert len(parts) == 1 or all(parts)
    whole = [units for units in entries if sum(unit[2] for unit in units) <= 100]
    assert all(any(set(units) <= set(part) for part in parts) for units in whole)
    assert all(unit[1] == 0 for unit in seen if seen.count(unit) > 1)  # only an entry's first unit is said again


@given(st.lists(st.text("甲乙", min_size=1, max_size=30), max_size=20))
def test_lines_are_joined_whole(lines: list[str]) -> None:
    joined = list(join_lines(lines, "\n", 40))
    assert "\n".join(joined) == "\n".join(lines)
    assert all(len(one) <= 40 for one in joined)


NAMES = ("顾知远", "林若川", "欧阳明远", "艾力·买买提")
BOLD = {"slack": "*{}*", "apprise": "【{}】", "feishu": "**{}**", "dingtalk": "**{}**", "wecom": "**{}**"}
URL = Secret("https://example.org/x")
CHATS: dict[str, Settings] = {
    "slack": SlackSettings(url=URL),
    "apprise": AppriseSettings(url=Secret("json://example.org"), characters=400),
    "feishu": RobotSettings(kind="feishu", url=URL),
    "dingtalk": RobotSettings(kind="dingtalk", url=URL),
    "wecom": RobotSettings(kind="wecom", url=URL),
}


@pytest.mark.parametrize("kind", CHATS)
@given(names=st.permutations(NAMES), between=TEXT.map(clean), count=st.integers(1, 40))
def test_no_name_and_no_link_is_torn_in_any_chat(kind: str, names: list[str], between: str, count: int) -> None:
    link = "https://epaper.example.org/" + "a" * 300 + "/"
    passage = between.join(("", *names, ""))
    matches = [make_match(passage, name) for name in names]
    alerts = (make_alert(*matches, article_id=str(n), url=f"{link}{n}.html") for n in range(count))
    bodies = render(make_claim(*alerts), Receiver(id="chat", settings=CHATS[kind]), NOW).bodies
    said = [body.decode() for body in bodies]  # strict UTF-8: no character is torn
    for name in names:
        assert any(BOLD[kind].format(name) in body for body in said)
    for number in range(count):
        assert any(f"{link}{number}.html" in body for body in said), number
    if kind != "apprise":
        assert all(json.loads(body) for body in said)
    assert len(said) == 1 or all(re.search(rf"[(（]{n}[/／]{len(said)}[)）]", body) for n, body in enumerate(said, 1))
