"""Errors that say what happened, what was expected and what to do."""

from __future__ import annotations


def one_line(told: str) -> str:
    """Return a message without the line breaks that libraries and file names bring into it."""
    return " ".join(told.split()) if "\n" in told or "\r" in told else told


class NewsNLPError(Exception):
    """Base of every error newsnlp raises on purpose; ``str(error)`` is one line for the user."""

    def __init__(self, told: str) -> None:
        super().__init__(one_line(told))


class InputError(NewsNLPError):
    """A file, stream or value given by the user cannot be used."""


class ModelError(NewsNLPError):
    """A weights file is missing, damaged or of another version."""


class SettingsError(NewsNLPError):
    """A setting has a value outside what is allowed."""


class MissingExtraError(InputError):
    """An optional dependency is needed; the message names the ``pip install`` that brings it.

    A file that cannot be read without it costs a folder of others nothing but itself.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional package: run pip install 'newsnlp[{extra}]'")
