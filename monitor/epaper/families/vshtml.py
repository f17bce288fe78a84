"""The engine of 山西日报, 济南日报 and 四川日报: addresses in, what they say out.

shtml/{code}/YYYYMMDD/index.shtml        the issue's first page; also vlist.shtml
shtml/{code}/YYYYMMDD/v01.shtml          a page; also v1, vA1
shtml/{code}/YYYYMMDD/123456.shtml       an article
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})(\d{2})(\d{2})/[^/]+$",
    page=r"/20\d{6}/(?:v[A-Za-z]{0,2}\d{1,3}|index|vlist)\.s?html?$",
    article=r"/20\d{6}/\d+\.s?html?$",
)
READER = make_html_reader(lambda _: SITE)
