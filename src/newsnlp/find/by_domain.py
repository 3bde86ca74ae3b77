"""The models of each kind of news, behind one gate that sends every article to its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.domains import REGION, DomainGate, Gate, OneDomain
from newsnlp.find.relations import RelationModel
from newsnlp.find.spans import SpanModel
from newsnlp.types import Mention, Relation, Span

GATE, REGIONAL = "domains", "regional"
"""Beside the weights for news of the world: what tells the kinds apart, and the other weights."""
Model = TypeVar("Model", SpanModel, RelationModel)


class _ByDomain(Generic[Model]):
    """``models``: one per kind of news, in the order of the gate's numbers."""

    def __init__(self, gate: Gate, models: Sequence[Model]) -> None:
        self._gate = gate
        self.models: tuple[Model, ...] = tuple(models)

    def domains(self, annotations: Sequence[Annotation]) -> list[int]:
        """Return the kind of news of every article, by the number of its model."""
        return self._gate(annotations)

    def settle(self, annotations: Iterable[Annotation]) -> None:
        """Take articles for news of posts and bodies, whatever they are about."""
        for annotation in annotations:
            self._gate.settle(annotation, REGION)

    def _each(self, annotations: Sequence[Annotation]) -> Iterator[tuple[Model, list[int]]]:
        """Yield each model with the places of the articles that are for it, where it has any."""
        domains = self._gate(annotations)
        for domain, model in enumerate(self.models):
            places = [place for place, own in enumerate(domains) if own == domain]
            if places:
                yield model, places


class SpanModels(_ByDomain[SpanModel]):
    """Finds spans as ``SpanModel`` does."""

    def find(self, annotations: Sequence[Annotation]) -> list[list[Span]]:
        """Return each article's spans in text order, outer before inner; none cross."""
        found: list[list[Span]] = [[] for _ in annotations]
        for model, places in self._each(annotations):
            own = model.find([annotations[place] for place in places])
            for place, spans in zip(places, own, strict=True):
                found[place] = spans
        return found


class RelationModels(_ByDomain[RelationModel]):
    """Finds relations as ``RelationModel`` does."""

    def find(
        self, annotations: Sequence[Annotation], mentions: Sequence[Sequence[Mention]]
    ) -> list[list[Relation]]:
        """Return the relations of each article, ordered by head and tail mention."""
        found: list[list[Relation]] = [[] for _ in annotations]
        for model, places in self._each(annotations):
            own = model.find([annotations[p] for p in places], [mentions[p] for p in places])
            for place, relations in zip(places, own, strict=True):
                found[place] = relations
        return found


def load(folder: Path) -> tuple[SpanModels, RelationModels]:
    """Read the weights of a folder, of one kind of news or of two; raise ModelError."""
    gate = DomainGate.load(folder / GATE) if (folder / GATE).is_dir() else OneDomain()
    own = folders(folder)
    return (
        SpanModels(gate, [SpanModel.load(one / "spans") for one in own]),
        RelationModels(gate, [RelationModel.load(one / "relations") for one in own]),
    )


def folders(folder: Path) -> tuple[Path, ...]:
    """Return where the weights of each kind of news are, in the order of the gate's numbers."""
    return (folder, folder / REGIONAL) if (folder / GATE).is_dir() else (folder,)
