"""Names and acronyms that the text itself introduces: «Музей научной фантастики (МНФ)».

Where the model finds one of the two, or takes the museum for a building, the initials tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress, count

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.mentions.nesting import crosses
from newsnlp.find.mentions.span_places import Places
from newsnlp.find.type_sets import HOUSES
from newsnlp.kinds import EntityType as T
from newsnlp.link.bodies.acronyms import abbreviates, is_acronym
from newsnlp.link.grammar.morphology import fold
from newsnlp.remembered import Answers
from newsnlp.types import Span

SOURCE = "rule:introduced"
SCORE = 0.8
_CLOSING = frozenset('»”"')
_LEAST = 3
"""Letters of an acronym: two fit too many names."""
_MOST = 12
"""Words of a name, at most."""


def introduced(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with both names of the organizations that the text introduces.

    An acronym so found is marked wherever the text has it and nothing else is.
    """
    kept = list(spans)
    for token in _bracketed(annotation):
        acronym = annotation.words[token]
        name = next((s for s in kept if _stands_for(annotation, s, token)), None)
        short = next(
            (
                s
                for s in kept
                if s.start == annotation.starts[token] and s.end == annotation.ends[token]
            ),
            None,
        )
        if short is None and name is not None and name.type is T.ORGANIZATION:
            kept += list(_everywhere(annotation, acronym, kept))
        elif short is not None and short.type is T.ORGANIZATION and name is None:
            kept += list(_name_before(annotation, token, short.score, kept))
        elif short is not None and short.type is T.ORGANIZATION and name is not None:
            kept[kept.index(name)] = replace(name, type=T.ORGANIZATION)
    kept += _never_introduced(annotation, kept)
    return sorted(kept, key=lambda span: (span.start, -span.end))


def _never_introduced(annotation: Annotation, spans: Sequence[Span]) -> list[Span]:
    """Return the acronyms of organizations told in full that no brackets introduce.

    «Екатеринбургская духовная семинария … в [ЕДС] учатся».
    """
    shaped = compress(count(), map(_SHAPED.__getitem__, annotation.words))
    found = [token for token in shaped if not _is_in_capitals(annotation, token)]
    if not found:
        return []
    places = Places(spans)
    names: dict[str, set[str]] = {}  # by first letter: a long article has many names
    for span in spans:
        name = annotation.text[span.start : span.end]
        if span.type is T.ORGANIZATION and " " in name:
            names.setdefault(fold(name[0].lower()), set()).add(name)
    told = {
        word: any(abbreviates(word, name) for name in names.get(fold(word[0].lower()), ()))
        for word in {annotation.words[t] for t in found}
    }
    own = (
        Span(annotation.starts[t], annotation.ends[t], T.ORGANIZATION, SCORE, SOURCE)
        for t in found
        if told[annotation.words[t]]
    )
    return [span for span in own if not places.near(span)]


def _is_shaped(word: str) -> bool:
    """Tell whether a word is written as an acronym; most words are told at once."""
    few = len(word) < _LEAST or word[1:].islower()
    return not few and sum(map(str.isupper, word)) >= _LEAST and is_acronym(word)


_SHAPED = Answers(_is_shaped)


def _is_in_capitals(annotation: Annotation, token: int) -> bool:
    """Tell a word of a line in capitals from an acronym."""
    word, around = annotation.words[token], annotation.words[max(token - 1, 0) : token + 2]
    return any(other.isupper() and len(other) > 1 for other in around if other is not word)


def _bracketed(annotation: Annotation) -> Iterator[int]:
    """Yield the acronyms that fill a pair of brackets."""
    words = annotation.words
    for bracket in annotation.by_form.of({"("}):
        token = bracket + 1
        filled = token > 1 and words[token + 1 : token + 2] == [")"]
        if filled and len(words[token]) >= _LEAST and is_acronym(words[token]):
            yield token


def _name_end(annotation: Annotation, token: int) -> int:
    """Return the last token of the name before an acronym in brackets, quotes left out."""
    last = token - 2
    return last - 1 if annotation.words[last] in _CLOSING else last


def _stands_for(annotation: Annotation, span: Span, token: int) -> bool:
    """Tell whether a span is the name that an acronym in brackets renames."""
    ends = (annotation.ends[token - 2], annotation.ends[_name_end(annotation, token)])
    text = annotation.text[span.start : span.end]
    return span.type in HOUSES and span.end in ends and abbreviates(annotation.words[token], text)


def _name_before(
    annotation: Annotation, token: int, score: float, spans: Sequence[Span]
) -> Iterator[Span]:
    """Yield the words before an acronym that begin with its letters, unless they cut a mention."""
    last = _name_end(annotation, token)
    ends = (annotation.ends[token - 2], annotation.ends[last])
    if any(span.type is T.ORGANIZATION and span.end in ends for span in spans):
        return  # linking knows how an acronym may differ from a name's initials
    begin, _ = annotation.sentence_tokens(annotation.sentence_of(token))
    end = annotation.ends[last]
    for first in range(last - 1, max(begin, last - _MOST) - 1, -1):
        start = annotation.starts[first]
        if not annotation.words[first][0].isupper() or any(
            crosses((start, end), (span.start, span.end)) for span in spans
        ):
            continue
        if abbreviates(annotation.words[token], annotation.text[start:end]):
            yield Span(start, end, T.ORGANIZATION, score, SOURCE)
            return


def _everywhere(annotation: Annotation, acronym: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the places of an acronym that no mention has yet."""
    taken = {(span.start, span.end) for span in spans}
    for token, word in enumerate(annotation.words):
        place = (annotation.starts[token], annotation.ends[token])
        if word == acronym and place not in taken:
            yield Span(*place, T.ORGANIZATION, SCORE, SOURCE)
