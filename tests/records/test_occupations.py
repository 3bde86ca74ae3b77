"""What somebody does: told beside the name where the model finds no role, or cut too long."""

import pytest

from newsnlp.find.combine import combine
from newsnlp.find.facts import FactReader
from newsnlp.find.occupations import occupations
from newsnlp.types import EntityType, Span

NONE = [
    # somebody else, several people, another case, a role that is found already
    "О стороже рассказал [Пётр Лямин|PERSON].",
    "Сторожи [Пётр Лямин|PERSON] и [Лев Котов|PERSON] ушли.",
    "Сторожу [Пётр Лямин|PERSON] помог.",
    "[Сторож|PROFESSION] [Пётр Лямин|PERSON] вышел.",
    "Сторож вышел. [Пётр Лямин|PERSON] остался.",
    "Житель [Пётр Лямин|PERSON] вышел.",
    "К [Анне Котовой|PERSON], врачам и [Льву Рябову|PERSON] приехали.",
    "Её партнёр [Пётр Лямин|PERSON] вышел.",
    "Приехал [Пётр Лямин|PERSON], владелец собаки.",
    "Владелец собаки [Пётр Лямин|PERSON] вышел.",
    "[Пётр Лямин|PERSON], директора не любивший, ушёл.",
    "Директор завода [водитель|PROFESSION] [Пётр Лямин|PERSON] вышел.",
    "Представитель партии [Лямина|PERSON] вышел.",
    "Представитель партии [Лямин|PERSON] вышел.",
    "Представитель народа [Пётр Лямин|PERSON] вышел.",
    "Создатель и [директор|PROFESSION], [Пётр Лямин|PERSON] и мать вышли.",
    "Друг и [директор НИИ|PROFESSION] [Пётр Лямин|PERSON] вышел.",
    "Руководящий отделом [Пётр Лямин|PERSON] вышел.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_occupation(mark, text):
    assert found(mark(text)) == []


TOLD = [
    ("Сторож [Пётр Лямин|PERSON] вышел.", "Сторож"),
    ("Погиб сторож, 61-летний [Пётр Лямин|PERSON].", "сторож"),
    ("Научный сотрудник музея [Пётр Лямин|PERSON] вышел.", "Научный сотрудник музея"),
    ("Сторож сада «[Луч|FACILITY]» [Пётр Лямин|PERSON] вышел.", "Сторож сада «Луч»"),
    ("Открыт завод, сторож которого [Пётр Лямин|PERSON] вышел.", "сторож"),
    (
        "Представитель фирмы «[Луч|ORGANIZATION]» [Пётр Лямин|PERSON] вышел.",
        "Представитель фирмы «Луч»",
    ),
    ("Вышел имам-хатыб мечети [Пётр Лямин|PERSON].", "имам-хатыб мечети"),
    ("Основатель и [глава НИИ|PROFESSION] [Пётр Лямин|PERSON] вышел.", "Основатель"),
    ("Вышел [Пётр Лямин|PERSON], основатель и [глава НИИ|PROFESSION].", "основатель"),
    ("Сторож фабрики [Пётр Лямин|PERSON] вышел.", "Сторож фабрики"),
    (
        "Людей вывел водитель школьного автобуса [Лев Котов|PERSON].",
        "водитель школьного автобуса",
    ),
    ("[Лев Котов|PERSON] — лидер местной группы «Луч».", "лидер местной группы «Луч»"),
    ("[Лев Котов|PERSON], лидер группы «Луч», выступил.", "лидер группы «Луч»"),
    ("[Анна Котова|PERSON], бухгалтер завода, уехала.", "бухгалтер завода"),
    (
        "Старший партнёр фирмы «[Луч|ORGANIZATION]» [Лев Котов|PERSON] уехал.",
        "Старший партнёр фирмы «Луч»",
    ),
    ("Основатель [группы «Луч»|ORGANIZATION] [Лев Котов|PERSON] уехал.", "Основатель группы «Луч»"),
    (
        "Первым был [Лев Котов|PERSON], основатель завода «[Луч|ORGANIZATION]».",
        "основатель завода «Луч»",
    ),
    ("Члены комиссии: [Лев Котов|PERSON], [Анна Рыбина|PERSON].", "Члены комиссии"),
    ("Операторы фильма — [Лев Котов|PERSON] и [Анна Рыбина|PERSON].", "Операторы фильма"),
    (
        "Пришёл партнёр бюро «[Рябов, [Котов|PERSON] и партнёры|ORGANIZATION]» [Лев Рогов|PERSON].",
        "партнёр бюро «Рябов, Котов и партнёры»",
    ),
    (
        "Выступил директор института [доктор наук|PROFESSION] [Лев Котов|PERSON].",
        "директор института",
    ),
    (
        "Выступил директор института, [доктор наук|PROFESSION] [Лев Котов|PERSON].",
        "директор института",
    ),
    (
        "Пришёл директор [Института гор и рек юга и севера им. А. Б. Гада СО РАН|ORGANIZATION] "
        "[Лев Котов|PERSON].",
        "директор Института гор и рек юга и севера им. А. Б. Гада СО РАН",
    ),
    ("Приехал совладелец завода [Лев Котов|PERSON].", "совладелец завода"),
    ("Приехал [Лев Котов|PERSON], основатель сети магазинов.", "основатель сети магазинов"),
    ("Медалью наградили учительницу школы [Анну Рыбину|PERSON].", "учительницу школы"),
    (
        "Она поблагодарила заведующую отделом графики [Анну Рыбину|PERSON].",
        "заведующую отделом графики",
    ),
    ("Пришёл бывший начмед [Пётр Лямин|PERSON].", "начмед"),
]


@pytest.mark.parametrize(("text", "role"), TOLD)
def test_an_occupation_beside_a_name(mark, text, role):
    assert found(mark(text)) == [role]


def test_a_role_holds_no_predicate(mark):
    text = "Директором школы назначен учитель химии Игорь Сомов."
    whole = Span(0, 39, EntityType.PROFESSION, 0.6, "model")
    role = Span(0, 16, EntityType.PROFESSION, 0.9, "model")
    assert text[whole.start : whole.end].endswith("назначен учитель химии")
    assert combine(mark(text).annotation, [whole, role], []) == [role]


def found(marked):
    reader = FactReader(marked.annotation, marked.mentions)
    return [marked.annotation.text[span.start : span.end] for span in occupations(reader)]
