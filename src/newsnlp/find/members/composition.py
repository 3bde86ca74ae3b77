"""Who is told to make up a body: «В составе [жюри] – депутат Рид, врач Котова».

«Создали [комиссию] в составе Рида и Котовой», «[трио] состоит из Рида, Кима и Котовой», too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import ANNOUNCING
from newsnlp.find.events.event_nouns import barred
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.noun_phrases import extended
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.layout.listings import listed_below
from newsnlp.find.members.bare_members import bare_compositions
from newsnlp.find.members.labelled_lists import labelled_lists
from newsnlp.find.members.rosters import fellows, is_whole, pointed_rosters, rosters, told_again
from newsnlp.find.mentions.collectives import collectives
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS
from newsnlp.lexicon import words
from newsnlp.types import EntityType, RelationType, Span

SCORE = 0.7
SOURCE = "rule:collective"
_OPENING = ("в", "состав")
_AMONG, _NUMBER = "среди", "числе"
_ABOUT_TO_LIST = ANNOUNCING | {"в"}
_WERE = frozenset({"был", "была", "были", "есть", "также"})
_NAMED, _GENITIVE = frozenset({"Nom", ""}), frozenset({"Gen", "Acc", ""})
_IN = ["в", "составе"]
_FOLLOWING = frozenset({"следующем", "таком"})
_JURY = "жюри"
_CONSIST, _OF = "состоять", "из"
_CLOSE = 5
"""Tokens in which «из» or a colon follows: «состоит [сегодня из трёх участников:]»."""


def composed(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield MEMBER_OF of the persons of a list, in its sentence or line by line below it."""
    a, index = reader.annotation, reader.index
    for noun in _nouns(reader):
        bodies = [i for i in index.covering(noun) if index.types[i] in ORGANIZATIONS]
        body = max((i for i in bodies if index.head[i] == noun), key=index.length, default=None)
        if body is None or a.words[index.last[body] : index.last[body] + 1] == []:
            continue
        for person in _listed(reader, index.last[body]):
            yield RelationType.MEMBER_OF, person, body
    listings = (
        _made_up(reader),
        _consisting(reader),
        _judging(reader),
        rosters(reader),
        fellows(reader),
        labelled_lists(reader),
        told_again(reader),
    )
    for noun, listed in (*chain(*listings), *pointed_rosters(reader)):
        body = reader.referents.at(noun, ORGANIZATIONS)
        if body is not None:
            yield from ((RelationType.MEMBER_OF, person, body) for person in listed)


def among(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield MEMBER_OF of who makes up a body told before: «Среди его членов – [Рид] и [Ким]»."""
    for mark, body in bare_compositions(reader):
        for person in _listed(reader, mark):
            yield RelationType.MEMBER_OF, person, body


def _listed(reader: FactReader, behind: int) -> Sequence[int]:
    """Return who is listed behind a body: «В составе делегации [–] Рид, Ким», «[также] Рид, Ким».

    Also right behind it, where they are all that the sentence tells: «В составе экипажа [капитан
    Рид], кок Ким».
    """
    a, index = reader.annotation, reader.index
    _, end = a.sentence_tokens(a.sentence_of(behind - 1))
    if a.words[behind] in ANNOUNCING:
        named = behind_dash(reader, behind, end, _NAMED, many=True, marks=ANNOUNCING)
        return named or listed_below(a, index, behind)
    mark = behind - (a.lowered[behind] not in _WERE)
    named = behind_dash(reader, mark, end, _NAMED, many=True, marks=frozenset({a.words[mark]}))
    return named if len(named) > 1 and is_whole(reader, mark, named[-1], end) else ()


def composed_bodies(reader: FactReader) -> Iterator[Span]:
    """Yield spans for such bodies where no mention covers them."""
    a, ends = reader.annotation, None
    heads = [*_nouns(reader), *(noun for noun, _ in _made_up(reader))]
    heads = [noun for noun in heads if a.lemmas[noun] in collectives()]
    heads += [noun for noun, _ in chain(rosters(reader), labelled_lists(reader))]
    for noun, _ in chain(_judging(reader), fellows(reader)):
        if reader.index.at(noun, ORGANIZATIONS) is None:
            yield Span(a.starts[noun], a.ends[noun], EntityType.ORGANIZATION, SCORE, SOURCE)
    for noun in dict.fromkeys(heads):
        if reader.referents.at(noun, ORGANIZATIONS) is None:
            ends = barred(reader, DATES | PERSONS) if ends is None else ends
            first, last = extended(reader.clauses, noun, noun + 1, ends)
            while first < noun and a.lemmas[first] in words("evaluating_adjectives.txt"):
                first += 1  # «[компетентное] жюри»
            told = last < len(a) and a.words[last] in _ABOUT_TO_LIST
            if told or (last < len(a) and _listed(reader, last)):
                yield Span(
                    a.starts[first], a.ends[last - 1], EntityType.ORGANIZATION, SCORE, SOURCE
                )


def _judging(reader: FactReader) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield a jury with who judges beside its head: «Вместе с ним работы оценивали [Рид] и Ким»."""
    a = reader.annotation
    juries = a.by_lemma.of({_JURY})
    for verb in a.by_lemma.of(noun_class("judging") | noun_class("deciding")) if juries else ():
        if a.lemmas[verb] in noun_class("deciding") and not _has_verdict(a, verb):
            continue
        sentence = a.sentence_of(verb)
        begin, end = a.sentence_tokens(sentence)
        beside = any(
            a.lowered[t] == "вместе" and a.pos(t + 2) == "PRON" and a.words[t + 1] in ("с", "со")
            for t in range(begin, end - 2)
        )
        told = [t for t in juries if t < verb and a.sentence_of(t) >= sentence - 1]
        named = reader.referents.actors(reader.clauses.subjects(verb), set()) if beside else ()
        if told and named:
            yield told[-1], named


def _consisting(reader: FactReader) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the nouns of bodies with who they consist of: «[трио] состоит из Рида, Кима и Лосева».

    Also behind a colon: «[Группа «Луч»] состоит из двух участников: Льва Рида и Анны Котовой».
    """
    a, clauses = reader.annotation, reader.clauses
    for verb in a.by_lemma.of({_CONSIST}):
        end = a.sentence_tokens(a.sentence_of(verb))[1]
        out_of = next((t for t in range(verb + 1, min(verb + _CLOSE, end)) if a.words[t] == _OF), 0)
        if not out_of or clauses.modality(verb):
            continue
        listed = behind_dash(reader, out_of, end, _GENITIVE, many=True, marks=frozenset({_OF}))
        colon = next((t for t in range(out_of, min(out_of + _CLOSE, end)) if a.words[t] == ":"), 0)
        if not listed and colon:
            listed = behind_dash(reader, colon, end, _NAMED | _GENITIVE, many=True, marks={":"})
        body = _told_of(reader, verb)
        if body is not None and len(listed) > 1:
            yield reader.index.head[body], listed


def _told_of(reader: FactReader, verb: int) -> int | None:
    """Return the body of which a verb or a participle tells: «[группа «Луч»], состоящая из …»."""
    a = reader.annotation
    participle = a.feats(verb).get("VerbForm") == "Part" and a.heads[verb] >= 0
    nouns = [a.heads[verb]] if participle else reader.clauses.subjects(verb)
    found = (reader.referents.actor(noun) for noun in nouns)
    return next(
        (i for i in found if i is not None and reader.index.types[i] in ORGANIZATIONS), None
    )


def _has_verdict(annotation: Annotation, verb: int) -> bool:
    """Tell «вместе с ним [решение] принимали»."""
    below = annotation.children[verb]
    return any(annotation.lemmas[child] in noun_class("judgement") for child in below)


def _made_up(reader: FactReader) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the nouns of bodies with who makes them up: «[комиссия] в составе Рида и Котовой».

    Also line by line: «работы оценивало [жюри] в следующем составе:».
    """
    a = reader.annotation
    for token in a.by_lemma.of({_OPENING[1]}):
        before = token - 1 - (a.lowered[max(0, token - 1)] in _FOLLOWING)
        if token < 1 or [a.words[before], a.words[token]] != _IN:
            continue
        noun, (_, end) = a.heads[token], a.sentence_tokens(a.sentence_of(token))
        if a.words[token + 1 : token + 2] == [":"]:
            below = tuple(listed_below(a, reader.index, token + 1))
            if len(below) > 1 and before > 0 and a.pos(before - 1) in ("NOUN", "PROPN"):
                yield before - 1, below
            continue
        if not 0 <= noun < token or a.pos(noun) not in ("NOUN", "PROPN"):
            continue
        if a.deprel(noun) == "nmod" and a.lemmas[a.heads[noun]] in noun_class("collegial", "group"):
            noun = a.heads[noun]  # «[команда] школы № 5 в составе Рида и Котовой»
        marks = frozenset({a.words[token]})
        listed = behind_dash(reader, token, end, _GENITIVE, many=True, marks=marks)
        if len(listed) > 1:
            yield noun, listed


def _nouns(reader: FactReader) -> Iterator[int]:
    """Yield the nouns of which «в составе», «среди членов» tell at the head of a sentence.

    So does «Состав [жюри]:».
    """
    a, told = reader.annotation, noun_class("member") | {_OPENING[1]}
    for token in a.by_lemma.of(told):
        first, last = a.sentence_tokens(a.sentence_of(token))
        composition = a.lemmas[token] == _OPENING[1]
        before = a.lowered[first:token]
        while before and a.pos(first + len(before) - 1) == "ADJ" and not composition:
            before = before[:-1]  # «в числе [новых] членов»
        openings = ([], [_OPENING[0]]) if composition else ([_AMONG], [_OPENING[0], _NUMBER])
        if before not in openings:
            continue
        noun = token + 1
        while noun < last and a.pos(noun) in ("ADJ", "DET"):
            noun += 1
        if noun < last and a.pos(noun) in ("NOUN", "PROPN"):
            yield noun
