"""One organization across articles; every merge with its reason."""

from __future__ import annotations

import pytest
from stated import FULL, article, organizations, verdicts

from newsnlp.resolve import resolve


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("завод «Заря»", "газета «Заря»"),  # another sort of thing
        ("ЦОПП Смоленской области", "ЦОПП Тверской области"),
        ("ООО «Рассвет»", "АО «Рассвет»"),
        ("Тульская гордума", "Тульская областная дума"),
        ("Дума Тулы", "Дума Тульской области"),
        ("Дума Тулы", "Тульская областная дума"),
        ("Дума Чувашии", "Чебоксарская городская дума"),
        ("Дума Югры", "городская дума Югорска"),
        ("Луговецкая городская дума", "Ольховская городская дума"),
        ("Детская городская больница", "Детская городская больница"),
        ("войсковая часть 73612", "войсковая часть 73613"),
        ("правительство", "правительство"),  # of which country?
        ("школа", "школа"),
        ("Институт языкознания", "Институт географии"),
        ("Ивановский областной суд", "облсуд"),  # of which region?
        ("облсуд", "областной суд"),
        ("совет директоров", "Совет директоров"),
        ("предвыборный штаб", "предвыборный штаб"),
        ("Школа № 5", "школа №5"),
        ("Совет директоров АО «Луч»", "АО «Луч»"),
        ("Предвыборный штаб партии «Заря»", "партия «Заря»"),
        ("Дворец культуры завода «Заря»", "завод «Заря»"),
        ("филиал ПАО «Луч»", "«Луч»"),
        ("Администрация района", "администрация района"),
        ("Кировский районный суд", "Кировский районный суд"),  # of which town?
        ("УФСБ России по Тульской области", "УФСБ России по Тверской области"),
        ("Контрольно-счётная палата", "Контрольно-счётная палата"),
        ("Русская служба «Голоса зари»", "Сомалийская служба «Голоса зари»"),
        ("Русская служба «Голоса зари»", "радио «Голос зари»"),
        ("президиум «Единой зари»", "исполком «Единой зари»"),
        ("отделение «Единой зари»", "«Единая заря»"),
        ("Томское отделение «Единой зари»", "новосибирское отделение «Единой зари»"),
        ("структура «Тундросетей»", "филиал «Тундросетей»"),
        ("Совет безопасности ООН", "Совет безопасности РФ"),
        ("Совет Евросоюза", "Совет ООН"),
        ("УМВД России по Томску", "УМВД по Томской области"),
        ("УМВД России по Томску", "Томское УМВД"),
        ("УФАС по Томской области", "Омское УФАС"),
        ("УМВД России по Томской области", "МВД России"),
        ("ГУ МВД", "ГУ МВД"),
        ("сборная России", "сборная России по хоккею"),
        ("управление делами администрации президента", "управление делами президента"),
        ("Рязанский театр драмы", "Рязанский театр кукол"),
        ("Верховный суд Карелии", "Верховный районный суд Карелии"),
        ("Томский суд", "Томский районный суд"),  # or the областной?
        ("Управление культуры Томска", "администрация Томска"),
        ("Управление культуры администрации Томска", "Управление культуры Томской области"),
        ("Пресненский суд Москвы", "Тверской суд Москвы"),
        ("Кировский районный суд Томской области", "Кировский районный суд Томской области"),
        ("Кировский районный суд Томска", "Кировский районный суд Пензы"),
        ("миссия ООН в Мали", "миссия ООН в Ливане"),
        ("российские ВВС", "американские ВВС"),
        ("Луговецкие власти", "Ольховские власти"),
    ],
)
def test_two_organizations(one: str, other: str) -> None:
    found = organizations(article("a", ("", "", one)), article("b", ("", "", other)))
    assert [n for _, n in found] == [1, 1]


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        ("завод «Заря»", "завод «Заря»", "завод «Заря»"),
        ("ООО «Рассвет»", "«Рассвет»", "ООО «Рассвет»"),
        ("завод «Заря»", "«Заря»", "завод «Заря»"),
        ("ЗАО «Рассвет»", "ПАО «Рассвет»", "ЗАО «Рассвет»"),
        ("Ижевская городская дума", "Ижевская гордума", "Ижевская городская дума"),
        ("Луговецкая городская дума", "Луговецкая гордума", "Луговецкая городская дума"),
        ("Тульская городская дума", "Дума Тулы", "Тульская городская дума"),
        ("Дума Луговца", "городская дума Луговца", "городская дума Луговца"),
        (
            "Тверской государственный университет",
            "Тверской госуниверситет",
            "Тверской государственный университет",
        ),
        ("Войсковая часть № 73612", "в/ч 73612", "Войсковая часть № 73612"),
        ("ЦОПП", "ЦОПП", "ЦОПП"),
        ("Совет ЕС", "Совет Евросоюза", "Совет Евросоюза"),
        (
            "УМВД России по Томской области",
            "УМВД по Томской области",
            "УМВД России по Томской области",
        ),
        ("УМВД по Томской области", "Томское УМВД", "УМВД по Томской области"),
        (
            "Ленинский районный суд г. Томска",
            "Ленинский районный суд Томска",
            "Ленинский районный суд г. Томска",
        ),
        (
            "Пресненский суд Москвы",
            "Пресненский районный суд Москвы",
            "Пресненский районный суд Москвы",
        ),
        ("Кировский суд Пензы", "Кировский районный суд Пензы", "Кировский районный суд Пензы"),
        (
            "Управление культуры администрации г. Луговца",
            "Управление культуры Луговца",
            "Управление культуры администрации г. Луговца",
        ),
        (
            "департамент образования мэрии Томска",
            "департамент образования Томска",
            "департамент образования мэрии Томска",
        ),
        ("Рязанский театр драмы", "Рязанский драмтеатр", "Рязанский драмтеатр"),
        ("Драматический театр Луговца", "театр драмы Луговца", "Драматический театр Луговца"),
        ("ГУ МВД по городу Москве", "ГУ МВД России по г. Москве", "ГУ МВД России по г. Москве"),
        ("сборная России по хоккею", "Сборная РФ по хоккею", "сборная России по хоккею"),
        ("сборная России", "российская сборная", "российская сборная"),
        ("Турецкие власти", "власти Турции", "Турецкие власти"),
        ("партия «Единая заря»", "«Единая заря»", "партия «Единая заря»"),
        ("партия «Новые люди»", "«Новые люди»", "партия «Новые люди»"),
        ("студия «Дети зари»", "«Дети зари»", "студия «Дети зари»"),
        ("отделение «Новый рассвет»", "«Новый рассвет»", "отделение «Новый рассвет»"),
        ("Газпром", "Газпром", "Газпром"),
        ("Верховный суд", "Верховный суд", "Верховный суд"),
        ("Республиканская партия", "Республиканская партия", "Республиканская партия"),
        ("штаб партии «Заря»", "Штаб партии «Заря»", "Штаб партии «Заря»"),
        ("сеть магазинов «Заря»", "«Заря»", "сеть магазинов «Заря»"),
        ("строительная компания ООО «Заря»", "ООО «Заря»", "строительная компания ООО «Заря»"),
        (
            "Министерство просвещения России",
            "Министерство просвещения России",
            "Министерство просвещения России",
        ),
    ],
)
def test_one_organization(one: str, other: str, best: str) -> None:
    found = organizations(article("a", ("", "", one)), article("b", ("", "", other)))
    assert found == [(best, 2)]


@pytest.mark.parametrize(
    ("one", "other", "alias"),
    [
        ("Московский патриархат", "Ольховский патриархат", "Патриархат"),
        ("Совет безопасности РФ", "Совет безопасности ООН", "Совбез"),
        ("СОЮЗ", "Европейский союз", "Союз"),
    ],
)
def test_a_short_name_of_two_bodies_joins_them_not(one: str, other: str, alias: str) -> None:
    aliases = {one: (alias,), other: (alias,)}
    told = [article(name, ("", "", name), aliases=aliases) for name in (one, other)]
    assert [n for _, n in organizations(*told)] == [1, 1]


def test_an_acronym_told_beside_the_full_name_is_that_of_the_place() -> None:
    full = "Управление Федеральной антимонопольной службы по Томской области"
    short = ("Томское УФАС", "УФАС по Томской области", "Омское УФАС")
    told = [article(name, ("", "", name), aliases={full: ("УФАС",)}) for name in (full, *short)]
    assert sorted(n for _, n in organizations(*told)) == [1, 3]


def test_an_acronym_is_learned_from_another_article() -> None:
    articles = [
        article("a", ("", "", FULL), aliases={FULL: ("ЦОПП",)}),
        article("b", ("", "", "ЦОПП")),
        article("c", ("", "", FULL)),
    ]
    assert organizations(*articles) == [(FULL, 3)]


def test_an_acronym_with_two_meanings_is_unsure() -> None:
    union, association = "Научно-промышленный союз", "Независимый профессиональный союз"
    articles = [
        article("a", ("", "", union), aliases={union: ("НПС",)}),
        article("b", ("", "", association), aliases={association: ("НПС",)}),
        article("c", ("", "", "НПС")),
    ]
    assert [n for _, n in organizations(*articles)] == [1, 1, 1]


def test_a_region_is_not_bridged_by_an_acronym() -> None:
    regional = ("ЦОПП Смоленской области", "ЦОПП Тверской области")
    articles = [article(name, ("", "", name), aliases={name: ("ЦОПП",)}) for name in regional]
    assert [n for _, n in organizations(*articles)] == [1, 1]
    assert len(resolve(articles, threshold=0.0).organizations) == 2


@pytest.mark.parametrize("short", ["МИД", "Верховный суд", "Правительство"])
def test_a_body_that_every_country_has_is_unsure(short: str) -> None:
    names = [f"{short} {place}" for place in ("России", "Китая", "Японии")]
    articles = [article(name, ("", "", name)) for name in (*names, short)]
    assert len(organizations(*articles)) == 4


def test_unless_nearly_all_articles_mean_one_of_them() -> None:
    articles = [article(str(n), ("", "", "МИД РФ")) for n in range(9)]
    articles += [article("x", ("", "", "МИД Китая")), article("y", ("", "", "МИД"))]
    assert organizations(*articles) == [("МИД РФ", 10), ("МИД Китая", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Правительство РФ", "правительство России"),
        ("российское правительство", "Правительство Российской Федерации"),
        ("группировка «Заря»", "организация «Заря»"),
    ],
)
def test_ways_to_write_one_body(one: str, other: str) -> None:
    assert len(organizations(article("a", ("", "", one)), article("b", ("", "", other)))) == 1


def test_two_names_that_go_apart_are_not_bridged_by_an_alias() -> None:
    names = ("Сомов Медиа", "Сомов Трейд")
    articles = [article(name, ("", "", name), aliases={name: ("Сомов",)}) for name in names]
    assert len(organizations(*articles)) == 2


def test_different_sorts_say_why() -> None:
    articles = [article(name, ("", "", name)) for name in ("завод «Заря»", "газета «Заря»")]
    assert verdicts(resolve(articles), "organization") == [("different", "type газета / завод")]


def test_a_common_noun_is_no_alias_that_joins() -> None:
    african, builders = "Африканский союз", "Союз строителей"
    articles = [
        article(name, ("", "", name), aliases={name: ("Союз",)}) for name in (african, builders)
    ]
    assert len(organizations(*articles)) == 2


def test_a_shared_person_tells_whose_council_it_is() -> None:
    council = ("Пётр Котов", "председатель", "совет директоров")
    other = ("Олег Ершов", "председатель", "совет директоров")
    articles = [article("a", council), article("b", council), article("c", other)]
    assert [n for _, n in organizations(*articles)] == [2, 1]


def test_two_that_an_article_tells_apart_are_two() -> None:
    both = article("a", ("", "", "компания «Заря»"), ("", "", "ООО «Заря»"))
    assert [n for _, n in organizations(both)] == [1, 1]
    told = [reason for judgement, reason in verdicts(resolve([both]), "organization")]
    assert told == ["told apart in a"]
    assert len(resolve([both], threshold=0.0).organizations) == 2


def test_one_article_of_many_does_not_part_two_names() -> None:
    names = ("компания «Заря»", "ООО «Заря»")
    articles = [article(f"{name} {n}", ("", "", name)) for name in names for n in range(9)]
    both = article("x", *(("", "", name) for name in names))
    assert sorted(n for _, n in organizations(*articles, both)) == [1, 19]


def test_a_word_in_another_case_is_not_told_apart() -> None:
    articles = [article("a", ("", "", "Госдума"), ("", "", "Госдумы"))]
    articles += [article(f"b{n}", ("", "", "Государственная дума")) for n in range(3)]
    assert len(organizations(*articles)) == 1


def test_a_department_is_not_known_by_the_name_of_whose_it_is() -> None:
    part, whole = "Главное управление МЧС России", "МЧС России"
    articles = [
        article("a", ("", "", part), aliases={part: (whole,)}),
        article("b", ("", "", whole)),
    ]
    assert len(organizations(*articles)) == 2


def test_two_regions_of_one_country_are_two() -> None:
    names = ("УФСБ России по Тульской области", "УФСБ России по Тверской области")
    articles = [article(n, ("", "", n), aliases={n: ("УФСБ России",)}) for n in names]
    assert len(organizations(*articles)) == 2
    assert len(resolve(articles, threshold=0.0).organizations) == 2
