"""``newsnlp evaluate``: our figures on a benchmark, from the shipped models."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="Measure the shipped models on a benchmark.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")]


@app.command()
def nerel(
    path: Annotated[
        Path, typer.Argument(help="A folder of .txt and .ann files, or of .marked ones.")
    ],
    as_json: Json = False,
) -> None:
    """Score entities and relations against annotated articles (strict spans and types)."""
    from newsnlp.evaluate.nerel import evaluate
    from newsnlp.pipeline import Pipeline

    _show(evaluate(path, Pipeline()), as_json)


@app.command()
def factrueval(
    path: Annotated[Path, typer.Argument(help="factRuEval-2016's devset or testset.")],
    as_json: Json = False,
) -> None:
    """Score tracks 1 (entities) and 3 (Occupation facts) of factRuEval-2016."""
    from newsnlp.evaluate.factrueval import evaluate
    from newsnlp.pipeline import Pipeline

    _show(evaluate(path, Pipeline()), as_json)


@app.command()
def records(
    path: Annotated[
        Path, typer.Argument(help="A folder of NAME.txt with NAME.gold.json (corpora/README.md).")
    ],
    as_json: Json = False,
    listed: Annotated[
        bool, typer.Option("--list", help="Print what is missed and what is false first.")
    ] = False,
) -> None:
    """Score positions, memberships and events against pages with gold records."""
    from newsnlp.evaluate.pages import scores, summary
    from newsnlp.pipeline import Pipeline

    scored = list(scores(path, Pipeline()))
    for name, score in scored if listed else ():
        for kind, facts in score:
            for what, lines in (("missed", facts.missed), ("false", facts.false)):
                for line in lines:
                    typer.echo(f"{name}\t{kind}\t{what}\t{line}", err=as_json)
    _show(summary([score for _, score in scored]), as_json)


def _show(report: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    typer.echo(f"{report['benchmark']}: {report['documents']} documents")
    typer.echo(f"{'':52}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}")
    for name, figures in _figures(report):
        if isinstance(figures, Mapping):
            told = figures["gold"] or figures["predicted"]  # else there is nothing to score
            shares = (figures[k] for k in ("precision", "recall", "f1"))
            scores = "".join(f"{100 * share:7.2f}" if told else f"{'–':>7}" for share in shares)
            typer.echo(f"{name:52}{scores}{figures['gold']:7}")
        else:
            typer.echo(f"{name:52}{100 * figures if figures <= 1 else figures:21.2f}")
    for row in report.get("by_score", ()):
        name = f"positions and memberships scored from {row['from']:g}"
        share = f"{100 * row['right']:7.2f}" if row["records"] else f"{'–':>7}"
        typer.echo(f"{name:52}{share}{row['records']:21}")


def _figures(report: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every PRF and every plain figure of a report with its dotted path."""
    for key, value in report.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, Mapping) and "f1" not in value:
            yield from _figures(value, name)
        elif isinstance(value, (Mapping, float)):
            yield name, value
