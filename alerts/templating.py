"""A template of the user's own and what a message says in, the text out, in a sandbox with an end (自定义模板). Pure.

A template may show, choose and loop, and nothing else: no call, no import, no attribute but those of the records that a
message is made of. Each turn of a loop and each character written costs; who spends more than a message may, fails.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from importlib.resources import files
from traceback import extract_tb
from types import MappingProxyType
from typing import Any, get_args

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, Undefined, nodes, pass_eval_context
from jinja2.environment import Template
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from alerts.receivers import Template as Part

PARTS: tuple[Part, ...] = get_args(Part)
NAMES: Mapping[Part, str] = MappingProxyType(
    {"subject": "subject.jinja", "line": "line.jinja", "text": "message.txt.jinja", "html": "message.html.jinja"}
)
MOST_SOURCE = 100_000  # characters of a template
MOST_WRITTEN = 1_000_000  # characters of what it writes
MOST_TURNS = 100_000  # of all its loops together
FILTERS = frozenset(
    ("default", "d", "e", "escape", "first", "last", "length", "count", "lower", "upper", "trim", "truncate")
)
LOOP = frozenset(("index", "index0", "revindex", "first", "last", "length"))
REFUSED: Mapping[type[nodes.Node], str] = MappingProxyType(
    {
        nodes.Call: "nothing can be called",
        nodes.Macro: "there are no macros",
        nodes.CallBlock: "there are no macros",
        nodes.Import: "nothing can be imported",
        nodes.FromImport: "nothing can be imported",
        nodes.Include: "nothing can be included",
        nodes.Extends: "nothing can be extended",
        nodes.Concat: "write texts one behind the other instead of joining them with ~",
        nodes.Mul: "nothing can be multiplied",
        nodes.Pow: "nothing can be multiplied",
        nodes.Mod: "% is not there; `fill` puts values into a text",
        nodes.Add: "nothing can be added up",
        nodes.List: "no lists can be made",
        nodes.Tuple: "no lists can be made",
        nodes.Dict: "no lists can be made",
    }
)


class TemplateFailed(ValueError):  # noqa: N818 - as ArithmeticError is: what happened
    """A template that cannot be used: which `part`, at which `line` of it (0 for unknown), and why."""

    def __init__(self, part: Part, line: int, why: str) -> None:
        self.part, self.line, self.why = part, line, why
        self.place = f"{NAMES[part]}, line {line}" if line else NAMES[part]
        super().__init__(f"{self.place}: {why}")


@dataclass(slots=True)
class Budget:
    """What a template may still write and loop."""

    written: int = MOST_WRITTEN
    turns: int = MOST_TURNS


BUDGET: ContextVar[Budget | None] = ContextVar("BUDGET", default=None)


class TooMuch(Exception):  # noqa: N818 - what the template did, named as its author reads it
    """A template writes or loops more than a message may."""


def spend(characters: int) -> None:
    """Take characters off the budget, before they are written."""
    budget = BUDGET.get()
    if budget is not None:
        budget.written -= characters
        if budget.written < 0:
            raise TooMuch(f"it writes more than {MOST_WRITTEN:,} characters")


def write(value: Any) -> Any:
    """Take what is written off the budget: texts and numbers, nothing that holds others."""
    if not isinstance(value, str | int | float | Undefined):
        raise TypeError("only texts and numbers can be written, not a list or a record")
    spend(len(str(value)))
    return value


@pass_eval_context
def join(context: EvalContext, values: Iterable[Any], between: str = "") -> Any:
    """Join texts, as Jinja's own filter does."""
    parts = [write(value) for value in values]
    spend(len(parts) * len(between))
    return do_join(context, parts, between)


def turn(values: Iterable[Any]) -> Iterator[Any]:
    """Take each turn of a loop off the budget."""
    for value in values:
        budget = BUDGET.get()
        if budget is not None:
            budget.turns -= 1
            if budget.turns < 0:
                raise TooMuch(f"it loops more than {MOST_TURNS:,} times")
        yield value


def fill(text: str, **values: str | int) -> str:
    """Put values into the places of a label, as the shipped templates do with how many passages there are more."""
    for name, value in values.items():
        place = f"{{{name}}}"
        spend(text.count(place) * len(str(value)))
        text = text.replace(place, str(value))
    return text


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, narrowed: records' fields and texts' items are all that can be reached."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow the public fields and properties of a record, and what a loop knows of itself."""
        if isinstance(obj, LoopContext):
            return attr in LOOP
        if attr.startswith("_") or callable(value) or not is_dataclass(obj):
            return False
        return attr in {one.name for one in fields(obj)} or isinstance(getattr(type(obj), attr, None), property)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for kind, why in REFUSED.items():
            for node in tree.find_all(kind):
                if getattr(node, "ctx", "load") == "load":
                    raise TemplateSyntaxError(why, node.lineno, name, filename)
        for loop in tree.find_all(nodes.For):
            if loop.recursive:
                raise TemplateSyntaxError("loops cannot call themselves", loop.lineno, name, filename)
            loop.iter = nodes.Filter(loop.iter, "turn", [], [], None, None, lineno=loop.lineno)
        return tree


@cache
def make_sandbox(*, escapes: bool) -> Sandbox:
    """Make the sandbox for HTML, which escapes by itself, or for plain text."""
    sandbox = Sandbox(
        autoescape=escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=write,
        optimized=False,
    )
    sandbox.globals.clear()
    sandbox.filters = {name: use for name, use in sandbox.filters.items() if name in FILTERS}
    sandbox.filters |= {"turn": turn, "fill": fill, "join": join}
    return sandbox


@lru_cache(maxsize=64)
def read_template(part: Part, source: str) -> Template:
    """Read a template. Raises TemplateFailed."""
    if len(source) > MOST_SOURCE:
        raise TemplateFailed(part, 0, f"it is longer than {MOST_SOURCE:,} characters")
    try:
        return make_sandbox(escapes=part == "html").from_string(source)
    except TemplateSyntaxError as error:
        raise TemplateFailed(part, error.lineno, error.message or "it cannot be read") from error
    except (TemplateError, RecursionError) as error:
        raise TemplateFailed(part, 0, f"it cannot be read: {error}") from error


def fill_template(part: Part, source: str, values: Mapping[str, object]) -> str:
    """Give what a template of the user's makes of a message, within the budget. Raises TemplateFailed."""
    template = read_template(part, source)
    token = BUDGET.set(Budget())
    try:
        return "".join(bound(template.generate(values)))
    except (TemplateError, TooMuch, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        lines = [frame.lineno or 0 for frame in extract_tb(error.__traceback__) if frame.filename == "<template>"]
        raise TemplateFailed(part, lines[-1] if lines else 0, str(error) or type(error).__name__) from error
    finally:
        BUDGET.reset(token)


def bound(pieces: Iterable[str]) -> Iterator[str]:
    """Give pieces of text as long as they come to no more than a message may."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST_WRITTEN:
            raise TooMuch(f"it writes more than {MOST_WRITTEN:,} characters")
        yield piece


def fill_shipped(part: Part, values: Mapping[str, object]) -> str:
    """Give what a packaged template makes of a message, however long that is."""
    return read_template(part, load_shipped(part)).render(values)


@cache
def load_shipped(part: Part) -> str:
    """Give a packaged template, which is what a user's own begins as."""
    return (files("alerts") / "templates" / NAMES[part]).read_text(encoding="utf-8")
