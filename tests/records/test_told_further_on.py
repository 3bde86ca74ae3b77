"""Who takes part in an event told before: winners, judges, victims, who speaks, who joins in."""

import pytest
from told import records

from newsnlp.types import RecordKind

NOBODY = [
    "Прошёл [форум|EVENT]. К жителям города обратился [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. К собравшимся не обратился [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. Письмо жителей зачитал [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. По видеосвязи допрошен [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. К мнению учёных присоединился [Лев Рид|PERSON].",
    "Прошёл [матч|EVENT]. О пожаре доложил [Лев Рид|PERSON].",
    "Прошёл [конкурс|EVENT]. Рабочее место — [Лев Рид|PERSON].",
    "Прошёл [концерт|EVENT]. 1 место — [Лев Рид|PERSON].",
    "Прошли [конкурс|EVENT] и [турнир|EVENT]. 1 место — [Лев Рид|PERSON].",
    "Прошёл [конкурс|EVENT]. [Комиссию|ORGANIZATION] возглавил [Лев Рид|PERSON].",
    "Прошёл [конкурс|EVENT]. [Жюри|ORGANIZATION] не возглавит [Лев Рид|PERSON].",
    "Прошёл [концерт|EVENT]. Погиб [Лев Рид|PERSON].",
    "Произошло [ДТП|EVENT]. [В 2015 году|DATE] погиб [Лев Рид|PERSON].",
    "Произошло [ДТП|EVENT]. Приехал патруль. Дорогу закрыли. Погиб [Лев Рид|PERSON].",
    "Произошли [ДТП|EVENT] и [пожар|EVENT]. Погиб [Лев Рид|PERSON].",
    "Произошло [ДТП|EVENT]. Приехал отец погибшего [Лев Рид|PERSON].",
    "Прошёл [конкурс|EVENT]. [Жюри|ORGANIZATION] тогда возглавлял [Лев Рид|PERSON].",
    "Предыдущий [конкурс|EVENT] прошёл в мае. [Жюри|ORGANIZATION] возглавил [Лев Рид|PERSON].",
    "Прошёл [матч|EVENT]. [Вручил|EVENT] [Ким|PERSON] грамоту мэр [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. [Получил|EVENT] грамоту и [Лев Рид|PERSON].",
    "Прошла [церемония|EVENT]. Пел [Лев Рид|PERSON], [получивший|EVENT] грамоту.",
    "Готовятся [выборы|EVENT]. С докладом выступил [Лев Рид|PERSON].",
    "Прошёл [форум|EVENT]. В работе нового завода [Лев Рид|PERSON] участие не принял.",
    "Прошёл [форум|EVENT]. Приз достался [Льву Риду|PERSON].",
    "Прошёл [форум|EVENT]. Жену поздравил [Лев Рид|PERSON].",
    "Прошла [церемония|EVENT]. [В мае|DATE] [наградили|EVENT] медалью [Льва Рида|PERSON].",
    "Пройдёт [форум|EVENT]. Участие не подтвердил [Лев Рид|PERSON].",
    "[Льва Рида|PERSON] сопровождали волки. Прошёл [форум|EVENT].",
    "Произошло [ДТП|EVENT]. Мог погибнуть [Лев Рид|PERSON].",
]

SOMEBODY = [
    ("Прошёл [форум|EVENT]. К собравшимся обратилась [Анна Котова|PERSON].", {"Анна Котова"}),
    (
        "Прошёл [форум|EVENT]. К участникам встречи обратился мэр [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    ("Прошёл [форум|EVENT]. Приветствие мэра зачитал [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Прошёл [форум|EVENT]. Приветственный адрес огласил его советник [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    ("Прошла [сессия|EVENT]. По видеосвязи подключился [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошла [встреча|EVENT]. К разговору присоединился [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошла [сессия|EVENT]. О бюджете доложил [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Прошёл [конкурс|EVENT]. Старшая группа: 1 место — [Лев Рид|PERSON] («Луч»), "
        "II место — [Анна Котова|PERSON] и [Ян Ким|PERSON], 3-е место не присуждалось.",
        {"Лев Рид", "Анна Котова", "Ян Ким"},
    ),
    ("Прошёл [конкурс|EVENT]. [Жюри|ORGANIZATION] возглавил [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Прошёл [конкурс|EVENT]. В состав [жюри|ORGANIZATION] вошли [Лев Рид|PERSON] и "
        "[Ян Ким|PERSON].",
        {"Лев Рид", "Ян Ким"},
    ),
    ("[Лев Рид|PERSON] возглавил [жюри|ORGANIZATION] [конкурса|EVENT].", {"Лев Рид"}),
    (
        "Завершился [этап [конкурса|EVENT]|EVENT] чтецов. Первое место: [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "Прошла [церемония|EVENT]. [Лев Рид|PERSON] [вручил|EVENT] [Яну Киму|PERSON] грамоту.",
        {"Лев Рид", "Яну Киму"},
    ),
    (
        "Под [договором о дружбе|EVENT] поставили подписи [Лев Рид|PERSON] и [Ян Ким|PERSON].",
        {"Лев Рид", "Ян Ким"},
    ),
    ("Прошла [церемония|EVENT]. Грамоту [получил|EVENT] врач [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [форум|EVENT]. В работе приняли участие мэр [Лев Рид|PERSON] и др.", {"Лев Рид"}),
    ("Прошёл [форум|EVENT]. В работе участвовал мэр [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [конкурс|EVENT]. Главный приз достался [Льву Риду|PERSON].", {"Льву Риду"}),
    ("Прошёл [вечер|EVENT]. Ветеранов поздравил мэр [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [вечер|EVENT]. Собравшихся приветствовал [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Прошёл [форум|EVENT]. С отчётом выступил [Лев Рид|PERSON].", {"Лев Рид"}),
    ("Пройдёт [форум|EVENT]. Участие подтвердил [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Под [соглашением о сотрудничестве палат|EVENT] поставили подписи [Ротмистров|PERSON] и "
        "[Салимова|PERSON].",
        {"Ротмистров", "Салимова"},
    ),
    ("Участие в [форуме|EVENT] подтвердил [Лев Рид|PERSON].", {"Лев Рид"}),
    ("В [поездке|EVENT] его сопровождали [Лев Рид|PERSON] и Ким.", {"Лев Рид"}),
    ("Произошло [ДТП|EVENT]. Погиб водитель [Лев Рид|PERSON].", {"Лев Рид"}),
    (
        "Автобус [столкнулся|EVENT] с трактором. Приехал патруль. Пострадал [Лев Рид|PERSON].",
        {"Лев Рид"},
    ),
    (
        "[Лев Рид|PERSON] болел. Под его председательством пройдёт [заседание|EVENT].",
        {"Лев Рид"},
    ),
]


GIVING = ("вруч", "получ", "наград")


def told(marked):
    """Return who takes part, but in what verbs of giving tell by themselves."""
    names = {mention.id: mention.text for mention in marked.mentions}
    found = [r for r in marked.telling.relations if r.type == "PARTICIPANT_IN"]
    return {names[r.head] for r in found if not names[r.tail].lower().startswith(GIVING)}


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_told_to_have_been_there(mark, text):
    assert told(mark(text)) == set()


@pytest.mark.parametrize(("text", "who"), SOMEBODY)
def test_a_later_sentence_tells_who_was_there(mark, text, who):
    assert told(mark(text)) == who


PRESS = [
    ("Прошла [сессия|EVENT]. Бюджет вырос, сообщил [Лев Рид|PERSON].", False),
    ("Прошла [сессия|EVENT]. О бюджете рассказал нам [Лев Рид|PERSON].", False),
    ("Прошла [сессия|EVENT]. «Бюджет вырос», — подчеркнул [Лев Рид|PERSON].", True),
]


@pytest.mark.parametrize(("text", "takes_part"), PRESS)
def test_who_answers_the_press_need_not_have_been_there(mark, text, takes_part):
    marked = mark(text)
    guess = marked.relation("PARTICIPANT_IN", "Лев Рид", "сессия")
    people = {record.person for record in records(marked, RecordKind.EVENT, guess)}
    assert ("Лев Рид" in people) is takes_part


def test_a_score_is_at_most_one(mark):
    marked = mark("Произошло [ДТП|EVENT]. Погиб [Лев Рид|PERSON].")
    (record,) = records(marked, RecordKind.EVENT)
    assert record.score <= 1
