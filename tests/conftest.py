"""Fixtures shared by all tests: the public corpora, one small extraction made by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsnlp.types import (
    Article,
    Debris,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Record,
    RecordKind,
    Relation,
    RelationType,
    Status,
)

REPO = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The public corpora; tests that need them are skipped where they are not."""
    path = Path(os.environ.get("NEWSNLP_CORPORA", REPO.parent / "shared" / "corpora"))
    if not path.is_dir():
        pytest.skip(f"public corpora not found at {path}; set NEWSNLP_CORPORA")
    return path


@pytest.fixture
def extraction() -> Extraction:
    """«Новость\\nДиректор завода «Заря» Игорь Сомов ушёл.», extracted by hand."""
    text = "Новость\nДиректор завода «Заря» Игорь Сомов ушёл."

    def mention(n: int, type_: EntityType, part: str) -> Mention:
        start = text.index(part)
        return Mention(f"m{n}", type_, start, start + len(part), part, 0.9, "model")

    mentions = (
        mention(1, EntityType.PROFESSION, "Директор завода «Заря»"),
        mention(2, EntityType.ORGANIZATION, "Заря"),
        mention(3, EntityType.PERSON, "Игорь Сомов"),
    )
    return Extraction(
        Article("a1", text, source="a1.txt"),
        debris=(Debris(0, 7, "label"),),
        mentions=mentions,
        entities=(
            Entity("e1", EntityType.PROFESSION, "директор", (), ("m1",)),
            Entity("e2", EntityType.ORGANIZATION, "завод «Заря»", ("Заря",), ("m2",)),
            Entity("e3", EntityType.PERSON, "Игорь Сомов", (), ("m3",)),
        ),
        relations=(Relation(RelationType.WORKS_AS, "m3", "m1", 8, 42, 0.8, "model"),),
        records=(
            Record(
                "r1",
                RecordKind.POSITION,
                person_id="e3",
                person="Игорь Сомов",
                role="директор",
                organization_id="e2",
                organization="завод «Заря»",
                status=Status.CURRENT,
                sentence=text[8:],
                start=8,
                end=42,
                score=0.8,
                source="model",
            ),
        ),
    )
