"""One person across articles; every merge with its reason."""

from __future__ import annotations

import pytest
from stated import Said, article, people, verdicts

from newsnlp.resolve import resolve
from newsnlp.types import Article, Entity, EntityType, Extraction, Record, RecordKind


def test_nothing_to_resolve() -> None:
    resolution = resolve([])
    assert (resolution.people, resolution.organizations, resolution.links) == ((), (), ())
    assert resolution.to_arrow("people").num_rows == 0


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Иван Петрович Сомов", "Иван Сергеевич Сомов", "patronymic петрович / сергеевич"),
        ("Иван Петрович Сомов", "Иван Ильич Сомов", "patronymic ильич / петрович"),
    ],
)
def test_another_patronymic_is_another_person(one: str, other: str, reason: str) -> None:
    articles = [article("a", (one, "", "")), article("b", (other, "", ""))]
    assert people(*articles) == [(one, 1), (other, 1)]
    assert verdicts(resolve(articles)) == [("different", reason)]


def test_initials_that_contradict_are_no_one_person() -> None:
    names = ("Игорь Петрович Сомов", "Игорь Сомов", "И. К. Сомов", "И. П. Сомов")
    articles = [article(name, (name, "директор", "завод «Заря»")) for name in names]
    ids = {e.name: e.resolved_id for e in resolve(articles).links if e.kind == "person"}
    assert ids["И. К. Сомов"] != ids["И. П. Сомов"] == ids["Игорь Петрович Сомов"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна Сомова", "Алла Сомова"),
        ("Женя Шойгу", "Сергей Шойгу"),
        ("Александр Гайдай", "Александра Гайдай"),  # another gender
        ("И. П. Сомов", "Игорь Сергеевич Сомов"),
        ("Сомов", "Игорь Сомов"),  # a surname alone says little
        ("Ле Сом", "Анна Ле Сом"),
        ("Мария Сомова", "Марина Сомова"),
        ("Сомов", "Сомов"),
        ("Сергей Андреевич", "Сергей Андреевич"),  # and a first name with a patronymic
        ("Цырен Цыренович", "Цырен Цыренович"),
        ("Анна Тойвовна", "Анна Тойвовна"),
        ("Фикрет Самир оглы", "Фикрет Самир оглы"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert people(article("a", (one, "", "")), article("b", (other, "", ""))) == [
        (one, 1),
        (other, 1),
    ]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (("начальник", "полиция Ейска"), ("начальник", "полиция Охи"), False),
        (("директор", "школа № 5 Ейска"), ("директор", "школа № 5 Канска"), False),
        (("главврач", "больница Кургана"), ("министр", "Томская область"), False),
        (("начальник", "полиция Ейска"), ("начальник", "полиция"), True),
        (("начальник", "полиция Ейска"), ("депутат", "дума Краснодарского края"), True),
        (("директор", "завод Кургана"), ("министр", "правительство Курганской области"), True),
        (("министр", "правительство России"), ("глава", "дума Томска"), True),
        (("директор", "дворец Победы"), ("директор", "музей Ленина"), True),
    ],
)
def test_employers_of_two_towns_tell_namesakes(
    one: tuple[str, str], other: tuple[str, str], joined: bool
) -> None:
    articles = [article("a", ("Фрол Притворин", *one)), article("b", ("Фрол Притворин", *other))]
    assert [n for _, n in people(*articles)] == ([2] if joined else [1, 1])


def test_a_patronymic_tells_who_went_to_another_town() -> None:
    full = "Фрол Ильич Притворин"
    posts = [("начальник", "полиция Ейска"), ("начальник", "полиция Охи")]
    articles = [article(post[1], (full, *post)) for post in posts]
    assert people(*articles) == [(full, 2)]


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        ("Игорь Сомов", "Игорь Сомов", "Игорь Сомов"),
        ("Игорь Сомов", "Игорь Петрович Сомов", "Игорь Петрович Сомов"),
        ("И. П. Сомов", "Игорь Петрович Сомов", "Игорь Петрович Сомов"),
        ("Артем Пчёлкин", "Артём Пчелкин", "Артем Пчёлкин"),
        ("Ким Чен Ын", "Ким Чен Ын", "Ким Чен Ын"),
        ("Наталия Сомова", "Наталья Сомова", "Наталия Сомова"),
        ("Даниил Петрович Сомов", "Данила Сомов", "Даниил Петрович Сомов"),
        ("Пётр Ван-дер-Лин", "Петр Ван дер Лин", "Пётр Ван-дер-Лин"),
        ("Наталья Голенкевич", "Наталья Голенкевич", "Наталья Голенкевич"),
        ("Игорь Иваныч Сомов", "Игорь Сомов", "Игорь Иваныч Сомов"),
        ("Саша Голенкевич", "Саша Голенкевич", "Саша Голенкевич"),
        ("Эльвира Гурьевич", "Эльвира Гурьевич", "Эльвира Гурьевич"),
        ("Пётр Кульбакович", "Петр Кульбакович", "Пётр Кульбакович"),
        ("Горан Милич", "Горан Милич", "Горан Милич"),
    ],
)
def test_one_person(one: str, other: str, best: str) -> None:
    assert people(article("a", (one, "", "")), article("b", (other, "", ""))) == [(best, 2)]


def test_an_everyday_name_takes_a_shared_organization() -> None:
    club = ("тренер", "клуб «Заря»")
    short, full = ("Саша Сомов", *club), ("Александр Сомов", *club)
    assert people(article("a", short), article("b", full)) == [("Александр Сомов", 2)]
    alone = ("Саша Сомов", "", "")
    assert [n for _, n in people(article("a", alone), article("b", full))] == [1, 1]


def test_the_name_of_a_father_is_left_out() -> None:
    works = ("директор", "завод «Луч»")
    names = ("Эльдар Фикрет оглы Гусейнов", "Эльдар Гусейнов")
    assert people(*(article(name, (name, *works)) for name in names)) == [(names[0], 2)]


def test_a_shared_organization_tells_whose_surname_it_is() -> None:
    articles = [
        article("a", ("Игорь Сомов", "директор", "завод «Заря»")),
        article("b", ("Сомов", "директор", "завод «Заря»")),
    ]
    assert people(*articles) == [("Игорь Сомов", 2)]


def test_a_shared_organization_tells_whose_initials_they_are() -> None:
    articles = [
        article("a", ("Игорь Сомов", "директор", "завод «Заря»")),
        article("b", ("И. П. Сомов", "директор", "завод «Заря»")),
        article("c", ("И. К. Сомов", "", "")),
    ]
    assert people(*articles) == [("Игорь Сомов", 2), ("И. К. Сомов", 1)]


def test_namesakes_of_two_spheres_are_two() -> None:
    articles = [
        article("a", ("Игорь Сомов", "", "")),
        article("b", ("Игорь Сомов", "волейболист", "клуб «Заря»")),
        article("c", ("Игорь Сомов", "полковник", "полиция Тулы")),
    ]
    assert people(*articles) == [("Игорь Сомов", 2), ("Игорь Сомов", 1)]


def test_a_judge_who_was_a_prosecutor_is_one() -> None:
    articles = [
        article("a", ("Игорь Сомов", "прокурор", "прокуратура Тулы")),
        article("b", ("Игорь Сомов", "судья", "Тульский суд")),
    ]
    assert people(*articles) == [("Игорь Сомов", 2)]


def test_a_name_that_fits_two_people_stays_alone() -> None:
    articles = [
        article("a", ("Игорь Петрович Сомов", "директор", "завод «Заря»")),
        article("b", ("Игорь Ильич Сомов", "ректор", "институт «Рассвет»")),
        article("c", ("Игорь Сомов", "", "")),
    ]
    assert [n for _, n in people(*articles)] == [1, 1, 1]
    unsure = [reason for judgement, reason in verdicts(resolve(articles)) if judgement == "unsure"]
    assert unsure == ["first name fits a fuller one"] * 2


def test_unless_it_shares_an_organization_with_one() -> None:
    articles = [
        article("a", ("Игорь Петрович Сомов", "директор", "завод «Заря»")),
        article("b", ("Игорь Ильич Сомов", "ректор", "институт «Рассвет»")),
        article("c", ("Игорь Сомов", "", "институт «Рассвет»")),
    ]
    assert people(*articles) == [("Игорь Петрович Сомов", 1), ("Игорь Ильич Сомов", 2)]


def test_a_place_that_employs_is_shared_too() -> None:
    def governor(doc: str, name: str, region: str = "Смоленская область") -> Extraction:
        place = Entity("e2", EntityType.STATE_OR_PROVINCE, region, (), ("m2",))
        person = Entity("e1", EntityType.PERSON, name, (), ("m1",))
        record = Record(
            "r1", RecordKind.POSITION, person_id="e1", person=name, role="губернатор",
            organization_id="e2", organization=place.name,
        )  # fmt: skip
        return Extraction(Article(doc, ""), entities=(person, place), records=(record,))

    assert people(governor("a", "Сомов"), governor("b", "Игорь Сомов")) == [("Игорь Сомов", 2)]
    karelia = governor("c", "Сомов", "Карелия"), governor("d", "Игорь Сомов", "Республика Карелия")
    assert people(*karelia) == [("Игорь Сомов", 2)]


def test_rows_of_people() -> None:
    (person,) = resolve(
        [
            article("a", ("Мария Захарова", "директор", "завод «Заря»")),
            article("b", ("Мария Владимировна Захарова", "директор", "завод «Заря»")),
        ]
    ).people
    assert person.person_id == "P1"
    assert person.aliases == ("Мария Захарова",)
    assert (person.gender, person.roles, person.organizations) == ("femn", ("директор",), ("O1",))
    assert (person.n_documents, person.n_mentions) == (2, 2)


def told(doc: str, name: str, *other: str) -> Extraction:
    return article(doc, (name, "", ""), aliases={name: other})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", "Анна Ким", "Сомова"), told("b", "Алла Сомова")),
        (told("a", "Анна Ильинична Ким", "Сомова"), told("b", "Анна Петровна Сомова")),
        (told("a", "Лев Ким", "Сомова"), told("b", "Лев Сомов")),
        (told("a", "Анна Ким", "Анна"), told("b", "Анна Анна")),
        (told("a", "Анна Ким", "Смирнова"), told("b", "Анна Смирнова")),  # a frequent name
    ],
)
def test_another_surname_of_others(one: Extraction, other: Extraction) -> None:
    assert [n for _, n in people(one, other)] == [1, 1]


def test_a_woman_who_changed_her_surname() -> None:
    articles = [told("a", "Анна Ким", "Сомова"), told("b", "Анна Ильинична Сомова")]
    assert people(*articles) == [("Анна Ильинична Сомова", 2)]
    assert verdicts(resolve(articles)) == [("same", "other surname сомова")]


def test_the_spelling_with_most_ё_is_the_name() -> None:
    articles = [told(doc, "Семен Щелоков") for doc in "ab"]
    assert people(*articles, told("c", "Семён Щёлоков")) == [("Семён Щёлоков", 3)]


# --- frequent names

MINISTER = ("Сергей Иванов", "министр обороны", "")
"""A name that many bear."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINISTER, ("Сергей Иванов", "директор", "школа «Заря»")),
        (("Анна Смирнова", "", ""), ("Анна Смирнова", "", "")),
        (("С. Иванов", "", ""), ("Сергей Иванов", "", "")),
        (("С. А. Иванов", "", ""), ("С. А. Иванов", "", "")),
        (("Чжан Вэй", "посол", ""), ("Чжан Вэй", "директор", "")),
        (("Сергей Иванов", "директор", ""), ("Сергей Иванов", "директор", "")),  # as many are
        (
            ("Сергей Иванов", "губернатор", "Правительство Тульской области"),
            ("Сергей Иванов", "губернатор", "Правительство Тверской области"),
        ),
        (
            ("Иван Петрович Сидоров", "губернатор", "Правительство Тульской области"),
            ("Иван Сидоров", "тренер", "клуб «Луч»"),
        ),
    ],
)
def test_a_frequent_name_alone_is_unsure(one: Said, other: Said) -> None:
    articles = [article("a", one), article("b", other)]
    assert [n for _, n in people(*articles)] == [1, 1]
    assert {judgement for judgement, _ in verdicts(resolve(articles))} == {"unsure"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MINISTER, MINISTER),  # few have this role
        (MINISTER, ("Сергей Александрович Иванов", "министр обороны", "")),
        (
            ("С. А. Иванов", "министр обороны", ""),
            ("Сергей Александрович Иванов", "министр обороны", ""),
        ),
        (("Сергей Иванов", "тренер", "клуб «Луч»"), ("Сергей Иванов", "директор", "клуб «Луч»")),
        (("Сергей Александрович Иванов", "", ""), ("Сергей Александрович Иванов", "", "")),
        (("Ярополк Иванов", "", ""), ("Ярополк Иванов", "", "")),  # a rare first name
        (("Сергей Ропшин", "", ""), ("Сергей Ропшин", "", "")),  # a rare surname
        (("Ли Цзяньго", "", ""), ("Ли Цзяньго", "", "")),
        (("Чжан Вэй", "посол", "Китай"), ("Чжан Вэй", "посол", "Китай")),
    ],
)
def test_unless_articles_tell_more_or_it_is_rare(one: Said, other: Said) -> None:
    assert [n for _, n in people(article("a", one), article("b", other))] == [2]


def test_who_is_named_beside_a_frequent_name_tells_whose_it_is() -> None:
    beside = ("Игорь Сомов", "", "")
    articles = [article(doc, ("Сергей Иванов", "", ""), beside) for doc in "ab"]
    assert ("Сергей Иванов", 2) in people(*articles)
    everywhere = [article(f"c{n}", beside) for n in range(9)]
    assert ("Сергей Иванов", 2) not in people(*articles, *everywhere)


def test_a_frequent_name_alone_means_whom_many_articles_name() -> None:
    articles = [article(f"a{n}", MINISTER) for n in range(3)]
    articles += [article("b", ("Сергей Иванов", "", ""))]
    articles += [article("c", ("Сергей Иванов", "директор", "школа «Заря»"))]
    assert [n for _, n in people(*articles)] == [4, 1]


def test_a_role_without_an_organization_is_told_too() -> None:
    (person,) = resolve([article("a", MINISTER)]).people
    assert person.roles == ("министр обороны",)
