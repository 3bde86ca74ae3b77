"""Memberships told over several sentences: in lists, by who stays, comes and goes."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind


@pytest.fixture(scope="module")
def members():
    """Who belongs to a body by a text, and how that stands."""
    pipeline = Pipeline()

    def told(text):
        found = pipeline.extract(Article("a", text, published="2025-10-05")).records
        return {r.person: r.status.value for r in found if r.kind is RecordKind.MEMBERSHIP}

    return told


ROADS = (
    "В Озёрске создана комиссия по благоустройству\n\n"
    "Комиссию по благоустройству возглавит заместитель мэра Анна Рид. В её состав вошли архитектор "
    "Лев Котов, депутат Ян Ким и эколог Ольга Гусева. Заседание открыл глава города Пётр Жуков, о "
    "ремонте дорог рассказал начальник отдела Иван Фомин.\n"
)


def test_its_head_and_who_speaks_there_are_no_members(members):
    assert not {"Анна Рид", "Пётр Жуков", "Иван Фомин"} & members(ROADS).keys()


def test_members_of_what_a_pronoun_means(members):
    assert members(ROADS) == dict.fromkeys(("Лев Котов", "Ян Ким", "Ольга Гусева"), "new")


BOARD = (
    "В совет директоров комбината «Луч» избраны новые люди\n\n"
    "Акционеры комбината «Луч» 14 марта избрали совет директоров. Кресла сохранили глава банка "
    "«Заря» Анна Рид и экономист Лев Котов. Впервые избран профессор Ян Ким. Место ушедшей Ольги "
    "Гусевой занял юрист Пётр Жуков.\n"
)


def test_who_keeps_a_seat_and_whose_is_free(members):
    found = members(BOARD)
    assert found["Лев Котов"] == "current"
    assert found["Ольга Гусева"] == "former"


@pytest.mark.xfail(strict=True, reason="who comes for another is taken for the one who left")
def test_who_takes_a_seat(members):
    assert members(BOARD)["Пётр Жуков"] == "new"
