"""Roles that several share: «два [врача]: Рид (Тула) и Котов», «Рид и Котов, [врачи]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import ANNOUNCING, DASHES, JOINING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.layout.behind_dash import behind_brackets
from newsnlp.find.layout.listings import line_end, lines_below, terms_below
from newsnlp.find.posts.one_of_many import listed_before, picked
from newsnlp.find.type_sets import AREAS, LOOK_ALIKE, ORGANIZATIONS, PERSONS
from newsnlp.kinds import EntityType
from newsnlp.link.grammar.singular import is_plural
from newsnlp.link.people.short_degrees import behind_short_degree

_BODIES = AREAS | ORGANIZATIONS
_ENDING = frozenset({".", ",", ";"})
_AGED = "-летний"
_COUNTED = "nummod:gov"
_SEVERAL = 2
_PHRASE = 8
"""Tokens that may stand between a role and a mark: «три [артиста] театра драмы — Рид, …»."""


def is_of_several(reader: FactReader, role: int) -> bool:
    """Tell the role of several; «один из [лидеров]» is one."""
    many = is_plural(reader.annotation, reader.index.head[role])
    return many and picked(reader, reader.index.first[role]) is None


def sharing(reader: FactReader, role: int) -> list[int]:
    """Return the persons of a list that a mark opens behind a role or ends before it.

    A heading needs no mark: «[Мэры] Лугова», below it «Рид И. П. (1990–2001)», line by line.
    """
    a, head = reader.annotation, reader.index.head[role]
    counted = any(a.deprel(c) == _COUNTED and c < head for c in a.children[head])
    if not counted and not is_of_several(reader, role):
        return []
    below = _below(reader, role)
    if len(below) >= _SEVERAL:
        return below
    mark = _mark(reader, role)
    found = _behind(reader, role, mark, counted)
    return found or ([] if counted or mark is None else _before(reader, role, mark))


def listed_behind(reader: FactReader, first: int) -> list[int]:
    """Return the persons of a list that begins at a token, past ages, brackets and «к. м. н.»."""
    a, index, found, token = reader.annotation, reader.index, list[int](), first
    end = a.sentence_tokens(a.sentence_of(first))[1]
    while token < end:
        token = behind_short_degree(a, token) or token + a.lemmas[token].endswith(_AGED)
        person = index.at(token, PERSONS) if token < end else None
        if person is None or index.first[person] != token:
            break
        found.append(person)
        token = behind_brackets(reader, index.last[person], end)
        last = len(found) > 1 and a.words[index.first[person] - 1] == "и"
        if last or token >= end or a.words[token] not in JOINING:
            break
        token += 1
    return found


def elsewhere(reader: FactReader, role: int) -> list[tuple[int, int]]:
    """Return who else has a role, and where: «[президенты] Чили Рид, Перу – Ким»: Ким, Перу.

    Each name stands behind its own place or body in the genitive, with a dash or without.
    """
    index = reader.index
    if not is_of_several(reader, role):
        return []
    inner = _opening(reader, index.last[role], _BODIES)
    end = index.last[role] if inner is None else index.last[inner]
    own = [i for i in index.covering(end - 1) if index.last[i] == end and index.types[i] in _BODIES]
    longest = max(own, key=index.length, default=None)
    places = set() if longest is None else {index.types[longest] in AREAS}
    first, found = _behind_mark(reader, end), list[tuple[int, int]]()
    while first is not None:
        end = index.last[first] + 1
        if reader.annotation.words[end - 1 : end] not in ([","], ["и"]):
            break
        body = _opening(reader, end, _BODIES)
        if body is None or reader.annotation.pos(index.head[body]) == "ADJ":
            break  # «Псковской области Рид, [Тверской] – Ким»
        if places != {index.types[body] in AREAS}:
            break  # «тренеры сборных Чили Рид, [Перу] – Ким»
        first = _behind_mark(reader, index.last[body])
        dash = first is not None and reader.annotation.words[index.first[first] - 1] in DASHES
        if not dash and reader.clauses.case(index.head[body]) not in ("Gen", ""):
            break
        found += [] if first is None else [(first, body)]
    return found


def _opening(reader: FactReader, token: int, types: frozenset[EntityType]) -> int | None:
    """Return the longest mention of some types that a token opens, or the quote before it."""
    token += reader.annotation.words[token : token + 1] == ["«"]
    return reader.index.opening(token, types)


def _behind_mark(reader: FactReader, token: int) -> int | None:
    """Return whose name stands at a token, or behind a dash there."""
    words = reader.annotation.words
    token += words[token : token + 1] == ["»"]
    token += not DASHES.isdisjoint(words[token : token + 1])
    return _opening(reader, token, PERSONS)


def _below(reader: FactReader, role: int) -> list[int]:
    """Return whose names, with brackets behind them or without, are the lines below a role's."""
    a, index, found = reader.annotation, reader.index, list[int]()
    first, line = index.first[role], line_end(a, index.head[role])
    opens = first == 0 or a.opens_line(first)
    if not opens or line > first + _PHRASE or a.words[line - 1] in _ENDING:
        return found
    terms = [person for person, date, _ in terms_below(a, index, line) if date is not None]
    if len(terms) >= _SEVERAL:
        return terms
    for person, end in lines_below(a, index, line):
        last = behind_brackets(reader, index.last[person], end)
        if last < end and a.words[last] not in _ENDING:
            break  # «Рид – главный врач» below «Руководители»
        found.append(person)
    return found


def _mark(reader: FactReader, role: int) -> int | None:
    """Return the first mark behind a role and the body it is of."""
    a, begin = reader.annotation, reader.index.last[role]
    end = min(begin + _PHRASE, a.sentence_tokens(a.sentence_of(begin - 1))[1])
    for token in range(begin, end):
        if a.pos(token) == "PUNCT" and a.words[token] not in ("«", "»", '"'):
            return token
        if a.words[token] == "и" or a.pos(token) == "VERB":
            return None
        if reader.index.at(token, PERSONS) is not None:
            return None
    return None


def _behind(reader: FactReader, role: int, mark: int | None, counted: bool) -> list[int]:
    """Return who is named behind a mark: «трое [врачей] — Рид, Ким и Май», «[врачами] — Ридом».

    Without one an age opens the list: «[врачи] 34-летний Рид и 40-летний Ким».
    """
    a, case, begin = reader.annotation, reader.clauses.case, reader.index.last[role]
    if mark is not None:
        if a.words[mark] not in ANNOUNCING and not (counted and a.words[mark] == ","):
            return []
        begin = mark + 1
    found = listed_behind(reader, begin) if begin < len(a) else []
    if len(found) < _SEVERAL:
        return []
    cases = {case(reader.index.first[found[0]])} - {""}
    own = case(reader.index.head[role])
    named = mark is not None and cases <= {"Nom"}
    return found if named or cases <= {own} or cases | {own} <= LOOK_ALIKE else []


def _before(reader: FactReader, role: int, mark: int) -> list[int]:
    """Return who is named before a comma: «[Рид] и [Котов], [врачи] больницы, уехали».

    «Приехали Рид и Котов, [депутаты] и врачи» tells of others.
    """
    a, first, case = reader.annotation, reader.index.first[role], reader.clauses.case
    while first > 0 and a.pos(first - 1) == "ADJ":
        first -= 1
    if first < _SEVERAL or a.words[first - 1] not in {",", *DASHES}:
        return []
    if case(reader.index.head[role]) != "Nom" or _goes_on(a, mark):
        return []
    found = listed_before(reader.index, a, first - 1)
    joined = len(found) > 1 and a.words[reader.index.first[found[-1]] - 1] == "и"
    return found if joined and case(reader.index.first[found[0]]) == "Nom" else []


def _goes_on(a: Annotation, mark: int) -> bool:
    """Tell a list that goes on behind a mark with others in the plural."""
    behind = range(mark + 1, min(mark + 3, len(a)))
    return any(a.pos(t) == "NOUN" and a.feats(t).get("Number") == "Plur" for t in behind)
