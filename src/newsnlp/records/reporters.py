"""Who only tells of an event: «Решение приняли на заседании, сообщила [Анна Рыбина]»."""

from __future__ import annotations

from newsnlp.find.frames import noun_class
from newsnlp.lexicon import words
from newsnlp.records.context import Context

_NAMES = frozenset({"appos", "flat", "flat:name"})
_MODEL = "model"


def only_tells(context: Context, event: int, actor: int, source: str) -> bool:
    """Tell whether an actor is the subject of a verb of telling, and the event another clause's.

    «Заявила на заседании» and «выступая на форуме, сообщил» take part; so may who tells of himself:
    «сообщил, что участвует». Of an event of another sentence he may have told the press:
    «Прошло заседание. Счёт вырос, [сообщил] Рид», unless a rule says that he was there.
    """
    a, index = context.annotation, context.index
    subject = a.top(index.head[actor], _NAMES)  # «сообщила директор [Анна Рыбина]»
    verb = a.heads[subject]
    if verb < 0 or a.lemmas[verb] not in words("reporting_verbs.txt"):
        return False
    if not a.deprel(subject).startswith("nsubj"):
        return False
    if context.sentence(event) != context.sentence(actor):
        return source == _MODEL and a.lemmas[verb] in noun_class("to_press")
    told = _clause(context, index.head[event])
    return told not in (-1, verb) and _has_other_subject(context, told)


def _clause(context: Context, token: int) -> int:
    """Return the verb of a token's clause, itself included, past converbs, or -1."""
    a = context.annotation
    while token >= 0:
        if a.pos(token) == "VERB" and a.feats(token).get("VerbForm") != "Conv":
            return token
        token = a.heads[token]
    return -1


def _has_other_subject(context: Context, verb: int) -> bool:
    """Tell whether a verb has a subject of its own or is said of people in general: «приняли»."""
    a = context.annotation
    own = any(a.deprel(child).startswith("nsubj") for child in a.children[verb])
    return own or a.feats(verb).get("Number") == "Plur"
