"""The plain values that flow through the pipeline; standard library only.

Offsets are half-open character positions in the original text: for every mention
``text[start:end] == mention.text``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from newsnlp.quick import dataclass

if TYPE_CHECKING:
    import pandas as pd


class EntityType(StrEnum):
    """The 29 entity types of NEREL v1.1 (Loukachevitch et al. 2021)."""

    AGE = "AGE"
    AWARD = "AWARD"
    CITY = "CITY"
    COUNTRY = "COUNTRY"
    CRIME = "CRIME"
    DATE = "DATE"
    DISEASE = "DISEASE"
    DISTRICT = "DISTRICT"
    EVENT = "EVENT"
    FACILITY = "FACILITY"
    FAMILY = "FAMILY"
    IDEOLOGY = "IDEOLOGY"
    LANGUAGE = "LANGUAGE"
    LAW = "LAW"
    LOCATION = "LOCATION"
    MONEY = "MONEY"
    NATIONALITY = "NATIONALITY"
    NUMBER = "NUMBER"
    ORDINAL = "ORDINAL"
    ORGANIZATION = "ORGANIZATION"
    PENALTY = "PENALTY"
    PERCENT = "PERCENT"
    PERSON = "PERSON"
    PRODUCT = "PRODUCT"
    PROFESSION = "PROFESSION"
    RELIGION = "RELIGION"
    STATE_OR_PROVINCE = "STATE_OR_PROVINCE"
    TIME = "TIME"
    WORK_OF_ART = "WORK_OF_ART"


class RelationType(StrEnum):
    """The 49 relation types of NEREL v1.1, each from a head to a tail mention."""

    ABBREVIATION = "ABBREVIATION"
    AGENT = "AGENT"
    AGE_DIED_AT = "AGE_DIED_AT"
    AGE_IS = "AGE_IS"
    ALTERNATIVE_NAME = "ALTERNATIVE_NAME"
    AWARDED_WITH = "AWARDED_WITH"
    CAUSE_OF_DEATH = "CAUSE_OF_DEATH"
    CONVICTED_OF = "CONVICTED_OF"
    DATE_DEFUNCT_IN = "DATE_DEFUNCT_IN"
    DATE_FOUNDED_IN = "DATE_FOUNDED_IN"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    DATE_OF_CREATION = "DATE_OF_CREATION"
    DATE_OF_DEATH = "DATE_OF_DEATH"
    END_TIME = "END_TIME"
    EXPENDITURE = "EXPENDITURE"
    FOUNDED_BY = "FOUNDED_BY"
    HAS_CAUSE = "HAS_CAUSE"
    HEADQUARTERED_IN = "HEADQUARTERED_IN"
    IDEOLOGY_OF = "IDEOLOGY_OF"
    INANIMATE_INVOLVED = "INANIMATE_INVOLVED"
    INCOME = "INCOME"
    KNOWS = "KNOWS"
    LOCATED_IN = "LOCATED_IN"
    MEDICAL_CONDITION = "MEDICAL_CONDITION"
    MEMBER_OF = "MEMBER_OF"
    ORGANIZES = "ORGANIZES"
    ORIGINS_FROM = "ORIGINS_FROM"
    OWNER_OF = "OWNER_OF"
    PARENT_OF = "PARENT_OF"
    PARTICIPANT_IN = "PARTICIPANT_IN"
    PART_OF = "PART_OF"
    PENALIZED_AS = "PENALIZED_AS"
    PLACE_OF_BIRTH = "PLACE_OF_BIRTH"
    PLACE_OF_DEATH = "PLACE_OF_DEATH"
    PLACE_RESIDES_IN = "PLACE_RESIDES_IN"
    POINT_IN_TIME = "POINT_IN_TIME"
    PRICE_OF = "PRICE_OF"
    PRODUCES = "PRODUCES"
    RELATIVE = "RELATIVE"
    RELIGION_OF = "RELIGION_OF"
    SCHOOLS_ATTENDED = "SCHOOLS_ATTENDED"
    SIBLING = "SIBLING"
    SPOUSE = "SPOUSE"
    START_TIME = "START_TIME"
    SUBEVENT_OF = "SUBEVENT_OF"
    SUBORDINATE_OF = "SUBORDINATE_OF"
    TAKES_PLACE_IN = "TAKES_PLACE_IN"
    WORKPLACE = "WORKPLACE"
    WORKS_AS = "WORKS_AS"


class RecordKind(StrEnum):
    """What a record states."""

    POSITION = "position"
    MEMBERSHIP = "membership"
    EVENT = "event"


class Status(StrEnum):
    """How a position or membership stands at the time of the article."""

    CURRENT = "current"
    ACTING = "acting"
    FORMER = "former"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what is known about it; every offset refers to ``text``.

    ``published`` is an ISO date (``YYYY-MM-DD``) or None; ``source`` names where the
    article came from (a path, a site). ``error`` says why an article could not be read;
    its text is then empty and it passes through every stage untouched.
    """

    doc_id: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Debris:
    """A stretch of a saved page that is not article text: ``text[start:end]``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Span:
    """A mention on its way: found, not yet numbered. Character offsets, score 0 to 1."""

    start: int
    end: int
    type: EntityType
    score: float
    source: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity; ids are ``m1``, ``m2``… in text order."""

    id: str
    type: EntityType
    start: int
    end: int
    text: str
    score: float
    source: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world as one article shows it; ``mentions`` are mention ids.

    ``name`` is nominative and the fullest form; ``aliases`` are its other names,
    nominative, without ``name`` itself.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link from mention ``head`` to mention ``tail`` (mention ids).

    ``start`` and ``end`` bound the shortest stretch of text that holds both mentions.
    """

    type: RelationType
    head: str
    tail: str
    start: int
    end: int
    score: float
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """One fact: a position, a membership or one participant of an event.

    ``person`` is the holder, member or participant; the member of a membership may be an
    organization. ``*_id`` are entity ids. ``start`` and ``end`` bound the shortest span
    that states the fact; ``sentence`` is the whole sentence around it. ``date`` is as
    written, ``date_start`` and ``date_end`` ISO and inclusive; of a post «с 2013 года» the
    end is None, of one «до 2020 года» the start.
    """

    id: str
    kind: RecordKind
    person_id: str | None = None
    person: str | None = None
    role: str | None = None
    organization_id: str | None = None
    organization: str | None = None
    event_id: str | None = None
    event: str | None = None
    status: Status | None = None
    participation: RelationType | None = None
    date: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    place: str | None = None
    sentence: str = ""
    start: int = 0
    end: int = 0
    score: float = 1.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one article.

    ``error`` says why it could not be read (that of ``article``) or processed; None when all is
    well.
    """

    article: Article
    debris: tuple[Debris, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    records: tuple[Record, ...] = ()
    error: str | None = None

    def __post_init__(self) -> None:
        if self.error is None and self.article.error is not None:
            object.__setattr__(self, "error", self.article.error)  # it is frozen by now

    def to_frame(self, table: str = "records") -> pd.DataFrame:
        """Return one of the tables as a DataFrame (see ``newsnlp.to_frame``)."""
        from newsnlp.tables import to_frame  # here, so that plain values cost no pandas

        return to_frame(self, table)

    def __repr__(self) -> str:
        from newsnlp.notebook import brief, shortened

        told = (EntityType.PERSON, EntityType.ORGANIZATION)
        names = brief(entity.name for entity in self.entities if entity.type in told)
        failed = f", error: {shortened(self.error)}" if self.error else ""
        return (
            f"<Extraction {shortened(self.article.doc_id)}: {len(self.mentions)} mentions, "
            f"{len(self.entities)} entities{names}, {len(self.records)} records{failed}>"
        )

    def _repr_html_(self) -> str:
        from newsnlp.notebook import to_html

        return to_html(self)
