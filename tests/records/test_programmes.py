"""Programmes and pages of short news: what each item, each piece of news has of its own."""

import pytest
from told import records

from newsnlp.find.events.programmes import programme
from newsnlp.types import RecordKind


def apart(mark, *lines):
    """Return the pairs of lines, by number, that are told to be apart; each is a sentence."""
    marked = mark("\n".join(lines))
    told, count = programme(marked.annotation), len(marked.annotation.sentences)
    return {(i, j) for i in range(count) for j in range(i) if told.are_apart(i, j)}


NONE = [
    ("10:00 Открытие", "Концерт", "Выставка"),  # one item alone
    ("1. Рид – 10:15", "2. Ким – 10:40"),
    ("12 мая открылся форум", "13 мая участники уехали"),
    ("10.00. Рид открыл заседание", "11.00. Звание присвоено Киму"),
    ("1998–2003 – директор", "2003–2005 – министр"),
    ("7–9 лет", "10–12 лет"),
    ("5 человек пришли", "15 человек ушли"),
    ("14 марта 2025", "Открыт мост", "Рид доволен"),
]


@pytest.mark.parametrize("lines", NONE)
def test_no_programme(mark, lines):
    assert apart(mark, *lines) == set()


ITEMS = [
    ("10:00 Открытие", "12:00 Концерт"),
    ("• 10.00 – открытие", "• 11.30–12.00 – концерт"),
    ("5 июня, 18:00. Открытие", "Среда, 6 июня. Концерт"),
    ("с 10:00 Ярмарка", "в 12:00 Концерт"),
    ("10:00 | Открытие", "12:00 | Концерт"),
]


@pytest.mark.parametrize("lines", ITEMS)
def test_items_are_apart(mark, lines):
    last = max(apart(mark, *lines))[0]
    assert (last, 0) in apart(mark, *lines)


def test_what_stands_above_and_below_is_of_all(mark):
    found = apart(mark, "Фестиваль", "10:00 Открытие", "Парк", "12:00 Концерт", "", "Вход платный")
    assert found == {(3, 1), (3, 2)}


def test_a_line_with_a_verb_is_of_no_item(mark):
    assert apart(mark, "10:00 Открытие", "12:00 Концерт", "14:00 Рид открыл форум") == {(1, 0)}


SECTIONS = [
    ("18.06.2025", "Открыт стадион", "", "17.06.2025", "Назначен врач"),
    ("", "Открыт стадион", "18.06.2025", "Рид рад.", "", "Назначен врач", "17.06.2025", "Ким рад."),
    ("", "Парк", "10:00 Концерт", "", "Музей", "12:00 Лекция"),
]


@pytest.mark.parametrize("lines", SECTIONS)
def test_news_below_their_days_are_apart(mark, lines):
    found = apart(mark, "Новости", "", *lines)
    half = len([line for line in lines if line]) // 2
    assert found == {(i, j) for j in range(1, half + 1) for i in range(half + 1, 2 * half + 1)}


PROGRAMME = (
    "Программа [форума|EVENT]\n[Среда, 5 июня|DATE]\n"
    "[10:00|TIME] [Открытие|EVENT]. [Большой зал|FACILITY]\n"
    "[12:00|TIME] [Лекция|EVENT] ([Малый зал|FACILITY])\n"
    "[14:00|TIME] [Мастер-класс|EVENT]. Ведущий – [Ян Ким|PERSON] из [Музея|ORGANIZATION]\n"
)


def told(marked):
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    return {(str(r.type), names[r.head], names[r.tail]) for r in found}


def test_each_item_has_its_own_house_and_the_day_above(mark):
    marked = mark(PROGRAMME)
    events = [r for r in records(marked, RecordKind.EVENT) if r.event]
    assert {(r.event.lower(), r.place, r.date) for r in events} >= {
        ("открытие", "Большой зал", "Среда, 5 июня"),
        ("лекция", "Малый зал", "Среда, 5 июня"),
    }
    assert not any("Музея" in one for kind, *one in told(marked) if kind == "TAKES_PLACE_IN")


def test_without_a_day_above_the_hour_is_told(mark):
    found = told(mark(PROGRAMME.replace("[Среда, 5 июня|DATE]\n", "")))
    assert {("POINT_IN_TIME", "Открытие", "10:00"), ("POINT_IN_TIME", "Лекция", "12:00")} <= found


def test_a_relation_of_two_items_tells_nothing(mark):
    marked = mark(PROGRAMME)
    wrong = marked.relation("TAKES_PLACE_IN", "Мастер-класс", "Малый зал")
    found = records(marked, RecordKind.EVENT, wrong)
    assert {r.place for r in found if r.event == "Мастер-класс"} <= {None}


@pytest.mark.parametrize("gap", ["\n", "", "[16:00|TIME] [Обед|EVENT]. "])
def test_who_organizes_it_all_is_told_on_a_line_below(mark, gap):
    found = told(mark(f"{PROGRAMME}{gap}Организатор – [Союз|ORGANIZATION]"))
    whose = {event for kind, who, event in found if kind == "ORGANIZES"}
    assert whose == ({"Обед"} if "Обед" in gap else {"форума"})


def test_the_day_and_the_town_below_a_title(mark):
    found = told(
        mark("Программа [форума|EVENT]\n[5 мая|DATE], г. [Тула|CITY]\n[10:00|TIME] [Обед|EVENT]")
    )
    assert {("POINT_IN_TIME", "форума", "5 мая"), ("TAKES_PLACE_IN", "форума", "Тула")} <= found


def test_a_day_with_its_house_heads_the_hours_below(mark):
    lines = ["4 октября, лицей № 26", "9:00 – уроки", "14:00 – классы"]
    lines += ["5 октября, театр", "10:30 – дебаты", "16:00 – финал"]
    told = programme(mark("\n".join(lines)).annotation)
    assert [told.is_of_item(i) for i in range(6)] == [False, True, True, False, True, True]
    assert told.are_together(0, 2)
    assert told.are_apart(0, 4)
