"""Bodies told in one word: «решение [горсуда]», «[минсельхоз] учтёт», «[Тульский облсуд] ждёт».

Such a word says whose it is, so that it names a body also where the model sees a common noun. A
word that is cut from two does so beside the adjective of a place: «в [Тульский драмтеатр]».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.type_sets import HOUSES
from newsnlp.lexicon import words
from newsnlp.link.bodies.compounds import inner_noun, wider_nouns
from newsnlp.link.bodies.levels import parted
from newsnlp.remembered import Answers
from newsnlp.types import EntityType, Span

SOURCE = "rule:one-word-body"
SCORE = 0.9
_MINISTRY = "министерство"
_CUT = _MINISTRY[:3]


def with_one_word_bodies(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with the bodies of one word that lie in no organization."""
    bodies = {*filter(_MAY_BE.__getitem__, annotation.by_lemma.words)}
    if not bodies:
        return list(spans)
    found = annotation.by_lemma.of(bodies)
    added = (span for t in found if (span := _body(annotation, t, spans)))
    return sorted([*spans, *added], key=lambda span: (span.start, -span.end))


def _may_be(lemma: str) -> bool:
    return _is_body(lemma) or bool(inner_noun(lemma))


_MAY_BE = Answers(_may_be)


def _is_body(lemma: str) -> bool:
    return bool(parted(lemma)[0]) or lemma in _ministries()


@cache
def _ministries() -> frozenset[str]:
    """Return the ministries that our tables know by one word: «минсельхоз»."""
    nouns = wider_nouns().items()
    return frozenset(noun for noun, wider in nouns if noun[:3] == _CUT and _MINISTRY in wider)


def _body(annotation: Annotation, token: int, spans: Sequence[Span]) -> Span | None:
    """Return a body with the adjective of its place, None where it is a name's part or several."""
    feats, word = annotation.feats(token), annotation.words[token]
    if feats.get("Number", "Sing") != "Sing" or not word[1:].islower():
        return None
    first = token
    while first > 0 and _is_its_place(annotation, first - 1, token):
        first -= 1
    if not _is_body(annotation.lemmas[token]) and not _is_named(annotation, first, token):
        return None
    start, end = annotation.starts[first], annotation.ends[token]
    for span in spans:
        around = span.start <= annotation.starts[token] and end <= span.end
        if (around and span.type in HOUSES) or crosses((start, end), (span.start, span.end)):
            return None
    return Span(start, end, EntityType.ORGANIZATION, SCORE, SOURCE)


def _is_named(annotation: Annotation, first: int, token: int) -> bool:
    """Tell «[Тульский] драмтеатр» from the «новый драмтеатр» and the драмтеатр «Луч»."""
    after = annotation.words[token + 1 : token + 2]
    return first < token and annotation.words[first][0].isupper() and after not in (["«"], ['"'])


def _is_its_place(annotation: Annotation, token: int, noun: int) -> bool:
    """Tell an adjective that says where a body is: «[Тульский] облсуд», «[краевой] минсельхоз»."""
    if annotation.pos(token) != "ADJ" or annotation.heads[token] != noun:
        return False
    opens = token == annotation.sentence_tokens(annotation.sentence_of(token))[0]
    named = annotation.words[token][0].isupper() and not opens
    return named or annotation.lemmas[token] in words("level_adjectives.tsv")
