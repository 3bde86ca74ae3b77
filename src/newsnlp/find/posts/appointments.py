"""Who has a post by a noun that tells how he came to it: «после назначения Льва Рида мэром»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.types import RelationType

_AFTER = "после"


def appointed_before(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield WORKS_AS of whom something follows the appointment of, as what he is appointed."""
    a, clauses, index = reader.annotation, reader.clauses, reader.index
    for noun in a.by_lemma.of(noun_class("appointment")):
        if clauses.preposition(noun) != _AFTER:
            continue
        below = [token for token in a.children[noun] if token > noun]
        named = (index.at(t, PERSONS) for t in below if clauses.case(t) == "Gen")
        posts = (index.at(t, ROLES) for t in below if clauses.case(t) == "Ins")
        who = next((i for i in named if i is not None), None)
        post = next((i for i in posts if i is not None), None)
        if who is not None and post is not None:
            yield RelationType.WORKS_AS, who, post
