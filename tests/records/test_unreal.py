"""Posts said in jest, wished, put or thought: nobody has them."""

import pytest
from told import positions

MEANT = [
    ("[Лев Рид|PERSON] сообщил, что станет [мэром|PROFESSION].", "мэром"),
    ("«Всё идёт по плану», — пошутил [мэр|PROFESSION] [Лев Рид|PERSON].", "мэр"),
    ("Газета назвала [Льва Рида|PERSON] новым [директором|PROFESSION] завода.", "директором"),
    ("[Лев Рид|PERSON] начал работать [тренером|PROFESSION].", "тренером"),
    ("Представьте себе: [Лев Рид|PERSON] — [директор|PROFESSION] завода!", "директор"),
    ("Из него вышел хороший [врач|PROFESSION] [Лев Рид|PERSON].", "врач"),
]


@pytest.mark.parametrize(("text", "role"), MEANT)
def test_what_is_told_in_earnest(mark, text, role):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    assert len(positions(marked, marked.relation("WORKS_AS", who, role))) == 1


UNREAL = [
    ("[Лев Рид|PERSON] пошутил, что станет [мэром|PROFESSION].", "мэром"),
    ("[Лев Рид|PERSON] шутил, что [мэром|PROFESSION] станет кот.", "мэром"),
    ("«Я теперь [мэр|PROFESSION]», — иронизирует [Лев Рид|PERSON].", "мэр"),
    ("[Лев Рид|PERSON] пошутил: «Стану [министром|PROFESSION]».", "министром"),
    ("Представьте, что вы [директор|PROFESSION], попросил [Лев Рид|PERSON].", "директор"),
    ("Газета ошибочно назвала [Рида|PERSON] [директором|PROFESSION] завода.", "директором"),
    ("[Рида|PERSON] по ошибке представили [министром|PROFESSION].", "министром"),
    ("Друзья в шутку зовут [Рида|PERSON] [генералом|PROFESSION].", "генералом"),
    ("Тоже мне [директор|PROFESSION]! Колонка [Льва Рида|PERSON]", "директор"),
    ("Какой из меня [депутат|PROFESSION], смеётся [Лев Рид|PERSON].", "депутат"),
    ("Будь [Лев Рид|PERSON] [министром|PROFESSION], завод бы работал.", "министром"),
    ("[Лев Рид|PERSON] мечтал сделать его [режиссёром|PROFESSION].", "режиссёром"),
    ("[Лев Рид|PERSON] хотел видеть Анну [заместителем|PROFESSION].", "заместителем"),
]


@pytest.mark.parametrize(("text", "role"), UNREAL)
def test_what_nobody_has(mark, text, role):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    assert positions(marked, marked.relation("WORKS_AS", who, role)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Лев Рид|PERSON] заявил, что он [министром|PROFESSION] не будет.", []),
        ("[Лев Рид|PERSON] [министром|PROFESSION] не был.", []),
        ("[Лев Рид|PERSON] — не [директор|PROFESSION] театра.", []),
        ("[Лев Рид|PERSON] — [министр|PROFESSION]? Это анекдот.", []),
        ("Почему [Лев Рид|PERSON] — [министр|PROFESSION]?", ["current"]),
        ("Где теперь [министр|PROFESSION] [Лев Рид|PERSON]?", ["current"]),
        ("[Лев Рид|PERSON] — художник, а не [тренер|PROFESSION].", []),
        ("[Лев Рид|PERSON] не только [директор|PROFESSION], но и депутат.", ["current"]),
        ("[Лев Рид|PERSON] больше не [директор|PROFESSION].", ["former"]),
        ("Ушёл не [директор|PROFESSION] [Лев Рид|PERSON], а его зам.", ["current"]),
    ],
)
def test_what_somebody_is_not(mark, text, told):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", role))
    assert [r[3] for r in found] == told
