"""Which verbs tell of an event, who takes part in it and who holds it."""

import pytest
from told import records

from newsnlp.find.verbs import find
from newsnlp.types import EntityType, RecordKind

NOBODY = [
    "[Лев Рид|PERSON] руководил отделом, пока шёл [форум|EVENT].",
    "[Лев Рид|PERSON] отметил важность [форума|EVENT].",
    "[Лев Рид|PERSON] не открывал [форум|EVENT].",
    "[Лев Рид|PERSON] может закрыть [форум|EVENT].",
    "[Лев Рид|PERSON] наблюдал за птицами до [форума|EVENT].",
    "Прошла [выставка|EVENT]. Провёл его председатель [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Документ подписал [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] прибыл с другом до [форума|EVENT].",
]

PARTS = [
    ("[Форум|EVENT] открыл [Лев Рид|PERSON].", {"PARTICIPANT_IN: Лев Рид > Форум"}),
    ("[Выставку|EVENT] открыл [Союз|ORGANIZATION].", {"ORGANIZES: Союз > Выставку"}),
    ("[Сессию|EVENT] закрыл [Лев Рид|PERSON].", {"PARTICIPANT_IN: Лев Рид > Сессию"}),
    ("Вёл [церемонию|EVENT] [Лев Рид|PERSON].", {"PARTICIPANT_IN: Лев Рид > церемонию"}),
    ("[Учениями|EVENT] руководил [Лев Рид|PERSON].", {"ORGANIZES: Лев Рид > Учениями"}),
    (
        "На [слушаниях|EVENT] будет председательствовать [Лев Рид|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > слушаниях"},
    ),
    (
        "За ходом [учений|EVENT] наблюдал [Лев Рид|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > учений"},
    ),
    (
        "[Лев Рид|PERSON] прибыл с рабочим [визитом|EVENT].",
        {"PARTICIPANT_IN: Лев Рид > визитом"},
    ),
    (
        "[Завод|ORGANIZATION] отпраздновал [юбилей|EVENT].",
        {"PARTICIPANT_IN: Завод > юбилей"},
    ),
    (
        "В [финале|EVENT] [Лев Рид|PERSON] обыграл [Яна Рогова|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > финале", "PARTICIPANT_IN: Яна Рогова > финале"},
    ),
    (
        "[Лев Рид|PERSON] занял первое место в [конкурсе|EVENT].",
        {"PARTICIPANT_IN: Лев Рид > конкурсе"},
    ),
    ("[Лев Рид|PERSON] провёл третий [матч|EVENT].", {"PARTICIPANT_IN: Лев Рид > матч"}),
    ("[Лев Рид|PERSON] провёл [слушания|EVENT].", {"ORGANIZES: Лев Рид > слушания"}),
    ("Награды [вручил|EVENT] [Лев Рид|PERSON].", {"AGENT: Лев Рид > вручил"}),
    ("Мандат депутату [вручил|EVENT] [Лев Рид|PERSON].", {"AGENT: Лев Рид > вручил"}),
    ("[Союз|ORGANIZATION] начал [забастовку|EVENT].", {"PARTICIPANT_IN: Союз > забастовку"}),
    (
        "Прошло [совещание|EVENT]. Провёл его председатель [Лев Рид|PERSON].",
        {"ORGANIZES: Лев Рид > совещание"},
    ),
    (
        "Прошли [учения|EVENT]. В них участвовала [Анна Котова|PERSON].",
        {"PARTICIPANT_IN: Анна Котова > учения"},
    ),
    (
        "Прошёл [форум|EVENT]. Участников приветствовал [Лев Рид|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > форум"},
    ),
    (
        "Прошло [открытие|EVENT]. Ленточку перерезал [Лев Рид|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > открытие"},
    ),
    (
        "В Туле [подписали договор|EVENT]. Подписи под документом поставил [Лев Рид|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > подписали договор"},
    ),
    (
        "Вторую линию [запустили|EVENT] в мае. Кнопку нажал [Лев Рид|PERSON].",
        {"PARTICIPANT_IN: Лев Рид > запустили"},
    ),
    ("[Лев Рид|PERSON] возглавил [шествие|EVENT].", {"PARTICIPANT_IN: Лев Рид > шествие"}),
    (
        "Победу на [выборах|EVENT] одержала [Анна Котова|PERSON].",
        {"PARTICIPANT_IN: Анна Котова > выборах"},
    ),
]


def read(marked):
    found = marked.telling.relations
    return marked.read([r for r in found if r.source != "rule:event-setting"])


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_told_to_take_part(mark, text):
    assert read(mark(text)) == set()


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_verb_tells_who_takes_part(mark, text, parts):
    assert read(mark(text)) == parts


SIDES = [
    ("[Договор|EVENT] с [заводом|ORGANIZATION] выгоден.", {"PARTICIPANT_IN: заводом > Договор"}),
    ("Пройдёт [матч|EVENT] с «[Волной|ORGANIZATION]».", {"PARTICIPANT_IN: Волной > матч"}),
    (
        "Пройдёт [финал|EVENT] против команды «[Волна|ORGANIZATION]».",
        {"PARTICIPANT_IN: Волна > финал"},
    ),
    ("[Концерт|EVENT] с [оркестром|ORGANIZATION] удался.", set()),
]


@pytest.mark.parametrize(("text", "parts"), SIDES)
def test_who_is_on_the_other_side(mark, text, parts):
    assert read(mark(text)) == parts


NOT_PLACED = [
    "Прошёл [форум|EVENT]. [Лев Рид|PERSON] занял место у окна.",
    "Прошло [заседание|EVENT]. [Лев Рид|PERSON] победил болезнь.",
    "Прошёл [турнир|EVENT]. [5 мая|DATE] [Лев Рид|PERSON] занял первое место.",
    "Прошёл [турнир|EVENT]. [Лев Рид|PERSON] не занял первого места.",
    "Прошёл [концерт|EVENT]. Перед стартом выступил [Лев Рид|PERSON].",
]


@pytest.mark.parametrize("text", NOT_PLACED)
def test_what_is_done_elsewhere_is_no_part(mark, text):
    assert not any("PARTICIPANT_IN" in told for told in read(mark(text)))


PLACED = [
    ("Принимал [парад|EVENT] полковник [Лев Рид|PERSON].", "Лев Рид > парад"),
    ("[Подписан договор|EVENT]. Подписи поставил [Рид|PERSON].", "Рид > Подписан договор"),
    ("Прошёл [турнир|EVENT]. Второе место занял [Лев Рид|PERSON].", "Лев Рид > турнир"),
    ("Прошёл [матч|EVENT]. Шайбу забросил [Лев Рид|PERSON].", "Лев Рид > матч"),
    ("Прошла [олимпиада|EVENT]. В эссе победил [Лев Рид|PERSON].", "Лев Рид > олимпиада"),
    ("Прошёл [концерт|EVENT]. Перед зрителями выступил [Лев Рид|PERSON].", "Лев Рид > концерт"),
    ("Была [премьера|EVENT]. Роль отца сыграл [Лев Рид|PERSON].", "Лев Рид > премьера"),
    ("[Рид|PERSON] провёл [слушания|EVENT] с [Котовым|PERSON].", "Котовым > слушания"),
    ("[Тула|CITY] подписала [договор|EVENT] с [заводом|ORGANIZATION].", "Тула > договор"),
]


@pytest.mark.parametrize(("text", "part"), PLACED)
def test_what_somebody_does_at_the_event_told_of(mark, text, part):
    assert f"PARTICIPANT_IN: {part}" in read(mark(text))


SET = [
    ("[Форум|EVENT] прошёл 13 и [14 июня|DATE].", [("форум", "2024-06-13")]),
    ("[Форум|EVENT] прошёл 40 и [14 июня|DATE].", [("форум", "2024-06-14")]),
    ("[Премьера|EVENT] назначена на [25 мая|DATE].", [("премьера", "2025-05-25")]),
    ("[Субботник|EVENT] запланирован на [5 мая|DATE].", [("субботник", "2025-05-05")]),
    ("[Форум|EVENT] начал работу [5 мая|DATE].", [("форум", "2024-05-05")]),
    ("[Форум|EVENT] продлится [до 5 мая|DATE].", [("форум", None)]),
    ("Назначены [слушания|EVENT] в виде [двух дней|DATE] в [Туле|CITY].", [("слушания", None)]),
    ("Суд отложил [заседание|EVENT] на [25 мая|DATE].", [("заседание", "2025-05-25")]),
    ("[Премьера|EVENT] не назначена на [25 мая|DATE].", []),
    ("[Форум|EVENT] начал новую тему [5 мая|DATE].", []),
    (
        "Выслушав [5 мая|DATE] доклад, дума [избрала|EVENT] [мэром|PROFESSION] [Льва Рида|PERSON].",
        [("избрание мэром", "2024-05-05")],
    ),
    (
        "Окончив школу [в 1990 году|DATE], [Лев Рид|PERSON] [возглавил|EVENT] "
        "[завод «Луч»|ORGANIZATION].",
        [("назначение руководителем завода «Луч»", None)],
    ),
    (
        "Двумястами голосами из двухсот сорока шести делегаты конференции работников и "
        "обучающихся Сурского государственного университета (СГУ) [во вторник, 11 марта|DATE], "
        "[избрали|EVENT] [ректором|PROFESSION] [Анну Рид|PERSON], последние два года "
        "совмещающую обязанности первого проректора с заведованием кафедрой.",
        [("избрание ректором", "2025-03-11")],
    ),
    (
        "[Субботник|EVENT] прошёл [5 мая|DATE]. Ещё один [субботник|EVENT] назначен на "
        "[9 мая|DATE].",
        [("субботник", "2024-05-05"), ("субботник", "2025-05-09")],
    ),
]


@pytest.mark.parametrize(("text", "told"), SET)
def test_a_verb_tells_when_it_is_held(mark, text, told):
    found = records(mark(text), RecordKind.EVENT)
    assert [(r.event, r.date_start) for r in found] == told


MEETINGS = [
    ("[Лев Рид|PERSON] не [встретился|EVENT] с [Яном Роговым|PERSON].", set()),
    (
        "[Лев Рид|PERSON] [встретился с ректором|EVENT] [Яном Роговым|PERSON].",
        {("встреча с Яном Роговым", "Лев Рид"), ("встреча с Яном Роговым", "Ян Рогов")},
    ),
    (
        "[Лев Рид|PERSON] [встретился с компанией|EVENT] «[Луч|ORGANIZATION]».",
        {("встреча с компанией «Луч»", "Лев Рид"), ("встреча с компанией «Луч»", "Луч")},
    ),
]


@pytest.mark.parametrize(("text", "told"), MEETINGS)
def test_who_meets_whom(mark, text, told):
    assert {(r.event, r.person) for r in records(mark(text), RecordKind.EVENT)} == told


def test_meeting_somebody_is_an_event(mark):
    marked = mark("[Лев Рид|PERSON] встретился с [Яном Роговым|PERSON], но не с трудностями.")
    found = [s for s in find(marked.annotation, marked.spans) if s.type is EntityType.EVENT]
    assert [marked.annotation.text[s.start : s.end] for s in found] == ["встретился с Яном"]


UNHARMED = [
    "[Анна Котова|PERSON] умна. Дипломат [скончалась|EVENT] в среду.",
    "[Лев Рид|PERSON] не [погиб|EVENT].",
    "[Советник мэра|PROFESSION] [Льва Рида|PERSON] [умер|EVENT].",
    "[Суд|ORGANIZATION] [приговорил|EVENT] солдата.",
]

HARMED = [
    ("[Лев Рид|PERSON] [скончался|EVENT].", {"Лев Рид"}),
    ("Знают [Анну Котову|PERSON], [арестованную|EVENT] в мае.", {"Анну Котову"}),
    ("Суд [арестовал|EVENT] [мэра|PROFESSION] [Льва Рида|PERSON].", {"Льва Рида"}),
    ("[Лев Рид|PERSON] жил в Туле. Там его [арестовали|EVENT].", {"Лев Рид"}),
    ("[Умер|EVENT] [актёр|PROFESSION], [профессор|PROFESSION] [Лев Рид|PERSON].", {"Лев Рид"}),
]


@pytest.mark.parametrize("text", UNHARMED)
def test_nothing_is_told_to_happen_to_anybody(mark, text):
    assert not any("PARTICIPANT_IN" in told for told in read(mark(text)))


@pytest.mark.parametrize(("text", "who"), HARMED)
def test_to_whom_something_happens(mark, text, who):
    told = read(mark(text))
    assert {line.split(": ")[1].split(" > ")[0] for line in told if "PART" in line} == who


WHERE = [
    ("[Авария|EVENT] произошла на пятом километре трассы в [Чувашии|CITY].", ["Чувашии"]),
    ("[Концерт|EVENT] прошёл на сцене Дворца в центре [Тулы|CITY].", ["Тулы"]),
    ("[Концерт|EVENT] прошёл при поддержке фонда из [Тулы|CITY].", []),
    ("[Концерт|EVENT] прошёл по заказу мэрии [Тулы|CITY] вчера.", []),
    ("[Концерт|EVENT] оркестра [Дворца|FACILITY] прошёл вчера.", []),
    ("Мэр провёл [приём|EVENT] граждан во [Дворце|FACILITY] и уехал.", ["Дворце"]),
    ("[Рид|PERSON] провёл в [Туле|CITY] [слушания|EVENT].", ["Туле"]),
    ("[Рид|PERSON] [погиб|EVENT] под [Тулой|CITY].", ["Тулой"]),
    ("[Тула|CITY] не станет местом проведения [форума|EVENT].", []),
    ("[Тула|CITY] станет центром [форума|EVENT].", []),
    ("В июне [Тула|CITY] станет местом проведения [форума|EVENT].", ["Тула"]),
    ("Площадкой [форума|EVENT] выступил [Дворец|FACILITY].", ["Дворец"]),
]


@pytest.mark.parametrize(("text", "places"), WHERE)
def test_where_it_is_held(mark, text, places):
    marked = mark(text)
    found = marked.telling.relations
    names = {mention.id: mention.text for mention in marked.mentions}
    assert [names[r.tail] for r in found if r.type == "TAKES_PLACE_IN"] == places


TITLES = [
    ("[Кубок [Европы|LOCATION]|EVENT] выиграл [Рид|PERSON].", "[Европы|LOCATION]"),
    ("[Школьница из [Пензы|CITY]|PERSON] выиграла [турнир|EVENT].", "[Пензы|CITY]"),
]


@pytest.mark.parametrize(("text", "place"), TITLES)
def test_whose_title_it_is_and_whence_somebody_comes_is_not_where(mark, text, place):
    marked = mark(text)
    name = place[1 : place.index("|")]
    event = next(m.text for m in marked.mentions if m.type is EntityType.EVENT)
    there = marked.relation("TAKES_PLACE_IN", event, name)
    assert {r.place for r in records(marked, RecordKind.EVENT, there)} == {None}


def test_who_only_plans_takes_no_part(mark):
    marked = mark("[Рид|PERSON] планирует выступить на [форуме|EVENT] [5 мая|DATE].")
    there = marked.relation("PARTICIPANT_IN", "Рид", "форуме")
    when = marked.relation("POINT_IN_TIME", "форуме", "5 мая")
    assert [r.person for r in records(marked, RecordKind.EVENT, there, when)] == [None]


BARE = [
    ("В финале «[Волна|ORGANIZATION]» обыграла «[Искру|ORGANIZATION]».", ["финале"]),
    ("В матчах обыграли всех.", []),
    ("[Лев Рид|PERSON] говорил о финале.", []),
]


@pytest.mark.parametrize(("text", "found"), BARE)
def test_a_bare_contest_is_an_event_where_sides_play_it(mark, text, found):
    marked = mark(text)
    spans = [s for s in find(marked.annotation, marked.spans) if s.type is EntityType.EVENT]
    assert [marked.annotation.text[s.start : s.end] for s in spans] == found


def test_what_a_converb_is_about_is_no_object_of_the_verb_behind(mark):
    marked = mark(
        "Рассмотрев 9 октября ходатайство следователя, [городской суд|ORGANIZATION] "
        "[избрал|EVENT] в отношении обвиняемого [Льва Рида|PERSON] меру пресечения."
    )
    suffers = marked.relation("PARTICIPANT_IN", "Льва Рида", "избрал")
    told = {record.event for record in records(marked, RecordKind.EVENT, suffers)}
    assert told == {"избрание меры пресечения"}
