"""``newsnlp extract --explain``: why mentions are one entity, by the names of the tables."""

import json

from typer.testing import CliRunner

from newsnlp.cli import explain
from newsnlp.cli.app import make_app
from newsnlp.link import Merge
from newsnlp.types import Article, Entity, EntityType, Extraction, Mention


def invoke(*args: object):
    return CliRunner().invoke(make_app(), [str(arg) for arg in args])


def saved(tmp_path, text):
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "bad.txt").touch()
    article = saved(tmp_path, "Директором завода «Заря» назначен Игорь Сомов.")
    result = invoke("extract", tmp_path / "bad.txt", article, "--explain")
    assert result.exit_code == 1
    assert f"newsnlp: {tmp_path / 'bad.txt'}: the file is empty; give a text\n" in result.stderr


def test_why_mentions_are_one_goes_where_it_is_asked_to(tmp_path):
    path = saved(tmp_path, "Игорь Сомов ушёл. Сомов вернулся.")
    shown = invoke("extract", path, "--explain")
    assert shown.exit_code == 0
    assert "article:18-23\t«Сомов»\t= Игорь Сомов\trule:surname\n" in shown.stdout
    file = tmp_path / "new" / "why.txt"
    kept = invoke("extract", path, "--explain", "-o", file)
    assert (kept.exit_code, kept.stdout) == (0, "")
    assert file.read_text(encoding="utf-8") == shown.stdout


def test_names_are_those_of_the_tables(tmp_path):
    path = saved(tmp_path, "Игоря Сомова на этом посту сменит Анна Лоза.")
    entities = json.loads(invoke("extract", path, "-f", "jsonl").stdout)["entities"]
    lines = invoke("extract", path, "--explain").stdout.splitlines()
    assert [line.split("\t")[2] for line in lines] == [
        f"= {entity['name']}" for entity in entities for _ in entity["mentions"]
    ]
    assert "сменит на этом посту" not in {entity["name"] for entity in entities}


def test_events_that_records_part_and_unite():
    article = Article("a", "суд,\nсуд и процесс")
    places = enumerate([(0, 3), (5, 8), (11, 18)], 1)
    result = Extraction(
        article,
        mentions=tuple(
            Mention(f"m{i}", EntityType.EVENT, start, end, article.text[start:end], 1.0, "model")
            for i, (start, end) in places
        ),
        entities=(
            Entity("e1", EntityType.EVENT, "суд", (), ("m1",)),
            Entity("e2", EntityType.EVENT, "процесс", (), ("m2", "m3")),
        ),
    )
    linked = [
        Merge("e1", "m1", "first-mention", "суд"),
        Merge("e1", "m2", "rule:same-name", "суд"),
        Merge("e2", "m3", "first-mention", "процесс"),
    ]
    assert list(explain.lines(result, linked)) == [
        "a:0-3\t«суд»\t= суд\tfirst-mention\n",
        "a:5-8\t«суд»\t= процесс\tfirst-mention\n",
        "a:11-18\t«процесс»\t= процесс\trule:same-event\n",
    ]
