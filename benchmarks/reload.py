"""Nothing in; rows of what it costs until a changed watchlist of 100,000 terms holds, out.

Nine terms in ten are people, the others words of a topic, in side files, an entry a line. The parts are what the daemon
does when the files have changed, in its order: all are read and checked, compared with what held before, each changed
watch is kept in the store, and the first article after that gets the new matcher.
"""

import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from alerts.matching import find_matches
from benchmarks.processes import PROGRAM, write_paper
from benchmarks.speed import NOW, Row, make_names
from benchmarks.timing import time_one
from monitor.config import Config, load_config
from monitor.desk import Desk, open_desk
from monitor.parser import extract
from monitor.records import Article
from monitor.service.daemon import LOOK
from monitor.service.shrinking import compare, find_lost
from storage.database import Store, open_store

TERMS = 100_000
ROUNDS = 5
SETTLED = 1.0  # seconds that a daemon is left alone before the next change
ONE, ALL = "one name changed", "every name another"
CONFIG = """\
papers: [新华日报]
receivers: {desk: {kind: email, host: mail.example.org, sender: yaowen@example.org, to: desk@example.org}}
watches:
  - name: 名单
    people: {include: people.yaml}
    topics: [{any: {include: words.yaml}}]
"""


def measure_reload(article: Article) -> Iterator[Row]:
    """Change a name of a long list, and all of its names, and measure until an article is put to the new list."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, list(make_names(TERMS)))
        store = open_store(folder / "yaowen.db")
        for change, names in ((ONE, change_one), (ALL, change_all)):
            taken = [dict(change_list(store, folder, article, names(number))) for number in range(ROUNDS)]
            parts = {part: median(one[part] for one in taken) for part in taken[0]}
            said = ", ".join(f"{part} {seconds * 1000:.0f}" for part, seconds in parts.items())
            whole = median(sum(one.values()) for one in taken)
            yield f"a watchlist of {TERMS:,} terms, {change}, holds after", f"{whole * 1000:.0f} ms ({said})"
        store.close()
    yield "and is noticed, without SIGHUP, within", f"{2 * LOOK * 1000:.0f} ms by the clock"
    yield from measure_live()


def measure_live() -> Iterator[Row]:
    """Change the list under a running daemon, and measure by the clock until it says that the change is taken."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, list(make_names(TERMS)))
        config = folder / "config.yaml"
        config.write_text(CONFIG.replace("[新华日报]", "[night]\npaper_files: [papers.yaml]"), encoding="utf-8")
        (folder / "papers.yaml").write_text(write_paper(), encoding="utf-8")
        daemon = subprocess.Popen(  # noqa: S603 - our own program
            [PROGRAM, "run", "--config", str(config)], stderr=subprocess.PIPE, encoding="utf-8"
        )
        wait_for(daemon, "ready")
        time.sleep(SETTLED)
        for change, names in ((ONE, change_one), (ALL, change_all)):
            for how, asks in (("looks itself", False), ("gets SIGHUP", True)):
                taken = [change_live(daemon, folder, names(number), asks=asks) for number in range(ROUNDS)]
                said = f"{median(taken) * 1000:.0f} ms by the clock ({max(taken) * 1000:.0f} at most)"
                yield f"a running daemon that {how} has taken a list with {change} after", said
        daemon.send_signal(signal.SIGTERM)
        daemon.communicate(timeout=60)


def change_live(daemon: "subprocess.Popen[str]", folder: Path, names: list[str], *, asks: bool) -> float:
    """Put other side files in place of those of a daemon, and give the seconds until it has taken them."""
    aside = folder / "aside"
    aside.mkdir(exist_ok=True)
    write_lists(aside, names)
    start = time.perf_counter()
    for file in list(aside.iterdir()):
        file.rename(folder / file.name)
    if asks:
        daemon.send_signal(signal.SIGHUP)
    wait_for(daemon, "watches-changed")
    taken = time.perf_counter() - start
    time.sleep(SETTLED)
    return taken


def wait_for(daemon: "subprocess.Popen[str]", event: str) -> None:
    """Read a daemon's log until it says something. Raises ValueError when it ends before."""
    if daemon.stderr is None or not any(f"INFO {event}" in line for line in iter(daemon.stderr.readline, "")):
        raise ValueError(f"the daemon ended before {event}")


def change_one(number: int) -> list[str]:
    """Give the names with another first one each time."""
    return [f"新来{'甲乙丙丁戊'[number]}", *list(make_names(TERMS))[1:]]


def change_all(number: int) -> list[str]:
    """Give other names each time."""
    return [f"{name}{'甲乙丙丁戊'[number]}" for name in make_names(TERMS)]


def write(folder: Path, names: list[str]) -> None:
    """Write the config and its side files."""
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    write_lists(folder, names)


def write_lists(folder: Path, names: list[str]) -> None:
    """Write the side files."""
    people = TERMS * 9 // 10
    for file, some in (("people", names[:people]), ("words", names[people:])):
        (folder / f"{file}.yaml").write_text("".join(f"- {one}\n" for one in some), encoding="utf-8")


def change_list(store: Store, folder: Path, article: Article, names: list[str]) -> Iterator[tuple[str, float]]:
    """Hold what stands there, write other names, and give what each step takes until these hold."""
    old = load_config(folder / "config.yaml")
    open_desk(store, old, lambda: NOW).get_matcher()
    write(folder, names)
    facts = extract(article)
    made: list[Config] = []
    desks: list[Desk] = []
    steps: dict[str, Callable[[], object]] = {
        "read and checked": lambda: made.append(load_config(folder / "config.yaml")),
        "compared": lambda: (compare(old, made[0]), list(find_lost(old, made[0]))),
        "kept": lambda: desks.append(open_desk(store, made[0], lambda: NOW)),
        "made ready": lambda: find_matches(desks[0].get_matcher(), article, facts),
    }
    for step, work in steps.items():
        yield step, time_one(work)
