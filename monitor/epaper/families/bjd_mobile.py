"""The mobile e-paper of 北京日报 and 北京晚报: addresses in, what they say out. One page lists the whole issue.

paperindex.htm                                       a script that leads to the current issue
mobile/YYYY/YYYYMMDD/YYYYMMDD_m.html                 the issue: headings, and rows with data-href
mobile/YYYY/YYYYMMDD/YYYYMMDD_001/content_YYYYMMDD_001_1.htm     an article
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/20\d{2}/(20\d{2})(\d{2})(\d{2})/",
    page=r"/20\d{6}_m\.html?$",
    article=r"/content_20\d{6}_\w{1,4}_\d+\.html?$",
)
READER = make_html_reader(lambda _: SITE)
