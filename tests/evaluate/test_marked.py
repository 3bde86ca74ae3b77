"""Articles annotated in their text: what is read, what is refused, and back again."""

from pathlib import Path

import pytest
from marking import write_marked

from newsnlp.errors import InputError
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.marked import CODES
from newsnlp.types import EntityType, RelationType

MARKED = """{pro1 {pro2 Директор} {org1 музея}} {per1 Анна Рогова} {eve1 уволена}.
{dat1 Вчера}.
---
per1 WORKS_AS pro1; per1 WORKPLACE org1
eve1 POINT_IN_TIME dat1
"""
REGIONAL = Path(__file__).parents[2] / "corpora" / "regional"


def read(folder, content):
    (folder / "news.marked").write_text(content, "utf-8")
    (document,) = read_corpus(folder)
    return document


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{per1 Анна", "'per1' is not closed"),
        ("Анна} ушла", "closes nothing behind 'Анна'"),
        ("{abc1 Анна}", "unknown code 'abc1'"),
        ("{per1 Анна} {per1 Рогова}", "'per1' is there twice"),
        ("{per1 Анна {per1 Рогова}}", "'per1' is there twice"),
        ("{per1 Анна }ушла", "begins and ends with a visible character"),
        ("{per1 Анна\nРогова}", "of one line"),
        ("{Анна}", "'{' without code"),
        ("{per1 Анна}\n---\nper1 WORKS_AS", "is no relation like"),
        ("{per1 Анна}\n---\nper1 LIKES per1", "unknown relation 'LIKES'"),
        ("{per1 Анна}\n---\nper1 KNOWS per2", "'per2', which is no mention"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, content, message):
    with pytest.raises(InputError, match=message):
        read(tmp_path, content)


def test_marks_become_offsets(tmp_path):
    document = read(tmp_path, MARKED)
    assert document.text == "Директор музея Анна Рогова уволена.\nВчера.\n"
    assert document.entities["org1"] == (9, 14, EntityType.ORGANIZATION, "музея")
    assert document.entities["pro1"][:2] == (0, 14)
    assert document.relations == [
        (RelationType.WORKS_AS, "per1", "pro1"),
        (RelationType.WORKPLACE, "per1", "org1"),
        (RelationType.POINT_IN_TIME, "eve1", "dat1"),
    ]


def test_every_type_has_a_code():
    assert set(CODES.values()) == set(EntityType)


def test_what_is_written_is_read_again(tmp_path):
    document = read(tmp_path, MARKED)
    written = write_marked(document)
    assert written.startswith(MARKED[: MARKED.index("---")])
    again = read(tmp_path, written)
    assert (again.text, again.entities) == (document.text, document.entities)
    assert set(again.relations) == set(document.relations)


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_the_regional_corpus_is_read_and_written_as_it_is(part):
    for document in read_corpus(REGIONAL / part):
        file = REGIONAL / part / f"{document.doc_id}.marked"
        assert write_marked(document) == file.read_text("utf-8")
