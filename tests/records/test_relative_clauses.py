"""What a relative clause tells is not told of the event beside it."""

import pytest
from told import positions

from newsnlp.find.grammar.relative_clauses import apart

STAYS = [
    (
        "[Концерт|EVENT], который прошёл [5 мая|DATE], собрал полный зал.",
        ("POINT_IN_TIME", "Концерт", "5 мая"),
    ),
    (
        "В Твери открылась [выставка|EVENT], на которую [12 мая|DATE] пришли двести гостей.",
        ("POINT_IN_TIME", "выставка", "12 мая"),
    ),
    (
        "[Лев Рид|PERSON], который живёт в Твери, [вручил|EVENT] приз победителю.",
        ("PARTICIPANT_IN", "Лев Рид", "вручил"),
    ),
    (
        "Мэр [вручил|EVENT] приз Анне Котовой, которая живёт в Твери, [5 мая|DATE].",
        ("POINT_IN_TIME", "вручил", "5 мая"),
    ),
    (
        "Мэр [вручил|EVENT] приз Анне Котовой, ученик которой [5 мая|DATE] [выиграл|EVENT] кубок.",
        ("POINT_IN_TIME", "выиграл", "5 мая"),
    ),
]


@pytest.mark.parametrize(("text", "told"), STAYS)
def test_negative_the_event_is_the_antecedent_or_tells_it_itself(mark, text, told):
    marked = mark(text)
    relation = marked.relation(*told)
    assert apart(marked.annotation, marked.mentions, [relation]) == [relation]


GOES = [
    (
        "Мэр [вручил|EVENT] приз тренеру, ученик которого [5 мая|DATE] выиграл кубок.",
        ("POINT_IN_TIME", "вручил", "5 мая"),
    ),
    (
        "Мэр [вручил|EVENT] приз тренеру, воспитанник которого [Лев Рид|PERSON] выиграл кубок.",
        ("PARTICIPANT_IN", "Лев Рид", "вручил"),
    ),
    (
        "Губернатор [встретился|EVENT] с врачом, чей сын [в марте 2024 года|DATE] спас ребёнка.",
        ("POINT_IN_TIME", "встретился", "в марте 2024 года"),
    ),
    (
        "Прошла [встреча|EVENT] с врачом, который [в 2024 году|DATE] спас ребёнка.",
        ("POINT_IN_TIME", "встреча", "в 2024 году"),
    ),
    (
        "Врач, который [в 2024 году|DATE] спас ребёнка, [встретился|EVENT] с мэром.",
        ("POINT_IN_TIME", "встретился", "в 2024 году"),
    ),
]


@pytest.mark.parametrize(("text", "told"), GOES)
def test_what_is_told_of_somebody_else_in_passing_goes(mark, text, told):
    marked = mark(text)
    assert apart(marked.annotation, marked.mentions, [marked.relation(*told)]) == []


ELSEWHERE = [
    ("[Анна Рид|PERSON] пришла из музея, в котором руководила [отделом|ORGANIZATION].", True),
    ("[Анна Рид|PERSON] пришла из музея, в котором открыли [отдел|ORGANIZATION].", False),
    ("[Анна Рид|PERSON] пришла из музея, в котором был [отдел|ORGANIZATION].", False),
]


@pytest.mark.parametrize(("text", "led"), ELSEWHERE)
def test_who_came_from_where_he_led_something(mark, text, led):
    found = [row[1:] for row in positions(mark(text))]
    assert found == [("руководитель", "отдел", "former")] * led
