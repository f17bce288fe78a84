"""pydantic's complaints about a config in, faults with a place and a suggestion out. No fault shows a secret."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monitor.config import (
    clause_models,
    folder_models,
    health_models,
    link_models,
    models,
    receiver_models,
    watch_models,
)
from monitor.config.nearest import suggest, suggest_value
from monitor.config.source import INCLUDE
from monitor.yamlfile.document import Document, Fault, Steps

KINDS: Final[Mapping[str, type[BaseModel]]] = {
    "email": receiver_models.EmailSection,
    "slack": receiver_models.SlackSection,
    "feishu": receiver_models.FeishuSection,
    "dingtalk": receiver_models.DingTalkSection,
    "wecom": receiver_models.WeComSection,
    "webhook": receiver_models.WebhookSection,
    "apprise": receiver_models.AppriseSection,
    "atom": receiver_models.AtomSection,
}
SECTIONS: Final[Mapping[tuple[str, ...], type[BaseModel]]] = {
    (): models.ConfigSection,
    ("defaults",): watch_models.Narrowing,
    ("folders",): folder_models.FolderSection,
    ("health",): health_models.HealthSection,
    ("links",): link_models.LinksSection,
    ("watches",): watch_models.WatchSection,
    ("watches", "people"): clause_models.PersonSection,
    ("watches", "posts"): clause_models.PostSection,
    ("watches", "groups"): clause_models.GroupSection,
    ("watches", "topics"): clause_models.TopicSection,
    ("watches", "phrases"): clause_models.PhraseSection,
    ("watches", "events"): clause_models.EventSection,
    ("watches", "changes"): clause_models.ChangeSection,
    ("watches", "documents"): clause_models.DocumentSection,
    ("watches", "absent"): clause_models.AbsenceSection,
    ("watches", "together"): clause_models.TogetherSection,
    ("watches", "together", "people"): clause_models.PersonSection,
    ("watches", "together", "topic"): clause_models.TopicSection,
    **{
        (*above, "unless", *below): section
        for above in (("watches",), ("defaults",))
        for below, section in (
            ((), watch_models.ExclusionSection),
            (("people",), clause_models.PersonSection),
            (("topics",), clause_models.TopicSection),
            (("events",), clause_models.EventSection),
        )
    },
}
CLAUSES: Final = {path: section for path, section in SECTIONS.items() if path[:1] == ("watches",) and len(path) == 2}  # noqa: PLR2004 - a watch's lists
SECRETS: Final = frozenset({"`password`", "`secret`", "`token`", "`url`"})
TYPES: Final[Mapping[str, str]] = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a section with keys",
    "model_type": "a section with keys",
    "model_attributes_type": "a section with keys",
}
BOUNDS: Final[Mapping[str, str]] = {
    "greater_than_equal": "be at least {ge}",
    "less_than_equal": "be at most {le}",
    "greater_than": "be more than {gt}",
    "too_short": "hold at least {min_length} entry",
}
BY_NAME: Final[Mapping[Steps, str]] = {  # sections whose entries have names
    ("topics",): "name each: `topics: {低空经济: [低空, 无人机]}`; words to be told of stand in a watch's `topics`",
    ("receivers",): "name each: `receivers: {desk: {kind: email, ...}}`",
}
NAMES: Final[Mapping[type, str]] = {
    str: "the text",
    int: "the number",
    float: "the number",
    bool: "the truth value",
}


def explain_errors(error: ValidationError, document: Document) -> tuple[Fault, ...]:
    """Make a fault of each complaint."""
    return tuple(explain_error(details, document) for details in error.errors(include_url=False))


def explain_error(details: ErrorDetails, document: Document) -> Fault:
    """Say what is wrong at one place. The kinds of complaint are pydantic's; the words are for people."""
    explain = EXPLANATIONS.get(details["type"], explain_type)
    return explain(strip_kind(details["loc"]), details, document)


def strip_kind(location: tuple[int | str, ...]) -> Steps:
    """Take the receiver's kind out of pydantic's location: it is not in the file's own way there."""
    if location[:1] == ("receivers",) and len(location) > 2 and location[2] in KINDS:  # noqa: PLR2004
        return (*location[:2], *location[3:])
    return location


def explain_wrong(steps: Steps, details: ErrorDetails, document: Document) -> Fault:
    """Pass on what a check of `monitor.config.values` found."""
    return document.make_fault(steps, str(details["ctx"]["message"]), str(details["ctx"]["hint"]))


def explain_unknown_key(steps: Steps, details: ErrorDetails, document: Document) -> Fault:  # noqa: ARG001 - one shape
    """Name the key and the nearest one that there is, or all of them."""
    keys = tuple(find_section(steps[:-1], document).model_fields)
    homes = [path[-1] for path, section in CLAUSES.items() if steps[-1] in section.model_fields]
    hint = suggest(str(steps[-1]), keys) or f"there are {', '.join(keys)}"
    if steps[-1] == INCLUDE:
        hint = "it is an entry of a list, as `watches: [{include: watches.yaml}]`"
    elif homes and keys == tuple(watch_models.WatchSection.model_fields):
        hint = f"it is a key of an entry of {', '.join(f'`{home}`' for home in homes)}"
    return document.make_fault(steps, f"unknown key `{steps[-1]}`", hint, key=True)


def explain_missing(steps: Steps, details: ErrorDetails, document: Document) -> Fault:  # noqa: ARG001 - one shape
    """Name the key and what it is for."""
    field = find_section(steps[:-1], document).model_fields[str(steps[-1])]
    return document.make_fault(steps[:-1], f"the key `{steps[-1]}` is missing", field.description or "", key=True)


def explain_value_error(steps: Steps, details: ErrorDetails, document: Document) -> Fault:
    """Put a record's own complaint (`field: what is wrong`) at that field when the file has it."""
    text = str(details["ctx"]["error"])
    field = text.partition(": ")[0]
    return document.make_fault((*steps, field) if document.holds((*steps, field)) else steps, text)


def explain_no_kind(steps: Steps, details: ErrorDetails, document: Document) -> Fault:  # noqa: ARG001 - one shape
    """Say which kinds of receiver there are."""
    return document.make_fault(steps, "the key `kind` is missing", f"kind: {', '.join(KINDS)}", key=True)


def explain_kind(steps: Steps, details: ErrorDetails, document: Document) -> Fault:
    """Say which kind of receiver is the nearest."""
    kind = str(details["ctx"]["tag"])
    hint = suggest(kind, KINDS) or f"there are {', '.join(KINDS)}"
    return document.make_fault((*steps, "kind"), f"no kind `{kind}` of receiver", hint)


def explain_choice(steps: Steps, details: ErrorDetails, document: Document) -> Fault:
    """Say which values there are and which is the nearest."""
    given, expected = details["input"], str(details["ctx"]["expected"])
    choices = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    hint = suggest(str(given), choices) or f"there are {', '.join(choices)}"
    return document.make_fault(steps, f"{get_name(steps)} cannot be {describe(given, secret=False)}", hint)


def explain_type(steps: Steps, details: ErrorDetails, document: Document) -> Fault:
    """Say what stands there and what belongs there; the value itself only where it cannot be a secret."""
    name, given = get_name(steps), details["input"]
    if (bound := BOUNDS.get(details["type"])) is not None:
        return document.make_fault(steps, f"{name} must {bound.format(**details['ctx'])}")
    wanted = TYPES.get(details["type"], "something else")
    if given is None:
        hint = "write it, or delete the key"
        return document.make_fault(steps, f"{name} is empty: {wanted} belongs here", hint, key=True)
    message = f"{name} must be {wanted}, not {describe(given, secret=name in SECRETS)}"
    return document.make_fault(steps, message, BY_NAME.get(steps, "") or suggest_value(given, wanted))


def get_name(steps: Steps) -> str:
    """Give the key that a value stands under, that of its list for an entry, in quotes."""
    return next((f"`{step}`" for step in reversed(steps) if isinstance(step, str)), "the file")


def describe(value: Any, *, secret: bool) -> str:
    """Name a value: its type, and itself when it is short and no secret."""
    if isinstance(value, dict):
        return "a section with keys"
    if isinstance(value, list):
        return "a list"
    return NAMES.get(type(value), "this") if secret else f"{NAMES.get(type(value), 'this')} `{str(value)[:60]}`"


def find_section(steps: Steps, document: Document) -> type[BaseModel]:
    """Give the model of the section at `steps`."""
    if steps[:1] == ("receivers",):
        return KINDS[document.value["receivers"][steps[1]]["kind"]]
    return SECTIONS[tuple(step for step in steps if isinstance(step, str))]


EXPLANATIONS: Final[Mapping[str, Callable[[Steps, ErrorDetails, Document], Fault]]] = {
    "wrong": explain_wrong,
    "extra_forbidden": explain_unknown_key,
    "missing": explain_missing,
    "value_error": explain_value_error,
    "union_tag_not_found": explain_no_kind,
    "union_tag_invalid": explain_kind,
    "literal_error": explain_choice,
}
