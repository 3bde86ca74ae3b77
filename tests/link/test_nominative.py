"""Noun phrases in the nominative; the phrase is marked inside its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from marked_text import unmarked

from newsnlp.annotate.annotation import Annotation
from newsnlp.link import nominative
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
    "Прибыла [южная часть областей].",
]

CHANGED = [
    (
        "Он назначил [исполняющего обязанности директора] завода.",
        "исполняющий обязанности директора",
    ),
    (
        "Он получил грамоту [Министерства науки и высшего образования].",
        "Министерство науки и высшего образования",
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
    ("Приз получила [лучшая женская роль].", "лучшая женская роль"),
    ("Он получил приз за [лучшую женскую роль].", "лучшая женская роль"),
    ("Он говорил об открытии [VI фестиваля «Огни»].", "VI фестиваль «Огни»"),
    ("Кредит выдан [Сбербанком] летом.", "Сбербанк"),
    ("Беседа с [заведующей кафедрой истории] прошла вчера.", "заведующая кафедрой истории"),
    ("Адвокат «[Дорстроя-76]» пришёл.", "Дорстрой-76"),
    ("Избрали Орлова, [управляющего партнёра] фонда.", "управляющий партнёр"),
    ("Мы видели [управляющего банка] вчера.", "управляющий банка"),
    (
        "Он учится в [Каменском государственном университете].",
        "Каменский государственный университет",
    ),
    ("Он живёт в [Даниловом монастыре].", "Данилов монастырь"),
    ("[Учёным секретарем центра] уже назначена Ким.", "Учёный секретарь центра"),
    ("Он стал старшим тренером [сборной области] в мае.", "сборная области"),
    ("[Управляющим отделением] банка назначен Котов.", "Управляющий отделением"),
    ("[Уполномоченным по правам ребёнка] стал Котов.", "Уполномоченный по правам ребёнка"),
    ("Он говорил с [новым замгубернатора] вчера.", "новый замгубернатора"),
    ("Он говорил с [новым замминистром] вчера.", "новый замминистр"),
    ("Он назначен [управляющим делами президента].", "управляющий делами президента"),
    (
        "Он стал [первым заместителем председателя правительства].",
        "первый заместитель председателя правительства",
    ),
    # the tagger takes the first word for an adjective
    ("[Директора завода «Луч»] Ивана Петрова сменила Анна Котова.", "Директор завода «Луч»"),
    ("По [улице Большой Казачьей] пустили трамвай.", "улица Большая Казачья"),
    ("Парад прошёл на [улице Советской Армии] вчера.", "улица Советской Армии"),
    ("Пожар был на [улице Заводской] в посёлке.", "улица Заводская"),
    ("Она была [учителем и директором школы].", "учитель и директор школы"),
    ("Все побывали в [городе Смоленске] летом.", "город Смоленск"),
    ("Он объявил о [65-летии Победы].", "65-летие Победы"),
    ("Он родился в [Ростове-на-Дону].", "Ростов-на-Дону"),
    ("Об этом сказали [премьер-министру Дмитрию Медведеву].", "премьер-министр Дмитрий Медведев"),
    ("Дожди прошли в [Московской и Смоленской областях].", "Московская и Смоленская области"),
    # one of those that share a plural noun
    ("Дожди прошли в Московской и [Смоленской областях].", "Смоленская область"),
    ("Готовы Заречный и [Сосновский районы].", "Сосновский район"),
    ("Бастуют Тверское и [Курское отделения союза].", "Курское отделение союза"),
    ("Спектакль идёт в [Большом театре] с осени.", "Большой театр"),
    ("Спектакль поставлен [Большим театром] осенью.", "Большой театр"),
    ("Договор подписан с [Высшей школой экономики].", "Высшая школа экономики"),
    ("Он руководит [Высшей лигой] страны.", "Высшая лига"),
    ("Приз дали за [лучший фильм].", "лучший фильм"),
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


def _without_guillemet(annotation: Annotation, first: int) -> Annotation:
    words = list(annotation.words)
    words[first - 1] = "("
    return replace(annotation, words=words)


def _with_head_in_another_case(annotation: Annotation, first: int) -> Annotation:
    tag = annotation.tag.copy()
    tag[annotation.head[first]] = tag[0]
    return replace(annotation, tag=tag)


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("Концерт для «[Транслайн»] прошёл.", _without_guillemet),
        ("Он учится в [Каменском государственном] университете.", _with_head_in_another_case),
    ],
)
def test_what_was_read_before_changes_nothing(
    annotate: Callable[[str], Annotation],
    sentence: str,
    changed: Callable[[Annotation, int], Annotation],
) -> None:
    text, ((start, end, _),) = unmarked(sentence)
    one = annotate(text)
    first, last = one.tokens_of(start, end)
    articles = [one, changed(one, first)]
    read = []
    for order in (articles, articles[::-1]):
        nominative._CACHE.clear()
        found = {id(article): phrase(article, first, last) for article in order}
        read.append([found[id(article)] for article in articles])
    assert read[0] == read[1]
    assert read[0][0] != read[0][1]
