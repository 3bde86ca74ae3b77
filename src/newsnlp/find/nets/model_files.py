"""A model's folder: its weights as safetensors, and beside them a readable config."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from newsnlp.errors import ModelError
from newsnlp.find.nets import tensors

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

WEIGHTS, CONFIG = "model.safetensors", "config.json"


def advice(rebuild: str) -> str:
    """Return the way out of what is wrong with a model."""
    return f"build the weights anew with: {rebuild}"


def write(folder: Path, packed: Mapping[str, NDArray[Any]], config: DataclassInstance) -> None:
    """Write weights and a config into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors.write(folder / WEIGHTS, packed)
    (folder / CONFIG).write_text(json.dumps(asdict(config), indent=1) + "\n", "utf-8")


def read_weights(folder: Path, rebuild: str) -> tensors.Tensors:
    """Return the arrays by name; raise ModelError, which says how to ``rebuild`` them."""
    file = folder / WEIGHTS
    try:
        return tensors.read(file)
    except (OSError, ValueError) as error:
        raise ModelError(f"{file} cannot be read ({error}); {advice(rebuild)}") from error


def read_config(folder: Path, version: int, rebuild: str) -> dict[str, Any]:
    """Return the fields of a folder's config; raise ModelError, for another ``version`` too."""
    file = folder / CONFIG
    try:
        fields: dict[str, Any] = json.loads(file.read_text("utf-8"))
        found = fields["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{file} cannot be read ({error!r}); {advice(rebuild)}") from error
    if found != version:
        raise ModelError(f"{file} is of version {found}, this is for {version}; {advice(rebuild)}")
    return fields
