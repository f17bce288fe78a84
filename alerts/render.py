"""A claim and its receiver in, the whole message out: subject, plain text, HTML, and the form of its channel. Pure.

The first line says who did what where; below stand the passage with the match marked, paper, day, page and link, and
why it matched. The same claim gives the same message, so that a message tried again can be told as the same.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from alerts.forms import FORMS, Draft
from alerts.inert import clean, shorten
from alerts.labels import WORDS, Words
from alerts.receivers import Receiver, Template
from alerts.templating import TemplateFailed, fill_shipped, fill_template
from alerts.views import DASH, MOST_LINE, Item, View, make_view
from alerts.wording import say_day
from monitor.records import Claim, derive_id

MOST_SUBJECT = 150  # characters
MOST_MARK = 22  # of them for the mark of a possible duplicate
LEAST_SAID = 40  # of what happened, whatever stands around it
OPEN_END = re.compile(r"(?: ?[(（][^()（）]*| [A-Za-z'’-]+)…$")  # a bracket that was cut open, or a word


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """What one receiver gets: `text` and `html` by mail; else `bodies`, the parts that its channel posts, now `part`.

    `message_id` is the same at each try; `at` is the moment of this one. Messages of one `thread` are of one watch and
    day. `reply_to` and `replaces` are as in the claim. `faults` say which of the user's templates failed, and why.
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
    faults: tuple[str, ...] = ()

    @property
    def body(self) -> bytes:
        """The part to post now; the last one when the message has fewer than when its first part was taken."""
        return self.bodies[min(self.part, len(self.bodies) - 1)]


def render(claim: Claim, receiver: Receiver, now: datetime) -> Message:
    """Write the message of a claim in its receiver's language, by its own templates where it has any.

    A template that fails is left aside for the built-in one, and the message says so: no alert waits for it.
    """
    own = dict(receiver.templates)
    faults: list[TemplateFailed] = []
    while True:
        try:
            return write_message(claim, receiver, now, own, tuple(faults))
        except TemplateFailed as fault:
            if fault.part not in own:
                raise
            faults.append(fault)
            del own[fault.part]


def write_message(
    claim: Claim, receiver: Receiver, now: datetime, own: Mapping[Template, str], faults: tuple[TemplateFailed, ...]
) -> Message:
    """Write a message by these templates. Raises TemplateFailed."""
    words = WORDS[receiver.language]
    view = make_view(claim, receiver)
    places = words["semicolon"].join(
        fault.place for fault in faults
    )  # the reason is in the log: a chat has no room for it
    failed = words["template_failed"].format(fault=places) if faults else ""
    view = replace(view, warning=words["semicolon"].join(filter(None, (view.warning, failed))))
    if "line" in own:
        view = put_lines(view, own["line"])
    subject = make_subject(claim, receiver, view)
    if "subject" in own:
        said = fill_template("subject", own["subject"], {"view": view, "words": words, "subject": subject})
        subject = shorten(clean(said).strip(), MOST_SUBJECT) or subject
    values = {"view": view, "words": words, "subject": subject}
    parts: tuple[Template, ...] = ("text", "html") if receiver.kind == "email" else ()
    written = {
        part: fill_template(part, own[part], values) if part in own else fill_shipped(part, values) for part in parts
    }
    return Message(
        message_id=claim.message_id,
        receiver_name=receiver.shown,
        at=now,
        subject=subject,
        text=written.get("text", ""),
        html=written.get("html", ""),
        bodies=FORMS[receiver.kind](Draft(claim=claim, receiver=receiver, view=view, subject=subject)),
        thread=name_thread(claim),
        part=claim.part,
        reply_to=claim.reply_to,
        replaces=claim.replaces,
        faults=tuple(map(str, faults)),
    )


def put_lines(view: View, source: str) -> View:
    """Let a template write the first line of each alert. Raises TemplateFailed."""
    words = WORDS[view.language]
    groups = tuple(
        replace(group, items=tuple(put_line(item, group.title, words, source) for item in group.items))
        for group in view.groups
    )
    return replace(view, groups=groups)


def put_line(item: Item, watch: str, words: Words, source: str) -> Item:
    """Let a template write the first line of an alert, also where there is little room. Raises TemplateFailed."""
    said = clean(fill_template("line", source, {"item": item, "watch": watch, "words": words})).strip()
    line = shorten(said, MOST_LINE)
    return replace(item, line=line, brief=line, deed=line) if line not in {"", item.line} else item


def name_thread(claim: Claim) -> str:
    """Name the thread of a message: that of its watch and day, or of all digests of its day when it has several."""
    watches = {alert.watch_id for alert in claim.alerts}
    days = {alert.day for alert in claim.alerts}
    return derive_id("thread", claim.receiver_id, max(days), *(watches if len(watches) == 1 else ()))


def make_subject(claim: Claim, receiver: Receiver, view: View) -> str:
    """Say in 150 characters what happened or, of a digest, how much to which watch."""
    words = WORDS[receiver.language]
    if len(view.items) == 1:
        said = say_single(f"[{view.groups[0].title}] ", view.items[0])
    else:
        counts = Counter({group.title: len(group.items) for group in view.groups}).most_common()
        watches = words["join"].join(f"{title} {count}" for title, count in counts)
        day = claim.first_due_at.astimezone(ZoneInfo(receiver.timezone)).date()
        said = words["digest"].format(day=say_day(day, receiver.language), count=len(view.items), watches=watches)
    mark = f"[{words['possibly_sent_mark']}] " if claim.possibly_sent else ""
    return shorten((mark + said).strip(), MOST_SUBJECT)


def say_single(before: str, item: Item) -> str:
    """Say what happened and where it is printed; what there is no room for is left out, and cut only at last."""
    room = MOST_SUBJECT - MOST_MARK - len(before) - len(DASH)
    whole = ((item.line, item.source), (item.brief, item.source), (item.brief, item.printed), (item.deed, item.printed))
    for line, source in whole:
        if len(line) + len(source) <= room:
            return before + DASH.join(filter(None, (line, source)))
    cut = OPEN_END.sub("…", shorten(item.deed, max(room - len(item.printed), LEAST_SAID)))
    return before + DASH.join(filter(None, (cut, item.printed)))
