"""Who does what an event's verb tells where no frame reads it: «[Она] осмотрела школу»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import antecedent
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.type_sets import APPOSED, EVENTS
from newsnlp.kinds import RelationType

_AT, _WINS = "attend", "excelled"
_OBJECTS = APPOSED | {"obj"}


def _only_wins(fact: Fact) -> bool:
    """Tell who wins at no event told of: that he beat somebody is an event by itself."""
    return fact.frame.rule == _WINS and fact.event is None


def doers(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the part of whom «он», «она» mean in what a verb tells that no frame reads.

    AGENT of what is done to something, else PARTICIPANT_IN: «он умер», «она была награждена».
    """
    a, index, clauses = reader.annotation, reader.index, reader.clauses
    sentences = {a.sentence_of(token) for token in a.by_lemma.of(PRONOUNS)}
    if not sentences:
        return
    # «он поздравил учеников» is at no event that its frame knows
    framed = {
        f.verb for f in reader.facts() if f.holders and (f.frame.kind != _AT or f.event is not None)
    }
    for event in index.of(EVENTS):
        verb = index.head[event]
        if a.sentence_of(verb) not in sentences or verb in framed:
            continue
        if a.pos(verb) != "VERB" or clauses.modality(verb) is not None:
            continue
        if a.feats(verb).get("VerbForm") != "Fin" and not clauses.is_passive(verb):
            continue
        for subject in clauses.subjects(verb)[:1]:
            who = antecedent(a, index, subject) if a.lemmas[subject] in PRONOUNS else None
            if who is not None:
                does = any(a.deprel(child) == "obj" for child in a.children[verb])
                yield RelationType.AGENT if does else RelationType.PARTICIPANT_IN, who, event


def doers_by_name(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield AGENT of who is named as doing something: «[Эстония] выслала», «куплен [Китаем]»."""
    a, index, clauses = reader.annotation, reader.index, reader.clauses
    framed = {f.verb for f in reader.facts() if (f.holders or f.agents) and not _only_wins(f)}
    for event in index.of(EVENTS):
        verb = index.head[event]
        if verb in framed or a.pos(verb) != "VERB":
            continue
        doer = _doer(reader, verb)
        named = {one for token in doer for one in clauses.conjuncts(token)}
        if not named or clauses.modality(verb) is not None:
            continue
        # «[Котов] бежал, после того как Рид захватил город»
        if all(a.pos(token) != "SCONJ" for token in range(doer[0], verb)):
            for who in reader.referents.actors(doer, set()):
                if a.top(index.head[who], APPOSED) in named:
                    yield RelationType.AGENT, who, event


def _doer(reader: FactReader, verb: int) -> list[int]:
    """Return the noun of who does something to something, in whatever voice."""
    a, clauses = reader.annotation, reader.clauses
    if clauses.is_passive(verb):
        below = clauses.arguments(verb)
        told = (one.token for one in below if (one.preposition, one.case) == ("", "Ins"))
        # «[преемником] Рида назначен Котов»
        return [token for token in told if a.lemmas[token] not in noun_class("successor")][:1]
    acts = a.feats(verb).get("VerbForm") in ("Fin", "Conv")  # «избран мэром, [победив] Котова»
    acts = acts and any(a.deprel(child) == "obj" for child in a.children[verb])
    return clauses.subjects(verb)[:1] if acts else []


def doers_before(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield AGENT of whom a participle tells that does something to somebody: «[Рид], убивший …».

    The subject of the clause around it does no more than that clause tells.
    """
    a, index, clauses = reader.annotation, reader.index, reader.clauses
    hung = [i for i in index.of(EVENTS) if a.deprel(index.head[i]) == "acl"]
    told = (f for f in reader.facts() if f.agents or f.frame.holder == "subj") if hung else ()
    framed = {f.verb for f in told if not _only_wins(f)}
    for event in hung:
        verb = index.head[event]
        if verb in framed:
            continue
        things = [c for c in a.children[verb] if a.deprel(c) == "obj"]
        named = (*things, *(c for thing in things for c in a.children[thing]))
        whom = any(a.pos(c) == "PROPN" and a.deprel(c) in _OBJECTS for c in named)
        if a.pos(verb) != "VERB" or clauses.is_passive(verb) or not whom:
            continue
        if clauses.modality(verb) is None and a.heads[verb] < verb:
            for who in reader.referents.actors([a.heads[verb]], set()):
                yield RelationType.AGENT, who, event
