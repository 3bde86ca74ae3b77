"""Who does what an event's verb tells, where a pronoun says it."""

import pytest

NOBODY = [
    "Приехал [Лев Рид|PERSON]. Он может [починить|EVENT] школу.",
    "Приехал [Лев Рид|PERSON]. Он не [починил|EVENT] школу.",
    "Приехал [Лев Рид|PERSON]. Она [починила|EVENT] школу.",
    "Пришли [Лев Рид|PERSON] и [Ян Котов|PERSON]. Он [починил|EVENT] школу.",
    "[Лев Рид|PERSON] сказал: «Он [починил|EVENT] школу».",
    "Районом правил [Лев Рид|PERSON]. В январе 2025-го он досрочно сложил полномочия по "
    "собственному желанию; временно исполняющим обязанности главы [назначили|EVENT] Тимура "
    "Зайцева, до этого занимавшего пост первого заместителя.",
]


def told(marked):
    found = marked.telling.relations
    return marked.read([r for r in found if r.source == "rule:pronoun"])


GIVEN = [
    ("Приехали [Лев Рид|PERSON] и [Ян Ким|PERSON]. Рид вручил ему [приз|AWARD].", set()),
    ("[Лев Рид|PERSON] приехал к [Яну Киму|PERSON]. [Рид|PERSON] вручил ему приз.", {"Яну Киму"}),
    ("Приехал [Лев Рид|PERSON] и брат [Ян Ким|PERSON]. [Рид|PERSON] вручил ему приз.", set()),
]


@pytest.mark.parametrize(("text", "who"), GIVEN)
def test_nobody_gives_himself_a_prize(mark, text, who):
    marked = mark(text.replace("вручил", "[вручил|EVENT]"))
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    assert {names[r.head] for r in found if r.type == "PARTICIPANT_IN"} == who


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_meant_for_sure(mark, text):
    assert told(mark(text)) == set()


SOMEBODY = [
    (
        "Приехала [Анна Рид|PERSON]. С мэром она [разбила|EVENT] вазу.",
        {"AGENT: Анна Рид > разбила"},
    ),
    (
        "Приехал [Лев Рид|PERSON]. Вскоре он [упал|EVENT].",
        {"PARTICIPANT_IN: Лев Рид > упал"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SOMEBODY)
def test_the_one_told_before(mark, text, expected):
    assert told(mark(text)) == expected


NAMED = [
    ("[Преемницей|PROFESSION] [Мотоямы|PERSON] [назначена|EVENT] Юкико Танидзаки.", set()),
    ("Завод «Луч» [куплен|EVENT] [Котовым|PERSON].", {"Котовым"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_who_has_a_successor_does_nothing(mark, text, expected):
    marked = mark(text)
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    assert {names[r.head] for r in found if r.source == "rule:doer"} == expected
