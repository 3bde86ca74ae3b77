"""The gate: falls below a floor are named, missing corpora are skipped aloud."""

import importlib.util
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture(scope="module")
def gate():
    sys.path.insert(0, str(BENCH))  # as a script has its own folder
    spec = importlib.util.spec_from_file_location("gate", BENCH / "gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_report_becomes_flat_figures(gate):
    report = {"documents": 3, "all": {"micro": {"f1": 0.5, "gold": 1}, "macro_f1": 0.25}}
    assert dict(gate.flat(report, "x")) == {"x.all.micro": 0.5, "x.all.macro_f1": 0.25}


def test_only_figures_below_their_floor_fail(gate):
    assert gate.below({"a": 0.5, "b": 0.4}, {"a": 0.5, "b": 0.41, "not measured": 1}) == ["b"]


def test_missing_corpora_are_skipped_aloud(gate, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(gate, "OWN", tmp_path)
    assert gate.measure(tmp_path) == {}
    assert f"skipped nerel/dev: not in {tmp_path}" in capsys.readouterr().out
