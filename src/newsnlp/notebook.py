"""What people see in Jupyter: the article with nested mentions, its records, a graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from newsnlp.errors import MissingExtraError
from newsnlp.quick import dataclass
from newsnlp.report.markup import FAMILIES, escape, highlight
from newsnlp.tables import TABLES, rows
from newsnlp.types import Extraction, Mention

if TYPE_CHECKING:
    import networkx as nx

    from newsnlp.resolve.resolution import Organization, Person, Resolution

__all__ = [
    "Rendered",
    "article_html",
    "graph",
    "outermost",
    "resolution_html",
    "show",
    "to_displacy",
    "to_html",
]

Told = TypeVar("Told", "Person", "Organization")

SHOWN_CHARS = 20_000
"""How much of an article a notebook shows; a browser chokes on a cell of megabytes."""
SHOWN_RECORDS = 200
SHOWN_ARTICLES = 20
SHOWN_RESOLVED, SHOWN_VALUES, SHOWN_NAME = 20, 3, 80
"""Of a resolution: rows of a table, values in a cell, characters of a name."""
_COLUMNS = (
    "kind", "person", "role", "organization", "event", "participation", "status", "date", "place",
    "score",
)  # fmt: skip

# Backgrounds are translucent and text keeps the page's colour, so one sheet serves light and
# dark themes of Jupyter, VS Code and browsers alike.
STYLE = """<style>
.newsnlp{font-size:14px;line-height:1.7;color:inherit}
.newsnlp .nl-text{white-space:pre-wrap;overflow-wrap:anywhere;max-height:36em;overflow:auto;
 padding:.6em .8em;border:1px solid rgba(128,128,128,.4);border-radius:6px}
.newsnlp mark{color:inherit;background:rgba(128,128,128,.16);border-radius:3px;padding:.1em .15em;
 border-bottom:2px solid rgba(128,128,128,.7)}
.newsnlp mark.nl-person{background:rgba(37,99,235,.17);border-color:rgb(59,130,246)}
.newsnlp mark.nl-role{background:rgba(147,51,234,.16);border-color:rgb(168,85,247)}
.newsnlp mark.nl-organization{background:rgba(234,120,12,.18);border-color:rgb(234,120,12)}
.newsnlp mark.nl-event{background:rgba(220,38,38,.15);border-color:rgb(239,68,68)}
.newsnlp mark.nl-place{background:rgba(22,163,74,.16);border-color:rgb(34,160,80)}
.newsnlp mark.nl-time{background:rgba(8,145,178,.17);border-color:rgb(8,160,190)}
.newsnlp.nl-labels mark::after{content:attr(data-type);font-size:.62em;opacity:.75;
 margin-left:.35em;vertical-align:.35em}
.newsnlp .nl-debris{opacity:.5;text-decoration:line-through}
.newsnlp .nl-legend,.newsnlp .nl-note{font-size:.85em;margin:.5em 0}
.newsnlp .nl-legend mark{margin-right:.5em}
.newsnlp .nl-table{overflow-x:auto}
.newsnlp table{border-collapse:collapse;margin:.5em 0;font-size:13px}
.newsnlp th,.newsnlp td{text-align:left;vertical-align:top;padding:.25em .6em;
 border-bottom:1px solid rgba(128,128,128,.3)}
.newsnlp caption{text-align:left;font-weight:600;padding:.25em 0}
</style>"""


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML that Jupyter displays; ``str()`` gives the HTML itself."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html


def show(results: Extraction | Iterable[Extraction], *, labels: bool = False) -> Rendered:
    """Return articles with highlighted mentions and records, for display in a notebook.

    ``labels`` writes the type behind each mention; of many articles the first 20 are shown.
    """
    several = [results] if isinstance(results, Extraction) else list(results)
    parts = [STYLE, *(article_html(result, labels=labels) for result in several[:SHOWN_ARTICLES])]
    if len(several) > SHOWN_ARTICLES:
        parts.append(f'<p class="nl-note">{len(several) - SHOWN_ARTICLES} more articles</p>')
    return Rendered("\n".join(parts))


def to_html(result: Extraction) -> str:
    """Return what ``_repr_html_`` of an extraction shows."""
    return show(result).html


def article_html(result: Extraction, *, labels: bool = False, limit: int = SHOWN_CHARS) -> str:
    """Return one article as an HTML fragment without the style sheet."""
    article = result.article
    title = escape(article.title or article.doc_id)
    about = escape(" · ".join(v for v in (article.published, article.source, article.url) if v))
    return "\n".join(
        part
        for part in (
            f'<div class="newsnlp{" nl-labels" if labels else ""}">',
            f'<p class="nl-note"><strong>{title}</strong> {about}</p>',
            f'<p class="nl-note">error: {escape(result.error)}</p>' if result.error else "",
            _text_html(result, limit),
            _legend(result.mentions),
            _records_html(result),
            "</div>",
        )
        if part
    )


def _text_html(result: Extraction, limit: int) -> str:
    text = result.article.text
    mentions = [m for m in result.mentions if m.end <= limit]
    debris = [d for d in result.debris if d.end <= limit]
    more = f"<em> … {len(text) - limit:,} more characters</em>" if len(text) > limit else ""
    return f'<div class="nl-text" lang="ru">{highlight(text[:limit], mentions, debris)}{more}</div>'


def _legend(mentions: Sequence[Mention]) -> str:
    found = {m.type for m in mentions}
    shown = [name for name, types in FAMILIES.items() if found & set(types)]
    if found - {type_ for types in FAMILIES.values() for type_ in types}:
        shown.append("other")
    marks = "".join(f'<mark class="nl-{name}">{name}</mark>' for name in shown)
    return f'<p class="nl-legend">{marks}</p>' if shown else ""


def _records_html(result: Extraction) -> str:
    names = [column.name for column in TABLES["records"]]
    found = [dict(zip(names, row, strict=True)) for row in rows(result, "records")]
    if not found:
        return '<p class="nl-note">no records</p>'
    filled = [name for name in _COLUMNS if any(row[name] is not None for row in found)]
    head = "".join(f'<th scope="col">{name}</th>' for name in filled)
    body = "\n".join(_row_html(row, filled) for row in found[:SHOWN_RECORDS])
    more = len(found) - SHOWN_RECORDS
    note = f'<p class="nl-note">{more} more records in to_frame()</p>' if more > 0 else ""
    return (
        f'<div class="nl-table"><table><caption>records: {len(found)}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>{note}"
    )


def _row_html(row: dict[str, Any], filled: Sequence[str]) -> str:
    cells = "".join(f"<td>{_cell(row[name])}</td>" for name in filled)
    return f'<tr title="{escape(row["sentence"])}">{cells}</tr>'


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else escape(str(value))


def shortened(text: str, most: int = 40) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def brief(names: Iterable[str], most: int = 3) -> str:
    """Return the first names in brackets behind a blank, for a ``repr``; nothing without any."""
    first = [shortened(name) for name in islice(names, most + 1)]
    shown = [*first[:most], "…"] if len(first) > most else first
    return f" ({', '.join(shown)})" if shown else ""


def resolution_html(resolution: Resolution) -> str:
    """Return the people and organizations of most articles as tables, and what was left unsure."""
    names = {o.organization_id: o.name for o in resolution.organizations}
    people = [
        (p.name, p.roles, tuple(names[o] for o in p.organizations if o in names), p.n_documents)
        for p in _most_told(resolution.people)
    ]
    organizations = [
        (o.name, o.aliases, o.n_documents) for o in _most_told(resolution.organizations)
    ]
    counts = Counter(link.judgement for link in resolution.links)
    note = f"threshold {resolution.threshold}; pairs unsure {counts['unsure']:,}, "
    return "\n".join(
        (
            STYLE,
            '<div class="newsnlp">',
            _resolved_html(
                "people", len(resolution.people), people, ("name", "roles", "organizations")
            ),
            _resolved_html("organizations", len(names), organizations, ("name", "aliases")),
            f'<p class="nl-note">{note}different {counts["different"]:,}; all in to_frame()</p>',
            "</div>",
        )
    )


def _most_told(found: Sequence[Told]) -> list[Told]:
    """Return those of most articles; of equals, who appears first."""
    return sorted(found, key=lambda one: -one.n_documents)[:SHOWN_RESOLVED]


def _resolved_html(
    table: str, count: int, found: Sequence[Sequence[Any]], names: Sequence[str]
) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in (*names, "articles"))
    body = "\n".join(
        f"<tr>{''.join(f'<td>{_short_cell(value)}</td>' for value in row)}</tr>" for row in found
    )
    more = f", {len(found)} of most articles" if len(found) < count else ""
    return (
        f'<div class="nl-table"><table><caption>{table}: {count:,}{more}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>"
    )


def _short_cell(value: Any) -> str:
    """Return a cell of bounded length: the first of several, long names cut."""
    if not isinstance(value, tuple):
        return escape(shortened(str(value), SHOWN_NAME))
    more = " …" if len(value) > SHOWN_VALUES else ""
    return escape("; ".join(shortened(v, SHOWN_NAME) for v in value[:SHOWN_VALUES]) + more)


def graph(
    results: Extraction | Iterable[Extraction], *, resolution: Resolution | None = None
) -> nx.MultiDiGraph:
    """Return people, organizations, events and places as a networkx graph with typed edges.

    Edges are keyed by their type. All attributes are text and numbers, as networkx's own writers
    take them; what holds several values has them joined by `` | ``. ``resolution`` tells who is
    who; without it the results are resolved here.
    """
    try:
        import networkx as nx
    except ImportError as error:
        raise MissingExtraError("graph()", "graph") from error
    from newsnlp.identity import from_resolution
    from newsnlp.network import network, plain

    known = None if resolution is None else from_resolution(resolution)
    made = network(results, identity=known)
    graph = nx.MultiDiGraph()
    for node in made.nodes.values():
        graph.add_node(node.id, **plain(node.attributes()))
    for edge in made.edges.values():
        graph.add_edge(edge.head, edge.tail, key=edge.type.value, **plain(edge.attributes()))
    return graph


def to_displacy(result: Extraction, style: Literal["ent", "span"] = "ent") -> dict[str, Any]:
    """Return the values of ``displacy.render(…, manual=True)`` in the style of that name.

    ``ent`` shows outermost mentions only, since displaCy prints overlapping ones twice;
    ``span`` shows all.
    """
    title = result.article.title
    if style == "ent":
        ents = [
            {"start": m.start, "end": m.end, "label": m.type.value}
            for m in outermost(result.mentions)
        ]
        return {"text": result.article.text, "ents": ents, "title": title}
    cuts = _cuts(result)
    pieces = list(pairwise(cuts))
    first = {start: i for i, (start, _) in enumerate(pieces)}
    last = {end: i + 1 for i, (_, end) in enumerate(pieces)}
    spans = [
        {"start_token": first[m.start], "end_token": last[m.end], "label": m.type.value}
        for m in result.mentions
    ]
    text = result.article.text
    return {"text": text, "tokens": [text[a:b] for a, b in pieces], "spans": spans, "title": title}


def outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that no other contains or crosses from the left, in text order."""
    kept: list[Mention] = []
    for m in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or m.start >= kept[-1].end:
            kept.append(m)
    return kept


def _cuts(result: Extraction) -> list[int]:
    """Return where the text can be cut so that mentions are whole pieces: ends and spaces."""
    text = result.article.text
    cuts = {0, len(text), *(i + 1 for i, c in enumerate(text) if c.isspace())}
    for m in result.mentions:
        cuts |= {m.start, m.end}
    return sorted(cuts)
