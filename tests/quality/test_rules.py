"""Every rule that reads a fact of the written articles is described in docs/extraction.md."""

import re
from pathlib import Path

from monitor.answers.why import list_reasons
from monitor.parser import extract
from tests.quality.__main__ import find_corpora

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "extraction.md"


def test_every_rule_that_reads_a_fact_is_described() -> None:
    described = set(re.findall(r"`([^`]+)`", PAGE.read_text(encoding="utf-8")))
    rules = {reason.rule for one in find_corpora()["written"].read() for reason in list_reasons(extract(one.article))}
    families = {".".join(rule.split(".")[:2]) for rule in rules}
    assert families - described == set()
