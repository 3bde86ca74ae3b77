"""Who leads a body, told by verbs: «возглавляет», «стоит во главе», «руководит»."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind


def test_who_heads_what_a_relative_pronoun_means(mark):
    marked = mark("Это [холдинг «Север»|ORGANIZATION], который возглавляет [Анна Котова|PERSON].")
    assert positions(marked) == [("Анна Котова", "руководитель", "холдинг «Север»", "current")]


NO_PLACE_MEANT = [
    "Открылся [Сосновский район|DISTRICT]. Соседним районом руководит [Иван Лямин|PERSON].",
    "Открылись [Тверской|DISTRICT] и [Ржевский районы|DISTRICT]. "
    "Районом руководит [Иван Лямин|PERSON].",
    "Открылись [Тверь|CITY] и [Ржев|CITY]. Городом руководит [Иван Лямин|PERSON].",
    "Открылся [Сосновский район|DISTRICT]. Городом руководит [Иван Лямин|PERSON].",
]


@pytest.mark.parametrize("text", NO_PLACE_MEANT)
def test_a_bare_place_that_may_be_another_is_not_led(mark, text):
    assert positions(mark(text)) == []


def test_who_leads_the_one_place_that_a_bare_noun_means(mark):
    marked = mark(
        "[Ненецкий автономный округ|STATE_OR_PROVINCE] получил субсидию. "
        "Округ [возглавил|EVENT] [Игорь Бобрик|PERSON]."
    )
    told = ("Игорь Бобрик", "руководитель", "Ненецкий автономный округ", "new")
    assert positions(marked) == [told]
    (event,) = [r.event for r in records(marked, RecordKind.EVENT)]
    assert event == "назначение руководителем Ненецкого автономного округа"


def test_who_manages_a_body_heads_it(mark):
    marked = mark("[Иван Лямин|PERSON] управляет [холдингом «Север»|ORGANIZATION].")
    assert positions(marked) == [("Иван Лямин", "руководитель", "холдинг «Север»", "current")]
    assert positions(mark("[Иван Лямин|PERSON] управлял автомобилем.")) == []
    named = "[Иван Лямин|PERSON], [управляющий [банком|ORGANIZATION]|PROFESSION], уехал."
    assert [role for _, role, *_ in positions(mark(named))] == ["управляющий"]


AHEAD = [
    ("[Лев Рид|PERSON] стоял в центре [Тулы|CITY].", []),
    (
        "[Анна Рид|PERSON] прежде стояла во главе [завода «Луч»|ORGANIZATION].",
        [("Анна Рид", "руководитель", "завод «Луч»", "former")],
    ),
    (
        "[Завод «Луч»|ORGANIZATION], прежде возглавляемый [Львом Ридом|PERSON], вырос.",
        [("Лев Рид", "руководитель", "Завод «Луч»", "former")],
    ),
    (
        "Во главе [комитета по спорту|ORGANIZATION] стоит [Лев Рид|PERSON].",
        [("Лев Рид", "председатель", "комитет по спорту", "current")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_who_stands_at_the_head_leads(mark, text, expected):
    assert positions(mark(text)) == expected


def test_a_role_told_in_full_and_cut_short_is_one(mark):
    marked = mark(
        "[Гендиректор [завода|ORGANIZATION=z]|PROFESSION] [Лев Рид|PERSON=r] рад. [Генеральный "
        "директор [завода|ORGANIZATION=z]|PROFESSION] [Лев Рид|PERSON=r] и [директор "
        "[завода|ORGANIZATION=z]|PROFESSION] [Ян Котов|PERSON=k] ушли."
    )
    found = [(person, role) for person, role, *_ in positions(marked)]
    assert found == [("Лев Рид", "генеральный директор"), ("Ян Котов", "директор")]


LED = [
    (
        "Прежний [директор [завода|ORGANIZATION=z]|PROFESSION] [Лев Рид|PERSON], руководивший "
        "[заводом|ORGANIZATION=z] десять лет, ушёл.",
        [("директор", "former")],
    ),
    (
        "[Директор [завода|ORGANIZATION=z]|PROFESSION] [Лев Рид|PERSON=r] рад. "
        "[Завод|ORGANIZATION=z] возглавил [Лев Рид|PERSON=r].",
        [("директор", "current"), ("руководитель", "new")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LED)
def test_who_leads_a_body_is_told_to_be_its_director(mark, text, expected):
    assert [(role, how) for _, role, _, how in positions(mark(text))] == expected


def test_who_conducts_an_orchestra_is_its_conductor(mark):
    marked = mark("[Оркестром «Луч»|ORGANIZATION] дирижирует [Иван Лямин|PERSON].")
    assert [row[::3] for row in positions(marked)] == [("Иван Лямин", "current")]
    assert [row[1] for row in positions(marked)] == ["дирижёр"]
