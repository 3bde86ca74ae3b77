"""Of whom one speaks: what a speaker asks about or tells of others is not what he is himself."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

OWN = [
    ("[Рид|PERSON]: Я [директор|PROFESSION] завода.", "директор"),
    ("[Лев Рид|PERSON]: [директор|PROFESSION] завода, депутат.", "директор"),
    ("[Лев Рид|PERSON]: Работал [директором|PROFESSION] завода.", "директором"),
    ("«Я теперь [мэр|PROFESSION], а он врач», — говорит [Лев Рид|PERSON].", "мэр"),
    ("[Лев Рид|PERSON] сказал: «Я — [мэр|PROFESSION] города».", "мэр"),
    ("[Лев Рид|PERSON], врач: «Был [мэром|PROFESSION] города».", "мэром"),
    ("[Режиссёр|PROFESSION]: [Лев Рид|PERSON]. Художник: Анна Ким.", "Режиссёр"),
]


@pytest.mark.parametrize(("text", "role"), OWN)
def test_what_a_speaker_says_that_he_is(mark, text, role):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    assert len(positions(marked, marked.relation("WORKS_AS", who, role))) == 1


OTHERS = [
    ("[А. Рид|PERSON]: Анна Львовна, вы были [сенатором|PROFESSION].", "А. Рид", "сенатором"),
    ("[Рид|PERSON]: А с [директором|PROFESSION] завода?\nКим: Нормально.", "Рид", "директором"),
    ("[Рид|PERSON]: Моего мужа назначили [мэром|PROFESSION].", "Рид", "мэром"),
    ("[Лев Рид|PERSON]: Наш [директор|PROFESSION] заболел.", "Лев Рид", "директор"),
    ("«Он теперь [мэр|PROFESSION], а я врач», — смеётся [Лев Рид|PERSON].", "Лев Рид", "мэр"),
    ("«Вы ведь [тренер|PROFESSION]», — сказал мне [Лев Рид|PERSON].", "Лев Рид", "тренер"),
    ("[Лев Рид|PERSON], врач: «[Тренер|PROFESSION] не виноват».", "Лев Рид", "Тренер"),
    ("[Лев Рид|PERSON]: [Директор|PROFESSION] ушёл.", "Лев Рид", "Директор"),
    ("[Рид|PERSON] сказал: «Ким был [мэром|PROFESSION]».", "Рид", "мэром"),
    ("[Ведущая|PROFESSION]: А министр [Лев Рид|PERSON]?\nГость: Молчит.", "Лев Рид", "Ведущая"),
    ("Рид: Нет.\n[Корр|PROFESSION].: Кто хранитель?\n[Рид|PERSON]: Я.", "Рид", "Корр"),
]


@pytest.mark.parametrize(("text", "who", "role"), OTHERS)
def test_what_a_speaker_says_of_others(mark, text, who, role):
    marked = mark(text)
    assert positions(marked, marked.relation("WORKS_AS", who, role)) == []


@pytest.mark.parametrize(
    ("text", "event", "told"),
    [
        ("[А. Рид|PERSON]: Вчера мы [открыли|EVENT] школу.", "открыли", ["А. Рид"]),
        ("[А. Рид|PERSON]: Да, Котов [открыл|EVENT] школу.", "открыл", []),
        ("Мэр [А. Рид|PERSON]: Министр Котов [открыл|EVENT] школу.", "открыл", []),
    ],
)
def test_who_only_speaks_takes_no_part(mark, text, event, told):
    marked = mark(text)
    found = records(marked, RecordKind.EVENT, marked.relation("AGENT", "А. Рид", event))
    assert [r.person for r in found if r.person] == told


@pytest.mark.parametrize(
    "text",
    [
        "[Лев Рид|PERSON] был [мэром|PROFESSION], и завод работал.",
        "Будучи [мэром|PROFESSION], [Лев Рид|PERSON] закрыл завод.",
    ],
)
def test_who_was_in_a_post(mark, text):
    marked = mark(text)
    assert len(positions(marked, marked.relation("WORKS_AS", "Лев Рид", "мэром"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Будь он [мэром|PROFESSION], [Лев Рид|PERSON] закрыл бы завод.",
        "«Будь я [мэром|PROFESSION], я бы ушёл», — сказал [Лев Рид|PERSON].",
    ],
)
def test_who_would_be_in_a_post(mark, text):
    marked = mark(text)
    assert positions(marked, marked.relation("WORKS_AS", "Лев Рид", "мэром")) == []


def test_who_tells_of_his_own_appointment(mark):
    marked = mark(
        "[Лев Рид|PERSON] написал: «Когда меня [назначили|EVENT] "
        "[ректором|PROFESSION], ушёл Котов»."
    )
    found = records(marked, RecordKind.EVENT)
    assert [r.person for r in found] == ["Лев Рид"]


@pytest.mark.parametrize("verb", ["спросила", "поинтересовалась", "возразила"])
def test_who_asks_is_not_what_she_asks_about(mark, verb):
    marked = mark(f"«Вы ведь [тренер|PROFESSION]?» — {verb} [Анна Рид|PERSON].")
    assert positions(marked, marked.relation("WORKS_AS", "Анна Рид", "тренер")) == []
