"""A claim and its receiver in, the whole message out: subject, plain text, HTML, and the form of its channel. Pure.

The first line says who did what where; below stand the passage with the match marked, paper, day, page and link, and
why it matched. The same claim gives the same message, so that a message tried again can be told as the same.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from alerts.forms import FORMS, Draft
from alerts.inert import shorten
from alerts.receivers import Receiver
from alerts.views import DASH, Item, View, make_view
from alerts.wording import WORDS, say_day
from monitor.records import Claim, derive_id

MOST_SUBJECT = 150  # characters
MOST_MARK = 22  # of them for the mark of a possible duplicate
LEAST_SAID = 40  # of what happened, whatever stands around it


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What one receiver gets: `text` and `html` by mail; else `bodies`, the parts that its channel posts, now `part`.

    `message_id` is the same at each try; `at` is the moment of this one. Messages of one `thread` are of one watch and
    day. `reply_to` and `replaces` are as in the claim.
    """

    message_id: str
    receiver_name: str
    at: datetime
    subject: str
    text: str
    html: str
    bodies: tuple[bytes, ...]
    thread: str
    part: int = 0
    reply_to: str = ""
    replaces: str = ""

    @property
    def body(self) -> bytes:
        """The part to post now; the last one when the message has fewer than when its first part was taken."""
        return self.bodies[min(self.part, len(self.bodies) - 1)]


def render(claim: Claim, receiver: Receiver, now: datetime) -> Message:
    """Write the message of a claim in its receiver's language."""
    view = make_view(claim, receiver)
    subject = make_subject(claim, receiver, view)
    return Message(
        message_id=claim.message_id,
        receiver_name=receiver.shown,
        at=now,
        subject=subject,
        text=fill("message.txt.jinja", view, subject) if receiver.kind == "email" else "",
        html=fill("message.html.jinja", view, subject) if receiver.kind == "email" else "",
        bodies=FORMS[receiver.kind](Draft(claim=claim, receiver=receiver, view=view, subject=subject)),
        thread=name_thread(claim),
        part=claim.part,
        reply_to=claim.reply_to,
        replaces=claim.replaces,
    )


def name_thread(claim: Claim) -> str:
    """Name the thread of a message: that of its watch and day, or of all digests of its day when it has several."""
    watches = {alert.watch_id for alert in claim.alerts}
    days = {alert.day for alert in claim.alerts}
    return derive_id("thread", claim.receiver_id, max(days), *(watches if len(watches) == 1 else ()))


def make_subject(claim: Claim, receiver: Receiver, view: View) -> str:
    """Say in 150 characters what happened or, of a digest, how much to which watch."""
    words = WORDS[receiver.language]
    if len(claim.alerts) == 1:
        said = say_single(f"[{view.groups[0].title}] ", view.items[0])
    else:
        counts = Counter({group.title: len(group.items) for group in view.groups}).most_common()
        watches = words["join"].join(f"{title} {count}" for title, count in counts)
        day = claim.first_due_at.astimezone(ZoneInfo(receiver.timezone)).date()
        said = words["digest"].format(day=say_day(day, receiver.language), count=len(claim.alerts), watches=watches)
    mark = f"[{words['possibly_sent_mark']}] " if claim.possibly_sent else ""
    return shorten((mark + said).strip(), MOST_SUBJECT)


def say_single(before: str, item: Item) -> str:
    """Say what happened and where it is printed, with posts where there is room, cut only where there is none."""
    room = MOST_SUBJECT - MOST_MARK - len(before) - len(DASH) - len(item.source)
    line = item.line if len(item.line) <= room else shorten(item.brief, max(room, LEAST_SAID))
    return before + DASH.join(filter(None, (line, item.source)))


@cache
def load_templates() -> SandboxedEnvironment:
    """Give the packaged templates, in Jinja's sandbox; HTML is escaped by itself, plain text is not."""
    return SandboxedEnvironment(
        loader=PackageLoader("alerts"),
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(name: str, view: View, subject: str) -> str:
    """Fill one template."""
    return load_templates().get_template(name).render(view=view, words=WORDS[view.language], subject=subject)
