"""Forms of verbs that a tagger takes for others, told by the dictionary or their endings."""

from __future__ import annotations

import re

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.dictionary import listed, normal_form, tag
from newsnlp.link.grammar.morphology import readings

_ENDINGS = ("ет", "ёт", "ит", "ют", "ут", "ят", "ат", "л", "ла", "ло", "ли")
_SHORT_PAST = ("ёз", "ез", "ёс", "ес", "ог", "ёг", "ек", "ёк", "ер", "иб")
_FINITE = _ENDINGS + _SHORT_PAST
"""How the past of «увезти», «помочь», «умереть», «погибнуть» ends."""
_INFINITIVE = ("ти", "чь", "ть")
PAST_PARTICIPLE = re.compile(r"вш(?:ий|ая|ее|ие|его|ей|ему|ую|им|ем|их|ими)(?:ся)?$")

NO_MORE = "не_стать"
"""The verb of «не стало Льва Рида» in ``verbs.tsv``."""
_NO_LONGER = frozenset({"больше", "более", "уже"})
_PAST = ("л", "ла", "ло", "ли")
_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_NOW = re.compile(r"[юуая]щ(?:ий|ая|ее|ие|его|ей|ему|ую|им|ем|их|ими)(?:ся)?$")
_PRESENT = ("ет", "ёт", "ит", "ют", "ут", "ят", "ат", "тся")
_BEFORE = frozenset({"прежде", "ранее", "раньше"})


def is_verb(word: str) -> bool:
    """Tell a lowercase word that the dictionary knows and not as a noun or an adjective."""
    return bool(listed(word)) and not readings(word)


def is_finite(word: str) -> bool:
    """Tell a lowercase verb of the third person or the past: «гастролирует», «пел», «увёз»."""
    return word.endswith(_FINITE) and word.isalpha() and is_verb(word) and _is_conjugated(word)


def _is_conjugated(word: str) -> bool:
    """Tell «увёз» from «без», which is no form of a verb."""
    spelt, paradigm, place, _ = listed(word)[0]
    return word.endswith(_ENDINGS) or normal_form(spelt, paradigm, place).endswith(_INFINITIVE)


def is_no_more(annotation: Annotation, verb: int) -> bool:
    """Tell «не [стало] Льва Рида»: a death, not denied."""
    a = annotation
    if verb == 0 or a.lowered[verb] != "стало" or a.lowered[verb - 1] != "не":
        return False
    below = a.children[verb]
    return any(
        a.deprel(t) in ("nsubj", "obj") and a.feats(t).get("Case") in ("Gen", "Acc") for t in below
    )


def is_over(annotation: Annotation, token: int) -> bool:
    """Tell «больше не [директор]», «уже не [входит]» from what never was."""
    before = annotation.lowered[max(0, token - 2) : token]
    return before[-1:] == ["не"] and before[0] in _NO_LONGER


def takes_no_object(verb: str) -> bool:
    """Tell an infinitive that the dictionary knows as intransitive alone: «уехать»."""
    return _intransitive(verb) == {True}


def may_take_no_object(verb: str) -> bool:
    """Tell an infinitive that is intransitive, too: «уходить», also «уходить коня»."""
    return True in _intransitive(verb)


def _intransitive(verb: str) -> set[bool]:
    return {"intr" in tag(number).grammemes for *_, number in listed(verb)}


def is_whole_participle(annotation: Annotation, verb: int) -> bool:
    """Tell a participle with the endings of an adjective: «возглавлявшего», not «назначен»."""
    feats = annotation.feats(verb)
    if feats.get("VerbForm") == "Part":
        return feats.get("Variant") != "Short"
    taken = feats.get("VerbForm") == "Fin"  # by the tagger
    return taken and PAST_PARTICIPLE.search(annotation.words[verb]) is not None


def may_tell(annotation: Annotation, verb: int) -> bool:
    """Tell a verb by its tag, or one that is taken for a noun: «с мая [учительствовал] в Туле».

    The dictionary has its lemma for a verb's.
    """
    a, word, lemma = annotation, annotation.lowered[verb], annotation.lemmas[verb]
    known = lemma.endswith("ть") and lemma != word and word.endswith(_ENDINGS)
    return a.pos(verb) in _VERBAL or (known and a.pos(verb) == "NOUN")


def is_past(annotation: Annotation, verb: int) -> bool:
    """Tell the past tense; «заведовала», «заведовавшая» may be tagged adjectives.

    No past ends as «депутатствует» or «преподающий», whatever the tagger says.
    What is told of now is over, too, behind «прежде»: «[прежде] возглавляемая Ридом».
    """
    a, word, feats = annotation, annotation.words[verb], annotation.feats(verb)
    if verb and feats.get("VerbForm") == "Part" and a.lowered[verb - 1] in _BEFORE:
        return True
    mistaken = a.pos(verb) in ("ADJ", "NOUN") or feats.get("Mood") == "Ind"  # no present ends so
    if mistaken and a.lemmas[verb].endswith("ть") and word.endswith(_PAST):
        return True
    if _NOW.search(word) or (feats.get("VerbForm") == "Fin" and word.endswith(_PRESENT)):
        return False
    return feats.get("Tense") == "Past" or PAST_PARTICIPLE.search(word) is not None
