"""A role is not his who acts in another clause of its sentence."""

import pytest
from told import positions

OTHERS = [
    "Как сообщил [Лев Рид|PERSON], [водитель|PROFESSION] скрылся с места аварии.",
    "[Анна Рид|PERSON] рассказала, что у [боксёра|PROFESSION] открылось кровотечение.",
    "«Лучшими» назвали [актёров|PROFESSION], сыгравших в драме, которую снял [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] обратил внимание на то, что [врачей|PROFESSION] не хватало.",
    "По словам мэра [Льва Рида|PERSON], нового [тренера|PROFESSION] представят в мае.",
    "[Лев Рид|PERSON] признан [врачами|PROFESSION] здоровым.",
    "[Анна Рид|PERSON] считается [критиками|PROFESSION] одной из лучших.",
    "[Главу СССР|PROFESSION] сыграет [Лев Рид|PERSON], мэра города – другой актёр.",
    "На турнире, где был [судьёй|PROFESSION], он встретился и с [Ридом|PERSON].",
    "Выставка о [Риде|PERSON] и его влиянии на [художника|PROFESSION].",
    "Суд взыскал с [Рида|PERSON] долг в пользу [актрисы|PROFESSION].",
    "По данным [Льва Рида|PERSON], [врача|PROFESSION] больницы уволили в мае.",
]
OWN = [
    "О [Риде|PERSON] говорили как о [художнике|PROFESSION].",
    "Операция проведена [врачами|PROFESSION] [Львом Ридом|PERSON] и Ильёй Котовым.",
    "На турнире, где был [судьёй|PROFESSION] [Лев Рид|PERSON], победил Котов.",
    "По словам [Льва Рида|PERSON], [врача|PROFESSION] больницы, нового тренера представят в мае.",
    "Об этом стало известно со слов [Льва Рида|PERSON], [врача|PROFESSION] больницы.",
    "[Лев Рид|PERSON], [врач|PROFESSION] больницы, рассказал, что прививки привезли.",
    "[Рид|PERSON], к тому времени [врач|PROFESSION], получил грант, и дом достроили.",
    "В дороге, как сообщил [врач|PROFESSION] майор [Лев Рид|PERSON], никто не пострадал.",
    "[Лев Рид|PERSON] — один из [врачей|PROFESSION], которых наградили.",
    "О ремонте рассказали [врачи|PROFESSION]: [Лев Рид|PERSON] и другие.",
]


def _told(mark, text):
    marked = mark(text)
    person, role = (
        next(m.text for m in marked.mentions if m.type == kind) for kind in ("PERSON", "PROFESSION")
    )
    return positions(marked, marked.relation("WORKS_AS", person, role))


@pytest.mark.parametrize("text", OTHERS)
def test_who_acts_in_another_clause_has_no_such_role(mark, text):
    assert _told(mark, text) == []


@pytest.mark.parametrize("text", OWN)
def test_a_role_of_ones_own_clause_stays(mark, text):
    assert len(_told(mark, text)) == 1
