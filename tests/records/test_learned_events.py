"""Events told over several sentences: which are one, who was there, on which day and where."""

from collections import defaultdict

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.records.events.event_names import names_of
from newsnlp.records.events.events import gathered
from newsnlp.records.events.uniting import united
from newsnlp.records.learned.article_view import ArticleView
from newsnlp.records.learned.event_view import Story
from newsnlp.records.learned.happenings import joined
from newsnlp.records.learned.partakers import Partakers
from newsnlp.records.learned.twins import fuller
from newsnlp.types import Article, RecordKind


@pytest.fixture(scope="module")
def events():
    """What a text tells of each event: who was there, its first day, its place."""
    pipeline = Pipeline()

    def told(text):
        found = defaultdict(set)
        when = {}
        for record in pipeline.extract(Article("a", text, published="2025-10-05")).records:
            if record.kind is RecordKind.EVENT:
                found[record.event].add(record.person)
                when[record.event] = record.date_start, record.place
        return {name: (people - {None}, *when[name]) for name, people in found.items()}

    return told


ELECTED = """Центр развития Озёрска вошёл в союз работодателей

Решение приняли 14 марта на общем собрании членов союза. В совет союза принят директор центра
Олег Ветров. Союз объединяет сорок предприятий области.
"""


def test_who_is_elected_at_a_sitting_may_be_away(events):
    found = events(ELECTED)
    (sitting,) = (people for name, (people, *_) in found.items() if "собрание" in name)
    assert any("Олег Ветров" in people for people, *_ in found.values())
    assert "Олег Ветров" not in sitting


HEARD = """В Озёрске прошло общее собрание работодателей

Собрание в центре «Рост» подвело итоги работы за первое полугодие 2024 года. Мнение участников было
единогласным.
"""


def test_what_a_sitting_hears_of_is_not_its_day(events):
    found = events(HEARD)
    assert found
    assert all(day is None for _, day, _ in found.values())


TOLD_OF = """Мэр Озёрска Анна Котова рассказала о ремонте дорог

Дороги отремонтируют к осени, сообщила мэр. Подрядчиком стала компания «Заря». Её директор Лев Рид
в прошлом году открыл завод в Туле.
"""


def test_who_only_tells_of_something_is_not_there(events):
    opened = events(TOLD_OF)["открытие завода"]
    assert opened == ({"Лев Рид"}, "2024-01-01", "Тула")


FORUM = """В Озёрске прошёл форум «Точка опоры»

Форум «Точка опоры» прошёл в Озёрске 14 марта в Доме печати. Гостей встретила мэр Анна Котова.

С приветственным словом к собравшимся обратился ректор ОГУ Лев Рид. О своём опыте рассказала
директор лицея № 4 Инга Лаптева.
"""


def test_who_speaks_in_later_sentences_was_there(events):
    people, day, place = events(FORUM)["форум «Точка опоры»"]
    assert people >= {"Анна Котова", "Лев Рид", "Инга Лаптева"}
    assert (day, place) == ("2025-03-14", "Дом печати")


VISIT = """Министр Лев Рид посетил Озёрский район

16 мая министр сельского хозяйства Лев Рид совершил рабочую поездку в Озёрский район. Вместе с ним
на полях побывали глава района Анна Котова и директор ООО «Луч» Пётр Сомов.
"""


def test_a_visit_told_in_three_ways_is_one(events):
    found = events(VISIT)
    assert len(found) == 1
    ((people, day, _),) = found.values()
    assert people >= {"Лев Рид", "Анна Котова", "Пётр Сомов"}
    assert day == "2025-05-16"


AWARDS = """В Озёрске наградили учителей

В четверг, 3 октября, в доме культуры «Восход» состоялась церемония награждения. Грамоты
министерства получили Анна Котова и Лев Рид. Награды вручил мэр Пётр Сомов.
"""


def test_what_is_done_at_a_ceremony_has_its_place(events):
    found = events(AWARDS)
    _, _, place = found["получение грамот министерства"]
    assert place == "дом культуры «Восход»"


STAGED = """Новости » Культура

В Озёрске прошла премьера спектакля «Чайка»

Постановку подготовила режиссёр Вера Рид. Роль Нины Заречной сыграла Алиса Котова. Премьера прошла
20 сентября на большой сцене.
"""


def test_who_is_played_is_not_there(events):
    (premiere,) = [told for name, told in events(STAGED).items() if "премьера" in name]
    assert "Нина Заречная" not in premiere[0]


def _stories(text):
    context = next(Pipeline().contexts([Article("a", text)]))
    return Story(ArticleView(context), united(gathered(context, names_of(context.telling))))


def test_of_many_mentions_those_near_an_event_are_asked_about():
    quiet = "Анна Рид пела. " * 30
    story = _stories(f"Форум «Луч» открыла Анна Рид. {quiet}")
    view = story.views()[0]
    (own,) = story.article.people.values()
    near = view.near(own)
    assert 0 < len(near) < len(own)
    assert all(story.context.sentence(i) in view.around for i in near)


def test_whose_body_somebody_joins_is_not_in_it():
    story = _stories("Олег Ветров вошёл в состав Совета союза «Родник». Союз «Родник» ждёт гостей.")
    ids = {e.name: e.id for e in story.context.entities}
    (view,) = story.views()
    partakers = Partakers(story)
    assert partakers.stays_away(view, ids["союз «Родник»"])
    assert not partakers.stays_away(view, ids["Олег Ветров"])


def test_what_is_told_again_and_again_is_part_of_the_first():
    story = _stories("Прошёл форум «Луч». Открылась выставка «Свет». Состоялся концерт «Май».")
    first, second, third = story.events
    kept = joined(story.events, {1: 0, 2: 1})
    assert kept == [first]
    assert set(first.mentions) >= {*second.mentions, *third.mentions}


def test_the_better_name_is_kept():
    story = _stories("Прошла встреча. Состоялся форум «Луч» в Туле.")
    bare, named = story.events
    assert fuller(bare, named)
    assert not fuller(named, bare)
    assert joined([bare, named], {1: 0})[0].name == "форум «Луч»"


OPENED = """В Озёрске открыли школу пекарей

В марте при хлебозаводе заработала школа пекарей. Первое занятие провёл технолог Паоло Феррари.
"""


def test_who_was_there_makes_an_event_worth_telling(events):
    people, day, _ = events(OPENED)["открытие школы пекарей"]
    assert "Паоло Феррари" in people
    assert day == "2025-03-01"


STAYED_AWAY = """В Озёрске прошёл форум «Точка опоры»

Лев Рид не участвовал в форуме «Точка опоры» 14 марта. Гостей встретила мэр Анна Котова.
"""


def test_who_is_told_not_to_be_there_is_not(events):
    (people,) = (people for name, (people, *_) in events(STAYED_AWAY).items() if "форум" in name)
    assert "Анна Котова" in people
    assert "Лев Рид" not in people
    assert not any("Точка опоры" in who for who in people)


GUESTS = """Визит делегации из Вьетнама

Делегация провинции Кханьхоа посетила Приморье. Возглавил её вице-губернатор Нгуен Ван Тхань. \
Гостей принимал вице-губернатор края Николай Стецко.
Визит завершился 17 мая подписанием меморандума. Стецко назвал переговоры успешными. В июле во \
Вьетнам отправится ответная делегация, её возглавит министр торговли края Мария Пак.
"""


def test_who_acts_only_later_was_not_there(events):
    found = events(GUESTS)
    (visit,) = (people for name, (people, *_) in found.items() if name.startswith("визит"))
    assert "Нгуен Ван Тхань" in visit
    assert "Мария Пак" not in visit
