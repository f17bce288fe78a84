"""What was read of the papers in, the line that says so in its reader's words out (覆盖说明). Pure."""

from collections.abc import Iterator
from datetime import date

from alerts.inert import clean
from alerts.labels import WORDS
from alerts.receivers import Language
from alerts.wording import NAMES, count_papers, say_day
from monitor.records import Coverage, Gap

MOST_GAPS = 5  # issues of a sort that are named; the rest is counted


def say_coverage(coverage: Coverage, language: Language) -> str:
    """Say how much of the papers was read of which days."""
    days = say_span(coverage.first, coverage.last, language)
    return WORDS[language]["coverage"].format(days=days, read=say_read(coverage, language))


def say_read(coverage: Coverage, language: Language) -> str:
    """Say how many pages of how many papers were read, and name what was not read whole."""
    words = WORDS[language]
    papers = count_papers(coverage.papers, language)
    how = "pages_read" if coverage.pages else "nothing_read"  # of how many, nobody knows before a page is read
    said = words[how].format(papers=papers, read=coverage.read, pages=coverage.pages)
    return clean(words["semicolon"].join((said, *list_gaps(coverage, language))))


def say_span(first: date, last: date, language: Language) -> str:
    """Say from which day to which."""
    days = [say_day(day, language) for day in dict.fromkeys((first, last))]
    return days[0] if first == last else WORDS[language]["until"].format(first=days[0], last=days[1])


def list_gaps(coverage: Coverage, language: Language) -> Iterator[str]:
    """Name what was not read whole: each issue that was read in part, then those not read at all and not yet."""
    words, several = WORDS[language], coverage.first != coverage.last
    parts = [say_part(gap, language, day=several) for gap in coverage.gaps if gap.why == "partial"]
    if parts:
        yield join_some(parts, language)
    for why in ("failed", "pending"):
        named = [say_issue(gap, language, day=several) for gap in coverage.gaps if gap.why == why]
        if named:
            yield words[f"gap_{why}"].format(papers=join_some(named, language))


def join_some(issues: list[str], language: Language) -> str:
    """Join issues, the first five by name."""
    words = WORDS[language]
    papers = words["join"].join(issues[:MOST_GAPS])
    return papers if len(issues) <= MOST_GAPS else words["gap_more"].format(papers=papers, all=len(issues))


def say_issue(gap: Gap, language: Language, *, day: bool) -> str:
    """Name an issue, with its day where there are several."""
    name = NAMES[language].paper(gap.paper)
    return f"{name} {say_day(gap.day, language)}" if day else name


def say_part(gap: Gap, language: Language, *, day: bool) -> str:
    """Say how much of an issue was read: 江岭日报 8版中已读7版."""
    words = WORDS[language]
    said = words["gap_partial" if gap.pages else "gap_read"].format(
        paper=say_issue(gap, language, day=day), read=gap.read, pages=gap.pages
    )
    return said + (words["gap_missed"].format(missed=gap.missed) if gap.missed else "")
