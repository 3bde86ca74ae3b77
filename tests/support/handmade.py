"""Extractions written by hand: the article carries its own mentions.

``{PERSON e1|Ирину Палагину}`` is a mention of entity ``e1``; mentions nest.
"""

import re
from collections.abc import Iterable
from typing import Any

from newsnlp.types import (
    Article,
    Debris,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Record,
    RecordKind,
    Relation,
    RelationType,
    Status,
)

OPEN = re.compile(r"\{([A-Z_]+) (e\d+)\|")


def parse(markup: str) -> tuple[str, list[tuple[int, int, EntityType, str]]]:
    """Return the plain text and its spans (start, end, type, entity id)."""
    text, spans, opened, at = "", [], [], 0
    while at < len(markup):
        if match := OPEN.match(markup, at):
            opened.append((len(text), EntityType(match[1]), match[2]))
            at = match.end()
            continue
        if markup[at] == "}" and opened:
            start, type_, entity = opened.pop()
            spans.append((start, len(text), type_, entity))
        else:
            text += markup[at]
        at += 1
    return text, sorted(spans, key=lambda s: (s[0], -s[1], s[2]))


def extraction(
    markup: str,
    *,
    names: dict[str, str | tuple[str, ...]] | None = None,
    records: Iterable[dict[str, Any]] = (),
    relations: Iterable[tuple[str, str, str]] = (),
    debris: Iterable[str] = (),
    doc_id: str = "doc",
    **article: str | None,
) -> Extraction:
    """Build an extraction; ``names`` gives (name, alias…), records refer to entity ids."""
    text, spans = parse(markup)
    mentions = tuple(
        Mention(f"m{i}", type_, start, end, text[start:end], 0.9, "model")
        for i, (start, end, type_, _) in enumerate(spans, start=1)
    )
    entities = tuple(_entities(spans, mentions, names or {}))
    known = {entity.id: entity for entity in entities}
    return Extraction(
        Article(doc_id, text, **article),
        debris=tuple(Debris(text.index(d), text.index(d) + len(d), "teaser") for d in debris),
        mentions=mentions,
        entities=entities,
        relations=tuple(_relation(mentions, *relation) for relation in relations),
        records=tuple(_record(f"r{i}", text, known, **r) for i, r in enumerate(records, start=1)),
    )


def _entities(
    spans: list[tuple[int, int, EntityType, str]],
    mentions: tuple[Mention, ...],
    names: dict[str, str | tuple[str, ...]],
) -> Iterable[Entity]:
    for id_ in dict.fromkeys(span[3] for span in spans):
        own = [m for m, span in zip(mentions, spans, strict=True) if span[3] == id_]
        given = names.get(id_, own[0].text)
        name, *aliases = (given,) if isinstance(given, str) else given
        yield Entity(id_, own[0].type, name, tuple(aliases), tuple(m.id for m in own))


def _relation(mentions: tuple[Mention, ...], type_: str, head: str, tail: str) -> Relation:
    ends = {m.id: m for m in mentions}
    a, b = ends[head], ends[tail]
    start, end = min(a.start, b.start), max(a.end, b.end)
    return Relation(RelationType(type_), head, tail, start, end, 0.8, "model")


def _record(
    id_: str,
    text: str,
    known: dict[str, Entity],
    *,
    kind: str,
    at: str,
    person: str | None = None,
    organization: str | None = None,
    event: str | None = None,
    status: str | None = None,
    participation: str | None = None,
    **more: Any,
) -> Record:
    start = text.index(at)
    first = max((m.end() for m in re.finditer(r"\n|\. ", text[:start])), default=0)
    stop = re.compile(r"\.(?=\s|$)|\n|$").search(text, start + len(at))
    assert stop is not None
    return Record(
        id_,
        RecordKind(kind),
        person_id=person,
        person=person and known[person].name,
        organization_id=organization,
        organization=organization and known[organization].name,
        event_id=event,
        event=event and known[event].name,
        status=Status(status) if status else None,
        participation=RelationType(participation) if participation else None,
        sentence=text[first : stop.end()].strip(),
        start=start,
        end=start + len(at),
        score=0.9,
        source="rule:test",
        **more,
    )


def appointment(doc_id: str = "appointment", **article: str | None) -> Extraction:
    """Return an article about an appointment and a meeting, with debris and nested mentions."""
    return extraction(
        "{PERSON e1|Марина Ветрова} назначена {PROFESSION e2|министром образования}\n\n"
        "Губернатор {STATE_OR_PROVINCE e3|Заволжской области} {PERSON e4|Алексей Суворцев} "
        "{EVENT e9|назначил} {PERSON e1|Марину Ветрову} {PROFESSION e2|министром образования}. "
        "С {DATE e5|2019 года} она возглавляла "
        "{ORGANIZATION e6|Центр цифрового образования «{ORGANIZATION e6|Квант}»}.\n\n"
        "На {EVENT e7|заседании {ORGANIZATION e8|правительства "
        "{STATE_OR_PROVINCE e3|Заволжской области}}} <script>alert(1)</script> & 😀 "
        "{DATE e10|13 марта} в {CITY e11|Верхнеозёрске} {PERSON e1|Ветрова} представила план.\n\n"
        "Читайте также: открыта школа\n",
        names={
            "e1": ("Марина Ветрова", "Ветрова"),
            "e2": "министр образования",
            "e3": "Заволжская область",
            "e6": ("Центр цифрового образования «Квант»", "Квант"),
            "e7": "заседание правительства Заволжской области",
            "e8": "правительство Заволжской области",
            "e9": "назначение министром образования",
            "e11": "Верхнеозёрск",
        },
        records=(
            {"kind": "position", "person": "e4", "role": "губернатор", "organization": "e3",
             "status": "current", "at": "Губернатор Заволжской области Алексей Суворцев"},
            {"kind": "position", "person": "e1", "role": "министр образования",
             "organization": "e3", "status": "new",
             "at": "назначил Марину Ветрову министром образования"},
            {"kind": "event", "person": "e1", "event": "e9", "participation": "PARTICIPANT_IN",
             "at": "назначил Марину Ветрову"},
            {"kind": "position", "person": "e1", "role": "руководитель", "organization": "e6",
             "status": "former", "at": "возглавляла Центр цифрового образования «Квант»",
             "date": "2019 года", "date_start": "2019-01-01", "date_end": "2019-12-31"},
            {"kind": "event", "person": "e1", "event": "e7", "participation": "PARTICIPANT_IN",
             "place": "Верхнеозёрск", "date": "13 марта", "date_start": "2025-03-13",
             "date_end": "2025-03-13",
             "at": "заседании правительства Заволжской области <script>alert(1)</script> & 😀 "
             "13 марта в Верхнеозёрске Ветрова"},
        ),
        relations=(("PART_OF", "m9", "m12"), ("TAKES_PLACE_IN", "m11", "m15")),
        debris=("Читайте также: открыта школа",),
        doc_id=doc_id,
        title=article.pop("title", "Марина Ветрова назначена министром"),
        published=article.pop("published", "2025-03-14"),
        **article,
    )  # fmt: skip
