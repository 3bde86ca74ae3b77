"""Events named by a noun of the lexicon with what tells which one it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import methodcaller

from newsnlp.annotate.marks import OPENING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES, EVENTS, PERSONS, PLACES
from newsnlp.find.when.lasting import is_frequency
from newsnlp.kinds import EntityType as T
from newsnlp.lexicon import rows
from newsnlp.types import Span

SCORE = 0.7
SOURCE = "rule:event-noun"
_HELD = frozenset({"attend", "act", "held"})
_SIGNED = ("obj", "nsubj:pass")
_OWNED = frozenset({"nmod", "conj"})
_NOUNS = ("NOUN", "PROPN", "NUM")
"""«150-летие» may be taken for a number."""
YEARS = "летие"
"""How a jubilee ends: «150-летие», «сорокалетие»."""
_IS_OF_YEARS = methodcaller("endswith", YEARS)
ENDS = DATES | PLACES | PERSONS
"""What ends the name of an event."""
_NAMED = frozenset({T.ORGANIZATION, T.AWARD})
_BESIDE = {"agreement": {T.LAW}, "decreed": {T.LAW, T.EVENT}}
"""Mentions that an event of a class may be part of."""
_TAKEN = frozenset({T.EVENT, T.ORGANIZATION, T.PROFESSION, T.WORK_OF_ART, T.LAW, T.AWARD, T.DATE})


@cache
def classes() -> dict[str, str]:
    """Return the class of every event noun: event, agreement, generic."""
    return {lemma: name for name, lemmas in rows("events.tsv") for lemma in lemmas.split()}


def event_nouns(reader: FactReader) -> Iterator[Span]:
    """Yield event phrases that no mention covers: «соглашение о сотрудничестве».

    A bare noun is left out: it does not tell which event it is, unless a day does («собрание
    состоится 20 октября»).
    """
    a = reader.annotation
    known = classes()
    ends: set[int] | None = None
    done, told_of = 0, {a.lemmas[head] for head in reader.index.headed(EVENTS)}
    years = set(filter(_IS_OF_YEARS, a.by_lemma.words))
    for token in a.by_lemma.of({*known, *years}):
        if token < done or a.pos(token) not in _NOUNS:
            continue
        name = known.get(a.lemmas[token], "event")
        if name == "generic" and not _is_named(reader, token):
            continue
        if _is_of_a_body(reader, token):
            continue
        if name == "decreed" and not _is_decreed(reader, token):
            continue
        if _is_taken(reader, token, name):
            continue
        if name == "held" and not (_takes_place(reader, token) or _is_joined(reader, token)):
            continue
        ends = barred(reader) if ends is None else ends
        first, last = extended(reader.clauses, token, token + 1, ends)
        told = first < token or _took_place(reader, token)
        if (
            last > token + 1
            or (a.lemmas[token] in years and _takes_place(reader, token))
            or (told and _is_dated(reader, token))
            or _is_played(reader, token, a.lemmas[token])
            or _is_attended(reader, token)
            or (a.lemmas[token] not in told_of and _is_somebodys(reader, token))
            or (name == "agreement" and _is_signed(reader, token))
            or name == "decreed"
        ):
            done = last
            told_of.add(a.lemmas[token])
            yield Span(a.starts[first], a.ends[last - 1], T.EVENT, SCORE, SOURCE)


def _is_named(reader: FactReader, token: int) -> bool:
    """Tell what says nothing but for its name: «провёл [акцию] «Тёплый дом»»."""
    quote = reader.annotation.words[token + 1 : token + 2]
    return quote != [] and quote[0] in OPENING and _took_place(reader, token)


def _is_taken(reader: FactReader, token: int, name: str) -> bool:
    """Tell whether a noun is part of a mention; a signed paper may be LAW and event in one.

    «[Подписал указ о назначении]» is another event than what it orders.
    """
    types = {reader.index.types[i] for i in reader.index.covering(token)} & _TAKEN
    return bool(types - _BESIDE.get(name, set()))


def _is_decreed(reader: FactReader, token: int) -> bool:
    """Tell what a paper does to somebody by name: «указ о [назначении] Анны Рид министром»."""
    a, clauses = reader.annotation, reader.clauses
    paper = clauses.head[token]
    if paper < 0 or clauses.preposition(token) != "о" or a.lemmas[paper] not in noun_class("order"):
        return False
    draft = a.heads[paper] >= 0 and a.lemmas[a.heads[paper]] in noun_class("draft")
    behind = (child for child in a.children[token] if child > token)
    whose = any(clauses.case(t) == "Gen" and reader.referents.actor(t) is not None for t in behind)
    return whose and not draft and clauses.noun_modality(paper) is None


def _is_of_a_body(reader: FactReader, token: int) -> bool:
    """Tell what a body is there for: «возглавлял дирекцию [кинопоказа]»."""
    a, above = reader.annotation, reader.annotation.heads[token]
    owned = 0 <= above < token and reader.clauses.case(token) == "Gen"
    return owned and a.lemmas[above] in noun_class("office") and a.deprel(token) == "nmod"


def _is_held(reader: FactReader, token: int) -> bool:
    """Tell whether a noun is the subject of a verb that tells that it took or takes place.

    Not «собрания проходят по пятницам», not «пройдут две премьеры»: which of them?
    """
    a, verb = reader.annotation, reader.clauses.head[token]
    subject = a.deprel(token).startswith("nsubj") and reader.clauses.case(token) == "Nom"
    if verb < 0 or not subject or a.feats(verb).get("Tense") == "Pres":
        return False
    if a.lemmas[verb] == "стать":  # «кульминацией праздника стало вручение премии»
        below = (child for child in a.children[verb] if reader.clauses.case(child) == "Ins")
        return any(a.lemmas[child] in noun_class("highlight") for child in below)
    return any(frame.kind == "held" for frame in frames().get(a.lemmas[verb], ()))


def _takes_place(reader: FactReader, token: int) -> bool:
    """Tell what may be no event by itself: «состоялось [открытие]», «провёл [приём] граждан»."""
    if _is_held(reader, token):
        return True
    a, verb = reader.annotation, reader.clauses.head[token]
    if verb < 0 or a.deprel(token) not in ("obj", "nsubj:pass"):
        return False
    return a.lemmas[verb] in noun_class("put_on")


def _is_joined(reader: FactReader, token: int) -> bool:
    """Tell in what somebody took part: «участвовал в [съёмках] фильма», «принял участие в …»."""
    a, above = reader.annotation, reader.clauses.head[token]
    if above < 0 or reader.clauses.case(token) != "Loc" or reader.clauses.preposition(token) != "в":
        return False
    if a.lemmas[above] in noun_class("taking_part"):
        return True
    return any(a.lemmas[child] in noun_class("participation") for child in a.children[above])


def _took_place(reader: FactReader, token: int) -> bool:
    """Tell what somebody held, «провели [собрание]», and not what is held time and again."""
    verb = reader.clauses.head[token]
    held = _takes_place(reader, token)
    return held and reader.annotation.feats(verb).get("Tense") != "Pres"


def _is_played(reader: FactReader, token: int, lemma: str) -> bool:
    """Tell what two sides play: «в [финале] «Заря» обыграла «Волну»»."""
    verb = reader.clauses.head[token]
    if lemma not in noun_class("contest") or verb < 0 or reader.clauses.case(token) != "Loc":
        return False
    if reader.annotation.feats(token).get("Number") == "Plur":
        return False
    known = frames().get(reader.annotation.lemmas[verb], ())
    return any(frame.rule == "played" for frame in known)


def _is_signed(reader: FactReader, token: int) -> bool:
    """Tell a paper that somebody signs: «заключил с банком новый [договор]»."""
    a, verb = reader.annotation, reader.clauses.head[token]
    if verb < 0 or a.deprel(token) not in _SIGNED or a.feats(token).get("Number") != "Sing":
        return False
    return any(frame.rule == "signed" for frame in frames().get(a.lemmas[verb], ()))


def _is_attended(reader: FactReader, token: int) -> bool:
    """Tell what is told to be held or attended: «[гала-концерт], в котором выступил Рид»."""
    a = reader.annotation
    return any(
        a.deprel(child) == "acl:relcl"
        and any(frame.kind in _HELD for frame in frames().get(a.lemmas[child], ()))
        for child in a.children[token]
    )


def _is_somebodys(reader: FactReader, token: int) -> bool:
    """Tell whose guest or winner somebody is: «гостем [ярмарки] стала Анна Рид»."""
    a, above = reader.annotation, reader.clauses.head[token]
    if above < 0 or above > token or reader.clauses.case(token) != "Gen":
        return False
    told = a.lemmas[above] in noun_class("partaker", "organizer")
    upright = reader.clauses.case(above) in ("Nom", "Ins")  # not «один из участников [встречи]»
    return told and upright and not reader.clauses.preposition(token)


def _is_dated(reader: FactReader, token: int) -> bool:
    """Tell whether a date stands in the same clause: «на внеочередном заседании 16 апреля»."""
    above = {token, reader.clauses.head[token]}
    index = reader.index
    return any(reader.clauses.head[index.head[i]] in above for i in index.of(DATES))


def barred(reader: FactReader, types: frozenset[T] = ENDS) -> set[int]:
    """Return the tokens of dates, persons and places: they end the name of an event.

    Without places or persons among the ``types`` these may stay: «исполком Кубка Поволжья»,
    «выставка художника Эдварда Мунка». A place that is an adjective belongs to its noun:
    «собрание членов [смоленского] объединения».
    """
    index, kinds = reader.index, reader.index.types
    return {
        token
        for i in index.of(types)
        if not _within_organization(index, i) and not _is_adjective(reader, i)
        if kinds[i] is not T.DATE or not is_frequency(reader.annotation.words[index.first[i]])
        if kinds[i] not in PLACES or not _is_owner(reader, i)
        for token in range(index.first[i], index.last[i])
    }


def _is_owner(reader: FactReader, mention: int) -> bool:
    """Tell a place that an event is about: «открытие [школы № 17]», «первенство [области]».

    An acronym without cases shows it by what it hangs on: «встреча с президентом [США]».
    """
    head = reader.index.head[mention]
    case = reader.clauses.case(head)
    owned = case == "Gen" or (not case and reader.annotation.deprel(head) in _OWNED)
    return owned and not reader.clauses.preposition(head)


def _is_adjective(reader: FactReader, mention: int) -> bool:
    """Tell whether a mention is a place told by an adjective, of a noun outside it."""
    index, a = reader.index, reader.annotation
    if index.types[mention] not in PLACES:
        return False
    alone = index.last[mention] - index.first[mention] == 1
    return alone and a.deprel(index.head[mention]) == "amod"


def _within_organization(index: MentionIndex, place: int) -> bool:
    """Tell whether a place is in a name: «правительства [области]», «Героя [России]»."""
    around = index.covering(index.first[place])
    if len(around) < 2:
        return False
    return any(index.types[i] in _NAMED and index.length(i) > index.length(place) for i in around)
