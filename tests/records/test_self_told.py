"""What people say of themselves: «– Я возглавляю клинику, – рассказывает Анна Рид»."""

import pytest
from told import positions

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Status

NOTHING = [
    # nobody is told to say it, it is denied, or no person is named
    "— Я возглавляю [клинику|ORGANIZATION]. Пришла [Анна Рид|PERSON].",
    "«Я не возглавляю [клинику|ORGANIZATION]», — сказала [Анна Рид|PERSON].",
    "— Я возглавляю [клинику|ORGANIZATION], — сказали в [фонде «Луч»|ORGANIZATION].",
    # a dash within what is said ends nothing
    "Я — тот, кто возглавляет [клинику|ORGANIZATION] сегодня, [Рид|PERSON] сказала это вчера.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_who_speaks_is_not_known(mark, text):
    assert positions(mark(text)) == []


TOLD = [
    (
        "— Я возглавляю [клинику|ORGANIZATION] с мая, — рассказывает [Анна Рид|PERSON].",
        ("Анна Рид", "руководитель", "клиника"),
    ),
    (
        "«Я работаю [врачом|PROFESSION] десять лет», — говорит [Анна Рид|PERSON].",
        ("Анна Рид", "врач", None),
    ),
    (
        "[Анна Рид|PERSON] рассказала: «В 2015 году я возглавила [клинику|ORGANIZATION]».",
        ("Анна Рид", "руководитель", "клиника"),
    ),
    (
        "[Анна Рид|PERSON]: «Я возглавляю [клинику|ORGANIZATION]».",
        ("Анна Рид", "руководитель", "клиника"),
    ),
    (
        "— Я родился в Туле, — вспоминает [Лев Ким|PERSON]. — В 2010 году я возглавил "
        "[клуб «Луч»|ORGANIZATION].",
        ("Лев Ким", "руководитель", "клуб «Луч»"),
    ),
    (
        "— Меня назначили [директором|PROFESSION] в мае, — рассказал [Лев Ким|PERSON].",
        ("Лев Ким", "директор", None),
    ),
    (
        "— Я был [тренером|PROFESSION] и ушёл, — сказал [Лев Ким|PERSON].",
        ("Лев Ким", "тренер", None),
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_one_says_of_oneself(mark, text, told):
    assert [row[:3] for row in positions(mark(text))] == [told]


@pytest.fixture(scope="module")
def told():
    pipeline = Pipeline()

    def read(text):
        records = pipeline.extract(Article("a", text)).records
        return {(r.role, r.organization, r.status) for r in records if r.role}

    return read


def test_what_one_says_that_one_is_goes_on(told):
    found = told(
        "Худрук ТЮЗа Игнат Лосев: «Театр — это не музей»\n\nИгнат Лосев возглавляет Ангарский ТЮЗ "
        "третий сезон. До этого он работал очередным режиссёром в Театре на Литейном-2, преподавал "
        "в РГИСИ.\n\n— Игнат Валерьевич, кем вы себя ощущаете — режиссёром или директором?\n— "
        "Директор у нас Марина Гольц, и слава богу. Я отвечаю только за искусство. Я "
        "художественный руководитель, а ещё председатель регионального отделения СТД, депутат "
        "городской думы."
    )
    assert ("очередной режиссёр", "Театр на Литейном-2", Status.FORMER) in found
    assert {body for _, body, status in found if status is Status.CURRENT} >= {"Ангарский ТЮЗ"}
    assert {status for _, body, status in found if body == "Театр на Литейном-2"} == {Status.FORMER}
    assert {status for role, _, status in found if role == "депутат"} == {Status.CURRENT}


def test_whose_lines_of_a_list_are(told):
    found = told(
        "Вакансии на 1 марта\n\nСалтыковская районная библиотека\nТребуется библиограф.\n"
        "Директор Лось А. П.\n\nКраеведческий музей\nТребуется экскурсовод. Жильё есть.\n"
        "Директор Гуров Ю. Н."
    )
    assert {body for role, body, _ in found if role == "директор"} == {
        "Салтыковская районная библиотека",
        "Краеведческий музей",
    }
