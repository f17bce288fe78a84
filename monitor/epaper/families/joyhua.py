"""The engine of joyhua.cn (哈尔滨日报, 南宁日报): addresses in, what they say out.

{code}/YYYYMMDD/html/index.htm                       the issue's first page
{code}/YYYYMMDD/html/page_02.htm                     the others; also page_02_content.htm
{code}/YYYYMMDD/html/index_content_000.htm           an article of the first page
{code}/YYYYMMDD/html/page_02_content_003.htm         an article of another; also content_003.htm
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})(\d{2})(\d{2})/html/[^/]+$",
    page=r"/20\d{6}/html/(?:index|page_\d{1,3})(?:_content)?\.html?$",
    article=r"/20\d{6}/html/(?:(?:index|page_\d{1,3})_)?content_\d+\.html?$",
)
READER = make_html_reader(lambda _: SITE)
