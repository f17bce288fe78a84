"""An article in, the facts that it states out. Pure: no clock, no files but the parser's own tables, no network."""

from monitor.parser.extract import PARSER_VERSION, extract, recall
from monitor.parser.people.known import introduce

__all__ = ["PARSER_VERSION", "extract", "introduce", "recall"]
