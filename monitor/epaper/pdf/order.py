"""Text blocks and headings of an area in, its stories out: which block goes on which, which heading stands over which.

Each block of text follows one block or heading, each is followed by one at most. Of all such orders the one with most
points (weights.py) is taken, so that a doubt in one place is settled by what is sure in another.
"""

from dataclasses import dataclass, field
from heapq import nlargest

from monitor.epaper.pdf.blocks import Block
from monitor.epaper.pdf.headings import Heading
from monitor.epaper.pdf.matching import match_best
from monitor.epaper.pdf.weights import Area, find_heading, weigh_heading, weigh_pair

ALONE = -2.5  # points for a block that follows nothing
FEWEST = 0.0  # without more points, nothing follows
MOST_OFFERS = 8


@dataclass(eq=False, kw_only=True, slots=True)
class Chain:
    """A story's blocks in order of reading, and the heading over them."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)


def order_blocks(area: Area) -> list[Chain]:
    """Give the stories of an area, those with a heading first; a heading that nothing follows has no blocks."""
    first = len(area.headings)
    chosen = match_best(len(area.blocks), weigh_all(area))
    followers = {source: target for target, source in chosen.items()}
    starts = [(heading, followers.get(at)) for at, heading in enumerate(area.headings)]
    free: list[int] = [target for target in range(len(area.blocks)) if target not in chosen]
    ringed = range(len(area.blocks))  # what goes round in a ring is cut open anywhere
    chains: list[Chain] = []
    seen: set[int] = set()
    for heading, start in (*starts, *((None, target) for target in (*free, *ringed))):
        chain, target = Chain(heading=heading), start
        while target is not None and target not in seen:
            seen.add(target)
            chain.blocks.append(area.blocks[target])
            target = followers.get(first + target)
        if chain.heading or chain.blocks:
            chains.append(chain)
    return chains


def weigh_all(area: Area) -> dict[tuple[int, int], float]:
    """Weigh each heading, then each block, as that which a block follows: what it gains over following nothing."""
    over = {id(block): find_heading(area, block) for block in area.blocks}
    first = len(area.headings)
    points = {
        (at, target): weigh_heading(area, heading, block, over)
        for at, heading in enumerate(area.headings)
        for target, block in enumerate(area.blocks)
    }
    points |= {
        (first + at, target): weigh_pair(area, before, block, over)
        for at, before in enumerate(area.blocks)
        for target, block in enumerate(area.blocks)
        if before is not block
    }
    return keep_best({edge: gained - ALONE for edge, gained in points.items() if gained > FEWEST})


def keep_best(edges: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Keep for each block the few best that it may follow: with more, a hostile page takes minutes."""
    offers: dict[int, list[tuple[float, int]]] = {}
    for (source, target), gain in edges.items():
        offers.setdefault(target, []).append((gain, source))
    best = {target: nlargest(MOST_OFFERS, found) for target, found in offers.items()}
    return {(source, target): gain for target, found in best.items() for gain, source in found}
