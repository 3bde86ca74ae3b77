"""When the dates of an article are: the words of each date and its first and last day."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES, VERBS
from newsnlp.find.when.date_words import read
from newsnlp.find.when.lasting import is_duration
from newsnlp.patterns import lazy
from newsnlp.records.events.comparisons import first_of_days, is_open, is_until, without_now
from newsnlp.records.events.story import day_told_before, is_time_of_day
from newsnlp.records.events.told_years import counted_from
from newsnlp.types import Mention

DateRange = tuple[str | None, str | None]
Resolve = Callable[[str, str, bool, str | None], DateRange]
"""From the words of a date, its sentence, whether its verb is in the future tense and the day
(ISO) that it may count from to its first and last day (ISO), or None twice."""
_NOWHERE: DateRange = (None, None)
_BORN = lazy(r"(?:19|20)\d\d ?(?:г\.? ?р\b|года? рожд)")
_LATER = frozenset({"через", "спустя"})
_AFTER = "после"
_SAME = frozenset({"тот", "этот"})
_DAY = "день"
_TODAY = frozenset({"днём", "днем", "вечером"})
"""Times that are today's where they are to come and no other day is told."""
_TOWARDS = frozenset({"к", "ко", "перед"})
_DAY_NUMBER = lazy(r"(?<!\d)\d\d?(?!\d)")
_LONG_AGO = datetime.timedelta(days=365)
_NTH_DAY, _LITTLE = frozenset({"ot", "at"}), "^-"
_ON = frozenset({"в", "во", "на"})
_MANY_DAYS = datetime.timedelta(days=13)
"""Of longer times no single day is told by its number."""
_WEEKDAY, _NEAR = "w", "r"
_WEEK = 7
_MODIFYING = frozenset({"acl", "amod"})
_DAY_MONTH, _YEAR = "dm", "Y"
"""Classes of the words of a day with its month, and of a year."""
_BARE = 2
"""Words of a weekday that nothing points to: «в четверг»."""


class Days:
    """What the dates of one article mean, each read once."""

    def __init__(
        self,
        annotation: Annotation,
        mentions: Sequence[Mention],
        index: MentionIndex,
        clauses: Clauses,
        resolve: Resolve,
    ) -> None:
        self.annotation = annotation
        self.mentions = mentions
        self.index = index
        self.clauses = clauses
        self.resolve = resolve
        self._known: dict[int, DateRange] = {}
        self._no_day: dict[int, bool] = {}
        self._settled = 0

    @cached_property
    def _dates(self) -> list[int]:
        """Return the dates in text order."""
        index = self.index
        return sorted(index.of(DATES), key=index.first.__getitem__)

    def of(self, date: int) -> DateRange:
        """Return the first and the last day of a date."""
        if date not in self._known:
            self._settle(self.index.first[date])
            self._known[date] = self._resolved(date)
        return self._known[date]

    def _settle(self, token: int) -> None:
        """Resolve the dates before a token in text order: each may rest on the one before it."""
        while self._settled < len(self._dates):
            date = self._dates[self._settled]
            if self.index.first[date] >= token:
                return
            self._settled += 1
            if date not in self._known:
                self._known[date] = self._resolved(date)

    def written(self, date: int) -> str:
        """Return a date as the text has it, with the days told before it: «13 и 14 июня»."""
        mention, first = self.mentions[date], self.index.first[date]
        begin = first_of_days(self.annotation, first)
        start = mention.start if begin == first else self.annotation.starts[begin]
        return self.annotation.text[start : mention.end]

    def is_duration(self, date: int) -> bool:
        """Tell whether a date says how long and not when, and its days are not known."""
        first, last = self.index.first[date], self.index.last[date]
        return is_duration(self.annotation, first, last) and self.of(date)[0] is None

    def is_open(self, date: int) -> bool:
        """Tell a date that bounds: «второй пожар [с начала года]», «продлится [до 5 мая]»."""
        first, last = self.index.first[date], self.index.last[date]
        if is_until(self.annotation, first):
            return True
        start, end = self.of(date) if is_open(self.annotation, first, last) else _NOWHERE
        return start is not None and (start != end or start.endswith("-01-01"))

    def is_long_ago(self, day: str | None) -> bool:
        """Tell a day (ISO) more than a year before that of the article, where that is known."""
        past = self._since(day)
        return past is not None and past > _LONG_AGO

    def is_recent(self, day: str | None) -> bool:
        """Tell a day (ISO) no more than a year before that of the article, where that is known."""
        past = self._since(day)
        return past is not None and past <= _LONG_AGO

    def is_ahead(self, day: str | None) -> bool:
        """Tell a day (ISO) after that of the article, where that is known."""
        past = self._since(day)
        return past is not None and past < datetime.timedelta()

    def is_past(self, day: str | None) -> bool:
        """Tell a day (ISO) before that of the article, where that is known."""
        past = self._since(day)
        return past is not None and past > datetime.timedelta()

    def is_today(self, day: str | None) -> bool:
        """Tell the day (ISO) of the article, where that is known."""
        return self._since(day) == datetime.timedelta()

    def _since(self, day: str | None) -> datetime.timedelta | None:
        """Return how long ago a day (ISO) was on that of the article, None where one is unknown."""
        if day is None or self._today is None:
            return None
        return self._today - datetime.date.fromisoformat(day)

    @cached_property
    def _today(self) -> datetime.date | None:
        today, _ = self.resolve("сегодня", "", False, None)
        return None if today is None else datetime.date.fromisoformat(today)

    def tells_no_day(self, date: int) -> bool:
        """Tell a date that says how long, since when things are counted, or when one was born."""
        if date not in self._no_day:
            over_days = self.is_duration(date) or self.is_open(date)
            self._no_day[date] = over_days or self._is_of_birth(date)
        return self._no_day[date]

    def _is_of_birth(self, date: int) -> bool:
        """Tell «погиб сторож [1958 г]. р.», «Рид, [1958 года] рождения»."""
        a, index = self.annotation, self.index
        return _BORN.match(a.text, a.starts[index.first[date]]) is not None

    def _resolved(self, date: int) -> DateRange:
        done = self._is_of_participle(date)
        ahead = not done and self.clauses.is_future(self.index.head[date])
        ahead = ahead or self._is_towards(date) or self._goes_on(date) or self._opens_future(date)
        text = without_now(self.written(date)) + self._year_before(date)
        sentence = "" if done else self._context(date)
        if is_time_of_day(text):
            head = self.index.head[date]
            told = day_told_before(
                self, self.before(self.index.first[date]), head, text, ahead=ahead
            )
            only = not self.before(self.index.first[date])
            if only and ahead and text.lower() in _TODAY:
                text = "сегодня"
            return self.resolve(text, "", ahead, None) if told is None else self.of(told)
        if day := self._one_of(date):
            return day, day
        story = None if ahead or self._is_after(date) else counted_from(self, date, text)
        if story is not None:
            return self.resolve(story.text, "", False, story.day)
        counted = self._is_counted(date)
        found = _NOWHERE if counted else self.resolve(text, sentence, ahead, None)
        if found == _NOWHERE:
            found = self._explained(text, sentence, ahead)
        if found != _NOWHERE and self.is_weekday(date):
            return self._within(date, found)
        if found != _NOWHERE or self._is_after(date):
            return found
        day = self._day_before(date)
        return found if day is None else self.resolve(text, sentence, ahead, day)

    def _year_before(self, date: int) -> str:
        """Return the year told before a day of one clause: «[В 2025 году] форум пройдёт 5 мая»."""
        a, first = self.annotation, self.index.first[date]
        words = read(self.written(date))
        letters = "".join(word.letter for word in words)
        if _DAY_MONTH not in letters or _YEAR in letters:
            return ""
        here, _ = a.sentence_tokens(self.sentence(date))
        for other in reversed(self.within(here, first)):
            last = self.index.last[other]
            near = all(a.pos(t) != "PUNCT" for t in range(last, first))
            near &= a.lowered[self.index.first[other]] in _ON  # not «бюджет на 2025 год приняла»
            year, end = self.of(other) if near else _NOWHERE
            if year and end == f"{year[:4]}-12-31" and year.endswith("-01-01"):
                return f" {year[:4]} года"
        return ""

    def _is_of_participle(self, date: int) -> bool:
        """Tell when something was done, whatever comes: «[весной] избранный мэр проведёт форум».

        So does «выставка, открытая [12 апреля], продлится», not «назначенная [на 5 мая] встреча».
        """
        a, behind, head = self.annotation, self.index.last[date], self.index.head[date]
        above = a.feats(a.heads[head]) if a.deprel(a.heads[head]) in _MODIFYING else {}
        if above.get("Tense") == "Past" and self.clauses.preposition(head) not in _ON:
            return True
        if behind >= len(a) or a.pos(behind) != "VERB" or a.words[behind - 1].isdecimal():
            return False
        feats = a.feats(behind)
        told = feats.get("VerbForm") == "Part" and feats.get("Tense") == "Past"
        return told and feats.get("Variant") != "Short"  # «[с 1 июня] назначена Рид»

    def _context(self, date: int) -> str:
        """Return what tells whether a date is to come: its sentence, or its verb of what is done.

        «Открылась [1 марта] и продлится до мая»; what lies ahead has a preposition: «перенесли
        [на 20 марта]», «арестовал [до 5 мая]».
        """
        a, head = self.annotation, self.index.head[date]
        verb = a.heads[head]
        bare = verb >= 0 and not self.clauses.preposition(head)
        if bare and a.feats(verb).get("VerbForm") == "Fin" and self.clauses.is_past(verb):
            return a.words[verb]
        return a.sentence_text(self.sentence(date))

    def _is_towards(self, date: int) -> bool:
        """Tell what is still to come: «готовятся к [июльскому] саммиту»."""
        a, head = self.annotation, self.index.head[date]
        return a.pos(head) == "ADJ" and self.clauses.preposition(a.heads[head]) in _TOWARDS

    def _opens_future(self, date: int) -> bool:
        """Tell «прошёл митинг, а [28 июня] пройдёт концерт», whatever the date hangs on."""
        a, behind = self.annotation, self.index.last[date]
        told = a.feats(behind) if behind < len(a) and a.pos(behind) == "VERB" else {}
        return told.get("Tense") == "Fut" and told.get("VerbForm") == "Fin"

    def _goes_on(self, date: int) -> bool:
        """Tell what is without a verb beside what lies ahead: «… 5 мая. Второй показ – [в среду]».

        «Следующий концерт – [в среду]» does, «[прошлый] – 5 мая» does not.
        """
        a, sentence = self.annotation, self.sentence(date)
        first, last = a.sentence_tokens(sentence)
        if any(a.pos(t) in VERBS for t in range(first, last)):
            return False
        words = read(" ".join(a.words[first:last]))
        near = [int(str(word.value)) for word in words if word.letter == _NEAR]
        before = self.before(self.index.first[date])[-1:]
        told = before if before and self.sentence(before[0]) >= sentence - 1 else []
        return max(near, default=0) > 0 or (
            min(near, default=0) == 0 and any(self.is_ahead(self.of(one)[0]) for one in told)
        )

    def before(self, token: int) -> list[int]:
        """Return the dates told before a token, in text order."""
        return self._dates[: bisect_left(self._dates, token, key=self.index.first.__getitem__)]

    def within(self, first: int, last: int) -> list[int]:
        """Return the dates told from a token on and before another one."""
        return self.before(last)[len(self.before(first)) :]

    def is_weekday(self, date: int) -> bool:
        """Tell «в четверг» from «в минувший четверг» and «в четверг, 5 мая»."""
        words = self.annotation.words[self.index.first[date] : self.index.last[date]]
        return len(words) <= _BARE and [word.letter for word in read(words[-1])] == [_WEEKDAY]

    def _within(self, date: int, found: DateRange) -> DateRange:
        """Return the day that a weekday names among days told before: «С 22 по 25 мая … [в среду]».

        They are a week at most; else the weekday counts from the day of writing.
        """
        before = reversed(
            self.before(self.index.first[date])
        )  # «две недели назад» is no list of days
        told = (self.of(one) for one in before if re.search(r"\d", self.written(one)))
        if found[0] is None:
            return found
        day = datetime.date.fromisoformat
        weekday = day(found[0]).weekday()
        for start, end in told:
            if start is None or end is None or start == end:
                continue
            first, last = day(start), day(end)
            then = first + datetime.timedelta((weekday - first.weekday()) % _WEEK)
            if then <= last < first + datetime.timedelta(_WEEK):
                return then.isoformat(), then.isoformat()
        return found

    def _one_of(self, date: int) -> str | None:
        """Return the day meant of those told before: «С 5 по 7 мая … [Во второй день] пели»."""
        if self.annotation.lowered[self.index.first[date]] not in _ON:
            return None
        words = [word for word in read(self.written(date)) if word.letter not in _LITTLE]
        if "".join(word.letter for word in words) not in _NTH_DAY:
            return None
        number = int(str(words[0].value))
        for start, end in map(self.of, reversed(self.before(self.index.first[date]))):
            if start is None or end is None or start == end:
                continue
            first, last = map(datetime.date.fromisoformat, (start, end))
            if last - first > _MANY_DAYS:
                return None
            day = last if number < 0 else first + datetime.timedelta(number - 1)
            return day.isoformat() if day <= last else None
        return None

    def _explained(self, text: str, sentence: str, ahead: bool) -> DateRange:
        """Return the days that explain a vaguer date: «в минувшие выходные, [10 и 11 августа]»."""
        exact = text.partition(", ")[2]
        if not _DAY_NUMBER.search(exact):
            return _NOWHERE
        return self.resolve(exact, sentence, ahead, None)

    def sentence(self, date: int) -> int:
        """Return the number of the sentence in which a date begins."""
        return self.annotation.sentence_of(self.index.first[date])

    def is_told_of_past(self, date: int) -> bool:
        """Tell a date of what was: «[через год] он ушёл», «[годом позже] – директор»."""
        verb = self.annotation.heads[self.index.head[date]]
        if verb < 0 or self.annotation.pos(verb) not in VERBS:
            return not self.clauses.is_future(self.index.head[date])
        return self.clauses.is_past(verb)

    def _is_counted(self, date: int) -> bool:
        """Tell «[через неделю] он ушёл», in the past: not a week from the day of writing."""
        verb = self.annotation.heads[self.index.head[date]]
        later = self.annotation.words[self.index.first[date]].lower() in _LATER
        return later and verb >= 0 and self.clauses.is_past(verb)

    def _is_after(self, date: int) -> bool:
        """Tell a date that counts from an event, whenever that was: «[через год] после ареста»."""
        return self.annotation.lemmas[self.index.last[date] :][:1] == [_AFTER]

    def _day_before(self, date: int) -> str | None:
        """Return the last day told before: anywhere for «[в тот же день]», near for «[через год]».

        A month or a year told last leaves open from which of its days the text goes on; what only
        ends or lies ahead is no such day: «5 мая начался форум. До субботы … [В тот же день]».
        """
        same, ahead = self._is_same_day(date), self.clauses.is_future(self.index.head[date])
        least = 0 if same else self.sentence(date) - 1
        for other in reversed(self.before(self.index.first[date])):
            if self.sentence(other) < least:
                return None
            later = self.clauses.is_future(self.index.head[other]) and not ahead
            if same and (later or is_until(self.annotation, self.index.first[other])):
                continue
            start, end = self.of(other)
            if start is not None and start == end:
                return start
        return None

    def _is_same_day(self, date: int) -> bool:
        lemmas = self.annotation.lemmas[self.index.first[date] : self.index.last[date]]
        return _DAY in lemmas and not _SAME.isdisjoint(lemmas)
