"""Other names told by words, the same sum told twice, and names in two spellings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.link.people.spelling import spelt_alike
from newsnlp.types import RelationType

Linking = Callable[..., Marked]

TWO_PEOPLE = [
    "Гол забил [Котов]PER ([Рогов]PER).",
    "Министром стал [Пётр Котов]PER (ранее [Иван Рогов]PER).",
    "Приехал [Пётр Котов]PER, а также [Иван Рогов]PER.",
    "Судьёй стал [Пётр Котов]PER (ранее [Рогов]PER).",
    "Судьёй стала [Анна Котова]PER (ранее [Мария Рогова]PER).",
    "Играет [Анна Котова]PER ([Раневская]PER).",
    "Приехал актёр [Пётр Котов]PER ([Гамлет]PER).",
    "Приехал рэпер [Пётр Котов]PER ([Иван Рогов]PER).",
    "Приехал рэпер [Котов]PER ([Рогов]PER).",
    "[Пётр Котов]PER известен как ученик. [Иван Рогов]PER — нет.",
    "[Марат Салихов]PER приехал. [Мурат Салихов]PER остался.",
    "[Анна Котова]PER приехала. [Инна Котова]PER осталась.",
    "[Гари Каспаров]PER приехал. [Гарри Каспарян]PER остался.",
    "[Дейл Фостер]PER приехал. [Дейла Фостер]PER осталась.",
    "[Пётр Котов-Рогов]PER приехал. [Иван Рогов]PER остался.",
    "Приехал [Пётр Котов]PER, известный как тренер [Роговой]PER.",
    "Приехал [Пётр Котов]PER, известный как символ [Роговой]PER.",
    "Судят племянника [Игоря Котова]PER. [Племянник Игоря Котова]PER молчит.",
    "[Андрес Мануэль Лопес Обрадор]PER рад. [Перес Обрадор]PER тоже.",
    "[Мария Фернандес де Кирос]PER рада. [Анна Фернандес]PER тоже.",
]

ONE_PERSON = [
    ("Погиб [Арсен Павлов]PER, более известный как [Моторист]PER.", "rule:known-as"),
    ("Погиб [Арсен Павлов]PER по прозвищу «[Моторист]PER».", "rule:known-as"),
    ("Пришла [Анна Ким]PER (урождённая [Орлова]PER).", "rule:known-as"),
    ("Пришла [Анна Ким]PER (в девичестве — [Орлова]PER).", "rule:known-as"),
    ("Выступил [Барс]PER (настоящее имя — [Пётр Котов]PER).", "rule:known-as"),
    ("Пришёл [Лев Котов]PER, известный как клоун [Май]PER.", "rule:known-as"),
    ("Школьник [Лайт Рид]PER взял псевдоним [Кира]PER.", "rule:known-as"),
    ("Выступила [Мара]PER (в жизни [Мария Котова]PER).", "rule:known-as"),
    ("Выступила певица [Мара]PER ([Мария Котова]PER).", "rule:known-as"),
    ("Ведёт шоу блогер [Мария Котова]PER ([Мара]PER).", "rule:known-as"),
    ("Пришла [Анна Рид]PER (до замужества — [Котова]PER).", "rule:known-as"),
    ("Пришла [Анна Ким]PER (до 2021 года — [Орлова]PER).", "rule:known-as"),
    ("Пришла [Анна Ким]PER, ранее носившая фамилию [Орлова]PER.", "rule:known-as"),
    ("Задержан [Лев Котов]PER (в народе — [Седой]PER).", "rule:known-as"),
    ("Солист [Лев Котов]PER сменил фамилию на [Куц]PER.", "rule:known-as"),
    ("Выступил [Эминем]PER. Песня [Eminem]PER понравилась.", "rule:foreign-spelling"),
    ("Выступил [Эмманюэль Макрон]PER. [Macron]PER рад.", "rule:foreign-spelling"),
    ("Выступил [Жан-Клод Трише]PER. [Жан Клод Трише]PER рад.", "rule:same-name"),
    ("Судят [Виктора «Седого» Котова]PER. [Седой]PER молчит.", "rule:nickname"),
    ("Выступил [Гари Каспаров]PER. [Гарри Каспаров]PER рад.", "rule:other-spelling"),
    ("Выступил [Антониу Гутерриш]PER. [Антониу Гутерреша]PER ждут.", "rule:other-spelling"),
    ("Выступил [Фолькер Буфьеро]PER. [Буффьеро]PER рад.", "rule:other-spelling"),
    ("Говорили о [Жан-Клоде Трише]PER. Прибыл [Ж.-К. Трише]PER.", "rule:initials"),
    ("Нашли [Аймана аль-Завахири]PER. [Завахири]PER молчит.", "rule:surname"),
    ("Пришла [Хайди Стефан-Пайпер]PER. [Пайпер]PER рада.", "rule:surname"),
    ("Пришла [Мария Фернандес де Кирос]PER. [Мария Фернандес]PER рада.", "rule:same-name"),
    ("Пришла [Клаудия Кастросин Верду]PER. [Кастросин Верду]PER рада.", "rule:surname"),
    ("Пришёл [Андрес Мануэль Лопес Обрадор]PER. [Лопес Обрадор]PER рад.", "rule:surname"),
    ("Судят [Глендона Скотта Кроуфорда]PER. [Кроуфорду]PER грозит срок.", "rule:surname"),
]


@pytest.mark.parametrize("text", TWO_PEOPLE)
def test_two_people_stay_two(linking: Linking, text: str) -> None:
    marked = linking(text)
    assert {len(texts) for texts in marked.entities} == {1}, marked.entities


@pytest.mark.parametrize(("text", "source"), ONE_PERSON)
def test_one_person_is_one(linking: Linking, text: str, source: str) -> None:
    marked = linking(text)
    assert [len(texts) for texts in marked.entities] == [2], marked.entities
    if source != "rule:same-name":
        assert marked.source(marked.entities[0][1]) == source


def test_a_maiden_name_is_not_somebody_told_before(linking: Linking) -> None:
    marked = linking("[Вера Орлова]PER и [Анна Ким]PER (в девичестве [Орлова]PER) рады.")
    assert ["Анна Ким"] in marked.entities


def test_several_names_are_told_at_once(linking: Linking) -> None:
    marked = linking(
        "[Илья Рид]PER печатался под псевдонимами [Иван Север]PER, [Пётр Юг]PER и [Олег Восток]PER."
        " Его знал [Лев Котов]PER."
    )
    assert [len(texts) for texts in marked.entities] == [4, 1]
    marked = linking("[Илья Рид]PER, он же [Иван Север]PER, [Пётр Юг]PER и [Лев Рогов]PER рады.")
    assert [len(texts) for texts in marked.entities] == [2, 1, 1]


def test_a_maiden_name_is_a_womans(linking: Linking) -> None:
    marked = linking("Пришла [Мария Рогова]PER (урождённая [Котова]PER).")
    assert marked.linked.entities[0].aliases == ("Котова",)


def test_a_nickname_is_an_alias(linking: Linking) -> None:
    marked = linking("Судят [Виктора «Седого» Котова]PER. [Виктор Котов]PER молчит.")
    (entity,) = marked.linked.entities
    assert (entity.name, set(entity.aliases)) == (
        "Виктор Котов",
        {"Седой", "Виктор «Седой» Котов"},
    )


def test_two_people_in_other_letters_stay_two(linking: Linking) -> None:
    marked = linking("[Лев Котов]PER и [Иван Котов]PER рады. [Kotov]PER написал об этом.")
    assert ["Kotov"] in marked.entities


def test_a_surname_of_two_people_is_nobodys(linking: Linking) -> None:
    told = "[Иван Сомов]PER рад. [Иван Сомов]PER пел. "
    marked = linking("[Пётр Сомов]PER приехал. " + told + "[Сомов]PER уехал.")
    assert ["Сомов"] in marked.entities


def test_a_lone_surname_is_read_as_the_full_name_is_in_the_end(linking: Linking) -> None:
    marked = linking(
        "Кандидат [Модибо Сидибе]PER рад. Второй фаворит — [Шейк Модибо Диарра]PER. "
        "Тогда [Диарра]PER имел планы."
    )
    assert marked.entities == [["Модибо Сидибе"], ["Шейк Модибо Диарра", "Диарра"]]


def test_the_full_name_stays_the_name(linking: Linking) -> None:
    marked = linking("Пел [Боб Дилан]PER (при рождении [Роберт Аллен Циммер]PER).")
    assert marked.names == ["Боб Дилан"]
    assert marked.linked.entities[0].aliases == ("Роберт Аллен Циммер",)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("анна", "анна", False),
        ("марат", "мурат", False),  # the dictionary knows both
        ("гари", "гала", False),
        ("ли", "лю", False),
        ("гари", "гарри", True),  # known both, but a letter is only doubled
        ("биньямин", "беньямин", True),
    ],
)
def test_what_is_one_name_in_two_spellings(one: str, other: str, alike: bool) -> None:
    assert spelt_alike(one, other) is spelt_alike(other, one) is alike


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Дали [5 млн рублей]MONEY, потом ещё [6 млн рублей]MONEY.", []),
        ("Дали [5 млн рублей]MONEY (а не [6 млн]MONEY).", []),
        ("Начнут [в 20:30]TIME ([три]NUMBER матча).", []),
        ("Дали [$5 млн]MONEY (около [400 млн рублей]MONEY).", [("$5 млн", "400 млн рублей")]),
        ("Дали [£5 млн]MONEY или около [$6 млн]MONEY.", [("£5 млн", "$6 млн")]),
        ("Начнут [в 20:30]TIME ([22:30 мск]TIME).", [("в 20:30", "22:30 мск")]),
    ],
)
def test_one_sum_told_twice(linking: Linking, text: str, found: list[tuple[str, str]]) -> None:
    marked = linking(text)
    assert marked.relations(RelationType.ALTERNATIVE_NAME) == found
    assert all(len(texts) == 1 for texts in marked.entities)


def test_a_translated_name_renames_the_whole_name(linking: Linking) -> None:
    marked = linking("Помог [Детский фонд [ООН]ORG]ORG ([UNICEF]ORG).")
    assert ["ООН"] in marked.entities
    marked = linking("Молчит [Ассоциация агентов [ФБР]ORG]ORG ([[FBI]ORG Agents Union]ORG).")
    assert marked.entities == [["Ассоциация агентов ФБР", "FBI Agents Union"], ["ФБР", "FBI"]]
