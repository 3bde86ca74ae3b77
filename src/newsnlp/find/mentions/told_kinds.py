"""What a name in guillemets or in Latin letters is, by the noun before it.

Of titles, pen names and ships the model knows little more than how they look: one that is spelt
as somebody's is a person, «танкер «[Анна Рид]»», one in Latin letters a company, «певица [Lady
Wind]».

- A noun right before a name says what it is.
- What one mention is told to be, the name is elsewhere in the article too, where no noun says
  what else it is.
- Who has a real name behind it is somebody: «[JR] (настоящее имя — Лев Рид)».
- A storm is nobody: «шторм «[Мария]»».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import CLOSING, OPENING, QUOTES
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.type_sets import HOUSES
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import rows
from newsnlp.link.profiles import lemma_of
from newsnlp.types import Span

_LATIN = re.compile(r"[A-Z0-9][\w’'-]*(?:[ .:&-]+[A-Za-z0-9][\w’'-]*)*", re.ASCII)
_REAL_NAME = re.compile(r"[»”\"]? \((?:настоящ\w+ (?:имя|имена|фамилия)|наст\. имя|урожд)")
_OPENS = QUOTES & OPENING
_THINGS = frozenset({T.WORK_OF_ART, T.PRODUCT})
_DOUBTED = _THINGS | {T.PERSON, T.ORGANIZATION, T.CITY, T.LOCATION}
_SURE = 0.8
"""How sure the model is of a company in Latin letters that a thing may be by: «фильм Netflix»."""
Lemmas = tuple[str, ...]


def told_kinds(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans, each with the type that the noun before its name says."""
    text, found = annotation.text, list(spans)
    marked = [
        i
        for i, s in enumerate(spans)
        if s.type in _DOUBTED and (text[s.start].isascii() or _is_opened(text, s.start))
    ]
    before = {i: word for i in marked if (word := _before(annotation, spans[i])) >= 0}
    stars = {i: T.PERSON for i in marked if _REAL_NAME.match(text, spans[i].end)}
    if not before and not stars:
        return found
    places = Places(spans)
    kinds = {i: _kind(annotation, spans[i], word, places) for i, word in before.items()}
    named = {i: kind for i, kind in kinds.items() if kind is not None} | stars
    told = _told(annotation, [(spans[i], kind) for i, kind in named.items()])
    for i in marked if named else ():
        span, word = spans[i], before.get(i, -1)
        kind = named.get(i) or _echoed(annotation, span, word, told)
        if kind and _differs(span.type, kind):
            found[i] = replace(span, type=kind)
    storms = {i for i, word in before.items() if annotation.lemmas[word] in noun_class("storm")}
    if not storms:
        return found
    return [s for i, s in enumerate(found) if i not in storms or spans[i].type is not T.PERSON]


def _is_opened(text: str, start: int) -> bool:
    """Tell what stands in guillemets, as few mentions do."""
    before = text[start - 1 : start]
    return before in _OPENS or (before == " " and text[start - 2] in _OPENS)


def _differs(taken: T, kind: T) -> bool:
    """Tell a type that the noun corrects: games and programmes are works as well as products."""
    return taken is not kind and (taken, kind) != (T.PRODUCT, T.WORK_OF_ART)


def _told(annotation: Annotation, named: Iterable[tuple[Span, T]]) -> dict[Lemmas, T]:
    """Return what names are told to be, those that are told one thing only.

    A band and its album may have one name, and no noun says which of them goes on; a stadium and
    its club have.
    """
    kinds: dict[Lemmas, set[T]] = {}
    for span, kind in named:
        kinds.setdefault(lemmas_of(annotation, span), set()).add(kind)
    only = {lemmas: kind.pop() for lemmas, kind in kinds.items() if len(kind) == 1}
    return {lemmas: kind for lemmas, kind in only.items() if kind not in HOUSES}


def lemmas_of(annotation: Annotation, span: Span) -> Lemmas:
    """Return the lemmas of a name, marks apart."""
    first, last = annotation.tokens_of(span.start, span.end)
    found = (lemma_of(annotation, token) for token in range(first, last))
    return tuple(lemma for lemma in found if lemma[:1].isalnum())


def _before(annotation: Annotation, span: Span) -> int:
    """Return the word right before a whole name in guillemets or Latin letters, -1 of any other."""
    first, last = annotation.tokens_of(span.start, span.end)
    quoted = first > 0 and annotation.words[first - 1] in _OPENS
    after = "".join(annotation.words[last : last + 1])
    whole = after in CLOSING if quoted else not after[:1].isascii() or not after[:1].isalnum()
    named = quoted or _LATIN.fullmatch(annotation.text, span.start, span.end)
    word = first - 1 - quoted
    if not named or not whole or word < 0:
        return -1
    return word if annotation.sentence_of(word) == annotation.sentence_of(last - 1) else -1


def _kind(annotation: Annotation, span: Span, noun: int, places: Places) -> T | None:
    """Return what the noun before a name says that it is, None where it may be whose it is."""
    kind, quoted = _kinds().get(annotation.lemmas[noun], (None, False))
    if kind is None or _is_in_a_body(annotation, span, noun, places):
        return None
    first, last = annotation.tokens_of(span.start, span.end)
    if first - 1 == noun:
        sure = span.type is T.ORGANIZATION and span.score >= _SURE
        return None if kind in _THINGS and (quoted or sure) else kind
    owns = span.type is T.ORGANIZATION and _is_owner(annotation, first, last)
    return None if owns else kind


def _is_owner(annotation: Annotation, first: int, last: int) -> bool:
    """Tell whose it is: «сериал «[Вестника]»», «альбом «[Реки]» «Берега»»."""
    genitive = all(annotation.feats(t).get("Case") == "Gen" for t in range(first, last))
    return genitive or "".join(annotation.words[last + 1 : last + 2]) in _OPENS


def _is_in_a_body(annotation: Annotation, span: Span, noun: int, places: Places) -> bool:
    """Tell the name of whom the noun belongs to as well: «театр оперы «[Луч]»»."""
    start = annotation.starts[noun]
    around = (s for s in places.near(span) if s.start < start and span.end <= s.end)
    return any(s.type in HOUSES for s in around)


def _echoed(annotation: Annotation, span: Span, before: int, told: Mapping[Lemmas, T]) -> T | None:
    """Return what a name is told to be elsewhere: «певица [Lady Wind]», then «[Lady Wind]»."""
    plain = annotation.pos(before) != "NOUN" if before >= 0 else _opens(annotation, span)
    return told.get(lemmas_of(annotation, span)) if plain else None


def _opens(annotation: Annotation, span: Span) -> bool:
    """Tell a whole name in guillemets at the beginning of a sentence: «[Заря]» вышла в море."""
    first, last = annotation.tokens_of(span.start, span.end)
    quoted = first > 0 and annotation.words[first - 1] in _OPENS
    whole = quoted and "".join(annotation.words[last : last + 1]) in CLOSING
    begin, _ = annotation.sentence_tokens(annotation.sentence_of(first))
    return whole and begin in (first, first - 1)


@cache
def _kinds() -> dict[str, tuple[T, bool]]:
    return {noun: (T(kind), "quoted" in more) for noun, kind, *more in rows("named_kinds.tsv")}
