"""`python -m tests.unit` boots the unit as it is and prints what each check saw; exit 1 for a fault, 77 for no boot."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.unit.checks import CHECKS
from tests.unit.machine import why_not
from tests.unit.site import open_site
from tests.words import read_words


def main() -> int:
    """Run every check with the unit's own times."""
    if reason := why_not():
        print(f"not run: {reason}")
        return 77
    begun = time.monotonic()
    with TemporaryDirectory(prefix="yaowen-unit-") as folder, open_site(Path(folder)) as site:
        for name, check in CHECKS.items():
            try:
                print(f"ok    {name}: {check(site)}", flush=True)
            except AssertionError as error:
                print(f"FAIL  {name}: {error}\n{site.log()}", flush=True)
                return 1
    print(f"{len(CHECKS)} checks in {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    read_words(__doc__)
    sys.exit(main())
