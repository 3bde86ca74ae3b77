"""Strict scores: place and type must be exact, misaligned gold is missed."""

import pytest

from newsnlp.evaluate.documents import GoldDocument
from newsnlp.evaluate.nerel import gold_spans, mention_spans, misfits, score_entities
from newsnlp.types import Article, EntityType, Extraction, Mention

PERSON, CITY, EVENT = EntityType.PERSON, EntityType.CITY, EntityType.EVENT


def test_nothing_found_scores_zero():
    scores = score_entities([{(0, 3, PERSON)}], [set()])
    assert scores["micro"]["f1"] == scores["macro_f1"] == 0
    assert scores["micro"]["gold"] == 1


@pytest.mark.parametrize("wrong", [(0, 4, PERSON), (1, 3, PERSON), (0, 3, CITY)])
def test_another_place_or_type_is_wrong(wrong):
    assert score_entities([{(0, 3, PERSON)}], [{wrong}])["micro"]["correct"] == 0


def test_the_same_span_in_another_document_is_wrong():
    scores = score_entities([{(0, 3, PERSON)}, set()], [set(), {(0, 3, PERSON)}])
    assert scores["micro"]["correct"] == 0


def test_nested_spans_count_one_by_one():
    gold = [{(0, 9, EVENT), (2, 5, CITY), (2, 5, PERSON)}]
    scores = score_entities(gold, [{(0, 9, EVENT), (2, 5, CITY), (6, 9, CITY)}])
    assert scores["micro"]["precision"] == scores["micro"]["recall"] == pytest.approx(2 / 3)
    assert scores["types"]["CITY"]["precision"] == 0.5
    assert scores["macro_f1"] == pytest.approx((1 + 2 / 3 + 0) / 3)


def test_gold_that_fits_no_token_stays_in_gold_and_is_counted():
    text = "экс-мэр Приморска"
    entities = {"T1": (4, 7, EntityType.PROFESSION, "мэр"), "T2": (8, 17, CITY, "Приморска")}
    document = GoldDocument("d", text, entities, [], discontinuous=2)
    assert misfits([document]) == {"discontinuous": 2, "misaligned": 1}
    assert len(gold_spans(document)) == 2


def test_events_that_rules_make_are_left_out():
    mentions = tuple(
        Mention(f"m{i}", kind, i, i + 1, "x", 1.0, source)
        for i, (kind, source) in enumerate(
            [(EVENT, "rule:elected"), (EVENT, "model"), (EntityType.DATE, "rule:date")]
        )
    )
    found = mention_spans(Extraction(Article("d", "xxx"), mentions=mentions))
    assert found == {(1, 2, EVENT), (2, 3, EntityType.DATE)}
