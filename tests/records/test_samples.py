"""Golden tests: what the whole pipeline takes from our sample articles.

Known failures are strict: a case that begins to pass must be taken off the list.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from newsnlp.evaluate.records import RecordScore, score_records
from newsnlp.types import Extraction

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpora" / "samples").glob("*.txt"))
SHARED = Path(os.environ.get("NEWSNLP_CORPORA", ROOT.parent / "shared" / "corpora")).parent
TSOPP = SHARED / "samples" / "tsopp_smolensk.txt"
FACTS = ("positions", "memberships", "events", "details")

KNOWN_FAILURES = {
    ("business", "positions"): "«в компании … генеральным директором остаётся Чащин»: the "
    "employer stands in another clause",
}


def gold_of(path: Path) -> Path:
    """Return the gold of an article: ours in corpora/gold, that of others beside the text."""
    ours = path.parent.with_name("gold") / f"{path.stem}.gold.json"
    return ours if ours.exists() else path.with_suffix(".gold.json")


@cache
def extraction(path: Path) -> tuple[Extraction, dict]:
    import newsnlp

    gold = json.loads(gold_of(path).read_text(encoding="utf-8"))
    result = newsnlp.extract(path.read_text(encoding="utf-8"), published=gold.get("published"))
    return result, gold


def score(path: Path) -> RecordScore:
    return score_records(*extraction(path))


def cases() -> list:
    found = []
    for path in [*SAMPLES, TSOPP]:
        for facts in FACTS:
            reason = KNOWN_FAILURES.get((path.stem, facts))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            if path is TSOPP:
                marks.append(pytest.mark.skipif(not TSOPP.exists(), reason=f"no {TSOPP}"))
            found.append(pytest.param(path, facts, id=f"{path.stem}-{facts}", marks=marks))
    return found


@pytest.mark.parametrize(("path", "facts"), cases())
def test_facts_of_a_sample(path, facts):
    kind = getattr(score(path), facts)
    assert (kind.missed, kind.false) == ([], [])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_comes_from_debris(path):
    result, gold = extraction(path)
    debris = [line for line in gold["debris"] if result.article.text.count(line) == 1]
    for line in debris:
        start = result.article.text.index(line)
        inside = [r for r in result.records if start <= r.start < start + len(line)]
        assert not inside


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_records_point_into_the_text(path):
    result, _ = extraction(path)
    text = result.article.text
    entities = {entity.id for entity in result.entities}
    assert [r.id for r in result.records] == [f"r{i + 1}" for i in range(len(result.records))]
    for record in result.records:
        assert record.sentence in text
        assert text[record.start : record.end].strip()
        assert {record.person_id, record.organization_id, record.event_id} <= {*entities, None}


def test_the_gold_of_the_samples_fits_their_text():
    for path in SAMPLES:
        text = path.read_text(encoding="utf-8")
        gold = json.loads(gold_of(path).read_text(encoding="utf-8"))
        mentions = [mention for person in gold["people"] for mention in person["mentions"]]
        assert not [line for line in (*gold["debris"], *mentions) if line not in text], path.stem


def test_weather_gives_no_records():
    result, _ = extraction(next(path for path in SAMPLES if path.stem == "weather"))
    assert result.records == ()
    assert result.mentions
