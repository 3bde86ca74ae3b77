"""Files of arrays are read as the library of safetensors reads them, damaged ones refused."""

import numpy as np
import pytest
from safetensors.numpy import load

from newsnlp.config import models_dir
from newsnlp.find.nets import tensors

MODELS = sorted(models_dir().rglob("model.safetensors"))


@pytest.mark.parametrize("file", MODELS, ids=lambda file: file.parent.name)
def test_models_are_read_as_the_library_reads_them(file):
    ours, theirs = tensors.read(file), load(file.read_bytes())
    assert sorted(ours) == sorted(theirs)
    for name, array in theirs.items():
        assert ours[name].dtype == array.dtype
        assert np.array_equal(ours[name], array)
        assert np.array_equal(tensors.widened(ours[name]), array.astype(np.float32))


def test_every_finite_half_is_widened_exactly():
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)]
    wide = tensors.widened(halves)
    assert wide.dtype == np.float32
    assert np.array_equal(wide.view(np.int32), halves.astype(np.float32).view(np.int32))


def test_what_is_written_is_read(tmp_path):
    arrays = {
        "a": np.arange(6, dtype=np.float16).reshape(2, 3),
        "b": np.array([[-1], [7]], np.int8),
        "c": np.zeros((0, 4), np.float32),
        "d": np.array([0, 255], np.uint8),
    }
    tensors.write(tmp_path / "file", arrays)
    found = tensors.read(tmp_path / "file")
    assert sorted(found) == sorted(arrays)
    assert all(np.array_equal(found[name], array) for name, array in arrays.items())


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: b"",
        lambda whole: whole[:5],
        lambda whole: whole[:40],
        lambda whole: whole[:-1],
        lambda whole: whole + b"\0",
        lambda whole: b"\xff" * 8 + whole[8:],
        lambda whole: whole.replace(b"F16", b"F99"),
        lambda whole: whole.replace(b"[2,3]", b"[2,4]"),
        lambda whole: whole.replace(b'"dtype"', b'"dtipe"'),
        lambda whole: whole.replace(b"[0,12]", b"[0,11]"),
        lambda whole: whole.replace(b"[0,12]", b"[-4,8]"),
        lambda whole: (2).to_bytes(8, "little") + b"[]",
    ],
)
def test_a_damaged_file_is_refused(tmp_path, damage):
    file = tmp_path / "file"
    tensors.write(file, {"a": np.ones((2, 3), np.float16)})
    whole = file.read_bytes()
    assert damage(whole) != whole
    file.write_bytes(damage(whole))
    with pytest.raises(ValueError, match=r"."):
        tensors.read(file)
