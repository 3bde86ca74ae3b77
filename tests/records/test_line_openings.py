"""Whose part of an article a role stands in, who speaks around it, whose kin somebody is."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.people import People
from newsnlp.records.learned.role_view import RoleView
from newsnlp.types import Article, EntityType

DOSSIERS = """Кандидаты в депутаты

1. КОТОВ Олег Петрович
34 года. Работал в школе. Затем инженер, завод «Луч».

2. РОГОВА Анна Львовна
Отец, Лев Рогов, был там мастером.
"""


@pytest.fixture(scope="module")
def known():
    """Return a function: what is known of each person as the holder of a role, by his name."""
    pipeline = Pipeline(learned=False)

    def rows(text, role):
        context = next(pipeline.contexts([Article("a", text)]))
        places = (i for i, m in enumerate(context.mentions) if m.type is EntityType.PROFESSION)
        of = next(i for i in places if context.mentions[i].text.startswith(role))
        people = People(ArticleView(context), [])
        found = people.rows(RoleView(people.article, of))
        names = {e.id: e.name for e in context.entities}
        return {names[id]: features for id, features in found.items()}

    return rows


def _whom(rows, feature):
    return [name for name, known in rows.items() if known[feature]]


def test_a_line_that_is_a_name_heads_those_below_it(known):
    rows = known(DOSSIERS, "инженер")
    assert _whom(rows, "heads section") == ["Олег Петрович Котов"]
    assert _whom(rows, "heads lines") == ["Олег Петрович Котов"]
    assert _whom(rows, "opens line") == []
    assert "Олег Петрович Котов" not in _whom(rows, "another heads section")


def test_who_is_named_within_a_line_heads_none(known):
    rows = known(DOSSIERS, "мастером")
    assert _whom(rows, "heads section") == ["Анна Львовна Рогова"]
    assert _whom(rows, "first in line") == _whom(rows, "kin") == ["Лев Рогов"]


@pytest.mark.parametrize("mark", ["", "• ", "— ", "12) "])
def test_a_line_opens_with_a_name_behind_its_mark(known, mark):
    rows = known(f"Список\n{mark}Лев Рид, слесарь завода, приехал вчера.", "слесарь")
    assert _whom(rows, "opens line") == ["Лев Рид"]
    assert _whom(rows, "heads section") == []


def test_a_line_does_not_open_with_a_name_behind_a_word(known):
    rows = known("Список\nВчера Лев Рид, слесарь завода, приехал.", "слесарь")
    assert _whom(rows, "opens line") == _whom(rows, "heads lines") == []


def test_who_speaks(known):
    text = "Лев Рид молчит. «Пришла санитаркой», — вспоминает Анна Котова. Пели песни."
    rows = known(text, "санитаркой")
    assert _whom(rows, "speaks here") == ["Анна Котова"]
    assert _whom(rows, "spoke before") == []
