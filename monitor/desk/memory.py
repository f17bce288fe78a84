"""What was made of the same things lately: a question in, the answer kept, or made now, out. Threads welcome."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Memory(Generic[Answer]):
    """Keeps the answers to the `most` questions asked last. A question must name all that its answer hangs on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._held: OrderedDict[Hashable, Answer] = OrderedDict()

    def find(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """Give the answer that is held, else the one that `make` makes; what it raises is not kept."""
        with self._lock:
            if question in self._held:
                self._held.move_to_end(question)
                return self._held[question]
        answer = make()
        with self._lock:
            self._held[question] = answer
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return answer
