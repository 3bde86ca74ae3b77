"""The one list of stages: article in, extraction out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path

from newsnlp import pieces
from newsnlp.annotate import Annotator
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.blas import one_thread
from newsnlp.batches import batches, gc_paused
from newsnlp.clean import Cleaned, DebrisLexicon, clean, load_lexicon
from newsnlp.config import Settings, models_dir
from newsnlp.custom import load
from newsnlp.errors import ModelError
from newsnlp.explained import Explained, Found, explained, joined
from newsnlp.find import by_domain, combine, dates, natasha_spans, verbs
from newsnlp.find.facts.told_once import beside, told_of_outer
from newsnlp.find.gazetteer import Gazetteer
from newsnlp.find.grammar.clauses import Clauses
from newsnlp.find.members.listed import listed
from newsnlp.find.mentions.headlines import recase
from newsnlp.find.mentions.in_turn import in_turn
from newsnlp.find.mentions.lookalikes import as_written, in_one_alphabet
from newsnlp.find.mentions.shouted_surnames import written_as_usual
from newsnlp.find.mentions.shouted_verbs import with_verbs_as_usual
from newsnlp.find.mentions.whole import WHOLE
from newsnlp.find.when import durations
from newsnlp.link import Linked, link
from newsnlp.link.aliases import named_once, unsettled
from newsnlp.link.bodies import bare_nouns
from newsnlp.prepared import Prepared, prepared
from newsnlp.records import make_context, refined_records
from newsnlp.records.context import Context
from newsnlp.records.learned import Learned
from newsnlp.records.learned import models as record_models
from newsnlp.types import Article, Extraction, Mention, Relation, Span

logger = logging.getLogger(__name__)

CHARS_PER_TOKEN = 5.5
"""Mean over Russian news, white space included; only sizes batches."""


Clean = Callable[[Article, DebrisLexicon], Cleaned]
"""How an article is told from the debris of its page, given the phrases of debris."""

Annotated = tuple[Extraction, Annotation | None]

RECORDS = "records"
"""Beside the other weights of a kind: what was learned of its posts and events."""
SAVED = 3
"""Stretches of debris of a page saved from somebody's site, whose weights are never NEREL's."""


def clean_article(article: Article, lexicon: DebrisLexicon) -> Cleaned:
    """Tell text from page debris; what repeats over a whole dump needs ``batch``."""
    return clean(article.text, title=article.title, lexicon=lexicon)


class Pipeline:
    """All stages with their models loaded; make one per process and keep it.

    ``extract`` handles one article, ``pipe`` a stream of any length in batches. The output
    of an article does not depend on which others share its batch. ``clean`` replaces the
    first stage, which tells an article from the debris of its page. ``models``: other weights, as
    ``models_dir`` takes them; raises ModelError where there are none. Without what is ``learned``
    of posts and events told over several sentences records tell what rules and relations do.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        clean: Clean = clean_article,
        models: str | Path | None = None,
        learned: bool = True,
    ) -> None:
        self._choose(settings or Settings(), clean)
        self.annotator = Annotator()
        folder = models_dir(models)
        if not folder.is_dir():
            told = (
                "no such folder, where weights should be; models= or NEWSNLP_MODELS names another"
            )
            raise ModelError(f"{folder}: {told}")
        self.spans, self.relations = by_domain.load(folder)
        self._learned = [_learned(own) if learned else None for own in by_domain.folders(folder)]

    def _choose(self, settings: Settings, clean: Clean) -> None:
        custom = load(settings.lexicon, settings.lexicon_digest)
        self.settings, self._clean = settings, clean
        self.gazetteer = Gazetteer(custom.entries)
        self.debris = load_lexicon().with_lines(custom.debris)

    def with_settings(self, settings: Settings, *, clean: Clean = clean_article) -> Pipeline:
        """Return a pipeline that makes other choices and shares the models of this one."""
        other = copy(self)
        other._choose(settings, clean)
        return other

    def clean(self, article: Article) -> Cleaned:
        """Tell the text of an article from the debris of its page."""
        return self._clean(article, self.debris)

    def extract(self, article: Article) -> Extraction:
        """Return what one article says; raise whatever goes wrong."""
        return self._batch([article])[0][0]

    def pipe(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield an extraction per article, in order.

        An article that fails comes back with ``error`` set and nothing else is lost.
        """
        return (result for result, _ in self.pipe_annotated(articles))

    def pipe_annotated(self, articles: Iterable[Article]) -> Iterator[Annotated]:
        """Yield extractions as ``pipe`` does, each with the tokens that it rests on.

        The annotation is None for an article that failed, and for one so long that it was
        worked on in pieces.
        """
        for batch in batches(articles, int(self.settings.batch_tokens * CHARS_PER_TOKEN)):
            yield from self._safe_batch(batch)

    def _safe_batch(self, batch: Sequence[Article]) -> list[Annotated]:
        try:
            with gc_paused():
                return self._batch(batch)
        except Exception as error:
            if len(batch) == 1:
                logger.warning("%s: %s", batch[0].doc_id, _reason(error), exc_info=True)
                return [(Extraction(batch[0], error=_reason(error)), None)]
            return [result for article in batch for result in self._safe_batch([article])]

    def _batch(self, articles: Sequence[Article]) -> list[Annotated]:
        pages = list(map(self._prepared, articles))
        found = zip(pages, self._whole(pages), strict=True)
        return [page.as_written(*one) for page, one in found]

    def _prepared(self, article: Article) -> Prepared:
        return prepared(article, self.clean(article))

    def _whole(self, pages: Sequence[Prepared]) -> list[Annotated]:
        if len(pages) == 1 and pages[0].is_long:
            return [(self._long(pages[0]), None)]
        run = self._run([one.read for one in pages], [one.page for one in pages])
        return [(found.result, found.annotation) for found in run]

    def _long(self, page: Prepared) -> Extraction:
        parts = ((offset, found.result) for offset, found in self._pieces(page))
        return pieces.join(page.read, page.page.debris, parts)

    def _pieces(self, page: Prepared) -> Iterator[tuple[int, Found]]:
        """Yield what is found in each piece of an article too long for one annotation."""
        for offset, part, blocks in pieces.parts(page.read, page.page.read, pieces.LONGEST):
            (found,) = self._run([part], [Cleaned(blocks, page.page.debris)])
            yield offset, found

    def _run(self, articles: Sequence[Article], cleaned: Sequence[Cleaned]) -> list[Found]:
        """Send a batch through stage after stage: their code stays in the processor's caches."""
        told, relations, linked = self._tell(articles, cleaned)
        annotations = [one.annotation for one in told]
        domains = self.spans.domains(annotations)
        learned = self._read(told, list(map(self._readers, domains, cleaned)))
        results = map(self._assemble, articles, cleaned, told, relations, linked, learned)
        return [
            Found(as_written(found, a.text), _with_text(a, found.article.text), own)
            for found, a, own in zip(results, annotations, linked, strict=True)
        ]

    def _readers(self, domain: int, page: Cleaned) -> int:
        """Return whose networks read an article: those of saved pages learned of such pages.

        They are of use in news of the world, too, but take a fifth of the time of all else.
        """
        return len(self._learned) - 1 if page.debris else domain

    def _read(self, told: Sequence[verbs.Telling], domains: Sequence[int]) -> list[Learned | None]:
        """Return what was learned of posts and events, with what it reads in each article."""
        found: list[Learned | None] = [None] * len(told)
        for domain, own in enumerate(self._learned):
            places = [place for place, one in enumerate(domains) if one == domain]
            if own is not None and places:
                with one_thread():
                    read = own.read([told[place] for place in places])
                for place, learned in zip(places, read, strict=True):
                    found[place] = learned
        return found

    def _tell(
        self, articles: Sequence[Article], cleaned: Sequence[Cleaned]
    ) -> tuple[list[verbs.Telling], list[tuple[Relation, ...]], list[Linked]]:
        """Return what verbs tell in each article, its relations and its entities."""
        with one_thread():
            annotations = self._annotate([article.text for article in articles], cleaned)
            pages = zip(annotations, cleaned, strict=True)
            self.spans.settle(own for own, page in pages if len(page.debris) >= SAVED)
            modelled = self.spans.find(annotations)
            clauses = list(map(Clauses, annotations))
            mentions = self._mentions(annotations, clauses, modelled)
            likely = self.relations.find(annotations, mentions)
        told = list(map(verbs.Telling, annotations, mentions, clauses))
        relations = list(map(related, told, likely))
        return told, relations, list(map(self._link, annotations, mentions, relations))

    def _annotate(self, texts: Sequence[str], cleaned: Sequence[Cleaned]) -> list[Annotation]:
        """Annotate what is article; lines in capitals are shown to the nets as usually written.

        A text with letters of the wrong alphabet is annotated, and named, as one reads it.
        """
        texts = list(map(in_one_alphabet, texts))
        usual = [with_verbs_as_usual(written_as_usual(recase(text))) for text in texts]
        found = self.annotator.annotate(usual, [page.read for page in cleaned])
        return list(map(_with_text, found, texts))

    def _mentions(
        self,
        annotations: Sequence[Annotation],
        clauses: Sequence[Clauses],
        modelled: Sequence[Sequence[Span]],
    ) -> list[tuple[Mention, ...]]:
        ruled = list(map(_ruled, annotations))
        known = map(self.gazetteer.find, annotations)
        spans = in_turn(WHOLE, annotations, combine.combined(annotations, modelled, ruled, known))
        told = list(map(verbs.find, annotations, spans, clauses))
        each = zip(annotations, spans, told, strict=True)
        least = self.settings.min_score
        return [number(own.text, [*found, *more], least) for own, found, more in each]

    def contexts(self, articles: Sequence[Article]) -> Iterator[Context]:
        """Yield what records are made from, as the networks of posts learn from it."""
        pages = list(map(self._prepared, articles))
        found = self._tell([one.read for one in pages], [one.page for one in pages])
        for page, one, own, names in zip(pages, *found, strict=True):
            related_ = _with_names(own, names)
            day = page.article.published
            yield make_context(one, names.entities, related_, published=day, nouns=names.nouns)

    def _assemble(
        self,
        article: Article,
        page: Cleaned,
        told: verbs.Telling,
        relations: tuple[Relation, ...],
        linked: Linked,
        learned: Learned | None,
    ) -> Extraction:
        annotation, mentions = told.annotation, told.mentions
        relations, day, nouns = _with_names(relations, linked), article.published, linked.nouns
        entities, records = refined_records(
            told, linked.entities, relations, published=day, learned=learned, nouns=nouns
        )
        least = self.settings.min_score
        if linked.nouns and least <= bare_nouns.SCORE:
            mentions, entities, relations = bare_nouns.insert(
                annotation.text, linked.nouns, mentions, entities, relations
            )
        return Extraction(
            article,
            debris=page.debris,
            mentions=mentions,
            entities=entities,
            relations=tuple([r for r in relations if r.score >= least]),
            records=tuple([r for r in records if r.score >= least]),
        )

    def _link(
        self, annotation: Annotation, mentions: Sequence[Mention], relations: Sequence[Relation]
    ) -> Linked:
        names = self.gazetteer.name(annotation, mentions)
        return link(annotation, mentions, relations, names=names)

    def explain(self, article: Article) -> tuple[Extraction, Explained]:
        """Return an article's extraction together with the reason of every merge."""
        page = self._prepared(article)
        if page.is_long:
            result, why = joined(page.read, page.page.debris, list(self._pieces(page)))
        else:
            (found,) = self._run([page.read], [page.page])
            result, why = found.result, explained(found)
        return page.as_written(result)[0], why


def _ruled(annotation: Annotation) -> list[Span]:
    """Return the spans of rules, and of Natasha where the model may have missed some."""
    missed = natasha_spans.find(annotation) if combine.takes_missed(annotation) else []
    return [*missed, *dates.find(annotation)]


def _with_text(annotation: Annotation, text: str) -> Annotation:
    """Return an annotation of a text that has the same tokens, as it stands."""
    return annotation if annotation.text is text else replace(annotation, text=text)


def _with_names(relations: tuple[Relation, ...], linked: Linked) -> tuple[Relation, ...]:
    """Return relations with those that linking gives."""
    if not linked.relations:
        return relations
    return unite(named_once(relations, linked.relations), linked.relations)


def _learned(folder: Path) -> record_models.Models | None:
    """Load what the weights of one kind of news know of posts and events, if anything."""
    return record_models.load(folder / RECORDS) if (folder / RECORDS).is_dir() else None


def related(told: verbs.Telling, modelled: Sequence[Relation]) -> tuple[Relation, ...]:
    """Return the model's relations of an article with those that the rules tell."""
    settled = unsettled(modelled, told.mentions)
    relations = unite(settled, beside(settled, told.relations))
    if more := list(listed(told.reader, told.mentions, relations)):
        relations = unite(relations, more)
    relations = told_of_outer(relations, told.mentions, told.relations)
    return durations.without(told.reader, told.mentions, relations)


def number(text: str, spans: Iterable[Span], min_score: float = 0.0) -> tuple[Mention, ...]:
    """Return spans as mentions m1, m2 … in text order, outer before inner, one per place and type.

    Of two spans with the same place and type the better scored stays.
    """
    best: dict[tuple[int, int, str], Span] = {}
    for span in spans:
        key = (span.start, -span.end, span.type)
        other = best.get(key)
        if span.score >= min_score and (other is None or span.score > other.score):
            best[key] = span
    ordered = [best[key] for key in sorted(best)]
    return tuple(
        [
            Mention(f"m{i}", s.type, s.start, s.end, text[s.start : s.end], s.score, s.source)
            for i, s in enumerate(ordered, start=1)
        ]
    )


def unite(first: Iterable[Relation], second: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return both lists in text order without repeats; the first list's relation stays."""
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in (*first, *second):
        found.setdefault((relation.type, relation.head, relation.tail), relation)
    order = sorted(found.values(), key=_text_order)
    return tuple(order)


def _text_order(r: Relation) -> tuple[int, int, str, int, str, int, str]:
    # of ids with as many digits the strings have the order of the numbers
    return r.start, r.end, r.type, len(r.head), r.head, len(r.tail), r.tail


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
