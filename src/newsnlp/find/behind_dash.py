"""Who stands behind a dash: «заместителями – [ректор Рид] и [Котов]», «комитет – [Рид]»."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from newsnlp.find.marks import DASHES
from newsnlp.find.type_sets import LOOK_ALIKE, PERSONS, ROLES
from newsnlp.link.singular import is_plural

if TYPE_CHECKING:
    from newsnlp.find.fact import Bound
    from newsnlp.find.facts import FactReader
    from newsnlp.find.frames import Frame

_NAMED = PERSONS | ROLES
_LISTED = frozenset({",", "и"})


def behind_dash(
    reader: FactReader,
    dash: int,
    end: int,
    cases: Set[str],
    *,
    many: bool,
    marks: Set[str] = DASHES,
) -> tuple[int, ...]:
    """Return the persons named in some of the cases behind a dash at a token, one or ``many``.

    ``end`` is where the sentence ends; a name may stand behind a role in the same case. ``marks``
    are what may stand in place of a dash.
    """
    if dash + 1 >= end or reader.annotation.words[dash] not in marks:
        return ()
    found: list[int] = []
    token = dash + 1
    while token < end:
        person = _person(reader, token, cases)
        if person is None:
            break
        found.append(person)
        token = behind_brackets(reader, reader.index.last[person], end)
        if not many or reader.annotation.words[token : token + 1] == [] or token >= end:
            break
        if reader.annotation.words[token] not in _LISTED:
            break
        token += 1
    return tuple(found)


def behind_brackets(reader: FactReader, token: int, end: int) -> int:
    """Return where brackets behind a name end: «– [Рид] (альт, вокал), [Котова] (бас)»."""
    words = reader.annotation.words
    if token >= end or words[token] != "(":
        return token
    return next((t + 1 for t in range(token, end) if words[t] == ")"), token)


def behind_role(reader: FactReader, verb: int, frame: Frame, role: Bound | None) -> tuple[int, ...]:
    """Return whom a dash names behind the role of a verb: «избраны: [председателем] – Рид; …»."""
    if frame.kind != "post" or role is None or role.mention is None:
        return ()
    end = reader.annotation.sentence_tokens(reader.annotation.sentence_of(verb))[1]
    many = is_plural(reader.annotation, reader.index.head[role.mention])
    nominative = reader.clauses.is_passive(verb) == (frame.holder == "obj")
    cases = frozenset({"Nom"}) if nominative else LOOK_ALIKE
    return behind_dash(reader, reader.index.last[role.mention], end, cases, many=many)


def _person(reader: FactReader, token: int, cases: Set[str]) -> int | None:
    """Return the person whose name, or whose role before it, begins at a token."""
    index = reader.index
    token += _is_described(reader, token)
    opens = (i for i in index.covering(token) if index.types[i] in _NAMED)
    named = max((i for i in opens if index.first[i] == token), key=index.length, default=None)
    if named is None:
        return None
    person = named if index.types[named] in PERSONS else reader.referents.named_behind(named)
    told = range(index.first[named], index.last[named])
    if person != named:
        told = range(index.head[named], index.head[named] + 1)
    # «Голубева Ольга»: the tagger takes the surname for a man's genitive
    return person if any(reader.clauses.case(token) in cases for token in told) else None


def _is_described(reader: FactReader, token: int) -> bool:
    """Tell a noun that is no role before a name in its case: «– [самовыдвиженец] Котов»."""
    a, case = reader.annotation, reader.clauses.case
    if reader.index.covering(token) or a.pos(token) != "NOUN" or token + 1 >= len(a):
        return False
    person = reader.index.at(token + 1, PERSONS)
    named = person is not None and reader.index.first[person] == token + 1
    return named and a.feats(token).get("Animacy") == "Anim" and case(token) == case(token + 1)
