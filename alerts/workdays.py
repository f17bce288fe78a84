"""A country and a day in, whether people work there then out: weekends, public holidays and days worked instead (调休).

The rules are those of the `holidays` package; China's are published a year ahead, and years without such a notice yet
have weekends and the holidays that the law fixes.
"""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def load_calendar(country: str) -> "HolidayBase":
    """Give a country's calendar by its ISO 3166 code. Raises ValueError when there is none."""
    from holidays import country_holidays  # half a second, for those who ask only

    try:
        return country_holidays(country)
    except NotImplementedError as error:
        raise ValueError(f"workdays: no calendar of `{country}`; write a country's code, as CN or DE") from error


@cache
def is_workday(country: str, day: date) -> bool:
    """Say whether a day is worked in a country."""
    return load_calendar(country).is_working_day(day)
