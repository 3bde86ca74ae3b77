"""Where a post is held: the body that the text tells, before or behind it."""

import pytest
from told import positions

WHERE = [
    (  # of several not the one that the sentence before names by the way
        "В [Тульской галерее|ORGANIZATION] открылась выставка. Работы – из [Омской "
        "галереи|ORGANIZATION]. Пришёл [директор галереи|PROFESSION] [Лев Рид|PERSON].",
        "галерея",
    ),
    (
        "[МКУ «Луч»|ORGANIZATION] рядом. Он перешёл в [ФКУ «Заря»|ORGANIZATION], где "
        "[начальник учреждения|PROFESSION] [Лев Рид|PERSON].",
        "ФКУ «Заря»",
    ),
    (
        "Есть [МКУ «Луч»|ORGANIZATION] и [ФКУ «Заря»|ORGANIZATION]. Пришёл "
        "[начальник учреждения|PROFESSION] [Лев Рид|PERSON].",
        "учреждение",
    ),
    (
        "В [Аслинском поселении|DISTRICT] рады. [Глава района|PROFESSION] [Лев Рид|PERSON] тоже.",
        None,
    ),
    (
        "[СПК «Заря»|ORGANIZATION] рад. [Председатель кооператива|PROFESSION] "
        "[Лев Рид|PERSON] тоже.",
        "СПК «Заря»",
    ),
    (
        "[СПК «Заря»|ORGANIZATION] рад, [СПК «Луч»|ORGANIZATION] нет. [Председатель "
        "кооператива|PROFESSION] [Лев Рид|PERSON] тоже.",
        "кооператив",
    ),
    (
        "[Директором [Союза врачей|ORGANIZATION]|PROFESSION] стала мать. Прежний "
        "[директор|PROFESSION] [Лев Рид|PERSON] молчит.",
        "Союз врачей",
    ),
    (
        "[Директором [Союза врачей|ORGANIZATION]|PROFESSION] стала мать. "
        "[Директор|PROFESSION] [Лев Рид|PERSON] молчит.",
        None,
    ),
    ("Пришёл [завкафедрой [теплотехники|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON].", None),
    ("Пришёл [завотделением [больницы|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON].", "больница"),
    ("[Врач из [Тулы|CITY]|PROFESSION] [Лев Рид|PERSON] пришёл.", None),
    ("[Представитель в [Туле|CITY]|PROFESSION] [Лев Рид|PERSON] пришёл.", None),
    ("[Врач из [НИИ|ORGANIZATION]|PROFESSION] [Лев Рид|PERSON] пришёл.", "НИИ"),
    (
        "В [ТПП Тулы|ORGANIZATION] мороз. Пришёл [вице-президент ТПП|PROFESSION] [Лев Рид|PERSON].",
        "ТПП Тулы",
    ),
    (
        "[Банк «Луч»|ORGANIZATION] назначил "
        "[генеральным директором|PROFESSION] [Анну Котову|PERSON].",
        "Банк «Луч»",
    ),
    (
        "[Министерство спорта|ORGANIZATION] назначило "
        "[генеральным директором|PROFESSION] [Анну Котову|PERSON].",
        None,
    ),
    (
        "Мэр представила коллективу [школы № 5|ORGANIZATION] нового [директора|PROFESSION]. "
        "Им стал [Лев Рид|PERSON].",
        "школа № 5",
    ),
    (
        "Коллективу [школы № 5|ORGANIZATION] премии вручил [директор|PROFESSION] [Лев Рид|PERSON].",
        None,
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] устал. Новым [президентом|PROFESSION] "
        "избран [Лев Рид|PERSON].",
        "Союз врачей",
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] устал. Было тепло. "
        "[Вице-президентом|PROFESSION] стал [Лев Рид|PERSON].",
        "Союз врачей",
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] и "
        "[президент [Союза ткачей|ORGANIZATION]|PROFESSION] устали. "
        "Новым [президентом|PROFESSION] избран [Лев Рид|PERSON].",
        None,
    ),
    (
        "[Директор [завода|ORGANIZATION]|PROFESSION] устал. [Директором по спорту|PROFESSION] "
        "стал [Лев Рид|PERSON].",
        None,
    ),
    (
        "[Президент [Союза врачей|ORGANIZATION]|PROFESSION] устал. [Президент|PROFESSION] "
        "[Лев Рид|PERSON] молчит.",
        None,
    ),
    (
        "[ООО «Норд»|ORGANIZATION] выросло. Его [директор|PROFESSION] [Роман Ким|PERSON] рад.",
        "ООО «Норд»",
    ),
    (
        "[УК «Норд»|ORGANIZATION] выросла. Его [директор|PROFESSION] [Роман Ким|PERSON] рад.",
        None,
    ),
    (
        "[Клуб «Заря»|ORGANIZATION] вырос. Так считает пресс-служба "
        "[спортивного директора|PROFESSION] клуба [Льва Рида|PERSON].",
        "Клуб «Заря»",
    ),
    (
        "[Клуб «Заря»|ORGANIZATION] вырос. Так считает [спортивный директор|PROFESSION] "
        "фабрики [Лев Рид|PERSON].",
        None,
    ),
    (
        "Так считает пресс-служба [главного тренера|PROFESSION] хоккейного клуба "
        "«[Луч|ORGANIZATION]» [Льва Рида|PERSON].",
        "Луч",
    ),
    (
        "Пришёл [прокурор города [Волжска|CITY]|PROFESSION] [Лев Рид|PERSON].",
        "Волжск",
    ),
    (
        "[Школа № 5|ORGANIZATION] закрыта. Пришёл [директор школы|PROFESSION] в [Оби|CITY] "
        "[Лев Рид|PERSON].",
        "школа",
    ),
    (
        "Пришёл [преподаватель лицея № 7 [Бердска|CITY]|PROFESSION] [Лев Рид|PERSON].",
        "лицей № 7",
    ),
    (
        "Совет директоров АО «[Лён|ORGANIZATION]» назначил [директором|PROFESSION] "
        "[Льва Рида|PERSON].",
        "Лён",
    ),
    (
        "Совет директоров АО «[Лён|ORGANIZATION]» избрал [председателем|PROFESSION] "
        "[Льва Рида|PERSON].",
        None,
    ),
    (
        "Проверяют ООО «[Лён-Трейд|ORGANIZATION]», где раньше занимал пост "
        "[директора|PROFESSION] [Лев Рид|PERSON].",
        "Лён-Трейд",
    ),
    (
        "Делегаты конференции [организации [союза врачей|ORGANIZATION]|ORGANIZATION] избрали "
        "[председателем|PROFESSION] [Льва Рида|PERSON].",
        "организация союза врачей",
    ),
    (
        "Совет директоров [завода «Луч»|ORGANIZATION] отправил в отставку "
        "[директора|PROFESSION] [Льва Рида|PERSON].",
        "завод «Луч»",
    ),
]


@pytest.mark.parametrize(("text", "where"), WHERE)
def test_where_a_post_is(mark, text, where):
    marked = mark(text)
    person, role = marked.mentions[-1].text, marked.mentions[-2].text
    relation = marked.relation("WORKS_AS", person, role)
    assert [row[2] for row in positions(marked, relation)] == [where]


OF_ITS_KIND = [
    ("ректор", "[Министерству наук|ORGANIZATION]", None),
    ("ректор", "[Горной академии|ORGANIZATION]", "Горная академия"),
    ("адвокат", "[Краевому суду|ORGANIZATION]", None),
    ("участковый", "[Краевому суду|ORGANIZATION]", None),
    ("ректор", "[Краевому суду|ORGANIZATION]", None),
    ("судья", "[Краевому суду|ORGANIZATION]", "Краевой суд"),
    ("участковый", "[Полиции Тулы|ORGANIZATION]", "Полиция Тулы"),
    ("адвокат", "[Адвокатской палате|ORGANIZATION]", "Адвокатская палата"),
]


@pytest.mark.parametrize(("role", "body", "where"), OF_ITS_KIND)
def test_a_ministry_has_no_rector_and_a_court_no_counsel(mark, role, body, where):
    marked = mark(f"{body} нужны дни, а пока скучает [{role}|PROFESSION] [Лев Рид|PERSON].")
    told = [
        marked.relation("WORKS_AS", "Лев Рид", role),
        marked.relation("WORKPLACE", "Лев Рид", marked.mentions[0].text),
    ]
    assert [row[2] for row in positions(marked, *told)] == [where]


MET = [
    (
        "Прошёл съезд [союза врачей|ORGANIZATION]. [Председателем|PROFESSION] избран "
        "[Лев Рид|PERSON].",
        "союз врачей",
    ),
    (
        "Прошёл съезд [союза врачей|ORGANIZATION]. [Секретарём|PROFESSION] избран "
        "[Лев Рид|PERSON].",
        None,
    ),
    (
        "Открыт дом [союза врачей|ORGANIZATION]. [Председателем|PROFESSION] избран "
        "[Лев Рид|PERSON].",
        None,
    ),
]


@pytest.mark.parametrize(("text", "where"), MET)
def test_whose_meeting_was_told_of_before(mark, text, where):
    assert [row[2] for row in positions(mark(text))] == [where]


def test_where_somebody_is_told_to_be_something(mark):
    marked = mark(
        "[Лев Рид|PERSON] начинал [мастером|PROFESSION] на [Уралвагонзаводе|ORGANIZATION]."
    )
    relation = marked.relation("WORKS_AS", "Лев Рид", "мастером")
    assert [row[2] for row in positions(marked, relation)] == ["Уралвагонзавод"]


APART = [
    "[Политолог|PROFESSION] [Лев Рид|PERSON] отметил, что в [думу|ORGANIZATION] не прошёл никто.",
    "[Чемпион|PROFESSION] [Лев Рид|PERSON] возглавит [думу|ORGANIZATION].",
]


@pytest.mark.parametrize("text", APART)
def test_what_a_verb_of_its_own_tells_of_does_not_employ(mark, text):
    marked = mark(text)
    role = marked.mentions[0].text
    told = [
        marked.relation("WORKS_AS", "Лев Рид", role),
        marked.relation("WORKPLACE", "Лев Рид", "думу"),
    ]
    assert (role.lower(), None) in [row[1:3] for row in positions(marked, *told)]


def test_the_arts_of_an_actor_are_no_place(mark):
    marked = mark("Приехал [актёр театра и кино|PROFESSION] [Лев Рид|PERSON].")
    relation = marked.relation("WORKS_AS", "Лев Рид", "актёр театра и кино")
    assert positions(marked, relation) == [("Лев Рид", "актёр театра и кино", None, "current")]


def test_a_participle_tells_of_its_own_noun(mark):
    marked = mark(
        "Есть партия «[Рост|ORGANIZATION]», возглавляемая [Львом Ридом|PERSON], союз "
        "«[Март|ORGANIZATION]» и партия «[Луч|ORGANIZATION]»."
    )
    assert {row[2] for row in positions(marked)} <= {"Рост"}


def test_who_elects_a_mayor_does_not_employ_him(mark):
    marked = mark("[Дума|ORGANIZATION] избрала [мэром|PROFESSION] [Льва Рида|PERSON].")
    assert "Дума" not in [row[2] for row in positions(marked)]
    marked = mark("[Дума|ORGANIZATION] избрала [председателем|PROFESSION] [Льва Рида|PERSON].")
    assert "Дума" in [row[2] for row in positions(marked)]


def test_his_own_lawyer_is_of_no_body(mark):
    marked = mark(
        "Владелец «[Зари|ORGANIZATION]» задержан, сообщил его [адвокат|PROFESSION] "
        "[Лев Рид|PERSON]."
    )
    own = marked.relation("WORKPLACE", "Лев Рид", "Зари")
    assert [row[2] for row in positions(marked, own)] == [None]


def test_nobody_is_his_own_boss(mark):
    marked = mark(
        "[Заместитель [министра|PROFESSION]|PROFESSION] [Лев Рид|PERSON] назначен "
        "[директором [школы «Олимп»|ORGANIZATION]|PROFESSION]."
    )
    assert ("заместитель министра", None) in [row[1:3] for row in positions(marked)]


@pytest.mark.parametrize(
    ("place", "body"), [("Тверской области", "Тверская область"), ("Республике Карелия", None)]
)
def test_a_region_is_of_the_kind_that_is_said(mark, place, body):
    marked = mark(
        f"В [{place}|STATE_OR_PROVINCE] тепло. Рад [губернатор области|PROFESSION] "
        "[Лев Рид|PERSON]."
    )
    assert [where for _, _, where, _ in positions(marked)] == [body]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "[Лев Рид|PERSON], занимавший пост [директора|PROFESSION], преподаёт в "
            "[вузе «Луч»|ORGANIZATION].",
            None,
        ),
    ],
)
def test_a_participle_tells_of_another_post(mark, text, where):
    marked = mark(text)
    role = next(m for m in marked.mentions if m.type == "PROFESSION").text
    works = marked.relation("WORKS_AS", "Лев Рид", role)
    body = marked.relation("WORKPLACE", "Лев Рид", "вузе «Луч»")
    # who teaches there has a post of its own
    assert [told[2] for told in positions(marked, works, body)] == [where, "вуз «Луч»"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "[Директор подрядной организации|PROFESSION] – АО «[Луч|ORGANIZATION]» – "
            "[Лев Рид|PERSON] пришёл.",
            "Луч",
        ),
        (
            "[Директор подрядной организации|PROFESSION] – АО «[Луч|ORGANIZATION]» рад – "
            "[Лев Рид|PERSON] пришёл.",
            "подрядная организация",
        ),
    ],
)
def test_a_body_that_is_named_behind_a_dash(mark, text, where):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Лев Рид", "Директор подрядной организации")
    assert [body for *_, body, _ in positions(marked, relation)] == [where]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        # his own would be «своим»
        (
            "[Завод «Луч»|ORGANIZATION] ждёт. [Лев Рид|PERSON], уйдя из цеха, остаётся его "
            "[президентом|PROFESSION].",
            "Завод «Луч»",
        ),
        (
            "[Завод «Луч»|ORGANIZATION] ждёт [Льва Рида|PERSON]. [Ян Ким|PERSON] остаётся его "
            "[президентом|PROFESSION].",
            None,
        ),
    ],
)
def test_nobody_is_a_head_of_himself(mark, text, where):
    marked = mark(text)
    who = [m.text for m in marked.mentions if m.type == "PERSON"][-1]
    told = positions(marked, marked.relation("WORKS_AS", who, "президентом"))
    assert [body for *_, body, _ in told] == [where]


PARTS = [
    ("Ректор", "кафедры истории", None),
    ("Доцент", "кафедры истории", "кафедра истории"),
    ("Ректор", "Горного института", "Горный институт"),
]


@pytest.mark.parametrize(("role", "body", "where"), PARTS)
def test_no_rector_is_of_a_part_of_a_university(mark, role, body, where):
    marked = mark(f"[{role}|PROFESSION] [Анна Рид|PERSON] с [{body}|ORGANIZATION] рада.")
    relations = [
        marked.relation("WORKS_AS", "Анна Рид", role),
        marked.relation("WORKPLACE", "Анна Рид", body),
    ]
    assert [told[2] for told in positions(marked, *relations)] == [where]


def test_whom_somebody_leads_is_no_part_of_where(mark):
    text = "Рада [бригадир штукатуров треста|PROFESSION] [Анна Рид|PERSON]."
    assert [body for _, _, body, _ in positions(mark(text))] == ["трест"]


def test_a_post_of_another_kind_of_body_is_not_at_that_of_the_next(mark):
    marked = mark(
        "[Лев Рид|PERSON] — [замминистра|PROFESSION] и [директор [Тульской "
        "филармонии|ORGANIZATION]|PROFESSION]."
    )
    roles = "замминистра", "директор Тульской филармонии"
    relations = [marked.relation("WORKS_AS", "Лев Рид", role) for role in roles]
    assert [(role, body) for _, role, body, _ in positions(marked, *relations)] == [
        ("замминистра", None),
        ("директор", "Тульская филармония"),
    ]
