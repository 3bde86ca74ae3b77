"""A body of a place is named with it; mentions are marked inside the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.bodies_of_places import bodies_of_places

STAYS = [
    "В [суд [Заводского района|DISTRICT]|ORGANIZATION] [Тула|CITY] жалоб не шлёт.",
    "Рады [УФСБ по [Туле|CITY]|ORGANIZATION] и [Рязань|CITY].",
    "Рад [совет [Тулы|CITY]|ORGANIZATION] и [Тульской области|STATE_OR_PROVINCE].",
    "Заседание [Думы|ORGANIZATION] прошло.",
    "Заседание [Думы|ORGANIZATION] седьмого созыва прошло.",
    "Депутаты [Думы|ORGANIZATION] осмотрели школу.",
    "Заседание [[Думы|ORGANIZATION] Лесного района|ORGANIZATION] прошло.",
    "Заседание [Думы|ORGANIZATION] городского округа прошло.",
    "Жители [Самары|CITY] ждут.",
]

GROWN = [
    (
        "Рад [суд [Заводского района|DISTRICT]|ORGANIZATION] [Тулы|CITY].",
        "Рад [суд [Заводского района|DISTRICT] [Тулы|CITY]|ORGANIZATION].",
    ),
    (
        "[УФСБ по [Туле|CITY]|ORGANIZATION] и [Тульской области|STATE_OR_PROVINCE] молчит.",
        "[УФСБ по [Туле|CITY] и [Тульской области|STATE_OR_PROVINCE]|ORGANIZATION] молчит.",
    ),
    (
        "Заседание [Думы|ORGANIZATION] Лесногорского муниципального округа прошло.",
        "Заседание [Думы Лесногорского муниципального округа|ORGANIZATION] прошло.",
    ),
    (
        "[Председатель [суда|ORGANIZATION]|PROFESSION] Лесногорского района уехал.",
        "[Председатель [суда Лесногорского района|ORGANIZATION]|PROFESSION] уехал.",
    ),
    (
        "Заседание [Думы|ORGANIZATION] [Лесногорского района|DISTRICT] прошло.",
        "Заседание [Думы [Лесногорского района|DISTRICT]|ORGANIZATION] прошло.",
    ),
    (
        "Депутат [[городской думы|ORGANIZATION] по округу № 7|ORGANIZATION] уехал.",
        "Депутат [городской думы|ORGANIZATION] по округу № 7 уехал.",
    ),
    (
        "Депутат [областной думы по избирательному округу № 12|ORGANIZATION] уехал.",
        "Депутат [областной думы|ORGANIZATION] по избирательному округу № 12 уехал.",
    ),
]


def grown(mark, text):
    marked = mark(text)
    return marked_again(marked.annotation.text, bodies_of_places(marked.annotation, marked.spans))


@pytest.mark.parametrize("text", STAYS)
def test_stays(mark, text):
    assert grown(mark, text) == text


@pytest.mark.parametrize(("text", "expected"), GROWN)
def test_a_body_has_its_place_and_no_constituency(mark, text, expected):
    assert grown(mark, text) == expected


def test_no_spans(mark):
    assert bodies_of_places(mark("Заседание Думы прошло.").annotation, []) == []
