"""What stands beside the noun of an event: «пожар на складе в Заречье», «матч между …»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.annotate.marks import DASHES, within_quotes
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.told_where import settings_of_verbs
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import antecedent, possessives
from newsnlp.find.type_sets import ACTORS, APPOSED, AREAS, DATES, EVENTS, HOUSES, PERSONS, REGIONS
from newsnlp.kinds import RelationType

_BETWEEN = frozenset({"между"})
LED = {
    "председательство": frozenset({"под"}),
    "руководство": frozenset({"под"}),
}
"""Nouns that tell who leads, with their prepositions: «под руководством»."""
_PART = LED | {
    "участие": frozenset({"с", "при"}),
    "поддержка": frozenset({"при"}),
    "инициатива": frozenset({"по"}),
    "управление": frozenset({"под"}),
    "исполнение": frozenset({"в"}),
    "постановка": frozenset({"в"}),
}
"""Nouns that tell who is there, with their prepositions: «с участием», «в постановке»."""
_PLAYED = frozenset({"исполнение", "управление", "участие"})
"""Those of what is played or sung, whose noun may stand apart from what it is played at."""
_ABOUT, _IN = "отношение", "в"
_HOLDS = frozenset({"held", "organized"})
_FAREWELL = "прощание"
_MEETING = frozenset({("", "Gen"), ("с", "Ins"), ("против", "Gen")})
"""How those are told who meet: «встреча [Рида] с [Котовым]», «полуфинал против [«Волны»]»."""
_WHERE = frozenset({"в", "на", "под"})
_BESIDE_IN_TIME = frozenset({"после", "перед", "до"})
_OF, _ONE = "от", "один"
_PHRASE = 8
"""Words from a ruling to its date: «приговор Кировского районного суда г. Тулы от 5 мая»."""
_FROM_TO = 4
"""Words back from whither a way goes within which it is told whence."""
_PREDICATES = frozenset({"VERB", "PUNCT"})
_LONG = 3
"""Nouns from a side up to what it is a side of: «меморандум о дружбе между [А] и Б»."""
_WAY = 4
"""Nouns from a place up to the verb that tells what is held there."""


def settings(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the date and the place of event nouns, read from the tree.

    A date belongs to the noun that it depends on or follows; a place to the noun that it depends
    on, through «на складе» too.
    """
    yield from settings_of_verbs(reader)
    yield from (told for told in _of_nouns(reader) if not _is_of_another(reader, *told[1:]))


def _is_of_another(reader: FactReader, event: int, other: int) -> bool:
    """Tell what goes with an event before it: «для форума в [Туле] и выставки»."""
    a, index = reader.annotation, reader.index
    begins, _ = a.sentence_tokens(a.sentence_of(index.first[event]))
    joined = "и" in a.words[index.last[other] : index.first[event]]
    return joined and any(begins <= t < index.first[other] for t in index.headed(EVENTS))


def _of_nouns(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    index, pos = reader.index, reader.annotation.pos
    heads = {t: i for t, i in index.headed(EVENTS).items() if pos(t) in ("NOUN", "PROPN")}
    if not heads:
        return
    ends, held = {index.last[i]: i for i in heads.values()}, _held_anywhere(reader)
    for i, kind in enumerate(index.types):
        if kind in DATES:
            dashed = reader.annotation.words[index.first[i] - 1] in DASHES
            event = ends.get(index.first[i] - dashed)
            event = heads.get(reader.clauses.head[index.head[i]]) if event is None else event
            for rule in (_of_participle, _signed_on, _happened_at):
                event = rule(reader, heads, i) if event is None else event
            if event is not None and _in_one_sentence(reader, event, i):
                yield RelationType.POINT_IN_TIME, event, i
        elif kind in AREAS:
            there = reader.clauses.preposition(index.head[i]) in _WHERE
            there &= not _is_way(reader, index.head[i])
            found = _event_above(reader, heads, index.head[i]) if there else None
            found = _held_there(reader, held, index.head[i]) if found is None else found
            if found is not None:
                yield RelationType.TAKES_PLACE_IN, found, i
        elif kind in HOUSES:
            noun = reader.annotation.top(index.head[i], APPOSED)  # «на заводе «[Луч]»»
            there = reader.clauses.case(noun) == "Loc"
            there &= reader.clauses.preposition(noun) in _WHERE
            found = held.get(told_by_next_verb(reader, noun)) if there else None
            found = heads.get(reader.clauses.head[noun]) if there and found is None else found
            if found is not None:
                yield RelationType.TAKES_PLACE_IN, found, i


def _is_way(reader: FactReader, place: int) -> bool:
    """Tell the end of a way from where something is: «перелёт из Тулы в [Уфу]»."""
    around = range(max(0, place - _FROM_TO), place)
    whither = reader.clauses.case(place) == "Acc"
    return whither and any(reader.annotation.words[token] == "из" for token in around)


def _of_participle(reader: FactReader, heads: dict[int, int], date: int) -> int | None:
    """Return what was held on a date: «прошедший [5 мая] [форум]», whatever the tree is."""
    a, index, noun = reader.annotation, reader.index, reader.index.last[date]
    participle = index.first[date] - 1
    if participle < 0 or a.lemmas[participle] not in noun_class("begins"):
        return None
    while noun < len(a) and a.pos(noun) == "ADJ":
        noun += 1
    agrees = noun in heads and a.feats(noun).get("Gender") == a.feats(participle).get("Gender")
    return heads[noun] if agrees and a.feats(participle).get("VerbForm") != "Fin" else None


def _signed_on(reader: FactReader, heads: dict[int, int], date: int) -> int | None:
    """Return the ruling or the paper of a date: «[приговор] суда Тулы [от 5 мая]»."""
    a, first = reader.annotation, reader.index.first[date]
    if a.words[first].lower() != _OF:
        return None
    for token in range(first - 1, max(-1, first - 1 - _PHRASE), -1):
        if token in heads:
            return heads[token]
        if reader.clauses.case(token) not in ("Gen", ""):
            return None
    return None


def _happened_at(reader: FactReader, heads: dict[int, int], date: int) -> int | None:
    """Return the event of one day at which something was done: «[24 июня] на [сессии] избрали».

    The «[собрание] [в четверг] избрало совет» did it by itself.
    """
    a, clauses = reader.annotation, reader.clauses
    verb = clauses.head[reader.index.head[date]]
    if verb < 0 or a.pos(verb) != "VERB" or not clauses.is_past(verb):
        return None
    found = [
        heads[child]
        for child in clauses.children[verb]
        if child in heads and a.lemmas[child] in noun_class("of_a_day")
        if (clauses.preposition(child) == "на" and clauses.case(child) == "Loc")
        or (a.deprel(child) == "nsubj" and not clauses.preposition(child))
    ]
    return found[0] if len(found) == 1 else None


def _held_anywhere(reader: FactReader) -> dict[int, int]:
    """Return the events that are held, by the verbs that tell so without a place."""
    return {
        fact.verb: fact.event
        for fact in reader.facts()
        if fact.frame.kind == "held" and fact.event is not None and fact.mention("place") is None
    }


def _held_there(reader: FactReader, held: dict[int, int], place: int) -> int | None:
    """Return what a verb tells to be held at a place: «прошёл на сцене Дворца в центре [Тулы]»."""
    a, during = reader.annotation, noun_class("during")
    token, there = place, False
    for _ in range(_WAY):
        preposition = reader.clauses.preposition(token)
        if preposition == "из" and reader.annotation.lemmas[reader.clauses.head[token]] == _ONE:
            token = reader.clauses.head[token]  # «в одном из кафе [Твери]»
            preposition = reader.clauses.preposition(token)
        if preposition not in _WHERE and (preposition or reader.clauses.case(token) != "Gen"):
            return None
        if preposition and (reader.clauses.case(token) == "Acc" or a.lemmas[token] in during):
            return None  # «в канун передачи [Франции] полномочий», «в рамках Дней [Франции]»
        there |= preposition in _WHERE
        token = reader.clauses.head[token]
        if token in held:
            return held[token] if there else None
        if token < 0 or reader.annotation.pos(token) not in ("NOUN", "PROPN"):
            return None
    return None


def told_by_next_verb(reader: FactReader, place: int) -> int:
    """Return the verb of a place that the parser gives to what was before or after it, or -1.

    «После заседания [в музее] [открылась] выставка» tells of the выставка.
    """
    a, clauses = reader.annotation, reader.clauses
    noun = clauses.head[place]
    if noun < 0 or noun > place or clauses.preposition(noun) not in _BESIDE_IN_TIME:
        return -1
    verb = clauses.head[noun]
    between = range(place + 1, verb)
    opens = clauses.case(place) == "Loc" and not any(a.pos(t) in _PREDICATES for t in between)
    inverted = opens and all(t > verb for t in clauses.subjects(verb))
    return verb if verb > place and inverted else -1


def parties(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who stands on either side: «соглашение между [Союзом] и [Лигой]», «матч между …»."""
    a = reader.annotation
    found = a.by_lemma.of(_BETWEEN)
    if not found:
        return
    index = reader.index
    heads = {index.head[i]: i for i in index.of(EVENTS)}
    for between in found:
        event = _parted(reader, heads, between)
        for side in _sides(reader, between) if event is not None else ():
            party = _named(reader, side)
            if event is not None and party is not None:
                yield RelationType.PARTICIPANT_IN, party, event


def pairs(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield the two whose an event is that takes two: «переговоры [России] и [Индии]»."""
    a, clauses, index = reader.annotation, reader.clauses, reader.index
    for noun in a.by_lemma.of(noun_class("of_two")):
        event = index.at(noun, EVENTS)
        if event is None or index.head[event] != noun:
            continue
        for child in a.children[noun]:
            if child < noun or clauses.case(child) != "Gen" or clauses.preposition(child):
                continue
            sides = [_named(reader, side) for side in clauses.conjuncts(child)]
            named = [side for side in sides if side is not None]
            for side in named if len(named) == len(sides) > 1 else ():
                yield RelationType.PARTICIPANT_IN, side, event


def _parted(reader: FactReader, heads: dict[int, int], between: int) -> int | None:
    """Return the event that a «между» belongs to, in whose phrase no verb stands before it.

    «[Договор] был подписан между …»: the parser may hang it on what is done with a paper.
    """
    clauses, noun = reader.clauses, reader.clauses.head[between]
    event = None if noun < 0 else _event_above(reader, heads, noun, _LONG)
    if event is None:
        verb = -1 if noun < 0 else clauses.head[noun]
        done = clauses.subjects(verb) if verb >= 0 and clauses.is_passive(verb) else []
        return next((heads[t] for t in done if t in heads), None)
    phrase = range(reader.index.head[event] + 1, between)
    return None if any(reader.annotation.pos(t) == "VERB" for t in phrase) else event


def _named(reader: FactReader, noun: int) -> int | None:
    """Return who a noun is, or the name in quotes right behind it."""
    quoted = reader.annotation.words[noun + 1 : noun + 2] == ["«"]
    found = reader.referents.actor(noun)
    found = reader.referents.actor(noun + 2) if found is None and quoted else found
    return reader.index.at(noun, REGIONS) if found is None else found


def _sides(reader: FactReader, between: int) -> Iterator[int]:
    """Yield the nouns of «между А, Б и В» in order; the parser may hang the last one anywhere."""
    a, clauses = reader.annotation, reader.clauses
    opens, last = True, False
    for token in range(between + 1, a.sentence_tokens(a.sentence_of(between))[1]):
        word = a.words[token]
        if a.pos(token) == "VERB":
            return
        if within_quotes(a.words[between:token]) and not opens:
            continue
        if word in (",", "и"):
            opens, last = True, word == "и"
        elif opens and a.pos(token) in ("NOUN", "PROPN"):
            if clauses.case(token) not in ("Ins", ""):
                return
            yield token
            if last:
                return
            opens = False


def partakers(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who is told with an event: «концерт с участием [Льва Рида]», «под руководством»."""
    a, clauses, index = reader.annotation, reader.clauses, reader.index
    found = a.by_lemma.of(_PART.keys())
    if not found:
        return
    heads = {index.head[i]: i for i in index.of(EVENTS)}
    held = {f.verb: f.event for f in reader.facts(headless=True) if f.frame.rule in _HOLDS}
    for part in found:
        if clauses.preposition(part) not in _PART[a.lemmas[part]]:
            continue
        above = clauses.head[part]
        event = _event_above(reader, heads, part)
        while event is None and above >= 0 and a.pos(above) in ("NOUN", "PROPN"):
            above = clauses.head[above]  # «[в Доме] под председательством Рида прошло»
        event = held.get(above) if event is None else event
        if event is None and a.lemmas[part] in _PLAYED:
            event = _performed_at(reader, heads, above)
        for who in told_with(reader, part) if event is not None else ():
            if event is not None:
                yield RelationType.PARTICIPANT_IN, who, event


def _performed_at(reader: FactReader, heads: dict[int, int], verb: int) -> int | None:
    """Return at what something is played: «на [концерте] прозвучали песни в исполнении Рида»."""
    at = (c for c in reader.clauses.children[verb] if c in heads) if verb >= 0 else iter(())
    there = (c for c in at if reader.clauses.preposition(c) in _WHERE)
    return next((heads[c] for c in there if reader.clauses.case(c) == "Loc"), None)


def told_with(reader: FactReader, part: int) -> tuple[int, ...]:
    """Return who stands behind «с участием», or is meant by «[его] участием»."""
    clauses = reader.clauses
    meant = (antecedent(reader.annotation, reader.index, p) for p in possessives(clauses, part))
    below = [c for c in clauses.children[part] if c > part and clauses.case(c) in ("Gen", "")]
    own = tuple([who for who in meant if who is not None])
    return own or reader.referents.actors(below, set())


def concerned(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield with whom a deed has to do: «возбуждено дело в отношении [Льва Рида]»."""
    a, index = reader.annotation, reader.index
    found = a.by_lemma.of({_ABOUT})
    if not found:
        return
    heads = {index.head[i]: i for i in index.of(EVENTS)}
    for about in found:
        if about == 0 or a.words[about - 1].lower() != _IN:
            continue
        who = a.heads[about - 1]  # «в отношении» is one preposition
        above = a.heads[who] if who > about else -1
        while above >= 0 and above not in heads and a.pos(above) in ("NOUN", "PROPN"):
            above = a.heads[above]
        for one in reader.referents.actors([who], set()) if above in heads else ():
            yield RelationType.PARTICIPANT_IN, one, heads[above]


def meeting(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield who meets: «встреча [Льва Рида] с [Анной Котовой]», «договор с [заводом «Луч»]»."""
    a, clauses, index = reader.annotation, reader.clauses, reader.index
    headed = index.headed(EVENTS)
    for noun in a.by_lemma.of(_two_sided()):
        event = headed.get(noun)
        if event is None:
            continue
        for one, preposition, case in clauses.arguments(noun):
            if one <= noun or (preposition, case) not in _MEETING:
                continue
            for who in reader.referents.actors([one], set()):
                if index.types[who] in (ACTORS if preposition else PERSONS):
                    yield RelationType.PARTICIPANT_IN, who, event


@cache
def _two_sided() -> frozenset[str]:
    """Return the nouns of what takes two: meetings, farewells, contests, agreements."""
    papers = {noun for noun, name in classes().items() if name == "agreement"}
    return noun_class("meeting_of", "contest") | papers | {_FAREWELL}


def _in_one_sentence(reader: FactReader, one: int, other: int) -> bool:
    a, first = reader.annotation, reader.index.first
    return a.sentence_of(first[one]) == a.sentence_of(first[other])


def _event_above(
    reader: FactReader, heads: dict[int, int], token: int, longest: int = 2
) -> int | None:
    for step in range(longest):
        if step and reader.annotation.deprel(token) == "conj":
            return None  # «выборы и серебро в [Туле]»
        token = reader.clauses.head[token]
        if token in heads:
            return heads[token]
        if token < 0 or reader.annotation.pos(token) not in ("NOUN", "PROPN"):
            return None
    return None
