"""Gains of sources for targets in, the choice of one source a target, no source twice, with the greatest sum out.

The Hungarian method for few edges: each target in turn takes the longest way on to a free source, or leaves another
target without one.
"""

from collections import deque
from collections.abc import Mapping

Edges = Mapping[tuple[int, int], float]  # (source, target) -> gain
LEAST = 1e-9


def match_best(targets: int, edges: Edges) -> dict[int, int]:
    """Choose for each target its source; targets without any gain are left out."""
    offers: dict[int, list[int]] = {}
    for (source, target), gain in edges.items():
        if gain > 0:
            offers.setdefault(target, []).append(source)
    chosen: dict[int, int] = {}
    for start in range(targets):
        owners = {source: target for target, source in chosen.items()}
        came, end = find_way(start, edges, offers, owners)
        if end is not None:
            take_way(start, came, end, chosen)
    return chosen


def find_way(
    start: int, edges: Edges, offers: Mapping[int, list[int]], owners: Mapping[int, int]
) -> tuple[dict[int, tuple[int, int]], tuple[int, int | None] | None]:
    """Find the best way from a target without a source.

    Returns, for each target that loses its source on the way, that source and the target that takes it; and the last
    target with the free source that it takes, or None when it is left with nothing. No way at all is None.
    """
    gains, came = {start: 0.0}, dict[int, tuple[int, int]]()
    best: float = LEAST
    end: tuple[int, int | None] | None = None
    queue = deque([start])
    while queue:
        target = queue.popleft()
        if target != start and gains[target] > best:
            best, end = gains[target], (target, None)
        for source in offers.get(target, ()):
            total, owner = gains[target] + edges[source, target], owners.get(source)
            if owner is None:
                if total > best:
                    best, end = total, (target, source)
            elif (
                owner not in {start, target} and total - edges[source, owner] > gains.get(owner, float("-inf")) + LEAST
            ):
                gains[owner], came[owner] = total - edges[source, owner], (source, target)
                queue.append(owner)
    return came, end


def take_way(
    start: int, came: Mapping[int, tuple[int, int]], end: tuple[int, int | None], chosen: dict[int, int]
) -> None:
    """Hand the sources on along a way."""
    target, source = end
    if source is None:
        del chosen[target]
    else:
        chosen[target] = source
    while target != start:
        lost, target = came[target]
        chosen[target] = lost
