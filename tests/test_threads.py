"""Whether NumPy's matrix library is known to have one thread."""

import os
import subprocess
import sys

import pytest

from newsnlp.threads import LIBRARIES

SCRIPT = """
from newsnlp import threads
threads.start_with_one()
import numpy
from threadpoolctl import threadpool_info
print(threads.has_one(), max(library["num_threads"] for library in threadpool_info()))
"""


@pytest.mark.parametrize(
    ("before", "chosen", "known"),
    [
        ("", {}, True),
        ("import numpy", {}, False),  # it has looked already
        ("", {"OMP_NUM_THREADS": "2"}, False),
        ("", {"OPENBLAS_NUM_THREADS": "2"}, False),
    ],
)
def test_one_thread_is_known_where_numpy_was_told_in_time(before, chosen, known):
    environment = {k: v for k, v in os.environ.items() if k not in LIBRARIES} | chosen
    done = subprocess.run(
        [sys.executable, "-c", before + SCRIPT], env=environment, capture_output=True, text=True
    )
    told, number = done.stdout.split()
    assert told == str(known)
    assert not known or number == "1"
