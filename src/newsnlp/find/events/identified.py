"""Who they are whom something befell: «Среди погибших – [Рид]», «Погибли двое. Это [Рид] и Ким»."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.annotate.marks import DASHES
from newsnlp.find.events.shared_fates import sharing
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.layout.behind_dash import behind_dash
from newsnlp.find.type_sets import EVENTS, LOOK_ALIKE, PERSONS, UPRIGHT
from newsnlp.lexicon import words
from newsnlp.types import EntityType, RelationType, Span

SCORE, SOURCE = 0.7, "rule:identified"
_UNDERGO, _THIS = "undergo", "это"
_AMONG = frozenset({"среди"})
_THEM = ((_THIS,), ("ими",), ("им",), ("ею",), ("ей",), ("среди", "них"), ("в", "их", "числе"))
_OF_MANY = (*_THEM[-2:], ("среди", "которых"), ("в", "том", "числе"))
_MARKS = DASHES | {":", _THIS}
_BRIDGE = 8
"""Tokens between whom it befell and their names: «погибших при пожаре опознали: это»."""
_IDLE = frozenset({"ADP", "ADV", "ADJ", "NUM", "PUNCT", "DET", "PROPN", "NOUN", "PRON", "PART"})
_NO = frozenset({"не", "нет", "ни"})


def identified(reader: FactReader) -> Iterator[tuple[RelationType, int, int]]:
    """Yield PARTICIPANT_IN of who is named as one of those whom something befell."""
    for word, people in _told(reader):
        event = _event_at(reader, word)
        if event is not None:
            yield from ((RelationType.PARTICIPANT_IN, who, event) for who in people)


def identified_spans(reader: FactReader) -> Iterator[Span]:
    """Yield the words that tell of it where no mention of an event covers them: «[погибших]»."""
    a = reader.annotation
    for word, _ in _told(reader):
        if _event_at(reader, word) is None:
            yield Span(a.starts[word], a.ends[word], EntityType.EVENT, SCORE, SOURCE)


def _event_at(reader: FactReader, word: int) -> int | None:
    index = reader.index
    around = (i for i in index.covering(word) if index.types[i] in EVENTS)
    return next((i for i in around if index.head[i] == word), None)


def _told(reader: FactReader) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the words of what befell somebody with the people named behind them."""
    a = reader.annotation
    for word in a.by_lemma.of(noun_class("befalling")):
        first, end = a.sentence_tokens(a.sentence_of(word))
        if _is_those(reader, word):
            people = _behind(reader, word, end, marked=not _is_among(reader, word, first))
        else:
            people = _of_verb(reader, word, end)
        if people:
            yield word, people
    for word in a.by_lemma.of(noun_class("victim")):
        event = _accident_of(reader, word)
        people = () if event is None else _behind(reader, event, _end(reader, word), marked=False)
        if event is not None and people:
            yield event, people


def _end(reader: FactReader, token: int) -> int:
    return reader.annotation.sentence_tokens(reader.annotation.sentence_of(token))[1]


def _accident_of(reader: FactReader, word: int) -> int | None:
    """Return what some are victims of: «жертвами [пожара] стали Рид и Ким»."""
    clauses = reader.clauses
    if clauses.case(word) != "Ins" and not _is_among(reader, word, word):
        return None
    below = (t for t in clauses.children[word] if t > word and clauses.case(t) == "Gen")
    return next((t for t in below if _event_at(reader, t) is not None), None)


def _is_those(reader: FactReader, word: int) -> bool:
    """Tell «погибших», «раненый», that stand for people and describe nobody named with them."""
    a = reader.annotation
    if a.pos(word) == "VERB" and a.feats(word).get("VerbForm") != "Part":
        return False
    if a.feats(word).get("Variant") == "Short":
        return False
    return a.deprel(word) not in ("amod", "acl") or a.heads[word] < word


def _is_among(reader: FactReader, word: int, first: int) -> bool:
    """Tell «среди [погибших]», «в числе [погибших]», «[погибшим] оказался» from «[погибший] –»."""
    a = reader.annotation
    if word > first and (a.lowered[word - 1] in _AMONG or a.lemmas[word - 1] == "число"):
        return True
    turns_out = a.lemmas[word + 1 : word + 2] != [] and a.lemmas[word + 1] in noun_class(
        "turning_out"
    )
    return turns_out and reader.clauses.case(word) == "Ins"


def _behind(
    reader: FactReader, word: int, end: int, *, marked: bool, cases: frozenset[str] = UPRIGHT
) -> tuple[int, ...]:
    """Return who is named behind a word, or behind a mark behind it if it needs one."""
    a = reader.annotation
    for token in range(word + 1, min(word + 1 + _BRIDGE, end)):
        marked = marked and a.lowered[token - 1] not in _MARKS
        people = () if marked else _people(reader, token, end, cases)
        if people or not _may_stand_between(reader, token):
            return people
    return ()


def _people(reader: FactReader, token: int, end: int, cases: frozenset[str]) -> tuple[int, ...]:
    """Return the people whom a token begins to name: «[директор] Рид и Ким», «[житель] Рид»."""
    a = reader.annotation
    before = frozenset({a.words[token - 1]})
    named = behind_dash(reader, token - 1, end, cases, many=True, marks=before)
    one = a.feats(token).get("Number") == "Sing"  # «это сотрудники Рида»
    noun = one and a.pos(token) == "NOUN" and reader.clauses.case(token) == "Nom"
    if named or not noun or a.lemmas[token] in words("kin_nouns.txt"):
        return named
    found = reader.referents.actors([token], set())
    return tuple(i for i in found if reader.index.types[i] in PERSONS and i not in named)


def _may_stand_between(reader: FactReader, token: int) -> bool:
    """Tell what may stand before the names: no other subject, no other verb, no «не»."""
    a, case = reader.annotation, reader.clauses.case(token)
    if a.lowered[token] in _NO:
        return False
    if a.pos(token) in ("VERB", "AUX"):
        return a.lemmas[token] in noun_class("turning_out", "identifying")
    return a.pos(token) in _IDLE and (a.pos(token) not in ("NOUN", "PROPN") or case != "Nom")


def _of_verb(reader: FactReader, verb: int, end: int) -> tuple[int, ...]:
    """Return whom what a verb tells befalls and who is not named as its subject or object."""
    a = reader.annotation
    if a.pos(verb) != "VERB" or reader.clauses.modality(verb) is not None:
        return ()
    return sharing(reader, verb) or _counted(reader, verb, end) or _among_them(reader, verb, end)


def _among_them(reader: FactReader, verb: int, end: int) -> tuple[int, ...]:
    """Return who is named of many: «четверо ранены, в их числе [Рид]», «…, среди которых [Рид]»."""
    a = reader.annotation
    if a.feats(verb).get("Number") != "Plur":
        return ()
    for comma in (t for t in range(verb + 1, end) if a.words[t] == ","):
        for them in _OF_MANY:
            if a.lowered[comma + 1 : comma + 1 + len(them)] == list(them):
                return _behind(reader, comma + len(them), end, marked=False)
    return ()


def _counted(reader: FactReader, verb: int, end: int) -> tuple[int, ...]:
    """Return who some unnamed are: «Погибли двое: [Рид] и [Ким]», «Погибли двое. Это [Рид] …»."""
    a, clauses = reader.annotation, reader.clauses
    holders = {f.holder for f in frames().get(a.lemmas[verb], ()) if f.kind == _UNDERGO}
    subject = "subj" in holders or clauses.is_passive(verb)
    objects = (t for t in clauses.children[verb] if a.deprel(t) == "obj")
    whom = clauses.subjects(verb)[:1] if subject else list(objects)[:1]
    living = all(a.pos(t) == "NUM" or a.feats(t).get("Animacy") == "Anim" for t in whom)
    named = any(reader.index.types[i] in PERSONS for i in reader.referents.actors(whom, set()))
    if not whom or not living or named:
        return ()
    opens = (a.lowered[end : end + len(them)] == list(them) and len(them) for them in _THEM)
    if length := next(filter(None, opens), 0):
        return _behind(reader, end + length - 1, _end(reader, end), marked=False)
    cases = UPRIGHT if subject else LOOK_ALIKE
    here = _behind(reader, max(verb, *whom), end, marked=True, cases=cases)
    return here if len(here) > 1 else ()
