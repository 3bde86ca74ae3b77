# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Analysing a dump
#
# Who appears with whom, roles over time, the names of organizations, a timeline of events. A dump
# is made of the samples here: one JSON object per article with `id`, `text` and `date`.

# %%
import json
import tempfile
from itertools import combinations
from pathlib import Path

import matplotlib.pyplot as plt
import networkx as nx
import pandas as pd

import newsnlp
from newsnlp import batch
from newsnlp.read import read
from newsnlp.resolve import resolve

pd.set_option("display.max_colwidth", 60)

desk = Path(tempfile.mkdtemp())
with (desk / "dump.jsonl").open("w", encoding="utf-8") as dump:
    for path in sorted(Path("../corpora/samples").glob("*.txt")):
        known = json.loads(
            Path(f"../corpora/gold/{path.stem}.gold.json").read_text(encoding="utf-8")
        )
        text = path.read_text(encoding="utf-8")
        article = {"id": path.stem, "text": text, "date": known["published"]}
        dump.write(json.dumps(article, ensure_ascii=False) + "\n")

# %% [markdown]
# On the command line this is `newsnlp batch dump.jsonl -o out --workers 4`.

# %%
batch.run(desk / "dump.jsonl", desk / "out")
frames = newsnlp.load_frames(desk / "out")
{table: len(frame) for table, frame in frames.items()}

# %% [markdown]
# ## The same people and organizations across articles

# %%
resolution = resolve(frames)
people = resolution.to_frame("people")
people[["name", "roles", "n_documents", "n_mentions"]].head(10)

# %% [markdown]
# ## Organizations and their names

# %%
organizations = resolution.to_frame("organizations")
named = organizations[organizations.aliases.str.len() > 0]
named[["name", "aliases", "n_mentions"]].sort_values("n_mentions", ascending=False).head(10)

# %% [markdown]
# ## Who appears with whom
#
# People and organizations that take part in one event.

# %%
records = frames["records"]
events = records[records.kind.eq("event") & records.person.notna()]
together = pd.Series(
    [
        pair
        for _, group in events.groupby(["doc_id", "event_id"])
        for pair in combinations(sorted(group.person.unique()), 2)
    ],
    dtype="object",
)
together.value_counts().head(10)

# %% [markdown]
# ## Roles over time

# %%
positions = records[records.kind.eq("position")]
dated = positions.dropna(subset=["date_start"]).sort_values("date_start")
dated[["date_start", "person", "role", "organization", "status"]]

# %% [markdown]
# ## Timeline of events

# %%
timeline = (
    records[records.kind.eq("event")]
    .dropna(subset=["date_start"])
    .drop_duplicates(["doc_id", "event_id"])
    .assign(day=lambda frame: pd.to_datetime(frame.date_start, errors="coerce"))
    .dropna(subset=["day"])
    .sort_values("day")
)
figure, axes = plt.subplots(figsize=(9, 0.32 * len(timeline) + 1))
axes.scatter(timeline.day, range(len(timeline)), color="#b91c1c")
for row, (day, name) in enumerate(zip(timeline.day, timeline.event, strict=True)):
    axes.annotate(f"  {name[:60]}", (day, row), va="center", fontsize=8)
axes.set_yticks([])
axes.margins(x=0.5)
axes.spines[["left", "right", "top"]].set_visible(False)
axes.set_title("Events with a date")
plt.show()

# %% [markdown]
# ## People and organizations as a graph

# %%
graph = newsnlp.graph(newsnlp.pipe(read(desk / "dump.jsonl")))
kinds = nx.get_node_attributes(graph, "type")
links = [(a, b) for a, b, kind in graph.edges(keys=True) if kind in ("WORKPLACE", "MEMBER_OF")]
largest = max(nx.connected_components(nx.Graph(links)), key=len)
best = nx.Graph([link for link in links if link[0] in largest])
places = nx.spring_layout(best, seed=1, k=1.6)
plt.figure(figsize=(9, 6))
colors = ["#1d4ed8" if kinds[node] == "PERSON" else "#a84300" for node in best]
nx.draw_networkx_edges(best, places, alpha=0.4)
nx.draw_networkx_nodes(best, places, node_color=colors, node_size=120)
nx.draw_networkx_labels(
    best,
    {node: (x, y + 0.05) for node, (x, y) in places.items()},
    {node: graph.nodes[node]["name"][:34] for node in best},
    font_size=8,
)
plt.margins(0.25)
plt.axis("off")
plt.show()

# %% [markdown]
# `newsnlp report out -o report.html` makes a page of all this for readers without Python;
# `--format graphml` and `--format neo4j` take the graph elsewhere.
