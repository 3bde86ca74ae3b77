"""The table on terminals of any width: words are whole, columns stand below others if need be."""

import io
import re
from dataclasses import replace

import pytest

from newsnlp.types import Article, RecordKind, RelationType
from newsnlp.write import layout, table


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def lines(results, monkeypatch, width=None, name="records"):
    """Return what a terminal of so many columns shows, or a file without a width."""
    monkeypatch.setenv("COLUMNS", str(width))
    stream = Terminal() if width else io.BytesIO()
    table.write(results, stream, table=name)
    return re.sub("\x1b\\[[0-9;]*m", "", stream.getvalue().decode()).splitlines()


def cells(shown):
    """Return the cells of lines that hold some, column by column."""
    rows = [line.strip("│┃").split("│" if "│" in line else "┃") for line in shown]
    return [[cell.strip() for cell in row] for row in rows if len(row) > 1]


@pytest.fixture
def telling(extraction):
    """A position and an event, told of in long words."""
    (post,) = extraction.records
    event = replace(
        post, id="r2", kind=RecordKind.EVENT, role=None, organization=None, status=None,
        event="освидетельствование", participation=RelationType.PARTICIPANT_IN,
        date="в позапрошлом году", place="Благовещенск",
    )  # fmt: skip
    named = replace(post, organization="Верхнеозёрский педагогический колледж")
    return replace(extraction, records=(named, event))


@pytest.mark.parametrize("name", ["records", "entities", "mentions", "relations", "documents"])
@pytest.mark.parametrize("width", [24, 40, 60, 80, 120, 160, 250])
def test_no_word_is_cut_and_no_line_too_long(telling, monkeypatch, width, name):
    wide = lines([telling], monkeypatch, 1000, name)
    shown = lines([telling], monkeypatch, width, name)
    assert max(map(len, shown)) <= width
    expected = {word for row in cells(wide) for cell in row for word in cell.split()}
    assert expected <= set(" ".join(shown).split())


def test_on_80_columns_a_status_stands_below_its_kind(telling, monkeypatch):
    shown = cells(lines([telling], monkeypatch, 80))
    assert [row[0] for row in shown if row[0]] == [
        "kind", "status", "participation", "position", "current", "event", "PARTICIPANT_IN",
    ]  # fmt: skip
    assert [row[2] for row in shown if row[2]] == [
        "role", "event", "директор", "освидетельствование",
    ]  # fmt: skip


def test_where_there_is_room_columns_stand_side_by_side(telling, monkeypatch):
    for shown in (lines([telling], monkeypatch), lines([telling], monkeypatch, 160)):
        header, *rows = cells(shown)
        assert header == [
            "kind", "person", "role", "organization", "event", "participation", "status", "date",
            "place",
        ]  # fmt: skip
        assert [row[0] for row in rows if row[0]] == ["position", "event"]
        assert not any("├" in line for line in shown)


def test_a_word_that_no_line_holds_is_cut_at_last(extraction, monkeypatch):
    address = "https://заречье.рф/" + "новости/" * 20
    odd = replace(extraction, article=Article(address, "", title=address))
    shown = lines([odd], monkeypatch, 80, "documents")
    assert "".join(row[0] for row in cells(shown)).replace("doc_id", "").count("новости") == 20


def test_the_widest_columns_give_way_first():
    columns = [["kind", "event"], ["имя", "а " * 30], ["слово", "б " * 10]]
    assert layout.widths(columns, 200) == [5, 60, 20]
    assert layout.widths(columns, 60) == [5, 25, 20]
    assert layout.widths(columns, 40) == [5, 13, 12]
    assert layout.widths(columns, 4) == [1, 1, 1]
