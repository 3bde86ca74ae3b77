"""Put what is printed and measured into both READMEs: python docs/make_readme.py [CORPORA].

The capture is what `make demo` prints, the speed table comes from bench/results/*.json (`make
bench`), the accuracy table is measured where the corpora are.
"""

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from newsnlp.evaluate import factrueval, nerel  # noqa: E402
from newsnlp.pipeline import Pipeline  # noqa: E402
from newsnlp.read import read  # noqa: E402
from newsnlp.write import table  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "README.ru.md")
SAMPLE = ROOT / "corpora" / "samples" / "appointment.txt"
REGIONAL = ROOT / "corpora" / "regional" / "test"
SHOWN_LINES = 46
"""Lines of each printed table that the READMEs show."""


def demo(pipeline: Pipeline) -> str:
    """Return the beginning of what `make demo` prints."""
    (article,) = read(SAMPLE)
    result = pipeline.extract(article)
    shown = []
    for name in ("records", "entities"):
        stream = io.BytesIO()
        table.write([result], stream, table=name)
        lines = [line.rstrip() for line in stream.getvalue().decode().splitlines()]
        shown += [*lines[:SHOWN_LINES], "…" if len(lines) > SHOWN_LINES else "", ""]
    return "```text\n" + "\n".join(shown).rstrip() + "\n```\n"


def accuracy(pipeline: Pipeline, corpora: Path) -> str:
    """Return the table of F1 on the public development sets."""
    found = nerel.evaluate(corpora / "nerel" / "dev", pipeline)
    facts = factrueval.evaluate(corpora / "factrueval-2016" / "devset", pipeline)
    own = nerel.evaluate(REGIONAL, pipeline)
    of_event = own["entities"]["types"]["EVENT"]
    of_ten = own["relations"]["end_to_end"]["ten"]
    types = found["entities"]["types"]
    ten = found["relations"]["end_to_end"]["ten"]
    rows = [
        ("NEREL dev, 29 nested types, micro F1", found["entities"]["micro"]),
        *((f"— `{name}`", types[name]) for name in ("PERSON", "PROFESSION", "ORGANIZATION")),
        ("— `EVENT`", types["EVENT"]),
        ("NEREL dev, ten relations end to end, in a sentence", ten["in_sentence"]),
        ("NEREL dev, ten relations end to end, whole article", ten["document"]),
        ("regional news, test, 29 nested types, micro F1", own["entities"]["micro"]),
        ("— `EVENT`", of_event),
        ("regional news, test, ten relations end to end, in a sentence", of_ten["in_sentence"]),
        ("regional news, test, ten relations end to end, whole article", of_ten["document"]),
        ("factRuEval-2016 devset, people, places, organizations", facts["track1"]["overall"]),
        ("factRuEval-2016 devset, Occupation facts, easy", facts["track3"]["easy"]["occupation"]),
        ("factRuEval-2016 devset, Occupation facts, hard", facts["track3"]["hard"]["occupation"]),
    ]
    lines = (f"| {name} | {100 * prf['f1']:.1f} |\n" for name, prf in rows)
    return "| | F1 |\n|---|---|\n" + "".join(lines)


def speed() -> str:
    """Return the table of the last benchmarks, one column per file."""
    reports = [json.loads(p.read_text("utf-8")) for p in sorted(ROOT.glob("bench/results/*.json"))]
    reports = [report for report in reports if "annotation" in report]
    head = " | ".join(f"{r['machine']['processor']}, {r['machine']['kernels']}" for r in reports)
    lines = [f"| | {head} |\n|---|{'---|' * len(reports)}\n"]
    for what in ("annotation", "pipeline"):
        for state in ("cold", "warm"):
            cells = " | ".join(_cell(report.get(what, {}).get(state)) for report in reports)
            lines.append(f"| {_NAMES[what]}, {state} caches | {cells} |\n")
    return "".join(lines)


_NAMES = {
    "annotation": "what Natasha does (identical output)",
    "pipeline": "everything, to records",
}


def _cell(timing: dict[str, Any] | None) -> str:
    if timing is None:
        return "–"
    ours, plain = timing["newsnlp_us_per_token"], timing["natasha_us_per_token"]
    return f"{timing['ratio']:.1f}× ({ours:.0f} against {plain:.0f} µs per token)"


def parts(corpora: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the new content of every generated part."""
    pipeline = Pipeline()
    yield "demo", demo(pipeline)
    yield "speed", speed()
    if corpora.is_dir():
        yield "accuracy", accuracy(pipeline, corpora)


def main(corpora: Path) -> None:
    """Rewrite the generated parts of both pages."""
    for name, content in parts(corpora):
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.S)
        for page in PAGES:
            text = page.read_text("utf-8")
            page.write_text(pattern.sub(lambda m: m[1] + content + m[2], text), "utf-8")  # noqa: B023


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora"))
