"""What the log says, on the command line."""

import logging

import pytest

from newsnlp.cli import app


@pytest.fixture
def remarks(monkeypatch):
    """The handler of the command line."""
    monkeypatch.setattr(app, "_MOST", 3)
    return app._Remarks(verbose=False)


def tell(remarks, name, level, text):
    remarks.handle(logging.LogRecord(name, level, "", 0, text, None, None))


@pytest.mark.parametrize(
    ("name", "level", "shown"),
    [
        ("newsnlp.read.txt", logging.INFO, False),
        ("newsnlp.find.spans", logging.WARNING, False),
        ("newsnlp.read.txt", logging.WARNING, True),
        ("newsnlp.batch.pool", logging.WARNING, True),
        ("newsnlp.find.spans", logging.ERROR, True),
        ("newsnlp.pieces", logging.INFO, True),
    ],
)
def test_which_remarks_are_for_the_user(remarks, capsys, name, level, shown):
    tell(remarks, name, level, "a word")
    assert capsys.readouterr().err == ("newsnlp: a word\n" if shown else "")


def test_a_remark_is_told_once_and_so_many_at_most(remarks, capsys):
    for text in "aabcaxbdde":
        tell(remarks, "newsnlp.read.txt", logging.WARNING, text)
    assert capsys.readouterr().err.splitlines() == [
        "newsnlp: a",
        "newsnlp: b",
        "newsnlp: c",
        "newsnlp: x; such remarks were many, and no more are shown",
    ]
