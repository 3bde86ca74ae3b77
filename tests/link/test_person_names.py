"""Personal names: nominative, parts, gender; the name is marked inside its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import unmarked

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.names import read_name
from newsnlp.link.person_name import PersonName, compatible

FULL = [
    ("Речь шла о назначении [Захаровой Марии Владимировны].", "Мария Владимировна Захарова"),
    ("Встреча с [Захаровой Марией Владимировной] прошла.", "Мария Владимировна Захарова"),
    ("Выступил [Антоненков Игорь], директор центра.", "Игорь Антоненков"),
    ("Об этом сказал [С. В. Лавров] в среду.", "С. В. Лавров"),
    ("Он встретился с [Д.Медведевым] в Москве.", "Д. Медведев"),
    ("Речь шла о роли [Дэниэла Крейга] в фильме.", "Дэниэл Крейг"),
    ("Министру обороны [Сергею Шойгу] доложили.", "Сергей Шойгу"),
    ("Награду вручили [Ивану Важорову] летом.", "Иван Важоров"),
    ("Заместителем теперь у нас [Фарида Закировна Нуриева].", "Фарида Закировна Нуриева"),
    ("Избрали двоих, секретарь — [Белова М. Г.], она инженер.", "М. Г. Белова"),
    ("Зал академии имени [А. Я. Вагановой] закрыт.", "А. Я. Ваганова"),
    ("Зал академии имени [Л. Я. Толстого] закрыт.", "Л. Я. Толстой"),
    ("Пришла председатель избирательной комиссии [Т. Н. Горева].", "Т. Н. Горева"),
    ("Пришёл автор книги об артисте [А. С. Петрова].", "А. С. Петров"),
    ("Пришёл помощник депутата [А. С. Петрова].", "А. С. Петров"),
    ("Благодарность объявлена логопеду [Анне Снегирь].", "Анна Снегирь"),
    ("Обсудили два дела — [Белова М. Г.] и других.", "М. Г. Белов"),
    ("Встреча с [Ким Чен Ыном] прошла в Сеуле.", "Ким Чен Ын"),
    ("Выступила [Ким Ё Чжон] вчера.", "Ким Ё Чжон"),
    ("Встретили [Мевлюта Чавушоглу] вчера.", "Мевлют Чавушоглу"),
    ("Встретили [Сэмюэла Л. Джексона] вчера.", "Сэмюэл Л. Джексон"),
    ("Суд арестовал [Виктора Н.] вчера.", "Виктор Н."),
    ("[Абдельхамид Х.] и его брат арестованы.", "Абдельхамид Х."),
    ("Умер король [Кигели V] в воскресенье.", "Кигели V"),
    ("Её соратница по сборной [Александра Райсман] победила.", "Александра Райсман"),
    ("Проректор вуза по науке [Евгения Власова] сообщила это.", "Евгения Власова"),
    (
        "Это испытание для нового чемпиона мира ФИДЕ — [Веселина Рогова] (Болгария).",
        "Веселин Рогов",
    ),
    ("Помощник депутата — [Анна Рогова].", "Анна Рогова"),
    ("Пресс-секретарь группы [Александра Панфилова] сказала об этом.", "Александра Панфилова"),
    ("Пресс-секретарь группы [Сергея Панфилова] сказала об этом.", "Сергей Панфилов"),
    ("Приехала 25-летняя [Кая Райсман].", "Кая Райсман"),
    ("Жертва мошенников [Саша Райсман] молчал.", "Саша Райсман"),
    ("Речь [Лаврова С. В.] прочли.", "С. В. Лавров"),
    ("Показали фильм [братьев Михалковых] летом.", "братья Михалковы"),
    ("Дело [Романа Абрамовича] закрыто.", "Роман Абрамович"),
    ("Начался визит [Нельсона Манделы] в Париж.", "Нельсон Мандела"),
    ("Партия [Ангелы Меркель] победила.", "Ангела Меркель"),
    ("Стихи [Михаила Салтыкова-Щедрина] прочли.", "Михаил Салтыков-Щедрин"),
    ("Роман [Льва Толстого] переиздали.", "Лев Толстой"),
    ("Слово дали [Павлу Чухраю] и ушли.", "Павел Чухрай"),
    ("Вышел фильм [Гая Ричи] о Лондоне.", "Гай Ричи"),
    ("Вышел фильм [Фила О’Рейли] о Лондоне.", "Фил О’Рейли"),
    ("Книгу подарили [Анне Ковальчук] в мае.", "Анна Ковальчук"),
    ("Слово дали [Урсуле фон дер Ляйен].", "Урсула фон дер Ляйен"),
]


def _read(annotate: Callable[[str], Annotation], sentence: str) -> PersonName:
    text, ((start, end, _), *_rest) = unmarked(sentence)
    annotation = annotate(text)
    return read_name(annotation, *annotation.tokens_of(start, end))


@pytest.mark.parametrize(("sentence", "name"), FULL)
def test_full_name(annotate: Callable[[str], Annotation], sentence: str, name: str) -> None:
    assert _read(annotate, sentence).full == name


@pytest.mark.parametrize(
    ("sentence", "gender"),
    [
        ("Заявила [Мария Захарова] в среду.", "femn"),
        ("Дело [Романа Абрамовича] закрыто.", "masc"),
        ("Книгу подарили [Анне Ковальчук] в мае.", "femn"),
        ("Показали фильм [братьев Михалковых] летом.", None),
    ],
)
def test_gender(annotate: Callable[[str], Annotation], sentence: str, gender: str | None) -> None:
    assert _read(annotate, sentence).gender == gender


def test_parts(annotate: Callable[[str], Annotation]) -> None:
    name = _read(annotate, "Речь шла о назначении [Захаровой Марии Владимировны].")
    assert (name.first, name.patronymic, name.last) == ("Мария", "Владимировна", "Захарова")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PersonName("", first="Иван", last="Сомов"), PersonName("", first="Пётр", last="Сомов")),
        (PersonName("", first="Иван", last="Сомов"), PersonName("", first="Иван", last="Рогов")),
        (PersonName("", last="Сомов", gender="masc"), PersonName("", last="Сомов", gender="femn")),
        (PersonName("", first="Иван", last="Сомов"), PersonName("", last="Сомов", initials=("П",))),
        (
            PersonName("", first="Иван", patronymic="Ильич", last="Сомов"),
            PersonName("", first="Иван", patronymic="Петрович", last="Сомов"),
        ),
        (
            PersonName("", first="Иван", last="Сомов", generation="младший"),
            PersonName("", first="Иван", last="Сомов", generation="старший"),
        ),
    ],
)
def test_incompatible(one: PersonName, other: PersonName) -> None:
    assert not compatible(one, other)
    assert not compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PersonName("", first="Юрий", last="Сомов"), PersonName("", first="Юра", last="Сомов")),
        (PersonName("", first="Пётр", last="Сомов"), PersonName("", first="Петр", last="Сомов")),
        (PersonName("", first="Иван", last="Сомов"), PersonName("", last="Сомов", initials=("И",))),
        (
            PersonName("", first="Реджеп", last="Тайип Эрдоган"),
            PersonName("", first="Реджеп", last="Эрдоган"),
        ),
    ],
)
def test_compatible(one: PersonName, other: PersonName) -> None:
    assert compatible(one, other)
    assert compatible(other, one)
