"""Which people of different articles are one: by name, and by the organizations they share.

Blocks hold people with one surname. Inside a block equal names meet first, then a shorter name
(«И. Антоненков», «Антоненков») meets the fuller ones that it fits. A different patronymic, first
name or gender forbids; several people whom a short name fits make it unsure, and so does a name
that many bear (``namesakes``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from newsnlp.lexicon import words
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.people.diminutives import (
    full_forms,
    is_short_for,
    same_first,
    usual_first,
)
from newsnlp.link.people.patronymics import same_patronymic
from newsnlp.link.people.person_name import PersonName, compatible
from newsnlp.link.places.areas import countries, usual_place
from newsnlp.resolve import former_surnames
from newsnlp.resolve.appearances import Appearance, Ref
from newsnlp.resolve.employers import are_apart, places_of
from newsnlp.resolve.homes import Home, Homes, apart
from newsnlp.resolve.judgement import Candidate, Traits, sharing
from newsnlp.resolve.namesakes import (
    DOMINANT,
    FAMOUS_IN,
    FREQUENT,
    Company,
    Told,
    is_frequent,
    partners,
    posts_of,
    shared,
    spheres_of,
)
from newsnlp.resolve.person_names import fullness, read_name

SAME_NAME = {"full": 0.97, "first": 0.86, "initials": 0.72, "initial": 0.55, "sole": 0.25}
"""How sure an equal name alone makes identity, by how full it is."""

FITTING = {"first": 0.86, "initials": 0.78, "initial": 0.62, "sole": 0.30}
"""How sure a shorter name is that fits one fuller name of the block only."""

SHARED_ORGANIZATION, SHARED_ROLE, AMBIGUOUS = 0.40, 0.05, -0.35
OTHER_SPHERE, OTHER_REGION = -0.25, -0.20
"""Added for namesakes of two spheres, a волейболист and a полковник, or of two regions or towns,
who share no organization."""
SHARED_TITLE = 0.50
"""Added where who bears one name only has the title by which all know him: «папа Франциск»."""
HIGHEST = 0.99
FAMOUS = 0.42
"""Added where a short name fits one dominant person whom so many articles name in full."""

MOST_UNSURE = 3
"""A short name that fits more people than this is linked only by what it shares with one."""

_SAME = {"first name": same_first, "patronymic": same_patronymic}
"""What two values of a trait may be one by, though they differ: «Иваныч» is Иванович."""

Context = frozenset[str]


def traits_of(name: PersonName) -> Traits:
    """Return what contradicts another person: first name, patronymic, their initials, gender."""
    first, second = (*name.initials, "", "")[:2]
    told = {
        "first name": name.first if name.last else "",
        "patronymic": name.patronymic,
        "initial": first[:1],
        "second initial": second[:1] or name.patronymic[:1],
        "gender": name.gender or "",
    }
    return Traits({kind: frozenset((fold(value),)) for kind, value in told.items() if value})


def clash(one: Traits, other: Traits) -> str:
    """Return the trait in which two people differ, with both values."""
    for kind in ("patronymic", "gender", "first name", "initial", "second initial"):
        mine, theirs = one.values.get(kind), other.values.get(kind)
        if not mine or not theirs or mine & theirs:
            continue
        same = _SAME.get(kind)
        if same and any(same(a, b) for a in mine for b in theirs):
            continue
        return f"{kind} {min(mine)} / {min(theirs)}"
    return ""


def candidates(
    people: Sequence[Appearance], organizations: Mapping[Ref, str], homes: Homes
) -> Iterator[Candidate]:
    """Yield every pair worth judging; ``organizations`` gives resolved ids by reference."""
    names = [read_name(person.name) for person in people]
    blocks: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, name in enumerate(names):
        blocks[_key(name.last or name.text)][_key(_spelt_as_usual(name))].append(i)
    contexts = [_context(person, organizations) for person in people]
    roles = [frozenset(fold(c.role) for c in person.context if c.role) for person in people]
    company = Company(people, names, organizations)
    regions = [homes.region(person.ref[0]) for person in people]
    posted = [places_of(person, organizations) for person in people]
    lands = [homes.country(person.ref[0]) for person in people]
    told = (company, regions, posted, lands)
    for forms in blocks.values():
        yield from _Block(names, contexts, roles, forms, *told).candidates()
    yield from former_surnames.candidates(people, names, contexts)


def _spelt_as_usual(name: PersonName) -> str:
    """Return a full name with the first of its first name's spellings: Наталья of «Наталия»."""
    usual = usual_first(fold(name.first))
    return name.full if usual == fold(name.first) else name.full.replace(name.first, usual, 1)


def _key(name: str) -> str:
    """Return a name as names are compared: «Конан-Дойл» is «Конан Дойл»."""
    return fold(name).replace("-", " ")


def _context(person: Appearance, organizations: Mapping[Ref, str]) -> Context:
    """Return the resolved organizations of a person; a place that employs is its usual name."""
    told = (organizations.get(c.ref) or fold(usual_place(c.name)) for c in person.context)
    return frozenset(item for item in told if item)


class _Block:
    """People with one surname; ``forms`` maps each folded full name to its appearances."""

    def __init__(
        self,
        names: Sequence[PersonName],
        contexts: Sequence[Context],
        roles: Sequence[Context],
        forms: Mapping[str, list[int]],
        company: Company,
        regions: Sequence[Home],
        posted: Sequence[Home],
        countries: Sequence[Home],
    ) -> None:
        self.contexts, self.roles = contexts, roles
        self.regions, self.posted, self.countries = regions, posted, countries
        self.forms = {form: forms[form] for form in sorted(forms)}
        self.sole = all(fullness(names[members[0]]) == "sole" for members in forms.values())
        self.name = {form: names[members[0]] for form, members in self.forms.items()}
        self.by_initial: dict[str, list[str]] = defaultdict(list)
        for form, name in self.name.items():
            self.by_initial[_initial(name)].append(form)
        self.fuller = {form: self._fuller(form) for form in self.forms}
        self.meant = {form: self._meant(form) for form in self.forms}
        self.groups = {form: sharing(members, contexts) for form, members in self.forms.items()}
        many = any(is_frequent(name) for name in self.name.values())
        everybody = [i for members in self.forms.values() for i in members] if many else []
        self.company = company.of(everybody, frozenset(self.forms))

    def candidates(self) -> Iterator[Candidate]:
        """Yield links inside each form, then from each form to the fuller ones that it fits."""
        for form in self.forms:
            yield from self._equal(form)
            for other in self.fuller[form]:
                yield from self._fitting(form, other)
        yield from self._contrary()

    def _fuller(self, form: str) -> list[str]:
        mine = self.name[form]
        begins = dict.fromkeys(full[:1] for full in full_forms(fold(mine.first)) if full)
        near = [f for one in begins or _initial(mine) for f in self.by_initial.get(one, ())]
        near = near if _initial(mine) else list(self.forms)
        return [
            other
            for other in near
            if _tells_more(self.name[other], mine) and compatible(mine, self.name[other])
        ]

    def _meant(self, form: str) -> frozenset[str]:
        """Return the fuller names that a short name means, none where it is ambiguous.

        Nearly all articles must be compatible with the most frequent of them. «Владимир Путин»
        counts for that one himself: one article with another patronymic does not make forty
        unsure.
        """
        fuller = self.fuller[form]
        if len(fuller) < 2:
            return frozenset(fuller)
        most = max(fuller, key=lambda f: (len(self.forms[f]), f))
        own = len(self.forms[form]) if fullness(self.name[form]) == "first" else 0
        fitting = [f for f in fuller if compatible(self.name[most], self.name[f])]
        share = sum(len(self.forms[f]) for f in fitting) + own
        total = sum(len(self.forms[f]) for f in fuller) + own
        return frozenset(fitting if share >= DOMINANT * total else ())

    def _ambiguous(self, form: str) -> bool:
        return bool(self.fuller[form]) and not self.meant[form]

    def _equal(self, form: str) -> Iterator[Candidate]:
        kind = fullness(self.name[form])
        base = SAME_NAME[kind] + (AMBIGUOUS if self._ambiguous(form) else 0)
        if is_frequent(self.name[form]):
            yield from self._namesakes(form, base)
            return
        groups = self.groups[form]
        told = len(groups[0]) > 1  # they share an organization
        main = next((g for g in groups if told or self._spheres(g)), groups[0])
        largest = main[0]
        for group in self.groups[form]:
            if group[0] != largest:
                bonus, why = self._shared_role(group, main)
                yield _candidate(largest, group[0], base + bonus, f"same {kind} name{why}")
            sure = base + SHARED_ORGANIZATION
            for other in group[1:]:
                yield _candidate(group[0], other, sure, f"same {kind} name, shared organization")

    def _namesakes(self, form: str, base: float) -> Iterator[Candidate]:
        """Link the groups of a frequent name where articles tell more than the name."""
        kind = fullness(self.name[form])
        found = [(self._told(group), group) for group in self.groups[form]]
        found.sort(key=lambda item: (item[0].rank, -len(item[1]), item[1][0]))
        told, groups = [t for t, _ in found], [group for _, group in found]
        for group in groups:
            for other in group[1:]:
                sure = base + SHARED_ORGANIZATION
                yield _candidate(group[0], other, sure, f"same {kind} name, shared organization")
        for n, other, bonus, why in partners(told, [len(group) for group in groups]):
            if not bonus:
                bonus, why = self._shared_role(groups[n], groups[other])
            reason = f"same {kind} name of many{why}"
            yield _candidate(groups[other][0], groups[n][0], base + FREQUENT + bonus, reason)

    def _told(self, group: Sequence[int]) -> Told:
        empty: Context = frozenset()
        roles = empty.union(*(self.roles[i] for i in group))
        return Told(
            empty.union(*(self.contexts[i] for i in group)),
            posts_of(roles),
            empty.union(*(self.company.get(i, empty) for i in group)),
            roles,
        )

    def _shared_role(self, one: Sequence[int], other: Sequence[int]) -> tuple[float, str]:
        """Return what the roles of two groups add, each of whose members share organizations."""
        here, there = _union(self.posted, one), _union(self.posted, other)
        if are_apart(here, there):
            return OTHER_REGION, _between(here, there)
        both = self.roles[one[0]] & self.roles[other[0]]
        if both:
            title = min(both & _titles(), default="") if self.sole else ""
            lands = (_union(self.countries, group) for group in (one, other))
            title = "" if title and apart(*lands) else title  # «принц Филипп» of two countries
            return SHARED_TITLE if title else SHARED_ROLE, f", shared role {title or min(both)}"
        mine, theirs = self._spheres(one), self._spheres(other)
        if mine and theirs and not mine & theirs:
            return OTHER_SPHERE, f", {min(mine)} / {min(theirs)}"
        here, there = _union(self.regions, one), _union(self.regions, other)
        # of whom no role is told it may be one whom all know, Гагарин; a president is everywhere
        known = not (self.roles[one[0]] and self.roles[other[0]]) or self._is_of_country(other)
        if apart(here, there) and not (known or self._is_of_country(one)):
            return OTHER_REGION, _between(here, there)
        return 0.0, ""

    def _is_of_country(self, group: Sequence[int]) -> bool:
        return any(not self.contexts[i].isdisjoint(_countries()) for i in group)

    def _spheres(self, group: Sequence[int]) -> frozenset[str]:
        return spheres_of(frozenset().union(*(self.roles[i] for i in group)))

    def _fitting(self, form: str, other: str) -> Iterator[Candidate]:
        """Link each group of a short name to whom it shares most with among a fuller one."""
        kind = fullness(self.name[form])
        if kind == "full":
            return
        ambiguous = other not in self.meant[form]
        # «Д. А. Волков» is less surely Дмитрий Волков than Дмитрий Андреевич
        told = kind if self.name[other].patronymic or kind != "initials" else "initial"
        if kind == "first" and is_short_for(self.name[form].first, self.name[other].first):
            told = "initial"  # nor «Саша Волков» Александр
        famous = not ambiguous and told == kind and len(self.forms[other]) >= FAMOUS_IN
        base = FITTING[told] + (AMBIGUOUS if ambiguous else FAMOUS if famous else 0)
        where = self._members_by_context(other)
        many = self._told(self.forms[other]) if is_frequent(self.name[form]) else None
        for group in self.groups[form]:
            met = min(
                (i for one in group for c in self.contexts[one] for i in where.get(c, ())),
                default=None,
            )
            if met is None and ambiguous and len(self.fuller[form]) > MOST_UNSURE:
                continue
            best = self.groups[other][0][0] if met is None else met
            bonus, why = self._shared_role(group, [best])
            if met is not None:
                bonus, why = bonus + SHARED_ORGANIZATION, f", shared organization{why}"
            elif many:
                more, told_why = _of_many(self._told(group), many, famous)
                bonus, why = bonus + more, f"{told_why}{why}"
            yield _candidate(group[0], best, base + bonus, f"{kind} name fits a fuller one{why}")

    def _members_by_context(self, form: str) -> dict[str, list[int]]:
        where: dict[str, list[int]] = defaultdict(list)
        for i in self.forms[form]:
            for item in self.contexts[i]:
                where[item].append(i)
        return where

    def _contrary(self) -> Iterator[Candidate]:
        """Yield namesakes who differ in one trait: told apart, with the reason."""
        forms = [form for form in self.forms if fullness(self.name[form]) == "full"]
        by_first: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            by_first[fold(self.name[form].first)].append(form)
        for several in by_first.values():
            for one, other in pairwise(several):
                why = clash(traits_of(self.name[one]), traits_of(self.name[other]))
                if why:
                    a, b = self.forms[one][0], self.forms[other][0]
                    yield Candidate(min(a, b), max(a, b), 0.0, "same surname and first name", why)


@cache
def _countries() -> Context:
    return frozenset(map(fold, countries()))


@cache
def _titles() -> Context:
    return frozenset(map(fold, words("sovereign_titles.txt")))


def _of_many(group: Told, fuller: Told, famous: bool) -> tuple[float, str]:
    """Return what a frequent name takes from the score where no more than it is shared."""
    if famous and not (group.contexts or group.roles):
        return 0.0, ""
    bonus, why = shared(group, fuller)
    return FREQUENT + bonus - (FAMOUS if famous else 0), f" of many{why}"


def _tells_more(one: PersonName, other: PersonName) -> bool:
    """Tell a fuller name; «Денис Хмелюк» tells more than «Д. А. Хмелюк», «Саша Хмелюк» less."""
    if one.size != other.size:
        return one.size > other.size
    return bool(one.first) > bool(other.first) or is_short_for(other.first, one.first)


def _union(places: Sequence[Home], group: Sequence[int]) -> Home:
    return frozenset[str]().union(*(places[i] for i in group))


def _between(here: Home, there: Home) -> str:
    return f", {max(here, key=_telling)} / {max(there, key=_telling)}"


def _telling(place: str) -> tuple[int, str]:
    """Rank «Пензенская область» before «Пенза», which its adjective may mean too."""
    return len(place), place


def _initial(name: PersonName) -> str:
    """Return the first letter of the given name, nothing for a surname alone."""
    return fold(name.first or "".join(name.initials))[:1]


def _candidate(one: int, other: int, score: float, reason: str) -> Candidate:
    return Candidate(
        min(one, other), max(one, other), round(min(max(score, 0.0), HIGHEST), 4), reason
    )
