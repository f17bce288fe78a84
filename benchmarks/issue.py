"""A whole issue of 16 pages and 120 articles, from the first request to the last one stored: rows of what it took.

The press is a process of its own and answers at once. The pauses between requests are not slept: the clock jumps over
them, and counts the processor time of reading and storing beside them.
"""

import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.broadsheet import DAY, PAGES, STORIES, lay_out_broadsheet
from monitor.config import load_config
from monitor.demo.entries import write_papers
from monitor.demo.faults import NOT_FOUND
from monitor.desk import open_desk
from monitor.fetch import Fetcher
from monitor.intake.pipeline import run_issue
from monitor.parser import extract
from monitor.records import Article, IssueState
from monitor.service.rounds import read_clock
from storage.database import open_store

Row = tuple[str, str]
PAPER = "jiangling_people"
PACES = (1.0, 0.1, 0.0)  # seconds between two requests


class Clock:
    """Seconds that this process has worked, and those that it was to sleep."""

    def __init__(self) -> None:
        self.slept = 0.0

    def read(self) -> float:
        """Give the seconds."""
        return time.process_time() + self.slept

    def sleep(self, seconds: float) -> None:
        """Jump over the seconds."""
        self.slept += seconds


def print_issue(caller: Connection) -> None:
    """Answer for the issue until the process is ended; its port goes to the caller."""
    replies = {sheet.path: sheet.reply for sheet in lay_out_broadsheet(PAPER)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = replies.get(self.path, NOT_FOUND)
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, _format: str, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    caller.send(server.server_port)
    server.serve_forever()


@contextmanager
def serve_issue() -> Iterator[str]:
    """Run the press until the block ends; give its address."""
    ours, theirs = multiprocessing.Pipe()
    press = multiprocessing.get_context("spawn").Process(target=print_issue, args=(theirs,), daemon=True)
    press.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        press.terminate()
        press.join()


def measure_issue() -> Iterator[Row]:
    """Read and store the issue at each pace, into a new store."""
    extract(Article(headline="顾知远讲话"))  # its tables are loaded before the clock starts
    with serve_issue() as url:
        for pace in PACES:
            requests, waited, taken = read_whole(url, pace)
            share = f", {taken / waited:.2f} x" if waited else ""
            yield (
                f"an issue of {PAGES} pages, {STORIES} articles at a pace of {pace:g} s: first request to stored",
                f"{requests} requests, {waited:.1f} s of pauses, {taken:.1f} s in all{share}",
            )


def read_whole(url: str, pace: float) -> tuple[int, float, float]:
    """Give the requests, the seconds of pauses between them, and the seconds until all is stored."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        papers = write_papers(url, (PAPER,)).replace('"pace": 0.0', f'"pace": {pace}')
        (Path(folder) / "papers.yaml").write_text(papers, encoding="utf-8")
        path.write_text(f"papers: [{PAPER}]\npaper_files: [papers.yaml]\n", encoding="utf-8")
        config = load_config(path)
        store = open_store(config.store)
        clock = Clock()
        fetcher = Fetcher("yaowen-benchmark", clock=clock.read, sleep=clock.sleep)
        started = clock.read()
        status = run_issue(open_desk(store, config, read_clock), fetcher, config.papers[0], DAY)
        taken = clock.read() - started
        store.close()
    assert (status.state, status.pages, status.read) == (IssueState.COMPLETE, PAGES, STORIES), status
    requests = 1 + PAGES + STORIES  # robots.txt first
    return requests, (requests - 1) * pace, taken
