"""Who died, told without a verb of dying: «не стало Льва Рида», «ушёл из жизни»."""

import pytest
from told import records

from newsnlp.find.verbs import find
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind


def deaths(mark, text):
    marked = mark(text)
    spans = find(marked.annotation, marked.mentions)
    return [marked.annotation.text[span.start : span.end] for span in spans if span.type == "EVENT"]


NOBODY = [
    "У [тренера|PROFESSION] [Льва Рида|PERSON] не стало отца.",
    "Не стало [завода|ORGANIZATION].",
    "[Лев Рид|PERSON] ушёл из дома.",
    "Если [Льва Рида|PERSON] не станет, спектакль отменят.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_died(mark, text):
    assert deaths(mark, text) == []


DIED = [
    ("Не стало [Льва Рида|PERSON].", "стало"),
    ("[Льва Рида|PERSON] не стало в мае.", "стало"),
    ("После болезни ушёл из жизни [Лев Рид|PERSON].", "ушёл из жизни"),
]


@pytest.mark.parametrize(("text", "told"), DIED)
def test_somebody_died(mark, text, told):
    assert deaths(mark, text) == [told]


def test_a_death_is_no_denial(mark):
    marked = mark("Вчера [не стало|EVENT] [Льва Рида|PERSON].")
    relation = marked.relation("PARTICIPANT_IN", "Льва Рида", "не стало")
    found = records(marked, RecordKind.EVENT, relation)
    assert [(r.event, r.person) for r in found] == [("смерть", "Лев Рид")]


STANDING = [
    ("[Врач|PROFESSION] [Лев Рид|PERSON] пострадал.", "current"),
    ("[Врач|PROFESSION] [Лев Рид|PERSON] едва не погиб.", "current"),
    ("[Врач|PROFESSION] [Лев Рид|PERSON] сказал, что [Ян Ким|PERSON] скончался.", "current"),
    (
        "Вёл [врач|PROFESSION] [Лев Рид|PERSON=r]. До приезда скорой [Рид|PERSON=r] скончался.",
        "former",
    ),
    ("Погиб [Лев Рид|PERSON], [врач|PROFESSION] больницы.", "former"),
    ("[Льва Рида|PERSON] не стало. [Врачу|PROFESSION] [Риду|PERSON] было сорок.", "former"),
]


@pytest.mark.parametrize(("text", "status"), STANDING)
def test_who_is_dead_holds_no_post(mark, text, status):
    assert standing(mark, text) == [status]


def standing(mark, text):
    marked = mark(text)
    whom = "Риду" if "[Риду|" in text else "Лев Рид"
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    found = records(marked, RecordKind.POSITION, marked.relation("WORKS_AS", whom, role))
    return [record.status.value for record in found]


KIN = [
    "Мать погибшего, [учительница|PROFESSION] [Вера Рид|PERSON], обратилась в суд.",
    "Вдова погибшего лётчика, [актриса|PROFESSION] [Вера Рид|PERSON], приехала.",
    "Вдова погибшего [лётчика|PROFESSION], [актриса|PROFESSION] [Вера Рид|PERSON], приехала.",
]


@pytest.mark.parametrize("text", KIN)
def test_the_kin_of_the_dead_keep_their_posts(mark, text):
    told = {(r.role, r.status) for r in records(mark(text), RecordKind.POSITION)}
    assert {how for role, how in told if role in ("учительница", "актриса")} == {"current"}


def test_the_dead_have_lost_theirs(mark):
    text = "Погибший [лётчик|PROFESSION] [Лев Рид|PERSON] жил здесь."
    assert [r.status for r in records(mark(text), RecordKind.POSITION)] == ["former"]


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


BESIDE = [
    "Умерла мать губернатора Льва Носова.",
    "Погиб сын главы района Льва Носова.",
    "Похоронили сына комбата Льва Носова.",
    "По словам начальника полиции Льва Носова, погибли пять человек.",
    "Губернатор Лев Носов, у которого умерла мать, отменил поездку.",
    "Погибла медсестра Анна Рябова, хирург Лев Носов в реанимации.",
    "Погиб комбат Ян Рябов, комбриг Лев Носов выразил соболезнования.",
    "Застрелен заместитель мэра Льва Носова Ян Рябов.",
]
HIS_OWN = [
    "Вдова губернатора Льва Носова умерла.",
    "Погибли двадцать человек, среди них мэр Лев Носов.",
    "Погиб вместе с охраной и мэр Лев Носов.",
]


@pytest.mark.parametrize(
    ("text", "status"), [(t, "current") for t in BESIDE] + [(t, "former") for t in HIS_OWN]
)
def test_anothers_death_ends_nobodys_post(pipeline, text, status):
    told = pipeline.extract(Article("a", text)).records
    assert [r.status for r in told if r.role and r.person == "Лев Носов"] == [status]


CONFINED = [
    "Суд арестовал до 5 мая начальника отдела полиции Льва Носова.",
    "Суд продлил до 7 июля арест вице-мэра Льва Носова.",
]


@pytest.mark.parametrize("text", CONFINED)
def test_who_is_held_till_a_day_keeps_his_post(pipeline, text):
    told = pipeline.extract(Article("a", text)).records
    assert [r.status for r in told if r.role] == ["current"]


def test_who_was_something_till_a_year_is_no_more(pipeline):
    told = pipeline.extract(Article("a", "До 2019 года мэром был Лев Носов.")).records
    assert [r.status for r in told if r.role] == ["former"]
