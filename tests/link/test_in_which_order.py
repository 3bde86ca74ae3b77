"""Names of one body that fit two names: which of them are joined first."""

from __future__ import annotations

from collections.abc import Callable

from marked_text import Marked

Linking = Callable[..., Marked]


def test_the_board_of_a_company_with_and_without_its_legal_form(linking: Linking) -> None:
    marked = linking(
        "[Совет директоров «[Волжских мельниц]ORG»]ORG собрался. Решил [совет директоров ПАО "
        "«[Волжские мельницы]ORG»]ORG. В [совет]ORG вошли двое."
    )
    boards = [texts for texts in marked.entities if "овет" in texts[0]]
    assert [len(texts) for texts in boards] == [3]


def test_the_boards_of_two_companies_are_two(linking: Linking) -> None:
    marked = linking(
        "[Совет директоров «[Волги]ORG»]ORG собрался. [Совет директоров ПАО «[Нева]ORG»]ORG "
        "молчит. В [совет]ORG вошли двое."
    )
    assert sum("овет" in texts[0] for texts in marked.entities) == 3


def test_the_board_of_a_bank_told_by_the_way_is_not_that_of_the_company_told_of(
    linking: Linking,
) -> None:
    marked = linking(
        "[Ромашка]ORG ждёт. В [Ромашке]ORG рады. Пришёл Рид, экс-глава [правления "
        "[Сигма-банка]ORG]ORG. В [Ромашке]ORG он войдёт в [правление]ORG."
    )
    assert ["правление"] in marked.entities


def test_the_fuller_of_two_names_is_joined_first(linking: Linking) -> None:
    marked = linking(
        "[[Ленинский районный суд]ORG [Ижевска]CITY]ORG решил. В [Ленинском суде]ORG ждут. "
        "[[Ленинский суд]ORG [Ижевска]CITY]ORG молчит."
    )
    bodies = [one for one in marked.linked.entities if one.type == "ORGANIZATION"]
    assert [(one.name, len(one.mentions)) for one in bodies] == [
        ("Ленинский районный суд Ижевска", 5)
    ]


def test_a_bare_noun_that_one_body_has_is_not_of_another(linking: Linking) -> None:
    marked = linking(
        "Завод «[Луч]ORG» вырос. [Заводу]ORG нужны люди. Приехали с [Омского моторного завода]ORG."
    )
    assert marked.entities == [["Луч", "Заводу"], ["Омского моторного завода"]]


def test_a_bare_noun_is_none_of_two_governments(linking: Linking) -> None:
    marked = linking(
        "[Правительство [Тульской области]REG]ORG и [правительство [Рязанской области]REG]ORG "
        "спорят. [Правительство]ORG молчит."
    )
    assert ["Правительство"] in marked.entities
