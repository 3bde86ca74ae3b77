"""A pipeline that finds capitalised words; some texts make it fail or die."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.batch.page_lines import PageLines
from newsnlp.clean import clean
from newsnlp.config import Settings
from newsnlp.errors import ModelError
from newsnlp.types import Article, Entity, EntityType, Extraction, Mention

WORD = re.compile(r"\b[А-ЯЁ][а-яё]+")


class Fake:
    def __init__(self, page_lines: PageLines) -> None:
        self.page_lines = page_lines

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            yield self.extract(article)

    def extract(self, article: Article) -> Extraction:
        text = article.text
        if "УПАСТЬ" in text:
            raise RuntimeError("не вышло")
        if "УМЕРЕТЬ!" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "УМЕРЕТЬ-РАЗ:" in text:
            self.die_once(Path(text.partition("УМЕРЕТЬ-РАЗ:")[2]))
        time.sleep(float(os.environ.get("FAKE_SECONDS", "0")))
        page = clean(text, page_lines=self.page_lines.get("", frozenset()))
        found = [m for start, end in page.blocks for m in WORD.finditer(text, start, end)]
        mentions = tuple(
            Mention(f"m{i}", EntityType.PERSON, m.start(), m.end(), m.group(), 1.0, "rule:fake")
            for i, m in enumerate(found, 1)
        )
        entities = tuple(
            Entity(f"e{i}", m.type, m.text, ("Он", "=1"), (m.id,))
            for i, m in enumerate(mentions, 1)
        )
        return Extraction(article, page.debris, mentions, entities)

    @staticmethod
    def die_once(mark: Path) -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def make_fake(settings: Settings, page_lines: PageLines) -> Fake:
    return Fake(page_lines)


def make_dying(settings: Settings, page_lines: PageLines) -> Fake:
    os.kill(os.getpid(), signal.SIGKILL)
    return Fake(page_lines)


def make_broken(settings: Settings, page_lines: PageLines) -> Fake:
    raise ModelError("нет весов: положите их в models")
