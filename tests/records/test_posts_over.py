"""Posts that end: by a verb, by a noun, by their own word; and dates that do not begin them."""

import pytest
from told import positions, records

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind

TYPES = ("PERSON", "PROFESSION")


@pytest.mark.parametrize(
    "text",
    [
        "[Директор [завода|ORGANIZATION]|PROFESSION] [Пётр Рудаков|PERSON] [12 мая|DATE] ушёл"
        " в отставку.",
        "[12 мая|DATE] губернатор освободил от должности [директора [завода|ORGANIZATION]"
        "|PROFESSION] [Петра Рудакова|PERSON].",
    ],
)
def test_a_post_that_is_taken_away_ends_on_its_day(mark, text):
    (record,) = records(mark(text), RecordKind.POSITION)
    assert (record.status.value, record.date) == ("former", "12 мая")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Партия требует отставки [министра|PROFESSION] [Анны Котовой|PERSON].", "current"),
        ("После ухода [министра|PROFESSION] [Анны Котовой|PERSON] из партии шумно.", "current"),
        ("Клуб не сообщал об отставке [министра|PROFESSION] [Анны Котовой|PERSON].", "current"),
        ("Дума утвердила отставку [министра|PROFESSION] [Анны Котовой|PERSON].", "former"),
        ("Дума не утвердила отставку [министра|PROFESSION] [Анны Котовой|PERSON].", "current"),
        ("Клуб объявил об отставке [министра|PROFESSION] [Анны Котовой|PERSON].", "former"),
        ("После ухода [министра|PROFESSION] [Анны Котовой|PERSON] пост пустует.", "former"),
        ("Готов указ об увольнении [министра|PROFESSION] [Анны Котовой|PERSON].", "current"),
        (
            "Дума хочет издать указ об отставке [министра|PROFESSION] [Анны Котовой|PERSON].",
            "current",
        ),
        ("Вышел указ об увольнении [министра|PROFESSION] [Анны Котовой|PERSON].", "former"),
        ("Издан указ о сложении полномочий [министра|PROFESSION] [Анны Котовой|PERSON].", "former"),
        ("Спор об освобождении [Анны Котовой|PERSON] от поста [министра|PROFESSION].", "current"),
        (
            "Издан указ об освобождении [Анны Котовой|PERSON] от поста [министра|PROFESSION].",
            "former",
        ),
        ("Дума хочет снятия [Анны Котовой|PERSON] с поста [министра|PROFESSION].", "current"),
        ("Дума одобрила снятие [Анны Котовой|PERSON] с поста [министра|PROFESSION].", "former"),
    ],
)
def test_who_left_by_a_noun_has_no_post(mark, text, status):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Анны Котовой", "министра")
    assert [(role, how) for _, role, _, how in positions(marked, relation)] == [("министр", status)]


@pytest.mark.parametrize(
    "text",
    [
        "[Анна Котова|PERSON] впервые [с 1990 года|DATE] возглавила [клуб «Заря»|ORGANIZATION].",
        "[Анна Котова|PERSON] стала самым молодым [директором [клуба «Заря»|ORGANIZATION]"
        "|PROFESSION] [с 1990 года|DATE].",
    ],
)
def test_a_date_that_measures_a_record_is_not_when_a_post_began(mark, text):
    (record,) = records(mark(text), RecordKind.POSITION)
    assert (record.status, record.date) == ("new", None)


def test_an_ex_minister_was_a_minister(mark):
    text = "[Экс-министр|PROFESSION] [Олег Рябинин|PERSON], бывший [министр|PROFESSION], вернулся."
    assert positions(mark(text)) == [("Олег Рябинин", "министр", None, "former")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("До пенсии [шофёру|PROFESSION] [Льву Риду|PERSON] год.", "current"),
        ("Тогда [шофёр|PROFESSION] [Лев Рид|PERSON] ушёл.", "current"),
        ("Победил [Лев Рид|PERSON], к тому времени [шофёр|PROFESSION] колхоза.", "former"),
        ("Победил [Лев Рид|PERSON], тогда [шофёр|PROFESSION] колхоза.", "former"),
        ("Победил [Лев Рид|PERSON], до пенсии — [шофёр|PROFESSION] колхоза.", "former"),
    ],
)
def test_what_somebody_was_then(mark, text, status):
    marked = mark(text)
    name, role = (next(m.text for m in marked.mentions if m.type == t) for t in TYPES)
    found = positions(marked, marked.relation("WORKS_AS", name, role))
    assert [how for *_, how in found] == [status]


HOLDS_ON = [
    "[Котов|PERSON=k] не отстранён от должности.",
    "[Котов|PERSON=k] уволился из [«Зари»|ORGANIZATION].",
    "[В 2001 году|DATE] [Котов|PERSON=k] уволился.",
    "Говорят, что [Котов|PERSON=k] уволился.",
    "Снег. Дождь. Град. [Котов|PERSON=k] уволился.",
    "[Рид|PERSON] уволился.",
    "[Котов|PERSON=k] – [начальник отдела|PROFESSION]. [Котов|PERSON=k] уволился.",
]
"""What leaves a director told before his post."""


@pytest.mark.parametrize("text", HOLDS_ON)
def test_who_is_not_told_later_to_leave(mark, text):
    marked = mark(f"[Директор завода|PROFESSION] [Лев Котов|PERSON=k] приехал. {text}")
    relation = marked.relation("WORKS_AS", "Лев Котов", "Директор завода")
    posts = {(role, status) for _, role, _, status in positions(marked, relation)}
    assert ("директор", "current") in posts


GONE = ["[Котов|PERSON=k] отстранён от должности.", "Снег. [Котов|PERSON=k] подал в отставку."]


@pytest.mark.parametrize("text", GONE)
def test_who_is_told_later_to_leave(mark, text):
    marked = mark(f"[Директор завода|PROFESSION] [Лев Котов|PERSON=k] приехал. {text}")
    relation = marked.relation("WORKS_AS", "Лев Котов", "Директор завода")
    assert [(role, status) for _, role, _, status in positions(marked, relation)] == [
        ("директор", "former")
    ]


def test_what_somebody_was_at_a_meeting_ends_no_post(mark):
    marked = mark("Содокладчиком была [директор завода «Луч»|PROFESSION] [Анна Рид|PERSON].")
    assert [status for *_, status in positions(marked)] == ["current"]


OVER = [
    ("[Лев Рид|PERSON], до прошлого года [директор|PROFESSION] завода, рад.", "former"),
    ("[Лев Рид|PERSON], с 2015 по 2020 год [директор|PROFESSION] завода, рад.", "former"),
    ("[Лев Рид|PERSON], до марта 2023 года — [директор|PROFESSION] завода, рад.", "former"),
    ("[Лев Рид|PERSON], с прошлого года [директор|PROFESSION] завода, рад.", "current"),
    ("[Лев Рид|PERSON], в 2020 году [директор|PROFESSION] завода, рад.", "current"),
]


@pytest.mark.parametrize(("text", "status"), OVER)
def test_years_that_are_over_before_a_post(mark, text, status):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Лев Рид", "директор")
    assert [how for *_, how in positions(marked, relation)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "[Клуб «Луч»|ORGANIZATION] покинул [тренер вратарей|PROFESSION] [Лев Рид|PERSON].",
        "[Клуб «Луч»|ORGANIZATION=s] рад. [Клуб «Луч»|ORGANIZATION=s] покинул "
        "[главный тренер|PROFESSION] [Лев Рид|PERSON].",
    ],
)
def test_who_leaves_a_team_leaves_his_post_there(mark, text):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    (record,) = records(marked, RecordKind.POSITION, marked.relation("WORKS_AS", "Лев Рид", role))
    assert (record.status.value, record.organization) == ("former", "Клуб «Луч»")


def test_a_team_of_which_nothing_is_told_is_no_employer(mark):
    marked = mark("[Команду|ORGANIZATION] покинул [куратор|PROFESSION] [Лев Рид|PERSON].")
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", "куратор"))
    assert [told[2] for told in found] == [None]


WORKED = [
    ("[Лев Рид|PERSON] не работал [осветителем|PROFESSION].", []),
    ("[Лев Рид|PERSON] работал с [осветителем|PROFESSION].", []),
    ("[Лев Рид|PERSON] теперь служит в театре [осветителем|PROFESSION].", ["current"]),
    ("[Лев Рид|PERSON] ранее трудился в театре [осветителем|PROFESSION].", ["former"]),
    ("Ушла [Анна Рид|PERSON], с мая бывшая здесь [завучем|PROFESSION].", ["former"]),
    # the second of two verbs, which tells of no workplace of its own
    (
        "[Лев Рид|PERSON] работал [инженером|PROFESSION] «[Луча|ORGANIZATION]», ранее трудился в "
        "АО «[Старт|ORGANIZATION]» [начальником [отдела|ORGANIZATION]|PROFESSION].",
        ["former", "former"],
    ),
]


@pytest.mark.parametrize(("text", "statuses"), WORKED)
def test_what_somebody_worked_as_is_over(mark, text, statuses):
    marked = mark(text)
    name = next(m.text for m in marked.mentions if m.type == "PERSON")
    role = [m.text for m in marked.mentions if m.type == "PROFESSION"][-1]
    told = positions(marked, marked.relation("WORKS_AS", name, role))
    assert [how for *_, how in told] == statuses


BACK = [
    ("На пост [директора|PROFESSION] вернулся [Лев Рид|PERSON]. Его уволили.", "new"),
    ("[Лев Рид|PERSON], ушедший с поста [директора|PROFESSION], восстановлен в должности.", "new"),
    ("В должности [директора|PROFESSION] восстановлен [Лев Рид|PERSON], уволенный в мае.", "new"),
    ("[Лев Рид|PERSON], ушедший с поста [директора|PROFESSION], вернулся в Томск.", "former"),
    ("[Лев Рид|PERSON] ушёл с поста [директора|PROFESSION], хотя суд его восстановил.", "former"),
]


@pytest.mark.parametrize(("text", "status"), BACK)
def test_who_has_a_post_again(mark, text, status):
    marked = mark(text)
    found = positions(marked, marked.relation("WORKS_AS", "Лев Рид", "директора"))
    assert [row[1::2] for row in found] == [("директор", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Рид воевал с 1941 по 1945 год. Лев Рид станет мэром Тулы.", "former"),
        ("В 1945 году Рид учился. Лев Рид станет мэром Тулы.", "former"),
        ("Рид учился с 1945 года. Позже Лев Рид станет мэром Тулы.", "former"),
        ("С 2010 года Рид работал в банке. Лев Рид станет мэром Тулы.", "new"),
        ("Лев Рид, директор школы с 2010 года, ушёл. Лев Рид станет мэром Тулы.", "new"),
    ],
)
def test_what_lasts_is_no_history(text, status):
    found = Pipeline().extract(Article("x", text, published="2025-11-20")).records
    assert [str(r.status) for r in found if r.role == "мэр"] == [status]
