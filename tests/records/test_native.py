"""Roles whose body is told elsewhere: the one of its kind, a heading, a pointing word."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

UNIVERSITY = "[Заозёрский университет|ORGANIZATION] открыт."

NOWHERE = [
    "[Ректор|PROFESSION] [Лев Рид|PERSON] спал. " + UNIVERSITY,
    f"{UNIVERSITY} [Горный институт|ORGANIZATION] закрыт. "
    "[Ректор|PROFESSION] [Лев Рид|PERSON] спал.",
    f"{UNIVERSITY} [Врач|PROFESSION] [Лев Рид|PERSON] спал.",
    f"{UNIVERSITY} [Совет вузов|ORGANIZATION] закрыт. [Худрук|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Университет|ORGANIZATION] открыт. [Ректор|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Досье|ORGANIZATION]. [Директор|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Луч|ORGANIZATION]. [Хирург|PROFESSION] [Лев Рид|PERSON] спал.",
    "«[Луч|ORGANIZATION]» открыт. [Директор|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Луч|ORGANIZATION].\nСнег.\n\n[Директор|PROFESSION] [Лев Рид|PERSON] спал.",
    # many are doctors and players, and the article is about nothing
    "В тумане видна [Заозёрская больница|ORGANIZATION]. [Хирург|PROFESSION] [Лев Рид|PERSON] спал.",
    "Коллективу [школы № 5|ORGANIZATION] его представил [замминистра|PROFESSION] [Лев Рид|PERSON].",
    # a house is no body, an authority has no директор, whose he is a word says
    "Дом [союза врачей|ORGANIZATION] открыт. [Председатель|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Полиция Тулы|ORGANIZATION] ждёт. [Директор|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Минздрав Тулы|ORGANIZATION] ждёт. [Директор|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Школа № 5|ORGANIZATION] ждёт. Его [директор|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Заместитель губернатора|PROFESSION] молчит. В [Тульской области|STATE_OR_PROVINCE] снег. "
    "[Министр спорта|PROFESSION] [Лев Рид|PERSON] спал.",
    # the text says of what, where to
    "[Школа № 5|ORGANIZATION] ждёт. [Директор смотра|PROFESSION] [Лев Рид|PERSON] спал.",
    "[Школа № 5|ORGANIZATION] ждёт. [Лев Рид|PERSON] ушёл в совхоз на должность "
    "[директора|PROFESSION].",
    # another директор is the boss
    "Болеет [технический директор [завода «Луч»|ORGANIZATION]|PROFESSION]. [Заместитель "
    "директора|PROFESSION] [Лев Рид|PERSON] спал.",
    # two told as often
    "[Школа № 5|ORGANIZATION] и [школа № 8|ORGANIZATION] ждут. [Директор|PROFESSION] "
    "[Лев Рид|PERSON] спал.",
    # a state has a президент, too
    "[Союз врачей|ORGANIZATION] ждёт. Он помог [Чили|COUNTRY]. [Президент|PROFESSION] "
    "[Лев Рид|PERSON] спал.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_the_text_leaves_it_open(mark, text):
    marked = mark(text)
    role = [m for m in marked.mentions if m.type == "PROFESSION"][-1].text
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", role))
    assert [told[2] for told in found if told[0] == "Лев Рид"] == [None]


SOMEWHERE = [
    (f"{UNIVERSITY} [Ректор|PROFESSION] [Лев Рид|PERSON] спал.", "Заозёрский университет"),
    (f"{UNIVERSITY} [Врио ректора|PROFESSION] [Лев Рид|PERSON] спал.", "Заозёрский университет"),
    (
        f"{UNIVERSITY} [Совет университетов|ORGANIZATION] рад. "
        "[Проректор по науке|PROFESSION] [Лев Рид|PERSON] спал.",
        "Заозёрский университет",
    ),
    (
        "[Заозёрская больница|ORGANIZATION] открыта. [Главный врач|PROFESSION] "
        "[Лев Рид|PERSON] спал.",
        "Заозёрская больница",
    ),
    ("«[Луч|ORGANIZATION]». [Директор|PROFESSION] [Лев Рид|PERSON] спал.", "Луч"),
    ("[Луч|ORGANIZATION]. Снег. [Директор|PROFESSION] [Лев Рид|PERSON] спал.", "Луч"),
    (
        f"{UNIVERSITY} Вёл встречу [исполняющий обязанности ректора|PROFESSION] [Лев Рид|PERSON].",
        "Заозёрский университет",
    ),
    # his deputy is, too, and none is told by what stands in its name
    (
        "[Институт озёр [РАН|ORGANIZATION=s]|ORGANIZATION=t] вырос. [Институт озёр "
        "[РАН|ORGANIZATION=s]|ORGANIZATION=t] и [архив [РАН|ORGANIZATION=s]|ORGANIZATION] ждут. "
        "[Заместителем директора|PROFESSION] стал [Лев Рид|PERSON].",
        "Институт озёр РАН",
    ),
    # what the article is about
    (
        "Юбилей отметила [школа № 5|ORGANIZATION]. Снег. Вечер открыл [директор|PROFESSION] "
        "[Лев Рид|PERSON].",
        "школа № 5",
    ),
    (
        "Юбилей отметила [школа № 5|ORGANIZATION=s]. Поздравить [школу № 5|ORGANIZATION=s] пришли "
        "все. [Учитель|PROFESSION] [Лев Рид|PERSON] рад.",
        "школа № 5",
    ),
    # what its sentence, or the one before, is about
    (
        "[Школа № 5|ORGANIZATION] рада. В школе создан [совет отцов|ORGANIZATION]. "
        "[Председателем|PROFESSION] стал [Лев Рид|PERSON].",
        "совет отцов",
    ),
    (
        "Котова отпустил [заречный суд|ORGANIZATION]. Решение огласил [судья|PROFESSION] "
        "[Лев Рид|PERSON].",
        "заречный суд",
    ),
    (
        "От [министерства культуры|ORGANIZATION] слово взял [замминистра|PROFESSION] "
        "[Лев Рид|PERSON].",
        "министерство культуры",
    ),
    # a deputy is where his boss is
    (
        "[Президент [палаты адвокатов|ORGANIZATION]|PROFESSION] молчит, [вице-президент по "
        "спорту|PROFESSION] [Лев Рид|PERSON] спал.",
        "палата адвокатов",
    ),
    (
        "Болеет [директор [школы № 5|ORGANIZATION]|PROFESSION]. [Заместитель "
        "директора|PROFESSION] [Лев Рид|PERSON] спал.",
        "школа № 5",
    ),
    # whose post another has now is of no body that the article tells of more
    (
        "Вырос [завод «Луч»|ORGANIZATION=s]. [Завод «Луч»|ORGANIZATION=s] рад. [Директором "
        "[школы № 5|ORGANIZATION]|PROFESSION] назначена [Анна Котова|PERSON]. Прежний "
        "[директор|PROFESSION] [Лев Рид|PERSON] спал.",
        "школа № 5",
    ),
    ("Ушёл [Лев Рид|PERSON] ([вратарь|PROFESSION], «[Луч|ORGANIZATION]»).", "Луч"),
    (
        "Вырос [завод «Луч»|ORGANIZATION]. Ушёл его [главный бухгалтер|PROFESSION] "
        "[Лев Рид|PERSON].",
        "завод «Луч»",
    ),
    # an ООО is an общество, too
    (
        "[Общество хирургов|ORGANIZATION] ждёт. Суд наказал [ООО «Луч»|ORGANIZATION]. Снег. Молчит "
        "[директор общества|PROFESSION] [Лев Рид|PERSON].",
        "ООО «Луч»",
    ),
    # a министр beside the губернатор of the one region
    (
        "[Губернатор|PROFESSION] молчит. В [Тульской области|STATE_OR_PROVINCE] снег. [Министр "
        "спорта|PROFESSION] [Лев Рид|PERSON] спал.",
        "Тульская область",
    ),
]


@pytest.mark.parametrize(("text", "body"), SOMEWHERE)
def test_where_it_is(mark, text, body):
    marked = mark(text)
    role = [m for m in marked.mentions if m.type == "PROFESSION"][-1].text
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", role))
    assert [told[2] for told in found if told[0] == "Лев Рид"] == [body]


LEFT = "[Директор завода|PROFESSION] [Лев Рид|PERSON] уехал."

NOT_IT = [
    "[Мэр|PROFESSION] [Лев Котов|PERSON] уволил зама. На эту должность назначена "
    "[Анна Рид|PERSON].",
    "На должность назначена [Анна Рид|PERSON].",
    "На другую должность назначена [Анна Рид|PERSON].",
    "На эту должность не назначена [Анна Рид|PERSON].",
    "На эту важную для города должность назначена [Анна Рид|PERSON].",
]


@pytest.mark.parametrize("text", NOT_IT)
def test_another_post(mark, text):
    assert [told for told in positions(mark(f"{LEFT} {text}")) if told[0] == "Анна Рид"] == []


THIS = [
    "На эту должность назначена [Анна Рид|PERSON].",
    "Этот пост заняла [Анна Рид|PERSON].",
    "На освободившийся пост избрана [Анна Рид|PERSON].",
]


@pytest.mark.parametrize("text", THIS)
def test_the_post_told_before(mark, text):
    found = [told for told in positions(mark(f"{LEFT} {text}")) if told[0] == "Анна Рид"]
    assert found == [("Анна Рид", "директор", "завод", "new")]


def test_whom_a_mayor_presents_is_another(mark):
    marked = mark(
        "[Мэр|PROFESSION] [Анна Рид|PERSON] представила коллективу нового [директора|PROFESSION]."
    )
    found = positions(marked, marked.relation("WORKS_AS", "Анна Рид", "директора"))
    assert [role for _, role, *_ in found] == ["мэр"]


def test_posts_behind_one_dash(mark):
    marked = mark(
        "[Белов А. С.|PERSON] – [начальник отдела|PROFESSION], [секретарь|PROFESSION], "
        "[врач|PROFESSION]; [Рид Л. А.|PERSON] – [сторож|PROFESSION], [мэр|PROFESSION] "
        "[Лев Котов|PERSON] спал."
    )
    found = [(person, role) for person, role, *_ in positions(marked)]
    assert [role for person, role in found if person == "Белов А. С."] == [
        "начальник",
        "секретарь",
        "врач",
    ]
    assert ("Рид Л. А.", "мэр") not in found


def test_a_post_behind_the_second_name(mark):
    marked = mark("Ушёл [Ян Рид|PERSON], его место занял [Лев Котов|PERSON], [декан|PROFESSION].")
    found = positions(marked)
    assert [(person, role) for person, role, *_ in found] == [("Лев Котов", "декан")]


def test_a_body_that_the_parser_takes_for_the_subject(mark):
    marked = mark(
        "[Лев Рид|PERSON] родился в Туле. В 2016 году возглавлял [Тульский филиал|ORGANIZATION]."
    )
    assert positions(marked) == [("Лев Рид", "руководитель", "Тульский филиал", "former")]


def test_a_life_goes_on_in_the_present(mark):
    marked = mark("[Лев Рид|PERSON] родился в Туле. С мая является [мэром|PROFESSION].")
    assert positions(marked) == [("Лев Рид", "мэр", None, "current")]


PLAYS = [
    ("[Лев Рид|PERSON] играет за «[Луч|ORGANIZATION]».", [("Луч", "current")]),
    ("[Лев Рид|PERSON] выступал за «[Луч|ORGANIZATION]».", [("Луч", "former")]),
    ("[Лев Рид|PERSON] не играет за «[Луч|ORGANIZATION]».", []),
    ("[Лев Рид|PERSON] выступал за мир.", []),
]


@pytest.mark.parametrize(("text", "teams"), PLAYS)
def test_for_whom_somebody_plays(mark, text, teams):
    found = records(mark(text), RecordKind.MEMBERSHIP)
    assert [(r.organization, r.status.value) for r in found] == teams


APART = [
    "В составе [сборной|ORGANIZATION] [Лев Рид|PERSON] – [капитан|PROFESSION].",
    "Выступил в составе [жюри|ORGANIZATION] – [Лев Рид|PERSON].",
    "[Анна Рид|PERSON] в составе [жюри|ORGANIZATION]: [Лев Рид|PERSON] рад.",
    "В составе [жюри|ORGANIZATION] – ученики [Льва Рида|PERSON].",
]


@pytest.mark.parametrize("text", APART)
def test_who_is_not_told_to_make_up_a_body(mark, text):
    assert [
        r.person for r in records(mark(text), RecordKind.MEMBERSHIP) if r.person != "Анна"
    ] == []


TOGETHER = [
    "В составе [жюри|ORGANIZATION] – [декан|PROFESSION] [Лев Рид|PERSON] и [Анна Рид|PERSON].",
    "В составе [жюри|ORGANIZATION]: [Лев Рид|PERSON], [врач|PROFESSION] [Анна Рид|PERSON].",
    "Среди членов [жюри|ORGANIZATION] – [Лев Рид|PERSON] и [врач|PROFESSION] [Анна Рид|PERSON].",
    "В составе [жюри|ORGANIZATION]:\n[Лев Рид|PERSON], [врач|PROFESSION];\n[Анна Рид|PERSON].",
    "Состав [жюри|ORGANIZATION]:\n[Лев Рид|PERSON], [врач|PROFESSION];\n[Анна Рид|PERSON].",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_who_makes_up_a_body(mark, text):
    found = records(mark(text), RecordKind.MEMBERSHIP)
    assert [(r.person, r.organization) for r in found] == [
        ("Лев Рид", "жюри"),
        ("Анна Рид", "жюри"),
    ]


def test_a_verb_in_the_singular_is_told_of_one(mark):
    marked = mark(
        "[Лев Рид|PERSON] перешёл в «[Луч|ORGANIZATION]», [Ян Котов|PERSON] завершил карьеру."
    )
    assert [r.person for r in records(marked, RecordKind.MEMBERSHIP)] == ["Лев Рид"]


MADE_UP = [
    (
        "Совет избрал [жюри|ORGANIZATION] в составе [Льва Рида|PERSON] и [Яна Кима|PERSON].",
        "new",
    ),
    (
        "Приехало [жюри|ORGANIZATION] в составе [Льва Рида|PERSON] и [Яна Кима|PERSON].",
        "current",
    ),
]


@pytest.mark.parametrize(("text", "status"), MADE_UP)
def test_who_a_body_is_made_up_of(mark, text, status):
    told = [(r.person, r.status.value) for r in records(mark(text), RecordKind.MEMBERSHIP)]
    assert told == [("Лев Рид", status), ("Ян Ким", status)]


def test_one_is_no_body(mark):
    marked = mark("Приехало [жюри|ORGANIZATION] в составе театра [Льва Рида|PERSON].")
    assert records(marked, RecordKind.MEMBERSHIP) == []


def test_who_is_at_the_head_of_others_is_theirs(mark):
    marked = mark(
        "[Школа № 5|ORGANIZATION] ждёт. Пришли врачи во главе с [директором|PROFESSION] "
        "[Львом Ридом|PERSON]."
    )
    found = positions(marked, marked.relation("WORKS_AS", "Львом Ридом", "директором"))
    assert [told[2] for told in found] == [None]


UNITS = (
    "[Больница № 1|ORGANIZATION]\n[Хирургическое отделение|ORGANIZATION]\n{}\n"
    "[Детское отделение|ORGANIZATION]\n{}\n"
)
RID, KIM = "[Лев Рид|PERSON]", "[Анна Ким|PERSON]"


def at(marked):
    return {who: body for who, _, body, _ in positions(marked)}


@pytest.mark.parametrize("post", ["Заведующий отделением", "Врач отделения"])
def test_of_several_units_that_of_the_line_above_is_meant(mark, post):
    marked = mark(UNITS.format(f"[{post}|PROFESSION] {RID}", f"[{post}|PROFESSION] {KIM}"))
    assert at(marked) == {"Лев Рид": "Хирургическое отделение", "Анна Ким": "Детское отделение"}


def test_a_line_between_leaves_it_open(mark):
    text = UNITS.format("Ремонт", f"[Склад|ORGANIZATION]\n[Врач отделения|PROFESSION] {KIM}")
    assert at(mark(text)) == {"Анна Ким": "отделение"}


@pytest.mark.parametrize(("post", "body"), [("Главный врач", "Больница № 1"), ("Ректор", None)])
def test_no_post_is_at_the_line_above_where_it_is_not_held(mark, post, body):
    assert at(mark(UNITS.format("Ремонт", f"[{post}|PROFESSION] {RID}"))) == {"Лев Рид": body}


def test_a_dean_is_of_the_faculty_above(mark):
    marked = mark(
        "[Тульский университет|ORGANIZATION]\n[Факультет права|ORGANIZATION]\n"
        f"[Заместитель декана|PROFESSION] {RID}\n[Факультет химии|ORGANIZATION]\n"
        f"[Декан|PROFESSION] {KIM}"
    )
    assert at(marked) == {"Лев Рид": "Факультет права", "Анна Ким": "Факультет химии"}


@pytest.mark.parametrize("rubric", ["Администрация", "Дирекция", "Руководство библиотеки"])
def test_a_rubric_is_no_body(mark, rubric):
    marked = mark(
        f"[Библиотека № 1|ORGANIZATION]\n[{rubric}|ORGANIZATION]\n[Директор|PROFESSION] {RID}"
    )
    assert at(marked)["Лев Рид"] in ("Библиотека № 1", None)


def test_the_administration_of_a_town_is_a_body(mark):
    marked = mark(f"[Администрация Тулы|ORGANIZATION]\n[Руководитель|PROFESSION] {RID}")
    assert at(marked) == {"Лев Рид": "Администрация Тулы"}
