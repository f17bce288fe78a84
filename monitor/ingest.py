"""Files of a paper's day in; their articles stored, and the alerts that were asked for queued, out.

The same way as a fetched page from the snapshot on; that the files are old news does not matter: somebody asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monitor.desk import Desk, Tell, store_article
from monitor.records import Failure, Page, Paper, Snapshot, Stage
from storage.articles import Saved
from storage.errors import StoreError
from storage.runs import record_failure
from storage.snapshots import save_snapshot

LARGEST = 16 * 1_048_576  # bytes of one file, as of one fetched page


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingested:
    """What came of the files: each article as saved, and the failures."""

    saved: tuple[Saved, ...]
    failures: tuple[Failure, ...]


def ingest(
    desk: Desk, paper: Paper, day: date, files: Iterable[Path], *, number: int | None = None, tell: Tell = Tell.ALL
) -> Ingested:
    """Store what the files print as that day's issue; a file that cannot be read does not stop the others."""
    saved: list[Saved] = []
    failures: list[Failure] = []
    for file in files:
        outcome = ingest_file(desk, paper, day, file, number, tell)
        if isinstance(outcome, Failure):
            record_failure(desk.store, outcome)
            failures.append(outcome)
        else:
            saved.extend(outcome)
    return Ingested(saved=tuple(saved), failures=tuple(failures))


def ingest_file(
    desk: Desk, paper: Paper, day: date, file: Path, number: int | None, tell: Tell
) -> tuple[Saved, ...] | Failure:
    """Store one file's articles."""
    from monitor.epaper import EpaperError, read_file

    now = desk.now()
    try:
        content = read_bounded(file)
        page = read_file(file.name, content, paper=paper, day=day, number=number)
    except OSError as error:
        return Failure(stage=Stage.FETCH, subject=str(file), reason=error.strerror or str(error), at=now)
    except (EpaperError, ValueError) as error:
        return Failure(stage=Stage.READ, subject=str(file), reason=str(error), at=now)
    snapshot = Snapshot(url=f"file:{file.name}", fetched_at=now, content=content)
    digest = save_snapshot(desk.store, snapshot, paper_id=paper.id, day=day, kind="file", page=page.number)
    return (
        store_page(desk, paper, day, page, digest, tell)
        if page.articles
        else Failure(stage=Stage.READ, subject=str(file), reason="no article was found in it", at=now)
    )


def read_bounded(file: Path) -> bytes:
    """Read a file of at most LARGEST bytes. Raises OSError, ValueError."""
    with file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"larger than {LARGEST} bytes; no page is")
    return content


def store_page(desk: Desk, paper: Paper, day: date, page: Page, digest: str, tell: Tell) -> tuple[Saved, ...]:
    """Store the articles of a page, each in its own transaction; one that breaks a rule does not stop the others."""
    saved = []
    for article in page.articles:
        try:
            saved.append(store_article(desk, paper, article, digest=digest, followed_since=day, tell=tell))
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - around one article, as in the pipeline
            reason = f"{type(error).__name__}: {error}"[:300]
            subject = f"file of {paper.id} {day}: {article.headline}"
            record_failure(desk.store, Failure(stage=Stage.EXTRACT, subject=subject, reason=reason, at=desk.now()))
    return tuple(saved)
