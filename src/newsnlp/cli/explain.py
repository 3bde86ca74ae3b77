"""``newsnlp extract --explain``: why each mention belongs to its entity, a line per mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from newsnlp.types import EntityType
from newsnlp.write.terminal import harmless

if TYPE_CHECKING:
    from newsnlp.cli.articles import Articles
    from newsnlp.link import Merge
    from newsnlp.pipeline import Pipeline
    from newsnlp.types import Extraction

SAME_EVENT = "rule:same-event"
"""Why mentions that linking left apart are one event: records tell that they are."""


def write(articles: Articles, pipeline: Pipeline, stream: BinaryIO) -> None:
    """Write the lines of all articles as these are read."""
    for article in articles:
        result, linked = pipeline.explain(article)
        articles.check(result)
        stream.writelines(line.encode("utf-8", "replace") for line in lines(result, linked.merges))


def lines(result: Extraction, merges: Iterable[Merge]) -> Iterator[str]:
    """Yield a line per mention: where, as written, its entity as the tables name it, why."""
    why = {merge.mention_id: merge for merge in merges}
    mentions = {mention.id: mention for mention in result.mentions}
    for entity in result.entities:
        own = [why[id_] for id_ in entity.mentions]
        reasons = _of_event(own) if entity.type is EntityType.EVENT else [m.source for m in own]
        for id_, reason in zip(entity.mentions, reasons, strict=True):
            m = mentions[id_]
            text = harmless(" ".join(m.text.split()))
            place = f"{result.article.doc_id}:{m.start}-{m.end}"
            yield f"{place}\t«{text}»\t= {harmless(entity.name)}\t{reason}\n"


def _of_event(merges: Sequence[Merge]) -> list[str]:
    """Return why mentions are one event: records part and unite what linking finds by its names."""
    from newsnlp.link.groups import FIRST

    first, *others = merges
    joined = (m.source if m.entity_id == first.entity_id else SAME_EVENT for m in others)
    return [FIRST, *joined]
