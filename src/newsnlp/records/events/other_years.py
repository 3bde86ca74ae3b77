"""Who was at another edition: «Фестиваль прошёл 5 мая. В 2018 году на фестивале пел [Рид]»."""

from __future__ import annotations

from newsnlp.records.context import Context
from newsnlp.records.events.event_dates import event_dates
from newsnlp.records.events.occurrences import Event, Participant


def leave_out_others(context: Context, event: Event) -> None:
    """Take off who did what is told of him in other years than an event was in."""
    if event.verbal or not event.dates:
        return
    told = [(one, _years_of(context, one)) for one in event.participants]
    if not any(years for _, years in told):
        return
    _, start, end = event_dates(context, event.dates)
    own = {day[:4] for day in (start, end) if day is not None}
    event.participants[:] = [one for one, years in told if not (own and years) or years & own]


def _years_of(context: Context, one: Participant) -> set[str]:
    """Return the years that a verb tells of somebody in a sentence that names the event."""
    a, index = context.annotation, context.index
    if context.sentence(one.mention) != context.sentence(one.event):
        return set()  # «[он] пел на фестивале»
    first, last = a.sentence_tokens(context.sentence(one.mention))
    told = context.days.within(first, last)
    if not told:
        return set()
    verb = index.head[one.mention]
    while verb >= 0 and a.pos(verb) != "VERB":
        verb = a.heads[verb]
    return _years(context, [i for i in told if verb >= 0 and a.heads[index.head[i]] == verb])


def _years(context: Context, dates: list[int]) -> set[str]:
    """Return the years in which days are; none where one of them is not known or spans several."""
    found: set[str] = set()
    for start, end in map(context.days.of, dates):
        if start is None or end is None or start[:4] != end[:4]:
            return set()
        found.add(start[:4])
    return found
