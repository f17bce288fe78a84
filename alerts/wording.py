"""What a message says in its reader's language: labels, days, and the line that says who did what where. Pure.

Names, posts, places and events stay in Chinese in every language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from alerts.inert import clean
from alerts.receivers import Language
from monitor.records import (
    Absence,
    Alert,
    Appointment,
    Correction,
    Difference,
    Event,
    Match,
    Note,
    PageMark,
    Reprint,
)

Words = Mapping[str, str]
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MOST_NAMES = 3  # named in the first line; the rest is counted
ACCOMPANIED = frozenset({"inspection", "visit", "reception"})
MOST_POSTS = 3  # of one person in the first line
MOST_SERIES = 3  # of occasions that somebody missed

ZH: Words = MappingProxyType(
    {
        "lang": "zh-CN",
        "join": "、",
        "colon": "：",
        "posts": "（{posts}）",
        "others": "等{all}人",
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
        "over_limit": "超过每日条数上限，从简",
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
        "posts": " ({posts})",
        "others": " and {more} others",
        "chair": "{who} chaired {event}",
        "attend": "{who} attended {event}",
        "accompany": "{who} accompanied: {event}",
        "speak": "{who} spoke at {event}",
        "other": "{who}: {event}",
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
        "over_limit": "over the watch's limit for a day: told in short",
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
ACTIONS: Mapping[Language, Words] = MappingProxyType(
    {
        "zh": {
            "appoint": "任命",
            "elect": "当选",
            "nominate": "提名",
            "acting": "代理",
            "remove": "免去",
            "resign": "辞去",
            "investigate": "接受审查",
            "punish": "受到处理",
        },
        "en": {"acting": "acting as", "investigate": "under investigation", "punish": "punished"},
    }
)


def say_day(day: date, language: Language) -> str:
    """Write a day as readers of the language do."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_pages(alert: Alert, language: Language) -> str:
    """Name the pages that an article is printed on, "" where none is known."""
    words = WORDS[language]
    places = ((alert.page_label, alert.page), *((place.page_label, place.page) for place in alert.continuations))
    pages = dict.fromkeys(label or page for label, page in places if page is not None)
    return words["join"].join(words["page"].format(page=page) for page in pages)


def say_source(paper: str, day: date, page: str, language: Language) -> str:
    """Say where something is printed: 云岭日报 · 2031年5月14日 · 第1版."""
    return " · ".join(filter(None, (clean(paper), say_day(day, language), clean(page))))


def say_first(reprint: Reprint, language: Language) -> str:
    """Say where the news of a later print was told from."""
    label = reprint.page_label or reprint.page
    page = WORDS[language]["page"].format(page=label) if label is not None else ""
    return WORDS[language]["told_from"].format(source=say_source(reprint.paper, reprint.day, page, language))


def say_print(alert: Alert, language: Language) -> str:
    """Say where a later print stands, and what its version adds and drops."""
    words, reprint = WORDS[language], alert.reprint
    if reprint is None:
        return ""
    changes = (
        *(
            words[key].format(names=words["join"].join(names))
            for key, names in (("added", reprint.added), ("dropped", reprint.dropped))
            if names
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


def say_correction(alert: Alert, correction: Correction, language: Language) -> Iterator[str]:
    """Say what an earlier message told, who corrects it, and each thing that is otherwise now."""
    words = WORDS[language]
    yield words["told_before"].format(line=say_what_was_told(alert, correction, language))
    yield words[f"by_{correction.by}"]
    yield from (say_difference(one, language) for one in correction.differences)


def say_line(alert: Alert, language: Language) -> str:
    """Say in one line what happened, or what is said of it now that was told otherwise."""
    line, words = say_what_happened(alert, language), WORDS[language]
    if alert.correction is None:
        return line
    return words["gone_line" if alert.correction.gone else "correction"].format(line=line)


def say_same_link(correction: Correction, language: Language) -> str:
    """Say that the address is the same as before, and which version of the page was told."""
    return WORDS[language]["same_link"].format(revision=correction.revision)


def say_what_was_told(alert: Alert, correction: Correction, language: Language) -> str:
    """Say again what an earlier message's first line said."""
    told = replace(alert, headline=correction.headline, matches=correction.matches, correction=None)
    return say_what_happened(told, language)


def say_difference(one: Difference, language: Language) -> str:
    """Say what is otherwise: 职务（顾明川）：江岭省省长 → 江岭省副省长."""
    words = WORDS[language]
    what = words[f"what_{one.about}"]
    if one.who and one.about not in {"person", "change"} and one.who not in {one.before, one.after}:
        what += words["posts"].format(posts=one.who)
    before, after = (say_value(one, value, language) for value in (one.before, one.after))
    return clean(words["differs"].format(what=what, before=before, after=after))


def say_value(one: Difference, value: str, language: Language) -> str:
    """Say one side of a difference, codes in words."""
    words = WORDS[language]
    match one.about:
        case "role" if value:
            return words[f"role_{value}"]
        case "change" if value:
            action, _, post = value.partition(" ")
            return " ".join((one.who, ACTIONS[language].get(action, action), post))
        case "doubt":
            return words.get(value, value) if value else words["sure"]
    return value or words["nothing"]


def say_open(mark: PageMark, language: Language) -> str:
    """Say that a story goes on, or began, at a page, and why that part is not in it; "" when nobody has looked."""
    words = WORDS[language]
    return (
        words[mark.why].format(mark=words[mark.direction].format(page=f"{mark.letters}{mark.page}")) if mark.why else ""
    )


def say_why(match: Match, language: Language) -> str:
    """Say which clause of the watch held."""
    term = KINDS[language].get(match.term, match.term) if match.clause == "event" else match.term
    if match.change is not None:
        term = say_change(match.change, language)
    return clean(WORDS[language][match.clause].format(term=term))


def say_change(change: Appointment, language: Language) -> str:
    """Say who was put into which post or taken out of it: 顾知远 任命 云岭省省长."""
    return " ".join((change.name, ACTIONS[language].get(change.action, change.action), change.post))


def say_absence(absence: Absence, language: Language) -> Iterator[str]:
    """Say on what it rests that somebody is away unusually long."""
    words = WORDS[language]
    yield words["counted"].format(issues=absence.issues, longest=absence.longest)
    for one in absence.missed[:MOST_SERIES]:
        yield clean(words["missed"].format(series=one.series, held=one.held, attended=one.attended, missed=one.missed))


def say_note(note: Note, language: Language) -> str:
    """Say what the archive adds to a match."""
    day = say_day(note.day, language) if note.day else "?"
    return clean(WORDS[language][note.kind].format(post=note.post, other=note.other, day=day, days=note.days))


def say_doubt(match: Match, language: Language) -> str:
    """Say which match may be wrong and why, "" when it is sure."""
    if not match.uncertain:
        return ""
    words = WORDS[language]
    return clean(words["doubted"].format(term=match.term, doubt=words.get(match.uncertain, match.uncertain)))


def say_what_happened(alert: Alert, language: Language) -> str:
    """Say in one line who did what where: 顾知远（云岭省省长）出席…座谈会 · 云岭省临川市."""
    lead = next((match for match in alert.matches if match.person and match.event), alert.matches[0])
    if lead.absence is not None:
        who, last = say_who((lead,), WORDS[language]), say_day(lead.absence.last, language)
        return clean(WORDS[language]["away"].format(who=who, days=lead.absence.days, last=last))
    if lead.event is None:
        subject = say_who((lead,), WORDS[language]) if lead.person else ""
        return clean(put_first(lead.person, subject, alert.headline, WORDS[language]) or lead.term)
    return clean(add_place(say_deed(alert, lead, lead.event, WORDS[language]), lead.event))


def put_first(name: str, who: str, words_printed: str, words: Words) -> str:
    """Put a person with posts before what is printed, or in place of the name that it begins with already."""
    if name and words_printed.startswith(name):
        return who + words_printed.removeprefix(name)
    return words["colon"].join(filter(None, (who, words_printed)))


def say_deed(alert: Alert, lead: Match, event: Event, words: Words) -> str:
    """Say who did what, those named who were in it in the same way."""
    if not lead.person:
        return event.name
    role = find_role(lead.person, event)
    if event.name.startswith(lead.person):
        return put_first(lead.person, say_who((lead,), words), event.name, words)
    together = {
        match.person: match
        for match in alert.matches
        if match.person and match.event == event and find_role(match.person, event) == role
    }
    deed = "accompany" if role == "attend" and is_anothers(event) else role
    return words[deed].format(who=say_who(tuple(together.values()), words), event=event.name)


def is_anothers(event: Event) -> bool:
    """Say whether the event is named as somebody's own inspection, visit or reception (某某在某地调研)."""
    return event.kind in ACCOMPANIED and event.name.startswith(event.other)


def say_who(matches: tuple[Match, ...], words: Words) -> str:
    """Name people with their posts, three at most and the number of all."""
    named = words["join"].join(
        match.person
        + (words["posts"].format(posts=words["join"].join(match.posts[:MOST_POSTS])) if match.posts else "")
        for match in matches[:MOST_NAMES]
    )
    more = len(matches) - MOST_NAMES
    return named + (words["others"].format(all=len(matches), more=more) if more > 0 else "")


def find_role(name: str, event: Event) -> str:
    """Give how a person was in an event: who leads it first, one of the words' keys."""
    return next((role for role in ("chair", "attend", "speak") if name in getattr(event, role)), "other")


def add_place(deed: str, event: Event) -> str:
    """Put the place behind, where the deed does not say it already."""
    return f"{deed} · {event.place}" if event.place and event.place not in deed else deed
