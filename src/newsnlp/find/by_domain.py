"""The models of each kind of news, behind one gate that sends every article to its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
Found = TypeVar("Found", Span, Relation)


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

    def _each(
        self,
        annotations: Sequence[Annotation],
        find: Callable[[Model, list[int]], Iterable[list[Found]]],
    ) -> list[list[Found]]:
        """Return what each article's own model finds; ``find`` is told the places of its articles.

        A model that has none is not asked.
        """
        found: list[list[Found]] = [[] for _ in annotations]
        domains = self._gate(annotations)
        for domain, model in enumerate(self.models):
            places = [place for place, own in enumerate(domains) if own == domain]
            if places:
                for place, one in zip(places, find(model, places), strict=True):
                    found[place] = one
        return found


class SpanModels(_ByDomain[SpanModel]):
    """Finds spans as ``SpanModel`` does."""

    def find(self, annotations: Sequence[Annotation]) -> list[list[Span]]:
        """Return each article's spans in text order, outer before inner; none cross."""
        return self._each(annotations, lambda model, own: model.find([annotations[i] for i in own]))


class RelationModels(_ByDomain[RelationModel]):
    """Finds relations as ``RelationModel`` does."""

    def find(
        self, annotations: Sequence[Annotation], mentions: Sequence[Sequence[Mention]]
    ) -> list[list[Relation]]:
        """Return the relations of each article, ordered by head and tail mention."""

        def found(model: RelationModel, own: list[int]) -> list[list[Relation]]:
            return model.find([annotations[i] for i in own], [mentions[i] for i in own])

        return self._each(annotations, found)


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
