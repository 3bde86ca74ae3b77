"""Addresses are no organizations; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.addresses import without_addresses

STAYS = [
    "[Анна Рид|PERSON], пресс-служба [АО «Луч»|ORGANIZATION], ann@luch.ru",
    "Пишет [@rid|PERSON] из [Тулы|CITY].",
    "Приём в [школе № 5|ORGANIZATION] (school5@luch.ru).",
    "Цена @ 5 рублей, сообщил [«Луч»|ORGANIZATION].",
]

CUT = [
    ("Почта: info[@luch.ru|ORGANIZATION], звоните.", "Почта: info@luch.ru, звоните."),
    ("Почта: [info|ORGANIZATION]@luch.ru", "Почта: info@luch.ru"),
    ("Почта [press.rid@luch.ru|ORGANIZATION]", "Почта press.rid@luch.ru"),
    (
        "Почта [редакции news@luch.ru|ORGANIZATION] ждёт.",
        "Почта [редакции|ORGANIZATION] news@luch.ru ждёт.",
    ),
    (
        "Звоните в [пресс-службу АО «Луч» (ann@luch.ru|ORGANIZATION])",
        "Звоните в [пресс-службу АО «Луч»|ORGANIZATION] (ann@luch.ru)",
    ),
]


def cut(mark, text):
    marked = mark(text)
    return marked_again(marked.annotation.text, without_addresses(marked.annotation, marked.spans))


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_address_stays(mark, text):
    assert cut(mark, text) == text


@pytest.mark.parametrize(("text", "named"), CUT)
def test_an_address_is_no_organization(mark, text, named):
    assert cut(mark, text) == named
