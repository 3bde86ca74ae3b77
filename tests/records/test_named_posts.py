"""Posts that a verb names by itself: «учительствовал», «преподавал физику», «вёл кружок резьбы»."""

import pytest
from told import positions

NOTHING = [
    "[Лев Рид|PERSON] руководил работами в [колхозе «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] вёл переговоры с [компанией «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] вёл урок в [школе № 5|ORGANIZATION].",
    "[Лев Рид|PERSON] ведёт секцию «Экономика» на форуме.",
    "[Фонд «Свет»|ORGANIZATION] ведёт кружок резьбы в [школе № 5|ORGANIZATION].",
    "[Лев Рид|PERSON] возглавил список лидеров.",
    "[Лев Рид|PERSON] тренирует собаку в [клубе «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] командовал парадом.",
    "[Лев Рид|PERSON] редактировал книгу о [заводе «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] сторожил дом соседа.",
    "[Лев Рид|PERSON] слесарил дома по вечерам.",
    "[Лев Рид|PERSON] плотничал в [Туле|CITY].",
    "[Лев Рид|PERSON] преподал урок соперникам.",
    "[Лев Рид|PERSON] преподавал, пока были силы.",
    "[Лев Рид|PERSON] стоял у руля катера.",
    "[Лев Рид|PERSON] встал у ворот [завода «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] не учительствовал в [сельской школе|ORGANIZATION].",
    "[Лев Рид|PERSON] мечтал учительствовать в [сельской школе|ORGANIZATION].",
    "[Лев Рид|PERSON] председательствовал на съезде.",
    "[Лев Рид|PERSON] заведовал бы складом.",
    "[Лев Рид|PERSON] взял руководство [завода «Луч»|ORGANIZATION] в заложники.",
    "[Лев Рид|PERSON] возглавил поход по [Туле|CITY].",
    "[Лев Рид|PERSON] оказался в центре [Тулы|CITY].",
    "[Лев Рид|PERSON] принял делегацию [завода «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] получил отделение [банка|ORGANIZATION] в подарок.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_nobodys_post(mark, text):
    assert positions(mark(text)) == []


SERVED = [
    (
        "[Лев Рид|PERSON] учительствовал в [сельской школе|ORGANIZATION].",
        ("учитель", "сельская школа", "former"),
    ),
    (
        "[Лев Рид|PERSON] депутатствует в [городской думе|ORGANIZATION].",
        ("депутат", "городская дума", "current"),
    ),
    (
        "[Лев Рид|PERSON] шоферил в [леспромхозе|ORGANIZATION].",
        ("шофёр", "леспромхоз", "former"),
    ),
    (  # the tagger takes the verb for a noun
        "[Лев Рид|PERSON] с [2006 года|DATE] учительствовал в [школе|ORGANIZATION].",
        ("учитель", "школа", "former"),
    ),
    (
        "[Лев Рид|PERSON] настоятельствовал в [Успенском храме|FACILITY].",
        ("настоятель", "Успенский храм", "former"),
    ),
    (
        "[Лев Рид|PERSON] губернаторствовал в [Омской области|STATE_OR_PROVINCE].",
        ("губернатор", "Омская область", "former"),
    ),
    ("[Лев Рид|PERSON] бригадирствовал до пенсии.", ("бригадир", None, "former")),
    (
        "[Лев Рид|PERSON] слесарил на [заводе «Луч»|ORGANIZATION].",
        ("слесарь", "завод «Луч»", "former"),
    ),
    (
        "[Лев Рид|PERSON], прежде редактировавший [газету «Луч»|ORGANIZATION], ушёл.",
        ("редактор", "газета «Луч»", "former"),
    ),
    (
        "[Лев Рид|PERSON] стоит у руля [клуба «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "current"),
    ),
    (
        "[Лев Рид|PERSON] встал у руля [клуба «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "new"),
    ),
    (
        "[Лев Рид|PERSON] временно возглавил [клуб «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "acting"),
    ),
    (
        "Временно [клубом «Луч»|ORGANIZATION] управляет [Лев Рид|PERSON].",
        ("руководитель", "клуб «Луч»", "acting"),
    ),
    (
        "[Лев Рид|PERSON] временно руководил [клубом «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "former"),
    ),
    (
        "Вчера [Лев Рид|PERSON] принял [кафедру физики|ORGANIZATION].",
        ("руководитель", "кафедра физики", "new"),
    ),
    (
        "[Льва Рида|PERSON] поставили во главе [клуба «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "new"),
    ),
    (
        "[Лев Рид|PERSON] оказался во главе [клуба «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "new"),
    ),
    (
        "[Лев Рид|PERSON] взял на себя руководство [клубом «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "new"),
    ),
    (
        "[Лев Рид|PERSON] осуществлял руководство [клубом «Луч»|ORGANIZATION].",
        ("руководитель", "клуб «Луч»", "former"),
    ),
    (
        "[Лев Рид|PERSON] тренирует детей в [клубе «Луч»|ORGANIZATION].",
        ("тренер", "клуб «Луч»", "current"),
    ),
    ("[Лев Рид|PERSON] командовал [взводом|ORGANIZATION].", ("командир", "взвод", "former")),
    (
        "[Лев Рид|PERSON] командует [военным округом|ORGANIZATION].",
        ("командующий", "военный округ", "current"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERVED)
def test_the_verb_names_the_post(mark, text, expected):
    assert positions(mark(text)) == [("Лев Рид", *expected)]


ABOUT = [
    (
        "[Лев Рид|PERSON] преподавал физику в [Тульской школе|ORGANIZATION].",
        ("преподаватель физики", "Тульская школа", "former"),
    ),
    (  # the parser hangs the school on what is taught
        "[Лев Рид|PERSON] преподаёт историю в [лицее № 5|ORGANIZATION].",
        ("преподаватель истории", "лицей № 5", "current"),
    ),
    (
        "[Лев Рид|PERSON] преподаёт в [Омском университете|ORGANIZATION].",
        ("преподаватель", "Омский университет", "current"),
    ),
    (
        "[Лев Рид|PERSON] вёл кружок резьбы в [школе № 5|ORGANIZATION].",
        ("руководитель кружка резьбы", "школа № 5", "former"),
    ),
    (
        "[Лев Рид|PERSON] ведёт кружок «Юный техник» в [школе № 5|ORGANIZATION].",
        ("руководитель кружка «Юный техник»", "школа № 5", "current"),
    ),
    ("[Лев Рид|PERSON] руководит кружком резьбы.", ("руководитель кружка резьбы", None, "current")),
    (
        "[Лев Рид|PERSON] руководил цехом [завода «Луч»|ORGANIZATION].",
        ("начальник цеха", "завод «Луч»", "former"),
    ),
    ("[Лев Рид|PERSON] возглавил цех № 4.", ("начальник цеха № 4", None, "new")),
    (
        "[Лев Рид|PERSON] возглавлял участок [треста «Луч»|ORGANIZATION].",
        ("руководитель участка", "трест «Луч»", "former"),
    ),
    (
        "[Лев Рид|PERSON] заведует складом [завода «Луч»|ORGANIZATION].",
        ("заведующий складом", "завод «Луч»", "current"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ABOUT)
def test_the_post_is_named_with_what_it_is_about(mark, text, expected):
    assert positions(mark(text)) == [("Лев Рид", *expected)]


def test_who_acts_for_a_head_may_take_the_post(mark):
    acting = "[Временно исполняющий обязанности мэра|PROFESSION]"
    text = f"{acting} [Лев Рид|PERSON] возглавил [фонд|ORGANIZATION]."
    told = [how for _, role, _, how in positions(mark(text)) if role == "руководитель"]
    assert told == ["new"]


def test_a_woman_who_runs_a_ward_is_its_head(mark):
    found = positions(mark("[Анна Рид|PERSON] заведовала хирургией."))
    assert found == [("Анна Рид", "заведующая хирургией", None, "former")]
