"""Who stands behind a dash: «заместителями – [ректор Рид] и [Котов]», «комитет – [Рид]»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import ANNOUNCING, DASHES, JOINING, is_bracketed
from newsnlp.annotate.notes import noted
from newsnlp.find.type_sets import LOOK_ALIKE, PERSONS, ROLES, UPRIGHT
from newsnlp.link.grammar.singular import is_plural

if TYPE_CHECKING:
    from newsnlp.find.facts.fact import Bound
    from newsnlp.find.facts.facts import FactReader
    from newsnlp.find.facts.frames import Frame

_NAMED = PERSONS | ROLES
_ENDING = frozenset({".", ",", ";", "!", "…"})
_PHRASE = 9
"""Tokens that a number has with what it counts: «трое депутатов фракции «Луч» — …»."""


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
        if reader.annotation.words[token] not in JOINING:
            break
        token += 1
    return tuple(found)


def behind_brackets(reader: FactReader, token: int, end: int) -> int:
    """Return where brackets behind a name end: «– [Рид] (альт, вокал), [Котова] (бас)»."""
    words = reader.annotation.words
    if token >= end or words[token] != "(":
        return token
    return next((t + 1 for t in range(token, end) if words[t] == ")"), token)


def listed(
    reader: FactReader,
    verb: int,
    frame: Frame,
    slots: Mapping[str, Bound],
    holders: tuple[int, ...],
) -> tuple[int, ...]:
    """Return who is named behind the role of a verb or the number of whom it tells, or its holders.

    Where it has none, who stands behind the body.
    """
    named = behind_role(reader, verb, frame, slots.get("role")) or behind_count(reader, verb, frame)
    named = named or behind_colon(reader, verb, frame, holders)
    body = None if "role" in slots else slots.get("organization")
    return named or holders or behind_body(reader, verb, frame, body)


def behind_body(reader: FactReader, verb: int, frame: Frame, body: Bound | None) -> tuple[int, ...]:
    """Return whom the parser hangs on the body: «ввёл в состав совета [Льва Рида] и [Котову]»."""
    if frame.kind not in ("member", "post") or frame.holder != "obj" or body is None:
        return ()
    if body.target < verb or reader.clauses.is_passive(verb):
        return ()
    a, mention = reader.annotation, body.mention
    last = body.target if mention is None else reader.index.last[mention] - 1
    marks = frozenset({a.words[last]})
    end = a.sentence_tokens(a.sentence_of(verb))[1]
    named = behind_dash(reader, last, end, LOOK_ALIKE | {""}, many=True, marks=marks)
    behind = behind_brackets(reader, reader.index.last[named[-1]], end) if named else end
    # «вывел из штаба [Рида] под руки»
    return named if behind >= end or a.words[behind] in _ENDING else ()


def behind_role(reader: FactReader, verb: int, frame: Frame, role: Bound | None) -> tuple[int, ...]:
    """Return whom a dash names behind the role of a verb: «избраны: [председателем] – Рид; …»."""
    if frame.kind != "post" or role is None or role.mention is None:
        return ()
    end = reader.annotation.sentence_tokens(reader.annotation.sentence_of(verb))[1]
    many = is_plural(reader.annotation, reader.index.head[role.mention])
    nominative = reader.clauses.is_passive(verb) == (frame.holder == "obj")
    cases = frozenset({"Nom"}) if nominative else LOOK_ALIKE
    return behind_dash(reader, reader.index.last[role.mention], end, cases, many=many)


def behind_count(reader: FactReader, verb: int, frame: Frame) -> tuple[int, ...]:
    """Return who is named behind their number: «трое депутатов — [Рид], [Ким] и [Лось] — вышли».

    Also «приняты двое: [Рид] и [Ким]».
    """
    if frame.kind != "member":
        return ()
    a, subject = reader.annotation, "obj" if reader.clauses.is_passive(verb) else "subj"
    if frame.holder != subject:
        return ()
    end = a.sentence_tokens(a.sentence_of(verb))[1]
    for many in reader.clauses.subjects(verb):
        counted = any(a.deprel(child).startswith("nummod") for child in a.children[many])
        marks = (t for t in range(many + 1, min(many + _PHRASE, end)) if a.words[t] in ANNOUNCING)
        mark = next(marks, None) if counted or a.pos(many) == "NUM" else None
        if mark is not None:
            named = behind_dash(reader, mark, end, UPRIGHT, many=True, marks=ANNOUNCING)
            return named if len(named) > 1 else ()
    return ()


def behind_colon(
    reader: FactReader, verb: int, frame: Frame, holders: tuple[int, ...]
) -> tuple[int, ...]:
    """Return all whom a list behind a verb tells: «вошли: [Рид], врач школы; от села – [Ким]».

    So «вошли [Рид] – врач, [Ким] – учитель». The parser may end the list behind a long post.
    """
    a, subject = reader.annotation, "obj" if reader.clauses.is_passive(verb) else "subj"
    if frame.kind != "member" or frame.holder != subject:
        return ()
    end = a.sentence_tokens(a.sentence_of(verb))[1]
    marks = (t for t in range(verb + 1, min(verb + _PHRASE, end)) if a.words[t] == ":")
    many = a.feats(verb).get("Number") == "Plur" and not DASHES.isdisjoint(a.words[verb:end])
    colon = next(marks, verb if many and frame.status == "new" else end)
    if colon == end or any(reader.index.first[i] < colon for i in holders):
        return ()
    while a.words[end - 1] == ";" and end < len(a) and not a.opens_line(end):
        end = a.sentence_tokens(a.sentence_of(end))[1]  # each item may be a sentence
    named = people_up_to(reader, colon, end)
    people = {i for i in holders if reader.index.types[i] in PERSONS}
    return named if len(named) > len(people) and people.issubset(named) else ()


def people_up_to(reader: FactReader, mark: int, end: int) -> tuple[int, ...]:
    """Return all people behind a mark that heads a list: «Члены: [Рид], врач; [Ким] (мэр)».

    What goes on as a sentence is no list; «музей имени Рида», «дочь Рида» list nobody.
    """
    a, index, case = reader.annotation, reader.index, reader.clauses.case
    opened = index.between(PERSONS, mark + 1, end)
    told = _finite(a)
    verbs = told[bisect_right(told, mark) : bisect_left(told, end)]
    if not opened or any(not is_bracketed(a, mark, verb) for verb in verbs):
        return ()
    opened = [i for i in opened if not is_bracketed(a, mark, index.first[i])]
    return tuple(
        i
        for i in opened
        if not any(index.holds(outer, i) for outer in index.covering(index.first[i]))
        and any(case(t) in UPRIGHT for t in range(index.first[i], index.last[i]))
    )


@noted
def _finite(annotation: Annotation) -> list[int]:
    """Return the tokens of all finite verbs in their order."""
    a = annotation
    return [t for t in range(len(a)) if a.feats(t).get("VerbForm") == "Fin"]


def _person(reader: FactReader, token: int, cases: Set[str]) -> int | None:
    """Return the person whose name, or whose role before it, begins at a token."""
    index = reader.index
    token += _is_described(reader, token)
    named = index.opening(token, _NAMED)
    if named is None:
        return None
    person = named if index.types[named] in PERSONS else reader.referents.named_behind(named)
    told = range(index.first[named], index.last[named])
    if person != named:
        told = range(index.head[named], index.head[named] + 1)
        if person is not None and _is_anothers(reader, told[0], person):
            return None
    # «Голубева Ольга»: the tagger takes the surname for a man's genitive
    return person if any(reader.clauses.case(token) in cases for token in told) else None


def _is_anothers(reader: FactReader, role: int, person: int) -> bool:
    """Tell «это [сотрудники] Рида» from «сотрудники Рид и Ким»."""
    case, index = reader.clauses.case, reader.index
    name = {case(t) for t in range(index.first[person], index.last[person])}
    return case(role) == "Nom" and name == {"Gen"}


def _is_described(reader: FactReader, token: int) -> bool:
    """Tell a noun that is no role before a name in its case: «– [самовыдвиженец] Котов»."""
    a, case = reader.annotation, reader.clauses.case
    if reader.index.covering(token) or a.pos(token) != "NOUN" or token + 1 >= len(a):
        return False
    person = reader.index.at(token + 1, PERSONS)
    named = person is not None and reader.index.first[person] == token + 1
    return named and a.feats(token).get("Animacy") == "Anim" and case(token) == case(token + 1)
