"""What a change of rules does to the records of real articles: those that come and those that go.

    python bench/changes.py ../before [--corpora DIR] [--docs N]

``../before``: a checkout of another version, with its kernels built and its models. Both run at
once, in a process each. Read every line: a rule that mends a sentence of one's own often breaks
sentences of others. Exit 1 where something differs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from paths import CORPORA, REPO

_FACTS = ("person", "role", "organization", "status", "event", "participation", "place")
_DAYS = ("date", "date_start", "date_end")


def texts(corpora: Path) -> list[Path]:
    """Return the articles of a folder and of the folders within, in order."""
    return sorted(corpora.rglob("*.txt"))


def told(paths: list[Path]) -> Iterator[str]:
    """Return a line for each record: article, kind and what it tells."""
    import newsnlp
    from newsnlp.types import Article

    articles = (Article(path.stem, path.read_text(encoding="utf-8")) for path in paths)
    for result in newsnlp.pipe(articles):
        for record in result.records:
            facts = [getattr(record, name) for name in (*_FACTS, *_DAYS)]
            cells = [result.article.doc_id, str(record.kind), *(str(fact or "") for fact in facts)]
            yield "\t".join(" ".join(cell.split()) for cell in cells)


def start(tree: Path, arguments: argparse.Namespace, out: IO[str]) -> subprocess.Popen[str]:
    """Start what writes the records that the version of a checkout finds."""
    command = [sys.executable, str(Path(__file__).resolve()), str(tree), "--print"]
    command += ["--corpora", str(arguments.corpora.resolve())]
    command += [] if arguments.docs is None else ["--docs", str(arguments.docs)]
    environment = {**os.environ, "PYTHONPATH": str(tree.resolve() / "src"), "OMP_NUM_THREADS": "1"}
    environment["PYTHONIOENCODING"] = "utf-8"
    return subprocess.Popen(command, stdout=out, env=environment, text=True)


def lines(trees: tuple[Path, Path], arguments: argparse.Namespace) -> list[list[str]]:
    """Return the records of both versions, which run at once."""
    with TemporaryFile("w+", encoding="utf-8") as one, TemporaryFile("w+", encoding="utf-8") as two:
        runs = [
            (start(tree, arguments, out), out) for tree, out in zip(trees, (one, two), strict=True)
        ]
        if sum(process.wait() for process, _ in runs):
            raise SystemExit("one version failed; its message is above")
        for _, out in runs:
            out.seek(0)
        return [out.read().splitlines() for _, out in runs]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("other", type=Path, help="a checkout of another version")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="a folder of texts")
    parser.add_argument("--docs", type=int, default=None, help="how many articles; all by default")
    parser.add_argument("--print", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    paths = texts(arguments.corpora)[: arguments.docs]
    if not paths:
        raise SystemExit(f"{arguments.corpora} holds no .txt; --corpora names a folder of articles")
    if arguments.print:
        for line in told(paths):
            print(line)
        return 0
    before, now = lines((arguments.other, REPO), arguments)
    changes = [line for line in unified_diff(before, now, n=0, lineterm="") if line[:2] != "@@"][2:]
    print("\n".join(changes))
    print(f"{len(changes)} lines differ of {len(now)}, {len(paths)} articles", file=sys.stderr)
    return int(bool(changes))


if __name__ == "__main__":
    raise SystemExit(main())
