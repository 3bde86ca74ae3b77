"""Whose site a page is from: told by a line above the menu, where the article does not say it."""

import pytest

from newsnlp.clean import clean
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

PAGE = """{owner}
Репертуар   Труппа   Билеты   Контакты

Новый сезон открыт для всех зрителей
19.01.2025

{article}
"""
OWN = "Художественный руководитель нашего театра Лев Рид открыл сезон в пятницу вечером."
NAMED = "Театр «Старый город» открыл сезон. Спектакль поставил Лев Рид, гость из Твери."


def owner(name: str, article: str) -> str | None:
    text = PAGE.format(owner=name, article=article)
    page = clean(text)
    return None if page.owner is None else text[slice(*page.owner)]


NOBODY = [
    ("Театр «Старый город»", NAMED),
    ("Газета «Старый театр»", OWN),
    ("Вести Зареченска", OWN),
    ("Читайте наши новости", OWN),
]


@pytest.mark.parametrize(("name", "article"), NOBODY)
def test_what_tells_no_owner(name, article):
    assert owner(name, article) is None


@pytest.mark.parametrize("name", ["Театр «Старый город»", "ТЕАТР КУКОЛ ИМЕНИ А. И. ЛОСЕВА"])
def test_an_institution_that_the_article_does_not_name(name):
    assert owner(name, OWN) == name


def test_the_owner_stays_debris_and_is_read():
    page = clean(PAGE.format(owner="Театр «Старый город»", article=OWN))
    assert page.owner not in page.blocks
    assert page.owner in {(debris.start, debris.end) for debris in page.debris}
    assert page.read == (page.owner, *page.blocks)


def test_our_theatre_is_the_site_s():
    text = PAGE.format(owner="Театр «Старый город»", article=OWN)
    result = Pipeline().extract(Article("page", text))
    posts = [(r.person, r.role, r.organization) for r in result.records if r.role]
    assert posts == [("Лев Рид", "художественный руководитель", "театр «Старый город»")]
    read = [m.text for m in result.mentions if m.start < len("Театр «Старый город»")]
    assert read == ["Старый город"]
