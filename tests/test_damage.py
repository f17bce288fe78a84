"""A sample of `python -m tests.damage`."""

from tests.damage import flip


def test_one_changed_byte_is_found_wherever_it_is() -> None:
    """threats: G7."""
    done, missed, _ = flip(80, seed=7)
    assert missed == []
    assert sum(done.values()) == 80
