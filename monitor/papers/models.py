"""What a file of papers may hold: pydantic's models of skins, layouts and papers, each value checked by itself."""

import re
from datetime import date
from typing import Annotated, ClassVar, Final, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from monitor.patterns import compile_pattern
from monitor.records import Family, Level

SHIPPED: Final = object()  # context of entries that the tests have checked: their selectors are compiled when used


def check_selector(text: str) -> str:
    """Refuse what is no CSS selector."""
    from soupsieve import SelectorSyntaxError
    from soupsieve import compile as compile_selector

    try:
        compile_selector(text)
    except SelectorSyntaxError as error:
        raise ValueError(f"is no CSS selector: {str(error).splitlines()[0]}") from error
    return text


def check_address(text: str) -> str:
    """Refuse what is no http address."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an address that begins with http:// or https://")
    return text


def check_template(text: str) -> str:
    """Refuse an address that does not name the day."""
    check_address(text)
    if not all(part in text for part in ("%Y", "%m", "%d")):
        raise ValueError("must name the day by %Y, %m and %d")
    return text


def check_zone(text: str) -> str:
    """Refuse a time zone that nobody knows."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {text!r}") from error
    return text


def check_pattern(text: str) -> str:
    """Refuse what is no regular expression."""
    try:
        compile_pattern(text)
    except ValueError as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return text


PATH = re.compile(r"[\w.]*")


def check_place(text: str, info: ValidationInfo) -> str:
    """Refuse what is neither a CSS selector nor a path in JSON (object.pagelist)."""
    return text if info.context is SHIPPED or PATH.fullmatch(text) else check_selector(text)


def check_groups(text: str) -> str:
    """Refuse a pattern that does not part an address's day into year, month and day."""
    if compile_pattern(check_pattern(text)).groups != 3:  # noqa: PLR2004
        raise ValueError("must have three groups: year, month, day")
    return text


def check_once(text: str) -> str:
    """Refuse an address with characters that no question may hold."""
    if any(letter.isspace() for letter in text):
        raise ValueError("must not hold spaces")
    return check_address(text)


Text = Annotated[str, Field(min_length=1, max_length=200)]
Reason = Annotated[str, Field(min_length=10, max_length=300)]
Place = Annotated[str, Field(max_length=500), AfterValidator(check_place)]
Address = Annotated[str, Field(max_length=500), AfterValidator(check_once)]
Template = Annotated[str, Field(max_length=500), AfterValidator(check_template)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Zone = Annotated[str, AfterValidator(check_zone)]
Pattern = Annotated[str, Field(max_length=200), AfterValidator(check_pattern)]
DayPattern = Annotated[str, Field(max_length=200), AfterValidator(check_groups)]
Day = Annotated[date, BeforeValidator(lambda value: date.fromisoformat(value) if isinstance(value, str) else value)]


class Entry(BaseModel):
    """What stands under an id: no unknown key, no text where a number belongs."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True, frozen=True)


class ListsEntry(Entry):
    """How lists in JSON are read; see records.JsonLists."""

    page: Text
    title: Text
    address: Text
    page_address: str = ""
    source: str = ""
    last_first: bool = False
    success: str = ""
    code: str = ""


class AddressesEntry(Entry):
    """The patterns of a site of its own; see records.Addresses."""

    day: DayPattern
    page: Pattern
    article: Pattern


class SelectorsEntry(Entry):
    """Places on the pages; in a paper's entry those that differ from its skin. See records.Skin."""

    page_links: Place | None = None
    article_links: Place | None = None
    headline: Place | None = None
    body: Place | None = None
    kicker: Place | None = None
    subheads: Place | None = None
    authors: Place | None = None
    page_label: Place | None = None
    issue_day: Place | None = None


class SkinEntry(SelectorsEntry):
    """A skin as its file gives it; see records.Skin."""

    page_links: Place
    article_links: Place
    headline: Place
    body: Place
    whole_issue: bool = False
    lists: ListsEntry | None = None

    @model_validator(mode="after")
    def check_lists(self) -> Self:
        """Refuse an empty place of a list in HTML; in JSON "" is the whole answer, and a feed's own texts need none."""
        if self.lists is None and self.body and not (self.page_links and self.article_links):
            raise ValueError("page_links and article_links must be CSS selectors")
        return self


class LayoutEntry(Entry):
    """How a site is, or was, built: what an earlier layout gives of a paper. See records.Paper."""

    family: Family
    skin: Text
    selectors: SelectorsEntry | None = None
    hosts: Annotated[list[Text], Field(min_length=1, max_length=20)]
    first_page: Template | None = None
    calendar: Address | None = None
    latest: Address | None = None
    addresses: AddressesEntry | None = None
    feeds: Annotated[dict[Text, Address], Field(max_length=20)] = {}
    encoding: str = ""
    headers: dict[str, str] = {}
    ignore_links: list[Pattern] = []
    pdf: bool = False

    @model_validator(mode="after")
    def check_entry(self) -> Self:
        """Refuse a layout without an entrance, and a site of its own that does not say how it writes addresses."""
        if (self.family == "feed") != bool(self.feeds):
            raise ValueError("feeds belong to the family feed, and that needs them: section and address of each")
        if not self.first_page and not self.latest and not self.feeds:
            raise ValueError("needs first_page, or latest where addresses do not follow the day")
        if (self.family == "custom") != (self.addresses is not None):
            raise ValueError("addresses belong to the family custom, and that needs them")
        return self


class EarlierEntry(LayoutEntry):
    """A layout of earlier days, up to and with `valid_until`."""

    valid_until: Day


class PaperEntry(LayoutEntry):
    """A paper as its file gives it; see records.Paper."""

    name: Text
    level: Level
    place: Text
    timezone: Zone = "Asia/Shanghai"
    opens: Clock = "05:00"
    closes: Clock = "23:00"
    pace: Annotated[float, Field(ge=0.0, le=600.0)] = 1.0
    allow_networks: list[Text] = []
    ignore_robots: Reason | None = None
    confidence: str = ""
    evidence: Day | None = None
    quirks: Annotated[str, Field(max_length=500)] = ""
    earlier: Annotated[list[EarlierEntry], Field(max_length=10)] = []
