"""Whose story a sentence goes on with where it only mentions others: «Там [он] встретил Рида»."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.appointees import name_top
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.mention_index import MentionIndex

UNTOLD = -1
"""The subject of a sentence that has none: «Потом встретил Рида»."""
_OBJECTS = frozenset({"obj", "iobj", "obl"})
_GENDERS = {
    **dict.fromkeys(("он", "его"), "Masc"),
    **dict.fromkeys(("она", "её", "ее", "ей"), "Fem"),
    "оно": "Neut",
}


def same_subject(
    a: Annotation, index: MentionIndex, pronoun: int, sentence: int, others: Sequence[int]
) -> int | None:
    """Return the pronoun that a sentence before has as its subject, ``UNTOLD``, or None.

    «Там [он] встретил Рида. Он основал завод», «Потом встретил Рида. Он основал завод»: it is
    not Рид who did, he is but an object there. ``others``: the persons of that sentence.
    """
    doer = a.lemmas[pronoun] in PRONOUNS and a.deprel(pronoun).startswith("nsubj")
    if not others or not doer or sentence == a.sentence_of(pronoun):
        return None
    if any(a.deprel(name_top(a, index.head[i])) not in _OBJECTS for i in others):
        return None
    first, last = a.sentence_tokens(sentence)
    verb = next((t for t in range(first, last) if a.deprel(t) == "root"), first)
    gender = gender_of(a, pronoun)
    if a.feats(verb).get("VerbForm") != "Fin" or a.feats(verb).get("Gender") != gender:
        return None
    subjects = [t for t in a.children[verb] if a.deprel(t).startswith("nsubj")]
    same = (t for t in subjects if a.lemmas[t] in PRONOUNS and gender_of(a, t) == gender)
    return next(same, None) if subjects else UNTOLD


def gender_of(annotation: Annotation, token: int) -> str | None:
    """Return the gender that a pronoun or a word shows."""
    word = annotation.words[token].lower()
    return _GENDERS.get(word, annotation.feats(token).get("Gender"))
