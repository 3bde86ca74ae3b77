"""Which articles go together: parts by the input alone, chunks within them by convenience."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import field
from hashlib import blake2b

from newsnlp.batch.work import Chunk
from newsnlp.quick import dataclass
from newsnlp.types import Article

PART_ARTICLES = 2000
PART_CHARS = 8_000_000
"""A part ends before it has more articles or characters; outputs depend on both."""


@dataclass(frozen=True, slots=True)
class Chunking:
    """How much is sent to a worker at once; changes speed and memory, never the output."""

    articles: int = 32
    chars: int = 50_000


class InputDigest:
    """A digest of articles in order, to know on resuming that the input is the same."""

    def __init__(self) -> None:
        self.digest = blake2b(digest_size=16)

    def add(self, article: Article) -> None:
        """Take one article."""
        for value in (article.doc_id, article.title or "", article.published or "", article.text):
            data = value.encode("utf-8", "surrogatepass")
            self.digest.update(len(data).to_bytes(8, "little"))
            self.digest.update(data)

    def hex(self) -> str:
        """Return the digest of what was taken so far."""
        return self.digest.hexdigest()


class Plan:
    """Cuts a stream of articles into chunks; ``closed`` tells of each part when it is complete.

    A part is entered in ``closed``, as (number of articles, digest of the input), before its
    last chunk is given out. The first ``done`` articles, which do not fill a part, are counted
    and not given out.
    """

    def __init__(
        self, articles: Iterator[tuple[Article, str | None]], chunking: Chunking, done: int = 0
    ) -> None:
        self.articles = articles
        self.chunking = chunking
        self.done = done
        self.closed: deque[tuple[int, str]] = deque()

    def chunks(self) -> Iterator[Chunk]:
        """Yield chunks that do not cross the borders of parts."""
        part, chunk = _Group(), _Group()
        for number, (article, duplicate_of) in enumerate(self.articles):
            if part.would_pass(article, PART_ARTICLES, PART_CHARS):
                self.closed.append((part.count, part.digest.hex()))
                yield chunk.as_chunk()
                part, chunk = _Group(), _Group()
            elif chunk.would_pass(article, self.chunking.articles, self.chunking.chars):
                yield chunk.as_chunk()
                chunk = _Group()
            part.add(article)
            part.digest.add(article)
            if number >= self.done:
                chunk.add(article)
                chunk.members.append((article, duplicate_of))
        if part.count:
            self.closed.append((part.count, part.digest.hex()))
            yield chunk.as_chunk()


@dataclass(slots=True)
class _Group:
    """Articles that go together, so far."""

    count: int = 0
    chars: int = 0
    digest: InputDigest = field(default_factory=InputDigest)
    members: list[tuple[Article, str | None]] = field(default_factory=list)

    def would_pass(self, article: Article, count: int, chars: int) -> bool:
        """Tell whether an article is one too many; the first never is."""
        return self.count > 0 and (self.count >= count or self.chars + len(article.text) > chars)

    def add(self, article: Article) -> None:
        self.count += 1
        self.chars += len(article.text)

    def as_chunk(self) -> Chunk:
        articles, duplicate_of = zip(*self.members, strict=True)
        return Chunk(articles, duplicate_of)
