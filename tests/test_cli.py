"""The command line as a user meets it: output, errors and exit codes."""

import io
import json
import logging
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from newsnlp.cli import main
from newsnlp.cli.app import make_app

SAMPLES = Path(__file__).resolve().parents[1] / "corpora" / "samples"
TEXT = "Директором завода «Заря» назначен Игорь Сомов."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args: object, stdin: bytes = b"") -> tuple[int, bytes, str]:
    """Run the command in a process of its own, as a shell does."""
    done = subprocess.run(
        [sys.executable, "-m", "newsnlp", *map(str, args)], input=stdin, capture_output=True
    )
    return done.returncode, done.stdout, done.stderr.decode()


def invoke(*args: object) -> tuple[int, bytes, str]:
    """Run the command in this process, where the models are already in the page cache."""
    result = CliRunner().invoke(make_app(), [str(arg) for arg in args])
    text = str(result.exception or "") + result.stderr
    code = 2 if type(result.exception).__name__.endswith("Error") else result.exit_code
    return code, result.stdout_bytes, text


def test_missing_file_is_one_line_and_exit_code_2():
    code, out, err = run("extract", "нет такого.txt")
    assert (code, out) == (2, b"")
    assert err == "newsnlp: нет такого.txt: no such file or directory; check the path\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--published", "вчера"], "--published is 'вчера'; write a date as 2024-07-15"),
        (["--min-score", "7"], "give a number from 0 to 1"),
        (["-o", "out.docx"], "unknown ending; use .jsonl, .csv, .xlsx, .parquet"),
        (["-f", "jsonl", "-t", "entities"], "jsonl holds everything and takes no --table"),
        (["-o", "out.html", "-t", "records"], "html holds everything and takes no --table"),
        (["--format", "csv", "--delimiter", ";;"], "give one character"),
        (["--format", "csv", "--decimal", ";"], "give . or ,"),
        (["--format", "csv", "--lang", "ru"], "--lang is for xlsx, and csv is in English alone"),
        (["--format", "html", "--lang", "ru"], "html is in English alone; leave it out, or give"),
        (["--delimiter", ";"], "--delimiter is for csv, and table has none; leave it out, or give"),
        (["-o", "a.xlsx", "--decimal", ","], "--decimal is for csv, and xlsx has none"),
        (["--explain", "-f", "jsonl"], "--explain writes lines of its own and takes no --format"),
        (["--explain", "-t", "entities"], "takes no --table; leave it out"),
        (["--explain", "--delimiter", ";"], "takes no --delimiter; leave it out"),
        (["--explain", "-o", "why.xlsx"], "why.xlsx: unknown ending; use .txt or .tsv"),
    ],
)
def test_wrong_options_say_what_is_right(article, args, message):
    code, _, error = invoke("extract", article, *args)
    assert code == 2
    assert message in error


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\x00\x00\x00" * 50, bytes(range(256)) * 9])
def test_binary_file_is_refused(tmp_path, data):
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    code, _, error = invoke("extract", path)
    assert code == 2
    assert error.count("\n") <= 1
    assert "picture.txt" in error


def test_directory_without_texts_is_refused(tmp_path):
    code, _, error = invoke("extract", tmp_path)
    assert code == 2
    assert str(tmp_path) in error


@pytest.mark.parametrize("command", [("extract",), ("batch", "-o", "out")])
def test_files_of_a_directory_that_are_no_texts_are_told(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    _, _, err = invoke(*command, "news")
    assert "passed over" not in err
    for name in ("b.doc", "c.pdf", "d.doc", "e.doc"):
        (folder / name).write_bytes(b"PK")
    _, _, err = invoke(*command, "news", *(["--resume"] if "-o" in command else []))
    assert "news: passed over 4 files" in err
    assert "b.doc, c.pdf, d.doc, …; convert them" in err
    assert err.count("passed over") == 1


def test_one_bad_file_among_good_ones_costs_exit_code_1(tmp_path, article):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00" * 50)
    code, out, error = invoke("extract", bad, article, "--format", "jsonl")
    assert code == 1
    assert "bad.txt" in error
    assert "article" in [json.loads(line)["doc_id"] for line in out.splitlines()]


def test_empty_file_is_told(tmp_path):
    path = tmp_path / "empty.txt"
    path.touch()
    code, out, error = invoke("extract", path, "--format", "jsonl")
    assert code == 2
    assert json.loads(out)["error"] == f"{path}: the file is empty; give a text"
    assert error.endswith(f"newsnlp: {path}: the file is empty; give a text\n")


@pytest.mark.parametrize(("text", "code"), [("body of no known name", 2), ("text", 1)])
def test_a_dump_of_which_nothing_can_be_read_costs_exit_code_2(tmp_path, text, code):
    path = tmp_path / "dump.jsonl"
    path.write_text(f'{{"note": "{TEXT}"}}\n{{"{text}": "{TEXT}"}}\n', encoding="utf-8")
    assert invoke("extract", path, "--format", "jsonl")[0] == code


@pytest.mark.parametrize("command", [("-f", "csv", "-t", "documents"), ("-f", "jsonl")])
def test_every_article_has_a_row_also_those_that_cannot_be_read(tmp_path, article, command):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    code, out, _ = invoke("extract", bad, article, *command)
    rows = [line for line in out.decode().splitlines() if "doc_id,title" not in line]
    assert code == 1
    assert ["this is a PNG picture" in row for row in rows] == [True, False]


@pytest.mark.parametrize("text", [" \n\n", "\u200b\xa0\n\u00ad\ufeff"])
def test_blank_file_is_an_article_without_records(tmp_path, text):
    path = tmp_path / "blank.txt"
    path.write_text(text, encoding="utf-8")
    code, out, error = invoke("extract", path, "--format", "jsonl")
    assert code == 0
    assert json.loads(out)["records"] == []
    assert f"newsnlp: {path}: nothing but spaces\n" in error


@pytest.mark.parametrize("command", [("extract",), ("batch", "-f", "csv", "-o")])
@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_a_wrong_encoding_is_told_once(tmp_path, command, ending):
    text = json.dumps({"text": TEXT}, ensure_ascii=False) if ending == "jsonl" else TEXT
    path = tmp_path / f"old.{ending}"
    path.write_bytes(f"{text}\n{text}\n".encode("cp1251"))
    outs = [(tmp_path / name,) if "-o" in command else () for name in ("a", "b")]
    for encoding, out, times in zip(("cp1251", "utf-8"), outs, (0, 1), strict=True):
        _, _, error = invoke(*command, *out, path, "--encoding", encoding)
        assert error.count(f"newsnlp: {path}: not all of it is {encoding}") == times


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"]
)  # fmt: skip
def test_encodings_give_the_same_result(tmp_path, encoding):
    text = (SAMPLES / "business.txt").read_text(encoding="utf-8")
    text = "".join(c for c in text if c.encode("cp1251", "ignore") and c.encode("koi8-r", "ignore"))
    found = []
    for name in ("utf-8", encoding):
        path = tmp_path / "a.txt"
        path.write_bytes(text.encode(name))
        _, out, _ = invoke("extract", path, "--format", "jsonl")
        found.append(json.loads(out)["records"])
    assert found[0] == found[1]


def test_files_of_one_name_are_two_articles(tmp_path):
    for folder in ("а", "б"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = invoke(
        "extract", tmp_path / "а" / "x.txt", tmp_path / "б" / "x.txt", "-f", "jsonl"
    )
    assert code == 0
    assert [json.loads(line)["doc_id"] for line in out.splitlines()] == ["x", "x#2"]


def test_columns_and_encoding_of_tables_can_be_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(f"Заметка;Когда\n{TEXT};2024-05-01\n".encode("cp1251"))
    options = ["--encoding", "cp1251", "--text-col", "Заметка", "--date-col", "Когда"]
    code, out, error = invoke("extract", path, "-f", "jsonl", *options)
    assert (code, error) == (0, "")
    assert json.loads(out)["published"] == "2024-05-01"


@pytest.mark.parametrize("command", [("extract", "-f", "jsonl"), ("batch", "-o", "out")])
def test_a_chosen_key_that_nothing_has_is_told_once(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    line = json.dumps({"text": TEXT, "day": "2024-05-01"}) + "\n"
    (tmp_path / "dump.jsonl").write_text(line * 2, encoding="utf-8")
    code, _, error = invoke(*command, "dump.jsonl", "--date-col", "dya")
    assert code == 0
    told = "newsnlp: no article has the key 'dya', which --date-col names; the first has text, day"
    assert error.count(told) == 1


def test_stdin_is_an_article():
    code, out, _ = run("extract", "-", "--format", "jsonl", stdin=TEXT.encode())
    assert code == 0
    found = json.loads(out)
    assert found["doc_id"] == "stdin"
    for entity in found["entities"]:
        for mention in entity["mentions"]:
            assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    assert "Игорь Сомов" in {entity["name"] for entity in found["entities"]}


def test_every_format_holds_the_same_records(tmp_path, article):
    pytest.importorskip("openpyxl")
    frames = {}
    for ending in ("csv", "xlsx", "parquet", "jsonl"):
        path = tmp_path / f"out.{ending}"
        code, _, error = invoke("extract", article, "-o", path)
        assert (code, error) == (0, "")
        readers = {
            "csv": pd.read_csv,
            "xlsx": lambda p: pd.read_excel(p, sheet_name="records"),
            "parquet": pd.read_parquet,
            "jsonl": lambda p: pd.DataFrame(json.loads(p.read_text(encoding="utf-8"))["records"]),
        }
        frames[ending] = readers[ending](path)
    people = {ending: frame["person"].tolist() for ending, frame in frames.items()}
    assert people["csv"] == people["xlsx"] == people["parquet"] == people["jsonl"]
    assert "Игорь Сомов" in people["csv"]


def test_table_is_for_people(article):
    code, out, _ = invoke("extract", article)
    assert code == 0
    assert "Игорь Сомов" in out.decode()
    code, out, _ = invoke("extract", article, "--table", "entities")
    assert "PERSON" in out.decode()


def test_the_same_bytes_for_any_order_of_work(tmp_path):
    files = sorted(SAMPLES.glob("*.txt"))
    together = io.BytesIO(invoke("extract", *files, "--format", "jsonl")[1])
    for path, line in zip(files, together, strict=True):
        assert invoke("extract", path, "--format", "jsonl")[1] == line


@pytest.mark.parametrize("module", ["pandas", "pyarrow", "spacy", "torch", "rich"])
def test_jsonl_needs_no_heavy_import(article, module):
    code = (
        "import sys; from newsnlp.cli import main\n"
        f"sys.argv = ['newsnlp', 'extract', {str(article)!r}, '--format', 'jsonl']\n"
        "try: main()\n"
        f"finally: sys.exit({module!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_help_and_version():
    code, out, _ = invoke("--help")
    assert code == 0
    assert b"extract" in out
    assert invoke("--version")[1].startswith(b"newsnlp ")


@pytest.mark.parametrize("name", ["extract", "evaluate"])
def test_what_is_asked_for_is_built_alone(name):
    alone = CliRunner().invoke(make_app(name), ["--help"]).output
    assert name in alone
    assert "resolve" not in alone
    whole = CliRunner().invoke(make_app(), [name, "--help"]).output
    assert CliRunner().invoke(make_app(name), [name, "--help"]).output == whole
    assert "resolve" in CliRunner().invoke(make_app("no such"), ["--help"]).output


@pytest.mark.parametrize("learned", ["spans", "relations", "posts"])
def test_training_without_torch_says_what_to_install(learned, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in [name for name in sys.modules if name.startswith("newsnlp.train")]:
        monkeypatch.delitem(sys.modules, name)
    folders = [str(tmp_path)] * (2 if learned == "posts" else 1)
    monkeypatch.setattr(sys, "argv", ["newsnlp", "train", learned, *folders, "-o", str(tmp_path)])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "training needs an optional package: run pip install" in capsys.readouterr().err


@pytest.mark.parametrize(("room", "told"), [("train.spans", True), ("batch.run", False)])
def test_training_tells_how_far_it_is(room, told, capsys):
    invoke("info")  # the remarks of the log go to stderr from here on
    logger = logging.getLogger(f"newsnlp.{room}")
    logger.setLevel(logging.INFO)
    logger.info("epoch 1/13")
    logger.setLevel(logging.NOTSET)
    assert ("newsnlp: epoch 1/13" in capsys.readouterr().err) is told


def test_a_page_that_tells_its_day_keeps_it(tmp_path):
    (tmp_path / "own.txt").write_text(f"Новости\n14 мая 2025, 11:32\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "none.txt").write_text(TEXT, encoding="utf-8")
    _, out, _ = invoke("extract", tmp_path, "-f", "jsonl", "--published", "2025-06-01")
    days = {told["doc_id"]: told["published"] for told in map(json.loads, out.splitlines())}
    assert days == {"own": "2025-05-14", "none": "2025-06-01"}


def test_info_tells_which_models_there_are(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSNLP_MODELS", str(tmp_path))
    assert b"(there are none)" in invoke("info")[1]
    monkeypatch.delenv("NEWSNLP_MODELS")
    out = invoke("info")[1].decode()
    assert "none)" not in out.partition("models:")[2]
    assert "spans/model.safetensors" in out


def test_a_folder_of_models_that_is_missing_is_named(article, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSNLP_MODELS", str(tmp_path / "no"))
    code, _, error = invoke("extract", article)
    assert (code, f"{tmp_path / 'no'}: no such folder, where weights" in error) == (2, True)
