"""A member beside a name: «Анна Котова, член ассоциации «Содействие»».

Also «Анна Котова — [участница] хора «Заря»» and «[участники] хора «Заря» Рид и Котова».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.marks import ANNOUNCING, CLOSING, DASHES, JOINING, before_brackets
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES, body_antecedent
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.members.known_bodies import kinds_of_known
from newsnlp.find.mentions.collectives import collectives
from newsnlp.find.type_sets import APPOSED, AREAS, DATES, LOOK_ALIKE, ORGANIZATIONS, PERSONS, ROLES
from newsnlp.types import RelationType

_FUTURE = frozenset({"будущий"})
_PARTY, _CLUB = "партия", "клуб"
_CHAIN = 3
_FROM, _FOR, _SINCE = "из", "от", "с"
_QUOTES, _ENDS_QUOTES = (["«"], ['"']), (["»"], ['"'])
_ENDS = ([","], [";"], [":"], [")"], ["—"], ["–"])
_BESIDE = DASHES | {","}
_BEFORE_BODY = frozenset({"(", _FROM, ","})
_AS = (["на", "правах"], ["в", "качестве"], ["в", "статусе"], ["в", "роли"])
_MOST_ROLES = 3
"""Roles between a name and what it is a member of: «Анна Рид, [врач], участница хора «Заря»»."""


def belonging(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield MEMBER_OF of a person beside a noun of members and the body in its genitive.

    Where the noun is a role mention, a position tells it already, of a body none does.
    """
    a, members, parts = reader.annotation, noun_class("member"), noun_class("constituent")
    types = reader.index.types
    for noun in a.by_lemma.of(members | parts):
        before = a.lowered[noun - 1] if noun else ""
        if a.lemmas[noun] in parts and before not in DASHES:
            continue  # «завод – [часть] холдинга»
        is_role = before not in POSSESSIVES and reader.index.at(noun, ROLES) is not None
        found = body_of(reader, noun)
        first = None if found is None else _opening(reader, noun)
        if found is None or first is None:
            continue
        body, behind = found
        bodies = _joined_to(reader, body)
        behind = max(behind, reader.index.last[bodies[-1]]) if len(bodies) > 1 else behind
        behind += behind < len(a) and a.words[behind] in CLOSING
        behind = _behind_since(reader, behind)
        many = a.feats(noun).get("Number") == "Plur"
        of = a.heads[noun]
        if many and a.lemmas[of] in noun_class("one") and reader.clauses.preposition(noun) == _FROM:
            many, told = False, _one(reader, of, of, behind)  # «Рид – [один] из членов союза»
        elif many:
            told = _several(reader, noun, behind)
        else:
            told = _one(reader, noun, first, behind)
        if not told and (told := _acting_as(reader, noun)):
            is_role = False
        if many and first and a.words[first - 1] in DASHES:
            for member in _listed_before(reader, first - 1):
                yield RelationType.MEMBER_OF, member, body
        for member in told:
            known = is_role and (before not in DASHES or types[member] in PERSONS)
            for one in bodies[known:]:
                if member != one:
                    yield RelationType.MEMBER_OF, member, one
    for pair in (*_partisans(reader), *_elected_for(reader)):
        yield RelationType.MEMBER_OF, *pair


def _acting_as(reader: FactReader, noun: int) -> Sequence[int]:
    """Return who does something as a member: «[Рид] на правах члена союза выступил»."""
    a, right = reader.annotation, reader.annotation.heads[noun]
    if right < 0 or a.words[right - 1 : right + 1] not in _AS:
        return ()
    return reader.referents.actors(reader.clauses.subjects(a.heads[right]), set())


def _behind_since(reader: FactReader, token: int) -> int:
    """Return where it ends since when somebody is a member: «член партии [с 2003 года] Рид»."""
    a, index = reader.annotation, reader.index
    if a.lowered[token : token + 1] != [_SINCE]:
        return token
    date = index.at(token + 1, DATES) if token + 1 < len(a) else None
    return token if date is None else index.last[date]


def _joined_to(reader: FactReader, body: int) -> list[int]:
    """Return a body and those behind it: «член [палаты] и [экспертного совета] Рид»."""
    a, index = reader.annotation, reader.index
    found, end = [body], index.last[body]
    while end + 1 < len(a) and a.words[end] in JOINING:
        behind = [i for i in index.covering(end + 1) if index.types[i] in ORGANIZATIONS]
        opened = [i for i in behind if index.first[i] == end + 1]
        if not opened or reader.clauses.case(index.head[opened[0]]) not in ("Gen", ""):
            break
        found.append(max(opened, key=index.length))
        end = index.last[found[-1]]
    return found


def _partisans(reader: FactReader) -> Iterator[tuple[int, int]]:
    """Yield who stands before a party or a club in brackets: «Рид ([КПРФ]), Ким («[Зенит]»)».

    A name in quotes may be of any body, «Рид («[Луч]», Тула)», also «Рид из «[Луча]»», «из [ЦСКА]».
    Of a party a comma is enough: «Анна Рид, [фракция «Луч»], выступила».
    """
    a, index = reader.annotation, reader.index
    behind = {index.last[person] for person in index.of(PERSONS)}
    for before in a.by_form.of(_BEFORE_BODY):
        if before not in behind:
            continue
        quoted = a.words[before + 1 : before + 2] in _QUOTES
        first = before + 1 + quoted
        body = _body_at(reader, first)
        person = index.at(before - 1, PERSONS)
        if body is None or person is None or index.last[person] != before:
            continue
        if a.words[before] == ",":
            told = _is_beside(reader, before + 1, body)
        elif a.words[before] == _FROM:
            known = quoted or _is_known(reader, first, body)
            told = known and _is_whence(reader, body)
        else:
            told = _is_closed(reader, body) and (quoted or _is_known(reader, first, body))
        if told:
            yield person, body


def _is_whence(reader: FactReader, body: int) -> bool:
    """Tell «обогнал [Рида] из КПРФ» from «выгнал Рида из КПРФ».

    The parser may hang it on a name before: «Ким из «Зари», Рид из «[Луча]»».
    """
    a, top = reader.annotation, reader.annotation.top(reader.index.head[body], APPOSED)
    return any(reader.index.types[i] in PERSONS for i in reader.index.covering(a.heads[top]))


def _elected_for(reader: FactReader) -> Iterator[tuple[int, int]]:
    """Yield who has a seat for a party.

    «Избран депутатом думы от [КПРФ]», «депутат думы от [КПРФ] Рид».
    """
    a, index = reader.annotation, reader.index
    above: dict[int, int] = {}
    for token in a.by_form.of({_FOR}):
        first = token + 1 + (a.words[token + 1 : token + 2] == ["«"])
        body = _body_at(reader, first)
        if body is None or not _is_known(reader, first, body):
            continue
        named = index.at(token - 1, PERSONS) if token else None
        if named is not None and index.last[named] == token:
            yield named, body  # «вошли Рид от «[Яблока]» и Ким от ЛДПР»
            continue
        chain = _above(reader, a.top(index.head[body], APPOSED))
        above |= dict.fromkeys(chain, body)
        end = index.last[body]
        person = _named_at(reader, end + (a.words[end : end + 1] in _ENDS_QUOTES))
        if person is not None and any(a.lemmas[t] in noun_class("lawmaker") for t in chain):
            yield person, body
    for fact in reader.facts() if above else ():
        if fact.frame.kind in ("post", "member") and fact.status == "new" and fact.is_told:
            told = {fact.verb, *(bound.target for bound in fact.slots.values())}
            for body in {above[token] for token in told if token in above}:
                yield from ((person, body) for person in fact.holders)


def _above(reader: FactReader, token: int) -> list[int]:
    """Return what a noun hangs on, and that in turn: «[избран] [депутатом] [думы] от КПРФ»."""
    found: list[int] = []
    while len(found) < _CHAIN and (token := reader.annotation.heads[token]) >= 0:
        found.append(token)
        if reader.annotation.pos(token) == "VERB":
            break
    return found


def _is_beside(reader: FactReader, first: int, body: int) -> bool:
    """Tell a party between commas, told by its noun: «Рид, [фракция «Луч»], выступила»."""
    a, last = reader.annotation, reader.index.last[body]
    last += a.words[last : last + 1] in _ENDS_QUOTES
    told = a.lemmas[first] in noun_class("party") and _case(reader, first) == "Nom"
    return told and a.words[last : last + 1] in _ENDS


def _is_closed(reader: FactReader, body: int) -> bool:
    """Tell brackets that tell nothing but a body and its town: «(«Луч»)», «(«Луч», Тула)»."""
    a, last = reader.annotation, reader.index.last[body]
    last += a.words[last : last + 1] in _ENDS_QUOTES
    if a.words[last : last + 1] == [","]:
        town = reader.index.at(last + 1, AREAS) if last + 1 < len(a) else None
        last = last if town is None else reader.index.last[town]
    return a.words[last : last + 1] == [")"]


def _body_at(reader: FactReader, first: int) -> int | None:
    """Return the body that a token begins, or its noun: «([фракция] «Луч»)»."""
    if first >= len(reader.annotation):
        return None
    found = reader.index.at(first, ORGANIZATIONS)
    if found is None and reader.annotation.lemmas[first] in collectives():
        return _named_behind(reader, first)
    return found


def _is_known(reader: FactReader, first: int, body: int) -> bool:
    """Tell a party or a club that everybody knows, or that its noun tells."""
    a, index = reader.annotation, reader.index
    name = a.text[a.starts[index.first[body]] : a.ends[index.last[body] - 1]]
    told = {a.lemmas[first], a.lemmas[index.head[body]]} & noun_class("party", "squad", "club")
    return bool(told) or not kinds_of_known(name).isdisjoint((_PARTY, _CLUB))


def body_of(reader: FactReader, noun: int) -> tuple[int, int] | None:
    """Return the organization in the genitive, «член [ассоциации «Содействие»]», and its end.

    «Член комитета» may mean one that was told of before; «участник первого состава [«Луча»]» is of
    that body, too, and «её члены» are.
    """
    for token, preposition, case in reader.clauses.arguments(noun):
        if token > noun and not preposition and case in ("Gen", ""):
            if reader.annotation.lemmas[token] in noun_class("body"):
                return body_of(reader, token)
            found = reader.index.at(token, ORGANIZATIONS)
            if found is None or reader.index.head[found] != token:
                found = reader.referents.actor(token)
            if found is None and reader.annotation.lemmas[token] in collectives():
                found = _named_behind(reader, token)
            if found is not None and reader.index.types[found] in ORGANIZATIONS:
                return found, max(token + 1, reader.index.last[found])
    if noun and reader.annotation.lowered[noun - 1] in POSSESSIVES:
        found = body_antecedent(reader.annotation, reader.index, noun - 1)
        return None if found is None else (found, noun + 1)
    return None


def _named_behind(reader: FactReader, noun: int) -> int | None:
    """Return the name behind a noun, wherever the tree hangs it: «участник группы [«Луч»] Рид»."""
    first = noun + 1 + (reader.annotation.words[noun + 1 : noun + 2] in (["«"], ['"']))
    if first >= len(reader.annotation) or reader.annotation.opens_line(first):
        return None
    found = reader.index.at(first, ORGANIZATIONS)
    return found if found is not None and reader.index.first[found] == first else None


def _opening(reader: FactReader, noun: int) -> int | None:
    """Return where the adjectives of a noun begin, None where it tells what is to come."""
    a, first = reader.annotation, noun
    for child in sorted(reader.clauses.children[noun], reverse=True):
        if child == first - 1 and a.deprel(child) in ("amod", "det"):
            if a.lemmas[child] in _FUTURE:
                return None
            first = child
    return first


def _one(reader: FactReader, noun: int, first: int, behind: int) -> Sequence[int]:
    """Return who stands right behind the body, or before a noun that is apposed to the name.

    «[Анна Рид], участница хора», «[Анна Рид] (альт) — участница хора», in the case of the noun.
    """
    a = reader.annotation
    person = _named_at(reader, behind)
    if person is None:
        person = _named_before(reader, first)
        if person is not None and a.words[first - 1] in DASHES and _case(reader, noun) != "Nom":
            return ()
    if person is None:
        return ()
    cases = {a.feats(noun).get("Case"), a.feats(reader.index.first[person]).get("Case")} - {None}
    return (person,) if len(cases) < 2 or cases == LOOK_ALIKE else ()


def _case(reader: FactReader, token: int) -> str:
    return reader.annotation.feats(token).get("Case", "")


def _named_at(reader: FactReader, token: int) -> int | None:
    """Return the person whose name begins at a token, or whose role: «член союза [врач Рид]»."""
    index = reader.index
    if token >= len(reader.annotation):
        return None
    person = index.at(token, PERSONS)
    if person is not None:
        return person if index.first[person] == token else None
    opening = (i for i in index.covering(token) if index.types[i] in ROLES)
    roles = [i for i in opening if index.first[i] == token]
    return reader.referents.named_behind(max(roles, key=index.length)) if roles else None


def _named_before(reader: FactReader, end: int) -> int | None:
    """Return whose name ends before a comma or a dash: «[Анна Рид], врач, участница хора»."""
    a, index = reader.annotation, reader.index
    for _ in range(_MOST_ROLES):
        if end < 2 or a.words[end - 1] not in _BESIDE:
            return None
        stop = before_brackets(a, end - 1)
        person = index.at(stop - 1, PERSONS) if stop else None
        if person is not None:
            return person if index.last[person] == stop else None
        roles = [
            i for i in index.covering(stop - 1) if index.types[i] in ROLES and index.last[i] == stop
        ]
        if not roles:
            return _body_before(reader, stop) if a.words[end - 1] in DASHES else None
        end = index.first[max(roles, key=index.length)]
        while end > 1 and a.pos(end - 1) == "ADJ":
            end -= 1  # «Рид — [русский] писатель, участник группы»
    return None


def _body_before(reader: FactReader, stop: int) -> int | None:
    """Return the body that ends before a dash: «[завод «Луч»] — член союза», no owner's «Луча»."""
    a, index = reader.annotation, reader.index
    last = stop - (a.words[stop - 1] in CLOSING)
    body = index.at(last - 1, ORGANIZATIONS) if last else None
    if body is None or index.last[body] not in (last, stop):
        return None
    top = a.top(index.head[body], APPOSED)
    return None if a.deprel(top) == "nmod" else body


def _several(reader: FactReader, noun: int, behind: int) -> Sequence[int]:
    """Return those listed behind a body: «участники хора «Заря» [Анна Рид] и [Лев Котов]»."""
    a = reader.annotation
    end = a.sentence_tokens(a.sentence_of(noun))[1]
    if behind >= end:
        return ()
    mark = behind if a.words[behind] in ANNOUNCING else behind - 1
    case = _case(reader, noun)
    cases = LOOK_ALIKE if case in LOOK_ALIKE else frozenset({case})
    marks = frozenset({a.words[mark]})
    named = behind_dash(reader, mark, end, cases | {""}, many=True, marks=marks)
    return named if len(named) > 1 else ()


def is_known_party(name: str) -> bool:
    """Tell the name of a party that everybody knows: «КПРФ»."""
    return _PARTY in kinds_of_known(name)


def _listed_before(reader: FactReader, dash: int) -> list[int]:
    """Return those listed before a dash: «[Рид], врач [Ким] и [Котов] – члены союза»."""
    a, index, end = reader.annotation, reader.index, dash
    found: list[int] = []
    while end > 0 and (person := index.at(end - 1, PERSONS)) is not None:
        if index.last[person] != end or reader.clauses.case(index.head[person]) not in ("Nom", ""):
            break
        found.append(person)
        begin = index.first[person]
        role = index.at(begin - 1, ROLES) if begin else None
        begin = begin if role is None else index.first[role]
        if not begin or a.words[begin - 1] not in JOINING:
            break
        end = begin - 1
    return found if len(found) > 1 else []
