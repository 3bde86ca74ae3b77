import csv as stdlib_csv
import errno
import io
import json
import os
import re
from dataclasses import replace

import pytest

from newsnlp.errors import InputError, SettingsError
from newsnlp.lexicon import rows
from newsnlp.records.links import TAKING_PART
from newsnlp.tables import columns
from newsnlp.types import Article, EntityType, Extraction, RelationType
from newsnlp.write import csv, jsonl, parquet, table, xlsx
from newsnlp.write.atomic import atomic
from newsnlp.write.headers import headers_in
from newsnlp.write.terminal import harmless


def written(writer, *args, **options) -> bytes:
    stream = io.BytesIO()
    writer(*args, stream, **options)
    return stream.getvalue()


def test_json_keeps_the_contract(extraction):
    found = json.loads(written(jsonl.write, [extraction]))
    assert list(found) == [
        "doc_id", "title", "published", "url", "source",
        "debris", "entities", "relations", "records", "error",
    ]  # fmt: skip
    assert found["error"] is None
    assert found["debris"] == [{"start": 0, "end": 7, "kind": "label"}]
    assert list(found["entities"][0]) == ["id", "type", "name", "aliases", "mentions"]
    mention = found["entities"][2]["mentions"][0]
    assert list(mention) == ["id", "start", "end", "text", "score", "source"]
    assert extraction.article.text[mention["start"] : mention["end"]] == "Игорь Сомов"
    assert found["relations"][0]["head"] == "m3"
    record = found["records"][0]
    assert "doc_id" not in record
    assert record["record_id"] == "r1"
    assert record["kind"] == "position"
    assert record["event"] is None


def test_json_says_what_failed_and_survives_lone_surrogates():
    line = written(jsonl.write, [Extraction(Article("а\ud800", ""), error="беда")])
    assert json.loads(line)["doc_id"] == "а\ud800"
    assert json.loads(line)["error"] == "беда"
    assert line.count(b"\n") == 1


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@name", "\tx", "\n=1", "＝1＋1"])
def test_csv_holds_no_formulas(text):
    data = written(csv.write, [Extraction(Article("a", "", title=text))], table="documents")
    assert list(stdlib_csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1][1] == "'" + text


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a", "a"),
        ("a b", "a b"),
        ("", ""),
        ("a,b", '"a,b"'),
        ('"a"', '"""a"""'),
        ("a\nb", '"a\nb"'),
        ("a\r=1", '"a\r=1"'),
        ("a\r\n", '"a\r\n"'),
        ("a\u2028b\x85c\x00", "a\u2028b\x85c\x00"),
        ("\ud800", "?"),
    ],
)
def test_csv_quotes_what_would_end_a_cell_or_a_row(cell, expected):
    assert csv.csv_bytes([[cell, 1], ["b", None]]).decode() == f"{expected},1\nb,\n"


def test_a_bare_carriage_return_ends_no_row_of_csv():
    data = written(csv.write, [Extraction(Article("a", "", title="x\r=1+1"))], table="documents")
    _, row = stdlib_csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    assert row[:2] == ["a", "x\r=1+1"]


def test_csv_opens_in_spreadsheets_and_takes_a_delimiter(extraction):
    data = written(csv.write, [extraction], table="entities", delimiter=";")
    assert data.startswith(b"\xef\xbb\xbfdoc_id;entity_id;type;name;aliases;n_mentions\n")
    assert "a1;e2;ORGANIZATION;завод «Заря»;Заря;1\n".encode() in data


def test_csv_takes_a_decimal_mark_for_numbers_alone(extraction):
    data = written(csv.write, [extraction], table="mentions", delimiter=";", decimal=",").decode()
    scores = {row["score"] for row in stdlib_csv.DictReader(io.StringIO(data), delimiter=";")}
    assert all(re.fullmatch(r"\d,\d+", score) for score in scores)
    plain = written(csv.write, [extraction], table="mentions", delimiter=";").decode()
    assert {score.replace(",", ".") for score in scores} == {
        row["score"] for row in stdlib_csv.DictReader(io.StringIO(plain), delimiter=";")
    }


def test_a_row_of_xlsx_can_be_judged_alone(extraction):
    openpyxl = pytest.importorskip("openpyxl")
    about = replace(extraction.article, title="Выставка", published="2024-05-03", url="https://a.b")
    data = written(xlsx.write, [replace(extraction, article=about)])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["records"]
    header, first, *_ = sheet.iter_rows(values_only=True)
    assert list(header) == [c.name for c in columns("records")] + ["title", "published", "url"]
    assert first[-3:] == ("Выставка", "2024-05-03", "https://a.b")
    sentence = openpyxl.utils.get_column_letter(header.index("sentence") + 1)
    assert sheet.column_dimensions[sentence].width > 60
    assert sheet[f"{sentence}2"].alignment.wrap_text
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:X{sheet.max_row}")


def test_xlsx_speaks_russian_to_its_readers(extraction):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(written(xlsx.write, [extraction], lang="ru")))
    assert book.sheetnames == ["Факты", "Упоминания", "Имена", "Связи", "Статьи"]
    told = [cell.value for sheet in book for cell in sheet[1]]
    assert not [name for name in told if re.search("[a-z]", name)]
    header, first, *_ = book["Факты"].iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    assert (row["Вид"], row["Кто"], row["Статус"]) == ("должность", "Игорь Сомов", "сейчас")
    header, first, *_ = book["Связи"].iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    assert (row["Первое"], row["Тип"]) == ("Игорь Сомов", "роль")


def test_every_type_of_a_sheet_in_russian_is_in_russian():
    words = headers_in("ru")
    told = {type_: words.value("type", type_.value) for type_ in (*EntityType, *RelationType)}
    assert not [word for word in told.values() if re.search("[A-Za-z_]", word)]
    relations = [told[type_] for type_ in RelationType]
    assert len(set(relations)) == len(relations)
    for type_ in TAKING_PART:
        assert words.value("participation", type_.value) == told[type_]
    assert {type_ for type_, _ in rows("relations_in_russian.tsv")} == set(RelationType)


def test_a_language_that_tables_do_not_speak(extraction):
    with pytest.raises(SettingsError, match="tables speak en, ru"):
        written(xlsx.write, [extraction], lang="de")


@pytest.mark.parametrize("name", ["Лев Рид", "Лев\u00adРид\u200b", "a\tb\nc", "«𝄞» – [red]"])
def test_what_a_terminal_shows_as_it_is(name):
    assert harmless(name) == name


def test_a_table_gives_no_orders_to_a_terminal(extraction):
    named = replace(extraction, article=Article("\x1b]0;x\x07\x9b2J\u202e", ""))
    shown = written(table.write, [named], table="documents").decode()
    assert not re.search("[\x1b\x07\x9b\u202e]", shown)
    assert "\ufffd]0;x\ufffd\ufffd2J\ufffd" in shown


def test_xlsx_says_of_a_full_disk_what_the_system_said(extraction):
    class Full(io.BytesIO):
        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        xlsx.write([extraction], Full())


def test_xlsx_has_a_sheet_per_table_and_text_stays_text(extraction):
    openpyxl = pytest.importorskip("openpyxl")
    formula = Extraction(Article("=1+1", "x"))
    data = written(xlsx.write, [extraction, formula])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["records", "mentions", "entities", "relations", "documents"]
    cell = book["documents"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert data == written(xlsx.write, [extraction, formula])


def test_parquet_round_trip(extraction):
    import pyarrow.parquet as pq

    data = written(parquet.write, [extraction], table="entities")
    assert pq.read_table(io.BytesIO(data)).to_pylist()[1]["aliases"] == ["Заря"]
    assert pq.read_table(io.BytesIO(written(parquet.write, []))).num_columns == 21


def test_text_table_leaves_out_empty_columns(extraction):
    text = written(table.write, [extraction]).decode()
    assert "Игорь Сомов" in text
    assert "participation" not in text
    assert "records: 0" in written(table.write, []).decode()


def test_text_table_takes_no_markup_from_articles():
    odd = Extraction(Article("a", "", title="[red]не цвет[/red]"))
    assert "[red]не цвет[/red]" in written(table.write, [odd], table="documents").decode()


def test_atomic_leaves_the_old_file_when_writing_fails(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("старое")
    with pytest.raises(TypeError), atomic(path) as stream:
        stream.write("not bytes")
    assert path.read_text() == "старое"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_atomic_names_the_folder_it_cannot_write_in(tmp_path):
    with pytest.raises(InputError, match="cannot write in"), atomic(tmp_path / "no" / "out.csv"):
        pass
    with pytest.raises(InputError, match="is a directory"), atomic(tmp_path):
        pass


def test_atomic_keeps_a_link_and_replaces_what_it_leads_to(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "link.csv").symlink_to("far/out.csv")
    for text in (b"new", b"newer"):
        with atomic(tmp_path / "link.csv") as stream:
            stream.write(text)
        assert (tmp_path / "link.csv").is_symlink()
        assert (tmp_path / "far" / "out.csv").read_bytes() == text
    assert os.listdir(tmp_path / "far") == ["out.csv"]


def test_atomic_takes_the_longest_name_there_may_be(tmp_path):
    path = tmp_path / ("я" * 125 + ".csv")
    with atomic(path) as stream:
        stream.write(b"x")
    assert path.read_bytes() == b"x"
    with pytest.raises(InputError, match="cannot write in"), atomic(tmp_path / ("я" * 200)):
        pass
