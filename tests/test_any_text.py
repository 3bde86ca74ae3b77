"""Whatever the text: valid offsets, the same output twice, in any company."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsnlp
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Extraction

PARTS = [
    "Игорь Сомов", "директор", "завода «Заря»", "«", "»", '"', "(ЦОПП)", "ЦОПП", "назначен",
    "12 марта 2024 года", ". ", ", ", " — ", "\n", "\n\n", "\r\n", "Читайте также", "и. о.",
    "Министерство просвещения РФ", "\u00ad", "е\u0301", "\u200d", "🙂", "\x00", "\ud800", "-",
    "врио", "губернатора", "Организатор", "форум", "С 1998 по 2002 год", "его", "заместитель",
    "возложены на", "Анна Рид", "(51 %)", "ст.", "шестого созыва", "УК", "имени", "врачом", "затем",
    "МОСКВА", "в Москве", "Фото: ", "1", "…", "\u00a0", "a" * 300,
    "Старший воспитатель Н. Ю. Сычёва",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(PARTS), max_size=25).map(" ".join)
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def check(result: Extraction) -> None:
    text = result.article.text
    ids = {mention.id for mention in result.mentions}
    for mention in result.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= mention.score <= 1
        inside = (d for d in result.debris if d.start < mention.end and mention.start < d.end)
        assert {d.kind for d in inside} <= {"site_name"}  # which an article may leave unsaid
    owned = [mention for entity in result.entities for mention in entity.mentions]
    assert sorted(owned) == sorted(ids)
    entities = {entity.id for entity in result.entities}
    for relation in result.relations:
        assert {relation.head, relation.tail} <= ids
        assert 0 <= relation.start < relation.end <= len(text)
    for record in result.records:
        assert {record.person_id, record.organization_id, record.event_id} - {None} <= entities
        assert 0 <= record.start < record.end <= len(text)
        assert record.sentence in text
    for entity in result.entities:
        assert entity.name
        assert entity.name not in entity.aliases


@SETTINGS
@given(st.one_of(st.text(max_size=80), NEWSLIKE))
def test_any_text_gives_valid_offsets_and_the_same_output_twice(text):
    first, second = newsnlp.extract(text), newsnlp.extract(text)
    check(first)
    assert first == second


TEASERS = ["врио мэра назначен", "и. о. ректора", "организатор форума", "УК «Уют»", "12 марта"]


@pytest.mark.parametrize("teaser", TEASERS)
def test_what_is_cleaned_away_tells_nothing(teaser):
    text = f"Лев Рид приехал в Тулу и выступил на заводе.\n\nЧитайте также: {teaser}\n"
    result = newsnlp.extract(text)
    check(result)
    assert [mention for mention in result.mentions if mention.text in teaser] == []


@SETTINGS
@given(st.lists(NEWSLIKE, min_size=2, max_size=4))
def test_output_does_not_depend_on_the_batch(texts):
    articles = [Article(str(i), text) for i, text in enumerate(texts)]
    alone = [newsnlp.extract(article) for article in articles]
    assert list(newsnlp.pipe(articles)) == alone
    assert list(newsnlp.pipe(reversed(articles))) == alone[::-1]


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "\x00" * 50, "\ud800\udfff", "слово " * 3000, "я" * 9999, "«" * 999, "1. " * 900],
    ids=["empty", "blank", "nul", "surrogates", "no full stop", "one word", "quotes", "numbers"],
)  # fmt: skip
def test_extremes(text):
    check(newsnlp.extract(text))


def test_an_article_that_fails_is_a_result_with_an_error(monkeypatch):
    from newsnlp.pipeline import Pipeline

    pipeline = Pipeline()
    run = pipeline._run

    def fail_on_mark(articles, cleaned):
        if any("МИНА" in article.text for article in articles):
            raise ValueError("беда")
        return run(articles, cleaned)

    monkeypatch.setattr(pipeline, "_run", fail_on_mark)
    articles = [Article("1", "Игорь Сомов."), Article("2", "МИНА"), Article("3", "Анна Лоза.")]
    results = list(pipeline.pipe(articles))
    assert [result.error for result in results] == [None, "ValueError: беда", None]
    assert [len(result.mentions) > 0 for result in results] == [True, False, True]


def test_a_line_of_our_pages_is_an_article_of_its_own() -> None:
    pages = sorted((Path(__file__).parents[1] / "corpora").glob("[ps]*/**/*.txt"))
    lines = {line for page in pages for line in page.read_text("utf-8").splitlines() if line}
    told = sorted(lines)[::3]  # neighbours begin alike; all of them take a minute
    articles = [Article(str(i), line) for i, line in enumerate(told)]
    assert len(articles) > 500
    for result in Pipeline().pipe(articles):
        assert result.error is None, result.article.text
        check(result)


def test_a_text_may_end_behind_any_word() -> None:
    tables = sorted((Path(__file__).parent / "records").glob("*constructions.tsv"))
    rows = [
        line.split("\t")[0] for table in tables for line in table.read_text("utf-8").split("\n")
    ]
    told = [row.split(" ") for row in rows if row and not row.startswith("#")]
    ends = [" ".join(words[: 1 + i % len(words)]).rstrip(".") for i, words in enumerate(told)]
    assert len(ends) > 500
    for result in Pipeline().pipe(Article(str(i), text) for i, text in enumerate(ends)):
        assert result.error is None, result.article.text
