"""Who a body is made up of, listed behind its name: «[Жюри конкурса]: режиссёр Рид, [Котова]».

Also «В [команде] — Рид, Ким и Котова», «В [жюри] также Рид и Ким», «члены [жюри] – Рид, Ким»,
«В [составе экипажа] капитан Рид, кок Ким».
"""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import ANNOUNCING, CLOSING, DASHES
from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import GENDERS_OF, body_antecedent
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.layout.behind_dash import behind_brackets, behind_dash, people_up_to
from newsnlp.find.layout.listings import list_end
from newsnlp.find.members.belonging import body_of
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, UPRIGHT
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural

_BRACKET = "("
_MARKS = DASHES | {":", _BRACKET}
_ALSO, _WHICH = "также", "который"
_HEADING_A_LIST = _MARKS | {_ALSO}
_IN = frozenset({"в", "во"})
_CASES = {":": frozenset({"Nom", "Acc"})}
"""In which a body is told before a mark: «собрал [группу]: Рид, Ким», but «[Группа] — Рид, Ким»."""
_AS_TOLD = frozenset({"Nom", "Ins", ""})
_THEM = ("ими стали", "стали ими", "среди них", "в их числе", "это")
"""How a sentence goes on about members that the one before tells of."""
_GOING_ON = DASHES | {":", "это"}
HEADING = frozenset({"возглавить", "возглавлять"})
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
    ends: set[int] | None = None
    for mark in a.by_form.of(_HEADING_A_LIST):
        begin, end = a.sentence_tokens(a.sentence_of(mark))[0], list_end(a, mark)
        listed = _listed(reader, mark, end)
        if not listed:
            continue
        ends = barred(reader, DATES | PERSONS) if ends is None else ends
        noun = _noun(reader, max(begin, mark - _WORDS), mark, ends)
        if noun is not None:
            yield noun, listed


def _listed(reader: FactReader, mark: int, end: int) -> tuple[int, ...]:
    """Return the people listed behind a mark, at least two up to the end of their sentence.

    «[Жюри]: Рид, Ким», also «[Жюри]: Рид, актёр; Ким, поэт», «В составе — врачи: Рид, Ким».
    """
    listed = behind_dash(reader, mark, end, UPRIGHT, many=True, marks=_HEADING_A_LIST)
    if len(listed) < _AT_LEAST or not is_whole(reader, mark, listed[-1], end):
        forms = reader.annotation.words[mark:end]
        colon = mark + forms.index(":") if ":" in forms else end
        listed = (
            people_up_to(reader, colon, end) if reader.annotation.words[mark] != _BRACKET else ()
        )
    return listed if len(listed) >= _AT_LEAST else ()


def told_again(reader: FactReader) -> Iterator[Roster]:
    """Yield the body of members and whom the next sentence names: «Избраны члены жюри. Это [Рид]».

    Also what gets them: «Совет пополнился двумя членами: [Ридом] и [Кимом]».
    """
    a, clauses = reader.annotation, reader.clauses
    for noun in a.by_lemma.of(noun_class("member")):
        mark = _goes_on(reader, noun) if is_plural(a, noun) else None
        if mark is None:
            continue
        end, marks = a.sentence_tokens(a.sentence_of(mark))[1], frozenset({a.words[mark]})
        named = behind_dash(reader, mark, end, _AS_TOLD, many=True, marks=marks)
        told, verb = body_of(reader, noun), a.heads[noun]
        bodies = [] if told is None else [told[0]]
        if not bodies and verb >= 0 and a.lemmas[verb] in noun_class("growing"):
            subjects = (reader.referents.at(t, ORGANIZATIONS) for t in clauses.subjects(verb))
            bodies = [i for i in subjects if i is not None]
        yield from ((reader.index.head[i], named) for i in bodies if named)


def _goes_on(reader: FactReader, noun: int) -> int | None:
    """Return the token behind which members are named: «членами[:] …», «членов. Ими [стали] …»."""
    a, mark = reader.annotation, noun + 1
    if a.words[mark : mark + 1] != [":"]:
        first = a.sentence_tokens(a.sentence_of(noun))[1]
        said = " ".join(a.lowered[first : first + 3]) + " "
        opening = next((o for o in _THEM if said.startswith(f"{o} ")), None)
        if opening is None:
            return None
        mark = first + opening.count(" ")
    return mark + (a.words[mark + 1 : mark + 2] != [] and a.lowered[mark + 1] in _GOING_ON)


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
        end = list_end(a, mark)
        listed = behind_dash(reader, mark, end, UPRIGHT, many=True, marks=_MARKS)
        listed = listed or _listed(reader, mark, end)
        if body is not None and listed:
            yield reader.index.head[body], listed


def _rosters_of_which(reader: FactReader) -> Iterator[Roster]:
    """Yield the bodies of «[экипаж], в составе которого Рид и Ким», «…двое россиян – Рид и Ким»."""
    a = reader.annotation
    for noun in a.by_lemma.of(noun_class("body")):
        which = noun + 1
        if a.lemmas[which : which + 1] != [_WHICH] or a.lowered[noun - 1 : noun] != ["в"]:
            continue
        end = a.sentence_tokens(a.sentence_of(which))[1]
        near = range(which, min(which + _WORDS, end))
        marks = [which, *(t for t in near if a.words[t] in ANNOUNCING)]
        every = frozenset(a.words[mark] for mark in marks)
        told = (behind_dash(reader, m, end, UPRIGHT, many=True, marks=every) for m in marks)
        listed = next((people for people in told if people), ())
        nouns = reader.clauses.antecedents(which) if listed else ()
        board = next((t for t in nouns if a.lemmas[t] in noun_class("collegial", "group")), None)
        if board is not None:
            yield board, listed


def fellows(reader: FactReader) -> Iterator[Roster]:
    """Yield the body whose chairman a sentence tells, with its other members.

    «Председатель [комиссии] – Рид, члены: [Ким], [Котова]», «председателем [правления] избран Рид,
    членами – [Ким] и [Котова]». Also whom «[жюри], в составе которого» tells.
    """
    a = reader.annotation
    yield from _rosters_of_which(reader)
    for noun in a.by_lemma.of(noun_class("member")):
        begin, end = a.sentence_tokens(a.sentence_of(noun))
        listed = behind_dash(reader, noun + 1, end, UPRIGHT, many=True, marks=ANNOUNCING)
        if not listed or a.feats(noun).get("Number") != "Plur":
            continue
        told = (t for t in range(noun - 1, begin - 1, -1) if a.lemmas[t] in noun_class("collegial"))
        body = next((t for t in told if _is_headed(reader, t)), None)
        if body is not None:
            yield body, listed


def _is_headed(reader: FactReader, body: int) -> bool:
    """Tell «председатель [комиссии]», «[комиссию] возглавил»."""
    a = reader.annotation
    told = body > 0 and a.lemmas[body - 1] in words("leader_roles.txt") | noun_class("chair")
    return told or a.lemmas[a.heads[body]] in HEADING


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


def _noun(reader: FactReader, begin: int, mark: int, ends: set[int]) -> int | None:
    """Return the noun of the body whose phrase ends at a mark, or its name behind the noun.

    ``ends``: the tokens that end a phrase.
    """
    a, index = reader.annotation, reader.index
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
    if preposition or mark == _ALSO:
        return preposition in _IN and case != "Acc"
    above = a.heads[noun]
    genitive = a.deprel(noun) == "nmod" and 0 <= above < noun
    if genitive:
        return above >= 0 and a.lemmas[above] in noun_class("member", "body")
    return case in _CASES.get(mark, UPRIGHT) or not case
