"""Whose a role is: of the name beside it, of one in a list, of none; and where it is held."""

from dataclasses import replace

import pytest
from told import positions


def test_a_name_whose_case_the_tagger_mistakes(mark):
    marked = mark("Пришла [заместитель директора по кадрам|PROFESSION] [Алла Зимина|PERSON].")
    assert [role for _, role, *_ in positions(marked)] == ["заместитель директора по кадрам"]


def test_where_somebody_worked_before_is_not_where_the_new_post_is(mark):
    marked = mark(
        "[Директором|PROFESSION] назначен [Артём Лукин|PERSON], ранее работавший в "
        "[Минфине|ORGANIZATION]."
    )
    relation = marked.relation("WORKPLACE", "Артём Лукин", "Минфине")
    assert positions(marked, relation) == [("Артём Лукин", "директор", None, "new")]


def test_roles_on_both_sides_of_a_name(mark):
    text = (
        "Её муж — известный [пианист|PROFESSION] [Марк Берг|PERSON], "
        "[профессор [Приозёрской консерватории|ORGANIZATION]|PROFESSION]."
    )
    assert positions(mark(text)) == [
        ("Марк Берг", "пианист", None, "current"),
        ("Марк Берг", "профессор", "Приозёрская консерватория", "current"),
    ]


def test_where_somebody_moves_to_is_not_where_the_old_post_is(mark):
    marked = mark("[Министр|PROFESSION] [Анна Рид|PERSON] перешла на работу в [фонд|ORGANIZATION].")
    relation = marked.relation("WORKPLACE", "Анна Рид", "фонд")
    assert positions(marked, relation) == [("Анна Рид", "министр", None, "current")]


def test_a_body_that_a_verb_has_founded_is_headed(mark):
    text = (
        "В [правительстве|ORGANIZATION] создано [управление|ORGANIZATION] по спорту, его "
        "[начальником|PROFESSION] стал [Лев Рид|PERSON]."
    )
    assert positions(mark(text)) == [("Лев Рид", "начальник", "управление", "new")]


def test_the_many_of_a_body_are_nobodys_role(mark):
    marked = mark("От совета [депутатов|PROFESSION] [Лев Рогов|PERSON] вошёл в комиссию.")
    relation = marked.relation("WORKS_AS", "Лев Рогов", "депутатов")
    assert positions(marked, relation) == []


def test_whose_relative_somebody_is_is_nobodys_role(mark):
    marked = mark("Приехала дочь [капитана|PROFESSION] [Анна Рогова|PERSON].")
    relation = marked.relation("WORKS_AS", "Анна Рогова", "капитана")
    assert positions(marked, relation) == []


def test_whom_an_adviser_serves_is_no_adviser(mark):
    text = "Он был [советником [губернатора|PROFESSION]|PROFESSION] [Виталия Мухи|PERSON]."
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Виталия Мухи", "советником губернатора")
    assert "советник губернатора" not in [role for _, role, *_ in positions(marked, relation)]


def test_which_she_and_who_stays_what(mark):
    marked = mark(
        "[Руководителем|PROFESSION] избран [Лев Чупраков|PERSON], сменивший [Аллу Черных|PERSON], "
        "которая перешла на работу в [Совет Федерации|ORGANIZATION]."
    )
    assert marked.read(marked.telling.relations) >= {"MEMBER_OF: Аллу Черных > Совет Федерации"}
    assert "MEMBER_OF: Лев Чупраков > Совет Федерации" not in marked.read(marked.telling.relations)


def test_no_comma_ends_the_clause_of_the_one_replaced(mark):
    marked = mark(
        "Сменила [она|PERSON] на этом посту [Рудольфа Карповича Штейна|PERSON], который "
        "руководил вузом с [1994 года|DATE] и теперь остаётся [почётным президентом|PROFESSION]."
    )
    assert ("Рудольф Карпович Штейн", "почётный президент") in [p[:2] for p in positions(marked)]
    assert not [p for p in positions(marked) if p[0] == "она"]


def test_one_of_many(mark):
    marked = mark("Пришёл один из [депутатов|PROFESSION] [Лев Рогов|PERSON].")
    relation = marked.relation("WORKS_AS", "Лев Рогов", "депутатов")
    assert positions(marked, relation) == [("Лев Рогов", "депутат", None, "current")]


def test_brackets_behind_an_organization(mark):
    marked = mark("Открыт завод «[Луч|ORGANIZATION]» ([директор|PROFESSION] — [Лев Рогов|PERSON]).")
    relation = marked.relation("WORKS_AS", "Лев Рогов", "директор")
    assert positions(marked, relation) == [("Лев Рогов", "директор", "Луч", "current")]


def test_a_rank_between_a_role_and_its_name(mark):
    text = (
        "Пришли [глава округа|PROFESSION] [Р. В. Лямин|PERSON], [прокурор района|PROFESSION] "
        "[советник юстиции|PROFESSION] [Д. С. Рогов|PERSON]."
    )
    assert [p[:2] for p in positions(mark(text))] == [
        ("Р. В. Лямин", "глава"),
        ("Д. С. Рогов", "прокурор"),
        ("Д. С. Рогов", "советник юстиции"),
    ]


def test_the_role_of_the_next_in_a_list(mark):
    text = (
        "В список вошли [пианист|PROFESSION] [Марк Берг|PERSON], "
        "[профессор консерватории|PROFESSION] [Лев Котов|PERSON]."
    )
    assert positions(mark(text)) == [
        ("Марк Берг", "пианист", None, "current"),
        ("Лев Котов", "профессор", "консерватория", "current"),
    ]


def test_a_short_noun_for_the_organization_told_before(mark):
    marked = mark(
        "Открыт [Орловский драматический театр|ORGANIZATION]. "
        "Главный [режиссёр драмтеатра|PROFESSION] [Марк Берг|PERSON] рад."
    )
    assert positions(marked) == [
        ("Марк Берг", "режиссёр", "Орловский драматический театр", "current")
    ]


def test_a_list_of_several_trades_tells_nobodys(mark):
    text = "Пришли художники, [дизайнеры|PROFESSION] и гости: [Анна Котова|PERSON], Лев Рябов."
    marked = mark(text)
    relation = marked.relation("WORKS_AS", "Анна Котова", "дизайнеры")
    assert positions(marked, relation) == []


def test_a_list_of_one_trade_does(mark):
    marked = mark("Пришли [дизайнеры|PROFESSION]: [Анна Котова|PERSON], Лев Рябов и Яна Лось.")
    relation = marked.relation("WORKS_AS", "Анна Котова", "дизайнеры")
    assert positions(marked, relation) == [("Анна Котова", "дизайнер", None, "current")]


def test_a_role_has_one_holder_and_who_stands_beside_it_wins(mark):
    marked = mark("[Лев Нечаев|PERSON] наградил [художника|PROFESSION] [Глеба Реброва|PERSON].")
    wrong = marked.relation("WORKS_AS", "Лев Нечаев", "художника")
    assert positions(marked, wrong) == [("Глеб Ребров", "художник", None, "current")]


def test_a_role_of_several_people_is_told_in_the_singular(mark):
    marked = mark("Приехали [народные артисты|PROFESSION] [Иван Петров|PERSON].")
    assert positions(marked) == [("Иван Петров", "народный артист", None, "current")]


def test_a_role_in_another_case_is_not_of_the_name_after_it(mark):
    marked = mark("[Помощник депутата|PROFESSION] [Сергея Иванова|PERSON] приехал.")
    wrong = marked.relation("WORKS_AS", "Сергея Иванова", "Помощник депутата")
    assert positions(marked, wrong) == []


def test_whom_a_verb_is_done_to_is_another(mark):
    marked = mark("[Иван Петров|PERSON] похвалил [директора|PROFESSION].")
    assert positions(marked, marked.relation("WORKS_AS", "Иван Петров", "директора")) == []


def test_who_was_promised_a_post_has_none(mark):
    marked = mark("Совет обманул [Льва Рида|PERSON], обещая ему пост [премьера|PROFESSION].")
    assert positions(marked, marked.relation("WORKS_AS", "Льва Рида", "премьера")) == []


def test_a_first_name_that_no_genitive_ends(mark):
    marked = mark("Пришла [президент союза|PROFESSION] [Лейсан Зарипова|PERSON].")
    relation = marked.relation("WORKS_AS", "Лейсан Зарипова", "президент союза")
    assert len(positions(marked, relation)) == 1


def test_two_dashes_tell_of_two(mark):
    marked = mark("[Врач|PROFESSION] – [Рид|PERSON], [инженер|PROFESSION] – [Белов|PERSON].")
    assert [row[:2] for row in positions(marked)] == [("Рид", "врач"), ("Белов", "инженер")]


def test_what_somebody_was_already_is_not_what_he_came_as(mark):
    marked = mark(
        "Уже будучи [певицей|PROFESSION], [Анна Рид|PERSON] поступила в [училище|ORGANIZATION]."
    )
    told = positions(marked, marked.relation("WORKS_AS", "Анна Рид", "певицей"))
    assert ("Анна Рид", "певица", "училище", "new") not in told


def test_who_names_his_role_has_to_do_with_him(mark):
    marked = mark("[Иван Петров|PERSON] познакомился с [мэром|PROFESSION] [Львом Ридом|PERSON].")
    relation = marked.relation("WORKS_AS", "Львом Ридом", "мэром")
    assert positions(marked, relation) == [("Лев Рид", "мэр", None, "current")]


def test_of_two_names_in_one_form_the_second_has_the_role(mark):
    marked = mark("[Врач|PROFESSION] [Хиллари Рид|PERSON=h] [Анна Котова|PERSON] пришла.")
    wrong = marked.relation("WORKS_AS", "Хиллари Рид", "Врач")
    assert [who for who, *_ in positions(marked, wrong)] != ["Хиллари Рид"]


def test_the_boss_of_another_has_the_inner_role(mark):
    marked = mark(
        "Дом принадлежал [помощнику|PROFESSION] [президента [США|COUNTRY]|PROFESSION] "
        "[Льва Котова|PERSON] [Анне Рид|PERSON=r]."
    )
    right = marked.relation("WORKS_AS", "Льва Котова", "президента США")
    assert ("Лев Котов", "президент", "США", "current") in positions(marked, right)
    assert ("Анна Рид", "президент") not in [row[:2] for row in positions(marked, right)]


def test_adjectives_before_the_role_of_the_last(mark):
    marked = mark(
        "Вошли [Глеб Рид|PERSON] и [Дарья Котова|PERSON], самый молодой [депутат|PROFESSION]."
    )
    wrong = marked.relation("WORKS_AS", "Глеб Рид", "депутат")
    assert [who for who, *_ in positions(marked, wrong)] == ["Дарья Котова"]


def test_an_adjective_before_the_role_of_the_next(mark):
    marked = mark(
        "Пришли [Глеб Рид|PERSON], заслуженная [артистка|PROFESSION] России [Анна Котова|PERSON]."
    )
    assert "Глеб Рид" not in [who for who, *_ in positions(marked)]


def test_what_one_owns_does_not_employ_one(mark):
    marked = mark("Владелец «[Зари|ORGANIZATION]» [бизнесмен|PROFESSION] [Иван Петров|PERSON] рад.")
    workplace = marked.relation("WORKPLACE", "бизнесмен", "Зари")
    own = marked.relation("WORKPLACE", "Иван Петров", "Зари")
    assert positions(marked, workplace, own) == [("Иван Петров", "бизнесмен", None, "current")]


def test_whom_a_role_serves_does_not_hold_it(mark):
    marked = mark("[Адвокат|PROFESSION] [Лаврова|PERSON=l] [Ольга Миронова|PERSON] рада.")
    wrong = marked.relation("WORKS_AS", "Лаврова", "Адвокат")
    assert positions(marked, wrong) == [("Ольга Миронова", "адвокат", None, "current")]


@pytest.mark.parametrize(
    "text",
    [
        "Приехали [актриса|PROFESSION] и [Сергей Сенин|PERSON].",
        "Приехали [женщина-министр|PROFESSION] и [Сергей Сенин|PERSON].",
        "Приехали [король|PROFESSION] и [Анна Котова|PERSON].",
    ],
)
def test_a_role_of_the_other_gender_is_not_held(mark, text):
    marked = mark(text)
    role, person = (m.text for m in marked.mentions)
    assert positions(marked, marked.relation("WORKS_AS", person, role)) == []


def test_a_role_in_the_plural_is_of_all_who_are_listed(mark):
    listed = "[адвокаты|PROFESSION] [Лев Рябов|PERSON], [Яна Котова|PERSON] и [Пётр Бах|PERSON]"
    found = positions(mark(f"Приехали {listed}, [Иван Петров|PERSON] уехал."))
    assert [who for who, *_ in found] == ["Лев Рябов", "Яна Котова", "Пётр Бах"]
    assert {role for _, role, *_ in found} == {"адвокат"}


def test_a_post_in_the_plural_is_given_to_all_whatever_else_they_are(mark):
    marked = mark(
        "[Заместителями|PROFESSION] избраны [тренер|PROFESSION] [Лев Рябов|PERSON] и "
        "[актёр|PROFESSION] [Пётр Бах|PERSON]."
    )
    found = {(who, role) for who, role, *_ in positions(marked)}
    assert {("Лев Рябов", "заместитель"), ("Пётр Бах", "заместитель")} <= found


def test_whom_somebody_introduces_she_is_not(mark):
    marked = mark(
        "Коллективу нового [директора|PROFESSION] представила [замминистра|PROFESSION] "
        "[Галина Рубцова|PERSON]."
    )
    assert positions(marked, marked.relation("WORKS_AS", "Галина Рубцова", "директора")) == []


def test_whom_a_secretary_introduces_he_is_not(mark):
    marked = mark(
        "Нового [настоятеля|PROFESSION] прихожанам представил [секретарь управления|PROFESSION] "
        "[протоиерей|PROFESSION] [Иоанн Зверинцев|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Иоанн Зверинцев", "настоятеля")
    assert all(post[1] != "настоятель" for post in positions(marked, relation))


def test_who_speaks_of_actors_is_none(mark):
    marked = mark(
        "«Она воспитала поколение [актёров|PROFESSION]», — сказала [директор театра|PROFESSION] "
        "[Анна Котова|PERSON]."
    )
    relations = [
        marked.relation("WORKS_AS", "Анна Котова", "актёров"),
        marked.relation("WORKS_AS", "Анна Котова", "директор театра"),
    ]
    assert [role for _, role, *_ in positions(marked, *relations)] == ["директор"]


@pytest.mark.parametrize(
    "text",
    [
        "«[Лев Нечаев|PERSON] болен», — сообщил [губернатор|PROFESSION].",
        "[Анна Котова|PERSON] ушла. [Глава [Тулы|CITY]|PROFESSION] представил план.",
    ],
)
def test_who_speaks_or_acts_is_another(mark, text):
    marked = mark(text)
    name = "Анна Котова" if "Котова" in text else "Лев Нечаев"
    role = "Глава Тулы" if "Глава" in text else "губернатор"
    relations = [marked.relation("WORKS_AS", name, role)]
    if "Тулы" in text:
        relations.append(marked.relation("WORKPLACE", role, "Тулы"))
    assert positions(marked, *relations) == []


def test_a_role_with_two_spans_is_as_sure_as_both(mark):
    marked = mark(
        "Пришла [Юлия Рид|PERSON], [[директор по финансам|PROFESSION] [завода «Луч»|ORGANIZATION]"
        "|PROFESSION]."
    )
    role = marked.mention("директор по финансам завода «Луч»")
    mentions = tuple(
        replace(m, score=0.5) if m.type == "PROFESSION" else m for m in marked.mentions
    )
    found = replace(marked.relation("WORKS_AS", "Юлия Рид", role.text), score=0.36)
    unsure = replace(marked, mentions=mentions)
    assert [row[1] for row in positions(unsure, found)] == ["директор по финансам"]


@pytest.mark.parametrize("which", ["потенциальный", "мнимый", "несостоявшийся", "предполагаемый"])
def test_a_role_that_nobody_surely_has(mark, which):
    assert positions(mark(f"Приехал {which} [министр|PROFESSION] [Лев Рид|PERSON].")) == []


def test_a_post_that_somebody_is_considered_for(mark):
    text = "На должность [главы района|PROFESSION] рассматривается [Лев Рид|PERSON]."
    assert positions(mark(text)) == []


def test_the_kin_of_whoever_had_it(mark):
    text = "Приехал брат умершего [директора|PROFESSION] [Лев Рид|PERSON]."
    assert positions(mark(text)) == []


def test_who_gets_the_place_left_does_not_get_the_post_told_before(mark):
    marked = mark(
        "[Директор школы|PROFESSION] [Лев Рид|PERSON] переведён на должность [директора "
        "музея|PROFESSION], его место займёт [Анна Ким|PERSON]."
    )
    relation = marked.relation("WORKS_AS", "Анна Ким", "директора музея")
    told = {(person, body) for person, _, body, _ in positions(marked, relation)}
    assert told == {("Лев Рид", "школа"), ("Лев Рид", "музей"), ("Анна Ким", "школа")}


def test_a_degree_cut_short_before_a_name_is_not_of_whom_is_told_before(mark):
    marked = mark(
        "Выступили [профессор|PROFESSION] [А. Л. Рид|PERSON] (Казань), [к. и. н.|PROFESSION], "
        "[доц|PROFESSION]. [Е. С. Репин|PERSON] (Самара), [врач|PROFESSION] [Лев Ким|PERSON]."
    )
    told = {(person, role) for person, role, *_ in positions(marked)}
    assert ("А. Л. Рид", "к. и. н.") not in told
    assert ("Е. С. Репин", "доцент") in told
