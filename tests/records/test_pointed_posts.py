"""Which post «эта должность» is, and whose list a name belongs to."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

LEFT = "[Директор театра|PROFESSION] [Лев Рид|PERSON] [ушёл в отставку|EVENT]. "

OPEN = [
    LEFT + "На должность назначена [Анна Котова|PERSON].",
    "[Директор театра|PROFESSION] [Лев Рид|PERSON] и [ректор вуза|PROFESSION] [Ян Ким|PERSON] "
    "ушли. На эту должность назначена [Анна Котова|PERSON].",
    LEFT + "На эту сцену назначена [Анна Котова|PERSON].",
    LEFT + "Шёл дождь. Шёл снег. Шёл град. На этот пост назначена [Анна Котова|PERSON].",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_post_stays_open_where_the_text_leaves_a_choice(mark, text):
    assert [p for p in positions(mark(text)) if p[0] == "Анна Котова"] == []


MEANT = [
    LEFT
    + "Приказом [мэра|PROFESSION] [Яна Кима|PERSON] на этот пост назначена [Анна Котова|PERSON].",
    LEFT + "На эту должность назначена [Анна Котова|PERSON].",
    LEFT + "Шёл дождь. На этот пост назначена [Анна Котова|PERSON].",
    "[Глава|PROFESSION] сместил [посла|PROFESSION], на этот пост назначена [Анна Котова|PERSON].",
]


@pytest.mark.parametrize("text", MEANT)
def test_a_post_pointed_back_to(mark, text):
    (post,) = [p for p in positions(mark(text)) if p[0] == "Анна Котова"]
    assert post[1] in ("директор", "посол")
    assert post[3] == "new"


def test_a_post_that_a_verb_names_beside_it(mark):
    marked = mark(
        "[Заместитель|PROFESSION] [Лев Рид|PERSON] рад. [Музеем|ORGANIZATION] [Вера Лось|PERSON] "
        "руководит с [2012 года|DATE], а до неё этот пост занимала [Анна Котова|PERSON]."
    )
    assert ("Анна Котова", "руководитель", "Музей", "former") in positions(marked)


def test_who_has_a_post_is_not_told_as_new_in_it(mark):
    text = LEFT.replace("ушёл в отставку|EVENT", "мил|EVENT") + "[Рид|PERSON=r] занял этот пост."
    assert all(
        status != "new" for *_, status in positions(mark(text.replace("ON] [м", "ON=r] [м")))
    )


def test_no_list_goes_on_behind_another_verbs_subject(mark):
    marked = mark(
        "В состав [правления|ORGANIZATION] вошли [Артём Гущин|PERSON] и [Лилия Котова|PERSON], "
        "а [Сергей Подольский|PERSON] и [Джеймс Рид|PERSON] покинули [правление|ORGANIZATION]."
    )
    told = [(r.person, r.status.value) for r in records(marked, RecordKind.MEMBERSHIP)]
    assert sorted(told) == [
        ("Артём Гущин", "new"),
        ("Джеймс Рид", "former"),
        ("Лилия Котова", "new"),
        ("Сергей Подольский", "former"),
    ]
