"""Letters of the wrong alphabet inside words: read as they look, kept as they stand."""

import pytest

from newsnlp.find.mentions.lookalikes import in_one_alphabet
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

LATIN_C, LATIN_K, CYRILLIC_A = "c", "K", "а"


@pytest.mark.parametrize(
    "text",
    [
        "Режиссёр Анна Котова из IT-отдела",
        "SMSка от PR-службы iPhoneа",
        "COVIDный год, BMWшник и HRщица",
        "Eminem, ABBA, MCC",
        "СССР, МСК, ОТК",
        "",
    ],
)
def test_a_word_of_one_alphabet_stays(text):
    assert in_one_alphabet(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"режис{LATIN_C}ер {LATIN_K}ирилл", "режиссер Кирилл"),
        ("компания «СТC Медиа»", "компания «СТС Медиа»"),
        (f"книга с {CYRILLIC_A}mazon и f{CYRILLIC_A}cebook", "книга с amazon и facebook"),
        ("PФ и ЦOПП", "РФ и ЦОПП"),
    ],
)
def test_a_mixed_word_is_of_the_alphabet_that_has_its_other_letters(text, read):
    assert in_one_alphabet(text) == read
    assert len(read) == len(text)


def test_names_are_as_read_and_mentions_as_written():
    text = f"Зал аплодировал режис{LATIN_C}еру {LATIN_K}ириллу Сомову."
    found = Pipeline().extract(Article("a", text))
    assert [entity.name for entity in found.entities] == ["режиссер", "Кирилл Сомов"]
    assert [(r.person, r.role, r.sentence) for r in found.records] == [
        ("Кирилл Сомов", "режиссер", text)
    ]
    assert all(text[m.start : m.end] == m.text for m in found.mentions)
