"""Joining the names of one organization by the rules, strict ones before loose ones."""

from __future__ import annotations

from collections.abc import Sequence

from newsnlp.lexicon import words
from newsnlp.link.bodies.clipped import clipped_key
from newsnlp.link.bodies.compounds import inner_noun
from newsnlp.link.bodies.contracted import sphere_key
from newsnlp.link.bodies.namesakes import are_namesakes
from newsnlp.link.bodies.offices import office_keys
from newsnlp.link.bodies.organizations import (
    LOOSE_RULES,
    OF_ONE_PLACE,
    SAME,
    STRICT_RULES,
    Rule,
    acronym,
    by_post,
    head_noun,
    is_bare,
    is_common,
    known_noun,
    place_dropped,
    rows_of,
    shortened,
    wider,
)
from newsnlp.link.bodies.triggers import may_fit
from newsnlp.link.bodies.whereabouts import levels_agree, places_agree
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.groups import Unions
from newsnlp.link.profiles import Profile
from newsnlp.link.transliteration import skeleton

_MOST_COMPARED = 200
_BY_THE_WAY = 2
"""Mentions of a body beyond which one that is told once is told by the way."""


def unite(profiles: Sequence[Profile], unions: Unions) -> None:
    """Join the profiles of one organization, strict rules before loose ones."""
    if len(profiles) < 2:
        return
    _give_back(profiles)
    pairs = _candidates(profiles)
    near = [(i, j) for i, j in pairs if places_agree(profiles[i], profiles[j])]
    for rule in STRICT_RULES:
        for i, j in may_fit(rule, profiles, near if rule in OF_ONE_PLACE else pairs):
            why = rule(profiles[i], profiles[j])
            if why and unions.find(i) != unions.find(j) and not _clash(profiles, unions, i, j):
                unions.join(i, j, why)
    near, pairs = (
        [(i, j) for i, j in each if unions.find(i) != unions.find(j)] for each in (near, pairs)
    )
    for rule in LOOSE_RULES:
        if rule is head_noun:  # a bare «совет» is the one that two names tell of
            _unite_parts(profiles, unions)
        _unite_unique(profiles, unions, near if rule in OF_ONE_PLACE else pairs, rule)
    _unite_parts(profiles, unions)


def _give_back(profiles: Sequence[Profile]) -> None:
    """Take from a phrase an acronym behind it that shortens another name of the article.

    In «научное общество [ВоГУ]» it is the Вологодский государственный университет's.
    """
    short = {p.key: p for p in profiles if p.acronym}
    for profile in profiles:
        said = short.get(profile.quoted)
        if said is None or "«" in profile.name:
            continue
        full = (p for p in profiles if p.head != profile.head and not (p.quoted or p.acronym))
        if any(acronym(said, p) for p in full):
            profile.quoted, profile.owned = "", False


def _unite_parts(profiles: Sequence[Profile], unions: Unions) -> None:
    """Join the same part of the same whole: «Совет НПС», Совет Научно-промышленного союза.

    «Совет директоров [ПАО] «Луч»» is that of «Луч».
    """
    by_lemmas = {_unformed(p): i for i, p in reversed([*enumerate(profiles)])}
    found: dict[tuple[tuple[str, ...], int], int] = {}
    for i, profile in enumerate(profiles):
        if profile.head not in words("subunits.txt"):
            continue
        lemmas = _unformed(profile)
        for cut in range(1, len(lemmas)):
            whole = by_lemmas.get(lemmas[cut:])
            if whole is not None and unions.find(whole) != unions.find(i):
                key = (lemmas[:cut], unions.find(whole))
                unions.join(found.setdefault(key, i), i, "rule:same-part")
                break


def _unformed(profile: Profile) -> tuple[str, ...]:
    """Return the lemmas of a name without legal forms, of nothing else all of them."""
    forms = words("legal_forms.tsv")
    return tuple([lemma for lemma in profile.lemmas if lemma.upper() not in forms]) or (
        profile.lemmas
    )


def _clash(profiles: Sequence[Profile], unions: Unions, i: int, j: int) -> bool:
    """Tell whether the sets of two profiles differ in place or level: two Smolensks' councils.

    Nor are many one of them: «судьи [апелляционных судов]».
    """
    one, other = (
        {place for member in unions.members(item) for place in profiles[member].places}
        for item in (i, j)
    )
    if one and other and not one & other:
        return True
    pairs = [(profiles[a], profiles[b]) for a in unions.members(i) for b in unions.members(j)]
    return any(
        not levels_agree(a, b) or _are_many_and_one(a, b) or are_namesakes(a, b) for a, b in pairs
    )


def _are_many_and_one(one: Profile, other: Profile) -> bool:
    return one.head == other.head and {one.number, other.number} == {"sing", "plur"}


def _unite_unique(
    profiles: Sequence[Profile], unions: Unions, pairs: Sequence[tuple[int, int]], rule: Rule
) -> None:
    """Join by a loose rule the profiles that fit exactly one organization."""
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for i, j in may_fit(rule, profiles, pairs):
        why = rule(profiles[i], profiles[j])
        if not why or unions.find(i) == unions.find(j) or _clash(profiles, unions, i, j):
            continue
        short, long = (i, j) if _less(profiles[i], profiles[j]) else (j, i)
        found.setdefault(short, {})[unions.find(long)] = (long, why)
    if not found:
        return
    # fuller names first: «Ленинский суд Ижевска» joins before «Ленинский суд», which fits two then
    fits = sorted(found.items(), key=lambda one: _fullness(profiles[one[0]]), reverse=True)
    # what a name fits may be one by now, but bodies of «Ирака», «Ирака и Сирии» make no chain
    again = [one for one in fits if SAME not in {why for _, why in one[1].values()}]
    for short, fitting in (*fits, *again):
        roots = {unions.find(root) for root in fitting}
        if rule is head_noun and len(roots) > 1:
            roots = _told_before(profiles, unions, short, roots) or _told_next(
                profiles, unions, short, roots
            )
        elif rule is place_dropped and len(roots) > 1:
            roots = _told_first(profiles, unions, short, roots)
        elif rule is by_post:
            roots = _told_most(profiles, unions, _told_before(profiles, unions, short, roots))
        if len(roots) == 1 and unions.find(short) not in roots:
            long, why = next(one for one in fitting.values() if unions.find(one[0]) in roots)
            apart = rule is shortened and _is_placed_elsewhere(profiles, unions, short, long)
            told = rule in (known_noun, head_noun) and _are_told(profiles, unions, short, long)
            ahead = rule is head_noun and _looks_ahead(profiles, unions, short, long)
            ahead |= rule is shortened and _is_of_one_before(profiles, short, long)
            ahead |= rule is head_noun and _is_of_one_in_passing(profiles, unions, short, long)
            if not (apart or told or ahead or _clash(profiles, unions, short, long)):
                unions.join(short, long, why)


def _fullness(profile: Profile) -> tuple[int, int]:
    return len(profile.each_place), len(profile.lemmas)


def _told_before(
    profiles: Sequence[Profile], unions: Unions, short: int, roots: set[int]
) -> set[int]:
    """Return what a noun can mean where it is last said: the суд that speaks, not one to come."""
    own = profiles[short].mentions
    first = {r: min(profiles[i].mentions[0] for i in unions.members(r)) for r in roots}
    return {root for root in roots if first[root] < max(own)}


def _told_most(profiles: Sequence[Profile], unions: Unions, roots: set[int]) -> set[int]:
    """Return a body if no other without a noun is told as often: «тренер «Луча»» may be a guest."""
    often: dict[int, int] = {}
    for number, profile in enumerate(profiles):
        if not (profile.descriptors or is_common(profile)):
            root = unions.find(number)
            often[root] = often.get(root, 0) + len(profile.mentions)
    most = max((often.get(root, 0) for root in roots), default=0)
    rivals = [root for root, times in often.items() if times >= most and root not in roots]
    return set() if rivals else roots


def _told_next(
    profiles: Sequence[Profile], unions: Unions, short: int, roots: set[int]
) -> set[int]:
    """Return what a headline means that calls a body by its level: the one that is named next.

    «В [областной больнице] открыли отделение», then the Костромская областная больница.
    """
    one = profiles[short]
    if not one.levels or one.mentions[0] != min(p.mentions[0] for p in profiles):
        return roots
    first = {r: min(profiles[i].mentions[0] for i in unions.members(r)) for r in roots}
    return {min(roots, key=first.__getitem__)}


def _told_first(
    profiles: Sequence[Profile], unions: Unions, short: int, roots: set[int]
) -> set[int]:
    """Return the one told before a name without its place, or what a headline means, told next.

    «Обновлена [Общественная палата]», then that of Марий Эл, and that of Россия at the end.
    """
    own = profiles[short].mentions[0]
    first = {r: min(profiles[i].mentions[0] for i in unions.members(r)) for r in roots}
    before = {root for root in roots if first[root] < own}
    opens = not before and own == min(p.mentions[0] for p in profiles)
    return {min(roots, key=first.__getitem__)} if opens else before


def _looks_ahead(profiles: Sequence[Profile], unions: Unions, short: int, long: int) -> bool:
    """Tell a wider noun before all names that it fits: «[Ведомство] молчит», then a департамент.

    So is a noun that is told again and again before the first of them.
    """
    one, others = profiles[short], [profiles[i] for i in unions.members(unions.find(long))]
    named = min(other.mentions[0] for other in others)
    ahead = sum(mention < named for mention in one.mentions)
    once = one.head == profiles[long].head  # a headline is short
    return is_common(one) and ahead > once


def _is_of_one_before(profiles: Sequence[Profile], short: int, long: int) -> bool:
    """Tell the board of a body told before: «[совет] избран», then «совет директоров «Луча»»."""
    one, other = profiles[short], profiles[long]
    first = one.mentions[0]
    if one.head not in words("boards.txt") or other.mentions[0] < first:
        return False
    before = [p for p in profiles if p.mentions[0] < first and p.head not in words("subunits.txt")]
    return bool(before) and not any(set(p.lemmas) <= set(other.lemmas) for p in before)


def _is_of_one_in_passing(
    profiles: Sequence[Profile], unions: Unions, short: int, long: int
) -> bool:
    """Tell the board of a body told by the way: «[правление]» is not that of somebody's old bank.

    The body is told once, another one again and again.
    """
    if profiles[short].head not in words("boards.txt"):
        return False
    own = {*profiles[long].lemmas}
    told = [
        sum(len(profiles[i].mentions) for i in each)
        for each in unions.sets()
        if any({*profiles[i].lemmas} < own and _is_whole(profiles[i]) for i in each)
    ]
    most = max((len(p.mentions) for p in profiles if _is_whole(p)), default=0)
    return bool(told) and max(told) == 1 and most > _BY_THE_WAY


def _is_whole(profile: Profile) -> bool:
    return not profile.generic and profile.head not in words("subunits.txt")


def _are_told(profiles: Sequence[Profile], unions: Unions, *numbers: int) -> bool:
    """Tell a bare noun that is another body of the article already: «Городская дума … Дума»."""
    bare = (i for i in numbers if is_bare(profiles[i]))
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
        keys = {*profile.lemmas, profile.quoted, *(f"#{row}" for row in rows_of(profile))} - {""}
        first = [*profile.core[:1], *profile.lemmas[:1], *(d[0] for d in profile.descriptors if d)]
        initials = {fold(w)[0] for w in (*first, profile.key, profile.quoted, profile.acronym) if w}
        keys |= {f"^{letter}" for letter in initials}
        keys.add(f"={skeleton(profile.name)}")
        keys |= {lemma for noun in profile.descriptors for lemma in (*noun, *wider(noun))}
        keys |= {*wider((profile.head,)), sphere_key(profile)} - {""}
        keys |= {clipped_key(profile)} - {""} | profile.called
        keys |= office_keys(profile)
        for key in keys:
            seen = index.setdefault(key, [])
            pairs.update([(other, number) for other in seen[-_MOST_COMPARED:]])
            seen.append(number)
    return sorted(pairs)
