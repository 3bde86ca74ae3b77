"""Bodies that every region has, and namesakes: where their articles are at home."""

from __future__ import annotations

import pytest
from stated import Said, article, organizations, people, verdicts

from newsnlp.resolve import resolve
from newsnlp.types import Extraction

TULA, TVER, PRIOKSK = "Тульская область", "Тверская область", "Приокская область"


def body(doc: str, name: str, *regions: str, country: str = "") -> Extraction:
    countries = (country,) if country else ()
    return article(doc, ("", "", name), regions=regions, countries=countries)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("a", "Минздрав", TULA), body("b", "Минздрав", TVER)),
        (body("a", "Министерство культуры", TULA), body("b", "Министерство культуры РФ")),
        (body("a", "Минздрав", country="Россия"), body("b", "Минздрав", country="Япония")),
        (body("a", "МВД России"), body("b", "Министерство внутренних дел", country="Япония")),
        (body("a", "правительство области", TULA), body("b", "правительство области", TVER)),
        (body("a", "правительство края", TULA), body("b", f"правительство {'Тульской области'}")),
        (body("a", "Общественная палата", TULA), body("b", "Общественная палата Тверской области")),
        (body("a", "Общественная палата"), body("b", "Общественная палата Тверской области")),
        (body("a", "Общественная палата", PRIOKSK), body("b", "Общественная палата РФ")),
        (body("a", "Школа № 5", TULA), body("b", "Школа № 5", TULA)),  # a region has many
        (body("a", "Дом культуры", TULA), body("b", "Дом культуры", TVER)),
        (body("a", "детский сад «Ромашка»", TULA), body("b", "детский сад «Ромашка»", TVER)),
        (body("a", "Госдума"), body("b", "Дума Ставрополья")),
        (body("a", "МЧС"), body("b", "МЧС Тульской области")),
        (body("a", "ЦРБ"), body("b", "ЦРБ")),
        (body("a", "администрация Томска"), body("b", "администрация Томской области")),
        (body("a", "УМВД России по Бийску"), body("b", "УМВД России")),
        (body("a", "банк «Россия»"), body("b", "Банк России")),
        (body("a", "ДК «Заря»"), body("b", "КФХ «Заря»")),
        (
            body("a", "региональное отделение «Единой зари»", TULA),
            body("b", "тверское региональное отделение «Единой зари»"),
        ),
        (
            body("a", "региональное отделение «Единой зари»", TULA),
            body("b", "региональное отделение «Единой зари»", TVER),
        ),
        (body("a", "газета «Пристань»"), body("b", "рок-группа «Пристань»")),
        (body("a", "ХК «Луч»"), body("b", "Футбольный клуб «Луч»")),
    ],
)
def test_two_bodies(one: Extraction, other: Extraction) -> None:
    assert [n for _, n in organizations(one, other)] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("a", "Минздрав", TULA), body("b", "Минздрав Тульской области")),
        (body("a", "Минфин Тульской области"), body("b", "Министерство финансов Тульской области")),
        (body("a", "Минздрав", PRIOKSK), body("b", "министерство здравоохранения", PRIOKSK)),
        (body("a", "правительство области", PRIOKSK), body("b", "правительство Приокской области")),
        (body("a", "Законодательное собрание", TULA), body("b", "Законодательное собрание", TULA)),
        (body("a", "Минобороны", TULA), body("b", "Минобороны", TVER)),  # the country's
        (body("a", "Госдума", TULA), body("b", "Государственная дума", TVER)),
        (body("a", "Газпром", TULA), body("b", "Газпром", TVER)),
        (body("a", "Минздрав", TULA, TVER), body("b", "Минздрав")),  # told nowhere
        (body("a", "Правительство Карелии"), body("b", "Правительство Республики Карелия")),
        (body("a", "ФК «Луч»"), body("b", "Футбольный клуб «Луч»")),
        (body("a", "СШОР «Саяны»"), body("b", "спортшкола «Саяны»")),
        (body("a", "детсад «Ромашка»", TULA), body("b", "детский сад «Ромашка»", TULA)),
        (body("a", "Минздрав Забайкалья"), body("b", "Минздрав Забайкальского края")),
        (body("a", "Администрация города Бийска"), body("b", "администрация Бийска")),
    ],
)
def test_one_body(one: Extraction, other: Extraction) -> None:
    assert [n for _, n in organizations(one, other)] == [2]


def of_towns(doc: str, name: str, *towns: str, regions: tuple[str, ...] = ()) -> Extraction:
    return article(doc, ("", "", name), towns=towns, regions=regions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of_towns("a", "МУП «Водоканал»", "Псков"), of_towns("b", "МУП «Водоканал»", "Томск")),
        (of_towns("a", "ООО «Луч»", "Боровинск"), of_towns("b", "компания «Луч»", "Томск")),
        (of_towns("a", "ДК «Юность»", "Пермь"), of_towns("b", "ДК «Юность»", "Чита")),
        (of_towns("a", "ПО «Маяк»", "Луговец"), of_towns("b", "Курганский завод «Маяк»", "Курган")),
        (of_towns("a", "фонд «Север»", "Боровинск"), body("b", "фонд «Север»", TULA)),
        (of_towns("a", "СПК «Заря»"), of_towns("b", "ТОС «Заря»")),
        (of_towns("a", "МУП «Луч»"), of_towns("b", "ООО «Луч»")),
    ],
)
def test_two_bodies_of_two_towns(one: Extraction, other: Extraction) -> None:
    assert [n for _, n in organizations(one, other)] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (of_towns("a", "завод «Луч»", "Псков"), of_towns("b", "«Луч»", "Псков")),
        (of_towns("a", "завод «Луч»", "Калуга"), body("b", "завод «Луч»", "Калужская область")),
        (
            of_towns("a", "завод «Луч»", "Боровинск", regions=(TULA,)),
            of_towns("b", "завод «Луч»", "Луговец", regions=(TULA,)),
        ),
        (of_towns("a", "завод «Луч»", "Псков"), of_towns("b", "завод «Луч»", "Псков", "Томск")),
        (of_towns("a", "Известия", "Псков"), of_towns("b", "газета «Известия»", "Томск")),
        (of_towns("a", "Газпром", "Псков"), of_towns("b", "Газпром", "Томск")),
        (of_towns("a", "«Красный факел»", "Псков"), of_towns("b", "«Красный факел»", "Томск")),
        (of_towns("a", "Минкультуры", "Псков"), of_towns("b", "Минкультуры", "Томск")),
        (of_towns("a", "ГУП «Луч»"), of_towns("b", "МУП «Луч»")),
    ],
)
def test_one_body_in_news_of_towns(one: Extraction, other: Extraction) -> None:
    assert [n for _, n in organizations(one, other)] == [2]


def test_the_reason_tells_of_two_places() -> None:
    found = resolve([body("a", "Минздрав", TULA), body("b", "Минздрав", TVER)])
    assert verdicts(found, "organization") == [
        ("unsure", "same proper name, articles of two places")
    ]
    assert len(found.at(0.6).organizations) == 1


def test_a_chairman_tells_whose_chamber_it_is() -> None:
    chair: tuple[Said, ...] = tuple(
        ("Зоя Майданник", "председатель", f"Общественная палата{place}")
        for place in ("", " Приокской области")
    )
    articles = [article("a", chair[0]), article("b", chair[1]), body("c", "Общественная палата РФ")]
    assert sorted(n for _, n in organizations(*articles)) == [1, 2]


def test_a_body_told_nowhere_does_not_bridge_two_regions() -> None:
    articles = [body("a", "Минздрав", TULA), body("b", "Минздрав", TVER), body("c", "Минздрав")]
    assert [n for _, n in organizations(*articles)] == [1, 1, 1]


CHIEF, DOCTOR = ("Фрол Притворин", "директор", ""), ("Фрол Притворин", "хирург", "")


@pytest.mark.parametrize(
    ("one", "other", "documents"),
    [
        (article("a", CHIEF, regions=(TULA,)), article("b", DOCTOR, regions=(TVER,)), [1, 1]),
        (article("a", CHIEF, regions=(TULA,)), article("b", DOCTOR, regions=(TULA,)), [2]),
        (article("a", CHIEF, regions=(TULA,)), article("b", DOCTOR, regions=(TULA, TVER)), [2]),
        (article("a", CHIEF, regions=(TULA,)), article("b", CHIEF, regions=(TVER,)), [2]),
        (
            article("a", ("Фрол Притворин", "", ""), regions=(TULA,)),
            article("b", ("Фрол Притворин", "", ""), regions=(TVER,)),
            [2],  # whom all may know
        ),
    ],
)
def test_namesakes_of_two_regions(one: Extraction, other: Extraction, documents: list[int]) -> None:
    assert [n for _, n in people(one, other)] == documents


def test_a_president_is_at_home_in_every_region() -> None:
    country = {"countries": ("Россия",)}
    said = ("Фрол Притворин", "президент", "Россия"), ("Фрол Притворин", "сенатор", "")
    articles = [article(doc, said[0], regions=(TULA,), **country) for doc in "ab"]
    articles.append(article("c", said[1], regions=(TVER,), **country))
    assert people(*articles) == [("Фрол Притворин", 3)]


def test_who_is_told_most_of_stands_for_the_name() -> None:
    # not the first article that tells his sphere, which is of another region than all others
    owner = ("Фрол Притворин", "владелец", "Маяк")
    articles = [article(doc, owner, regions=(TULA,)) for doc in "bc"]
    articles.append(article("a", ("Фрол Притворин", "сенатор", ""), regions=(TVER,)))
    articles += [article(doc, ("Фрол Притворин", "", "")) for doc in "def"]
    assert sorted(n for _, n in people(*articles)) == [1, 5]


@pytest.mark.parametrize(
    ("one", "other", "documents"),
    [
        (article("a", ("Филипп", "епископ", "")), article("b", ("Филипп", "епископ", "")), [1, 1]),
        (article("a", ("Филипп", "певец", "")), article("b", ("Филипп", "певец", "")), [1, 1]),
        (article("a", ("Филипп", "принц", "")), article("b", ("Филипп", "король", "")), [1, 1]),
        (
            article("a", ("Филипп", "принц", ""), countries=("Бельгия",)),
            article("b", ("Филипп", "принц", ""), countries=("Великобритания",)),
            [1, 1],
        ),
        (
            article("a", ("Филипп", "принц", ""), countries=("Бельгия",)),
            article("b", ("Филипп", "принц", "")),
            [2],
        ),
        (article("a", ("Лев", "папа римский", "")), article("b", ("Лев", "папа римский", "")), [2]),
    ],
)
def test_a_title_tells_whom_one_name_means(
    one: Extraction, other: Extraction, documents: list[int]
) -> None:
    assert [n for _, n in people(one, other)] == documents
