"""Parquet with values that are not what they are said to be, or larger than they look."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsnlp.read import Columns, read


def saved(tmp_path, columns, **options):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(columns), path, **options)
    return path


def strings(*values: bytes) -> pa.Array:
    """Return a column of strings that may be no utf-8."""
    return pa.array(values, pa.binary()).view(pa.string())


@pytest.mark.parametrize("kind", ["string", "large", "object"])
def test_a_string_that_is_no_utf_8_is_read_as_elsewhere(tmp_path, caplog, kind):
    text = strings("Парк".encode(), b"\xffark", "Лес".encode())
    column = {
        "string": lambda: text,
        "large": lambda: pa.array(text.view(pa.binary()), pa.large_binary()).view(
            pa.large_string()
        ),
        "object": lambda: pa.StructArray.from_arrays([text], ["body"]),
    }[kind]()
    path = saved(tmp_path, {"id": ["1", "2", "3"], "text": column})
    columns = Columns(text="text.body") if kind == "object" else Columns()
    assert [(a.doc_id, a.text) for a in read(path, columns=columns)] == [
        ("1", "Парк"),
        ("2", "\ufffdark"),
        ("3", "Лес"),
    ]
    assert caplog.messages == [f"{path}: not all of it is utf-8; what is not became U+FFFD"]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([0, 2**60], pa.timestamp("us")),
        pa.array([0, 2**31 - 1], pa.date32()),
        pa.array([2**62, 2**55], pa.timestamp("ms")),
        pa.array([0, 1], pa.timestamp("us", "Europe/Kamsk")),
    ],
)
def test_a_day_that_is_none_costs_no_article(tmp_path, caplog, column):
    path = saved(tmp_path, {"text": ["Парк", "Лес"], "date": column})
    first, second = read(path)
    assert (first.text, second.text, second.published) == ("Парк", "Лес", None)
    assert "that Python has no value for is left out" in caplog.text
