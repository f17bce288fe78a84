"""Text and the day it was printed on in, the times it speaks of out (时间表达式), as days or as "unknown".

A newspaper writes the least that its reader needs: `6月5日至6日`, `28日下午`, `昨天`, `上周五`. What is left out comes
from the day the text was written on (`today`: the dateline's, else the issue's): the nearest such day is meant, also
across the ends of months and years, the past before the future. `近日` and `日前` say that the paper does not tell.
Without `today` only what says its year is resolved, and what follows it.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from monitor.parser.patterns import find_at, find_from, places_before

MAX_TEXT = 200_000  # characters read for dates; what stands behind is no news
MOST_DATES = 5_000  # of one text; a longer list is a calendar
AHEAD = 3  # a day ahead counts as so many days back: news tells of what was

WIDE_DIGIT = re.compile("[０-９]")
HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
YEAR_WORDS = {"今年": 0, "本年": 0, "去年": -1, "明年": 1, "前年": -2}
MONTH_WORDS = {"本月": 0, "当月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
WEEK_WORDS = {"上周": -1, "上星期": -1, "本周": 0, "这周": 0, "本星期": 0, "下周": 1, "下星期": 1}
DAY_WORDS = {
    "今天": 0, "今日": 0, "今晨": 0, "今早": 0, "今晚": 0,
    "今上午": 0, "今下午": 0, "即日起": 0,
    "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨上午": -1, "昨下午": -1, "昨午": -1, "昨晨": -1,
    "前天": -2, "前晚": -2,
    "前日上午": -2, "前日中午": -2, "前日下午": -2, "前日晚": -2, "前日凌晨": -2, "前日清晨": -2,
    "明天": 1, "明日": 1, "后天": 2,
}  # fmt: skip
FROM_NAMED = {  # the day named last, and those beside it
    "当天": 0, "当日": 0, "当晚": 0, "同日": 0, "同一天": 0,
    "次日": 1, "翌日": 1, "前一天": -1, "前一日": -1,
}  # fmt: skip
UNKNOWN = ("日前", "近日", "近期", "前不久", "不久前", "最近", "连日来", "连日", "近些天")

MONTH, MONTH_REACH = re.compile("月"), 17  # characters before 月 in which a day or month may begin
COMING = 12  # characters before a day, and the one behind it, in which 将 says that it is to come
TO_COME = re.compile(r"(?:将[于在]?|[定拟]于)$")
WILL = re.compile(r"将(?!军|士|领|近|其)[^，。；]*$")

Precision = Literal["day", "month", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """One expression of time: its days, both ends included, or None; `begin` and `finish` are its characters."""

    start: date | None
    end: date | None
    begin: int
    finish: int
    precision: Precision
    rule: str


_GAP = r"\s{0,3}"
_HAN = "[一二三四五六七八九十]"
_YEAR = rf"(?:(?P<year>\d{{4}}|[一二][〇零○一二三四五六七八九]{{3}}){_GAP}年|(?P<year_word>{'|'.join(YEAR_WORDS)}))"
_MONTH = rf"(?:(?P<month>1[0-2]|0?[1-9]|{_HAN}{{1,2}}){_GAP}月(?:份)?|(?P<month_word>{'|'.join(MONTH_WORDS)}))"
_HALF = r"(?:(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|晚|起){0,2})"
_TO = r"(?:至|到|-|－|—{1,2}|–|~|～)"
_SPOKEN = (
    r"(?=[\s，。、（]|上午|上班|早|清晨|傍晚|当地|下午|凌晨|深夜|夜|晚|中午|在|对|与|和|同|就|向|宣布|发表|表示|说|称|起|至|到|举行|抵达"
    r"|开始|召开|出席|正式|会见|会晤|任命|逮捕|罢免|签署|访问|启动|援引|通过|批准|决定|发布|公布|发出|发生|突发|离开|闭幕|开幕"
    r"|进行|继续|再次|首次|被|将|已|又|从|因|证实|报道|警告|谴责|否认|投票|遭|播出|利用|开庭|宣誓|呼吁|会同)"
)
_CLOCK = r"(?:\d{1,2}[时点](?:\d{1,2}分)?)"  # of a span: 21日20时至22日10时
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_HAN_DAY = r"(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TAIL = (
    rf"(?:{_TO}|[、和](?=\d{{1,2}}日)){_GAP}(?:\d{{4}}{_GAP}年{_GAP})?"
    rf"(?:(?P<month2>1[0-2]|0?[1-9]){_GAP}月{_GAP})?(?P<day2>{_DAY}){_GAP}[日号]"
)
DAY_EXPRESSION = re.compile(
    rf"(?:{_YEAR}{_GAP})?{_MONTH}{_GAP}(?P<day>{_DAY}|{_HAN_DAY}){_GAP}(?P<closed>[日号]{_HALF})?(?:{_GAP}{_CLOCK}?{_TAIL})?"
)
# What a number counts rather than a day: 3号楼, 5号线, 12号令; and what is called by its number: 神舟12号, 人民路15号.
_COUNTED = (
    r"(?:大?楼|地?线|文|令|店|院|馆|厅|门|井|桌|车|机|船|台风|公告|决议|卫星|火箭|飞船|病|房|室|站|高炉|仓|库|坑|墓|洞|选手|种子|码|公路|国道|地块"
    r"|泊位|煤|钻|平台|舱|塔|窟|遥|星|探测|着陆|月球|返回器|实验|运载|岛|屯|位|候选|提案|议案|通知|条例|意见|工程|项目|牌|教学|宿舍|别墅|出口|入口|口|柱"
    r"|大?桥|隧|坝|闸|泵|锅炉|反应堆|首长|人物|院落|住宅|展|球|空间|货运|窗|售票|新线|脱硫|祭|洪峰|集装|水电|邮轮|超深|半潜|战斗|战略|远海|”|载人|航天|沉箱|盾构|机组|标段|点位|采样|哨|界碑|航母|舰|艇|油|池|栋|区|地|村)"
)
_CALLED = (
    r"(?<![A-Za-z“\]〕-])(?<!\d】)(?:(?<![路街巷弄舟娥宫征兔问星箭龙舰艇鹰蛟])|(?=\d{1,2}\s{0,3}日))"  # but 马克龙24日
)
_LONE = rf"(?:日(?![内游均元圆本]|报(?![道导]))|号(?!{_COUNTED}))"
LONE_DAY = re.compile(
    rf"(?<![\d.月第]){_CALLED}(?:(?P<day>{_DAY}){_GAP}(?:{_LONE}{_HALF}{_GAP}{_CLOCK}?)?{_TO}{_GAP}(?P<day2>{_DAY}){_GAP}{_LONE}"
    rf"|(?P<only>{_DAY}){_GAP}{_LONE}{_HALF}|(?<=[今昨]（)(?P<bracketed>{_DAY})）日{_HALF})"
)
_HAN_LONE = r"(?:三十一?|二?十[一二三四五六七八九]|二十)"
HAN_LONE_DAY = re.compile(rf"(?<![一二三四五六七八九十百千月第])(?P<only>{_HAN_LONE})日{_SPOKEN}")
HOLIDAYS = {
    "元旦": (1, 1), "妇女节": (3, 8), "植树节": (3, 12),
    "五一": (5, 1), "劳动节": (5, 1), "青年节": (5, 4), "护士节": (5, 12),
    "六一": (6, 1), "儿童节": (6, 1), "七一": (7, 1), "八一": (8, 1), "建军节": (8, 1), "教师节": (9, 10),
    "烈士纪念日": (9, 30), "国庆节": (10, 1), "国家宪法日": (12, 4), "国家公祭日": (12, 13),
}  # fmt: skip
HOLIDAY = re.compile(
    rf"(?P<name>{'|'.join(HOLIDAYS)})(?:当天|当日|这天|上午|下午|清晨|凌晨|(?<=元旦)(?=看望|慰问|走访|检查|坚守|值班|，))"
)
WEEKDAY = re.compile(
    rf"(?P<week>{'|'.join(WEEK_WORDS)})(?P<weekday>[一二三四五六日天])"
    r"|(?:周|星期)(?P<bare>[一二三四五六日天])(?=[上下]午|（|晚)"
)
MONTH_EXPRESSION = re.compile(rf"(?:{_YEAR}{_GAP}{_MONTH}|(?P<plain>{'|'.join(MONTH_WORDS)}))(?!{_GAP}\d)")
_JAPAN = r"(?!(?<=日)本(?![报网台社刊省市县区州校院村届周]))"  # 应约同|日本首相通电话: no 同日
WORD = re.compile(f"(?:{'|'.join((*DAY_WORDS, *FROM_NAMED, *UNKNOWN))}){_JAPAN}")


def find_dates(text: str, today: date | None, *, exact: bool = True) -> tuple[When, ...]:
    """Give the times that `text` speaks of, in its order, resolved against the day `today` it was written on.

    When only the month of writing is known, `today` is its last day and `exact` False: 昨天 and 上周五 stay unknown.
    """
    plain = WIDE_DIGIT.sub(lambda digit: str(int(digit[0])), text[:MAX_TEXT])
    found: list[When] = []
    known, same = today, None
    for match, read in sorted(_scan(plain), key=lambda hit: (hit[0].start(), -hit[0].end())):
        if found and (match.start() < found[-1].finish or len(found) == MOST_DATES):
            continue
        when = read(match, known, same)
        if when is None:
            continue
        if not exact and when.rule in {"date.relative", "date.weekday"}:
            when = replace(when, start=None, end=None, precision="unknown")
        found.append(when)
        known = today or when.start or known
        same = _later_same(same, when, plain[max(0, when.begin - COMING) : when.finish + 1], today)
    return tuple(found)


def _later_same(same: When | None, when: When, around: str, today: date | None) -> When | None:
    """Give what 当天 means from here: the last day named, not one to come (将于11日, 11日将).

    One told by its distance (昨天) stands in speech as often, and one before that of the news (前天) is background.
    """
    before_news = today and when.start and when.start < today - timedelta(days=1)
    spoken = when.rule == "date.relative" and same and (same.rule != "date.relative" or before_news)
    if when.precision != "day" or spoken or (same and WILL.search(around)):
        return same
    return when


Reader = Callable[["re.Match[str]", date | None, When | None], When | None]


def _scan(text: str) -> Iterator[tuple["re.Match[str]", Reader]]:
    """Give every hit of every pattern with the function that reads it."""
    for begins, pattern, read in READERS:
        if begins is _BEGINS_MONTH:
            hits = find_at(places_before(MONTH, MONTH_REACH, begins, text), pattern, text)
        else:
            hits = find_from(begins, pattern, text)
        yield from ((match, read) for match in hits)


def _read_day_expression(match: "re.Match[str]", today: date | None, before: When | None) -> When | None:
    del before
    if not match["closed"] and not match["day2"]:
        return None  # 6月5: not a day until 日 says so
    month = _month(match, today)
    year = _year(match, today)
    day = han_number(match["day"])
    start = (
        _make_day(year, month, day)
        if year
        else _nearest(_years_around(today, month, day), today, coming=_is_coming(match))
    )
    return _range(match, start, today, "date.month_day" if year is None else "date.full")


def _read_lone_day(match: "re.Match[str]", today: date | None, before: When | None) -> When | None:
    del before
    groups = match.groupdict()
    day = han_number(groups.get("day") or groups.get("bracketed") or match["only"])
    return _range(match, _nearest(_months_around(today, day), today, coming=_is_coming(match)), today, "date.day")


def _read_holiday(match: "re.Match[str]", today: date | None, before: When | None) -> When | None:
    """Read the day of a feast by the sun's calendar: 元旦当天."""
    del before
    return _range(match, _nearest(_years_around(today, *HOLIDAYS[match["name"]]), today), today, "date.holiday")


def _range(match: "re.Match[str]", start: date | None, today: date | None, rule: str) -> When | None:
    """Make the expression that begins on `start` and ends where the match says."""
    groups = match.groupdict()
    end = start
    if start and groups.get("day2"):
        end = _later_day(start, int(groups["day2"]), int(groups["month2"]) if groups.get("month2") else None)
        rule += ".range"
    if start is None and today is not None:
        return None  # 2月30日: no day of the calendar
    precision: Precision = "day" if start else "unknown"
    return When(start=start, end=end, begin=match.start(), finish=_trimmed(match), precision=precision, rule=rule)


def _trimmed(match: "re.Match[str]") -> int:
    """Give the end of a match without the white space behind it."""
    return match.start() + len(match[0].rstrip())


def _later_day(start: date, day: int, month: int | None) -> date:
    """Give the first such day on or after `start`; `start` itself when there is none (5日至40日)."""
    for ahead in range(13):
        year, number = divmod(start.year * 12 + start.month - 1 + ahead, 12)
        made = _make_day(year, number + 1, day)
        if made and made >= start and month in {None, made.month}:
            return made
    return start


def _read_weekday(match: "re.Match[str]", today: date | None, before: When | None) -> When | None:
    """上周五: the Friday of the week before (weeks begin on Monday); bare 周五: the last one."""
    del before
    if today is None:
        return None
    if match["bare"]:
        day = today - timedelta(days=(today.weekday() - WEEKDAYS[match["bare"]]) % 7)
    else:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=WEEK_WORDS[match["week"]])
        day = monday + timedelta(days=WEEKDAYS[match["weekday"]])
    return _one_day(match, day, "date.weekday")


def _read_word(match: "re.Match[str]", today: date | None, before: When | None) -> When | None:
    word = match[0]
    if word in DAY_WORDS:
        return _one_day(match, today and today + timedelta(days=DAY_WORDS[word]), "date.relative")
    if word in FROM_NAMED:
        day = before.start + timedelta(days=FROM_NAMED[word]) if before and before.start else None
        return _one_day(match, day, "date.beside" if FROM_NAMED[word] else "date.same")
    return _one_day(match, None, "date.unknown")


def _one_day(match: "re.Match[str]", day: date | None, rule: str) -> When:
    precision: Precision = "day" if day else "unknown"
    return When(start=day, end=day, begin=match.start(), finish=match.end(), precision=precision, rule=rule)


def _read_month_expression(match: "re.Match[str]", today: date | None, before: When | None) -> When | None:
    """去年12月, 二〇二三年六月, 本月: first to last day of the month."""
    del before
    year, month = _year(match, today), _month(match, today)
    if match["plain"]:
        if today is None:
            return None
        year, month = _shift_month(today, MONTH_WORDS[match["plain"]])
    if not year or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return None
    last = monthrange(year, month)[1]
    return When(
        start=date(year, month, 1), end=date(year, month, last), begin=match.start(), finish=match.end(),
        precision="month", rule="date.month",
    )  # fmt: skip


def _year(match: "re.Match[str]", today: date | None) -> int | None:
    if match["year"]:
        digits = "".join(str(HAN_DIGITS.get(char, char)) for char in match["year"])
        return int(digits) or None
    if match["year_word"] and today:
        return today.year + YEAR_WORDS[match["year_word"]]
    if match["month_word"] and today:
        return _shift_month(today, MONTH_WORDS[match["month_word"]])[0]
    return None


def _month(match: "re.Match[str]", today: date | None) -> int:
    if match["month"]:
        return han_number(match["month"])
    if match["month_word"] and today:
        return _shift_month(today, MONTH_WORDS[match["month_word"]])[1]
    return 0


def _shift_month(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def han_number(text: str) -> int:
    """Read 1 to 99 written in ASCII or Han digits (十, 二十一, 5); 0 when it is neither."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return HAN_DIGITS.get(text, 0)
    return HAN_DIGITS.get(tens, 1) * 10 + HAN_DIGITS.get(ones, 0)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years_around(today: date | None, month: int, day: int) -> Iterator[date | None]:
    if today:
        yield from (_make_day(today.year + ahead, month, day) for ahead in (0, -1, 1))


def _months_around(today: date | None, day: int) -> Iterator[date | None]:
    if today:
        yield from (_make_day(*_shift_month(today, ahead), day) for ahead in (0, -1, -2, 1))


def _is_coming(match: "re.Match[str]") -> bool:
    """Tell whether the words before a day say that it is to come: 将于9月1日."""
    return bool(TO_COME.search(match.string, max(0, match.start() - COMING), match.start()))


def _nearest(days: Iterator[date | None], today: date | None, *, coming: bool = False) -> date | None:
    """Give the day nearest to `today`; one ahead counts AHEAD times its distance, where it is `coming` one back."""
    if today is None:
        return None

    def distance(day: date) -> int:
        apart = (day - today).days
        return abs(apart) * AHEAD if (apart < 0 if coming else apart > 0) else abs(apart)

    return min((day for day in days if day), key=distance, default=None)


def _begins(characters: str, *words: Iterable[str]) -> "re.Pattern[str]":
    """Make the pattern of the characters that a time may begin with, and of those that some words do."""
    return re.compile(f"[{characters}{''.join(word[0] for group in words for word in group)}]")


_BEGINS_MONTH = _begins(r"\d" + _HAN.strip("[]"), YEAR_WORDS, MONTH_WORDS)
READERS: tuple[tuple["re.Pattern[str]", "re.Pattern[str]", Reader], ...] = (
    (_BEGINS_MONTH, DAY_EXPRESSION, _read_day_expression),
    (_begins(r"\d"), LONE_DAY, _read_lone_day),
    (_begins("一二三十"), HAN_LONE_DAY, _read_lone_day),
    (_begins("", HOLIDAYS), HOLIDAY, _read_holiday),
    (_BEGINS_MONTH, MONTH_EXPRESSION, _read_month_expression),
    (_begins("周星", WEEK_WORDS), WEEKDAY, _read_weekday),
    (_begins("", DAY_WORDS, FROM_NAMED, UNKNOWN), WORD, _read_word),
)
