"""Mentions of several cells of a table end where the cells do."""

import pytest

from newsnlp.annotate import Annotator
from newsnlp.find.mentions.cells import within_cells
from newsnlp.types import EntityType, Span


@pytest.fixture(scope="module")
def annotator():
    return Annotator()


@pytest.mark.parametrize(
    ("text", "kind", "cells"),
    [
        ("Совет «Луч»", EntityType.ORGANIZATION, ["Совет «Луч»"]),
        ("Совет|Луч", EntityType.ORGANIZATION, ["Совет|Луч"]),
        ("Совет | № 1 | «Луч»", EntityType.ORGANIZATION, ["Совет", "«Луч»"]),
        ("Совет\tокруг № 1\t«Луч»", EntityType.ORGANIZATION, ["Совет", "«Луч»"]),
        ("депутат | № 9 | «Луч»", EntityType.PROFESSION, ["депутат"]),
        ("Начальник\tЛейла Рид", EntityType.PERSON, ["Лейла Рид"]),
        ("Лев Рид | Анна Ким", EntityType.PERSON, ["Лев Рид"]),
    ],
)
def test_a_mention_ends_with_its_cell(annotator, text, kind, cells):
    annotation = annotator.annotate([text])[0]
    found = within_cells(annotation, [Span(0, len(text), kind, 0.9, "model")])
    assert [text[span.start : span.end] for span in found] == cells
