"""A message in words in, what a DingTalk group robot takes out: an ActionCard for one alert, else Markdown. Pure.

Its Markdown has no escape: signs that it obeys are written in full width (layout.widen). Nobody is called: `at` is not
sent, and @ is full width.
"""

from alerts.forms.layout import Draft, Style, link_markdown, list_entries, measure_json, number, pack, widen, write_json
from alerts.limits import LIMITS

LIMIT = LIMITS["dingtalk"]
MOST_TITLE = 150  # characters
FRAME_SIZE = 3_500  # bytes: the title twice, warning, a link
STYLE = Style(escape=widen, bold="**{}**", quote="> ")


def write_dingtalk(draft: Draft) -> tuple[bytes, ...]:
    """Give the messages."""
    parts = pack(list_lines(draft), LIMIT.size - FRAME_SIZE, lambda line: measure_json(f"{line}\n\n"))
    return tuple(write_part(draft, part, place, len(parts)) for place, part in enumerate(parts, start=1))


def list_lines(draft: Draft) -> list[list[str]]:
    """Give each alert as lines; the link of a single one is the card's button."""
    single = len(draft.view.items) == 1
    return [
        [
            *([f"#### {widen(entry.heading)}"] if entry.heading else []),
            *filter(None, (entry.head, *entry.body)),
            *map(widen, filter(None, (entry.source, *entry.notes))),
            *(link_markdown(*link) for link in entry.links[single:]),
        ]
        for entry in list_entries(draft, STYLE, MOST_TITLE)
    ]


def write_part(draft: Draft, lines: tuple[str, ...], part: int, parts: int) -> bytes:
    """Write one message; lines are paragraphs, since single line ends are no line ends there."""
    title = number(draft.subject, part, parts, MOST_TITLE)
    warning = [widen(draft.view.warning)] if draft.view.warning else []
    text = {"title": title, "text": "\n\n".join([f"### {widen(title)}", *warning, *lines])}
    links = [item.link for item in draft.view.items]
    if len(links) == 1 and links[0]:
        card = {**text, "singleTitle": draft.words["read"], "singleURL": links[0]}
        return write_json({"msgtype": "actionCard", "actionCard": card})
    return write_json({"msgtype": "markdown", "markdown": text})
