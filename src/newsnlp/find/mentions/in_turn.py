"""Rules that mend spans, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.types import Span

Rule = Callable[[Annotation, Sequence[Span]], list[Span]]
"""Returns the spans of an article as they should be."""


def in_turn(
    rules: Iterable[Rule], annotations: Sequence[Annotation], spans: Iterable[Sequence[Span]]
) -> list[Sequence[Span]]:
    """Return the spans of each article after all rules.

    Each goes over the whole batch before the next: its code stays in the processor's caches.
    """
    found = list(spans)
    for rule in rules:
        found = list(map(rule, annotations, found))
    return found
