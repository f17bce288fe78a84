"""The traps of e-paper sites that are on record, each on a page of a shipped paper's own markup."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.epaper import NotPublished, find_textless, read_article, read_issue, read_page_index
from monitor.epaper.doubles import unite_doubles
from monitor.papers.files import load_papers
from monitor.records import Article, ArticleLink, PageIndex, PageLink, Snapshot
from tests.factories import make_article

DAY = date(2031, 5, 14)
PAPERS = load_papers()
AMUC = "https://hbrb.hebnews.cn/pc/paper/layout/203105/14/node_01.html"
CLASSIC = "http://zzrb.zynews.cn/html/2031-05/14/node_3.htm"
FIRST = PageLink(number=1, label="第01版：要闻", section="要闻", url="")


def make_snapshot(url: str, text: str) -> Snapshot:
    return Snapshot(url=url, fetched_at=datetime(2031, 5, 13, 22, 0, tzinfo=UTC), content=text.encode())


def list_pages(paper: str, url: str, text: str) -> list[tuple[str, str]]:
    issue = read_issue(PAPERS[paper], DAY, make_snapshot(url, text))
    return [(page.label, page.url.removeprefix(url.rpartition("/")[0] + "/")) for page in issue.pages]


def index_page(paper: str, url: str, text: str) -> tuple[ArticleLink, ...]:
    return read_page_index(PAPERS[paper], DAY, make_snapshot(url, text), FIRST).articles


def list_articles(paper: str, url: str, text: str) -> list[tuple[str, str]]:
    return [(row.title, row.url.rpartition("/203105/14/")[2] or row.url) for row in index_page(paper, url, text)]


@pytest.mark.parametrize("first", ["node_1", "node_18", "node_51", "node_201", "node_7116", "node_121051"])
def test_the_first_page_s_number_says_nothing(first: str) -> None:
    url = CLASSIC.replace("node_3", first)
    page = f"<p><a id=pageLink href=./{first}.htm>第01版：头版</a></p><a href=content_1.htm>春耕</a>"
    assert list_pages("zhengzhou_ribao", url, page) == [("第01版：头版", f"{first}.htm")]


@pytest.mark.parametrize("folder", ["../../../content", "../../../c", "../../../con", "../../../cont", "."])
@pytest.mark.parametrize("file", ["content_77.html", "c77.html"])
def test_where_articles_lie_is_followed_and_not_built(folder: str, file: str) -> None:
    place = "" if folder == "." else "/203105/14"
    page = f"<ul id=articlelist><li><a href='{folder}{place}/{file}'>春耕时节</a></li></ul>"
    assert list_articles("hebei_ribao", AMUC, page) == [("春耕时节", file)]


def test_the_tablet_s_twin_and_other_schemes_are_no_more_pages() -> None:
    rows = [
        "node_01.html",
        "http://hbrb.hebnews.cn/pc/paper/layout/203105/14/node_01.html",
        "../../../../../pad/layout/203105/14/node_01.html",
        "node_02.html",
    ]
    page = "".join(f"<li><a href='{row}'>第0{row[-6]}版：要闻</a></li>" for row in rows)
    pages = list_pages("hebei_ribao", AMUC, f"<ul id=layoutlist>{page}</ul>")
    assert pages == [("第01版：要闻", "node_01.html"), ("第02版：要闻", "node_02.html")]


@pytest.mark.parametrize(
    "row", ["本版责编：温如玉", "责任编辑 温如玉", "本版编辑：甲 美编：乙", "导读", "公益广告", "版式设计：甲"]
)
def test_the_desk_s_rows_are_no_articles(row: str) -> None:
    page = "".join(
        f"<li><a href=../../../c/203105/14/content_{at}.html>{title}</a></li>" for at, title in enumerate(["春耕", row])
    )
    assert list_articles("hebei_ribao", AMUC, f"<ul id=articlelist>{page}</ul>") == [("春耕", "content_0.html")]


def test_links_to_earlier_days_are_left_out_and_do_not_move_the_day() -> None:
    rows = [("14", 1, "春耕"), ("13", 2, "昨日要闻"), ("14", 3, "长椅")]
    page = "".join(f"<li><a href=../../../c/203105/{day}/content_{at}.html>{title}</a></li>" for day, at, title in rows)
    assert [title for title, _ in list_articles("hebei_ribao", AMUC, f"<ul id=articlelist>{page}</ul>")] == [
        "春耕",
        "长椅",
    ]
    with pytest.raises(NotPublished):
        list_articles("hebei_ribao", AMUC, f"<ul id=articlelist>{page.replace('/14/', '/13/')}</ul>")


def test_one_id_on_every_row_and_tags_in_capitals_hide_no_page() -> None:
    page = "".join(f"<TR><TD><A ID=pageLink HREF=node_{at}.htm>第0{at}版：要闻</A></TD></TR>" for at in (3, 4, 5))
    pages = list_pages("zhengzhou_ribao", CLASSIC, f"<TABLE>{page}</TABLE><A HREF=content_1.htm>春耕</A>")
    assert [file for _, file in pages] == ["node_3.htm", "node_4.htm", "node_5.htm"]


def test_an_article_linked_by_title_picture_and_query_is_one_with_its_shape() -> None:
    page = """<a id=pageLink href=node_3.htm>第01版：头版</a>
      <map name=PagePicMap><area coords="1,2,30,40" href="content_501.htm?div=1">
      <area coords="x" href="content_502.htm?div=1"></map>
      <a href="content_501.htm?div=-1">春耕时节</a><a href="content_501.htm#article">[全文]</a>
      <a href="content_502.htm?div=-1">长椅</a>"""
    rows = index_page("zhengzhou_ribao", CLASSIC, page)
    assert [(row.title, row.url.rpartition("/")[2], row.area) for row in rows] == [
        ("春耕时节", "content_501.htm", "1,2,30,40"),
        ("长椅", "content_502.htm", ""),
    ]


@pytest.mark.parametrize(
    ("paper", "url", "row", "address"),
    [
        (
            "xinhua_meiri_dianxun",
            "http://mrdx.cn/content/20310514/Page01BC.htm",
            (
                "<div class=listdaohang><h4><a href=Page01BC.htm>01版：要闻</a></h4>"
                "<ul><li><a daoxiang=Articel01002NR.htm>春耕时节</a></li></ul></div>"
            ),
            "http://mrdx.cn/content/20310514/Articel01002NR.htm",
        ),
        (
            "wenhui_bao",
            "http://dzb.whb.cn/2031-05-14/1/index.html",
            '<div class="title_box list"><a data-href="detail-501.html">春耕时节</a></div>',
            "http://dzb.whb.cn/2031-05-14/1/detail-501.html",
        ),
        (
            "beijing_ribao",
            "https://bjrbdzb.bjd.com.cn/bjrb/mobile/2031/20310514/20310514_m.html",
            (
                "<div class=nav-items><div class=nav-panel-heading pdf_href=./20310514_001/x>第1版 要闻</div>"
                "<a data-href=./20310514_001/content_20310514_001_1.htm>春耕时节</a></div>"
            ),
            "https://bjrbdzb.bjd.com.cn/bjrb/mobile/2031/20310514/20310514_001/content_20310514_001_1.htm",
        ),
        (
            "jiancha_ribao",
            "http://newspaper.jcrb.com/2031/20310514/20310514_001/20310514_001.html",
            "<table><tr class=items onclick=\"window.location='20310514_001_1.htm'\"><td>春耕时节</td></tr></table>",
            "http://newspaper.jcrb.com/2031/20310514/20310514_001/20310514_001_1.htm",
        ),
    ],
    ids=["daoxiang", "data-href", "pdf_href", "onclick"],
)
def test_links_stand_in_other_attributes(paper: str, url: str, row: str, address: str) -> None:
    link = replace(FIRST, url=f"{url}#page=1") if PAPERS[paper].skin.whole_issue else FIRST
    (found,) = read_page_index(PAPERS[paper], DAY, make_snapshot(url, row), link).articles
    assert (found.title, found.url) == ("春耕时节", address)


@pytest.mark.parametrize("linked", ["", "<a href=../20310514_A02/20310514_A02.html>第A02版：要闻</a>"])
def test_a_program_s_list_of_pages_is_read(linked: str) -> None:
    url = "http://newspaper.jcrb.com/2031/20310514/20310514_001/20310514_001.html"
    page = f'<script>var banciArray="001,A02,003";</script>{linked}<a href=20310514_001_1.htm>春耕时节</a>'
    pages = read_issue(PAPERS["jiancha_ribao"], DAY, make_snapshot(url, page)).pages
    assert [page.url.rpartition("/")[2] for page in pages] == [
        "20310514_001.html",
        "20310514_A02.html",
        "20310514_003.html",
    ]
    assert [page.section for page in pages] == ["", "要闻" if linked else "", ""]
    with pytest.raises(NotPublished):
        read_issue(PAPERS["jiancha_ribao"], date(2031, 5, 15), make_snapshot(url, page))


TEXT = "全市春耕工作会议昨日召开，部署良种供应和农机调度。" * 4


@pytest.mark.parametrize("again", ["春耕时节", "人勤春来早"], ids=["same headline", "two headlines"])
def test_one_story_under_two_ids_is_one_with_both_places(again: str) -> None:
    one, two = (
        make_article(TEXT, headline, id=f"{at}", page=at, url=f"https://x.example/content_{at}.html")
        for at, headline in ((1, "春耕时节"), (4, again))
    )
    other = make_article(
        "街角的长椅换了新漆，老人们又坐满了。" * 5, "长椅", id="9", page=4, url="https://x.example/content_9.html"
    )
    stories = unite_doubles([one, two, other])
    assert [story.headline for story in stories] == ["春耕时节", "长椅"]
    assert [(place.page, place.headline) for place in stories[0].continuations] == [(4, again)]


def read(paper: str, text: str, title: str = "春耕时节") -> Article:
    index = PageIndex(number=1, section="要闻", articles=())
    url = "https://hbrb.hebnews.cn/pc/paper/c/203105/14/content_1.html"
    return read_article(
        PAPERS[paper], DAY, index, ArticleLink(url=url, title=title, position=0), make_snapshot(url, text)
    )


def test_a_picture_without_text_is_a_story_and_many_are_a_changed_template() -> None:
    """threats: C15."""
    page = "<h2 id=Title>湿地晨曲</h2><div id=ozoom><div class=attachment><img src=a.jpg></div></div>"
    story = read("hebei_ribao", page, "湿地晨曲")
    assert (story.headline, story.paragraphs) == ("湿地晨曲", ())
    assert find_textless([story, *[make_article(TEXT)] * 5]) == ()
    assert len(find_textless([story] * 5)) == 5


@pytest.mark.parametrize(
    "shown",
    [
        "<input type=hidden id=Text_author value='本报记者 温如玉'>",
        "<input type=hidden id=Text_author><div class=infor><span>本报记者 温如玉</span></div>",
    ],
    ids=["in a hidden field", "in print, beside an empty field"],
)
def test_the_first_of_the_places_that_names_an_author_counts(shown: str) -> None:
    page = f"<div id=news-header><h1>春耕时节</h1>{shown}</div><div id=news-con><p>{TEXT}</p></div>"
    assert read("dazhong_ribao", page).authors == ("温如玉",)


def test_founder_s_comment_and_tags_leave_nothing_in_the_text() -> None:
    page = f"""<table><tr><td class=font01><founder-title>春耕时节</founder-title></td></tr></table><div id=ozoom>
      <!--enpproperty <title><p>春耕时节</p></title><author>温如玉</author>/enpproperty--><!--enpcontent-->
      <founder-content><P>{TEXT}</P></founder-content><!--/enpcontent--></div>"""
    story = read("zhengzhou_ribao", page)
    assert (story.headline, story.authors, story.paragraphs) == ("春耕时节", ("温如玉",), (TEXT,))


@pytest.mark.parametrize(
    ("label", "number", "section"),
    [
        ("第01版：要闻", 1, "要闻"),
        ("01版：要闻", 1, "要闻"),
        ("第01版 要闻", 1, "要闻"),
        ("(GA01) 封面", 1, "封面"),
        ("01 - 封面", 1, "封面"),
        ("0607：跨版", 6, "跨版"),
        ("第四版：副刊", 4, "副刊"),
    ],
)
def test_pages_are_labelled_in_all_these_ways(label: str, number: int, section: str) -> None:
    page = f"<ul id=layoutlist><li><a href=node_01.html>{label}</a></li></ul>"
    (found,) = read_issue(PAPERS["hebei_ribao"], DAY, make_snapshot(AMUC, page)).pages
    assert (found.number, found.section) == (number, section)


def test_a_body_within_a_box_that_holds_the_heading_too_is_read_without_it() -> None:
    url = "https://zqb.cyol.com/pc/content/203105/14/content_1.html"
    text = """<div id="ozoom"><h3>街头新事</h3><h1>修鞋摊旁的夜读灯</h1><h2>一盏灯亮了三年</h2>
<founder-content><p>　　傍晚六点，柏河路口的修鞋摊亮起了灯。</p></founder-content></div>"""
    link = ArticleLink(url=url, title="修鞋摊旁的夜读灯", position=0)
    page = PageIndex(number=1, section="要闻", articles=(link,))
    read = read_article(PAPERS["zhongguo_qingnian_bao"], DAY, page, link, make_snapshot(url, text))
    assert (read.kicker, read.headline, read.subheads) == ("街头新事", "修鞋摊旁的夜读灯", ("一盏灯亮了三年",))
    assert read.paragraphs == ("傍晚六点，柏河路口的修鞋摊亮起了灯。",)


def test_a_page_s_own_base_says_where_its_links_lead_from() -> None:
    text = """<base href="https://hbrb.hebnews.cn/pc/paper/c/203105/14/"><ul id="articlelist">
<li><a href="content_7.html">修鞋摊旁的夜读灯</a></li><li><a href="content_8.html">老街口搬来消防站</a></li></ul>"""
    rows = index_page("hebei_ribao", AMUC, text)
    assert [row.url.rpartition("/paper/")[2] for row in rows] == [
        "c/203105/14/content_7.html",
        "c/203105/14/content_8.html",
    ]


@pytest.mark.parametrize(
    "gap", ["　　", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;", "&ensp;&ensp;", "&#8195;&#12288;", "\u2002"]
)
def test_no_gap_before_a_paragraph_is_part_of_it(gap: str) -> None:
    body = f"<p>{gap}傍晚六点，灯亮了。</p><p>{gap}孩子们来了。</p>"
    text = f'<h2 id="Title">修鞋摊旁的夜读灯</h2><div id="ozoom">{body}</div>'
    link = ArticleLink(url=f"{AMUC}x", title="修鞋摊旁的夜读灯", position=0)
    page = PageIndex(number=1, section="要闻", articles=(link,))
    read = read_article(PAPERS["hebei_ribao"], DAY, page, link, make_snapshot(AMUC, text))
    assert read.paragraphs == ("傍晚六点，灯亮了。", "孩子们来了。")
