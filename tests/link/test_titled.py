"""Names in guillemets behind the noun that says what they are of; the name is marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import unmarked

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.grammar.nominative import phrase

DECLINED = [
    ("Передача вышла на сайте «[Ступеней]» вчера.", "Ступени"),
    ("Играли с клубом «[Рубином]» в мае.", "Рубин"),
    ("Сторонники партии «[Единой России]» рады.", "Единая Россия"),
    ("Прежний директор «[Рубина]» уволен.", "Рубин"),
    ("Открылись заводы «[Рубина]» в Туле.", "Рубин"),
    ("Труппа поехала в театр Японии с «[Евгением Онегиным]» вчера.", "Евгений Онегин"),
]

STAYS = [
    "«Авангард» в овертайме обыграл «[Салават Юлаев]».",
    "Пришла председатель польской общины «[Полония]» Рид.",
    "Он директор реабилитационного центра «[Ступени]» в Туле.",
    "Юрист бюро «[Закиров и партнёры]» Рид выступила.",
    "Партнёр агентства «[Агроаналитика]» Рид выступил.",
    "Он руководил агрофирмой «[Немда]» три года.",
    "Концерт дал лидер группы «[Мумий Тролль]» вчера.",
    "Она совладелица группы компаний «[Обской каравай]» давно.",
    "Работает фабрика «[Макфа]» в Туле.",
    "На воду сошло судно «[Академик Рогожин]» вчера.",
    "Труппа едет на фестиваль «[Встречи на Свислочи]» летом.",
    "Он играл в фильме «[Меня зовут Анна]» год назад.",
    "Он инженер на НИС «[Профессор Рогожин]» с мая.",
]


def _phrase(annotate: Callable[[str], Annotation], sentence: str) -> tuple[str, str]:
    plain, ((start, end, _),) = unmarked(sentence)
    annotation = annotate(plain)
    return phrase(annotation, *annotation.tokens_of(start, end)), plain[start:end]


@pytest.mark.parametrize(("sentence", "nominative"), DECLINED)
def test_owner_or_agreement(
    annotate: Callable[[str], Annotation], sentence: str, nominative: str
) -> None:
    assert _phrase(annotate, sentence)[0] == nominative


@pytest.mark.parametrize("sentence", STAYS)
def test_stays(annotate: Callable[[str], Annotation], sentence: str) -> None:
    name, written = _phrase(annotate, sentence)
    assert name == written
