"""Posts in the items below an order: «Освободить: 1.1. Рида от должности [ректора]»."""

from __future__ import annotations

from newsnlp.find.facts.frames import frames, noun_class
from newsnlp.find.layout.listings import is_mark
from newsnlp.records.context import Context
from newsnlp.types import Status

_LONGEST = 60
"""Items of an order at most."""


def ordered_above(context: Context, role: int) -> Status | None:
    """Return how a post stands by its item or the line with a colon above, None where none tells.

    Only the post that is given or taken: «Назначить: 2.1. Рида, доцента, [директором]».
    """
    a, head = context.annotation, context.index.head[role]
    given = context.reader.clauses.case(head) == "Ins"
    posts = noun_class("post", "duty")
    taken = context.index.first[role] > 0 and a.lemmas[context.index.first[role] - 1] in posts
    if not (given or taken):
        return None
    item = context.sentence(role)
    status = _order_within(context, item)
    if status is None and _is_item(context, item):
        status = _order_above(context, item)
    fits = given if status == Status.NEW else taken and status == Status.FORMER
    return Status(status) if fits and status else None


def _order_within(context: Context, item: int) -> str | None:
    """Return what an item itself orders: «2. [Назначить] Рида, доцента, директором»."""
    a, (first, last) = context.annotation, context.annotation.sentence_tokens(item)
    verb = next((t for t in range(first, last) if a.words[t].isalpha()), first)
    # the tagger may take the infinitive for a name
    return _told(a.lemmas[verb]) if a.lowered[verb] == a.lemmas[verb] else None


def _told(verb: str) -> str | None:
    return next((f.status for f in frames().get(verb, ()) if f.kind == "post"), None)


def _order_above(context: Context, item: int) -> str | None:
    a = context.annotation
    for sentence in range(item - 1, max(-1, item - _LONGEST), -1):
        first, last = a.sentence_tokens(sentence)
        if a.words[last - 1] == ":":
            verb = next((t for t in range(first, last) if a.words[t].isalpha()), first)
            return _told(a.lemmas[verb])
        if not _is_item(context, sentence):
            return None
    return None


def _is_item(context: Context, sentence: int) -> bool:
    """Tell a line that a number or a mark opens: «1.1. Рида», «– Рида»."""
    first, _ = context.annotation.sentence_tokens(sentence)
    word = context.annotation.words[first]
    return is_mark(word) or word.replace(".", "").isdigit()
