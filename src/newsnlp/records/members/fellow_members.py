"""Who belongs to a body with the others of a list: «В жюри вошли Рид, [Ким] и Котова».

Networks weigh each of a list alone, and rules lose those whom the parser hangs elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsnlp.find.type_sets import APPOSED, PERSONS, ROLES
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.context import Context
from newsnlp.records.links import Link
from newsnlp.types import Record

SOURCE = "rule:fellow"
_AT_LEAST = 2
_FOR = "от"
_OF_ONE = (["("], [_FOR])


class Stated(NamedTuple):
    """A membership with the relation that it rests on, and whether a verb tells how it stands."""

    record: Record
    link: Link
    by_verb: bool


def with_fellows(
    context: Context, stated: Sequence[Stated], settled: Collection[tuple[str, str]]
) -> Iterator[Record]:
    """Yield memberships, all of a list alike, and those of who is listed with at least as many.

    ``settled`` are pairs of person and body that the article tells of already.
    """
    own: dict[tuple[tuple[int, ...], str], list[Stated]] = {}
    for one in stated:
        row = _row(context, one.link.head)
        own.setdefault((row, one.record.organization_id or ""), []).append(one)
    for (row, body), members in own.items():
        best = _best(members)
        if len(row) < _AT_LEAST or _is_of_one(context, row, best.link):
            yield from (one.record for one in members)
            continue
        for one in members:
            yield one.record if one.by_verb else replace(one.record, status=best.record.status)
        told = {one.record.person_id for one in members}
        here = context.sentence(best.link.tail) == context.sentence(row[0])
        enough = 2 * len(told) >= len(row) and (here or len(told) >= _AT_LEAST)
        for i in row if enough else ():
            person = context.entity.get(i) if context.index.types[i] in PERSONS else None
            if person is not None and not told & {person.id} and (person.id, body) not in settled:
                start, end = context.stretch(best.link.tail, i)
                added = replace(best.record, start=start, end=end, source=SOURCE)
                yield replace(added, person_id=person.id, person=person.name)


def _best(members: Sequence[Stated]) -> Stated:
    """Return the one whose status the most of a list have, a verb's before others."""
    told = [one for one in members if one.by_verb] or members
    often = Counter(one.record.status for one in told)
    return max(told, key=lambda one: often[one.record.status])


def _row(context: Context, person: int) -> tuple[int, ...]:
    """Return the people listed with one, in order, or just who that is."""
    a, index, clauses = context.annotation, context.index, context.reader.clauses
    first = clauses.first_conjunct(a.top(index.head[person], APPOSED))
    listed = list(clauses.conjuncts(first))
    listed += [t for one in listed for t in a.children[one] if a.deprel(t) in APPOSED]
    row = {i for t in listed if (i := index.at(t, PERSONS)) is not None}
    alike = (i for i in sorted(row) if not _is_parted(context, *sorted((i, person))))
    return tuple(alike) if person in row else (person,)


def _is_parted(context: Context, one: int, other: int) -> bool:
    """Tell two of whom two verbs tell: «покинул совет [Рид], а вошли в него [Ким] и Котова»."""
    a, index = context.annotation, context.index
    between = range(index.last[one], index.first[other])
    told = (t for t in between if a.pos(t) == "VERB" and a.feats(t).get("VerbForm") == "Fin")
    return any(a.deprel(t) != "acl:relcl" for t in told)


def _is_of_one(context: Context, row: Sequence[int], link: Link) -> bool:
    """Tell a body of one alone: «Рид ([КПРФ])», «Рид от [КПРФ]», «Рид и Ким, член [совета]».

    So is «депутат от [КПРФ] Рид и сенатор Ким».
    """
    a, index, body = context.annotation, context.index, link.tail
    behind = a.words[index.last[link.head] : index.first[body]][:1]
    if row[0] < body < row[-1] or behind in _OF_ONE or (behind == [","] and link.head == row[-1]):
        return True
    heads = [index.head[i] for i in index.covering(index.head[body]) if index.types[i] in ROLES]
    noun = context.outer_head(body)
    if context.reader.clauses.preposition(noun) == _FOR and a.pos(a.heads[noun]) == "NOUN":
        heads.append(a.heads[noun])
    return bool(heads) and not any(is_plural(a, head) for head in heads)
