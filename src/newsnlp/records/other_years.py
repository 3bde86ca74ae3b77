"""Who was at another edition: «Фестиваль прошёл 5 мая. В 2018 году на фестивале пел [Рид]»."""

from __future__ import annotations

from newsnlp.records.context import Context
from newsnlp.records.event_dates import event_dates
from newsnlp.records.occurrences import Event, Participant


def leave_out_others(context: Context, event: Event) -> None:
    """Take off who did what is told of him in other years than an event was in."""
    _, start, end = event_dates(context, event.dates)
    own = {day[:4] for day in (start, end) if day is not None}
    if own and not event.verbal:
        people = event.participants
        people[:] = [one for one in people if not _is_of_another_year(context, one, own)]


def _is_of_another_year(context: Context, one: Participant, own: set[str]) -> bool:
    a, index = context.annotation, context.index
    if context.sentence(one.mention) != context.sentence(one.event):
        return False  # «[он] пел на фестивале»
    verb = index.head[one.mention]
    while verb >= 0 and a.pos(verb) != "VERB":
        verb = a.heads[verb]
    if verb < 0:
        return False
    first, last = a.sentence_tokens(a.sentence_of(verb))
    told = context.days.within(first, last)
    told_then = [i for i in told if a.heads[index.head[i]] == verb]
    years = _years(context, told_then)
    return bool(years) and not years & own


def _years(context: Context, dates: list[int]) -> set[str]:
    """Return the years in which days are; none where one of them is not known or spans several."""
    found: set[str] = set()
    for start, end in map(context.days.of, dates):
        if start is None or end is None or start[:4] != end[:4]:
            return set()
        found.add(start[:4])
    return found
