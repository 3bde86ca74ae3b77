import pytest

from newsnlp.errors import NewsNLPError
from newsnlp.evaluate.extractions import extract_all
from newsnlp.types import Article, Extraction


class Broken:
    def pipe(self, articles):
        for article in articles:
            yield Extraction(article, error="ValueError: беда" if article.doc_id == "b" else None)


def test_a_failed_article_is_no_zero():
    with pytest.raises(NewsNLPError, match="b could not be extracted"):
        extract_all(Broken(), [Article("a", ""), Article("b", "")])


def test_all_went_well():
    assert len(extract_all(Broken(), [Article("a", ""), Article("c", "")])) == 2
