"""Which pairs of names are linked: features, weights, and what linking settles alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from marked_text import Marked

from newsnlp.link.alias_pairs import Pair, pairs, weighed
from newsnlp.link.aliases import named_once, unsettled
from newsnlp.link.groups import Group
from newsnlp.train.aliases import fit, write
from newsnlp.types import EntityType, Mention, Relation, RelationType

Linking = Callable[..., Marked]


def test_the_same_name_again_is_no_other_name(linking: Linking) -> None:
    marked = linking("[Игорь Антоненков]PER принят. [Игорь Антоненков]PER рад.")
    assert marked.relations(RelationType.ALTERNATIVE_NAME) == []


def test_a_new_way_to_write_a_name_is(linking: Linking) -> None:
    marked = linking("[Игорь Антоненков]PER принят. [Антоненков]PER рад.")
    found = marked.relations(RelationType.ALTERNATIVE_NAME)
    assert found == [("Игорь Антоненков", "Антоненков")]


def test_an_unknown_feature_weighs_nothing() -> None:
    known, unknown = weighed("person bias"), weighed("person no such feature")
    assert Pair(0, 1, (known,)).odds == Pair(0, 1, (known, unknown)).odds != 0


def test_fit_learns_what_tells_pairs_apart(tmp_path: Path) -> None:
    parts = weighed("person bias"), weighed("person good")
    good, bad = Pair(0, 1, parts), Pair(0, 1, parts[:1])
    weights = fit([(good, True)] * 20 + [(bad, False)] * 20)
    assert weights["person good"] > 1 > 0 > weights["person bias"]
    write(weights, tmp_path / "weights.tsv")
    last = (tmp_path / "weights.tsv").read_text("utf-8").splitlines()[-1].split("\t")
    assert last[:2] == ["person", "good"]
    assert float(last[2]) == pytest.approx(weights["person good"], abs=0.01)


@pytest.mark.parametrize(
    ("type_", "kind", "kept"),
    [
        (RelationType.ALTERNATIVE_NAME, EntityType.EVENT, False),
        (RelationType.ALTERNATIVE_NAME, EntityType.PERSON, False),
        (RelationType.ALTERNATIVE_NAME, EntityType.PROFESSION, False),
        (RelationType.ALTERNATIVE_NAME, EntityType.CITY, False),
        (RelationType.ABBREVIATION, EntityType.ORGANIZATION, False),
        (RelationType.ALTERNATIVE_NAME, EntityType.ORGANIZATION, True),
        (RelationType.WORKS_AS, EntityType.PERSON, True),
    ],
)
def test_what_linking_settles(type_: RelationType, kind: EntityType, kept: bool) -> None:
    mentions = [Mention(f"m{n}", kind, n, n + 1, "А", 1.0, "gold") for n in (1, 2)]
    guess = Relation(type_, "m1", "m2", 1, 3, 0.9, "model")
    assert unsettled([guess], mentions) == ([guess] if kept else [])


def test_what_linking_names_is_named_once() -> None:
    name, acronym = RelationType.ALTERNATIVE_NAME, RelationType.ABBREVIATION
    works = Relation(RelationType.WORKS_AS, "m1", "m2", 0, 9, 0.9, "model")
    other = Relation(name, "m1", "m3", 0, 9, 0.9, "model")
    doubled = Relation(name, "m2", "m1", 0, 9, 0.9, "model")
    linked = [Relation(acronym, "m1", "m2", 0, 9, 0.9, "rule:acronym")]
    assert named_once([works, other, doubled], []) == [works, other, doubled]
    assert named_once([works, other, doubled], linked) == [works, other]


def test_an_acronym_in_brackets_may_take_more_than_initials(linking: Linking) -> None:
    marked = linking("[Рязанское бюро проката]ORG ([РОСКУС]ORG) молчит.")
    found = marked.relations(RelationType.ABBREVIATION)
    assert found == [("Рязанское бюро проката", "РОСКУС")]


def test_of_nested_names_an_acronym_in_brackets_is_of_the_inner(linking: Linking) -> None:
    marked = linking("[Правление [Торгово-промышленной палаты]ORG]ORG ([ТПП]ORG) молчит.")
    found = marked.relations(RelationType.ABBREVIATION)
    assert found == [("Торгово-промышленной палаты", "ТПП")]


def test_an_acronym_in_brackets_may_spell_one_long_word(linking: Linking) -> None:
    marked = linking("[Совет [ПАО «Уралметпром»]ORG]ORG ([УМП]ORG) молчит.")
    assert marked.relations(RelationType.ABBREVIATION) == [("ПАО «Уралметпром»", "УМП")]
    marked = linking("[ПАО «Уралметпром»]ORG ([УЕС]ORG) молчит. [ПАО «Урал»]ORG ([УАЛ]ORG) тоже.")
    assert marked.relations(RelationType.ABBREVIATION) == []


def test_another_organization_in_brackets_is_no_acronym(linking: Linking) -> None:
    marked = linking("[Прокуратура Москвы]ORG ([ФСИН]ORG) молчит.")
    assert marked.relations(RelationType.ABBREVIATION) == []


def test_a_name_may_be_linked_with_another_form_further_up() -> None:
    names = [
        Mention("m1", EntityType.ORGANIZATION, 0, 4, "Фонд", 1.0, "gold"),
        Mention("m2", EntityType.ORGANIZATION, 9, 12, "ФБК", 1.0, "gold"),
        Mention("m3", EntityType.ORGANIZATION, 19, 22, "ФБК", 1.0, "gold"),
    ]
    group = Group(EntityType.ORGANIZATION, "Фонд", [0, 1, 2])
    group.forms = {0: "Фонд", 1: "ФБК", 2: "ФБК"}
    group.why = {0: "first-mention", 1: "rule:acronym", 2: "rule:same-name"}
    found = [(pair.earlier, pair.later) for pair in pairs(names, group)]
    assert found == [(0, 1), (1, 2), (0, 2)]
