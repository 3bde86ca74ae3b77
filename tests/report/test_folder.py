"""The report over what ``newsnlp batch`` wrote: tables without the text of the articles."""

import io
import json

import pytest
from handmade import appointment

from newsnlp.batch.manifest import Manifest, Part
from newsnlp.errors import InputError
from newsnlp.report import write_report
from newsnlp.report.folder import read_folder
from newsnlp.resolve import resolve_dir
from newsnlp.tables import TABLES
from newsnlp.write import parquet

RESULTS = [appointment("a"), appointment("b", title=None)]


@pytest.fixture
def folder(tmp_path):
    for table in TABLES:
        (tmp_path / table).mkdir()
        with (tmp_path / table / "part-00000.parquet").open("wb") as stream:
            parquet.write(RESULTS, stream, table=table)
    run = {"format": "parquet", "dedup": False}
    Manifest(run, [Part(2, 0, {}, "")], finished=True).save(tmp_path)
    return tmp_path


def report(folder):
    stream = io.BytesIO()
    write_report(folder, stream)
    return stream.getvalue().decode()


def test_a_folder_that_is_none_says_so(tmp_path):
    with pytest.raises(InputError, match=r"manifest\.json"):
        report(tmp_path)


def test_records_and_names_come_back(folder):
    found = read_folder(folder)
    assert [r.records for r in found] == [r.records for r in RESULTS]
    assert [r.article.title for r in found] == [r.article.title for r in RESULTS]
    assert [(e.id, e.name, e.aliases) for e in found[0].entities] == [
        (e.id, e.name, e.aliases) for e in RESULTS[0].entities
    ]


def test_the_page_shows_sentences_instead_of_articles(folder, browser, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(report(folder), "utf-8")
    browser.complaints.clear()
    browser.open(path)
    browser.click("#view tr[data-row]", "руководитель")
    assert browser.texts("#article .sentence") == [RESULTS[0].records[3].sentence]
    assert browser.complaints == []


def test_what_resolve_wrote_is_used(folder):
    resolve_dir(folder)
    before = report(folder)
    links = folder / "resolved" / "people.parquet"
    import pyarrow.parquet as pq

    table = pq.read_table(links)
    renamed = table.set_column(1, "name", [[f"{n}!" for n in table["name"].to_pylist()]])
    pq.write_table(renamed, links)
    assert json.dumps("Марина Ветрова!", ensure_ascii=False) in report(folder)
    assert json.dumps("Марина Ветрова!", ensure_ascii=False) not in before
