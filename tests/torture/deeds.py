"""A kill, a full disk and a failing disk at each system call of an upgrade, a backup, a restore and a reload.

threats: F11, F12, G1, G2, G9, K9

`python -m tests.torture migration`, `backup`, `restore`, `reload`. Behind each blow the store has to be whole and hold
what it held, a copy that is there has to be a whole one, and doing the same again has to succeed.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import load_config
from monitor.demo.entries import write_papers
from storage import open_store
from storage.backup import back_up, find_faults
from storage.database import Store, connect
from storage.errors import StoreError
from storage.maintenance import find_damage
from storage.runs import note_followed
from storage.schema import VERSION
from tests.newsroom import DAY
from tests.storage.older import load
from tests.storage.test_backup import dump
from tests.storage.test_older import find_tables, read_all
from tests.torture.calls import open_digest, open_pass
from tests.torture.figures import Figures
from tests.torture.kills import check_copy
from tests.torture.tracing import Deed, Point, draw_points, strike_all
from tests.torture.zygote import COPY, NEXT, Zygote, start_zygote

OLDEST = 1
CONFIG = """
papers: [jiangling]
paper_files: [papers.yaml]
watches: [{watches}]
receivers:
  desk: {{kind: email, host: 127.0.0.1, port: 1, security: none, sender: y@example.org, to: [{to}]}}
  hook: {{kind: atom, path: feed.xml}}
"""
GOVERNOR = "{name: 省长, people: [顾明川]}"
BEFORE = {"watches": f"{GOVERNOR}, {{name: 图书馆, topics: [图书馆]}}", "to": "d@example.org"}
AFTER = {
    "watches": f"{GOVERNOR}, {{name: 图书馆, topics: [图书馆, 新馆]}}, {{name: 防汛, topics: [防汛]}}",
    "to": "d@example.org, e@example.org",
}
# What a reload brings to the store, whenever it came.
APPLIED = (
    "SELECT watch_id, fingerprint FROM watches ORDER BY 1",
    "SELECT DISTINCT watch_id, fingerprint, record FROM watch_versions ORDER BY 1, 2",
    "SELECT alert_id, receiver_id, state FROM deliveries ORDER BY 1, 2",
)


class StoreDeed(Deed):
    """A deed on a room with a config and a store."""

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        super().__init__(zygote)
        self.folder = folder

    def begin(self) -> Path:
        """Make a copy of the untouched room."""
        room = self.folder / "room"
        shutil.rmtree(room, ignore_errors=True)
        shutil.copytree(self.folder / "new", room)
        return room / "config.yaml"

    def judge(self, config: Path) -> tuple[int, Iterator[str]]:
        """Say what is wrong; nothing is told to anybody."""
        return 0, self.look(config, load_config(config).store)

    def look(self, config: Path, store: Path) -> Iterator[str]:
        """Say each thing that is not as it should be."""
        raise NotImplementedError

    def do_again(self, config: Path) -> Iterator[str]:
        """Do the deed once more, undisturbed."""
        log = config.with_name("again.log")
        if code := self.zygote.run(config, log, verb=self.verb):
            yield f"it cannot be done again, {code}: {log.read_text(encoding='utf-8')[-300:]}"


class Migration(StoreDeed):
    """A store of the first schema is opened for the first time."""

    verb = "open"

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        super().__init__(zygote, folder)
        load(OLDEST, load_config(folder / "new" / "config.yaml").store)
        config = self.begin()
        store = load_config(config).store
        with closing(Store(store, connect(store, read_only=True), read_only=True)) as earlier:
            self.tables = find_tables(earlier)
            self.held = read_all(earlier, self.tables)

    def look(self, config: Path, store: Path) -> Iterator[str]:
        """Say what the upgrade lost, whenever it was broken off."""
        yield from check_copy(store)
        yield from self.do_again(config)
        with closing(open_store(store, read_only=True)) as opened:
            yield from find_damage(opened)
            if read_all(opened, self.tables) != self.held:
                yield "lost: rows are not what they were"


class Backup(StoreDeed):
    """`yaowen backup` of a store whose newest part is in its log."""

    verb = "backup"

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        super().__init__(zygote, folder)
        leave_in_log(load_config(folder / "new" / "config.yaml").store, "lanxi")
        self.held = dump(load_config(self.begin()).store)

    def look(self, config: Path, store: Path) -> Iterator[str]:
        """Say what is wrong with a copy that is there, and with the store that was copied."""
        copy = config.with_name(COPY)
        if not copy.exists():
            yield from self.do_again(config)
        try:
            yield from find_faults(copy)
            if dump(copy) != self.held:
                yield "lost: the copy is not equal"
        except StoreError as error:
            yield f"the copy is none: {error}"
        if dump(store) != self.held:
            yield "lost: the store is not what it was"


class Restore(StoreDeed):
    """`yaowen restore` in the place of a store whose newest part is in its log."""

    verb = "restore"

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        super().__init__(zygote, folder)
        new = folder / "new"
        other = new / "other.db"
        load(VERSION, other)
        leave_in_log(other, "jiangling_a")
        with closing(open_store(other)) as opened:
            back_up(opened, new / COPY)
        leave_in_log(load_config(new / "config.yaml").store, "lanxi")
        config = self.begin()
        self.held, self.copied = dump(load_config(config).store), dump(config.with_name(COPY))

    def look(self, config: Path, store: Path) -> Iterator[str]:
        """Say whether there is no store, half of one, or none where the old one is kept."""
        if not store.exists():
            yield "lost: there is no store any more; the next start would make an empty one"
        elif dump(store) not in {self.held, self.copied}:
            yield "lost: the store is neither the old one nor the copy"
        yield from self.do_again(config)
        if dump(store) != self.copied:
            yield "lost: the store is not the copy"
        if self.held not in map(dump, store.parent.glob(f"{store.name}.before-*Z")):
            yield "lost: the store that was there is not kept"


class Reload(StoreDeed):
    """The daemon rereads its config: a watch more, one that asks something else, a second address."""

    verb = "reload"

    def __init__(self, zygote: Zygote, folder: Path) -> None:
        super().__init__(zygote, folder)
        new = folder / "new" / "config.yaml"
        assert zygote.run(new, new.with_name("log"), verb=self.verb) == 0
        new.with_name(NEXT).write_text(CONFIG.format(**AFTER), encoding="utf-8")
        config = self.begin()
        assert zygote.run(config, config.with_name("log"), verb=self.verb) == 0
        self.applied = list_applied(load_config(config).store)

    def look(self, config: Path, store: Path) -> Iterator[str]:
        """Say what is otherwise in the store than a reload that nobody disturbed leaves it, behind a new start."""
        yield from check_copy(store)
        yield from self.do_again(config)
        if list_applied(store) != self.applied:
            yield "lost: the config is applied otherwise"
        with closing(open_store(store, read_only=True)) as opened:
            yield from find_damage(opened)


def list_applied(path: Path) -> list[list[tuple[object, ...]]]:
    """Give what a store says of the config."""
    with closing(open_store(path, read_only=True)) as store:
        return [store.tuples(sql) for sql in APPLIED]


def leave_in_log(path: Path, paper_id: str) -> None:
    """Let a store be as one is whose process was killed: the last that it wrote is in the log beside it."""
    files = (path, path.with_name(f"{path.name}-wal"))
    with closing(open_store(path)) as store:
        note_followed(store, paper_id, DAY)
        held = [file.read_bytes() for file in files]
    for file, content in zip(files, held, strict=True):
        file.write_bytes(content)


DEEDS: dict[str, type[StoreDeed]] = {"migration": Migration, "backup": Backup, "restore": Restore, "reload": Reload}


@contextmanager
def open_deed(name: str) -> Iterator[Deed]:
    """Start what a deed on a store needs."""
    with TemporaryDirectory() as given, start_zygote(write_room(Path(given, "warm"))) as zygote:
        yield make_deed(name, zygote, Path(given))


def make_deed(name: str, zygote: Zygote, folder: Path) -> StoreDeed:
    """Make an untouched room for a deed, with a store that today's program wrote, or for a migration none."""
    store = load_config(write_room(folder / "new")).store
    if name != "migration":
        load(VERSION, store)
    return DEEDS[name](zygote, folder)


def write_room(folder: Path) -> Path:
    """Make a folder with a config; give that."""
    folder.mkdir(parents=True)
    (folder / "papers.yaml").write_text(write_papers("http://127.0.0.1:1", ("jiangling",)), encoding="utf-8")
    path = folder / "config.yaml"
    path.write_text(CONFIG.format(**BEFORE), encoding="utf-8")
    return path


# What is struck at its system calls.
TRACED: dict[str, Callable[[], AbstractContextManager[Deed]]] = {
    "calls": open_pass,
    "digest": open_digest,
    **{name: partial(open_deed, name) for name in DEEDS},
}


def list_points(name: str, most: int = 0) -> list[Point]:
    """Draw in which order the calls of a deed are struck; with `most` only so many of them."""
    with TRACED[name]() as deed:
        return draw_points(deed)[: most or None]


def strike_some(name: str, points: Sequence[Point]) -> Figures:
    """Strike some calls of a deed."""
    with TRACED[name]() as deed:
        return strike_all(deed, points)
