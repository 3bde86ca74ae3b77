"""Which names of organizations are one organization, and how it is called in full.

Rules compare two profiles. Strict ones hold by themselves (same words, acronym, guillemets); loose
ones (a place or an adjective left out, the bare head noun) hold only where one organization fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import permutations

from newsnlp.lexicon import words
from newsnlp.link.bodies.acronyms import PLACE_ENDINGS, abbreviates, is_acronym
from newsnlp.link.bodies.clipped import clipped
from newsnlp.link.bodies.compounds import inner_noun
from newsnlp.link.bodies.compounds import kinds as noun_kinds
from newsnlp.link.bodies.contracted import compound, contraction, department, ministry
from newsnlp.link.bodies.declined_names import declined_name, owns_quotes, unit_number
from newsnlp.link.bodies.offices import city_hall, is_federal, office, regional_service
from newsnlp.link.bodies.whereabouts import (
    called_by_other_towns,
    is_of_part,
    levels_agree,
    places_agree,
    same_places,
)
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.places.areas import countries
from newsnlp.link.profiles import Profile, key_of, known_names
from newsnlp.link.transliteration import same_sound

_IN_BRACKETS = re.compile(r" \([^()]*\)")
_MOST_SPELT = 5
_TWO, _COUNCIL = 2, "совет"
_NONE: frozenset[int] = frozenset()
SAME = "rule:same-words"

Rule = Callable[[Profile, Profile], str]


def same_words(one: Profile, other: Profile) -> str:
    """Match names of the same words in the same order, wherever they tell their place."""
    same = bool(one.lemmas) and one.lemmas == other.lemmas
    placed = len(one.core) > 1 and one.core == other.core and one.levels == other.levels
    return SAME if same or (placed and same_places(one, other)) else ""


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


def placed_acronym(one: Profile, other: Profile) -> str:
    """Match «ЦРБ» with the Буйская центральная районная больница, letter by letter."""
    for a, b in ((one, other), (other, one)):
        several = len(a.acronym) > _TWO and not (b.acronym or b.quoted)
        place, _, told = b.name.partition(" ") if several else ("", "", "")
        placed = place[:1].isupper() and place.endswith(PLACE_ENDINGS) and told.islower()
        if placed and abbreviates(a.acronym, told, limit=0.0):
            return "rule:acronym"
    return ""


def partly_spelt(one: Profile, other: Profile) -> str:
    """Match «ГУ МЧС» with Главное управление МЧС России: some words are cut to initials."""
    for a, b in ((one, other), (other, one)):
        if not 1 < len(a.lemmas) < len(b.lemmas) or a.quoted:
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
    return "" if is_bare(one) or is_bare(other) else _known(one, other)


def known_noun(one: Profile, other: Profile) -> str:
    """Match «Дума» with the Госдума of our table, where it is no other дума of the article."""
    return _known(one, other) if is_bare(one) or is_bare(other) else ""


def is_bare(profile: Profile) -> bool:
    """Tell a noun alone that says what a body is: «министерство»."""
    return len(profile.lemmas) == 1 and profile.head in bodies()


def _known(one: Profile, other: Profile) -> str:
    if one.core == other.core or not places_agree(one, other):
        return ""  # «правительство» twice is no news: a bare noun joins by looser rules
    own = rows_of(one)
    if not own or own.isdisjoint(rows_of(other)):
        return ""
    both = permutations((one, other))  # «Дума Твери» is no Госдума
    apart = any(_is_of_town(a) and not (b.places or b.generic) for a, b in both)
    return "" if apart else "rule:known-name"


def _is_of_town(profile: Profile) -> bool:
    """Tell a body called by a noun alone that is of a place, and of no country: «Дума Твери»."""
    noun = len(profile.core) == 1 and profile.core[0] in bodies()
    return noun and bool(profile.places) and not profile.places <= countries()


def rows_of(profile: Profile) -> frozenset[int]:
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
    if not one.core or one.core != other.core or not places_agree(one, other):
        return ""
    if any(is_bare(p) and p.head not in words("sole_bodies.txt") for p in (one, other)):
        return ""
    if is_federal(one) and is_of_part(one) != is_of_part(other):
        return ""  # «областное МЧС» is a department of МЧС
    return "rule:place-dropped" if not (one.places and other.places) else SAME


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
    if called_by_other_towns(one, other) or _are_two_boards(long):
        return ""
    return "rule:shortened" if set(short.core) < set(long.core) else ""


def _are_two_boards(profile: Profile) -> bool:
    """Tell a heading of two, of which «правление» is one: «[Правление и совет]»."""
    boards = words("boards.txt")
    first, _, second = profile.name.partition(" и ")
    return profile.head in boards and first != "" and second.rpartition(" ")[2] in boards


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
        if len(a.lemmas) != 1 + len(a.levels) or not is_common(a):
            continue
        if _are_two_boards(b):
            continue
        if a.levels and not levels_agree(a, b):
            continue  # «сборная области» is no «молодёжная сборная страны»
        if a.levels and not words("special_courts.txt").isdisjoint(b.core):
            continue  # «краевой суд» is no Арбитражный суд края
        council = a.levels and a.head == _COUNCIL
        if council and not {_COUNCIL, *words("of_deputies.txt")}.issuperset(b.core):
            continue  # «горсовет» is no городской совет ветеранов
        # a «совет директоров ПАО «Луч»» is no предприятие, though the ПАО is
        whose = b.descriptors if owns_quotes(b) or not b.quoted else ()
        said = ((kind,) for noun in whose for kind in wider(noun))
        kinds = ((noun,) for told in b.descriptors for noun in _kind(told))
        # «вуз» is the Томский госуниверситет, and so is «университет»
        own = wider((b.head,)) if len(b.lemmas) > 1 else (inner_noun(b.head),)
        heads = ((b.head,), *((kind,) for kind in own), *said, *kinds)
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


def wider(noun: tuple[str, ...]) -> tuple[str, ...]:
    """Return what one goes on to call a thing of which a noun says what it is.

    An агрокомбинат is a комбинат, a госуниверситет an университет and a вуз.
    """
    return noun_kinds(noun[-1]) if noun else ()


def is_common(profile: Profile) -> bool:
    """Tell a noun, «театр» or «Палата», from a name: «Солидарность», «ОПЕК»."""
    if profile.quoted or profile.acronym:
        return False
    return profile.name.islower() or profile.head in bodies()


@cache
def bodies() -> frozenset[str]:
    """Return the nouns of organizations that have no capital of their own: «театр», «жюри»."""
    nouns = words("organization_nouns.txt") | words("subunits.txt")
    return nouns | words("institutions.txt") | words("collective_nouns.txt")


def by_post(one: Profile, other: Profile) -> str:
    """Match «клуб» with what a post before its name tells to be one: «тренер «Луча»»."""
    for a, b in ((one, other), (other, one)):
        if a.core == a.lemmas and len(a.lemmas) == 1 and a.lemmas[0] in b.called and is_common(a):
            return "rule:by-post"
    return ""


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
OF_ONE_PLACE = frozenset(
    {acronym, contraction, ministry, department, compound, partly_spelt, placed_acronym}
)
"""Rules that hold only where both names may be of one place."""
LOOSE_RULES: tuple[Rule, ...] = (
    regional_service,
    placed_acronym,
    place_dropped,
    ministry,
    department,
    compound,
    clipped,
    partly_spelt,
    descriptor,
    shortened,
    head_noun,
    adjective_alone,
    office,
    city_hall,
    known_noun,
    by_post,
)
