"""Whole dumps on one machine: partitioned tables, resumable, the same bytes every time."""

from __future__ import annotations

from newsnlp.batch.dump import Reading
from newsnlp.batch.frames import load_frames
from newsnlp.batch.plan import Chunking
from newsnlp.batch.run import BatchSummary, Progress, run

__all__ = ["BatchSummary", "Chunking", "Progress", "Reading", "load_frames", "run"]
