"""Bare bodies are called as they were in full where the text tells of them first."""

import pytest

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.mentions.fuller_bodies import fuller_bodies


def told(marked):
    """Return the texts of the phrases that tell in full what a bare body is."""
    text = marked.annotation.text
    reader = FactReader(marked.annotation, marked.mentions)
    return [text[span.start : span.end] for span in fuller_bodies(reader)]


NONE = [
    # nothing bare stands for it
    "Создан штаб по паводку. Работы идут.",
    "Создан штаб по паводку. Решение принял [штаб области|ORGANIZATION].",
    # one of two
    "Создан штаб по паводку и штаб по пожарам. Решение принял [штаб|ORGANIZATION].",
    # of another kind
    "Создана рабочая группа по паводку. Решила [инициативная группа|ORGANIZATION].",
    # of several, and one that is told later
    "Собрались все комиссии по паводкам. Решила [комиссия|ORGANIZATION].",
    "Решила [комиссия|ORGANIZATION]. Создана комиссия по паводку.",
    "Выбран новый состав. Комиссия нового состава рада. Решила [комиссия|ORGANIZATION].",
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_told_in_full(mark, text):
    assert told(mark(text)) == []


FULL = [
    (
        "Создан новый штаб по паводку. Решение принял [штаб|ORGANIZATION].",
        "штаб по паводку",
    ),
    (
        "Создана рабочая группа по паводку. В [рабочую группу|ORGANIZATION] вошли все.",
        "рабочая группа по паводку",
    ),
    (
        "Выбрано правление ТСЖ «Уют». [Членом правления|PROFESSION] стал [Лев Рид|PERSON].",
        "правление ТСЖ «Уют»",
    ),
]


@pytest.mark.parametrize(("text", "name"), FULL)
def test_a_bare_body_is_told_in_full(mark, text, name):
    assert told(mark(text)) == [name]
