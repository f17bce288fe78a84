from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.records import Snapshot
from storage import NotStored, Store, StoreCorrupt
from storage.snapshots import find_captures, find_validators, get_snapshot, save_snapshot
from tests.factories import DAY, NOW
from tests.storage.samples import count_rows, later, new_store

URL = "https://epaper.example.org/20310514/1.html"


def make_snapshot(content: bytes = b"<html>", **given: Any) -> Snapshot:
    defaults: dict[str, Any] = {"url": URL, "fetched_at": NOW, "content_type": "text/html", "etag": '"1"'}
    return Snapshot(**{**defaults, **given, "content": content})


def keep(store: Store, snapshot: Snapshot, **given: Any) -> str:
    return save_snapshot(store, snapshot, **{"paper_id": "ylrb", "day": DAY, "kind": "page", "page": 1, **given})


@settings(max_examples=20)
@given(content=st.binary(max_size=3000))
def test_bytes_are_given_back_as_they_were(content: bytes) -> None:
    with new_store() as store:
        snapshot = make_snapshot(content)
        assert get_snapshot(store, keep(store, snapshot)) == snapshot


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    first = keep(store, make_snapshot())
    rows = count_rows(store)
    assert keep(store, make_snapshot(fetched_at=later(1))) == first
    assert count_rows(store) == rows
    assert get_snapshot(store, first).fetched_at == NOW


def test_the_same_bytes_in_two_places_are_found_in_both(store: Store) -> None:
    digest = keep(store, make_snapshot(), kind="issue", page=None)
    keep(store, make_snapshot(url=URL + "?2"), paper_id="hcwb")
    assert [(capture.digest, capture.paper_id, capture.kind) for capture in find_captures(store)] == [
        (digest, "hcwb", "page"),
        (digest, "ylrb", "issue"),
    ]
    assert count_rows(store)["snapshots"] == 1


def test_validators_are_those_of_the_last_answer(store: Store) -> None:
    assert find_validators(store, URL) is None
    keep(store, make_snapshot())
    digest = keep(store, make_snapshot(b"new", etag="", last_modified="Wed, 14 May 2031 00:00:00 GMT"))
    found = find_validators(store, URL)
    assert found is not None
    assert (found.digest, found.etag, found.last_modified) == (digest, "", "Wed, 14 May 2031 00:00:00 GMT")


def test_captures_are_listed_by_day_in_the_order_of_taking(store: Store) -> None:
    for day, page in ((15, 1), (14, 2), (14, 1), (13, 1)):
        keep(store, make_snapshot(f"{day}-{page}".encode()), day=DAY.replace(day=day), page=page)
    found = find_captures(store, paper_id="ylrb", since=DAY, until=DAY.replace(day=15))
    assert [(capture.day.day, capture.page) for capture in found] == [(14, 2), (14, 1), (15, 1)]
    assert find_captures(store, paper_id="hcwb") == ()


def test_an_unknown_snapshot_is_said_to_be(store: Store) -> None:
    with pytest.raises(NotStored, match="abc"):
        get_snapshot(store, "abc")


@pytest.mark.parametrize("damage", ["x'00'", "(SELECT content FROM snapshots WHERE size = 5)"], ids=["bytes", "other"])
def test_a_damaged_snapshot_is_not_given_back(store: Store, damage: str) -> None:
    digest = keep(store, make_snapshot(b"right one"))
    keep(store, make_snapshot(b"wrong"))
    with store.transaction():
        store.execute(f"UPDATE snapshots SET content = {damage} WHERE digest = ?", (digest,))
    with pytest.raises(StoreCorrupt, match=digest):
        get_snapshot(store, digest)
