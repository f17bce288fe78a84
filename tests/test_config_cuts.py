"""A sample of `python -m tests.config_cuts`."""

from itertools import islice

from monitor.config.json_schema import config_schema
from tests.config_cuts import find_passed_over, list_cuts, list_keys, list_mutations, open_stage
from tests.test_docs import find_keys


def test_a_config_that_is_cut_or_changed_is_taken_whole_or_not_at_all() -> None:
    """threats: F12, K1, K4, K5, K9."""
    with open_stage() as stage:
        tried = [*list_cuts(stage, 137), *list_mutations(stage, 60, seed=3)]
        came = {stage.try_file(path, content) for path, content in tried}
    assert came <= {"refused", "kept", "taken", "same"}
    assert {"refused", "kept", "taken"} <= came


def test_no_key_is_passed_over() -> None:
    """threats: K6."""
    with open_stage() as stage:
        assert list(islice(find_passed_over(stage, every=5), 3)) == []


def test_the_config_that_is_cut_says_all_that_one_can_say() -> None:
    with open_stage() as stage:
        said = {way[-1] for way in list_keys(stage.document)}
    assert find_keys(config_schema()) - said == set()
