"""Optimal one-to-one assignment in polynomial time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_assignment(worth: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the (row, column) pairs of the one-to-one assignment with the highest total worth.

    ``worth`` (m, n) is not negative; pairs worth 0 are left out. Shortest augmenting paths,
    O(min(m, n)² · max(m, n)): Jonker and Volgenant 1987.
    """
    if worth.size == 0:
        return []
    if worth.shape[0] > worth.shape[1]:
        return sorted((row, column) for column, row in best_assignment(worth.T))
    row_of = _augment_all(-worth)
    return sorted(
        (int(row), column)
        for column, row in enumerate(row_of)
        if row >= 0 and worth[row, column] > 0
    )


def _augment_all(cost: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the row given to every column, or -1; needs rows ≤ columns."""
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns + 1)
    row_of = np.full(columns + 1, -1)  # the last column is where the new row starts
    for row in range(rows):
        row_of[columns] = row
        came_from, column = _shortest_path(cost, row_of, row_price, column_price)
        while column != columns:
            row_of[column] = row_of[came_from[column]]
            column = int(came_from[column])
    return row_of[:columns]


def _shortest_path(
    cost: NDArray[np.float64],
    row_of: NDArray[np.int64],
    row_price: NDArray[np.float64],
    column_price: NDArray[np.float64],
) -> tuple[NDArray[np.int64], int]:
    """Find the cheapest path from the new row to a free column; update the prices in place."""
    columns = cost.shape[1]
    slack = np.full(columns, np.inf)
    came_from = np.full(columns, columns)
    seen = np.zeros(columns + 1, dtype=bool)
    column = columns
    while row_of[column] >= 0:
        seen[column] = True
        row = row_of[column]
        reduced = cost[row] - row_price[row] - column_price[:columns]
        closer = ~seen[:columns] & (reduced < slack)
        slack[closer] = reduced[closer]
        came_from[closer] = column
        nearest = int(np.argmin(np.where(seen[:columns], np.inf, slack)))
        step = slack[nearest]
        row_price[row_of[seen]] += step
        column_price[seen] -= step
        slack[~seen[:columns]] -= step
        column = nearest
    return came_from, column
