"""Names that the text tells to be organizations, where the model takes them for something else.

- Behind «фонд», «ООО», «ХК» guillemets hold an organization: «фонд «[Ключ к жизни]»».
- What a name behind such a noun or behind «детский сад» is, it is elsewhere in the article, unless
  a noun there says what else it is.
- A building named like an organization of the article is that organization: «[театр Рида]» beside
  the «[театр имени Рида]», «[ЦДХ]» beside the «[Центральный дом художника]», or the other way.
- No place or person is called by the beginnings of an organization's words: «в [Депспорта]».
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.told_kinds import Lemmas, lemmas_of
from newsnlp.find.type_sets import AREAS, HOUSES
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import words
from newsnlp.link.bodies.acronyms import abbreviates, contracts, is_acronym
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.grammar.morphology import readings
from newsnlp.link.profiles import lemma_of
from newsnlp.types import Span

_DOUBTED = frozenset({T.FACILITY, T.WORK_OF_ART, T.PRODUCT})
_NAMED = AREAS | {T.PERSON}
_BEGUN = 3
_ORGANIZATION = "Orgn"
_OPENING = frozenset('«“„"')
_NAMED_AFTER = "имя"


def told_bodies(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, those of told organizations with their type."""
    doubted = [span for span in spans if span.type in _DOUBTED]
    cut = {span for span in _one_word(annotation, spans) if _is_cut(annotation, span, spans)}
    if not doubted and not cut:
        return list(spans)
    told = {_lemmas(annotation, s): type_ for s in spans if (type_ := _told(annotation, s))}
    buildings = any(span.type is T.FACILITY for span in doubted)
    bodies_ = [s for s in spans if s.type is T.ORGANIZATION] if buildings else []
    names = [(s, _lemmas(annotation, s)) for s in bodies_]
    types = dict.fromkeys(cut, T.ORGANIZATION)
    for span in doubted:
        if span.type is T.FACILITY and _is_one_of(annotation, span, names):
            types[span] = T.ORGANIZATION
        elif _is_echo(annotation, span, told):
            types[span] = told[_lemmas(annotation, span)]
    if not types:
        return list(spans)
    return [replace(s, type=types[s]) if s in types else s for s in spans]


def _one_word(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the places and people told in one word that begins as an organization does."""
    text = annotation.text
    begun = {text[s.start : s.start + _BEGUN].lower() for s in spans if s.type is T.ORGANIZATION}
    return [
        span
        for span in spans
        if span.type in _NAMED
        and text[span.start : span.start + _BEGUN].lower() in begun
        and text[span.start : span.end].isalpha()
    ]


def _is_cut(annotation: Annotation, span: Span, spans: Sequence[Span]) -> bool:
    """Tell a word made of the beginnings of an organization's words: «Депспорта»."""
    word = annotation.text[span.start : span.end]
    known = [reading for reading in readings(word.lower()) if reading.known]
    if known:  # «Московский» is no «Московский комсомолец»
        return all(_ORGANIZATION in str(reading.tag) for reading in known)
    begun = word[:_BEGUN].lower()
    bodies_ = (s for s in spans if s.type is T.ORGANIZATION and s.end - s.start > len(word))
    names = (_lemmas(annotation, s) for s in bodies_)
    return any(
        contracts(word, " ".join(name[:size]))
        for name in names
        if name[0][:_BEGUN] == begun
        for size in range(2, len(name) + 1)
    )


def _lemmas(annotation: Annotation, span: Span) -> Lemmas:
    return tuple(lemma for lemma in lemmas_of(annotation, span) if lemma != _NAMED_AFTER)


def _before_quote(annotation: Annotation, span: Span) -> int | None:
    """Return the token before the guillemet that opens a name, None where none opens it."""
    if annotation.text[span.start - 1 : span.start] not in _OPENING:
        return None
    return annotation.tokens_of(span.start, span.end)[0] - 2


def _told(annotation: Annotation, span: Span) -> T | None:
    """Return what the noun or short form before a name in guillemets says that it is."""
    if span.type not in _DOUBTED and span.type is not T.ORGANIZATION:
        return None
    before = _before_quote(annotation, span)
    if before is None or before < 0:
        return None
    if annotation.sentence_of(before) != annotation.sentence_of(before + 1):
        return None
    word = annotation.words[before]
    formed = word in words("legal_forms.tsv") or word in words("quoted_forms.tsv")
    if formed or _is_one(annotation, before, words("associations.txt")):
        return T.ORGANIZATION
    of_body = span.type in HOUSES and _is_one(annotation, before, bodies())
    return span.type if of_body else None


def _is_one(annotation: Annotation, noun: int, nouns: Container[str]) -> bool:
    """Tell «фонд», or «крестьянское [хозяйство]», which is one by its adjective."""
    pair = " ".join(annotation.lemmas[max(0, noun - 1) : noun + 1])
    return annotation.lemmas[noun] in nouns or pair in nouns


def _is_echo(annotation: Annotation, span: Span, told: Mapping[Lemmas, T]) -> bool:
    """Tell a name in guillemets that is told elsewhere: not «спектакль «Маска»»."""
    before = _before_quote(annotation, span) if told else None
    if before is None or _lemmas(annotation, span) not in told:
        return False
    return bool(_told(annotation, span)) or before < 0 or annotation.pos(before) != "NOUN"


def _is_one_of(annotation: Annotation, span: Span, names: Sequence[tuple[Span, Lemmas]]) -> bool:
    """Tell a building that bears the name of an organization, shorter or longer."""
    text, own = annotation.text[span.start : span.end], _lemmas(annotation, span)
    if is_acronym(text):
        told = (annotation.text[s.start : s.end] for s, lemmas in names if len(lemmas) > 1)
        return any(abbreviates(text, name) for name in told)
    shorts = (annotation.text[s.start : s.end] for s, lemmas in names if len(lemmas) == 1)
    if any(len(short) >= _BEGUN and abbreviates(short, text) for short in shorts):
        return True
    head = lemma_of(annotation, annotation.head_of(*annotation.tokens_of(span.start, span.end)))
    if head not in bodies() or len(own) < 2:
        return False
    one = {*own}
    return any(head in name and len(name) > 1 and one <= {*name} for _, name in names)
