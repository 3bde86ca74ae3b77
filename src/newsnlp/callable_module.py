"""Packages that share their name with a public function can be called as that function."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any


def make_callable(name: str, function: Callable[..., Any]) -> None:
    """Make the imported module ``name`` behave like ``function`` when it is called.

    Importing ``newsnlp.read`` binds the package in the place of the function ``newsnlp.read``;
    whichever is found there, ``newsnlp.read(path)`` reads.
    """
    members = {"__call__": staticmethod(function)}
    sys.modules[name].__class__ = type("CallableModule", (ModuleType,), members)
