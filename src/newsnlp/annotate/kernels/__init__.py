"""Compiled kernels where they were built and the processor has them, NumPy elsewhere.

Tags, trees and spans are the same either way; hidden layers agree to about 1e-5. The environment
variable NEWSNLP_KERNELS forces a choice: ``numpy``, ``plain``, ``avx2`` or ``avx512``.
"""

from __future__ import annotations

import logging
import os
from importlib import import_module
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from newsnlp.annotate.kernels.linear import Linear
from newsnlp.annotate.kernels.quantised import (
    GROUPED,
    Quantised,
    QuantisedLinear,
    Recurrence,
    Steps,
)
from newsnlp.annotate.kernels.spans import NormalLayer, SpanLayer
from newsnlp.errors import SettingsError

Floats = NDArray[np.float32]

logger = logging.getLogger(__name__)

CHOICES = ("numpy", "plain", "avx2", "avx512")
INTERFACE = 2
"""Of the kernels' calls: others were built from other sources."""


def _built() -> ModuleType | None:
    """Return the kernels, None where they were not built, or in place before a change of theirs."""
    try:
        module = import_module("newsnlp.annotate.kernels._compiled")
    except ImportError:  # installed without a compiler
        return None
    if getattr(module, "INTERFACE", 1) == INTERFACE:
        return module
    logger.warning(
        "NumPy does the work, as the kernels were built from other sources: "
        "run python setup.py build_ext --inplace"
    )
    return None


_compiled = _built()


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


def lstm(inputs: Quantised, bias: Floats, states: Quantised) -> Recurrence | None:
    """Prepare a bidirectional LSTM (see ``Recurrence``); None where NumPy is to do the work."""
    module = compiled()
    if module is None or states.weight.shape[1] % 16 or inputs.weight.shape[1] % GROUPED:
        return None
    return Recurrence(module, inputs, bias, states)


def dense(weight: Floats, bias: Floats | None = None) -> Linear | None:
    """Prepare a dense layer, None where NumPy is to do the work.

    ``weight`` (k, d) in PyTorch's layout, ``bias`` (k). The layer takes rows (n, d) of any number
    of articles together: what it makes of a row does not depend on the other rows.
    """
    module = compiled()
    return None if module is None else Linear(module, np.ascontiguousarray(weight.T), bias)


def quantised_dense(layer: Quantised, bias: Floats | None = None) -> QuantisedLinear | None:
    """Prepare a dense layer over rows in 8 bits, None where NumPy is to do the work."""
    module = compiled()
    if module is None or layer.weight.shape[1] % GROUPED:
        return None
    return QuantisedLinear(module, layer, bias)


def normal_layer(tags: Floats, weight: Floats, bias: Floats, steps: Steps) -> NormalLayer | None:
    """Prepare a normalised first layer in 8 bits; None where NumPy is to do the work."""
    module = compiled()
    if module is None or len(weight) % 16:
        return None
    return NormalLayer(module, tags, weight, bias, steps)


def span_layer(width: Floats, weight: Floats, bias: Floats) -> SpanLayer | None:
    """Prepare the scores of spans, ``weight`` (classes, span + product); None without kernels."""
    module = compiled()
    if module is None or not SpanLayer.takes(width, weight.T):
        return None
    return SpanLayer(module, width, weight.T, bias)
