"""One frozen object that holds every choice a user can make about extraction."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path

from newsnlp.errors import SettingsError
from newsnlp.quick import dataclass

__all__ = ["Settings", "models_dir"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose; the defaults are what the evaluation figures refer to.

    ``min_score`` drops mentions, relations and records scored below it (0 to 1);
    ``lexicon`` is a file of your own organizations, roles and debris lines (see
    ``newsnlp.custom``), ``lexicon_digest`` tells two states of that file apart.
    ``batch_tokens`` is about how many tokens the nets see at once: it changes speed and
    memory, never the output.
    """

    min_score: float = 0.0
    batch_tokens: int = 4096
    lexicon: str | Path | None = None
    lexicon_digest: str | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if not _is_number(self.min_score) or not 0.0 <= self.min_score <= 1.0:
            raise SettingsError(f"min_score is {self.min_score!r}; give a number from 0 to 1")
        if not _is_number(self.batch_tokens) or self.batch_tokens < 1:
            raise SettingsError(f"batch_tokens is {self.batch_tokens!r}; give 1 or more")
        if self.lexicon is not None:
            from newsnlp.custom import read  # here: most runs have no lexicon

            object.__setattr__(self, "lexicon_digest", read(self.lexicon).digest)


def _is_number(value: object) -> bool:
    return hasattr(value, "__float__") and not isinstance(value, bool)


def models_dir(chosen: str | Path | None = None) -> Path:
    """Return the folder of our weights: the package's, or in a checkout the checkout's.

    Others are in the folder that is ``chosen``, here or by NEWSNLP_MODELS.
    """
    here = Path(__file__).resolve().parent
    installed = here / "models"
    ours = installed if installed.is_dir() else here.parents[1] / "models"
    return Path(chosen or os.environ.get("NEWSNLP_MODELS") or ours)
