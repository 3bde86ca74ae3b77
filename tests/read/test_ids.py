import logging

import pytest

from newsnlp.read.ids import unique
from newsnlp.types import Article


def ids(*given):
    return [article.doc_id for article in unique(Article(doc_id, "") for doc_id in given)]


def test_ids_that_are_unique_stay_as_they_are_without_a_word(caplog):
    given = [f"https://u/{number}" for number in range(5000)]
    assert ids(*given) == given
    assert not caplog.records


def test_ids_stay_unique_even_against_numbered_ones():
    assert ids("a", "a#2", "a", "a", "b") == ["a", "a#2", "a#3", "a#4", "b"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("aa", "1 article with an id of one before: of two 'a' the second is 'a#2'"),
        ("abba", "2 articles with an id of one before: of two 'b' the second is 'b#2'"),
    ],
)
def test_ids_that_are_taken_are_told_once(caplog, given, told):
    with caplog.at_level(logging.WARNING):
        ids(*given)
    assert [record.getMessage() for record in caplog.records] == [told]


def test_many_ids_take_few_bytes():
    import tracemalloc

    tracemalloc.start()
    for _ in unique(Article(f"https://u/{number}", "") for number in range(20_000)):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000 * 40  # the numbers of a Python set alone take 32 bytes each
