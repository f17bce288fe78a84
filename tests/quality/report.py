"""Scores in, text for people out: a table of figures, and lists of errors."""

from collections.abc import Iterator, Mapping

from tests.quality.scoring import FIELDS, KINDS, Score

# What the project is held to on articles whose errors its authors may read (F1; of fields the share that is right).
GOALS = {
    "official names": 0.98,
    "posts": 0.96,
    "all persons": 0.96,
    "appointments": 0.93,
    "changes": 0.90,
    "documents": 0.98,
    "documents acted on": 0.95,
    "events": 0.90,
    "event people": 0.90,
    "event kind": 0.92,
    "event start": 0.97,
    "event end": 0.97,
    "event place": 0.92,
}


def write_table(title: str, score: Score, floors: Mapping[str, float]) -> Iterator[str]:
    """Write the figures of one set of articles; a goal that is not reached is marked."""
    yield f"{title}"
    yield f"  {'fact':<20}{'p':>8}{'r':>8}{'F1':>8}{'right':>7}{'found':>7}{'wanted':>7}{'floor':>8}{'goal':>7}"
    for kind in (*KINDS, *FIELDS):
        tally = score[kind]
        shares = f"{tally.precision:8.4f}{tally.recall:8.4f}" if kind in KINDS else " " * 16
        floor = f"{floors[kind]:8.3f}" if kind in floors else f"{'-':>8}"
        short = "" if tally.f1 >= GOALS[kind] else "  short of its goal"
        counts = f"{tally.right:7d}{tally.found:7d}{tally.wanted:7d}"
        yield f"  {kind:<20}{shares}{tally.f1:8.4f}{counts}{floor}{GOALS[kind]:7.2f}{short}"


def write_errors(score: Score) -> Iterator[str]:
    """Write each fact that was missed, and each that is not there, with its article."""
    for kind, tally in score.items():
        for label, errors in (("missed", tally.missed), ("extra", tally.extra)):
            if errors:
                yield f"\n## {kind}: {label} ({len(errors)})"
                yield from (f"  {article}  {fact}" for article, fact in errors)
