"""What a verb tells has a noun for a name, with its object or its subject."""

import pytest

from newsnlp.find.verbs import Telling
from newsnlp.records.events.event_names import EventNames
from newsnlp.types import EntityType


def name_of(marked):
    """Return the name of the event of a sentence."""
    names = EventNames(Telling(marked.annotation, marked.mentions))
    return names.name(names.index.types.index(EntityType.EVENT))


NAMED = [
    ("[Судья|PERSON] [назначила|EVENT] [четыре года|DATE] назад выставку.", "назначение выставки"),
    (
        "[Судья|PERSON] [назначила|EVENT] [[четыре года|DATE] колонии|PENALTY].",
        "назначение четырёх лет колонии",
    ),
    (
        "[В 2013 году|DATE] [обанкротился|EVENT] кооператив «[Луч|ORGANIZATION]».",
        "банкротство кооператива «Луч»",
    ),
    # the object has the form of a subject, but not its number or gender
    (
        "[Гости|PERSON] [посетили|EVENT] педагогический университет.",
        "посещение педагогического университета",
    ),
    ("[Лев Рид|PERSON] [преподнёс|EVENT] школе рояль.", "вручение рояля"),
    ("[Гонкуровская премия|AWARD] [присуждена|EVENT] Риду.", "присуждение Гонкуровской премии"),
    ("[[Первое|ORDINAL] место|AWARD] [присуждено|EVENT] Риду.", "присуждение первого места"),
    (
        "[Гости|PERSON] [посетили|EVENT] институт имени Ветрова Ю. А., где их ждали.",
        "посещение института имени Ветрова Ю. А.",
    ),
    # a name keeps its capital and its quotes
    ("[Бостон|CITY] [взорвали|EVENT] двое.", "взрыв Бостона"),
    ('"[Луч|ORGANIZATION]" [основан|EVENT] в мае.', 'основание "Луча"'),
    ("[Министерство|ORGANIZATION] [создали|EVENT] в мае.", "создание министерства"),
    # one leaves a group, but a place or a meeting as one leaves a stage
    ("[Лев Рид|PERSON] [покинул|EVENT] группу.", "уход из группы"),
    ("[Лев Рид|PERSON] [покинул|EVENT] территорию завода.", "уход с территории завода"),
    ("[Лев Рид|PERSON] [покончил|EVENT] жизнь самоубийством.", "самоубийство"),
    ("Раны были тяжелы: [Льва Рида|PERSON] [госпитализировали|EVENT].", "госпитализация"),
    # nor is what stands before a colon, or what a participle does not agree with
    ("Случай – вчера: [погиб|EVENT] электрик [Лев Рид|PERSON].", "гибель"),
    ("Он ссылался на выплату матери [погибшей|EVENT] [Анны Рид|PERSON].", "гибель"),
    # or an adjective without its noun
    (
        "Вдове [Анне Рид|PERSON] [вручена|EVENT] свёрнутая Андреевская лента.",
        "вручение Андреевской ленты",
    ),
    ("[Лев Рид|PERSON] [закрыл|EVENT] прежнюю.", "закрытие"),
    ("[Лев Рид|PERSON] [задержал|EVENT] подозреваемого.", "задержание подозреваемого"),
    (
        "[Лев Рид|PERSON] и [Ян Ким|PERSON] накануне [встретились|EVENT] с односельчанами "
        "[Василия Макаровича|PERSON] в клубе.",
        "встреча с односельчанами",
    ),
    # what it is found to be
    (
        "Суд [признал|EVENT] несостоятельным [завод «Луч»|ORGANIZATION].",
        "признание завода «Луч» несостоятельным",
    ),
    # a participle before its noun is a verb, too
    ("[Лев Рид|PERSON] руководил [созданным|EVENT] им институтом.", "создание института"),
    ("[Основанная|EVENT] им компания растёт.", "основание компании"),
    # who is no part of the name
    ("[Анна Рид|PERSON] [побеседовала|EVENT] с детьми.", "беседа"),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_verb_has_a_noun_with_its_object_or_subject(mark, text, name):
    assert name_of(mark(text)) == name


SUBJECTS = [
    ("[Гости|PERSON] и [музей|ORGANIZATION] [открыли|EVENT] выставку.", "открытие выставки"),
    ("[Музей|ORGANIZATION] [открыл|EVENT] выставку.", "открытие выставки"),
]


@pytest.mark.parametrize(("text", "name"), SUBJECTS)
def test_a_subject_of_several_is_no_object(mark, text, name):
    assert name_of(mark(text)) == name


COUNTED = [
    ("[В Туле|CITY] [задержаны|EVENT] 23 человека.", "задержание 23 человек"),
    ("В посёлке [погибли|EVENT] девять человек.", "гибель девяти человек"),
    ("Пожар на складе в Туле: [погибли|EVENT] два человека.", "гибель двух человек"),
    ("[Задержан|EVENT] 21 человек.", "задержание 21 человека"),
    ("[Арестована|EVENT] одна машина.", "арест одной машины"),
    ("Праздник в школе № 5\n\nЖители [открыли|EVENT] мост.", "открытие моста"),
    ("Гости школы номер 5\n\nМост [открыли|EVENT] жители.", "открытие моста"),
    ("Приставы [арестовали|EVENT] два новых автомобиля и катер.", "арест двух новых автомобилей"),
    ("Мошенники [похитили|EVENT] у жителей 7,8 миллиона рублей.", "похищение 7,8 миллиона рублей"),
    ("Полиция [изъяла|EVENT] три миллиона рублей.", "изъятие трёх миллионов рублей"),
    ("В цехе № 5 станки [арестовали|EVENT].", "арест станков"),
    ("В 12:30 станки [арестовали|EVENT].", "арест станков"),
    (
        "Районный суд признал [Льва Рида|PERSON] виновным в нарушении правил проведения акции "
        "(ч. 8 ст. 20.2 КоАП) и [арестовал|EVENT] на 10 суток.",
        "арест",
    ),
]


@pytest.mark.parametrize(("text", "name"), COUNTED)
def test_what_is_counted_follows_its_number(mark, text, name):
    assert name_of(mark(text)) == name


OF_ROLES = [
    ("Совет [избрал|EVENT] [ректора университета|PROFESSION].", "избрание ректора университета"),
    ("[Совет|ORGANIZATION] [избрал|EVENT] председателя и правление.", "избрание председателя"),
    ("Полиция [задержала|EVENT] [директора завода|PROFESSION].", "задержание директора завода"),
    ("Дума [приняла|EVENT] отставку главы района.", "принятие отставки главы района"),
    ("Суд [приговорил|EVENT] [полковника|PROFESSION] к году тюрьмы.", "приговор"),
    # who has a name takes part
    ("Совет [избрал|EVENT] [Льва Рида|PERSON] [ректором|PROFESSION].", "избрание ректором"),
    ("Полиция [задержала|EVENT] [директора|PROFESSION] [Льва Рида|PERSON].", "задержание"),
]


@pytest.mark.parametrize(("text", "name"), OF_ROLES)
def test_who_has_no_name_is_in_the_name(mark, text, name):
    assert name_of(mark(text)) == name


def test_a_verb_that_is_tagged_a_noun_has_its_noun(mark):
    assert name_of(mark("[Похоронят|EVENT] его на старом кладбище.")) == "похороны"


OF_SUBJECTS = [
    (
        "[Столкнулись|EVENT] рейсовая фура и автобус, где ехала сборная команда.",
        "столкновение рейсовой фуры и автобуса",
    ),
    (
        "В августе [сменился|EVENT] [генеральный директор|PROFESSION].",
        "смена генерального директора",
    ),
    ("Автобус [столкнулся|EVENT] с гружёным трактором.", "столкновение автобуса с трактором"),
    ("Место свободно, когда [директор|PROFESSION] [уехал|EVENT] в Тюмень.", "отъезд"),
    # who comes back with the cup has no object
    ("[Вернулась|EVENT] детская команда.", "возвращение детской команды"),
]


@pytest.mark.parametrize(("text", "name"), OF_SUBJECTS)
def test_a_reflexive_verb_has_no_object(mark, text, name):
    assert name_of(mark(text)) == name


def test_an_object_of_a_verb_is_no_part_of_the_noun_before_it(mark):
    marked = mark("На [федеральном этапе область|EVENT] представит [Лев Рид|PERSON].")
    assert name_of(marked) == "федеральный этап"
    marked = mark("Суд признал [незаконным увольнение|EVENT] [Льва Рида|PERSON].")
    assert "увольнение" in name_of(marked)


OF_PARTICIPLES = [
    ("Переправа, [построенная|EVENT] в 1968 году, закрыта.", "строительство переправы"),
    ("Судьба договора, [подписанного|EVENT] в мае, неясна.", "подписание договора"),
    ("Школа построена в мае, а в июне [закрыта|EVENT].", "закрытие школы"),
    # another noun stands near
    ("Рид, прежде акушерка роддома ([закрыт|EVENT] в мае), ушла.", "закрытие"),
    ("Кандидатами в губернаторы [зарегистрированы|EVENT] трое.", "регистрация"),
]


@pytest.mark.parametrize(("text", "name"), OF_PARTICIPLES)
def test_a_participle_is_of_its_noun(mark, text, name):
    assert name_of(mark(text)) == name


def test_a_participle_leaves_an_event_its_own_noun(mark):
    marked = mark("Речь о [соглашении о дружбе|EVENT], [подписанном|EVENT] палатами.")
    names = EventNames(Telling(marked.annotation, marked.mentions))
    assert [names.name(i) for i in range(2)] == ["соглашение о дружбе", "подписание"]


OF_WHICH = [
    (
        "Форум педагогов, [открытие|EVENT] которого пройдёт в мае, ждёт.",
        "открытие форума педагогов",
    ),
    (
        "[Совет «Роста»|ORGANIZATION], [заседание|EVENT] которого прошло в мае, утвердил план.",
        "заседание совета «Роста»",
    ),
    # of whom
    ("Приехал ректор, [визит|EVENT] которого начался в мае.", "визит"),
]


@pytest.mark.parametrize(("text", "name"), OF_WHICH)
def test_a_relative_pronoun_tells_of_which(mark, text, name):
    assert name_of(mark(text)) == name


def test_a_possessive_is_no_part_of_a_name(mark):
    assert name_of(mark("[Церемония её вступления|EVENT] прошла.")) == "церемония вступления"
