"""A file of floors and today's figures in, what lies below out. A floor is the F1 under which a kind may not fall."""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.quality.scoring import Score

Floors = dict[str, dict[str, float]]  # set of articles -> kind of fact -> floor
STEP = 1000  # floors are kept to three decimals, rounded down: a figure never lies under its own floor
HEADER = """# F1 floors of each set of labelled articles, a table a set. `make quality RAISE=1` lifts those of the
# written articles to today's figures; the real ones are held to the goals. Only --lower-floors writes a lower one.
"""


def read_floors(path: Path) -> Floors:
    """Read the floors; none when the file is not there."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def round_down(figure: float) -> float:
    """Cut a figure to what a floor holds; 1e-9 keeps 0.29 from being written as 0.289."""
    return math.floor(figure * STEP + 1e-9) / STEP


def find_falls(score: Score, floors: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """Give each kind of fact that lies below its floor, with figure and floor."""
    return [(kind, tally.f1, floors[kind]) for kind, tally in score.items() if tally.f1 < floors.get(kind, 0.0)]


def set_floors(score: Score, floors: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """Give today's figures as floors; a floor that lies higher is kept unless `lower`."""
    today = {kind: round_down(tally.f1) for kind, tally in score.items()}
    return today if lower else {kind: max(figure, floors.get(kind, 0.0)) for kind, figure in today.items()}


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors."""
    tables = (
        f"\n[{name}]\n" + "".join(f'"{kind}" = {figure:.3f}\n' for kind, figure in kinds.items())
        for name, kinds in floors.items()
    )
    path.write_text(HEADER + "".join(tables), encoding="utf-8")
