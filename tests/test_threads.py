"""Whether NumPy's matrix library is known to have one thread."""

import os
import subprocess
import sys

import pytest

from newsnlp.threads import LIBRARIES

SCRIPT = """
from newsnlp import threads
threads.start_with_one(whatever_is_asked={})
import numpy
from threadpoolctl import threadpool_info
print(threads.has_one(), max(library["num_threads"] for library in threadpool_info()))
"""


@pytest.mark.parametrize(
    ("before", "chosen", "insists", "known"),
    [
        ("", {}, False, True),
        ("import numpy", {}, False, False),  # it has looked already
        ("", {"OMP_NUM_THREADS": "2"}, False, False),
        ("", {"OPENBLAS_NUM_THREADS": "2"}, False, False),
        ("", {"OMP_NUM_THREADS": "2"}, True, True),
        ("import numpy", {"OMP_NUM_THREADS": "2"}, True, False),
    ],
)
def test_one_thread_is_known_where_numpy_was_told_in_time(before, chosen, insists, known):
    environment = {k: v for k, v in os.environ.items() if k not in LIBRARIES} | chosen
    done = subprocess.run(
        [sys.executable, "-c", before + SCRIPT.format(insists)],
        env=environment,
        capture_output=True,
        text=True,
    )
    told, number = done.stdout.split()
    assert told == str(known)
    assert not known or number == "1"
