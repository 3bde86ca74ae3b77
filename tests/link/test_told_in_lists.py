"""Whether a surname of a list is a woman's nominative or a man's genitive."""

import pytest

from newsnlp.annotate import Annotator
from newsnlp.link.names import read_name

HIS = [
    "В составе [А. Б. Котова], П. И. Лосева.",
    "Жена [А. Б. Котова] – учитель.",
    "Дело [А. Б. Котова] – в суде.",
    "Осудили [А. Б. Котова], он молчал.",
    "Комиссия без [А. Б. Котова] и Н. Н. Зуевой.",
    "С участием членов совета [Котова А. Б.], Зуева Н. Н.",
    "Пришли члены фракции [А. Б. Котова].",
]
HERS = [
    "Члены жюри: [А. Б. Котова], П. И. Лосев.",
    "Члены жюри: [Котова А. Б.], Лосев П. И.",
    "Члены жюри: П. И. Лосев и [А. Б. Котова].",
    "Члены жюри: Лосев П. И., [Котова А. Б.]",
    "Были: П. И. Лосев – директор, [А. Б. Котова] – секретарь.",
    "Были: П. И. Лосев – директор, [А. Б. Котова] – главный бухгалтер.",
    "Присутствовали: члены Общественного совета [Котова А. Б.], Горелик А. Я., Зуева Н. Н.",
    "Присутствовали: члены Общественного совета Котова А. Б., Горелик А. Я., [Зуева Н. Н.]",
    "Присутствовали: [Котова А. Б.], Горелик А. Я.",
    "Отсутствовали депутаты [Котова А. Б.] и Зуева Н. Н.",
    "Участники: [Котова А. Б.], Зуева Н. Н.",
]


def gender(text):
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    annotation = Annotator().annotate([text], [[(0, len(text))]])[0]
    return read_name(annotation, *annotation.tokens_of(start, end)).gender


@pytest.mark.parametrize("text", HIS)
def test_a_man_s_genitive(text):
    assert gender(text) == "masc"


@pytest.mark.parametrize("text", HERS)
def test_a_woman_s_nominative(text):
    assert gender(text) == "femn"
