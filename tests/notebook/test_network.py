"""What is one node across articles, and where an edge has its sentence from."""

import networkx as nx
import pytest
from handmade import appointment, extraction

import newsnlp
from newsnlp.identity import has_own_name
from newsnlp.network import network
from newsnlp.types import EntityType


def dead(doc, name, event="смерть"):
    """Return an article that tells of one person and what befell him."""
    return extraction(
        f"{{PERSON e1|{name}}}: {{EVENT e2|{event}}}.",
        records=[{"kind": "event", "person": "e1", "event": "e2", "at": event}],
        doc_id=doc,
    )


def names(made, type_):
    return [node.name for node in made.nodes.values() if node.type is type_]


def test_a_death_does_not_join_those_who_died():
    g = newsnlp.graph([dead("a", "Анна Белова"), dead("b", "Игорь Котов")])
    assert not nx.has_path(g.to_undirected(), "PERSON:анна белова", "PERSON:игорь котов")
    assert [n for n in g if n.startswith("EVENT")] == ["EVENT:смерть (a e2)", "EVENT:смерть (b e2)"]


def test_two_deaths_of_one_article_are_two():
    both = extraction("{EVENT e1|Смерть} и {EVENT e2|смерть}")
    assert len(network(both).nodes) == 2


def test_a_named_event_joins_who_took_part():
    forum = "форум «Школа рядом»"
    g = newsnlp.graph([dead("a", "Анна Белова", forum), dead("b", "Игорь Котов", forum)])
    assert nx.has_path(g.to_undirected(), "PERSON:анна белова", "PERSON:игорь котов")
    assert g.nodes["EVENT:форум «школа рядом»"]["n_articles"] == 2


@pytest.mark.parametrize(
    "event",
    [
        "смерть", "назначение директором завода «Заря»", "матч «Луч» — «Заря»", "форум",
        "Форум", "заседание совета ПАО «Заря»", "открытие форума «Школа рядом»",
        "победа в конкурсе «Учитель года»", "заявка на конкурс «Мастер»", "вступление в «Зарю»",
        "концерт ансамбля «Зори»", "обыски в Заволжской области", "областной конкурс чтецов", "",
    ],
)  # fmt: skip
def test_an_event_without_a_name_of_its_own(event):
    assert not has_own_name(event)


@pytest.mark.parametrize(
    "event",
    [
        "форум «Школа рядом»", "областной конкурс чтецов «Живое слово»", "Кубок Заволжья",
        "XII Заволжский молодёжный форум", "47-й Заволжский международный кинофестиваль",
        "чемпионат Заволжской области по дзюдо", "конкурс-выставка «Зори»", "Зимние игры 2030 года",
    ],
)  # fmt: skip
def test_an_event_with_a_name_of_its_own(event):
    assert has_own_name(event)


def test_two_people_of_one_name_stay_two():
    first = extraction("{PERSON e1|Иван Петрович Орлов}", doc_id="a")
    second = extraction("{PERSON e1|Иван Олегович Орлов}", doc_id="b")
    assert len(network([first, second]).nodes) == 2


def test_a_place_of_two_names_is_one():
    told = ("Татарстан", "Республика Татарстан", "Заволжье")
    at = {"relations": [("LOCATED_IN", "m1", "m2")]}
    text = "{ORGANIZATION e1|ЦОПП}: {STATE_OR_PROVINCE e2|%s}"
    made = network([extraction(text % name, doc_id=name, **at) for name in told])
    assert names(made, EntityType.STATE_OR_PROVINCE) == ["Республика Татарстан", "Заволжье"]


def test_a_resolution_tells_who_is_who():
    results = [extraction("{PERSON e1|Иван Ропшин}", doc_id=doc) for doc in "ab"]
    assert len(newsnlp.graph(results)) == 1
    assert len(newsnlp.graph(results, resolution=newsnlp.resolve(results, threshold=1.0))) == 2


def test_texts_that_share_an_id_are_articles_of_their_own():
    results = [extraction(f"{{PERSON e1|{name}}}", doc_id="text") for name in ("Ян Рид", "Ия Ким")]
    assert names(network(results), EntityType.PERSON) == ["Ян Рид", "Ия Ким"]
    (node,) = network([results[0], results[0]]).nodes.values()
    assert node.articles == ["text"]


def test_an_edge_of_a_relation_has_the_sentence_of_its_ends():
    (edge,) = network(
        extraction(
            "Вчера шёл снег. {ORGANIZATION e1|Завод} стоит в {CITY e2|Туле}, на ул. Мира.\nФото",
            relations=[("LOCATED_IN", "m1", "m2")],
        )
    ).edges.values()
    assert edge.sentence == "Завод стоит в Туле, на ул. Мира."


def test_ends_in_two_sentences_give_both():
    text = "{ORGANIZATION e1|Завод} стоит. %sОн в {CITY e2|Туле}."
    for between, mark in (("", " "), ("Шёл снег. ", " … ")):
        made = network(extraction(text % between, relations=[("LOCATED_IN", "m1", "m2")]))
        assert [e.sentence for e in made.edges.values()] == [f"Завод стоит.{mark}Он в Туле."]


def test_the_part_that_a_record_tells_is_the_only_one():
    result = extraction(
        "{PERSON e1|Ян Рид} {EVENT e2|вошёл} в совет",
        records=[
            {"kind": "event", "person": "e1", "event": "e2", "participation": "PARTICIPANT_IN",
             "at": "вошёл"},
        ],
        relations=[("AGENT", "m1", "m2"), ("HAS_CAUSE", "m1", "m2")],
    )  # fmt: skip
    assert {edge.type for edge in network(result).edges.values()} == {"PARTICIPANT_IN", "HAS_CAUSE"}


def test_every_edge_of_an_article_has_a_sentence():
    assert all(edge.sentence for edge in network(appointment()).edges.values())


def test_an_event_stands_at_the_place_of_its_record():
    result = extraction(
        "{EVENT e1|Форум} в {CITY e2|Туле}",
        names={"e2": "Тула"},
        records=[{"kind": "event", "event": "e1", "place": "Тула", "at": "Форум"}],
    )
    (edge,) = network(result).edges.values()
    assert (edge.type, edge.tail, edge.sentence) == ("TAKES_PLACE_IN", "CITY:тула", "Форум в Туле")


def test_a_post_that_is_only_known_to_end_has_its_last_day():
    found = newsnlp.extract("До мая 2020 года Лев Рид был директором завода «Луч».")
    (dates,) = {edge["dates"] for *_, edge in newsnlp.graph(found).edges(data=True)} - {""}
    assert dates == found.records[0].date_end
