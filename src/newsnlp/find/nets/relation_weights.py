"""The relation model's files: weights in half precision and a readable config."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.errors import ModelError
from newsnlp.find.nets import model_files, second_look, tensors
from newsnlp.find.nets.model_files import CONFIG, WEIGHTS
from newsnlp.find.nets.pair_gate import Gate
from newsnlp.find.nets.pairs import REACH, TYPES
from newsnlp.quick import dataclass
from newsnlp.types import RelationType

VERSION = 6
REBUILD = "newsnlp train relations PATH -o models/relations"
ALLOWED, GATE, KNOWN, TABLE = "allowed", "gate", "known", "table"
LAYERS = (
    TABLE, "state", "word", "head", "tail", "bias", "mix",
    "hidden", "hidden_bias", "out", "out_bias", *second_look.LAYERS,
)  # fmt: skip

Weights = Mapping[str, NDArray[Any]]
"""Single precision, the table of features in half, and the words of the set of features."""


@dataclass(frozen=True, slots=True)
class RelationConfig:
    """What goes with the weights.

    ``thresholds``: the least weighed chance of each relation; ``temperature`` divides the
    logits for a calibrated score (Guo et al. 2017); ``gate`` is the least that a pair's features
    must add up to at first sight.
    """

    thresholds: tuple[float, ...]
    temperature: float = 1.0
    gate: float = 0.0
    columns: int = 0
    relations: tuple[str, ...] = tuple(kind.value for kind in RelationType)
    types: tuple[str, ...] = TYPES
    version: int = VERSION


def save(folder: Path, weights: Weights, gate: Gate, config: RelationConfig) -> None:
    """Write weights, gate and config into a folder."""
    packed: dict[str, NDArray[Any]] = {
        name: np.ascontiguousarray(weights[name], np.float16) for name in LAYERS
    }
    packed[GATE] = np.ascontiguousarray(gate.table, np.float16)
    packed[KNOWN] = weights[KNOWN].view(np.uint8)
    packed[ALLOWED] = np.ascontiguousarray(gate.allowed, np.uint8)
    model_files.write(folder, packed, replace(config, gate=gate.least))


def load(folder: Path) -> tuple[Weights, Gate, RelationConfig]:
    """Return weights, gate and config; raise ModelError with the way out."""
    config, file = _read_config(folder), folder / WEIGHTS
    stored = model_files.read_weights(folder, REBUILD)
    missing = [name for name in (*LAYERS, ALLOWED, GATE, KNOWN) if name not in stored]
    if missing or stored[ALLOWED].shape != (len(TYPES), len(TYPES), 2 * REACH + 1):
        raise ModelError(f"{file} is not a relation model (no {missing or ALLOWED}); {_advice()}")
    known = stored[KNOWN].size
    if known < 4 or known & (known - 1):
        raise ModelError(f"{file} has a set of features of {known} bytes; {_advice()}")
    weights: dict[str, NDArray[Any]] = {
        name: tensors.widened(stored[name]) for name in LAYERS if name != TABLE
    }
    # in the file they may begin at any byte
    weights[TABLE] = stored[TABLE].astype(np.float16)
    weights[KNOWN] = stored[KNOWN].view(np.int32).copy()
    if not len(weights["out"]) - 1 == len(config.relations) == len(config.thresholds):
        raise ModelError(f"{file} holds other weights than {CONFIG} says; {_advice()}")
    gate = Gate(stored[ALLOWED].astype(bool), stored[GATE].astype(np.float16), config.gate)
    return weights, gate, config


def _read_config(folder: Path) -> RelationConfig:
    file = folder / CONFIG
    fields = model_files.read_config(folder, VERSION, REBUILD)
    try:
        sequences = {name: tuple(fields[name]) for name in ("thresholds", "relations", "types")}
        config = RelationConfig(**{**fields, **sequences})
    except (TypeError, KeyError) as error:
        raise ModelError(
            f"{file} is not a relation model's config ({error}); {_advice()}"
        ) from error
    plain = RelationConfig(config.thresholds)
    if (config.relations, config.types) != (plain.relations, plain.types):
        raise ModelError(f"{file} names other types than this version knows; {_advice()}")
    return config


def _advice() -> str:
    return model_files.advice(REBUILD)
