"""Files of a paper's day in; their articles stored, and the alerts that were asked for queued, out.

The same way as a fetched page from the snapshot on; that the files are old news does not matter: somebody asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from monitor.desk import Desk, Tell
from monitor.desk.issue import Story, do_each, read_alone, store_stories
from monitor.records import Failure, Page, Paper, Snapshot, Stage
from storage.articles import Saved
from storage.runs import record_failure
from storage.snapshots import save_snapshot

LARGEST = 16 * 1_048_576  # bytes of one file, as of one fetched page


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingested:
    """What came of the files: each article as saved, the failures, and what is odd about files that were read."""

    saved: tuple[Saved, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What one file holds: its stories, and what is odd about it."""

    stories: tuple[Story, ...]
    notes: tuple[str, ...]


def ingest(
    desk: Desk, paper: Paper, day: date, files: Iterable[Path], *, number: int | None = None, tell: Tell = Tell.ALL
) -> Ingested:
    """Store what the files print as that day's issue; a file that cannot be read does not stop the others."""
    stories: list[Story] = []
    failures: list[Failure] = []
    notes: list[str] = []
    for file in files:
        outcome = read_one(desk, paper, day, file, number)
        if isinstance(outcome, Failure):
            record_failure(desk.store, outcome)
            failures.append(outcome)
        else:
            stories.extend(outcome.stories)
            notes.extend(outcome.notes)
    stored = store_stories(desk, paper, day, stories, followed_since=day, tell=tell, note=partial(note, desk))
    saved = {one.saved.article_id: one.saved for one in stored}
    return Ingested(saved=tuple(saved.values()), failures=tuple(failures), notes=tuple(notes))


def note(desk: Desk, subject: str, error: Exception) -> None:
    """Keep the failure of an article."""
    reason = f"{type(error).__name__}: {error}"[:300]
    record_failure(desk.store, Failure(stage=Stage.EXTRACT, subject=subject, reason=reason, at=desk.now()))


def read_one(desk: Desk, paper: Paper, day: date, file: Path, number: int | None) -> Read | Failure:
    """Keep one file's snapshot and read its articles."""
    from monitor.epaper import EpaperError, read_file

    now = desk.now()
    try:
        content = read_bounded(file)
        page = read_file(file.name, content, paper=paper, day=day, number=number)
    except OSError as error:
        return Failure(stage=Stage.FETCH, subject=str(file), reason=error.strerror or str(error), at=now)
    except (EpaperError, ValueError) as error:
        return Failure(stage=Stage.READ, subject=str(file), reason=str(error), at=now)
    stories = keep_page(desk, paper, day, page, file.name, content)
    if not page.articles:
        return Failure(stage=Stage.READ, subject=str(file), reason="no article was found in it", at=now)
    return Read(stories=stories, notes=tuple(f"{file}: {text}" for text in page.notes))


def keep_page(desk: Desk, paper: Paper, day: date, page: Page, name: str, content: bytes) -> tuple[Story, ...]:
    """Keep the snapshot of a page that came as a file, and read its articles by themselves."""
    snapshot = Snapshot(url=f"file:{name}", fetched_at=desk.now(), content=content)
    digest = save_snapshot(desk.store, snapshot, paper_id=paper.id, day=day, kind="file", page=page.number)
    return read_page(desk, paper, day, page, digest)


def read_bounded(file: Path) -> bytes:
    """Read a file of at most LARGEST bytes. Raises OSError, ValueError."""
    with file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"larger than {LARGEST} bytes; no page is")
    return content


def read_page(desk: Desk, paper: Paper, day: date, page: Page, digest: str) -> tuple[Story, ...]:
    """Read the articles of a page, each by itself; one that breaks a rule does not stop the others."""
    subjects = ((f"file of {paper.id} {day}: {article.headline}", article) for article in page.articles)
    return do_each(
        (
            (subject, partial(read_alone, desk.topics, article, digest=digest, subject=subject))
            for subject, article in subjects
        ),
        partial(note, desk),
    )
