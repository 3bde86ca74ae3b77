"""Russian news text in; people, roles, organizations and events out, as linked records.

>>> import newsnlp
>>> result = newsnlp.extract("Игорь Сомов назначен директором завода «Заря».")
>>> result.to_frame()                                            # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from newsnlp.config import Settings
from newsnlp.errors import InputError, ModelError, NewsNLPError, SettingsError
from newsnlp.given import article_of, articles_of
from newsnlp.types import (
    Article,
    Debris,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Record,
    RecordKind,
    Relation,
    RelationType,
    Status,
)

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx
    import pandas as pd

    from newsnlp.notebook import Rendered
    from newsnlp.pipeline import Pipeline
    from newsnlp.resolve import Resolution

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Debris",
    "Entity",
    "EntityType",
    "Extraction",
    "InputError",
    "Mention",
    "ModelError",
    "NewsNLPError",
    "Record",
    "RecordKind",
    "Relation",
    "RelationType",
    "Settings",
    "SettingsError",
    "Status",
    "extract",
    "graph",
    "load_frames",
    "pipe",
    "read",
    "resolve",
    "show",
    "to_frame",
]


@lru_cache(maxsize=4)
def _pipeline(settings: Settings) -> Pipeline:
    """Keep loaded pipelines: the models take a moment, the settings are few."""
    from newsnlp.pipeline import Pipeline

    return Pipeline(settings)


def extract(
    text: str | Article, *, published: str | None = None, settings: Settings | None = None
) -> Extraction:
    """Extract people, roles, organizations and events from one article.

    ``published`` is an ISO date that anchors relative dates («вчера», «в пятницу»).
    """
    article = article_of(text, published)
    return _pipeline(settings or Settings()).extract(article)


def pipe(
    articles: Iterable[Article | str], *, settings: Settings | None = None
) -> Iterator[Extraction]:
    """Extract from a stream of articles, in batches inside; bare strings are numbered.

    An article that fails comes back with ``error`` set; the stream goes on.
    """
    named = articles_of(articles)
    return _pipeline(settings or Settings()).pipe(named)


def read(path: str | Path) -> Iterator[Article]:
    """Read articles from a file, a directory, an archive or a dump, one after another."""
    from newsnlp.read import read

    return read(path)


def to_frame(results: Iterable[Extraction] | Extraction, table: str = "records") -> pd.DataFrame:
    """Return a table (records, entities, mentions, relations, documents) as a DataFrame."""
    from newsnlp.tables import to_frame

    return to_frame(results, table)


def load_frames(directory: str | Path) -> dict[str, pd.DataFrame]:
    """Return the five tables that ``newsnlp batch`` wrote, as DataFrames by name."""
    from newsnlp.batch import load_frames

    return load_frames(directory)


def show(results: Extraction | Iterable[Extraction], *, labels: bool = False) -> Rendered:
    """Show results in a notebook: text with highlighted mentions, records below.

    ``labels`` writes the type behind each mention.
    """
    from newsnlp.notebook import show

    return show(results, labels=labels)


def graph(results: Extraction | Iterable[Extraction]) -> nx.MultiDiGraph:
    """Return people, organizations and events as a networkx graph with typed edges."""
    from newsnlp.notebook import graph

    return graph(results)


def resolve(results: Iterable[Extraction], *, threshold: float | None = None) -> Resolution:
    """Find the same people and organizations across articles.

    ``threshold`` (0 to 1) is the score from which two appearances are joined.
    """
    from newsnlp.resolve import THRESHOLD, resolve

    return resolve(results, threshold=THRESHOLD if threshold is None else threshold)
