"""Extraction over a PySpark DataFrame (extra ``spark``)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsnlp.config import Settings
from newsnlp.engines import extract_batches, worker_pipeline
from newsnlp.errors import MissingExtraError
from newsnlp.tables import schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from newsnlp.batch.work import Extractor

__all__ = ["extract"]


def extract(
    df: DataFrame,
    *,
    text_col: str | None = None,
    id_col: str | None = None,
    table: str = "records",
    settings: Settings | None = None,
    make: Callable[[Settings], Extractor] = worker_pipeline,
) -> DataFrame:
    """Return a table of the articles in a DataFrame, lazily, with the columns of that table.

    Rows go to ``extract_batches`` in every Python worker through ``mapInArrow``; nothing is
    broadcast, each worker loads the models once. Set ``spark.sql.execution.arrow.
    maxRecordsPerBatch`` to 128 … 512 and ``PYSPARK_PYTHON`` to an environment with newsnlp.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError("extraction over Spark", "spark") from error
    job = partial(
        extract_batches, table=table, text_col=text_col, id_col=id_col, settings=settings, make=make
    )
    return df.mapInArrow(job, schema=from_arrow_schema(schema(table)))
