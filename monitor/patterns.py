"""A user's regular expression in, the same ready to be asked out; the one door to RE2. Pure.

RE2 takes time linear in the text, whatever the pattern (https://github.com/google/re2/wiki/WhyRE2): an expression that
holds a backtracking engine for hours cannot hold up a page or an alert. It has no lookaround and no back references.
"""

from functools import lru_cache

import re2

MEMORY = 8 << 20  # bytes for one compiled expression


def make_options(*, case: bool = True) -> "re2.Options":
    """Give what all expressions have in common; with `case` it counts."""
    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    options.max_mem = MEMORY
    return options


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str, *, case: bool = True) -> "re2._Regexp":
    """Make an expression ready. Raises ValueError for what RE2 does not take."""
    try:
        return re2.compile(pattern, make_options(case=case))
    except re2.error as error:
        said = error.args[0] if error.args else ""
        why = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        raise ValueError(f"RE2 does not take `{pattern}`: {why}") from error
