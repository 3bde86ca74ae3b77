"""Members of the body told before: «Прошло заседание комиссии. Новым членом стал [Рид]».

So «в состав вошли [Рид] и Ким», «Совет возглавил Рид, членами стали [Ким] и Котов».
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.annotate.marks import ANNOUNCING, OPENING
from newsnlp.find.facts.fact import Bound, Fact
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import Frame, frames, noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.clauses import Argument
from newsnlp.find.layout.included import included
from newsnlp.find.members.belonging import body_of
from newsnlp.find.members.known_bodies import kinds_of_known
from newsnlp.find.members.untold_bodies import PUTS_AS
from newsnlp.find.type_sets import ORGANIZATIONS, PERSONS, ROLES
from newsnlp.lexicon import words

_COMPOSITION = "состав"
_IN, _AMONG = frozenset({"в"}), frozenset({"среди", "числе"})
_THERE = {"туда": ("в", "Acc"), "оттуда": ("из", "Gen")}
"""How an adverb stands for a body: «Создана комиссия. [Туда] вошли Рид и Ким»."""
_STATUS = {
    ("", "Ins"): frozenset({"new"}),
    ("в", "Acc"): frozenset({"new"}),
    ("из", "Gen"): frozenset({"former"}),
    ("", "Acc"): frozenset({"new", "former"}),
}
"""How one stands by the preposition and case of «член», «состав»: «пополнил, покинул [состав]»."""


def bare_member_facts(reader: FactReader) -> Iterator[Fact]:
    """Yield the facts of who joins or leaves the one body told before."""
    clauses, a = reader.clauses, reader.annotation
    nouns = (*a.by_lemma.of(noun_class("member") | {_COMPOSITION}), *a.by_form.of(_THERE.keys()))
    for noun in nouns:
        verb = clauses.head[noun]
        frame = None if verb < 0 else _frame(reader, noun, verb)
        body = None if frame is None or body_of(reader, noun) else board_before(reader, noun)
        if frame is None or body is None or clauses.modality(verb) is not None:
            continue
        told = included(reader.referents, verb)
        told = told or reader.referents.actors(clauses.subjects(verb), set())
        people = tuple(i for i in told if reader.index.types[i] in PERSONS)
        if people:
            slots = {"organization": Bound(Argument(noun, "", ""), noun, body)}
            yield Fact(frame, verb, None, people, (), slots, reader.dates(verb), past=True)


def bare_compositions(reader: FactReader) -> Iterator[tuple[int, int]]:
    """Yield marks before who makes up a body told before, and it: «В составе [–] Рид, Ким»."""
    a = reader.annotation
    for noun in a.by_lemma.of(noun_class("member") | {_COMPOSITION}):
        before = noun - 1
        while before >= 0 and (a.pos(before) == "ADJ" or a.lowered[before] in POSSESSIVES):
            before -= 1
        openings = _IN if a.lemmas[noun] == _COMPOSITION else _AMONG
        if before < 0 or a.lowered[before] not in openings:
            continue
        if a.words[noun + 1 : noun + 2] != [] and a.words[noun + 1] in ANNOUNCING:
            found = body_of(reader, noun)
            body = board_before(reader, noun) if found is None else found[0]
            if body is not None:
                yield noun + 1, body


def board_before(reader: FactReader, noun: int) -> int | None:
    """Return the one body with members that is told before a noun, here or a sentence back."""
    a, index = reader.annotation, reader.index
    here, limit = a.sentence_of(noun), noun
    for sentence in (here, here - 1) if here else (here,):
        first, _ = a.sentence_tokens(sentence)
        found = {
            i
            for token in range(first, limit)
            for i in index.covering(token)
            if index.types[i] in ORGANIZATIONS and has_members(reader, i)
        }
        outer = [i for i in found if not any(index.holds(other, i) for other in found)]
        if outer:
            # «В комиссию введён глава совета ветеранов Рид. Из [состава] выведен Ким»
            apart = [i for i in outer if index.at(index.head[i], ROLES) is None]
            outer = apart or outer
            return outer[0] if len(outer) == 1 else None
        if told := _named_again(reader, first, limit):
            return told[-1]
        limit = first
    return None


def _named_again(reader: FactReader, first: int, limit: int) -> list[int]:
    """Return the bodies told before by the one noun of a board: «Главой [жюри] стал Рид»."""
    a, index = reader.annotation, reader.index
    nouns = {a.lemmas[t] for t in range(first, limit)} & noun_class("collegial")
    told = (i for i in index.of(ORGANIZATIONS) if index.first[i] < first) if len(nouns) == 1 else ()
    return [i for i in told if a.lemmas[index.head[i]] in nouns]


def has_members(reader: FactReader, body: int) -> bool:
    """Tell a body with members by its noun, «комиссия», «партия «[Луч]»», or as all know it."""
    a, first, last = reader.annotation, reader.index.first[body], reader.index.last[body]
    nouns = {a.lemmas[reader.index.head[body]]}
    nouns |= {a.lemmas[first - 2]} if first > 1 and a.words[first - 1] in OPENING else set()
    nouns |= kinds_of_known(a.text[a.starts[first] : a.ends[last - 1]])
    return not nouns.isdisjoint(_with_members())


@cache
def _with_members() -> frozenset[str]:
    """Return the nouns of bodies that have members."""
    return noun_class("membered", "collegial", "group", "joined") | words("associations.txt")


def _frame(reader: FactReader, noun: int, verb: int) -> Frame | None:
    """Return what a verb tells with a bare «член» or «состав», of those who join or leave."""
    a, clauses = reader.annotation, reader.clauses
    way = _THERE.get(a.lowered[noun]) or (clauses.preposition(noun), clauses.case(noun))
    member = a.lemmas[noun] != _COMPOSITION
    if a.words[noun + 1 : noun + 2] != [] and a.words[noun + 1] in ANNOUNCING:
        return None  # «председателем избран Рид, [членами] – Ким и Котов»
    if a.lowered[noun] in _THERE:
        member = False
    if way not in _STATUS or member != (way == ("", "Ins")):
        return None
    able = frames().get(PUTS_AS.get(a.lemmas[verb], a.lemmas[verb]), ())
    holder = "obj" if clauses.is_passive(verb) else "subj"
    return next(
        (
            frame
            for frame in able
            if frame.kind == "member" and frame.holder == holder and frame.status in _STATUS[way]
        ),
        None,
    )
