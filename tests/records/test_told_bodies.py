"""What the text tells to be an organization; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.told_bodies import told_bodies

STAYS = [
    "Вышел роман «[Маска|WORK_OF_ART]».",
    "Клуб «[Маска|ORGANIZATION]» поставил спектакль «[Маска|WORK_OF_ART]».",
    "Стадион «[Заря|FACILITY]» открыт. Стадион принял «[Луч|ORGANIZATION]».",
    "Газета «[Московский комсомолец|ORGANIZATION]» и [Московский|CITY] театр.",
    "[Театр кукол|ORGANIZATION] и [театр сатиры|FACILITY] открыты.",
    "[Музей Мунка|ORGANIZATION] и [дом Мунка|FACILITY] открыты.",
]

FOUND = [
    (
        "[Центральный дом художника|FACILITY] открыт. В [ЦДХ|ORGANIZATION] рады.",
        "[Центральный дом художника|ORGANIZATION] открыт. В [ЦДХ|ORGANIZATION] рады.",
    ),
    (
        "[Министерство спорта|ORGANIZATION] ждёт. В [Минпромнауки|PERSON] рады.",
        "[Министерство спорта|ORGANIZATION] ждёт. В [Минпромнауки|ORGANIZATION] рады.",
    ),
    (
        "Детский сад «[Луч|FACILITY]» открыт. В «[Луче|WORK_OF_ART]» рады.",
        "Детский сад «[Луч|FACILITY]» открыт. В «[Луче|FACILITY]» рады.",
    ),
    (
        "[Департамент спорта|ORGANIZATION] рад. В [Депспорта|DISTRICT] ждут.",
        "[Департамент спорта|ORGANIZATION] рад. В [Депспорта|ORGANIZATION] ждут.",
    ),
    ("Фонд «[Ключ|WORK_OF_ART]» помог.", "Фонд «[Ключ|ORGANIZATION]» помог."),
    (
        "Он играл в тульском «[Луче|FACILITY]». В ХК «[Луч|ORGANIZATION]» рады.",
        "Он играл в тульском «[Луче|ORGANIZATION]». В ХК «[Луч|ORGANIZATION]» рады.",
    ),
    (
        "[Театр Рида|FACILITY] открыт. Это [театр имени Рида|ORGANIZATION].",
        "[Театр Рида|ORGANIZATION] открыт. Это [театр имени Рида|ORGANIZATION].",
    ),
    (
        "[Центральный дом художника|ORGANIZATION] открыт. В [ЦДХ|FACILITY] рады.",
        "[Центральный дом художника|ORGANIZATION] открыт. В [ЦДХ|ORGANIZATION] рады.",
    ),
]


@pytest.mark.parametrize("text", STAYS)
def test_no_told_body(mark, text):
    marked = mark(text)
    assert (
        marked_again(marked.annotation.text, told_bodies(marked.annotation, marked.spans)) == text
    )


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_told_body(mark, text, expected):
    marked = mark(text)
    found = told_bodies(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, found) == expected
