"""Positions: who holds which role where, and how it stands."""

from dataclasses import replace

import pytest
from told import positions, records

from newsnlp.records import refined_records
from newsnlp.types import RecordKind

NOTHING = [
    "[Иван Петров|PERSON] не был [директором завода|PROFESSION].",
    "[Иван Петров|PERSON], возможно, будет [директором завода|PROFESSION].",
    "Источник сообщил, что [Иван Петров|PERSON] возглавит [завод|ORGANIZATION].",
    "[Иван Петров|PERSON] возглавит [завод|ORGANIZATION], сказал собеседник газеты.",
    "[Завод|ORGANIZATION] возглавит не [Иван Петров|PERSON].",
    "[Завод|ORGANIZATION] возглавит [Иван Петров|PERSON] или [Ян Ким|PERSON].",
    "[Завод|ORGANIZATION] возглавит [Иван Петров|PERSON]?",
    "Когда [завод|ORGANIZATION] возглавит [Иван Петров|PERSON], всё изменится.",
    "[Завод|ORGANIZATION] построили [в 1936 году|DATE]. Позже его возглавит [Иван Петров|PERSON].",
    "Скорее всего, [завод|ORGANIZATION] возглавит [Иван Петров|PERSON].",
    "По слухам, [завод|ORGANIZATION] возглавит [Иван Петров|PERSON].",
    "Эксперты считают, что [завод|ORGANIZATION] возглавит [Иван Петров|PERSON].",
    "Если депутаты согласятся, [завод|ORGANIZATION] возглавит [Иван Петров|PERSON].",
    "Если [Иван Петров|PERSON] возглавит [завод|ORGANIZATION], всё изменится.",
    "[Иван Петров|PERSON] планирует стать [директором завода|PROFESSION].",
    "[Членом комитета|PROFESSION] может стать [Иван Петров|PERSON].",
    "По слухам, [министр|PROFESSION] ушёл, рассказал [Иван Петров|PERSON].",
    "[Иван Петров|PERSON] не вступил в должность [мэра|PROFESSION].",
    "[Иван Петров|PERSON] надеется приступить к обязанностям [мэра|PROFESSION].",
    "[Иван Петров|PERSON] приступил к исполнению приговора.",
    "Руководство [заводом «Луч»|ORGANIZATION] не доверили [Ивану Петрову|PERSON].",
    "[Ивану Петрову|PERSON] поручили доклад о руководстве [заводом «Луч»|ORGANIZATION].",
    "Вместо [Анны Котовой|PERSON] [мэром|PROFESSION] может стать [Иван Петров|PERSON].",
    "Станет ли [Иван Петров|PERSON] [мэром|PROFESSION] вместо [Анны Котовой|PERSON]?",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_told_is_no_position(mark, text):
    assert positions(mark(text)) == []


def test_a_model_relation_that_the_verb_denies_is_no_position(mark):
    marked = mark("[Иван Петров|PERSON] не стал [директором|PROFESSION].")
    relation = marked.relation("WORKS_AS", "Иван Петров", "директором")
    assert positions(marked, relation) == []


TOLD = [
    (
        "[Иван Петров|PERSON] уйдёт с поста [мэра|PROFESSION] в мае.",
        ("Иван Петров", "мэр", None, "current"),
    ),
    (
        "[Иван Петров|PERSON] может лишиться поста [мэра|PROFESSION].",
        ("Иван Петров", "мэр", None, "current"),
    ),
    (
        "[Советник [рязанского|CITY] губернатора|PROFESSION] [Олег Рябинин|PERSON] уехал.",
        ("Олег Рябинин", "советник губернатора", "рязанский", "current"),
    ),
    (
        "[Игорь Антоненков|PERSON], [исполняющий обязанности директора [ЦОПП|ORGANIZATION]"
        "|PROFESSION], рассказал о планах.",
        ("Игорь Антоненков", "исполняющий обязанности директора", "ЦОПП", "acting"),
    ),
    (
        "[Врио губернатора [Смоленской области|STATE_OR_PROVINCE]|PROFESSION] "
        "[Анна Котова|PERSON] уехала.",
        ("Анна Котова", "врио губернатора", "Смоленская область", "acting"),
    ),
    (
        "Бывший [директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Олег Рябинин|PERSON] уехал.",
        ("Олег Рябинин", "директор", "завод «Луч»", "former"),
    ),
    (
        "[Эксперт|PROFESSION] [Олег Рябинин|PERSON] уехал.",
        ("Олег Рябинин", "эксперт", None, "current"),
    ),
    (
        "[Экс-министр|PROFESSION] [Олег Рябинин|PERSON] уехал.",
        ("Олег Рябинин", "министр", None, "former"),
    ),
    (
        "[Главный инженер|PROFESSION] [Олег Рябинин|PERSON] уволился из "
        "[завода «Луч»|ORGANIZATION].",
        ("Олег Рябинин", "главный инженер", "завод «Луч»", "former"),
    ),
    (
        "[Директор [завода «Луч»|ORGANIZATION]|PROFESSION] [Олег Рябинин|PERSON] ушёл из "
        "[партии «Рост»|ORGANIZATION].",
        ("Олег Рябинин", "директор", "завод «Луч»", "current"),
    ),
    (
        "[Марина Ветрова|PERSON] назначена [министром образования [Тверской области"
        "|STATE_OR_PROVINCE]|PROFESSION].",
        ("Марина Ветрова", "министр образования", "Тверская область", "new"),
    ),
    (
        "[Марина Ветрова|PERSON] назначена [исполняющей обязанности ректора|PROFESSION].",
        ("Марина Ветрова", "исполняющая обязанности ректора", None, "acting"),
    ),
    (
        "[Марина Ветрова|PERSON] назначена [временно исполняющей обязанности ректора|PROFESSION].",
        ("Марина Ветрова", "временно исполняющая обязанности ректора", None, "acting"),
    ),
    (
        "[Иван Петров|PERSON] был молод и возглавлял [комитет по бюджету|ORGANIZATION].",
        ("Иван Петров", "председатель", "комитет по бюджету", "former"),
    ),
    (
        "[Иван Петров|PERSON] был [мэром [Уссурийска|CITY]|PROFESSION].",
        ("Иван Петров", "мэр", "Уссурийск", "former"),
    ),
    (
        "[Олега Рябинина|PERSON] освободили от должности [министра|PROFESSION].",
        ("Олег Рябинин", "министр", None, "former"),
    ),
    (
        "Полномочия [сенатора|PROFESSION] [Олега Рябинина|PERSON] прекращены.",
        ("Олег Рябинин", "сенатор", None, "former"),
    ),
    (
        "[Вера Куницына|PERSON], возглавляющая [труппу|ORGANIZATION] с 2018 года, довольна.",
        ("Вера Куницына", "руководитель", "труппа", "current"),
    ),
    (
        "[Главный режиссёр театра|PROFESSION] [Вера Куницына|PERSON] довольна.",
        ("Вера Куницына", "главный режиссёр", "театр", "current"),
    ),
    (
        "Открылся [Тверской театр|ORGANIZATION]. [Режиссёр театра|PROFESSION] "
        "[Вера Куницына|PERSON] довольна.",
        ("Вера Куницына", "режиссёр", "Тверской театр", "current"),
    ),
    (
        "Открылся [Тверской льнозавод|ORGANIZATION]. [Директор завода|PROFESSION] "
        "[Вера Куницына|PERSON] довольна.",
        ("Вера Куницына", "директор", "Тверской льнозавод", "current"),
    ),
    (
        "Открылась [Тверская больница|FACILITY]. [Главврач учреждения|PROFESSION] "
        "[Вера Куницына|PERSON] рада.",
        ("Вера Куницына", "главврач", "Тверская больница", "current"),
    ),
    (
        "Открылся [НИИ химии|ORGANIZATION]. [Директор института|PROFESSION] "
        "[Вера Куницына|PERSON] довольна.",
        ("Вера Куницына", "директор", "НИИ химии", "current"),
    ),
    (
        "Открылись [Тверской льнозавод|ORGANIZATION] и [Ржевский авиазавод|ORGANIZATION]. "
        "[Директор завода|PROFESSION] [Вера Куницына|PERSON] довольна.",
        ("Вера Куницына", "директор", "завод", "current"),
    ),
    (
        "[Ирина Белова|PERSON], возглавляющая [областной фонд|ORGANIZATION], приехала.",
        ("Ирина Белова", "руководитель", "областной фонд", "current"),
    ),
    (
        "Мэр отправил в отставку [начальника [отдела|ORGANIZATION]|PROFESSION] "
        "[Виталия Синицына|PERSON].",
        ("Виталий Синицын", "начальник", "отдел", "former"),
    ),
    (
        "[Анна Котова|PERSON] вступила в должность [мэра [Самары|CITY]|PROFESSION].",
        ("Анна Котова", "мэр", "Самара", "new"),
    ),
    (
        "[Анна Котова|PERSON] приступила к исполнению обязанностей [мэра [Самары|CITY]"
        "|PROFESSION].",
        ("Анна Котова", "мэр", "Самара", "new"),
    ),
    (
        "[Мэр [Самары|CITY]|PROFESSION] [Анна Котова|PERSON] вступила в должность.",
        ("Анна Котова", "мэр", "Самара", "new"),
    ),
    (
        "Приехала [мэр [Самары|CITY]|PROFESSION] [Анна Котова|PERSON], которая вступила в "
        "должность ещё до кризиса.",
        ("Анна Котова", "мэр", "Самара", "current"),
    ),
    (
        "[Мэр [Самары|CITY]|PROFESSION] [Анна Котова|PERSON] вступит в должность в мае.",
        ("Анна Котова", "мэр", "Самара", "current"),
    ),
    (
        "[Мэр [Самары|CITY]|PROFESSION] [Анна Котова|PERSON] лишилась поста.",
        ("Анна Котова", "мэр", "Самара", "former"),
    ),
    (
        "[Мэр [Самары|CITY]|PROFESSION] [Анна Котова|PERSON] может лишиться поста.",
        ("Анна Котова", "мэр", "Самара", "current"),
    ),
    (
        "[Мэра [Самары|CITY]|PROFESSION] [Ивана Петрова|PERSON] лишили слова.",
        ("Иван Петров", "мэр", "Самара", "current"),
    ),
    (
        "[Мэр [Самары|CITY]|PROFESSION] [Анна Котова|PERSON] ушла на пенсию.",
        ("Анна Котова", "мэр", "Самара", "former"),
    ),
    (
        "[Олегу Рябинину|PERSON] продлили полномочия на посту [мэра [Самары|CITY]|PROFESSION].",
        ("Олег Рябинин", "мэр", "Самара", "current"),
    ),
    (
        "[Министр культуры региона|PROFESSION] [Лев Нечаев|PERSON] приехал.",
        ("Лев Нечаев", "министр культуры", None, "current"),
    ),
    (
        "[Известный актёр|PROFESSION] [Лев Нечаев|PERSON] приехал.",
        ("Лев Нечаев", "актёр", None, "current"),
    ),
    (
        "[Директор нового учреждения|PROFESSION] [Лев Нечаев|PERSON] приехал.",
        ("Лев Нечаев", "директор", "учреждение", "current"),
    ),
    (
        "[Директором|PROFESSION] остался [Лев Нечаев|PERSON].",
        ("Лев Нечаев", "директор", None, "current"),
    ),
    (
        "На собрании членов [союза «Луч»|ORGANIZATION] [председателем|PROFESSION] избрали "
        "[Льва Нечаева|PERSON].",
        ("Лев Нечаев", "председатель", "союз «Луч»", "new"),
    ),
    (
        "Решал [совет жюри|ORGANIZATION], [председателем|PROFESSION] которого является "
        "[Лев Нечаев|PERSON].",
        ("Лев Нечаев", "председатель", "совет жюри", "current"),
    ),
    (
        "[Комитет по бюджету|ORGANIZATION] возглавил директор гимназии [Лев Нечаев|PERSON].",
        ("Лев Нечаев", "председатель", "Комитет по бюджету", "new"),
    ),
    (
        "Руководство [заводом «Луч»|ORGANIZATION] поручено [Инне Лучко|PERSON].",
        ("Инна Лучко", "руководитель", "завод «Луч»", "new"),
    ),
    (
        "Приехала [Инна Лучко|PERSON], ранее заведовавшая [отделом фондов|ORGANIZATION].",
        ("Инна Лучко", "заведующая", "отдел фондов", "former"),
    ),
    (
        "[Полковник|PROFESSION] в отставке [Лев Нечаев|PERSON] приехал.",
        ("Лев Нечаев", "полковник", None, "former"),
    ),
    (
        "Она пришла после ухода [Льва Нечаева|PERSON], который возглавлял университет 15 лет и "
        "был избран [мэром [Тулы|CITY]|PROFESSION].",
        ("Лев Нечаев", "мэр", "Тула", "new"),
    ),
    (
        "[Временным управляющим [завода «Луч»|ORGANIZATION]|PROFESSION] стал [Лев Нечаев|PERSON].",
        ("Лев Нечаев", "временный управляющий", "завод «Луч»", "new"),
    ),
    (
        "ТУЛА, 30 апреля. /[Корр|PROFESSION]. [Лев Нечаев|PERSON]/.",
        ("Лев Нечаев", "корр.", None, "current"),
    ),
    (
        "[Член [совета директоров|ORGANIZATION]|PROFESSION] [Лев Нечаев|PERSON] приехал.",
        ("Лев Нечаев", "член", "совет директоров", "current"),
    ),
]


@pytest.mark.parametrize(("text", "position"), TOLD)
def test_positions(mark, text, position):
    assert positions(mark(text)) == [position]


def test_one_statement_twice_is_one_record(mark):
    marked = mark(
        "[Директор [завода|ORGANIZATION=z]|PROFESSION] [Иван Петров|PERSON=p] приехал. "
        "[Директор [завода|ORGANIZATION=z]|PROFESSION] [Петров|PERSON=p] рассказал о планах. "
        "[Директор|PROFESSION] [Петров|PERSON=p] уехал."
    )
    assert positions(marked) == [("Иван Петров", "директор", "завод", "current")]


def test_a_record_points_to_its_words(mark):
    marked = mark("Вчера [директор|PROFESSION] [Иван Петров|PERSON] приехал. Все рады.")
    (record,) = records(marked, RecordKind.POSITION)
    assert marked.annotation.text[record.start : record.end] == "директор Иван Петров"
    assert record.sentence == "Вчера директор Иван Петров приехал."
    assert (record.id, record.source) == ("r1", "rule:apposition")


def test_a_pronoun_fills_the_new_role_told_before(mark):
    marked = mark(
        "[Мэр|PROFESSION] [Иван Петров|PERSON] представил нового [директора [завода «Луч»"
        "|ORGANIZATION]|PROFESSION]. Им стал [Олег Орлов|PERSON]."
    )
    assert positions(marked) == [
        ("Иван Петров", "мэр", None, "current"),
        ("Олег Орлов", "директор", "завод «Луч»", "new"),
    ]


def test_a_pronoun_fills_no_role_that_is_not_new(mark):
    marked = mark(
        "Назвали кандидата на выборах [президента|PROFESSION]. Им стал [Олег Орлов|PERSON]."
    )
    assert positions(marked) == []


def test_a_verb_that_the_model_takes_for_a_role_is_none(mark):
    marked = mark("Фильм [поставлен|PROFESSION] [Мортеном Тильдумом|PERSON].")
    wrong = marked.relation("WORKS_AS", "Мортеном Тильдумом", "поставлен")
    assert positions(marked, wrong) == []


def test_a_duty_that_nobody_was_told_to_have_is_no_position(mark):
    assert positions(mark("Дождь кончился. Его обязанности исполняет [Олег Орлов|PERSON].")) == []


@pytest.mark.parametrize(
    "told",
    [
        "Его обязанности исполняет [Олег Орлов|PERSON].",
        "Временно исполняет его обязанности [Олег Орлов|PERSON].",
        "Его обязанности возложены на [Олега Орлова|PERSON].",
    ],
)
def test_a_possessive_points_to_the_role_before(mark, told):
    marked = mark(
        f"[Иван Петров|PERSON] покинул пост [директора [завода|ORGANIZATION]|PROFESSION]. {told}"
    )
    ((_, *post),) = positions(marked)[1:]
    assert post == ["директор", "завод", "acting"]


def test_an_acronym_may_be_of_any_gender(mark):
    marked = mark("Работает МУП «[ДЭУ|ORGANIZATION]», которым руководит [Лев Рогов|PERSON].")
    assert positions(marked) == [("Лев Рогов", "руководитель", "ДЭУ", "current")]


def test_a_list_behind_a_colon_has_the_role_over_it(mark):
    listed = "[Члены [комиссии|ORGANIZATION]|PROFESSION]: [Лев Рогов|PERSON], [А. Лямина|PERSON]."
    assert [p[:2] for p in positions(mark(listed))] == [
        ("Лев Рогов", "член"),
        ("А. Лямина", "член"),
    ]
    assert positions(mark("[Журналист|PROFESSION]: [Лев Рогов|PERSON], как дела?")) == []


def test_who_moves_to_a_post_has_it(mark):
    marked = mark("[Анна Котова|PERSON] перешла на должность [советника|PROFESSION].")
    assert positions(marked) == [("Анна Котова", "советник", None, "new")]
    assert positions(mark("[Анна Котова|PERSON] перешла на шаг.")) == []


def test_a_korean_family_name_is_no_first_name(mark):
    marked = mark("Приехала [женщина-космонавт|PROFESSION] [Ли Со Ён|PERSON].")
    relation = marked.relation("WORKS_AS", "Ли Со Ён", "женщина-космонавт")
    assert positions(marked, relation) == [("Ли Со Ён", "женщина-космонавт", None, "current")]


def test_a_score_has_four_decimals(mark):
    marked = mark("На месте [Анна Рид|PERSON] и ещё [врач|PROFESSION].")
    told = replace(marked.relation("WORKS_AS", "Анна Рид", "врач"), score=2 / 3)
    _, made = refined_records(marked.telling, marked.entities, [told])
    assert [record.score for record in made] == [0.6667]
