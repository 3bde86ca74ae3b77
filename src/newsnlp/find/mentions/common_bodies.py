"""Bodies that a common noun names with a number or a namesake: «[лицей № 8]», «[театр имени Рида]».

What follows the noun says which it is, so that it names a body also where the model sees none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.type_sets import HOUSES
from newsnlp.kinds import EntityType
from newsnlp.lexicon import words
from newsnlp.types import Span

SOURCE = "rule:common-body"
SCORE = 0.9
_SIGN, _NAMED_AFTER = "№", frozenset({"имени", "им"})
_BEHIND_NOUN = _NAMED_AFTER | {_SIGN}
_LONGEST = 4
"""Words before the noun: «муниципальная средняя общеобразовательная [школа] № 5» has three."""


def with_common_bodies(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with such bodies that no organization or building covers."""
    if _BEHIND_NOUN.isdisjoint(annotation.by_form.words):
        return list(spans)
    places = Places(spans)
    people = {span.start: span.end for span in spans if span.type is EntityType.PERSON}
    kept = list(spans)
    for first, end in (*_numbered(annotation), *_named_after(annotation, people)):
        body = Span(annotation.starts[first], end, EntityType.ORGANIZATION, SCORE, SOURCE)
        near = places.near(body)
        covered = any(s.type in HOUSES and not _has_for_part(annotation, s, body) for s in near)
        place = body.start, body.end
        if not covered and not any(crosses(place, (s.start, s.end)) for s in near):
            kept.append(body)
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _has_for_part(annotation: Annotation, span: Span, body: Span) -> bool:
    """Tell a part of a body, which is none itself: «пресс-служба [театра имени Рида]»."""
    noun, _ = annotation.tokens_of(span.start, span.end)
    return span.start < body.start and annotation.lemmas[noun] in words("subunits.txt")


def _numbered(annotation: Annotation) -> Iterator[tuple[int, int]]:
    """Yield the tokens where numbered bodies begin and the characters where they end."""
    a = annotation
    for sign in a.by_form.of({_SIGN}):
        number = sign + 1
        if not sign or number >= len(a) or not a.words[number][0].isdigit():
            continue
        first = _numbered_noun(a, sign - 1)
        if first >= 0:
            yield _with_adjectives(a, first), a.ends[number]


def _numbered_noun(annotation: Annotation, last: int) -> int:
    """Return the noun of a phrase that a number follows, «[школа]», «[отдел] полиции», or -1."""
    a, told = annotation, words("numbered_bodies.txt")
    if a.lemmas[last] in told and a.feats(last).get("Number") != "Plur":
        return last
    pair = " ".join(a.lemmas[max(0, last - 1) : last + 1])
    return last - 1 if last and pair in told else -1


def _named_after(annotation: Annotation, people: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield where bodies named after somebody begin, and end."""
    a = annotation
    for after in a.by_form.of(_NAMED_AFTER):
        noun, name = after - 1, after + 1
        name += a.words[name : name + 1] == ["."]
        if noun < 0 or name >= len(a) or a.starts[name] not in people:
            continue
        if a.lemmas[noun] in _called_after() and a.feats(noun).get("Number") != "Plur":
            yield _with_adjectives(a, noun), people[a.starts[name]]


@cache
def _called_after() -> frozenset[str]:
    return words("organization_nouns.txt") | words("institutions.txt")


def _with_adjectives(annotation: Annotation, noun: int) -> int:
    """Return where what describes a noun begins: «[средней] школе № 14»; not «новой школе № 14»."""
    a, first = annotation, noun
    begin, _ = a.sentence_tokens(a.sentence_of(noun))
    passing = words("passing_adjectives.txt") | words("praising_adjectives.txt")
    while (
        first > max(begin, noun - _LONGEST)
        and a.pos(first - 1) == "ADJ"
        and a.heads[first - 1] == noun
        and a.lemmas[first - 1] not in passing
    ):
        first -= 1
    return first
