"""Roles that stand near a name and are not its own, and posts that are over."""

import pytest
from told import positions, records

from newsnlp.types import RecordKind

OTHERS = [
    (
        "[Анна Котова|PERSON], чьим [наставником|PROFESSION] была мать, рада.",
        "наставником",
        "Анна Котова",
    ),
    ("[Директор|PROFESSION] и её друг [Иван Лямин|PERSON] ушли.", "Директор", "Иван Лямин"),
    (
        "[Режиссёр|PROFESSION] [Лев Рогов|PERSON] и художник [Анна Котова|PERSON] представили "
        "[премьеру|PROFESSION].",
        "премьеру",
        "Анна Котова",
    ),
    ("Пришла дочь [мэра|PROFESSION] [Анна Котова|PERSON].", "мэра", "Анна Котова"),
    ("[Травмированный|PROFESSION] [Лев Котов|PERSON] ждёт.", "Травмированный", "Лев Котов"),
    ("Видели дочь [мэра|PROFESSION] [Анну Котову|PERSON].", "мэра", "Анну Котову"),
    ("[Иван Лямин|PERSON] – кандидат на пост [мэра|PROFESSION].", "мэра", "Иван Лямин"),
    ("[Депутат|PROFESSION] похвалил [Ивана Лямина|PERSON].", "Депутат", "Ивана Лямина"),
    (
        "Пришла вдова [тренера|PROFESSION] [Флюра Ахметовна Рид|PERSON].",
        "тренера",
        "Флюра Ахметовна Рид",
    ),
    (
        "«Это был мой [педагог|PROFESSION]», — сказала [Анна Котова|PERSON].",
        "педагог",
        "Анна Котова",
    ),
    (
        "[Депутаты|PROFESSION] избрали главой района [Ивана Лямина|PERSON].",
        "Депутаты",
        "Ивана Лямина",
    ),
    (
        "[Анна Котова|PERSON] перешла в аппарат [губернатора|PROFESSION].",
        "губернатора",
        "Анна Котова",
    ),
    ("[Министр|PROFESSION] встретился с [Иваном Ляминым|PERSON].", "Министр", "Иваном Ляминым"),
    (
        "[Президент|PROFESSION] вручил орден лесничему [Архипу Лямину|PERSON].",
        "Президент",
        "Архипу Лямину",
    ),
    (
        "[Анна Котова|PERSON] зачитала приветствие [губернатора|PROFESSION].",
        "губернатора",
        "Анна Котова",
    ),
    (
        "Тренеру [Ивану Лямину|PERSON] — [министр|PROFESSION] вручил знак.",
        "министр",
        "Ивану Лямину",
    ),
    (
        "Умер [Иван Лямин|PERSON=l]. Пришла [директор|PROFESSION] [Лямина|PERSON=l].",
        "директор",
        "Лямина",
    ),
    (
        "Министр [Анна Котова|PERSON] переходит на работу в аппарат [губернатора|PROFESSION].",
        "губернатора",
        "Анна Котова",
    ),
    (
        "[Следователь|PROFESSION] просил об аресте, однако [Иван Лямин|PERSON] избрал залог.",
        "Следователь",
        "Иван Лямин",
    ),
    (
        "[Тренер|PROFESSION] попросил замену, и капитан [Иван Лямин|PERSON] ушёл с поля.",
        "Тренер",
        "Иван Лямин",
    ),
    (
        "Указ о назначении [Ивана Лямина|PERSON] [глава|PROFESSION] государства подписал.",
        "глава",
        "Ивана Лямина",
    ),
    (
        "[Иван Лямин|PERSON] представил собравшимся нового [руководителя|PROFESSION] завода.",
        "руководителя",
        "Иван Лямин",
    ),
    ("Партия выдвинула [Ивана Лямина|PERSON] на пост [мэра|PROFESSION].", "мэра", "Ивана Лямина"),
    (
        "Кандидатуру [Ивана Лямина|PERSON] должен утвердить [министр|PROFESSION].",
        "министр",
        "Ивана Лямина",
    ),
    (
        "[Ивана Лямина|PERSON] намерен уволить [директор|PROFESSION] завода.",
        "директор",
        "Ивана Лямина",
    ),
]


@pytest.mark.parametrize(("text", "role", "person"), OTHERS)
def test_a_role_of_somebody_else_is_no_position(mark, text, role, person):
    marked = mark(text)
    found = positions(marked, marked.relation("WORKS_AS", person, role))
    assert [told for told in found if told[0] != "Лев Рогов"] == []


def test_who_gives_a_post_does_not_get_it(mark):
    marked = mark(
        "[Иван Лямин|PERSON] [назначил|EVENT] [Льва Гая|PERSON] [[деканом|PROFESSION] "
        "юрфака|PROFESSION]."
    )
    given = marked.relation("WORKS_AS", "Иван Лямин", "деканом")
    assert {who for who, *_ in positions(marked, given)} == {"Лев Гай"}


def test_who_had_a_post_does_not_get_it(mark):
    marked = mark("[Деканом|PROFESSION] стал [Ян Ким|PERSON], сменив [Льва Гая|PERSON].")
    found = positions(marked, marked.relation("WORKS_AS", "Льва Гая", "Деканом"))
    assert {(who, status) for who, _, _, status in found} == {
        ("Ян Ким", "new"),
        ("Лев Гай", "former"),
    }


def test_what_a_grant_is_called_is_no_post(mark):
    marked = mark("[Лев Рогов|PERSON] получил грант «[Начинающий фермер|PROFESSION]».")
    relation = marked.relation("WORKS_AS", "Лев Рогов", "Начинающий фермер")
    assert positions(marked, relation) == []


def test_whom_a_captain_leads_is_no_post(mark):
    marked = mark("Забил экс-[форвард|PROFESSION] [пермяков|PROFESSION] [Булат Рогов|PERSON].")
    posts = [marked.relation("WORKS_AS", "Булат Рогов", r) for r in ("форвард", "пермяков")]
    assert [role for _, role, *_ in positions(marked, *posts)] == ["форвард"]


def test_a_minister_keeps_the_role_beside_her_name(mark):
    marked = mark("Пришёл сын [министра|PROFESSION] [Анны Рид|PERSON].")
    relation = marked.relation("WORKS_AS", "Анны Рид", "министра")
    assert positions(marked, relation) == [("Анна Рид", "министр", None, "current")]


STILL = [
    "[Иван Лямин|PERSON] отказался уходить с поста [директора|PROFESSION].",
    "[Иван Лямин|PERSON] не ушёл с поста [директора|PROFESSION].",
]


@pytest.mark.parametrize("text", STILL)
def test_who_stays_is_not_former(mark, text):
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Иван Лямин", "директора")
    assert ("Иван Лямин", "директор", None, "former") not in positions(marked, relation)


def test_who_came_from_a_post_has_it_no_more(mark):
    marked = mark("[Иван Лямин|PERSON] пришёл в министерство с поста [директора|PROFESSION].")
    relation = marked.relation("WORKS_AS", "Иван Лямин", "директора")
    assert positions(marked, relation) == [("Иван Лямин", "директор", None, "former")]


def test_a_contract_that_ended(mark):
    marked = mark(
        "[Клуб «Химик»|ORGANIZATION] [расторг|EVENT] контракт с "
        "[главным тренером|PROFESSION] [Иваном Ляминым|PERSON]."
    )
    assert positions(marked) == [("Иван Лямин", "главный тренер", "Клуб «Химик»", "former")]
    (event,) = records(marked, RecordKind.EVENT)
    assert (event.person, event.event) == ("Иван Лямин", "расторжение контракта с главным тренером")
    assert event.participation == "PARTICIPANT_IN"


NOT_DISMISSED = [
    "[Завод «Луч»|ORGANIZATION] расторг договор с [рабочим|PROFESSION] [Иваном Ляминым|PERSON].",
    "[Клуб «Луч»|ORGANIZATION] не расторг контракт с [тренером|PROFESSION] "
    "[Иваном Ляминым|PERSON].",
]


@pytest.mark.parametrize("text", NOT_DISMISSED)
def test_other_contracts_end_no_post(mark, text):
    assert all(status != "former" for *_, status in positions(mark(text)))


def test_who_coaches_a_team(mark):
    marked = mark("Ранее [Иван Лямин|PERSON] тренировал [сборную Черногории|ORGANIZATION].")
    assert positions(marked) == [("Иван Лямин", "тренер", "сборная Черногории", "former")]


def test_a_participle_belongs_to_the_full_name_before_it(mark):
    marked = mark(
        "Наградили тренера [Олега Рябинина|PERSON] и [Ивана Лямина|PERSON], возглавляющего "
        "[фонд «Луч»|ORGANIZATION]."
    )
    assert ("Иван Лямин", "руководитель", "фонд «Луч»", "current") in positions(marked)


SHARED = [
    "[Анна Котова|PERSON] окончила консерваторию, с 2017 по 2022 год была "
    "[дирижёром [театра «Луч»|ORGANIZATION]|PROFESSION].",
    "[Анна Котова|PERSON] – выпускница вуза, с 2017 по 2022 год работала "
    "[дирижёром [театра «Луч»|ORGANIZATION]|PROFESSION].",
]


@pytest.mark.parametrize("text", SHARED)
def test_a_second_predicate_shares_the_subject(mark, text):
    assert positions(mark(text)) == [("Анна Котова", "дирижёр", "театр «Луч»", "former")]


def test_a_successor_takes_what_is_left_and_not_what_is_got(mark):
    marked = mark(
        "[Ректором [вуза «Луч»|ORGANIZATION]|PROFESSION] назначен [Иван Лямин|PERSON], "
        "экс-[директор [НИИ химии|ORGANIZATION]|PROFESSION]: на прежнем посту его сменила "
        "[Анна Котова|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Иван Лямин", "директор НИИ химии")
    assert ("Анна Котова", "директор", "НИИ химии", "new") in positions(marked, relation)


FROM_WHERE = [
    (
        "Пьесу поставит [режиссёр|PROFESSION] [Олег Рид|PERSON] из «[Маяка|ORGANIZATION]».",
        ("Олег Рид", "режиссёр", "Маяк", "current"),
    ),
    (
        "Приехал [эксперт|PROFESSION] из [НИИ химии|ORGANIZATION] [Олег Рид|PERSON].",
        ("Олег Рид", "эксперт", "НИИ химии", "current"),
    ),
    (
        "[Эксперт|PROFESSION] [Олег Рид|PERSON] вышел из [НИИ химии|ORGANIZATION].",
        ("Олег Рид", "эксперт", None, "current"),
    ),
    (
        "Сбежал [хирург|PROFESSION] [Олег Рид|PERSON] из [больницы «Луч»|ORGANIZATION].",
        ("Олег Рид", "хирург", None, "current"),
    ),
    (
        "Подсудимого представлял [адвокат|PROFESSION] [Олег Рид|PERSON] из "
        "[коллегии адвокатов «Щит»|ORGANIZATION].",
        ("Олег Рид", "адвокат", "коллегия адвокатов «Щит»", "current"),
    ),
]


@pytest.mark.parametrize(("text", "told"), FROM_WHERE)
def test_where_an_expert_is_from(mark, text, told):
    marked = mark(text)
    role = next(m.text for m in marked.mentions if m.type == "PROFESSION")
    assert told in positions(marked, marked.relation("WORKS_AS", "Олег Рид", role))


UNTOLD = [
    # somebody else may be meant
    "[Лев Рид|PERSON] окончил вуз. Руководил [фондом «Луч»|ORGANIZATION] [Ян Рэй|PERSON].",
    "[Лев Рид|PERSON] и [Ян Рэй|PERSON] окончили вуз. Руководил [фондом «Луч»|ORGANIZATION].",
    "[Анна Котова|PERSON] окончила вуз. Руководил [фондом «Луч»|ORGANIZATION].",
    "Врач лечил [Льва Рида|PERSON]. Руководил [фондом «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] окончил вуз. – Руководил [фондом «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] окончил вуз. Сообщили, что руководил [фондом «Луч»|ORGANIZATION].",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_a_verb_without_a_subject_may_be_anybodys(mark, text):
    assert ("Лев Рид", "руководитель", "фонд «Луч»", "former") not in positions(mark(text))


TOLD_ON = [
    "[Лев Рид|PERSON] окончил вуз. Руководил [фондом «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] родился в Твери. Окончил вуз. В 1999 году руководил "
    "[фондом «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] перешёл в столицу, где руководил [фондом «Луч»|ORGANIZATION].",
    "[Лев Рид|PERSON] окончил вуз, после чего руководил [фондом «Луч»|ORGANIZATION].",
]


@pytest.mark.parametrize("text", TOLD_ON)
def test_a_subject_told_before_holds_on(mark, text):
    assert positions(mark(text)) == [("Лев Рид", "руководитель", "фонд «Луч»", "former")]


def test_a_date_belongs_to_the_verb_it_stands_before(mark):
    marked = mark(
        "[5 мая 2008 года|DATE] [Лев Рид|PERSON] покинул должность [мэра|PROFESSION], а "
        "[7 июня 2011 года|DATE] возглавил [фонд «Луч»|ORGANIZATION]."
    )
    found = {r.role: r.date for r in records(marked, RecordKind.POSITION)}
    assert found["руководитель"] == "7 июня 2011 года"


def test_deputies_elect_the_chairman_of_their_body(mark):
    marked = mark(
        "[Депутаты [Тверской думы|ORGANIZATION]|PROFESSION] избрали [Льва Рида|PERSON] "
        "[председателем|PROFESSION]."
    )
    assert positions(marked) == [("Лев Рид", "председатель", "Тверская дума", "new")]
