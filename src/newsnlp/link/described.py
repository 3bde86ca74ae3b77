"""The full name of an organization whose mention is only what stands in guillemets.

NEREL marks «Окаприбор» inside «завод «Окаприбор»»; a reader writes: завод «Окаприбор».
"""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import words
from newsnlp.link.nominative import phrase
from newsnlp.link.profiles import lemma_of

_OPEN, _CLOSE = frozenset('«“„"'), frozenset('»”"')
_LONGEST = 4


def described(annotation: Annotation, first: int, last: int) -> str | None:
    """Return the nominative with the descriptor in front, or None where there is none.

    The descriptor is a noun of ``organization_nouns`` or a legal form right before the opening
    quote, with the adjectives that agree with it.
    """
    if not _quoted(annotation, first, last):
        return None
    noun = first - 2
    if noun < 0 or annotation.end[noun] + 2 < annotation.start[first - 1]:
        return None
    word = annotation.words[noun]
    inside = annotation.slice_text(first - 1, last + 1)
    if word in words("legal_forms.tsv"):
        return f"{word} {inside}"
    if lemma_of(annotation, noun) not in words("organization_nouns.txt"):
        return None
    start = _with_adjectives(annotation, noun)
    return f"{phrase(annotation, start, noun + 1)} {inside}"


def _quoted(annotation: Annotation, first: int, last: int) -> bool:
    return (
        first > 0
        and last < len(annotation)
        and annotation.words[first - 1] in _OPEN
        and annotation.words[last] in _CLOSE
    )


def _with_adjectives(annotation: Annotation, noun: int) -> int:
    """Return where the adjectives of a descriptor begin: «инвестиционный фонд «Норд»»."""
    start = noun
    sentence = int(annotation.sentences[annotation.sentence_of(noun)][0])
    while (
        start > max(sentence, noun - _LONGEST)
        and annotation.pos(start - 1) == "ADJ"
        and annotation.head[start - 1] == noun
        and annotation.words[start - 1][0].isalpha()
    ):
        start -= 1
    return start
