"""Compiled kernels where they were built and the processor has them, NumPy elsewhere.

Tags, trees and spans are the same either way; hidden layers agree to about 1e-5. The environment
variable NEWSNLP_KERNELS forces a choice: ``numpy``, ``plain``, ``avx2`` or ``avx512``.
"""

from __future__ import annotations

import os
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.linear import Linear
from newsnlp.errors import SettingsError

Floats = NDArray[np.float32]
Ints = NDArray[np.integer[Any]]

_compiled: ModuleType | None
try:
    _compiled = import_module("newsnlp.annotate.kernels._compiled")
except ImportError:  # installed without a compiler
    _compiled = None

CHOICES = ("numpy", "plain", "avx2", "avx512")


def _choose(wanted: str) -> str:
    if wanted and wanted not in CHOICES:
        raise SettingsError(f"NEWSNLP_KERNELS is {wanted!r}; give one of {', '.join(CHOICES)}")
    if wanted == "numpy" or (_compiled is None and not wanted):
        return "numpy"
    if _compiled is None:
        raise SettingsError(
            f"NEWSNLP_KERNELS is {wanted!r}, but the kernels are not compiled: "
            "install newsnlp where there is a C compiler"
        )
    try:
        return str(_compiled.select(wanted))
    except ValueError as error:
        raise SettingsError(f"NEWSNLP_KERNELS: {error}") from error


_LEVEL = _choose(os.environ.get("NEWSNLP_KERNELS", ""))


def status() -> str:
    """Say which kernels run: ``numpy``, ``plain``, ``avx2`` or ``avx512``."""
    return _LEVEL


def compiled() -> ModuleType | None:
    """Return the module of compiled kernels, None where NumPy is to do the work."""
    return None if _LEVEL == "numpy" else _compiled


def lstm(gates: Floats, states: Floats, first: Ints, length: Ints) -> Floats | None:
    """Run a bidirectional LSTM over sequences of rows; None where NumPy is to do the work.

    ``gates`` (n, 2, 4h) are the inputs' share: input, forget, output (halved, as σ(x) is
    ½ + ½·tanh(x/2)), candidate; ``states`` (2, h, 4h) the weights from the state before, h a
    multiple of 16. Sequences begin at ``first`` and have ``length`` rows; the longest first is
    fastest. Returns states (n, 2h), the same for a sequence whatever the others.
    """
    module = compiled()
    size = states.shape[1]
    if module is None or size % 16:
        return None
    out = np.zeros((len(gates), 2, size), np.float32)
    arrays = (np.ascontiguousarray(array, np.float32) for array in (gates, states))
    places = (np.ascontiguousarray(array, np.int32) for array in (first, length))
    module.lstm(*arrays, size, *places, out)
    return out.reshape(len(gates), 2 * size)


def dense(weight: Floats, bias: Floats | None = None) -> Linear | None:
    """Prepare a dense layer, twice as fast as NumPy's; None where NumPy is to do the work.

    ``weight`` (k, d) in PyTorch's layout, ``bias`` (k). The layer takes rows (n, d) of any number
    of articles together: what it makes of a row does not depend on the other rows.
    """
    module = compiled()
    return None if module is None else Linear(module, np.ascontiguousarray(weight.T), bias)
