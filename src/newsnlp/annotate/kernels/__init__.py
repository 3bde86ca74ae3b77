"""Compiled kernels where they were built, NumPy elsewhere; the output is the same."""


def status() -> str:
    """Say in a few words which kernels run."""
    return "numpy"
