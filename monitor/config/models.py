"""The shape of config.yaml as pydantic models: each key's type, default and description; unknown keys are faults.

The descriptions are the key reference (docs/config.md) and what editors show. `to_record` makes the frozen records of
`alerts.clauses`, `alerts.watches` and `alerts.receivers`, which check themselves.
"""

from pydantic import Field

from alerts.receivers import Language
from monitor.config.folder_models import FolderSection
from monitor.config.health_models import HealthSection
from monitor.config.link_models import LinksSection
from monitor.config.receiver_models import AnyReceiver
from monitor.config.section import OneOrMore, Section
from monitor.config.values import HeaderText, ListWord, TimeZone, Word
from monitor.config.watch_models import Narrowing, Papers, WatchSection


class ConfigSection(Section):
    """The whole file."""

    store: Word = Field(
        default="yaowen.db",
        description="The database file; relative to $STATE_DIRECTORY where a service has one, else to this file.",
    )
    papers: Papers = Field(
        description="The papers to follow, by id or name, or chosen: `level:provincial`, `place:长三角`; "
        "`[]` where only folders are watched.",
    )
    paper_files: OneOrMore[Word] = Field(
        default=[], description="Files with papers of your own, relative to this file."
    )
    folders: list[FolderSection] = Field(default=[], description="Folders where pages are put: files, not a site.")
    contact: HeaderText = Field(
        default="", description="Who runs this, a mail or web address: papers see it as the User-Agent."
    )
    language: Language = Field(default="zh", description="Language of messages, `zh` or `en`.")
    timezone: TimeZone = Field(default="Asia/Shanghai", description="Time zone of digests.")
    defaults: Narrowing = Field(
        default=Narrowing(), description="What holds for every watch that does not say otherwise."
    )
    topics: dict[Word, OneOrMore[ListWord]] = Field(
        default={}, description="Topics of your own, each with its words; a shipped topic's name adds words to it."
    )
    links: LinksSection = Field(default=LinksSection(), description="Where a web server of yours shows the archive.")
    health: HealthSection | None = Field(
        default=None, description="How others see that the reading goes on, and who hears when it does not."
    )
    templates: Word | None = Field(
        default=None,
        description="Your own templates for messages: a folder, relative to this file; `yaowen templates` fills one.",
    )
    watches: list[WatchSection] = Field(default=[], description="What you want to know.")
    receivers: dict[str, AnyReceiver] = Field(default={}, description="Who is told, each under an id of its own.")
