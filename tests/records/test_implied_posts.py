"""Posts told over several sentences: whose they are, where they are held, whether they are over."""

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.role_view import RoleView
from newsnlp.records.learned.standing import is_plain
from newsnlp.records.posts.implied import is_of_a_side, is_of_place_or_thing
from newsnlp.types import Article, EntityType, RecordKind, Status


@pytest.fixture(scope="module")
def posts():
    pipeline = Pipeline()

    def told(text):
        records = pipeline.extract(Article("a", text)).records
        return {
            (r.person, r.role, r.organization, r.status)
            for r in records
            if r.kind is RecordKind.POSITION
        }

    return told


NOBODYS = [
    "Старший сын Тимур учится на инженера, младший, Азат, играет в команде.",
    # who is looked for, met and thanked is not the one told last
    "Завод «Луч» возглавил Олег Рябинин. Сейчас предприятие ищет инженера и двух сварщиков.",
    "Музей посетила Анна Котова. Её встретили экскурсоводы, хранители и реставраторы.",
    "Мария Зорина открыла выставку. Искусствоведы высоко оценили её работы.",
    "Олег Рябинин возглавил лицей № 4. Прежний директор ушёл на пенсию.",
    "Глава района Лев Рид открыл больницу. Главный врач рассказал о планах.",
    "Анна Котова пожаловалась на соседа. Участковый составил протокол.",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys_stays_nobodys(posts, text):
    held = {role for _, role, *_ in posts(text)}
    assert held <= {"руководитель", "глава"}


CAREER = """Новым директором лицея № 4 назначен Олег Рябинин, сообщила пресс-служба мэрии.

Олег Рябинин родился в 1979 году. Карьеру начинал учителем истории в школе № 12. С 2008 по 2015 год
работал завучем гимназии «Росток», затем – методистом управления образования.
"""


def test_what_somebody_was_before_is_over(posts):
    found = {role: status for person, role, _, status in posts(CAREER) if person == "Олег Рябинин"}
    assert found["директор"] is Status.NEW
    assert found["учитель истории"] is Status.FORMER
    assert found["завуч"] is Status.FORMER
    assert found["методист"] is Status.FORMER


LIFE = """На 81-м году жизни скончался Семён Велихов, почётный гражданин Озёрска.

Трудовой путь он начал слесарем на механическом заводе. В 1970 году стал мастером, потом начальником
цеха, а в 1978-м – главным инженером.
"""


def test_who_is_dead_has_no_posts(posts):
    statuses = {status for person, _, _, status in posts(LIFE) if person == "Семён Велихов"}
    assert statuses == {Status.FORMER}


HELD = """Клуб «Буран» представил тренерский штаб на новый сезон.

Команду «Буран» по-прежнему возглавляет Лев Рид. Тренером вратарей стал Пётр Лагутин.
"""


def test_a_post_is_at_the_body_that_the_article_is_about(posts):
    found = {(person, role): body for person, role, body, _ in posts(HELD)}
    assert "Буран" in (found["Пётр Лагутин", "тренер вратарей"] or "")


def test_the_words_of_a_post_are_surer_than_what_was_learned(posts):
    text = "Исполняющим обязанности ректора Тверского университета назначена Анна Котова."
    assert {status for *_, status in posts(text)} == {Status.ACTING}


SERVICE = """Новый прокурор района

Прокурором Заречного района назначен Тимур Рагозин.

Послужной список:
старший помощник прокурора города Каменска (2007–2011);
заместитель прокурора города Озёрска (2011–2016).
"""


def test_a_list_of_posts_is_of_whom_the_article_is_about(posts):
    assert posts(SERVICE) >= {
        ("Тимур Рагозин", "старший помощник прокурора", "Каменск", Status.FORMER),
        ("Тимур Рагозин", "заместитель прокурора", "Озёрск", Status.FORMER),
    }


CLUB = """ХК «Буран» проиграл

Клуб «Буран» уступил в гостях. Вратарь Пётр Лагутин отразил 30 бросков, нападающий Лев Рид
забросил шайбу. Администратор Анна Котова встретила болельщиков, мэр Иван Зорин подарил цветы.
"""


def test_a_post_is_at_the_body_that_the_article_implies(posts):
    found = {role: body for _, role, body, _ in posts(CLUB)}
    assert found["администратор"] == "клуб «Буран»"
    assert found["мэр"] is None


def test_a_post_is_not_at_the_rival(posts):
    beaten = CLUB.replace("уступил в гостях.", "уступил в гостях «Лучу».")
    assert ("Анна Котова", "администратор", "клуб «Буран»", Status.CURRENT) in posts(beaten)


@pytest.mark.parametrize(
    ("sentence", "elsewhere"),
    [
        ("Мэр Олег Рябинин рад.", True),
        ("Министр культуры Олег Рябинин рад.", True),
        ("Начальник отдела Олег Рябинин рад.", False),
        ("Директор Олег Рябинин рад.", False),
    ],
)
def test_a_role_of_a_place_or_a_thing_is_of_no_body_told_elsewhere(sentence, elsewhere):
    context = next(Pipeline().contexts([Article("a", sentence)]))
    role = context.index.types.index(EntityType.PROFESSION)
    assert is_of_place_or_thing(context, role) is elsewhere


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("Вратарь «Зари» Лев Рид доволен.", False),
        ("Вратарь принял гостей дома.", False),
        ("Вратарь гостей Лев Рид доволен.", True),
        ("Шайбу забросил капитан хозяев Лев Рид.", True),
    ],
)
def test_a_player_of_the_guests_is_at_no_team_told_elsewhere(sentence, side):
    context = next(Pipeline().contexts([Article("a", sentence)]))
    role = context.index.types.index(EntityType.PROFESSION)
    assert is_of_a_side(context, role) is side


def test_of_many_people_a_role_is_about_those_near_it():
    names = ("Анна", "Вера", "Инна", "Нина", "Римма", "Ольга")
    surnames = ("Котова", "Зорина", "Лаптева", "Суворова", "Крылова", "Белова")
    lines = [f"{name} {surname} рада." for surname in surnames for name in names]
    text = "\n".join(["Список района", "", *lines, "Начинала слесарем."])
    context = next(Pipeline().contexts([Article("a", text)]))
    article = ArticleView(context)
    last = len(context.annotation.sentences) - 1
    near = article.near(article.people, article.people_in, last)
    assert len(article.people) == len(lines)
    assert 0 < len(near) < 20
    assert near[-1] == list(article.people)[-1]


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Директор лицея Олег Рябинин открыл выставку.", True),
        ("Ранее директор лицея Олег Рябинин открыл выставку.", False),
        ("Директор лицея (2008–2015) Олег Рябинин открыл выставку.", False),
        ("Умер директор лицея Олег Рябинин.", False),
    ],
)
def test_what_nothing_doubts_is_plain(sentence, plain):
    context = next(Pipeline().contexts([Article("a", sentence)]))
    types = context.index.types
    view = RoleView(ArticleView(context), types.index(EntityType.PROFESSION))
    assert is_plain(view, types.index(EntityType.PERSON), Status.CURRENT) is plain


MOURNED = """Памяти Льва Котова

Вчера ночью не стало Льва Андреевича Котова, директора музея. Прощание с ним пройдёт в пятницу. Он
оставил вдову, актрису Анну Рид, и сына. Соболезнования выразил академик Пётр Сомов.
"""


def test_whom_another_s_death_leaves_is_what_he_was(posts):
    told = {(person, role): status for person, role, _, status in posts(MOURNED)}
    assert told["Лев Андреевич Котов", "директор"] is Status.FORMER
    assert told["Анна Рид", "актриса"] is Status.CURRENT
    assert told["Пётр Сомов", "академик"] is Status.CURRENT


def test_he_is_something_else_too(posts):
    told = posts("Вице-губернатор Иван Лось, он же председатель оргкомитета, рассказал о форуме.")
    assert ("Иван Лось", "председатель", "оргкомитет", Status.CURRENT) in told


ABROAD = (
    "Сенатор Лев Рид выступил в парламенте Франции. Родился в Лондоне. Служил в армии "
    "лейтенантом, затем стал адвокатом и прокурором."
)


@pytest.mark.parametrize(
    ("text", "status"),
    [(ABROAD, Status.NEW), (f"Новости » Политика\n\n{ABROAD}\n\nФото: Анна Ким", Status.FORMER)],
)
def test_a_saved_page_is_read_by_the_networks_of_pages(posts, text, status):
    assert ("Лев Рид", "прокурор", None, status) in posts(text)


def test_a_new_director_is_who_takes_the_place_and_not_who_leaves_it(posts):
    found = posts(
        "Завод «Ротор» получил нового директора\n\nСовет директоров АО «Ротор» прекратил "
        "полномочия генерального директора Павла Ищенко и назначил на его место Ирину Вольф.\n"
    )
    assert ("Павел Ищенко", Status.NEW) not in {(person, status) for person, _, _, status in found}


DOSSIERS = """Кандидаты в депутаты думы

1. КОТОВ Олег Петрович
34 года. Окончил вуз. Затем инженер, позже мастер цеха.

2. РОГОВА Анна Львовна
41 год. Отец, Лев Рогов, служил в армии. Начинала лаборанткой, потом технолог.
"""


def test_a_dossier_is_of_whom_its_heading_names(posts):
    told = {(person, role) for person, role, *_ in posts(DOSSIERS)}
    assert ("Олег Петрович Котов", "инженер") in told
    assert ("Анна Львовна Рогова", "технолог") in told
    assert not any(person == "Лев Рогов" for person, _ in told)


def test_a_guess_is_of_what_somebody_is_and_not_of_who_does_something(posts):
    told = posts("Завод «Луч» возглавил Олег Рябинин. Окончил вуз. Тренер похвалил его вчера.")
    assert not any(role == "тренер" for _, role, *_ in told)


def test_who_introduces_a_new_rector_is_not_new(posts):
    told = posts("Нового ректора коллективу представил министр образования Тулы Лев Рид.")
    assert {status for *_, status in told} == {Status.CURRENT}


DOCTORS = """В посёлке прошёл концерт. Дом культуры принял гостей из городской больницы. \
Классный руководитель \
Т. В. Рябова поблагодарила врачей.
"""


def test_a_teacher_is_at_no_hospital(posts):
    (where,) = (body for who, role, body, _ in posts(DOCTORS) if role == "классный руководитель")
    assert where is None


def test_a_post_of_the_whole_is_not_at_a_part(posts):
    told = posts(
        "Анна Рид окончила вуз в 1994 году. С 2003 по 2012 год заведовала кафедрой механики, затем "
        "была деканом машиностроительного факультета, с 2018 года — проректор по научной работе."
    )
    held = {role: body for _, role, body, _ in told}
    assert held["декан"] == "машиностроительный факультет"
    assert held["проректор по научной работе"] is None


EVENING = """Театр кукол «Сказка»
Афиша Репертуар Труппа Контакты

В театре прошёл вечер поэзии

В субботу, 15 марта, в фойе театра прошёл вечер поэзии. Гости читали стихи и слушали музыку.

"""
LEADING = [
    ("Ведущие: Анна Седова, Игорь Жук", "Анна Седова", "ведущая"),
    ("Ведущий – Игорь Жук", "Игорь Жук", "ведущий"),
    ("Ведущая: Лейла Гареева", "Лейла Гареева", "ведущая"),
    ("Модератор: Игорь Жук", "Игорь Жук", "модератор"),
]


@pytest.mark.parametrize(("line", "person", "role"), LEADING)
def test_who_leads_an_event_has_no_post_at_the_institution_of_the_site(posts, line, person, role):
    assert {r[:3] for r in posts(EVENING + line)} >= {(person, role, None)}
