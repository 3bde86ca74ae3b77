"""Bodies in all cases, with their acronyms: made_organizations.tsv and made_acronyms.tsv."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsnlp.kinds import EntityType
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Entity

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
BODIES = frozenset({EntityType.ORGANIZATION, EntityType.FACILITY})
NAMED = [
    "Об этом сообщила пресс-служба {gen}.",
    "Директор {gen} Иван Рид выступил на форуме.",
    "Иван Рид обратился к {dat} с просьбой о помощи.",
    "Прокуратура проверила {acc} в мае.",
    "Договор подписан с {ins} в среду.",
    "О планах рассказали в {loc} вчера.",
    "Иван Рид работал в {loc} до 2010 года.",
    "Он возглавил {acc} в 2010 году.",
    "Проверка проведена {ins}.",
    "По данным {gen}, работы завершены.",
]
SHORTENED = [
    "{nom} ({short}) открыл новый корпус. В {short} рассказали о планах.",
    "Директор {short} Иван Рид выступил на форуме. {nom} работает с 2010 года.",
    "Директор {gen} ({short}) Иван Рид выступил на форуме. {short} работает с 2010 года.",
    "Об этом сообщила пресс-служба {gen}. По данным {short}, работы завершены.",
    "{short} – {nom} – открылся в 2010 году.",
    "{short} ({nom}) открылся в 2010 году.",
    "Специалисты {gen} (далее – {short}) провели проверку. {short} нашёл нарушения.",
]
NOT_YET = frozenset(
    {
        "Прокуратура проверила Куйбышевскую железную дорогу в мае.",
        "Договор подписан с министерством науки и высшего образования в среду.",
        "О планах рассказали в Центре опережающей профессиональной подготовки Смоленской области "
        "вчера.",
        "Иван Рид работал в Московской школе управления «Сколково» до 2010 года.",
        "ЦОПП – центр опережающей профессиональной подготовки – открылся в 2010 году.",
    }
)
"""Known to fail."""


def _rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _read(texts: list[str]) -> dict[str, list[Entity]]:
    """Return the bodies of each text."""
    written = [re.sub(r"(?:^|(?<=\. ))[а-яё]", lambda m: m[0].upper(), text) for text in texts]
    articles = [Article(str(i), text) for i, text in enumerate(written)]
    return {
        article.text: [e for e in result.entities if e.type in BODIES]
        for article, result in zip(articles, Pipeline().pipe(articles), strict=True)
    }


def _small(name: str) -> str:
    return name[0].lower() + name[1:]


@pytest.mark.parametrize("sentence", NAMED)
def test_has_its_nominative(sentence: str) -> None:
    rows = [row * len(CASES) if len(row) == 1 else row for row in _rows("made_organizations.tsv")]
    forms = [dict(zip(CASES, row, strict=True)) for row in rows]
    found = _read([sentence.format(**each) for each in forms])
    wrong = {
        text: [e.name for e in bodies]
        for (text, bodies), each in zip(found.items(), forms, strict=True)
        if not any(_small(e.name).endswith(_small(each["nom"])) for e in bodies)
        and each["gen"] not in "".join(e.name for e in bodies)
    }
    assert wrong.keys() == NOT_YET & found.keys(), wrong


@pytest.mark.parametrize("sentence", SHORTENED)
def test_is_one_with_its_acronym(sentence: str) -> None:
    rows = [
        {"nom": _small(nom), "gen": _small(gen), "short": short}
        for nom, gen, short in _rows("made_acronyms.tsv")
    ]
    found = _read([sentence.format(**each) for each in rows])
    wrong = {
        text: [e.name for e in bodies]
        for (text, bodies), each in zip(found.items(), rows, strict=True)
        if not any(
            _small(e.name) == each["nom"] and each["short"] in " ".join((e.name, *e.aliases))
            for e in bodies
        )
    }
    assert wrong.keys() == NOT_YET & found.keys(), wrong
