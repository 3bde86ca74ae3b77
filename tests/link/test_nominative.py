"""Noun phrases in the nominative; the phrase is marked inside its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked_text import unmarked

from newsnlp.annotate.annotation import Annotation
from newsnlp.link.nominative import phrase

UNCHANGED = [
    "[Следственный комитет] ведёт дело.",
    "Об этом сообщили в [ЦОПП].",
    "Выступил [исполняющий обязанности директора] завода.",
    "Вручены [медали «За отвагу»].",
    "Пришло письмо от [двух членов совета].",
    "Стороны [подписали соглашение] в среду.",
    "Награда вручена [врио губернатора Смоленской области].",
    "Сумма составила [2,5 млн рублей].",
    "Выступил представитель [Lockheed Martin].",
]

CHANGED = [
    (
        "Он назначил [исполняющего обязанности директора] завода.",
        "исполняющий обязанности директора",
    ),
    ("Это решили на [общем собрании членов СРОР «НПС»].", "общее собрание членов СРОР «НПС»"),
    (
        "Это решили в [Смоленском региональном объединении работодателей «Сельский союз»].",
        "Смоленское региональное объединение работодателей «Сельский союз»",
    ),
    (
        "Встречу провели с [Министерством просвещения Российской Федерации].",
        "Министерство просвещения Российской Федерации",
    ),
    ("Он говорил о [Нидерландах] вчера.", "Нидерланды"),
    ("Кредит выдан [Сбербанком] летом.", "Сбербанк"),
    ("Беседа с [заведующей кафедрой истории] прошла вчера.", "заведующая кафедрой истории"),
    ("Он назначен [управляющим делами президента].", "управляющий делами президента"),
    (
        "Он стал [первым заместителем председателя правительства].",
        "первый заместитель председателя правительства",
    ),
    ("Она была [учителем и директором школы].", "учитель и директор школы"),
    ("Все побывали в [городе Смоленске] летом.", "город Смоленск"),
    ("Он объявил о [65-летии Победы].", "65-летие Победы"),
    ("Он родился в [Ростове-на-Дону].", "Ростов-на-Дону"),
    ("Об этом сказали [премьер-министру Дмитрию Медведеву].", "премьер-министр Дмитрий Медведев"),
    ("Дожди прошли в [Московской и Смоленской областях].", "Московская и Смоленская области"),
    ("Спектакль идёт в [Большом театре] с осени.", "Большой театр"),
    pytest.param(
        "Его видели у [Воробьёвых гор] утром.",
        "Воробьёвы горы",
        marks=pytest.mark.xfail(strict=True, reason="the dictionary has only the surname"),
    ),
    (
        "Выступили члены [научно-промышленного союза Смоленщины].",
        "научно-промышленный союз Смоленщины",
    ),
]


def _phrase(annotate: Callable[[str], Annotation], sentence: str) -> str:
    text, ((start, end, _),) = unmarked(sentence)
    annotation = annotate(text)
    return phrase(annotation, *annotation.tokens_of(start, end))


@pytest.mark.parametrize("sentence", UNCHANGED)
def test_stays(annotate: Callable[[str], Annotation], sentence: str) -> None:
    assert _phrase(annotate, sentence) == sentence[sentence.index("[") + 1 : sentence.index("]")]


@pytest.mark.parametrize(("sentence", "nominative"), CHANGED)
def test_becomes(annotate: Callable[[str], Annotation], sentence: str, nominative: str) -> None:
    assert _phrase(annotate, sentence) == nominative
