"""Which of several in a list the name behind it is: «пришли ректор, декан и [мэр] [Лев Котов]»."""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import PERSONS, ROLES
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.links import Link


def is_listed_apart(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell who is one of several: «пришли [ректор], декан и [мэр] [Лев Котов]»."""
    a, first = clauses.annotation, index.first[link.head]
    if a.sentence_of(index.head[link.tail]) < a.sentence_of(first):
        return _are_unnamed(clauses, index, link.tail)
    beside = index.at(first - 1, ROLES) if first else None
    if beside is None or index.last[beside] != first:
        return False
    begins = index.first[beside]
    head, next_to = index.head[link.tail], index.head[beside]
    if is_plural(a, head):  # «[руководители] предприятий, мэр [Лев Котов]»
        between = a.words[index.last[link.tail] : begins]
        # «[вице-президентами] стали тренер [Лев Котов] и …»
        if clauses.case(head) == "Ins" and not clauses.preposition(head):
            return False
        if a.opens_line(begins):
            return False  # «[Доценты]», below it lines of «к. м. н. [Рид П. А.]»
        return bool(between) and ":" not in between and DASHES.isdisjoint(between)
    if not head < begins or not _are_apart(clauses, index, link, (beside, a.words[begins - 1])):
        return False
    top = clauses.first_conjunct(next_to)
    return (
        clauses.first_conjunct(head) == top
        and a.deprel(top).startswith("nsubj")
        and a.feats(clauses.head[top]).get("Number") == "Plur"
    )


def _are_unnamed(clauses: Clauses, index: MentionIndex, role: int) -> bool:
    """Tell one of several who act: «Приехали министр и [ректор]. Мастера [Рид] и Ким …»."""
    a, top = clauses.annotation, clauses.first_conjunct(index.head[role])
    verb, listed = clauses.head[top], list(clauses.conjuncts(top))
    several = len(listed) > 1 and all(index.at(token, ROLES) is not None for token in listed)
    acts = a.deprel(top) == "nsubj" and a.feats(verb).get("Number") == "Plur"
    return several and acts and a.pos(verb) == "VERB"


def _are_apart(clauses: Clauses, index: MentionIndex, link: Link, beside: tuple[int, str]) -> bool:
    """Tell two posts at the head of something, or «и» before the only name.

    ``beside``: the role before the name and what stands before it.
    """
    role, between = beside
    if between == "и":
        return _is_only_name(clauses, index, link.head)
    heads, leaders = (index.head[link.tail], index.head[role]), words("leader_roles.txt")
    return between == "," and all(clauses.annotation.lemmas[head] in leaders for head in heads)


def _is_only_name(clauses: Clauses, index: MentionIndex, person: int) -> bool:
    """Tell whether no other name stands in a person's sentence up to what follows it."""
    a, last = clauses.annotation, index.last[person]
    begin, _ = a.sentence_tokens(a.sentence_of(last - 1))
    if a.words[last : last + 1] == ["и"] and index.at(last + 1, ROLES) is not None:
        return False  # «[режиссёр] и художник Лев Рид и актриса Анна Ким»
    others = (i for t in range(begin, min(last + 2, len(a))) for i in index.covering(t))
    return all(i == person or index.types[i] not in PERSONS for i in others)
