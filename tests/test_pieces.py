import pytest

from newsnlp import pieces
from newsnlp.pieces import cut, join
from newsnlp.types import Article, Extraction


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("", 10, []),
        ("Короткий.", 10, ["Короткий."]),
        ("Первое. Второе.", 10, ["Первое. ", "Второе."]),
        ("слово слово слово", 10, ["слово ", "слово ", "слово"]),
        ("я" * 25, 10, ["я" * 10, "я" * 10, "я" * 5]),
    ],
)
def test_one_block_is_cut_after_sentences_then_words(text, longest, expected):
    blocks = [(0, len(text))] if text else []
    parts = list(cut(text, blocks, longest))
    assert [text[a:b] for part in parts for a, b in part] == expected


def test_short_blocks_share_a_piece_and_none_is_lost():
    blocks = [(0, 4), (5, 9), (10, 14), (15, 19)]
    assert list(cut("x" * 19, blocks, 9)) == [blocks[:2], blocks[2:]]


@pytest.mark.parametrize(("seconds", "told"), [(60, []), (0, ["a: 3 of 7", "a: 7 of 7"])])
def test_how_far_a_long_article_is(caplog, monkeypatch, seconds, told):
    monkeypatch.setattr(pieces, "SECONDS_BETWEEN_REMARKS", seconds)
    caplog.set_level("INFO", "newsnlp.pieces")
    found = pieces.parts(Article("a", "ЛевАнна"), [(0, 3), (3, 7)], longest=4)
    assert list(found) == [
        (0, Article("a", "Лев"), ((0, 3),)),
        (3, Article("a", "Анна"), ((0, 4),)),
    ]
    assert caplog.messages == [f"{one} characters" for one in told]


def test_join_shifts_offsets_and_unites_entities(extraction):
    text = extraction.article.text + "\n"
    whole = Article("a1", text * 2)
    result = join(whole, (), [(0, extraction), (len(text), extraction)])
    assert all(whole.text[m.start : m.end] == m.text for m in result.mentions)
    assert [m.id for m in result.mentions] == ["m1", "m2", "m3", "m4", "m5", "m6"]
    assert [(e.id, e.mentions) for e in result.entities] == [
        ("e1", ("m1", "m4")),
        ("e2", ("m2", "m5")),
        ("e3", ("m3", "m6")),
    ]
    assert [(r.head, r.tail) for r in result.relations] == [("m3", "m1"), ("m6", "m4")]
    second = result.records[1]
    assert (second.id, second.person_id, second.event_id) == ("r2", "e3", None)
    assert whole.text[second.start : second.end] == "Директор завода «Заря» Игорь Сомов"


def test_join_of_nothing_is_an_empty_result():
    article = Article("a", "")
    assert join(article, (), []) == Extraction(article)
