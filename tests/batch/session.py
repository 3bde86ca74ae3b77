"""A run in a process of its own: python session.py DUMP OUT WORKERS."""

import os
import signal
import sys

from dumps import PART
from fake import make_fake

import newsnlp.batch.plan
from newsnlp.batch import Chunking, run

if __name__ == "__main__":
    for stop in (signal.SIGINT, signal.SIGTERM):  # tests in the background ignore the first
        signal.signal(stop, signal.default_int_handler)
    os.environ["FAKE_SECONDS"] = "0.05"
    newsnlp.batch.plan.PART_ARTICLES = PART
    dump, out, workers = sys.argv[1:]
    print("started", flush=True)
    summary = run(
        dump, out, workers=int(workers), resume=True, make=make_fake, chunking=Chunking(3)
    )
    print(summary.articles)
