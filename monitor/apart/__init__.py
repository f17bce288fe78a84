"""A pure function and its arguments in, what it gives or raises out: run in a process that can be killed.

    call -> a worker that is free, or a new one -> its answer, or TooHard when it died or was ended
    Mould -> worker.py, which loads the readers once -> a copy of it for each worker

Pages come from anybody, and no parser of HTML, feeds or text can be trusted to come to an end: a thread cannot be
stopped, a process can. Each call has bounds for the processor's time, the clock and memory; a worker that breaks one is
lost alone, and the next call gets another. Workers run as the same user and are believed as the program itself is: they
are walls against hanging, crashing and eating memory.
"""

import atexit
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from threading import Condition, Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

P = ParamSpec("P")
Result = TypeVar("Result")

PATIENCE = 30.0  # seconds by the clock; the worker itself has fewer of the processor's
STARTING = 60.0  # seconds that the mould has to load the readers, on a busy machine
ENDING = 1.0  # seconds that the mould has to end its copies
MOST_HELD = 96 * 1_048_576  # bytes that a worker may keep of calls: two thirds of it are the words of a language
MOST_WORKERS = max(2, min(4, os.cpu_count() or 2))  # two at least, so that one page holds up no other
NUMBER = struct.Struct("q")  # a process's, as it is said to and by the mould
COMMAND = (sys.executable, "-I", "-m", "monitor.apart.worker")


class Lost(Exception):  # noqa: N818 - what became of a worker
    """A worker ended, or was ended, before it answered."""


class Mould:
    """The process that has loaded the readers, and makes a copy of itself for each worker; threads welcome."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, connection: int) -> int:
        """Give the number of a new copy that answers the calls of a connection. Raises Lost."""
        with self._lock:
            for _ in range(2):  # it may have been ended, as by a system that is short of memory
                with suppress(OSError, struct.error):
                    return self._ask(connection)
                self._end()
        raise Lost("its reader could not be started")

    def end(self, pid: int) -> None:
        """End a copy; those of a process that is gone end with their connection."""
        with self._lock, suppress(OSError, struct.error):
            if self._control:
                self._control.send(NUMBER.pack(pid))
                NUMBER.unpack(self._control.recv(NUMBER.size))

    def close(self) -> None:
        """End it, and all its copies."""
        with self._lock:
            self._end()

    def forsake(self) -> None:
        """Leave it to whom this process is a copy of."""
        if self._control:
            self._control.close()
        self._lock, self._control, self._process = Lock(), None, None

    def _ask(self, connection: int) -> int:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            self._control.settimeout(STARTING)
            with theirs:
                number = theirs.fileno()
                self._process = subprocess.Popen(  # noqa: S603 - this program
                    (*COMMAND, str(number)), pass_fds=(number,), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
        socket.send_fds(self._control, [NUMBER.pack(0)], [connection])
        (pid,) = NUMBER.unpack(self._control.recv(NUMBER.size))
        return int(pid)

    def _end(self) -> None:
        if self._control and self._process:
            self._control.close()
            try:
                self._process.wait(ENDING)
            except subprocess.TimeoutExpired:  # it is still loading, and has no copies
                self._process.kill()
                self._process.wait()
        self._control = self._process = None


class Worker:
    """A process that runs one call after another."""

    def __init__(self, mould: Mould) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            self._pid = mould.make(theirs.fileno())
        self._mould = mould
        self.held = 0

    def ask(
        self, function: Callable[..., Any], arguments: tuple[object, ...], named: dict[str, object]
    ) -> tuple[bool, Any]:
        """Give whether the call came to an end, and its result or what it raised. Raises Lost."""
        pipe: Connection[Any, Any] = self._pipe
        try:
            pipe.send((function, arguments, named))
            if not pipe.poll(PATIENCE):
                raise Lost(f"it took more than {PATIENCE:g} seconds")
            done, said, self.held = pipe.recv()
        except (EOFError, OSError) as error:
            raise Lost("it took too much time or memory, or crashed its reader") from error
        if isinstance(said, MemoryError):  # what it holds by now is not given back to the system
            raise Lost("it took too much memory")
        return bool(done), said

    def end(self) -> None:
        """End the process."""
        self._pipe.close()
        self._mould.end(self._pid)


class Pool:
    """The workers there are; threads welcome."""

    def __init__(self) -> None:
        self._mould = Mould()
        self._free: list[Worker] = []
        self._count = 0
        self._change = Condition()

    def ask(
        self, function: Callable[..., Any], arguments: tuple[object, ...], named: dict[str, object]
    ) -> tuple[bool, Any]:
        """Let a worker run a call; give whether that came to an end, and its result or what it raised. Raises Lost."""
        worker = self.take()
        try:
            answer = worker.ask(function, arguments, named)
        except BaseException:
            self.drop(worker)
            raise
        self.give_back(worker)
        return answer

    def take(self) -> Worker:
        """Give a worker that is free, else a new one, else wait for one."""
        with self._change:
            self._change.wait_for(lambda: self._free or self._count < MOST_WORKERS)
            if self._free:
                return self._free.pop()
            self._count += 1
        try:
            return Worker(self._mould)
        except BaseException:
            self._forget()
            raise

    def give_back(self, worker: Worker) -> None:
        """Let others have a worker, unless it has grown too large."""
        if worker.held > MOST_HELD:
            self.drop(worker)
            return
        with self._change:
            self._free.append(worker)
            self._change.notify()

    def drop(self, worker: Worker) -> None:
        """End a worker."""
        with suppress(OSError):
            worker.end()
        self._forget()

    def _forget(self) -> None:
        with self._change:
            self._count -= 1
            self._change.notify()

    def close(self) -> None:
        """End all workers."""
        self._mould.close()

    def forsake(self) -> None:
        """Leave all workers to whom this process is a copy of: two at one pipe would take each other's answers."""
        self._mould.forsake()
        self._free, self._count, self._change = [], 0, Condition()


POOL = Pool()
atexit.register(POOL.close)
os.register_at_fork(after_in_child=POOL.forsake)


def call(function: Callable[P, Result], *arguments: P.args, **named: P.kwargs) -> Result:
    """Run a function of a module apart. Raises what it raises, and TooHard when it does not come to an end."""
    from monitor.epaper.errors import TooHard

    began = time.monotonic()
    try:
        done, said = POOL.ask(function, arguments, named)
    except Lost as error:
        raise TooHard(str(error), time.monotonic() - began) from error
    if done:
        result: Result = said
        return result
    raise said
