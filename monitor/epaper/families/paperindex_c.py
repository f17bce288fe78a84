"""The engine of 法治日报, 新华每日电讯 and 大众日报: addresses in, what they say out.

content/PaperIndex.htm                   a meta refresh to YYYYMMDD/IssueIndex.htm, and from there to the first page
content/YYYYMMDD/Page01NU.htm            a page; the letters are the site's own and change: never built, only followed
content/YYYYMMDD/Articel01002MT.htm      an article, spelt so
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})(\d{2})(\d{2})/[^/]+$",
    page=r"/20\d{6}/Page\d{2,3}[A-Z]{0,3}\.html?$",
    article=r"/20\d{6}/Articel\d{3,8}[A-Z]{0,3}\.html?$",
)
READER = make_html_reader(lambda _: SITE)
