"""Annotate articles: segmentation, Natasha's nets, lemmas, one tree per sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import filterfalse

import numpy as np

from newsnlp.annotate import kernels
from newsnlp.annotate.annotation import Annotation, Blocks, Ints
from newsnlp.annotate.certain_tags import CertainTags
from newsnlp.annotate.compiled import CompiledNets
from newsnlp.annotate.lemma import Lemmatizer
from newsnlp.annotate.natasha import Nets, Sequences, Tagged
from newsnlp.annotate.segment import Tokenizer
from newsnlp.annotate.sentences import sentence_ends
from newsnlp.annotate.shape import word_shape
from newsnlp.annotate.store import shared_weights
from newsnlp.annotate.tree import ROOT, before_quotes, repair_heads
from newsnlp.annotate.vocabulary import Vocabulary
from newsnlp.annotate.weights import read_tagset
from newsnlp.errors import InputError
from newsnlp.locks import lock
from newsnlp.quick import dataclass

MAX_SENTENCE = 512
MAX_WORDS = 20_000  # about 12 MB of caches; then all words are learnt anew


@dataclass(slots=True)
class Segmented:
    """An article's tokens, and its sentences and blocks by number of tokens (none empty)."""

    text: str
    start: Ints
    end: Ints
    word: Ints
    sentences: Ints
    blocks: Ints


class Annotator:
    """Annotate texts in batches; the same output for any split into batches.

    ``mend`` improves on natasha's lemmas (see ``Lemmatizer``) and on its tags of words that can
    only be verbs or nouns (see ``CertainTags``), knows «оценён» by «оценен», takes an emoji off its
    word, «🔥Мэр», and ends no sentence within a name in guillemets; without it everything but what
    ``sentence_ends`` tells of posts and emoji, and heads, is natasha's.
    Keeps what it learns about words, within bounds. Calls from several threads take turns; a fork
    waits for its turn, too.

    A sentence of more than ``MAX_SENTENCE`` tokens (a table, a text without full stops) is cut
    into pieces of that many, as the cost of syntax grows with the square.
    """

    def __init__(self, *, mend: bool = True) -> None:
        self._lock = lock()
        self._weights = shared_weights()
        self.tagset = read_tagset(self._weights)
        module = kernels.compiled()
        self._nets = CompiledNets(self._weights, module) if module else Nets(self._weights)
        agreement = self._weights.arrays["agreement"]
        self._lemmatizer = Lemmatizer(self.tagset, agreement, mend=mend)
        self._certain_tags = CertainTags(self.tagset, agreement) if mend else None
        self._is_adposition = np.array([pos == "ADP" for pos in self.tagset.pos])
        self._vocabulary = Vocabulary(self._weights)
        self._shape_numbers = {shape: i for i, shape in enumerate(self._weights.shapes)}
        self._forget()

    def _forget(self) -> None:
        self._tokenizer = Tokenizer(part_pictures=self._certain_tags is not None)
        self._pair = np.zeros(0, np.int32)  # by word of the tokenizer
        self._lemmas: dict[int, str] = {}
        if self._certain_tags is not None:
            self._certain_tags.forget()

    def annotate(
        self, texts: Sequence[str], blocks: Sequence[Blocks] | None = None
    ) -> list[Annotation]:
        """Annotate texts; raises nothing, whatever they hold, but InputError for one bare string.

        ``blocks``: for each text, half-open character spans in order that do not overlap, each
        segmented and tagged as a text of its own; None takes each text as one block.
        """
        if isinstance(texts, str):
            raise InputError("annotate takes many texts, and this is one str; give a list")
        if blocks is None:
            blocks = [[(0, len(text))] for text in texts]
        with self._lock:
            return list(self._annotate(zip(texts, blocks, strict=True)))

    def _annotate(self, articles: Iterable[tuple[str, Blocks]]) -> Iterator[Annotation]:
        batch: list[Segmented] = []
        size = 0
        for text, spans in articles:
            batch.append(self._segment(text, spans))
            size += len(batch[-1].start)
            if size >= self._nets.batch_tokens:
                yield from self._annotate_batch(batch)
                batch, size = [], 0
        yield from self._annotate_batch(batch)

    def _segment(self, text: str, spans: Blocks) -> Segmented:
        start, end, word = self._tokenizer(text, spans)
        stops: list[int] = []
        lasts: list[int] = []
        for first, last in spans:
            cuts = sentence_ends(text[first:last], whole_names=self._certain_tags is not None)
            stops += [first + cut for cut in cuts]
            lasts.append(len(stops) - 1)
        ends = np.searchsorted(end, stops, side="right")
        blocks = np.diff(ends[lasts], prepend=0)
        sentences = _cut(np.diff(ends, prepend=0))
        return Segmented(text, start, end, word, sentences, blocks[blocks > 0].astype(np.int32))

    def _annotate_batch(self, batch: list[Segmented]) -> Iterator[Annotation]:
        if not batch:
            return
        self._learn_words()
        tagged = self._tag(batch)
        sentences = np.concatenate([article.sentences for article in batch])
        blocks = np.concatenate([article.blocks for article in batch])
        word = np.concatenate([article.word for article in batch])
        last = np.cumsum(sentences, dtype=np.int32)
        if self._certain_tags is not None:
            tag = self._certain_tags.mended(
                self._tokenizer.words, word, tagged.tag, last - sentences
            )
            tagged = replace(tagged, tag=tag)
        lemmas = self._lemmatize(word, tagged.tag)
        ranges = np.stack([last - sentences, last], 1)
        above = tagged.head - 1 + np.repeat(ranges[:, 0], sentences)
        head = repair_heads(np.where(tagged.head == 0, ROOT, above).astype(np.int32), ranges)
        if self._certain_tags is not None:
            adpositions = np.flatnonzero(self._is_adposition[tagged.tag]).astype(np.int32)
            head = before_quotes(head, adpositions, word, self._tokenizer.words, last)
        yield from self._split(batch, tagged, lemmas, head, self._spans(tagged.ner, blocks))
        if len(self._tokenizer.words) > MAX_WORDS:
            self._forget()

    def _tag(self, batch: list[Segmented]) -> Tagged:
        return self._nets([Sequences(self._pair[a.word], a.sentences, a.blocks) for a in batch])

    def _learn_words(self) -> None:
        fresh = self._tokenizer.words[len(self._pair) :]
        lowered = [word.lower() for word in fresh]
        numbers = self._vocabulary.numbers(lowered)
        if self._certain_tags is not None:
            numbers = self._vocabulary.without_yo(lowered, numbers)
        shapes = [self._shape_numbers[shape] for shape in map(word_shape, fresh)]
        pairs = self._nets.first.pairs(numbers, np.array(shapes, np.int64))
        self._pair = np.append(self._pair, pairs)

    def _lemmatize(self, word: Ints, tag: Ints) -> list[str]:
        tags, words = len(self.tagset.pos), self._tokenizer.words
        keys = (word.astype(np.int64) * tags + tag).tolist()
        fresh = list(filterfalse(self._lemmas.__contains__, dict.fromkeys(keys)))
        own = [words[key // tags] for key in fresh]
        found = self._lemmatizer.lemmas(own, [key % tags for key in fresh])
        self._lemmas.update(zip(fresh, found, strict=True))
        return list(map(self._lemmas.__getitem__, keys))

    def _spans(self, ner: Ints, blocks: Ints) -> list[tuple[int, int, str]]:
        """Return the PER, LOC, ORG spans of the batch as token ranges, from BIO tags.

        As slovnet reads them: an I continues the span before it, whatever its type, and is
        nothing after an O.
        """
        names = self._weights.ner_tags
        outside = names.index("O")
        starts = {int(start) for start in np.cumsum(blocks) - blocks}
        spans: list[tuple[int, int, str]] = []
        last_token, opened = -2, False
        for token in np.flatnonzero(ner != outside).tolist():
            part, _, type_ = names[ner[token]].partition("-")
            opened = opened and token == last_token + 1 and token not in starts
            last_token = token
            if part == "B":
                spans.append((token, token + 1, type_))
                opened = True
            elif part == "I" and opened:
                spans[-1] = (spans[-1][0], token + 1, spans[-1][2])
        return spans

    def _split(
        self,
        batch: list[Segmented],
        tagged: Tagged,
        lemmas: list[str],
        head: Ints,
        spans: list[tuple[int, int, str]],
    ) -> Iterator[Annotation]:
        """Deal the columns of a batch out to its articles."""
        words = self._tokenizer.words
        first = place = 0
        for article in batch:
            last = first + len(article.start)
            here = slice(first, last)
            own_head = np.where(head[here] == ROOT, ROOT, head[here] - first).astype(np.int32)
            ends = np.cumsum(article.sentences, dtype=np.int32)
            own_spans = []
            while place < len(spans) and spans[place][0] < last:
                start, end, type_ = spans[place]
                own_spans.append((start - first, end - first, type_))
                place += 1
            yield Annotation(
                text=article.text,
                start=article.start,
                end=article.end,
                words=list(map(words.__getitem__, article.word.tolist())),
                lemmas=lemmas[first:last],
                tag=tagged.tag[here],
                head=own_head,
                rel=tagged.rel[here],
                sentences=np.stack([ends - article.sentences, ends], 1),
                spans=own_spans,
                hidden=tagged.hidden[here],
                tagset=self.tagset,
            )
            first = last


def _cut(lengths: np.ndarray) -> Ints:
    """Drop empty sentences and cut those over ``MAX_SENTENCE`` tokens into pieces."""
    lengths = lengths[lengths > 0]
    if lengths.max(initial=0) <= MAX_SENTENCE:
        return lengths.astype(np.int32)
    pieces = []
    for length in lengths.tolist():
        pieces += [MAX_SENTENCE] * (length // MAX_SENTENCE)
        pieces += [length % MAX_SENTENCE] * (length % MAX_SENTENCE > 0)
    return np.array(pieces, np.int32)
