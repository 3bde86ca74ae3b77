"""Which spans lie around a place, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter

from newsnlp.types import Span

_START, _END = attrgetter("start"), attrgetter("end")


class Places:
    """Spans by where they lie; they may overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans, key=_START)
        self._starts = list(map(_START, self._spans))
        self._reach = list(accumulate(map(_END, self._spans), max))

    def near(self, place: Span) -> list[Span]:
        """Return the spans that overlap one, by their starts."""
        first, last = bisect_right(self._reach, place.start), bisect_left(self._starts, place.end)
        near = self._spans[first:last]  # the first of them reaches it
        return [span for span in near if span.end > place.start] if last - first > 1 else near
