"""The older engine of 检察日报 and 福州日报: addresses in, what they say out.

YYYY/YYYYMMDD/YYYYMMDD_001/YYYYMMDD_001.html         a page in a folder of its own
YYYY/YYYYMMDD/YYYYMMDD_001/YYYYMMDD_001_2.htm        an article; with a running issue number: YYYYMMDD_001_7315_2.html
"""

from monitor.epaper.families.reader import make_html_reader
from monitor.epaper.site import make_site

SITE = make_site(
    day=r"/(20\d{2})(\d{2})(\d{2})_[A-Za-z]{0,2}\d{1,3}/[^/]+$",
    page=r"/20\d{6}_[A-Za-z]{0,2}\d{1,3}\.html?$",
    article=r"/20\d{6}_[A-Za-z]{0,2}\d{1,3}(?:_\d+){1,2}\.html?$",
)
READER = make_html_reader(lambda _: SITE)
