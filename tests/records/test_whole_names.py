"""A person's name is one mention; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.whole_names import whole_names

STAYS = [
    "Ныне [Анна Сергеевна|PERSON] пишет.",
    "Записку [Лямину|PERSON] [Иван Сергеевич|PERSON] передал сам.",
    "Письмо [Лямину|PERSON] [Анна Сергеевна|PERSON] отдала.",
    "Ответил [Лямин|PERSON]. [Иван Сергеевич|PERSON] молчал.",
    "Ответил [Лямин|PERSON], [Иван Сергеевич|PERSON] молчал.",
    "Стихи [Лямина|PERSON] [Иван Рогов|PERSON] читает часто.",
    "Приехала вдова [Лямина|PERSON] [Анна Сергеевна|PERSON].",
    "Пришла [директор|PROFESSION] [Анна Сергеевна|PERSON].",
    "У Лямина [Анна Сергеевна|PERSON] взяла книгу.",
    "В «Основе» [Анна Сергеевна|PERSON] пишет. Основа [Анна Сергеевна|PERSON].",
    "Пришла Лямина. [Анна Сергеевна|PERSON] молчала. Вдова Лямина [Анна Сергеевна|PERSON] ушла.",
    "Директор [Сергеевич Лямин|PERSON] ушёл. Пришёл [Иван Лямин|PERSON].",
    "Секретарь [Л. Р.|PERSON] ушёл. Это Котов. [Л. Р.|PERSON] ушёл.",
    "В селе [Алхан-Кала|CITY] [Саидов|PERSON] рад.",
    "Письмо [Раиле|PERSON] [Лямин|PERSON] отдал. Ушли [Лямин|PERSON] [Рогов|PERSON].",
]

WHOLE = [
    ("Ушёл Котов [Л. Р.|PERSON] вчера.", "Ушёл [Котов Л. Р.|PERSON] вчера."),
    (
        "Это [Гуревич|PERSON] [Лев Павлович|PERSON], инженер.",
        "Это [Гуревич Лев Павлович|PERSON], инженер.",
    ),
    (
        "Избран [Чекмарёв|PERSON] [Сергей Александрович|PERSON], инженер.",
        "Избран [Чекмарёв Сергей Александрович|PERSON], инженер.",
    ),
    (
        "Отчиталась директор [Лямина|PERSON] [Анна Сергеевна|PERSON].",
        "Отчиталась директор [Лямина Анна Сергеевна|PERSON].",
    ),
    (
        "Назначение [Разумовой|PERSON] [Ольги Васильевны|PERSON] отложено.",
        "Назначение [Разумовой Ольги Васильевны|PERSON] отложено.",
    ),
    (
        "В список вошли: 2. Разумова [Анна Сергеевна|PERSON] – юрист.",
        "В список вошли: 2. [Разумова Анна Сергеевна|PERSON] – юрист.",
    ),
    (
        "Житель города [Магомед-Эмин|CITY] [Саидов|PERSON] рад.",
        "Житель города [Магомед-Эмин Саидов|PERSON] рад.",
    ),
    (
        "Союзом руководил [Раль|ORGANIZATION] [Мунирович Лямин|PERSON].",
        "Союзом руководил [Раль Мунирович Лямин|PERSON].",
    ),
    (
        "Директор школы [Раиля|PERSON] [Гарифуллина|PERSON] вручила книгу.",
        "Директор школы [Раиля Гарифуллина|PERSON] вручила книгу.",
    ),
]

LESS = [
    ("[Беседовала Ксения Рогова|PERSON]", "Беседовала [Ксения Рогова|PERSON]"),
    (
        "[Беседовала [Ксения Рогова|PERSON]|PERSON]",
        "Беседовала [Ксения Рогова|PERSON]",
    ),
    (
        "Пела солистка [[Мариинского|PERSON] театра|ORGANIZATION].",
        "Пела солистка [Мариинского театра|ORGANIZATION].",
    ),
    (
        "Вручили дипломы [Губернаторской|PERSON] программы.",
        "Вручили дипломы Губернаторской программы.",
    ),
    ("Роман [Донской|PERSON] битвы.", "Роман [Донской|PERSON] битвы."),
    ("Пришла [Серена Рогова|PERSON].", "Пришла [Серена Рогова|PERSON]."),
    ("Пришёл [Достоевский|PERSON] театра.", "Пришёл [Достоевский|PERSON] театра."),
]


def whole(mark, text):
    marked = mark(text)
    return marked_again(marked.annotation.text, whole_names(marked.annotation, marked.spans))


@pytest.mark.parametrize("text", STAYS)
def test_two_people_stay_two(mark, text):
    assert whole(mark, text) == text


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_surname_joins_what_follows(mark, text, expected):
    assert whole(mark, text) == expected


def test_no_spans(mark):
    assert whole_names(mark("Пришёл Лямин Иван Сергеевич.").annotation, []) == []


@pytest.mark.parametrize(("text", "expected"), LESS)
def test_what_is_no_name_is_left_out(mark, text, expected):
    assert whole(mark, text) == expected
