"""Who was not at an event: «на [слушания] не явился», «прошёл без [Рида]», «он не приехал»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.grammar.cues import Modality, cues
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import APPOSED

_AWAY, _ABSENCE, _WITHOUT = "отсутствовать", "отсутствие", "без"
_ABSENT = frozenset({_AWAY, "пропустить", "пропускать"})


def is_absent(clauses: Clauses, index: MentionIndex, event: int, other: int) -> bool:
    """Tell at what somebody was not: «на [слушаниях] отсутствовал», «на [заседание] не явился».

    So does a clause of its own: «Прошла сессия. … Отсутствовали [Рид] и Котов».
    """
    a, noun, top = (
        clauses.annotation,
        index.head[event],
        clauses.annotation.top(index.head[other], APPOSED | {"conj"}),
    )
    above, verb = clauses.head[noun], a.heads[top]
    if keeps_away(clauses, index, other):
        return True
    if verb >= 0 and a.lemmas[verb] == _AWAY:
        return True
    if verb >= 0 and _stays_away(clauses, verb, index.first[event]):
        return True
    if above < 0 or a.lemmas[above] in _ABSENT:
        return above >= 0
    there = a.lemmas[above] in noun_class("being_there")
    return there and clauses.modality(above) is Modality.NEGATED


def _stays_away(clauses: Clauses, verb: int, event: int) -> bool:
    """Tell what one does at what is told before, or below it: «участия не принимал», «не приехал».

    So does who «отказался от участия в [форуме]»; «не приехал, но посетил [выставку]» is another.
    """
    a = clauses.annotation
    part = [c for c in a.children[verb] if a.lemmas[c] in noun_class("participation")]
    refused = any(clauses.noun_modality(noun) is Modality.NEGATED for noun in part)
    there = part != [] or a.lemmas[verb] in noun_class("being_there")
    if not refused and not (there and clauses.modality(verb) is Modality.NEGATED):
        return False
    between = range(verb + 1, event + 1)
    return all(a.feats(token).get("VerbForm") != "Fin" for token in between)


def keeps_away(clauses: Clauses, index: MentionIndex, other: int) -> bool:
    """Tell «прошёл без [Рида]», «прийти отказался [Рид]», «позвали [Рида], но он не приехал»."""
    a, top = clauses.annotation, clauses.annotation.top(index.head[other], APPOSED | {"conj"})
    verb = a.heads[top]
    if a.lemmas[verb] == _ABSENCE and verb >= 0:
        return True  # «в отсутствие [Рида]»
    if verb < 0 or clauses.preposition(top) == _WITHOUT:
        return verb >= 0 and clauses.modality(verb) is not Modality.NEGATED
    there = [c for c in a.children[verb] if a.lemmas[c] in noun_class("being_there")]
    denied = [c for c in there if clauses.modality(c) is Modality.NEGATED]
    if a.deprel(top) == "obj":
        subjects = (t for c in denied if a.deprel(c) == "conj" for t in clauses.subjects(c))
        return any(a.lemmas[t] in PRONOUNS for t in subjects)
    refused = cues("governor").get(a.lemmas[verb]) == Modality.NEGATED
    return any(a.feats(c).get("VerbForm") == "Inf" for c in (there if refused else denied))


def is_listed_away(annotation: Annotation, index: MentionIndex, other: int) -> bool:
    """Tell who stands in a list of those who were not there: «Отсутствовал: депутат [Рид]»."""
    first, _ = annotation.sentence_tokens(annotation.sentence_of(index.first[other]))
    return annotation.lemmas[first] == _AWAY
