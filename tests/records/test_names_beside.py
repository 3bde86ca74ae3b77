"""Which of the names beside a role has it, and which has not."""

import pytest
from told import positions

NOT_HIS = [
    # (text, who, role): a role of somebody else or of nobody, whatever the model says
    ("[Иван Петров|PERSON] познакомился с [директором|PROFESSION].", "Иван Петров", "директором"),
    ("[Иван Петров|PERSON] тепло отзывается о [мэре|PROFESSION].", "Иван Петров", "мэре"),
    ("[Иван Петров|PERSON] нашёл второго [врача|PROFESSION].", "Иван Петров", "врача"),
    ("Вместе с [мэром|PROFESSION] цех осмотрел [Иван Петров|PERSON].", "Иван Петров", "мэром"),
    ("[Иван Петров|PERSON] сказал, что ушло два [врача|PROFESSION].", "Иван Петров", "врача"),
    (
        "Пришли [врачи|PROFESSION], которыми руководит [Иван Петров|PERSON].",
        "Иван Петров",
        "врачи",
    ),
    (
        "[Мэр|PROFESSION] вручил приз тренеру, ученик которого [Лев Рид|PERSON] выиграл кубок.",
        "Лев Рид",
        "Мэр",
    ),
    (
        "Мэр вручил приз [тренеру|PROFESSION], ученик которого [Лев Рид|PERSON] выиграл кубок.",
        "Лев Рид",
        "тренеру",
    ),
    ("К [мэру|PROFESSION] обратился [Иван Петров|PERSON].", "Иван Петров", "мэру"),
    ("[Мэр|PROFESSION] и госпожа [Котова|PERSON] уехали.", "Котова", "Мэр"),
    ("[Мэр|PROFESSION] и его жена [Анна Котова|PERSON] уехали.", "Анна Котова", "Мэр"),
    ("[Рид|PERSON] ([врач|PROFESSION] Уотс), [Иван Петров|PERSON] уехали.", "Иван Петров", "врач"),
    ("Роль [мэра|PROFESSION] сыграл [Иван Петров|PERSON].", "Иван Петров", "мэра"),
    ("Кто будет [мэром|PROFESSION], [Иван Петров|PERSON] не знает.", "Иван Петров", "мэром"),
    (
        "Избран новый [мэр|PROFESSION] вместо ушедшего вчера [Ивана Петрова|PERSON].",
        "Ивана Петрова",
        "мэр",
    ),
    ("[Иван Петров|PERSON] рад, что не ушёл ни один [врач|PROFESSION].", "Иван Петров", "врач"),
    (
        "Он был [советником избирательной кампании|PROFESSION] [Ивана Петрова|PERSON].",
        "Ивана Петрова",
        "советником избирательной кампании",
    ),
]


@pytest.mark.parametrize(("text", "who", "role"), NOT_HIS)
def test_a_role_that_is_not_his(mark, text, who, role):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", who, role)
    told = [row[0] for row in positions(marked, relation)]
    assert who not in told
    assert "Иван Петров" not in told


BESIDE = [
    # whose a role beside two names is
    (
        "Ушли [Лев Рид|PERSON], 60-летний [врач|PROFESSION], [мэр|PROFESSION] [Ян Ким|PERSON].",
        {"Ян Ким"},
    ),
    (
        "Совет избрал дочь [мэра|PROFESSION] [Ивана Котова|PERSON] [Дарью|PERSON] главой.",
        {"Иван Котов"},
    ),
    (
        "[Мэр|PROFESSION] [Лев Рид|PERSON] ушёл, [ректором|PROFESSION] стала [Анна Лось|PERSON].",
        {"Лев Рид", "Анна Лось"},
    ),
    (
        "Сказал [защитник|PROFESSION] [Алёхиной|PERSON=a] [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "Погиб сын [Льва Рида|PERSON], [главы района|PROFESSION], 61-летний [Ян Ким|PERSON].",
        {"Лев Рид"},
    ),
    (
        "Оскорбили [пророка|PROFESSION] [Мухаммеда|PERSON], [лидеров|PROFESSION] стран.",
        {"Мухаммед"},
    ),
    (
        "Как сообщила [секретарь|PROFESSION], [мэр|PROFESSION] [Лев Рид|PERSON] ушёл.",
        {"Лев Рид"},
    ),
]


@pytest.mark.parametrize(("text", "who"), BESIDE)
def test_whose_a_role_beside_two_names_is(mark, text, who):
    told = positions(mark(text))
    assert {row[0] for row in told} <= who
    assert not {"секретарь", "лидер"} & {row[1] for row in told}
    assert ("Лев Рид", "ректор") not in [row[:2] for row in told]


def test_a_woman_s_name_has_one_case_with_that_ending(mark):
    marked = mark(
        "Возмущается [председатель совета дома № 12|PROFESSION] [Нелли Хорошавина|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Нелли Хорошавина", "председатель совета дома № 12")
    assert len(positions(marked, relation)) == 1


SAID = [
    ("[Директором|PROFESSION] станет опытный инженер, рассказал [Лев Рид|PERSON].", 0),
    ("[Директором|PROFESSION] стал человек со стороны, пообещал [Лев Рид|PERSON].", 0),
    ("«Я стал [директором|PROFESSION] в мае», — рассказал [Лев Рид|PERSON].", 1),
    ("Стал [директором|PROFESSION] в мае, рассказал [Лев Рид|PERSON].", 1),
]


@pytest.mark.parametrize(("text", "count"), SAID)
def test_who_tells_of_a_post_has_it_where_he_speaks_of_himself(mark, text, count):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    relation = marked.relation("WORKS_AS", "Лев Рид", role)
    assert len(positions(marked, relation)) == count


def test_a_womans_surname_looks_like_a_mans_genitive(mark):
    marked = mark("Выступила [начальник отдела|PROFESSION] [Хабирова Л.М.|PERSON]")
    relation = marked.relation("WORKS_AS", "Хабирова Л.М.", "начальник отдела")
    assert [row[1] for row in positions(marked, relation)] == ["начальник"]
    marked = mark("Выступила [помощница депутата|PROFESSION] [Хабирова Л.М.|PERSON]")
    relation = marked.relation("WORKS_AS", "Хабирова Л.М.", "помощница депутата")
    assert positions(marked, relation) == []


def test_whom_the_tagger_takes_for_an_adjective_has_his_post(mark):
    marked = mark(
        "«Если хурма вяжет, уберите её на ночь в морозилку», — советует [товаровед магазина "
        "«[Фруктовая лавка|ORGANIZATION]»|PROFESSION] [Нина Ткач|PERSON]."
    )
    assert [row[:2] for row in positions(marked)] == [("Нина Ткач", "товаровед")]


def test_a_name_that_the_dictionary_takes_for_a_mans_is_hers(mark):
    marked = mark("Пришла [вокалистка|PROFESSION] [Ляйсан Рид|PERSON].")
    told = marked.relation("WORKS_AS", "Ляйсан Рид", "вокалистка")
    assert [row[:2] for row in positions(marked, told)] == [("Ляйсан Рид", "вокалистка")]
