"""Two days of three papers on an unreliable press; `python -m tests.press_year 365` lives through a year of twelve."""

import pytest

from tests.press_year import run_year


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_missed_or_doubled_on_an_unreliable_press(seed: int) -> None:
    outcome = run_year(2, 0.1, papers=("jiangling_people", "jiangling_bjd", "jiangling_jiefang"), seed=seed)
    assert outcome.printed == 66
    assert (outcome.missed, outcome.doubled, outcome.wrong) == (0, 0, 0)
