import json
import os
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from capitals import Capitals, make

from newsnlp.batch import load_frames, run
from newsnlp.config import Settings
from newsnlp.engines import extract_batches, worker_pipeline
from newsnlp.errors import InputError, SettingsError
from newsnlp.tables import TABLES, schema, to_arrow
from newsnlp.types import Article

TEXTS = ["Мэр Пётр Лосев открыл парк", "", "Нина Орлова"] * 5


def batch(**columns: list[object]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def articles(texts: list[str | None]) -> pa.RecordBatch:
    return batch(id=[f"a{n}" for n in range(len(texts))], text=texts)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"id": ["1"]}, "no column holds the text; found id; name it with text_col"),
        ({"text": ["Парк"]}, "no column holds an id; found text: give id_col"),
    ],
)
def test_missing_columns_are_told(columns, told):
    with pytest.raises(InputError, match=told):
        list(extract_batches([batch(**columns)], make=make))


def test_unknown_table_is_told():
    with pytest.raises(SettingsError, match="the tables are mentions"):
        list(extract_batches([], table="people", make=make))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sizes", [[15], [1] * 15, [7, 0, 8]])
def test_any_cut_into_batches_gives_the_same_table(table, sizes):
    whole = articles(TEXTS)
    starts = [sum(sizes[:i]) for i in range(len(sizes))]
    cut = [whole.slice(start, size) for start, size in zip(starts, sizes, strict=True)]
    errors = [None if text else "no text in 'text'" for text in TEXTS]
    alone = (
        Article(f"a{n}", text, error=error)
        for n, (text, error) in enumerate(zip(TEXTS, errors, strict=True))
    )
    expected = to_arrow(Capitals().pipe(alone), table)
    found = pa.Table.from_batches(extract_batches(cut, table=table, make=make), schema(table))
    assert found.equals(expected)


def test_named_columns_and_a_text_that_is_missing():
    rows = batch(key=[7, 8], body=["Пётр", None], date=["14.12.2018", None], source=["a", None])
    (found,) = extract_batches([rows], table="documents", text_col="body", id_col="key", make=make)
    assert found.to_pylist() == [
        {"doc_id": "7", "title": None, "published": "2018-12-14", "url": None, "source": "a",
         "n_chars": 4, "n_debris": 0, "error": None},
        {"doc_id": "8", "title": None, "published": None, "url": None, "source": None,
         "n_chars": 0, "n_debris": 0, "error": "no text in 'body'"},
    ]  # fmt: skip


def test_rows_without_an_id_have_one_of_their_text():
    own = batch(id=[None, "b", " "], text=["Пётр", "Пётр", "Нина"])
    other = batch(id=[None], text=["Анна"])
    found = pa.Table.from_batches(extract_batches([own, other], table="documents", make=make))
    first, second, third, fourth = found["doc_id"].to_pylist()
    assert second == "b"
    assert len({first, third, fourth}) == 3
    assert all(one.startswith("text-") for one in (first, third, fourth))
    by_url = batch(id=[None], url=["https://luch.example/1"], text=["Пётр"])
    (told,) = extract_batches([by_url], table="documents", make=make)
    assert told["doc_id"].to_pylist() == ["https://luch.example/1"]


def test_settings_share_the_models_of_a_worker():
    usual, sure = worker_pipeline(Settings()), worker_pipeline(Settings(min_score=0.9))
    assert usual is worker_pipeline(Settings())
    assert sure.settings.min_score == 0.9
    assert sure.spans is usual.spans


@pytest.fixture(scope="module")
def session():
    sql = pytest.importorskip("pyspark.sql")
    here = str(Path(__file__).parent)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [here, *sys.path]))
    builder = sql.SparkSession.builder.master("local[2]")
    for key, value in (
        ("spark.ui.enabled", "false"),
        ("spark.sql.execution.arrow.maxRecordsPerBatch", "4"),
        ("spark.driver.bindAddress", "127.0.0.1"),
        ("spark.driver.host", "127.0.0.1"),
    ):
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    yield spark
    spark.stop()


def test_spark_gives_the_tables_of_batch(session, tmp_path):
    from newsnlp.engines.spark import extract

    dump = tmp_path / "dump.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(TEXTS))
    dump.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    run(dump, tmp_path / "out", make=make)
    frames = load_frames(tmp_path / "out")
    rows = [(f"a{n}", text, str(dump)) for n, text in enumerate(TEXTS)]
    df = session.createDataFrame(rows, "id string, text string, source string").repartition(3)
    for table, frame in frames.items():
        found = [row.asDict() for row in extract(df, table=table, make=make).collect()]
        keys = ["doc_id", *[name for name in ("start", "entity_id") if name in frame.columns]]
        ordered = sorted(found, key=lambda row: [str(row[key]).rjust(9) for key in keys])
        expected = frame.astype("object").where(frame.notna(), None).to_dict("records")
        assert ordered == sorted(expected, key=lambda row: [str(row[k]).rjust(9) for k in keys])
