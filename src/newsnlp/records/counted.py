"""Some told of by their number, of whom a name is none: «Котов напомнил о трёх [министрах]»."""

from __future__ import annotations

import re

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import DASHES
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.link.grammar.singular import is_plural
from newsnlp.records.links import Link

_COUNTS = frozenset({"nummod:gov", "nummod"})
_NOBODY = frozenset({"каждый", "любой", "никакой"})
_COUNTED = frozenset({"Gen", "Acc"})
"""Cases of one told behind «три»."""
_YEAR = re.compile(r"\d{4}|\d+-")


def is_counted(clauses: Clauses, index: MentionIndex, link: Link) -> bool:
    """Tell some told of by their number: «вошли три [депутата]».

    «Одним из трёх [депутатов] стал Котов» tells of him, and no year counts: «в 1970-м [мастер]».
    """
    a, head, name = clauses.annotation, index.head[link.tail], index.first[link.head]
    below = [c for c in clauses.children[head] if c < head]
    if any(a.lemmas[c] in _NOBODY or a.words[max(0, c - 1)] == "ни" for c in below):
        return True  # «не пришёл ни один [чиновник]»
    if not is_plural(a, head) and clauses.case(head) not in _COUNTED:
        return False  # «из них шесть [директором]»
    if a.lemmas[a.heads[head]] == "один" and clauses.preposition(head) == "из":
        return False
    numbers = [c for c in below if a.deprel(c) in _COUNTS and _counts(a, c)]
    last = index.last[link.tail]
    between = a.words[last:name]
    if any(name < number for number in numbers):
        return True  # «[Котов] напомнил, что сменилось четыре [министра]»
    if not numbers or not between:
        return False  # «из трёх [врачей] остался Котов»
    if between[0] == "," and all(a.pos(token) != "VERB" for token in range(last, name)):
        return False  # «двое [врачей], Рид и Ким»
    return ":" not in between and DASHES.isdisjoint(between)


def _counts(annotation: Annotation, number: int) -> bool:
    """Tell «три» from a year and from «один»."""
    return annotation.lemmas[number] != "один" and _YEAR.match(annotation.words[number]) is None
