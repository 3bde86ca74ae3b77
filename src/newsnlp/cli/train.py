"""``newsnlp train``: make the weights in models/ anew."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Train a model from scratch on a corpus.", no_args_is_help=True)

Corpus = Annotated[Path, typer.Argument(help="NEREL: a directory with train/ and dev/.")]
Further = Annotated[
    Path | None,
    typer.Option(help="Another corpus with train/ and dev/, learned beside the first."),
]
Regions = Annotated[Path, typer.Argument(help="News of the regions, with train/.")]
Seed = Annotated[int, typer.Option(help="Seed of every random choice.")]


@app.command()
def spans(
    corpus: Corpus,
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("models/spans"),
    seed: Seed = 0,
    further: Further = None,
    onward: Annotated[
        Path | None,
        typer.Option(help="A model to go on from, in minutes on a CPU; it replaces teachers."),
    ] = None,
    texts: Annotated[
        Path | None, typer.Option(help="A folder of .txt articles that teachers annotate too.")
    ] = None,
    mentions: Annotated[
        Path | None,
        typer.Option(help="A folder of .marked articles, learned with the last corpus's train."),
    ] = None,
    teachers: Annotated[
        int,
        typer.Option(min=0, help="Networks with an encoder that teach (slow); 0: none."),
    ] = 5,
    device: Annotated[
        str, typer.Option(help="Where torch computes: cpu (hours), cuda (a quarter of an hour).")
    ] = "cpu",
) -> None:
    """Train the nested entity model."""
    logging.getLogger("newsnlp").setLevel(logging.INFO)
    from newsnlp.train.spans import train

    train(
        corpus,
        output,
        further=further,
        texts=texts,
        mentions=mentions,
        onward=onward,
        seed=seed,
        teachers=teachers,
        device=device,
    )


@app.command()
def relations(
    corpus: Corpus,
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("models/relations"),
    further: Further = None,
    seed: Seed = 0,
) -> None:
    """Train the relation model; it shares the encoder in models/spans."""
    logging.getLogger("newsnlp").setLevel(logging.INFO)
    from newsnlp.train.relations import train

    train(corpus, output, further=further, seed=seed)


@app.command()
def domains(
    corpus: Corpus,
    further: Annotated[Path, typer.Argument(help="News of the regions, with train/ and dev/.")],
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("models/domains"),
    texts: Annotated[
        Path | None, typer.Option(help="A folder of .txt articles of the first corpus's kind.")
    ] = None,
    wire: Annotated[
        Path | None, typer.Option(help="A folder of .txt articles of the second one's weights.")
    ] = None,
) -> None:
    """Train what tells for each article which weights read it."""
    from newsnlp.train.domains import train

    train(corpus, further, output, texts=texts, wire=wire)


@app.command()
def records(
    labels: Annotated[
        Path, typer.Argument(help="A folder with roles.tsv, events.tsv and texts/ beside them.")
    ],
    further: Regions,
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("models/regional/records"),
    seed: Seed = 0,
) -> None:
    """Train the reader of articles and the networks that know what events they tell of."""
    logging.getLogger("newsnlp").setLevel(logging.INFO)
    from newsnlp.train.records import train

    train(labels, further, output, seed=seed)


@app.command()
def posts(
    labels: Annotated[Path, typer.Argument(help="A folder with roles.tsv and texts/ beside it.")],
    further: Regions,
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("models/regional/posts"),
    seed: Seed = 0,
) -> None:
    """Train the networks that know whose a role is, where it is held and whether it is over."""
    logging.getLogger("newsnlp").setLevel(logging.INFO)
    from newsnlp.train.over_reader import train
    from newsnlp.train.posts import PART

    train(PART, labels, further, output, seed=seed)


@app.command()
def members(
    labels: Annotated[Path, typer.Argument(help="A folder with members.tsv and texts/ beside it.")],
    further: Regions,
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("models/regional/members"),
    seed: Seed = 0,
) -> None:
    """Train the networks that know who belongs to a council, a jury, a party, a team."""
    logging.getLogger("newsnlp").setLevel(logging.INFO)
    from newsnlp.train.members import PART
    from newsnlp.train.over_reader import train

    train(PART, labels, further, output, seed=seed)
