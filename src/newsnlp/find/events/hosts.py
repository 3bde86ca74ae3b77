"""Who has a part in an event that a noun names: «Организатор — [Союз]», «среди гостей — [Рид]»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import ANNOUNCING
from newsnlp.find.events.contests import contest_before
from newsnlp.find.events.programmes import programme
from newsnlp.find.events.retold import retold, told_before
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.layout.listings import listed_below
from newsnlp.find.type_sets import EVENTS, ORGANIZATIONS, PERSONS
from newsnlp.types import EntityType as T
from newsnlp.types import RelationType

_PARTS = {
    RelationType.ORGANIZES: ("organizer",),
    RelationType.PARTICIPANT_IN: ("partaker", "audience"),
}
"""Classes of nouns by what they say of whom they are told."""
_JURY = "жюри"
_OF_JURY = frozenset({"председатель", "член", "глава"})
_LAST = 1
_AT = frozenset({"в", "на"})
_ANNOUNCED = ("Pres", "Fut")
_PHRASE = 8
"""Words from the noun within which its dash stands: «организаторы форума в Туле — …»."""


@cache
def _nouns(part: RelationType) -> frozenset[str]:
    """Return the nouns that say of somebody that he takes this part."""
    return frozenset().union(*(noun_class(name) for name in _PARTS[part]))


def organizers(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield ORGANIZES of everybody whom a noun calls the organizer of an event."""
    return _parts(reader, RelationType.ORGANIZES)


def present(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of everybody whom a noun calls moderator, guest, winner of an event."""
    yield from _parts(reader, RelationType.PARTICIPANT_IN)
    yield from _leading(reader)


def _leading(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who gives what was told right before: «5 мая – лекция. Читает историк [Лев Рид]»."""
    a, clauses = reader.annotation, reader.clauses
    for verb in a.by_lemma.of(noun_class("giving_it")):
        first, end = a.sentence_tokens(a.sentence_of(verb))
        if verb != first or a.feats(verb).get("VerbForm") != "Fin" or verb + 1 >= end:
            continue
        if any(a.deprel(child) in ("obj", "nsubj:pass") for child in a.children[verb]):
            continue  # «Проводит экскурсии Рид»
        who = reader.referents.actors(clauses.subjects(verb), set())
        people = [one for one in who if reader.index.types[one] in PERSONS]
        event = told_before(a, reader.index, verb, "", _LAST) if people else None
        if event is not None and _may_be_given(a, verb, reader.index.head[event]):
            yield from ((RelationType.PARTICIPANT_IN, one, event) for one in people)


def _may_be_given(a: Annotation, verb: int, event: int) -> bool:
    """Tell «концерт. [Пел] Рид» and «форум. [Поёт] Рид»; who sang, was not at every «форум»."""
    announced = a.feats(verb).get("Tense") in _ANNOUNCED
    return announced or a.lemmas[event] in noun_class("concert")


def won(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the dates of contests that somebody won then: «[в мае] стал победителем [турнира]»."""
    a, clauses = reader.annotation, reader.clauses
    for noun in a.by_lemma.of(noun_class("winner")):
        verb = clauses.head[noun]
        if verb < 0 or a.lemmas[verb] != "стать":
            continue
        event = _event(reader, noun) if clauses.modality(verb) is None else None
        for date in reader.dates(verb) if event is not None else ():
            if event is not None:
                yield RelationType.POINT_IN_TIME, event, date


def _parts(reader: FactReader, part: RelationType) -> Iterator[tuple[RelationType, int, int]]:
    a, nouns = reader.annotation, _nouns(part)
    judged = part is RelationType.PARTICIPANT_IN
    for noun in a.by_lemma.of(nouns | {_JURY} if judged else nouns):
        if a.lemmas[noun] == _JURY and judged:
            noun = reader.clauses.head[noun]  # «[председатель] жюри»
            if noun < 0 or a.lemmas[noun] not in _OF_JURY:
                continue
        found = _named(reader, noun) or (_below(reader, noun) if judged else ())
        event = _of_all(reader, noun, _event(reader, noun)) if found else None
        if event is not None:
            for who in _without_roles(reader, found):
                yield part, who, event


def _of_all(reader: FactReader, noun: int, event: int | None) -> int | None:
    """Return what a programme is of where it tells whose below its last item, else the event."""
    a, index = reader.annotation, reader.index
    told = programme(a) if event is not None else None
    if not told or event is None or told.is_within(a.sentence_of(noun)):
        return event
    if not told.is_within(a.sentence_of(index.first[event])):
        return event
    above = (i for i in index.of(EVENTS) if not told.is_within(a.sentence_of(index.first[i])))
    return next((i for i in above if index.first[i] < index.first[event]), None)


def _without_roles(reader: FactReader, found: tuple[int, ...]) -> tuple[int, ...]:
    """Leave roles out beside names: «среди гостей — [актёр], [продюсер] и певец [Лев Рид]»."""
    named = tuple([who for who in found if reader.index.types[who] is not T.PROFESSION])
    return named or found


def _named(reader: FactReader, noun: int) -> tuple[int, ...]:
    """Return who is called so: the subject beside a verb or a dash, or behind one."""
    a, clauses = reader.annotation, reader.clauses
    verb = clauses.head[noun]
    if verb >= 0 and a.pos(verb) == "ADJ":  # «[почётными] гостями стали»
        verb = clauses.head[verb]
    if _is_among(reader, noun):
        return _behind_dash(reader, noun) or _present(reader, noun)
    if a.lemmas[noun] in noun_class("audience"):
        return ()  # «зрители — [дети]» come and go without names
    called = verb >= 0 and a.lemmas[verb] in noun_class("called") and clauses.is_passive(verb)
    if (
        verb >= 0
        and clauses.case(noun) == "Ins"
        and (called or a.lemmas[verb] in noun_class("acting_as"))
    ):
        told = clauses.modality(verb) in (None, Modality.FUTURE)
        return reader.referents.actors(clauses.subjects(verb), set()) if told else ()
    if clauses.case(noun) == "Ins" and any(a.deprel(c) == "cop" for c in clauses.children[noun]):
        below = [c for c in clauses.children[noun] if a.deprel(c) == "nsubj"]  # «гостем был [Рид]»
        return reader.referents.actors(below, set()) if clauses.modality(noun) is None else ()
    begins = a.sentence_tokens(a.sentence_of(noun))[0]
    opens = noun == begins and a.words[noun].lower() == a.lemmas[noun]  # «Ведущий — Лев Рид»
    if clauses.case(noun) != "Nom" and not opens:
        return ()
    described = noun - (noun > begins and a.pos(noun - 1) == "ADJ")
    if described > begins and a.words[described - 1] in ANNOUNCING:
        below = [c for c in clauses.children[noun] if a.deprel(c) == "nsubj"]
        return reader.referents.actors(below, set())
    return _behind_dash(reader, noun)


def _below(reader: FactReader, noun: int) -> tuple[int, ...]:
    """Return the winners whom the lines under a colon name: «Победителями стали:», «– [Рид]»."""
    a, clauses = reader.annotation, reader.clauses
    colon = a.sentence_tokens(a.sentence_of(noun))[1] - 1
    if a.words[colon] != ":" or a.lemmas[noun] not in noun_class("winner"):
        return ()
    verb = clauses.head[noun]
    became = clauses.case(noun) == "Ins" and verb >= 0 and a.lemmas[verb] in noun_class("acting_as")
    told = became and clauses.modality(verb) is None
    return tuple(listed_below(a, reader.index, colon)) if told or noun == colon - 1 else ()


def _is_among(reader: FactReader, noun: int) -> bool:
    """Tell «среди [гостей]» and «в числе [участников]»."""
    clauses, lemmas = reader.clauses, reader.annotation.lemmas
    above = clauses.head[noun]
    number = above >= 0 and lemmas[above] == "число" and clauses.preposition(above) == "в"
    return clauses.case(noun) == "Gen" and (clauses.preposition(noun) == "среди" or number)


def _present(reader: FactReader, noun: int) -> tuple[int, ...]:
    """Return who is told to be among others: «среди гостей [был] Лев Рид»."""
    a, clauses = reader.annotation, reader.clauses
    for verb in range(noun + 1, min(noun + _PHRASE, a.sentence_tokens(a.sentence_of(noun))[1])):
        if a.words[verb] == ",":
            return ()
        if a.lemmas[verb] in noun_class("seen_there"):
            told = clauses.modality(verb) in (None, Modality.FUTURE)
            below = [*clauses.subjects(verb), clauses.top(verb)] if told else []
            return reader.referents.actors([t for t in below if clauses.case(t) == "Nom"], set())
    return ()


def _behind_dash(reader: FactReader, noun: int) -> tuple[int, ...]:
    a, clauses = reader.annotation, reader.clauses
    end = a.sentence_tokens(a.sentence_of(noun))[1]
    for dash in range(noun + 1, min(noun + _PHRASE, end - 1)):
        if a.pos(dash) == "VERB" or a.words[dash] == ",":
            return ()
        if a.words[dash] in ANNOUNCING:
            near = {noun, clauses.head[noun], *(c for c in clauses.children[noun] if c < dash)}
            heads = [t for t in range(dash + 1, end) if clauses.head[t] in near]
            heads += [clauses.head[noun]] if clauses.head[noun] > dash else []
            heads += [t for t in _listed(reader, dash) if t not in heads]
            return reader.referents.actors(sorted(heads), set())
    return ()


def _listed(reader: FactReader, dash: int) -> Iterator[int]:
    """Yield whom a dash names to the end of a sentence: «– фонд «[Добро]» и [мэрия] Тулы»."""
    a, clauses, index = reader.annotation, reader.clauses, reader.index
    end = a.sentence_tokens(a.sentence_of(dash))[1]
    if any(a.pos(t) == "VERB" or a.words[t] in ANNOUNCING for t in range(dash + 1, end)):
        return
    for token in range(dash + 1, end):
        body = index.at(token, ORGANIZATIONS)
        if body is not None and index.head[body] == token and clauses.case(token) == "Nom":
            yield token


def _event(reader: FactReader, noun: int) -> int | None:
    """Return what is organized: «организатор [форума]», «[его] организатор», else told before.

    «Выставку посетили звёздные гости: …» tells of the event by itself.
    """
    a, clauses = reader.annotation, reader.clauses
    below = clauses.children[noun]
    if a.deprel(noun) == "amod" and clauses.head[noun] == noun + 1:
        below = [noun + 1]  # «[ведущие] концерта» may be taken for an adjective of it
    for child in below:
        if a.lemmas[child] in noun_class("of_contest"):
            continue  # «лауреат первой [степени]»
        if child > noun and clauses.case(child) == "Gen" and not clauses.preposition(child):
            named = reader.index.at(child, EVENTS)
            if named is None:
                return told_before(a, reader.index, noun, a.lemmas[child])
            return retold(a, reader.index, child, named)
    begins = a.sentence_tokens(a.sentence_of(noun))[0]
    told = any(a.pos(token) == "VERB" for token in range(begins, noun))
    if told:  # «открылась выставка, [организаторы] – музеи»
        own = a.words[noun - 1] == "," and clauses.case(noun) == "Nom"
        before = reader.index.headed(EVENTS) if own else {}
        here = [t for t in range(begins, noun) if t in before and a.pos(t) == "NOUN"]
        here = [t for t in here if a.deprel(t) != "appos" or a.heads[t] not in here]
        return before[here[0]] if len(here) == 1 else None
    if _is_at_another(reader, noun):
        return None
    event = told_before(a, reader.index, noun, "")
    if event is None and a.lemmas[noun] in noun_class("winner"):
        return contest_before(reader, noun)
    return event


def _is_at_another(reader: FactReader, noun: int) -> bool:
    """Tell who wins what no mention names: «в детском [конкурсе] победителем стал Рид».

    «В конкурсе победителем стал Рид» may be the one told before.
    """
    a, clauses, verb = reader.annotation, reader.clauses, reader.clauses.head[noun]
    for token, preposition, _ in clauses.arguments(verb) if verb >= 0 else ():
        if preposition in _AT and a.lemmas[token] in noun_class("of_won"):
            described = any(a.deprel(c) == "amod" for c in clauses.children[token])
            if described and reader.index.at(token, EVENTS) is None:
                return True
    return False
