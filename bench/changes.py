"""What a change of rules does to the records of real articles: those that come and those that go.

    python bench/changes.py ../before [--corpora DIR] [--docs N]

``../before``: a checkout of another version, with its kernels built and its models. Both run at
once, in a process each. Read every line: a rule that mends a sentence of one's own often breaks
sentences of others. Exit 1 where something differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
_FACTS = ("person", "role", "organization", "status", "event", "participation", "place")
_DAYS = ("date", "date_start", "date_end")


def texts(corpora: Path) -> Iterator[Path]:
    """Return the articles of a folder and of the folders within, in order."""
    return iter(sorted(corpora.rglob("*.txt")))


def told(paths: list[Path]) -> Iterator[str]:
    """Return a line for each record: article, kind and what it tells."""
    import newsnlp
    from newsnlp.types import Article

    articles = (Article(path.stem, path.read_text(encoding="utf-8")) for path in paths)
    for result in newsnlp.pipe(articles):
        for record in result.records:
            facts = [getattr(record, name) for name in (*_FACTS, *_DAYS)]
            cells = [result.doc_id, str(record.kind), *(str(fact or "") for fact in facts)]
            yield "\t".join(" ".join(cell.split()) for cell in cells)


def start(tree: Path, paths: list[Path]) -> subprocess.Popen[str]:
    """Start what prints the records that the version of a checkout finds."""
    command = [sys.executable, str(Path(__file__).resolve()), "--print"]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps([str(path) for path in paths]))
    process.stdin.close()
    return process


def main() -> int:
    if sys.argv[1:] == ["--print"]:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        for line in told([Path(path) for path in json.load(sys.stdin)]):
            print(line)
        return 0
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    default = os.environ.get("NEWSNLP_CORPORA", str(REPO.parent / "shared" / "corpora"))
    parser.add_argument("other", type=Path, help="a checkout of another version")
    parser.add_argument("--corpora", type=Path, default=Path(default), help="a folder of texts")
    parser.add_argument("--docs", type=int, default=None, help="how many articles; all by default")
    arguments = parser.parse_args()
    paths = [path.resolve() for path in texts(arguments.corpora)][: arguments.docs]
    if not paths:
        raise SystemExit(f"{arguments.corpora} holds no .txt; --corpora names a folder of articles")
    processes = [start(tree.resolve(), paths) for tree in (arguments.other, REPO)]
    before, now = (process.communicate()[0].splitlines() for process in processes)
    if any(process.returncode for process in processes):
        raise SystemExit("one version failed; its message is above")
    changes = [line for line in unified_diff(before, now, n=0, lineterm="") if line[:2] != "@@"][2:]
    print("\n".join(changes))
    print(f"{len(changes)} lines differ of {len(now)}, {len(paths)} articles", file=sys.stderr)
    return int(bool(changes))


if __name__ == "__main__":
    raise SystemExit(main())
