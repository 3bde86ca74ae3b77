"""Posts of somebody's kin: they are not his own."""

import pytest
from told import positions

OF_KIN = [
    ("[Лев Котов|PERSON] хирург. Жена — [педиатр|PROFESSION].", "педиатр", "Лев Котов"),
    ("Пришёл [шурин|PROFESSION] [Лев Котов|PERSON].", "шурин", "Лев Котов"),
    ("[Лев Котов|PERSON] поёт. Мать была [певицей|PROFESSION].", "певицей", "Лев Котов"),
]


@pytest.mark.parametrize(("text", "role", "who"), OF_KIN)
def test_what_somebodys_kin_is_is_not_his_post(mark, text, role, who):
    marked = mark(text)
    assert positions(marked, marked.relation("WORKS_AS", who, role)) == []


def test_a_role_of_the_parents(mark):
    marked = mark("[Лев Котов|PERSON] родился в семье врача и [учителя|PROFESSION].")
    assert positions(marked, marked.relation("WORKS_AS", "Лев Котов", "учителя")) == []
    marked = mark("Среди гостей — дочь поэта, актёра и [режиссёра|PROFESSION] [Анна Рид|PERSON].")
    assert positions(marked, marked.relation("WORKS_AS", "Анна Рид", "режиссёра")) == []
    marked = mark("Отец [Льва Котова|PERSON] – [учитель|PROFESSION].")
    assert positions(marked, marked.relation("WORKS_AS", "Льва Котова", "учитель")) == []


def test_kin_that_is_named_has_the_role(mark):
    for text in (
        "Жена — [врач|PROFESSION] {}.",
        "Дочь {} — [врач|PROFESSION].",
        "Дочь мэра {} — [врач|PROFESSION].",
    ):
        marked = mark(text.format("[Анна Рид|PERSON]"))
        assert len(positions(marked, marked.relation("WORKS_AS", "Анна Рид", "врач"))) == 1


def test_a_daughter_whom_the_tagger_takes_for_a_man(mark):
    marked = mark(
        "Среди гостей — дочь знаменитого писателя, актера и [режиссера|PROFESSION] [Мария "
        "Рыбина|PERSON], актёры [Андрей Мох|PERSON] и [Алиса Гром|PERSON], выдающийся спортсмен и "
        "актёр [Олег Лось|PERSON], продюсер и актер [Игорь Жук|PERSON]."
    )
    assert positions(marked, marked.relation("WORKS_AS", "Мария Рыбина", "режиссера")) == []
