"""One dead receiver or paper in; how long others' messages and articles have to wait beside it, out.

`python -m tests.isolation` starts real daemons over a press with days to catch up and three webhooks: for each way in
which a receiver or a paper can be dead two at once, one beside it and one with nothing dead, so that whatever else the
machine does slows both. A message's wait is from the moment at which its alert was stored to its receiver's taking it,
an article's from READY to its being stored; of each the 99th of a hundred is compared.

threats: A6, H1, H11
"""

import secrets
import sqlite3
import sys
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.config import load_config
from monitor.demo.entries import write_papers
from monitor.demo.newsstand import Newsstand
from monitor.demo.press import serve_press
from monitor.demo.receivers import Call, serve_webhook
from storage.codec import read_moment
from tests.acceptance.process import run_daemon_process
from tests.bounds import HEAD, HOSTILE, Case, HostileServer, drip, serve_hostile
from tests.canaries import WATCH
from tests.torture.house import ZONE, follow
from tests.words import read_words

MOST = 1.0  # seconds by which one that is dead may hold up the others
DAYS = 3  # more make the run longer than a minute
LONGEST = 180.0  # seconds that a run may take on a busy machine
CLOSED = 1  # a port where nobody listens
LIVING = ("one", "two", "three")
PAPERS = ("jiangling", "lanxi")
HANGS = Case(answer=drip(b"", b""), at="/")
DRIPS = Case(answer=drip(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"), at="/")
CONFIG = """
papers: [{papers}]
paper_files: [papers.yaml, dead.yaml]
watches: [{{name: 全部, topics: [的], limit: 1000, to: [{receivers}]}}]
receivers:
"""
HOOK = (
    '  {name}: {{kind: webhook, url: "{url}", secret: "file:{key}", allow_private: true, also: update, timeout: 3}}\n'
)


@dataclass(frozen=True, kw_only=True)
class Dead:
    """What is dead, and how its server answers; a receiver without a server refuses each connection."""

    receiver: bool = False
    paper: bool = False
    case: Case | None = None


NOTHING = Dead()
WAYS: Mapping[str, Dead] = {
    "a receiver that refuses": Dead(receiver=True),
    "a receiver that hangs": Dead(receiver=True, case=HANGS),
    "a receiver that drips": Dead(receiver=True, case=DRIPS),
    "a paper that hangs": Dead(paper=True, case=HANGS),
    "a paper that drips": Dead(paper=True, case=DRIPS),
}


@dataclass(kw_only=True)
class Waits:
    """Seconds that each message of the living receivers and each article of the living papers had to wait.

    `asked` is whether the dead one was asked for anything; of one that refuses nobody knows.
    """

    messages: list[float] = field(default_factory=list)
    articles: list[float] = field(default_factory=list)
    asked: bool = False


def find_p99(waits: list[float]) -> float:
    """Give what 99 of 100 do not exceed."""
    return sorted(waits)[-(-len(waits) * 99 // 100) - 1]


@dataclass(kw_only=True)
class World:
    """A config over a press, receivers and what is dead; `taken` is when which receiver took which alert."""

    path: Path
    dead: HostileServer
    taken: dict[tuple[str, str], float]


@contextmanager
def open_world(folder: Path, dead: Dead, days: int) -> Iterator[World]:
    """Start all servers and write the config; the papers are followed since the first of so many days."""
    today, taken = datetime.now(ZONE).date(), dict[tuple[str, str], float]()
    stand = Newsstand(first=today - timedelta(days=days), last=today - timedelta(days=1))
    key = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
    WATCH.add(key)
    with ExitStack() as stack:
        press = stack.enter_context(serve_press(stand))
        server = stack.enter_context(serve_hostile(dead.case or HANGS))
        address = f"http://{HOSTILE}:{server.port if dead.case else CLOSED}"
        hooks = {name: stack.enter_context(serve_webhook(key, partial(note, taken, name))) for name in LIVING}
        hooks |= {"dead": f"{address}/"} if dead.receiver else {}
        papers = (*PAPERS, "dead") if dead.paper else PAPERS
        (folder / "papers.yaml").write_text(write_papers(press.url, PAPERS), encoding="utf-8")
        lost = write_papers(address, PAPERS[:1]).replace("jiangling", "dead").replace("江岭", "枯岭")
        (folder / "dead.yaml").write_text(lost, encoding="utf-8")
        (folder / "hook.key").touch(mode=0o600)
        (folder / "hook.key").write_text(key, encoding="ascii")
        path = folder / "config.yaml"
        config = CONFIG.format(papers=", ".join(papers), receivers=", ".join(hooks))
        config += "".join(HOOK.format(name=name, url=url, key=folder / "hook.key") for name, url in hooks.items())
        path.write_text(config, encoding="utf-8")
        follow(path, datetime.combine(stand.first, clock(5, 30), ZONE))
        yield World(path=path, dead=server, taken=taken)


def note(taken: dict[tuple[str, str], float], name: str, call: Call) -> None:
    """Note when a receiver took alerts."""
    for alert in call.payload["data"]["alerts"]:
        taken.setdefault((name, alert["id"]), time.time())


def measure(dead: Dead = NOTHING, days: int = DAYS) -> Waits:
    """Let a daemon catch up so many days beside what is dead; give what the others had to wait."""
    with TemporaryDirectory() as name, open_world(Path(name), dead, days) as world:
        store = load_config(world.path).store
        with run_daemon_process(world.path), closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as looking:
            ready = time.time()
            while not is_over(looking, world, days):
                assert time.time() < ready + LONGEST, "the others were not told of everything in time"
                time.sleep(0.1)
            stored = {alert: read_seconds(at) for alert, at in looking.execute("SELECT id, created_at FROM alerts")}
            saved = [read_seconds(at) for (at,) in looking.execute("SELECT saved_at FROM revisions")]
    return Waits(
        messages=[at - stored[alert] for (_, alert), at in world.taken.items()],
        articles=[at - ready for at in saved],
        asked=bool(world.dead.asked_at),
    )


def is_over(looking: sqlite3.Connection, world: World, days: int) -> bool:
    """Say whether the living papers are read and the living receivers told of all that is in them."""
    (read,) = looking.execute("SELECT count(*) FROM issues WHERE state = 'complete'").fetchone()
    (alerts,) = looking.execute("SELECT count(*) FROM alerts").fetchone()
    return bool(read == days * len(PAPERS) and len(world.taken) == alerts * len(LIVING))


def read_seconds(text: str) -> float:
    """Give a stored moment as seconds since 1970."""
    return read_moment(text).timestamp()


def main() -> int:
    """Measure all ways and print a line of each; give 1 when one of them costs the others more than MOST.

    Two daemons with nothing dead come first: their difference is the machine's.
    """
    worst = 0.0
    for name, dead in {"nothing dead": NOTHING, **WAYS}.items():
        with ThreadPoolExecutor() as threads:
            alone, beside = threads.map(measure, (NOTHING, dead))
        costs = []
        for what, was, got in (
            ("messages", alone.messages, beside.messages),
            ("articles", alone.articles, beside.articles),
        ):
            before, after = find_p99(was), find_p99(got)
            costs.append(f"{len(got)} {what} p99 {before:.3f} -> {after:.3f} s ({after - before:+.3f})")
            worst = max(worst, after - before) if dead is not NOTHING else worst
        print(f"{name:24} {', '.join(costs)}", flush=True)
    print(f"at most {worst:+.3f} s")
    return int(worst > MOST)


if __name__ == "__main__":
    read_words(__doc__)
    sys.exit(main())
