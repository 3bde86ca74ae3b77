"""An article as it is read: with its day, its page told apart and its words whole."""

from __future__ import annotations

from newsnlp import pieces
from newsnlp.annotate.annotation import Annotation
from newsnlp.annotate.broken_words import Places, as_read, found_as_written
from newsnlp.clean import Cleaned
from newsnlp.dated import by_page
from newsnlp.quick import dataclass
from newsnlp.types import Article, Extraction


@dataclass(frozen=True, slots=True)
class Prepared:
    """``article`` is as it is written, ``read`` as one reads it, with the stretches of ``page``.

    ``places`` tell where what is read is written; None where both are the same.
    """

    article: Article
    read: Article
    page: Cleaned
    places: Places | None

    @property
    def is_long(self) -> bool:
        """Tell an article that is worked on in pieces."""
        return len(self.read.text) > pieces.LONGEST

    def as_written(
        self, found: Extraction, annotation: Annotation | None = None
    ) -> tuple[Extraction, Annotation | None]:
        """Return what was found in the article as it is read, where it is written."""
        if self.places is None:
            return found, annotation
        return found_as_written(found, annotation, self.article, self.places)


def prepared(article: Article, page: Cleaned) -> Prepared:
    """Return an article with the words whole that its page cuts."""
    dated = by_page(article, page)
    read, places = as_read(dated)
    return Prepared(dated, read, page if places is None else page.moved(places.read), places)
