"""Which of its names are an entity's aliases, and by which it is called."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.types import RelationType

Linking = Callable[..., Marked]


def test_acronym_is_the_tail_of_its_full_name(linking: Linking) -> None:
    marked = linking(
        "В [ФНС]ORG рады. [Федеральная налоговая служба]ORG ([ФНС]ORG) собрала налоги."
    )
    found = marked.relations(RelationType.ABBREVIATION)
    assert ("Федеральная налоговая служба", "ФНС") in found
    assert all(tail == "ФНС" for _, tail in found)


@pytest.mark.parametrize(
    "text",
    [
        "[Вице-президент «Яри]ROLE» рад, рад и [вице-президент «Яри»]ROLE.",
        "[Холдинг «Ярь»]ORG вырос, [холдинг Ярь]ORG вырос.",
    ],
)
def test_a_quote_makes_no_other_thing_and_no_alias(linking: Linking, text: str) -> None:
    (entity,) = linking(text).linked.entities
    assert not [alias for alias in entity.aliases if "олдинг" in alias]


def test_an_adjective_and_its_short_noun_are_one_city(linking: Linking) -> None:
    (entity,) = linking("[Омский]CITY театр выступил в [Омске]CITY.").linked.entities
    assert (entity.name, entity.aliases) == ("Омск", ())


def test_a_form_of_a_name_is_no_alias(linking: Linking) -> None:
    marked = linking("Газета «[Весть]ORG» вышла. Собрались редакторы «[Вести]ORG» и телеканала.")
    assert [(e.name, e.aliases) for e in marked.linked.entities] == [("газета «Весть»", ("Весть",))]


def test_a_form_of_a_name_of_several_words_is_no_alias(linking: Linking) -> None:
    marked = linking("«[Голос Америки]ORG» молчит. Пришли корреспонденты «[Голоса Америки]ORG».")
    assert [(e.name, e.aliases) for e in marked.linked.entities] == [("Голос Америки", ())]


def test_a_headline_calls_by_its_level_what_is_named_next(linking: Linking) -> None:
    named = "[Тульская областная больница]ORG рада. [Омская областная больница]ORG тоже."
    headed = linking(f"В [областной больнице]ORG открыли зал. {named}").linked.entities
    assert [entity.name for entity in headed] == [
        "Тульская областная больница",
        "Омская областная больница",
    ]
    later = linking(f"В [музее]ORG рады. {named} [Областная больница]ORG ждёт.").linked.entities
    assert len(later) == 4


def test_a_headline_has_no_place_of_what_is_named_next(linking: Linking) -> None:
    named = "[Общественная палата [Омска]LAND]ORG рада. [Общественная палата [Тулы]LAND]ORG тоже."
    alone = linking(f"В [музее]ORG рады. [Общественная палата]ORG ждёт. {named}").linked.entities
    assert len([e for e in alone if "палата" in e.name]) == 3
    headed = linking(f"[Общественная палата]ORG выросла. {named}").linked.entities
    counts = {e.name: len(e.mentions) for e in headed if "палата" in e.name}
    assert counts == {"Общественная палата Омска": 2, "Общественная палата Тулы": 1}


def test_an_acronym_behind_a_noun_is_its_owner_s(linking: Linking) -> None:
    marked = linking(
        "[Вологодский государственный университет]ORG рад. [Научное общество [ВоГУ]ORG]ORG ждёт. "
        "[ВоГУ]ORG вырос."
    )
    names = {entity.name: len(entity.mentions) for entity in marked.linked.entities}
    assert names == {"Вологодский государственный университет": 3, "Научное общество ВоГУ": 1}


def test_a_name_in_full_comes_before_what_is_made_of_it(linking: Linking) -> None:
    text = "В [областном Законодательном собрании]ORG спорят. Спикер [Заксобрания]ORG молчит."
    assert [e.name for e in linking(text).linked.entities] == ["областное Законодательное собрание"]
