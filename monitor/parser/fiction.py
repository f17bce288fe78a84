"""A story in, whether it is a novel's chapter out (小说): it has the press's grammar, but nobody holds its offices."""

import re

from monitor.parser.text import Story

MARKED = re.compile(  # as the heading of a chapter or a column says it; 第三回合 and 第一章里 are news
    r"(?:^|[\s_—：|》])第\s?[0-9一二三四五六七八九十百千零两]+\s?(?:章|回(?!合|归))|（(?:长篇|中篇|短篇|微型|小)*小说(?:连载)?）"
    r"|(?:小说|长篇)连载|连载[（：]?\s?[0-9一二三四五六七八九十百]+"
)


def is_fiction(story: Story) -> bool:
    """Tell whether a text is fiction, by its heading: its officials hold and change no office, its papers are none."""
    return bool(MARKED.search(story.heading.text))
