"""One person, one organization across articles; every merge with its reason."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from newsnlp.errors import InputError, SettingsError
from newsnlp.resolve import Resolution, resolve, resolve_dir
from newsnlp.types import Article, Entity, EntityType, Extraction, Record, RecordKind

Said = tuple[str, str, str]
"""A person, a role and an organization; an empty one is absent."""


def article(
    doc: str, *facts: Said, aliases: dict[str, tuple[str, ...]] | None = None
) -> Extraction:
    """Make the extraction of an article that states positions."""
    ids: dict[tuple[EntityType, str], str] = {}
    records = []
    for n, (person, role, organization) in enumerate(facts, start=1):
        who, where = (
            ids.setdefault((kind, name), f"e{len(ids) + 1}") if name else None
            for kind, name in ((EntityType.PERSON, person), (EntityType.ORGANIZATION, organization))
        )
        records.append(
            Record(
                f"r{n}",
                RecordKind.POSITION,
                person_id=who,
                person=person or None,
                role=role or None,
                organization_id=where,
                organization=organization or None,
            )
        )
    entities = [
        Entity(id_, kind, name, (aliases or {}).get(name, ()), (f"m{id_}",))
        for (kind, name), id_ in ids.items()
    ]
    return Extraction(Article(doc, ""), entities=tuple(entities), records=tuple(records))


def people(*articles: Extraction, threshold: float = 0.7) -> list[tuple[str, int]]:
    return [(p.name, p.n_documents) for p in resolve(articles, threshold=threshold).people]


def organizations(*articles: Extraction) -> list[tuple[str, int]]:
    return [(o.name, o.n_documents) for o in resolve(articles).organizations]


def verdicts(resolution: Resolution, kind: str = "person") -> list[tuple[str, str]]:
    return [
        (link.judgement, link.reason)
        for link in resolution.links
        if link.kind == kind and link.other_doc_id
    ]


def test_the_package_is_the_function() -> None:
    import newsnlp.resolve

    assert newsnlp.resolve([]).people == ()  # type: ignore[operator]
    assert newsnlp.resolve.resolve([], threshold=0.9).threshold == 0.9


# --- people


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна Сомова", "Алла Сомова"),
        ("Женя Шойгу", "Сергей Шойгу"),
        ("Александр Гайдай", "Александра Гайдай"),  # another gender
        ("И. П. Сомов", "Игорь Сергеевич Сомов"),
        ("Сомов", "Игорь Сомов"),  # a surname alone says little
        ("Сомов", "Сомов"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert people(article("a", (one, "", "")), article("b", (other, "", ""))) == [
        (one, 1),
        (other, 1),
    ]


@pytest.mark.parametrize(
    ("one", "other", "best"),
    [
        ("Игорь Сомов", "Игорь Сомов", "Игорь Сомов"),
        ("Игорь Сомов", "Игорь Петрович Сомов", "Игорь Петрович Сомов"),
        ("И. П. Сомов", "Игорь Петрович Сомов", "Игорь Петрович Сомов"),
        ("Артем Пчёлкин", "Артём Пчелкин", "Артем Пчёлкин"),
        ("Ким Чен Ын", "Ким Чен Ын", "Ким Чен Ын"),
    ],
)
def test_one_person(one: str, other: str, best: str) -> None:
    assert people(article("a", (one, "", "")), article("b", (other, "", ""))) == [(best, 2)]


def test_a_shared_organization_tells_whose_surname_it_is() -> None:
    articles = [
        article("a", ("Игорь Сомов", "директор", "завод «Заря»")),
        article("b", ("Сомов", "директор", "завод «Заря»")),
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
    def governor(doc: str, name: str) -> Extraction:
        place = Entity("e2", EntityType.STATE_OR_PROVINCE, "Смоленская область", (), ("m2",))
        person = Entity("e1", EntityType.PERSON, name, (), ("m1",))
        record = Record(
            "r1", RecordKind.POSITION, person_id="e1", person=name, role="губернатор",
            organization_id="e2", organization=place.name,
        )  # fmt: skip
        return Extraction(Article(doc, ""), entities=(person, place), records=(record,))

    assert people(governor("a", "Сомов"), governor("b", "Игорь Сомов")) == [("Игорь Сомов", 2)]


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


# --- organizations


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("завод «Заря»", "газета «Заря»"),  # another sort of thing
        ("ЦОПП Смоленской области", "ЦОПП Тверской области"),
        ("правительство", "правительство"),  # of which country?
        ("школа", "школа"),
        ("Институт языкознания", "Институт географии"),
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
        ("ЦОПП", "ЦОПП", "ЦОПП"),
        ("Газпром", "Газпром", "Газпром"),
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


FULL = "Центр опережающей профессиональной подготовки"


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


# --- the whole


def dump() -> list[Extraction]:
    return [
        article("a", ("Игорь Сомов", "директор", "завод «Заря»"), ("Анна Котова", "глава", "ЦОПП")),
        article("b", ("Сомов", "директор", "завод «Заря»"), ("И. П. Сомов", "", "")),
        article("c", ("Игорь Петрович Сомов", "", "ООО «Заря»"), ("Котова", "глава", "ЦОПП")),
        article("d", ("Анна Котова", "ректор", FULL), aliases={FULL: ("ЦОПП",)}),
        article("e", ("Анна Ильинична Котова", "ректор", "институт «Рассвет»")),
    ]


def test_the_order_of_articles_does_not_matter() -> None:
    expected = resolve(dump())
    for seed in range(5):
        shuffled = dump()
        random.Random(seed).shuffle(shuffled)
        found = resolve(shuffled)
        assert (found.people, found.organizations, found.links) == (
            expected.people, expected.organizations, expected.links,
        )  # fmt: skip


def test_another_threshold_needs_no_reading() -> None:
    loose, strict = resolve(dump(), threshold=0.3), resolve(dump(), threshold=0.98)
    assert len(loose.people) < len(strict.people)
    assert loose.at(0.98).people == strict.people
    assert loose.at(0.98).links == strict.links


def test_every_entity_has_one_row_that_names_its_id() -> None:
    resolution = resolve(dump())
    same = [(k.kind, k.doc_id, k.entity_id) for k in resolution.links if k.judgement == "same"]
    assert len(same) == len(set(same)) == sum(len(result.entities) for result in dump())
    ids = {p.person_id for p in resolution.people}
    ids |= {o.organization_id for o in resolution.organizations}
    assert {link.resolved_id for link in resolution.links} == ids
    assert all(link.reason for link in resolution.links)


@pytest.mark.parametrize("threshold", [-0.1, 1.5])
def test_a_threshold_out_of_range(threshold: float) -> None:
    with pytest.raises(SettingsError, match="from 0 to 1"):
        resolve([], threshold=threshold)


# --- tables and files


def tables(results: list[Extraction]) -> dict[str, Any]:
    from newsnlp.tables import to_arrow

    return {name: to_arrow(results, name) for name in ("entities", "records")}


def test_tables_say_what_extractions_say() -> None:
    arrow = tables(dump())
    frames = {name: table.to_pandas() for name, table in arrow.items()}
    expected = resolve(dump())
    assert resolve(arrow).links == expected.links
    assert resolve(frames).links == expected.links
    assert list(expected.to_frame("links").columns)[:3] == ["kind", "doc_id", "entity_id"]


def test_a_missing_table_or_column() -> None:
    with pytest.raises(InputError, match="no table 'entities'"):
        resolve({})
    with pytest.raises(InputError, match="no column 'doc_id'"):
        resolve({"entities": {"name": []}, "records": {}})


def test_a_directory_of_parquet(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    for name, table in tables(dump()).items():
        (tmp_path / name).mkdir()
        pq.write_table(table.slice(0, 3), tmp_path / name / "part-00000.parquet")
        pq.write_table(table.slice(3), tmp_path / name / "part-00001.parquet")
    resolution = resolve_dir(tmp_path)
    assert resolution.links == resolve(dump()).links
    first = {p.name: p.read_bytes() for p in sorted((tmp_path / "resolved").iterdir())}
    assert list(first) == ["links.parquet", "organizations.parquet", "people.parquet"]
    resolve_dir(tmp_path, tmp_path / "again")
    assert first == {p.name: p.read_bytes() for p in sorted((tmp_path / "again").iterdir())}
    table = pq.read_table(tmp_path / "resolved" / "people.parquet")
    assert table.num_rows == len(resolution.people)


def test_a_directory_without_tables(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make them with newsnlp batch"):
        resolve_dir(tmp_path)


def test_strange_names_are_survived(tmp_path: Path) -> None:
    names = ["", " ", ".", "«»", "\udc80", "А.", "ё" * 1000, "😀", "-", "Иван\0", "И. .", "«"]
    facts = [article(str(n), (name, name, name)) for n, name in enumerate(names)]
    resolution = resolve(facts)
    assert json.dumps(resolution.to_arrow("links").num_rows)


# --- what the dump teaches


def test_one_odd_patronymic_does_not_make_many_articles_unsure() -> None:
    articles = [article(f"a{n}", ("Игорь Сомов", "", "")) for n in range(9)]
    articles += [article("b", ("Игорь Петрович Сомов", "", ""))] * 1
    articles += [article("c", ("Игорь Кириллович Сомов", "", ""))]
    assert sorted(n for _, n in people(*articles)) == [1, 10]


@pytest.mark.parametrize(("known", "documents"), [(2, [2, 1]), (3, [4])])
def test_a_surname_alone_means_whom_many_articles_name(known: int, documents: list[int]) -> None:
    articles = [article(f"a{n}", ("Игорь Сомов", "", "")) for n in range(known)]
    assert [n for _, n in people(*articles, article("b", ("Сомов", "", "")))] == documents


def test_but_not_where_two_are_often_named() -> None:
    articles = [article(f"a{n}", ("Игорь Сомов", "", "")) for n in range(3)]
    articles += [article(f"b{n}", ("Анна Сомов", "", "")) for n in range(3)]
    assert len(people(*articles, article("c", ("Сомов", "", "")))) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Генпрокуратура", "Генеральная прокуратура"),
        ("Минобороны", "Министерство обороны"),
        ("«Коммерсантъ»", "Коммерсант"),
        ("РИА Новости", "РИА-Новости"),
    ],
)
def test_contractions_and_spellings(one: str, other: str) -> None:
    assert len(organizations(article("a", ("", "", one)), article("b", ("", "", other)))) == 1


@pytest.mark.parametrize("part", ["академия ФСБ", "Институт языкознания АН", "фонд ООН"])
def test_a_part_is_not_its_whole(part: str) -> None:
    whole = part.split()[-1]
    articles = [
        article("a", ("", "", part), aliases={part: (whole,)}),
        article("b", ("", "", whole)),
    ]
    assert len(organizations(*articles)) == 2


def test_a_famous_name_costs_no_pairs() -> None:
    articles = [article(f"{n:04}", ("Игорь Сомов", "глава", f"завод «Б-{n}»")) for n in range(2000)]
    resolution = resolve(articles)
    assert [p.n_documents for p in resolution.people] == [2000]
    assert len(resolution.links) <= 3 * 2000


def test_a_frequent_surname_costs_no_pairs() -> None:
    names = [f"{a}{b}ан Сомов" for a in "БВГДЖЗКЛМН" for b in "аеиоуыэюя"]
    articles = [article(name, (name, "", "")) for name in names]
    resolution = resolve([*articles, article("x", ("Сомов", "", ""))])
    assert len(resolution.people) == len(names) + 1
    assert len(resolution.links) <= 3 * len(names)
