"""Founder's classic e-paper (方正经典版): addresses in, what they say out.

paperindex.htm, index.htm or /           a meta refresh to the current issue's first page
html/YYYY-MM/DD/node_N.htm               a page; N is arbitrary (浙江日报 begins at 18, 湖南日报 at 201)
html/YYYY-MM/DD/content_N.htm?div=-1     an article; also content_1_1001.htm
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})-(\d{2})/(\d{2})/[^/]+$",
    page=r"/20\d{2}-\d{2}/\d{2}/node_\w{1,10}\.html?$",
    article=r"/20\d{2}-\d{2}/\d{2}/content_\d+(?:_\d+)?\.html?$",
)
READER = make_html_reader(lambda _: SITE)
