"""The mapped weights: equal to those read from Natasha's wheel, rebuilt when damaged."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import numpy as np
import pytest

from newsnlp.annotate import store
from newsnlp.annotate.vocabulary import Vocabulary
from newsnlp.annotate.weights import Weights, read_words


@pytest.fixture(scope="module")
def weights() -> Weights:
    return store.build()


def same(one: Weights, other: Weights) -> bool:
    lists = ("unknown", "shapes", "tags", "rels", "ner_tags")
    return one.arrays.keys() == other.arrays.keys() and all(
        [np.array_equal(array, other.arrays[name]) for name, array in one.arrays.items()]
        + [getattr(one, name) == getattr(other, name) for name in lists]
    )


def test_written_and_read(weights: Weights, tmp_path: Path) -> None:
    path = tmp_path / "new" / "weights.bin"
    store.write(path, weights)
    assert same(store.read(path), weights)
    assert [file.name for file in path.parent.iterdir()] == ["weights.bin"]
    assert not store.read(path).arrays["word"].flags.writeable


@pytest.mark.parametrize("damage", [b"", b"newsnlp", b"something else", None])
def test_a_damaged_file_is_built_anew(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    monkeypatch.setenv("NEWSNLP_CACHE", str(tmp_path))
    monkeypatch.setattr(store, "build", lambda: weights)
    store._load()
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] if damage is None else damage)
    assert same(store._load(), weights)
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written(
    weights: Weights,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSNLP_CACHE", str(tmp_path / "file"))
    monkeypatch.setattr(store, "build", lambda: weights)
    with caplog.at_level(logging.INFO):
        assert store._load() is weights
    assert "keeping the weights in memory" in caplog.text


def test_files_of_versions_long_gone_are_removed(
    weights: Weights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSNLP_CACHE", str(tmp_path))
    monkeypatch.setattr(store, "build", lambda: weights)
    (tmp_path / "notes.txt").write_text("not ours")
    for age in range(store.KEPT + 2):
        old = tmp_path / f"annotate-{age}.bin"
        old.write_bytes(b"")
        os.utime(old, (1e9 - age, 1e9 - age))
    store._load()
    left = {path.name for path in tmp_path.iterdir()}
    used_last = {f"annotate-{age}.bin" for age in range(store.KEPT - 1)}
    assert left == {f"annotate-{store.fingerprint()}.bin", "notes.txt"} | used_last


def test_words_have_natashas_numbers(weights: Weights) -> None:
    words = read_words()
    sample = words[::1000]
    known, unknown = Vocabulary(weights), words.index("<unk>")
    assert known.numbers(sample).tolist() == list(range(0, len(words), 1000))
    assert known.numbers(["цоппцопп", "", "\ud800"]).tolist() == [unknown] * 3
    assert known.numbers([]).tolist() == []


def test_who_has_no_home_keeps_nothing(monkeypatch, weights):
    """In a container that runs under a number without a name, home is nowhere."""

    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    for name in ("NEWSNLP_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    monkeypatch.setattr(store, "build", lambda: weights)
    assert store._load() is weights
