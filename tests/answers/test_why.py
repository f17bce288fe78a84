"""Every fact says where it is printed and which rule read it: `extract --why`."""

import json

from click.testing import CliRunner

from monitor.answers.why import list_reasons
from monitor.cli import main
from monitor.contract import article_from_json
from monitor.parser import extract

GIVEN = {
    "id": "a1",
    "title": "顾知远在临川市调研",
    "text": "本报讯 5月13日，云岭省委副书记、省长顾知远在临川市调研“两山两水”建设，副省长何二平、何三平参加。\n"
    "省政府印发《云岭省水利发展规划》。\n会议决定任命李群为云岭省水利厅厅长。",
    "date": "2031-05-14",
}


def test_each_fact_is_printed_where_it_says() -> None:
    article = article_from_json(GIVEN)
    shown = {
        (why.kind, why.value): (article.heading if why.span.where == "heading" else article.text)[
            why.span.start : why.span.end
        ]
        for why in list_reasons(extract(article))
    }
    assert shown["post", "顾知远 云岭省委副书记"] == "云岭省委副书记"
    assert shown["post", "顾知远 云岭省省长"] == "省长"
    assert shown["post", "何三平 云岭省副省长"] == "副省长"
    assert shown["post", "李群 云岭省水利厅厅长"] == "云岭省水利厅厅长"
    assert shown["document", "云岭省水利发展规划 issue"] == "《云岭省水利发展规划》"
    assert shown["phrase", "两山两水"] == "两山两水"
    assert {"person", "post", "event", "appointment", "document", "phrase"} <= {kind for kind, _ in shown}


def test_every_reason_names_a_rule() -> None:
    assert all(why.rule for why in list_reasons(extract(article_from_json(GIVEN))))


def test_why_marks_the_fact_in_its_passage_and_names_the_rule() -> None:
    result = CliRunner().invoke(main, ["extract", "--why", "-"], input=json.dumps(GIVEN))
    assert result.exit_code == 0
    assert "《" not in result.stdout.splitlines()[0]
    assert "【《云岭省水利发展规划》】" in result.stdout
    assert "(document.issue.object)" in result.stdout


def test_with_json_the_reasons_stand_in_the_facts_object() -> None:
    result = CliRunner().invoke(main, ["extract", "--why", "--json", "-"], input=json.dumps(GIVEN))
    found = json.loads(result.stdout)
    assert found["id"] == "a1"
    assert {"kind", "value", "where", "span", "rule"} == set(found["why"][0])


def test_without_why_the_facts_object_is_the_contract_s() -> None:
    result = CliRunner().invoke(main, ["extract", "-"], input=json.dumps(GIVEN))
    assert "why" not in json.loads(result.stdout)
