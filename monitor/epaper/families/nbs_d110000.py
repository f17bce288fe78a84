"""Founder's older e-paper (nbs): addresses in, what they say out.

html/YYYY-MM/DD/nbs.D110000renmrb_01.htm                 a page, by the paper's code and the page's number
html/YYYY-MM/DD/nw.D110000renmrb_20310514_1-01.htm       an article: day, place on the page, page
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})-(\d{2})/(\d{2})/[^/]+$",
    page=r"/20\d{2}-\d{2}/\d{2}/nbs\.D110000[a-z]+_\w{1,6}\.html?$",
    article=r"/20\d{2}-\d{2}/\d{2}/nw\.D110000[a-z]+_\d{8}_[\w-]+\.html?$",
)
READER = make_html_reader(lambda _: SITE)
