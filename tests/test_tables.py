import pandas as pd
import pytest

from newsnlp.errors import SettingsError
from newsnlp.tables import TABLES, rows, schema, to_arrow, to_frame
from newsnlp.types import Article, Extraction

DESIGN = {
    "mentions": "doc_id, mention_id, entity_id, type, text, start, end, score, source",
    "entities": "doc_id, entity_id, type, name, aliases, n_mentions",
    "relations": "doc_id, type, head_id, head, tail_id, tail, start, end, score, source",
    "records": "doc_id, record_id, kind, person_id, person, role, organization_id, organization, "
    "event_id, event, status, participation, date, date_start, date_end, place, sentence, start, "
    "end, score, source",
    "documents": "doc_id, title, published, url, source, n_chars, n_debris, error",
}


def test_unknown_table_names_the_known_ones():
    with pytest.raises(SettingsError, match=r"'facts'.*mentions, entities, relations"):
        to_frame([], "facts")


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_contract(table, extraction):
    names = DESIGN[table].split(", ")
    assert list(to_frame(extraction, table).columns) == names
    assert to_arrow([extraction], table).schema.names == names
    assert all(len(row) == len(names) for row in rows(extraction, table))


@pytest.mark.parametrize("table", TABLES)
def test_empty_table_keeps_columns_and_dtypes(table, extraction):
    empty, full = to_frame([], table), to_frame(extraction, table)
    assert len(empty) == 0
    assert dict(empty.dtypes) == dict(full.dtypes)
    assert to_arrow([], table).schema == schema(table) == to_arrow([extraction], table).schema


def test_rows_say_what_was_found(extraction):
    record = to_frame(extraction).iloc[0]
    assert record[["person", "role", "organization", "status"]].tolist() == [
        "Игорь Сомов", "директор", "завод «Заря»", "current",
    ]  # fmt: skip
    assert record["event"] is pd.NA
    relation = to_frame(extraction, "relations").iloc[0]
    assert (relation["head"], relation["tail"]) == ("Игорь Сомов", "Директор завода «Заря»")
    assert to_frame(extraction, "entities")["aliases"].tolist() == [[], ["Заря"], []]
    mention = to_frame(extraction, "mentions").iloc[1]
    assert extraction.article.text[mention["start"] : mention["end"]] == mention["text"]
    assert mention["entity_id"] == "e2"
    document = to_frame(extraction, "documents").iloc[0]
    assert (document["n_chars"], document["n_debris"]) == (len(extraction.article.text), 7)


def test_failed_article_is_a_document_with_its_error():
    failed = Extraction(Article("a", "текст"), error="ValueError: беда")
    unread = Extraction(Article("b", "", error="b.gz: truncated"))
    errors = to_frame([failed, unread], "documents")["error"].tolist()
    assert errors == ["ValueError: беда", "b.gz: truncated"]


def test_lone_surrogates_do_not_break_tables():
    odd = Extraction(Article("a", "", title="а\ud800б\U0001f600"))
    assert to_arrow([odd], "documents")["title"].to_pylist() == ["а\ufffdб\U0001f600"]
    assert to_frame(odd, "documents")["title"].tolist() == ["а\ufffdб\U0001f600"]
