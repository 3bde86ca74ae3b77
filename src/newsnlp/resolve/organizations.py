"""Which organizations of different articles are one: by names, acronyms and people they share.

An appearance is known by its name and its aliases, by its name without a place («правительство
Смоленской области» → «правительство»), and by what an acronym stands for in the articles that
give both. Appearances that share one of these meet. Different sorts («завод «Заря»»,
«газета «Заря»») and different places forbid, and so does an article that has both; a name that
fits several places, as «МИД» does, is unsure unless nearly all articles mean one of them, and a
bare «совет директоров» unless a person is shared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from newsnlp.lexicon import words
from newsnlp.link.acronyms import abbreviates, contracts, is_acronym
from newsnlp.link.morphology import fold
from newsnlp.resolve.appearances import Appearance
from newsnlp.resolve.judgement import Candidate, Traits, sharing, told_apart
from newsnlp.resolve.organization_names import (
    company_form,
    countries,
    is_owner,
    known_names,
    one_word,
    read_name,
)

SAME_NAME = {
    "words": 0.93, "quoted": 0.88, "proper": 0.85, "acronym": 0.75, "institution": 0.72,
    "bare": 0.48, "generic": 0.30,
}  # fmt: skip
"""How sure a shared name alone makes identity, by what kind of name it is."""

SHARED_PERSON, AMBIGUOUS, UNTOLD = 0.25, -0.35, -0.20
HIGHEST = 0.99
MOST_NAMES = 40
"""A name that stands for more different organizations than this says nothing about them."""

DOMINANT = 0.8
"""Share of the articles that one meaning of a name must have to be what the name stands for."""

_COMMON = frozenset({"generic", "bare", "institution"})
"""Kinds of names that many bodies have: as an alias they say nothing about which is meant."""

Context = frozenset[str]


def traits_of(organization: Appearance) -> Traits:
    """Return what contradicts another organization: its sort, legal form and places, if any."""
    read = read_name(organization.name)
    sorts = frozenset((read.sort,)) - {""} - words("wide_nouns.txt")
    told = {
        "type": sorts if read.kind == "quoted" else frozenset(),
        "form": frozenset((company_form(organization.name),)) - {""},
        "place": read.places,
    }
    return Traits({kind: values for kind, values in told.items() if values})


def documents_of(organizations: Iterable[Appearance]) -> list[str]:
    """Return the article of each, for what it tells apart; empty for a name it has once more.

    «Госдума» and «Госдумы» are one word, «партия «Заря»» and «штаб партии «Заря»» are two bodies.
    """
    told: set[tuple[str, str]] = set()
    documents = []
    for organization in organizations:
        place = organization.ref[0], one_word(organization.name)
        documents.append("" if place[1] and place in told else organization.ref[0])
        told.add(place)
    return documents


def clash(one: Traits, other: Traits) -> str:
    """Return the trait in which two organizations differ, with both values."""
    for kind in ("type", "form", "place"):
        mine, theirs = one.values.get(kind), other.values.get(kind)
        if kind == "place" and mine and theirs and mine != theirs:
            # «УФСБ России по Тульской области» and «по Тверской области» are both of Russia
            mine, theirs = (mine - countries()) or mine, (theirs - countries()) or theirs
        if mine and theirs and not mine & theirs:
            return f"{kind} {min(mine)} / {min(theirs)}"
    return ""


def learn_acronyms(organizations: Iterable[Appearance]) -> dict[str, Counter[str]]:
    """Return how many articles give each full name (its key, no place) for each acronym."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for organization in organizations:
        names = (organization.name, *organization.aliases)
        for acronym in filter(is_acronym, names):
            full = next((n for n in names if _expands(acronym, n)), None)
            if full:
                table[fold(acronym)][read_name(full).general or read_name(full).key] += 1
    return dict(table)


def _expands(acronym: str, name: str) -> bool:
    return " " in name and read_name(name).kind != "acronym" and abbreviates(acronym, name)


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
    shorts = _contractions(organizations)
    named: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, organization in enumerate(organizations):
        own = read_name(organization.name).key
        for key in sorted(_keys(organization, table, shorts)):
            named[key][own].append(i)
    rivals = _rivals(organizations, named)
    for key, owners in named.items():
        yield from _Meeting(key, organizations, contexts, owners, table, rivals).candidates()


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


def _contractions(organizations: Iterable[Appearance]) -> dict[str, list[str]]:
    """Return names of one word by their first letters: «Генпрокуратура» may contract a name."""
    found = {read_name(o.name) for o in organizations}
    shorts = sorted(r.key for r in found if r.kind == "proper" and len(r.key) > 5)
    by_start: dict[str, list[str]] = defaultdict(list)
    for short in shorts:
        by_start[short[:3]].append(short)
    return dict(by_start)


def _keys(
    organization: Appearance,
    table: Mapping[str, Counter[str]],
    shorts: Mapping[str, Sequence[str]],
) -> set[str]:
    """Return every key that an appearance is known by; bare nouns count as a full name only."""
    own = read_name(organization.name)
    keys = {own.key, own.general}
    for name in (organization.name, *organization.aliases):
        read = read_name(name)
        if read.kind not in _COMMON and not is_owner(read, own):
            keys |= {read.key, read.quoted, meaning(table, name)}
    full = own.general or own.key
    keys.update(
        short for short in shorts.get(full[:3], ()) if " " in full and contracts(short, full)
    )
    return (keys | {known_names().get(key, "") for key in keys}) - {""}


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
    ) -> None:
        self.key, self.organizations, self.contexts = key, organizations, contexts
        self.table, self.rivals = table, rivals
        self.owners = {own: sorted(owners[own], key=self._rank) for own in sorted(owners)}
        self.name = {own: read_name(organizations[ids[0]].name) for own, ids in owners.items()}
        self.traits = {own: traits_of(organizations[ids[0]]) for own, ids in owners.items()}
        self.documents = {
            own: {organizations[i].ref[0] for i in ids} for own, ids in owners.items()
        }
        self.share = self._shares()

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
                yield from (
                    self._pair(one, other) for other in own[i + 1 :] if self._meet(one, other)
                )

    def _equal(self, members: Sequence[int]) -> Iterator[Candidate]:
        kind = self.name[self.key].kind
        base = SAME_NAME[kind] + (AMBIGUOUS if self._ambiguous() else 0)
        groups = [sorted(g, key=self._rank) for g in sharing(members, self.contexts)]
        groups.sort(key=lambda group: (group[0] in self.rivals, -len(group), group[0]))
        for group in groups:
            if group is not groups[0]:
                yield _candidate(groups[0][0], group[0], base, f"same {kind} name")
            for other in group[1:]:
                sure = base + SHARED_PERSON
                yield _candidate(group[0], other, sure, f"same {kind} name, shared person")

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
            return a.places == b.places
        return True

    def _pair(self, one: str, other: str) -> Candidate:
        left, right, shared = self._closest(one, other)
        kind = self._shared_kind(one, other)
        score, reason = SAME_NAME[kind], f"shared {kind} name {self.key}"
        if self._doubtful(one, other):
            score, reason = score + AMBIGUOUS, f"{reason}, which fits several"
        elif kind == "acronym" and not self._told(one, other):
            score, reason = score + UNTOLD, f"{reason}, not told by any article"
        if shared:
            score, reason = score + SHARED_PERSON, f"{reason}, shared person"
        why = clash(self.traits[one], self.traits[other]) or self._apart(one, other)
        return _candidate(left, right, score, reason, why)

    def _apart(self, one: str, other: str) -> str:
        """Say where two names are told apart, «Высший совет партии», if not by one slip of many."""
        mine, theirs = self.documents[one], self.documents[other]
        often = len(mine & theirs) > (1 - DOMINANT) * min(len(mine), len(theirs))
        return told_apart(mine, theirs) if often else ""

    def _doubtful(self, one: str, other: str) -> bool:
        """Say whether two names go apart («Google Gmail», «Google DeepMind») or lack a place."""
        shares = [self.share[own] for own in (one, other) if own in self.share]
        if len(shares) == 1 and shares[0] < DOMINANT:
            return True
        acronym = self._shared_kind(one, other) == "acronym"
        if acronym and (self._inside(one) or self._inside(other)):
            return True
        a, b = self.name[one].content, self.name[other].content
        return bool(a - b and b - a) and not self._same_thing(one, other)

    def _inside(self, own: str) -> bool:
        """Say whether a longer name holds the shared acronym: «академия ФСБ» is no ФСБ."""
        words_of = (self.name[own].general or own).split()
        return self.key in words_of and len(words_of) > 1

    def _same_thing(self, one: str, other: str) -> bool:
        """Say whether an article or the list of known names tells that two names are one."""
        known = known_names().get(one)
        contracted = contracts(one, other) or contracts(other, one)
        told = self._is_alias(one, other) or self._is_alias(other, one)
        return told or contracted or (known is not None and known == known_names().get(other))

    def _is_alias(self, one: str, other: str) -> bool:
        """Say whether an article with one name gives the other as an alias or acronym."""
        return any(
            other in (read_name(alias).key, meaning(self.table, alias))
            for i in self.owners[one][:MOST_NAMES]
            for alias in (self.organizations[i].name, *self.organizations[i].aliases)
        )

    def _told(self, one: str, other: str) -> bool:
        general = {self.name[own].general or own for own in (one, other)}
        return len(general) == 1 or meaning(self.table, self.key) in general

    def _closest(self, one: str, other: str) -> tuple[int, int, bool]:
        """Return one appearance of each name, a pair that shares a person where there is one."""
        where = {c: i for i in reversed(self.owners[other]) for c in self.contexts[i]}
        for left in self.owners[one] if where else ():
            shared = [where[c] for c in self.contexts[left] if c in where]
            if shared:
                return left, min(shared, key=self._rank), True
        return self.owners[one][0], self.owners[other][0], False

    def _shared_kind(self, one: str, other: str) -> str:
        """Return what kind of name the shared one is, as the appearances write it."""
        if self.name[one].places and self.name[one].places == self.name[other].places:
            return "words"
        for own in (one, other):
            first = self.organizations[self.owners[own][0]]
            for name in (first.name, *first.aliases):
                read = read_name(name)
                if self.key == read.key and (own == self.key or read.kind not in _COMMON):
                    return read.kind
        return "acronym" if self.key in self.table else "quoted"


def _candidate(one: int, other: int, score: float, reason: str, why: str = "") -> Candidate:
    sure = round(min(max(score, 0.0), HIGHEST), 4)
    return Candidate(min(one, other), max(one, other), sure, reason, why)
