"""Parquet with values that are not what they are said to be, or larger than they look."""

import subprocess
import sys
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsnlp.errors import InputError
from newsnlp.read import Columns, read
from newsnlp.read.parquet_pages import chunks_of_groups, rows_at_once
from newsnlp.read.thrift import Struct


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


# what is larger than it looks

MB = 2**20


def at_once(path, *columns, group=0):
    with path.open("rb") as file:
        return rows_at_once(file, chunks_of_groups(file, columns, "a")[group], "a")


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("packed", ["none", "snappy", "zstd"])
@pytest.mark.parametrize("dictionary", [True, False])
def test_rows_that_are_read_together_fit_into_memory(tmp_path, version, packed, dictionary):
    columns = {"id": [*range(100)], "text": ["a" * MB] * 100, "title": ["б"] * 100}
    options = {"data_page_version": version, "compression": packed, "use_dictionary": dictionary}
    path = saved(tmp_path, columns, **options, row_group_size=60)
    for group, rows in ((0, 60), (1, 40)):
        page = 1 if dictionary else rows  # in MB, and some bytes
        assert at_once(path, "id", "title", group=group) == 256
        assert at_once(path, "text", group=group) == 255 // page
    assert [a.doc_id for a in read(path)] == [str(n) for n in range(100)]


def test_a_row_that_is_too_long_costs_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.parquet.LONGEST_DOCUMENT", MB)
    monkeypatch.setattr("newsnlp.read.parquet_pages._AT_ONCE", MB)
    texts = ["Парк", "a" * (MB + 1), "Лес"]
    path = saved(tmp_path, {"id": ["1", "2", "3"], "text": texts})
    good, bad, other = read(path)
    assert (good.text, other.text) == ("Парк", "Лес")
    assert (bad.doc_id, bad.error) == ("a#2", "row 2 has more than 1 MB; cut it into articles")


def test_pages_that_no_row_can_be_read_of_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.parquet_pages._LARGEST", MB)
    path = saved(tmp_path, {"text": ["a" * MB]})
    with pytest.raises(InputError, match=r"a\.parquet: pages of 1 MB that must be unpacked whole"):
        list(read(path))


def test_a_long_header_of_a_page_is_read(tmp_path):
    texts = [f"{n}" * 3000 for n in range(10)]  # the least and the greatest stand in it
    path = saved(tmp_path, {"text": texts}, write_page_index=False, use_dictionary=False)
    assert at_once(path, "text") == 256
    assert [a.text for a in read(path)] == texts


@pytest.mark.parametrize(
    "harm", [b"\x00" * 9, b"\xff" * 40, b"\x1c" * 5000, b"\x15\x01\x15\x01\x15\x01\x00"]
)
def test_a_damaged_header_of_a_page_is_told(tmp_path, harm):
    path = saved(tmp_path, {"text": ["Парк" * 9999]}, compression="none")
    data = path.read_bytes()
    path.write_bytes(data[:4] + harm + data[4 + len(harm) :])
    with pytest.raises(InputError, match="this parquet file is damaged"):
        list(read(path))


def test_lists_are_not_read(tmp_path):
    columns = {"id": ["1"], "text": ["Парк"], "title": [["a", "b"]]}
    assert [(a.text, a.title) for a in read(saved(tmp_path, columns))] == [("Парк", None)]
    path = saved(tmp_path, columns | {"text": [["Парк"]]})
    with pytest.raises(InputError, match="no text in 'text' but lists; join what they hold, or"):
        list(read(path))


# what is damaged


def test_statistics_that_are_damaged_do_not_end_the_process(tmp_path):
    """Asked where a column lies, pyarrow ends the process where its statistics do not fit."""
    path = saved(tmp_path, {"text": ["Парк"] * 9}, compression="none")
    whole, cut = b"\x19\x26\x00\x12\x00", b"\x19\x16\x00\x12\x00"  # a list of two, of one
    data = path.read_bytes()
    if data.count(whole) != 1:
        pytest.skip("this pyarrow writes other statistics")
    path.write_bytes(data.replace(whole, cut))
    code = f"import newsnlp; print(len(list(newsnlp.read({str(path)!r}))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "9\n" or "this parquet file is damaged" in done.stderr


@pytest.mark.parametrize("of_whom", [b"\x00", b"\x15", b"\x18", b"\x1c", b"\x26", b"\x1b"])
def test_a_table_of_contents_that_is_damaged_is_refused(tmp_path, of_whom):
    path = saved(tmp_path, {"text": ["Парк"]})
    data = path.read_bytes()
    begin = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    for place in range(begin, len(data) - 8):
        path.write_bytes(data[:place] + of_whom + data[place + 1 :])
        with suppress(InputError):  # and nothing else
            list(read(path))


@pytest.mark.parametrize(
    "data",
    [
        b"\x19\xf5" + b"\xff" * 9,  # a list as long as the world
        b"\x16" + b"\xff" * 2**16,  # a number without end
        b"\x1c" * 10_000,  # structs within structs
        b"\x18\xff\xff\xff\x7fab",  # more letters than there are
        b"\x1b\xff\xff\x7f\x88",
        b"\x1f\x00",
    ],
)
def test_what_has_no_end_is_no_struct(data):
    with pytest.raises((ValueError, IndexError, RecursionError)):
        Struct(data).fields({1: {1: {}}})
