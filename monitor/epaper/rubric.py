"""The lines above a story and who signs it in, the column (栏目) that it is printed under out. Pure.

Papers print a column in brackets behind the headline (钟声), as the kicker (评论员文章), or leave it to the signature:
what 本报评论员 signs is a commentator's article.
"""

import re

# Behind a headline in brackets, but no column: parts, and words on the text itself.
NO_COLUMN = re.compile(
    r"[上中下一二三四五六七八九十续终]|之[一二三四五六七八九十]|[\d①-⑳]+|上篇|下篇|上接.*|下转.*|.*版|.*图.*|全文|摘要|节选|摘编|连载|小说|特稿|.*草案|.*修订|.*修正|试行|暂行|征求意见稿"
)
BRACKETS = re.compile(r"[（(]([^（()），。；！？：、]{2,20})[）)]\s*$")
COUNT = re.compile(r"(?:[①-⑳]|[·—-]?\d{1,3})$")
COMMENT = re.compile(
    r"(?:本报)?(?:特约)?评论员文章|社论|社评|代论|编者按|编后|短评|时评|快评|锐评|述评"
    r"|[^，。；！？：、\s]{2,6}(?:论坛|时评|观察|评论|快评|锐评|短评|杂谈|漫谈|谈|观点|视点|聚焦|手记|札记|来信)"
)
COMMENTATOR = re.compile(r"[□■◎○●◇◆△▲☆★\s]*本报(?:特约)?评论员")
MARKS = re.compile(r"^[\s□■◎○●◇◆△▲☆★【\[〔『]+|[\s】\]〕』]+$")


def find_column(kicker: str, headline: str, signatures: tuple[str, ...]) -> str:
    """Give the name of the column that a story stands in, "" for none.

    `signatures` are the printed names of authors and what else may hold a signature.
    """
    if (found := BRACKETS.search(headline)) and not NO_COLUMN.fullmatch(found[1]):
        return COUNT.sub("", found[1]).strip()
    above = MARKS.sub("", kicker)
    if COMMENT.fullmatch(above):
        return above
    return "评论员文章" if any(COMMENTATOR.match(line) for line in signatures) else ""
