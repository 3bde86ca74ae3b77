"""What the score of a position is made of: whose post it is, and how it stands."""

import newsnlp
from newsnlp.types import RecordKind, RelationType

LIFE = (
    "Умер Лев Рид\n\n"
    "Лев Рид родился в Туле. Окончил институт, был мастером на заводе «Луч», затем начальником "
    "цеха и главным инженером завода. Проститься пришли мэр Тулы Анна Котова и врач Ян Ким."
)


def test_a_position_is_less_sure_than_its_relation_where_nothing_says_how_it_stands():
    result = newsnlp.extract(LIFE)
    (link,) = (
        r
        for r in result.relations
        if r.type is RelationType.WORKS_AS and r.head in _of(result, "Котова")
    )
    (post,) = (r for r in result.records if r.role == "мэр")
    assert 0 < post.score < link.score - 0.01


def _of(result, name):
    return next(e.mentions for e in result.entities if e.name.endswith(name))


def test_a_position_that_words_tell_whole_is_as_sure_as_its_relation():
    result = newsnlp.extract("Бывший врач Ян Ким пришёл.")
    (link,) = (r for r in result.relations if r.type is RelationType.WORKS_AS)
    (post,) = (r for r in result.records if r.kind is RecordKind.POSITION)
    assert post.score == link.score
