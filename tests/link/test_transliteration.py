"""One name in Russian and Latin letters."""

from __future__ import annotations

import pytest

from newsnlp.link.transliteration import same_sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Твиттер", "Фейсбук"),
        ("Twitter", "Twitter"),
        ("Твиттер", "Twitter Inc"),
        ("Форд", "Fiat"),
        ("Эппл", "Apple"),  # two consonants say too little
        ("Сбер", "Samsung"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert not same_sound(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Твиттер", "Twitter"),
        ("Фейсбук", "Facebook"),
        ("Майкрософт", "Microsoft"),
        ("Филипс", "Philips"),
        ("Клинсман", "Klinsmann"),
        ("Бен Кон", "Ben Kohn"),
        ("Стив Ирвин", "Steve Irwin"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert same_sound(one, other)
    assert same_sound(other, one)
