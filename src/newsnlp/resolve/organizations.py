"""Which organizations of different articles are one: by names, acronyms and people they share.

An appearance is known by its name and its aliases, by its name without a place («правительство
Смоленской области» → «правительство»), and by what an acronym stands for in the articles that
give both. Appearances that share one of these meet. Different sorts («завод «Заря»»,
«газета «Заря»») and different places forbid, and so does an article that has both; a name that
fits several places, as «МИД» does, is unsure unless nearly all articles mean one of them, and a
bare «совет директоров» unless a person is shared. What every region has, «Минздрав», is that of the
region where its article is at home.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsnlp.link.bodies.acronyms import contracts
from newsnlp.link.grammar.morphology import fold
from newsnlp.link.places.areas import countries
from newsnlp.resolve.acronym_meanings import (
    DOMINANT,
    learn_acronyms,
    meaning,
    with_guesses,
)
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.homes import NOWHERE, Home, Homes
from newsnlp.resolve.judgement import Candidate, sharing, told_apart
from newsnlp.resolve.organization_keys import are_listed_as_one, contractions, homes_of, keys_of
from newsnlp.resolve.organization_names import (
    COMMON,
    is_ministry,
    is_of_region,
    known_names,
    read_name,
    region_of,
)
from newsnlp.resolve.organization_places import is_region, lemma, narrow, region_nouns
from newsnlp.resolve.organization_traits import clash, traits_of

SAME_NAME = {
    "words": 0.93, "quoted": 0.88, "proper": 0.85, "acronym": 0.75, "institution": 0.72,
    "bare": 0.48, "generic": 0.30,
}  # fmt: skip
"""How sure a shared name alone makes identity, by what kind of name it is."""

AMBIGUOUS, UNTOLD = -0.35, -0.20
HIGHEST = 0.99
MOST_NAMES = 40
"""A name that stands for more different organizations than this says nothing about them."""

_NAMES = frozenset({"quoted", "proper"})

Context = frozenset[str]


class Beside(NamedTuple):
    """What two appearances have beside a name, and what that adds."""

    score: float
    reason: str


NAME_ALONE = Beside(0.0, "")
PERSON = Beside(0.25, ", shared person")
ONE_PLACE = Beside(0.25, ", articles of one place")
"""Of a body that a region has one of; any other has no more of it than its name tells."""
TWO_PLACES = Beside(-0.25, ", articles of two places")


def candidates(organizations: Sequence[Appearance], homes: Homes) -> Iterator[Candidate]:
    """Yield every pair worth judging: appearances that share a name, an alias or an acronym."""
    table = with_guesses(learn_acronyms(organizations), organizations)
    where = homes_of(organizations, homes)
    contexts = [frozenset(fold(c.name) for c in o.context if " " in c.name) for o in organizations]
    shorts = contractions(organizations)
    named: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, organization in enumerate(organizations):
        own = read_name(organization.name).key
        for key in sorted(keys_of(organization, table, shorts)):
            named[key][own].append(i)
    rivals = _rivals(organizations, named)
    for key, owners in named.items():
        yield from _Meeting(key, organizations, contexts, owners, table, rivals, where).candidates()


def _rivals(
    organizations: Sequence[Appearance], named: Mapping[str, Mapping[str, Sequence[int]]]
) -> set[int]:
    """Return the appearances whose article has another that is known by the same name."""
    rivals: set[int] = set()
    for owners in named.values():
        members = [i for several in owners.values() for i in several]
        counts = Counter(organizations[i].ref[0] for i in members)
        if len(counts) < len(members):
            rivals.update(i for i in members if counts[organizations[i].ref[0]] > 1)
    return rivals


class _Meeting:
    """Appearances that share one name; ``owners`` holds them by the key of their own name."""

    def __init__(
        self,
        key: str,
        organizations: Sequence[Appearance],
        contexts: Sequence[Context],
        owners: Mapping[str, list[int]],
        table: Mapping[str, Counter[str]],
        rivals: Container[int],
        homes: Sequence[Home],
    ) -> None:
        self.key, self.organizations, self.contexts = key, organizations, contexts
        self.table, self.rivals, self.homes = table, rivals, homes
        self.owners = {own: sorted(owners[own], key=self._rank) for own in sorted(owners)}
        self.name = {own: read_name(organizations[ids[0]].name) for own, ids in owners.items()}
        self.traits = {own: traits_of(organizations[ids[0]]) for own, ids in owners.items()}
        self.documents = {
            own: {organizations[i].ref[0] for i in ids} for own, ids in owners.items()
        }
        self.share = self._shares()
        self.sorts = Counter(
            sort
            for own, ids in self.owners.items()
            for sort in self.traits[own].values.get("type", ())
            for _ in ids
        )

    def _rank(self, i: int) -> tuple[bool, int]:
        """Rank those last whose article has another of the name: it may be meant too."""
        return i in self.rivals, i

    def _shares(self) -> dict[str, float]:
        """Return for each own name with a place the share of articles that mean this place."""
        placed = {own: len(ids) for own, ids in self.owners.items() if self.name[own].places}
        total = sum(placed.values())
        return {
            own: sum(n for o, n in placed.items() if self.name[o].places & self.name[own].places)
            / total
            for own in placed
        }

    def candidates(self) -> Iterator[Candidate]:
        """Yield links among appearances of one own name, then among the own names."""
        if self.key in self.owners:
            yield from self._equal(self.owners[self.key])
        if 1 < len(self.owners) <= MOST_NAMES:
            own = list(self.owners)
            for i, one in enumerate(own):
                for other in own[i + 1 :]:
                    if self._meet(one, other):
                        yield from self._pairs(one, other)

    def _equal(self, members: Sequence[int]) -> Iterator[Candidate]:
        kind = self.name[self.key].kind
        base = SAME_NAME[kind] + (AMBIGUOUS if self._ambiguous() else 0)
        groups = [sorted(g, key=self._rank) for g in sharing(members, self.contexts)]
        groups.sort(key=lambda group: (group[0] in self.rivals, -len(group), group[0]))
        if self.name[self.key].reach:
            yield from self._homely(groups, base)
        for group in groups:
            if group is not groups[0] and not self.name[self.key].reach:
                yield _candidate(groups[0][0], group[0], base, f"same {kind} name")
            for other in group[1:]:
                sure = base + PERSON.score
                yield _candidate(group[0], other, sure, f"same {kind} name{PERSON.reason}")

    def _homely(self, groups: Sequence[Sequence[int]], base: float) -> Iterator[Candidate]:
        """Link the groups of a name that many bodies have by where their articles are at home.

        Those at home nowhere go together, and with the others where these are of one place.
        """
        reason = f"same {self.name[self.key].kind} name"
        sure = SAME_NAME[self.name[self.key].kind] + self._at_home(self.key)
        first: dict[str, Sequence[int]] = {}
        unknown: list[Sequence[int]] = []
        places = 0
        for group in groups:
            home = NOWHERE.union(*(self.homes[i] for i in group))
            met = next((first[place] for place in sorted(home) if place in first), None)
            if met:
                yield _candidate(met[0], group[0], sure, reason + ONE_PLACE.reason)
            elif home and first:
                other = next(iter(first.values()))
                score, why = base + TWO_PLACES.score, reason + TWO_PLACES.reason
                yield _candidate(other[0], group[0], score, why)
            elif not home and unknown:
                yield _candidate(unknown[0][0], group[0], base, reason)
            places += bool(home and not met)
            for place in sorted(home):
                first.setdefault(place, group)
            unknown += [] if home else [group]
        if unknown and first:
            score = base + (AMBIGUOUS if places > 1 else 0)
            yield _candidate(next(iter(first.values()))[0], unknown[0][0], score, reason)

    def _at_home(self, own: str) -> float:
        """Return what a name gains where two articles are at home in one place."""
        name = self.organizations[self.owners[own][0]].name
        return ONE_PLACE.score if is_of_region(name) else 0.0

    def _ambiguous(self) -> bool:
        """Say whether the shared name stands for several places, or full names, none dominant."""
        if self.table.get(self.key) and not meaning(self.table, self.key):
            return True
        unplaced = not self.name[self.key].places
        return unplaced and bool(self.share) and max(self.share.values()) < DOMINANT

    def _meet(self, one: str, other: str) -> bool:
        """Say whether two own names are worth a verdict.

        Two that share only what is left without their places («правительство Тверской области»)
        meet only if the places are the same.
        """
        general = self.key not in (one, other)
        a, b = self.name[one], self.name[other]
        if general and a.places and b.places and self.key in (a.general, b.general):
            return self._are_of_one_place(one, other) and not self._is_of_town(one, other)
        return True

    def _are_of_one_place(self, one: str, other: str) -> bool:
        """Tell names with the same place; «тульская городская дума» is that of Тула alone."""
        a, b = self.name[one], self.name[other]
        towns = not region_nouns() & (a.levels | b.levels) and bool(a.levels & b.levels)
        mine, theirs = narrow(a.places), narrow(b.places)  # «вологодский» may be of Вологда as well
        same = mine == theirs != frozenset() or any(map(is_region, mine & theirs))
        return bool(a.places & b.places) if towns else same

    def _is_of_town(self, one: str, other: str) -> bool:
        """Tell «дума Томска» and «дума Томской области», of which a table knows one place."""
        name = {own: self.organizations[self.owners[own][0]].name for own in (one, other)}
        regional = [
            bool(self.name[own].levels & region_nouns())
            or (self.name[own].kind == "acronym" and bool(region_of(name[own])))  # «Томское УМВД»
            for own in (one, other)
        ]
        return regional[0] != regional[1] and not all(map(region_of, name.values()))

    def _pairs(self, one: str, other: str) -> Iterator[Candidate]:
        """Yield links of two names, by where the articles are at home if many have such bodies."""
        left, right, shared = self._closest(one, other)
        a, b = self.name[one], self.name[other]
        if shared or (a.places and b.places) or not (a.reach or b.reach):
            yield self._pair(one, other, left, right, PERSON if shared else NAME_ALONE)
            if not (a.reach or b.reach):
                return
        where = {place: i for i in reversed(self.owners[one]) for place in self.homes[i]}
        met = {p: i for i in reversed(self.owners[other]) for p in self.homes[i] if p in where}
        for place, i in sorted(met.items()):
            yield self._pair(one, other, where[place], i, ONE_PLACE)
        if not met and not shared:
            told = all(self.homes[i] for own in (one, other) for i in self.owners[own])
            yield self._pair(one, other, left, right, TWO_PLACES if told else NAME_ALONE)

    def _pair(self, one: str, other: str, left: int, right: int, beside: Beside) -> Candidate:
        """Link two names by two appearances and what these have beside them."""
        kind = self._shared_kind(one, other)
        score, reason = SAME_NAME[kind], f"shared {kind} name {self.key}"
        if self._doubtful(one, other, met=beside in (ONE_PLACE, PERSON)):
            score, reason = score + AMBIGUOUS, f"{reason}, which fits several"
        elif beside is NAME_ALONE and self._is_placed_alone(one, other):
            score, reason = score + UNTOLD, f"{reason}, one without its place"
        elif kind == "acronym" and not self._told(one, other) and not self._known(one, other):
            told = "of several meanings" if self.key in self.table else "not told by any article"
            score, reason = score + UNTOLD, f"{reason}, {told}"
        why = clash(self.traits[one], self.traits[other]) or self._apart(one, other)
        more = beside.score
        if beside is ONE_PLACE:
            more = max(self._at_home(own) for own in (one, other) if not self.name[own].places)
        return _candidate(left, right, score + more, reason + beside.reason, why)

    def _apart(self, one: str, other: str) -> str:
        """Say where two names are told apart, «Высший совет партии», if not by one slip of many."""
        mine, theirs = self.documents[one], self.documents[other]
        often = len(mine & theirs) > (1 - DOMINANT) * min(len(mine), len(theirs))
        return told_apart(mine, theirs) if often else ""

    def _doubtful(self, one: str, other: str, *, met: bool) -> bool:
        """Say whether two names go apart («Google Gmail», «Google DeepMind») or lack a place.

        What lacks a place or a sort may be ``met`` where its article is or by whom it names.
        """
        shares = [self.share[own] for own in (one, other) if own in self.share]
        if len(shares) == 1 and not met and (shares[0] < DOMINANT or self._is_part(one, other)):
            return True
        if not met and (self._lacks_sort(one, other) or self._is_narrower(one, other)):
            return True
        acronym = self._shared_kind(one, other) == "acronym"
        if acronym and any(map(self._inside, (one, other))) and not self._known(one, other):
            return True
        quoted = self.key in (self.name[one].quoted, self.name[other].quoted)
        a, b = (self.name[own].content for own in (one, other))
        if len(shares) == 1 and not met and not quoted:
            # «Московский патриархат», «Константинопольский патриархат»: a table knows one place
            a, b = a | self.name[one].places, b | self.name[other].places
        return bool(a - b and b - a) and not self._same_thing(one, other)

    def _is_narrower(self, one: str, other: str) -> bool:
        """Tell «сборная России» and «сборная России по хоккею», of which there are several."""
        less, more = sorted((self.name[own].general or own for own in (one, other)), key=len)
        return more.startswith(f"{less} по ")

    def _is_placed_alone(self, one: str, other: str) -> bool:
        """Tell «Общественная палата» and that of a region, of which its article says nothing."""
        bare = [self.name[own] for own in (one, other) if not self.name[own].places]
        common = any(n.reach and (n.kind not in _NAMES or is_ministry(n.key)) for n in bare)
        return common and any(self.name[own].places - countries() for own in (one, other))

    def _is_part(self, one: str, other: str) -> bool:
        """Tell what a region has of a body that all know: «МЧС», «МЧС по Тульской области»."""
        placed, whole = (one, other) if self.name[one].places else (other, one)
        regional = not self.name[placed].places <= countries()
        listed = (
            whole in known_names() and placed not in known_names()
        )  # «Московский … университет»
        return regional and not self.name[whole].reach and listed

    def _lacks_sort(self, one: str, other: str) -> bool:
        """Tell «Заря» where there are a «завод «Заря»» and a «газета «Заря»»."""
        untold = [own for own in (one, other) if "type" not in self.traits[own].values]
        if len(untold) != 1:
            return False
        name = self.name[untold[0]]  # «яхт-клуб «Заря»» may be of any sort but those that are known
        more = name.kind == "quoted" and name.content - set(map(lemma, name.quoted.split()))
        return bool(more) or max(self.sorts.values()) < DOMINANT * self.sorts.total()

    def _inside(self, own: str) -> bool:
        """Say whether a longer name holds the shared acronym: «академия ФСБ» is no ФСБ."""
        words_of = (self.name[own].general or own).split()
        return self.key in words_of and len(words_of) > 1

    def _known(self, one: str, other: str) -> bool:
        return are_listed_as_one(self.name[one], self.name[other])

    def _same_thing(self, one: str, other: str) -> bool:
        """Say whether an article or the list of known names tells that two names are one."""
        told = self._is_alias(one, other) or self._is_alias(other, one)
        return told or self._contract(one, other) or self._known(one, other)

    def _contract(self, one: str, other: str) -> bool:
        """Say whether one name contracts another or both are names of one well-known body."""
        if self.name[one].places == self.name[other].places:
            # «Минфин Удмуртии» contracts as «Минфин» does
            one, other = (self.name[own].general or own for own in (one, other))
        known = known_names().get(one)
        contracted = contracts(one, other) or contracts(other, one)
        return contracted or (known is not None and known == known_names().get(other))

    def _is_alias(self, one: str, other: str) -> bool:
        """Say whether an article with one name gives the other, of «Томское УФАС» the УФАС."""
        name = self.name[other]
        names = {other, name.general if self._are_of_one_place(one, other) else name.quoted} - {""}
        return any(
            not names.isdisjoint((read_name(alias).key, meaning(self.table, alias)))
            for i in self.owners[one][:MOST_NAMES]
            for alias in (self.organizations[i].name, *self.organizations[i].aliases)
        )

    def _told(self, one: str, other: str) -> bool:
        general = {self.name[own].general or own for own in (one, other)}
        by_name = self.key in (meaning(self.table, own) for own in (one, other))
        return len(general) == 1 or meaning(self.table, self.key) in general or by_name

    def _closest(self, one: str, other: str) -> tuple[int, int, bool]:
        """Return one appearance of each name, a pair that shares a person where there is one."""
        where = {c: i for i in reversed(self.owners[other]) for c in self.contexts[i]}
        for left in self.owners[one] if where else ():
            shared = [where[c] for c in self.contexts[left] if c in where]
            if shared:
                return left, min(shared, key=self._rank), True
        return self.owners[one][0], self.owners[other][0], False

    def _shared_kind(self, one: str, other: str) -> str:
        """Return what kind of name the shared one is, the less telling of the two."""
        a, b = self.name[one], self.name[other]
        if self._are_of_one_place(one, other) and (
            a.general == b.general or self._contract(one, other)
        ):
            return "words"
        return min(map(self._kind_in, (one, other)), key=SAME_NAME.__getitem__)

    def _kind_in(self, own: str) -> str:
        """Return what kind of name the shared one is, as the first appearance writes it."""
        organization, mine = self.organizations[self.owners[own][0]], self.name[own]
        for name in (organization.name, *organization.aliases):
            read = read_name(name)
            if read != mine and read.kind in COMMON:
                continue
            if self.key in (read.key, known_names().get(read.key)):
                return read.kind
            if self.key in (read.quoted, meaning(self.table, name)):
                return "quoted" if self.key == read.quoted else "acronym"
        # «генеральный штаб», spelt out for «Генштаб», is no «штаб»
        return "institution" if mine.kind == "generic" and " " in own else mine.kind


def _candidate(one: int, other: int, score: float, reason: str, why: str = "") -> Candidate:
    sure = round(min(max(score, 0.0), HIGHEST), 4)
    return Candidate(min(one, other), max(one, other), sure, reason, why)
