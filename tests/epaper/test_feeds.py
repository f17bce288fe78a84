"""A feed's bytes as sites give them: what is the day's, once, with its text; what cannot be placed is said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from monitor.epaper import NotPublished, ReadError, read_article, read_issue, read_page_index
from monitor.records import Article, ArticleLink, PageIndex, PageLink, Paper, Skin, Snapshot

DAY = date(2031, 5, 14)
HOST = "kb.example.org"
URL = f"https://{HOST}/rss/01.xml"
SKIN = Skin(id="feed", page_links="", article_links="", headline="", body="")
PAPER = Paper(
    id="qlkb",
    name="青岚快报",
    level="prefecture",
    place="云岭省临川市",
    family="feed",
    skin=SKIN,
    hosts=(HOST,),
    feeds=(("要闻", URL), ("政务", f"https://{HOST}/rss/02.xml")),
)
LINKED = replace(PAPER, skin=replace(SKIN, headline="h1", body="#text"))
TODAY = "Wed, 14 May 2031 08:00:00 +0800"


def make_item(
    title: str = "临川新辟三条公交线路",
    link: str = "/n/a.html",
    day: str = TODAY,
    text: str = "<p>本报讯　三条公交线路昨日开通。</p>",
    guid: str = "",
) -> str:
    named = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return (
        f"<item><title>{title}</title><link>{link}</link>{named}<pubDate>{day}</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
    )


def make_feed(*items: str, head: str = "") -> str:
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>"


def take(text: str, encoding: str = "utf-8") -> Snapshot:
    return Snapshot(url=URL, fetched_at=datetime(2031, 5, 14, 6, tzinfo=UTC), content=text.encode(encoding))


def read_list(text: str, paper: Paper = PAPER, encoding: str = "utf-8", day: date = DAY) -> PageIndex:
    link = PageLink(number=1, label="要闻", section="要闻", url=URL)
    return read_page_index(paper, day, take(text, encoding), link)


def read_all(text: str, encoding: str = "utf-8") -> list[Article]:
    page = read_list(text, encoding=encoding)
    return [read_article(PAPER, DAY, page, link, take(text, encoding)) for link in page.articles]


def test_the_paper_s_feeds_are_the_issue_s_pages() -> None:
    issue = read_issue(PAPER, DAY, take(make_feed(make_item())))
    assert [(page.number, page.section, page.url) for page in issue.pages] == [
        (1, "要闻", URL),
        (2, "政务", f"https://{HOST}/rss/02.xml"),
    ]


@pytest.mark.parametrize(
    ("printed", "is_today"),
    [
        (TODAY, True),
        ("Tue, 13 May 2031 15:59:59 GMT", False),
        ("Tue, 13 May 2031 16:00:00 GMT", True),
        ("2031-05-14T23:59:59+08:00", True),
        ("2031-05-14T16:30:00Z", False),
        ("2031-05-14 00:10:00", True),  # no zone: the paper's own
        ("2031-05-14 23:50:00", True),
        ("Wed, 14 May 2031 23:30:00", True),
        ("Wed, 14 May 2031 22:00:00 CST", True),  # China's, not America's, where it would be the next day
        ("Wed, 14 May 2031 01:00:00 CST", True),
        ("2031年5月14日 星期三", True),
        ("2031年5月13日", False),
        ("2031/05/14 9:05", True),
        ("2031-05-13T23:50:00", False),
        ("Thu, 15 May 2031 00:10:00 +0900", True),  # 23:10 in the paper's zone
        ("Tue, 13 May 2031 23:50:00 -0400", True),  # 11:50 of the day
        ("2031-05-15T08:00:00+08:00", False),  # of an issue to come
    ],
)
def test_an_item_is_of_the_day_in_the_paper_s_zone(printed: str, *, is_today: bool) -> None:
    page = read_list(make_feed(make_item(day=printed)))
    assert (len(page.articles), page.left_out) == (int(is_today), ())


def test_an_item_without_a_date_is_of_the_day_in_its_address() -> None:
    items = (make_item(day="", link="/20310514/1.html"), make_item(day="", link="/2031/05/13/2.html"))
    page = read_list(make_feed(*items))
    assert [link.url for link in page.articles] == [f"https://{HOST}/20310514/1.html"]


def test_items_without_any_day_are_left_out_and_named() -> None:
    """threats: C9."""
    page = read_list(make_feed(make_item(), make_item("市图书馆延长开放", "/n/b.html", day="不详")))
    assert [link.title for link in page.articles] == ["临川新辟三条公交线路"]
    assert page.left_out == ("1 items say no day: 市图书馆延长开放",)


def test_the_full_content_comes_before_the_description() -> None:
    name = "content:encoded"
    full = (
        f"<{name} xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<p>一。</p><p>二。</p>]]></{name}>"
    )
    [article] = read_all(make_feed(make_item().replace("</item>", f"{full}</item>")))
    assert article.paragraphs == ("一。", "二。")
    assert (article.paper_id, article.day, article.page, article.section) == ("qlkb", DAY, 1, "要闻")


def test_plain_text_has_a_paragraph_a_line() -> None:
    assert read_all(make_feed(make_item(text="　　第一段，a &lt; b。\n　　第二段。")))[0].paragraphs[1] == "第二段。"


def test_entities_are_read_once_or_twice_written() -> None:
    title = "“微改造”&amp;amp;“精提升” &amp;mdash; 观察"
    [article] = read_all(make_feed(make_item(title, text="<p>A&nbsp;&amp;&nbsp;B</p>")))
    assert article.headline == "“微改造”&“精提升” — 观察"
    assert article.paragraphs == ("A\xa0&\xa0B",)


def test_one_guid_is_one_article_and_one_link_of_several_items_names_none() -> None:
    """threats: C9."""
    text = make_feed(
        make_item("甲", "/", guid="1"),
        make_item("乙", "/", guid="2"),
        make_item("甲", "/", guid="1"),
        head=f"<link>https://{HOST}/</link>",
    )
    assert [article.headline for article in read_all(text)] == ["甲", "乙"]
    assert len({link.url for link in read_list(text).articles}) == 2


def test_relative_links_are_resolved_and_other_hosts_are_not_asked() -> None:
    page = read_list(make_feed(make_item(link="../n/a.html"), make_item("外链", "https://elsewhere.org/x")), LINKED)
    assert [(link.url, link.source) for link in page.articles] == [(f"https://{HOST}/n/a.html", "")]
    assert page.left_out == ("1 items lead to no address of the paper's hosts: 外链",)


def test_a_linked_page_is_read_by_the_paper_s_selectors() -> None:
    page = read_list(make_feed(make_item()), LINKED)
    html = "<h1>临川新辟三条公交线路</h1><div id='text'><p>　　三条线路昨日开通。</p></div>"
    snapshot = replace(take(html), url=page.articles[0].url)
    article = read_article(LINKED, DAY, page, page.articles[0], snapshot)
    assert (article.headline, article.paragraphs) == ("临川新辟三条公交线路", ("三条线路昨日开通。",))


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8"])
def test_a_feed_in_gbk_keeps_rare_characters_whatever_it_declares(declared: str) -> None:
    text = make_feed(make_item("章金喆谈春耕")).replace("utf-8", declared)
    assert read_all(text, encoding="gb18030")[0].headline == "章金喆谈春耕"


def test_a_feed_that_is_not_well_formed_is_read_and_said() -> None:
    page = read_list(make_feed(make_item("春耕 & 秋收"), make_item("乙", "/n/b.html")))
    assert len(page.articles) == 2
    assert page.left_out[0].startswith("the feed is not well-formed")


def test_of_a_feed_that_is_cut_the_last_item_is_left_out() -> None:
    whole = make_feed(make_item("甲"), make_item("乙", "/n/b.html", text="<p>一半还在路上，另一半没有到。</p>"))
    page = read_list(whole[: whole.rindex("另一半")])
    assert [link.title for link in page.articles] == ["甲"]
    assert page.left_out == ("the feed is cut: its last item was left out",)


def test_atom_with_authors_and_html_titles() -> None:
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>"
        f"<entry><title type='html'>&lt;b&gt;甲&lt;/b&gt;</title><link href='https://{HOST}/a'/><id>urn:1</id>"
        "<updated>2031-05-14T01:00:00Z</updated><author><name>本报记者 齐路远</name></author>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>一。</p><p>二。</p></div></content>"
        "</entry></feed>"
    )
    [article] = read_all(text)
    assert (article.headline, article.authors, article.paragraphs) == ("甲", ("齐路远",), ("一。", "二。"))


def test_a_feed_without_items_of_the_day_is_not_published_yet() -> None:
    yesterday = make_item(day="Tue, 13 May 2031 08:00:00 +0800")
    with pytest.raises(NotPublished):
        read_issue(PAPER, DAY, take(make_feed(yesterday)))
    assert read_list(make_feed(yesterday)).articles == ()
    with pytest.raises(NotPublished):
        read_issue(PAPER, DAY, take(make_feed()))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html><body>维护中</body></html>", "is no RSS or Atom feed"),
        ("", "is no RSS or Atom feed"),
        ("<" * 200_000, "is no RSS or Atom feed"),
        (make_feed(make_item(day="不详")), "no item says its day"),
        (make_feed(make_item(day="Thu, 15 May 2031 08:00:00 +0800")), "it reaches back to 2031-05-15"),
        ("<item>" * 10_001, "10001 items"),
        (make_feed(make_item(text="字" * 4_000_000)), "more than the 4000000"),
    ],
)
def test_what_cannot_be_the_day_s_feed_is_a_fault_and_no_empty_day(text: str, why: str) -> None:
    """threats: C10."""
    with pytest.raises(ReadError, match=why):
        read_issue(PAPER, DAY, take(text))


def test_no_entity_is_expanded_into_more_than_there_is() -> None:
    """threats: C8."""
    bombs = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    text = make_feed(make_item("&e11;", text="x")).replace("<rss", f"<!DOCTYPE rss [<!ENTITY e0 '字'>{bombs}]><rss")
    assert all(len(link.title) < 1000 for link in read_list(text).articles)


def test_at_most_300_items_of_a_day_are_read_and_the_rest_is_said() -> None:
    """threats: C9."""
    page = read_list(make_feed(*(make_item(f"第{n}条", f"/n/{n}.html") for n in range(310))))
    assert len(page.articles) == 300
    assert page.left_out[-1].startswith("10 items come after the first 300")


def test_an_item_that_the_feed_no_longer_has_is_a_fault() -> None:
    gone = ArticleLink(url=f"https://{HOST}/n/gone.html", title="", position=0, source=URL)
    with pytest.raises(ReadError, match="no such item"):
        read_article(PAPER, DAY, read_list(make_feed()), gone, take(make_feed(make_item())))


@pytest.mark.parametrize("kind", ["path", "file:// address"])
def test_a_feed_that_names_a_file_opens_none(tmp_path: Path, kind: str) -> None:
    """threats: B9."""
    other = tmp_path / "feed.xml"
    other.write_text(make_feed(make_item()), encoding="utf-8")
    with pytest.raises(ReadError):
        read_list(str(other) if kind == "path" else other.as_uri())


def test_an_item_whose_link_is_no_address_says_no_day_by_it() -> None:
    page = read_list(make_feed(make_item(), make_item("无日期的一条", link="http://[", day="")))
    assert [link.title for link in page.articles] == ["临川新辟三条公交线路"]


@pytest.mark.parametrize(
    ("text", "why"),
    [("<a>" * 400_001, "400001 tags"), ("<item/>" * 10_001, "10001 items"), ("x" * 4_000_001, "4000001 characters")],
)
def test_a_feed_beyond_all_bounds_is_refused_before_it_is_parsed(text: str, why: str) -> None:
    """threats: C2, C9."""
    with pytest.raises(ReadError, match=why):
        read_list(text)
