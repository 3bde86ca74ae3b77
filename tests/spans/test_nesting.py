"""Spans nest and never cross."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.find.mentions.nesting import crosses, has_crossing, without_crossing

NOT_CROSSING = [
    ((0, 3), (0, 3)),
    ((0, 3), (3, 5)),
    ((0, 5), (1, 3)),
    ((0, 5), (0, 2)),
    ((0, 5), (3, 5)),
]
CROSSING = [((0, 3), (2, 5)), ((2, 5), (0, 3)), ((0, 4), (3, 5))]


@pytest.mark.parametrize(("one", "other"), NOT_CROSSING)
def test_apart_and_nested_spans_do_not_cross(one, other):
    assert not crosses(one, other)
    assert not crosses(other, one)
    assert not has_crossing([one, other])


@pytest.mark.parametrize(("one", "other"), CROSSING)
def test_crossing_spans(one, other):
    assert crosses(one, other)
    assert has_crossing([one, other])


def test_nothing_is_lost_without_crossing():
    assert without_crossing([]) == []
    assert without_crossing([(1.0, 0, 5), (0.1, 1, 3), (0.5, 6, 7)]) == [0, 1, 2]


def test_the_better_of_two_crossing_spans_stays():
    # «[директор [ЦОПП] Ольга]»: the role ends before the name
    assert without_crossing([(0.4, 1, 3), (0.9, 0, 2), (0.8, 1, 2)]) == [1, 2]


def test_of_equals_the_earlier_stays():
    assert without_crossing([(0.5, 1, 4), (0.5, 0, 2)]) == [1]


span = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda s: (s[0], s[0] + s[1]))
scored = st.tuples(st.floats(0, 1), span).map(lambda s: (s[0], *s[1]))


@given(st.lists(span, max_size=12))
def test_one_pass_finds_what_pairs_find(spans):
    pairs = any(crosses(a, b) for a in spans for b in spans)
    assert has_crossing(spans) == pairs


@given(st.lists(scored, max_size=12))
def test_what_is_kept_never_crosses_and_what_is_dropped_crosses_something_better(spans):
    kept = without_crossing(spans)
    assert not has_crossing(spans[i][1:] for i in kept)
    for i in set(range(len(spans))) - set(kept):
        assert any(crosses(spans[i][1:], spans[j][1:]) and spans[j][0] >= spans[i][0] for j in kept)
