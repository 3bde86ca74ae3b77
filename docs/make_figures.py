"""Measure and write the figures in docs/evaluation.md: python docs/make_figures.py CORPORA."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from newsnlp.evaluate import factrueval, nerel, pages  # noqa: E402
from newsnlp.pipeline import Pipeline  # noqa: E402

PAGE = Path(__file__).with_name("evaluation.md")
SAMPLES = Path(__file__).resolve().parents[1] / "corpora" / "samples"
REGIONAL = SAMPLES.with_name("regional") / "test"
PAGES, WIRE = SAMPLES.with_name("pages"), SAMPLES.with_name("wire")
LIVES = SAMPLES.parent / "posts" / "test"
BLIND = ("test", "held")
"""Articles that nobody reads to mend what is wrong there."""
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"
HEAD = "| {} | precision | recall | F1 | gold |\n|---|---|---|---|---|\n"
TYPES = ("PERSON", "PROFESSION", "ORGANIZATION", "EVENT", "DATE", "CITY", "COUNTRY")


def line(name: str, figures: Mapping[str, Any]) -> str:
    """Return one row of a table, in percent."""
    scores = " | ".join(f"{100 * figures[k]:.1f}" for k in ("precision", "recall", "f1"))
    return f"| {name} | {scores} | {figures['gold']} |\n"


def nerel_part(name: str, report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of NEREL, or of a corpus annotated alike."""
    yield HEAD.format(f"{name}, {report['documents']} articles")
    entities, relations = report["entities"], report["relations"]["end_to_end"]
    yield line("mentions, all 29 types", entities["micro"])
    for type_ in TYPES:
        yield line(f"`{type_}`", entities["types"][type_])
    for kind in ("ten", "all"):
        for scope in ("in_sentence", "document"):
            what = f"relations end to end, {kind}, {scope.replace('_', ' ')}"
            yield line(what, relations[kind][scope])


def factrueval_part(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of factRuEval."""
    yield HEAD.format(f"factRuEval-2016 devset, {report['documents']} articles")
    for name, what in (("overall", "all"), ("per", "people"), ("loc", "places"), ("org", "org.")):
        yield line(f"track 1, {what}", report["track1"][name])
    for mode in ("easy", "hard"):
        yield line(f"track 3, Occupation, {mode}", report["track3"][mode]["occupation"])


def records_part(name: str, report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table of pages with gold records."""
    yield HEAD.format(f"{name}, {report['documents']} articles")
    for kind in ("positions", "memberships", "events", "details"):
        yield line(kind, report[kind])


def scores_part(reports: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what share of records is right, by their scores, all articles together."""
    yield "| score of a position or membership | records | right |\n|---|---|---|\n"
    for rows in zip(*(report["by_score"] for report in reports), strict=True):
        count = sum(row["records"] for row in rows)
        right = sum(row["records"] * row["right"] for row in rows) / max(1, count)
        yield f"| from {rows[0]['from']:g} | {count} | {100 * right:.1f} |\n"


def main(corpora: Path) -> None:
    """Measure all and put the tables in their place on the page, where the corpora are."""
    if not corpora.is_dir():
        print(f"skipped {PAGE.name}: {corpora} is not a directory", file=sys.stderr)
        return
    pipeline = Pipeline()
    unread = [pages.evaluate(of / part, pipeline) for of in (PAGES, WIRE) for part in BLIND]
    lives = pages.evaluate(LIVES, pipeline)
    parts = (
        nerel_part("NEREL dev", nerel.evaluate(corpora / "nerel" / "dev", pipeline)),
        nerel_part("regional test", nerel.evaluate(REGIONAL, pipeline)),
        factrueval_part(factrueval.evaluate(corpora / "factrueval-2016" / "devset", pipeline)),
        records_part("records of pages, dev", pages.evaluate(PAGES / "dev", pipeline)),
        records_part("records of pages, test", unread[0]),
        records_part("records of pages, held", unread[1]),
        records_part("records of agency news, dev", pages.evaluate(WIRE / "dev", pipeline)),
        records_part("records of agency news, test", unread[2]),
        records_part("records of agency news, held", unread[3]),
        records_part("records of working lives, test", lives),
        records_part("records of own samples", pages.evaluate(SAMPLES, pipeline)),
        scores_part([*unread, lives]),
    )
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    tables = "\n".join("".join(part) for part in parts)
    PAGE.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora"))
