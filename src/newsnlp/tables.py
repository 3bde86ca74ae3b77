"""The column contract: what each table holds, as rows, DataFrame and Arrow table.

pandas and pyarrow are imported only inside the functions that need them, so that plain
rows and JSON stay cheap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from newsnlp.errors import InputError, SettingsError
from newsnlp.quick import dataclass
from newsnlp.types import Extraction, Record

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Kind = Literal["string", "int", "float", "strings"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds and a line of documentation."""

    name: str
    kind: Kind
    doc: str


def _columns(text: str) -> tuple[Column, ...]:
    """Read ``name kind documentation`` lines."""
    parts = (line.split(maxsplit=2) for line in text.strip().splitlines())
    return tuple(Column(name, kind, doc) for name, kind, doc in parts)  # type: ignore[arg-type]


TABLES: dict[str, tuple[Column, ...]] = {
    "mentions": _columns("""
        doc_id      string  id of the article
        mention_id  string  m1, m2 … in text order
        entity_id   string  the entity that the mention belongs to
        type        string  one of NEREL's 29 entity types
        text        string  the mention as written
        start       int     first character in the article's text
        end         int     character after the last
        score       float   how sure the finder is, 0 to 1
        source      string  model, natasha or rule:<name>
    """),
    "entities": _columns("""
        doc_id      string  id of the article
        entity_id   string  e1, e2 … in order of first mention
        type        string  one of NEREL's 29 entity types
        name        string  nominative, the fullest form
        aliases     strings its other names, nominative
        n_mentions  int     how many mentions the article has
    """),
    "relations": _columns("""
        doc_id   string  id of the article
        type     string  one of NEREL's 49 relation types
        head_id  string  mention_id of the head
        head     string  the head as written
        tail_id  string  mention_id of the tail
        tail     string  the tail as written
        start    int     first character of the stretch that holds both
        end      int     character after its last
        score    float   how sure the finder is, 0 to 1
        source   string  model or rule:<name>
    """),
    "records": _columns("""
        doc_id           string  id of the article
        record_id        string  r1, r2 … in text order
        kind             string  position, membership or event
        person_id        string  entity_id of the holder, member or participant
        person           string  its name; the member of a membership may be an organization
        role             string  nominative, without the organization
        organization_id  string  entity_id of the organization, which may be a place
        organization     string  its name
        event_id         string  entity_id of the event
        event            string  its name
        status           string  current, acting, new or former («экс-мэр» is a former «мэр»)
        participation    string  AGENT, ORGANIZES or PARTICIPANT_IN; one for all subjects of a verb
        date             string  as written
        date_start       string  ISO date of the first day; null for a post «до 2020 года»
        date_end         string  ISO date of the last day, inclusive; null for a post «с 2013 года»
        place            string  where the event took place: name of an entity, or of a building
        sentence         string  the sentence that states the fact, or two or three that do
        start            int     first character of the shortest span that states the fact
        end              int     character after its last
        score            float   how sure the finder is, 0 to 1
        source           string  model or rule:<name>
    """),
    "documents": _columns("""
        doc_id     string  id of the article
        title      string  headline, where the source has one
        published  string  ISO date, where the source or the page has one
        url        string  address, where the source has one
        source     string  where the article was read from
        n_chars    int     characters of its text
        n_debris   int     characters of it that are page debris
        error      string  why it could not be read or processed; null when all is well
    """),
}

RESOLVED: dict[str, tuple[Column, ...]] = {
    "people": _columns("""
        person_id     string  P1, P2 … in order of first appearance, by doc_id
        name          string  nominative, the fullest that an article gives
        aliases       strings all other names that articles give
        gender        string  masc or femn; null where the name does not tell
        roles         strings up to 20, the most frequent first
        organizations strings organization_id of where the roles are held, the most frequent first
        n_documents   int     articles that speak of the person
        n_mentions    int     mentions in all of them
    """),
    "organizations": _columns("""
        organization_id string  O1, O2 … in order of first appearance, by doc_id
        name            string  nominative, the one that tells most
        aliases         strings all other names that articles give
        n_documents     int     articles that speak of the organization
        n_mentions      int     mentions in all of them
    """),
    "entities": _columns("""
        doc_id      string  id of the article
        entity_id   string  the article's own id, as in the table entities of its extraction
        kind        string  person or organization
        resolved_id string  person_id or organization_id, the same in all articles
        name        string  name of the row with this id, which may be fuller than the article's
    """),
    "links": _columns("""
        kind              string  person or organization
        doc_id            string  id of the article
        entity_id         string  the entity judged
        name              string  its name in this article
        resolved_id       string  person_id or organization_id of the entity
        other_doc_id      string  article of the entity it was compared with; null where it had none
        other_entity_id   string  entity it was compared with
        other_name        string  its name there
        other_resolved_id string  person_id or organization_id of the other
        score             float   how sure it is that the two are one, 0 to 1
        judgement         string  same, different or unsure
        reason            string  what the score or the verdict comes from
    """),
}
"""The tables of a resolution, whose names are apart from those of extractions."""


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table; raise SettingsError with the known names otherwise."""
    if table not in TABLES:
        raise SettingsError(f"there is no table {table!r}; the tables are {', '.join(TABLES)}")
    return TABLES[table]


def _mention_rows(result: Extraction) -> Iterator[Row]:
    owner = {mention: entity.id for entity in result.entities for mention in entity.mentions}
    doc = result.article.doc_id
    for m in result.mentions:
        yield (
            doc, m.id, owner.get(m.id), m.type.value, m.text, m.start, m.end, m.score, m.source,
        )  # fmt: skip


def _entity_rows(result: Extraction) -> Iterator[Row]:
    doc = result.article.doc_id
    for e in result.entities:
        yield doc, e.id, e.type.value, e.name, list(e.aliases), len(e.mentions)


def _relation_rows(result: Extraction) -> Iterator[Row]:
    text = {mention.id: mention.text for mention in result.mentions}
    doc = result.article.doc_id
    for r in result.relations:
        yield (
            doc, r.type.value, r.head, text[r.head], r.tail, text[r.tail],
            r.start, r.end, r.score, r.source,
        )  # fmt: skip


def record_values(record: Record) -> Row:
    """Return the columns of one record, without ``doc_id``, as plain values."""
    r = record
    return (
        r.id, r.kind.value, r.person_id, r.person, r.role, r.organization_id, r.organization,
        r.event_id, r.event, r.status and r.status.value,
        r.participation and r.participation.value, r.date, r.date_start, r.date_end, r.place,
        r.sentence, r.start, r.end, r.score, r.source,
    )  # fmt: skip


def _record_rows(result: Extraction) -> Iterator[Row]:
    doc = result.article.doc_id
    for record in result.records:
        yield (doc, *record_values(record))


def _document_rows(result: Extraction) -> Iterator[Row]:
    a = result.article
    debris = sum(span.end - span.start for span in result.debris)
    yield a.doc_id, a.title, a.published, a.url, a.source, len(a.text), debris, result.error


_ROWS: dict[str, Callable[[Extraction], Iterator[Row]]] = {
    "mentions": _mention_rows,
    "entities": _entity_rows,
    "relations": _relation_rows,
    "records": _record_rows,
    "documents": _document_rows,
}


def rows(result: Extraction, table: str) -> Iterator[Row]:
    """Yield the rows of one article for a table, in the order of ``columns(table)``."""
    columns(table)
    return _ROWS[table](result)


def _valid(value: Any) -> Any:
    """Replace lone surrogates, which no file format can hold, by U+FFFD."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [_valid(item) for item in value]
    return value


def schema(table: str) -> pa.Schema:
    """Return the fixed Arrow schema of a table."""
    return schema_of(columns(table))


def schema_of(told: Iterable[Column]) -> pa.Schema:
    """Return the Arrow schema of columns."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "strings": pa.list_(pa.string()),
    }
    return pa.schema([(column.name, types[column.kind]) for column in told])


def to_arrow(results: Iterable[Extraction], table: str = "records") -> pa.Table:
    """Return a table of many articles in the fixed Arrow schema, also when it is empty."""
    return arrow_of(columns(table), (row for result in results for row in rows(result, table)))


def arrow_of(told: Sequence[Column], found: Iterable[Row]) -> pa.Table:
    """Return rows as an Arrow table of these columns, also when there are none."""
    import pyarrow as pa

    found = list(found)
    fields = schema_of(told)
    columns_of_values = zip(*found, strict=True) if found else ([] for _ in fields)
    arrays = [
        _array(values, field.type) for field, values in zip(fields, columns_of_values, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=fields)


def _array(values: Iterable[Any], type: pa.DataType) -> pa.Array:
    """Return a column; only one that Arrow cannot encode is looked through for lone surrogates."""
    import pyarrow as pa

    several = list(values)
    try:
        return pa.array(several, type=type)
    except UnicodeEncodeError:
        return pa.array([_valid(value) for value in several], type=type)


def to_frame(results: Iterable[Extraction] | Extraction, table: str = "records") -> pd.DataFrame:
    """Return a table as a DataFrame; columns and dtypes are the same when it is empty.

    Text columns are ``string`` (missing values are NA), offsets and counts ``int64``, scores
    ``float64``; ``aliases`` holds lists of strings.
    """
    several = (results,) if isinstance(results, Extraction) else results
    return frame_of(columns(table), (row for result in several for row in rows(result, table)))


def frame_of(told: Sequence[Column], found: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a DataFrame of these columns, with the same dtypes when there are none."""
    import pandas as pd

    data = list(zip(*found, strict=True))
    dtypes = {"string": "string", "int": "int64", "float": "float64", "strings": "object"}
    return pd.DataFrame(
        {
            column.name: pd.Series(
                [_valid(value) for value in data[i]] if data else [], dtype=dtypes[column.kind]
            )
            for i, column in enumerate(told)
        }
    )


def with_ids(table: pd.DataFrame, resolved: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Return a copy with a ``resolved_`` id behind each id of an entity, NA where it has none.

    Ids of another resolution give way; InputError where the table has no entities of articles.
    """
    import pandas as pd

    names = [name for name in ("entity_id", "person_id", "organization_id") if name in table]
    if not names or "doc_id" not in table:
        raise InputError(
            "this takes the records, entities or mentions of articles, and was given a table of "
            f"{', '.join(map(str, table))}"
        )
    found = table.drop(columns=[f"resolved_{name}" for name in names], errors="ignore")
    for name in names:
        refs = zip(table["doc_id"], table[name], strict=True)
        ids = pd.Series(list(map(resolved.get, refs)), index=table.index, dtype="string")
        found.insert(list(found.columns).index(name) + 1, f"resolved_{name}", ids)
    return found
