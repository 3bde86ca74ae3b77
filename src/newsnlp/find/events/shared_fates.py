"""Whom it befalls with another: «Их задержали», «вместе с [Ридом]», «Рида – к пяти годам»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import DASHES
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.grammar.antecedents import persons_between
from newsnlp.find.type_sets import PERSONS

_BOTH = frozenset({"оба", "обе", "обоих", "обеих"})
_ALL = _BOTH | {"они", "их", "все", "всех"}
_TOGETHER, _WITH, _TO = "вместе", "с", "к"
_PARTING = frozenset({",", "а", "и", ";"})
_TWO = 2


def sharing(reader: FactReader, verb: int) -> tuple[int, ...]:
    """Return whom a verb befalls whom its own subject or object does not name."""
    found = [*_together(reader, verb), *_gapped(reader, verb)]
    return tuple(found) or meant_by_all(reader, verb)


def meant_by_all(reader: FactReader, verb: int) -> tuple[int, ...]:
    """Return whom «они», «их», «оба» mean: all who are named together just before."""
    a = reader.annotation
    below = (t for t in reader.clauses.children[verb] if a.deprel(t).startswith(("nsubj", "obj")))
    pronoun = next((t for t in below if _is_all(reader, t)), None)
    if pronoun is None:
        return ()
    here = a.sentence_of(verb)
    first, _ = a.sentence_tokens(here)
    people = persons_between(a, reader.index, first, pronoun, None)
    if not people and here:
        people = persons_between(a, reader.index, *a.sentence_tokens(here - 1), None)
    several = len(people) == _TWO if a.lowered[pronoun] in _BOTH else len(people) >= _TWO
    return tuple(people) if several and _are_together(reader, people) else ()


def _is_all(reader: FactReader, token: int) -> bool:
    """Tell «они», «обоих», «всех троих»."""
    return reader.annotation.lowered[token] in _ALL


def _are_together(reader: FactReader, people: list[int]) -> bool:
    """Tell «Рид, его жена Анна и Ким» from «Рид ограбил Кима»: one case, no verb between."""
    a, first = reader.annotation, reader.index.first
    cases = {reader.clauses.case(first[i]) for i in people} - {""}
    between = range(first[people[0]], first[people[-1]])
    told = any(a.pos(t) == "VERB" and a.feats(t).get("VerbForm") == "Fin" for t in between)
    return len(cases) < _TWO and "Gen" not in cases and not told


def _together(reader: FactReader, verb: int) -> Iterator[int]:
    """Yield with whom somebody suffers: «задержан вместе с [Ридом]», «вместе с [ним]»."""
    a, clauses = reader.annotation, reader.clauses
    for together in (t for t in clauses.children[verb] if a.lemmas[t] == _TOGETHER):
        for with_ in clauses.children[together]:
            if clauses.preposition(with_) == _WITH and clauses.case(with_) == "Ins":
                found = reader.referents.actors([with_], set())
                yield from (i for i in found if reader.index.types[i] in PERSONS)


def _gapped(reader: FactReader, verb: int) -> Iterator[int]:
    """Yield who has a part of his own: «приговорил Рида к пяти годам, а [Кима] – к трём».

    The parser may hang him on what stands before: «к пяти годам колонии, [Кима] – к трём».
    """
    a, index = reader.annotation, reader.index
    _, end = a.sentence_tokens(a.sentence_of(verb))
    dashes = (t for t in a.by_form.of(DASHES) if verb < t < end - 1)
    for dash in (t for t in dashes if a.lowered[t + 1] == _TO):
        who = index.at(dash - 1, PERSONS)
        first = verb if who is None else index.first[who]
        alike = a.lowered[first - 1] in _PARTING and _TO in a.lowered[verb:first]
        finite = (a.feats(t).get("VerbForm") == "Fin" for t in range(verb + 1, first))
        if who is not None and index.last[who] == dash and alike and not any(finite):
            yield who
