"""A pipeline that finds capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsnlp.config import Settings
from newsnlp.types import Article, Entity, EntityType, Extraction, Mention

WORD = re.compile(r"\b[А-ЯЁ][а-яё]+")


class Capitals:
    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            mentions = tuple(
                Mention(f"m{i}", EntityType.PERSON, m.start(), m.end(), m.group(), 0.5, "rule:x")
                for i, m in enumerate(WORD.finditer(article.text), 1)
            )
            entities = tuple(
                Entity(f"e{i}", m.type, m.text, (), (m.id,)) for i, m in enumerate(mentions, 1)
            )
            yield Extraction(article, (), mentions, entities)


def make(settings: Settings, page_lines: object = None) -> Capitals:
    return Capitals()
