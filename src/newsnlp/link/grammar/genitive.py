"""Noun phrases in other cases: «пост директора» → «поста директора»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.marks import OPENING
from newsnlp.lexicon import rows
from newsnlp.link.grammar.agreement import shared_form
from newsnlp.link.grammar.morphology import ADJECTIVES, inflect, readings, styled
from newsnlp.link.grammar.nominative import core, joined, phrase

_ALIKE = frozenset({"Nom", "Acc"})
"""Cases in which things that do not live look alike."""
_ALIKE_OF_PEOPLE = frozenset({"Gen", "Acc"})
_COUNTED = {"человек": "человек", "год": "лет"}
"""Genitives plural behind a number; elsewhere it is «людей», «годов»."""
_JOINTS = frozenset({"№", ":"})
"""What makes a number no count: «в школе № [5] детей», «в 12:[30] гостей»."""
_AND = "и"
_SHORTENED = 2
"""Letters of «ст.», which is numbered, not counted."""
_THOUSANDS = frozenset({"тысяча", "миллион", "миллиард", "тыс", "млн", "млрд"})


def in_genitive(a: Annotation, first: int, last: int) -> str:
    """Put the head of a phrase and its adjectives into the genitive: «пост» → «поста».

    What is counted follows its number: «девять человек» → «девяти человек», and so does what is
    counted beside it: «семь песен и три клипа» → «семи песен и трёх клипов».
    """
    for token in range(first + 1, last - 1):
        if a.words[token] == _AND and a.pos(token + 1) == "NUM":
            return f"{in_genitive(a, first, token)} {_AND} {in_genitive(a, token + 1, last)}"
    after = first
    while after < last and _counts(a, after):
        after += 1
    if after in (first, last):
        return _in_case(a, first, last, "gent")
    number, numbers = a.words[after - 1], range(first, after)
    changed = {token: _numerals().get(a.lowered[token], a.words[token]) for token in numbers}
    if _is_one(number, a.lemmas[after - 1]):
        found = core(a, after, last)
        changed |= {} if found is None else _forms(a, *found, "gent")
    elif not set(number) & set(",."):  # «7,8 миллиона» in every case
        changed |= _many(a, after, last)
    return joined(a, first, last, changed)


def first_number(a: Annotation, noun: int) -> int:
    """Return where what is counted begins: «[два] детских сада»; the noun where no number does."""
    if a.pos(noun) != "NOUN" or len(a.words[noun]) <= _SHORTENED:
        return noun
    begin, first = a.sentence_tokens(a.sentence_of(noun))[0], noun
    while first > begin and a.pos(first - 1) == "ADJ" and a.heads[first - 1] == noun:
        first -= 1
    after = first
    if first > begin + 1 and a.lemmas[first - 1] in _THOUSANDS and a.pos(first - 2) == "NUM":
        first -= 1  # «три миллиона рублей»
    while first > begin and _counts(a, first - 1):
        first -= 1
    if first > begin and a.words[first - 1] in _JOINTS:
        return noun
    return first if first < after else noun


def _counts(a: Annotation, token: int) -> bool:
    """Tell a number from «[34-летний] водитель», which the tagger takes for one."""
    return a.pos(token) == "NUM" and not ("-" in a.words[token] and a.words[token][-1].isalpha())


@cache
def _numerals() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("numerals.tsv")}


def _is_one(number: str, lemma: str) -> bool:
    """Tell a number that a noun in the singular follows: «21 человек»."""
    return lemma == "один" or (number[-1:] == "1" and number[-2:] != "11")


def _many(a: Annotation, first: int, last: int) -> dict[int, str]:
    """Return what stands behind a number of several in the genitive plural, up to the noun."""
    changed = dict[int, str]()
    for token in range(first, last):
        word = a.words[token]
        if (a.feats(token).get("Case"), a.feats(token).get("Number")) != ("Gen", "Plur"):
            forms = [r for r in readings(word.lower()) if r.known]
            plural = None if not forms else inflect(forms[0], "plur", "gent")
            plural = _COUNTED.get(a.lemmas[token], plural)
            changed |= {} if plural is None else {token: styled(plural, word)}
        if a.pos(token) in ("NOUN", "PROPN"):
            break
    return changed


def in_accusative(a: Annotation, first: int, last: int) -> str:
    """Put a phrase for a thing into the accusative: «рабочей группе» → «рабочую группу»."""
    head = core(a, first, last)
    woman = head is not None and a.feats(head[1]).get("Gender") == "Fem"
    one = head is not None and a.feats(head[1]).get("Number") == "Sing"
    return _in_case(a, first, last, "accs") if woman and one else phrase(a, first, last)


def in_instrumental(a: Annotation, first: int, last: int) -> str:
    """Put a phrase into the instrumental: «министра финансов» → «министром финансов»."""
    return _in_case(a, first, last, "ablt")


def _in_case(a: Annotation, first: int, last: int, case: str) -> str:
    found = core(a, first, last)
    if found is None:
        return joined(a, first, last, {})
    changed: dict[int, str] = {}
    for modifiers, head in (found, *_coordinated(a, found[1], last)):
        changed |= _forms(a, modifiers, head, case)
    return joined(a, first, last, changed)


def _coordinated(a: Annotation, head: int, last: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield what a head is coordinated with: «отчёт и [годовую смету]»."""
    for noun in a.children[head]:
        named = a.pos(noun) == "NOUN" or a.words[noun - 1] in OPENING
        listed = head < noun < last and a.deprel(noun) == "conj" and named
        cases = {a.feats(token).get("Case", "") for token in (head, noun)}
        people = all(a.feats(token).get("Animacy") == "Anim" for token in (head, noun))
        alike = cases <= (_ALIKE_OF_PEOPLE if people else _ALIKE)
        if listed and (len(cases) == 1 or alike):
            own = (child for child in a.children[noun] if head < child < noun)
            yield tuple([child for child in own if a.deprel(child) == "amod"]), noun


def _forms(a: Annotation, modifiers: tuple[int, ...], head: int, case: str) -> dict[int, str]:
    """Return a noun and its adjectives in a case, as far as they stand in another."""
    form = shared_form(a, modifiers, head)
    if form is None or form.case == case:
        return {}
    changed: dict[int, str] = {}
    for token in (*modifiers, head):
        word = a.words[token]
        fitting = [r for r in readings(word.lower()) if r.form.case == form.case]
        fitting = [r for r in fitting if r.form.number == form.number] or fitting
        if not fitting or (word.isupper() and len(word) > 1):
            continue
        best = max(fitting, key=lambda r: (r.known, r.score))
        wanted = [case, form.number]
        if best.pos in ADJECTIVES and form.number == "sing":
            wanted.append(form.gender or best.form.gender or "masc")
        changed[token] = styled(inflect(best, *wanted) or word.lower(), word)
    return changed
