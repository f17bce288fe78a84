"""The JSON Schema (2020-12) of config.yaml and of its side files, for editors."""

from typing import Any, Final

from pydantic import Field

from monitor.config.clause_models import TopicSection
from monitor.config.models import ConfigSection
from monitor.config.section import Section
from monitor.config.watch_models import WatchSection

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SECTIONS: Final = (WatchSection, TopicSection, ConfigSection)  # a list's name is looked for in these, in this order


class Include(Section):
    """An entry that stands for the entries of a side file."""

    include: str = Field(description="A side file with more entries, relative to the file that names it.")


REFERENCE: Final = {"$ref": "#/$defs/Include"}


def config_schema() -> dict[str, Any]:
    """Give the schema of config.yaml."""
    schema = ConfigSection.model_json_schema()
    return {
        "$schema": DIALECT,
        **allow_side_files(schema),
        "$defs": {**allow_side_files(schema["$defs"]), "Include": Include.model_json_schema()},
        "title": "config.yaml of yaowen",
    }


def list_schema(name: str) -> dict[str, Any]:
    """Give the schema of a side file of one of LISTS."""
    whole = config_schema()
    section = next(section for section in SECTIONS if name in list_lists(section))
    found = whole if section is ConfigSection else whole["$defs"][section.__name__]
    entries = find_array(found["properties"][name])
    title = f"a side file of yaowen: {name}"
    return {"$schema": DIALECT, **entries, "$defs": whole["$defs"], "title": title}


def list_lists(section: type[Section]) -> tuple[str, ...]:
    """Give the names of a section's lists."""
    properties = section.model_json_schema()["properties"]
    return tuple(name for name, found in properties.items() if find_array(found))


def find_array(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the list among what a key may hold, {} for none."""
    if schema.get("type") == "array":
        return schema
    return next(filter(None, map(find_array, schema.get("anyOf", ()))), {})


def allow_side_files(schema: Any) -> Any:
    """Let a side file stand for entries of each list, and for each list."""
    if isinstance(schema, list):
        return [allow_side_files(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: allow_side_files(one) for key, one in schema.items()}
    if made.get("type") != "array":
        return made
    entries = {key: made.pop(key) for key in ("type", "minItems") if key in made}
    entries["items"] = {"anyOf": [made.pop("items"), REFERENCE]}
    return {"anyOf": [entries, REFERENCE], **made}


LISTS: Final = tuple(dict.fromkeys(name for section in SECTIONS for name in list_lists(section)))
