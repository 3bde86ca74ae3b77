"""Which tellings of an event noun are of one event."""

from itertools import pairwise

import pytest
from told import records

from newsnlp.find.verbs import find
from newsnlp.types import EntityType, RecordKind, Relation, RelationType

SEVERAL = [
    (
        "[Заседание|EVENT=e] прошло [5 мая|DATE]. "
        "Следующее [заседание|EVENT=e] пройдёт [9 мая|DATE].",
        ["заседание", "следующее заседание"],
    ),
    (  # who led those before it does not organize the next one
        "До прошлого года [фестивалем «Луч»|EVENT=e] руководил [Лев Рид|PERSON]. "
        "[Фестиваль|EVENT=e] пройдёт [9 мая|DATE].",
        ["фестиваль", "фестиваль «Луч»"],
    ),
    (
        "Он был на всех [заседаниях|EVENT=e] [в мае|DATE]. "
        "[Заседание|EVENT=e] прошло [9 июня|DATE].",
        ["заседание", "заседания"],
    ),
    (
        "[Первенство [округа|DISTRICT]|EVENT=e] прошло [5 мая|DATE]. "
        "[Первенство [России|COUNTRY]|EVENT=e] пройдёт [9 июня|DATE].",
        ["первенство России", "первенство округа"],
    ),
    (
        "На [заседании|EVENT=e] [5 мая|DATE] группу поддержали. "
        "Её первое [заседание|EVENT=e] запланировано на [9 июня|DATE].",
        ["заседание", "первое заседание"],
    ),
    (
        "[Чемпионат|EVENT=e] прошёл [5 мая|DATE]. "
        "Летний [чемпионат|EVENT=e] пройдёт [9 июня|DATE].",
        ["летний чемпионат", "чемпионат"],
    ),
    (
        "[Церемония|EVENT] прошла [5 мая|DATE]. [Открытие школы|EVENT] будет [5 июня|DATE].",
        ["открытие школы", "церемония"],
    ),
    (
        "[Пожар|EVENT] начался [5 мая|DATE]. [Возгорание|EVENT] было и [3 июня|DATE].",
        ["возгорание", "пожар"],
    ),
]


@pytest.mark.parametrize(("text", "names"), SEVERAL)
def test_other_events_of_a_noun_stand_apart(dated_events, text, names):
    assert dated_events(text) == names


ONE = [
    "[Выборы|EVENT=e] прошли [5 мая|DATE]. Итоги [выборов|EVENT=e] неясны.",
    "[Заседание|EVENT=e] прошло [5 мая|DATE]. На [заседании|EVENT=e] выступили все.",
    "[ДТП|EVENT=e] произошло [5 мая|DATE]. В [ДТП|EVENT=e] никто не пострадал.",
    "[Пожар|EVENT] начался [вечером 5 мая|DATE]. [Возгорание|EVENT] заметили [5 мая|DATE].",
    "[Открытие школы|EVENT] прошло [5 мая|DATE]. В [церемонии|EVENT] участвовали все.",
    "[Форум|EVENT=e] прошёл [5 мая|DATE]. [Форум|EVENT=e] продлится [до 9 мая|DATE].",
    "[Турнир|EVENT] прошёл [5 мая|DATE]. В [соревнованиях|EVENT] участвовали все.",
    "[Чемпионат мира|EVENT] начался [5 мая|DATE]. [Турнир|EVENT] идёт с [5 мая|DATE].",
    # whatever stands above an article is a headline
    "Общество\n[Съезд речников|EVENT] избрал нового главу [5 мая|DATE]\n"
    "Закрылся [VI съезд профсоюза|EVENT]. Он шёл до [5 мая|DATE].",
]


def test_what_is_over_on_an_unknown_day_is_not_what_will_be(mark):
    marked = mark(
        "[Заседание|EVENT=e] прошло под председательством [Льва Рида|PERSON]. Новое "
        "[заседание|EVENT=e] состоится [9 мая|DATE]."
    )
    took_part = marked.relation("PARTICIPANT_IN", "Льва Рида", "Заседание")
    told = {(r.event, r.person) for r in records(marked, RecordKind.EVENT, took_part)}
    assert told == {("заседание", "Лев Рид"), ("новое заседание", None)}


@pytest.mark.parametrize("text", ONE)
def test_one_event_told_twice_is_one(dated_events, text):
    assert len(dated_events(text)) == 1


@pytest.fixture
def dated_events(mark):
    """Return the names of the events of a text, each date tied to the event before it."""

    def read(text: str) -> list[str]:
        marked = mark(text)
        pairs = [
            Relation(RelationType.POINT_IN_TIME, event.id, date.id, event.start, date.end, 0.9, "x")
            for event, date in pairwise(marked.mentions)
            if (event.type.value, date.type.value) == ("EVENT", "DATE")
        ]
        return sorted({r.event for r in records(marked, RecordKind.EVENT, *pairs)})

    return read


def test_a_name_of_an_event_ends_before_who_opens_it(mark):
    marked = mark(
        "Открыла [праздник|EVENT] [замглавы округа по сельскому хозяйству|PROFESSION] "
        "[Зинаида Аркадьевна Рид|PERSON] [5 мая|DATE]."
    )
    event, date = marked.mentions[0], marked.mentions[-1]
    when = Relation(RelationType.POINT_IN_TIME, event.id, date.id, event.start, date.end, 0.9, "x")
    assert {r.event for r in records(marked, RecordKind.EVENT, when)} == {"праздник"}


NAMES = [
    ("Прошёл конкурс «Луч» и фестиваль «Март».", ["конкурс «Луч»", "фестиваль «Март»"]),
    ("Он победил в конкурсе имени [А. С. Пушкина|PERSON].", ["конкурсе имени А. С. Пушкина"]),
    ("Ведут дело. Прошла проверка по ст. 238 УК.", ["проверка по ст. 238 УК"]),
    ("Прошёл конкурс «Луч и Март».", ["конкурс «Луч и Март»"]),
    (
        "Прошла гонка памяти [Героя [России|COUNTRY]|AWARD] [Петра Рида|PERSON].",
        ["гонка памяти Героя России"],
    ),
    ("Состоялось открытие [школы № 17|FACILITY].", ["открытие школы № 17"]),
    ("Прошёл концерт учеников в [школе № 17|FACILITY].", ["концерт учеников"]),
    ("Он провёл личный приём граждан.", ["личный приём граждан"]),
    ("Новый матч «Луч» проведёт в мае. Прошёл матч «Луч».", ["матч «Луч»"]),
    ("Завод заключил с банком новый договор. Он читал новый договор.", ["новый договор"]),
    ("Кульминацией стало вручение премии. Им стало вручение премии.", ["вручение премии"]),
    ("Завершился визит встречей с жителями.", ["встречей с жителями"]),
    ("Ждали концерта, на котором выступит [Рид|PERSON].", ["концерта"]),
    ("Идёт приём новых граждан. Учёный сделал важное открытие века.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_where_the_name_of_an_event_ends(mark, text, names):
    marked = mark(text)
    found = find(marked.annotation, marked.spans)
    text = marked.annotation.text
    assert [text[s.start : s.end] for s in found if s.type is EntityType.EVENT] == names


def test_elections_of_others_are_other_elections(mark):
    marked = mark(
        "На [выборах|EVENT=e] [главы|PROFESSION] района победил [Лев Рид|PERSON]. "
        "[Выборы|EVENT=e] [депутатов|PROFESSION] района тоже прошли [5 мая|DATE]."
    )
    won = marked.relation("PARTICIPANT_IN", "Лев Рид", "выборах")
    found = {(r.event, r.person, r.date) for r in records(marked, RecordKind.EVENT, won)}
    assert found == {
        ("выборы главы района", "Лев Рид", None),
        ("выборы депутатов района", None, "5 мая"),
    }


def test_one_of_the_same_kind_is_another(mark):
    marked = mark(
        "[Взрыв|EVENT=e] произошёл в [Туле|CITY]. Такой же [взрыв|EVENT=e] произошёл в [Орле|CITY]."
    )
    assert [r.place for r in records(marked, RecordKind.EVENT)] == ["Тула", "Орёл"]


def test_a_day_is_told_rather_than_its_year(mark):
    marked = mark(
        "[Форум|EVENT=e] прошёл [в 2024 году|DATE]. "
        "Итак, [форум|EVENT=e] прошёл [5 мая 2024 года|DATE]."
    )
    assert {r.date_start for r in records(marked, RecordKind.EVENT)} == {"2024-05-05"}


def test_a_half_final_is_the_match_told_next(mark):
    marked = mark(
        "[Волна|ORGANIZATION] обыграла в [полуфинале|EVENT] [Искру|ORGANIZATION]. "
        "[Матч|EVENT] прошёл в [Туле|CITY]."
    )
    found = records(marked, RecordKind.EVENT)
    assert {(r.event, r.place) for r in found} == {("полуфинал", "Тула")}
    assert len(found) == 2


def test_meetings_with_others_are_other_meetings(mark):
    marked = mark(
        "[Лев Рид|PERSON] провёл [встречу|EVENT=e] с педагогами. "
        "[Встреча|EVENT=e] [Рида|PERSON] с [Анной Котовой|PERSON] прошла в [Туле|CITY]."
    )
    names = {r.event for r in records(marked, RecordKind.EVENT)}
    assert names == {"встреча с педагогами", "встреча Рида с Анной Котовой"}


def test_a_bare_noun_means_the_contest_before_and_not_a_later_one(mark):
    marked = mark(
        "Прошло [первенство [округа|DISTRICT]|EVENT]. [Соревнования|EVENT=s] прошли в [Туле|CITY]. "
        "[Лев Рид|PERSON] выиграл и [всероссийские соревнования|EVENT=s] в [Орле|CITY]."
    )
    found = {(r.event, r.place) for r in records(marked, RecordKind.EVENT)}
    assert ("первенство округа", "Тула") in found
    assert ("всероссийские соревнования", "Тула") not in found


def test_of_two_contests_a_bare_noun_means_neither(mark):
    marked = mark(
        "[Волна|ORGANIZATION] вышла из [полуфинала|EVENT] в [финал|EVENT]. "
        "В матче участвовал [Лев Рид|PERSON]."
    )
    assert "Лев Рид" not in {r.person for r in records(marked, RecordKind.EVENT)}


def test_what_happens_by_itself_needs_nobody(mark):
    marked = mark(
        "[11 января|DATE] [столкнулись|EVENT] два автомобиля. [12 января|DATE] [поехали|EVENT] все."
    )
    event, date = marked.mentions[1], marked.mentions[0]
    when = Relation(RelationType.POINT_IN_TIME, event.id, date.id, date.start, event.end, 0.9, "x")
    found = {(r.event, r.date) for r in records(marked, RecordKind.EVENT, when)}
    assert found == {("столкновение двух автомобилей", "11 января")}


def test_a_vote_for_who_was_elected_is_no_other_event(mark):
    def told(text):
        marked = mark(text)
        vote = marked.relation("PARTICIPANT_IN", "Котов", "проголосовали")
        return {record.event for record in records(marked, RecordKind.EVENT, vote)}

    elected = "[Лев Рид|PERSON] [избран|EVENT] [мэром|PROFESSION]. "
    vote = "За его кандидатуру [проголосовали|EVENT] [Котов|PERSON] и другие."
    assert told(elected + vote) == {"избрание мэром"}
    assert told(vote) == {"голосование"}
    assert "голосование" in told(elected + vote.replace("его кандидатуру", "бюджет"))


def test_whose_session_it_is_parts_the_nouns_of_two(mark):
    marked = mark(
        "[[Заседание|EVENT=e] [думы|ORGANIZATION]|EVENT] прошло [5 мая|DATE]. "
        "[[Заседание|EVENT=e] [комитета|ORGANIZATION]|EVENT] прошло [9 мая|DATE]."
    )
    found = records(marked, RecordKind.EVENT)
    assert {(r.event, r.person) for r in found} == {
        ("заседание думы", "дума"),
        ("заседание комитета", "комитет"),
    }


FURTHER_ON = "Её строили два года. Школа большая. В ней тысяча мест. Учителя рады. "


def test_the_bare_opening_is_the_only_one_told(mark):
    def told_of(opening):
        marked = mark(
            f"В [Туле|CITY] [открыли|EVENT] новую школу [5 мая|DATE]. {FURTHER_ON}"
            f"На {opening} пришёл [Лев Рид|PERSON]."
        )
        event = next(m for m in marked.mentions if m.text.startswith("открытие"))
        came = marked.relation("PARTICIPANT_IN", "Лев Рид", event.text)
        day = marked.relation("POINT_IN_TIME", "открыли", "5 мая")
        return {(r.event, r.person) for r in records(marked, RecordKind.EVENT, came, day)}

    assert told_of("[открытие выставки|EVENT]") == {
        ("открытие новой школы", None),
        ("открытие выставки", "Лев Рид"),
    }
    assert told_of("[открытие|EVENT]") == {("открытие новой школы", "Лев Рид")}


def test_a_feast_is_told_with_and_without_its_noun(mark):
    def named(second):
        marked = mark(
            "[Праздник Масленицы|EVENT] прошёл [5 мая|DATE]. "
            f"Ждали и [{second}|EVENT] [9 мая|DATE]."
        )
        day = marked.relation("POINT_IN_TIME", second, "9 мая")
        return {r.event for r in records(marked, RecordKind.EVENT, day)}

    assert named("Троицу") == {"праздник Масленицы", "Троица"}
    assert named("Масленицу") == {"праздник Масленицы"}


def test_two_events_told_in_one_breath_have_a_name_each(mark):
    marked = mark(
        "[5 мая|DATE] в [Туле|CITY] прошёл [фестиваль и [ярмарка|EVENT]|EVENT]. "
        "[5 мая|DATE] прошёл и [конкурс «Песня и праздник»|EVENT]."
    )
    day = marked.relation("POINT_IN_TIME", "ярмарка", "5 мая")
    names = {r.event for r in records(marked, RecordKind.EVENT, day)}
    assert names == {"фестиваль", "ярмарка", "конкурс «Песня и праздник»"}


DAYS = [
    ("Медиков наградили ко [Дню врача|EVENT] [5 мая|DATE].", set()),
    ("Сбор начнётся [5 мая|DATE], в [День врача|EVENT].", set()),
    ("Накануне [Дня врача|EVENT], [5 мая|DATE], всех собрали.", set()),
    ("Концерт, посвящённый [Дню врача|EVENT], [5 мая|DATE] не начался.", set()),
    ("В школе прошёл [День карьеры|EVENT] [5 мая|DATE].", {"День карьеры"}),
    ("На [День района|EVENT] [5 мая|DATE] приехали все.", {"День района"}),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_day_of_the_calendar_is_no_event_by_itself(mark, text, expected):
    marked = mark(text)
    event = next(m.text for m in marked.mentions if m.type == "EVENT")
    when = marked.relation("POINT_IN_TIME", event, "5 мая")
    assert {r.event for r in records(marked, RecordKind.EVENT, when)} == expected


def test_what_an_event_is_devoted_to_is_not_what_is_meant_after_it(mark):
    marked = mark(
        "В Туле прошёл [концерт|EVENT], посвящённый [открытию моста|EVENT]. "
        "В мероприятии участвовал [Лев Рид|PERSON]."
    )
    found = records(marked, RecordKind.EVENT)
    assert [r.event for r in found if r.person == "Лев Рид"] == ["концерт"]


SETTINGS = [
    ("5 мая", "Туле", 1),
    ("9 мая", "Туле", 1),
    ("5 мая", "Омске", 1),
    ("9 мая", "Омске", 2),
]


@pytest.mark.parametrize(("day", "town", "events"), SETTINGS)
def test_another_day_in_another_town_is_another_event(mark, day, town, events):
    marked = mark(
        "[Пожар|EVENT] на складе произошёл [5 мая|DATE] в [Туле|CITY]. "
        f"Сообщалось и о [пожаре|EVENT], который произошёл [{day}|DATE] в [{town}|CITY]."
    )
    assert len(records(marked, RecordKind.EVENT)) == events
