"""Who a body is made up of, listed behind its name: «[Жюри конкурса]: режиссёр Рид, [Котова]».

Also «В [команде] — Рид, Ким и Котова», «члены [жюри] – Рид, Ким», «В [составе экипажа]
капитан Рид, кок Ким».
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.find.antecedents import GENDERS_OF, body_antecedent
from newsnlp.find.behind_dash import behind_brackets, behind_dash
from newsnlp.find.event_nouns import barred
from newsnlp.find.facts import FactReader
from newsnlp.find.frames import noun_class
from newsnlp.find.marks import CLOSING, DASHES
from newsnlp.find.noun_phrases import extended
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS
from newsnlp.lexicon import words

_BRACKET = "("
_MARKS = DASHES | {":", _BRACKET}
_IN = frozenset({"в", "во"})
_NOMINATIVE = frozenset({"Nom", ""})
_CASES = {":": frozenset({"Nom", "Acc"})}
"""In which a body is told before a mark: «собрал [группу]: Рид, Ким», but «[Группа] — Рид, Ким»."""
_COUNTING = DASHES | {":"}
_HEADING = frozenset({"возглавить", "возглавлять"})
_ENDING = frozenset({".", ";", "…", "!"})
_WORDS = 12
"""Tokens that a body and what it is called may have before a mark."""
_QUOTED = 2
"""Tokens from a noun to the name behind it, with what opens it: «квартет « [Луч]»."""
_AT_LEAST = 2

Roster = tuple[int, tuple[int, ...]]
"""The noun of a body and the persons that it lists."""


def rosters(reader: FactReader) -> Iterator[Roster]:
    """Yield the bodies that a sentence lists the people of, at least two up to its end."""
    a = reader.annotation
    for mark in a.by_form.of(_MARKS):
        begin, end = a.sentence_tokens(a.sentence_of(mark))
        listed = behind_dash(reader, mark, end, _NOMINATIVE, many=True, marks=_MARKS)
        if len(listed) < _AT_LEAST or not is_whole(reader, mark, listed[-1], end):
            continue
        noun = _noun(reader, max(begin, mark - _WORDS), mark)
        if noun is not None:
            yield noun, listed


def pointed_rosters(reader: FactReader) -> Iterator[Roster]:
    """Yield the bodies of «В [его] составе: глава Рид, врач Ким» and whom it lists."""
    a = reader.annotation
    for pronoun in a.by_form.of(GENDERS_OF.keys()):
        mark = pronoun + 2
        if mark >= len(a) or a.words[mark] not in _MARKS or pronoun == 0:
            continue
        if a.lowered[pronoun - 1] not in _IN or a.lemmas[pronoun + 1] not in noun_class("body"):
            continue
        body = body_antecedent(a, reader.index, pronoun)
        end = a.sentence_tokens(a.sentence_of(mark))[1]
        listed = behind_dash(reader, mark, end, _NOMINATIVE, many=True, marks=_MARKS)
        if body is not None and listed:
            yield reader.index.head[body], listed


def fellows(reader: FactReader) -> Iterator[Roster]:
    """Yield the body whose chairman a sentence tells, with its other members.

    «Председатель [комиссии] – Рид, члены: [Ким], [Котова]», «председателем [правления] избран Рид,
    членами – [Ким] и [Котова]».
    """
    a = reader.annotation
    for noun in a.by_lemma.of(noun_class("member")):
        begin, end = a.sentence_tokens(a.sentence_of(noun))
        listed = behind_dash(reader, noun + 1, end, _NOMINATIVE, many=True, marks=_COUNTING)
        if not listed or a.feats(noun).get("Number") != "Plur":
            continue
        told = (t for t in range(noun - 1, begin - 1, -1) if a.lemmas[t] in noun_class("collegial"))
        body = next((t for t in told if _is_headed(reader, t)), None)
        if body is not None:
            yield body, listed


def _is_headed(reader: FactReader, body: int) -> bool:
    """Tell «председатель [комиссии]», «[комиссию] возглавил»."""
    a = reader.annotation
    told = body > 0 and a.lemmas[body - 1] in words("leader_roles.txt")
    return told or a.lemmas[a.heads[body]] in _HEADING


def is_whole(reader: FactReader, mark: int, last: int, end: int) -> bool:
    """Tell a list that ends its sentence: «Команда: Рид и Ким» from «Команда: Рид и Ким пели».

    One in brackets ends with them, and opens with a name: «хор (дирижёры Рид и Ким)».
    """
    forms, token = reader.annotation.words, reader.index.last[last]
    if forms[mark] == _BRACKET:
        bare = reader.index.at(mark + 1, PERSONS) is not None
        return bare and forms[token : token + 1] == [")"]
    token = behind_brackets(reader, token, end)
    return token >= end or forms[token] in _ENDING


def _noun(reader: FactReader, begin: int, mark: int) -> int | None:
    """Return the noun of the body whose phrase ends at a mark, or its name behind the noun."""
    a, index = reader.annotation, reader.index
    ends = barred(reader, DATES | PERSONS)
    named = index.at(mark - 1 - (a.words[mark - 1] in CLOSING), ORGANIZATIONS)
    for noun in range(mark - 1, begin - 1, -1):
        if a.lemmas[noun] not in noun_class("collegial", "group"):
            continue
        last = extended(reader.clauses, noun, noun + 1, ends)[1]
        if named is not None and noun < index.first[named] <= noun + _QUOTED:
            last, noun_of = index.last[named], index.head[named]
        else:
            noun_of = noun
        if last not in (mark - 1, mark) or (last < mark and a.words[last] not in CLOSING):
            continue
        return noun_of if _is_told(reader, noun, a.words[mark]) else None
    return None


def _is_told(reader: FactReader, noun: int, mark: str) -> bool:
    """Tell a body by its case, «в [жюри]», «члены [жюри]», from «победители [команды]: …»."""
    a, clauses = reader.annotation, reader.clauses
    preposition, case = clauses.preposition(noun), clauses.case(noun)
    if mark == _BRACKET:
        return True
    if preposition:
        return preposition in _IN and case != "Acc"
    above = a.heads[noun]
    genitive = a.deprel(noun) == "nmod" and 0 <= above < noun
    if genitive or case == "Gen":
        return above >= 0 and a.lemmas[above] in noun_class("member", "body")
    return case in _CASES.get(mark, _NOMINATIVE) or not case
