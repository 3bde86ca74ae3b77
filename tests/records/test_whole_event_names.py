"""The name of an event goes on to the end of what it is about."""

import pytest

from newsnlp.find.verbs import Telling
from newsnlp.records.events.event_names import EventNames
from newsnlp.types import EntityType


def name_of(marked):
    """Return the name of the event of a sentence."""
    names = EventNames(Telling(marked.annotation, marked.mentions))
    return names.name(names.index.types.index(EntityType.EVENT))


OF_NOUNS = [
    # where and when it is, is no part of the name
    ("Готовят [встречу|EVENT] в [США|COUNTRY].", "встреча"),
    ("[Матч|EVENT] [в среду|DATE] отменили.", "матч"),
    ("Обсудили [концерт|EVENT] в театре.", "концерт"),
    # an acronym without cases is of what stands before it
    (
        "После [встречи|EVENT] [президента|PROFESSION] [Льва Рида|PERSON] и "
        "[председателя|PROFESSION] [КНР|COUNTRY] [Ли Цина|PERSON] настал мир.",
        "встреча президента Льва Рида и председателя КНР Ли Цина",
    ),
    (
        "Идут [переговоры|EVENT] министров [Армении|COUNTRY] и [США|COUNTRY].",
        "переговоры министров Армении и США",
    ),
    # but of no person: it acts
    (
        "После [смерти|EVENT] [Льва Рида|PERSON] [ОНФ|ORGANIZATION] объявил голосование.",
        "смерть Льва Рида",
    ),
    (
        "После [смерти|EVENT] [Льва Рида|PERSON] [КНДР|COUNTRY] сменит курс.",
        "смерть Льва Рида",
    ),
    # nor is she whose surname looks like a genitive of his
    ("В [финале «Голоса»|EVENT] Котова победила.", "финал «Голоса»"),
    ("На [выставке|EVENT] Котова прошла лекция.", "выставка Котова"),
    # quotes within quotes end where they are closed
    (
        "«Подписано [соглашение|EVENT] между „Первым каналом“ и „Зарёй“», — сообщили в фирме.",
        "соглашение между „Первым каналом“ и „Зарёй“",
    ),
    # which of the namesakes
    (
        "Завершился [визит|EVENT] [патриарха|PROFESSION] [Алексия II|PERSON].",
        "визит патриарха Алексия II",
    ),
    # what something is put into
    ("Говорят о [вступлении|EVENT] завода в ассоциацию.", "вступление завода в ассоциацию"),
    ("[Выборы|EVENT] в [Думу|ORGANIZATION] отложили.", "выборы в Думу"),
    # a name is whole or not there
    (
        "Прошла [беседа|EVENT] с [директором|PROFESSION] [Стейном Улафом Ридом|PERSON].",
        "беседа с директором Стейном Улафом Ридом",
    ),
    (
        "Начались [выборы|EVENT] талисмана [чемпионата [2018 года|DATE]|EVENT].",
        "выборы талисмана чемпионата",
    ),
    # nor is what it is joined with in another case, or who does what the next verb tells
    ("Он выиграл два [Кубка Англии и Лигу чемпионов|EVENT].", "Кубок Англии"),
    ("Он ушёл до [выборов|EVENT] и возврату к законам.", "выборы"),
    (
        "Прошла [церемония|EVENT] открытия форума и вручения премий.",
        "церемония открытия форума и вручения премий",
    ),
    (
        "На [съезде|EVENT] партии [Л. Рид|PERSON] предложил [Я. Кима|PERSON].",
        "съезд партии",
    ),
    (
        "На августовской [конференции|EVENT] [Н. Р. Котова|PERSON] выступит с докладом.",
        "августовская конференция",
    ),
    # nor is an adjective without its noun
    ("[Показ|EVENT] прежнего состоялся в мае.", "показ"),
    ("[Арест|EVENT] подозреваемого сорвался.", "арест подозреваемого"),
    # the head is the event's noun, whatever the parser says
    (
        "11:00 [Возложение венков|EVENT] к памятному камню в парке.",
        "Возложение венков",
    ),
    # «го» is no noun of its own
    ("Завершение [43-го Московского турнира|EVENT] сорвали.", "43-й Московский турнир"),
]


@pytest.mark.parametrize(("text", "name"), OF_NOUNS)
def test_a_noun_takes_its_complements_along(mark, text, name):
    assert name_of(mark(text)) == name


OF_VERBS = [
    # where it is done
    ("[Полиция|ORGANIZATION] [арестовала|EVENT] банду [Рида|PERSON].", "арест банды Рида"),
    ("В [Туле|CITY] [открыли|EVENT] в парке памятник.", "открытие памятника"),
    (
        "В [Туле|CITY] [украли|EVENT] картину авторства [Рида|PERSON].",
        "кража картины авторства Рида",
    ),
    ("В [Туле|CITY] [украли|EVENT] бюст [Льва Рида|PERSON].", "кража бюста Льва Рида"),
    ("Ракета [вывела на орбиту|EVENT] тяжёлый спутник.", "вывод тяжёлого спутника на орбиту"),
    (
        "«[Луч|ORGANIZATION]» [выпустил|EVENT] семь альбомов и три клипа.",
        "выпуск семи альбомов и трёх клипов",
    ),
    # an adjective is not all
    ("[Первую|ORDINAL] [заложили|EVENT] в мае.", "закладка"),
    ("[Спасены|EVENT] 87 человек, в том числе капитан [Лев Рид|PERSON].", "спасение 87 человек"),
    ("[Лев Рид|PERSON] [получил|EVENT] одну [награду|AWARD].", "получение одной награды"),
    (
        "[Лев Рид|PERSON] [получил|EVENT] [награду|AWARD] за вклад в науку.",
        "получение награды за вклад в науку",
    ),
]


@pytest.mark.parametrize(("text", "name"), OF_VERBS)
def test_a_verb_takes_what_its_object_is_of(mark, text, name):
    assert name_of(mark(text)) == name


def test_a_title_may_be_cut_off_where_the_text_ends(mark):
    marked = mark("В парке прошёл [фестиваль|EVENT] еды «[Вкусно|EVENT]")
    assert name_of(marked) == "фестиваль еды"
