"""When somebody has a post that no verb tells: «Рид (2011–2016)», «с 2019 года — директор»."""

from __future__ import annotations

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.marks import CLOSING, DASHES
from newsnlp.find.posts.life_items import is_over
from newsnlp.find.type_sets import DATES, PERSONS
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.patterns import lazy
from newsnlp.records.context import Context

_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_OPEN = lazy(r"^со? |\bнаст|\bн\. ?в")
_BRACKETS = lazy(r"\(([^()]{4,40})\)")
_VERBS = frozenset({"VERB", "AUX"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")"})
_PREDICATES = frozenset({"root", "conj", "parataxis"})
_BOUNDS = frozenset({"с", "со", "до"})
_IN = frozenset({"в", "во"})
_OF = frozenset({"NOUN", "ADJ"})
_ENDS = frozenset({"PUNCT", "CCONJ"})
"""What stands behind a time that belongs to what is before it."""
_LONGEST = 30
"""Years that somebody heads a body at most: «(1828–1910)» is a life."""


def years_behind(context: Context, person: int, role: int) -> int | None:
    """Return the date in brackets right behind a head's name, None where it is no term."""
    a, index = context.annotation, context.index
    bracket = index.last[person]
    if a.words[bracket : bracket + 1] != ["("] or index.first[role] > bracket:
        return None
    inside = _BRACKETS.match(a.text, a.starts[bracket])
    if inside is None or a.lemmas[index.head[role]] not in words("leader_roles.txt"):
        return None
    years = [int(year) for year in _YEAR.findall(inside[1])]
    told = len(years) > 1 or (years != [] and _OPEN.search(inside[1]) is not None)
    term = told and years[-1] - years[0] <= _LONGEST
    return index.at(bracket + 1, DATES) if term else None


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
        or any(a.pos(t) in _VERBS for t in range(first, last))
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
    spoken_of = context.reader.clauses.preposition(index.head[role]) != "" and not named
    ends = after >= len(a) or a.pos(after) in _ENDS or a.opens_line(after)
    return date if (ends or named) and not spoken_of else None


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


def is_term_over(context: Context, years: int | None) -> bool:
    """Tell a term that ended, «(2011–2016)», from one that goes on: «(с 2016)», «(2022–2027)»."""
    if years is None or not is_over(context.reader, years):
        return False
    return not context.days.is_ahead(context.days.of(years)[1])
