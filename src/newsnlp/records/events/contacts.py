"""Whom a page tells to call or to write to: «Звонить: 2-22-33, [Марина Олеговна]».

Such a one is of what the announcement is about only where it says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.link.people.names import read_name
from newsnlp.patterns import lazy
from newsnlp.records.context import Context

_REACHED = lazy(r"(?i:\bтел(?:\.|ефон))|\+7\b|\b\d{1,3}-\d\d-\d\d\b|\w@\w")


def is_contact(context: Context, mentions: Iterable[int], sentence: int) -> bool:
    """Tell who is named nowhere but beside a phone, and not in a sentence or next to it.

    «Главный врач», and below it «[Рид Анна], тел. 2-22-33», is a directory; who has no surname is
    of no such list, «Обращаться: тел. 2-22-33, [Анна Павловна]», and must be told in the sentence.
    """
    named = list(mentions)
    return all(_is_with_phone(context, i) for i in named) and not any(
        abs(context.sentence(i) - sentence) <= _has_surname(context, i) for i in named
    )


def _is_with_phone(context: Context, mention: int) -> bool:
    start, end = context.annotation.sentence_span(context.sentence(mention))
    return _REACHED.search(context.annotation.text, start, end) is not None


def _has_surname(context: Context, mention: int) -> bool:
    name = read_name(context.annotation, context.index.first[mention], context.index.last[mention])
    return bool(name.last) or name.sole
