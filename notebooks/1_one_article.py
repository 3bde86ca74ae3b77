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
# # One article to records
#
# Who, in what role, at which organization, in which event, when and where: each fact with its
# place in the text.

# %%
from pathlib import Path

import pandas as pd

import newsnlp

pd.set_option("display.max_colwidth", 60)
SAMPLES = Path("../corpora/samples")

text = (SAMPLES / "appointment.txt").read_text(encoding="utf-8")
result = newsnlp.extract(text, published="2025-03-14")

# %% [markdown]
# A result as the last line of a cell shows itself, as `show` does: mentions nest, and pointing at
# one tells its type, score and source. What is struck out is page debris, from which nothing is
# taken.

# %%
newsnlp.show(result)

# %% [markdown]
# ## Records
#
# A position is one row per person, role and organization; an event has a row per participant.

# %%
records = result.to_frame()
shown = ["kind", "person", "role", "organization", "status", "event", "date_start", "place"]
records[shown].dropna(axis="columns", how="all").fillna("")

# %% [markdown]
# Every record says where it stands. `start` and `end` bound the shortest stretch of text that
# states the fact.

# %%
for record in result.records[:5]:
    print(f"{record.source:28} {record.score:.2f}  …{text[record.start : record.end]}…")

# %% [markdown]
# ## Entities
#
# One row per person, organization, place …: a nominative name and the other names.

# %%
entities = result.to_frame("entities")
entities[entities.type.isin(["PERSON", "ORGANIZATION"])][["type", "name", "aliases", "n_mentions"]]

# %% [markdown]
# ## Mentions
#
# Offsets always refer to the text as it was given, debris and all.

# %%
mentions = result.to_frame("mentions")
assert all(text[m.start : m.end] == m.text for m in result.mentions)
mentions[["type", "text", "start", "end", "score", "source"]].head(10)

# %% [markdown]
# ## Without a publication date
#
# «12 марта» needs to know the year. Without a date of publication it stays open rather than wrong.

# %%
phrase = "Директором музея 12 марта назначен Игорь Сомов."
for published in (None, "2025-03-14"):
    found = newsnlp.extract(phrase, published=published)
    print(published, {(r.date, r.date_start) for r in found.records})
