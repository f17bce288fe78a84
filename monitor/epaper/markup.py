"""An HTML file that came by hand in, its page out: an article, or a page's list with the issue's pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from monitor.epaper.errors import ReadError
from monitor.epaper.general import END, LEAST_MARKED, General, Told, read_general
from monitor.epaper.html import count_han, find_forward, read_link, read_row, select
from monitor.epaper.imprint import Imprint, read_imprint
from monitor.epaper.kinship import squeeze
from monitor.epaper.labels import is_editorial, name_page, parse_label
from monitor.epaper.menus import Row
from monitor.epaper.site import drop_query
from monitor.epaper.story import compose_story, read_story
from monitor.epaper.tree import Tree, parse_html
from monitor.epaper.unfolding import unfold
from monitor.records import Article, Page, Skin

# No skin: every place is looked for.
ANY = Skin(id="", page_links="", article_links="", headline="", body="")


def read_markup(text: str, name: str, own: Iterable[Skin], others: Iterable[Skin], page: Page) -> Page:
    """Read a page by its paper's skins (`own`), else by another that fits it, else as a person would who knows none.

    As an article's page first, since these carry lists of pages and articles too. What is not known of the page is what
    it says itself. Raises ReadError with what was not found when it is neither an article nor a list.
    """
    soup = unfold(parse_html(text, name))
    known, tried = ([skin for skin in skins if skin.lists is None] for skins in (own, others))
    general = read_general(soup, text)
    reading = next(_list_readings(soup, text, known, tried, general, page.day), None)
    if reading is not None:
        return _make_page(page, *reading)
    if onward := find_forward(soup):
        raise ReadError(f"only leads on to {onward}", url=name)
    missed = f"neither an article nor a list of articles: {general.missed}; no titles that lead to articles"
    raise ReadError(missed, url=name)


def _list_readings(
    soup: Tree, text: str, known: Iterable[Skin], tried: Iterable[Skin], general: General, day: date | None
) -> Iterator[tuple[Imprint, tuple[Article, ...]]]:
    """Give what the page says of itself and its articles, by each way to read it, the surest first."""
    said = read_imprint(soup, text, ANY, general)
    if general.several:
        yield said, tuple(_compose(told, day or said.day) for told in general.several)
    for skin in known:
        if select(soup, skin.headline) and select(soup, skin.body):
            own = read_imprint(soup, text, skin, general)
            yield own, (read_story(skin, text, day or own.day, ""),)
    if stories := _tell(soup, text, tried, general, day or said.day):
        yield said, stories
    for skin in known:
        if rows := list_articles(soup, skin):
            yield read_imprint(soup, text, skin, general), _list_titles(rows)
    if general.rows:
        yield said, tuple(_list_row(row) for row in general.rows)
    for skin in tried:
        if select(soup, skin.page_links) and (rows := list_articles(soup, skin)):
            yield read_imprint(soup, text, skin, general), _list_titles(rows)


def _list_titles(rows: Mapping[str, str]) -> tuple[Article, ...]:
    return tuple(Article(headline=title, url=href) for href, title in rows.items())


def _list_row(row: Row) -> Article:
    """Make a story of a row; on a whole issue's list it stands under its page."""
    _, number, section = parse_label(row.label) if row.label else ("", None, "")
    return Article(headline=row.title, url=row.url, page=number, page_label=name_page(row.label), section=section)


def _tell(soup: Tree, text: str, skins: Iterable[Skin], general: General, day: date | None) -> tuple[Article, ...]:
    """Give the page's article: by a skin that agrees with what anybody reads there, else as anybody reads it.

    Where nobody would know a text for one, as a poem's, a skin is believed alone.
    """
    told = _compose(general.told, day) if general.told else None
    for skin in skins:
        if general.is_notice or not select(soup, skin.headline) or not select(soup, skin.body):
            continue
        try:
            story = read_story(skin, text, day, "")
        except ReadError:
            continue
        if _is_same(story, told) if told else _is_credible(story):
            return (_complete(story, told),)
    return (told,) if told else ()


def _complete(story: Article, told: Article | None) -> Article:
    """Put in what stands on the page and the skin has no place for."""
    if told is None:
        return story
    return replace(
        story,
        kicker=story.kicker or told.kicker,
        subheads=story.subheads or told.subheads,
        authors=story.authors or told.authors,
    )


def _is_same(story: Article, told: Article) -> bool:
    return (squeeze(story.headline), story.paragraphs) == (squeeze(told.headline), told.paragraphs)


def _is_credible(story: Article) -> bool:
    """Whether a text that only a skin's places speak for is one: some words, and not the page around them."""
    within = {squeeze(paragraph) for paragraph in story.paragraphs}
    told = "".join(paragraph for paragraph in story.paragraphs if not END.match(paragraph))
    return count_han(told) >= LEAST_MARKED and bool(story.headline) and squeeze(story.headline) not in within


def _compose(told: Told, day: date | None) -> Article:
    return compose_story(
        day=day,
        url="",
        kicker=told.kicker,
        headline=told.headline,
        subheads=told.subheads,
        authors=told.authors,
        paragraphs=told.paragraphs,
    )


def list_articles(soup: Tree, skin: Skin) -> dict[str, str]:
    """Give the title of each article that a page lists, by its address as printed; links to pages are none."""
    pages = {drop_query(read_link(tag)) for tag in select(soup, skin.page_links)}
    titles: dict[str, str] = {}
    for tag in select(soup, skin.article_links):
        href = read_link(tag)
        if href and drop_query(href) not in pages:
            titles[href] = titles.get(href) or read_row(tag)
    return {href: title for href, title in titles.items() if title and not is_editorial(title)}


def _make_page(page: Page, imprint: Imprint, stories: tuple[Article, ...]) -> Page:
    """Put what is known of the page, and what it says of itself, on it and on its articles."""
    _, number, section = parse_label(imprint.label) if imprint.label else ("", None, "")
    if number is None and imprint.label:
        number = next((link.number for link in imprint.pages if link.label == imprint.label), None)
    page = replace(
        page,
        paper=page.paper or imprint.paper,
        day=page.day or imprint.day,
        number=number if page.number is None else page.number,
        section=section,
        pages=imprint.pages,
    )
    articles = tuple(
        replace(
            story,
            paper=page.paper,
            day=page.day,
            page=page.number if story.page is None else story.page,
            page_label=story.page_label or name_page(imprint.label),
            section=story.section or section,
            position=at,
        )
        for at, story in enumerate(stories)
    )
    return replace(page, articles=articles)
