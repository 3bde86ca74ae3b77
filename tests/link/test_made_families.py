"""People of one surname, told once of two or of a family, of each surname of made_families.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.kinds import EntityType
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

FAMILIES = [
    line.split("\t")
    for line in Path(__file__).with_name("made_families.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
KEYS = ("his", "hers", "nom", "gen", "dat", "ins")
SENTENCES = [
    ("Борис {his} и Аркадий Мельников открыли завод.", "Борис {his};Аркадий Мельников"),
    ("Семья Мельника живёт в Туле.", "Мельник"),
    ("Пётр {his} и его сын Олег {his} приехали. Пётр {his} – врач.", "Пётр {his};Олег {his}"),
    ("Анна {hers} и Пётр {his} поженились. Анна {hers} – врач.", "Анна {hers};Пётр {his}"),
    ("Братья Аркадий и Борис {nom} открыли завод.", "Аркадий {his};Борис {his}"),
    ("Аркадий и Борис {nom} открыли завод.", "Аркадий {his};Борис {his}"),
    ("Суд оштрафовал Аркадия и Бориса {gen}.", "Аркадий {his};Борис {his}"),
    ("Завод достался братьям Аркадию и Борису {dat}.", "Аркадий {his};Борис {his}"),
    ("Он встретился с Аркадием и Борисом {ins}.", "Аркадий {his};Борис {his}"),
    ("Сёстры Анна и Мария {nom} победили на турнире.", "Анна {hers};Мария {hers}"),
    ("Супруги Иван и Анна {nom} открыли кафе.", "Иван {his};Анна {hers}"),
    ("Супругов Ивана и Анну {gen} задержали в Туле.", "Иван {his};Анна {hers}"),
    ("Медали вручили супругам Ивану и Анне {dat}.", "Иван {his};Анна {hers}"),
    ("Отец и сын Пётр и Олег {nom} стали чемпионами.", "Пётр {his};Олег {his}"),
    ("Мать и дочь Анна и Мария {nom} живут в Пскове.", "Анна {hers};Мария {hers}"),
    ("Дело ведут Анна и Иван {nom}. Анна {hers} живёт в Туле.", "Анна {hers};Иван {his}"),
    ("Семья {gen} живёт в Туле.", "{nom}"),
    (
        "Иван Львович и Анна Петровна {nom} отметили юбилей.",
        "Иван Львович {his};Анна Петровна {hers}",
    ),
    (
        "Глава поздравил Ивана Львовича и Анну Петровну {gen}.",
        "Иван Львович {his};Анна Петровна {hers}",
    ),
]


@pytest.mark.parametrize(("sentence", "people"), SENTENCES)
def test_has_a_surname_each(sentence: str, people: str) -> None:
    forms = [dict(zip(KEYS, family, strict=True)) for family in FAMILIES]
    articles = [Article(str(i), sentence.format(**each)) for i, each in enumerate(forms)]
    told = {
        article.text: [e.name for e in result.entities if e.type is EntityType.PERSON]
        for article, result in zip(articles, Pipeline().pipe(articles), strict=True)
    }
    assert told == {
        article.text: people.format(**each).split(";")
        for article, each in zip(articles, forms, strict=True)
    }
