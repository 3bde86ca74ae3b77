"""What verbs tell: relations and event mentions."""

import pytest

from newsnlp.find.facts.facts import FactReader
from newsnlp.find.verbs import find

NOTHING = [
    # planned, possible, negated, asked
    "Компанию намерен возглавить [Осокин|PERSON], [министром|PROFESSION] он не был.",
    "[Марина Ветрова|PERSON] может стать [министром|PROFESSION].",
    "[Марина Ветрова|PERSON] не назначена [министром|PROFESSION].",
    "[Марина Ветрова|PERSON], возможно, войдёт в [совет|ORGANIZATION].",
    "Если [Петрова|PERSON] изберут [мэром|PROFESSION], он уйдёт.",
    "[Иван Петров|PERSON] отказался возглавить [комитет|ORGANIZATION].",
    "[Иван Петров|PERSON] может быть назначен [директором|PROFESSION].",
    # the verb, but not the fact
    "[Иван Петров|PERSON] принял решение о ремонте.",
    "Тушением руководил [Рустам Зиганшин|PERSON].",
    "[Иван Петров|PERSON] занял второе место.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_told_gives_no_relation(mark, text):
    marked = mark(text)
    assert not marked.telling.relations


POSITIONS = [
    (
        "[Марина Ветрова|PERSON] назначена [министром образования|PROFESSION].",
        "WORKS_AS: Марина Ветрова > министром образования",
    ),
    (
        "Как сообщили в мэрии, [проректором по учебной работе|PROFESSION] назначен доцент "
        "[Алексей Бобров|PERSON], ранее — начальник управления.",
        "WORKS_AS: Алексей Бобров > проректором по учебной работе",
    ),
    (
        "[Пресс-секретарём|PROFESSION] назначена [Софья Гурьева|PERSON].",
        "WORKS_AS: Софья Гурьева > Пресс-секретарём",
    ),
    (
        "Губернатор назначил [Марину Ветрову|PERSON] [министром образования|PROFESSION].",
        "WORKS_AS: Марину Ветрову > министром образования",
    ),
    (
        "На съезде [Анну Лебедеву|PERSON] избрали [сопредседателем|PROFESSION] союза.",
        "WORKS_AS: Анну Лебедеву > сопредседателем",
    ),
    (
        "[Исполняющим обязанности директора|PROFESSION] назначен [Денис Ломакин|PERSON].",
        "WORKS_AS: Денис Ломакин > Исполняющим обязанности директора",
    ),
    (
        "[Анна Котова|PERSON], избранная [сопредседателем|PROFESSION], поблагодарила коллег.",
        "WORKS_AS: Анна Котова > сопредседателем",
    ),
    (
        "[Иван Петров|PERSON] с 2021 года является [генеральным директором|PROFESSION] завода.",
        "WORKS_AS: Иван Петров > генеральным директором",
    ),
    (
        "Ранее [Котова|PERSON] занимала должность [заместителя директора|PROFESSION].",
        "WORKS_AS: Котова > заместителя директора",
    ),
    (
        "[Олег Рябинин|PERSON] покинул пост [министра|PROFESSION].",
        "WORKS_AS: Олег Рябинин > министра",
    ),
    (
        "[Олег Рябинин|PERSON] ушёл в отставку с поста [министра|PROFESSION].",
        "WORKS_AS: Олег Рябинин > министра",
    ),
    (
        "[Олега Рябинина|PERSON] освободили от должности [министра|PROFESSION].",
        "WORKS_AS: Олега Рябинина > министра",
    ),
    (
        "[Олега Рябинина|PERSON] отстранили от обязанностей [министра|PROFESSION].",
        "WORKS_AS: Олега Рябинина > министра",
    ),
    (
        "[Куницына|PERSON], возглавляющая [труппу|ORGANIZATION] с 2018 года, довольна.",
        "WORKPLACE: Куницына > труппу",
    ),
    (
        "Его сменил [Радченко|PERSON], который возглавил [сборную|ORGANIZATION].",
        "WORKPLACE: Радченко > сборную",
    ),
    (
        "[Ветрова|PERSON] опытна. С 2019 года она возглавляла [Центр образования|ORGANIZATION].",
        "WORKPLACE: Ветрова > Центр образования",
    ),
    (
        "[Пётр Лямин|PERSON] работает в [компании «Уют»|ORGANIZATION].",
        "WORKPLACE: Пётр Лямин > компании «Уют»",
    ),
]


@pytest.mark.parametrize(("text", "relation"), POSITIONS)
def test_positions(mark, text, relation):
    marked = mark(text)
    assert relation in marked.read(marked.telling.relations)


MEMBERSHIPS = [
    (
        "[Ирина Палагина|PERSON] вошла в состав [рабочей группы|ORGANIZATION].",
        {"MEMBER_OF: Ирина Палагина > рабочей группы"},
    ),
    (
        "[Игорь Антоненков|PERSON], [исполняющий обязанности директора|PROFESSION], "
        "принят в [Совет НПС|ORGANIZATION].",
        {
            "MEMBER_OF: Игорь Антоненков > Совет НПС",
            "WORKS_AS: Игорь Антоненков > исполняющий обязанности директора",
        },
    ),
    (
        "В [комиссию|ORGANIZATION] вошли трое: [Пётр Лямин|PERSON], [Анна Рогова|PERSON] и "
        "[директор школы|PROFESSION] [Лев Котов|PERSON].",
        {
            "MEMBER_OF: Пётр Лямин > комиссию",
            "MEMBER_OF: Анна Рогова > комиссию",
            "MEMBER_OF: Лев Котов > комиссию",
            "WORKS_AS: Лев Котов > директор школы",
        },
    ),
    (
        "В [совет|ORGANIZATION] включены двое: [глава района|PROFESSION] "
        "[Игорь Рогов|PERSON] и [Марат Котов|PERSON].",
        {
            "MEMBER_OF: Игорь Рогов > совет",
            "MEMBER_OF: Марат Котов > совет",
            "WORKS_AS: Игорь Рогов > глава района",
        },
    ),
    (
        "[ЦОПП|ORGANIZATION] входит в [научно-промышленный союз|ORGANIZATION].",
        {"MEMBER_OF: ЦОПП > научно-промышленный союз"},
    ),
    (
        "[Руководитель [ЦОПП|ORGANIZATION]|PROFESSION] вошёл в состав [Совета союза|ORGANIZATION].",
        {
            "MEMBER_OF: Руководитель ЦОПП > Совета союза",
            "WORKPLACE: Руководитель ЦОПП > ЦОПП",
        },
    ),
    (
        "В состав [совета|ORGANIZATION] вошли [партнёр|PROFESSION] [Елена Дорошина|PERSON] "
        "и [директор|PROFESSION] [Павел Крутов|PERSON].",
        {
            "MEMBER_OF: Елена Дорошина > совета",
            "MEMBER_OF: Павел Крутов > совета",
            "WORKS_AS: Елена Дорошина > партнёр",
            "WORKS_AS: Павел Крутов > директор",
        },
    ),
]


@pytest.mark.parametrize(("text", "relations"), MEMBERSHIPS)
def test_memberships(mark, text, relations):
    marked = mark(text)
    assert marked.read(marked.telling.relations) == relations


EVENTS = [
    (
        "[Соглашение о поставке|EVENT] подписали [ЦОПП|ORGANIZATION] и [союз|ORGANIZATION].",
        {
            "PARTICIPANT_IN: ЦОПП > Соглашение о поставке",
            "PARTICIPANT_IN: союз > Соглашение о поставке",
        },
    ),
    (
        "Работа идёт в рамках [соглашения о сотрудничестве|EVENT], подписанном "
        "[ЦОПП|ORGANIZATION] и [СРОР «НПС»|ORGANIZATION].",
        {
            "PARTICIPANT_IN: ЦОПП > соглашения о сотрудничестве",
            "PARTICIPANT_IN: СРОР «НПС» > соглашения о сотрудничестве",
        },
    ),
    (
        "[Астахов|PERSON] провёл [заседание комиссии|EVENT].",
        {"ORGANIZES: Астахов > заседание комиссии"},
    ),
    (
        "На [заседании|EVENT], которое прошло [13 марта|DATE] в [Самаре|CITY], говорили о школах.",
        {"POINT_IN_TIME: заседании > 13 марта", "TAKES_PLACE_IN: заседании > Самаре"},
    ),
    (
        "Решение приняли на [общем собрании|EVENT]. Оно прошло на базе [Центра|ORGANIZATION].",
        {"TAKES_PLACE_IN: общем собрании > Центра"},
    ),
    (
        "[Министр|PROFESSION] [наградил|EVENT] орденом Почёта [ректора|PROFESSION] "
        "[Эдуарда Котова|PERSON].",
        {
            "PARTICIPANT_IN: Эдуарда Котова > наградил",
            "AGENT: Министр > наградил",
            "WORKS_AS: Эдуарда Котова > ректора",
        },
    ),
    (
        "[Министр|PROFESSION] [наградил|EVENT] орденом [Петра Великого|PERSON].",
        set(),
    ),
    (
        "[Министр|PROFESSION] [вручил|EVENT] медаль [леснику|PROFESSION] [Льву Риду|PERSON].",
        {
            "PARTICIPANT_IN: Льву Риду > вручил",
            "AGENT: Министр > вручил",
            "WORKS_AS: Льву Риду > леснику",
        },
    ),
    (
        "[Театр|ORGANIZATION] принял участие в [фестивале «Встречи»|EVENT].",
        {"PARTICIPANT_IN: Театр > фестивале «Встречи»"},
    ),
    (
        "[Ухов|PERSON] [наградил|EVENT] [Дрожжина|PERSON] [орденом Дружбы|AWARD].",
        {
            "PARTICIPANT_IN: Дрожжина > наградил",
            "AGENT: Ухов > наградил",
            "AWARDED_WITH: Дрожжина > орденом Дружбы",
        },
    ),
]


@pytest.mark.parametrize(("text", "relations"), EVENTS)
def test_events(mark, text, relations):
    marked = mark(text)
    assert marked.read(marked.telling.relations) == relations


SPANS = [
    ("[Ирина Палагина|PERSON] вошла в состав [группы|ORGANIZATION].", ["вошла в состав"]),
    ("[Анна Котова|PERSON] избрана [сопредседателем|PROFESSION].", ["избрана сопредседателем"]),
    ("[Олег Рябинин|PERSON] покинул пост 28 февраля.", ["покинул пост"]),
    ("Стороны обсудили соглашение о сотрудничестве.", ["соглашение о сотрудничестве"]),
    (
        "Жюри конкурса «Мастер года» собралось в Твери.",
        ["конкурса «Мастер года»", "Жюри конкурса «Мастер года»"],  # the board, too
    ),
    ("[Котова|PERSON] занимала должность [директора|PROFESSION].", []),
    (
        "Первым заместителем главы назначен [Лев Рогов|PERSON].",
        ["Первым заместителем главы", "назначен"],
    ),
    ("[«Луч»|ORGANIZATION] стал оператором связи.", []),
    ("Собрание прошло.", []),
    ("Собрания проходят [по пятницам|DATE].", []),
    ("Завод обсудил собрание [20 октября|DATE].", []),
    ("Собрание состоится [20 октября|DATE].", ["Собрание"]),
    ("[Совет|ORGANIZATION] принял решение.", []),
]


@pytest.mark.parametrize(("text", "events"), SPANS)
def test_event_mentions(mark, text, events):
    marked = mark(text)
    found = find(marked.annotation, marked.spans)
    assert [marked.annotation.text[s.start : s.end] for s in found] == events


def test_an_event_that_is_no_fact_says_so_in_its_source(mark):
    marked = mark("[Ветрова|PERSON], возможно, войдёт в состав [группы|ORGANIZATION].")
    assert [s.source for s in find(marked.annotation, marked.spans)] == ["rule:joined-possible"]


def test_a_mention_added_later_is_read_as_one_given_at_once(mark):
    marked = mark("Вчера [Марина Ветрова|PERSON] вошла в состав [рабочей группы|ORGANIZATION].")
    whole = FactReader(marked.annotation, marked.mentions)
    grown = FactReader(marked.annotation, marked.mentions[:1])
    grown.add(())
    assert not grown.facts()
    grown.add(marked.mentions[1:])
    (fact,) = grown.facts()
    assert fact.slots == whole.facts()[0].slots
    assert fact.mention("organization") == 1


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Возглавил [штаб|ORGANIZATION] [Роман Шибаев|PERSON].", ["Роман Шибаев"]),
        ("Приехал в [штаб|ORGANIZATION] [Роман Шибаев|PERSON].", []),
        ("[Рязанова|PERSON] избрана [мэром|PROFESSION].", ["Рязанова"]),
        ("[Лев Рид|PERSON] ушёл, [Рязанова|PERSON] избрана [мэром|PROFESSION].", ["Рязанова"]),
        (
            "Новым [председателем совета|PROFESSION] избрана финансовый [директор «Степи»"
            "|PROFESSION] [Инга Лаптева|PERSON], в его состав вошли также исполнительный "
            "[директор холдинга|PROFESSION] [Дамир Юсупов|PERSON] и [юрист|PROFESSION] [Олег "
            "Каменев|PERSON].",
            ["Инга Лаптева"],
        ),
    ],
)
def test_who_is_the_subject_whatever_the_parser_says(mark, text, heads):
    marked = mark(text)
    reader = FactReader(marked.annotation, marked.mentions)
    found = [fact for fact in reader.facts() if fact.frame.rule in ("headed", "elected")]
    told = [marked.mentions[who].text for fact in found for who in fact.holders]
    assert told == heads


def test_whom_the_parser_hangs_on_the_verb_before(mark):
    marked = mark(
        "Новым председателем [совета|ORGANIZATION] избрана финансовый [директор «Степи»"
        "|PROFESSION] [Инга Лаптева|PERSON], в [его состав|ORGANIZATION] вошли также "
        "исполнительный [директор холдинга|PROFESSION] [Дамир Юсупов|PERSON] и [юрист|PROFESSION] "
        "[Олег Каменев|PERSON]."
    )
    clauses = FactReader(marked.annotation, marked.mentions).clauses
    verb = marked.annotation.words.index("вошли")
    assert [marked.annotation.slice_text(t, t + 1) for t in clauses.subjects(verb)] == ["директор"]
    assert clauses.subjects(verb)[0] > verb
