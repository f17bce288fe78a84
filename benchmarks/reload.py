"""Nothing in; rows of what it costs until a changed watchlist of 100,000 terms holds, out.

Nine terms in ten are people, the others words of a topic, in side files, an entry a line. The parts are what the daemon
does when the files have changed, in its order: all are read and checked, compared with what held before, each changed
watch is kept in the store, and the first article after that gets the new matcher.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from alerts.matching import find_matches
from benchmarks.speed import NOW, Row, make_names
from benchmarks.timing import time_one
from monitor.config import Config, load_config
from monitor.daemon import LOOK
from monitor.desk import Desk, open_desk
from monitor.parser import extract
from monitor.records import Article
from monitor.shrinking import compare, find_lost
from storage.database import Store, open_store

TERMS = 100_000
ROUNDS = 5
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


def change_one(number: int) -> list[str]:
    """Give the names with another first one each time."""
    return [f"新来{'甲乙丙丁戊'[number]}", *list(make_names(TERMS))[1:]]


def change_all(number: int) -> list[str]:
    """Give other names each time."""
    return [f"{name}{'甲乙丙丁戊'[number]}" for name in make_names(TERMS)]


def write(folder: Path, names: list[str]) -> None:
    """Write the config and its side files."""
    people = TERMS * 9 // 10
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
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
