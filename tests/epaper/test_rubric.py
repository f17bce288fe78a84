"""Columns (栏目): brackets behind a headline, a kicker, a signature; and what is none."""

import pytest

from monitor.epaper.rubric import find_column


@pytest.mark.parametrize(
    ("kicker", "headline", "signatures", "column"),
    [
        pytest.param("", "把握发展的主动（钟声）", (), "钟声", id="brackets"),
        pytest.param("", "一座小城的新路(经济新方位)", (), "经济新方位", id="half-width brackets"),
        pytest.param("", "乡亲们的新日子（关注农业农村①）", (), "关注农业农村", id="counted"),
        pytest.param("", "老有所为（金台视线·关注老龄②）", (), "金台视线·关注老龄", id="with a dot"),
        pytest.param("评论员文章", "乘势而上", (), "评论员文章", id="kicker"),
        pytest.param("■岚溪时评", "小事不小", (), "岚溪时评", id="a kicker with its mark"),
        pytest.param("", "乘势而上", ("□ 本报评论员",), "评论员文章", id="signature"),
        pytest.param("", "林中来信（上）", (), "", id="a part"),
        pytest.param("", "林中来信（之三）", (), "", id="a part by number"),
        pytest.param("", "春耕（组图）", (), "", id="pictures"),
        pytest.param("", "云岭省水利条例（修订草案）", (), "", id="a draft"),
        pytest.param("", "顾知远（左二）在临川，看望（慰问）职工", (), "", id="brackets inside"),
        pytest.param("全省推进会在临川召开", "乘势而上", ("林远",), "", id="an ordinary kicker"),
    ],
)
def test_the_column_of_a_story(kicker: str, headline: str, signatures: tuple[str, ...], column: str) -> None:
    assert find_column(kicker, headline, signatures) == column
