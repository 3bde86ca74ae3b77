"""What is taken for an organization and is none; mentions are marked in the sentence."""

import pytest
from told import marked_again

from newsnlp.find.mentions.mended import mended

RIGHT = [
    "Рад [оператор связи «Луч»|ORGANIZATION].",
    "Рад [оператор связи|ORGANIZATION].",
    "Играл «[капитан|ORGANIZATION]». Играл [Капитан|ORGANIZATION].",
    "Ждёт [экипаж судна|ORGANIZATION] и [парк вертолётов|ORGANIZATION].",
    "Он механик [теплохода «Луч»|ORGANIZATION].",
    "[ФИФА|ORGANIZATION]. Ждём. Рада [АФИША|ORGANIZATION]. [АФИША|ORGANIZATION] вышла.",
    "Рад бригадир [отряда|ORGANIZATION] и тренер [Медведей|ORGANIZATION].",
    "Рады лидер [демократов|ORGANIZATION] и [ветераны|ORGANIZATION].",
    "[ЗАРЯ|ORGANIZATION]\nВратарь Рид рад.",
    "Рад [прокурор города|PROFESSION] и [совет депутатов|ORGANIZATION].",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_a_body_stays(mark, text):
    marked = mark(text)
    assert mended(marked.annotation, marked.spans) == marked.spans


WRONG = [
    ("[АФИША|ORGANIZATION]. Начнутся гонки.", "АФИША. Начнутся гонки."),
    ("[СОСТАВ|ORGANIZATION]\nВратарь Рид рад.", "СОСТАВ\nВратарь Рид рад."),
    (
        "Пришёл заместитель [Тульского городского прокурора|ORGANIZATION] Рид.",
        "Пришёл заместитель [Тульского городского прокурора|PROFESSION] Рид.",
    ),
    (
        "Пришёл [капитан [рыболовного траулера|ORGANIZATION]|PROFESSION] Рид.",
        "Пришёл [капитан рыболовного траулера|PROFESSION] Рид.",
    ),
    (
        "Пришла [бригадир [полеводов|ORGANIZATION]|PROFESSION] Рид.",
        "Пришла [бригадир полеводов|PROFESSION] Рид.",
    ),
    (
        "Командиру [воздушного судна|ORGANIZATION], пилоту [вертолёта|ORGANIZATION] рады.",
        "Командиру воздушного судна, пилоту вертолёта рады.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_somebody_and_what_he_steers_are_no_body(mark, text, expected):
    marked = mark(text)
    spans = mended(marked.annotation, marked.spans)
    assert marked_again(marked.annotation.text, spans) == expected


def test_a_trade_stays_one_though_its_noun_may_be_a_body(mark):
    marked = mark(
        "Рада [оператор машинного доения|PROFESSION] Анна Рид. "
        "Ждёт [совет ветеранов|PROFESSION]. Ждёт [оператор связи «Луч»|PROFESSION]."
    )
    kinds = [str(span.type) for span in mended(marked.annotation, marked.spans)]
    assert kinds == ["PROFESSION", "ORGANIZATION", "ORGANIZATION"]
