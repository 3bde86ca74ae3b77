"""The span model's files: weights in half precision or 8 bits, and a readable config."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsnlp.errors import ModelError
from newsnlp.find.nets import model_files, tensors
from newsnlp.find.nets.model_files import CONFIG, WEIGHTS
from newsnlp.quick import dataclass
from newsnlp.types import EntityType

VERSION = 1
REBUILD = "newsnlp train spans PATH -o models/spans"
SCALE = ".scale"
IN_8_BITS = ("pieces",)
"""Tables that keep their quality in 8 bits with a scale per column."""

Net = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class SpanConfig:
    """What goes with the weights.

    ``least_boundary``: spans are scored where start and end have at least this logit;
    ``echo``: how much the same words elsewhere in the article bear on a span (``echoes``);
    ``none_bias``: taken from the log-probability of «none»; ``biases``: added to that of a type;
    ``slope`` and ``offset`` turn the
    log-odds of a span into a calibrated score (Platt 1999).
    """

    nets: int
    types: tuple[str, ...] = tuple(kind.value for kind in EntityType)
    least_boundary: float = -3.0
    echo: float = 0.5
    none_bias: float = 0.0
    biases: Mapping[str, float] = field(default_factory=dict)
    slope: float = 1.0
    offset: float = 0.0
    version: int = VERSION

    def bias_row(self) -> NDArray[np.float32]:
        """Return what is added to the log-probability of every code (30); code 0 is none."""
        return np.array(
            [-self.none_bias, *(self.biases.get(name, 0.0) for name in self.types)], np.float32
        )


def save(folder: Path, nets: Sequence[Net], config: SpanConfig) -> None:
    """Write weights and config into a folder."""
    packed: dict[str, NDArray[Any]] = {}
    for number, net in enumerate(nets):
        for name, array in net.items():
            packed |= _packed(f"{number}.{name}", array, small=name in IN_8_BITS)
    model_files.write(folder, packed, config)


def _packed(name: str, array: NDArray[np.float32], *, small: bool) -> dict[str, NDArray[Any]]:
    if not small:
        return {name: np.ascontiguousarray(array, np.float16)}
    scale = np.maximum(np.abs(array).max(0), 1e-8) / 127
    return {
        name: np.round(array / scale).astype(np.int8),
        name + SCALE: scale.astype(np.float32),
    }


def load(folder: Path, *, whole: bool = True) -> tuple[list[dict[str, NDArray[Any]]], SpanConfig]:
    """Return the nets and the config; raise ModelError.

    Not ``whole``: tables in 8 bits stay so, their scales beside them, in a quarter of the memory.
    """
    config = _read_config(folder)
    stored = model_files.read_weights(folder, REBUILD)
    nets = [_unpacked(stored, f"{number}.", whole=whole) for number in range(config.nets)]
    if not all(nets):
        raise ModelError(f"{folder / WEIGHTS} holds other weights than {CONFIG} says; {_advice()}")
    return nets, config


def _unpacked(
    stored: Mapping[str, NDArray[Any]], prefix: str, *, whole: bool
) -> dict[str, NDArray[Any]]:
    net = {}
    for name, array in stored.items():
        scale, own = stored.get(name + SCALE), name.removeprefix(prefix)
        if own == name or (whole and name.endswith(SCALE)):
            continue
        if scale is None or whole:
            wide = tensors.widened(array)
            net[own] = wide if scale is None else wide * scale
        else:
            net[own] = array.copy()  # the file is read no more
    return net


def _read_config(folder: Path) -> SpanConfig:
    file = folder / CONFIG
    fields = model_files.read_config(folder, VERSION, REBUILD)
    try:
        config = SpanConfig(**{**fields, "types": tuple(fields["types"])})
    except (TypeError, KeyError) as error:
        raise ModelError(f"{file} is not a span model's config ({error}); {_advice()}") from error
    if config.types != SpanConfig(1).types:
        raise ModelError(f"{file} names other entity types than this version; {_advice()}")
    return config


def _advice() -> str:
    return model_files.advice(REBUILD)
