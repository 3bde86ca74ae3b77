"""Worker processes with the real pipeline: the same bytes as one process, memory shared."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from dumps import files

from newsnlp.annotate.first_layer import large_zeros
from newsnlp.batch import Chunking, run

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"

WORK = """
import sys
from newsnlp.batch import warm, warm_arrow
from newsnlp.batch.run import make_pipeline
from newsnlp.batch.work import Chunk, Job, extract_chunk
from newsnlp.config import Settings
from newsnlp.read import read

job = Job(Settings(), {}, "parquet", False, make_pipeline, warm=True)
articles = tuple(read(sys.argv[1]))
chunk = Chunk(articles, (None,) * len(articles))
loaded = set(sys.modules)
extract_chunk(make_pipeline(job.settings, {}), chunk, job)
print(*sorted(sys.modules.keys() - loaded))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are not forked here")
def test_what_a_forked_process_keeps_does_not_reach_its_parent():
    table = large_zeros(4, 4)
    child = os.fork()
    if not child:
        table[:] = 1
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert not np.any(table)


def test_workers_write_what_one_process_writes(tmp_path):
    run(SAMPLES, tmp_path / "one")
    run(SAMPLES, tmp_path / "three", workers=3, chunking=Chunking(2))
    assert files(tmp_path / "three") == files(tmp_path / "one")


def test_workers_import_nothing_that_they_could_share():
    command = [sys.executable, "-c", WORK, str(SAMPLES)]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() == []
