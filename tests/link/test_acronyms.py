"""Acronyms against names: the table in acronyms.tsv, and the pieces of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.link.bodies.acronyms import abbreviates, contracts, cost, is_acronym, legal_core

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "acronyms.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def _cases(verdict: str) -> list[object]:
    unseen = [pytest.mark.xfail(strict=True)] if verdict == "?" else []
    return [pytest.param(a, n, marks=unseen, id=f"{a} {n}") for v, a, n in ROWS if v == verdict]


def test_the_table_is_large_enough() -> None:
    assert len(set(ROWS)) == len(ROWS) >= 150


@pytest.mark.parametrize(("acronym", "name"), _cases("-"))
def test_cannot_stand_for(acronym: str, name: str) -> None:
    assert not abbreviates(acronym, name)


@pytest.mark.parametrize(("acronym", "name"), [*_cases("+"), *_cases("?")])
def test_can_stand_for(acronym: str, name: str) -> None:
    assert abbreviates(acronym, name)


@pytest.mark.parametrize(
    "text", ["Смоленск", "США и НАТО", "А", "", "«НПС»", "П. Иванов", "НПСнпс" * 3]
)
def test_is_no_acronym(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize("text", ["НПС", "СПбГУ", "РАНХиГС", "КоАП", "ЕЭС", "МВД", "FIFA"])
def test_is_acronym(text: str) -> None:
    assert is_acronym(text)


def test_a_left_out_word_costs_more_than_an_introduced_acronym_may() -> None:
    assert cost("МЧС", "Министерство обороны, чрезвычайных дел и спасения людей") > 0.5


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Минюст", "Министерство обороны"),
        ("Госдума", "Государственный совет"),
        ("Смоленск", "Смоленская область"),
        ("Совет", "Совет Федерации"),
        ("Росстат", "Российская академия наук"),
    ],
)
def test_does_not_contract(short: str, name: str) -> None:
    assert not contracts(short, name)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Госдума", "Государственная дума"),
        ("Госдумы", "Государственная дума"),
        ("Мосгордума", "Московская городская дума"),
        ("Минобрнауки", "Министерство образования и науки"),
        ("Минобороны", "Министерство обороны"),
        ("Совбез", "Совет безопасности"),
        ("Генпрокуратура", "Генеральная прокуратура"),
        ("Следком", "Следственный комитет"),
    ],
)
def test_contracts(short: str, name: str) -> None:
    assert contracts(short, name)


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("ЦОПП", "ЦОПП"),
        ("ЦОПП Смоленской области", "ЦОПП Смоленской области"),
        ("МВД РФ", "МВД РФ"),
        ("СОГАУ ДПО ЦОПП", "ЦОПП"),
        ("ФГБОУ ВО СмолГУ", "СмолГУ"),
        ("ООО ДПО", "ООО ДПО"),
    ],
)
def test_legal_forms_before_an_acronym(text: str, core: str) -> None:
    assert legal_core(text) == core


@pytest.mark.parametrize(
    "name", ["Абаканский вагонный завод", "ДВГА ДВГА", "Гвардейский авиазавод"]
)
def test_a_name_without_one_of_the_letters_is_passed_over_at_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a page of acronyms each meets each name."""
    monkeypatch.setattr("newsnlp.link.bodies.acronyms._align", lambda *_: pytest.fail("aligned"))
    assert cost("АВГУ", name) == float("inf")
