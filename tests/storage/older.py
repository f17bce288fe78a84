"""A store as this program leaves it in, its tables as SQL in older/ out: what later programs must open and keep.

`python -m tests.storage.older` writes it for the schema of today, once for each new migration, by the program sqlite3.
"""

import subprocess
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from tempfile import TemporaryDirectory

from storage.schema import APPLICATION, VERSION
from tests.acceptance.process import run_verb
from tests.newsroom import DAY, Newsroom, open_newsroom
from tests.words import read_words

OLDER = Path(__file__).parent / "older"
PAGE = """要闻

顾明川在临泽县调研
本报讯（记者 沈一禾） 5月14日，江岭省省长顾明川在临泽县调研防汛工作。他强调，要把责任落到每一个岗位。

省图书馆新馆开馆
本报讯 省图书馆新馆昨日开馆，设座位一千二百个。江岭省委书记沈怀远为新馆揭牌。
"""
REVISED = PAGE.replace("临泽县调研\n", "临泽县调研防汛\n")
WAITING = "要闻\n\n沈怀远会见来访企业家\n本报讯 5月14日，江岭省委书记沈怀远在云岫市会见来访企业家一行。\n"


def fill(room: Newsroom) -> None:
    """Bring in two stories that are told, a revision of one, a story whose alerts wait, and a day without issue."""
    text = room.path.read_text(encoding="utf-8")
    room.path.write_text(text.replace("people: [顾明川]", "people: [顾明川, 沈怀远]"), encoding="utf-8")
    ingest(room, PAGE, 9)
    run_verb("once", "--paper", "lanxi", "--day", f"{DAY}", "--config", room.path)
    ingest(room, REVISED, 9)
    ingest(room, WAITING, 10)


def ingest(room: Newsroom, text: str, page: int) -> None:
    """Store a page by the command line."""
    file = room.folder / "page.txt"
    file.write_text(text, encoding="utf-8")
    words = ("--paper", "jiangling", "--day", f"{DAY}", "--page", f"{page}", "--config", room.path)
    done = run_verb("ingest", file, *words)
    assert done.returncode == 0, done.stderr


def write(path: Path, version: int) -> None:
    """Write a store's tables as SQL; the dump alone says neither whose file it is nor which schema it has."""
    done = subprocess.run(["sqlite3", path, ".dump"], capture_output=True, text=True, check=True)  # noqa: S603, S607
    marks = f"PRAGMA application_id={APPLICATION};\nPRAGMA user_version={version};\n"
    (OLDER / f"{version:02}.sql").write_text(done.stdout + marks, encoding="utf-8")


def load(version: int, path: Path) -> None:
    """Make the store of that schema again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(connect(path)) as connection:
        connection.executescript((OLDER / f"{version:02}.sql").read_text(encoding="utf-8"))


def main() -> None:
    """Write the store of today's schema."""
    with TemporaryDirectory() as folder, open_newsroom(Path(folder), missing=frozenset({DAY})) as room:
        fill(room)
        write(room.config().store, VERSION)


if __name__ == "__main__":
    read_words(__doc__)
    main()
