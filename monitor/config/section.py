"""What every part of config.yaml has in common: strict types, no unknown keys, one entry for a list of one."""

from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from monitor.config.values import make_list

Item = TypeVar("Item")


class OrOne:
    """Says in the JSON Schema that a list of one may be written without its brackets."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        rows = handler(core)
        return {"anyOf": [rows["items"], rows]}


OneOrMore: TypeAlias = Annotated[list[Item], BeforeValidator(make_list), OrOne()]


class Section(BaseModel):
    """What every part of the file has in common: types are meant as written, unknown keys are faults."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)
