"""Names whose case or gender the words around tell; the name is marked inside its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import Marked, unmarked

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.names import read_name

NAMES = [
    # a participle behind the name
    ("Изучили книгу [Л. П. Рогова], вышедшую в мае.", "Л. П. Рогов"),
    ("Письмо отдали [Л. П. Рогову], руководившему школой.", "Л. П. Рогов"),
    ("Письмо отдали [Л. П. Рогову], руководство радо.", "Л. П. Рогов"),
    ("Избран мэром, сменив на посту [Л. П. Рогову], руководившую городом.", "Л. П. Рогова"),
    ("Избран мэром, сменив на посту [Л. П. Рогову], долго руководившую им.", "Л. П. Рогова"),
    ("Награждена [Л. П. Рогова], возглавляющая школу.", "Л. П. Рогова"),
    # whom a gerund is about
    ("Возглавила коллегию, сменив [В. Ф. Пихтина]. Член совета.", "В. Ф. Пихтин"),
    # a post in the accusative, in the dative, and somebody's who has it
    ("Письмо отдали помощнику министра [Эрику Рогову] вчера.", "Эрик Рогов"),
    ("На место звали Алексея Цоя и экс-министра финансов [Эрику Рогову].", "Эрика Рогова"),
    ("На место звали Алексея Цоя и экс-министра финансов [Эрика Рогова].", "Эрик Рогов"),
    ("Гордились учеником [Р. А. Рогова] вчера.", "Р. А. Рогов"),
    ("Вы не дрогнули и перед директором [Р. А. Штольцем], узнавшим всё.", "Р. А. Штольц"),
    # one more subject
    ("Речь шла о визите министра иностранных дел Японии [Кэндзи Танигавы].", "Кэндзи Танигава"),
    # who is beside somebody in the dative, and in the accusative
    ("Обвинение предъявлено Льву Риду и [Сусанне Погосян].", "Сусанна Погосян"),
    ("Премию вручили Льву Риду и [Анне-Марии Клод].", "Анна-Мария Клод"),
    ("Премию вручили Льву Риду и [Олегу Рогову].", "Олег Рогов"),
    ("Грамоту вручили адвокату [Мелине Погосян] вчера.", "Мелина Погосян"),
    ("Суд арестовал Рустама Рогова и [Фариду Назарову].", "Фарида Назарова"),
    ("Приговор вынесли Рустаму Рогову и [Фариду Назарову].", "Фарид Назаров"),
    # an adjective of hers
    ("На премьеру пришла 25-летняя [Кая Скольдарио].", "Кая Скольдарио"),
    ("На премьеру пригласили 25-летнего [Кая Скольдарио].", "Кай Скольдарио"),
    # one more subject
    ("Это друзья Льва Рида и [Евгения Рогова].", "Евгений Рогов"),
    ("Записали Алдар Рид и [Света Рогова], школьники.", "Света Рогова"),
    # the head of a council of several, and several people
    ("помощник председателя совета ветеранов завода [Л. Рогова]", "Л. Рогов"),
    ("председатель совета ветеранов завода [Л. Рогова]", "Л. Рогова"),
    # a woman in the genitive would have another surname
    ("Пришёл сын врача больницы [Даши Роговой], студент.", "Даша Рогова"),
    ("Пришёл сын чабана колхоза [Даши Рогоева], студент.", "Даши Рогоев"),
    ("Пришла сестра [Саши Рогоева], студентка.", "Саша Рогоев"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_is_read_by_what_stands_beside(
    annotate: Callable[[str], Annotation], text: str, name: str
) -> None:
    plain, [(start, end, _)] = unmarked(text)
    annotation = annotate(plain)
    first, last = annotation.tokens_of(start, end)
    assert read_name(annotation, first, last).full == name


def test_a_mans_surname_does_not_look_like_that(linking: Callable[..., Marked]) -> None:
    marked = linking(
        "Пост достался [Мадине Тхагапсовой]PER. [Тхагапсова]PER рада.\n\n[Тхагапсовой]PER 47."
    )
    assert marked.names == ["Мадина Тхагапсова"]
