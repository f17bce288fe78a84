"""Founder's new e-paper (方正新版, amucsite): addresses in, what they say out.

{layout}/index.html                      the current issue
{layout}/YYYYMM/DD/node_01.html          a page; also node_1, node_001, node_A01, col01, l01, n_01
{content}/YYYYMM/DD/content_123.html     an article; also c123.html. Its folder does not follow from the page's.
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})(\d{2})/(\d{2})/[^/]+$",
    page=r"/20\d{4}/\d{2}/(?:node_?|col|l|n_)[A-Za-z]{0,2}\d{1,5}[A-Za-z]?\.html?$",
    article=r"/20\d{4}/\d{2}/(?:content_|c)\d[\w-]*\.html?$",
)
READER = make_html_reader(lambda _: SITE)
