"""What the score of a position is made of: whose post it is, and how it stands."""

import newsnlp
from newsnlp.types import RecordKind, RelationType

LIFE = (
    "Умер Лев Рид\n\n"
    "Лев Рид родился в Туле. Окончил институт, был мастером на заводе «Луч», затем начальником "
    "цеха и главным инженером завода. Проститься пришли мэр Тулы Анна Котова и врач Ян Ким."
)


def test_a_position_is_no_surer_than_that_it_is_somebodys():
    result = newsnlp.extract(LIFE)
    owner = {id: entity.id for entity in result.entities for id in entity.mentions}
    links = [r for r in result.relations if r.type is RelationType.WORKS_AS]
    posts = [r for r in result.records if r.kind is RecordKind.POSITION and r.source == "model"]
    best = {owner[link.head]: 0.0 for link in links}
    for link in links:
        best[owner[link.head]] = max(best[owner[link.head]], link.score)
    assert posts
    assert all(0 < post.score <= best[post.person_id] + 1e-4 for post in posts)
    assert any(post.score < best[post.person_id] for post in posts)  # «мэр», who lives on


def test_a_position_that_words_tell_whole_is_as_sure_as_its_relation():
    result = newsnlp.extract("Бывший врач Ян Ким пришёл.")
    (link,) = (r for r in result.relations if r.type is RelationType.WORKS_AS)
    (post,) = (r for r in result.records if r.kind is RecordKind.POSITION)
    assert post.score == link.score
