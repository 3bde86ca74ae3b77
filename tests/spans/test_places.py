"""Finding the spans around a place without looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsnlp.find.combine import Places
from newsnlp.types import EntityType, Span

places = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
    lambda p: Span(p[0], p[0] + p[1], EntityType.DATE, 1.0, "test")
)


@given(st.lists(places), places)
def test_near_are_all_spans_that_overlap(spans: list[Span], place: Span) -> None:
    overlapping = [s for s in spans if s.start < place.end and place.start < s.end]
    assert Places(spans).near(place) == sorted(overlapping, key=lambda span: span.start)
