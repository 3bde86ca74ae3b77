"""What a text only imagines: the story of a film, a drill's legend, a joke, «представьте, что»."""

from __future__ import annotations

from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.cues import cues

_CONTENT = frozenset({"xcomp", "ccomp", "csubj", "parataxis"})
_QUOTED = "parataxis"
_CHAIN = 4
"""How far up a tree a joke is looked for; longer ways are parser errors."""


@cache
def _legends() -> frozenset[str]:
    return frozenset(cues("legend") | cues("plot"))


@cache
def _not_in_earnest() -> frozenset[str]:
    return frozenset(cues("joke") | cues("thought"))


@cache
def _last_words_of_legends() -> frozenset[str]:
    return frozenset(phrase.rpartition("_")[2] for phrase in _legends())


def is_of_legend(a: Annotation, token: int) -> bool:
    """Tell what only a drill or a film imagines: «по легенде, в цехе произошёл [пожар]»."""
    if a.by_form.words.isdisjoint(_last_words_of_legends()):
        return False
    spelt = "_".join(a.lowered[slice(*a.sentence_tokens(a.sentence_of(token)))])
    return any(words in spelt for words in _legends())


def is_imagined(a: Annotation, top: int) -> bool:
    """Tell the head of a clause that is a joke or a thought: «пошутил, что [станет] мэром».

    «Представьте, что вы [мэр]», «"Я теперь [мэр]", – шутит Рид».
    """
    if a.by_lemma.words.isdisjoint(_not_in_earnest()):
        return False
    jokes, thoughts = cues("joke"), cues("thought")
    for _ in range(_CHAIN):
        above = a.heads[top]
        if any(a.lemmas[t] in jokes and a.deprel(t) == _QUOTED for t in a.children[top]):
            return True
        if above < 0 or a.deprel(top) not in _CONTENT:
            return False
        asked = a.lemmas[above] in thoughts and a.feats(above).get("Mood") == "Imp"
        if asked or a.lemmas[above] in jokes:
            return True
        top = above
    return False
