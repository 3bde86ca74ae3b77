"""How people come to posts and leave them, and which bodies those are of."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

NOTHING = [
    "[Команда|ORGANIZATION] прошла путь от аутсайдера до чемпиона.",
    "[Лев Рид|PERSON] прошёл путь от дома до школы.",
    "[Лев Рид|PERSON] не прошёл путь от [мастера|PROFESSION] до [директора|PROFESSION].",
    "[Льва Рида|PERSON] могут наделить полномочиями [главы района|PROFESSION].",
    "[Лев Рид|PERSON] доволен [ЦОПП|ORGANIZATION].",
    "[Лев Рид|PERSON] не руководит [ЦОПП|ORGANIZATION].",
    "[ЦОПП|ORGANIZATION] руководит молодёжь, пришёл [Лев Рид|PERSON].",
    "[Лев Рид|PERSON] сохранил деньги.",
    "[Лев Рид|PERSON] председательствовал на заседании [думы|ORGANIZATION].",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_post(mark, text):
    assert positions(mark(text)) == []


TOLD = [
    (  # the parser hangs the participle on the verb behind it
        "[Игорь Рогов|PERSON], возглавлявший завод «[Луч|ORGANIZATION]» до 2020 года, стал "
        "министром.",
        [("руководитель", "Луч", "former")],
    ),
    (
        "[Врио главы|PROFESSION] [Лев Рогов|PERSON] назначил [директором музея|PROFESSION] "
        "[Анну Котову|PERSON].",
        [("врио главы", None, "acting"), ("директор", "музей", "new")],
    ),
    (  # the tagger takes the participle for finite
        "Приказ о назначении [Льва Рогова|PERSON], прежде возглавлявшего "
        "[Тверскую филармонию|ORGANIZATION], подписан.",
        [("руководитель", "Тверская филармония", "former")],
    ),
    (
        "Возглавляет [жюри|ORGANIZATION] хранитель фонда музея, искусствовед "
        "[Герман Рогов|PERSON]; вместе с ним рукописи читали художник "
        "[Томас Линдквист|PERSON] (Тромсё) и прошлогодний обладатель Гран-при "
        "[Савва Котов|PERSON].",
        [("председатель", "жюри", "current")],
    ),
    (
        "[Лев Рид|PERSON] прошёл путь от [мастера|PROFESSION] до [главного инженера|PROFESSION].",
        [("мастер", None, "former"), ("главный инженер", None, "current")],
    ),
    (  # what is hers by no gender is the object
        "[Анна Рид|PERSON] ушла. Прошла путь от [мастера|PROFESSION] до [ректора|PROFESSION].",
        [("мастер", None, "former"), ("ректор", None, "current")],
    ),
    ("[Лев Рид|PERSON] прошёл путь до [доцента|PROFESSION].", [("доцент", None, "current")]),
    ("[Льва Рида|PERSON] повысили до [мастера|PROFESSION].", [("мастер", None, "current")]),
    ("[Директор|PROFESSION] [Лев Рид|PERSON] уволился.", [("директор", None, "former")]),
    (  # the parser hangs the post on the order
        "Приказом министра [главным врачом [Сердобской больницы|ORGANIZATION]|PROFESSION] "
        "назначен [Олег Рябинин|PERSON].",
        [("главный врач", "Сердобская больница", "new")],
    ),
    ("[Тренером|PROFESSION] приглашён [Лев Рид|PERSON].", [("тренер", None, "new")]),
    (
        "Депутаты наделили [Льва Рида|PERSON] полномочиями [главы района|PROFESSION].",
        [("глава", None, "new")],
    ),
    ("Пост [ректора|PROFESSION] доверили [Льву Риду|PERSON].", [("ректор", None, "new")]),
    ("[Лев Рид|PERSON] сохранил пост [ректора|PROFESSION].", [("ректор", None, "current")]),
    (
        "[Лев Рид|PERSON] председательствует в [совете ветеранов|ORGANIZATION].",
        [("председатель", "совет ветеранов", "current")],
    ),
    ("[Лев Рид|PERSON] руководит [ЦОПП|ORGANIZATION].", [("руководитель", "ЦОПП", "current")]),
    (
        "[Лев Рид|PERSON] работает в медицине, с 2021 года возглавляет "
        "[краевой минздрав|ORGANIZATION].",
        [("руководитель", "краевой минздрав", "current")],
    ),
    (
        "[Лев Рид|PERSON], ранее руководивший «[Комиэнерго|ORGANIZATION]», уехал.",
        [("руководитель", "Комиэнерго", "former")],
    ),
    (
        "Приехал [Дмитрий Рид|PERSON], до этого руководивший [МУП «Горводоканал»|ORGANIZATION].",
        [("руководитель", "МУП «Горводоканал»", "former")],
    ),
    (
        "Кресло [вице-мэра|PROFESSION] с августа занимает [Дмитрий Рид|PERSON], до назначения "
        "руководивший [МУП «Горводоканал»|ORGANIZATION].",
        [("вице-мэр", None, "current"), ("руководитель", "МУП «Горводоканал»", "former")],
    ),
    (
        "Совет на внеочередном заседании досрочно прекратил полномочия [генерального "
        "директора|PROFESSION] Ильнура Фасхутдинова и назначил на эту должность [Екатерину "
        "Соболь|PERSON], ранее занимавшую пост [финансового директора|PROFESSION] холдинга «Маяк».",
        [("генеральный директор", None, "new"), ("финансовый директор", None, "former")],
    ),
    ("[Депутат облдумы|PROFESSION] [Лев Рид|PERSON] спал.", [("депутат", "облдума", "current")]),
    (
        "[Председатель собрания|PROFESSION] [Лев Рид|PERSON] спал.",
        [("председатель собрания", None, "current")],
    ),
    (
        "Есть [завод «Луч»|ORGANIZATION]. Пришёл [директор|PROFESSION] этого завода "
        "[Лев Рид|PERSON].",
        [("директор", "завод «Луч»", "current")],
    ),
]


@pytest.mark.parametrize(("text", "posts"), TOLD)
def test_posts(mark, text, posts):
    marked = mark(text)
    names = {m.text for m in marked.mentions}
    role = next((n for n in ("Директор", "Депутат облдумы", "директор") if n in names), None)
    relations = [marked.relation("WORKS_AS", "Лев Рид", role)] if role else []
    assert [told[1:] for told in positions(marked, *relations)] == posts


NOT_HIS = [
    ("Он был настоящим [руководителем|PROFESSION], сказал [Лев Рид|PERSON].", "руководителем"),
    ("[Лучшим тренером|PROFESSION] года признан [Лев Рид|PERSON].", "Лучшим тренером"),
    ("Вошли три [депутата|PROFESSION], говорит [Лев Рид|PERSON].", "депутата"),
]


@pytest.mark.parametrize(("text", "role"), NOT_HIS)
def test_what_the_model_takes_for_a_post(mark, text, role):
    marked = mark(text)
    assert positions(marked, marked.relation("WORKS_AS", "Лев Рид", role)) == []


def test_one_of_several_is_one(mark):
    marked = mark("Одним из трёх [депутатов|PROFESSION] стал [Лев Рид|PERSON].")
    assert positions(marked) == [("Лев Рид", "депутат", None, "new")]


def test_a_participle_that_is_a_post_is_told_once(mark):
    marked = mark("[Заведующая [аптекой|ORGANIZATION]|PROFESSION] [Анна Рид|PERSON] спала.")
    assert (
        len(positions(marked, marked.relation("WORKS_AS", "Анна Рид", "Заведующая аптекой"))) == 1
    )


def test_whose_people_a_pronoun_means(mark):
    marked = mark(
        "[Комитет [«Луча»|ORGANIZATION]|ORGANIZATION] избрал состав [правления|ORGANIZATION]. "
        "В него вошёл [Лев Рид|PERSON]. Из состава [правления|ORGANIZATION] выбыла "
        "[Анна Рид|PERSON]."
    )
    found = records(marked, RecordKind.MEMBERSHIP)
    assert [(r.person, r.organization, r.status.value) for r in found] == [
        ("Лев Рид", "правление", "new"),
        ("Анна Рид", "правление", "former"),
    ]


GIVEN = [
    ("[Анна Котова|PERSON] дважды избиралась [депутатом думы|PROFESSION].", "former"),
    ("[Анна Котова|PERSON] избирается [депутатом думы|PROFESSION].", "current"),
    ("[Анна Котова|PERSON] выступила [депутатом думы|PROFESSION].", "current"),
    ("[Анна Котова|PERSON] выступала [депутатом думы|PROFESSION].", "former"),
    ("[Анна Котова|PERSON] выполняла обязанности [депутата думы|PROFESSION].", "former"),
    ("[Анна Котова|PERSON] занимала место [депутата думы|PROFESSION].", "former"),
    ("[Анна Котова|PERSON] родилась в Туле. Избиралась [депутатом думы|PROFESSION].", "former"),
    ("[Анна Котова|PERSON] родилась в Туле. Назначалась [депутатом думы|PROFESSION].", "former"),
]


@pytest.mark.parametrize(("text", "status"), GIVEN)
def test_a_post_given_again_and_again(mark, text, status):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Анна Котова", marked.mentions[-1].text)
    assert [row[3] for row in positions(marked, relation)] == [status]


ENDS = [
    # (text, the post, how it stands)
    ("[Лев Рид|PERSON] — [министр культуры|PROFESSION] (2001—2003).", "министр культуры", "former"),
    (
        "[Лев Рид|PERSON] — [министр культуры|PROFESSION] (с 2003 года).",
        "министр культуры",
        "current",
    ),
    (
        "Мэр сообщил об увольнении в запас [начальника штаба|PROFESSION] "
        "[генерал-майора|PROFESSION] [Льва Рида|PERSON].",
        "начальник",
        "former",
    ),
    (
        "Мэр сообщил об увольнении в запас [начальника штаба|PROFESSION] "
        "[генерал-майора|PROFESSION] [Льва Рида|PERSON].",
        "генерал-майор",
        "current",
    ),
]


@pytest.mark.parametrize(("text", "role", "status"), ENDS)
def test_what_ends_a_post(mark, text, role, status):
    marked = mark(text)
    who = next(m.text for m in marked.mentions if m.type == "PERSON")
    post = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    told = positions(marked, marked.relation("WORKS_AS", who, post))
    assert (role, status) in [(row[1], row[3]) for row in told]


def test_many_told_before_one_are_others(mark):
    marked = mark("Были [врачи|PROFESSION] больниц, [мэр|PROFESSION] [Лев Рид|PERSON] и другие.")
    relation = marked.relation("WORKS_AS", "Лев Рид", "врачи")
    assert positions(marked, relation) == [("Лев Рид", "мэр", None, "current")]


def test_a_post_behind_a_date_and_a_dash_has_that_date(mark):
    marked = mark(
        "[Анна Рид|PERSON] родилась в Туле. [С 1975 по 1983 год|DATE] работала организатором "
        "внеклассной работы, [с 1983 по 2001|DATE] – [директором школы|PROFESSION]."
    )
    found = records(marked, RecordKind.POSITION)
    assert [(r.role, r.date) for r in found] == [("директор", "с 1983 по 2001")]


def test_a_verb_that_the_parser_makes_part_of_a_noun(mark):
    marked = mark(
        "[Двадцать лет|DATE] [Зоя Рид|PERSON] заведовала [отделом дореволюционной "
        "истории|ORGANIZATION], [с 1996 по 2004 год|DATE] была [заместителем директора|PROFESSION]."
    )
    found = records(marked, RecordKind.POSITION)
    assert [(r.role, r.organization, r.date) for r in found] == [
        ("заведующая", "отдел дореволюционной истории", None),
        ("заместитель директора", None, "с 1996 по 2004 год"),
    ]
