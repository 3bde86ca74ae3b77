"""Numbers of words in rows of tables: a word's are computed once while it is remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from newsnlp.locks import lock

Ints = NDArray[np.int64]
Table = NDArray[Any]
Key = TypeVar("Key", bound=Hashable)

FORGOTTEN = 4
"""One word in so many makes room, those met longest ago: twice the words, all forgotten when
there is no room, are computed anew as often."""


class WordRows(Generic[Key]):
    """Tables with a row per word, those last met; ``learn`` computes the rows of new words.

    Tables have room for as many words as they have rows, and grow where one call has more.
    """

    def __init__(
        self, tables: Sequence[Table], learn: Callable[[list[Key]], Sequence[Table]]
    ) -> None:
        self.tables = list(tables)
        self._learn = learn
        self._rows: dict[Key, int] = {}
        self._seen = np.zeros(len(tables[0]), np.int64)  # the call that met a row's word last
        self._freed = np.zeros(0, np.int64)
        self._fresh = 0  # rows from here on never were a word's
        self._now = 0
        self._lock = lock()

    def take(self, words: Sequence[Key]) -> list[Table]:
        """Return a copy of the words' rows (n, …) in each table; from any thread."""
        with self._lock:
            rows = self.rows(words)
            return [table[rows] for table in self.tables]

    def rows(self, words: Sequence[Key]) -> Ints:
        """Return the rows (n) of words in each of ``tables``, valid until the next call."""
        self._now += 1
        found = list(map(self._rows.get, words))
        if None in found:
            self._meet(words)
            found = list(map(self._rows.get, words))
        rows = np.array(found, np.int64)
        self._seen[rows] = self._now
        return rows

    def _meet(self, words: Sequence[Key]) -> None:
        fresh = [word for word in dict.fromkeys(words) if word not in self._rows]
        if len(fresh) > self._room():
            known = {word for word in words if word in self._rows}
            self._seen[[self._rows[word] for word in known]] = self._now
            self._grow(len(known) + len(fresh))
            missing = len(fresh) - self._room()
            if missing > 0:
                self._forget(max(missing, len(self._seen) // FORGOTTEN))
        places = self._places(len(fresh))
        for table, rows in zip(self.tables, self._learn(fresh), strict=True):
            table[places] = rows
        self._rows.update(zip(fresh, places.tolist(), strict=True))

    def _room(self) -> int:
        return len(self._freed) + len(self._seen) - self._fresh

    def _places(self, count: int) -> Ints:
        """Return so many free rows: those freed first, that memory is not touched before need."""
        again, self._freed = self._freed[:count], self._freed[count:]
        first, self._fresh = self._fresh, self._fresh + count - len(again)
        return np.concatenate([again, np.arange(first, self._fresh)])

    def _grow(self, needed: int) -> None:
        """Make room for so many words at once."""
        size = len(self._seen)
        if needed > size:
            more = [np.zeros((needed - size, *t.shape[1:]), t.dtype) for t in self.tables]
            self.tables = [np.concatenate(both) for both in zip(self.tables, more, strict=True)]
            self._seen = np.concatenate([self._seen, np.zeros(needed - size, np.int64)])

    def _forget(self, count: int) -> None:
        """Free the rows of ``count`` words met longest ago, and of others met with the last."""
        used = np.fromiter(self._rows.values(), np.int64, len(self._rows))
        worst = min(count, len(used)) - 1
        last = min(np.partition(self._seen[used], worst)[worst], self._now - 1)  # none of this call
        gone = self._seen <= last
        self._freed = np.append(self._freed, used[gone[used]])
        stays = (~gone).tolist()
        self._rows = {word: row for word, row in self._rows.items() if stays[row]}
