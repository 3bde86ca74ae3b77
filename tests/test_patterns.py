"""Patterns that are compiled when first used find what ``re`` finds."""

import re

from newsnlp.patterns import lazy


def test_a_lazy_pattern_is_as_one_of_re():
    for _ in range(2):  # the second time from what the first left
        pattern = lazy(r"(?P<year>\d{4}) г", re.IGNORECASE)
        assert pattern.search("в 2024 Г.")["year"] == "2024"
        assert [m.start() for m in pattern.finditer("2023 г, 2024 г")] == [0, 8]
        assert pattern.sub("x", "2023 г") == "x"
        assert pattern.pattern == r"(?P<year>\d{4}) г"
    assert lazy(rb"[{\[]").match(b"[1]")
