"""Parts of an event take its day and its place: what is done there or told to go on with it."""

import pytest
from told import records

from newsnlp.types import RecordKind

HELD = "[5 мая|DATE] в [Туле|CITY] прошла [сессия|EVENT]."


def days(marked):
    found = records(marked, RecordKind.EVENT)
    return {r.event: (r.date_start, r.place) for r in found}


APART = [
    "[5 мая|DATE] прошёл [концерт|EVENT]. Мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Указом мэра директором [назначен|EVENT] [Лев Рид|PERSON].",
    f"Приехала Котова. {HELD} В ней [директором|PROFESSION] [назначен|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Ранее мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} [В 2020 году|DATE] мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Напомним, мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Напомним, город растёт. Мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Рид сказал: «Мэром [избран|EVENT] [Лев Рид|PERSON]».",
    f"{HELD} [В мае|DATE] сдали мост. Мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Пришёл Ким, которого мэром [избрали|EVENT] после [Льва Рида|PERSON].",
    f"{HELD} Медали [удостоен|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Грамоту [получил|EVENT] [Лев Рид|PERSON].",
    f"{HELD} [Лев Рид|PERSON] провёл тридцать [проверок|EVENT].",
    f"{HELD} На [сессии|EVENT] обсудили [пожар|EVENT] на складе в [Орле|CITY].",
    "[5 и 6 мая|DATE] прошёл [форум|EVENT]. На [форуме|EVENT] [наградили|EVENT] грамотой "
    "[Льва Рида|PERSON].",
    "[5 мая|DATE] пройдёт [сессия|EVENT]. Мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} Мэр [избрал|EVENT] [заместителем|PROFESSION] [Льва Рида|PERSON].",
    f"{HELD} Рид сказал:\n– Мэром [избран|EVENT] [Лев Рид|PERSON].",
    f"{HELD} [В 2020 году|DATE] сдали мост. Грамоту [вручили|EVENT] [Льву Риду|PERSON].",
    "Напомним, [5 мая|DATE] прошла [сессия|EVENT]. Мост закрыт. Мэром [избран|EVENT] "
    "[Лев Рид|PERSON].",
    "[5 мая|DATE] прошёл [форум|EVENT]. На областном [собрании|EVENT] [наградили|EVENT] грамотой "
    "[Льва Рида|PERSON] [в 2020 году|DATE].",
]

TOGETHER = [
    (f"{HELD} Новым мэром депутаты [избрали|EVENT] [Льва Рида|PERSON].", "избрание"),
    (f"{HELD} [Лосева|PERSON] единогласно [избрали|EVENT] почётным председателем.", "избрание"),
    (
        f"{HELD} Было тепло. На той же сессии:\n– избран мэр;\n– главой комиссии "
        "[избрана|EVENT] врач [Анна Рид|PERSON].",
        "избрание",
    ),
    (
        f"{HELD} На ней [директором|PROFESSION] [назначен|EVENT] [Лев Рид|PERSON].",
        "назначение",
    ),
    (
        f"{HELD} Принят план [на 2025–2027 годы|DATE]. Грамоту [вручили|EVENT] [Льву Риду|PERSON].",
        "вручение",
    ),
    (
        f"{HELD} Пришла Ким, победитель [конкурса|EVENT] [2021 года|DATE]. "
        "Грамоту [вручили|EVENT] [Льву Риду|PERSON].",
        "вручение",
    ),
    (
        f"{HELD} Анна Ким, которая и основала театр [в 2009 году|DATE], стояла в первом ряду. "
        "Грамоту [вручили|EVENT] [Льву Риду|PERSON].",
        "вручение",
    ),
    (
        "Напомним, [5 мая|DATE] в [Туле|CITY] прошла [сессия|EVENT]. Мэром [избран|EVENT] "
        "[Лев Рид|PERSON].",
        "избрание",
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] прошёл [сбор|EVENT] труппы. [Льва Рида|PERSON] на "
        "[сборе|EVENT] [наградили|EVENT] грамотой.",
        "награждение",
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] прошла [литургия|EVENT]. [Льва Рида|PERSON] за "
        "[литургией|EVENT] [наградили|EVENT] грамотой.",
        "награждение",
    ),
    (f"{HELD} Мэром единогласно [избран|EVENT] [Лев Рид|PERSON].", "избрание"),
    (f"{HELD} [Членом|PROFESSION] совета [утверждён|EVENT] [Лев Рид|PERSON].", "утверждение"),
    (
        f"{HELD} Пришёл Ким, [с 2022 года|DATE] служащий в [совете|ORGANIZATION], и сел. "
        "Решено [до 1 июня|DATE] построить мост. Мэром [избран|EVENT] [Лев Рид|PERSON].",
        "избрание",
    ),
    (f"{HELD} В [правление|ORGANIZATION] [вошёл|EVENT] [Лев Рид|PERSON].", "вхождение"),
    (f"{HELD} Грамоту [вручили|EVENT] [Льву Риду|PERSON].", "вручение"),
    (
        f"{HELD} Медали из рук мэра [получили|EVENT] [Лев Рид|PERSON] и [Анна Котова|PERSON].",
        "получение",
    ),
    (
        f"{HELD} По завершении [сессии|EVENT] [Лев Рид|PERSON] и [Ян Ким|PERSON] [подписали "
        "соглашение|EVENT].",
        "подписание",
    ),
    (f"{HELD} [Льва Рида|PERSON] на [сессии|EVENT] [наградили|EVENT] грамотой.", "награждение"),
    (
        "[5 мая|DATE] в [Туле|CITY] прошёл [визит|EVENT] мэра. Завершился [визит|EVENT] "
        "[экскурсией|EVENT], пришёл [Лев Рид|PERSON].",
        "экскурсия",
    ),
]


@pytest.mark.parametrize("text", APART)
def test_what_need_not_be_part_of_it_has_no_day(mark, text):
    found = days(mark(text))
    parts = {name: day for name, (day, _) in found.items() if name.split()[0] in _PARTS}
    assert set(parts.values()) <= {None, "2020-01-01"}


_PARTS = frozenset(["избрание", "назначение", "вручение", "награждение", "получение", "проверки"])


@pytest.mark.parametrize(("text", "part"), TOGETHER)
def test_a_part_has_the_day_and_the_place_of_its_whole(mark, text, part):
    marked = mark(text)
    extra = [marked.relation("PARTICIPANT_IN", "Лев Рид", "экскурсией")] if "Заверш" in text else []
    found = records(marked, RecordKind.EVENT, *extra)
    told = {(r.date_start, r.place) for r in found if r.event.startswith(part)}
    assert told == {("2024-05-05", "Тула")}


NOT_KNOWN = [
    "[5 мая|DATE] приехал мэр. На [форуме|EVENT] врачей выступил [Лев Рид|PERSON].",
    "[5 мая|DATE] приехал мэр. [Лев Рид|PERSON] организовал [концерт|EVENT].",
    "[5 мая|DATE] приехал мэр. Позже на [встрече|EVENT] побывал [Лев Рид|PERSON].",
    "[5 мая|DATE] приедет мэр. На [встрече|EVENT] побывал [Лев Рид|PERSON].",
    "В [форуме|EVENT=f] участвует [Лев Рид|PERSON]. [5 мая|DATE] приехал мэр. "
    "На [форуме|EVENT=f] пела Ким.",
    "Рид пела на площади ([5 мая|DATE] ей было сорок лет). На [встрече|EVENT] побывал "
    "[Лев Рид|PERSON].",
    "[В мае|DATE] приехал мэр. На [встрече|EVENT] побывал [Лев Рид|PERSON].",
]

KNOWN = [
    "[5 мая|DATE] мэр принимал гостей. [Встречу|EVENT] открыл [Лев Рид|PERSON].",
    "[5 мая|DATE] пели дети. [Концерт|EVENT] вела [Анна Котова|PERSON].",
    "[5 мая|DATE] в школе собрались врачи. На [встрече|EVENT] побывал [Лев Рид|PERSON].",
    "[5 мая|DATE] пришли гости. Открывая [встречу|EVENT], президент и почётный консул "
    "[Лев Рид|PERSON] заметил, что шёл дождь.",
    "[5 мая|DATE] горожане вышли на площадь. Торжественную [церемонию|EVENT] открыл мэр "
    "[Лев Рид|PERSON].",
    "[5 мая|DATE] вышли на площадь. Продолжением праздника стал [концерт хора|EVENT], его вёл "
    "[Лев Рид|PERSON].",
]


@pytest.mark.parametrize("text", NOT_KNOWN)
def test_an_event_may_be_of_another_day_than_the_text(mark, text):
    assert {day for day, _ in days(mark(text)).values()} <= {None}


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_told_as_known_is_of_the_day_of_the_text(mark, text):
    assert {day for day, _ in days(mark(text)).values()} == {"2024-05-05"}


FORUM = "[5 мая|DATE] в [Туле|CITY] прошёл [форум|EVENT]."

SESSIONS = [
    (f"{FORUM} На [пленарном заседании|EVENT] выступил [Лев Рид|PERSON].", "2024-05-05"),
    (f"{FORUM} На [областном заседании|EVENT] выступил [Лев Рид|PERSON].", None),
    (f"{FORUM} На [пленарном заседании|EVENT] думы выступил [Лев Рид|PERSON].", None),
]


@pytest.mark.parametrize(("text", "day"), SESSIONS)
def test_a_session_is_on_the_day_of_its_forum(mark, text, day):
    found = days(mark(text))
    assert {date for name, (date, _) in found.items() if "заседание" in name} == {day}
