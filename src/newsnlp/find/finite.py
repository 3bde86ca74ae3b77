"""Forms of verbs that a tagger takes for others, told by the dictionary or their endings."""

from __future__ import annotations

import re

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import listed
from newsnlp.link.morphology import readings

_ENDINGS = ("ет", "ёт", "ит", "ют", "ут", "ят", "ат", "л", "ла", "ли")
PAST_PARTICIPLE = re.compile(r"вш(?:ий|ая|ее|ие|его|ей|ему|ую|им|ем|их|ими)(?:ся)?$")


def is_verb(word: str) -> bool:
    """Tell a lowercase word that the dictionary knows and not as a noun or an adjective."""
    return bool(listed(word)) and not readings(word)


def is_finite(word: str) -> bool:
    """Tell a lowercase verb of the third person or the past: «аккомпанирует», «заведовал»."""
    return word.endswith(_ENDINGS) and word.isalpha() and is_verb(word)


def is_whole_participle(annotation: Annotation, verb: int) -> bool:
    """Tell a participle with the endings of an adjective: «возглавлявшего», not «назначен»."""
    feats = annotation.feats(verb)
    if feats.get("VerbForm") == "Part":
        return feats.get("Variant") != "Short"
    taken = feats.get("VerbForm") == "Fin"  # by the tagger
    return taken and PAST_PARTICIPLE.search(annotation.words[verb]) is not None
