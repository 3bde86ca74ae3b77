"""What a relative clause tells is told of its antecedent, not of the event around it.

«Мэр [вручил] грамоту тренеру, ученик которого [5 мая] выиграл кубок»: the 5th of May is the day of
the victory, and the pupil received nothing. «Концерт, который прошёл [5 мая]» is the concert's day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType, RelationType
from newsnlp.types import Mention, Relation

_PRONOUNS = frozenset({"который", "чей"})
_SETTINGS = frozenset(
    {
        RelationType.POINT_IN_TIME,
        RelationType.PARTICIPANT_IN,
        RelationType.AGENT,
        RelationType.TAKES_PLACE_IN,
    }
)
_BEFORE = 4
"""Tokens from the comma to the pronoun: «, воспитанник которого», «, в ходе которых»."""
_STOPS = frozenset(",;:—–)(")

Clause = tuple[int, int, int]
"""The comma that opens a clause, the token that closes it, the pronoun."""


def apart(
    annotation: Annotation, mentions: Sequence[Mention], relations: Sequence[Relation]
) -> Sequence[Relation]:
    """Return the relations without those of an event to what a relative clause beside it tells."""
    clauses = list(_clauses(annotation))
    if not clauses:
        return relations
    known = {mention.id: mention for mention in mentions}
    return [
        r
        for r in relations
        if r.type not in _SETTINGS or not _goes_across(annotation, known, r, clauses)
    ]


def _clauses(a: Annotation) -> Iterator[Clause]:
    for token in a.by_lemma.of(_PRONOUNS):
        first, last = a.sentence_tokens(a.sentence_of(token))
        opening = range(token - 1, max(first, token - _BEFORE) - 1, -1)
        comma = next((t for t in opening if a.words[t] == ","), None)
        if comma is None:
            continue
        stops = (t for t in range(token + 1, last) if a.words[t] in _STOPS)
        end = next(stops, last)
        if any(_is_finite(a, t) for t in range(comma, end)):
            yield comma, end, token


def _is_finite(a: Annotation, token: int) -> bool:
    return a.pos(token) == "VERB" and a.feats(token).get("VerbForm") == "Fin"


def _goes_across(
    a: Annotation, known: dict[str, Mention], r: Relation, clauses: Sequence[Clause]
) -> bool:
    event, other = known[r.head], known[r.tail]
    if event.type is not EntityType.EVENT:
        event, other = other, event
    if event.type is not EntityType.EVENT or other.type is EntityType.EVENT:
        return False
    first, last = a.tokens_of(event.start, event.end)
    told = a.tokens_of(other.start, other.end)[0]
    head = a.head_of(first, last)
    return any(
        comma < told < end
        and not comma < first < end
        and a.sentence_of(first) == a.sentence_of(told)
        and not _may_be_antecedent(a, head, comma, pronoun)
        for comma, end, pronoun in clauses
    )


def _may_be_antecedent(a: Annotation, head: int, comma: int, pronoun: int) -> bool:
    """Tell whether a pronoun may stand for an event: a noun before it, of its gender and number."""
    if head > comma or a.pos(head) not in ("NOUN", "PROPN"):
        return False
    told, asked = a.feats(head), a.feats(pronoun)
    return all(
        told.get(feat, asked.get(feat)) == asked.get(feat, told.get(feat))
        for feat in ("Number", "Gender")
    )
