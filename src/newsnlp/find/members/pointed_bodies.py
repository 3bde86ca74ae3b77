"""Bodies without a name that «в [него] вошли», «[его] глава», «[её] возглавил» point back to."""

from __future__ import annotations

from collections.abc import Iterator, Set

from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.antecedents import GENDERS_OF, POSSESSIVES, body_antecedent
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.members.rosters import HEADING
from newsnlp.find.mentions.collectives import SCORE, SOURCE, collectives, organization_nouns
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS
from newsnlp.lexicon import words
from newsnlp.types import EntityType, Span

_INTO = "в"


def pointed_bodies(reader: FactReader) -> Iterator[Span]:
    """Yield the one body told of before where a verb of joining or a head has a pronoun for it.

    «Создан [оргкомитет]. В него вошли …»; NEREL marks names, so no mention covers it.
    """
    a = reader.annotation
    for token in a.by_form.of(GENDERS_OF.keys()):
        led = _is_led(reader, token)
        headed = a.lemmas[a.heads[token]] in HEADING and a.deprel(token) == "obj"
        joined = headed or _is_joined(reader, token)
        if not led and (not joined or body_antecedent(a, reader.index, token) is not None):
            continue
        # who comes is no body: «Приехала делегация. Возглавил [её] Рид»
        bodies = organization_nouns() - noun_class("envoy") if headed else collectives()
        nouns = _told_before(reader, token, bodies)
        listed = [noun for noun in nouns if a.lemmas[a.heads[noun]] in noun_class("body")]
        nouns = listed or nouns  # «комиссия утвердила состав [группы]. В неё вошли»
        if led:  # «в мэрии создано [управление], его начальником стал Рид»
            nouns = [noun for noun in nouns if a.deprel(noun).startswith("nsubj")]
        if len(nouns) == 1:
            first, last = extended(
                reader.clauses, nouns[0], nouns[0] + 1, barred(reader, DATES | PERSONS)
            )
            while first < nouns[0] and a.lemmas[first] in words("passing_adjectives.txt"):
                first += 1  # «открыт новый [музей]»
            start, end = a.starts[first], a.ends[last - 1]
            yield Span(start, end, EntityType.ORGANIZATION, SCORE, SOURCE)


def _is_led(reader: FactReader, pronoun: int) -> bool:
    """Tell «[его] начальником», «[её] новый глава»."""
    a, noun = reader.annotation, pronoun + 1
    if a.words[pronoun].lower() not in POSSESSIVES:
        return False
    while noun < len(a) and a.pos(noun) == "ADJ":
        noun += 1
    return noun < len(a) and a.lemmas[noun] in words("leader_roles.txt")


def _is_joined(reader: FactReader, pronoun: int) -> bool:
    """Tell «в [него] вошли», «в [его] состав избраны»."""
    a, clauses, top = reader.annotation, reader.clauses, pronoun
    if a.lemmas[pronoun + 1 : pronoun + 2] and a.lemmas[pronoun + 1] in noun_class("body"):
        top = pronoun + 1
    verb = clauses.head[top]
    # «неё» is a particle for the tagger
    if verb < 0 or clauses.preposition(top) != _INTO or clauses.case(top) not in ("Acc", ""):
        return False
    return any(frame.kind == "member" for frame in frames().get(a.lemmas[verb], ()))


def _told_before(reader: FactReader, pronoun: int, bodies: Set[str]) -> list[int]:
    """Return the nouns of bodies, of the pronoun's gender, in its sentence or the one before."""
    a, here = reader.annotation, reader.annotation.sentence_of(pronoun)
    genders = GENDERS_OF[a.words[pronoun].lower()]
    for sentence in (here, here - 1) if here else (here,):
        first, last = a.sentence_tokens(sentence)
        found = [
            token
            for token in range(first, min(last, pronoun))
            if a.lemmas[token] in bodies
            and reader.index.at(token, ORGANIZATIONS) is None
            and a.feats(token).get("Number") == "Sing"
            and a.feats(token).get("Gender") in genders
        ]
        if found:
            return found
    return []
