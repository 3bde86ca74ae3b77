"""Who takes part in an event: lists whose trees are wrong, who stands in the name of an event."""

import pytest
from told import records

from newsnlp.types import RecordKind


def told(marked):
    """Return the names of who takes part or acts, read by rules alone."""
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    return {names[r.head] for r in found if r.type in ("PARTICIPANT_IN", "ORGANIZES")}


NOT_ALL = [
    (
        "В [форуме|EVENT] участвовал [Лев Рид|PERSON], [ректор|PROFESSION] вуза.",
        {"Лев Рид"},
    ),
    (
        "В [форуме|EVENT] участвовал [ректор|PROFESSION] [Лев Рид|PERSON], сын [Яна Рида|PERSON].",
        {"Лев Рид"},
    ),
]

LISTS = [
    (
        "В [форуме|EVENT] участвовали [Лев Рид|PERSON], [депутат|PROFESSION] "
        "[Анна Котова|PERSON] и [ректор|PROFESSION] [Ян Рогов|PERSON].",
        {"Лев Рид", "Анна Котова", "Ян Рогов"},
    ),
    (
        "[Договор|EVENT] подписали Центр «[Мой дом|ORGANIZATION]» и [Росбанк|ORGANIZATION].",
        {"Мой дом", "Росбанк"},
    ),
    (
        "В работе [сессии|EVENT] приняли участие [Лев Рид|PERSON] и [Анна Котова|PERSON].",
        {"Лев Рид", "Анна Котова"},
    ),
    ("[Лев Рид|PERSON] принял участие в работе [форума|EVENT].", {"Лев Рид"}),
]


@pytest.mark.parametrize(("text", "who"), [*NOT_ALL, *LISTS])
def test_who_takes_part_of_a_list(mark, text, who):
    assert told(mark(text)) == who


def events(marked):
    found = records(marked, RecordKind.EVENT)
    return {(r.event, r.person, r.date) for r in found}


TITLES = [
    (
        "[Форум предпринимателей «[Точка опоры|ORGANIZATION]»|EVENT] прошёл [5 мая|DATE].",
        {("форум предпринимателей «Точка опоры»", None, "5 мая")},
    ),
    (
        "[5 мая|DATE] прошёл [конкурс «Учитель года — [2024|DATE]»|EVENT].",
        {("конкурс «Учитель года — 2024»", None, "5 мая")},
    ),
    (
        "[5 мая|DATE] прошёл [марафон «Беги, герой»|EVENT].",
        {("марафон «Беги, герой»", None, "5 мая")},
    ),
]


@pytest.mark.parametrize(("text", "found"), TITLES)
def test_words_of_a_title_are_neither_date_nor_participant(mark, text, found):
    assert events(mark(text)) == found


NOT_THERE = [
    "Прошёл [форум|EVENT]. Рид выступит на [этапе|EVENT], который пройдёт в Туле. "
    "Со словами поздравления обратилась [Анна Котова|PERSON].",
    "Прошёл [форум|EVENT]. Медаль не выиграл [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Медаль завоевал [Лев Рид|PERSON].",
    "В [форуме|EVENT] участвовали представители власти. [Союз|ORGANIZATION] рад.",
    "[Лев Рид|PERSON] дал показания на [форуме|EVENT].",
    "Орден [войны|EVENT] получил [Лев Рид|PERSON].",
    "Прошёл [визит|EVENT]. На встрече были врачи. С докладом выступил [Лев Рид|PERSON].",
    "Накануне [церемонии|EVENT] прошла прогулка. Ведущий — [Лев Рид|PERSON].",
    "Прошла [церемония|EVENT]. Модератором встречи стал [Лев Рид|PERSON].",
    "Прошёл [матч|EVENT]. [В мае|DATE] мяч забил [Лев Рид|PERSON].",
    "В [форуме|EVENT] участвовал представитель [Союза|ORGANIZATION].",
    "Прошли [переговоры|EVENT] и [лекция|EVENT]. Модератор — [Лев Рид|PERSON].",
    "Подписан [договор|EVENT]. Победитель — [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] приехал на вокзал. Прошёл [форум|EVENT].",
    "[Союз|ORGANIZATION] помог при поддержке [Лиги|ORGANIZATION]. Прошёл [форум|EVENT].",
    "Прошёл [форум|EVENT]. [Лев Рид|PERSON] взял деньги.",
    "Прошёл [форум|EVENT]. [Лев Рид|PERSON] встретил рассвет.",
    "Прошёл [форум|EVENT]. Его подписал [директор|PROFESSION] [Лев Рид|PERSON].",
    "Дума [одобрила закон|EVENT], после чего его подписал [Лев Рид|PERSON].",
    "Нет [договора|EVENT]. Отдел выдал предписание; его подписал [Лев Рид|PERSON].",
    "Мост снесло [паводком|EVENT]. Слово взял [Лев Рид|PERSON].",
    "Прошёл [вечер|EVENT]. Проводить школьников приехал [Лев Рид|PERSON].",
    "Прошёл [вечер|EVENT]. Поздравить школу не приехал [Лев Рид|PERSON].",
    "Прошёл [конкурс|EVENT]. [В 2020 году|DATE] победил [Лев Рид|PERSON].",
    "Прошёл [конкурс|EVENT]. Хор под руководством [Льва Рида|PERSON] пел. Жюри спорило.",
]

THERE = [
    (
        "Прошёл [конкурс|EVENT]. Тепло. Работает жюри под председательством [Льва Рида|PERSON]. "
        "В него вошла также [Анна Котова|PERSON].",
        {"Льва Рида"},
    ),
    (
        "Прошёл [конкурс|EVENT]. Работает [жюри|ORGANIZATION]. В него вошла [Анна Котова|PERSON].",
        {"Анна Котова"},
    ),
    (
        "Прошёл [вечер|EVENT]. Поздравить школу приехали мэр [Лев Рид|PERSON] и "
        "[Анна Котова|PERSON].",
        {"Лев Рид", "Анна Котова"},
    ),
    (
        "Прошёл [конкурс|EVENT]. Гостей было много. В младшей группе победил [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "Прошёл [конкурс|EVENT]. Дипломы победителям вручила [Анна Котова|PERSON].",
        {"Анна Котова"},
    ),
    ("Прошёл [турнир|EVENT]. Медаль завоевал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [турнир|EVENT]. Золото взяла [Анна Котова|PERSON].", {"Анна Котова"}),
    (
        "Прошла [выставка|EVENT]. Ленточку [перерезал|EVENT] [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "В [форуме|EVENT] приняли участие представители [Минздрава|ORGANIZATION] и Тулы.",
        {"Минздрава"},
    ),
    (
        "[Церемония [инаугурации|EVENT]|EVENT] пройдёт в мае. В ней примет участие [Рид|PERSON].",
        {"Рид"},
    ),
    ("[Лев Рид|PERSON] дал [концерт|EVENT].", {"Лев Рид"}),
    ("[Лев Рид|PERSON] прочитал [лекцию|EVENT].", {"Лев Рид"}),
    ("[Команда|ORGANIZATION] отправится на [финал|EVENT].", {"Команда"}),
    ("Прошёл [вечер|EVENT]. Гостей встречала [Анна Котова|PERSON].", {"Анна Котова"}),
    ("Прошёл [вечер|EVENT]. С [лекцией|EVENT] выступил [Лев Рид|PERSON].", {"Лев Рид"}),
    ("[Выставку техники|EVENT] осмотрел [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошло [совещание|EVENT]. В нём участвовал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("[Льва Рида|PERSON] [объявили|EVENT] в розыск.", {"Льва Рида"}),
    (
        "Прошёл [забег|EVENT]. Первое место занял [Лев Рид|PERSON], второе – "
        "[Ян Котов|PERSON], третье – [Пётр Гуськов|PERSON].",
        {"Лев Рид", "Ян Котов", "Пётр Гуськов"},
    ),
    ("[Выставка|EVENT] открылась. На [выставку|EVENT] приехал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("[Концерт|EVENT] открыл ансамбль «[Радуга|ORGANIZATION]».", {"Радуга"}),
    ("Прошёл [митинг|EVENT]. Слово взял [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [митинг|EVENT]. Итоги подвела [Анна Котова|PERSON].", {"Анна Котова"}),
    (
        "В Доме культуры под председательством [Льва Рида|PERSON] прошло [заседание|EVENT].",
        {"Льва Рида"},
    ),
    ("[Форум|EVENT] организован по инициативе [Союза|ORGANIZATION].", {"Союза"}),
    (
        "[Лев Рид|PERSON] ушёл. Вместе с [Яном Котовым|PERSON] он принял участие в [форуме|EVENT].",
        {"Лев Рид"},
    ),
    ("Почётными гостями [форума|EVENT] стали [Лев Рид|PERSON] и все.", {"Лев Рид"}),
    ("Прошёл [конкурс|EVENT]. Лауреатом первой степени стал [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Прошёл [конкурс|EVENT]. Лауреатом стала [Анна Котова|PERSON], [ученица|PROFESSION] "
        "преподавателя [Льва Рида|PERSON].",
        {"Анна Котова"},
    ),
    ("Прошёл [конкурс|EVENT]. Председателем жюри выступил [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [конкурс|EVENT]. Диплом получил [Лев Рид|PERSON].", {"Лев Рид"}),
    ("[Встреча|EVENT] прошла в мае, на ней выступил [Лев Рид|PERSON].", {"Лев Рид"}),
    ("[Парадом|EVENT] командовал [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Прошёл [матч|EVENT]. [В начале второго тайма|DATE] мяч забил [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "Прошла [церемония|EVENT]. Гостей было много. На сцене выступил [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "[Лев Рид|PERSON] [встретился|EVENT] с активом района. На встрече были врачи. "
        "С докладом выступила [Анна Котова|PERSON].",
        {"Лев Рид", "Анна Котова"},
    ),
    ("Гран-при [конкурса чтецов|EVENT] получил [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "[Лев Рид|PERSON] [встретился|EVENT] с жителями. В разговоре участвовал [Ян Рид|PERSON].",
        {"Лев Рид", "Ян Рид"},
    ),
    (
        "В рамках [форума|EVENT] прошёл [семинар|EVENT]. Дискуссию открыл [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    ("Принял участие в [форуме|EVENT] [министр|PROFESSION] [Лев Рид|PERSON].", {"Лев Рид"}),
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_who_is_not_told_to_be_there(mark, text):
    assert told(mark(text)) == set()


@pytest.mark.parametrize(("text", "who"), THERE)
def test_who_is_told_to_be_there(mark, text, who):
    assert told(mark(text)) == who


def test_a_contest_won_before_is_another(mark):
    marked = mark(
        "Прошёл [финал|EVENT] лиги. Пришла [Анна Котова|PERSON], победительница [конкурса|EVENT] "
        "2021 года. Итоги: 1 место — [Лев Рид|PERSON], школа (тренер [Ян Ким|PERSON])."
    )
    text = {m.id: m.text for m in marked.mentions}
    found = marked.telling.relations
    placed = {(text[r.head], text[r.tail]) for r in found if r.source == "rule:placing"}
    assert placed == {("Лев Рид", "финал")}


def test_a_name_behind_its_house_is_where_it_is(mark):
    marked = mark("В Центре детского творчества «[Орбита|FACILITY]» прошёл [финал|EVENT] юных «А».")
    found = marked.telling.relations
    assert [r.type for r in found] == ["TAKES_PLACE_IN"]


def test_the_outer_event_is_meant(mark):
    marked = mark(
        "[Церемония [инаугурации|EVENT]|EVENT] пройдёт в мае. В ней примет участие [Рид|PERSON]."
    )
    text = {m.id: m.text for m in marked.mentions}
    found = marked.telling.relations
    assert {text[r.tail] for r in found if text[r.head] == "Рид"} == {"Церемония инаугурации"}


NOT_TOLD_AGAIN = [
    "Прошёл [форум|EVENT] и [конкурс|EVENT]. [Мероприятие|EVENT] посетил [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. В другом мероприятии участвовал [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. В концерте участвовал [Лев Рид|PERSON].",
    "Прошла [встреча|EVENT]. В нём участвовал [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Яблоками поделился [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Мероприятие планирует провести [Лев Рид|PERSON].",
    "Завершён прошлый [форум|EVENT]. В форуме участвовал [Лев Рид|PERSON].",
]

TOLD_AGAIN = [
    "Прошёл [форум|EVENT]. В [мероприятии|EVENT] участвовал [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Это событие посетил [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Своим опытом поделился [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. В нём приняли участие врачи и [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Было тепло. Мероприятие провёл [Лев Рид|PERSON].",
    "Начался [форум|EVENT]. Пел [Ян Рогов|PERSON]. В форуме участвовал [Лев Рид|PERSON].",
    "Прошла церемония закрытия [форума|EVENT]. В мероприятии участвовал [Лев Рид|PERSON].",
]

MEANT = [
    ("Открылась [выставка|EVENT]. На вернисаже выступил [Лев Рид|PERSON].", {"выставка"}),
    ("Шёл [пикет|EVENT]. В акции участвовал [Лев Рид|PERSON].", {"пикет"}),
    ("Прошёл [концерт|EVENT]. Вечер вёл [Лев Рид|PERSON].", {"концерт"}),
    (
        "Шёл [турнир|EVENT]. Открылась [выставка|EVENT]. В соревновании победил [Лев Рид|PERSON].",
        {"турнир"},
    ),
    (
        "[Открыли школу|EVENT]. Ленточку перерезали [Лев Рид|PERSON] и [Анна Рид|PERSON].",
        {"Открыли школу"},
    ),
    ("[Закрыли школу|EVENT]. Ленточку перерезал [Лев Рид|PERSON].", set()),
    ("Прошёл [матч|EVENT]. На вернисаже выступил [Лев Рид|PERSON].", set()),
    ("Прошёл [ремонт|EVENT]. На празднике присутствовал [Лев Рид|PERSON].", set()),
]


@pytest.mark.parametrize(("text", "told"), MEANT)
def test_another_noun_may_tell_it_again(mark, text, told):
    marked = mark(text)
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    assert {names[r.tail] for r in found if r.type == "PARTICIPANT_IN"} == told


@pytest.mark.parametrize("text", NOT_TOLD_AGAIN)
def test_a_noun_that_may_be_another_event(mark, text):
    assert _in_forum(mark(text)) == set()


@pytest.mark.parametrize("text", TOLD_AGAIN)
def test_a_bare_noun_tells_an_event_again(mark, text):
    assert _in_forum(mark(text)) == {"Лев Рид"}


NOT_THERE = [
    "Прошёл [форум|EVENT]. [Лев Рид|PERSON] выступил с инициативой.",
    "Прошёл [форум|EVENT]. [В апреле|DATE] с докладом выступил [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. После [концерта|EVENT] с докладом выступил [Лев Рид|PERSON].",
    "Перед [форумом|EVENT] [Лев Рид|PERSON] выбрал тему.",
    "Победу Котовой на [форуме|EVENT] отметил [Лев Рид|PERSON].",
    "На [форуме|EVENT] было объявлено, что женился [Лев Рид|PERSON].",
    "На [форуме|EVENT] выбрали [Льва Рида|PERSON].",
    "На [форуме|EVENT] [Лев Рид|PERSON] не сказал ничего.",
    "[Форум|EVENT] обсудили гости, но нет среди них [Льва Рида|PERSON].",
]

THERE = [
    ("Прошёл [форум|EVENT]. С докладом выступил [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Прошёл [форум|EVENT]. С приветственным словом к гостям обратилась [Анна Котова|PERSON].",
        {"Анна Котова"},
    ),
    ("Прошёл [форум|EVENT]. На сцену вышел [Лев Рид|PERSON].", {"Лев Рид"}),
    ("На [форуме|EVENT] [Лев Рид|PERSON] рассказал о мостах.", {"Лев Рид"}),
    ("В ходе [форума|EVENT] [Лев Рид|PERSON] вручил грамоты.", {"Лев Рид"}),
    (
        "[Форум|EVENT] посетили сто гостей, среди них мэр [Лев Рид|PERSON] и [Ян Рогов|PERSON].",
        {"Лев Рид", "Ян Рогов"},
    ),
    (
        "В [форуме|EVENT] участвовали гости, среди которых была [Анна Котова|PERSON].",
        {"Анна Котова"},
    ),
]


@pytest.mark.parametrize("text", NOT_THERE)
def test_nobody_is_told_to_be_there(mark, text):
    assert told(mark(text)) == set()


@pytest.mark.parametrize(("text", "who"), THERE)
def test_what_somebody_does_tells_that_he_is_there(mark, text, who):
    assert told(mark(text)) == who


def _in_forum(marked):
    names = {mention.id: mention.text for mention in marked.mentions}
    found = marked.telling.relations
    return {names[r.head] for r in found if names[r.tail].startswith("форум")}


NAMES = [
    ("Началась [отставка|EVENT] 54-летнего [Р. Котова|PERSON].", "отставка 54-летнего Р. Котова"),
    (
        "Прошло [еженедельное|DATE] [аппаратное совещание|EVENT], пришёл [Лев Рид|PERSON].",
        "еженедельное аппаратное совещание",
    ),
    ("Случилось [ДТП|EVENT], ранен [Лев Рид|PERSON].", "ДТП"),
    (
        "Началась [Вторая мировая война|EVENT], погиб [Лев Рид|PERSON].",
        "Вторая мировая война",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_how_an_event_is_called(mark, text, name):
    marked = mark(text)
    war = next(m.text for m in marked.mentions if m.type == "EVENT")
    extra = [marked.relation("PARTICIPANT_IN", "Лев Рид", war)] if "Лев Рид" in text else []
    assert {r.event for r in records(marked, RecordKind.EVENT, *extra)} == {name}


def test_what_a_hall_is_for_does_not_happen(mark):
    marked = mark("В зале [заседаний|EVENT] [мэрии|ORGANIZATION] выступил [Лев Рид|PERSON].")
    relation = marked.relation("PARTICIPANT_IN", "Лев Рид", "заседаний")
    assert records(marked, RecordKind.EVENT, relation) == []


def test_who_signs_together_takes_part_alike(mark):
    marked = mark(
        "[Правительство|ORGANIZATION] и [университет|ORGANIZATION] подписали [соглашение|EVENT]."
    )
    model = marked.relation("AGENT", "Правительство", "соглашение")
    found = records(marked, RecordKind.EVENT, model)
    assert {str(r.participation) for r in found} == {"PARTICIPANT_IN"}
