"""Days of three papers on an unreliable press; `python -m tests.press_year 365` lives through a year of twelve."""

import pytest

from tests.press_year import run_year


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_missed_doubled_or_misjudged_on_an_unreliable_press(seed: int) -> None:
    counts = run_year(2, papers=("jiangling_people", "jiangling_bjd", "jiangling_jiefang"), seed=seed).counts
    assert counts["printed"] > 20
    assert [counts[what] for what in ("missed", "doubled", "wrong", "misjudged")] == [0, 0, 0, 0]
    assert counts["revised"] + counts["not seen before"] == counts["corrected"]
