"""The whole of resolving: order, thresholds, tables, files, what the dump teaches."""

from __future__ import annotations

import json
import random
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from stated import FULL, article, organizations, people

from newsnlp.errors import InputError, SettingsError
from newsnlp.resolve import resolve, resolve_dir
from newsnlp.resolve.files import to_arrow, write_tables
from newsnlp.types import Article, Extraction


def test_the_package_is_the_function() -> None:
    import newsnlp.resolve

    assert newsnlp.resolve([]).people == ()  # type: ignore[operator]
    assert newsnlp.resolve.resolve([], threshold=0.9).threshold == 0.9


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


@pytest.mark.parametrize(("other", "docs"), [("Пришёл Рид.", ["text"]), ("", ["text", "text#2"])])
def test_texts_that_share_an_id_are_articles_of_their_own(other: str, docs: list[str]) -> None:
    first = replace(article("text", ("Ян Рид", "", "")), article=Article("text", "Пришёл Рид."))
    again = replace(article("text", ("Ян Рид", "", "")), article=Article("text", other))
    assert sorted({link.doc_id for link in resolve([first, again]).links}) == docs


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


def test_a_role_is_one_whatever_its_spelling() -> None:
    roles = ("актер", "актёр", "актер", "режиссер")
    told = [article(str(n), ("Фрол Притворин", role, "")) for n, role in enumerate(roles)]
    (person,) = resolve(told).people
    assert person.roles == ("актёр", "режиссер")


def test_one_extraction_is_resolved_too() -> None:
    (first, *_) = dump()
    assert resolve(first).people == resolve([first]).people


def test_entities_are_the_ids_alone() -> None:
    resolution = resolve(dump())
    found = {(e.doc_id, e.entity_id): e for e in resolution.entities}
    assert len(found) == len(resolution.entities) == sum(len(x.entities) for x in dump())
    director = found["b", "e1"]  # «Сомов» there
    assert (director.kind, director.name) == ("person", "Игорь Петрович Сомов")
    assert director.resolved_id == found["a", "e1"].resolved_id


def test_records_with_the_ids_of_people() -> None:
    from newsnlp.tables import to_frame

    resolution, records = resolve(dump()), to_frame(dump())
    found = resolution.add_ids(records)
    assert list(found.columns)[3:5] == ["person_id", "resolved_person_id"]
    assert "resolved_person_id" not in records  # a copy
    directors = found[found.role.eq("директор")]
    assert directors.resolved_person_id.tolist() == ["P1", "P1"]
    nobody = found[found.person_id.isna()]
    assert nobody.resolved_person_id.isna().all()
    assert str(found.resolved_organization_id.dtype) == "string"
    entities = resolution.add_ids(to_frame(dump(), "entities"))
    assert entities.resolved_entity_id.notna().all()


def test_ids_of_another_resolution_give_way() -> None:
    from newsnlp.tables import to_frame

    records, strict = to_frame(dump()), resolve(dump()).at(0.99)
    first = resolve(dump()).add_ids(records)
    assert strict.add_ids(first).equals(strict.add_ids(records))
    with pytest.raises(InputError, match="person_id, name"):
        strict.add_ids(strict.to_frame("people"))


def test_a_table_is_no_results() -> None:
    from newsnlp.tables import to_frame

    with pytest.raises(InputError, match="given a DataFrame"):
        resolve(to_frame(dump()))  # type: ignore[arg-type]


TABLES = ("people", "organizations", "entities", "links")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_of_its_rows(table: str) -> None:
    resolution = resolve(dump())
    frame, rows = resolution.to_frame(table), getattr(resolution, table)
    assert len(frame) == len(rows) > 0
    assert list(frame.columns) == resolution.to_arrow(table).schema.names
    assert set(frame.columns) == {field.name for field in fields(rows[0])}
    assert dict(frame.dtypes) == dict(resolve([]).to_frame(table).dtypes)


def test_a_missing_value_is_na() -> None:
    links = resolve(dump()).to_frame("links")
    alone = links[links.reason.eq("stands for itself")]
    assert len(alone)
    assert alone.other_name.isna().all()
    assert str(links.other_name.dtype) == "string"
    assert resolve(dump()).to_frame().aliases.tolist()[1] == ["Анна Котова", "Котова"]


def test_an_unknown_table_names_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="people, organizations, entities, links"):
        resolve([]).to_frame("records")


def test_a_short_repr() -> None:
    assert repr(resolve([])) == ("<Resolution: 0 people, 0 organizations, 0 links, threshold 0.7>")
    many = [
        article(f"{n:03}", (f"Игорь Со{n}мов", "директор", f"завод «Б-{n}»")) for n in range(500)
    ]
    shown = repr(resolve(many))
    assert shown.startswith("<Resolution: 500 people (Игорь Со0мов, Игорь Со1мов, Игорь Со2мов, …)")
    assert len(repr([resolve(many), *many[:2]])) < 600


@pytest.mark.parametrize("threshold", [-0.1, 1.5, "0.9", None])
def test_a_threshold_that_is_none(threshold: Any) -> None:
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
    assert list(first) == [
        "entities.parquet", "links.parquet", "organizations.parquet", "people.parquet",
    ]  # fmt: skip
    resolve_dir(tmp_path, tmp_path / "again")
    assert first == {p.name: p.read_bytes() for p in sorted((tmp_path / "again").iterdir())}
    table = pq.read_table(tmp_path / "resolved" / "people.parquet")
    assert table.num_rows == len(resolution.people)


def test_a_resolution_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(resolve(dump()), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(resolution: object, table: str) -> Any:
        if table == "entities":
            raise OSError(28, "No space left on device")
        return to_arrow(resolve(dump()[:1]), table)

    monkeypatch.setattr("newsnlp.resolve.files.to_arrow", full)
    with pytest.raises(OSError, match="No space left"):
        write_tables(resolve(dump()), tmp_path)
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


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
