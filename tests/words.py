"""What a command of the tests says of itself and is told in; the words, its explanation or a refusal, out.

Most of these commands run for minutes or write files: none of them may do so because somebody asked what it does.
"""

import sys
from typing import NoReturn


def read_words(about: str | None, *, most: int = 0, numbers: bool = False, options: tuple[str, ...] = ()) -> list[str]:
    """Give the words of the command line: at most so many, with `numbers` whole numbers only.

    `-h` and `--help` print `about` and end the program; an option that is not among `options` ends it with 2.
    """
    words = sys.argv[1:]
    if not {"-h", "--help"}.isdisjoint(words):
        sys.stdout.write(f"{(about or '').strip()}\n")
        sys.exit(0)
    for word in words:
        if word.startswith("-") and word not in options:
            refuse(f"no option {word}")
        if numbers and not word.isdecimal():
            refuse(f"{word!r} is no number")
    if len(words) > most:
        refuse(f"too much: {' '.join(words[most:])}")
    return words


def refuse(why: str) -> NoReturn:
    """Say what is wrong with the words and end with 2."""
    sys.stderr.write(f"{why}; --help says what there is\n")
    sys.exit(2)
