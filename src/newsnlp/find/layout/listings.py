"""People told line by line: «В состав комиссии вошли:», then «– [Белов А. С.], инженер;»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import ANNOUNCING, BULLETS, DASHES
from newsnlp.annotate.notes import noted
from newsnlp.find.facts.frames import noun_class
from newsnlp.find.mention_index import MentionIndex
from newsnlp.find.type_sets import DATES, PERSONS, ROLES
from newsnlp.link.grammar.singular import is_plural
from newsnlp.patterns import lazy

_NUMBERED = 3
"""Tokens that a number or a mark before an item has at most: «1.», «2)», «–»."""
_LABEL = 6
"""Tokens of what a line tells before a colon and a name."""
_NOMINATION = 16
"""Tokens of a nomination: «в номинации «Лучший музей области»»."""
_LONGEST = 200
"""Lines that a list has at most: who is asked for once more on every line stays quick."""
_TERM = 10
"""Tokens of a time that a line has beside a name: «с 5 мая 2012 г. по настоящее время»."""
TO_NOW = frozenset(
    {".", "г", "гг", "год", "года", "годы", "годах", "по", "настоящее", "время", "н", "в"}
)
"""What may stand between a date and what was then: «2004–2009 [гг.] – директор»."""
_YEAR = lazy(r"\b(?:1[89]|20)\d\d\b")
_OPEN = lazy(r"^со? |\bнаст|\bн\. ?в")
_OFFICE = 30
"""Years that somebody heads a body at most: «(1828–1910)» is a life."""
AMONG = frozenset({"среди"})
_THEM = frozenset({"они", "который"})
_MARKS = BULLETS | DASHES | {".", ")", "(", "*", "|"}


def listed_below(annotation: Annotation, index: MentionIndex, colon: int) -> list[int]:
    """Return the persons of the lines under one that ends with a colon at a token.

    Each line begins with a person, or with a role and its holder; the first one that does not
    ends the list, unless the text is wrapped and goes on with what the line above tells.
    """
    a, line, found = annotation, colon + 1, list[int]()
    if a.words[colon] != ":" or line >= len(a) or not a.opens_line(line):
        return []
    labelled = False
    while line < len(a) and len(found) < _LONGEST:
        end = line_end(a, line)
        person = _opening(a, index, line, end)
        if person is None and (not found or labelled):
            person = _labelled(a, index, line, end)
            labelled = person is not None
        if person is not None:
            found.append(person)
        elif not found or not _goes_on(a, line, end):
            break
        line = end
    return found


def below_label(annotation: Annotation, index: MentionIndex, role: int) -> int | None:
    """Return the person of the line under a role with a colon: «Секретарь:», then «[Рид А. А.]».

    Not whom it asks: «Корреспондент:», then «Анна Ильинична, что нового?».
    """
    a, first, colon = annotation, index.first[role], index.last[role]
    if a.words[colon : colon + 1] != [":"] or colon + 1 >= len(a) or not a.opens_line(colon + 1):
        return None
    head = index.head[role]
    if (first and not a.opens_line(first)) or a.feats(head).get("Number") != "Sing":
        return None
    if is_plural(a, head):
        return None  # «Доценты:», which the tagger takes for a name
    _, end = a.sentence_tokens(a.sentence_of(colon + 1))
    return None if "?" in a.words[colon + 1 : end] else opens(index, colon + 1)


def has_its_line(annotation: Annotation, index: MentionIndex, role: int) -> bool:
    """Tell the role of whom its line opens with: «– Рид А. А., [врач]», below it «– Ким П. А.»."""
    first = index.first[role]
    while first and not annotation.opens_line(first):
        first -= 1
    while is_mark(annotation.words[first]):
        first += 1
    person = index.at(first, PERSONS)
    return person is not None and index.first[person] == first


def named_among(annotation: Annotation, among: int) -> list[int]:
    """Return the nouns that a «среди» names of many: «вошли гости, среди них [Рид] и Котова»."""
    a, them = annotation, annotation.heads[among]
    if them < 0 or a.lemmas[them] not in _THEM:
        return []
    named = [c for c in a.children[them] if a.deprel(c).startswith("nsubj")]
    return named + ([a.heads[them]] if a.heads[them] > them else [])


def _opening(annotation: Annotation, index: MentionIndex, first: int, end: int) -> int | None:
    """Return the person that a line begins with, behind its number or mark."""
    return opens(index, _behind_mark(annotation, first, end))


def _labelled(annotation: Annotation, index: MentionIndex, first: int, end: int) -> int | None:
    """Return the person behind the label of a line: «– проза: [Анна Рид], Тула».

    A post is no item's label: «Секретарь: Ким» is none of those listed above. Behind a prize or a
    nomination a dash is enough: «в номинации «Проза» – [Анна Рид]».
    """
    a, token = annotation, _behind_mark(annotation, first, end)
    last = min(end, token + _LABEL)
    mark = next((t for t in range(token, last) if a.words[t] == ":"), None)
    if mark is None and not noun_class("nomination").isdisjoint(a.lemmas[token:last]):
        last = min(end, token + _NOMINATION)
        mark = next((t for t in range(token, last) if a.words[t] in ANNOUNCING), None)
    if mark is None or index.at(token, ROLES) is not None:
        return None
    return opens(index, mark + 1) if mark + 1 < end else None


def _behind_mark(annotation: Annotation, first: int, end: int) -> int:
    token = first
    while token < min(end, first + _NUMBERED) and is_mark(annotation.words[token]):
        token += 1
    return token


def _goes_on(annotation: Annotation, line: int, end: int) -> bool:
    """Tell a line of a wrapped text that goes on with a sentence; a label begins anew."""
    begin, _ = annotation.sentence_tokens(annotation.sentence_of(line))
    return begin < line and ":" not in annotation.words[line:end]


def opens(index: MentionIndex, token: int) -> int | None:
    """Return the person that a token opens, with a role before the name or without."""
    opens = [i for i in index.covering(token) if index.first[i] == token]
    role = max((i for i in opens if index.types[i] in ROLES), key=index.length, default=None)
    if role is not None:
        opens = [i for i in index.covering(index.last[role]) if index.first[i] == index.last[role]]
    return next((i for i in opens if index.types[i] in PERSONS), None)


def is_mark(word: str) -> bool:
    """Tell the number or the mark before an item, or a part of it: «1», «.», «–»."""
    return word.isdigit() or word in _MARKS


def line_end(annotation: Annotation, token: int) -> int:
    """Return the token that opens the line below one, or the number of tokens."""
    behind = range(token + 1, len(annotation))
    return next((t for t in behind if annotation.opens_line(t)), len(annotation))


def list_end(annotation: Annotation, token: int) -> int:
    """Return where the sentence of a token ends, with the items that semicolons part from it.

    «Избраны: [Рид Лев, врач; Ким Анна, мэр]»: each item is a sentence of its own.
    """
    return _list_ends(annotation)[annotation.sentence_of(token)]


@noted
def _list_ends(annotation: Annotation) -> list[int]:
    """Return where the list ends that each sentence belongs to: each item of hundreds asks."""
    ends = [annotation.sentence_tokens(number)[1] for number in range(len(annotation.sentences))]
    for number in reversed(range(len(ends) - 1)):
        if annotation.words[ends[number] - 1] == ";":
            ends[number] = ends[number + 1]
    return ends


def lines_below(a: Annotation, index: MentionIndex, line: int) -> Iterator[tuple[int, int]]:
    """Yield the persons that the lines from one on open with and where each line ends."""
    line = _behind_heading(a, index, line)
    while line < len(a):
        first = line + sum(1 for _ in takewhile(is_mark, a.words[line : line + _NUMBERED]))
        person, line = opens(index, first), line_end(a, first)
        if person is None or index.first[person] >= line:
            return
        yield person, line


def terms_below(
    a: Annotation, index: MentionIndex, line: int
) -> Iterator[tuple[int, int | None, int]]:
    """Yield the persons of lines from one on that have a name and years, with these, if any.

    «1991–1996 — [Лев Рид]», «[Рид Л. И.] (1991–1996)», «[Лев Рид], с 1996 года». The last is where
    the line ends; the first line that has anything else ends the list.
    """
    while line < len(a):
        first = line + sum(1 for _ in takewhile(is_mark, a.words[line : line + _NUMBERED]))
        end = line_end(a, first)
        begins = index.between(PERSONS, line, end)[:2]
        if len(begins) != 1:
            return
        date = term_beside(a, index, begins[0])
        rest = range(index.last[begins[0]], end)
        if date is None and not all(a.pos(t) == "PUNCT" for t in rest):
            return
        yield begins[0], date, end
        line = end


def term_beside(a: Annotation, index: MentionIndex, person: int) -> int | None:
    """Return the time that a line has and nothing else but a name: «[1991–1996] — Рид»."""
    first, end = index.first[person], line_end(a, index.first[person])
    while first and not a.opens_line(first):
        first -= 1
    name = range(index.first[person], index.last[person])
    beside = [t for t in range(first, end) if t not in name and a.pos(t) != "PUNCT"]
    if not beside or len(beside) > _TERM:
        return None
    dates = {i for t in beside for i in index.covering(t) if index.types[i] in DATES}
    if not dates:
        return None
    date = max(dates, key=index.length)
    dated = {t for i in dates for t in range(index.first[i], index.last[i])}
    told = all(t in dated or a.lowered[t] in TO_NOW or is_mark(a.words[t]) for t in beside)
    return date if told and is_term(a.slice_text(index.first[date], index.last[date])) else None


def is_term(text: str) -> bool:
    """Tell the years of a term: «2011–2016», «с 2019 года»; «1828–1910» is a life."""
    years = [int(year) for year in _YEAR.findall(text)]
    told = len(years) > 1 or (years != [] and _OPEN.search(text) is not None)
    return told and years[-1] - years[0] <= _OFFICE


def _behind_heading(a: Annotation, index: MentionIndex, line: int) -> int:
    """Return the line below the heading of a table: «ФИО | Должность»."""
    if line >= len(a):
        return line
    end = line_end(a, line)
    cells = {"|", "\t"}.intersection(a.text[a.starts[line] : a.ends[end - 1]])
    named = any(index.at(token, PERSONS) is not None for token in range(line, end))
    return end if cells and not named else line
