"""To, with or of whom a subject does something: he is none of them, and belongs to none of them."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.records.links import Link

_SIDES = frozenset(
    {
        *((word, "Dat") for word in ("", "к")),
        *((word, "Gen") for word in ("у", "возле", "около", "против", "для", "мимо", "без")),
        *((word, "Ins") for word in ("с", "перед", "над")),
        *((word, "Loc") for word in ("о", "на", "")),
        ("про", "Acc"),
    }
)
"""Prepositions and cases of whom one does something to, and never of what one is."""
_OF_PEOPLE = frozenset({("за", "Acc"), ("за", "Ins"), ("между", "Ins"), ("из-за", "Gen")})
"""So of people, not of bodies: «ушёл вслед за [мэром]», but «играет за [сборную]»."""
_UNLIKE, _BESIDE, _NEAR = "отличие", ("между", "Ins"), 3
_BARE, _INTO = ("", "Ins"), ("в", "Acc")
"""How one tells what somebody is or joins, but for a few verbs: «гордится [мэром]»."""
_BELOW = frozenset({"obj", "iobj", "obl", "nmod", "advmod"})
_BETWEEN = frozenset({"NOUN", "ADV"})  # «ушёл [вслед] за мэром»
_FOR = ("за", "Acc")
"""How one tells whom one favours: «голосует за [партию]», where no verb tells that one is of it."""


def is_on_the_other_side(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who is told of beside a role: «[Рид] написал письмо [мэру]», «… гордится [мэром]»."""
    noun = clauses.first_conjunct(index.head[link.tail])  # «стоял между ректором и [мэром]»
    told = clauses.preposition(noun), clauses.case(noun)
    if _UNLIKE in clauses.annotation.lemmas[max(0, noun - _NEAR) : noun]:
        told = _BESIDE  # «в отличие от [мэра]»
    if told not in _SIDES | _OF_PEOPLE and told != _BARE:
        return False
    verb = _verb_above(clauses, noun)
    if told == _BARE and (verb < 0 or clauses.annotation.lemmas[verb] not in noun_class("feeling")):
        return False
    return _acts(clauses, index, link.head, verb)


def is_addressed(clauses: Clauses, index: MentionIndex, person: int, noun: int) -> bool:
    """Tell to which body somebody turns: «[Рид] обратился в [партию]», «ругает [партию]»."""
    a = clauses.annotation
    member = a.heads[noun]
    if member >= 0 and a.lemmas[member] in noun_class("member") and a.deprel(noun) == "nmod":
        noun = member  # «написал [члену] партии»
    told = {(clauses.preposition(noun), clauses.case(noun))}
    verb = _verb_above(clauses, noun)
    if verb >= 0 and _INTO in told and a.lemmas[verb] in noun_class("turning_to"):
        return True
    done = a.deprel(noun) == "obj" and a.heads[noun] == verb
    return (done or not told.isdisjoint(_SIDES | {_FOR})) and _acts(clauses, index, person, verb)


def _verb_above(clauses: Clauses, noun: int) -> int:
    """Return the verb or predicate that a noun depends on, through nouns, or -1."""
    a = clauses.annotation
    above = a.heads[noun]
    while above >= 0 and a.pos(above) in _BETWEEN and a.deprel(above) in _BELOW:
        above = a.heads[above]
    return above


def _acts(clauses: Clauses, index: MentionIndex, person: int, verb: int) -> bool:
    """Tell whether somebody is the subject of a verb or of a predicate."""
    if verb < 0:
        return False
    a = clauses.annotation
    subjects = clauses.subjects(verb) if a.pos(verb) == "VERB" else a.children[verb]
    acts = (token for token in subjects if a.deprel(token).startswith("nsubj"))
    return any(person in index.covering(token) for token in acts)
