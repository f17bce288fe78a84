"""Random watches put to random articles by matching.py, by explaining.py and by the naive evaluator (naive.py).

python -m tests.alerts.pairs 1000000    compares so many pairs and prints how many were met, and any that differ
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from alerts.clauses import (
    Together,
    Topic,
    WatchedChange,
    WatchedDocument,
    WatchedEvent,
    WatchedGroup,
    WatchedPerson,
    WatchedPhrase,
    WatchedPost,
    WatchedSubject,
)
from alerts.explaining import explain
from alerts.matching import compile_watches, find_matches
from alerts.watches import Exclusion, Watch
from monitor.parser import extract
from monitor.records import APPOINTMENT_ACTIONS, EVENT_KINDS, NAMING_ROLES, RANKS, Article, Facts
from tests.alerts.naive import is_met, open_page
from tests.factories import make_article
from tests.words import read_words

WATCHES_AT_ONCE = 1_000
EXPLAINED = 50  # one pair in so many is put to `explain`, too
SENTENCES = (  # of an invented province, as papers print them: padded, in traditional characters, in full width
    "云岭省委书记沈怀远13日在临川市调研低空经济发展。",
    "雲嶺省省長顧知遠主持會議並講話。",
    "省长顾　知远、临川市市长王　浩陪同调研。",
    "沈怀远会见江岭省省长顾明川一行，顾知远参加会见。",
    "任命林若川为临川市副市长，免去王浩的临川市市长职务。",
    "云岭省纪委监委对岚溪市原副市长何知秋进行纪律审查和监察调查。",
    "会议审议通过《云岭省低空经济促进条例》。",
    "省政府印发《关于加快芯　片产业发展的意见》。",
    "“向绿而行”写进了今年的报告，“新质生产力”成为热词。",
    "ＡＩ产业规划公布，chip出口增长２０％。",
    "ai 芯片\n出口管制引起关注，rain不停。",
    "小李强调，王浩然正气长存，任何人不得例外。",
    "招聘启事：诚聘英才，芯片企业高薪。",
    "低空經濟與無人機產業在臨川市起步。",
    "据介绍，王浩说，芯片与出口是两回事。",
    "顾明川向云岭省致贺信。",
    "5月13日，临川市发生一起火灾事故，无人员伤亡。",
    "云岭省十四届人大三次会议举行，选举顾知远为云岭省省长。",
    "外交部部长欧阳明远会见岚国外长。",
    "阿不都·热西提出席座谈会并讲话。",
    "林 若川、何知秋（女）、王浩出席。",
    "乡村振兴和营商环境是会议的主题。",
)
HEADLINES = (
    "沈怀远在临川调研",
    "顧知遠會見顧明川",
    "低空经济　乘风起",
    "芯片出口观察",
    "省长王浩？",
    "任免",
    "新质生产力",
    "乡村振兴路上",
    "“向绿而行”",
)
NAMES = (
    "沈怀远",
    "顾知远",
    "顧知遠",
    "顾明川",
    "王浩",
    "林若川",
    "何知秋",
    "李强",
    "王浩然",
    "任何",
    "欧阳明远",
    "阿不都·热西提",
)
WORDS = (
    "芯片",
    "出口",
    "低空经济",
    "低空",
    "無人機",
    "招聘",
    "ai",
    "chip",
    "AI产业",
    "ai 芯片",
    "会",
    "长",
    "20",
    "英才",
    "向绿而行",
    "川",
)
PLACES = ("云岭省", "临川市", "江岭省", "岚溪市", "云岭")
POSTS = ("云岭省省长", "云岭省委书记", "临川市市长", "临川市副市长", "江岭省省长", "岚溪市副市长", "外交部部长")
REGEX = ("芯.{0,2}出口", "无人.", "[0-9]+%", "低空.*条例", "片$", "CHIP")
TITLES = ("低空", "条例", "芯片", "意见")
SUBJECTS = ("乡村振兴", "营商环境", "新质生产力")
SECTIONS = ("要闻", "评论", "广告", "经济")


@dataclass(frozen=True, slots=True)
class Differing:
    """A pair on which two of the three do not agree."""

    watch: Watch
    article: Article
    said: dict[str, bool]


class Maker:
    """Makes articles and watches by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same each time

    def some(self, words: tuple[str, ...], most: int, least: int = 0) -> tuple[str, ...]:
        """Give some of the words, each once."""
        return tuple(self.random.sample(words, self.random.randint(least, min(most, len(words)))))

    def happens(self, chance: float = 0.2) -> bool:
        return self.random.random() < chance

    def maybe(self, value: Any, otherwise: Any, chance: float = 0.2) -> Any:
        return value if self.happens(chance) else otherwise

    def make_article(self) -> Article:
        text = (
            "".join(sentence + self.maybe("\n", "", 0.4) for sentence in self.some(SENTENCES, 6, 1)).strip()
            or SENTENCES[0]
        )
        return make_article(
            text,
            headline=self.random.choice(HEADLINES),
            paper_id=self.random.choice(("ylrb", "lcrb")),
            place="云岭省",
            page=self.random.randint(1, 4),
            position=self.random.randint(0, 2),
            section=self.random.choice(SECTIONS),
        )

    def make_person(self) -> WatchedPerson:
        return WatchedPerson(
            name=self.random.choice(NAMES),
            aliases=self.maybe(self.some(NAMES, 1), ()),
            post=self.maybe(self.random.choice((*POSTS, "省长")), ""),
            place=self.maybe(self.random.choice(PLACES), ""),
        )

    def make_topic(self) -> Topic:
        words = self.some(WORDS, 2, 1)
        each = self.maybe(self.some(WORDS, 2, 1), (), 0.4)
        near = self.random.choice((2, 8, 30)) if each else 0
        return Topic(
            any=words,
            all=each,
            none=self.maybe(self.some(WORDS, 1, 1), ()),
            regex=self.maybe(self.some(REGEX, 2, 1), ()),
            near=self.maybe(near, 0, 0.5),
            phrase=self.happens(0.1),
            where=self.random.choice((("heading", "text"), ("heading",), ("text",))),
        )

    def make_clause(self, kind: str) -> Any:  # noqa: PLR0911 - a line a kind
        """Make a clause of one of a watch's lists."""
        choose = self.random.choice
        match kind:
            case "people":
                return self.make_person()
            case "posts":
                return WatchedPost(name=choose(POSTS), former=self.happens())
            case "groups":
                return WatchedGroup(places=self.some(PLACES, 2, 1), ranks=self.maybe(self.some(RANKS, 4, 1), (), 0.5))
            case "topics":
                return self.make_topic()
            case "phrases":
                return WatchedPhrase(word=choose(("绿", "生产力", "会")))
            case "about":
                return WatchedSubject(name=choose(SUBJECTS))
            case "events":
                return WatchedEvent(kind=choose(EVENT_KINDS), places=self.maybe(self.some(PLACES, 2, 1), (), 0.5))
            case "changes":
                return WatchedChange(
                    person=self.maybe(choose(NAMES), ""),
                    post=self.maybe(choose(POSTS), ""),
                    places=self.maybe(self.some(PLACES, 2, 1), ()),
                    ranks=self.maybe(self.some(RANKS, 4, 1), ()),
                    actions=self.maybe(self.some(APPOINTMENT_ACTIONS, 4, 1), (), 0.5),
                )
            case "documents":
                return WatchedDocument(title=choose(TITLES), actions=self.maybe(("adopt",), ()))
        people = tuple(WatchedPerson(name=name) for name in self.some(NAMES, 2, 1))
        return Together(people=people, topic=self.make_topic() if len(people) == 1 else None)

    def make_watch(self, number: int) -> Watch:
        kinds = self.some(KINDS, 2, 1)
        unless = Exclusion(
            people=(self.make_person(),) if self.happens() else (),
            topics=(self.make_topic(),) if self.happens() else (),
            events=(self.make_clause("events"),) if self.happens(0.1) else (),
            papers=self.maybe(("lcrb",), (), 0.1),
            pages=self.maybe((4,), (), 0.1),
            columns=self.maybe(("广告",), (), 0.1),
        )
        clauses: dict[str, Any] = {kind: (self.make_clause(kind),) for kind in kinds}
        return Watch(
            id=str(number),
            **clauses,
            unless=self.maybe(unless, Exclusion(), 0.3),
            papers=self.maybe(("ylrb",), (), 0.1),
            pages=self.maybe((1, 2), ()),
            columns=self.maybe(self.some(SECTIONS, 2, 1), (), 0.1),
            top=self.happens(0.1),
            where=self.random.choice((("heading", "text"), ("heading", "text"), ("heading",), ("text",))),
            roles=self.maybe(self.some(NAMING_ROLES, 5, 1), DEFAULTS.roles, 0.3),
        )


KINDS = ("people", "posts", "groups", "topics", "phrases", "about", "events", "changes", "documents", "together")
DEFAULTS = Watch(id="defaults", topics=(Topic(any=("x",)),))


def compare(
    pairs: int, seed: int, watches_at_once: int = WATCHES_AT_ONCE
) -> Iterator[tuple[int, int, list[Differing]]]:
    """Compare at least so many pairs; give for each article the count of pairs, of those met, and what differs."""
    maker = Maker(seed)
    watches = tuple(maker.make_watch(number) for number in range(watches_at_once))
    matcher = compile_watches(watches)
    while pairs > 0:
        article = maker.make_article()
        facts = extract(article)
        found = {watch.id for watch, _ in find_matches(matcher, article, facts)}
        yield len(watches), len(found), list(find_differing(maker, watches, article, facts, found))
        pairs -= len(watches)


def find_differing(
    maker: Maker, watches: tuple[Watch, ...], article: Article, facts: Facts, found: set[str]
) -> Iterator[Differing]:
    """Give the pairs on which matcher, naive evaluator and, of some, `explain` do not agree."""
    page = open_page(article, facts)
    for watch in watches:
        said = {"matcher": watch.id in found, "naive": is_met(watch, page)}
        if maker.random.random() * EXPLAINED < 1:
            said["explain"] = any(finding.met for finding in explain(watch, article, facts))
        if len(set(said.values())) > 1:
            yield Differing(replace(watch), article, said)


def main() -> None:
    """Compare as many pairs as asked for; the exit code is 1 when some differ."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    pairs = met = 0
    differing: list[Differing] = []
    for count, found, wrong in compare(wanted, seed=20310514):
        pairs, met = pairs + count, met + found
        differing += wrong
    print(f"{pairs:,} pairs, {met:,} of them met; {len(differing):,} differ")
    for one in differing[:5]:
        print(one.said, one.watch, one.article.headline, one.article.text, sep="\n  ")
    sys.exit(bool(differing))


if __name__ == "__main__":
    read_words(__doc__, most=1, numbers=True)
    main()
