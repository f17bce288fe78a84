"""Days in, the same as readers of English write them out. Pure."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def show_day(day: date) -> str:
    """Write a day: 13 May 2031."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_days(start: date, end: date) -> str:
    """Say on which day, or from when to when: on 13 May 2031, from 13 to 14 May 2031."""
    if start == end:
        return f"on {show_day(start)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"from {start.day} to {show_day(end)}"
    return f"from {show_day(start)} to {show_day(end)}"
