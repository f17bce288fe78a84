import re
from dataclasses import replace
from pathlib import Path

import pytest

from alerts.receivers import Receiver, Template
from alerts.render import render
from alerts.specimens import FIRST, try_template
from alerts.templating import PARTS, TemplateFailed, fill_template, load_shipped, read_template
from monitor.config import ConfigError, load_config
from monitor.config.templates import try_templates
from tests.alerts.test_render import EMAIL, SLACK, make_receiver
from tests.factories import NOW, make_alert, make_claim

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "messages.md"
CONFIG = "papers: [人民日报]\ntemplates: own\nreceivers: {desk: {kind: atom, path: feed.xml}}\n"


def with_own(**parts: str) -> Receiver:
    named: dict[Template, str] = {part: parts[part] for part in PARTS if part in parts}
    return replace(make_receiver(), templates=tuple(named.items()))


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.__class__ }}",
        "{{ view.items.__len__ }}",
        "{{ view.__class__.__mro__[1].__subclasses__() }}",
        "{{ subject.format(view) }}",
        "{{ subject.__class__ }}",
        "{{ words.items() }}",
        "{{ self }}{{ self.__init__ }}",
        "{{ cycler('a') }}",
        "{% for n in range(9) %}x{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{% set a = 'x' ~ 'x' %}{{ a }}",
        "{{ 'x' + 'x' }}",
        "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'message.html.jinja' %}",
        "{{ view | attr('__class__') }}",
        "{{ view.groups | map(attribute='__class__') | list }}",
        "{{ unknown }}",
        "{{ view.unknown }}",
        "{% for x in view.items recursive %}{{ loop(view.items) }}{% endfor %}",
        "{{ 1 / 0 }}",
        "{% set a = [1, 1] %}",
        "{% set a = (1, 1) %}",
        "{% set a = {1: 1} %}",
        "{{ view }}",
        "{{ view.items }}",
        "{% if %}",
        "{{ '" + "x" * 200_000 + "' }}",
    ],
)
@pytest.mark.parametrize("part", ["text", "html"])
def test_a_template_reaches_nothing_but_the_message(part: Template, source: str) -> None:
    """threats: J7."""
    with pytest.raises(TemplateFailed):
        try_template(part, source)


LOOPS = "".join(f"{{% for a{n} in view.items %}}" for n in range(9))
ENDS = "{% endfor %}" * 9
DOUBLING = "{% set x0 = subject %}" + "".join(
    f"{{% set x{n + 1} %}}{{{{ x{n} }}}}{{{{ x{n} }}}}{{% endset %}}" for n in range(60)
)
FILLING = "{% set x0 = subject %}" + "".join(f"{{% set x{n + 1} = '{{a}}{{a}}' | fill(a=x{n}) %}}" for n in range(60))


@pytest.mark.parametrize(
    "source",
    [LOOPS + ENDS, LOOPS + "x" + ENDS, DOUBLING + "{{ x60 }}", DOUBLING, FILLING],
    ids=["turns", "output", "set", "unused", "fill"],
)
def test_a_template_comes_to_an_end(source: str) -> None:
    with pytest.raises(TemplateFailed, match="more than"):
        try_template("text", source)


@pytest.mark.parametrize("part", PARTS)
def test_the_shipped_templates_are_good_ones_and_write_the_same_for_whoever_copies_them(part: Template) -> None:
    try_template(part, load_shipped(part))
    claim = make_claim(make_alert(), replace(FIRST, id="x"))
    own, shipped = (
        render(claim, receiver, NOW) for receiver in (with_own(**{part: load_shipped(part)}), make_receiver())
    )
    assert (own.subject, own.text, own.html) == (shipped.subject, shipped.text, shipped.html)


def test_each_part_can_be_written_otherwise() -> None:
    receiver = with_own(
        subject="S {{ subject }}",
        line="{{ watch }}> {{ item.line }}",
        text="T {{ view.items | length }}",
        html="<b>{{ subject }}</b>",
    )
    message = render(make_claim(make_alert(headline="<i>")), receiver, NOW)
    assert message.subject.startswith("S [云岭] 云岭> 顾知远")
    assert message.text == "T 1"
    assert message.html.startswith("<b>S [云岭] 云岭&gt; 顾知远")
    assert message.faults == ()
    slack = render(make_claim(), replace(receiver, settings=SLACK), NOW)
    assert "云岭&gt; 顾知远" in slack.body.decode()


@pytest.mark.parametrize("part", PARTS)
def test_no_alert_is_lost_to_a_template_that_fails(part: Template) -> None:
    message = render(make_claim(), with_own(**{part: "\n{{ nothing }}"}), NOW)
    plain = render(make_claim(), make_receiver(), NOW)
    assert message.subject == plain.subject
    assert "自定义模板失效" in message.text
    assert "自定义模板失效" in message.html
    assert len(message.faults) == 1
    assert "line 2" in message.faults[0]


def test_all_may_fail_at_once() -> None:
    message = render(make_claim(), with_own(**dict.fromkeys(PARTS, "{{ nothing }}")), NOW)
    assert len(message.faults) == len(PARTS)
    assert "顾知远" in message.text


def test_a_long_message_of_the_shipped_templates_has_no_bound() -> None:
    claim = make_claim(*(make_alert(article_id=str(number)) for number in range(1_500)))
    assert len(render(claim, make_receiver(), NOW).html) > 1_000_000


def test_templates_are_read_with_the_config_and_tried(tmp_path: Path) -> None:
    path, folder = tmp_path / "config.yaml", tmp_path / "own"
    path.write_text(CONFIG, encoding="utf-8")
    with pytest.raises(ConfigError, match="no folder"):
        load_config(path)
    folder.mkdir()
    (folder / "subject.jinja").write_text("{{ subject }}!", encoding="utf-8")
    (folder / "line.jinja").write_text("\n{{ item.lien }}", encoding="utf-8")
    config = load_config(path)
    assert set(config.files) >= {folder / "subject.jinja", folder / "line.jinja"}
    (fault,) = try_templates(config.templates)
    assert (fault.file, fault.place.line) == (str(folder / "line.jinja"), 2)
    assert "lien" in fault.message
    (folder / "line.jinja").write_text("{{ item.line", encoding="utf-8")
    (folder / "title.jinja").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert [Path(one.file).name for one in caught.value.faults] == ["line.jinja", "title.jinja"]


def test_the_example_that_the_document_teaches_says_what_it_shows() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    (source,) = re.findall(r"```jinja\n(.*?)```", text, re.DOTALL)
    (said,) = re.findall(r"^gives `(.*)`\.$", text, re.MULTILINE)
    try_template("subject", source)
    receiver = Receiver(id="desk", settings=EMAIL, templates=(("subject", source),))
    assert render(make_claim(FIRST), receiver, NOW).subject == said


def test_a_template_of_anothers_syntax_is_refused_with_its_line() -> None:
    with pytest.raises(TemplateFailed, match="line 3"):
        read_template("html", "a\nb\n{% nothing %}")
    assert fill_template("text", "{{ a }}", {"a": 1}) == "1"
