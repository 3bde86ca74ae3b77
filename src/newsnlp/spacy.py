"""newsnlp inside spaCy: ``nlp = spacy.blank("ru"); nlp.add_pipe("newsnlp")``.

The component sets lemmas, parts of speech, morphology, one dependency tree per sentence,
``doc.ents`` (outermost mentions, beside what another component has set) and
``doc.spans["newsnlp"]`` (all, nested). The extraction lies in ``doc.user_data["newsnlp"]`` as plain
JSON, so that it survives ``to_bytes``, DocBin and ``nlp.pipe(n_process=2)``; ``records(doc)`` and
``extraction(doc)`` give it back as values.

spaCy's Russian tokenizer cuts some words that newsnlp keeps whole («Иванов-Петров»). Token
attributes are aligned by characters then; ``@tokenizers = "newsnlp.razdel"`` cuts alike.
"""

# no annotations from __future__: spaCy before 3.8.13 cannot read those of a factory

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans, registry
from spacy.vocab import Vocab

from newsnlp.config import Settings
from newsnlp.errors import InputError
from newsnlp.given import safe
from newsnlp.notebook import outermost
from newsnlp.read.language import Strangers
from newsnlp.restore import from_dict
from newsnlp.types import Article, Extraction, Mention, Record
from newsnlp.write.jsonl import to_dict

if TYPE_CHECKING:
    from newsnlp.annotate import Annotation
    from newsnlp.pipeline import Pipeline

__all__ = [
    "Component",
    "RazdelTokenizer",
    "extraction",
    "records",
    "set_extraction",
    "to_docbin",
    "to_spacy",
]

logger = logging.getLogger(__name__)

KEY = "newsnlp"
"""Of ``doc.spans`` and ``doc.user_data``."""
BATCH = 64
"""Docs handed to the pipeline at once; it makes its own batches by tokens."""


def _pipeline(settings: Settings) -> "Pipeline":
    """Load once per process: a component holds settings alone, so it pickles and forks."""
    from newsnlp.loaded import pipeline

    return pipeline(settings)


@Language.factory(
    "newsnlp",
    assigns=[
        "token.lemma", "token.pos", "token.morph", "token.head", "token.dep",
        "token.is_sent_start", "doc.ents", "doc.spans", "doc.user_data",
    ],
    default_config={"min_score": 0.0, "tokens": True, "lexicon": None},
)  # fmt: skip
def make_component(
    nlp: Language,  # noqa: ARG001 - spaCy asks for it by name
    name: str,  # noqa: ARG001
    min_score: float,
    tokens: bool,
    lexicon: str | None,
) -> "Component":
    """Return the component; ``tokens=False`` leaves the attributes of tokens alone.

    ``lexicon`` is the path of a file of your own organizations, roles and debris lines.
    """
    return Component(Settings(min_score=min_score, lexicon=lexicon), tokens=tokens)


class Component:
    """A spaCy pipeline component around ``newsnlp.pipeline.Pipeline``.

    A doc's publication date, the anchor of «вчера», is ``doc.user_data["published"]``: an ISO date,
    or a date, which becomes one. ``nlp(doc)`` raises InputError where it is none; in a stream such
    a doc has nothing but an extraction with ``error``, and a warning is logged.
    """

    def __init__(self, settings: Settings, *, tokens: bool = True) -> None:
        self.settings, self.tokens = settings, tokens

    def __call__(self, doc: Doc) -> Doc:
        """Process one doc; raise InputError where its publication date is none."""
        if error := _article(doc).error:
            raise InputError(error)
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Process a stream of docs, in batches, in order."""
        pipeline = _pipeline(self.settings)
        waiting, strangers = iter(stream), Strangers()
        while docs := list(islice(waiting, min(batch_size, BATCH))):
            results = pipeline.pipe_annotated(strangers.look(_article(doc)) for doc in docs)
            for doc, (result, annotation) in zip(docs, results, strict=True):
                if result.article.error:
                    logger.warning("%s: %s", result.article.doc_id, result.article.error)
                if self.tokens and not result.error:
                    found = (
                        _annotate(pipeline, result.article) if annotation is None else annotation
                    )
                    set_tokens(doc, found)
                set_extraction(doc, result)
                yield doc
        strangers.tell()


def _article(doc: Doc) -> Article:
    about = doc.user_data
    given = Article(
        str(about.get("doc_id", "doc")), doc.text,
        title=about.get("title"), published=about.get("published"), url=about.get("url"),
    )  # fmt: skip
    article = safe(given)
    if article.published != given.published and not article.error:
        about["published"] = article.published  # a date has no bytes
    return article


def _annotate(pipeline: "Pipeline", article: Article) -> "Annotation":
    """Annotate as a whole an article that was too long to be extracted so."""
    return pipeline.annotator.annotate([article.text], [pipeline.clean(article).read])[0]


def set_extraction(doc: Doc, result: Extraction) -> None:
    """Set ``doc.ents``, ``doc.spans["newsnlp"]`` and the extraction itself.

    A span's label is the entity type, its ``id_`` the mention and its ``kb_id_`` the entity. Ents
    that another component has set stay, and none of ours crosses them.
    """
    others = _others(doc)
    taken = {place for ent in others for place in range(ent.start, ent.end)}
    owner = {mention: entity.id for entity in result.entities for mention in entity.mentions}
    doc.spans[KEY] = [span for m in result.mentions if (span := _span(doc, m, owner))]
    outer = [span for m in outermost(result.mentions) if (span := _span(doc, m, owner))]
    free = filter_spans(s for s in outer if taken.isdisjoint(range(s.start, s.end)))
    doc.ents = [*others, *free]
    doc.user_data[KEY] = to_dict(result)


def _others(doc: Doc) -> list[Span]:
    """Return the ents that are not from an earlier pass of ours."""
    own = {(span.start, span.end, span.label) for span in doc.spans.get(KEY, ())}
    return [ent for ent in doc.ents if (ent.start, ent.end, ent.label) not in own]


def _span(doc: Doc, m: Mention, owner: dict[str, str]) -> Span | None:
    """Return the span of whole tokens around a mention; exact offsets stay in the extraction."""
    return doc.char_span(
        m.start, m.end, label=m.type.value, kb_id=owner.get(m.id, ""), span_id=m.id,
        alignment_mode="expand",
    )  # fmt: skip


def set_tokens(doc: Doc, annotation: "Annotation") -> None:
    """Set lemma, part of speech, morphology, head and relation of every token."""
    if len(doc):
        columns: Any = _Aligned(doc, annotation).columns()
        doc.from_array([LEMMA, POS, MORPH, DEP, HEAD], columns)


class _Aligned:
    """The tokens of a doc beside those of an annotation.

    - A spaCy token that holds several of ours («14:20») takes the values of their head; its
      lemma is its text.
    - One that is a piece of ours («Иванов» «-» «Петров») has its part of speech; the first
      piece has its lemma and head, and the others hang on the first.
    - White space hangs on the token before it, and page debris, which is not annotated,
      makes a sentence per line.
    """

    def __init__(self, doc: Doc, annotation: "Annotation") -> None:
        self.doc, self.annotation = doc, annotation
        self.owner: list[int] = []  # our token of every spaCy token, -1 for none
        self.several: list[bool] = []  # whether a spaCy token holds several of ours
        self.place: dict[int, int] = {}  # the spaCy token that stands for one of ours
        for token in doc:
            first, last = annotation.tokens_of(token.idx, token.idx + len(token))
            covered = first < last and not token.is_space
            self.owner.append(annotation.head_of(first, last) if covered else -1)
            self.several.append(covered and last - first > 1)
            for other in range(first, last) if covered else ():
                self.place.setdefault(other, token.i)

    def columns(self) -> NDArray[Any]:
        """Return one row (lemma, pos, morph, dep, head) per token, as spaCy's unsigned array."""
        strings, morphology = self.doc.vocab.strings, self.doc.vocab.morphology
        found = np.empty((len(self.doc), 5), dtype=np.uint64)
        anchor = 0
        for i, ours in enumerate(self.owner):
            if ours < 0:
                anchor = i if self._opens(i) else anchor
                values = self._outside(i, anchor)
            else:
                values = self._inside(i, ours)
            lemma, pos, feats, dep, head = values
            morph = morphology.add(feats)
            relative = (head - i) % 2**64  # spaCy reads it as signed
            found[i] = strings.add(lemma), IDS[pos], morph, strings.add(dep), relative
        return found

    def _inside(self, i: int, ours: int) -> tuple[str, str, dict[str, str], str, int]:
        a, token = self.annotation, self.doc[i]
        pos, feats = a.pos(ours), a.feats(ours)
        if self.place[ours] != i:
            return token.text, "PUNCT" if token.is_punct else pos, {}, "dep", self.place[ours]
        head = int(a.head[ours])
        rest = a.words[ours][len(token) :]  # «2025,» is one token to razdel
        lemma = token.text if self.several[i] else a.lemmas[ours].removesuffix(rest)
        if head < 0:
            return lemma, pos, feats, "ROOT", i
        return lemma, pos, feats, a.deprel(ours), self.place[head]

    def _outside(self, i: int, anchor: int) -> tuple[str, str, dict[str, str], str, int]:
        token = self.doc[i]
        if token.is_space:
            return token.text, "SPACE", {}, "dep" if i else "ROOT", max(i - 1, 0)
        return token.text, "X", {}, "ROOT" if anchor == i else "dep", anchor

    def _opens(self, i: int) -> bool:
        """Tell whether a token outside the article begins a line, and so a sentence."""
        if self.doc[i].is_space:
            return False
        return i == 0 or self.owner[i - 1] >= 0 or "\n" in self.doc[i - 1].text_with_ws


def extraction(doc: Doc) -> Extraction:
    """Return the extraction of a processed doc; raise InputError where it has none of its own."""
    if KEY not in doc.user_data:
        raise InputError(
            "this Doc holds no extraction; process it with nlp.add_pipe('newsnlp'), "
            "and store a DocBin with store_user_data=True"
        )
    text = doc.text
    found = from_dict(doc.user_data[KEY], text)
    if any(text[m.start : m.end] != m.text for m in found.mentions):
        raise InputError(
            "this Doc is a part of the one that was processed, whose extraction it holds; "
            "take that of the whole Doc, or process the part"
        )
    return found


def records(doc: Doc) -> tuple[Record, ...]:
    """Return the records of a processed doc."""
    return extraction(doc).records


def to_spacy(result: Extraction, nlp: Language | None = None) -> Doc:
    """Return an extraction as a Doc, cut by the tokenizer of ``nlp`` (default: blank Russian).

    It has ents, spans and user data; tokens have attributes only where the component ran.
    """
    doc = (nlp or _blank()).make_doc(result.article.text)
    set_extraction(doc, result)
    return doc


@lru_cache(maxsize=1)
def _blank() -> Language:
    return spacy.blank("ru")


def to_docbin(
    results: Iterable[Extraction], path: str | Path, *, nlp: Language | None = None
) -> int:
    """Write results as a ``.spacy`` file for ``spacy train``; return the number of docs."""
    stored = DocBin(store_user_data=True)
    for result in results:
        stored.add(to_spacy(result, nlp))
    stored.to_disk(path)
    return len(stored)


@registry.tokenizers("newsnlp.razdel")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], "RazdelTokenizer"]:
    """Return the maker of the tokenizer that cuts as newsnlp does."""
    return lambda nlp: RazdelTokenizer(nlp.vocab)


class RazdelTokenizer:
    """razdel's tokens as newsnlp has them; white space beyond one blank makes tokens of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a doc whose text is exactly ``text``."""
        from newsnlp.annotate.segment import Tokenizer

        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        start, end, _ = Tokenizer(part_pictures=True)(text)
        tokens = zip(start.tolist(), end.tolist(), strict=True)
        for token in (*tokens, (len(text), len(text))):
            gap = text[at : token[0]]
            if gap.startswith(" ") and words:
                spaces[-1], gap = True, gap[1:]
            for piece in filter(None, (gap, text[slice(*token)])):
                words.append(piece)
                spaces.append(False)
            at = token[1]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_options: Any) -> bytes:
        """Return nothing: there is no state."""
        return b""

    def from_bytes(self, _data: bytes, **_options: Any) -> "RazdelTokenizer":
        """Restore nothing."""
        return self

    def to_disk(self, _path: str | Path, **_options: Any) -> None:
        """Write nothing: there is no state."""

    def from_disk(self, _path: str | Path, **_options: Any) -> "RazdelTokenizer":
        """Restore nothing."""
        return self
