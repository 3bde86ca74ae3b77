import bz2
import gzip
import io
import json
import lzma
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsnlp.errors import InputError
from newsnlp.read import Columns, read
from newsnlp.types import Article

TEXT = "Мэр Зареченска Пётр Лосев открыл парк.\r\nНа церемонию пришли двести человек."


def zst(data: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(data)
    return sink.getvalue().to_pybytes()


PACK = {"": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zst}


def lines(*records: object) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode()


def ids(path, **options) -> list[str]:
    return [article.doc_id for article in read(path, **options)]


def errors(path, **options) -> list[str | None]:
    return [article.error for article in read(path, **options)]


# what cannot be read


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("empty.jsonl", b"", "the file is empty"),
        ("empty.csv", b"", "the file is empty"),
        ("mark.csv", b"\xff\xfe", "the file is empty"),
        ("mark.tsv", b"\xef\xbb\xbf", "the file is empty"),
        ("blank.csv", b"\n\r\n\n", "the file is empty"),
        ("sep.csv", b"sep=;\r\n", "the file is empty; give one with a header and articles"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "this is a PNG picture, not text"),
        ("cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:-20], "damaged or ends too early"),
        ("dump.jsonl.lz4", b"\x04\x22\x4d\x18d@", "this is packed by lz4; unpack it first"),
        ("wrong.parquet", b"PAR1 and nothing more", "this parquet file is damaged"),
        ("wrong.zip", b"PK\x03\x04 and nothing more", "this zip is damaged"),
        ("wrong.tar", b"no tar at all" * 100, "this tar is damaged"),
        ("wrong.json", b"{'text': 1}", "this is not JSON"),
        ("wrong.rss", b"<rss><channel><item></rss>", "broken XML: mismatched tag"),
        ("page.rss", b"<?xml version='1.0'?><note/>", "no items in this XML"),
        ("other.csv", "имя,возраст\nПётр,40\n".encode(), "no column holds the text; found имя"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path, name, data, told):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=told) as error:
        list(read(path))
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


def test_missing_path_is_told_before_reading_begins(tmp_path):
    with pytest.raises(InputError, match="no such file or directory; check the path"):
        read(tmp_path / "нет.txt")


@pytest.mark.parametrize("many", [lambda *paths: [paths], lambda *paths: paths])
def test_several_paths_are_read_in_turn(tmp_path, many):
    for folder in ("а", "б"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "park.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    paths = many(tmp_path / "б", str(tmp_path / "empty.txt"), tmp_path / "а" / "park.txt")
    found = list(read(*paths))
    assert [article.doc_id for article in found] == ["park", "empty", "park#2"]
    assert [bool(article.error) for article in found] == [False, True, False]


def test_of_several_paths_one_that_is_missing_is_told_before_reading_begins(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match=r"нет.txt: no such file or directory; check the path"):
        read(tmp_path / "a.txt", tmp_path / "нет.txt")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "no path to read; name a file, a directory or - for stdin"),
        (([],), "no path to read"),
        ((5,), "read takes paths as strings, and this is a int; for texts use newsnlp.pipe"),
        ((["a", None],), "this is a NoneType"),
        ((b"a.txt",), "this is a bytes"),
    ],
)
def test_what_is_no_path_is_refused(given, told):
    with pytest.raises(InputError, match=told):
        read(*given)


def test_directory_without_texts(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("тайна", encoding="utf-8")
    with pytest.raises(InputError, match=r"no texts in this directory; expected .*\.txt"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"format": "pdf"}, "format 'pdf' is not known; give one of txt, html"),
        ({"encoding": "utf-9"}, "encoding 'utf-9' is not known; give a name such as utf-8"),
    ],
)
def test_unknown_choices_list_what_is_known(tmp_path, choice, told):
    with pytest.raises(InputError, match=told):
        read(tmp_path, **choice)


# one article


@pytest.mark.parametrize("ending", PACK)
def test_txt_keeps_every_character(tmp_path, ending):
    path = tmp_path / f"park.txt{ending}"
    path.write_bytes(PACK[ending](TEXT.encode()))
    assert list(read(path)) == [Article("park", TEXT, source=str(path))]


def test_byte_order_mark_is_no_text(tmp_path):
    path = tmp_path / "park.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert next(read(path)).text == TEXT


@pytest.mark.parametrize("name", ["park", "park.log", "park.v2"])
def test_unknown_ending_is_read_by_content(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(TEXT.encode("cp1251"))
    assert list(read(path)) == [Article(name, TEXT, source=str(path))]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode("koi8-r"), ["stdin"]),
        (gzip.compress(lines({"text": "Парк"}, {"id": 7, "text": "Сад"})), ["stdin#1", "7"]),
        (b"<rss><item><guid>g1</guid><description>\xd0\xa1</description></item></rss>", ["g1"]),
        (b'[{"text": "park"}]', ["stdin#1"]),
    ],
)
def test_stdin_is_read_by_content(monkeypatch, data, expected):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert ids("-") == expected


# jsonl


def test_jsonl_fields_and_ids(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_bytes(
        lines(
            {"doc_id": "a", "text": "Парк", "title": "Т", "date": "2018/12/14", "url": "http://u"},
            {"url": "http://u", "text": "Сад"},
            {"text": "Лес"},
            {"id": "a", "text": "Поле"},
        )
    )
    first, *others = read(path)
    assert first == Article("a", "Парк", "Т", "2018-12-14", "http://u", str(path))
    assert [article.doc_id for article in others] == ["http://u", "dump#3", "a#2"]


def test_broken_lines_are_error_articles(tmp_path):
    path = tmp_path / "dump.jsonl"
    good = lines({"text": "Парк"})
    path.write_bytes(good + b'{"text": "\n' + b"[1]\n\n" + b'{"body": 1}\n{"a": "b"}\n' + good)
    articles = list(read(path))
    assert [a.doc_id for a in articles] == [f"dump#{n}" for n in (1, 2, 3, 5, 6, 7)]
    assert [a.error is None for a in articles] == [True, False, False, False, False, True]
    assert articles[1].error.startswith("line 2 is not JSON")
    assert articles[4].error == "record 6 has no text; found the keys a: use --text-col"


@pytest.mark.parametrize("line", [b"[" * 100_000, b"9" * 5000, b'"\\ud800"', b"null", b"NaN"])
def test_hostile_json_is_an_error_article(tmp_path, line):
    path = tmp_path / "dump.jsonl"
    path.write_bytes(line + b"\n" + lines({"text": "Парк"}))
    assert [error is None for error in errors(path)] == [False, True]


def test_truncated_gz_keeps_what_came_before(tmp_path):
    path = tmp_path / "dump.jsonl.gz"
    records = [
        {"id": n, "text": f"Парк {n * 7919 % 10007} {n * 104729 % 1299709}"} for n in range(50_000)
    ]
    path.write_bytes(gzip.compress(lines(*records))[:-1000])
    *good, last = read(path)
    assert len(good) > 49_000
    assert last.doc_id == "dump#end"
    assert "damaged or ends too early" in last.error


def test_a_small_truncated_gz_keeps_what_came_before(tmp_path):
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress(lines({"text": "Парк"})) + b"no gzip any more")
    good, last = read(path)
    assert (good.text, good.error) == ("Парк", None)
    assert "damaged or ends too early" in last.error


@pytest.mark.parametrize(
    "encodings", [["utf-8", "cp1251", "utf-8"], ["cp1251", "utf-8", "cp1251"], ["utf-8"] * 3]
)
def test_the_encoding_may_change_from_line_to_line(tmp_path, encodings):
    path = tmp_path / "dump.jsonl"
    line = json.dumps({"text": TEXT}, ensure_ascii=False) + "\n"
    path.write_bytes(b"".join(line.encode(encoding) for encoding in encodings))
    assert [article.text for article in read(path)] == [TEXT] * 3


def test_a_later_line_in_another_encoding(tmp_path):
    path = tmp_path / "dump.csv"
    rows = ["id,text\n", *(f"{n},{TEXT[:38]}\n" for n in range(6000))]
    path.write_bytes("".join(rows).encode() + f"old,{TEXT[:38]}\n".encode("cp1251"))
    assert {article.text for article in read(path)} == {TEXT[:38]}


def test_bomb_in_one_line_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.lines.LONGEST_DOCUMENT", 10_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(lines({"text": "Парк"}) + b"0" * 10_000_000))
    good, last = read(path)
    assert good.error is None
    assert "a line of more than" in last.error


def test_bomb_in_one_document_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnlp.read.streams.LONGEST_DOCUMENT", 10_000)
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"0" * 10_000_000))
    with pytest.raises(InputError, match="one document of more than"):
        list(read(path))


# csv


def test_csv_by_column_names_of_a_known_dump(tmp_path):
    path = tmp_path / "lenta.csv"
    path.write_text(
        "url,title,text,topic,tags,date\n"
        'https://u/1,Парк,"Мэр сказал: ""открыт""\nи ушёл",Россия,Все,2018/12/14\n',
        encoding="utf-8",
    )
    (article,) = read(path)
    assert article.text == 'Мэр сказал: "открыт"\nи ушёл'
    assert (article.doc_id, article.url) == ("https://u/1", "https://u/1")
    assert (article.title, article.published) == ("Парк", "2018-12-14")


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")])
def test_delimiters(tmp_path, name, mark):
    path = tmp_path / name
    path.write_bytes(f"id{mark}текст\r\n1{mark}Парк, сад\r\n".encode("cp1251"))
    assert [(a.doc_id, a.text) for a in read(path)] == [("1", "Парк, сад")]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_excel_tells_the_delimiter_in_a_line_before_the_header(tmp_path, mark):
    path = tmp_path / "a.csv"
    rows = f"{mark}sep=;\r\nid;text;a,b\r\n1;Парк, сад;\r\n2;Лес\r\n"
    path.write_text(rows, encoding="utf-8")
    good, broken = read(path)
    assert (good.doc_id, good.text) == ("1", "Парк, сад")
    assert broken.error.startswith("line 4 is broken: 2 columns where the header has 3")


def test_columns_may_be_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b,text\n1,2,3\n", encoding="utf-8")
    assert [a.text for a in read(path, columns=Columns(text="b"))] == ["2"]
    with pytest.raises(InputError, match="no column 'c'; the columns are a, b, text"):
        list(read(path, columns=Columns(text="c")))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('1,Парк\n2,"Сад\n3,"Лес"\n4,Поле\n', ["1", "a#3", "3", "4"]),
        ('1,Парк\n2,"Сад\n3,Лес\n4,Поле\n', ["1", "a#3", "3", "4"]),
        ('1,"Парк"!\n2,Сад\n', ["a#2", "2"]),
        ("1,Парк,лишнее\n2\n3,Лес\n", ["a#2", "a#3", "3"]),
    ],
)
def test_a_broken_quote_costs_one_row(tmp_path, rows, expected):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + rows, encoding="utf-8")
    articles = list(read(path))
    assert [a.doc_id for a in articles] == expected
    assert all((a.error is not None) == a.doc_id.startswith("a#") for a in articles)


# parquet, feeds, pages


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_parquet(tmp_path, ending):
    table = pa.table(
        {"id": [1, 2], "text": ["Парк", None], "date": pa.array([0, None], pa.date32())}
    )
    sink = io.BytesIO()
    pq.write_table(table, sink)
    path = tmp_path / f"a.parquet{ending}"
    path.write_bytes(PACK[ending](sink.getvalue()))
    assert [(a.doc_id, a.text, a.published, a.error) for a in read(path)] == [
        ("1", "Парк", "1970-01-01", None),
        ("2", "", None, "no text in 'text'"),
    ]


@pytest.mark.parametrize(("encoding", "told"), [(None, 1), ("cp1251", 0)])
def test_parquet_whose_text_is_bytes(tmp_path, caplog, encoding, told):
    text = "Парк".encode(encoding or "utf-8")
    pq.write_table(pa.table({"id": [1, 2], "text": [text, b"\xff"]}), tmp_path / "a.parquet")
    last = b"\xff".decode(encoding or "utf-8", "replace")
    assert [a.text for a in read(tmp_path / "a.parquet", encoding=encoding)] == ["Парк", last]
    assert len(caplog.messages) == told


def test_parquet_with_objects_inside(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"doc": [{"n": "q", "about": {"body": "Парк"}}]}), path)
    inside = Columns(text="doc.about.body", id="doc.n")
    assert [(a.doc_id, a.text) for a in read(path, columns=inside)] == [("q", "Парк")]
    known = "doc, doc.n, doc.about, doc.about.body"
    with pytest.raises(InputError, match=f"no column holds the text; found {known};"):
        list(read(path))
    with pytest.raises(InputError, match=f"no column 'doc.x'; the columns are {known}"):
        list(read(path, columns=Columns(text="doc.x")))


def test_thousands_of_blank_lines_in_a_table(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + "\n" * 5000 + "1,Парк\n\n" + "\n" * 5000, encoding="utf-8")
    assert [(a.doc_id, a.text) for a in read(path)] == [("1", "Парк")]


PAGE = """<html><head><meta charset="windows-1251"><title>Мэр открыл парк</title>
<meta property="article:published_time" content="2024-07-15T10:00:00+03:00"></head><body>
<nav><a href="/">Главная</a> <a href="/n">Новости</a></nav><article><h1>Мэр открыл парк</h1>
<p>Глава города Пётр Лосев 12 июля открыл парк на Садовой улице, строили его три года.</p>
<p>На церемонию пришли около двухсот человек, среди них депутаты городской думы и школьники.</p>
<p>Парк заложили по просьбе жителей, подрядчиком выбрали компанию «Зелёный дом» из Зареченска.</p>
</article><footer>Все права защищены</footer></body></html>"""


def test_html(tmp_path):
    pytest.importorskip("trafilatura")
    path = tmp_path / "park.html"
    path.write_bytes(PAGE.encode("cp1251"))
    (article,) = read(path)
    assert article.text.startswith("Мэр открыл парк\n")
    assert article.text.count("Мэр открыл парк") == 1
    assert "Пётр Лосев 12 июля открыл парк" in article.text
    assert "Главная" not in article.text
    assert (article.doc_id, article.title, article.published) == (
        "park",
        "Мэр открыл парк",
        "2024-07-15",
    )


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "utf-8"])
def test_html_whose_own_word_for_its_encoding_is_wrong(tmp_path, encoding):
    pytest.importorskip("trafilatura")
    path = tmp_path / "park.html"
    path.write_bytes(PAGE.replace("«", '"').replace("»", '"').encode(encoding))
    (article,) = read(path)
    assert "Пётр Лосев 12 июля открыл парк" in article.text


def test_html_without_its_package_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "park.html"
    path.write_text(PAGE, encoding="utf-8")
    with pytest.raises(Exception, match=r"pip install 'newsnlp\[html\]'"):
        list(read(path))
