"""Printed text and links in, the same without anything that a mail, a chat or a terminal obeys out. Pure.

Escaping for HTML or Slack is done where the output is made; here goes what has no place in any output: control
characters, marks that turn the direction of writing, invisible characters, line ends inside of a line.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

WHITE = re.compile(r"\s+")  # line ends of every kind too: U+0085, U+2028, U+2029, the separators U+001C to U+001F
# Controls, soft hyphen, zero-width characters, bidi marks and embeddings, fillers, specials, surrogates, tags.
OBEYED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
LINK_SAFE = "%/:=&?~#+!$,;@()*[]"  # what quote leaves as it is; blanks, quotes, <, >, | and \ are not among them
MOST_LINK = 2_000  # characters; browsers and chats take no more for sure
COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]")


def clean(text: str) -> str:
    """Give one line of text: white space runs and line ends become a blank, what would be obeyed is left out."""
    return WHITE.sub(" ", OBEYED.sub("", text))


def clean_link(url: str) -> str:
    """Give an http or https link as ASCII, its host in the form that cannot look like another; "" for anything else."""
    try:
        parts = urlsplit(clean(url).strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"[a-z0-9.-]+", host):
        return ""
    path, query, fragment = (quote(part, safe=LINK_SAFE) for part in (parts.path, parts.query, parts.fragment))
    link = urlunsplit((parts.scheme, host + port, path, query, fragment))
    return link if len(link) <= MOST_LINK else ""


def shorten(text: str, most: int) -> str:
    """Cut a text to `most` characters, the last of them …, without parting a letter from its accent."""
    if len(text) <= most:
        return text
    end = most - 1
    while end > 0 and COMBINING.match(text[end]):
        end -= 1
    return text[:end].rstrip() + "…"
