"""Faults of Natasha's spans, one by one; before each repair, the cases it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from span_sketch import sketch

from newsnlp.annotate.annotation import Annotation
from newsnlp.find.natasha_spans import PATRONYMIC, find
from newsnlp.types import EntityType

ABLATIVE = {"Case": "Ins", "Gender": "Fem", "Number": "Sing"}
GENITIVE = {"Case": "Gen"}
DATIVE = {"Case": "Dat", "Gender": "Masc"}


def found(annotation: Annotation) -> list[str]:
    return [annotation.text[span.start : span.end] for span in find(annotation)]


def test_types_and_source() -> None:
    spans = ("Анна Котова", "PER"), ("Вязьмы", "LOC"), ("Заря", "ORG")
    annotation = sketch("Анна Котова из Вязьмы, «Заря»", *spans)
    types = [EntityType.PERSON, EntityType.LOCATION, EntityType.ORGANIZATION]
    assert [span.type for span in find(annotation)] == types
    assert {span.source for span in find(annotation)} == {"natasha"}


@pytest.mark.parametrize(
    ("text", "natasha"),
    [
        ("Завод «Окаприбор» открыт", "Завод «Окаприбор»"),
        ("газета «Заря» вышла", "Заря"),
        ("ООО «Заря без конца", "ООО «Заря"),  # nothing closes it
        ("совет банка «Альфа-Банк» и «Зари»", "банка «Альфа-Банк»"),
        ("Центр (новый) открыт", "Центр (новый)"),
    ],
)
def test_marks_left_alone(text: str, natasha: str) -> None:
    assert found(sketch(text, (natasha, "ORG"))) == [natasha]


@pytest.mark.parametrize(
    ("text", "natasha", "mended"),
    [
        ('Компания ООО "Рога и копыта" закрыта', 'ООО "Рога и копыта', 'ООО "Рога и копыта"'),
        (
            "Саморегулируемой организации «Строители» выдан допуск",
            "Саморегулируемой организации «Строители",
            "Саморегулируемой организации «Строители»",
        ),
        (
            "СРОР «Научно-промышленный союз» создан",
            "СРОР «Научно-промышленный союз",
            "СРОР «Научно-промышленный союз»",
        ),
        (
            "СРОР «Научно-промышленный союз» создан",
            "СРОР «Научно-промышленный",
            "СРОР «Научно-промышленный союз»",
        ),
        ("ЗАО «Компания «Сухой»» открыто", "ЗАО «Компания «Сухой", "ЗАО «Компания «Сухой»»"),
        ("совета банка «Фонд «Заря» и «Мир»", "банка «Фонд «Заря", "банка «Фонд «Заря»"),
        ("Концерн „Алмаз“ открыт", "Концерн „Алмаз", "Концерн „Алмаз“"),
        ("газета «Коммерсантъ» вышла", "«Коммерсантъ»", "Коммерсантъ"),
        ('агентство "Интерфакс" пишет', '"Интерфакс"', "Интерфакс"),
        ("клуб «Зенит» победил", "Зенит»", "Зенит"),
        ("«Зенит» Иванова победил", "Зенит» Иванова", "«Зенит» Иванова"),
        ("в «Зените и не только", "«Зените", "Зените"),
        ('завод ООО "', 'ООО "', "ООО"),
    ],
)
def test_marks_are_balanced(text: str, natasha: str, mended: str) -> None:
    assert found(sketch(text, (natasha, "ORG"))) == [mended]


def test_marks_without_a_name_are_no_span() -> None:
    assert found(sketch("пусто «» и всё", ("«»", "ORG"))) == []


def test_brackets_that_are_no_abbreviation() -> None:
    name = "Центр (новый) подготовки"
    assert found(sketch(name, (name, "ORG"))) == [name]


def test_full_name_and_abbreviation_are_two() -> None:
    text = "Центр опережающей подготовки (ЦОПП) открыт"
    assert found(sketch(text, ("Центр опережающей подготовки (ЦОПП)", "ORG"))) == [
        "Центр опережающей подготовки",
        "ЦОПП",
    ]


@pytest.mark.parametrize(
    ("parts", "feats"),
    [
        (("Петрову", "Иван Сергеевич"), {"Петрову": DATIVE}),  # «передал Петрову»: another case
        (("Петрова", "Геннадия Тимофеенко"), {}),  # друга Петрова: no patronymic ties them
        (("Иван Петров", "Анна Котова"), {}),
    ],
)
def test_two_persons_stay_two(parts: tuple[str, str], feats: dict[str, dict[str, str]]) -> None:
    text = " ".join(parts)
    assert found(sketch(text, *((part, "PER") for part in parts), feats=feats)) == list(parts)


def test_two_persons_in_two_lines_stay_two() -> None:
    text = "Захарова\nМария Владимировна"
    assert found(sketch(text, ("Захарова", "PER"), ("Мария Владимировна", "PER"))) == [
        "Захарова",
        "Мария Владимировна",
    ]


def test_one_person_cut_in_two_is_joined() -> None:
    text = "подписан Захаровой Марией Владимировной"
    feats = dict.fromkeys(("Захаровой", "Марией", "Владимировной"), ABLATIVE)
    spans = ("Захаровой", "PER"), ("Марией Владимировной", "PER")
    assert found(sketch(text, *spans, feats=feats)) == ["Захаровой Марией Владимировной"]


@pytest.mark.parametrize(
    ("text", "natasha", "surname_feats"),
    [
        ("Передал Марии Владимировне", "Марии Владимировне", {"Case": "Gen"}),  # another case
        ("МЧС Мария Владимировна", "Мария Владимировна", {"Case": "Nom"}),
        ("сестра Мария Владимировна", "Мария Владимировна", {"Case": "Nom"}),
        ("Захарова Мария Котова", "Мария Котова", {"Case": "Nom"}),  # has a surname
    ],
)
def test_no_surname_to_add(text: str, natasha: str, surname_feats: dict[str, str]) -> None:
    feats = {text.split()[0]: surname_feats}
    assert found(sketch(text, (natasha, "PER"), feats=feats)) == [natasha]


@pytest.mark.parametrize("full", ["Захарова Мария Владимировна", "Мария Владимировна Захарова"])
def test_surname_lost_beside_a_patronymic(full: str) -> None:
    text = f"сказала {full} сегодня"
    assert found(sketch(text, ("Мария Владимировна", "PER"))) == [full]


@pytest.mark.parametrize("word", ["Сергеевичем", "Ильич", "Никитичны", "Кузьмичу", "Юрьевной"])
def test_patronymics(word: str) -> None:
    assert PATRONYMIC.fullmatch(word)


@pytest.mark.parametrize("word", ["Жанна", "Калинина", "Котов", "Павлович-", "отчество"])
def test_no_patronymics(word: str) -> None:
    assert not PATRONYMIC.fullmatch(word)


def test_last_initial_keeps_its_stop() -> None:
    assert found(sketch("сказал Котов С.В. вчера", ("Котов С.В", "PER"))) == ["Котов С.В."]
    assert found(sketch("сказал Котов.", ("Котов", "PER"))) == ["Котов"]


def test_organization_with_its_country() -> None:
    text = "Министерство просвещения Российской Федерации сообщило"
    annotation = sketch(
        text,
        ("Министерство просвещения", "ORG"),
        ("Российской Федерации", "LOC"),
        feats={"Федерации": GENITIVE},
        heads={"Российской": "Федерации", "Федерации": "просвещения"},
    )
    assert found(annotation) == [
        "Министерство просвещения",
        "Министерство просвещения Российской Федерации",
        "Российской Федерации",
    ]


@pytest.mark.parametrize(
    ("case", "head"), [("Nom", "Минпросвещения"), ("Gen", "граждан"), ("Dat", "Минпросвещения")]
)
def test_a_place_that_is_not_the_organizations(case: str, head: str) -> None:
    annotation = sketch(
        "Минпросвещения России и граждан",
        ("Минпросвещения", "ORG"),
        ("России", "LOC"),
        feats={"России": {"Case": case}},
        heads={"России": head},
    )
    assert found(annotation) == ["Минпросвещения", "России"]


@given(st.text(alphabet='«»"„“()[]АБаб. \n', max_size=30), st.data())
def test_any_spans_over_any_marks_survive(text: str, data: st.DataObject) -> None:
    annotation = sketch(text or "а")
    edges = st.integers(0, len(annotation))
    drawn = data.draw(st.lists(st.tuples(edges, edges, st.sampled_from(["PER", "ORG", "LOC"]))))
    annotation.spans.extend((min(a, b), max(a, b), kind) for a, b, kind in drawn if a != b)
    before = list(annotation.spans)
    spans = find(annotation)
    assert annotation.spans == before
    assert all(0 <= span.start < span.end <= len(annotation.text) for span in spans)
    assert spans == find(annotation)
