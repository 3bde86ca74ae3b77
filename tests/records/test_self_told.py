"""What people say of themselves: «– Я возглавляю клинику, – рассказывает Анна Рид»."""

import pytest
from told import positions

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
