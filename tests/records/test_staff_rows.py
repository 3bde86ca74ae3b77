"""Where posts are held that rows of tables and cards of directories tell, and columns head."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, RecordKind


@pytest.fixture(scope="module")
def told():
    pipeline = Pipeline()

    def positions(text):
        records = pipeline.extract(Article("a", text)).records
        found = [r for r in records if r.kind is RecordKind.POSITION]
        return {(r.person, r.role, r.organization) for r in found}

    return positions


WHO = {
    ("Игорь Петрович Савельев", "директор", "Лунинский краеведческий музей"),
    ("Анна Олеговна Рид", "главный врач", "Лунинская районная больница"),
    ("Лейла Маратовна Гареева", "начальник", "отдел культуры"),
}
ROWS = [
    "{body} | {post} | {name}",
    "{body} | {post} | {name} | 2-13-11",
    "{body}\t{post}\t{name}\t8 (84161) 2-14-12",
    "{body}\u00a0| {post}\u00a0| {name}",
    "| {body} | {post} | {name} |",
    "{body} – {post} {name}",
    "• {body}, {post} – {name};",
    "{name} | {post} | {body}",
    # cards
    "{body}\n{post}\n{name}\n2-13-11\n",
    "{body}\n{post} – {name}\nул. Мира, 5, т. 2-13-11\n",
    "{body}\nАдрес: г. Лунинск, ул. Мира, 5\nТелефон: 2-13-11\n{post}: {name}\n",
]


def row(layout, name, post, body):
    last = " ".join([name.split()[-1], *name.split()[:-1]])
    post = post if "– {post}" in layout or ", {post}" in layout else post.capitalize()
    return layout.format(body=body[0].upper() + body[1:], post=post, name=last)


@pytest.mark.parametrize("layout", ROWS)
def test_rows_and_cards_tell_where(told, layout):
    text = "Руководители\n\n" + "\n".join(row(layout, *one) for one in sorted(WHO))
    found = {(name, post, body and body[0].upper() + body[1:]) for name, post, body in told(text)}
    assert found == {(name, post, body[0].upper() + body[1:]) for name, post, body in WHO}


HEADINGS = [
    "Учреждение | {post}\n{rows}",
    "Учреждение | {post} | Телефон\n{rows}",
    "| Учреждение | {post} |\n|---|---|\n{rows}",
    "№ п/п | Наименование учреждения | ФИО {post}а\n{rows}",
]


@pytest.mark.parametrize("post", ["директор", "руководитель"])
@pytest.mark.parametrize("heading", HEADINGS)
def test_the_heading_of_a_column_tells_the_post(told, heading, post):
    lead = "| " if heading[0] == "|" else "1 | " if heading[0] == "№" else ""
    rows = [
        f"{lead}Лунинский краеведческий музей | Савельев Игорь Петрович",
        f"{lead}Центральная городская библиотека | Рид Анна Олеговна",
    ]
    more = " | 2-13-11" if "Телефон" in heading else ""
    text = heading.format(post=post, rows="\n".join(line + more for line in rows))
    assert told(f"Список учреждений\n\n{text}") == {
        ("Игорь Петрович Савельев", post, "Лунинский краеведческий музей"),
        ("Анна Олеговна Рид", post, "Центральная городская библиотека"),
    }


def test_who_trains_another_has_no_post_at_his_school(told):
    text = (
        "Итоги конкурса\n\nУчастник | Школа | Руководитель\n"
        "Савельев Игорь | Лицей № 4 | Рид Анна Олеговна\n"
        "Гареева Лейла | Гимназия «Росток» | Ким Пётр Ильич"
    )
    assert all(role != "руководитель" for _, role, _ in told(text))


def test_rows_of_a_life_are_no_table(told):
    text = "Рид Анна Олеговна\n1979–1988 | вратарь, «Луч»\n1989–1991 | тренер вратарей, там же"
    assert ("Анна Олеговна Рид", "тренер вратарей", "Луч") in told(text)


LIFE = """Лев Ильич Рид
Финансовый директор

{label}
1993 — Омский государственный университет, экономист
2001 — Высшая школа экономики, MBA

Опыт работы
1998–2004 — финансовый директор АО «Луч»
2004–2012 — заместитель министра экономики Омской области
"""


def test_a_rubric_of_a_newspaper_is_no_dossier(told):
    text = "Образование\n\nШкола выросла. Её открыла директор школы № 5 Анна Рид."
    assert [role for _, role, _ in told(text)] == ["директор"]


@pytest.mark.parametrize("label", ["Образование", "Учёба", "Образование:", "Высшее образование"])
def test_where_somebody_studied_he_had_no_post(told, label):
    found = told(LIFE.format(label=label))
    assert all(role != "экономист" for _, role, _ in found)
    assert ("Лев Ильич Рид", "финансовый директор", "АО «Луч»") in found
    assert ("Лев Ильич Рид", "заместитель министра экономики", "Омская область") in found


def test_a_title_of_all_is_nobodys_post(told):
    text = "Руководители\n\nРид Анна Олеговна – главный врач больницы\nКим Пётр Ильич – декан"
    assert all(role != "руководитель" for _, role, _ in told(text))


CARD = {
    ("Анна Олеговна Рид", "генеральный директор", "ООО «Мост»"),
    ("Пётр Ильич Котов", "учредитель", "ООО «Мост»"),
}
CARDS = [
    "ООО «Мост»\nИНН 7112345678, ОГРН 1027100000000\nГенеральный директор: Рид Анна Олеговна\n"
    "Учредители:\nКотов Пётр Ильич – 100 %\nУставный капитал: 10 000 руб.",
    "Карточка организации\n\nНаименование: ООО «Мост»\nИНН: 7112345678\nКПП: 711201001\n"
    "ОГРН: 1027100000000\nЮридический адрес: г. Лунинск, ул. Мира, 5\n"
    "Руководитель: генеральный директор Рид Анна Олеговна\nУчредитель: Котов Пётр Ильич",
    "ООО «Мост»\n\nИНН | 7112345678\nОГРН | 1027100000000\n"
    "Генеральный директор | Рид Анна Олеговна\nУчредитель | Котов Пётр Ильич (100 %)",
]


@pytest.mark.parametrize("text", CARDS)
def test_a_companys_card_tells_its_head_and_owner(told, text):
    assert told(text) == CARD


@pytest.mark.parametrize("post", ["директор", "художественный руководитель", "главный врач"])
def test_a_body_behind_a_post_ends_its_line(told, post):
    text = f"Спикеры форума\n\nАнна Рид\n{post}, МБУК «Дом «Юность»\n\nПётр Ким\nвет, АО «Луч»"
    assert ("Анна Рид", post, "МБУК «Дом «Юность»»") in told(text)


@pytest.mark.parametrize(
    "issuer", ["главы Камского района", "мэра города Камска", "директора школы № 5"]
)
@pytest.mark.parametrize("paper", ["РАСПОРЯЖЕНИЕ", "ПОСТАНОВЛЕНИЕ", "Приказ"])
def test_whose_paper_it_is_no_post_of_whom_it_names(told, paper, issuer):
    text = (
        f"{paper}\n{issuer}\nот 3 марта 2025 года № 45-р\n\nО кадрах\n\n1. Освободить Савельева "
        "Игоря Петровича от должности директора МБУ «Центр спорта» с 4 марта 2025 года."
    )
    assert {(who, role) for who, role, _ in told(text)} == {("Игорь Петрович Савельев", "директор")}


@pytest.mark.parametrize("label", ["Участники", "Гости"])
def test_who_is_at_an_event_is_no_member_of_what_sang_before(label):
    text = f"18:00 Концерт хора «Лада»\n19:00 Круглый стол «Песня»\n{label}: Лев Рид, Анна Рид"
    records = Pipeline().extract(Article("a", text)).records
    assert not [r for r in records if r.kind is RecordKind.MEMBERSHIP]


def test_a_headline_with_a_verb_is_no_paper(told):
    text = (
        "Директора управляющей компании отправили под домашний арест\n\n"
        "Суд избрал меру пресечения Льву Риду. До 5 января он пробудет под арестом."
    )
    assert ("Лев Рид", "директор") in {found[:2] for found in told(text)}
