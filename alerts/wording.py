"""What a message says in its reader's language: labels, days, reasons, sources. Pure.

In English, names of people, posts, places and papers are put together by alerts/english/; the Chinese stands beside.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from alerts.english.days import show_day
from alerts.english.words import show_paper, show_person, show_post, show_section
from alerts.inert import clean
from alerts.receivers import Language
from monitor.records import Absence, Alert, Appointment, Claim, Match, Note, PageMark, Reprint

Words = Mapping[str, str]
MOST_SERIES = 3  # of occasions that somebody missed

ZH: Words = MappingProxyType(
    {
        "lang": "zh-CN",
        "join": "、",
        "colon": "：",
        "semicolon": "；",
        "posts": "（{posts}）",
        "others": "等{all}人",
        "appoint": "{who}任{post}",
        "elect": "{who}当选{post}",
        "nominate": "{who}拟任{post}",
        "acting": "{who}代理{post}",
        "remove": "{who}不再担任{post}",
        "resign": "{who}辞去{post}",
        "investigate": "{post}{who}接受审查调查",
        "punish": "{post}{who}受到处理",
        "more_changes": "，另有{more}项人事变动",
        "chair": "{who}主持{event}",
        "attend": "{who}出席{event}",
        "accompany": "{who}陪同{event}",
        "speak": "{who}在{event}上讲话",
        "other": "{who}：{event}",
        "page": "第{page}版",
        "on": "下转第{page}版",
        "from": "上接第{page}版",
        "missing": "{mark}，所读各版中未找到",
        "unlike": "{mark}，该版未见可确认的同一篇",
        "several": "{mark}，可能的不止一篇，未合并",
        "person": "关注人物 {term}",
        "post": "关注职务 {term}",
        "group": "关注群体 {term}",
        "topic": "关注主题 {term}",
        "phrase": "提法 “{term}”",
        "about": "主题 {term}",
        "event": "关注事件 {term}",
        "change": "人事 {term}",
        "document": "文件《{term}》",
        "together": "同场 {term}",
        "absent": "久未见报 {term}",
        "away": "{who}：所读报纸{days}天未见（上次{last}）",
        "counted": "其后{issues}期均已读全，未见；此前一年最长间隔{longest}天",
        "missed": "{series}：此前{held}次出席{attended}次，其后{missed}次未见",
        "first": "档案中首次出现（档案始于{day}）",
        "first_so_far": "档案中首次出现，但档案始于{day}，此前只有{days}天的报纸，未必是首次",
        "new_post": "新职务 {post}（档案始于{day}，此前未见）",
        "took_over": "{post}易人：此前所见为{other}（{day}）",
        "back": "{days}天来首次出现（上次{day}）",
        "also": "又见：{line}",
        "also_in": "同一新闻又见 {papers} 家报纸",
        "also_print": "{source}《{headline}》{changes}",
        "told_from": "先前已告知：{source}",
        "added": "增{names}",
        "dropped": "略{names}",
        "more_sentences": "多{count}句",
        "less_sentences": "少{count}句",
        "correction": "更正：{line}",
        "gone_line": "撤回：{line}",
        "by_paper": "报纸改动了这篇文章",
        "by_reading": "原文未变，系统重读后结果不同",
        "told_before": "先前所告：{line}",
        "of_whom": "（{who}）",
        "differs": "{what}：{before} → {after}",
        "what_gone": "命中",
        "what_found": "命中",
        "what_person": "人物",
        "what_post": "职务",
        "what_event": "活动",
        "what_role": "角色",
        "what_day": "日期",
        "what_place": "地点",
        "what_change": "任免",
        "what_doubt": "把握",
        "what_words": "原句",
        "what_headline": "标题",
        "nothing": "（无）",
        "sure": "确定",
        "role_chair": "主持",
        "role_attend": "出席",
        "role_speak": "讲话",
        "role_other": "提及",
        "read_before": "更正前的原文",
        "same_link": "更正前后同一网址；更正前的页面已存档（第{revision}稿）",
        "redirected": "改投：原定接收者 {receiver} 未能收下（{why}）",
        "coverage": "覆盖（{days}）：{read}",
        "covered": "覆盖",
        "pages_read": "{papers}，已读{read}版，共{pages}版",
        "nothing_read": "{papers}，尚未读到任何一版",
        "papers": "{count}家报纸",
        "one_paper": "1家报纸",
        "gap_partial": "{paper} {pages}版中已读{read}版",
        "gap_read": "{paper} 已读{read}版",
        "gap_missed": "（缺{missed}篇）",
        "gap_failed": "未能读取：{papers}",
        "gap_pending": "尚未读到：{papers}",
        "gap_more": "{papers}等{all}期",
        "until": "{first}至{last}",
        "template_failed": "自定义模板失效，改用内置模板（{fault}）",
        "archived": "存档",
        "explained": "依据",
        "over_limit": "超过每日条数上限，从简",
        "again": "同一内容已于{day}告知，列入汇总",
        "because": "命中",
        "doubt": "存疑",
        "doubted": "{term}，{doubt}",
        "no_post": "文中未写明此人职务，可能是同名者",
        "other_post": "文中写的是当地另一职务，可能是同名者",
        "unread_name": "此处未必是人名",
        "late": "迟到：补收的旧报",
        "possibly_sent": "可能重复：上次发送结果不明",
        "possibly_sent_mark": "可能重复",
        "read": "阅读原文",
        "more_matches": "另有 {count} 处",
        "digest": "{day}提醒 {count} 条：{watches}",
        "why_sent": "此邮件由关注“{watches}”触发，发往 {receiver}。",
    }
)
EN: Words = MappingProxyType(
    {
        "lang": "en",
        "join": ", ",
        "colon": ": ",
        "semicolon": "; ",
        "posts": ", {posts}",
        "others": "{more} others",
        "appoint": "{who} was appointed {post}",
        "elect": "{who} was elected {post}",
        "nominate": "{who} was nominated as {post}",
        "acting": "{who} was made acting {post}",
        "remove": "{who} was removed as {post}",
        "resign": "{who} resigned as {post}",
        "investigate": "{who}, {post}, is under investigation",
        "punish": "{who}, {post}, was punished",
        "more_changes": ", and {more} more personnel changes",
        "chair": "{who} chaired {event}",
        "attend": "{who} attended {event}",
        "accompany": "{who} accompanied {event}",
        "speak": "{who} spoke at {event}",
        "other": "{who} is named in {event}",
        "page": "page {page}",
        "on": "continues on page {page}",
        "from": "continued from page {page}",
        "missing": "{mark}, not found in the pages read",
        "unlike": "{mark}, where no story is surely part of it",
        "several": "{mark}, where more than one story may be part of it: not joined",
        "person": "watched person {term}",
        "post": "watched post {term}",
        "group": "watched group {term}",
        "topic": "watched topic {term}",
        "phrase": "set phrase “{term}”",
        "about": "about {term}",
        "event": "watched event {term}",
        "change": "personnel change {term}",
        "document": "document 《{term}》",
        "together": "together {term}",
        "absent": "not seen for long: {term}",
        "away": "{who}: not seen for {days} days in the pages read (last on {last})",
        "counted": "{issues} issues since then were read whole; the longest gap of the year before is {longest} days",
        "missed": "{series}: attended {attended} of {held} before, not seen at {missed} since",
        "first": "never before in the archive, which begins on {day}",
        "first_so_far": "never before in the archive, which is young (it begins on {day}; earlier days with papers: "
        "{days}): it may not be the first time",
        "new_post": "new post {post}, not seen before in the archive, which begins on {day}",
        "took_over": "{post} changed hands: {other} was seen in it last ({day})",
        "back": "first seen in {days} days (last on {day})",
        "also": "Also printed: {line}",
        "also_in": "the same news also in {papers} papers",
        "also_print": "{source} “{headline}” {changes}",
        "told_from": "told before from {source}",
        "added": "names also {names}",
        "dropped": "leaves out {names}",
        "more_sentences": "{count} sentences more",
        "less_sentences": "{count} sentences less",
        "correction": "Correction: {line}",
        "gone_line": "Withdrawn: {line}",
        "by_paper": "the paper changed the article",
        "by_reading": "the page is the same; it is read otherwise now",
        "told_before": "told before: {line}",
        "of_whom": " ({who})",
        "differs": "{what}: {before} → {after}",
        "what_gone": "match",
        "what_found": "match",
        "what_person": "person",
        "what_post": "post",
        "what_event": "event",
        "what_role": "part",
        "what_day": "day",
        "what_place": "place",
        "what_change": "personnel change",
        "what_doubt": "certainty",
        "what_words": "sentence",
        "what_headline": "headline",
        "nothing": "(none)",
        "sure": "sure",
        "role_chair": "chaired",
        "role_attend": "attended",
        "role_speak": "spoke",
        "role_other": "named",
        "read_before": "the article as told before",
        "same_link": "the same address before and after; the page as it was is archived (version {revision})",
        "redirected": "redirected because {receiver} did not take it ({why})",
        "coverage": "Coverage, {days}: {read}",
        "covered": "Coverage",
        "pages_read": "{papers}, {read} of {pages} pages read",
        "nothing_read": "{papers}, no page read yet",
        "papers": "{count} papers",
        "one_paper": "1 paper",
        "gap_partial": "{paper} {read} of {pages} pages",
        "gap_read": "{paper} {read} pages read",
        "gap_missed": " ({missed} articles missing)",
        "gap_failed": "could not be read: {papers}",
        "gap_pending": "not read yet: {papers}",
        "gap_more": "{papers} and others, {all} issues in all",
        "until": "{first} to {last}",
        "template_failed": "a template of your own failed, the built-in one was used ({fault})",
        "archived": "archived copy",
        "explained": "why",
        "over_limit": "over the watch's limit for a day: told in short",
        "again": "the same was told on {day}, so it comes with the digest",
        "because": "Why it matched",
        "doubt": "uncertain",
        "doubted": "{term}, {doubt}",
        "no_post": "the article gives no post for this name; it may be a namesake",
        "other_post": "the article gives another post in the same place; it may be a namesake",
        "unread_name": "these characters may not be a person's name",
        "late": "late: from an issue fetched afterwards",
        "possibly_sent": "possible duplicate: how the last try ended is not known",
        "possibly_sent_mark": "possible duplicate",
        "read": "read the article",
        "more_matches": "and {count} more passages",
        "digest": "{count} alerts of {day}: {watches}",
        "why_sent": "Sent for the watch “{watches}” to {receiver}.",
    }
)
WORDS: Mapping[Language, Words] = MappingProxyType({"zh": ZH, "en": EN})
KINDS: Mapping[Language, Words] = MappingProxyType(
    {
        "zh": {
            "meeting": "会议",
            "inspection": "调研",
            "reception": "会见",
            "ceremony": "活动",
            "message": "函电",
            "visit": "访问",
            "study": "学习",
            "election": "选举",
            "appointment": "任免",
            "discipline": "审查调查",
            "announcement": "发布",
            "incident": "事故灾害",
            "other": "其他",
        },
        "en": {"other": "other event"},
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """How a language calls what has a Chinese name."""

    person: Callable[[str, tuple[str, ...]], str] = lambda name, _posts: name
    post: Callable[[str], str] = str
    paper: Callable[[str], str] = str
    section: Callable[[str], str] = str


NAMES: Mapping[Language, Names] = MappingProxyType(
    {"zh": Names(), "en": Names(person=show_person, post=show_post, paper=show_paper, section=show_section)}
)


def say_day(day: date, language: Language) -> str:
    """Write a day as readers of the language do."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return show_day(day)


def say_pages(alert: Alert, language: Language) -> str:
    """Name the pages that an article is printed on, "" where none is known."""
    words = WORDS[language]
    places = ((alert.page_label, alert.page), *((place.page_label, place.page) for place in alert.continuations))
    pages = dict.fromkeys(label or page for label, page in places if page is not None)
    return words["join"].join(words["page"].format(page=page) for page in pages)


def say_source(paper: str, day: date, page: str, language: Language) -> str:
    """Say where something is printed: 云岭日报 · 2031年5月14日 · 第1版."""
    parts = (NAMES[language].paper(paper), say_day(day, language), page)
    return " · ".join(filter(None, (clean(part).strip() for part in parts)))


def say_first(reprint: Reprint, language: Language) -> str:
    """Say where the news of a later print was told from."""
    label = reprint.page_label or reprint.page
    page = WORDS[language]["page"].format(page=label) if label is not None else ""
    return WORDS[language]["told_from"].format(source=say_source(reprint.paper, reprint.day, page, language))


def say_print(alert: Alert, language: Language) -> str:
    """Say where a later print stands, and what its version adds and drops."""
    words, names, reprint = WORDS[language], NAMES[language], alert.reprint
    if reprint is None:
        return ""
    changes = (
        *(
            words[key].format(names=words["join"].join(names.person(name, ()) for name in people))
            for key, people in (("added", reprint.added), ("dropped", reprint.dropped))
            if people
        ),
        *(
            words[key].format(count=count)
            for key, count in (("more_sentences", reprint.more), ("less_sentences", reprint.less))
            if count
        ),
    )
    source = say_source(alert.paper, alert.day, say_pages(alert, language), language)
    said = words["also_print"].format(source=source, headline=alert.headline, changes=words["join"].join(changes))
    return clean(said).strip()


def say_redirected(claim: Claim, language: Language) -> str:
    """Say for whom a message was, and why it comes to somebody else."""
    said = WORDS[language]["redirected"].format(receiver=claim.redirected_from, why=claim.redirected_why or "?")
    return clean(said)


def say_open(mark: PageMark, language: Language) -> str:
    """Say that a story goes on, or began, at a page, and why that part is not in it; "" when nobody has looked."""
    words = WORDS[language]
    return (
        words[mark.why].format(mark=words[mark.direction].format(page=f"{mark.letters}{mark.page}")) if mark.why else ""
    )


def say_why(match: Match, language: Language) -> str:
    """Say which clause of the watch held."""
    return clean(WORDS[language][match.clause].format(term=say_term(match, language)))


def say_term(match: Match, language: Language) -> str:
    """Say what was asked for; of a personnel change, what it is."""
    names = NAMES[language]
    if match.change is not None:
        return say_change(match.change, language)
    if match.clause == "event":
        return KINDS[language].get(match.term, match.term)
    if match.clause == "post":
        return names.post(match.term)
    return names.person(match.term, match.posts) if match.term == match.person else match.term


def say_change(change: Appointment, language: Language) -> str:
    """Say who was put into which post or taken out of it: 顾知远任云岭省省长."""
    names = NAMES[language]
    who, post = names.person(change.name, (change.post,)), names.post(change.post)
    return WORDS[language][change.action].format(who=who, post=post)


def say_absence(absence: Absence, language: Language) -> Iterator[str]:
    """Say on what it rests that somebody is away unusually long."""
    words = WORDS[language]
    yield words["counted"].format(issues=absence.issues, longest=absence.longest)
    for one in absence.missed[:MOST_SERIES]:
        yield clean(words["missed"].format(series=one.series, held=one.held, attended=one.attended, missed=one.missed))


def say_note(note: Note, language: Language) -> str:
    """Say what the archive adds to a match."""
    day = say_day(note.day, language) if note.day else "?"
    names = NAMES[language]
    post = names.post(note.post) if note.post else ""
    other = names.person(note.other, (note.post,)) if note.other else ""
    return clean(WORDS[language][note.kind].format(post=post, other=other, day=day, days=note.days))


def say_doubt(match: Match, language: Language) -> str:
    """Say which match may be wrong and why, "" when it is sure."""
    if not match.uncertain:
        return ""
    words = WORDS[language]
    term = say_term(match, language)
    return clean(words["doubted"].format(term=term, doubt=words.get(match.uncertain, match.uncertain)))
