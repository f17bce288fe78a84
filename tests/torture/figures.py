"""What a run of blows came to: how many of each kind, what is counted beside them, and each fault."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_SHOWN = 20


@dataclass(kw_only=True)
class Figures:
    """Blows by kind and by what they hit, other counts by kind and name, and each fault, which begins with its kind."""

    blows: Counter[tuple[str, str]] = field(default_factory=Counter)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            blows=self.blows + other.blows,
            counts=self.counts + other.counts,
            faults=self.faults + other.faults,
        )

    def tell(self) -> Iterator[str]:
        """Give the lines that say so."""
        for kind in sorted({kind for kind, _ in self.blows}):
            hit = Counter({what: count for (of, what), count in self.blows.items() if of == kind})
            yield f"{kind} at {hit.total()} ({', '.join(f'{what} {count}' for what, count in hit.most_common())})"
            beside = [f"{what} {count}" for (of, what), count in self.counts.items() if of == kind]
            yield f"  {', '.join([*beside, *(f'{what} {self.count(kind, what)}' for what in ('lost', 'unmarked'))])}"
        yield from self.faults[:MOST_SHOWN]
        yield f"{len(self.faults)} faults"

    def count(self, kind: str, what: str) -> int:
        """Count the faults of a kind that are called so."""
        return sum(fault.startswith(f"{kind} ") and f": {what}: " in fault for fault in self.faults)
