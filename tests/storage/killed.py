"""A process that takes one alert from article to receiver and kills itself at the point it is told.

Arguments: the store's path, the file that plays the receiver (a line for each message it takes), the point.
"""

import os
import signal
import sys
from pathlib import Path

from monitor.records import Outcome, Result
from storage import hold_daemon_lock, open_store
from storage.articles import save_article
from storage.outbox import claim_due, queue, record_outcome, rescue
from tests.factories import NOW, make_facts
from tests.storage.samples import FAR, make_delivery, stored_alert

POINTS = (
    "in transaction",
    "after article",
    "after queue",
    "after commit",
    "after claim",
    "after send",
    "after outcome",
)


def main(path: Path, receiver: Path, last: str) -> None:
    """Go the whole way, or to the point."""

    def reach(point: str) -> None:
        if point == last:
            os.kill(os.getpid(), signal.SIGKILL)

    article, alert = stored_alert()
    with hold_daemon_lock(path):
        store = open_store(path, daemon=True)
        rescue(store, NOW)
        with store.transaction():
            reach("in transaction")
            saved = save_article(store, article, make_facts(), digest=None, now=NOW)
            reach("after article")
            if saved.state == "new":
                queue(store, [alert], [make_delivery(alert)])
            reach("after queue")
        reach("after commit")
        for claim in claim_due(store, FAR, 10):
            reach("after claim")
            with receiver.open("a") as lines:
                lines.write(f"{claim.message_id} {claim.attempt} {claim.possibly_sent}\n")
            reach("after send")
            record_outcome(store, claim, Outcome(result=Result.ACCEPTED), NOW, None)
        reach("after outcome")
        store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
