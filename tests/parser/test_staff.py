"""Pages that list an organ's leaders, or tell of one, without a sentence; all people are invented."""

import pytest

from tests.parser.test_names_in_place import officials

PAGES = {
    "rows under the organ": (
        """澜川县农业农村局领导班子成员及工作分工
云麻原  党组书记、局长。主持全面工作。
李雪坡  党组副书记、县乡村振兴局局长（兼）。
骆青山：党组成员、副局长。分管种植业。
谢天晴（党组成员、副局长）：协助分管农业科技。""",
        {
            "云麻原": ["澜川县农业农村局党组书记", "澜川县农业农村局局长"],
            "李雪坡": ["澜川县农业农村局党组副书记", "澜川县乡村振兴局局长"],
            "骆青山": ["澜川县农业农村局党组成员", "澜川县农业农村局副局长"],
            "谢天晴": ["澜川县农业农村局党组成员", "澜川县农业农村局副局长"],
        },
    ),
    "a name in a line, posts in the next": (
        "领导之窗\n李雪坡\n澜川县委常委、县政府党组副书记、常务副县长\n【个人简历】李雪坡，男，1977年3月出生。",
        {"李雪坡": ["澜川县委常委", "澜川县政府党组副书记", "澜川县常务副县长"]},
    ),
    "behind labels": ("姓名：李雪坡\n职务：澜川县副县长\n分工：负责农业。", {"李雪坡": ["澜川县副县长"]}),
    "in one line": ("姓名：李雪坡　职务：澜川县副县长", {"李雪坡": ["澜川县副县长"]}),
    "no row: who asks": ("解读人：澜川县医保局副局长 李雪坡", {"李雪坡": ["澜川县医保局副局长"]}),
    "no row: a word": ("单位　澜川县农业农村局局长", {}),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_leaders_are_read_off_a_page(text: str, expected: dict[str, list[str]]) -> None:
    assert officials(text, paper="") == expected
