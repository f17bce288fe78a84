"""The unit boots, tells, and is started again; `python -m tests.unit` does more of it, with the unit's own times."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.unit.checks import SAMPLE
from tests.unit.machine import why_not
from tests.unit.site import open_site


@pytest.mark.timeout(600)
def test_the_unit_boots_tells_and_is_started_again() -> None:
    """Threats: none yet."""
    if reason := why_not():
        pytest.skip(reason)
    with TemporaryDirectory(prefix="yaowen-unit-") as folder, open_site(Path(folder), quick=True) as site:
        for check in SAMPLE:
            try:
                check(site)
            except AssertionError as error:
                raise AssertionError(f"{check.__name__}: {error}\n{site.log()}") from error
