"""What ``explain`` tells is what ``extract`` did: of one article, and of one in pieces."""

import pytest

from newsnlp import pieces
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, EntityType

FIRST = "Директор завода «Луч» Лев Рид приехал в Тулу. Рид осмотрел завод.\n\n"
SECOND = "Анна Котова уехала, Рид остался. Завод «Луч» продали.\n\n"
THIRD = "Вчера Лев Рид выступил. Рида слушала Ко\u00adтова. В Туле шёл дождь.\n"
TEXT = FIRST + SECOND + THIRD


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


def told(pipeline, text):
    """Return what each mention is said to be and why, having looked whether all are told of."""
    article = Article("a", text)
    result, why = pipeline.explain(article)
    assert result == pipeline.extract(article)
    every = sorted(mention.id for mention in result.mentions)
    assert sorted(merge.mention_id for merge in why.merges) == every
    assert sorted(m for e in why.entities for m in e.mentions) == every
    owner = {m: e for e in result.entities for m in e.mentions}
    known = {entity.id: entity for entity in why.entities}
    for merge in why.merges:
        if owner[merge.mention_id].type is not EntityType.EVENT:
            assert known[merge.entity_id].name == owner[merge.mention_id].name
    places = {m.id: (m.start, m.text) for m in result.mentions}
    return {
        places[merge.mention_id]: (known[merge.entity_id].name, merge.source)
        for merge in why.merges
    }


def test_the_reason_of_every_merge(pipeline):
    found = told(pipeline, TEXT)
    who = {place: said for place, said in found.items() if "Рид" in place[1]}
    assert {name for name, _ in who.values()} == {"Лев Рид"}
    assert [source for _, source in who.values()].count("first-mention") == 1


def test_a_noun_that_means_a_body_is_told_of_by_its_own_number(pipeline):
    found = told(pipeline, TEXT)
    assert found[TEXT.index("завод."), "завод"] == ("завод «Луч»", "rule:bare-noun")


def test_a_long_article_is_explained_as_its_pieces_were_linked(pipeline, monkeypatch):
    monkeypatch.setattr(pieces, "LONGEST", max(map(len, (FIRST, SECOND, THIRD))) + 1)
    found = told(pipeline, TEXT)
    alone = TEXT.index("Рид остался")
    again = TEXT.index("Лев Рид выступил")
    assert found[alone, "Рид"] == ("Рид", "first-mention")  # his first name is in another piece
    assert found[again, "Лев Рид"] == ("Лев Рид", "rule:same-name")
    firsts = [name for name, source in found.values() if source == "first-mention"]
    assert len(firsts) == len(set(firsts))
