"""Posts that share the verb of the one before: «работал врачом, затем – главврачом»."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

OTHERS = [
    # a verb, a subject or a preposition of its own
    "[Котов|PERSON] стал [директором|PROFESSION] и встретился с [мэром|PROFESSION].",
    "[Котов|PERSON] стал [директором|PROFESSION], [мэром|PROFESSION] назначили другого.",
    "[Директором|PROFESSION] стал [Котов|PERSON], [инженером|PROFESSION] – [Рид|PERSON].",
    "[Котова|PERSON] избрали [главой|PROFESSION], а [мэром|PROFESSION] снова стала [Рид|PERSON].",
    "[Котов|PERSON] работал [врачом|PROFESSION] вместе с [мэром|PROFESSION].",
    "[Котов|PERSON] может стать [врачом|PROFESSION], затем [мэром|PROFESSION].",
    "[Котов|PERSON] сказал: «Он был [врачом|PROFESSION], затем [мэром|PROFESSION]».",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_his_post(mark, text):
    roles = {row[1] for row in positions(mark(text)) if row[0] == "Котов"}
    assert roles.isdisjoint({"мэр", "инженер"})


ANOTHERS = [
    # a clause of its own, a dash of its own
    "[Ректор|PROFESSION] [Котов|PERSON] переизбран, [главой|PROFESSION] избран [Рид|PERSON].",
    "[Главой|PROFESSION] стал [Рид|PERSON], членами — [поэт|PROFESSION] [Ян|PERSON] и "
    "[критик|PROFESSION] [Котов|PERSON].",
]


@pytest.mark.parametrize("text", ANOTHERS)
def test_what_another_gets(mark, text):
    told = positions(mark(text))
    assert ("Котов", "глава") not in [row[:2] for row in told]
    assert ("Рид", "глава", None, "new") in told


def test_a_participle_tells_of_whom_it_describes(mark):
    marked = mark(
        "[Рид|PERSON], возглавляющий [фонд|ORGANIZATION], и [врач|PROFESSION] [Ян Ким|PERSON] "
        "встретились."
    )
    assert [row[0] for row in positions(marked) if row[1] == "руководитель"] == ["Рид"]


def test_posts_share_a_verb_and_its_tense(mark):
    marked = mark(
        "[Котов|PERSON] работал [врачом|PROFESSION], затем [главврачом|PROFESSION], позднее – "
        "[директором [завода «Луч»|ORGANIZATION]|PROFESSION]."
    )
    assert positions(marked) == [
        ("Котов", "врач", None, "former"),
        ("Котов", "главврач", None, "former"),
        ("Котов", "директор", "завод «Луч»", "former"),
    ]


def test_each_has_the_date_before_it(mark):
    marked = mark(
        "В [2010 году|DATE] [Котов|PERSON] стал [врачом|PROFESSION], "
        "а в [2015 году|DATE] – [мэром|PROFESSION]."
    )
    found = records(marked, RecordKind.POSITION)
    assert [(r.role, r.date) for r in found] == [("врач", "2010 году"), ("мэр", "2015 году")]


def test_others_get_theirs_behind_a_dash(mark):
    marked = mark(
        "[Директором|PROFESSION] стал [Котов|PERSON], [врачом|PROFESSION] – [Лев Рид|PERSON], "
        "[секретарём|PROFESSION] – [Анна Рид|PERSON]."
    )
    assert positions(marked) == [
        ("Котов", "директор", None, "new"),
        ("Лев Рид", "врач", None, "new"),
        ("Анна Рид", "секретарь", None, "new"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Начал карьеру в 1990 году [врачом|PROFESSION].",
        "С 1990 года работал [врачом|PROFESSION].",
    ],
)
def test_a_life_goes_on_without_a_subject(mark, told):
    marked = mark(f"[Лев Котов|PERSON] окончил институт. {told}")
    assert positions(marked) == [("Лев Котов", "врач", None, "former")]


def test_a_date_stays_with_its_verb(mark):
    marked = mark(
        "[Котов|PERSON] служил на посту с [2022 года|DATE], до этого был [врачом|PROFESSION]."
    )
    (found,) = records(marked, RecordKind.POSITION)
    assert (found.role, found.date) == ("врач", None)


def test_a_post_behind_a_dash_has_its_own_date(mark):
    marked = mark(
        "[Котов|PERSON] занимал пост [ректора|PROFESSION], "
        "в [1998 году|DATE] — пост [мэра|PROFESSION]."
    )
    found = records(marked, RecordKind.POSITION)
    assert [(r.role, r.date) for r in found] == [("ректор", None), ("мэр", "1998 году")]


def test_a_rank_behind_a_post_in_another_case(mark):
    marked = mark(
        "Задержали [начальника поста|PROFESSION] [майора|PROFESSION] [Дениса Рида|PERSON]."
    )
    assert {row[1] for row in positions(marked)} == {"начальник поста", "майор"}


def test_who_is_elected_behind_a_dash(mark):
    marked = mark(
        "Совет избрал [ректором|PROFESSION] [Льва Рида|PERSON], "
        "[деканом|PROFESSION] — [Игоря Лямина|PERSON]."
    )
    assert positions(marked) == [
        ("Лев Рид", "ректор", None, "new"),
        ("Игорь Лямин", "декан", None, "new"),
    ]
