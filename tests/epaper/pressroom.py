"""A seed in, a newspaper page as PDF out, with what a person reads there: its stories, their headlines, their text.

Two families of layouts: `set_grid` cuts the page into areas on a grid of columns, again and again, and varies how each
is headed; `set_shaped` lays stories in shapes: around each other, around pictures, in columns of unequal width. Both
were written before any rule of the reader; the second was the control of its first draft.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from random import Random

from tests.epaper.continued import GIVEN, PLACES, SENTENCES, SUBJECTS, SURNAMES
from tests.epaper.typeset import Frame, Sheet, Type, flow, measure

ORDERS = ("logical", "rowwise", "shuffled", "singly")
KICKERS = (
    "{person}在{place}调研{thing}时强调",
    "全省{thing}现场会在{place}举行",
    "{place}召开{thing}推进会",
    "{organ}{count}个部门联合发力",
)
HEADLINES = (
    "{place}{thing}一线见闻",
    "{thing}铺就{place}振兴路",
    "{part}里的新日子",
    "把{thing}写在{place}大地上",
    "{place}全力推进{thing}",
    "{organ}的{count}个日夜",
    "{thing}让{place}焕发新活力",
)
SECOND_LINES = ("一张蓝图绘到底", "久久为功见成效", "小切口做出大文章", "群众日子节节高")
SUBHEADS = ("{person}出席并讲话", "已建成{part}{count}处", "{organ}牵头督办 年底前全部完成", "带动就业{count}人")
INTERTITLES = ("从无到有", "一笔长远账", "群众说了算", "下一步怎么走", "破题之策", "家门口的变化")
SECTIONS = ("要闻", "综合", "政务", "经济", "社会", "文化")


class NoRoomError(Exception):
    """A heading leaves no room for its story."""


@dataclass(kw_only=True)
class Printed:
    """A story as it is printed, which is how it should be read."""

    words: dict[str, str]
    kicker: str = ""
    headlines: list[str] = field(default_factory=list)
    subheads: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    mark: str = ""


@dataclass(kw_only=True)
class Print:
    """A page: its PDF, what stands on it, and its number and section."""

    pdf: bytes
    sheet: Sheet
    stories: list[Printed]
    number: int
    section: str
    name: str


class Desk:
    """The desk that sets one page by the draws of a seed."""

    def __init__(self, seed: int) -> None:
        self.draw = draw = Random(seed)  # noqa: S311 - the same pages for everybody
        self.subjects = draw.sample(SUBJECTS, len(SUBJECTS))
        size = draw.choice((8.5, 9.0, 9.5, 10.0, 10.5))
        self.body = Type(size=size, leading=size * draw.choice((1.25, 1.35, 1.45, 1.6)), justify=draw.random() < 0.85)
        self.gutter = size * draw.choice((1.0, 1.3, 1.6, 2.2))
        self.between = draw.choice(("none", "none", "stories", "columns"))
        self.across = draw.choice(("none", "rule", "rule"))
        self.sheet = Sheet(width=draw.choice((765.0, 880.0, 1000.0)), height=draw.choice((1105.0, 1280.0, 1400.0)))
        self.stories: list[Printed] = []
        self.number, self.section = draw.randint(1, 16), draw.choice(SECTIONS)

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    # --- words ---

    def find_words(self) -> dict[str, str]:
        draw = self.draw
        if not self.subjects:
            self.subjects = draw.sample(SUBJECTS, len(SUBJECTS))
        thing, part, organ = self.subjects.pop()
        return {
            "place": draw.choice(PLACES),
            "thing": thing,
            "part": part,
            "organ": organ,
            "person": draw.choice(SURNAMES) + draw.choice(GIVEN),
            "count": str(draw.randint(3, 99)),
        }

    def write_sentences(self, words: dict[str, str]) -> Iterator[str]:
        while True:
            for sentence in self.draw.sample(SENTENCES, len(SENTENCES)):
                person = self.draw.choice((words["person"], self.draw.choice(SURNAMES) + self.draw.choice(GIVEN)))
                yield sentence.format_map({**words, "count": str(self.draw.randint(3, 999)), "person": person})

    def open_story(self, words: dict[str, str]) -> str:
        draw = self.draw
        reporter = f"记者 {draw.choice(SURNAMES)}{draw.choice(GIVEN)}"
        return draw.choice(
            (
                f"本报{words['place']}5月13日电 （{reporter}）",
                f"本报讯（{reporter}）",
                f"本报讯 （{reporter} 通讯员 {draw.choice(SURNAMES)}{draw.choice(GIVEN)}）",
                f"新华社{words['place']}5月13日电 ",
                "",
            )
        )

    def fill(self, story: Printed, frames: list[Frame], style: Type, *, full: bool = False) -> None:
        """Write a story as long as its frames are, and set it."""
        sentences = self.write_sentences(story.words)
        mark = story.mark
        paragraphs = [self.open_story(story.words) + next(sentences)]
        placed, least = None, self.draw.uniform(0.86, 0.99)
        titles = self.draw.sample(INTERTITLES, len(INTERTITLES)) if self.chance(0.25) else []
        while True:
            longer = list(paragraphs)
            if len(longer[-1]) > self.draw.randint(40, 160):
                if titles and self.chance(0.3) and not longer[-1].startswith("^"):
                    longer.append("^" + titles.pop())
                longer.append(next(sentences))
            else:
                longer[-1] += next(sentences)
            marked = [*longer[:-1], longer[-1] + mark]
            found = flow(marked, frames, style)
            if found is None:
                break
            paragraphs, placed = longer, found
            if not full and found[1] > least:
                break
        placed = placed or flow([*paragraphs[:-1], paragraphs[-1] + mark], frames, style)
        if placed is None:
            raise NoRoomError
        self.sheet.pieces += placed[0]
        story.paragraphs = [paragraph.removeprefix("^") for paragraph in paragraphs]
        self.stories.append(story)

    def write_head(self, *, rich: bool) -> Printed:
        words, draw = self.find_words(), self.draw
        story = Printed(words=words, headlines=[draw.choice(HEADLINES).format_map(words)])
        if rich and self.chance(0.4):
            story.kicker = draw.choice(KICKERS).format_map(words)
        if rich and self.chance(0.25):
            story.headlines += draw.sample(SECOND_LINES, draw.choice((1, 1, 2)))
        if rich and self.chance(0.35):
            story.subheads = [one.format_map(words) for one in draw.sample(SUBHEADS, draw.choice((1, 1, 2)))]
        if self.chance(0.12):
            story.mark = f"（下转第{draw.randint(2, 16)}版）"
        return story

    # --- headings ---

    def head_across(self, story: Printed, frame: Frame, *, largest: float) -> float:
        """Set the heading at a frame's top and give its height."""
        draw, size = self.draw, min(largest, self.draw.choice((18.0, 22.0, 26.0, 32.0, 40.0)))
        longest = max(measure(line, 1.0) for line in story.headlines)
        size = min(size, frame.width / longest)
        size = max(size, self.body.size * 1.35)
        if longest * size > frame.width:  # a narrow column: the headline goes over lines
            whole = "".join(story.headlines)
            fits = max(3, int(frame.width / size))
            story.headlines = [whole[at : at + fits] for at in range(0, len(whole), fits)]
        small = max(self.body.size * 1.2, size * draw.choice((0.5, 0.6, 0.65)))
        left = self.chance(0.25)
        y = frame.y + 2
        for text, own in (
            *(((story.kicker, small),) if story.kicker else ()),
            *((line, size) for line in story.headlines),
            *((line, small) for line in story.subheads),
        ):
            fitting = min(own, frame.width / measure(text, 1.0))
            y += fitting * 1.02
            x = frame.x if left else frame.x + (frame.width - measure(text, fitting)) / 2
            self.sheet.put(text, x, y, fitting)
            y += fitting * draw.choice((0.2, 0.3))
        return y + self.body.size * draw.choice((0.6, 1.0, 1.4)) - frame.y

    def head_down(self, story: Printed, frame: Frame, *, at_right: bool) -> float:
        """Set a vertical heading at a frame's side and give the width that it takes."""
        lines = [story.kicker] * bool(story.kicker) + story.headlines
        longest = max(len(line) for line in story.headlines)
        size = min(30.0, frame.height / (longest * 1.12))
        size = max(size, self.body.size * 1.4)
        step = size * 1.08
        sizes = [size * 0.6 if line is story.kicker and story.kicker else size for line in lines]
        width = sum(one * 1.3 for one in sizes)
        x = (frame.right if at_right else frame.x + width) - size * 0.1
        for line, own in zip(lines, sizes, strict=True):
            x -= own * 1.15
            pitch = min(own * 1.15 if own < size else step, frame.height / len(line))
            for row, char in enumerate(line):
                self.sheet.put(char, x, frame.y + own + row * pitch, own)
            x -= own * 0.15
        return width + self.gutter

    # --- the page's edges ---

    def set_furniture(self, frame: Frame) -> Frame:
        """Set masthead or page header and the credits; give the room that is left."""
        draw, sheet = self.draw, self.sheet
        if self.number == 1:
            sheet.put("江岭日报", frame.x, frame.y + 58, 56)
            for row, text in enumerate(
                (
                    "2031年5月14日 星期三",
                    "农历辛亥年闰三月廿三",
                    "第21345期 今日16版",
                    "国内统一连续出版物号 CN 99-0001",
                )
            ):
                sheet.put(text, frame.right - 190, frame.y + 14 + row * 14, 9.5)
            sheet.rule(frame.x, frame.y + 74, frame.right, frame.y + 74, 1.5)
            return frame.cut_top(84)
        kind = draw.choice(("line", "large", "bare"))
        if kind == "large":
            sheet.put(f"{self.number:02}", frame.x, frame.y + 26, 28)
            sheet.put(self.section, frame.x + 48, frame.y + 24, 22)
            sheet.put("2031年5月14日 星期三", frame.right - 300, frame.y + 24, 10)
            sheet.put("责任编辑：温以宁 版式：黎小满", frame.right - 160, frame.y + 24, 9)
        else:
            sheet.put("2031年5月14日 星期三 责编：温以宁", frame.x, frame.y + 16, 9)
            sheet.center("江 岭 日 报", frame, frame.y + 18, 14)
            label = f"第{self.number}版 {self.section}" if kind == "line" else f"{self.section} {self.number:02}"
            sheet.put(label, frame.right - measure(label, 12), frame.y + 16, 12)
        if kind != "bare":
            sheet.rule(frame.x, frame.y + 32, frame.right, frame.y + 32, 1)
        return frame.cut_top(44)

    def set_picture(self, frame: Frame) -> None:
        """Set a picture with its caption below."""
        words, style = self.find_words(), Type(size=self.body.size * 0.9, leading=self.body.size * 1.2)
        caption = self.draw.choice(
            (
                "图为{person}在{place}查看{part}。本报记者 顾明川 摄",
                "5月12日，{place}的{part}旁，{person}和同事正在忙碌。 阮清和 摄",
                "▲{place}{thing}现场。 本报记者 江文澜 摄",
            )
        ).format_map(words)
        self.sheet.pictures.append(frame.cut_bottom(style.leading * 3))
        room = replace(frame, y=frame.bottom - style.leading * 3 + 2, height=style.leading * 3)
        if (placed := flow([caption], [room], replace(style, indent=0.0))) is not None:
            self.sheet.pieces += placed[0]

    def set_advert(self, frame: Frame) -> None:
        self.sheet.boxes.append((frame, False))
        lines = ("金沙家居城", "五月感恩季 全场八折起", "地址：岚溪市滨江路88号 电话：0999-5550188", "广告")
        for row, (text, size) in enumerate(zip(lines, (30.0, 18.0, 10.0, 8.0), strict=True)):
            if (row + 1) * 40 < frame.height:
                self.sheet.center(text, frame, frame.y + (row + 1) * 36, min(size, frame.width / measure(text, 1.1)))

    # --- a story in an area ---

    def set_story(self, frame: Frame, columns: int) -> None:
        """Set one story in an area: heading, columns, sometimes a box, a picture, a vertical heading."""
        draw, style = self.draw, self.body
        if self.chance(0.15) and frame.height > 150:
            tinted = self.chance(0.4)
            self.sheet.boxes.append((frame, tinted))
            frame = frame.inset(style.size * 1.1)
        story = self.write_head(rich=columns > 1)
        longest = max(len(line) for line in story.headlines)
        tall = frame.height > longest * style.size * 1.4 * 1.15
        if columns > 1 and tall and self.chance(0.15):
            at_right = self.chance(0.5)
            story.subheads = []
            taken = self.head_down(story, frame, at_right=at_right)
            inner = replace(frame, x=frame.x if at_right else frame.x + taken, width=frame.width - taken)
            self.fill(story, inner.split(max(1, columns - 1), self.gutter), style)
            return
        frames = frame.split(columns, self.gutter)
        covered = draw.randint(2, columns) if columns > 2 and self.chance(0.2) else columns
        heading = replace(frame, width=frames[covered - 1].right - frame.x)
        taken = self.head_across(story, heading, largest=40 if columns > 1 else 20)
        frames = [one.cut_top(taken) if at < covered else one for at, one in enumerate(frames)]
        if columns > 1 and frames[0].height > 230 and self.chance(0.3):
            frames = self.wrap_picture(frames, covered)
        if self.between == "columns":
            for one, other in pairwise(frames):
                if abs(one.y - other.y) < 1 and one.x < other.x and one.right < other.x:
                    x = (one.right + other.x) / 2
                    self.sheet.rule(x, one.y, x, min(one.bottom, other.bottom), 0.3)
        self.fill(story, [one for one in frames if one.height > style.leading * 3], style)

    def wrap_picture(self, frames: list[Frame], covered: int) -> list[Frame]:
        """Put a picture over some columns, at their top or their foot or in their middle."""
        draw = self.draw
        first = draw.randrange(covered)
        last = draw.randint(first, min(covered - 1, first + 1))
        tall = min(frames[first].height * 0.4, 150)
        where = draw.choice(("top", "foot", "middle"))
        shift = {"top": 0.0, "foot": frames[first].height - tall, "middle": frames[first].height * 0.3}[where]
        at = Frame(
            x=frames[first].x,
            y=frames[first].y + shift + (4 if where != "top" else 0),
            width=frames[last].right - frames[first].x,
            height=tall - 8,
        )
        self.set_picture(at)
        parted: list[Frame] = []
        for number, frame in enumerate(frames):
            if first <= number <= last:
                parted += [
                    replace(frame, height=shift),
                    replace(frame, y=frame.y + shift + tall, height=frame.height - shift - tall),
                ]
            else:
                parted.append(frame)
        return [one for one in parted if one.height > self.body.leading * 3]


def set_grid(seed: int) -> Print:
    """Set a page whose areas come of cutting it again and again."""
    return next(filter(None, (try_grid(Desk(seed + turn * 1_000), f"grid-{seed}") for turn in count())))


def try_grid(desk: Desk, name: str) -> Print | None:
    """Set a page by the draws of a desk; None where a story finds no room."""
    try:
        set_areas(desk)
    except NoRoomError:
        return None
    return finish(desk, name)


def set_areas(desk: Desk) -> None:
    """Cut the page into areas and set a story in each."""
    draw, sheet = desk.draw, desk.sheet
    columns = draw.randint(4, 7)
    wanted = draw.randint(3, 12)
    page = desk.set_furniture(Frame(x=40, y=36, width=sheet.width - 80, height=sheet.height - 72))
    grid = page.split(columns, desk.gutter)
    areas = [(0, columns, page.y, page.bottom)]
    while len(areas) < wanted:
        areas.sort(key=lambda area: -(area[1] - area[0]) * (area[3] - area[2]))
        for at, (first, last, top, bottom) in enumerate(areas):
            cut = cut_area(desk, first, last, top, bottom)
            if cut:
                areas[at : at + 1] = cut
                break
        else:
            break
    for first, last, top, bottom in areas:
        frame = Frame(x=grid[first].x, y=top, width=grid[last - 1].right - grid[first].x, height=bottom - top)
        if len(areas) > 3 and frame.height < 220 and bottom >= page.bottom - 1 and desk.chance(0.2):
            desk.set_advert(frame.inset(2))
            continue
        inner = last - first
        if inner > 1 and desk.chance(0.2):
            inner = max(1, inner + draw.choice((-1, 1)))  # columns of another width than the page's
        if desk.across == "rule" and top > page.y + 1:
            sheet.rule(frame.x, top - desk.gutter * 0.55, frame.right, top - desk.gutter * 0.55)
        if desk.between != "none" and first > 0:
            sheet.rule(frame.x - desk.gutter / 2, top, frame.x - desk.gutter / 2, bottom - desk.gutter)
        desk.set_story(frame, inner)


def cut_area(desk: Desk, first: int, last: int, top: float, bottom: float) -> list[tuple[int, int, float, float]]:
    """Cut an area in two, down or across; [] when it is too small."""
    width, height = last - first, bottom - top
    least = 150.0
    down = desk.chance(0.45)
    if width > 1 and (down or height < 2 * least) and height < 900:
        at = desk.draw.randint(first + 1, last - 1)
        return [(first, at, top, bottom), (at, last, top, bottom)]
    if height >= 2 * least + 30:
        level = desk.draw.uniform(top + least, bottom - least)
        gap = desk.gutter * 1.1
        return [(first, last, top, level - gap / 2), (first, last, level + gap / 2, bottom)]
    return []


def finish(desk: Desk, name: str) -> Print:
    """Print a page."""
    order = desk.draw.choice(ORDERS)
    return Print(
        pdf=desk.sheet.print(order, seed=len(name)),
        sheet=desk.sheet,
        stories=desk.stories,
        number=desk.number,
        section=desk.section,
        name=f"{name}-{order}",
    )


# --- the control: stories in shapes ---------------------------------------------------------------------------------


def set_shaped(seed: int) -> Print:
    """Set a page of stories that lie around each other."""
    desk = Desk(seed + 10_000)
    sheet = desk.sheet
    desk.subjects = desk.draw.sample(SUBJECTS, len(SUBJECTS))
    page = desk.set_furniture(Frame(x=44, y=40, width=sheet.width - 88, height=sheet.height - 80))
    shape = SHAPES[seed % len(SHAPES)]
    shape(desk, page)
    return finish(desk, f"{shape.__name__}-{seed}")


def set_band(desk: Desk, frame: Frame, columns: int, weights: tuple[float, ...] = ()) -> None:
    """Set one story under a heading across all of its columns."""
    story = desk.write_head(rich=True)
    taken = desk.head_across(story, frame, largest=36)
    desk.fill(story, frame.cut_top(taken).split(columns, desk.gutter, weights), desk.body)


def shape_ell(desk: Desk, page: Frame) -> None:
    """A story around another: its first column goes to the foot of the page, the rest stand over the other."""
    columns, draw = desk.draw.randint(4, 6), desk.draw
    grid = page.split(columns, desk.gutter)
    story = desk.write_head(rich=True)
    taken = desk.head_across(story, page, largest=44)
    split = page.y + taken + (page.height - taken) * draw.uniform(0.35, 0.55)
    left = grid[0].cut_top(taken)
    rest = [replace(one, y=page.y + taken, height=split - page.y - taken) for one in grid[1:]]
    desk.fill(story, [left, *rest], desk.body)
    below = Frame(
        x=grid[1].x,
        y=split + desk.gutter * 1.6,
        width=page.right - grid[1].x,
        height=page.bottom - split - desk.gutter * 1.6,
    )
    if desk.chance(0.5):
        sheet_rule(desk, below)
    if desk.chance(0.5):
        set_band(desk, below, columns - 1)
    else:
        half = below.split(2, desk.gutter * 1.4)
        set_band(desk, half[0], 2)
        set_band(desk, half[1], 2)


def sheet_rule(desk: Desk, frame: Frame) -> None:
    desk.sheet.rule(frame.x, frame.y - desk.gutter * 0.8, frame.right, frame.y - desk.gutter * 0.8)


def shape_pinwheel(desk: Desk, page: Frame) -> None:
    """Four stories around a fifth, so that no line cuts the page in two."""
    a, b = page.width * 0.62, page.height * 0.3
    gap = desk.gutter * 1.5
    top = Frame(x=page.x, y=page.y, width=a, height=b)
    right = Frame(x=page.x + a + gap, y=page.y, width=page.width - a - gap, height=page.height * 0.62)
    bottom = Frame(
        x=page.x + page.width * 0.38,
        y=page.y + page.height * 0.62 + gap,
        width=page.width * 0.62,
        height=page.height * 0.38 - gap,
    )
    left = Frame(x=page.x, y=page.y + b + gap, width=page.width * 0.38 - gap, height=page.height - b - gap)
    middle = Frame(
        x=page.x + page.width * 0.38, y=page.y + b + gap, width=a - page.width * 0.38, height=page.height * 0.32 - gap
    )
    for frame, columns in ((top, 4), (right, 2), (bottom, 4), (left, 2), (middle, 1)):
        if desk.across == "rule":
            desk.sheet.boxes.append(
                (
                    replace(
                        frame,
                        x=frame.x - gap / 3,
                        y=frame.y - gap / 3,
                        width=frame.width + gap / 1.5,
                        height=frame.height + gap / 1.5,
                    ),
                    False,
                )
            )
        set_band(desk, frame, columns)


def shape_twins(desk: Desk, page: Frame) -> None:
    """Pairs of stories side by side with headlines of one size on one line, nothing between them but the gutter."""
    rows = desk.draw.randint(2, 4)
    gap = desk.gutter * 1.4
    height = (page.height - gap * (rows - 1)) / rows
    for row in range(rows):
        band = Frame(x=page.x, y=page.y + row * (height + gap), width=page.width, height=height)
        left, right = band.split(2, desk.gutter)
        stories = [desk.write_head(rich=False) for _ in range(2)]
        size = min(28.0, *(left.width / measure("".join(story.headlines), 1.0) for story in stories))
        for story, half in zip(stories, (left, right), strict=True):
            desk.sheet.center("".join(story.headlines), half, half.y + size, size)
            desk.fill(story, half.cut_top(size * 1.6).split(desk.draw.choice((2, 3)), desk.gutter), desk.body)


def shape_wrap(desk: Desk, page: Frame) -> None:
    """A large story around a picture in the middle of its columns, briefs in one column beside it."""
    columns = desk.draw.randint(5, 7)
    grid = page.split(columns, desk.gutter)
    main = replace(page, width=grid[columns - 2].right - page.x)
    story = desk.write_head(rich=True)
    taken = desk.head_across(story, main, largest=48)
    frames = [one.cut_top(taken) for one in grid[: columns - 1]]
    middle = len(frames) // 2
    tall = frames[0].height * 0.35
    lift = frames[0].height * desk.draw.choice((0.0, 0.2, 0.4))
    at = Frame(
        x=frames[middle - 1].x,
        y=frames[0].y + lift,
        width=frames[middle].right - frames[middle - 1].x,
        height=tall - 10,
    )
    desk.set_picture(at)
    parted: list[Frame] = []
    for number, frame in enumerate(frames):
        if number in (middle - 1, middle):
            parted += [replace(frame, height=lift - 4), frame.cut_top(lift + tall)]
        else:
            parted.append(frame)
    desk.fill(story, [one for one in parted if one.height > 60], desk.body)
    briefs = grid[-1]
    rows = desk.draw.randint(3, 5)
    height = briefs.height / rows
    for row in range(rows):
        set_band(desk, replace(briefs, y=briefs.y + row * height, height=height - desk.gutter), 1)


def shape_unequal(desk: Desk, page: Frame) -> None:
    """A wide opening column, narrow ones beside it; a second story in two wide columns below; a vertical headline."""
    gap = desk.gutter * 1.6
    top = replace(page, height=page.height * 0.4)
    set_band(desk, top, 4, (1.7, 1.0, 1.0, 1.0))
    middle = Frame(x=page.x, y=top.bottom + gap, width=page.width, height=page.height * 0.28)
    left, right = middle.split(2, desk.gutter * 1.5, (1.4, 1.0))
    story = desk.write_head(rich=False)
    taken = desk.head_down(story, left, at_right=False)
    desk.fill(story, replace(left, x=left.x + taken, width=left.width - taken).split(3, desk.gutter), desk.body)
    framed = right.inset(4)
    desk.sheet.boxes.append((right, desk.chance(0.5)))
    set_band(desk, framed.inset(desk.body.size), 2)
    low = Frame(x=page.x, y=middle.bottom + gap, width=page.width, height=page.bottom - middle.bottom - gap)
    one, two, three = low.split(3, desk.gutter * 1.3, (1.0, 2.0, 1.0))
    for frame, columns in ((one, 1), (two, 2), (three, 1)):
        set_band(desk, frame, columns)


def shape_half_head(desk: Desk, page: Frame) -> None:
    """Headlines over the first columns only: the others rise beside them to the area's top."""
    rows = desk.draw.randint(2, 3)
    gap = desk.gutter * 1.8
    height = (page.height - gap * (rows - 1)) / rows
    for row in range(rows):
        band = Frame(x=page.x, y=page.y + row * (height + gap), width=page.width, height=height)
        columns = desk.draw.randint(4, 6)
        frames = band.split(columns, desk.gutter)
        covered = desk.draw.randint(2, columns - 1)
        story = desk.write_head(rich=True)
        taken = desk.head_across(story, replace(band, width=frames[covered - 1].right - band.x), largest=34)
        desk.fill(story, [one.cut_top(taken) if at < covered else one for at, one in enumerate(frames)], desk.body)
        if desk.across == "rule" and row:
            sheet_rule(desk, band)


SHAPES: tuple[Callable[[Desk, Frame], None], ...] = (
    shape_ell,
    shape_pinwheel,
    shape_twins,
    shape_wrap,
    shape_unequal,
    shape_half_head,
)
