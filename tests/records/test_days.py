"""When something was: days counted from others, and dates that tell no day of the event."""

import pytest
from told import records

from newsnlp.types import RecordKind


def days(marked):
    found = records(marked, RecordKind.EVENT)
    return {(r.event, r.date_start) for r in found if r.date_start}


UNKNOWN = [
    "[Матч|EVENT] прошёл [в тот же день|DATE] в [Туле|CITY].",
    "[Форум|EVENT=f] прошёл [в 2023 году|DATE]. [На следующий день|DATE] прошла [лекция|EVENT].",
    "[Лев Рид|PERSON] [подал в отставку|EVENT] [через неделю|DATE] после ареста.",
    "[5 мая|DATE] был [суд|EVENT]. Он молчал. Ему дали слово. "
    "[Через неделю|DATE] прошёл [митинг|EVENT].",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_day_that_counts_from_nothing_told_is_unknown(mark, text):
    assert not {day for name, day in days(mark(text)) if name in ("лекция", "отставка", "митинг")}


COUNTED = [
    ("[5 мая|DATE] прошёл [форум|EVENT]. [В тот же день|DATE] открылась [выставка|EVENT].", 5),
    (
        "[5 мая|DATE] прошёл [форум|EVENT]. Он был вторым. Гостей было много. Гости из Орла. "
        "Был дождь. [В этот же день|DATE] прошла [выставка|EVENT].",
        5,
    ),
    ("[5 мая|DATE] прошёл [форум|EVENT]. [На следующий день|DATE] прошла [выставка|EVENT].", 6),
    ("[В минувшие выходные, 5 и 6 мая|DATE], прошла [выставка|EVENT].", 5),
    (
        "[5 мая|DATE] прошёл [форум|EVENT]. [До 9 мая|DATE] гости будут гулять. "
        "[В тот же день|DATE] прошла [выставка|EVENT].",
        5,
    ),
    (
        "[5 мая|DATE] прошёл [форум|EVENT]. Итоги назовут [9 мая|DATE]. "
        "[В тот же день|DATE] прошла [выставка|EVENT].",
        5,
    ),
    ("[5 мая|DATE] прошёл [форум|EVENT]. [Через неделю|DATE] прошла [выставка|EVENT].", 6),
]


@pytest.mark.parametrize(("text", "day"), COUNTED)
def test_a_day_counts_from_the_one_told_before(mark, text, day):
    assert ("выставка", f"2024-05-{day:02}") in days(mark(text))


# written on Friday, 14 March 2025
WEEKDAYS = [
    ("[Форум|EVENT] прошёл [неделю назад|DATE]. [В среду|DATE] прошла [выставка|EVENT].", 12),
    ("[Форум|EVENT] прошёл [с 3 по 6 марта|DATE]. [В субботу|DATE] прошла [выставка|EVENT].", 8),
    ("[Форум|EVENT] прошёл [3 марта|DATE]. [В среду|DATE] прошла [выставка|EVENT].", 12),
    ("[Форум|EVENT] шёл [с 3 по 25 марта|DATE]. [В среду|DATE] прошла [выставка|EVENT].", 12),
    (
        "[Форум|EVENT] прошёл [с 3 по 6 марта|DATE]. [В минувшую среду|DATE] прошла "
        "[выставка|EVENT].",
        12,
    ),
    ("[Форум|EVENT] прошёл [с 3 по 6 марта|DATE]. [В среду|DATE] прошла [выставка|EVENT].", 5),
    (
        "[Форум|EVENT] пройдёт [с 22 по 25 марта|DATE]. [В понедельник|DATE] пройдёт "
        "[выставка|EVENT].",
        24,
    ),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS)
def test_a_weekday_is_one_of_the_days_told_before(mark, text, day):
    assert ("выставка", f"2025-03-{day:02}") in days(mark(text))


OTHER = [
    "Это второй [пожар|EVENT] [с начала года|DATE] в [Туле|CITY].",
    "Это первый [теракт|EVENT] в [Туле|CITY] [с 1985 года|DATE].",
    "В [Туле|CITY] прошёл [фестиваль|EVENT]. Впервые [фестиваль|EVENT] прошёл [в 1998 году|DATE].",
    "Это не первый [пожар|EVENT] на складе [в этом году|DATE] в [Туле|CITY].",
    "В [Туле|CITY] идёт [форум|EVENT=e]. [В 2023 году|DATE] на [форуме|EVENT=e] был мэр.",
    "[Фестиваль|EVENT=e] прошёл [5 мая|DATE]. "
    "[В следующем году|DATE] [фестиваль|EVENT=e] посвятят театру.",
]


@pytest.mark.parametrize("text", OTHER)
def test_when_others_were_is_not_when_it_was(mark, text):
    assert {day for _, day in days(mark(text))} <= {"2024-05-05", None}


DONE_THERE = [
    ("[5 мая|DATE] на очередной [сессии|EVENT] избрали главу.", {("сессия", "2024-05-05")}),
    ("[5 мая|DATE] на [чемпионате|EVENT] победила Рид.", set()),
    ("[5 мая|DATE] рассказали о [сессии|EVENT].", set()),
    ("[Собрание|EVENT] [5 мая|DATE] избрало совет.", {("собрание", "2024-05-05")}),
    ("Ведомство провело [проверку|EVENT] [5 мая|DATE].", {("проверка", "2024-05-05")}),
    ("[Форум|EVENT] собрал [5 мая|DATE] 300 человек.", {("форум", "2024-05-05")}),
    ("[Выставка|EVENT] в [Туле|CITY] продлится [до 5 мая|DATE].", set()),
    ("[5 мая|DATE] [Рид|PERSON] стала победителем [турнира|EVENT].", {("турнир", "2024-05-05")}),
    ("[5 мая|DATE] [Рид|PERSON] наградила победителя [турнира|EVENT].", set()),
]


@pytest.mark.parametrize(("text", "found"), DONE_THERE)
def test_what_was_done_at_an_event_was_on_its_day(mark, text, found):
    assert {(name.split()[-1], day) for name, day in days(mark(text))} == found


def test_a_span_with_an_end_is_told(mark):
    marked = mark("[Форум|EVENT] прошёл в [Туле|CITY] [с 5 по 7 мая|DATE].")
    assert days(marked) == {("форум", "2024-05-05")}


ANOTHER_DAY = [
    "[Вечером|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. [Вечером|TIME] пройдёт [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. [Ночью|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. Потушили к утру. [К утру|TIME] прошла [выставка|EVENT].",
    "[Вечером 5 мая|DATE] прошёл [форум|EVENT]. [Утром|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. Мост сдали [в июне|DATE]. [Днём|TIME] прошла "
    "[выставка|EVENT].",
    "[В понедельник|DATE] и [вторник|DATE] был [форум|EVENT]. [Вечером|TIME] прошла "
    "[выставка|EVENT].",
    "Форум шёл с 3 [по 5 мая|DATE]. [Вечером|TIME] прошла [выставка|EVENT].",
    "Пришла мэр, родившаяся [5 мая 1980 года|DATE]. [Утром|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. Рид сказал: «[Вечером|TIME] прошла [выставка|EVENT]».",
]

SAME_DAY = [
    "[5 мая|DATE] прошёл [форум|EVENT]. [Вечером|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. [В 15:30|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] был [форум|EVENT]. [Днём|TIME] дали [обед|EVENT]. [После обеда|TIME] прошла "
    "[выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT]. Пришла Рид, [с 2010 года|DATE] ведущая хор и окончившая "
    "[в 2001 году|DATE] вуз. [Вечером|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] прошёл [форум|EVENT].\n— Я приехал [в апреле|DATE], — сказал Рид.\n"
    "[Вечером|TIME] прошла [выставка|EVENT].",
    "[5 мая|DATE] сдали мост. Его строили [за десять месяцев|DATE]. [Вечером|TIME] прошла "
    "[выставка|EVENT].",
]


@pytest.mark.parametrize("text", ANOTHER_DAY)
def test_a_time_may_be_of_another_day(mark, text):
    assert "выставка" not in {name for name, _ in days(mark(text))}


@pytest.mark.parametrize("text", SAME_DAY)
def test_a_time_is_of_the_day_told_before(mark, text):
    assert ("выставка", "2024-05-05") in days(mark(text))


PROGRAMMES = [
    "[5 мая|DATE] город принял гостей.\n[10.00–11.00|TIME] – [выставка|EVENT].",
    "[5 мая|DATE] пройдёт [форум|EVENT].\n[10:00|TIME] – [выставка|EVENT].",
    "[Сессия|EVENT] [5 мая|DATE]\nВ [10:00|TIME] начнётся [выставка|EVENT].",
]


@pytest.mark.parametrize("text", PROGRAMMES)
def test_an_item_of_a_programme_is_on_its_day(mark, text):
    marked = mark(text)
    hour = next(m.text for m in marked.mentions if m.type == "TIME")
    when = marked.relation("POINT_IN_TIME", "выставка", hour)
    found = {(r.event, r.date_start) for r in records(marked, RecordKind.EVENT, when)}
    assert "выставка" in {name for name, _ in found}
    assert {day[4:] for name, day in found if name == "выставка"} == {"-05-05"}


DESCRIBED = [
    ("Состоявшееся [5 мая|DATE] обсудил на [собрании|EVENT] Рид.", ""),
    ("Письмо от [5 мая|DATE] обсудили на [собрании|EVENT].", ""),
    ("Состоявшееся [5 мая|DATE] отчётное [собрание|EVENT] рассмотрело бюджет.", "собрание"),
    ("Рид обжаловал [приговор|EVENT] районного суда Тулы [от 5 мая|DATE].", "приговор"),
]


@pytest.mark.parametrize(("text", "name"), DESCRIBED)
def test_a_date_beside_a_noun_is_its_own(mark, text, name):
    found = [event for event, day in days(mark(text)) if day == "2024-05-05"]
    assert [name in event for event in found] == [True] * bool(name)


def test_some_days_say_more_than_the_year_of_a_name(mark):
    marked = mark(
        "[С 12 по 15 ноября 2024 года|DATE] прошёл [форум [2024 года|DATE]|EVENT] «Луч» в Туле."
    )
    held = marked.relation("POINT_IN_TIME", "форум 2024 года", "С 12 по 15 ноября 2024 года")
    named = marked.relation("POINT_IN_TIME", "форум 2024 года", "2024 года")
    told = {(r.date_start, r.date_end) for r in records(marked, RecordKind.EVENT, named, held)}
    assert told == {("2024-11-12", "2024-11-15")}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("[С 2015 года|DATE] [Лев Рид|PERSON] [9 июля|DATE] проведёт [форум|EVENT].", "2025-07-09"),
        ("[В 2023 году|DATE] [форум|EVENT] пройдёт [9 июля|DATE].", "2023-07-09"),
        ("[В 2026 году|DATE] [форум|EVENT] пройдёт [с 9 по 11 июля|DATE].", "2026-07-09"),
    ],
)
def test_the_year_told_before_a_day_of_its_clause(mark, text, day):
    assert ("форум", day) in days(mark(text))
