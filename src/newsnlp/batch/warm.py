"""Imported once by the process that workers are forked from: they share its loaded models.

Never import this elsewhere: it loads the whole pipeline. A worker forked with it starts at once
and shares about 200 MB; a worker without it loads models of its own.
"""

from __future__ import annotations

from newsnlp.threads import start_with_one

start_with_one(whatever_is_asked=True)  # before NumPy is imported

import threadpoolctl  # noqa: E402, F401 - workers need it

from newsnlp.config import Settings  # noqa: E402
from newsnlp.pipeline import Pipeline  # noqa: E402
from newsnlp.types import Article  # noqa: E402

_TEXT = "Мэр Заречья Пётр Лосев 12 мая 2024 года назначен директором завода «Заря» (ЗЗ)."


def _load() -> Pipeline | None:
    try:
        pipeline = Pipeline(Settings())
        list(pipeline.pipe([Article("warm", _TEXT)]))  # what is loaded on first use
    except Exception:  # a worker will meet the same and tell it to the parent
        return None
    return pipeline


PIPELINE = _load()
