"""Calls from a pipe in, their results or what they raised back into it, within bounds: run as a process of its own.

    main loads the readers once -> a copy of it for each connection -> serve answers one call after another

What it is given is a function by its name and its arguments; with what came of it goes how many bytes it holds by then.
Before each call it may use the processor for SECONDS more, then the system ends it, and MEMORY beside what it holds:
tables grow with the words that are met. It ends when the pipe does; signals are its parent's business.
"""

import gc
import os
import pickle
import resource
import signal
import socket
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from monitor.apart import NUMBER

SECONDS = 5  # of processor time for one call, and up to one more
MEMORY = 56 * 1_048_576  # bytes of address space for one call; the words of a full front page take 43 of them
PAGE_SIZE = resource.getpagesize()


def main(number: int) -> None:
    """Load all that a call needs, then make a copy of this process for each connection that comes, until no more do.

    A message with a connection asks for a copy and is answered with its number, one with a number that it be ended. The
    copies share what was loaded: they start at once, and the tables are there once.
    """
    for received in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(received, signal.SIG_IGN)
    get_ready()
    bound(resource.RLIMIT_CORE, 0)
    gc.collect()
    gc.freeze()  # what is collected is written to, and no longer shared then
    copies: set[int] = set()
    with socket.socket(fileno=number) as control, suppress(OSError):  # whoever asked may be killed before it hears
        while (asked := socket.recv_fds(control, NUMBER.size, 1))[0]:
            message, connections = asked[:2]
            if connections:
                pid = make_copy(control, connections[0])
                copies.add(pid)
            else:
                (pid,) = NUMBER.unpack(message)
                if pid in copies:
                    end_copy(pid)
                    copies.remove(pid)
            control.send(NUMBER.pack(pid))
    for pid in copies:
        end_copy(pid)


def make_copy(control: socket.socket, connection: int) -> int:
    """Let a copy of this process answer the calls of a connection; give its number."""
    pid = os.fork()
    if pid == 0:
        control.close()
        try:
            serve(Connection(connection))
        finally:
            os._exit(0)
    os.close(connection)
    return pid


def end_copy(pid: int) -> None:
    """End a copy; of one that has ended by itself nothing is left."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)


def serve(pipe: "Connection[Any, Any]") -> None:
    """Answer calls until there are no more."""
    ready = size = read_size()
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
