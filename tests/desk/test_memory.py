import pytest

from monitor.desk.memory import Memory


def test_the_same_question_is_answered_once_and_the_eldest_are_forgotten() -> None:
    memory: Memory[str] = Memory(2)
    made: list[str] = []

    def ask(question: str) -> str:
        def make() -> str:
            made.append(question)
            return question.upper()

        return memory.find(question, make)

    assert [ask(question) for question in "abacab"] == ["A", "B", "A", "C", "A", "B"]
    assert "".join(made) == "abcb"


def test_what_is_raised_is_not_kept() -> None:
    memory: Memory[int] = Memory(2)
    with pytest.raises(ZeroDivisionError):
        memory.find("a", lambda: 1 // 0)
    assert memory.find("a", lambda: 1) == 1
