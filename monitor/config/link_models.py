"""The shape of `links` in config.yaml as a pydantic model: addresses of a web server of one's own."""

from typing import Annotated

from pydantic import AfterValidator, Field

from alerts.inert import clean_link
from alerts.receivers import Links
from monitor.config.section import Section
from monitor.config.values import wrong


def check_pattern(text: str) -> str:
    """Refuse what is no address, lacks {article}, or has other words in braces."""
    filled = text.replace("{article}", "a1").replace("{watch}", "w1")
    if "{article}" not in text or not clean_link(filled) or {"{", "}"} & set(filled):
        raise wrong(f"no web address with {{article}} in it: {text!r}", "write https://host/articles/{article}")
    return text


Pattern = Annotated[str, AfterValidator(check_pattern)]


class LinksSection(Section):
    """Where a web server of your own shows what Yaowen has kept; without it messages name the commands that do."""

    archive: Pattern | None = Field(
        default=None, description="The archived article: an address with `{article}` in it, and `{watch}` if need be."
    )
    explain: Pattern | None = Field(
        default=None, description="Why it met the watch: an address with `{article}`, and `{watch}` if need be."
    )

    def to_record(self) -> Links:
        """Make the record."""
        return Links(archive=self.archive or "", explain=self.explain or "")
