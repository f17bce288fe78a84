"""Calls from a pipe in, their results or what they raised back into it, within bounds: run as a process of its own.

What it is given is a function by its name and its arguments; with what came of it goes how many bytes it holds by then.
Before each call it may use the processor for SECONDS more, then the system ends it, and MEMORY beside what it holds:
tables grow with the words that are met. It ends when the pipe does; signals are its parent's business.
"""

import os
import pickle
import resource
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

SECONDS = 5  # of processor time for one call, and up to one more
MEMORY = 64 * 1_048_576  # bytes of address space for one call
PAGE_SIZE = resource.getpagesize()


def main(number: int) -> None:
    """Answer calls until there are no more."""
    for received in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(received, signal.SIG_IGN)
    get_ready()
    bound(resource.RLIMIT_CORE, 0)
    ready = size = read_size()
    pipe: Connection[Any, Any] = Connection(number)
    with suppress(EOFError, OSError):
        while True:
            done, said = run(pipe, size)
            size = read_size()
            pipe.send_bytes(write(done, said, size - ready))


def get_ready() -> None:
    """Load the readers and their tables, which no call is to pay for."""
    import monitor.epaper  # noqa: F401
    from monitor.parser import extract
    from monitor.records import Article

    extract(Article(headline="调研", paragraphs=("省长顾知远在临川市调研。",)))


def run(pipe: "Connection[Any, Any]", size: int) -> tuple[bool, Any]:
    """Take one call of a process of that size; give whether it came to an end, and its result or what it raised."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + SECONDS)
    bound(resource.RLIMIT_AS, size + MEMORY)
    try:
        function, arguments, named = pipe.recv()
        return True, function(*arguments, **named)
    except (EOFError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it raises is its caller's
        return False, error


def write(done: bool, said: object, held: int) -> bytes:  # noqa: FBT001 - as it is sent
    """Write an answer, of one that cannot be written why."""
    try:
        return pickle.dumps((done, said, held))
    except Exception as error:  # noqa: BLE001 - what a result is made of is its caller's, too
        return pickle.dumps((False, error, held))


def bound(what: int, most: int) -> None:
    """Set a limit that can be moved later; where a system allows none, the parent's clock still holds."""
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def read_size() -> int:
    """Give the bytes of this process's address space."""
    handle = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(handle, 100).split()[0]) * PAGE_SIZE
    finally:
        os.close(handle)


if __name__ == "__main__":
    main(int(sys.argv[1]))
