"""Bodies of one name: one by nouns that may stand before it in turn, two by nouns of two kinds.

And people of one name, where one is told to be kin of the other.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

Linking = Callable[..., Marked]

ONE = [
    "Завод «[Луч]ORG» вырос. Предприятие «[Луч]ORG» строит дом. Комбинат «[Луч]ORG» рад.",
    "Компания «[Луч]ORG» выросла. Завод «[Луч]ORG» рад. ООО «[Луч]ORG» радо.",
    "Клуб «[Заря]ORG» выиграл. Команда «[Заря]ORG» рада. ФК «[Заря]ORG» рад.",
    "Агрохолдинг «[Заря]ORG» вырос. Холдинг «[Заря]ORG» рад.",
    "Торговая сеть «[Луч]ORG» выросла. Магазин «[Луч]ORG» закрыт. Холдинг «[Луч]ORG» рад.",
]
TWO = [
    ("Холдинг «[Луч]ORG» продал завод «[Луч]ORG».", [["Луч"], ["Луч"]]),
    ("Завод «[Луч]ORG» вырос. Рид возглавляет фонд «[Луч]ORG».", [["Луч"], ["Луч"]]),
    (
        "Банк «[Луч]ORG» вырос. «[Луч]ORG» рад. Хоккейный клуб «[Луч]ORG» выиграл. «[Луч]ORG» рад.",
        [["Луч", "Луч"], ["Луч", "Луч"]],
    ),
    ("«[Луч]ORG» вырос. Завод «[Луч]ORG» рад. Фонд «[Луч]ORG» закрыт.", [["Луч"] * 2, ["Луч"]]),
]


@pytest.mark.parametrize("text", ONE)
def test_a_body_may_be_called_by_nouns_in_turn(linking: Linking, text: str) -> None:
    assert len(linking(text).entities) == 1


@pytest.mark.parametrize(("text", "wanted"), TWO)
def test_nouns_of_two_kinds_tell_namesakes(
    linking: Linking, text: str, wanted: list[list[str]]
) -> None:
    assert linking(text).entities == wanted


SAME = [
    "Мать [Льва Рида]PER уехала. [Лев Рид]PER рад.",
    "[Лев Ильич Рид]PER – мэр. Брат [Льва Рида]PER уехал. Отца [Льва Рида]PER наградили.",
    "[Лев Рид]PER пропал, мать ищет. [Лев Рид]PER молод.",
]
KIN = [
    (
        "[Лев Рид-младший]PER, сын мэра [Льва Рида]PER, уехал. [Лев Рид]PER рад.",
        [["Лев Рид-младший"], ["Льва Рида", "Лев Рид"]],
    ),
    (
        "[Анна Ивановна Ким]PER, старшая дочь писательницы [Анны Ким]PER, рада.",
        [["Анна Ивановна Ким"], ["Анны Ким"]],
    ),
    (
        "[Лев Ильич Рид]PER умер. Его внук [Лев Рид]PER уехал.",
        [["Лев Ильич Рид"], ["Лев Рид"]],
    ),
]


@pytest.mark.parametrize("text", SAME)
def test_whose_kin_somebody_is(linking: Linking, text: str) -> None:
    assert len(linking(text).entities) == 1


@pytest.mark.parametrize(("text", "wanted"), KIN)
def test_kin_of_one_name_are_two(linking: Linking, text: str, wanted: list[list[str]]) -> None:
    assert linking(text).entities == wanted
