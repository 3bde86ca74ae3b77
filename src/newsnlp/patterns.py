"""Regular expressions that are compiled when first used.

A class of Cyrillic letters takes up to a millisecond, and most texts need no more than half of
the patterns.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Emoji, as within the brackets of a pattern."""
EMOJI_PARTS = "\u200d\ufe0e\ufe0f"
"""What joins emoji into one and says how they look."""


class _Lazy:
    """A pattern that asks ``re`` for what it is asked for, once each."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._arguments), name)  # re remembers what it compiled
        setattr(self, name, found)
        return found


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern as ``re.compile`` does; its methods are as fast from the second call."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
