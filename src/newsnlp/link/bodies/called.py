"""By which nouns an article may go on to call each of its organizations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from newsnlp.annotate.annotation import Annotation
from newsnlp.kinds import EntityType
from newsnlp.lexicon import rows, words
from newsnlp.link.bodies.acronyms import contracts, legal_forms
from newsnlp.link.bodies.by_posts import nouns_by_post
from newsnlp.link.bodies.compounds import inner_noun, joined_noun, wider_nouns
from newsnlp.link.bodies.contracted import compounds
from newsnlp.link.bodies.offices import adjectives_of
from newsnlp.link.bodies.organizations import bodies
from newsnlp.link.bodies.spelt_out import DEPARTMENT, service_of
from newsnlp.link.grammar.morphology import cyrillic
from newsnlp.link.groups import Group, Token
from newsnlp.link.profiles import is_whole, key_of, known_names, known_words
from newsnlp.remembered import WORDS
from newsnlp.types import Mention

_ADJECTIVES = ("ый", "ий", "ой")
_QUOTES = frozenset('«“„"')


class Named(NamedTuple):
    """A mention of an organization: its group, its place in the text, its adjectives.

    ``behind`` are the words that stand right behind its noun: «коллегия [адвокатов]»;
    ``formal`` where its legal form alone tells it and not in so many words, «компания» of an ООО,
    but not «предприятие» of a МУП; or a post: «клуб» of «тренер «Луча»».
    """

    group: int
    mention: int
    end: int
    words: frozenset[str]
    behind: frozenset[str] = frozenset()
    formal: bool = False


def named(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    wanted: set[str],
) -> dict[str, list[Named]]:
    """Return, by noun of those wanted, the mentions of organizations it fits, in text order."""
    found: dict[str, list[Named]] = {}
    unnamed: list[int] = []
    joined = [word for word in wanted if joined_noun(word)]
    for number, group in enumerate(groups):
        if group.type is not EntityType.ORGANIZATION:
            continue
        own = {i: _lemmas(annotation, tokens[i]) for i in group.mentions}
        nouns = {n for lemmas in own.values() if (n := _first_noun(lemmas))}
        kinds = [kind for name in {*group.forms.values()} for kind in _kinds_of(name)]
        nouns |= {kind[-1] for kind in kinds}
        nouns |= {wider for noun in nouns for wider in wider_nouns().get(noun, ())}
        nouns |= {word for word in joined if any(_joins(word, lemmas) for lemmas in own.values())}
        forms = {form for i in group.mentions if (form := _legal_form(annotation, tokens[i]))}
        nouns |= {word for form in forms for word in _form_words(form) & _kinds_of_firms()}
        formal = {kind for form in forms for kind in wider_nouns().get(form, ())}
        if not (nouns or formal):
            unnamed.append(number)
            continue
        formal -= nouns
        nouns = (nouns | formal) & wanted
        if not nouns:
            continue
        known = frozenset(lemma for lemmas in (*own.values(), *kinds) for lemma in lemmas)
        known = known.union(*(_form_words(form) for form in forms), adjectives_of(known))
        behind = frozenset(lemma for lemmas in own.values() for lemma in _behind(lemmas))
        for i in group.mentions:
            for noun in nouns:
                one = Named(number, i, mentions[i].end, known, behind, noun in formal)
                found.setdefault(noun, []).append(one)
    for noun, one in _by_posts(annotation, mentions, tokens, groups, unnamed):
        if noun in wanted:
            found.setdefault(noun, []).append(one)
    for each in found.values():
        each.sort(key=lambda n: n.end)
    return found


def _by_posts(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    groups: Sequence[Group],
    unnamed: Sequence[int],
) -> Iterator[tuple[str, Named]]:
    """Yield what posts tell of the body that is told most of those that no noun tells.

    «Тренер «Луча»» may be a guest of a club that is called by its name alone.
    """
    told = sorted((-len(groups[number].mentions), number) for number in unnamed)
    if not told or (len(told) > 1 and told[0][0] == told[1][0]):
        return
    number = told[0][1]
    own = groups[number].mentions
    nouns = {noun for i in own for noun in nouns_by_post(annotation, tokens[i].first)}
    known = frozenset(lemma for i in own for lemma in _lemmas(annotation, tokens[i]))
    for noun in sorted(nouns):
        for i in own:
            yield noun, Named(number, i, mentions[i].end, known, formal=True)


def _behind(lemmas: Sequence[str]) -> Iterator[str]:
    """Yield what stands behind the noun of a name: its adjectives and the first noun."""
    noun = _first_noun(lemmas)
    for lemma in lemmas[lemmas.index(noun) + 1 :] if noun in lemmas else ():
        yield lemma
        if not lemma.endswith(_ADJECTIVES):
            return


def _legal_form(annotation: Annotation, token: Token) -> str:
    """Return the legal form before a name in guillemets, or ``""``: «[ООО] «Луч»»."""
    before = token.first - 2
    quoted = before >= 0 and annotation.words[before + 1] in _QUOTES
    form = annotation.words[before] if quoted else ""
    return form.lower() if form in words("legal_forms.tsv") else ""


@cache
def _kinds_of_firms() -> frozenset[str]:
    """Return nouns that a form tells, but «учреждение»: a школа is one without saying so."""
    return words("organization_nouns.txt") - words("institutions.txt")


@lru_cache(WORDS)
def _form_words(form: str) -> frozenset[str]:
    """Return the lemmas of a legal form in full: «[муниципальное] предприятие» is a МУП."""
    return frozenset(known_words(legal_forms().get(form.upper(), "")))


def _joins(word: str, lemmas: Sequence[str]) -> bool:
    """Tell «драмтеатр» from the lemmas of a Драматический театр, «заксобрание» from its."""
    if compounds(word, lemmas, _first_noun(lemmas)):
        return True
    return any(contracts(word, " ".join(lemmas[:size])) for size in (2, 3) if size <= len(lemmas))


def _lemmas(annotation: Annotation, token: Token) -> list[str]:
    """Return the lemmas of a mention with a noun in front that says what it is."""
    first = token.first
    before = first - 1
    if before >= 0 and annotation.words[before] in _QUOTES:
        before -= 1
    described = before >= 0 and token.first < token.last and is_whole(annotation.lemmas[before])
    if described and _is_together(annotation, before, token.first):
        first = before if before < token.first - 1 or _apposed(annotation, token.first) else first
        while first > 0 and first <= before and annotation.deprel(first - 1) == "amod":
            first -= 1
    return annotation.lemmas[first : token.last]


def _is_together(annotation: Annotation, before: int, token: int) -> bool:
    """Tell a noun before a name from the last word of a headline."""
    between = annotation.text[annotation.ends[before] : annotation.starts[token]]
    return "\n" not in between and annotation.sentence_of(before) == annotation.sentence_of(token)


def _apposed(annotation: Annotation, token: int) -> bool:
    """Tell «концерна Фольксваген» from «сайт Газпрома»: a foreign or undeclined name."""
    cases = [annotation.feats(t).get("Case", "Nom") for t in (token - 1, token)]
    return not cyrillic(annotation.words[token]) or cases[1] == "Nom"


def _first_noun(lemmas: Sequence[str]) -> str:
    """Return the noun that says what a thing is: «театр», «завод» of «льнозавод»."""
    known, wider = bodies(), wider_nouns()
    for lemma in lemmas:
        if service_of(lemma):
            return DEPARTMENT  # an УФАС is an управление
        noun = lemma if lemma in known or lemma in wider else inner_noun(lemma)
        if noun:
            return noun
    return ""


@cache
def _kinds() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return, by key, what well-known things are: НАТО is an альянс, Facebook a социальная сеть."""
    named = {key_of(row[0]): row[1:] for row in rows("known_kinds.tsv")}
    found = {key: tuple(tuple(known_words(kind)) for kind in kinds) for key, kinds in named.items()}
    for key in [*found]:
        for row in known_names().get(key, ()):
            found |= {key_of(name): found[key] for name in rows("known_names.tsv")[row]}
    return found


@lru_cache(WORDS)
def _kinds_of(name: str) -> tuple[tuple[str, ...], ...]:
    return _kinds().get(key_of(name), ())
