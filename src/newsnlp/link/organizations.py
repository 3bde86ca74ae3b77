"""Which names of organizations are one organization, and how it is called in full.

Rules compare two profiles. Strict ones hold by themselves (same words, acronym, guillemets); loose
ones (a place or an adjective left out, the bare head noun) hold only where one organization fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from newsnlp.lexicon import words
from newsnlp.link.acronyms import abbreviates, is_acronym
from newsnlp.link.compounds import inner_noun, wider_nouns
from newsnlp.link.contracted import compound, contraction, department, ministry, sphere_key
from newsnlp.link.declined_names import declined_name, owns_quotes, unit_number
from newsnlp.link.groups import Unions
from newsnlp.link.morphology import fold
from newsnlp.link.offices import city_hall, is_federal, office, office_keys, regional_service
from newsnlp.link.profiles import Profile, key_of, known_names
from newsnlp.link.transliteration import same_sound, skeleton
from newsnlp.link.whereabouts import is_of_part, levels_agree, places_agree, same_places

_IN_BRACKETS = re.compile(r" \([^()]*\)")
_MOST_SPELT = 5
_TWO = 2
_NONE: frozenset[int] = frozenset()
_SAME = "rule:same-words"

Rule = Callable[[Profile, Profile], str]


def same_words(one: Profile, other: Profile) -> str:
    """Match names of the same words in the same order, wherever they tell their place."""
    same = bool(one.lemmas) and one.lemmas == other.lemmas
    placed = len(one.core) > 1 and one.core == other.core and one.levels == other.levels
    return "rule:same-words" if same or (placed and same_places(one, other)) else ""


def quoted_name(one: Profile, other: Profile) -> str:
    """Match «Научно-промышленный союз» with СРОР «Научно-промышленный союз»."""
    for a, b in ((one, other), (other, one)):
        if a.quoted and owns_quotes(a) and a.quoted in (b.key, b.quoted if owns_quotes(b) else ""):
            return "rule:quoted-name"
        # «СК Волгарь» and СК «Волгарь»
        form, _, name = a.name.partition(" ")
        if name and form in words("quoted_forms.tsv") and (fold(form),) in b.descriptors:
            return "rule:quoted-name" if key_of(name) == b.key else ""
    return ""


def descriptor(one: Profile, other: Profile) -> str:
    """Match «социальная сеть» with what the article calls социальная сеть Facebook."""
    for a, b in ((one, other), (other, one)):
        if not a.quoted and a.lemmas and a.lemmas in b.descriptors:
            return "rule:descriptor"
    return ""


def acronym(one: Profile, other: Profile) -> str:
    """Match «НПС» with Научно-промышленный союз, ЦОПП with ЦОПП Смоленской области."""
    if not places_agree(one, other):
        return ""
    if one.acronym and one.acronym == other.acronym:
        return "rule:same-acronym"
    for a, b in ((one, other), (other, one)):
        if a.acronym and not b.acronym and _abbreviated(a.acronym, b):
            return "rule:acronym"
    return ""


def _abbreviated(short: str, profile: Profile) -> bool:
    name = profile.name[: -len(profile.tail)] if profile.tail else profile.name
    known = len(short) == _TWO and key_of(short) in known_names()
    if known:
        return False  # «ЦБ» is no ИК «Цифра Брокер»
    quoted = profile.quoted if owns_quotes(profile) else ""
    # «АТП» of the Ассоциация технологических предприятий «Техно»; two letters tell a kind alone
    several = len(short) > _TWO
    kinds = [" ".join(said) for said in profile.descriptors if several and len(said) > 1]
    # КФУ of the Казанский (Приволжский) федеральный университет
    bare = _IN_BRACKETS.sub("", profile.name)
    names = (name, profile.name, quoted, bare, *kinds)
    return any(abbreviates(short, full) for full in names if full)


def partly_spelt(one: Profile, other: Profile) -> str:
    """Match «ГУ МЧС» with Главное управление МЧС России: some words are cut to initials."""
    if not places_agree(one, other):
        return ""
    for a, b in ((one, other), (other, one)):
        if len(a.lemmas) < 2 or a.quoted:
            continue
        short = {fold(word): word for word in a.name.split() if is_acronym(word)}
        if short and _spells(a.lemmas, b.lemmas, short, 0):
            return "rule:partly-spelt"
    return ""


def _spells(
    short: tuple[str, ...], full: tuple[str, ...], acronyms: Mapping[str, str], expanded: int
) -> bool:
    """Tell whether words, acronyms written out, begin another name."""
    if not short or not full:
        return not short and expanded > 0
    if short[0] == full[0]:
        return _spells(short[1:], full[1:], acronyms, expanded)
    return short[0] in acronyms and any(
        abbreviates(acronyms[short[0]], " ".join(full[:size]))
        and _spells(short[1:], full[size:], acronyms, expanded + 1)
        for size in range(2, min(len(full), _MOST_SPELT) + 1)
    )


def foreign_spelling(one: Profile, other: Profile) -> str:
    """Match «Твиттер» with Twitter."""
    return "rule:foreign-spelling" if same_sound(one.name, other.name) else ""


def known_name(one: Profile, other: Profile) -> str:
    """Match the names of our table: НАТО and Североатлантический альянс."""
    return "" if _is_bare(one) or _is_bare(other) else _known(one, other)


def known_noun(one: Profile, other: Profile) -> str:
    """Match «Дума» with the Госдума of our table, where it is no other дума of the article."""
    return _known(one, other) if _is_bare(one) or _is_bare(other) else ""


def _is_bare(profile: Profile) -> bool:
    return len(profile.lemmas) == 1 and profile.head in bodies()


def _known(one: Profile, other: Profile) -> str:
    if one.core == other.core or not places_agree(one, other):
        return ""  # «правительство» twice is no news: a bare noun joins by looser rules
    own = _rows_of(one)
    return "rule:known-name" if own and own & _rows_of(other) else ""


def _rows_of(profile: Profile) -> frozenset[int]:
    """Return the rows of our table of names that a name may stand in; an «облдума» is no Дума."""
    levelled = is_of_part(profile) or (profile.levels and len(profile.core) == 1)
    core = "" if levelled else " ".join(profile.core)
    own = key_of(profile.name.removesuffix(profile.tail)) if profile.tail else ""
    keys = (profile.key, core, *((own,) if " " in own else ()))
    return frozenset().union(*(known_names().get(key, _NONE) for key in keys))


def place_dropped(one: Profile, other: Profile) -> str:
    """Match «Верховный суд» with Верховный суд Израиля.

    A bare «министерство», of which there may be several, joins by looser rules.
    """
    if any(_is_bare(p) and p.head not in words("sole_bodies.txt") for p in (one, other)):
        return ""
    if is_federal(one) and is_of_part(one) != is_of_part(other):
        return ""  # «областное МЧС» is a department of МЧС
    if one.core and one.core == other.core and places_agree(one, other):
        return "rule:place-dropped" if not (one.places and other.places) else "rule:same-words"
    return ""


def shortened(one: Profile, other: Profile) -> str:
    """Match «Центр опережающей подготовки» with Центр опережающей профессиональной подготовки.

    One noun is enough beside the same place: «Тверская (областная) филармония».
    """
    short, long = sorted((one, other), key=lambda p: len(p.core))
    if len(short.core) < 2 and not _placed(short, long):
        return ""
    if short.head != long.head or not places_agree(one, other):
        return ""
    if short.quoted and short.quoted != long.quoted:
        return ""
    if any(place.isdisjoint(long.places) for place in short.each_place):
        return ""  # «Свердловский» is said of the region, too
    return "rule:shortened" if set(short.core) < set(long.core) else ""


def _placed(short: Profile, long: Profile) -> bool:
    """Tell whether a common noun has the same place and begins like a fuller name."""
    same = short.places == long.places and short.lemmas[:1] == long.lemmas[:1]
    # «Администрация (правительства) Тульской области» are two
    same = same and bodies().isdisjoint(set(long.core) - set(short.core))
    return same and bool(short.places) and short.head in bodies()


def head_noun(one: Profile, other: Profile) -> str:
    """Match «театр» with the only theatre of the article, «завод» with its only льнозавод.

    «Компания» is what has a legal form, too: «ООО «Луч»».
    """
    for a, b in ((one, other), (other, one)):
        if len(a.lemmas) != 1 + len(a.levels) or not _common(a):
            continue
        wider = ((kind,) for noun in b.descriptors for kind in _wider(noun))
        kinds = ((noun,) for said in b.descriptors for noun in _kind(said))
        # «вуз» is the Томский университет
        own = ((kind,) for kind in (_wider((b.head,)) if len(b.lemmas) > 1 else ()))
        heads = ((b.head,), (inner_noun(b.head),), *own, *wider, *kinds)
        longer = len(b.lemmas) > len(a.lemmas) or a.core != heads[0]
        if longer and a.core in heads:
            return "rule:head-noun"
    return ""


def _kind(descriptor: tuple[str, ...]) -> tuple[str, ...]:
    """Return the noun of a descriptor of several words: «[ассоциация] предприятий».

    «[Отдел] музея» is no музей.
    """
    first = next((noun for noun in descriptor if noun in bodies()), "")
    several = len(descriptor) > 1
    return (first,) if several and first in words("organization_nouns.txt") else ()


def _wider(noun: tuple[str, ...]) -> tuple[str, ...]:
    """Return what one goes on to call a thing of which a noun says what it is."""
    return wider_nouns().get(noun[-1], ()) if noun else ()


def _common(profile: Profile) -> bool:
    """Tell a noun, «театр» or «Палата», from a name: «Солидарность», «ОПЕК»."""
    if profile.quoted or profile.acronym:
        return False
    return profile.name.islower() or profile.head in bodies()


@cache
def bodies() -> frozenset[str]:
    """Return the nouns of organizations that have no capital of their own: «театр», «жюри»."""
    nouns = words("organization_nouns.txt") | words("subunits.txt")
    return nouns | words("institutions.txt") | words("collective_nouns.txt")


def adjective_alone(one: Profile, other: Profile) -> str:
    """Match «Большой» with Большой театр: an adjective with a capital, its noun left out."""
    for a, b in ((one, other), (other, one)):
        if a.adjective and len(a.lemmas) == 1 and a.lemmas == b.lemmas[:1] and b.head in bodies():
            return "rule:adjective-alone"
    return ""


STRICT_RULES: tuple[Rule, ...] = (
    same_words,
    quoted_name,
    acronym,
    contraction,
    known_name,
    foreign_spelling,
    declined_name,
    unit_number,
)
LOOSE_RULES: tuple[Rule, ...] = (
    regional_service,
    place_dropped,
    ministry,
    department,
    compound,
    partly_spelt,
    descriptor,
    shortened,
    head_noun,
    adjective_alone,
    office,
    city_hall,
    known_noun,
)


def unite(profiles: Sequence[Profile], unions: Unions) -> None:
    """Join the profiles of one organization, strict rules before loose ones."""
    if len(profiles) < 2:
        return
    pairs = _candidates(profiles)
    for rule in STRICT_RULES:
        for i, j in pairs:
            why = rule(profiles[i], profiles[j])
            if why and unions.find(i) != unions.find(j) and not _clash(profiles, unions, i, j):
                unions.join(i, j, why)
    for rule in LOOSE_RULES:
        _unite_unique(profiles, unions, pairs, rule)
    _unite_parts(profiles, unions)


def _unite_parts(profiles: Sequence[Profile], unions: Unions) -> None:
    """Join the same part of the same whole: «Совет НПС», Совет Научно-промышленного союза."""
    by_lemmas = {p.lemmas: i for i, p in reversed([*enumerate(profiles)])}
    found: dict[tuple[tuple[str, ...], int], int] = {}
    for i, profile in enumerate(profiles):
        if profile.head not in words("subunits.txt"):
            continue
        for cut in range(1, len(profile.lemmas)):
            whole = by_lemmas.get(profile.lemmas[cut:])
            if whole is not None and unions.find(whole) != unions.find(i):
                key = (profile.lemmas[:cut], unions.find(whole))
                unions.join(found.setdefault(key, i), i, "rule:same-part")
                break


def _clash(profiles: Sequence[Profile], unions: Unions, i: int, j: int) -> bool:
    """Tell whether the sets of two profiles differ in place or level: two Smolensks' councils."""
    one, other = (
        {place for member in unions.members(item) for place in profiles[member].places}
        for item in (i, j)
    )
    if one and other and not one & other:
        return True
    pairs = ((a, b) for a in unions.members(i) for b in unions.members(j))
    return not all(levels_agree(profiles[a], profiles[b]) for a, b in pairs)


def _unite_unique(
    profiles: Sequence[Profile], unions: Unions, pairs: Sequence[tuple[int, int]], rule: Rule
) -> None:
    """Join by a loose rule the profiles that fit exactly one organization."""
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for i, j in pairs:
        why = rule(profiles[i], profiles[j])
        if not why or unions.find(i) == unions.find(j) or _clash(profiles, unions, i, j):
            continue
        short, long = (i, j) if _less(profiles[i], profiles[j]) else (j, i)
        found.setdefault(short, {})[unions.find(long)] = (long, why)
    # what a name fits may be one by now, but bodies of «Ирака», «Ирака и Сирии» make no chain
    again = [one for one in found.items() if _SAME not in {why for _, why in one[1].values()}]
    for short, fitting in (*found.items(), *again):
        roots = {unions.find(root) for root in fitting}
        if len(roots) == 1 and unions.find(short) not in roots:
            long, why = next(iter(fitting.values()))
            apart = rule is shortened and _is_placed_elsewhere(profiles, unions, short, long)
            told = _tells(rule, profiles[short]) and _are_told(profiles, unions, short, long)
            ahead = rule is head_noun and _looks_ahead(profiles, unions, short, long)
            if not (apart or told or ahead or _clash(profiles, unions, short, long)):
                unions.join(short, long, why)


def _looks_ahead(profiles: Sequence[Profile], unions: Unions, short: int, long: int) -> bool:
    """Tell a wider noun before all names that it fits: «[Ведомство] молчит», then a департамент."""
    one, others = profiles[short], [profiles[i] for i in unions.members(unions.find(long))]
    ahead = one.mentions[0] < min(other.mentions[0] for other in others)
    return ahead and _common(one) and one.head != profiles[long].head


def _tells(rule: Rule, short: Profile) -> bool:
    """Tell whether a bare noun that is one body already is no other by a rule."""
    return rule is known_noun or (rule is head_noun and short.head in words("sole_bodies.txt"))


def _are_told(profiles: Sequence[Profile], unions: Unions, *numbers: int) -> bool:
    """Tell a bare noun that is another body of the article already: «Городская дума … Дума»."""
    bare = (i for i in numbers if _is_bare(profiles[i]))
    return any(profiles[i].lemmas != profiles[n].lemmas for n in bare for i in unions.members(n))


def _is_placed_elsewhere(
    profiles: Sequence[Profile], unions: Unions, short: int, long: int
) -> bool:
    """Tell the «Арбитражный суд» of a region from the «Седьмой арбитражный апелляционный суд»."""
    own, others = (
        {place for member in unions.members(item) for place in profiles[member].places}
        for item in (short, long)
    )
    return bool(own) and not others


def _less(one: Profile, other: Profile) -> bool:
    sizes = (
        (not office_keys(p), not p.generic, len(p.core), len(p.lemmas), len(inner_noun(p.head)))
        for p in (one, other)
    )
    return next(sizes) <= next(sizes)


def _candidates(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the pairs that can match at all: they share a word, or a first letter and length.

    An index keeps long articles from comparing every name with every other.
    """
    index: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, profile in enumerate(profiles):
        keys = {*profile.lemmas, profile.quoted, *(f"#{row}" for row in _rows_of(profile))} - {""}
        first = [*profile.core[:1], *profile.lemmas[:1], *(d[0] for d in profile.descriptors if d)]
        initials = {fold(w)[0] for w in (*first, profile.key, profile.quoted, profile.acronym) if w}
        keys |= {f"^{letter}" for letter in initials}
        keys.add(f"={skeleton(profile.name)}")
        keys |= {lemma for noun in profile.descriptors for lemma in (*noun, *_wider(noun))}
        keys |= {inner_noun(profile.head), *_wider((profile.head,)), sphere_key(profile)} - {""}
        keys |= office_keys(profile)
        for key in keys:
            seen = index.setdefault(key, [])
            pairs.update([(other, number) for other in seen[-_MOST_COMPARED:]])
            seen.append(number)
    return sorted(pairs)


_MOST_COMPARED = 200
