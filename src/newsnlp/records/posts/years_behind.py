"""When somebody has a post that no verb tells: «Рид (2011–2016)», «с 2019 года — директор»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import CLOSING, DASHES
from newsnlp.find.layout.listings import is_term, term_beside
from newsnlp.find.posts.life_items import is_over
from newsnlp.find.type_sets import DATES, PERSONS, VERBS
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.patterns import lazy
from newsnlp.records.context import Context
from newsnlp.records.open_ends import is_since
from newsnlp.types import Status

_BRACKETS = lazy(r"\(([^()]{4,40})\)")
_STOPS = frozenset({",", ";", ":", ".", "(", ")"})
_PREDICATES = frozenset({"root", "conj", "parataxis"})
_BOUNDS = frozenset({"с", "со", "до"})
_IN = frozenset({"в", "во"})
_OF = frozenset({"NOUN", "ADJ"})
_ENDS = frozenset({"PUNCT", "CCONJ"})
"""What stands behind a time that belongs to what is before it."""


def years_behind(context: Context, person: int, role: int) -> int | None:
    """Return the date in brackets right behind a head's name, None where it is no term.

    So is what stands beside the name in its line of a list: «Мэры», below it «Рид, 2001–2005».
    """
    a, index = context.annotation, context.index
    bracket = index.last[person]
    if index.first[role] > bracket or a.lemmas[index.head[role]] not in words("leader_roles.txt"):
        return None
    if a.words[bracket : bracket + 1] != ["("]:
        above = any(a.opens_line(t) for t in range(index.last[role], index.first[person] + 1))
        return term_beside(a, index, person) if above else None
    return bracketed_years(context, person)


def bracketed_years(context: Context, person: int) -> int | None:
    """Return the date in brackets right behind a name, «театр возглавляли Рид ([1971–1985]), …»."""
    a, bracket = context.annotation, context.index.last[person]
    if a.words[bracket : bracket + 1] != ["("]:
        return None
    inside = _BRACKETS.match(a.text, a.starts[bracket])
    told = inside is not None and is_term(inside[1])
    return context.index.at(bracket + 1, DATES) if told else None


def time_before(context: Context, role: int) -> int | None:
    """Return the time before a role in a clause without a verb: «[до 2020 года] — директор ТЭЦ».

    Of «[с 1 мая] директор Рид ушёл» the verb has the day, of «войны [1941–1945 годов]» the war; a
    single day is of something else.
    """
    a, index, noun = context.annotation, context.index, context.index.head[role]
    sentence = a.sentence_tokens(a.sentence_of(noun))
    if not context.days.within(sentence[0], noun):
        return None
    first, last = _clause(a, noun, *sentence)
    before = context.days.within(first, noun)
    told = a.deprel(noun) in _PREDICATES or not DASHES.isdisjoint(a.words[first:last])
    # «Рид, [с 2020 года] директор ТЭЦ, …»
    apposed = before != [] and index.first[before[0]] == first and a.words[first - 1] == ","
    if (
        len(before) != 1
        or not (told or apposed)
        or any(a.pos(t) in VERBS for t in range(first, last))
    ):
        return None
    begins, between = index.first[before[0]], range(index.last[before[0]], index.first[role])
    named = [begins - 1] if begins > first else []
    if any(_is_noun(context, t) for t in (*named, *between)) or is_plural(a, noun):
        return None
    start, end = context.days.of(before[0])
    bounds = a.lowered[begins] in _BOUNDS or start != end
    return before[0] if start is not None and bounds else None


def time_behind(context: Context, role: int, body: int | None) -> int | None:
    """Return the time right behind a role and where it is held: «ректор СГУ [с 2018 года], поёт».

    Of «ректор СГУ [с 2018 года] работает», «встречался с ректором [с 2018 года]» a verb has it. It
    bounds a post, or is of several years: «депутат [в 2010–2015 годах]».
    """
    a, index = context.annotation, context.index
    end = index.last[role]
    if body is not None and index.first[role] < index.first[body] <= end:
        end = max(end, index.last[body])
    while end < len(a) and a.pos(end) in _OF and context.reader.clauses.case(end) == "Gen":
        end += 1  # «ректор [вуза] с 2018 года»
    end += end < len(a) and a.words[end] in CLOSING
    opened = a.words[end : end + 1] == ["("]
    date = index.at(end + opened, DATES) if end + opened < len(a) else None
    if date is None or index.first[date] != end + opened or not _is_term(context, date):
        return None
    after = index.last[date] + opened
    named = after < len(a) and index.at(after, PERSONS) is not None
    ends = after >= len(a) or a.pos(after) in _ENDS
    return date if ends or named else None


def _is_term(context: Context, date: int) -> bool:
    """Tell since or until when somebody has a post, or in which years: «с 2018 года», «(2010–15)».

    The «живописец [XV века]» had none then.
    """
    a, first = context.annotation, context.index.first[date]
    start, end = context.days.of(date)
    bounds = a.lowered[first] in _BOUNDS
    years = a.lowered[first] in _IN or a.words[first - 1] == "("
    return start is not None and end is not None and (bounds or (years and start[:4] != end[:4]))


def _is_noun(context: Context, token: int) -> bool:
    """Tell a noun that is no name of a person: whose the time may be."""
    noun = context.annotation.pos(token) in ("NOUN", "PROPN", "NUM")
    return noun and context.index.at(token, PERSONS) is None


def _clause(a: Annotation, noun: int, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a sentence around a noun between commas and the like."""
    begins = next((t + 1 for t in range(noun, first - 1, -1) if a.words[t] in _STOPS), first)
    return begins, next((t for t in range(noun, last) if a.words[t] in _STOPS), last)


def term_told(
    context: Context, person: int, role: int, body: int | None, *, dated: bool, shared: bool
) -> int | None:
    """Return the time that stands beside a post or its holder, where no verb tells it of him alone.

    ``shared``: the verb is of several, «в разные годы ректорами были Рид ([1971–1985]), Ким».
    """
    years = years_behind(context, person, role) if shared or not dated else None
    if years is None and not dated:
        years = time_behind(context, role, body) or time_before(context, role)
    return years


def term_status(context: Context, years: int | None, *, shared: bool) -> Status | None:
    """Return how a term stands: over, «(2011–2016)», or not, «(с 2016)»; None for «(2022–2027)».

    What only begins tells it where the verb is of several: «были Рид (1985), Ким (с 1996)».
    """
    if years is None:
        return None
    if is_over(context.reader, years):
        return None if context.days.is_ahead(context.days.of(years)[1]) else Status.FORMER
    return Status.CURRENT if shared and is_since(context.days.written(years)) else None
