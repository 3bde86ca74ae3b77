"""What a body is by the post right before its name: «[тренер] «Луча»» is of a клуб."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows

_QUOTES = frozenset('«“„"')


def nouns_by_post(annotation: Annotation, first: int) -> Sequence[str]:
    """Return what an article may go on to call a body whose name begins at a token.

    One whose name tells what it is, «сборной», or a league, «НХЛ», is called so.
    """
    post = first - 1
    if annotation.words[first].isupper() or annotation.words[first].islower():
        return ()
    if post > 0 and annotation.words[post] in _QUOTES:
        post -= 1
    if post < 0 or annotation.sentence_of(post) != annotation.sentence_of(first):
        return ()
    noun = annotation.lemmas[post]
    known = _posts()
    of_two = known.get(f"{annotation.lemmas[post - 1]} {noun}") if post else None
    return of_two or known.get(noun, ())


@cache
def _posts() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in rows("called_by_posts.tsv")}
