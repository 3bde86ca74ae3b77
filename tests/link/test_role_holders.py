"""Roles that stand for people: who holds «Руководитель ЦОПП» of a headline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.types import RelationType

Linking = Callable[..., Marked]
HEADLINE = "[Руководитель [ЦОПП]ORG]ROLE вошёл в совет.\n\n"


def _holders(marked: Marked) -> list[tuple[str, str]]:
    return marked.relations(RelationType.WORKS_AS)


@pytest.mark.parametrize(
    ("body", "works"),
    [
        # nobody leads this organization
        ("[Игорь Рябов]PER, [методист [ЦОПП]ORG]ROLE, рад.", [("Игорь Рябов", "методист ЦОПП")]),
        # the leader of another organization
        ("[Игорь Рябов]PER, [директор [НПС]ORG]ROLE, рад.", [("Игорь Рябов", "директор НПС")]),
        # a deputy does not lead
        (
            "[Игорь Рябов]PER, [заместитель директора [ЦОПП]ORG]ROLE, рад.",
            [("Игорь Рябов", "заместитель директора ЦОПП")],
        ),
        (
            "[Игорь Рябов]PER, [зам. директора [ЦОПП]ORG]ROLE, рад.",
            [("Игорь Рябов", "зам. директора ЦОПП")],
        ),
        # who leads a part
        (
            "[Игорь Рябов]PER, [технический директор [ЦОПП]ORG]ROLE, рад.",
            [("Игорь Рябов", "технический директор ЦОПП")],
        ),
        # two leaders: an outgoing and a new one
        (
            "[Игорь Рябов]PER, [директор [ЦОПП]ORG]ROLE, и [Пётр Котов]PER, "
            "[бывший директор [ЦОПП]ORG]ROLE, рады.",
            [("Игорь Рябов", "директор ЦОПП"), ("Пётр Котов", "бывший директор ЦОПП")],
        ),
    ],
)
def test_stays_without_a_holder(linking: Linking, body: str, works: list[tuple[str, str]]) -> None:
    assert _holders(linking(HEADLINE + body, tuple(works))) == []


@pytest.mark.parametrize(
    "role", ["директор [ЦОПП]ORG", "исполняющий обязанности директора [ЦОПП]ORG", "глава [ЦОПП]ORG"]
)
def test_the_only_leader_holds_it(linking: Linking, role: str) -> None:
    plain = role.replace("[", "").replace("]ORG", "")
    marked = linking(f"{HEADLINE}[Игорь Рябов]PER, [{role}]ROLE, рад.", (("Игорь Рябов", plain),))
    assert _holders(marked) == [("Игорь Рябов", "Руководитель ЦОПП")]
    assert [r.source for r in marked.linked.relations if r.type == RelationType.WORKS_AS] == [
        "rule:role-holder"
    ]


@pytest.mark.parametrize(("told", "held"), [("Президент", "ректор"), ("Председатель", "президент")])
def test_another_post_at_the_head_is_another_holder(linking: Linking, told: str, held: str) -> None:
    marked = linking(
        f"[{told} [НПС]ORG]ROLE рад. [Игорь Рябов]PER, [{held} [НПС]ORG]ROLE, рад.",
        (("Игорь Рябов", f"{held} НПС"),),
    )
    assert _holders(marked) == []


def test_a_role_inside_a_role_is_told_once(linking: Linking) -> None:
    marked = linking(
        "[[Руководитель]ROLE [ЦОПП]ORG]ROLE вошёл в совет.\n\n"
        "[Игорь Рябов]PER, [директор [ЦОПП]ORG]ROLE, рад.",
        (("Игорь Рябов", "директор ЦОПП"),),
    )
    assert _holders(marked) == [("Игорь Рябов", "Руководитель ЦОПП")]


def test_a_minister_of_a_region_is_not_its_governor(linking: Linking) -> None:
    role = "министр культуры Омской области"
    marked = linking(
        "[Игорь Рябов]PER, [министр культуры [Омской области]REG]ROLE, рад. "
        "Вручили премию [губернатора [Омской области]REG]ROLE.",
        (("Игорь Рябов", role),),
    )
    assert _holders(marked) == []


def test_the_head_of_a_region_is_its_governor(linking: Linking) -> None:
    marked = linking(
        "[Губернатору [Омской области]REG]ROLE вручили премию. "
        "[Игорь Рябов]PER, [глава [Омской области]REG]ROLE, рад.",
        (("Игорь Рябов", "глава Омской области"),),
    )
    assert _holders(marked) == [("Игорь Рябов", "Губернатору Омской области")]


def test_what_somebody_was_stands_for_nobody(linking: Linking) -> None:
    marked = linking(
        "[Директор [ЦОПП]ORG]ROLE [Игорь Рябов]PER рад. С весны был [начальником [ЦОПП]ORG]ROLE.",
        (("Игорь Рябов", "Директор ЦОПП"),),
    )
    assert _holders(marked) == []


OTHERS = [
    # not the one who has the post: several, one of before, whose seat somebody wants
    "[Руководители [ЦОПП]ORG]ROLE вошли в совет.\n\n",
    "Бывший [руководитель [ЦОПП]ORG]ROLE вошёл в совет.\n\n",
    "Это соперник за место [руководителя [ЦОПП]ORG]ROLE.\n\n",
]


@pytest.mark.parametrize("headline", OTHERS)
def test_who_is_not_its_leader(linking: Linking, headline: str) -> None:
    works = (("Игорь Рябов", "директор ЦОПП"),)
    body = "[Игорь Рябов]PER, [директор [ЦОПП]ORG]ROLE, рад."
    assert _holders(linking(headline + body, works)) == []
