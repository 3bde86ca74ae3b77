"""Characters told with who plays them: «учительница [Вера Рид] (Анна Ким)»: they hold no post."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS
from newsnlp.records.links import Link, is_beside

_FULL = 2
"""Words of a full name."""


def is_character(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell a part in a film or on a stage of which a text tells from who plays it."""
    a, works = clauses.annotation, noun_class("titled", "staged")
    if works.isdisjoint(a.by_lemma.words):
        return False
    if _is_played(a, index, link.head):
        return True
    first, last = a.sentence_tokens(a.sentence_of(index.first[link.tail]))
    near = not works.isdisjoint(a.lemmas[first:last])
    return near and _is_part(a, index, link)


def _is_played(a: Annotation, index: MentionIndex, person: int) -> bool:
    """Tell who has another's full name in brackets behind the own: «[Вера Рид] (Анна Ким)»."""
    bracket = index.last[person]
    if a.words[bracket : bracket + 1] != ["("]:
        return False
    actor = index.at(bracket + 1, PERSONS) if bracket + 1 < len(a) else None
    if actor is None or index.first[actor] != bracket + 1 or index.length(actor) < _FULL:
        return False
    closed = a.words[index.last[actor] : index.last[actor] + 1] == [")"]
    own, other = a.words[index.first[person]], a.words[bracket + 1]
    return closed and _is_russian(own + other) and own[0] != other[0]


def _is_russian(letters: str) -> bool:
    """Tell another's name from the spelling abroad: «Оливер Рид (Oliver Reed)»."""
    return not any("a" <= letter <= "z" for letter in letters.lower())


def _is_part(a: Annotation, index: MentionIndex, link: Link) -> bool:
    """Tell a part in brackets behind who plays it: «Анна Ким (учительница [Вера Рид])»."""
    bracket, last = index.first[link.tail] - 1, index.last[link.head]
    beside = is_beside(index, link)
    if bracket < 1 or not beside or (a.words[bracket], *a.words[last : last + 1]) != ("(", ")"):
        return False
    actor = index.at(bracket - 1, PERSONS)
    return actor is not None and index.length(actor) >= _FULL
