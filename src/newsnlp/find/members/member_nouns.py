"""Who joins or leaves a body by a noun: «[вступление] Рида в партию», «[исключение] Кима из …».

Who is told by no genitive is the subject of the clause: «До [вступления] в партию Рид был …».
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import Frame, frames, noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES, antecedent
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.members.bare_members import has_members
from newsnlp.find.type_sets import UPRIGHT
from newsnlp.types import EntityType

_LIKE = {"entering": ("вступить", "new"), "leaving_out": ("выйти", "former")}
"""Classes of nouns, and the verb and status of which they tell alike."""
_PRESUPPOSED = frozenset({"после", "до"})
_BODY = "organization"


def noun_facts(reader: FactReader) -> Iterator[Fact]:
    """Yield the facts of joining and leaving that nouns tell."""
    clauses = reader.clauses
    for noun in reader.annotation.by_lemma.of(_frames().keys()):
        frame = _frames()[reader.annotation.lemmas[noun]]
        bound = reader.bind(noun, frame, frame.slots[0])
        if bound is None or bound.mention is None or bound.argument.token < noun:
            continue
        body, slots = bound.mention, {_BODY: bound}
        holders = _holders(reader, noun, body)
        states = all(reader.index.types[i] is EntityType.COUNTRY for i in holders)
        if holders and (states or has_members(reader, body)):
            modality = clauses.noun_modality(noun) or _undecided(reader, noun)
            yield Fact(frame, noun, modality, holders, (), slots, _dates(reader, noun), past=True)


def _undecided(reader: FactReader, noun: int) -> Modality | None:
    """Return that nothing is decided yet: «[обсудили] исключение Рида из партии», «[станет]»."""
    a, above = reader.annotation, reader.annotation.heads[noun]
    open_ = above >= 0 and a.lemmas[above] in noun_class("undecided")
    ahead = above >= 0 and a.pos(above) == "VERB" and reader.clauses.modality(above) is not None
    return Modality.POSSIBLE if open_ or ahead else None


def _dates(reader: FactReader, noun: int) -> tuple[int, ...]:
    """Return the dates that hang on a noun: «после вступления в партию в [2010 году]»."""
    heads, index = reader.annotation.heads, reader.index
    return tuple(i for i in reader.dates(noun) if heads[index.head[i]] == noun)


def _holders(reader: FactReader, noun: int, body: int) -> tuple[int, ...]:
    """Return who joins or leaves: behind the noun, «его» before it, or the clause's subject."""
    a, clauses = reader.annotation, reader.clauses
    own = [t for t, way, case in clauses.arguments(noun) if t > noun and not way and case == "Gen"]
    if named := reader.referents.actors(own, {body}):
        return named
    before = noun - 1 - (noun > 1 and a.pos(noun - 1) == "ADJ")
    if noun and a.lowered[before] in POSSESSIVES:
        found = antecedent(a, reader.index, before)
        return () if found is None else (found,)
    verb = a.heads[noun]
    if own or verb < 0 or clauses.preposition(noun) not in _PRESUPPOSED or a.pos(verb) != "VERB":
        return ()
    subjects = [t for t in clauses.subjects(verb) if clauses.case(t) in UPRIGHT]
    return reader.referents.actors(subjects, {body})[:1]


@cache
def _frames() -> dict[str, Frame]:
    """Return what nouns tell, as the verbs do of which they are made."""
    return {
        noun: frame
        for name, (verb, status) in _LIKE.items()
        for frame in frames()[verb]
        if frame.kind == "member" and frame.status == status and frame.rule != "ran_for"
        for noun in noun_class(name)
    }
