"""The outcome: people, organizations and links as plain values, judged at one threshold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, fields
from typing import TYPE_CHECKING

from newsnlp.errors import SettingsError
from newsnlp.link.grammar.morphology import fold
from newsnlp.quick import dataclass
from newsnlp.resolve import organization_names, organization_traits, organizations, people
from newsnlp.resolve.acronym_meanings import expands
from newsnlp.resolve.appearances import Appearance, Appearances, Ref
from newsnlp.resolve.homes import Homes
from newsnlp.resolve.judgement import Candidate, Clusters, Judgement, cluster
from newsnlp.resolve.person_names import read_name

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

THRESHOLD = 0.7
"""Least score of a link that joins; from 0.6 more namesakes are joined, from 0.9 on fewer."""

MOST_LISTED = 20
"""How many roles or organizations a row lists, the most frequent first."""

USED = 0.2
"""In what share of its articles a name must stand to be an organization's."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the dump; ``roles`` and ``organizations`` (ids) are the most frequent first."""

    person_id: str
    name: str
    aliases: tuple[str, ...]
    gender: str | None
    roles: tuple[str, ...]
    organizations: tuple[str, ...]
    n_documents: int
    n_mentions: int


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization of the dump."""

    organization_id: str
    name: str
    aliases: tuple[str, ...]
    n_documents: int
    n_mentions: int


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """Which person or organization of the dump an entity of an article is."""

    doc_id: str
    entity_id: str
    kind: str
    resolved_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """The verdict on an entity of an article.

    Every person and organization of every article has one row that is ``same`` and gives its
    ``resolved_id``; ``other_*`` is the entity it was compared with, null where it stands for
    itself. Further rows tell what was held to be ``different`` or left ``unsure``; who wants the
    ids alone takes ``Resolution.entities``.
    """

    kind: str
    doc_id: str
    entity_id: str
    name: str
    resolved_id: str
    other_doc_id: str | None
    other_entity_id: str | None
    other_name: str | None
    other_resolved_id: str | None
    score: float
    judgement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scored:
    """Appearances with their scored candidates: all that another threshold needs."""

    appearances: Appearances
    people: tuple[Candidate, ...]
    organizations: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """People, organizations and links of a dump, sorted by first appearance."""

    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    links: tuple[Link, ...]
    threshold: float
    scored: Scored = field(repr=False, compare=False)

    def at(self, threshold: float) -> Resolution:
        """Judge the same scores by another threshold."""
        return _judged(self.scored, threshold)

    def to_arrow(self, table: str) -> pa.Table:
        """Return people, organizations, entities or links as an Arrow table of fixed schema."""
        from newsnlp.resolve.files import to_arrow

        return to_arrow(self, table)

    def to_frame(self, table: str = "people") -> pd.DataFrame:
        """Return people, organizations, entities or links as a DataFrame."""
        from newsnlp.resolve.files import to_frame

        return to_frame(self, table)

    @property
    def entities(self) -> tuple[ResolvedEntity, ...]:
        """Return every person and organization of every article once, with its resolved id."""
        names = {p.person_id: p.name for p in self.people}
        names |= {o.organization_id: o.name for o in self.organizations}
        return tuple(
            ResolvedEntity(x.doc_id, x.entity_id, x.kind, x.resolved_id, names[x.resolved_id])
            for x in self.links
            if x.judgement == Judgement.SAME
        )

    def add_ids(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a copy of a table with the resolved id behind each id of an entity.

        Of ``records``, ``person_id`` gets a ``resolved_person_id`` and ``organization_id`` a
        ``resolved_organization_id``; of ``entities`` and ``mentions``, ``entity_id`` gets a
        ``resolved_entity_id``. It is NA for what is no person or organization.
        """
        from newsnlp.tables import with_ids

        return with_ids(table, {(e.doc_id, e.entity_id): e.resolved_id for e in self.entities})

    def __repr__(self) -> str:
        from newsnlp.notebook import brief

        people_, several = (
            f"{len(rows):,} {kind}{brief(row.name for row in rows)}"
            for kind, rows in (("people", self.people), ("organizations", self.organizations))
        )
        links = f"{len(self.links):,} links, threshold {self.threshold}"
        return f"<Resolution: {people_}, {several}, {links}>"

    def _repr_html_(self) -> str:
        from newsnlp.notebook import resolution_html

        return resolution_html(self)


def judge(appearances: Appearances, threshold: float) -> Resolution:
    """Score all candidates and judge them; organizations first, for people are known by them."""
    homes = Homes(appearances.settings)
    org_candidates = tuple(organizations.candidates(appearances.organizations, homes))
    clusters = _organization_clusters(appearances, org_candidates, THRESHOLD)
    ids = _ids(clusters, "O")
    known = {o.ref: ids[i] for i, o in enumerate(appearances.organizations)}
    person_candidates = tuple(people.candidates(appearances.people, known, homes))
    return _judged(Scored(appearances, person_candidates, org_candidates), threshold)


def _organization_clusters(
    appearances: Appearances, candidates: Sequence[Candidate], threshold: float
) -> Clusters:
    found = appearances.organizations
    traits = [organization_traits.traits_of(o) for o in found]
    documents = organization_traits.documents_of(found)
    return cluster(traits, candidates, organization_traits.clash, threshold, documents)


def _judged(scored: Scored, threshold: float) -> Resolution:
    if not isinstance(threshold, int | float) or not 0.0 <= threshold <= 1.0:
        raise SettingsError(f"threshold is {threshold!r}; give a number from 0 to 1")
    found = scored.appearances
    orgs = _organization_clusters(found, scored.organizations, threshold)
    traits = [people.traits_of(read_name(p.name)) for p in found.people]
    persons = cluster(traits, scored.people, people.clash, threshold)
    org_ids, person_ids = _ids(orgs, "O"), _ids(persons, "P")
    known = {o.ref: org_ids[i] for i, o in enumerate(found.organizations)}
    return Resolution(
        people=tuple(_people(found.people, person_ids, known)),
        organizations=tuple(_organizations(found.organizations, org_ids)),
        links=(
            *_links("person", found.people, persons, person_ids),
            *_links("organization", found.organizations, orgs, org_ids),
        ),
        threshold=threshold,
        scored=scored,
    )


def _ids(clusters: Clusters, letter: str) -> list[str]:
    """Return P1, P2 … in the order of first appearance, by document and entity."""
    number: dict[int, str] = {}
    for label in clusters.label:
        number.setdefault(label, f"{letter}{len(number) + 1}")
    return [number[label] for label in clusters.label]


def _members(ids: Sequence[str]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = defaultdict(list)
    for i, resolved in enumerate(ids):
        members[resolved].append(i)
    return members


def _names(
    appearances: Sequence[Appearance],
    rank: Callable[[str, Counter[str]], tuple[int, bool] | bool],
) -> tuple[str, tuple[str, ...]]:
    """Return the best name, least by ``rank``, then most frequent, and all others as aliases.

    Of spellings with and without ё it is the one with most of them.
    """
    counts = Counter(a.name for a in appearances)
    best = min(
        counts,
        key=lambda name: (rank(name, counts), -counts[name], -len(name), -name.count("ё"), name),
    )
    if any("ё" in name for name in counts):
        alike = sorted(name for name in counts if fold(name) == fold(best))
        best = max(alike, key=lambda name: (name.count("ё"), name == best))
    others = {alias for a in appearances for alias in (a.name, *a.aliases)} - {best}
    return best, tuple(sorted(others))


def _people(
    found: Sequence[Appearance], ids: Sequence[str], organizations_of: dict[Ref, str]
) -> Iterator[Person]:
    for resolved, members in _members(ids).items():
        several = [found[i] for i in members]
        name, aliases = _names(several, _shortness)
        links = [c for a in several for c in a.context]
        yield Person(
            resolved,
            name,
            aliases,
            read_name(name).gender,
            _frequent(spelt_alike([c.role for c in links if c.role])),
            _frequent(organizations_of[c.ref] for c in links if c.ref in organizations_of),
            len({a.ref[0] for a in several}),
            sum(a.mentions for a in several),
        )


def _organizations(found: Sequence[Appearance], ids: Sequence[str]) -> Iterator[Organization]:
    for resolved, members in _members(ids).items():
        several = [found[i] for i in members]
        name, aliases = _names(several, _plainness)
        documents = len({a.ref[0] for a in several})
        yield Organization(resolved, name, aliases, documents, sum(a.mentions for a in several))


def _shortness(name: str, _: Counter[str]) -> tuple[int, bool]:
    """Rank a person's fullest name first, one with a first name before one with initials."""
    read = read_name(name)
    return -read.size, not read.first


def _plainness(name: str, counts: Counter[str]) -> bool:
    """Say whether a name tells little, an acronym or a noun that many share, or is hardly used.

    What an acronym stands for is the better name though it is told once: «Организация Объединённых
    Наций», but no «Атлантический альянс» for НАТО.
    """
    if organization_names.read_name(name).kind in ("acronym", "generic", "bare", "institution"):
        return True
    usual = counts[name] >= USED * counts.total()
    return not usual and not any(expands(short, name) for short in counts)


def spelt_alike(names: Sequence[str]) -> list[str]:
    """Return each name in the spelling of it that has most ё: «актер» is «актёр» where one is."""
    best: dict[str, str] = {}
    for name in names:
        best[fold(name)] = max(best.get(fold(name), name), name, key=lambda told: told.count("ё"))
    return [best[fold(name)] for name in names]


def _frequent(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda v: (-counts[v], v))[:MOST_LISTED])


def _links(
    kind: str, found: Sequence[Appearance], clusters: Clusters, ids: Sequence[str]
) -> Iterator[Link]:
    """Yield the link of each appearance to its cluster, then the verdicts that joined nothing."""
    joined: dict[int, Link] = {}
    rest = []
    for candidate, judgement, reason in clusters.verdicts:
        if judgement is not Judgement.SAME:
            rest.append(_link(kind, found, ids, candidate, judgement, reason))
            continue
        for one in (candidate.right, candidate.left):
            if one != clusters.label[one] and one not in joined:
                joined[one] = _link(kind, found, ids, candidate, judgement, reason, of=one)
    for i, appearance in enumerate(found):
        yield joined.get(i) or Link(
            kind, *appearance.ref, appearance.name, ids[i], None, None, None, None, 1.0, "same",
            "stands for itself",
        )  # fmt: skip
    yield from sorted(
        rest, key=lambda link: tuple(str(getattr(link, f.name)) for f in fields(link))
    )


def _link(
    kind: str,
    found: Sequence[Appearance],
    ids: Sequence[str],
    candidate: Candidate,
    judgement: Judgement,
    reason: str,
    of: int = -1,
) -> Link:
    """Return a verdict as the link of one of its two appearances, the later one by default."""
    mine = candidate.left if of == candidate.left else candidate.right
    theirs = candidate.left + candidate.right - mine
    one, other = found[mine], found[theirs]
    return Link(
        kind, *one.ref, one.name, ids[mine], *other.ref, other.name, ids[theirs],
        candidate.score, judgement.value, reason,
    )  # fmt: skip
