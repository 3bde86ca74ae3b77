"""How a table fits the lines of a terminal without a word cut in two.

Where there is no room for all columns, some stand one below the other; where there is none for
that, all stand in one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

Cells = Mapping[str, Sequence[str]]
"""Column → its header and its cells."""
Stack = Sequence[str]
"""Names of columns that stand one below the other."""

LONGEST = 24
"""Letters of a word that is never cut: «Северо-Восточного»; a longer one, an address, may be."""
_FRAME = 3
"""Characters that a column takes beside its text, and the table one more."""


def layout(cells: Cells, stacks: Sequence[Stack], width: int) -> list[Stack]:
    """Return what stands in one column: each alone, ``stacks``, or all, by what cuts no word."""
    alone = [[name] for name in cells]
    some = [[name for name in stack if name in cells] for stack in stacks]
    for chosen in (alone, [stack for stack in some if stack]):
        if _fits([stacked(cells, stack) for stack in chosen], width):
            return list(chosen)
    return [list(cells)]


def stacked(cells: Cells, stack: Stack) -> list[str]:
    """Return one column of several: in each cell those of its row that are not empty."""
    return [
        "\n".join(filter(None, row)) for row in zip(*map(cells.__getitem__, stack), strict=True)
    ]


def widths(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide columns are: the widest give way first, down to their longest words."""
    found = [max(_line(cell) for cell in column) for column in columns]
    least = [_word(column) for column in columns]
    room = _room(columns, width)
    while sum(found) > room and max(found) > 1:
        wide = [i for i, size in enumerate(found) if size > least[i]] or range(len(found))
        found[max(wide, key=lambda i: (found[i], i))] -= 1
    return found


def _fits(columns: Sequence[Sequence[str]], width: int) -> bool:
    return sum(map(_word, columns)) <= _room(columns, width)


def _room(columns: Sequence[object], width: int) -> int:
    return width - _FRAME * len(columns) - 1


def _line(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")))


def _word(column: Sequence[str]) -> int:
    """Return how long the longest word is that may not be cut."""
    return min(
        LONGEST, max((cell_len(word) for cell in column for word in cell.split()), default=1)
    )
