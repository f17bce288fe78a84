"""Checks of single values of config.yaml: text in, the value that the records want out, or what is wrong and a hint.

A check raises `wrong(message, hint)`; messages never hold a secret's value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, PlainValidator, ValidationInfo
from pydantic.json_schema import WithJsonSchema
from pydantic_core import PydanticCustomError

from alerts.patterns import compile_pattern
from alerts.receivers import ADDRESS, Secret
from monitor.config.nearest import suggest, suggest_choice, suggest_list, suggest_term
from monitor.config.secrets import FORMS, SOURCES, SecretError, find_secret, split_reference
from monitor.papers.selection import is_selection, list_choices, load_regions, select_papers
from monitor.records import APPOINTMENT_ACTIONS, DOCUMENT_ACTIONS, EVENT_KINDS, NAMING_ROLES, RANKS, Paper

CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
HEADER: Final = re.compile(r"[\x20-\x7e]{0,200}")
UNREAD_KEY: Final = "whsec_" + "A" * 32
UNREAD_URL: Final = "https://unread.invalid/"
UNREAD_APPRISE: Final = "json://unread.invalid"
FULL_WIDTH_COMMA: Final = re.compile(r"[，、；]")
PARTED: Final = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
PADDED: Final = 2  # characters of a name that papers print with a blank in it
OTHER_LANGUAGES: Final = (  # of other programs' lists of words
    (re.compile(r"^/.+/[a-z]*$"), "a regular expression stands under `regex`, without slashes"),
    (re.compile(r"^[!！]"), "words that must not be there stand under `none`"),
    (re.compile(r"^[+＋]\S"), "words that must all be there stand under `all`"),
    (re.compile(r"\s(?:AND|OR|NOT)\s"), "write the words under `all`, `any` and `none`"),
)
PLAIN_WORD: Final = r"[\u3400-\u9fff]{2,12}+(?:·[\u3400-\u9fff]{1,12}+){0,3}+"  # no check of words or names refuses it
PLAIN: Final = re.compile(PLAIN_WORD)
PLAIN_LINES: Final = re.compile(rf"(?:{PLAIN_WORD}\n)*+")
NOT_IN_NAMES: Final = re.compile(r"[，、；：,;:/（）()。]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a config may refer to: papers by id, receivers' ids and topics' names as written, secrets if looked up."""

    papers: Mapping[str, Paper]
    receivers: frozenset[str]
    subjects: frozenset[str] = frozenset()
    read_secrets: bool = True


def get_known(info: ValidationInfo) -> Known:
    """Give what the config may refer to."""
    if not isinstance(info.context, Known):
        raise TypeError("a config is validated with a Known as its context")
    return info.context


def wrong(message: str, hint: str = "") -> PydanticCustomError:
    """Make the error of one value."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


def check_paper(name: str, info: ValidationInfo) -> str:
    """Give the id of a paper written as its id or its Chinese name; a selection of papers stays as it is."""
    papers = get_known(info).papers
    if is_selection(name):
        if not select_papers(papers.values(), name):
            hint = suggest_choice(name, list_choices(papers.values()))
            raise wrong(f"no paper is meant by `{name}`", hint)
        return name
    names = {paper.name: paper.id for paper in papers.values()}
    if name in papers:
        return name
    if name in names:
        return names[name]
    near = suggest_list(name) or suggest(name, (*papers, *names))
    raise wrong(f"no paper `{name}`", near or "`yaowen papers` lists the known ones; others come in by `paper_files`")


def expand_papers(names: list[str], info: ValidationInfo) -> list[str]:
    """Give the ids of all papers that a list of ids and selections means; what is named by itself comes first."""
    papers = get_known(info).papers
    named = [name for name in names if not is_selection(name)]
    meant = (paper.id for name in names if is_selection(name) for paper in select_papers(papers.values(), name))
    return [*named, *(paper_id for paper_id in dict.fromkeys(meant) if paper_id not in named)]


def check_receiver(name: str, info: ValidationInfo) -> str:
    """Refuse a receiver that is not there."""
    receivers = get_known(info).receivers
    if name in receivers:
        return name
    there = f"there are {', '.join(sorted(receivers))}" if receivers else "add it under `receivers`"
    raise wrong(f"no receiver `{name}`", suggest_list(name) or suggest(name, receivers) or there)


def among(what: str, known: tuple[str, ...]) -> AfterValidator:
    """Refuse a word that is none of those known."""

    def check(word: str) -> str:
        if word in known:
            return word
        raise wrong(f"no {what} `{word}`", suggest_term(word, known))

    return AfterValidator(check)


def check_subject(name: str, info: ValidationInfo) -> str:
    """Refuse a topic that is neither in the lexicon nor among the user's own."""
    subjects = get_known(info).subjects
    if name in subjects:
        return name
    raise wrong(f"no topic `{name}` in the lexicon", suggest(name, subjects) or "add it under `topics` at the top")


def expand_places(names: list[str]) -> list[str]:
    """Give places, with those of a region (长三角) in its stead."""
    regions = load_regions()
    return list(dict.fromkeys(place for name in names for place in regions.get(name, (name,))))


def check_name(name: str) -> str:
    """Refuse a person's name that cannot stand in print as one: usually a list with Chinese commas."""
    if found := NOT_IN_NAMES.search(name):
        hint = "write one name an entry, with an ASCII comma between them: [张三, 李四]"
        raise wrong(f"`{name}` is not one name: it holds `{found[0]}`", hint)
    if PARTED.search(name) and len("".join(name.split())) > PADDED:
        hint = f"write it without; several names are a list, [{', '.join(name.split())}]"
        raise wrong(f"`{name}` is not one name: it holds a blank", hint)
    return check_word(name)


def check_person(name: str) -> str:
    """Refuse what no person is called."""
    if len(name.strip()) == 1:
        raise wrong(f"`{name}` is one character: it would be found in other words", "write the name in full")
    return check_name(name)


def check_word(word: str) -> str:
    """Refuse a word with nothing in it: it would be found everywhere. Spaces around it do not count."""
    if not word.strip():
        raise wrong("an empty text would match everything", "write the word, or delete the entry")
    return word.strip()


def check_list_word(word: str) -> str:
    """Refuse a word of a list that is a list itself, written with Chinese commas."""
    for pattern, hint in OTHER_LANGUAGES:
        if pattern.search(word):
            raise wrong(f"`{word}` is taken as it stands, signs and all", hint)
    if found := FULL_WIDTH_COMMA.search(word):
        hint = "separate words with an ASCII comma; for a phrase with a comma in it, take its longest part"
        raise wrong(f"`{word}` holds `{found[0]}` (全角)", hint)
    return check_word(word)


def check_pattern(pattern: str) -> str:
    """Refuse a regular expression that RE2 does not take, and one that holds everywhere."""
    try:
        compile_pattern(pattern)
    except ValueError as error:
        raise wrong(str(error)) from error
    return pattern


def check_address(address: str) -> str:
    """Refuse what is not one mail address by itself."""
    if ADDRESS.fullmatch(address):
        return address
    raise wrong(f"`{address}` is no mail address", "write it as desk@example.org, without a display name")


def check_header(text: str) -> str:
    """Refuse what cannot stand in a header of mail or HTTP."""
    if HEADER.fullmatch(text):
        return text
    raise wrong("only ASCII letters, digits and signs can be sent here", "at most 200 of them")


def check_timezone(name: str) -> str:
    """Refuse a time zone that there is not."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        hint = suggest(name, available_timezones()) or "write it as Asia/Shanghai or Europe/Berlin"
        raise wrong(f"no time zone `{name}`", hint) from error
    return name


def check_clock(text: str) -> str:
    """Refuse what is not a time of day."""
    if CLOCK.fullmatch(text):
        return text
    raise wrong(f"`{text}` is no time of day", 'write it as "08:00"')


def parse_clock(text: str) -> time:
    """Make a time of day of a checked text."""
    hour, minute = map(int, text.split(":"))
    return time(hour, minute)


def check_day(text: object) -> date:
    """Read a day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise wrong(f"`{text}` is no day", "write it as 2031-05-20") from error


def check_window(text: object) -> tuple[time, time]:
    """Read hours written 22:00-07:00."""
    start, dash, end = (part.strip() for part in str(text).partition("-"))
    if not dash or start == end or not (CLOCK.fullmatch(start) and CLOCK.fullmatch(end)):
        raise wrong(f"`{text}` are no hours", 'write them as "22:00-07:00"')
    return parse_clock(start), parse_clock(end)


def check_country(code: str) -> str:
    """Refuse a country that has no calendar of holidays."""
    from holidays import list_supported_countries

    known = list_supported_countries()
    if code.upper() in known:
        return code.upper()
    raise wrong(f"no calendar of `{code}`", suggest(code.upper(), known) or "write a country's code, as CN or DE")


def look_up(reference: object, info: ValidationInfo, stand_in: str) -> Secret:
    """Give the secret behind a reference, or `stand_in` where nothing is sent and the secret may be out of reach."""
    if not isinstance(reference, str):
        raise wrong("a secret's reference must be a text", f"write {FORMS}")
    try:
        split_reference(reference)
        return Secret(find_secret(reference) if get_known(info).read_secrets else stand_in)
    except SecretError as error:
        raise wrong(str(error), error.hint) from error


def check_secret(reference: object, info: ValidationInfo) -> Secret:
    """Look up a password or a signing key."""
    return look_up(reference, info, UNREAD_KEY)


def check_secret_url(reference: object, info: ValidationInfo) -> Secret:
    """Look up an address that holds a token."""
    return look_up(reference, info, UNREAD_URL)


def check_apprise_url(reference: object, info: ValidationInfo) -> Secret:
    """Look up an address as Apprise writes it."""
    return look_up(reference, info, UNREAD_APPRISE)


def check_url(text: object, info: ValidationInfo) -> Secret:
    """Take an address as it is, or look it up: one that holds a token is a secret, too."""
    if isinstance(text, str) and text.startswith(("http://", "https://")):
        return Secret(text)
    if isinstance(text, str) and text.partition(":")[0] not in SOURCES:
        raise wrong("no web address (it is not shown: it may hold a token)", f"write https://host/..., or {FORMS}")
    return check_secret_url(text, info)


def make_list(value: Any) -> Any:
    """Let one entry stand for a list of one."""
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


Word = Annotated[str, AfterValidator(check_word)]
Pattern = Annotated[Word, AfterValidator(check_pattern)]
ListWord = Annotated[str, AfterValidator(check_list_word)]
PersonName = Annotated[str, AfterValidator(check_person)]
PaperRef = Annotated[str, AfterValidator(check_paper)]
ReceiverRef = Annotated[str, AfterValidator(check_receiver)]
PlaceName = Annotated[str, AfterValidator(check_name)]
Subject = Annotated[str, AfterValidator(check_subject)]
EventKind = Annotated[str, among("event kind", EVENT_KINDS)]
Rank = Annotated[str, among("rank", RANKS)]
Role = Annotated[str, among("role", NAMING_ROLES)]
ChangeAction = Annotated[str, among("action", APPOINTMENT_ACTIONS)]
DocumentAction = Annotated[str, among("action", DOCUMENT_ACTIONS)]
Address = Annotated[str, AfterValidator(check_address)]
HeaderText = Annotated[str, AfterValidator(check_header)]
TimeZone = Annotated[str, AfterValidator(check_timezone)]
Clock = Annotated[str, AfterValidator(check_clock)]
Day = Annotated[date, PlainValidator(check_day), WithJsonSchema({"type": "string", "format": "date"})]
Window = Annotated[tuple[time, time], PlainValidator(check_window), WithJsonSchema({"type": "string"})]
Country = Annotated[str, AfterValidator(check_country)]
HookUrl = Annotated[
    Secret,
    PlainValidator(check_url),
    WithJsonSchema({"type": "string", "pattern": "^(env|file|credential|https?):.+"}),
]
