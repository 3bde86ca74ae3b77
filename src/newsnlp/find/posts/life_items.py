"""Posts that a line of a dossier tells item by item: «2011–2015 — школа № 5, [завуч], затем …».

An item begins behind a mark, with a date or words such as «затем» before the post; its body may
stand before or behind: «Минфин, [начальник отдела]», «[учитель], школа № 5».
"""

from __future__ import annotations

from newsnlp.annotate.marks import DASHES, OPENING
from newsnlp.find.facts.facts import FactReader
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.grammar.cases import PRONOUNS
from newsnlp.find.grammar.elided import HIM, is_speech, may_act
from newsnlp.find.layout.listings import TO_NOW
from newsnlp.find.posts.degrees import is_degree
from newsnlp.find.posts.life_labels import LONGEST, Lead, behind_label, is_lead, is_until, lead_in
from newsnlp.find.type_sets import DATES, ORGANIZATIONS, PERSONS, ROLES, VERBS
from newsnlp.lexicon import words
from newsnlp.link.grammar.singular import is_plural
from newsnlp.patterns import lazy
from newsnlp.quick import dataclass
from newsnlp.types import EntityType

_BETWEEN = frozenset({",", ";", ":", "|", "/"})
_AND = "и"
_DATES_END = frozenset({",", ";", ")", "."})
_DESCRIBING = frozenset({"ADJ", "DET", "ADP", "NUM"})
_LISTING = ([","], ["и"])
_AT = frozenset({"", "в", "на"})
_DESCRIBED = 4
"""Tokens behind a comma among which the name of a body begins: «, ОАО «[Луч]»»."""
_OVER = lazy(
    r"\b(?:по|до)\b(?! (?:наст|н\b|с(?:ей|их|егодн)))"
    r"|\d(?: г(?:од|\.)?)?\s?[–—-]\s?\d|\d [–—-] (?!н)[а-я]|\d0-[ех]\b"
)
"""What a date has of a time that ended: «2019 – май 2020», «1990-е», not «с 2019 по н. в.»."""


@dataclass(slots=True, eq=False)
class Item:
    """A post of a line: the role, when it was, where it was if the item says so, if it is over.

    ``led``: words of the line lead to it, «затем [методист]», «место работы: [врач]».
    """

    role: int
    dates: tuple[int, ...]
    body: int | None
    past: bool
    led: bool


def life_items(reader: FactReader, first: int, last: int) -> list[Item]:
    """Return the posts that a sentence without a subject tells of whose life it is of.

    None where somebody else may act in it, or where it tells of somebody's kin.
    """
    a = reader.annotation
    if a.words[last - 1] == "?" or is_speech(a, first, last):
        return []
    outer = _before_colon(reader, _outer(reader, first, last))
    if any(may_act(reader.clauses, reader.index, token) for token in outer):
        return []
    if any(a.lemmas[t] in words("kin_nouns.txt") and _is_subject(reader, t) for t in outer):
        return []
    return _Line(reader, outer).read()


def is_over(reader: FactReader, date: int) -> bool:
    """Tell a time that ended, with the preposition before it: «[с 2002 по] 2008 год»."""
    a, index = reader.annotation, reader.index
    first, _ = a.sentence_tokens(a.sentence_of(index.first[date]))
    text = a.slice_text(max(first, index.first[date] - 1), index.last[date])
    return _OVER.search(text) is not None


def _is_subject(reader: FactReader, token: int) -> bool:
    return reader.clauses.case(token) == "Nom" and not reader.clauses.preposition(token)


def _outer(reader: FactReader, first: int, last: int) -> list[int]:
    """Return the tokens of a sentence that stand in no brackets."""
    found, depth = [], 0
    for token in range(first, last):
        word = reader.annotation.words[token]
        depth += word == "("
        if not depth:
            found.append(token)
        depth -= word == ")" and depth > 0
    return found


def _before_colon(reader: FactReader, outer: list[int]) -> list[int]:
    """Return the tokens before a colon behind which a post is explained: «[Врач]: лечит людей».

    None where its holder is told there: «Врач: Ким Алиса» below «Рид Анна Львовна».
    """
    a, index = reader.annotation, reader.index
    colon = next((i for i, token in enumerate(outer) if a.words[token] == ":"), 0)
    role = index.at(outer[0], ROLES) if outer else None
    behind = index.covering(outer[colon + 1]) if 0 < colon < len(outer) - 1 else ()
    if role is not None and any(index.types[i] in PERSONS for i in behind):
        return []
    return outer[:colon] if colon and role is not None else outer


def _dates_above(reader: FactReader, first: int) -> tuple[int, ...]:
    """Return the date that a sentence before, on the same line, is: «[1990–1994 гг.] Инженер»."""
    a, index = reader.annotation, reader.index
    if first == 0 or a.opens_line(first):
        return ()
    begin, end = a.sentence_tokens(a.sentence_of(first - 1))
    dates = [i for i in index.covering(begin) if index.types[i] in DATES]
    date = max(dates, key=index.length, default=None)
    rest = [] if date is None else a.lowered[index.last[date] : end]
    only = a.opens_line(begin) and all(word in TO_NOW or word in DASHES for word in rest)
    return () if date is None or not only else (date,)


class _Line:
    """Reads one line from left to right."""

    def __init__(self, reader: FactReader, outer: list[int]) -> None:
        self.reader, self.a, self.index = reader, reader.annotation, reader.index
        self.outer, self.found = outer, list[Item]()
        self.last = outer[-1] + 1 if outer else 0
        self.dates = _dates_above(reader, outer[0]) if outer else ()
        self.body: int | None = None
        self.past = self.then = self.dated = self.led = False
        self.since = 0
        """The place in the line where the words before a dash begin."""

    def read(self) -> list[Item]:
        """Return the posts up to where the line tells of something else."""
        at, self.past, where = behind_label(self.reader, self.outer)
        for token in self.outer[:at]:
            self._take(DATES, token)
            self._take(ORGANIZATIONS, token)
        self.since, opens, self.led = at, where, at > 0
        while where and at < len(self.outer):
            token = self.outer[at]
            word = self.a.words[token]
            if word in DASHES and not is_lead(self.reader, self.outer[self.since : at]):
                break
            if word == _AND:
                opens, at = True, at + 1
                continue
            if word in _BETWEEN or word in DASHES:
                opens, at = True, at + 1
                self._close(word)
                self.since = at
                continue
            dated = self.index.opening(token, DATES) is not None
            lead = None
            if opens and not dated:
                lead = lead_in(self.a, self.outer[at : at + LONGEST])
            role = self.index.opening(token, ROLES)
            if lead is not None:
                self._heed(lead)
                at += lead.length
            elif role is not None and opens and self._is_told(role):
                self._tell(role)
                at, opens = self._behind(self.index.last[role]), False
            else:
                if opens and is_until(self.reader, self.outer[at:]):
                    self.past = self.led = True
                date = self._take(DATES, token)
                body = None if date is not None or role else self._take(ORGANIZATIONS, token)
                taken = date if date is not None else body
                opens = opens and (date is not None or self._leads_on(token))
                at = at + 1 if taken is None else self._behind(self.index.last[taken], date)
        return self.found

    def _close(self, mark: str) -> None:
        self.led |= mark in DASHES
        if mark == ";":
            self.body, self.dates, self.past = None, (), False

    def _heed(self, lead: Lead) -> None:
        self.led |= lead.kind != "now"
        self.then |= lead.kind in ("then", "now")
        self.past = lead.kind == "past" or (self.past and lead.kind != "now")

    def _take(self, types: frozenset[EntityType], token: int) -> int | None:
        """Keep a date for the posts behind it, a body for those beside it; return it."""
        found = self.index.opening(token, types)
        if found is None:
            return None
        if types is DATES:
            nested = self.dates and self.index.holds(self.dates[0], found)
            self.dates, self.dated = self.dates if nested else (found,), True
        elif self._is_behind_post(found):
            for item in self.found:
                if item.body is None and item.dates == self.found[-1].dates:
                    item.body = self._at(item.role, found)
        elif self.reader.clauses.preposition(self.index.head[found]) in _AT:
            self.body = found
        return found

    def _is_behind_post(self, body: int) -> bool:
        """Tell a body with nothing but its descriptor between it and a post: «врач, ЦРБ»."""
        if not self.found or self.body is not None:
            return False
        end, first = self.index.last[self.found[-1].role], self.index.first[body]
        comma = self.a.words[end : end + 1] == [","]
        return comma and first <= end + _DESCRIBED and not self.dated

    def _at(self, role: int, body: int | None) -> int | None:
        """Return a body for a role that names none itself and is no degree or rank."""
        head = self.index.head[role]
        nowhere = self.a.lemmas[head] in noun_class("dignity", "honour")
        held = not nowhere and not is_degree(self.a, head)
        return body if held and self._own(role) is None else None

    def _tell(self, role: int) -> None:
        """Add a post; it ends those before it that it follows in time."""
        dates = tuple(self._dates_behind(role)) or self.dates
        past = self.past or any(is_over(self.reader, date) for date in dates)
        if self.then or (self.dated and not past):
            for item in self.found:
                item.past |= self.then or item.dates != dates
        self._share(role)
        self.then = self.dated = False
        self.found.append(Item(role, dates, self._at(role, self.body), past, self.led))

    def _share(self, role: int) -> None:
        """Give the body of a post to those that it ends the list of: «слесарь, [мастер] завода»."""
        body, first = self._own(role), self.index.first[role]
        if "же" in self.a.words[first : self.index.last[role]]:
            return  # «бригадир, [секретарь парткома того же завода]»
        for item in reversed(self.found) if body is not None and not self.dated else ():
            between = self.a.words[self.index.last[item.role] : first]
            if between not in _LISTING or item.body is not None or self._own(item.role) is not None:
                return
            item.body, first = self._at(item.role, body), self.index.first[item.role]

    def _own(self, role: int) -> int | None:
        """Return the body that a role names, of a part its whole: «мастер цеха [завода]»."""
        tokens = range(self.index.first[role], self.index.last[role])
        found = {self.index.at(token, ORGANIZATIONS) for token in tokens} - {None}
        bodies = sorted((i for i in found if i is not None), key=self.index.length)
        whole = [
            i for i in bodies if self.a.lemmas[self.index.head[i]] not in words("subunits.txt")
        ]
        return max(whole or bodies, key=self.index.length, default=None)

    def _dates_behind(self, role: int) -> list[int]:
        """Return the dates right behind a post: «депутат (2001–2013)», «директор с 2015 года»."""
        token, found = self.index.last[role], list[int]()
        while token < self.last and self.a.words[token] not in _DATES_END:
            date = self.index.opening(token, DATES)
            found += [] if date is None else [date]
            token = token + 1 if date is None else self.index.last[date]
        return found

    def _behind(self, token: int, date: int | None = None) -> int:
        """Return the place in the line of the first token from one on, behind «гг.» of a date."""
        while date is not None and token < len(self.a) and self.a.lowered[token] in TO_NOW:
            token += 1
        return next((i for i, t in enumerate(self.outer) if t >= token), len(self.outer))

    def _leads_on(self, token: int) -> bool:
        """Tell what may stand before a post: «[новый] директор», «[в колхозе] тракторист»."""
        if self.a.lowered[token] in PRONOUNS:
            return True  # «сейчас [она] проректор»
        noun = self.a.pos(token) not in VERBS and self.reader.clauses.case(token) != "Nom"
        return self.a.pos(token) in _DESCRIBING or (noun and self.a.words[token] not in OPENING)

    def _is_told(self, role: int) -> bool:
        """Tell a post in the nominative that no verb and no name behind it has."""
        head = self.index.somebody(role)
        if self.reader.clauses.case(head) not in ("Nom", "") or is_plural(self.a, head):
            return False
        if self.reader.clauses.preposition(head):
            return False
        if self._is_anothers(head):
            return False
        behind = self.index.last[role]
        for token in self.outer[self._behind(behind) :]:
            if self.a.words[token] in _BETWEEN:
                break
            if self.a.pos(token) in VERBS:
                return False
        return True

    def _is_anothers(self, noun: int) -> bool:
        """Tell who does something with whom the dossier is of: «[директор], узнав, уволил его»."""
        above = self.a.heads[noun]
        if not self.a.deprel(noun).startswith("nsubj") or self.a.pos(above) not in VERBS:
            return False
        return any(self.a.lowered[token] in HIM for token in self.outer)
