"""Roles that several of a list share, before it or behind it."""

import pytest
from told import positions

RID, KIM = "[Лев Рид|PERSON]", "[Анна Ким|PERSON]"
OTHERS = [
    f"Приехали {RID} и {KIM}, [врачи|PROFESSION] и журналисты.",
    f"Приехали {RID} и {KIM}, [врачи|PROFESSION] ждали.",
    f"Приехали {RID}, {KIM}, [врачи|PROFESSION] больницы, гости.",
    f"[Врачи|PROFESSION] обсудили отчёт: {RID} и {KIM} промолчали.",
    f"Слово взяли [врачи|PROFESSION]: {RID}, сказала {KIM}, опоздал.",
]
THEIRS = [
    f"{RID} и {KIM}, [врачи|PROFESSION] больницы, уехали.",
    f"{RID} и {KIM} — [врачи|PROFESSION] больницы.",
    f"Выступили два [врача|PROFESSION]: {RID} и {KIM}.",
    f"Двое [врачей|PROFESSION], {RID} и {KIM}, уехали.",
    f"Трое [врачей|PROFESSION] больницы – {RID}, {KIM} и [Ян Май|PERSON] – уехали.",
    f"Награды получили [врачи|PROFESSION] 34-летний {RID} и 40-летняя {KIM}.",
    f"Выступили [врачи|PROFESSION] {RID} (Тула) и {KIM}.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_role_of_others_beside_a_list(mark, text):
    assert positions(mark(text)) == []


@pytest.mark.parametrize("text", THEIRS)
def test_each_of_a_list_has_the_role(mark, text):
    told = [one[:2] for one in positions(mark(text))]
    assert told[:2] == [("Лев Рид", "врач"), ("Анна Ким", "врач")]


def test_each_has_the_body_in_brackets_behind_the_own_name(mark):
    marked = mark(
        f"Победили [учителя|PROFESSION] {RID} ([школа № 1|ORGANIZATION]) и "
        f"{KIM} ([лицей № 5|ORGANIZATION])."
    )
    told = positions(marked, marked.relation("WORKPLACE", "учителя", "школа № 1"))
    assert [one[2] for one in told] == ["школа № 1", "лицей № 5"]


def test_two_roles_before_a_name_behind_which_another_is_told(mark):
    two = f"[режиссёр|PROFESSION] и [врач|PROFESSION] {RID}"
    assert [one[1] for one in positions(mark(f"Приехали {two}."))] == ["врач"]
    told = positions(mark(f"Приехали {two} и [актриса|PROFESSION] {KIM}."))
    assert [one[:2] for one in told] == [
        ("Лев Рид", "режиссёр"),
        ("Лев Рид", "врач"),
        ("Анна Ким", "актриса"),
    ]
