"""Records of a folder of pages, scored against their gold."""

import json

import pytest
from typer.testing import CliRunner

from newsnlp.cli.app import make_app
from newsnlp.errors import InputError
from newsnlp.evaluate.pages import evaluate, summary
from newsnlp.evaluate.records import score_records
from newsnlp.pipeline import Pipeline
from newsnlp.types import Article, Extraction, Record, RecordKind, Status

TEXT = "Директор завода «Луч» Анна Рид пришла."
FACT = {"person": "Анна Рид", "role": "директор", "organization": "Луч", "status": "current"}


@pytest.fixture
def gold():
    return {
        "published": "2025-03-14",
        "people": [{"name": "Анна Рид"}],
        "organizations": [{"name": "завод «Луч»", "aliases": ["Луч"]}],
        "positions": [FACT, {**FACT, "role": "депутат"}],
        "memberships": [],
        "events": [],
    }


def test_a_folder_without_gold_is_an_error(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.json"):
        evaluate(tmp_path, Pipeline())


@pytest.mark.parametrize("content", ["{", "[]", '{"people": []}'])
def test_gold_that_cannot_be_read_is_an_error_that_names_it(tmp_path, content):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.gold\.json"):
        evaluate(tmp_path, Pipeline())


@pytest.mark.parametrize(
    ("kind", "fact", "told"),
    [
        ("positions", {**FACT, "status": "нов"}, "status нов, where there are acting, current"),
        ("positions", {**FACT, "statuses": ["member"]}, "status member, where"),
        ("memberships", {"member": "Анна Рид", "status": "new"}, "no organization in one of memb"),
        ("events", ["форум"], "this is no object of events"),
        ("events", [{"names": "форум"}], "no name in one of events"),
    ],
)
def test_gold_that_no_output_equals_is_an_error(tmp_path, gold, kind, fact, told):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    facts = fact if isinstance(fact, list) else [fact]
    (tmp_path / "one.gold.json").write_text(json.dumps({**gold, kind: facts}), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        evaluate(tmp_path, Pipeline())


def test_the_folder_may_be_where_one_is(tmp_path, gold, monkeypatch):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(make_app(), ["evaluate", "records", "."])
    assert told.exit_code == 0
    assert "memberships" + 41 * " " + 3 * "      –" + "      0" in told.stdout


def test_another_body_of_a_membership_may_be_right(gold):
    member = {"member": "Анна Рид", "organization": "жюри", "status": "current"}
    gold["memberships"] = [{**member, "organizations": ["Луч"]}]
    told = {"person": "Анна Рид", "organization": "завод «Луч»", "status": Status.CURRENT}
    record = Record("r1", RecordKind.MEMBERSHIP, **told)
    score = score_records(Extraction(Article("1", TEXT), records=(record,)), gold)
    assert score.memberships.prf()["f1"] == 1


@pytest.mark.parametrize("folder", [".", "../gold"])
def test_what_is_found_and_missed_is_counted(tmp_path, gold, folder):
    texts = tmp_path / "texts"
    beside = texts / folder
    texts.mkdir()
    beside.mkdir(exist_ok=True)
    (texts / "one.txt").write_text(TEXT, encoding="utf-8")
    (beside / "one.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    report = evaluate(texts, Pipeline())
    found = report["positions"]
    assert (report["documents"], found["precision"], found["recall"]) == (1, 1.0, 0.5)


def test_how_many_are_right_is_told_by_their_scores(gold):
    told = {"person": "Анна Рид", "organization": "завод «Луч»", "status": Status.CURRENT}
    posts = (
        Record("r1", RecordKind.POSITION, role="директор", score=0.95, **told),
        Record("r2", RecordKind.POSITION, role="депутат", score=0.7, **told),
        Record("r3", RecordKind.POSITION, role="врач", score=0.7, **told),
    )
    score = score_records(Extraction(Article("1", TEXT), records=posts), gold)
    found = [(row["from"], row["records"], row["right"]) for row in summary([score])["by_score"]]
    assert found == [(0.0, 0, 0.0), (0.6, 2, 0.5), (0.8, 0, 0.0), (0.9, 1, 1.0)]


def test_the_command_lists_what_is_missed(tmp_path, gold):
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    told = CliRunner().invoke(make_app(), ["evaluate", "records", str(tmp_path), "--list"])
    assert told.exit_code == 0
    assert "one\tpositions\tmissed\tАнна Рид — депутат — Луч (current)" in told.stdout


@pytest.mark.parametrize(
    ("role", "body", "right"),
    [
        ("начальник отдела кадров", "завод «Луч»", True),
        ("начальник отдела кадров", "завод «Заря»", False),
        ("заместитель начальника отдела кадров", "завод «Луч»", False),
    ],
)
def test_a_unit_may_be_counted_to_the_role_or_to_the_body(gold, role, body, right):
    gold["organizations"].append({"name": "завод «Заря»"})
    gold["positions"] = [{**FACT, "role": role, "organization": body}]
    text = "Начальник отдела кадров завода «Луч» Анна Рид пришла."
    found = Pipeline().extract(Article("x", text))
    score = score_records(found, gold)
    assert score.positions.found == [f"Анна Рид — {role} — {body} (current)"] * right


def test_a_name_that_two_events_have_goes_where_its_details_are(gold):
    gold["positions"] = []
    gold["events"] = [
        {"name": "визит", "aliases": ["открытие школы"], "place": "Тула"},
        {"name": "открытие школы", "place": "Омск"},
    ]
    found = Pipeline().extract(Article("x", "В Омске состоялось открытие школы."))
    score = score_records(found, gold)
    assert score.events.found == ["открытие школы"]
    assert score.details.found == ["открытие школы: Омск"]


def test_events_are_scored_where_the_gold_has_them(gold):
    found = Pipeline().extract(Article("x", "В Омске состоялось открытие школы."))
    assert score_records(found, gold).events.false == ["открытие школы"]
    gold["events"] = None
    assert not score_records(found, gold).events.false


def test_initials_are_the_same_however_they_are_spaced(gold):
    gold["people"] = [{"name": "А.Л. Рид"}]
    gold["positions"] = [{**FACT, "person": "А.Л. Рид"}]
    found = Pipeline().extract(Article("x", "Директор завода «Луч» А. Л. Рид пришла."))
    assert score_records(found, gold).positions.missed == []
