"""Whom and what pronouns, possessives and bare nouns mean in records."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

UNSURE = [
    # another thing's name is nobody who acts
    "[Скрипач|PROFESSION] получил [премию имени [Рахлина|PERSON]|AWARD]. "
    "Он работал [дирижёром [театра «Луч»|ORGANIZATION]|PROFESSION].",
    "Это конкурс имени [Рахлина|PERSON]. Он работал [дирижёром|PROFESSION].",
    # a role that tells more of its holder may be anybody's
    "Пришёл [Лев Рид|PERSON]. [Актёр|PROFESSION] сериала возглавлял [фонд «Луч»|ORGANIZATION].",
    # many are not one
    "Пришёл [Иван Лямин|PERSON]. [Депутаты|PROFESSION] возглавляли [фонд «Луч»|ORGANIZATION].",
]


@pytest.mark.parametrize("text", UNSURE)
def test_who_is_not_meant_holds_nothing(mark, text):
    assert positions(mark(text)) == []


NOT_ITS = [
    "[Иван Лямин|PERSON] открыл [завод «Луч»|ORGANIZATION]. "
    "Его [директор|PROFESSION] [Олег Рябинин|PERSON] доволен.",
    "Открылись [завод «Луч»|ORGANIZATION] и [театр «Свет»|ORGANIZATION]. "
    "Его [директор|PROFESSION] [Олег Рябинин|PERSON] доволен.",
    "Открылась [школа «Луч»|ORGANIZATION]. "
    "Его [директор|PROFESSION] [Олег Рябинин|PERSON] доволен.",
    "Открылся [завод «Луч»|ORGANIZATION]. Его [гость|PROFESSION] [Олег Рябинин|PERSON] доволен.",
    "[Министерство культуры|ORGANIZATION] закрыло вуз. "
    "Его [ректор|PROFESSION] [Олег Рябинин|PERSON] доволен.",
]


@pytest.mark.parametrize("text", NOT_ITS)
def test_a_possessive_that_may_mean_another_gives_no_employer(mark, text):
    ((person, _, organization, _),) = positions(mark(text))
    assert (person, organization) == ("Олег Рябинин", None)


ITS = [
    (
        "Приз получило предприятие «[Раздолье|ORGANIZATION]». "
        "Его [глава|PROFESSION] [Олег Рябинин|PERSON] доволен.",
        ("Олег Рябинин", "глава", "Раздолье", "current"),
    ),
    (
        "Выступила [Ассоциация фермеров|ORGANIZATION]. "
        "Её [президент|PROFESSION] [Олег Рябинин|PERSON] доволен.",
        ("Олег Рябинин", "президент", "Ассоциация фермеров", "current"),
    ),
    (
        "Проверку ведёт [Министерство культуры|ORGANIZATION]. "
        "[Глава ведомства|PROFESSION] [Олег Рябинин|PERSON] доволен.",
        ("Олег Рябинин", "глава", "Министерство культуры", "current"),
    ),
    (
        "[Министерство культуры|ORGANIZATION] закрыло [училище «Луч»|ORGANIZATION]. "
        "Его [директор|PROFESSION] [Олег Рябинин|PERSON] доволен.",
        ("Олег Рябинин", "директор", "училище «Луч»", "current"),
    ),
    (
        "[Министерство культуры|ORGANIZATION] закрыло [училище «Луч»|ORGANIZATION]. "
        "Его [глава|PROFESSION] [Олег Рябинин|PERSON] доволен.",
        ("Олег Рябинин", "глава", "Министерство культуры", "current"),
    ),
]


@pytest.mark.parametrize(("text", "told"), ITS)
def test_whose_leader_it_is(mark, text, told):
    assert positions(mark(text)) == [told]


def test_a_member_of_a_body_told_before(mark):
    marked = mark(
        "Заседал [комитет по бюджету|ORGANIZATION]. Возразила член комитета [Зоя Рид|PERSON]."
    )
    (found,) = records(marked, RecordKind.MEMBERSHIP)
    assert (found.person, found.organization) == ("Зоя Рид", "комитет по бюджету")


NO_REGION_MEANT = [
    "[Смоленская область|STATE_OR_PROVINCE] и [Тверская область|STATE_OR_PROVINCE] готовы. "
    "Приехал [губернатор|PROFESSION] [Олег Рид|PERSON].",
    "[Смоленская область|STATE_OR_PROVINCE] готова. "
    "Приехал [министр|PROFESSION] [Олег Рид|PERSON].",
    "[Вязьма|CITY] готова. Приехал [мэр|PROFESSION] [Олег Рид|PERSON].",
]


@pytest.mark.parametrize("text", NO_REGION_MEANT)
def test_where_a_governor_rules_may_be_open(mark, text):
    ((_, _, organization, _),) = positions(mark(text))
    assert organization is None


def test_a_governor_rules_the_one_region_of_the_article(mark):
    marked = mark(
        "[Смоленская область|STATE_OR_PROVINCE] готова. "
        "Приехал [губернатор|PROFESSION] [Олег Рид|PERSON]."
    )
    assert positions(marked) == [("Олег Рид", "губернатор", "Смоленская область", "current")]


def test_those_who_joined_what_a_pronoun_means(mark):
    marked = mark(
        "Собрание избрало [совет директоров|ORGANIZATION]. В него [вошли|EVENT] "
        "[гендиректор|PROFESSION] [Анна Рид|PERSON] и "
        "независимые [директора|PROFESSION] [Лев Рид|PERSON] и [Мари Рид|PERSON]."
    )
    joined = records(marked, RecordKind.MEMBERSHIP)
    assert {r.person for r in joined} == {"Анна Рид", "Лев Рид", "Мари Рид"}
    assert {r.organization for r in joined} == {"совет директоров"}
    names = {r.event for r in records(marked, RecordKind.EVENT)}
    assert names == {"вхождение в совет директоров"}


def test_who_heads_what_a_pronoun_means(mark):
    marked = mark(
        "[Комитет по бюджету|ORGANIZATION] меняет систему «электронного "
        "[правительства|ORGANIZATION]». Его возглавил [Лев Рид|PERSON]."
    )
    assert positions(marked) == [("Лев Рид", "председатель", "Комитет по бюджету", "new")]


def test_a_pronoun_for_one_of_two_bodies_joins_none(mark):
    marked = mark(
        "Это [совет директоров|ORGANIZATION] и [комитет акционеров|ORGANIZATION]. "
        "В него вошёл [Лев Рид|PERSON]."
    )
    assert records(marked, RecordKind.MEMBERSHIP) == []


def test_a_headline_may_mean_what_is_named_later(mark):
    marked = mark(
        "[Директор филармонии|PROFESSION] [Анна Рид|PERSON] довольна. "
        "[Тверская областная филармония|ORGANIZATION] открылась."
    )
    told = ("Анна Рид", "директор", "Тверская областная филармония", "current")
    assert positions(marked) == [told]


def test_a_company_is_not_its_board(mark):
    marked = mark(
        "Собрался [совет директоров [ПАО «Луч»|ORGANIZATION]|ORGANIZATION]. "
        "[Главой компании|PROFESSION] назначена [Анна Рид|PERSON]."
    )
    assert ("Анна Рид", "глава", "ПАО «Луч»", "new") in positions(marked)


HEADED = [
    ("прокурор республики", "прокурор", "[Удмуртии|STATE_OR_PROVINCE]", "Удмуртия"),
    ("глава района", "глава", "[Волжском районе|DISTRICT]", "Волжский район"),
    # another place may be meant, another kind of place is
    ("глава страны", "глава", "[Китае|COUNTRY]", None),
    ("глава города", "глава", "[Ольховке|CITY]", None),
    ("глава области", "глава", "[Республике Карелия|STATE_OR_PROVINCE]", None),
    ("глава района", "глава", "[Волжском районе|DISTRICT] и [Лужском районе|DISTRICT]", None),
]


@pytest.mark.parametrize(("role", "short", "place", "body"), HEADED)
def test_a_headline_may_mean_the_place_named_later(mark, role, short, place, body):
    marked = mark(f"[{role.capitalize()}|PROFESSION] [Анна Рид|PERSON] рада. Ждали в {place}.")
    assert positions(marked) == [("Анна Рид", short, body, "current")]


def test_a_headline_that_may_mean_one_of_two_means_none(mark):
    marked = mark(
        "[Директор филармонии|PROFESSION] [Анна Рид|PERSON] довольна. [Тверская "
        "филармония|ORGANIZATION] и [Курская филармония|ORGANIZATION] открылись."
    )
    assert positions(marked) == [("Анна Рид", "директор", "филармония", "current")]


def test_a_role_told_of_a_pronoun_without_a_verb(mark):
    text = "Выступит [Анна Рид|PERSON], сейчас она {}второй [дирижёр|PROFESSION] театра."
    assert positions(mark(text.format("")))[0][:2] == ("Анна Рид", "дирижёр")
    assert positions(mark(text.format("не "))) == []


LIVES = [
    (
        "[Мэр|PROFESSION] [Лев Рогов|PERSON] назначил [Олега Рябинина|PERSON] советником. "
        "Он работал [врачом|PROFESSION].",
        ("Олег Рябинин", "врач", None, "former"),
    ),
    (
        "[Мэр|PROFESSION] [Лев Рогов|PERSON] назначил [Олега Рябинина|PERSON] советником. "
        "Ранее возглавлял [завод «Луч»|ORGANIZATION].",
        ("Олег Рябинин", "руководитель", "завод «Луч»", "former"),
    ),
    (
        "[Олегу Рябинину|PERSON] [43 года|AGE]. Ранее возглавлял [завод «Луч»|ORGANIZATION].",
        ("Олег Рябинин", "руководитель", "завод «Луч»", "former"),
    ),
    (
        "Трудовую деятельность [Олег Рябинин|PERSON] начал [врачом|PROFESSION] в "
        "[больнице № 2|ORGANIZATION].",
        ("Олег Рябинин", "врач", "больница № 2", "former"),
    ),
]


@pytest.mark.parametrize(("text", "position"), LIVES)
def test_whose_life_goes_on(mark, text, position):
    found = positions(mark(text))
    assert position in found
    assert all(who != "Лев Рогов" or role == "мэр" for who, role, *_ in found)


def test_who_helps_another_goes_on_acting_himself(mark):
    text = (
        "[Лев Рогов|PERSON] похвалил [Олега Рябинина|PERSON]. "
        "Он возглавляет [завод «Луч»|ORGANIZATION]."
    )
    assert positions(mark(text)) == [("Лев Рогов", "руководитель", "завод «Луч»", "current")]


def test_whose_kin_somebody_is_acts_in_no_next_sentence(mark):
    marked = mark(
        "Мой наставник — учитель математики [Мидхат Хасанов|PERSON], дед [Даниса Рахимова|PERSON]. "
        "Он работает в школе 48 лет, был её [директором|PROFESSION]."
    )
    assert [row[0].split()[0] for row in positions(marked)] == ["Мидхат"]
