"""The process's one pipeline: its models are loaded once, whatever the settings."""

from __future__ import annotations

from functools import cache, lru_cache

from newsnlp.config import Settings
from newsnlp.locks import lock
from newsnlp.pipeline import Pipeline

_loading = lock()
"""Threads that begin together wait for the first: 32 of them would load 32 pipelines, 1.3 GB."""


def pipeline(settings: Settings) -> Pipeline:
    """Return the pipeline with these settings; raise ModelError where weights are none."""
    with _loading:
        return _chosen(settings)


@lru_cache(maxsize=8)
def _chosen(settings: Settings) -> Pipeline:
    return _usual().with_settings(settings)


@cache
def _usual() -> Pipeline:
    return Pipeline()
