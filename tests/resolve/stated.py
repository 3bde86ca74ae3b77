"""Articles that state positions, and what resolving them gives."""

from __future__ import annotations

from newsnlp.resolve import Resolution, resolve
from newsnlp.types import Article, Entity, EntityType, Extraction, Record, RecordKind

FULL = "Центр опережающей профессиональной подготовки"

Said = tuple[str, str, str]
"""A person, a role and an organization; an empty one is absent."""


def article(
    doc: str,
    *facts: Said,
    aliases: dict[str, tuple[str, ...]] | None = None,
    regions: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    towns: tuple[str, ...] = (),
) -> Extraction:
    """Make the extraction of an article that states positions and names places.

    A country of ``countries`` may employ: «президент России».
    """
    ids: dict[tuple[EntityType, str], str] = {}
    records = []
    for n, (person, role, organization) in enumerate(facts, start=1):
        country = organization in countries
        body = EntityType.COUNTRY if country else EntityType.ORGANIZATION
        who, where = (
            ids.setdefault((kind, name), f"e{len(ids) + 1}") if name else None
            for kind, name in ((EntityType.PERSON, person), (body, organization))
        )
        records.append(
            Record(
                f"r{n}",
                RecordKind.POSITION,
                person_id=who,
                person=person or None,
                role=role or None,
                organization_id=where,
                organization=organization or None,
            )
        )
    for kind, names in (
        (EntityType.STATE_OR_PROVINCE, regions),
        (EntityType.COUNTRY, countries),
        (EntityType.CITY, towns),
    ):
        for name in names:
            ids.setdefault((kind, name), f"e{len(ids) + 1}")
    entities = [
        Entity(id_, kind, name, (aliases or {}).get(name, ()), (f"m{id_}",))
        for (kind, name), id_ in ids.items()
    ]
    return Extraction(Article(doc, ""), entities=tuple(entities), records=tuple(records))


def people(*articles: Extraction, threshold: float = 0.7) -> list[tuple[str, int]]:
    return [(p.name, p.n_documents) for p in resolve(articles, threshold=threshold).people]


def organizations(*articles: Extraction) -> list[tuple[str, int]]:
    return [(o.name, o.n_documents) for o in resolve(articles).organizations]


def verdicts(resolution: Resolution, kind: str = "person") -> list[tuple[str, str]]:
    return [
        (link.judgement, link.reason)
        for link in resolution.links
        if link.kind == kind and link.other_doc_id
    ]
