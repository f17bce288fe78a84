"""A config that says all that one can say, cut at every byte, changed by chance, and without each of its keys.

    python -m tests.config_cuts 10000     # mutations; prints what came of cuts, mutations and keys
    python -m tests.config_cuts 600 16    # and cut at every 16th byte only

Each is put before a daemon that has the whole config, side files, papers' file and template with it. The daemon takes
all of the new one or nothing of it; nothing but a ConfigError leaves the reading; and a key that is taken away or
misspelt is a fault or makes another config.
"""

import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, fields, replace
from itertools import islice
from json import dumps
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler
from ruamel.yaml import YAML

from monitor.config import Config, ConfigError, load_config
from monitor.desk import open_desk
from monitor.service.daemon import Daemon, reload, stamp_files
from monitor.service.rounds import make_fetcher, read_clock
from monitor.service.shrinking import find_lost
from storage.database import open_store
from tests.words import read_words

SECRETS = {f"S{number}": f"https://hooks.example.org/{number}" for number in range(9)} | {
    "KEY": "whsec_" + "B" * 32,
    "PASSWORD": "correct horse",
    "APPRISE": "json://notes.example.org",
}
CONFIG = """\
store: other.db
papers: [jiangling, 人民日报]
paper_files: [papers.yaml]
folders:
  - {path: in, names: '(?P<paper>[^/]+)/(?P<day>\\d{8})-(?P<page>\\d+)\\.pdf', settle: 5}
  - {path: in2, paper: 人民日报}
contact: desk@example.org
language: en
timezone: Europe/Berlin
defaults: {limit: 9, rate: daily, repeat: 3d}
topics: {低空: [低空经济, 无人机]}
links: {archive: "https://a.example.org/{article}", explain: "https://a.example.org/{article}/why"}
health: {tell: [mail], nothing_found: "20:30", listen: "127.0.0.1:9464", heartbeat: env:S0, heartbeat_every: 7m,
  allow_private: true}
templates: templates
watches:
  - name: 江岭
    id: jl
    people: [{include: people.yaml}, {name: 王浩, place: 浙江省, post: 省长, aliases: [王老]}]
    posts: [{name: 江苏省省长, former: true, first: true}]
    groups: [{name: 苏, place: 江苏省, rank: 省部级正职, first: true}]
    topics: [{name: 长, any: [长三角], all: [一体化], none: [招聘], near: 30, phrase: true, where: heading},
      {any: [低空], first: true}, {regex: ['长.角']}]
    phrases: [{word: 生产力, first: true}]
    about: [低空]
    events: [{kind: inspection, place: 江苏省}]
    changes: [{person: 王浩, post: 江苏省省长, place: 江苏省, rank: 省部级正职, action: [appoint]}]
    documents: [{title: 规划, action: [adopt]}]
    together: [{people: [王浩, 顾知远], first: true}, {people: [王浩], topic: 长三角}]
    mute_until: "2031-05-20"
    absent: [{name: 王浩, aliases: [王老]}, {post: 江苏省省长}]
    papers: [jiangling]
    pages: [1, 2]
    columns: [要闻]
    top: true
    where: [heading]
    roles: [speaks]
    unless: {people: [何某某], topics: [招聘], columns: [广告], events: [visit], papers: [人民日报], pages: [3]}
    limit: 3
    to: [mail, bot]
    rate: realtime
    wait: 5m
    repeat: never
  - {name: 其他, people: [王浩]}
receivers:
  mail: {kind: email, host: mail.example.org, port: 465, security: tls, username: u, password: env:PASSWORD,
    sender: a@example.org, to: [d@example.org], list_id: l.example.org, unsubscribe: n@example.org,
    unsubscribe_url: "https://u.example.org/{address}", timeout: 50, ca_file: FOLDER/ca.pem, fallback: bot,
    fallback_after: 7h, language: zh, rate: weekly, also: update, digest_at: ["09:00"], digest_on: [thu],
    quiet: ["22:00-07:00"], workdays: CN, timezone: Asia/Tokyo, wait: issue}
  plain: {kind: email, host: mail.example.org, security: none, allow_plain: true, sender: a@example.org,
    to: [e@example.org]}
  hook: {kind: slack, url: env:S1, timeout: 20, allow_private: true}
  bot: {kind: slack, token: env:S2, channel: C012AB3CD, api: "https://slack-gov.example.org/api"}
  lark: {kind: feishu, url: env:S3, secret: env:KEY}
  ding: {kind: dingtalk, url: env:S4, secret: env:KEY}
  wx: {kind: wecom, url: env:S5}
  web: {kind: webhook, url: "https://w.example.org/", secret: env:KEY, cloudevents: true, ca_file: FOLDER/ca.pem}
  more: {kind: apprise, url: env:APPRISE, characters: 900}
  feed: {kind: atom, path: feeds/a.xml, entries: 50}
"""
PEOPLE = "- 顾知远\n- {name: 何知秋, place: 江苏省}\n- include: more.yaml\n"
MORE = "[沈远舟, 林若川, 周望舒]\n"
PAPERS = """\
papers:
  jiangling:
    name: 江岭日报
    level: provincial
    place: 江岭省
    family: amuc_layout
    skin: detailart
    hosts: [szb.example.org]
    first_page: https://szb.example.org/pc/layout/%Y%m/%d/node_01.html
    pace: 2
"""
TEMPLATE = "{% for group in view.groups %}{{ group.title }}{% endfor %}\n"
FREE = {"topics", "receivers"}  # whose keys are names of one's own
SIGNS = ":-[]{}#&*!|>'\"%@`,?~\n\t \x00\u2028：，é省长0"


@dataclass(kw_only=True)
class Stage:
    """The files, and a daemon that runs on them."""

    folder: Path
    files: dict[Path, bytes]
    daemon: Daemon
    whole: Config
    counts: Counter[str]

    @property
    def path(self) -> Path:
        return self.folder / "config.yaml"

    @property
    def document(self) -> Any:
        """The config as plain values."""
        return YAML(typ="safe").load(self.files[self.path])

    def try_file(self, path: Path, content: bytes) -> str:
        """Let a daemon reread its config with one file changed; say what came of it."""
        path.write_bytes(content)
        try:
            came = self.judge()
        except Exception as error:  # noqa: BLE001 - that is what is counted
            came = f"crash: {type(error).__name__}: {error}"
        path.write_bytes(self.files[path])
        self.daemon.config = self.whole
        self.counts[came.partition(":")[0]] += 1
        return came

    def judge(self) -> str:
        """Reread the config, and hold what the daemon has then against what the files say."""
        before = self.daemon.config, self.daemon.desk
        self.daemon.upkeep.pulse.config_fault = ""
        reload(self.daemon)
        now = self.daemon.config, self.daemon.desk
        fault = self.daemon.upkeep.pulse.config_fault
        if fault:
            whole = now[0] is before[0] and now[1] is before[1]
            return ("refused" if "is bad" in fault else "kept") if whole else "half: what was refused was taken"
        said = load_config(self.path)
        matches = dump(now[0]) == dump(said) and dict(now[1].receivers) == dict(said.receivers)
        jobs = {job.id.partition(" ")[2] for job in self.daemon.scheduler.get_jobs() if job.id.startswith("deliver ")}
        if not matches or jobs != set(said.receivers) or tuple(find_lost(before[0], said)):
            return "half: the daemon has another config than the files"
        return "same" if dump(said) == dump(before[0]) else "taken"


def dump(config: Config) -> str:
    """Say all that a config says."""
    shown = {one.name: getattr(config, one.name) for one in fields(config) if not callable(getattr(config, one.name))}
    return repr([(name, value) for name, value in shown.items() if name not in {"warnings", "known_papers", "files"}])


@contextmanager
def open_stage() -> Iterator[Stage]:
    """Write the files and let a daemon, whose clock stands, have them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for sub in ("templates", "in", "in2"):
            (folder / sub).mkdir()
        texts = {
            "config.yaml": CONFIG.replace("FOLDER", name),
            "people.yaml": PEOPLE,
            "more.yaml": MORE,
            "papers.yaml": PAPERS,
            "templates/line.jinja": TEMPLATE,
        }
        files = {folder / path: text.encode() for path, text in texts.items()}
        (folder / "ca.pem").touch()
        for path, content in files.items():
            path.write_bytes(content)
        before = dict(os.environ)
        os.environ.update(SECRETS)
        whole = load_config(folder / "config.yaml")
        store = open_store(whole.store)
        daemon = Daemon(
            store=store,
            config=whole,
            desk=open_desk(store, whole, read_clock),
            fetcher=make_fetcher(whole, sleep=Event().wait),
            scheduler=BackgroundScheduler(),
            read=stamp_files(whole.files),
        )
        logging.getLogger("yaowen").setLevel(logging.CRITICAL + 1)
        daemon.upkeep.listening = whole.health.listen
        try:
            yield Stage(folder=folder, files=files, daemon=daemon, whole=whole, counts=Counter())
        finally:
            logging.getLogger("yaowen").setLevel(logging.NOTSET)
            daemon.upkeep.server.close()
            store.close()
            os.environ.clear()
            os.environ.update(before)


def list_cuts(stage: Stage, step: int = 1) -> Iterator[tuple[Path, bytes]]:
    """Give each file cut at every byte."""
    for path, content in stage.files.items():
        for end in range(0, len(content), step):
            yield path, content[:end]


def list_mutations(stage: Stage, count: int, seed: int) -> Iterator[tuple[Path, bytes]]:
    """Give so many files with something changed by chance, once or a few times."""
    random = Random(seed)  # noqa: S311 - spreads the changes, guards nothing
    paths = list(stage.files)
    weights = [len(stage.files[path]) for path in paths]
    for _ in range(count):
        (path,) = random.choices(paths, weights)
        content = stage.files[path].decode()
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            content = mutate(content, random)
        yield path, content.encode("utf-8", "surrogatepass")


def mutate(text: str, random: Random) -> str:
    """Change one thing in a text."""
    lines = text.splitlines(keepends=True)
    place, line = random.randrange(len(text) + 1), random.randrange(len(lines) or 1)
    end, other = min(len(text), place + random.randrange(1, 40)), random.randrange(len(text) + 1)
    strange = chr(random.choice((random.randrange(32), random.randrange(0x2000, 0x3100), 0xD800)))
    changed = (
        text[:place] + random.choice(SIGNS) + text[place:],
        text[:place] + text[end:],
        text[:place] + text[other : other + 20] + text[place:],
        text[:place] + random.choice(SIGNS) + text[place + 1 :],
        text[:place] + strange + text[end:],
        "".join(lines[:line] + lines[line + 1 :]),
        "".join(lines[:line] + lines[line : line + 1] * 2 + lines[line + 1 :]),
        "".join([*lines[:line], " " * random.randrange(1, 4), *lines[line:]]),
    )
    return random.choice(changed)


def list_keys(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to each key of a document."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*way, key)
            yield from list_keys(one, (*way, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from list_keys(one, (*way, number))


def find_passed_over(stage: Stage, every: int = 1) -> Iterator[str]:
    """Give each key, of every so many, that may be taken away or misspelt without a fault or another config."""
    document = stage.document
    for way in islice(list_keys(document), 0, None, every):
        for how, new in (("without", None), ("misspelt", misspell(str(way[-1])))):
            stage.counts["keys"] += 1
            if not matters(stage, document, way, new):
                yield f"{'.'.join(map(str, way))}: {how}"


def matters(stage: Stage, document: Any, way: tuple[Any, ...], new: str | None) -> bool:
    """Say whether a key's going, or another name for it, is a fault or makes another config."""
    changed = deepcopy(document)
    parent = changed
    for step in way[:-1]:
        parent = parent[step]
    value = parent.pop(way[-1])
    if new is not None:
        parent[new] = value
    stage.path.write_text(dumps(changed, ensure_ascii=False), encoding="utf-8")
    try:
        said = load_config(stage.path)
    except ConfigError as error:
        return bool(error.faults)
    finally:
        stage.path.write_bytes(stage.files[stage.path])
    is_free = len(way) == 2 and way[0] in FREE
    return (new is None or is_free) and dump(replace(said, path=stage.path)) != dump(stage.whole)


def misspell(key: str) -> str:
    """Write a key as one does in haste."""
    return key[:-2] + key[-1] + key[-2] if len(key) > 3 and key[-1] != key[-2] else f"{key}s"


def main() -> None:
    """Print what came of it."""
    count, step, *_ = (*map(int, sys.argv[1:]), *(10_000, 1)[len(sys.argv) - 1 :])
    began = time.process_time()
    bad: list[str] = []
    with open_stage() as stage:
        for what, tried in (("cut", list_cuts(stage, step)), ("changed", list_mutations(stage, count, seed=1))):
            stage.counts.clear()
            came = [(path.name, content, stage.try_file(path, content)) for path, content in tried]
            bad += [
                f"{name}: {why}: …{content[-60:]!r}" for name, content, why in came if why[:5] in {"crash", "half:"}
            ]
            print(
                f"{what}: {len(came)} times: {', '.join(f'{number} {name}' for name, number in stage.counts.items())}"
            )
        stage.counts.clear()
        passed = list(find_passed_over(stage))
        print(f"keys: {stage.counts['keys']} taken away or misspelt, {len(passed)} passed over")
    print("\n".join((*bad, *passed)))
    print(f"{time.process_time() - began:.0f} s of processor time")
    sys.exit(1 if bad or passed else 0)


if __name__ == "__main__":
    read_words(__doc__, most=2, numbers=True)
    main()
