"""A message in words in, plain text in parts for services that take nothing else out. Pure."""

from collections.abc import Iterator

from alerts.forms.layout import Draft, Entry, Style, list_entries, number, pack
from alerts.receivers import AppriseSettings

STYLE = Style(escape=str, bold="【{}】", quote="> ")
MOST_TITLE = 150  # characters


def list_addresses(entry: Entry) -> Iterator[str]:
    """Give an alert's links, with its label each but the first."""
    for place, (label, link) in enumerate(entry.links):
        yield f"{label} {link}" if place else link


def write_plain(draft: Draft) -> tuple[bytes, ...]:
    """Give the texts, the first line of each its title."""
    settings = draft.receiver.settings
    if not isinstance(settings, AppriseSettings):
        raise TypeError(f"receiver {draft.receiver.id} is no Apprise receiver")
    entries = (
        list(filter(None, (entry.heading, entry.head, *entry.body, entry.source, *entry.notes, *list_addresses(entry))))
        for entry in list_entries(draft, STYLE, MOST_TITLE)
    )
    room = settings.characters - len(draft.words["possibly_sent"]) - 1
    parts = pack(entries, room, lambda line: len(line) + 1)
    warning = [draft.view.warning] if draft.view.warning else []
    return tuple(
        "\n".join([number(draft.subject, place, len(parts), MOST_TITLE), *warning, *lines]).encode()
        for place, lines in enumerate(parts, start=1)
    )
