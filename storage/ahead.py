"""The path of a store in, its file brought into memory while others read it here and there, out.

Rows of one table lie among those of others: who looks for them one by one waits for the disk each time, and spends half
as much again of the processor. Read from end to end beside that, the file is there before it is asked for.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

BLOCK: Final = 1 << 22  # bytes
SHARE: Final = 4  # one part in so many of the memory may be filled; more would push out what was read before


@contextmanager
def read_ahead(path: Path) -> Iterator[None]:
    """Read a store's file in a thread until all of it, or the block, is done."""
    done = Event()
    thread = Thread(target=read_through, args=(path, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def read_through(path: Path, done: Event) -> int:
    """Read a file that memory has room for until `done`; give how many bytes were read."""
    count, buffer = 0, bytearray(BLOCK)
    with suppress(OSError), path.open("rb", buffering=0) as file:
        if os.fstat(file.fileno()).st_size * SHARE > measure_memory():
            return 0
        while not done.is_set() and (read := file.readinto(buffer)):
            count += read
    return count


def measure_memory() -> int:
    """Give the bytes of memory that the machine has."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
