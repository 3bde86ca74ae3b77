"""Other weights by name: those for news of the regions find what the usual ones miss."""

from pathlib import Path

from newsnlp.config import models_dir
from newsnlp.evaluate.corpus import read_corpus
from newsnlp.evaluate.extractions import extract_all
from newsnlp.evaluate.nerel import gold_spans, mention_spans, score_entities
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article

ARTICLES = read_corpus(Path(__file__).parents[2] / "corpora" / "regional" / "dev")[:20]


def test_a_set_of_ours_has_a_name_and_anything_else_is_a_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("NEWSNLP_MODELS", raising=False)
    assert models_dir("regional") == models_dir() / "regional"
    assert models_dir(tmp_path) == tmp_path
    monkeypatch.setenv("NEWSNLP_MODELS", "regional")
    assert models_dir().name == "regional"
    assert models_dir("elsewhere") == Path("elsewhere")


def events_found(pipeline: Pipeline) -> float:
    found = extract_all(pipeline, [Article(d.doc_id, d.text) for d in ARTICLES])
    report = score_entities(list(map(gold_spans, ARTICLES)), list(map(mention_spans, found)))
    return report["types"]["EVENT"]["recall"]


def test_a_pipeline_reads_with_the_weights_it_is_given():
    assert events_found(Pipeline(models="regional")) > 1.5 * events_found(Pipeline())
