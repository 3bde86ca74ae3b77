"""Nouns that stand for an organization: marked ‹so›, with the name they mean after the bar."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from marked_text import Marked

from newsnlp.link.bodies import bare_nouns
from newsnlp.types import EntityType, Mention, Relation, RelationType

Linking = Callable[..., Marked]
_NOUN = re.compile(r"‹(.+?)›")

MEANT = [
    "[Белогорский драматический театр]ORG открыт. Актёры ‹театра› рады.",
    "Корпорация [Orbita]ORG выросла. ‹Компания› строит завод.",
    "Работники завода «[Окаприбор]ORG» рады. Директор ‹завода› доволен.",
    "[НАТО]ORG спорит. Страны ‹альянса› молчат.",
    "Это было в [Facebook]ORG. Пользователи популярной ‹социальной сети› спорят.",
    "Завод «[Заря]ORG» закрыт. Так решил [директор ‹завода›]ROLE [Иван Сомов]PER.",
    "[Вознесенский льнозавод]ORG закрыт. ‹Завод› продадут, директор ‹завода› ушёл.",
    "[НИИ химии]ORG открыл отдел. Сотрудники ‹института› рады.",
    "[Федерация хоккея [Тульской области]REG]ORG рада. В ‹областной федерации› ждут.",
    "[Тульский драматический театр]ORG открыт. «‹Театр› ждёт гостей», — сказал [Рид]PER.",
    "МУП «[Луч]ORG» выросло. ‹Муниципальное предприятие› строит дом.",
    "[УФАС по [Тульской области]REG]ORG решило. Потом ‹ведомство› получило жалобы.",
    "[Краеведческий музей]ORG рад. Такого ‹краеведческий музей› не видел давно.",
    # what stands behind it and in front of it is of the name
    "[Тульская областная коллегия адвокатов]ORG ждёт. В ‹коллегии адвокатов› рады.",
    "[Федерация футбола [Тульской области]REG]ORG ждёт. "
    "[Федерация хоккея [Тульской области]REG]ORG тоже. Это решила ‹областная федерация футбола›.",
    "[Прокуратура [Тулы]CITY]ORG и [УФНС]ORG ждут. Это решило ‹надзорное ведомство›.",
    "[Уральский горный университет]ORG ждёт. Поступайте в ‹горный университет› по квоте.",
    # what has a legal form
    "ООО «[Луч]ORG» выросло. Директор ‹компании› рад.",
    "МУП «[Луч]ORG» выросло. ‹Предприятие› строит дом.",
    "Компания «[Луч]ORG» выросла. ПАО «[Заря]ORG» тоже. Шёл снег. Шёл дождь. В ‹компании› рады.",
    # what a post tells of it
    "[Тренер «[Енисея]ORG»]ROLE [Иван Рид]PER рад. Врач ‹клуба› ждёт.",
    "Стартап «[Гидробот]ORG» вырос. В ‹компании› рады.",
    # two words of its name in one
    "[Белогорский драматический театр]ORG открыт. Актёры ‹драмтеатра› рады.",
    "[Законодательное собрание [Тульской области]REG]ORG решило. Работники ‹заксобрания› ждут.",
    "[Кардиологический научный центр]ORG открыт. Врачи ‹кардиоцентра› рады.",
    # of two the one told of last
    "[Театр кукол]ORG открыт. Снег шёл всю ночь. Дороги занесло. "
    "[Театр сатиры]ORG закрыт. У ‹театра› пусто.",
]
NOT_MEANT = [
    "Компания выросла. [Orbita]ORG тоже выросла.",  # nothing before it
    "[Театр кукол]ORG и [театр сатиры]ORG спорят. Театр закрыт.",  # two
    "Компания «[Луч]ORG» и ПАО «[Заря]ORG» выросли. В компании рады.",
    "[Белогорский театр кукол]ORG открыт. Актёры драмтеатра рады.",
    "[Белогорский театр кукол]ORG открыт. «Театр» вышел.",
    # a club told as often by its name alone
    "[Сталевар]ORG ждёт. [Тренер «[Енисея]ORG»]ROLE [Иван Рид]PER рад. Врач клуба ждёт.",
    "[Хоккеист [НХЛ]ORG]ROLE [Иван Рид]PER рад. Врач клуба ждёт.",
    # «предприятие» is a МУП, and may be an ООО
    "Директор МУП «[Луч]ORG» ушёл. Шёл снег. Он помог ООО «[Заря]ORG». Потом предприятие выросло.",
    "[Тульская областная коллегия адвокатов]ORG ждёт. В коллегии судей рады.",
    "[Организация «Сеть поддержки выборов»]ORG ждёт. Он занят организацией выборов.",
    "[Областной комитет по культуре]ORG ждёт. Он пришёл в областной комитет по спорту.",
    # a noun that ends a headline is of no name that opens the text
    "Создана лига\n\n[Федерация футбола]ORG ждёт. Лига растёт.",
    "[[Рыбинский]CITY авиационный колледж]ORG рад. Мы помогаем [тульскому]CITY колледжу.",
    "[Федерация хоккея [России]LAND]ORG рада. В областной федерации ждут.",
    "[Городская федерация хоккея]ORG рада. В областной федерации ждут.",
    "[Белогорский драматический театр]ORG и [драматический театр [Тулы]CITY]ORG открыты. "
    "В драмтеатре рады.",
    "[Белогорский драматический театр]ORG открыт. Есть и другой театр.",
    "[Белогорский драматический театр]ORG открыт. Актёры театра сатиры рады.",
    "[Белогорский драматический театр]ORG открыт. Театры любят все.",
    "[Самарский авиазавод]ORG и [Казанский льнозавод]ORG закрыты. Завод продадут.",
    "[Подкомитет [Госдумы]ORG]ORG собрался. Комитет решит.",
    "[Европарламент]ORG собрался. Парламент Чехии ждёт. Депутаты парламента молчат.",
    "Сайт «[Заря]ORG» закрыт. Оба сайта удалили файлы.",
    "[Партия «Заря»]ORG выросла. Он играет партию Ленского.",
    "[Торговый дом «Заря»]ORG закрыт. Он пошёл домой, в дом.",
    "[Совет [НПС]ORG]ORG собрался. Он дал хороший совет.",
]


@pytest.mark.parametrize("text", MEANT)
def test_a_noun_means_the_organization_named_before(linking: Linking, text: str) -> None:
    marked = linking(_NOUN.sub(r"\1", text))
    found = [marked.annotation.text[n.start : n.end] for n in marked.linked.nouns]
    assert found == _NOUN.findall(text)


@pytest.mark.parametrize("text", NOT_MEANT)
def test_a_noun_of_another_thing_means_none(linking: Linking, text: str) -> None:
    assert linking(text).linked.nouns == ()


def test_an_adjective_of_the_name_may_be_a_place(linking: Linking) -> None:
    told = "[[Рыбинский]CITY авиационный колледж]ORG рад. "
    marked = linking(told + "Мы помогаем [рыбинскому]CITY колледжу.")
    (noun,) = marked.linked.nouns
    assert marked.annotation.text[noun.start : noun.end] == "рыбинскому колледжу"


def test_the_last_of_two_is_meant(linking: Linking) -> None:
    marked = linking(_NOUN.sub(r"\1", MEANT[-1]))
    (noun,) = marked.linked.nouns
    meant = next(m for m in marked.mentions if m.id == noun.antecedent)
    assert meant.text == "Театр сатиры"


def test_nouns_become_mentions_of_their_entity(linking: Linking) -> None:
    marked = linking("[Театр кукол]ORG открыт. Актёр театра [Иван Сомов]PER рад, [он]PER пел.")
    text, linked, last = marked.annotation.text, marked.linked, marked.mentions[-1]
    works = Relation(RelationType.WORKPLACE, "m2", "m1", 0, last.end, 1.0, "gold")
    found = bare_nouns.insert(text, linked.nouns, marked.mentions, linked.entities, [works])
    mentions, entities, (relation,) = found
    start = text.index("театра")
    noun = Mention(
        "m2", EntityType.ORGANIZATION, start, start + 6, "театра",
        bare_nouns.SCORE, "rule:bare-noun",
    )  # fmt: skip
    assert mentions[1] == noun
    assert [m.id for m in mentions] == ["m1", "m2", "m3", "m4"]
    assert entities[0].mentions == ("m1", "m2")
    assert (relation.head, relation.tail) == ("m3", "m1")
