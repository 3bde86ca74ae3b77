"""Russian news text in; people, roles, organizations and events out, as linked records.

>>> import newsnlp
>>> result = newsnlp.extract("Игорь Сомов назначен директором завода «Заря».")
>>> result.to_frame()                                            # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from newsnlp.config import Settings
from newsnlp.errors import InputError, ModelError, NewsNLPError, SettingsError
from newsnlp.given import Day, article_of, articles_of, frame_articles, results_of
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
    from newsnlp.resolve.appearances import Table

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
    "from_frame",
    "graph",
    "load_frames",
    "pipe",
    "read",
    "resolve",
    "show",
    "to_frame",
]


def __dir__() -> list[str]:
    """Return what is meant for others, as completion shows it."""
    return [*__all__, "__version__"]


def _settings(chosen: Settings | None) -> Settings:
    if chosen is None or isinstance(chosen, Settings):
        return chosen or Settings()
    told = type(chosen).__name__
    raise SettingsError(f"settings is a {told}; write newsnlp.Settings(min_score=0.5)")


def _pipeline(settings: Settings | None) -> Pipeline:
    from newsnlp.loaded import pipeline  # here: to import it takes a moment

    return pipeline(_settings(settings))


def extract(
    text: str | Article,
    *,
    published: Day = None,
    doc_id: str | None = None,
    settings: Settings | None = None,
) -> Extraction:
    """Extract people, roles, organizations and events from one article.

    ``published`` is a date, or one in ISO form, that anchors relative dates («вчера», «в пятницу»);
    ``doc_id`` names the article in tables: without one each text has an id of its own. Raises
    InputError for what is no text or no day, ModelError where weights are missing or damaged. A
    text that is plainly not Russian is told in the log.
    """
    from newsnlp.read.language import Strangers  # here: the command line reads articles by itself

    article = Strangers().look(article_of(text, published, doc_id))
    return _pipeline(settings).extract(article)


def pipe(
    articles: Iterable[Article | str], *, settings: Settings | None = None
) -> Iterator[Extraction]:
    """Extract from a stream of articles, in batches inside; bare strings are numbered.

    An article that fails comes back with ``error`` set; the stream goes on. Of two with one id the
    second gets ``#2``. Raises InputError for one text alone, ModelError as ``extract`` does.
    """
    named = articles_of(articles)
    return _pipeline(settings).pipe(named)


def from_frame(
    frame: pd.DataFrame,
    *,
    text: str | None = None,
    title: str | None = None,
    date: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Iterator[Article]:
    """Return the rows of a DataFrame as articles for ``pipe``: which column holds what.

    Columns that are not named are found by their names, as in a dump (text, content, текст; date,
    published, дата …); where none holds ids, the index does. Raises InputError, at the first
    article, where no column holds the text.
    """
    return frame_articles(frame, text=text, title=title, date=date, url=url, id=id)


def read(*paths: str | Path | Iterable[str | Path]) -> Iterator[Article]:
    """Read articles from files, directories, archives and dumps, one after another.

    Paths are given one by one or as a list. What cannot be read within them, and of several paths
    one that cannot, is an article with ``error``. Raises InputError where there is nothing at a
    path and, at the first article, where the only one has nothing that is read.
    """
    from newsnlp.read import read

    return read(*paths)


def to_frame(results: Iterable[Extraction] | Extraction, table: str = "records") -> pd.DataFrame:
    """Return a table (records, entities, mentions, relations, documents) as a DataFrame.

    Raises SettingsError for any other name.
    """
    from newsnlp.tables import to_frame

    return to_frame(results_of(results), table)


def load_frames(directory: str | Path) -> dict[str, pd.DataFrame]:
    """Return the five tables that ``newsnlp batch`` wrote, as DataFrames by name.

    Raises InputError for a directory that it did not write.
    """
    from newsnlp.batch import load_frames

    return load_frames(directory)


def show(results: Extraction | Iterable[Extraction], *, labels: bool = False) -> Rendered:
    """Show results in a notebook: text with highlighted mentions, records below.

    ``labels`` writes the type behind each mention.
    """
    from newsnlp.notebook import show

    return show(results_of(results), labels=labels)


def graph(
    results: Extraction | Iterable[Extraction], *, resolution: Resolution | None = None
) -> nx.MultiDiGraph:
    """Return people, organizations and events as a networkx graph with typed edges.

    ``resolution`` tells who is who; without it the results are resolved here. Raises InputError
    where networkx is not installed (extra ``graph``).
    """
    from newsnlp.notebook import graph

    return graph(results_of(results), resolution=resolution)


def resolve(
    results: Extraction | Iterable[Extraction] | Mapping[str, Table],
    *,
    threshold: float | None = None,
) -> Resolution:
    """Find the same people and organizations across articles.

    ``threshold`` (0 to 1) is the score from which two appearances are joined; SettingsError for
    any other. ``results`` may be the tables that ``load_frames`` gives.
    """
    from newsnlp.resolve import THRESHOLD, resolve

    return resolve(results, threshold=THRESHOLD if threshold is None else threshold)
