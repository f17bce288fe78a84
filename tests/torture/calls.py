"""A kill, a full disk, a failing disk and a power cut at each single system call of a pass; then the audit.

threats: F1, F2, F3, F4, F5, F6, F7, F8, F9, F12, F14, G1, G2, H5

`python -m tests.torture calls`: the pass reads an issue from the press, stores it and tells three receivers. `python -m
tests.torture digest`: it sends what an issue has left for the three receivers' digest. From what is left undisturbed
passes go on, as a service manager would start them. The pass runs on one thread and reads its pages itself (zygote.py),
so that each call is some N; what is loaded from the disk was loaded before.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import load_config
from tests.torture.house import (
    CONFIG,
    ZONE,
    House,
    count_repeats,
    find_faults,
    list_told,
    look_at,
    open_house,
    print_days,
)
from tests.torture.tracing import KINDS, Deed
from tests.torture.zygote import Zygote, start_zygote

PAGES = 1
BEGIN, EVENING = time(8), time(18)
DIGESTS = CONFIG.replace(", wait: issue", "").replace(
    "also: update", f'also: update, rate: daily, digest_at: ["{EVENING:%H:%M}"]'
)
# Minutes after the pass at which the next ones come: what is tried again is tried by then, and an issue's message sent.
LATER = (10, 60, 180, 420, 900, 1_500, 3_000)


class Pass(Deed):
    """One pass over a house from an untouched room, and what an undisturbed one tells and stores."""

    verb = "once"
    kinds = tuple(KINDS)

    def __init__(self, zygote: Zygote, house: House, folder: Path, at: time) -> None:
        super().__init__(zygote)
        self.house, self.folder = house, folder
        self.at = datetime.combine(house.days[0], at, ZONE)
        self.now = self.at.timestamp()
        config = self.begin()
        assert zygote.run(config, config.with_name("log"), now=self.now) == 0
        self.expected = list_told(house.copies)
        self.settle(config)
        self.wanted = look_at(load_config(config).store, house.days)
        assert Counter(receiver for receiver, _ in self.expected) == house.list_printed()
        assert count_repeats(house.copies) == 0

    def begin(self) -> Path:
        """Make a copy of the untouched room, and let the receivers forget."""
        room = self.folder / "room"
        shutil.rmtree(room, ignore_errors=True)
        shutil.copytree(self.folder / "new", room)
        self.house.copies.clear()
        return room / "config.yaml"

    def judge(self, config: Path) -> tuple[int, Iterator[str]]:
        """Go on until all is told, and hold what came of it against what was expected."""
        self.settle(config)
        copies, store = self.house.copies, load_config(config).store
        return count_repeats(copies), find_faults(copies, self.expected, self.wanted, store, self.house.days)

    def settle(self, config: Path) -> None:
        """Go on with undisturbed passes until all is told, and one more."""
        for minutes in LATER:
            is_told = self.expected <= list_told(self.house.copies)
            at = self.at + timedelta(minutes=minutes)
            self.zygote.run(config, config.with_name("settled.log"), now=at.timestamp())
            if is_told:
                return


@contextmanager
def open_pass() -> Iterator[Deed]:
    """Start all that a pass over a new issue needs."""
    with TemporaryDirectory() as name, open_house(print_days(1, pages=PAGES)) as house:
        folder = Path(name)
        with start_zygote(house.open_room(folder / "warm")) as zygote:
            house.open_room(folder / "new")
            yield Pass(zygote, house, folder, BEGIN)


@contextmanager
def open_digest() -> Iterator[Deed]:
    """Start all that a pass needs which sends the digests of an issue that was read in the morning."""
    with TemporaryDirectory() as name, open_house(print_days(1, pages=PAGES)) as house:
        folder = Path(name)
        with start_zygote(house.open_room(folder / "warm")) as zygote:
            config = house.open_room(folder / "new", config=DIGESTS)
            house.copies.clear()
            morning = datetime.combine(house.days[0], BEGIN, ZONE).timestamp()
            assert zygote.run(config, config.with_name("log"), now=morning) == 0
            assert not house.copies
            yield Pass(zygote, house, folder, EVENING)
