"""Who of a list has a role and no name: «пришли ректор Лев Рид, [посол Сербии] и врачи»."""

from __future__ import annotations

from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.antecedents import POSSESSIVES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.type_sets import PERSONS, ROLES, VERBS
from newsnlp.lexicon import words

_OF_ANOTHER = frozenset({"ADP", "NOUN", "ADJ"})
_OF_PEOPLE, _JOINING = "народный", frozenset({",", "и"})
_REACH = 4
"""Tokens from «и» to a role: «у декана Рида и [в доме бывшего] директора»."""


def is_unnamed_item(clauses: Clauses, index: MentionIndex, person: int, role: int) -> bool:
    """Tell a role behind a name with a post of its own that is of the next in a list.

    «Декан Анна Рид, [врач]», where others are told so or the verb is of several; behind «и» it
    always is: «с ректором Анной Рид и [министром]». What one is beside a post has no «и»: «пришёл
    ректор Лев Рид, [депутат]», and a title is nobody's post: «[академик]».
    """
    a, last, first = clauses.annotation, index.last[person], index.first[role]
    title = _title(index, person)
    if title is None or first <= last or is_named(index, role) or _is_honour(clauses, index, role):
        return False
    before = _ending(index, first - 1) if a.words[first - 1] in _JOINING else None
    if before is not None:  # «Рид, [консул Китая], врач»
        return is_unnamed_item(clauses, index, person, before)
    if first > last + _REACH + 1:
        return False
    noun = index.head[role]
    between = range(last + 1, first)
    if a.words[last] == "и":
        return all(a.pos(t) in _OF_ANOTHER or a.lowered[t] in POSSESSIVES for t in between)
    bare = all(a.pos(token) == "ADJ" for token in between)
    alike = clauses.case(noun) == clauses.case(index.head[title])
    if a.words[last] != "," or not bare or not alike or a.feats(noun).get("Number") == "Plur":
        return False
    if a.lemmas[index.head[title]] not in words("leader_roles.txt") | words("deputy_roles.txt"):
        return False  # «скрипачка Анна Ким, [солистка] филармонии»
    return _is_listed(index, title, a.words) or _is_of_several(clauses, index.head[title])


def is_named(index: MentionIndex, role: int) -> bool:
    """Tell a role with a name right behind it."""
    name = index.at(index.last[role], PERSONS)
    return name is not None and index.first[name] == index.last[role]


def _title(index: MentionIndex, person: int) -> int | None:
    """Return the role right before a name: «[декан факультета] Анна Рид»."""
    return _ending(index, index.first[person]) if index.first[person] else None


def _ending(index: MentionIndex, end: int) -> int | None:
    """Return the longest role that ends before a token."""
    ends = (i for i in index.covering(end - 1) if index.types[i] in ROLES and index.last[i] == end)
    return max(ends, key=index.length, default=None)


def _is_honour(clauses: Clauses, index: MentionIndex, role: int) -> bool:
    """Tell what is nobody's post: «[академик]», «[народный артист]», «[полковник]»."""
    a, noun = clauses.annotation, index.head[role]
    own = a.lemmas[max(0, index.first[role] - 1) : noun]
    if is_degree(a, noun) or a.lemmas[noun] in noun_class("dignity", "owner"):
        return True
    return _OF_PEOPLE in own


def _is_listed(index: MentionIndex, title: int, spelt: list[str]) -> bool:
    """Tell an item behind another that is told alike: «[ректор Лев Рид], декан Анна Ким»."""
    comma = index.first[title] - 1
    before = index.at(comma - 1, PERSONS) if comma > 0 and spelt[comma] == "," else None
    told = before is not None and index.last[before] == comma
    return told and before is not None and _title(index, before) is not None


def _is_of_several(clauses: Clauses, noun: int) -> bool:
    """Tell the subject of a verb in the plural: «[приехали] мэр Лев Рид, …»."""
    a, top = clauses.annotation, clauses.first_conjunct(noun)
    if a.heads[top] < 0 or not a.deprel(top).startswith("nsubj"):
        return False
    verbs = (t for t in (a.heads[top], *a.children[a.heads[top]]) if a.pos(t) in VERBS)
    finite = (a.feats(verb) for verb in verbs if a.feats(verb).get("VerbForm") == "Fin")
    return any(feats.get("Number") == "Plur" for feats in finite)
