"""A store of so many articles with their pages in; how long `yaowen verify` takes over it, and how much memory, out.

python -m tests.storage.large 5000 20000
"""

import resource
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from monitor.records import Snapshot
from storage.articles import save_article
from storage.database import open_store
from storage.snapshots import save_snapshot
from tests.acceptance.process import run_verb
from tests.factories import NOW, make_article, make_facts
from tests.words import read_words

PARAGRAPH = "省委副书记、省长顾明川在岚溪市调研防汛工作，副省长沈远舟陪同。会议通过《三江治理计划》。"
LENGTH = 20  # paragraphs of an article
BATCH = 500  # articles of a transaction


def fill(path: Path, count: int) -> None:
    """Store so many different articles and the pages that they were read from."""
    store, draw = open_store(path), Random(1)  # noqa: S311 - the same ones each time
    for first in range(0, count, BATCH):
        with store.transaction():
            for number in range(first, min(first + BATCH, count)):
                day = NOW.date() - timedelta(days=number // 50)
                url = f"https://szb.example.org/{number}.html"
                text = "\n".join(f"{draw.randrange(10**9)}{PARAGRAPH}" for _ in range(LENGTH))
                page = Snapshot(url=url, fetched_at=NOW, content=f"<html>{text * 2}</html>".encode())
                digest = save_snapshot(store, page, paper_id="jiangling", day=day, kind="article", page=1)
                article = make_article(text, paper_id="jiangling", day=day, url=url, position=number)
                save_article(store, article, make_facts(), digest=digest, now=NOW)
    store.close()


def main(sizes: list[int]) -> None:
    """Print a line for each size."""
    for size in sizes:
        with TemporaryDirectory() as name:
            config = Path(name, "config.yaml")
            config.write_text("papers: [人民日报]\nwatches: []\nreceivers: {}\n", encoding="utf-8")
            fill(Path(name, "yaowen.db"), size)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = run_verb("verify", "--config", config)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            megabytes = Path(name, "yaowen.db").stat().st_size / 1_048_576
            said = f"{seconds:.1f} s of the processor, {after.ru_maxrss / 1024:.0f} MB at most"
            print(f"{size:,} articles, {megabytes:.0f} MB: {said}; {done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    read_words(__doc__, most=20, numbers=True)
    main([int(word) for word in sys.argv[1:]])
