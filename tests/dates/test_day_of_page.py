"""The day that a page tells beside its text: of a newspaper, of a stamp with much beside it."""

from __future__ import annotations

import pytest

from newsnlp.clean import clean
from newsnlp.dated import by_page
from newsnlp.types import Article

HEADLINE = "В Камске назначен директор парка"
BODY = (
    "Директором парка «Сосны» в Камске назначен Кирилл Рыбаков, ранее руководивший «Зеленхозом».\n"
    "Нового директора коллективу представил заместитель мэра города Глеб Орлов, сообщили в мэрии."
)


def day(text: str) -> str | None:
    return by_page(Article("a", text), clean(text)).published


@pytest.mark.parametrize(
    "page",
    [
        "{head}\n{body}",
        "Постановление № 17-п от 14 ноября 2025 г.\n{head}\n{body}",
        "{head}\n{body}\nЛицензия № ЛО-45-01-002233 от 12.03.2019",
        "{head}\nг. Камск, 21–23 марта 2025 года\n{body}",
        "{head}\n{body}\nДругие новости\n19 июня 2025\nМэр Камска открыл каток\nВсе новости",
        "{head}\n{body}\nКомментарии\nИван Рид 19.06.2025 10:15\nДавно пора\nОтветить",
    ],
)
def test_a_day_of_something_else(page: str) -> None:
    assert day(page.format(head=HEADLINE, body=BODY)) is None


@pytest.mark.parametrize(
    "page",
    [
        "№ 45 (11208), пятница, 14 ноября 2025 года\n{head}\n{body}",
        "Газета «Сосны»\n№ 45 (11 208)   14 ноября 2025 года   Цена свободная\n{head}\n{body}",
        "Газета выходит по пятницам • № 45 (9874) • 14 ноября 2025 года\n{head}\n{body}",
        "Выпуск № 45 от 14 ноября 2025 г.\n{head}\n{body}",
        "{head}\n{body}\n«Сосны», № 45 от 14 ноября 2025 г.",
        "{head}\n14 ноября 2025 | рубрика: кадры | автор: редакция сайта\n{body}",
        "{head}\nг. Камск, 1–3 марта 2025 года\n{body}\nОпубликовано: 14.11.2025",
        "с. Сосны                                                            14 ноября 2025 г.\n"
        "{head}\n{body}",
        "{head}\nКАМСК, 14 ноября 2025, 11:40. {body}",
    ],
)
def test_the_day_of_a_page(page: str) -> None:
    assert day(page.format(head=HEADLINE, body=BODY)) == "2025-11-14"
