"""Sites that no other paper has: how their addresses are written stands in the paper's entry, `addresses`."""

from functools import cache

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import Site, make_site
from monitor.patterns import compile_pattern
from monitor.records import Addresses, Paper


@cache
def compile_site(addresses: Addresses) -> Site:
    """Make the Site of an entry's patterns, once."""
    return make_site(day=addresses.day, page=addresses.page, article=addresses.article, prepare=compile_pattern)


def find_site(paper: Paper) -> Site:
    """Give how the paper's own site writes addresses. Raises ValueError for an entry that does not say."""
    if paper.addresses is None:
        raise ValueError(f"{paper.id}: a paper of the family custom needs `addresses`")
    return compile_site(paper.addresses)


READER = make_html_reader(find_site)
