"""Which mentions are one person: cases, surnames shared, genders, monks, families."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

Linking = Callable[..., Marked]


def test_surname_of_two_people_is_nobodys(linking: Linking) -> None:
    marked = linking("[Иван Сомов]PER и [Пётр Сомов]PER приехали. [Сомов]PER выступил.")
    assert marked.entities == [["Иван Сомов"], ["Пётр Сомов"], ["Сомов"]]


def test_a_name_told_the_other_way_round_is_one(linking: Linking) -> None:
    marked = linking("Призёры: [Ткач Артём]PER, [Анна Рид]PER. Рады за [Артёма Ткача]PER.")
    assert marked.entities == [["Ткач Артём", "Артёма Ткача"], ["Анна Рид"]]
    assert marked.names[0] == "Артём Ткач"


def test_a_monk_is_no_other_of_his_name(linking: Linking) -> None:
    marked = linking(
        "Пришли [Евгений Рогов]PER и митрополит [Евгений]PER ([Кульберт]PER). Митрополит "
        "[Евгений]PER сказал речь."
    )
    assert marked.entities == [["Евгений Рогов"], ["Евгений", "Кульберт", "Евгений"]]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Директор [Котова]PER рассказала о школе. [Котову]PER поздравили.", [["Котова"] * 2]),
        (
            "Директор [Котова]PER рассказала о школе. [Котов]PER рад. [Котову]PER помогли.",
            [["Котова"], ["Котов", "Котову"]],
        ),
        ("[Шакир]PER рад. [Шакиру]PER помогли.", [["Шакир", "Шакиру"]]),
        ("[Шакира]PER спела. [Шакиру]PER ждали. [Шакире]PER рады.", [["Шакира"] * 3]),
    ],
)
def test_a_surname_goes_on_as_hers(linking: Linking, text: str, people: list[list[str]]) -> None:
    found = linking(text).entities
    assert [len(one) for one in found] == [len(one) for one in people]


def test_a_monk_is_himself_without_brackets(linking: Linking) -> None:
    marked = linking(
        "Пришли игумен [Пимен]PER ([Орлов]PER) и [Пимен Рогов]PER. [Пимен Орлов]PER рад."
    )
    assert marked.entities == [["Пимен", "Орлов", "Пимен Орлов"], ["Пимен Рогов"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Визит [Петра Сомова]PER завершен.", "Петр Сомов"),
        ("[Петр Сомов]PER ещё здесь. Визит [Петра Сомова]PER завершён.", "Петр Сомов"),
        ("Визит [Петра Сомова]PER завершён.", "Пётр Сомов"),
    ],
)
def test_peter_is_written_as_the_article_writes(linking: Linking, text: str, name: str) -> None:
    assert [entity.name for entity in linking(text).linked.entities] == [name]


def test_a_monk_may_have_a_rare_name(linking: Linking) -> None:
    monk = linking("Пришёл игумен [Нектарий]PER ([Лосев]PER).").linked.entities
    assert [entity.name for entity in monk] == ["Нектарий (Лосев)"]
    scored = linking("Гол забил [Нектарий]PER ([Лосев]PER).").linked.entities
    assert [entity.name for entity in scored] == ["Нектарий", "Лосев"]


MONKS = [
    ("Сменил архимандрита [Варнаву]PER ([Тотьмянина]PER). Рады [Варнаве]PER.", 2),
    ("Слово сказала игумения [Серафима]PER ([Куштанова]PER).", 0),
    ("Слово сказала игумения [[Серафима]PER ([Куштанова]PER)]PER.", 0),
    ("Рад епископ Казанский и Тульский [Серафим (Куштанов)]PER.", 1),
    ("Слово сказал игумен [Серафим]PER ([Куштанов]PER).", 1),
    ("Помнят игумена [Серафима]PER ([Куштанова]PER).", 1),
    ("Помнят игумению [Серафиму]PER ([Куштанову]PER).", 0),
]


@pytest.mark.parametrize(("text", "name"), MONKS)
def test_a_monk_has_the_gender_of_what_he_is(linking: Linking, text: str, name: int) -> None:
    names = ("Серафима (Куштанова)", "Серафим (Куштанов)", "Варнава (Тотьмянин)")
    assert linking(text).names == [names[name]]


def test_gender_tells_two_people_of_one_surname_apart(linking: Linking) -> None:
    marked = linking("[Иван Сомов]PER и [Анна Сомова]PER приехали. [Сомова]PER сказала речь.")
    assert marked.entities == [["Иван Сомов"], ["Анна Сомова", "Сомова"]]


def test_a_name_seen_as_a_subject_does_not_decline(linking: Linking) -> None:
    marked = linking("[Локи]PER вернулся домой. Все ждали брата [Локи]PER.")
    assert marked.names == ["Локи"]


def test_a_woman_is_no_genitive_of_a_name_that_nobody_bears(linking: Linking) -> None:
    marked = linking("Приехала заместитель директора по персоналу [Алла Зимина]PER.")
    assert marked.names == ["Алла Зимина"]


NAMES_TOGETHER = [
    # the tagger reads one of them wrong
    "[Фолькер Буфье]PER приехал. По словам премьер-министра [Фолькера Буфье]PER, всё хорошо.",
    "[Илон Маск]PER приехал. Компания [Илона Маска]PER выросла.",
    "[Тулси Габбард]PER победила. Сторонники [Тулси Габбард]PER рады.",
    "[Эмманюэль Макрон]PER приехал. [Эмманюэля Макрона]PER ждут.",
    "[Ким Чен Ын]PER приехал. [Кима Чен Ына]PER ждут. С [Ким Чен Ыном]PER говорят.",
]


@pytest.mark.parametrize("text", NAMES_TOGETHER)
def test_a_foreign_name_in_two_cases_is_one_person(linking: Linking, text: str) -> None:
    assert linking(text).names == [text[1 : text.index("]")]]


def test_a_woman_of_the_same_surname_is_another_person(linking: Linking) -> None:
    marked = linking("[Евгений Важоров]PER приехал. [Евгения Важорова]PER выступила.")
    assert len(marked.entities) == 2


WOMEN = [
    "Гостей встречала [Осокина Валентина Аркадьевна]PER. Нам есть что предложить друг другу, – "
    "сказала, открывая встречу, [Валентина Осокина]PER.",
    "Прибыла [Нигора Салимова]PER. Под соглашением о сотрудничестве палат поставили подписи "
    "Ротмистров и [Салимова]PER.",
]


@pytest.mark.parametrize("text", WOMEN)
def test_a_womans_name_is_read_as_told_before(linking: Linking, text: str) -> None:
    assert len(linking(text).entities) == 1


def test_a_man_of_her_surname_is_read_as_he_is(linking: Linking) -> None:
    marked = linking(
        "Пришли [Валентина Осокина]PER и [Лев Осокин]PER. Подписи под документом поставили "
        "[Осокина]PER и начальник управления."
    )
    assert sorted(marked.names) == ["Валентина Осокина", "Лев Осокин"]


def test_a_surname_that_is_an_adjective_is_read_as_elsewhere(linking: Linking) -> None:
    marked = linking("[Анна Яровая]PER приехала. Закон [Анны Яровой]PER приняли.")
    assert marked.names == ["Анна Яровая"]


def test_a_first_name_that_does_not_decline_is_read_as_elsewhere(linking: Linking) -> None:
    marked = linking("Дело [Нелли Карповны Штерн]PER закрыто. [Нелли Штерн]PER рада.")
    assert marked.names == ["Нелли Карповна Штерн"]


def test_a_stage_name_in_capitals_may_have_a_hyphen(linking: Linking) -> None:
    marked = linking("[Wind A]PER дал концерт. [WIND-A]PER рад. [ЛЕВ РИД]PER тоже.")
    assert marked.names == ["Wind A", "Лев Рид"]


def test_a_subject_tells_that_another_mention_is_declined(linking: Linking) -> None:
    marked = linking("Рады губернатор [Розивалду Тешейру]PER и мэр. [Тешейру]PER ушёл.")
    assert marked.names == ["Розивалду Тешейру"]
    marked = linking("Рады губернатор [Розивалду Тешейру]PER и мэр. [Тешейра]PER ушёл.")
    assert marked.names == ["Розивалду Тешейра"]


def test_full_name_joins_what_came_before_it(linking: Linking) -> None:
    marked = linking("[Антоненков]PER принят. Об этом сообщил [Игорь Антоненков]PER.")
    assert marked.names == ["Игорь Антоненков"]


FAMILIES = [
    ("[Анна]PER и [Иван Котов]PER рады.", ["Анна", "Иван Котов"]),
    ("[Анна Рид]PER и [Иван Котовы]PER рады.", ["Анна Рид", "Иван Котов"]),
    ("[Анна]PER, [Иван Котовы]PER рады.", ["Анна", "Иван Котов"]),
    ("[Анна]PER и [Иван Лановой]PER рады.", ["Анна", "Иван Лановой"]),
    ("Певица [Анна]PER и [Иван Лебедько]PER рады.", ["Анна", "Иван Лебедько"]),
    ("[Анна]PER, [Иван Лебедько]PER рады.", ["Анна", "Иван Лебедько"]),
    ("Победили [Иван]PER и [Анна Лебедько]PER.", ["Иван Лебедько", "Анна Лебедько"]),
    ("[Анна]PER и [Иван Котовы]PER рады.", ["Анна Котова", "Иван Котов"]),
    ("Гуляли с [Анной]PER и [Ильёй Рогиным]PER.", ["Анна", "Илья Рогин"]),
    ("[Илья]PER и [Дарья Белых]PER рады.", ["Илья Белых", "Дарья Белых"]),
    ("Задержаны [Иван]PER и [Мария Шишкины]PER.", ["Иван Шишкин", "Мария Шишкина"]),
    ("Дело [Ивана]PER и [Марии Шишкиных]PER ждёт.", ["Иван Шишкин", "Мария Шишкина"]),
    ("Помогли [Ивану]PER и [Марии Шишкиным]PER.", ["Иван Шишкин", "Мария Шишкина"]),
    ("Помогли [Анне]PER и [Ивану Вольским]PER.", ["Анна Вольская", "Иван Вольский"]),
    ("Братья [Артём]PER и [Илья Заболотные]PER рады.", ["Артём Заболотный", "Илья Заболотный"]),
    ("Супруги [Илья]PER и [Анна Мельник]PER ждут.", ["Илья Мельник", "Анна Мельник"]),
    (
        "[Илья]PER и [Анна Мельник]PER ждут. [Илья Ильич]PER рад.",
        ["Илья Ильич Мельник", "Анна Мельник"],
    ),
]


@pytest.mark.parametrize(("text", "names"), FAMILIES)
def test_a_surname_told_once_for_two(linking: Linking, text: str, names: list[str]) -> None:
    assert [entity.name for entity in linking(text).linked.entities] == names


def test_a_surname_in_evich_makes_no_two_people_one(linking: Linking) -> None:
    marked = linking("[Сергей Юшкевич]PER рад. [Сергей Рогов]PER нет.")
    assert marked.entities == [["Сергей Юшкевич"], ["Сергей Рогов"]]
    marked = linking("[Сергей Андреевич]PER рад. [Сергей Рогов]PER тоже.")
    assert marked.entities == [["Сергей Андреевич", "Сергей Рогов"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[Шакира]PER ждали в Туле.", "Шакир"),
        ("[Шакира]PER спела в Туле.", "Шакира"),
        ("Назначен [ПЁТР ИВАНОВ-РИД]PER.", "Пётр Иванов-Рид"),
    ],
)
def test_name_by_its_sentence(linking: Linking, text: str, name: str) -> None:
    assert linking(text).names == [name]


def test_who_is_joined_by_and_is_another(linking: Linking) -> None:
    marked = linking("Сняли [Михаил Агранович]PER и [Михаил Хасая]PER.")
    assert marked.entities == [["Михаил Агранович"], ["Михаил Хасая"]]
