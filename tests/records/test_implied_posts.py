"""Posts told over several sentences: whose they are, where they are held, whether they are over."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind, Status


@pytest.fixture(scope="module")
def posts():
    pipeline = Pipeline()

    def told(text):
        records = pipeline.extract(Article("a", text)).records
        return {
            (r.person, r.role, r.organization, r.status)
            for r in records
            if r.kind is RecordKind.POSITION
        }

    return told


NOBODYS = [
    # who is looked for, met and thanked is not the one told last
    "Завод «Луч» возглавил Олег Рябинин. Сейчас предприятие ищет инженера и двух сварщиков.",
    "Музей посетила Анна Котова. Её встретили экскурсоводы, хранители и реставраторы.",
    "Мария Зорина открыла выставку. Искусствоведы высоко оценили её работы.",
    "Олег Рябинин возглавил лицей № 4. Прежний директор ушёл на пенсию.",
    "Глава района Лев Рид открыл больницу. Главный врач рассказал о планах.",
    "Анна Котова пожаловалась на соседа. Участковый составил протокол.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys_stays_nobodys(posts, text):
    held = {role for _, role, *_ in posts(text)}
    assert held <= {"руководитель", "глава"}


CAREER = """Новым директором лицея № 4 назначен Олег Рябинин, сообщила пресс-служба мэрии.

Олег Рябинин родился в 1979 году. Карьеру начинал учителем истории в школе № 12. С 2008 по 2015 год
работал завучем гимназии «Росток», затем – методистом управления образования.
"""


def test_what_somebody_was_before_is_over(posts):
    found = {role: status for person, role, _, status in posts(CAREER) if person == "Олег Рябинин"}
    assert found["директор"] is Status.NEW
    assert found["учитель истории"] is Status.FORMER
    assert found["завуч"] is Status.FORMER
    assert found["методист"] is Status.FORMER


LIFE = """На 81-м году жизни скончался Семён Велихов, почётный гражданин Озёрска.

Трудовой путь он начал слесарем на механическом заводе. В 1970 году стал мастером, потом начальником
цеха, а в 1978-м – главным инженером.
"""


def test_who_is_dead_has_no_posts(posts):
    statuses = {status for person, _, _, status in posts(LIFE) if person == "Семён Велихов"}
    assert statuses == {Status.FORMER}


HELD = """Клуб «Буран» представил тренерский штаб на новый сезон.

Команду «Буран» по-прежнему возглавляет Лев Рид. Тренером вратарей стал Пётр Лагутин.
"""


def test_a_post_is_at_the_body_that_the_article_is_about(posts):
    found = {(person, role): body for person, role, body, _ in posts(HELD)}
    assert "Буран" in (found["Пётр Лагутин", "тренер вратарей"] or "")


def test_the_words_of_a_post_are_surer_than_what_was_learned(posts):
    text = "Исполняющим обязанности ректора Тверского университета назначена Анна Котова."
    assert {status for *_, status in posts(text)} == {Status.ACTING}
