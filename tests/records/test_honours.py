"""Where somebody is honoured, no post of his is: «ректор, академик [РАН]», «доктор наук»."""

import pytest
from told import positions

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article


@pytest.fixture(scope="module")
def held():
    pipeline = Pipeline()
    return lambda text: {
        (r.role, r.organization) for r in pipeline.extract(Article("a", text)).records if r.role
    }


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Предыдущий ректор, академик РАН Глеб Степанов, покинул вуз.", ("ректор", "РАН")),
        (
            "Заведующий кафедрой, член Союза художников Лев Дубов открыл выставку.",
            ("заведующий кафедрой", "Союз художников"),
        ),
        (
            "20 мая отмечает юбилей доктор медицинских наук, профессор, президент Ассоциации "
            "неврологов Сибири Нина Шнайдер.",
            ("доктор медицинских наук", "Ассоциация неврологов Сибири"),
        ),
    ],
)
def test_no_post_is_where_one_is_honoured(held, text, post):
    found = held(text)
    assert post[0] in {role for role, _ in found}
    assert post not in found


def test_an_honour_is_where_it_says(held):
    found = held("Ректор МГУ, академик РАН Глеб Степанов, покинул вуз.")
    assert {("ректор", "МГУ"), ("академик", "РАН")} <= found


def test_a_post_joined_with_a_degree_is_not_where_that_is(mark):
    marked = mark(
        "[Ректор|PROFESSION] и [академик [РАН|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] рад."
    )
    links = [marked.relation("WORKS_AS", "Лев Рид", role) for role in ("Ректор", "академик РАН")]
    found = {(role, where) for _, role, where, _ in positions(marked, *links)}
    assert found == {("ректор", None), ("академик", "РАН")}
