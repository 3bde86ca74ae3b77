"""The day and the place that a part takes from its whole: «[на заседании] избрали Рида».

A part is told with its whole, «по завершении [встречи] подписали договор», or after it, as what is
done at such events: «5 мая прошла [сессия]. … Председателем избран Рид. Подписано соглашение».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsnlp.annotate.marks import DASHES
from newsnlp.find.events.retold import is_bare, retold
from newsnlp.find.facts.fact import Fact
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.type_sets import EVENTS
from newsnlp.records.context import Context
from newsnlp.records.events.occurrences import HEADLINE, Event
from newsnlp.records.events.story import day_told_before, is_spoken, is_told_by_the_way
from newsnlp.records.events.tellings import line

_BECAME = "стать"
_WITHIN = {"в": "while", "по": "ending"}
"""Prepositions with the nouns that put something into an event: «в ходе», «по окончании»."""
_AT = ("на", "Loc")
_DURING = ("за", "Ins")
_IT = frozenset({"нём", "нем", "ней"})
_BY_MEANS = ("", "Ins")
_SHOWN = frozenset({"held", "attend"})
_DONE = frozenset({"held", "organized", "opened", "signed", "put_names"})
"""Rules of verbs that tell that something took place."""
_MANY = "Plur"
_FROM_HANDS = ("из", "рука")
_THEN, _THERE = frozenset({"тогда"}), frozenset({"там", "здесь", "тут"})
_SAME = "же"


def share_days(context: Context, events: Sequence[Event]) -> None:
    """Give events without a date of their own the day of their whole, and its place."""
    wholes = _Wholes(context, events)
    for event in events:
        if event.ahead or not all(map(context.days.tells_no_day, event.dates)):
            continue
        whole = wholes.told_with(event) or wholes.told_before(event)
        date = wholes.day_of_text(event) if whole is None else None
        if whole is not None:
            event.dates[:] = whole.dates
            event.places += [] if event.places else whole.places
        elif date is not None:
            event.dates[:] = [date]


class _Wholes:
    """Finds of which event another one is a part."""

    def __init__(self, context: Context, events: Sequence[Event]) -> None:
        self.context = context
        self.clauses = context.reader.clauses
        self.wholes = [e for e in events if e.head in noun_class("whole") and not e.ahead]
        self.owner = {mention: event for event in events for mention in event.mentions}

    def day(self, event: Event) -> str | None:
        """Return the single day of an event, None where its dates tell more days or none."""
        told = {self.context.days.of(date) for date in event.dates}
        single = {start for start, end in told if start == end} - {None}
        day = single.pop() if len(single) == 1 else None
        around = all(start is None or start <= (day or "") <= (end or "") for start, end in told)
        return day if around else None

    def told_with(self, part: Event) -> Event | None:
        """Return the event of one day of whose phrase the verb of a part tells: «[на форуме]»."""
        for mention in part.mentions:
            verb = self._verb(mention)
            held = verb >= 0 and self._takes_place(mention, verb)
            for noun in self._settings(mention, verb) if held else ():
                whole = self._whole(noun)
                if whole is not None and whole is not part and self.day(whole) is not None:
                    return whole
        return None

    def _whole(self, noun: int) -> Event | None:
        a, index = self.context.annotation, self.context.index
        if a.words[noun].lower() in _IT:
            told = self.context.reader.referents.at(noun, EVENTS)
        else:
            told = retold(a, index, noun, index.at(noun, EVENTS))
        return None if told is None else self.owner.get(told)

    def _is_of_whole(self, pronoun: int) -> bool:
        """Tell «на [нём]» that means a whole told before: «прошёл съезд. На нём избрали …»."""
        if self.context.annotation.words[pronoun].lower() not in _IT:
            return False
        told = self.context.reader.referents.at(pronoun, EVENTS)
        return told is not None and self.owner.get(told) in self.wholes

    def _verb(self, mention: int) -> int:
        """Return the verb in the past that tells an event, itself or above its noun, or -1."""
        a, token = self.context.annotation, self.context.index.head[mention]
        if a.pos(token) != "VERB":
            token = a.heads[token]
        # «завершился визит [совещанием]»; «[открывая] встречу, он сказал»
        if token >= 0 and (a.deprel(token) == "nsubj" or a.feats(token).get("VerbForm") == "Conv"):
            token = a.heads[token]
        told = token >= 0 and a.pos(token) == "VERB" and self.clauses.is_past(token)
        return token if told and not self.clauses.modality(token) else -1

    def _takes_place(self, mention: int, verb: int) -> bool:
        """Tell what is held or done there: not «на сессии обсудили [пожар]»."""
        a, noun = self.context.annotation, self.context.index.head[mention]
        rules = {fact.frame.rule for fact in self.context.told.of_event(mention)}
        if noun == verb or not rules.isdisjoint(_DONE):
            return True
        return self._is_at(noun) or a.lemmas[verb] in noun_class("going_on") | {_BECAME}

    def _settings(self, mention: int, verb: int) -> Iterator[int]:
        """Yield the nouns of the wholes that a sentence puts a verb or a noun into."""
        a, part = self.context.annotation, self.context.index.head[mention]
        here = a.sentence_of(verb)
        yield from self._above_list(here)
        for noun in range(*a.sentence_tokens(here)):
            meant = a.lemmas[noun] in noun_class("whole") or self._is_of_whole(noun)
            if not meant or noun == part:
                continue
            above = a.heads[noun]
            if above == verb:
                if self._is_at(noun) or self._goes_on_with(noun, verb, part):
                    yield noun
            elif self._is_within(above) and self._tells(a.heads[above], mention, verb):
                yield noun

    def _above_list(self, sentence: int) -> Iterator[int]:
        """Yield the whole that a list is told under: «На том же [заседании]:», «– избран Рид;»."""
        a = self.context.annotation
        above = sentence
        while above > 0 and a.words[a.sentence_tokens(above)[0]] in DASHES:
            above -= 1
        first, end = a.sentence_tokens(above)
        if above == sentence or a.words[end - 1] != ":":
            return
        nouns = (t for t in range(first, end) if a.lemmas[t] in noun_class("whole"))
        yield from (noun for noun in nouns if self._is_at(noun))

    def _is_at(self, noun: int) -> bool:
        """Tell «на [заседании]» and «за [литургией]»."""
        way = self.clauses.argument(noun)[1:]
        served = self.context.annotation.lemmas[noun] in noun_class("service")
        return way == _AT or (served and way == _DURING)

    def _goes_on_with(self, noun: int, verb: int, part: int) -> bool:
        """Tell «[визит] завершился совещанием», and not «конкурс стал праздником»."""
        a = self.context.annotation
        told = self.clauses.argument(part)[1:] == _BY_MEANS and a.heads[part] in (verb, noun)
        ends = a.lemmas[verb] in noun_class("going_on")
        return told and ends and a.deprel(noun) == "nsubj"

    def _is_within(self, noun: int) -> bool:
        """Tell «[в ходе] встречи», «[по окончании] встречи», «[завершением] встречи стал …»."""
        if noun < 0:
            return False
        way = self.clauses.argument(noun)[1:]
        name = "part_of" if way == _BY_MEANS else _WITHIN.get(way[0], "")
        return self.context.annotation.lemmas[noun] in noun_class(name)

    def _tells(self, above: int, mention: int, verb: int) -> bool:
        """Tell the verb of a part, or its participle: «заседание, [проведённое] по окончании …»."""
        last = self.context.index.last[mention]
        return above == verb or last < above <= last + 1

    def told_before(self, part: Event) -> Event | None:
        """Return the event of one day with which the text goes on where it tells of a part."""
        told = self._told_on(part)
        if told is None:
            return None
        mention, verb, date = told
        whole = self._latest(date, verb, part)
        facts = self.context.told.of_event(mention)
        given = not facts and self.context.annotation.lemmas[verb] in noun_class("given_there")
        fits = whole is not None and any(self._is_done_there(fact, whole) for fact in facts)
        given = given or self._is_pointed(verb, _THEN | _THERE)
        return whole if given or fits or self._is_session(part, mention) else None

    def _is_pointed(self, verb: int, where: frozenset[str]) -> bool:
        """Tell what was done on the day or at the place told last: «[тогда же] создан комитет»."""
        a = self.context.annotation
        begin = a.sentence_tokens(a.sentence_of(verb))[0]
        return any(a.lowered[t] in where and a.lowered[t + 1] == _SAME for t in range(begin, verb))

    def _is_session(self, part: Event, mention: int) -> bool:
        """Tell what forums consist of, where somebody was at it: «на [пленарном заседании]»."""
        a, noun = self.context.annotation, self.context.index.head[mention]
        kinds = (a.lemmas[child] for child in a.children[noun])
        told = part.alone and not noun_class("of_forum").isdisjoint(kinds)
        return told and any(map(self._is_visited, self.context.told.of_event(mention)))

    def day_of_text(self, event: Event) -> int | None:
        """Return the date of the text where it tells of an event as known: «[концерт] вела Рид».

        So is what goes on with something that is told by no event: «продолжением [вечера] стал …».
        """
        told = self._told_on(event)
        if told is None:
            return None
        mention, verb, date = told
        known = event.alone and event.head in noun_class("whole") and self._is_bare(event, mention)
        facts = self.context.told.of_event(mention)
        if self._is_pointed(verb, _THEN) or (known and any(map(self._is_visited, facts))):
            return date
        wholes = self._settings(mention, verb) if self._takes_place(mention, verb) else ()
        return date if any(map(self._is_no_event, wholes)) else None

    def _is_bare(self, event: Event, mention: int) -> bool:
        """Tell «встреча» and «торжественная церемония» from «встреча с врачами»."""
        noun = self.context.index.head[mention]
        return event.name == event.head or is_bare(self.context.annotation, noun)

    def _is_no_event(self, noun: int) -> bool:
        """Tell a noun that means none of the events with a date: «продолжением [праздника]»."""
        return self._whole(noun) is None

    def _told_on(self, event: Event) -> tuple[int, int, int] | None:
        """Return the first mention of an event below the headline, its verb and the text's date.

        None where they are told as no part of the story, or the text has gone on to something
        else: «Напомним, …».
        """
        mention = next((m for m in event.mentions if line(self.context, m) > HEADLINE), None)
        if event.number == _MANY:
            return None  # «за год комитет провёл тридцать [проверок]»
        verb = -1 if mention is None else self._verb(mention)
        if mention is None or verb < 0 or not self._is_main(verb):
            return None
        a, days = self.context.annotation, self.context.days
        date = day_told_before(days, days.before(verb), verb, ahead=False)
        if date is None:
            return None
        told, here = self.context.sentence(date), a.sentence_of(verb)
        sentences = range(told + (here == told + 1), here + 1)  # «Напомним, 5 мая …» goes on
        opens = (a.sentence_tokens(sentence)[0] for sentence in sentences)
        turns = any(a.lemmas[token] in noun_class("background") for token in opens)
        return None if turns else (mention, verb, date)

    def _latest(self, date: int, verb: int, part: Event) -> Event | None:
        """Return the event of a day that was told last before a verb, or None."""
        day = self.context.days.of(date)[0]
        here = self.context.annotation.sentence_of(verb)
        told = {
            sentence: whole
            for whole in self.wholes
            if whole is not part and self.day(whole) == day
            for sentence in map(self.context.sentence, whole.mentions)
            if sentence < here
        }
        return told[max(told)] if told else None

    def _is_main(self, verb: int) -> bool:
        """Tell the verb of a main clause that tells what was done then, with no date beside it."""
        a, days = self.context.annotation, self.context.days
        top = verb
        while a.deprel(top) == "conj" and a.heads[top] >= 0 and a.pos(a.heads[top]) == "VERB":
            top = a.heads[top]
        beside = any(a.words[child].lower() in noun_class("earlier") for child in a.children[verb])
        if a.heads[top] >= 0 or beside or is_spoken(days, verb):
            return False
        here = days.within(*a.sentence_tokens(a.sentence_of(verb)))
        return all(is_told_by_the_way(days, date) for date in here)

    def _is_done_there(self, fact: Fact, whole: Event) -> bool:
        """Tell what is done at events: papers signed, prizes given, posts filled, others held."""
        a, kind = self.context.annotation, fact.frame.kind
        lemma = a.lemmas[fact.verb]
        if kind == "award":
            return lemma in noun_class("given_there") or self._is_from_hands(fact.verb)
        if kind == "post":
            by_all = self.clauses.is_passive(fact.verb) or self._is_by_all(fact.verb)
            elects = whole.head in noun_class("electing")
            return elects and by_all and lemma in noun_class("elected_there")
        if kind == "member":  # «в совет директоров вошли …»
            return whole.head in noun_class("electing") and fact.frame.rule == "joined"
        return fact.frame.rule in _DONE

    def _is_by_all(self, verb: int) -> bool:
        """Tell what all who are there do: «избрали председателем», «[делегаты] избрали».

        Of «[Рогова] избрали» the parser may make a woman's name, a subject in the singular.
        """
        a = self.context.annotation
        many = a.feats(verb).get("Number") == "Plur"
        return all(
            a.lemmas[who] in noun_class("electors")
            or (
                many
                and a.feats(who).get("Number") == "Sing"
                and [*self.clauses.conjuncts(who)] == [who]
            )
            for who in self.clauses.subjects(verb)
        )

    def _is_visited(self, fact: Fact) -> bool:
        """Tell what shows that an event was on: it was held, opened or attended."""
        shown = fact.frame.kind in _SHOWN or fact.frame.rule == "opened"
        return shown and self._is_asserted(fact)

    def _is_asserted(self, fact: Fact) -> bool:
        """Tell a fact without a day of its own."""
        own = [d for d in fact.dates if not is_told_by_the_way(self.context.days, d)]
        return not own and fact.modality is None

    def _is_from_hands(self, verb: int) -> bool:
        """Tell «награду [из рук] мэра получила», whatever «из рук» hangs on."""
        a, (preposition, hand) = self.context.annotation, _FROM_HANDS
        here = range(*a.sentence_tokens(a.sentence_of(verb)))
        hands = (token for token in here if a.lemmas[token] == hand)
        return any(self.clauses.preposition(token) == preposition for token in hands)
