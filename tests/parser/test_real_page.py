import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from monitor.contract import facts_to_json
from monitor.epaper import read_flat
from monitor.parser import extract

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PARTS = ("officials", "events", "appointments", "documents")


def simplify(story: dict[str, Any]) -> dict[str, list[str]]:
    """Give the facts that a person noted, in an order of their own: what nobody noted there is left out."""
    of_event = {"theme", "place_code", "organisations", "decisions", "next_host"}
    left_out = {"mentions", "rank", "roles", "appears", "offices"} | of_event
    facts = {part: [{key: fact[key] for key in fact if key not in left_out} for fact in story[part]] for part in PARTS}
    for event in facts["events"]:
        event["people"] = {role: sorted(names) for role, names in event["people"].items()}
    return {
        part: sorted(json.dumps(fact, ensure_ascii=False, sort_keys=True) for fact in facts[part]) for part in PARTS
    }


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared with the real page is not there")
@pytest.mark.parametrize("place", range(4))
def test_the_stories_of_the_real_page_state_what_a_person_reads_there(place: int) -> None:
    expected = json.loads(next(SEEDS.glob("*.expected.json")).read_text(encoding="utf-8"))
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    page = read_flat(text, day=date.fromisoformat(expected["date"]), number=1)
    assert simplify(facts_to_json(extract(page.articles[place]))) == simplify(expected["articles"][place])
