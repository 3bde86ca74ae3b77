"""What a surface name of a thing is made of: the facts that linking compares.

One ``Profile`` serves all mentions of an article that share type and nominative name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from functools import cache, lru_cache
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.acronyms import INTRODUCED, abbreviates, bare, is_acronym, legal_core
from newsnlp.link.bodies.compounds import wider_nouns
from newsnlp.link.bodies.levels import CITY_HALL, OF_TOWN, level_of_owner, parted
from newsnlp.link.bodies.spelt_out import DEPARTMENT, ordinal_in_words, service_of
from newsnlp.link.grammar.morphology import cyrillic, fold, readings
from newsnlp.link.grammar.nominative import core
from newsnlp.link.grammar.word_sides import ordinal_number, shouted
from newsnlp.link.places.tabled import lemmas_of, tabled
from newsnlp.quick import dataclass
from newsnlp.remembered import NAMES, WORDS

_QUOTES = re.compile(r"[«»\"“”„‟'’`]")
_MARKS = re.compile(r"[«»\"“”„‟'’`—–-]")
_NAMED_AFTER = re.compile(r" (?:имени|им\.?) .+$")
_OPENING = frozenset('«“„"')
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@lru_cache(WORDS)
def key_of(name: str) -> str:
    """Return a name as names are compared: folded, without quotes, dashes and extra blanks."""
    folded = fold(name)
    return folded if folded.isalpha() else " ".join(_MARKS.sub(" ", folded).split())


@dataclass(slots=True, eq=False)
class Profile:
    """One name as the article writes it; ``mentions`` are indices of the mentions that use it.

    ``lemmas`` are the content words; ``head`` is the lemma of the head noun; ``quoted`` the
    key of the name in guillemets or after a descriptor («корпорация Google»), ``owned`` where it
    is this thing's own; ``descriptors`` the lemmas that say what it is, ``called`` the nouns that
    the posts before it say («тренер «Луча»»: «клуб»); ``places`` the places
    named inside, ``each_place`` what each of them may be, ``tail`` their words where they end the
    name («Смоленской области»); ``core`` is ``lemmas`` without places and levels; ``levels`` are
    adjectives such as «региональный», also where «гордума» or «дума города» tells them;
    ``acronym`` is set where the name is one, alone or with places and legal forms around it;
    ``adjective`` where it is an adjective alone, with a capital: «Большой»; ``number`` is that of
    the head noun, empty where its form may be of both: «сети».
    """

    name: str
    key: str
    lemmas: tuple[str, ...]
    head: str
    quoted: str
    acronym: str
    owned: bool = False
    descriptors: frozenset[tuple[str, ...]] = frozenset()
    called: frozenset[str] = frozenset()
    core: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    each_place: tuple[frozenset[str], ...] = ()
    levels: frozenset[str] = frozenset()
    tail: str = ""
    adjective: bool = False
    number: str = ""
    mentions: list[int] = field(default_factory=list)

    @property
    def generic(self) -> bool:
        """Tell whether the name is a bare noun, «театр», or one with a level, «горсуд»."""
        return len(self.core) == 1 and not self.quoted and not self.acronym and self.name.islower()


def profile(
    annotation: Annotation, first: int, last: int, name: str, places: dict[int, tuple[int, str]]
) -> Profile:
    """Describe the name at tokens ``first`` to ``last``, nominative ``name``.

    ``places`` gives, by the first token of every place mention, its end and its key; countries
    and regions are known without a mention.
    """
    all_lemmas = [lemma_of(annotation, token) for token in range(first, last)]
    known = tabled(all_lemmas, first)
    places = {**known, **places}
    for token in _quoted_tokens(annotation, first, last):
        places.pop(token, None)  # «отделение «Единой [России]»» is of no country
    said = _words_of(annotation, first, last, all_lemmas, places)
    each = _places_of(annotation, first, last, places, known)
    tail_start = _tail(first, last, places)
    found = core(annotation, first, last)
    proper = _proper(annotation, first, last, found[1] if found else None, places)
    own = name if tail_start == last else annotation.slice_text(first, tail_start)
    return Profile(
        name=name,
        key=key_of(name),
        lemmas=said.lemmas,
        head=parted(lemma_of(annotation, found[1]))[1] if found else (*said.lemmas, "")[0],
        quoted=key_of(annotation.slice_text(proper, last)) if proper else "",
        owned=bool(proper) and _owned(annotation, first, proper),
        descriptors=frozenset([descriptor_of(annotation, first, proper)] if proper else []),
        acronym=_acronym(own),
        core=said.core,
        places=frozenset().union(*each),
        each_place=each,
        levels=said.levels,
        tail=annotation.slice_text(tail_start, last) if first < tail_start < last else "",
        adjective=last - first == 1 and _is_adjective(annotation, first),
        number=_number(annotation, found[1]) if found else "",
    )


class _Words(NamedTuple):
    """Content words of a name: all, those that are neither places nor levels, and its levels."""

    lemmas: tuple[str, ...]
    core: tuple[str, ...]
    levels: frozenset[str]


def _words_of(
    annotation: Annotation,
    first: int,
    last: int,
    all_lemmas: Sequence[str],
    places: dict[int, tuple[int, str]],
) -> _Words:
    lemmas, kept, told, levels = [], [], [], set()
    skip_to = first
    function_words, adjectives = words("function_words.txt"), words("level_adjectives.tsv")
    for token, lemma in enumerate(all_lemmas, start=first):
        word = annotation.words[token]
        if _is_inside(token, places, first, last):
            skip_to = max(skip_to, places[token][0])
        if not word[0].isalnum():
            continue
        if lemma in function_words and (token > first or not word.isupper()):
            continue  # but «[СО] РАН» is a branch of РАН
        if token > first and word.rstrip(".") in words("foreign_forms.txt"):
            continue  # Tesla Inc.
        if service := service_of(lemma):
            lemmas.append(DEPARTMENT)
            kept.append(DEPARTMENT)
            lemma = service
        level, noun = parted(lemma)
        lemmas += [level, noun] if level else [noun]
        owner = "" if token == first else level_of_owner(annotation, token, last, places, noun)
        if noun in adjectives:
            levels.add(noun)
        elif level or owner or noun == CITY_HALL:
            told.append(level or owner or OF_TOWN)
        if token >= skip_to and not owner and noun not in adjectives:
            kept.append(noun)
    return _Words(tuple(lemmas), tuple(kept), frozenset(levels or told[:1]))


def _is_inside(token: int, places: dict[int, tuple[int, str]], first: int, last: int) -> bool:
    """Tell whether a place begins at a token of a name and is not all of it."""
    end = places[token][0] if token in places else last + 1
    return end <= last and (token, end) != (first, last)


def _places_of(
    annotation: Annotation,
    first: int,
    last: int,
    places: dict[int, tuple[int, str]],
    known: dict[int, tuple[int, str]],
) -> tuple[frozenset[str], ...]:
    """Return what each of the places inside a name may be."""
    inside = (token for token in range(first, last) if _is_inside(token, places, first, last))
    meant = (_places_meant(annotation, token, places, known) for token in inside)
    return tuple(filter(None, meant))


def _places_meant(
    annotation: Annotation,
    token: int,
    places: dict[int, tuple[int, str]],
    known: dict[int, tuple[int, str]],
) -> frozenset[str]:
    """Return what a word of a name may mean: «смоленский» the city and its region."""
    said = () if _is_common(annotation, token) else (places, known)
    meant = frozenset(named[token][1] for named in said if token in named)
    if token not in known and annotation.pos(token) == "ADJ":
        # the model takes «уральский» for a city here and for a region there
        meant |= {lemma_of(annotation, token)}
    return meant


def _quoted_tokens(annotation: Annotation, first: int, last: int) -> range:
    """Return the tokens of the name in quotes that ends a longer one."""
    opens = (t for t in range(first + 1, last) if annotation.words[t] in _OPENING)
    return range(next(opens, last), last)


def _number(annotation: Annotation, noun: int) -> str:
    """Return the one number that a noun's form can be of, or ``""``: «судов», but not «сети»."""
    return _number_of(annotation.lowered[noun], annotation.lemmas[noun])


@lru_cache(WORDS)
def _number_of(word: str, lemma: str) -> str:
    numbers = {one.form.number for one in readings(word) if one.normal_form == lemma}
    return (numbers.pop() or "") if len(numbers) == 1 else ""


def _is_common(annotation: Annotation, token: int) -> bool:
    """Tell the common noun «штат» from the Штаты."""
    return annotation.words[token].islower() and annotation.pos(token) == "NOUN"


def _is_adjective(annotation: Annotation, token: int) -> bool:
    """Tell «Большой» for the theatre; in guillemets it is a name: агрохолдинг «Заозёрский»."""
    opened = token > 0 and annotation.words[token - 1] in _OPENING
    return annotation.words[token][0].isupper() and annotation.pos(token) == "ADJ" and not opened


def _proper(
    annotation: Annotation,
    first: int,
    last: int,
    head: int | None,
    places: dict[int, tuple[int, str]],
) -> int:
    """Return where the proper name after a descriptor begins, 0 where there is none.

    It stands in guillemets, or is foreign or undeclined after a noun of organizations:
    «СРОР «НПС»», «корпорация Google», «движение Солидарность».
    """
    for token in range(first + 1, last):
        if annotation.words[token] in _OPENING:
            return token
    if head is None or not is_whole(lemma_of(annotation, head)):
        return 0
    for token in range(head + 1, last):
        word = annotation.words[token]
        if token in places or not word[0].isupper():
            continue
        if is_acronym(word) and cyrillic(word):
            return token if _names(annotation, first, head, token) else 0
        cases = [annotation.feats(t).get("Case", "Nom") for t in (head, token)]
        foreign = not cyrillic(word)
        return token if foreign or (cases[0] != "Nom" and cases[1] == "Nom") else 0
    return 0


def is_whole(lemma: str) -> bool:
    """Tell whether a noun names a kind of organization and no part of one."""
    return lemma in words("organization_nouns.txt") and lemma not in words("subunits.txt")


def _names(annotation: Annotation, first: int, head: int, token: int) -> bool:
    """Tell an acronym that names what stands before it, «банк ВТБ», from an owner, «фонд ООН».

    It stands right after the noun or shortens the phrase; of a known one the noun is among its
    names («агентство ТАСС»).
    """
    word = annotation.words[token]
    known = known_nouns(fold(word)) | {*wider_nouns().get(fold(word), ())}
    if known:  # «академия ФСБ» is no ФСБ
        return lemma_of(annotation, head) in known
    if abbreviates(word, annotation.slice_text(first, token), limit=INTRODUCED):
        return True
    # «Зоологический институт РАН» has its own name in the adjective
    described = head > first and lemma_of(annotation, head) in words("institutions.txt")
    return token == head + 1 and not described


@cache
def known_names() -> dict[str, frozenset[int]]:
    """Return, by the key of a name of our table, the numbers of the rows it stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(rows("known_names.tsv")):
        for name in row:
            key = key_of(name)
            found[key] = found.get(key, frozenset()) | {number}
    return found


@lru_cache(NAMES)
def known_nouns(key: str) -> frozenset[str]:
    """Return the words of the names that our table has for an acronym, in dictionary form."""
    numbers = known_names().get(key, frozenset())
    names = [name for number in numbers for name in rows("known_names.tsv")[number]]
    return frozenset(word for name in names for word in known_words(name))


def known_words(name: str) -> list[str]:
    """Return the words of a name of our table in dictionary form."""
    return lemmas_of(name).split()


def _owned(annotation: Annotation, first: int, quote: int) -> bool:
    """Tell whether a quoted name is of the whole phrase, not of an organization inside it.

    «объединение работодателей «НПС»», but «станция ГУП «Водоканал»», «филиал банка «Волга»».
    """
    before = quote - 1
    nouns = words("organization_nouns.txt")
    lemma = lemma_of(annotation, before)  # «отдел [музея-заповедника] «Луг»»
    inner = annotation.words[before] in words("legal_forms.tsv")
    inner = inner or not nouns.isdisjoint((lemma, *lemma.split("-")))
    found = core(annotation, first, quote)
    return before == first or not inner or (found is not None and found[1] == before)


def descriptor_of(annotation: Annotation, first: int, last: int) -> tuple[str, ...]:
    """Return the lemmas of a descriptor, «социальная сеть» of социальная сеть Facebook."""
    return tuple(
        lemma_of(annotation, token)
        for token in range(first, last)
        if annotation.words[token][0].isalnum()
    )


def lemma_of(annotation: Annotation, token: int) -> str:
    """Return a token's lemma as lemmas are compared; an acronym is its own."""
    return _compared(annotation.words[token], annotation.lemmas[token])


@lru_cache(WORDS)
def _compared(word: str, lemma: str) -> str:
    if word[0].isdigit() and ordinal_number(word):
        return ordinal_in_words(word)
    acronym = len(word) > 1 and word.isupper() and not shouted(word)
    return fold(word if acronym else lemma).removesuffix("ъ")  # «Коммерсантъ»


def _tail(first: int, last: int, places: dict[int, tuple[int, str]]) -> int:
    """Return the token where the places that end a name begin, ``last`` if none does."""
    start = last
    for token in range(last - 1, first, -1):
        if token in places and places[token][0] == start:
            start = token
    return start


@lru_cache(NAMES)
def _acronym(name: str) -> str:
    inner = _QUOTES.sub("", legal_core(bare(_NAMED_AFTER.sub("", name)))).strip()
    return inner if is_acronym(inner) else ""


@lru_cache(NAMES)
def content_words(name: str) -> int:
    """Count the content words of a name."""
    return sum(w not in words("function_words.txt") for w in _WORD.findall(name.lower()))
