"""An article in, the facts that it states out. Pure: no clock, no files but the parser's own tables, no network.

What reads an article is loaded when it is first asked for: a verb that only folds a name or knows a place (`person`,
`check`) would wait for 1,000 patterns of which it needs none.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.parser.people.known import introduce
    from monitor.parser.steps import PARSER_VERSION, extract, recall

__all__ = ["PARSER_VERSION", "extract", "introduce", "recall"]


def __getattr__(name: str) -> Any:
    """Load what `__all__` names."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from monitor.parser import steps
    from monitor.parser.people import known

    globals().update({one: getattr(known if one == "introduce" else steps, one) for one in __all__})
    return globals()[name]
