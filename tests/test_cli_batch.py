"""Dumps on the command line: tables, resume, graph, report, resolve."""

import json
import shutil
import zipfile

import networkx as nx
import pandas as pd
import pytest
from typer.testing import CliRunner

import newsnlp
from newsnlp.batch import manifest
from newsnlp.cli.app import make_app

TEXTS = [
    "Директором завода «Заря» назначен Игорь Сомов.",
    "Игорь Сомов, директор завода «Заря», открыл форум «Школа рядом».",
    "Мэр Заречья Анна Лоза подписала соглашение с заводом «Заря».",
]


def invoke(*args: object):
    return CliRunner().invoke(make_app(), [str(arg) for arg in args])


@pytest.fixture(scope="module")
def dump(tmp_path_factory):
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    rows = [{"id": f"d{i}", "text": text, "date": "2024-05-01"} for i, text in enumerate(TEXTS)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(dump):
    result = invoke("batch", dump, "-o", dump.parent / "out", "--format", "graphml")
    assert result.exit_code == 0, result.stderr
    return dump.parent / "out"


def test_another_run_in_the_same_directory_is_refused(dump, folder):
    result = invoke("batch", dump, "-o", folder, "--min-score", "0.9", "--resume")
    assert type(result.exception).__name__.endswith("Error")
    assert str(folder) in str(result.exception)


def test_tables_load_with_one_line(folder):
    assert "Игорь Сомов" in pd.read_parquet(folder / "records")["person"].tolist()
    frames = newsnlp.load_frames(folder)
    assert set(frames) == {"mentions", "entities", "relations", "records", "documents"}
    assert frames["documents"]["doc_id"].tolist() == ["d0", "d1", "d2"]


def test_the_graph_of_a_run_joins_its_articles(dump, folder):
    nodes = nx.read_graphml(folder / "graph.graphml").nodes(data="name")
    assert [name for _, name in nodes].count("Игорь Сомов") == 1
    result = invoke("batch", dump, "-o", folder, "--format", "neo4j", "--resume")
    assert result.exit_code == 0, result.stderr
    with zipfile.ZipFile(folder / "graph.neo4j.zip") as archive:
        assert "Игорь Сомов" in archive.read("nodes.csv").decode()


def test_the_graph_of_a_run_takes_the_verdicts_of_resolve(dump, folder):
    assert invoke("resolve", folder, "--threshold", "1").exit_code == 0
    assert invoke("batch", dump, "-o", folder, "--format", "graphml", "--resume").exit_code == 0
    nodes = nx.read_graphml(folder / "graph.graphml").nodes(data="name")
    assert [name for _, name in nodes].count("Игорь Сомов") == 2


def test_resolve_and_report_read_a_run(folder):
    result = invoke("resolve", folder)
    assert result.exit_code == 0
    people = pd.read_parquet(folder / "resolved" / "people.parquet")
    assert "Игорь Сомов" in people["name"].tolist()
    page = folder / "report.html"
    assert invoke("report", folder, "-o", page, "--lang", "en").exit_code == 0
    assert "Игорь Сомов" in page.read_text(encoding="utf-8")


def unfinished(folder, out):
    """Copy a run, as if it had been stopped before its last three articles."""
    shutil.copytree(folder, out)
    found = manifest.load(out)
    found.finished, found.input = False, manifest.Input(6, "")
    found.save(out)
    return out


@pytest.mark.parametrize("command", ["report", "resolve"])
def test_an_unfinished_run_is_told(folder, tmp_path, command):
    out = unfinished(folder, tmp_path / "out")
    page, other = {"report": ("a.html", "b.html"), "resolve": ("a", "b")}[command]
    result = invoke(command, out, "-o", tmp_path / page)
    assert result.exit_code == 0
    told = f"newsnlp: {out} is unfinished: 3 of 6 articles; go on with newsnlp batch … --resume"
    assert told in result.stderr.splitlines()
    assert "is unfinished" not in invoke(command, folder, "-o", tmp_path / other).stderr


def test_a_report_of_what_resolve_wrote_names_the_run(folder, tmp_path):
    assert invoke("resolve", folder, "-o", tmp_path / "who").exit_code == 0
    result = invoke("report", tmp_path / "who", "-o", tmp_path / "r.html")
    assert "holds what newsnlp resolve wrote; give the directory" in str(result.exception)
    assert not (tmp_path / "r.html").exists()


def test_a_report_of_nothing_yet_is_one_line(folder, tmp_path):
    out = unfinished(folder, tmp_path / "out")
    found = manifest.load(out)
    found.parts = []
    found.save(out)
    result = invoke("report", out, "-o", tmp_path / "r.html")
    assert "no part of this run is finished; go on with" in str(result.exception)
    assert not (tmp_path / "r.html").exists()


def test_what_batch_wrote_is_no_article(folder, tmp_path):
    for command in (["extract", folder], ["batch", folder, "-o", tmp_path / "out"]):
        assert "newsnlp batch wrote this directory" in str(invoke(*command).exception)
    article = tmp_path / "a.txt"
    article.write_text(TEXTS[0], encoding="utf-8")
    result = invoke("report", folder, article, "-o", tmp_path / "r.html")
    assert f"newsnlp batch wrote {folder}, but not {article}" in str(result.exception)


def test_a_report_of_several_runs_joins_them(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "more")
    assert invoke("report", folder, tmp_path / "more", "-o", tmp_path / "r.html").exit_code == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    data = json.loads(page.partition('type="application/json">')[2].partition("</script>")[0])
    assert [doc[0] for doc in data["docs"]] == ["d0", "d1", "d2", "d0#2", "d1#2", "d2#2"]
    assert [name[1] for name in data["names"]].count("Игорь Сомов") == 1


def test_report_of_articles(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(TEXTS[0], encoding="utf-8")
    page = tmp_path / "report.html"
    assert invoke("report", article, "-o", page).exit_code == 0
    assert "Директором завода" in page.read_text(encoding="utf-8")


def test_a_report_reads_articles_as_extract_does(tmp_path):
    table, page = tmp_path / "odd.csv", tmp_path / "r.html"
    table.write_bytes(f"Заметка;Когда\n{TEXTS[0]};2024-05-01\n".encode("cp1251"))
    refused = invoke("report", table, "-o", page)
    assert "no column holds the text" in refused.stderr
    options = ["--text-col", "Заметка", "--date-col", "Когда", "--encoding", "cp1251"]
    assert invoke("report", table, "-o", page, *options, "--input-format", "csv").exit_code == 0
    assert "2024-05-01" in page.read_text(encoding="utf-8")
    assert "Игорь Сомов" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "option",
    [
        ("--published", "2024-07-15"),
        ("--lexicon", "my.tsv"),
        ("--min-score", "0.5"),
        ("--text-col", "body"),
    ],
)
def test_what_is_extracted_takes_no_more_choices(folder, tmp_path, option):
    result = invoke("report", folder, "-o", tmp_path / "r.html", *option)
    assert f"is extracted already: give {option[0]} to newsnlp batch" in str(result.exception)


@pytest.mark.parametrize("command", ["report", "batch"])
def test_a_day_for_articles_that_have_none(tmp_path, command):
    article = tmp_path / "a.txt"
    article.write_text("Вчера мэр Заречья Анна Лоза открыла форум.", encoding="utf-8")
    out = tmp_path / ("out.html" if command == "report" else "out")
    wrong = invoke(command, article, "-o", out, "--published", "15.17.2024")
    assert "--published is '15.17.2024'; write a date as 2024-07-15" in str(wrong.exception)
    more = ["--format", "jsonl"] if command == "batch" else []
    assert invoke(command, article, "-o", out, "--published", "2024-07-15", *more).exit_code == 0
    found = out / "records/part-00000.jsonl" if command == "batch" else out
    assert "2024-07-14" in found.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_resolve_reads_tables_of_any_format(dump, tmp_path, format):
    runs = {chosen: tmp_path / chosen for chosen in (format, "parquet")}
    for chosen, out in runs.items():
        assert invoke("batch", dump, "-o", out, "--format", chosen).exit_code == 0
        assert invoke("resolve", out).exit_code == 0
    one, other = (
        [p.read_bytes() for p in sorted((out / "resolved").iterdir())] for out in runs.values()
    )
    assert one == other
    assert len(one) == 4


def test_resolve_of_no_directory_says_so(tmp_path):
    assert "no such directory" in str(invoke("resolve", tmp_path / "none").exception)


def test_a_run_that_is_stopped_says_what_is_kept(dump, tmp_path, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("newsnlp.cli.batch._Lines.__call__", stopped)
    result = invoke("batch", dump, "-o", tmp_path / "out")
    assert result.exit_code == 130
    told = f"newsnlp: stopped; 0 articles kept in {tmp_path / 'out'}, go on with --resume\n"
    assert result.stderr == told


def test_failures_say_where_their_reasons_are(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "Мэр Лев Рид."}\nnot json\n', encoding="utf-8")
    result = invoke("batch", path, "-o", tmp_path / "out")
    assert "1 article failed: see the column error of documents" in result.stderr


@pytest.mark.parametrize(
    ("line", "code"), [('{"text": "Мэр Лев Рид."}\n', 0), ("", 1), ('{"body": "Лес"}\n', 0)]
)
def test_a_run_of_which_nothing_could_be_read_is_no_success(tmp_path, line, code):
    path = tmp_path / "dump.jsonl"
    path.write_text(f'{line}{{"id": "b", "note": "Мэр Лев Рид."}}\n', encoding="utf-8")
    result = invoke("batch", path, "-o", tmp_path / "out")
    assert (result.exit_code, "1 article failed" in result.stderr) == (code, True)


def run_of(tmp_path, name, ids):
    path = tmp_path / f"{name}.jsonl"
    rows = [{"id": i, "text": text} for i, text in zip(ids, TEXTS, strict=False)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert invoke("batch", path, "-o", tmp_path / name).exit_code == 0
    return tmp_path / name


def test_runs_whose_articles_share_ids_are_not_resolved_together(tmp_path):
    runs = [run_of(tmp_path, name, ["news#1"]) for name in ("monday", "tuesday")]
    assert "name it: -o" in str(invoke("resolve", *runs).exception)
    result = invoke("resolve", *runs, "-o", tmp_path / "all")
    assert "of article 'news#1' stands twice in these tables" in str(result.exception)
    assert not (tmp_path / "all").exists()


def test_several_runs_are_resolved_as_one(tmp_path):
    runs = [run_of(tmp_path, name, [f"{name}-{n}" for n in (1, 2)]) for name in ("mo", "tu")]
    result = invoke("resolve", *runs, "-o", tmp_path / "all")
    assert (result.exit_code, "1 people" in result.stderr) == (0, True)
    people = pd.read_parquet(tmp_path / "all" / "people.parquet")
    assert people[["name", "n_documents"]].values.tolist() == [["Игорь Сомов", 4]]
