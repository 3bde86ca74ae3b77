"""Bodies told in one word; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.one_word_bodies import with_one_word_bodies

STAYS = [
    "Это край и суд.",
    "Депутаты [райсовета|ORGANIZATION] ждут.",
    "Судья [Тульского облсуда|ORGANIZATION] ждёт.",
    "Ждёт министерство.",
    "Ждёт новый драмтеатр.",
    "Это Тульский [драмтеатр «Луч»|ORGANIZATION].",
]

FOUND = [
    ("Решение горсуда обжалуют.", "Решение [горсуда|ORGANIZATION] обжалуют."),
    (
        "Он пришёл в Тульский драмтеатр вчера.",
        "Он пришёл в [Тульский драмтеатр|ORGANIZATION] вчера.",
    ),
    ("В облдуме рассмотрят отчёт.", "В [облдуме|ORGANIZATION] рассмотрят отчёт."),
    ("Облсуд ждёт.", "[Облсуд|ORGANIZATION] ждёт."),
    ("Он сказал, что минсельхоз ждёт.", "Он сказал, что [минсельхоз|ORGANIZATION] ждёт."),
    ("Потом краевой минздрав ждал.", "Потом [краевой минздрав|ORGANIZATION] ждал."),
    (
        "Судья [Тульского|CITY] облсуда ждёт.",
        "Судья [[Тульского|CITY] облсуда|ORGANIZATION] ждёт.",
    ),
]


@pytest.mark.parametrize("text", STAYS)
def test_no_body(mark, text):
    marked = mark(text)
    found = with_one_word_bodies(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == text


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_body_in_one_word(mark, text, expected):
    marked = mark(text)
    found = with_one_word_bodies(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
