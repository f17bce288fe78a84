"""What is drawn on a page of a PDF: runs of characters, rules, boxes, pictures. Nothing goes in, records come out.

Places are points (1/72 inch) from the upper left corner of what is shown of the page; y grows downwards.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one size that stand without a gap on one baseline `y`, from `x0` to `x1`. `font` is a number."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: int = 0

    @property
    def top(self) -> float:
        """The upper edge of its characters: Chinese ones stand on the baseline with an eighth of them below it."""
        return self.y - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its characters."""
        return self.y + 0.12 * self.size


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a frame or tinted ground, a picture, or with next to no width or height a rule."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One page. `garbled` of `characters` have no known meaning (a font without ToUnicode), `turned` stand askew."""

    width: float
    height: float
    spans: tuple[Span, ...] = ()
    rules: tuple[Box, ...] = ()
    boxes: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    characters: int = 0
    garbled: int = 0
    turned: int = 0
