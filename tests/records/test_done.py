"""What is done to a thing is an event of its own: «школа открылась», «купил завод «Луч»»."""

import pytest
from told import records

from newsnlp.find.verbs import find
from newsnlp.types import EntityType, Mention, RecordKind


def told(mark, text):
    """Return event, date, place and participants of the events that rules alone find."""
    marked = mark(text)
    more = find(marked.annotation, marked.spans)
    source = marked.annotation.text
    marked.mentions += tuple(
        Mention(f"n{i}", s.type, s.start, s.end, source[s.start : s.end], s.score, s.source)
        for i, s in enumerate(more)
    )
    marked.entities += tuple(entity_of(m) for m in marked.mentions if m.id[0] == "n")
    found = records(marked, RecordKind.EVENT)
    return {(r.event, r.person, r.date_start, r.place) for r in found}


def entity_of(mention):
    from newsnlp.types import Entity

    return Entity(f"x{mention.id}", mention.type, mention.text, (), (mention.id,))


NOTHING = [
    "Музей открыт с 10 до 18 часов [5 мая|DATE].",
    "Убийца жил в закрытом комплексе [5 мая|DATE].",
    "[Лев Рид|PERSON] не купил завод «[Луч|ORGANIZATION]».",
    "[Компания «Искра»|ORGANIZATION] планирует купить завод «[Луч|ORGANIZATION]» [в мае|DATE].",
    "[Лев Рид|PERSON] купил хлеб [5 мая|DATE].",
    "Хозяйка открыла дверь [5 мая|DATE].",
    "Депутаты могут принять закон о рыбалке [5 мая|DATE].",
    "Директор подал руку [Льву Риду|PERSON] [5 мая|DATE].",
    "Лес посетили все [5 мая|DATE].",
    "[Лев Рид|PERSON] признал [Яна Рогова|PERSON] лучшим другом.",
    "[Лев Рид|PERSON] возложил надежды на сына [5 мая|DATE].",
    "[Лев Рид|PERSON] загорелся идеей [5 мая|DATE].",
    "[5 мая|DATE] в [Туле|CITY] столкнулись мнения и перевернулся мир.",
    "[5 мая|DATE] партия не наехала на конкурента и никого не ограбила.",
    "[Лев Рид|PERSON] побывал в нужде [5 мая|DATE].",
    "Загорелся склад.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_done(mark, text):
    assert told(mark, text) == set()


DONE = [
    (
        "[5 мая|DATE] в [Туле|CITY] начала работу новая школа.",
        {("открытие новой школы", None, "2024-05-05", "Тула")},
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] столкнулись автобус и фура.",
        {("столкновение автобуса и фуры", None, "2024-05-05", "Тула")},
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] перевернулся грузовик.",
        {("опрокидывание грузовика", None, "2024-05-05", "Тула")},
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] водитель наехал на пешехода.",
        {("наезд на пешехода", None, "2024-05-05", "Тула")},
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] ограбили банк.",
        {("ограбление банка", None, "2024-05-05", "Тула")},
    ),
    ("[Ночью 5 мая|DATE] в [Туле|CITY] загорелся склад.", {("пожар", None, "2024-05-05", "Тула")}),
    (
        "[5 мая|DATE] в [Туле|CITY] открылась новая школа.",
        {("открытие новой школы", None, "2024-05-05", "Тула")},
    ),
    (
        "Школу в [Туле|CITY] откроют [5 мая|DATE].",
        {("открытие школы", None, "2025-05-05", "Тула")},
    ),
    (
        "[Компания «Искра»|ORGANIZATION] купила завод «[Луч|ORGANIZATION]».",
        {
            ("покупка завода «Луч»", "компания «Искра»", None, None),
            ("покупка завода «Луч»", "Луч", None, None),
        },
    ),
    (
        "[Лев Рид|PERSON] приобрёл 20 % акций завода.",
        {("покупка акций завода", "Лев Рид", None, None)},
    ),
    (
        "[Анна Котова|PERSON] подала иск о защите чести.",
        {("подача иска о защите чести", "Анна Котова", None, None)},
    ),
    (
        "[Суд|ORGANIZATION] удовлетворил жалобу [5 мая|DATE].",
        {("удовлетворение жалобы", "суд", "2024-05-05", None)},
    ),
    (
        "Закон о рыбалке был принят [5 мая|DATE].",
        {("принятие закона о рыбалке", None, "2024-05-05", None)},
    ),
    (
        "Выставку готовят [Музей города|ORGANIZATION] и [музей «Икона»|ORGANIZATION], основанный "
        "[в 1999 году|DATE].",
        {("основание музея «Икона»", "музей «Икона»", "1999-01-01", None)},
    ),
    (
        "«[Луч|ORGANIZATION]» основан [в 1996 году|DATE].",
        {("основание «Луча»", "Луч", "1996-01-01", None)},
    ),
    (
        "[Фонд «Свет»|ORGANIZATION] основан [в 1996 году|DATE].",
        {("основание фонда «Свет»", "фонд «Свет»", "1996-01-01", None)},
    ),
    (
        "[Суд|ORGANIZATION] признал банкротом [завод «Искра»|ORGANIZATION].",
        {
            ("признание банкротом", "суд", None, None),
            ("признание банкротом", "завод «Искра»", None, None),
        },
    ),
    (
        "[Лев Рид|PERSON] признан виновным [5 мая|DATE].",
        {("признание виновным", "Лев Рид", "2024-05-05", None)},
    ),
    (
        "Цветы к мемориалу возложили [Лев Рид|PERSON] и [Анна Котова|PERSON].",
        {
            ("возложение цветов к мемориалу", "Лев Рид", None, None),
            ("возложение цветов к мемориалу", "Анна Котова", None, None),
        },
    ),
    (
        "[Лев Рид|PERSON] осмотрел новую больницу.",
        {("осмотр новой больницы", "Лев Рид", None, None)},
    ),
    (
        "[Лев Рид|PERSON] побывал в новой больнице.",
        {("посещение новой больницы", "Лев Рид", None, None)},
    ),
    (
        "[5 мая|DATE] в [Туле|CITY] заседал [совет отцов|ORGANIZATION].",
        {("заседание совета отцов", None, "2024-05-05", "Тула")},
    ),
    ("[Льва Рида|PERSON] арестовали [5 мая|DATE].", {("арест", "Лев Рида", "2024-05-05", None)}),
    (
        "[Лев Рид|PERSON] и [Анна Котова|PERSON] поженились.",
        {("свадьба", "Лев Рид", None, None), ("свадьба", "Анна Котова", None, None)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), DONE)
def test_what_is_done_is_told(mark, text, expected):
    assert {fold(one) for one in told(mark, text)} == expected


def fold(one):
    event, person, *rest = one
    known = person and person[0].lower() + person[1:]
    return (event, known if known in ("компания «Искра»", "суд", "фонд «Свет»") else person, *rest)


def test_custody_is_an_event_of_whom_it_holds(mark):
    expected = {("заключение под стражу", "Лев Рида", None, None)}
    assert told(mark, "Суд заключил [Льва Рида|PERSON] под стражу [до 2 мая|DATE].") == expected


JAILED = [
    ("[Адвокат|PROFESSION] [Лев Рид|PERSON] отправил письмо в СИЗО.", set()),
    ("[Льва Рида|PERSON] не отправили в СИЗО.", set()),
    ("Прокурор просит оставить [Льва Рида|PERSON] под стражей.", set()),
    ("[Льва Рида|PERSON] отправили в отпуск.", set()),
    (
        "Суд отправил [Льва Рида|PERSON] в СИЗО [до 2 мая|DATE].",
        {("отправка в СИЗО", "Лев Рид", None, None)},
    ),
    (
        "[5 мая|DATE] [Льва Рида|PERSON] поместили в следственный изолятор.",
        {("отправка в следственный изолятор", "Лев Рид", "2024-05-05", None)},
    ),
    (
        "Суд оставил [Льва Рида|PERSON] под стражей.",
        {("оставление под стражей", "Лев Рид", None, None)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), JAILED)
def test_whom_a_court_jails(mark, text, expected):
    assert told(mark, text) == expected


THANKED = [
    ("[Льву Риду|PERSON] не объявили благодарность.", set()),
    ("[Лев Рид|PERSON] объявил о благодарности зрителям.", set()),
    ("[Анне Котовой|PERSON] объявлена благодарность.", {"объявление благодарности"}),
]


@pytest.mark.parametrize(("text", "events"), THANKED)
def test_whom_an_office_thanks(mark, text, events):
    found = told(mark, text)
    assert {event for event, *_ in found} == events
    assert all(person is not None for _, person, *_ in found)


def test_who_dismisses_in_the_next_clause_jails_nobody(mark):
    text = (
        "[Льва Рида|PERSON] задержали в аэропорту. Спустя три дня его отправили в СИЗО, а в мае "
        "[глава Ельска|PROFESSION] [Нина Котенко|PERSON] уволила первого зама в связи с утратой "
        "доверия."
    )
    assert ("отправка в СИЗО", "Лев Рид") in {one[:2] for one in told(mark, text)}
    assert ("отправка в СИЗО", "Нина Котенко") not in {one[:2] for one in told(mark, text)}


def test_whom_people_part_with(mark):
    found = told(mark, "В [Туле|CITY] простились с [Анной Котовой|PERSON].")
    assert {(event, place) for event, _, _, place in found} == {
        ("прощание с Анной Котовой", "Тула")
    }


def test_a_paper_signed_by_nobody_named_is_told(mark):
    marked = mark("[Соглашение|EVENT] подписано [5 мая|DATE] в [Туле|CITY].")
    (record,) = records(marked, RecordKind.EVENT)
    assert (record.event, record.date_start, record.place) == (
        "подписание соглашения",
        "2024-05-05",
        "Тула",
    )


def test_the_day_of_a_paper_is_not_the_day_of_what_is_done(mark):
    marked = mark("[Принят|EVENT] закон [от 5 мая|DATE] о рыбалке.")
    assert "POINT_IN_TIME" not in {r.type for r in marked.telling.relations}


def test_what_is_done_is_an_event_mention(mark):
    marked = mark("[Фонд «Свет»|ORGANIZATION] основал [Лев Рид|PERSON].")
    found = [s for s in find(marked.annotation, marked.spans) if s.type is EntityType.EVENT]
    assert [s.source for s in found] == ["rule:founded"]


def test_a_house_is_in_the_name_of_an_arrest(mark):
    expected = {("домашний арест", "Лев Рид", None, None)}
    assert told(mark, "Суд отправил [Льва Рида|PERSON] под домашний арест.") == expected


NAMED_AFTER = [
    ("Академия присудила [премию имени Вавилова|AWARD] [Инне Беловой|PERSON].", True),
    ("Академия присудила [премию имени Вавилова|AWARD] при [Анне Беловой|PERSON].", False),
]


@pytest.mark.parametrize(("text", "given"), NAMED_AFTER)
def test_who_is_given_a_prize_named_after_somebody(mark, text, given):
    marked = mark(text)
    found = marked.telling.relations
    assert any(r.type == "AWARDED_WITH" for r in found) == given
