"""Who goes to another body as something has a new post there; who goes as it is, has not."""

import pytest
from told import positions

LEFT = "[Лев Рид|PERSON] ушёл из [мэрии|ORGANIZATION] [директором|PROFESSION]."


def test_who_leaves_as_something_goes_nowhere(mark):
    marked = mark(LEFT)
    relation = marked.relation("WORKS_AS", "Лев Рид", "директором")
    assert [p[3] for p in positions(marked, relation)] != ["new"]


@pytest.mark.parametrize(
    "text",
    [
        "[Лев Рид|PERSON] ушёл в [мэрию|ORGANIZATION] [заместителем главы|PROFESSION].",
        "[Лев Рид|PERSON] ушёл на [завод «Луч»|ORGANIZATION] [инженером|PROFESSION].",
    ],
)
def test_who_goes_somewhere_as_something(mark, text):
    ((who, _, where, status),) = positions(mark(text))
    assert (who, where, status) == ("Лев Рид", where, "new")
    assert where in ("мэрия", "завод «Луч»")
