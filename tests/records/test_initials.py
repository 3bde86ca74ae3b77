"""Names with initials that the model has missed, and roles told in the lines of a list."""

import pytest
from told import marked_again, positions

from newsnlp.find.mentions.initials import with_initials

STAYS = [
    "Секретарь: [Аристова Н. В.|PERSON] рада.",
    "Секретарь: [А. Н. Аристова|PERSON] рада.",
    "Школа [имени Рогова Л. П.|ORGANIZATION] закрыта.",
    "Город Москва А. Б. Вечер.",
    "Пришли Рид, [директор|PROFESSION] А. Б. и другие.",
    "Выступил новый [Директор|PROFESSION] А. Б.",
    "Пункты А. Б. и далее.",
    "Открыт корпус А. Б. закрыт.",
    "Были Рид и Котов [А. Б. Рогов|PERSON].",
    "Были [Рид А. Б.|PERSON], директор [А. Б. Рогов|PERSON].",
]

FOUND = [
    ("Секретарь: Аристова Н. В.", "Секретарь: [Аристова Н. В.|PERSON]"),
    (
        "Были: [Рид А. Б.|PERSON], [Король|PROFESSION] Е. В., [Ким И. И.|PERSON].",
        "Были: [Рид А. Б.|PERSON], [Король Е. В.|PERSON], [Ким И. И.|PERSON].",
    ),
    (
        "Были [Рид А. Б.|PERSON], Ким [О. П. Рогов|PERSON] рад.",
        "Были [Рид А. Б.|PERSON], [Ким О. П.|PERSON] [Рогов|PERSON] рад.",
    ),
    (
        "Были [Рид А. Б.|PERSON] и Рябая [О. П. Рогов|PERSON] рад.",
        "Были [Рид А. Б.|PERSON] и [Рябая О. П.|PERSON] [Рогов|PERSON] рад.",
    ),
    (
        "[Юнкеров|PROFESSION] [В. Ф.|PERSON] – член комиссии.",
        "[Юнкеров В. Ф.|PERSON] – член комиссии.",
    ),
    ("Пришла Н.В. Аристова и ушла.", "Пришла [Н.В. Аристова|PERSON] и ушла."),
    ("Пришёл Рогов-Лямин Н.В. и ушёл.", "Пришёл [Рогов-Лямин Н.В.|PERSON] и ушёл."),
]


@pytest.mark.parametrize("text", STAYS)
def test_no_name_is_added(mark, text):
    marked = mark(text)
    assert list(with_initials(marked.annotation, marked.spans)) == list(marked.spans)


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_names(mark, text, found):
    marked = mark(text)
    spans = with_initials(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == found


def test_lines_of_a_list_are_of_one_body(mark):
    text = (
        "[Председатель [комиссии по спорту|ORGANIZATION]|PROFESSION]: [Олег Рябинин|PERSON].\n"
        "[Секретарь|PROFESSION]: [Нина Аристова|PERSON].\n"
        "[Секретарь|PROFESSION] [Лев Рогов|PERSON] молчит."
    )
    assert positions(mark(text)) == [
        ("Олег Рябинин", "председатель", "комиссия по спорту", "current"),
        ("Нина Аристова", "секретарь", "комиссия по спорту", "current"),
        ("Лев Рогов", "секретарь", None, "current"),
    ]
