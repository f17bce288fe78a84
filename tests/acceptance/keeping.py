"""A daemon that reads in; copies of its store made meanwhile, restored and compared; what it does without its store.

python -m tests.acceptance.keeping    # prints how many copies were whole and equal, and when a lost store was noticed
"""

import time
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from storage.backup import find_faults
from storage.database import open_store
from tests.acceptance.process import LONGEST, run_daemon_process, run_verb
from tests.newsroom import Newsroom, open_newsroom
from tests.storage.test_backup import dump

COPIES = 8


def count_articles(path: Path) -> int:
    """Count the articles of a store."""
    store = open_store(path, read_only=True)
    try:
        return int(store.rows("SELECT count(*) AS count FROM articles")[0]["count"])
    finally:
        store.close()


def copy_while_reading(room: Newsroom) -> str:
    """Copy the store again and again while the daemon reads an issue; then restore one and compare."""
    copies = [room.folder / f"copy-{number}.db" for number in range(COPIES)]
    with run_daemon_process(room.path) as daemon:
        for copy in copies:
            run_verb("backup", copy, "--config", room.path)
        daemon.stop()
    whole = [copy for copy in copies if copy.exists() and find_faults(copy) == ()]
    counts = sorted(map(count_articles, whole))
    store = room.config().store
    equal = 0
    for copy in whole:
        run_verb("restore", copy, "--config", room.path)
        equal += dump(store) == dump(copy)
    return (
        f"{len(whole)} of {COPIES} copies whole ({counts[0]} to {counts[-1]} articles in them), {equal} restored equal"
    )


def lose(room: Newsroom, *, replaced: bool) -> str:
    """Delete the store under the daemon, or put another file in its place; say what it did, and after how long."""
    with run_daemon_process(room.path) as daemon:
        store = room.config().store
        if replaced:
            (other := store.with_name("other")).write_bytes(b"")
            other.replace(store)
        else:
            store.unlink()
        began = time.monotonic()
        daemon.wait_for("store-failed")
        seconds = time.monotonic() - began
        saved = daemon.wait_for("store-saved")
        code = daemon.process.wait(LONGEST)
    how = "replaced" if replaced else "deleted"
    return f"{how}: noticed after {seconds:.1f} s, exit {code}, {saved.partition('how=')[2]}"


def main() -> None:
    """Print what came of it."""
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    with TemporaryDirectory() as folder, open_newsroom(Path(folder), last=today, first=today - timedelta(9)) as room:
        print(copy_while_reading(room))
    for replaced in (False, True) * 3:
        with TemporaryDirectory() as folder, open_newsroom(Path(folder)) as room:
            print(lose(room, replaced=replaced))


if __name__ == "__main__":
    main()
