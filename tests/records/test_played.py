"""Parts of films and plays are nobody's posts."""

import pytest
from told import positions

REAL = [
    ("Главную роль играет [директор|PROFESSION] театра [Лев Рид|PERSON].", "директор"),
    ("Роль [директора завода|PROFESSION] [Льва Рида|PERSON] неясна.", "директора завода"),
    ("На посту [мэра|PROFESSION] — [Лев Рид|PERSON].", "мэра"),
    ("В ролях: [артист|PROFESSION] [Лев Рид|PERSON].", "артист"),
    ("По сюжету, мэр ([актёр|PROFESSION] [Лев Рид|PERSON]) уходит.", "актёр"),
    ("Сыграл песню [композитора|PROFESSION] [Льва Рида|PERSON].", "композитора"),
    ("Обязанности [мэра|PROFESSION] исполняет [Лев Рид|PERSON].", "мэра"),
    ("Позиция партии [министра|PROFESSION] [Льва Рида|PERSON] ясна.", "министра"),
    ("Три [депутата|PROFESSION] — [Рид|PERSON], Ким и Лось — ушли.", "депутата"),
    ("[Тренер|PROFESSION] — [Лев Рид|PERSON].", "Тренер"),
]


@pytest.mark.parametrize(("text", "role"), REAL)
def test_a_post(mark, text, role):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    assert len(positions(marked, marked.relation("WORKS_AS", who, role))) == 1


PARTS = [
    ("Ким сыграл мэра, а [Анна Рид|PERSON] — [министра|PROFESSION] обороны.", "министра"),
    ("[Короля|PROFESSION] играет [Лев Рид|PERSON].", "Короля"),
    ("Короля играет Ким, [шута|PROFESSION] — [Лев Рид|PERSON].", "шута"),
    ("Он сыграл Ленина и [генерала|PROFESSION] [Рида|PERSON].", "генерала"),
    ("Ким играет жену [мэра|PROFESSION] [Рида|PERSON].", "мэра"),
    ("Среди её ролей — королева и [директор|PROFESSION] [Анна Рид|PERSON].", "директор"),
    ("В числе его ролей — [генерал|PROFESSION] [Рид|PERSON].", "генерал"),
    ("Роль [судьи|PROFESSION] [Рида|PERSON] досталась студенту.", "судьи"),
    ("Он предстанет в образе [прокурора|PROFESSION] [Рида|PERSON].", "прокурора"),
    ("Партию [принца|PROFESSION] [Рида|PERSON] исполнил Ким.", "принца"),
    ("По сюжету, [мэр|PROFESSION] города [Лев Рид|PERSON] борется с мафией.", "мэр"),
    ("Вышел «[[Король|PROFESSION] Лир|WORK_OF_ART]», его сыграл [Лев Рид|PERSON].", "Король"),
]


@pytest.mark.parametrize(("text", "role"), PARTS)
def test_a_part(mark, text, role):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    assert positions(marked, marked.relation("WORKS_AS", who, role)) == []
