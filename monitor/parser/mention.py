"""The record of one place where a story names a person, with the posts that stand there (提及)."""

from dataclasses import dataclass

from monitor.records import Post, Where

Stretch = tuple[int, int]  # where something begins and ends


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One place where a person is named: folded `start`..`end` of `where`, in `story.sentences[sentence]`.

    `person` is the folded name of the Person, the fullest the story has (this place may print less of it: 江主席).
    `title_before` and `title_after` are the folded places of the posts that belong to it there, or None; `more_titles`
    those of further runs (a career told behind the name); `group`
    numbers the list that it stands in (names joined by 、 or run together, posts between them allowed), 0 for none.
    `official` is true where a post or a rank word (省领导) stands with it.
    """

    person: str
    where: Where
    start: int
    end: int
    sentence: int
    title_before: Stretch | None = None
    title_after: Stretch | None = None
    more_titles: tuple[Stretch, ...] = ()
    group: int = 0
    posts: tuple[Post, ...] = ()
    official: bool = False
    rule: str = ""
