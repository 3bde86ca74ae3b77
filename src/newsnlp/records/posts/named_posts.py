"""Posts that a verb names: «учительствовал», «преподавал [физику]», «вёл [кружок резьбы]»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import CLOSING, OPENING
from newsnlp.find.facts.fact import Fact
from newsnlp.find.grammar.strays import entrusting
from newsnlp.find.type_sets import ROLES
from newsnlp.kinds import Status
from newsnlp.link.grammar.genitive import in_genitive
from newsnlp.link.grammar.nominative import joined
from newsnlp.records.context import Context
from newsnlp.records.wording import uncapitalized

_FOR_A_TIME = "временно"
_BREAKS = frozenset(",;:.")
_HELD = frozenset({Status.NEW, Status.CURRENT})


def named_by(context: Context, fact: Fact) -> str:
    """Return the role that a verb names, with what it is about: «преподаватель [физики]»."""
    role, _, template = (fact.frame.role or "").partition(" {")
    slot, _, case = template.removesuffix("}").partition(":")
    bound = fact.slots.get(slot)
    if bound is None:
        return role
    a, where = context.annotation, fact.slots.get("organization")
    begin = -1 if where is None else where.target
    if where is not None and where.mention is not None:
        begin = min(begin, context.index.first[where.mention])
    end = begin if begin > bound.target else a.sentence_tokens(a.sentence_of(bound.target))[1]
    first, last = _phrase(a, bound.target, end)
    about = in_genitive(a, first, last) if case == "gen" else joined(a, first, last, {})
    return f"{role} {uncapitalized(a, context.index, first, about)}"


def told_at(context: Context, fact: Fact, holder: int, body: int | None) -> tuple[int, int, str]:
    """Return the offsets of what tells a post and the text of its sentence."""
    if body is not None:
        return *context.stretch(body, holder), context.sentence_text(body)
    a, verb = context.annotation, fact.verb
    here, mention = a.sentence_of(verb), context.mentions[holder]
    start, end = a.starts[verb], a.ends[verb]
    if context.sentence(holder) == here:
        start, end = min(start, mention.start), max(end, mention.end)
    return start, end, a.sentence_text(here)


def stands(context: Context, fact: Fact) -> Status:
    """Return how a post stands that a verb names: «[временно] возглавил завод» is acting.

    «[Временно] исполняющий обязанности директора Рид» is a role of its own. Who will have it
    gets it.
    """
    status, a = Status(fact.status), context.annotation
    token = fact.verb - 1
    while token >= 0 and a.lowered[token] != _FOR_A_TIME and not _ends_clause(a, token):
        token -= 1
    if entrusting(a, fact.verb) >= 0 and status in _HELD:
        return Status.NEW  # «поручено [вести] комиссию»
    told = fact.is_told and token >= 0 and a.lowered[token] == _FOR_A_TIME
    for_a_time = told and context.index.at(token, ROLES) is None
    return Status.ACTING if for_a_time and status in _HELD else status


def _ends_clause(a: Annotation, token: int) -> bool:
    return a.pos(token) == "VERB" or a.words[token] in _BREAKS


def _phrase(a: Annotation, noun: int, end: int) -> tuple[int, int]:
    """Return the tokens of a noun, its adjectives and what it is of, up to where it is held.

    «Вёл [кружок юных техников] школы», «кружок «[Юный техник]»».
    """
    first, last = noun, noun + 1
    while first and a.pos(first - 1) == "ADJ" and a.heads[first - 1] == noun:
        first -= 1
    while last < end and _is_of(a, last, range(noun, last)):
        last += 1
    if last + 1 < end and a.words[last] == "№":
        last += 2
    if last < end and a.words[last] in OPENING:
        closing = (t + 1 for t in range(last, end) if a.words[t] in CLOSING)
        last = next(closing, last)
    return first, last


def _is_of(a: Annotation, token: int, phrase: range) -> bool:
    """Tell a noun without a preposition below a phrase."""
    bare = all(a.deprel(child) not in ("case", "cc") for child in a.children[token])
    return a.pos(token) in ("NOUN", "PROPN") and a.heads[token] in phrase and bare
