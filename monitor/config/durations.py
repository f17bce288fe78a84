"""Lengths of time as config.yaml has them in, as the records want them out, or what is wrong and a hint."""

import re
from datetime import timedelta
from typing import Annotated, Any, Final, Literal

from pydantic import PlainValidator
from pydantic.json_schema import WithJsonSchema

from alerts.receivers import Wait
from monitor.config.values import wrong

LENGTH: Final = re.compile(r"([0-9]{1,4})([smhd])")
UNITS: Final = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
MOST_WAIT: Final = timedelta(days=1)
NEVER: Final = timedelta(days=36_500)  # longer than any archive goes back


def check_duration(text: object) -> timedelta:
    """Read a time written 90s, 5m, 6h or 3d."""
    found = LENGTH.fullmatch(str(text))
    if found is None or not (length := int(found[1]) * UNITS[found[2]]):
        raise wrong(f"`{text}` is no length of time", "write it as 5m, 6h or 3d (s, m, h, d)")
    return length


def check_wait(text: object) -> Wait:
    """Read how long alerts wait for each other: a time up to a day, `issue` or `none`."""
    if text == "issue":
        return "issue"
    wait = timedelta() if text == "none" else check_duration(text)
    if wait > MOST_WAIT:
        raise wrong(f"`{text}` is more than a day", "for that there are digests: `rate: daily`")
    return wait


def check_repeat(text: object) -> timedelta:
    """Read after which time the same may be told at once again: a time or `never`."""
    return NEVER if text == "never" else check_duration(text)


SCHEMA: Final[dict[str, Any]] = {"type": "string", "pattern": "^[0-9]{1,4}[smhd]$"}
Duration = Annotated[timedelta, PlainValidator(check_duration), WithJsonSchema(SCHEMA)]
WaitKey = Annotated[
    timedelta | Literal["issue"],
    PlainValidator(check_wait),
    WithJsonSchema({"anyOf": [SCHEMA, {"enum": ["issue", "none"]}]}),
]
Repeat = Annotated[timedelta, PlainValidator(check_repeat), WithJsonSchema({"anyOf": [SCHEMA, {"enum": ["never"]}]})]
