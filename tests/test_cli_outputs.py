"""Where the commands write: one rule for files, one for directories."""

import errno

import pytest
from typer.testing import CliRunner

from newsnlp.cli import main
from newsnlp.cli.app import make_app


def invoke(*args: object):
    return CliRunner().invoke(make_app(), [str(arg) for arg in args])


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Мэром Заречья стала Анна Лоза.", encoding="utf-8")
    return path


@pytest.fixture
def folder(article, tmp_path):
    assert invoke("batch", article, "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


# what is refused


@pytest.mark.parametrize("name", ["r.docx", "r", "r.txt", "r.v2"])
def test_a_report_is_a_web_page(article, tmp_path, name):
    result = invoke("report", article, "-o", tmp_path / name)
    assert f"{name}: unknown ending; use .html or .htm" in str(result.exception)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("command", ["extract", "report"])
@pytest.mark.parametrize("name", ["x", "x.html"])
def test_a_directory_is_no_file_to_write(article, tmp_path, command, name):
    (tmp_path / name).mkdir()
    result = invoke(command, article, "-o", tmp_path / name)
    assert f"{tmp_path / name} is a directory; name a file to write" in str(result.exception)


@pytest.mark.parametrize("command", ["batch", "resolve"])
@pytest.mark.parametrize("name", ["r.html", "r.jsonl.gz", "r.xlsx", "R.CSV"])
def test_a_file_is_no_directory_of_tables(article, folder, tmp_path, command, name):
    source = {"batch": article, "resolve": folder}[command]
    result = invoke(command, source, "-o", tmp_path / name)
    assert "the tables go to a directory; name one, without ." in str(result.exception)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("command", ["batch", "resolve"])
def test_a_file_that_is_there_is_no_directory(article, folder, tmp_path, command):
    (tmp_path / "news").write_text("Рид рад.", encoding="utf-8")
    source = {"batch": article, "resolve": folder}[command]
    result = invoke(command, source, "-o", tmp_path / "news")
    assert f"{tmp_path / 'news'} is a file; the tables go to a directory" in str(result.exception)


def test_nothing_is_made_for_input_that_is_missing(tmp_path):
    for command, name in (("extract", "x.csv"), ("report", "x.html"), ("batch", "x")):
        result = invoke(command, tmp_path / "нет.txt", "-o", tmp_path / "no" / name)
        assert "no such file" in str(result.exception)
    assert not (tmp_path / "no").exists()


def test_a_file_on_the_way_to_a_directory(article, tmp_path):
    result = invoke("extract", article, "-o", article / "x.csv")
    assert f"cannot make the directory {article}" in str(result.exception)


# what is made


def test_directories_on_the_way_are_made(article, folder, tmp_path):
    for command, source, name in (
        ("extract", article, "records.csv"),
        ("report", article, "r.html"),
        ("report", folder, "r.htm"),
        ("batch", article, "run-1.2"),
        ("resolve", folder, "2024.05"),
    ):
        path = tmp_path / "new" / command / source.stem / name
        assert invoke(command, source, "-o", path).exit_code == 0
        assert path.exists()


# where there is no room


def test_a_full_disk_is_one_line_and_leaves_nothing(article, tmp_path, monkeypatch, capsys):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    monkeypatch.setattr(
        "sys.argv", ["newsnlp", "extract", str(article), "-o", str(tmp_path / "r.csv")]
    )
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err == "newsnlp: no space left where this is written: free some\n"
    assert [path.name for path in tmp_path.iterdir()] == [article.name]


# what was written is not read as news


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("report", "-o", "a.html"), "newsnlp wrote this page, it is no article"),
        (("extract", "-o", "a.html"), "newsnlp wrote this page, it is no article"),
        (("extract", "-t", "mentions", "-o", "a.csv"), "no column holds the text; found doc_id"),
        (("extract", "-t", "mentions", "-o", "a.parquet"), "no column holds the text"),
    ],
)
def test_what_was_written_is_no_article(article, tmp_path, monkeypatch, command, told):
    monkeypatch.chdir(tmp_path)
    name, *options = command
    assert invoke(name, article, *options).exit_code == 0
    result = invoke("extract", options[-1], "-f", "jsonl")
    assert (result.exit_code, result.stdout.count("\n")) == (2, 1)
    assert told in result.stderr


def test_a_column_of_mentions_may_be_named(article, tmp_path):
    table = tmp_path / "m.csv"
    assert invoke("extract", article, "-t", "mentions", "-o", table).exit_code == 0
    assert invoke("extract", table, "--text-col", "text").exit_code == 0
