"""Who is at an event by what he does there: «на форуме [Рид] рассказал», «среди них [Рид]»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.events.contests import contest_before
from newsnlp.find.events.event_nouns import classes
from newsnlp.find.events.retold import retold
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cues import Modality
from newsnlp.find.layout.listings import AMONG, named_among
from newsnlp.find.type_sets import APPOSED, DATES, EVENTS, HUMANS, ORGANIZATIONS
from newsnlp.types import EntityType as T
from newsnlp.types import RelationType

_OPENERS = frozenset({"PUNCT", "CCONJ", "ADV", "PRON", "PART", "SCONJ"})
_NAMING = APPOSED | {"conj", "nsubj", "nsubj:pass"}
"""How a name hangs on the subject that it names."""
_GROUP = "делегация"
_AT = "на"
_BEST = frozenset({"хороший", "лучший"})
_ENTRANT, _NOMINATION = "участник", "номинация"
_PLACING = frozenset({"placed", "played"})
"""Frames of «занял место» and «занял место на турнире»."""
_GIVING = frozenset({"presented", "awarded", "received"})
_VERDICT = "приговор"
_MAIN = frozenset({"root", "conj", "parataxis"})

Triple = tuple[RelationType, int, int]


def attending(reader: FactReader) -> Iterator[Triple]:
    """Yield who acts at an event and who is named among those who attend it."""
    yield from _acting(reader)
    yield from _medalled(reader)
    yield from _rewarded(reader)
    yield from _excelling(reader)
    yield from _best(reader)
    yield from _coming(reader)
    yield from _convicted(reader)
    yield from _signing(reader)
    yield from _sending(reader)
    yield from _placed(reader)
    yield from _among_them(reader)


def _sending(reader: FactReader) -> Iterator[Triple]:
    """Yield whose people attend: «приняли участие представители [Минздрава]»."""
    clauses, lemmas = reader.clauses, reader.annotation.lemmas
    if not reader.annotation.by_lemma.of(noun_class("delegates")):
        return
    for fact in reader.facts(headless=True):
        if fact.frame.kind != "attend" or fact.event is None or not fact.is_told:
            continue
        tops = clauses.subjects(fact.verb)
        for token in (token for top in tops for token in clauses.conjuncts(top)):
            many = reader.annotation.feats(token).get("Number") == "Plur" or lemmas[token] == _GROUP
            if not many or lemmas[token] not in noun_class("delegates"):
                continue
            for body in _bodies_below(reader, token):
                yield RelationType.PARTICIPANT_IN, body, fact.event


def _placed(reader: FactReader) -> Iterator[Triple]:
    """Yield who has the next places: «первое место занял Рид, второе – [Котов], третье – [Ким]»."""
    a, clauses = reader.annotation, reader.clauses
    for fact in reader.facts():
        if fact.frame.rule not in _PLACING or fact.modality is not None:
            continue
        if fact.event is None:  # «турнир выиграл Рид, второе место занял [Ким]»
            event = _contest_here(reader, fact)
            if event is not None:
                yield from ((RelationType.PARTICIPANT_IN, who, event) for who in fact.holders)
            continue
        for other in clauses.children[fact.verb]:
            if a.deprel(other) != "conj" or a.pos(other) != "ADJ":
                continue
            named = [c for c in clauses.children[other] if a.deprel(c).startswith("nsubj")]
            for who in reader.referents.actors(named, {*fact.holders}):
                yield RelationType.PARTICIPANT_IN, who, fact.event


def _contest_here(reader: FactReader, fact: Fact) -> int | None:
    """Return the contest of the sentence in which somebody has a counted place, if it is one."""
    a, seat = reader.annotation, fact.slots.get("deed")
    if seat is None or fact.dates:
        return None
    counted = any(a.lemmas[c] in noun_class("placing") for c in a.children[seat.target])
    event = contest_before(reader, fact.verb) if counted else None
    here = event is not None and a.sentence_of(reader.index.head[event])
    return event if here == a.sentence_of(fact.verb) else None


def _bodies_below(reader: FactReader, noun: int) -> Iterator[int]:
    clauses = reader.clauses
    for child in clauses.children[noun]:
        if clauses.case(child) == "Gen" and not clauses.preposition(child):
            bodies = (reader.index.at(one, ORGANIZATIONS) for one in clauses.conjuncts(child))
            yield from (body for body in bodies if body is not None)


def _medalled(reader: FactReader) -> Iterator[Triple]:
    """Yield who wins a medal at the contest told of: «серебряную медаль завоевал [Рид]»."""
    for fact in reader.facts():
        award = fact.slots.get("award")
        if award is None or fact.modality is not None:
            continue
        event = _contest_below(reader, award.target)
        if event is None and reader.annotation.lemmas[award.target] in noun_class("contest_prize"):
            event = reader.only_event_before(fact.verb, noun_class("of_won"))
        for who in fact.holders if event is not None else ():
            if event is not None:
                yield RelationType.PARTICIPANT_IN, who, event


def _rewarded(reader: FactReader) -> Iterator[Triple]:
    """Yield who gets and who gives a prize at what is told before: «[Рид] вручил [Ким] знак»."""
    for fact in reader.facts():
        if fact.frame.rule not in _GIVING or fact.modality is not None:
            continue
        given = _is_given_there(reader, fact.verb)
        event = reader.only_event_before(fact.verb, noun_class("of_awards")) if given else None
        if given and event is None and _tells_of_winners(reader, fact.verb):
            event = contest_before(reader, fact.verb)
        for who in (*fact.holders, *fact.agents) if event is not None else ():
            if event is not None and reader.index.types[who] in HUMANS:
                yield RelationType.PARTICIPANT_IN, who, event


def _tells_of_winners(reader: FactReader, verb: int) -> bool:
    """Tell «дипломы [победителям] вручил Рид», «приз получил [участник] из Тулы»."""
    lemmas = reader.annotation.lemmas
    told = (lemmas[child] for child in reader.clauses.children[verb])
    return any(lemma in noun_class("winner") | {_ENTRANT} for lemma in told)


def _excelling(reader: FactReader) -> Iterator[Triple]:
    """Yield who wins where the contest was told long before: «в младшей группе победил [Рид]»."""
    for fact in reader.facts():
        if fact.frame.rule != "excelled" or fact.event is not None or fact.modality is not None:
            continue
        if fact.dates or not fact.past:
            continue
        event = contest_before(reader, fact.verb)
        below = (reader.annotation.lemmas[child] for child in reader.clauses.children[fact.verb])
        if event is None and _NOMINATION in below:  # «в номинации «Дебют» победил [Рид]»
            event = reader.only_event_before(fact.verb, noun_class("of_awards"))
        for who in fact.holders if event is not None else ():
            if event is not None:
                yield RelationType.PARTICIPANT_IN, who, event


def _best(reader: FactReader) -> Iterator[Triple]:
    """Yield who is the best of all at what was told before: «Лучшим актёром стал [Рид]»."""
    a, clauses = reader.annotation, reader.clauses
    for adjective in a.by_lemma.of(_BEST):
        noun = clauses.head[adjective]
        verb = clauses.head[noun] if noun == adjective + 1 else -1
        if verb < 0 or a.lemmas[verb] not in noun_class("found_best"):
            continue
        if clauses.case(noun) != "Ins" or clauses.modality(verb) is not None or reader.dates(verb):
            continue
        people = reader.referents.actors(clauses.subjects(verb), set())
        event = contest_before(reader, verb) if people else None
        if people and event is None:
            event = reader.only_event_before(verb, noun_class("of_awards"))
        for who in people if event is not None else ():
            if event is not None and reader.index.types[who] is T.PERSON:
                yield RelationType.PARTICIPANT_IN, who, event


def _coming(reader: FactReader) -> Iterator[Triple]:
    """Yield who comes to greet others where an event was told: «поздравить школу прибыл [Рид]»."""
    a, clauses = reader.annotation, reader.clauses
    for greet in a.by_lemma.of(noun_class("greeting_of")):
        verb = clauses.head[greet]
        if verb < 0 or a.feats(greet).get("VerbForm") != "Inf":
            continue
        came = a.lemmas[verb] in noun_class("coming") and clauses.modality(verb) is None
        event = reader.only_event_before(verb, frozenset()) if came else None
        for who in reader.referents.actors(clauses.subjects(verb), set()) if came else ():
            if event is not None:
                yield RelationType.PARTICIPANT_IN, who, event


def _convicted(reader: FactReader) -> Iterator[Triple]:
    """Yield of whom a verdict is that was told just before: «… приговор. [Рид] осуждён»."""
    a = reader.annotation
    for fact in reader.facts() if _VERDICT in a.lemmas else ():
        convicts = fact.frame.rule == "declared" or a.lemmas[fact.verb] in noun_class("sentencing")
        if not convicts or fact.modality is not None or fact.dates:
            continue
        begin, end = a.sentence_tokens(max(0, a.sentence_of(fact.verb) - 1))
        told = [token for token in range(begin, end) if a.lemmas[token] == _VERDICT]
        around = (i for token in told for i in reader.index.covering(token))
        events = {i for i in around if reader.index.types[i] is T.EVENT}
        for event in events:
            for who in fact.holders:
                if reader.index.types[who] is T.PERSON:
                    yield RelationType.PARTICIPANT_IN, who, event


def _is_given_there(reader: FactReader, verb: int) -> bool:
    """Tell what is told of a ceremony from what somebody got one day: «мост, получивший приз»."""
    a = reader.annotation
    feats = a.feats(verb)
    beside = feats.get("VerbForm") == "Part" and feats.get("Variant") != "Short"
    given = a.lemmas[verb] in noun_class("given_at") and a.deprel(verb) in _MAIN
    return given and not beside


def _signing(reader: FactReader) -> Iterator[Triple]:
    """Yield who signs, whatever case a name shows: «поставлены подписи [Рида]»."""
    a, clauses = reader.annotation, reader.clauses
    for fact in reader.facts(headless=True):
        if fact.frame.rule != "put_names" or fact.event is None or fact.holders:
            continue
        signed = [c for c in clauses.children[fact.verb] if a.lemmas[c] in noun_class("signature")]
        below = [c for noun in signed for c in clauses.children[noun] if c > noun]
        below = [c for c in below if not clauses.preposition(c)]
        told = fact.modality is None
        for who in reader.referents.actors(below, set()) if told else ():
            yield RelationType.PARTICIPANT_IN, who, fact.event


def _contest_below(reader: FactReader, prize: int) -> int | None:
    """Return the contest whose prize somebody gets: «получил гран-при [конкурса чтецов]»."""
    a, clauses = reader.annotation, reader.clauses
    for child in clauses.children[prize]:
        contest = a.lemmas[child] in noun_class("of_won") and clauses.case(child) == "Gen"
        event = reader.index.at(child, EVENTS) if contest else None
        if event is not None and not clauses.preposition(child):
            return event
    return None


def _acting(reader: FactReader) -> Iterator[Triple]:
    """Yield the subjects of verbs that tell what was done at an event."""
    a, clauses = reader.annotation, reader.clauses
    for noun in a.by_lemma.of(classes().keys()):
        verb = _done_at(reader, noun)
        if verb < 0 or clauses.modality(verb) not in (None, Modality.FUTURE):
            continue
        named = reader.index.at(noun, EVENTS)
        event = retold(a, reader.index, noun, named)
        if event is None or not _is_setting(reader, noun, verb):
            continue
        for who in reader.referents.actors(clauses.subjects(verb), set()):
            if reader.index.types[who] in HUMANS and _is_subject(reader, verb, who):
                yield RelationType.PARTICIPANT_IN, who, event


def _is_setting(reader: FactReader, noun: int, verb: int) -> bool:
    """Tell a setting that opens its clause or follows its verb: not «победу на [играх] отметил»."""
    a, first = reader.annotation, noun
    while first > 0 and a.pos(first) != "ADP":
        first -= 1
    if noun > verb:
        return not any(a.pos(token) == "VERB" for token in range(verb + 1, first))
    before = first - 1
    dated = any(reader.index.types[i] in DATES for i in reader.index.covering(before))
    opens = before < a.sentence_tokens(a.sentence_of(noun))[0]
    return opens or dated or a.pos(before) in _OPENERS


def _is_subject(reader: FactReader, verb: int, who: int) -> bool:
    """Tell whether somebody is the subject by name, or what a pronoun in its place means."""
    a, clauses = reader.annotation, reader.clauses
    if any(a.pos(token) == "PRON" for token in clauses.subjects(verb)):
        return True
    token = reader.index.head[who]
    while token >= 0 and token != verb and a.deprel(token) in _NAMING:
        token = clauses.head[token]
    return token == verb


def _done_at(reader: FactReader, noun: int) -> int:
    """Return the verb that «на [форуме]», «в ходе [форума]» belong to, or -1."""
    a, clauses = reader.annotation, reader.clauses
    verb = clauses.head[noun]
    if clauses.case(noun) == "Gen":
        while noun > 0 and a.pos(noun - 1) in ("ADJ", "DET"):
            noun -= 1
        if noun < 2 or a.lemmas[noun - 1] not in noun_class("during") or a.lemmas[noun - 2] != "в":
            return -1
        verb = clauses.head[verb] if verb == noun - 1 else verb
    elif clauses.case(noun) != "Loc" or clauses.preposition(noun) != _AT:
        return -1
    return verb if verb >= 0 and a.pos(verb) == "VERB" else -1


def _among_them(reader: FactReader) -> Iterator[Triple]:
    """Yield who is named of many: «пикет посетили гости, среди них [Рид] и [Котова]»."""
    a = reader.annotation
    found = a.by_lemma.of(AMONG)
    if not found:
        return
    told = {f.verb: f.event for f in reader.facts(headless=True) if f.frame.kind == "attend"}
    for among in found:
        begins = a.sentence_tokens(a.sentence_of(among))[0]
        events = [event for verb, event in told.items() if begins <= verb < among]
        if not events or events[-1] is None:
            continue
        for who in reader.referents.actors(named_among(a, among), set()):
            yield RelationType.PARTICIPANT_IN, who, events[-1]
