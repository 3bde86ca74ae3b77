"""A pronoun goes on with the subject of the sentence before, not with whom that only mentions."""

import pytest
from told import positions

THEN = "Через год он возглавил [завод «Луч»|ORGANIZATION]."

NAMED = [
    # who is named and acts, or gets a post, is meant
    (f"Приехал [Лев Рид|PERSON]. {THEN}", "Лев Рид"),
    (f"[Лев Рид|PERSON] встретил [Яна Кима|PERSON]. {THEN}", "Лев Рид"),
    (f"Там был назначен директором [Лев Рид|PERSON]. {THEN}", "Лев Рид"),
    # another than he is the subject, or many are
    (f"Она встретила [Льва Рида|PERSON]. {THEN}", "Лев Рид"),
    (f"Они встретили [Льва Рида|PERSON]. {THEN}", "Лев Рид"),
    (f"Друг встретил [Льва Рида|PERSON]. {THEN}", "Лев Рид"),
]
GOES_ON = [
    f"[Лев Рид|PERSON] родился в Туле. Там он познакомился с [Яном Кимом|PERSON]. {THEN}",
    f"[Лев Рид|PERSON] родился в Туле. Позже он сменил [Яна Кима|PERSON]. {THEN}",
    f"[Лев Рид|PERSON] родился в Туле. Потом познакомился с [Яном Кимом|PERSON]. {THEN}",
]


def holders(marked):
    return {person for person, _, body, _ in positions(marked) if body == "завод «Луч»"}


@pytest.mark.parametrize(("text", "who"), NAMED)
def test_who_is_named_is_meant(mark, text, who):
    assert holders(mark(text)) == {who}


@pytest.mark.parametrize("text", GOES_ON)
def test_a_pronoun_goes_on_with_the_subject(mark, text):
    assert holders(mark(text)) == {"Лев Рид"}


def test_whom_nobody_names_is_not_who_is_mentioned(mark):
    assert holders(mark(f"На встрече познакомился с [Яном Кимом|PERSON]. {THEN}")) == set()
