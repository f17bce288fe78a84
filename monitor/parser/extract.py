"""Orders the readers of one article: people and their posts first, then what they did, then documents and phrases."""

from monitor.records import Article, Facts

PARSER_VERSION = "1.0.0"


def extract(article: Article) -> Facts:
    """Read the facts out of one article."""
    raise NotImplementedError(article.id)
