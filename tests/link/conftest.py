"""Annotation and linking of texts whose mentions are marked inside (``marked_text``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import CODES, Marked, unmarked

from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.link import link
from newsnlp.types import Mention, Relation, RelationType


@pytest.fixture(scope="session")
def annotate() -> Callable[[str], Annotation]:
    annotator = Annotator()
    return lambda text: annotator.annotate([text])[0]


@pytest.fixture(scope="session")
def linking(annotate: Callable[[str], Annotation]) -> Callable[..., Marked]:
    """Link a marked text; ``works`` are (person, role) texts that the relation model found."""

    def run(text: str, works: tuple[tuple[str, str], ...] = ()) -> Marked:
        plain, spans = unmarked(text)
        mentions = tuple(
            Mention(f"m{i}", CODES[code], start, end, plain[start:end], 1.0, "gold")
            for i, (start, end, code) in enumerate(spans, start=1)
        )
        first = {m.text: m.id for m in reversed(mentions)}
        relations = [
            Relation(RelationType.WORKS_AS, first[a], first[b], 0, 1, 1.0, "gold") for a, b in works
        ]
        annotation = annotate(plain)
        return Marked(annotation, mentions, link(annotation, mentions, relations))

    return run
