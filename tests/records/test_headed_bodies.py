"""Who heads a body by the words behind it."""

import pytest
from told import positions

from newsnlp.find.verbs import find

NOBODY = [
    "Делегация [МИД|ORGANIZATION] во главе с [Анной Рид|PERSON] уехала.",
    "Гостей ждут волонтёры [лицея|ORGANIZATION] во главе с [Анной Рид|PERSON].",
    "Заседание [думы|ORGANIZATION] под председательством [Льва Рида|PERSON] прошло.",
    "[Суд|ORGANIZATION] под председательством [Анны Рид|PERSON] оставил иск без движения.",
    "[Союз|ORGANIZATION] под влиянием [Льва Рида|PERSON] распался.",
    "[Союз|ORGANIZATION] во главе с новым составом поддержал [Анну Рид|PERSON].",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_told_of_a_meeting_or_of_nobody(mark, text):
    assert positions(mark(text)) == []


def test_a_judge_sits_in_judgement_and_heads_nothing(mark):
    text = "[Совет|ORGANIZATION] под председательством [судьи|PROFESSION] [Анны Рид|PERSON] ждёт."
    assert {role for _, role, *_ in positions(mark(text))} == {"судья"}


SOMEBODY = [
    (
        "[Союз|ORGANIZATION] во главе с [Анной Рид|PERSON] вышел на площадь.",
        ("Анна Рид", "руководитель", "союз", "current"),
    ),
    (
        "Ансамбль «[Заря|ORGANIZATION]» под управлением [Льва Рида|PERSON] дал концерт.",
        ("Лев Рид", "руководитель", "Заря", "current"),
    ),
    (
        "[Комиссия|ORGANIZATION] под председательством [министра|PROFESSION] "
        "[Льва Рида|PERSON] ждёт.",
        ("Лев Рид", "председатель", "комиссия", "current"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SOMEBODY)
def test_who_heads_a_body(mark, text, expected):
    told = positions(mark(text))
    assert [(p, r, o and o.lower(), s) for p, r, o, s in told if r != "министр"] == [
        (expected[0], expected[1], expected[2].lower(), expected[3])
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Работы оценило жюри конкурса под председательством [Льва Рида|PERSON].",
            ["жюри конкурса"],
        ),
        ("Прошло заседание под председательством [Льва Рида|PERSON].", []),
        ("Жюри уехало. Прошло заседание под председательством [Льва Рида|PERSON].", []),
    ],
)
def test_what_has_a_chairman_is_a_body(mark, text, bodies):
    marked = mark(text)
    found = [s for s in find(marked.annotation, marked.spans) if s.type == "ORGANIZATION"]
    assert [text_of(marked, span) for span in found] == bodies


def text_of(marked, span):
    return marked.annotation.text[span.start : span.end]
