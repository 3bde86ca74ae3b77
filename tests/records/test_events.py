"""What happens to whom, when and where: one event each, however often it is told."""

from dataclasses import replace

import pytest
from told import events_of, records

from newsnlp.find.verbs import Telling
from newsnlp.records import refined_records
from newsnlp.types import EntityType, RecordKind


def events(marked, *relations):
    found = records(marked, RecordKind.EVENT, *relations)
    return [(r.event, r.person, r.place, r.date_start, r.date_end) for r in found]


NO_EVENT = [
    "Прошла [встреча|EVENT].",
    "Союз участвует в [мероприятиях|EVENT] [Центра|ORGANIZATION].",
    "[Иван Петров|PERSON] отказался [подписать|EVENT] бумагу.",
    "[Форум|EVENT] не состоялся [13 марта|DATE].",
    "[Решение|EVENT] приняли [13 марта|DATE].",
    "О возможном [назначении|EVENT] говорили [13 марта|DATE].",
    "О предполагаемом [назначении|EVENT] говорили [13 марта|DATE].",
    "Билеты на отменённый [концерт|EVENT] вернули [13 марта|DATE].",
    "[Концерт|EVENT], отменённый из-за дождя, ждали [13 марта|DATE].",
    "Завод не проводил [собрание|EVENT] [13 марта|DATE].",
    "Рид получил награду за оформление «[Грозы|EVENT]».",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_event(mark, text):
    assert events(mark(text)) == []


EVENTS = [
    (
        "[Концерт|EVENT] отменённой оперы прошёл [13 марта|DATE].",
        ("концерт отменённой оперы", None, None, "2025-03-13", "2025-03-13"),
    ),
    (
        "[Заседание [правительства|ORGANIZATION]|EVENT] прошло [13 марта|DATE] в [Самаре|CITY].",
        ("заседание правительства", "правительство", "Самара", "2025-03-13", "2025-03-13"),
    ),
    (
        "Работодатели вошли в жюри [конкурса «Мастер года»|EVENT].",
        ("конкурс «Мастер года»", None, None, None, None),
    ),
    (
        "Вручили театральную премию «[Балтийский свет|EVENT]».",
        ("театральная премия «Балтийский свет»", None, None, None, None),
    ),
    (
        "Вузы помогли чемпионату мастерства «[Профессионалы|EVENT]» в [Туле|CITY].",
        ("чемпионат мастерства «Профессионалы»", None, None, None, None),
    ),
    (
        "[Форум|EVENT] «Школа рядом» состоится [15 марта|DATE].",
        ("форум «Школа рядом»", None, None, "2025-03-15", "2025-03-15"),
    ),
    (
        "[Форум|EVENT] «[Школа рядом|FACILITY]» состоится [15 марта|DATE].",
        ("форум «Школа рядом»", None, None, "2025-03-15", "2025-03-15"),
    ),
    (
        "[Иван Петров|PERSON] проведёт [заседание комиссии|EVENT] [15 марта|DATE].",
        ("заседание комиссии", "Иван Петров", None, "2025-03-15", "2025-03-15"),
    ),
    (
        "Завод не проводил [собрание|EVENT=s] [в мае|DATE]. [Собрание|EVENT=s] состоится "
        "[15 марта|DATE].",
        ("собрание", None, None, "2025-03-15", "2025-03-15"),
    ),
    (
        "[Анна Котова|PERSON] [избрана|EVENT] [сопредседателем|PROFESSION] [13 марта|DATE].",
        ("избрание сопредседателем", "Анна Котова", None, "2025-03-13", "2025-03-13"),
    ),
    (
        "[Олег Рябинин|PERSON] [покинул пост|EVENT] [министра|PROFESSION].",
        ("уход с поста министра", "Олег Рябинин", None, None, None),
    ),
    (
        "[Ирина Палагина|PERSON] [вошла в состав|EVENT] [рабочей группы|ORGANIZATION].",
        ("вхождение в состав рабочей группы", "Ирина Палагина", None, None, None),
    ),
]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_events(mark, text, event):
    assert events(mark(text)) == [event]


def test_a_participant_is_a_row_and_an_event_is_told_once(mark):
    marked = mark(
        "На [общем собрании [союза|ORGANIZATION=s]|EVENT=1] говорили о планах. "
        "[Собрание|EVENT=2] открыл [Иван Петров|PERSON]."
    )
    relation = marked.relation("PARTICIPANT_IN", "Иван Петров", "Собрание")
    assert [(name, who) for name, who, *_ in events(marked, relation)] == [
        ("общее собрание союза", "союз"),
        ("общее собрание союза", "Иван Петров"),
    ]


def test_what_is_done_to_somebody_has_who_does_it(mark):
    marked = mark("[Полиция|ORGANIZATION] [задержала|EVENT] [Ивана Петрова|PERSON].")
    relation = marked.relation("PARTICIPANT_IN", "Ивана Петрова", "задержала")
    assert [(name, who) for name, who, *_ in events(marked, relation)] == [
        ("задержание", "Полиция"),
        ("задержание", "Иван Петров"),
    ]


def test_events_of_one_word_are_entities_of_their_own(mark):
    marked = mark(
        "Мэр [назначил|EVENT=e] [Анну Котову|PERSON] [директором|PROFESSION]. "
        "[Главным врачом|PROFESSION] [назначен|EVENT=e] [Иван Петров|PERSON]."
    )
    entities, _ = refined_records(marked.telling, marked.entities, marked.telling.relations)
    events = [(e.id, e.name) for e in entities if e.type == "EVENT"]
    assert events == [("e1", "назначение директором"), ("e5", "назначение главным врачом")]
    mentions = [m for e in entities for m in e.mentions]
    assert sorted(mentions) == sorted(m.id for m in marked.mentions)


def test_an_event_told_twice_is_one_entity(mark):
    marked = mark(
        "На [общем собрании [союза|ORGANIZATION]|EVENT=1] говорили о планах. "
        "[Собрание|EVENT=2] открыл [Иван Петров|PERSON]."
    )
    (event,) = events_of(marked)
    assert (event.name, event.aliases) == ("общее собрание союза", ("собрание",))


TOLD_TWICE = [
    ("[Суд|ORGANIZATION] [вынес приговор|EVENT=1]. [Вынесение приговора|EVENT=2] прошло вчера.", 1),
    ("Его [назначили|EVENT=1] [мэром|PROFESSION]. [Назначение|EVENT=2] прошло вчера.", 1),
    # far away, or with more beside it, it may be of another
    ("Его [назначили|EVENT=1] [мэром|PROFESSION]. [Назначение|EVENT=2] в суд отложено.", 2),
    (
        "Его [назначили|EVENT=1] [мэром|PROFESSION]. Он рад. Она рада. Все рады. Было тепло. "
        "[Назначение|EVENT=2] отложено.",
        2,
    ),
    ("Суд [отменил|EVENT=1] приговор. [Приговор|EVENT=2] был мягким.", 2),
    ("Рид [встретился с Котовым|EVENT=1]. На [встрече|EVENT=2] говорили о мостах.", 1),
    ("Прошло [открытие школы|EVENT=1]. [Праздничная церемония|EVENT=2] шла час.", 1),
    ("Прошло [открытие школы|EVENT=1]. [Ночная церемония|EVENT=2] шла час.", 2),
    ("Там [потушили пожар|EVENT=1]. [Пожар|EVENT=2] начался ночью.", 2),
    ("Союз [заключил соглашение|EVENT=1]. [Церемония подписания|EVENT=2] прошла вчера.", 1),
    ("[Соглашение|EVENT=1] [подписали|EVENT=2] мэр и [Лев Рид|PERSON].", 1),
    ("Рида [приговорили|EVENT=1] к штрафу. Суд [вынес приговор|EVENT=2] в мае.", 1),
    (
        "Суд [вынес приговор|EVENT=1]. Он рад. Она рада. Годом раньше [приговорил|EVENT=2] Рида.",
        2,
    ),
    ("Летом [открытие|EVENT=1] приурочат к [Ночи музеев|EVENT=2].", 2),
]


@pytest.mark.parametrize(("text", "number"), TOLD_TWICE)
def test_a_verb_and_its_noun_are_one_event(mark, text, number):
    marked = mark(text)
    assert len(events_of(marked)) == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Открыто [заседание|EVENT] [совета|ORGANIZATION] [министром|PROFESSION] области "
            "[Львом Ридом|PERSON].",
            "заседание совета",
        ),
        ("[Избрание|EVENT] [Рида|PERSON] мэром прошло [5 мая|DATE].", "избрание Рида мэром"),
        ("[Лев Рид|PERSON] [отобрал|EVENT] шесть из сорока.", "отбор"),
        ("[Лев Рид|PERSON] пел до самой [смерти|EVENT] [в мае|DATE].", "смерть"),
        ("Пришёл судья [соревнований|EVENT] [А. Б. Сомов|PERSON].", "соревнования"),
    ],
)
def test_who_did_it_is_no_part_of_a_name_nor_how_many(mark, text, name):
    marked = mark(text)
    assert [event.name for event in events_of(marked)] == [name]


def test_a_participle_that_says_a_paper_is_signed_is_the_same_event(mark):
    marked = mark(
        "Идёт работа по [соглашению|EVENT=1], [подписанному|EVENT=2] [ЦОПП|ORGANIZATION] и "
        "[союзом|ORGANIZATION]."
    )
    signed = marked.relation("AGENT", "ЦОПП", "подписанному")
    assert {name for name, *_ in events(marked, signed)} == {"подписание соглашения"}


def test_a_paper_that_says_more_keeps_its_name(mark):
    marked = mark("[Соглашение о дружбе|EVENT] подписали [ЦОПП|ORGANIZATION] и [вуз|ORGANIZATION].")
    assert {name for name, *_ in events(marked)} == {"соглашение о дружбе"}


def test_what_is_annulled_is_another_event_than_that(mark):
    marked = mark(
        "[Суд|ORGANIZATION] [отменил приговор|EVENT=1] [Льву Рябову|PERSON=3]. "
        "Раньше [Рябова|PERSON=3] [приговорил|EVENT=2] другой суд."
    )
    relations = [
        marked.relation("PARTICIPANT_IN", "Льву Рябову", "отменил приговор"),
        marked.relation("PARTICIPANT_IN", "Рябова", "приговорил"),
    ]
    names = {event for event, *_ in events(marked, *relations)}
    assert len(names) == 2


NAMES = [
    ("Мы открыли [VI фестиваль|EVENT].", "VI фестиваль"),
    ("Речь об открытии [VI фестиваля|EVENT].", "VI фестиваль"),
    ("[Следующий матч омичи|EVENT] проведут 8 февраля.", "следующий матч"),
    ("Суд, который [арестовал|EVENT] его, закрыт.", "арест"),
    ("Указ [подписал|EVENT] мэр.", "подписание указа"),
    ("[Gamescom 2017|EVENT] открылся.", "Gamescom 2017"),
    ("[Вебинар|EVENT] состоялся.", "вебинар"),
    # a birth takes no object, though the parser finds one
    ("Он [родился|EVENT] в 1980 году, окончил институт.", "рождение"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_name_of_an_event(mark, text, name):
    marked = mark(text)
    (event,) = events_of(marked)
    assert event.name == name


def test_a_penalty_is_not_a_post(mark):
    marked = mark("Суд [назначил|EVENT] [Льву Рогову|PERSON] [шесть лет колонии|PENALTY].")
    assert [event.name for event in events_of(marked)] == ["назначение наказания"]


def test_two_mentions_of_one_noun_are_one_event(mark):
    marked = mark("[[Следующий матч|EVENT=1] омичи|EVENT=2] проведут 8 февраля.")
    (event,) = events_of(marked)
    assert (event.name, len(event.mentions)) == ("следующий матч", 2)


ONE_END = "[Подписали соглашение о дружбе|EVENT] [Лев Рид|PERSON] и Ян Рогов."
TWO_ENDS = "[[Подписали соглашение|EVENT=e] о дружбе|EVENT=e] [Лев Рид|PERSON] и Ян Рогов."


@pytest.mark.parametrize(("text", "people"), [(ONE_END, []), (TWO_ENDS, ["Лев Рид"])])
def test_two_doubtful_ends_of_one_event_make_it_sure(mark, text, people):
    marked = mark(text)
    mentions = tuple(
        replace(m, score=0.5 if m.type is EntityType.EVENT else 1.0) for m in marked.mentions
    )
    told = marked.relation("PARTICIPANT_IN", "Лев Рид", "Подписали соглашение о дружбе")
    relations = [replace(told, score=0.25)]
    telling = Telling(marked.annotation, mentions)
    _, made = refined_records(telling, marked.entities, relations)
    assert [record.person for record in made if record.person] == people


TELLERS = [
    ("Решение приняли на [заседании совета|EVENT], сообщила директор [Анна Рыбина|PERSON].", False),
    ("[Анна Рыбина|PERSON] заявила об этом на [заседании совета|EVENT].", True),
]


@pytest.mark.parametrize(("text", "takes_part"), TELLERS)
def test_who_only_tells_of_an_event_takes_no_part(mark, text, takes_part):
    marked = mark(text)
    relation = marked.relation("PARTICIPANT_IN", "Анна Рыбина", "заседании совета")
    people = {person for _, person, *_ in events(marked, relation)}
    assert ("Анна Рыбина" in people) is takes_part


def test_who_only_tells_what_a_verb_says_takes_no_part(mark):
    marked = mark("Водитель и пассажир [погибли|EVENT] на месте, сообщила [Анна Рыбина|PERSON].")
    relation = marked.relation("PARTICIPANT_IN", "Анна Рыбина", "погибли")
    assert events(marked, relation) == []


CONTENT = [
    ("сочла доказанным, что [Лев Рид|PERSON] [заключил|EVENT] сделку с банком.", "заключил", False),
    ("гордится, что [открыла|EVENT] школу в Туле.", "открыла", True),
]


@pytest.mark.parametrize(("text", "event", "takes_part"), CONTENT)
def test_who_thinks_something_of_another_takes_no_part_in_it(mark, text, event, takes_part):
    marked = mark(f"Судья [Анна Рыбина|PERSON] {text}")
    relation = marked.relation("AGENT", "Анна Рыбина", event)
    people = {person for _, person, *_ in events(marked, relation)}
    assert ("Анна Рыбина" in people) is takes_part


@pytest.mark.parametrize("length", ["на 10 суток", "четверть века", "в 24 года"])
def test_how_long_is_not_when(mark, length):
    marked = mark(f"[Анна Рыбина|PERSON] [осуждена|EVENT] [{length}|DATE].")
    relations = [
        marked.relation("PARTICIPANT_IN", "Анна Рыбина", "осуждена"),
        marked.relation("POINT_IN_TIME", "осуждена", length),
    ]
    assert [r.date for r in records(marked, RecordKind.EVENT, *relations)] == [None]


def test_a_badge_is_an_award(mark):
    marked = mark("[Анна Рыбина|PERSON] [награждена|EVENT] почётным знаком.")
    assert [(event, who) for event, who, *_ in events(marked)] == [
        ("награждение почётным знаком", "Анна Рыбина")
    ]


def test_who_is_awarded_is_no_part_of_the_award(mark):
    marked = mark(
        "Мэр [наградил|EVENT] грамотами [директора ООО «[Луч|ORGANIZATION]»|PROFESSION] "
        "[Льва Рида|PERSON]."
    )
    assert {event for event, *_ in events(marked)} == {"награждение грамотами"}


def test_both_parties_sign(mark):
    marked = mark(
        "Подписан [договор|EVENT] между [заводом «Луч»|ORGANIZATION] и "
        "[фирмой «Заря»|ORGANIZATION]."
    )
    found = {party for _, party, *_ in events(marked)}
    assert found == {"завод «Луч»", "фирма «Заря»"}


HEADLINES = [
    ("[Учения спасателей|EVENT=1]\n\nВ Туле прошли [командно-штабные учения|EVENT=2].", 1),
    ("[Вебинар для всех|EVENT=1]\n\nВ мае пройдёт [вебинар «Экспорт»|EVENT=2].", 1),
    ("[Вебинар «Импорт»|EVENT=1]\n\nВ мае пройдёт [вебинар «Экспорт»|EVENT=2].", 2),
    ("[Учения спасателей|EVENT=1].\n\nВ Туле прошли [командно-штабные учения|EVENT=2].", 2),
    (
        "[Учения спасателей|EVENT=1]\n\nБыло тепло. В Туле шли [штабные учения|EVENT=2].",
        2,
    ),
    ("[Учения спасателей|EVENT=1]\n\nВ Туле прошёл [концерт|EVENT=2].", 2),
]


@pytest.mark.parametrize(("text", "number"), HEADLINES)
def test_a_headline_tells_what_the_first_sentence_tells(mark, text, number):
    marked = mark(text)
    assert len(events_of(marked)) == number


def test_who_stands_before_an_award_in_the_singular_has_another(mark):
    marked = mark(
        "Чемпионкой стала [Анна Котова|PERSON], "
        "[серебро|AWARD] [завоевала|EVENT] [Ольга Рид|PERSON]."
    )
    relation = marked.relation("PARTICIPANT_IN", "Анна Котова", "завоевала")
    assert "Анна Котова" not in {who for _, who, *_ in events(marked, relation)}


def test_whose_composition_somebody_joins_names_the_event(mark):
    text = (
        "Создана [комиссия|ORGANIZATION]. В её состав [вошли|EVENT] [Анна Рид|PERSON] и Ян Рогов."
    )
    marked = mark(text)
    told = marked.relation("PARTICIPANT_IN", "Анна Рид", "вошли")
    assert events(marked, told)[0][0] == "вхождение в состав комиссии"


@pytest.mark.parametrize("pronoun", ["неё", "нее"])
def test_what_is_joined_is_named_for_a_pronoun(mark, pronoun):
    marked = mark(
        f"Создана [комиссия|ORGANIZATION]. В {pronoun} [вошли|EVENT] [Лев Рид|PERSON] и Ян Рогов."
    )
    assert {name for name, *_ in events(marked)} == {"вхождение в комиссию"}
