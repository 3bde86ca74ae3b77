"""Which organizations of different articles are one: by names, acronyms and people they share.

An appearance is known by its name and its aliases. Appearances that share a name meet; what an
acronym stands for is learned from the articles that give both. Different kinds («завод «Заря»»,
«газета «Заря»») and different regions («ЦОПП Тверской области») forbid.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newsnlp.lexicon import rows, words
from newsnlp.link.acronyms import abbreviates, bare, is_acronym, legal_core
from newsnlp.link.morphology import fold
from newsnlp.link.profiles import key_of
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.judgement import Candidate, Traits, sharing

SAME_NAME = {"words": 0.93, "quoted": 0.88, "proper": 0.85, "acronym": 0.75, "generic": 0.30}
"""How sure a shared name alone makes identity, by what kind of name it is."""

SHARED_PERSON, AMBIGUOUS, UNLEARNED = 0.25, -0.35, -0.20
HIGHEST = 0.99
MOST_NAMES = 40
"""A name that stands for more different organizations than this says nothing about them."""

DOMINANT = 0.8
"""Share of an acronym's articles that one full name must have to be what it stands for."""

_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”\"]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

Context = frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name, read: its key, what kind of name it is, the sort of thing and the places in it."""

    key: str
    kind: str
    sort: str
    places: frozenset[str]


@lru_cache(maxsize=200_000)
def read_name(name: str) -> OrganizationName:
    """Read a nominative name: «завод «Заря»», «ЦОПП Смоленской области», «Газпром»."""
    core = bare(name)
    found = _WORD.findall(fold(core))
    sort = next((w for w in found[:4] if w in words("organization_nouns.txt")), "")
    return OrganizationName(key_of(core), _kind(core, found), sort, _places(found))


def _kind(name: str, found: Sequence[str]) -> str:
    if is_acronym(legal_core(name.split(" ")[0])) or is_acronym(name):
        return "acronym"
    if len(found) > 1 and name != name.lower():
        return "quoted" if _QUOTED.search(name) and len(found) < 3 else "words"
    return "generic" if name == name.lower() else "proper"


def quoted_key(name: str) -> str:
    """Return the key of the name in guillemets: «завод «Заря»» → заря; empty without one."""
    match = _QUOTED.search(name)
    return key_of(match[1]) if match else ""


@cache
def _place_stems() -> dict[str, frozenset[str]]:
    """Return regions and cities by the stems of their names and adjectives."""
    stems: dict[str, set[str]] = defaultdict(set)
    for file in ("regions.tsv", "cities.tsv", "countries.tsv"):
        for usual, *others in rows(file):
            for text in (usual, *(part for cell in others for part in cell.split(";"))):
                for word in _WORD.findall(fold(text)):
                    if word not in words("place_nouns.txt") and len(word) > 3:
                        stems[_stem(word)].add(usual)
    return {stem: frozenset(places) for stem, places in stems.items() if len(places) < 4}


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return re.sub(
        r"(?:ий|ый|ой|ая|яя|ое|ее|ого|его|ому|ему|им|ым|ом|ем|ой|ей|[аяоейьиыую])$", "", word
    )


def _places(found: Iterable[str]) -> frozenset[str]:
    stems = _place_stems()
    return frozenset().union(*(stems.get(_stem(word), frozenset()) for word in found))


def traits_of(organization: Appearance) -> Traits:
    """Return what contradicts another organization: its sort and its places, if it has any."""
    read = read_name(organization.name)
    told = {"type": frozenset((read.sort,)) if read.sort else frozenset(), "place": read.places}
    return Traits({kind: values for kind, values in told.items() if values})


def clash(one: Traits, other: Traits) -> str:
    """Return the trait in which two organizations differ, with both values."""
    for kind in ("type", "place"):
        mine, theirs = one.values.get(kind), other.values.get(kind)
        if mine and theirs and not mine & theirs:
            return f"{kind} {min(mine)} / {min(theirs)}"
    return ""


def learn_acronyms(organizations: Iterable[Appearance]) -> dict[str, Counter[str]]:
    """Return how many articles give each full name (its key) for each acronym."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for organization in organizations:
        names = (organization.name, *organization.aliases)
        for acronym in names:
            if is_acronym(acronym):
                full = next((n for n in names if _expands(acronym, n)), None)
                if full:
                    table[fold(acronym)][key_of(bare(full))] += 1
    return dict(table)


def _expands(acronym: str, name: str) -> bool:
    return " " in name and not is_acronym(name.split(" ")[0]) and abbreviates(acronym, name)


def meaning(table: Mapping[str, Counter[str]], acronym: str) -> str:
    """Return the full name that an acronym nearly always stands for in the dump, or nothing."""
    counts = table.get(fold(acronym))
    if not counts:
        return ""
    name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return name if count >= DOMINANT * counts.total() else ""


def candidates(organizations: Sequence[Appearance]) -> Iterator[Candidate]:
    """Yield every pair worth judging: appearances that share a name, an alias or an acronym."""
    table = learn_acronyms(organizations)
    contexts = [frozenset(fold(c.name) for c in o.context if " " in c.name) for o in organizations]
    named: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, organization in enumerate(organizations):
        own = read_name(organization.name).key
        for key in sorted(_keys(organization, table)):
            named[key][own].append(i)
    for key, owners in named.items():
        yield from _Meeting(key, organizations, contexts, owners, table).candidates()


def _keys(organization: Appearance, table: Mapping[str, Counter[str]]) -> set[str]:
    """Return every key that an appearance may be met by; generic nouns only as a full name."""
    keys = {read_name(organization.name).key}
    for name in (organization.name, *organization.aliases):
        read = read_name(name)
        if read.kind != "generic":
            keys |= {read.key, quoted_key(name), meaning(table, name)}
    return keys - {""}


class _Meeting:
    """Appearances that share one name; ``owners`` holds them by the key of their own name."""

    def __init__(
        self,
        key: str,
        organizations: Sequence[Appearance],
        contexts: Sequence[Context],
        owners: Mapping[str, list[int]],
        table: Mapping[str, Counter[str]],
    ) -> None:
        self.key, self.organizations, self.contexts = key, organizations, contexts
        self.owners = {own: owners[own] for own in sorted(owners)}
        self.traits = {own: traits_of(organizations[ids[0]]) for own, ids in self.owners.items()}
        self.table = table

    def candidates(self) -> Iterator[Candidate]:
        """Yield links among appearances of one own name, then among the own names."""
        if self.key in self.owners:
            yield from self._equal(self.owners[self.key])
        if 1 < len(self.owners) <= MOST_NAMES:
            yield from self._across()

    def _equal(self, members: Sequence[int]) -> Iterator[Candidate]:
        kind = read_name(self.organizations[members[0]].name).kind
        base = SAME_NAME[kind]
        if kind == "acronym" and self._ambiguous():
            base += AMBIGUOUS
        groups = sharing(members, self.contexts)
        for group in groups:
            if group is not groups[0]:
                yield _candidate(groups[0][0], group[0], base, f"same {kind} name")
            for other in group[1:]:
                sure = base + SHARED_PERSON
                yield _candidate(group[0], other, sure, f"same {kind} name, shared person")

    def _ambiguous(self) -> bool:
        """Say whether own names that share this key contradict each other, or the acronym table."""
        several = list(self.traits.values())
        counts = self.table.get(self.key)
        contrary = any(clash(a, b) for i, a in enumerate(several) for b in several[i + 1 :])
        return contrary or bool(counts and not meaning(self.table, self.key))

    def _across(self) -> Iterator[Candidate]:
        """Link appearances with different own names by the name they share."""
        ambiguous = self._ambiguous()
        own = list(self.owners)
        for i, one in enumerate(own):
            for other in own[i + 1 :]:
                yield self._pair(one, other, ambiguous)

    def _pair(self, one: str, other: str, ambiguous: bool) -> Candidate:
        left, right, shared = self._closest(one, other)
        kind = self._shared_kind()
        why = clash(self.traits[one], self.traits[other])
        score = SAME_NAME[kind] + (AMBIGUOUS if ambiguous else 0)
        reason = f"shared {kind} name {self.key}"
        if kind == "acronym" and meaning(self.table, self.key) not in (one, other):
            score, reason = score + UNLEARNED, f"{reason}, not told by any article"
        if shared:
            score, reason = score + SHARED_PERSON, f"{reason}, shared person"
        return _candidate(left, right, score, reason, why)

    def _closest(self, one: str, other: str) -> tuple[int, int, bool]:
        """Return one appearance of each name, a pair that shares a person where there is one."""
        where = {c: i for i in reversed(self.owners[other]) for c in self.contexts[i]}
        for left in self.owners[one]:
            shared = [where[c] for c in self.contexts[left] if c in where]
            if shared:
                return left, min(shared), True
        return self.owners[one][0], self.owners[other][0], False

    def _shared_kind(self) -> str:
        """Return what kind of name the shared key is, as the appearances write it."""
        for members in self.owners.values():
            for name in (
                self.organizations[members[0]].name,
                *self.organizations[members[0]].aliases,
            ):
                read = read_name(name)
                if read.key == self.key:
                    return read.kind
        return "quoted"


def _candidate(one: int, other: int, score: float, reason: str, why: str = "") -> Candidate:
    return Candidate(min(one, other), max(one, other), round(min(score, HIGHEST), 4), reason, why)
