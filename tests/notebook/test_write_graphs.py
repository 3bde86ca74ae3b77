import csv
import io
import zipfile

import networkx as nx
import pytest
from handmade import appointment, extraction

from newsnlp.notebook import graph
from newsnlp.write import graphml, html, neo4j


def written(module, results):
    stream = io.BytesIO()
    module.write(results, stream)
    return stream.getvalue()


@pytest.mark.parametrize("module", [graphml, neo4j, html])
def test_same_results_same_bytes(module):
    assert written(module, [appointment()]) == written(module, [appointment()])


@pytest.mark.parametrize("module", [graphml, neo4j, html])
def test_hostile_text_is_survived(module):
    bad = "\ud800\x00<&\"'>;\n"
    person = extraction("{PERSON e1|Ян}", names={"e1": ("Ян" + bad, bad)}, doc_id=bad)
    assert written(module, [person])


def test_graphml_is_read_by_networkx():
    graph = nx.read_graphml(io.BytesIO(written(graphml, [appointment("a"), appointment("b")])))
    assert graph.nodes["n0"] == {
        "label": "Марина Ветрова",
        "name": "Марина Ветрова",
        "type": "PERSON",
        "aliases": "Ветрова",
        "articles": "a | b",
        "n_articles": 2,
    }
    (edge,) = (d for _, _, d in graph.edges(data=True) if d.get("roles") == "руководитель")
    assert edge["type"] == "WORKPLACE"
    assert edge["statuses"] == "former"
    assert edge["dates"] == "2019-01-01"
    assert edge["sentence"].startswith("С 2019 года")


@pytest.mark.parametrize("format", ["graphml", "gexf", "gml"])
def test_networkx_writes_what_newsnlp_graph_gives(format, tmp_path):
    odd = extraction("{PERSON e1|Ян} <&", names={"e1": ("Ян\x0b", "Я\ud800")}, doc_id="\x00")
    given = graph([appointment("a"), appointment("b"), odd])
    getattr(nx, f"write_{format}")(given, tmp_path / "graph")
    found = getattr(nx, f"read_{format}")(tmp_path / "graph")
    edges = sorted((h, t, data["label"]) for h, t, data in given.edges(data=True))
    assert sorted((h, t, data["label"]) for h, t, data in found.edges(data=True)) == edges
    assert {n: data["articles"] for n, data in found.nodes(data=True)} == {
        n: data["articles"] for n, data in given.nodes(data=True)
    }


def test_the_file_and_the_graph_tell_the_same():
    results = [appointment("a"), appointment("b")]
    read, given = nx.read_graphml(io.BytesIO(written(graphml, results))), graph(results)
    assert [data for _, data in read.nodes(data=True)] == [d for _, d in given.nodes(data=True)]
    read_edges, edges = ([d for *_, d in g.edges(data=True)] for g in (read, given))
    assert sorted(read_edges, key=str) == sorted(edges, key=str)


def tables(results):
    archive = zipfile.ZipFile(io.BytesIO(written(neo4j, results)))
    return [
        list(csv.DictReader(io.StringIO(archive.read(name).decode())))
        for name in ("nodes.csv", "relationships.csv")
    ]


def test_neo4j_relationships_join_nodes():
    nodes, relationships = tables([appointment()])
    ids = [node["id:ID"] for node in nodes]
    assert len(ids) == len(set(ids))
    assert {r[":START_ID"] for r in relationships} | {r[":END_ID"] for r in relationships} <= {*ids}
    assert {node[":LABEL"] for node in nodes} == {"Person", "Organization", "Event", "Place"}
    assert {row["n_articles:int"] for row in (*nodes, *relationships)} == {"1"}
    assert all(row["sentence"] and float(row["score:double"]) for row in relationships)


def test_neo4j_arrays_keep_their_delimiter():
    nodes, _ = tables(
        [extraction("{ORGANIZATION e1|ЦОПП}", names={"e1": ("ЦОПП", "а;б", "в")}, doc_id="1")]
    )
    assert nodes[0]["aliases:string[]"] == "а,б;в"


def test_neo4j_has_a_row_a_line():
    name = "Ян\r\nРид\rи\nКим"
    person = extraction("{PERSON e1|Ян}", names={"e1": (name, "")}, doc_id="a\rb")
    (node,), _ = tables([person])
    assert (node["name"], node["articles:string[]"]) == ("Ян Рид и Ким", "a b")


def test_no_results_give_headers_alone():
    assert tables([]) == [[], []]
    assert nx.read_graphml(io.BytesIO(written(graphml, []))).number_of_nodes() == 0


def test_static_page_runs_nothing():
    page = written(html, [appointment()]).decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
