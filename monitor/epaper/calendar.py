"""A site's list of its issues in (period.xml, navi.xml); for each day where its issue begins, out.

Founder's engines write one a month: elements with a day (period_date, date) beside the first page's name or address
(front_page, url); a bare name lies in the day's folder, beside the month's list. What the elements around them are
called differs and does not count.
"""

from datetime import date

from monitor.epaper.errors import ReadError
from monitor.epaper.html import read_title
from monitor.epaper.lists import ANY_DAY
from monitor.epaper.site import make_day, resolve
from monitor.epaper.tree import parse_html

DAYS = ("period_date", "date")
PLACES = ("front_page", "url")


def read_calendar(text: str, url: str) -> dict[date, str]:
    """Read the days and the addresses of their first pages. Raises ReadError when it lists no day."""
    soup = parse_html(text, url)
    days: dict[date, str] = {}
    for tag in soup.find_all(DAYS):
        found = ANY_DAY.search(read_title(tag))
        day = make_day(*found.groups()) if found else None
        beside = tag.parent.find(PLACES) if tag.parent else None
        if day and (target := read_title(beside)):
            days[day] = resolve(url, target if "/" in target else f"{day:%d}/{target}")
    if not days:
        raise ReadError("no list of issues", ", ".join(DAYS), url)
    return days
