"""When and where an event is, and who holds it, by the labels of its announcement."""

import pytest
from told import records

from newsnlp.types import RecordKind

NAME = "[Ярмарка мёда|EVENT]"
NOTHING = [
    # the stamp of a page, somebody's address, a life
    f"{NAME}\n\nДата: [5 мая 2025 года|DATE]",
    f"{NAME}\n\nАдрес: [Тула|CITY]",
    f"{NAME}\n\nДата рождения: [5 мая 1970 года|DATE]\nМесто рождения: [Тула|CITY]",
    f"{NAME}\n\nДата выхода: [5 мая 2025 года|DATE]\nМесто издания: [Тула|CITY]",
    # no labels
    f"{NAME}\n\nО дате проведения и месте сообщат [5 мая 2025 года|DATE].",
]


def told(marked):
    return {
        (r.event, r.date_start, r.place, r.person)
        for r in records(marked, RecordKind.EVENT)
        if r.date_start or r.place or r.person
    }


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_told(mark, text):
    assert told(mark(text)) == set()


DAY, HALL = "[5 мая 2025 года|DATE]", "[парк Мира|FACILITY]"
LAYOUTS = [
    f"{NAME}\n\nДата проведения: {DAY}\nМесто проведения: {HALL}",
    f"{NAME}\nМесто: {HALL}\nДата: {DAY}",
    f"{NAME}\n\n• Дата и время – {DAY}, 10:00\n\n• Место встречи – {HALL}",
    f"{NAME}\n\nКогда:\n{DAY}\n\nГде:\n{HALL}",
    f"{NAME}\n\nДата ярмарки\t{DAY}\nАдрес\t{HALL}, 3",
    f"{NAME}\n\nСроки проведения | {DAY}\nПлощадка | {HALL}",
    f"{NAME}\n\nВход свободный.\n\n**Время проведения:** {DAY}\n**Локация:** {HALL}",
    f"{NAME}. Дата проведения: {DAY}. Место проведения: {HALL}.",
    f"{NAME}\n\n📅 {DAY}\n📍 {HALL}",
    f"{NAME}\n\n📅 Дата: {DAY}\n📍 Место: {HALL}",
    f"{NAME}\n\nДата и место проведения: {DAY}, {HALL}",
    f"Наименование [мероприятия|EVENT]: {NAME}\nКогда: {DAY}\nГде: {HALL}",
    f"Будет {NAME}!\n\nПройдут [концерт хора|EVENT] и [лекция врача|EVENT].\n\n"
    f"Дата: {DAY}\nМесто: {HALL}",
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_labels_tell_day_and_place(mark, text):
    own = {(day, place) for event, day, place, _ in told(mark(text)) if "рмарка" in event}
    assert own == {("2025-05-05", "парк Мира")}


def test_a_label_names_its_event(mark):
    text = (
        f"[Фестиваль «Юность»|EVENT]\n\n[Гала-концерт хора|EVENT]\nОрганизаторы фестиваля: "
        f"[Союз пчеловодов|ORGANIZATION]\nДата фестиваля: {DAY}"
    )
    found = {(event, day) for event, day, *_ in told(mark(text))}
    assert found == {("фестиваль «Юность»", "2025-05-05")}


def test_each_announcement_has_its_own(mark):
    text = (
        f"Афиша\n\n{NAME}\nДата: {DAY}\nМесто: {HALL}\n\n"
        "[Концерт хора|EVENT]\nДата: [6 мая 2025 года|DATE]\nМесто: [зал «Луч»|FACILITY]"
    )
    found = {(day, place) for _, day, place, _ in told(mark(text))}
    assert found == {("2025-05-05", "парк Мира"), ("2025-05-06", "зал «Луч»")}


@pytest.mark.parametrize("label", ["Организатор", "Учредитель ярмарки", "Организаторы"])
def test_who_holds_it(mark, label):
    text = f"{NAME}\n\nДата проведения: {DAY}\n{label}: [Союз пчеловодов|ORGANIZATION]"
    ((record,),) = [records(mark(text), RecordKind.EVENT)]
    assert (record.person, record.participation) == ("Союз пчеловодов", "ORGANIZES")


PARTS = [
    ("Действующие лица и исполнители:\n{0} – {1}\n{2} – {3}", {"Лев Рид", "Анна Ким"}),
    ("Роли и исполнители\n{0} — засл. арт. РФ {1}\n{2} — {3}", {"Лев Рид", "Анна Ким"}),
    # no playbill
    ("Гости:\n{0} – {1}\n{2} – {3}", {"Лев Рид", "Анна Ким", "Лопахин", "Раневская"}),
]


@pytest.mark.parametrize(("lines", "there"), PARTS)
def test_who_is_played_takes_no_part(mark, lines, there):
    names = (f"[{name}|PERSON]" for name in ("Лопахин", "Лев Рид", "Раневская", "Анна Ким"))
    marked = mark("Прошла [премьера|EVENT]\n\n" + lines.format(*names))
    all_of = ("Лопахин", "Лев Рид", "Раневская", "Анна Ким")
    given = [marked.relation("PARTICIPANT_IN", name, "премьера") for name in all_of]
    assert {r.person for r in records(marked, RecordKind.EVENT, *given)} == there


def test_a_noun_of_an_event_is_its_name(mark):
    marked = mark(f"[Премьера|EVENT]\n\nДата: {DAY}\nМесто: {HALL}")
    assert {r.event for r in records(marked, RecordKind.EVENT)} == {"премьера"}
