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
# # Your own data
#
# Reading your articles, bringing your own words, choosing how sure to be, measuring on articles
# you have marked yourself.

# %%
import json
import tempfile
from pathlib import Path

import pandas as pd

import newsnlp
from newsnlp.evaluate.records import score_records

pd.set_option("display.max_colwidth", 80)

# %% [markdown]
# ## Articles from a table
#
# Anything that gives text becomes an `Article`; `newsnlp.read` does it for files and dumps.

# %%
table = pd.DataFrame(
    {
        "id": ["1", "2"],
        "date": ["2025-02-03", "2025-02-05"],
        "body": [
            "Ректором Заволжского университета избрана Ирина Палагина.",
            "Палагина вчера вошла в состав совета по науке при губернаторе.",
        ],
    }
)
articles = [
    newsnlp.Article(doc_id=row.id, text=row.body, published=row.date) for row in table.itertuples()
]
results = list(newsnlp.pipe(articles))
shown = ["doc_id", "kind", "person", "role", "organization", "event", "status", "date_start"]
newsnlp.to_frame(results)[shown].fillna("")

# %% [markdown]
# ## Your own words
#
# A file with organizations and their other names, roles and lines of page debris. Names are
# found in any grammatical case and become one entity under the name you gave; where the models
# differ, your file is right.

# %%
mine = Path(tempfile.mkdtemp()) / "my.tsv"
mine.write_text(
    """\
# kind\tname\taliases
organization\tЦентр компетенций «Импульс»\tИмпульс | ЦКИ
role\tкуратор наставников
debris\tНаши люди в сети
""",
    encoding="utf-8",
)
text = (
    "Директором Центра компетенций «Импульс» назначен Пётр Лосев. Куратором наставников ЦКИ "
    "стала Анна Громова. С «Импульсом» работают три вуза.\nНаши люди в сети"
)
with_mine = newsnlp.extract(text, settings=newsnlp.Settings(lexicon=mine))
pd.DataFrame(
    {
        "entity": entity.name,
        "as written": mention.text,
        "type": mention.type.value,
        "source": mention.source,
    }
    for mention in with_mine.mentions
    for entity in with_mine.entities
    if mention.id in entity.mentions and mention.source == "rule:lexicon"
)

# %% [markdown]
# The records with your file and without it, and what it says is debris:

# %%
without = newsnlp.extract(text)
shown = ["kind", "person", "role", "organization"]
pd.concat(
    {
        name: r.to_frame()[shown].fillna("")
        for name, r in {"with": with_mine, "without": without}.items()
    }
)

# %%
[(text[debris.start : debris.end], debris.kind) for debris in with_mine.debris]

# %% [markdown]
# ## How sure to be
#
# Every mention, relation and record has a score. `Settings(min_score=…)` leaves out what scores
# lower; what is right for you depends on whether a miss or a false fact costs more.

# %%
SAMPLES = sorted(Path("../corpora/samples").glob("*.txt"))


def measured(min_score: float) -> dict[str, float]:
    """Count positions found, missed and falsely reported over the samples."""
    found = missed = false = 0
    settings = newsnlp.Settings(min_score=min_score)
    for path in SAMPLES:
        gold = json.loads(Path(f"../corpora/gold/{path.stem}.gold.json").read_text("utf-8"))
        text = path.read_text(encoding="utf-8")
        result = newsnlp.extract(text, published=gold.get("published"), settings=settings)
        positions = score_records(result, gold).positions
        found += len(positions.found)
        missed += len(positions.missed)
        false += len(positions.false)
    return {"min_score": min_score, "found": found, "missed": missed, "false": false}


pd.DataFrame(map(measured, (0.0, 0.5, 0.7, 0.9))).set_index("min_score")

# %% [markdown]
# ## Measuring on your own articles
#
# A gold file lists what a careful reader takes from an article; `corpora/README.md`
# describes it. The score says what is missed and what is false, line by line.

# %%
gold = json.loads(Path("../corpora/gold/court.gold.json").read_text(encoding="utf-8"))
text = Path("../corpora/samples/court.txt").read_text(encoding="utf-8")
score = score_records(newsnlp.extract(text, published=gold.get("published")), gold)
for kind, lines in score:
    print(f"{kind}: {len(lines.found)} found, missed {lines.missed}, false {lines.false}")
