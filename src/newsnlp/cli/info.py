"""``newsnlp info``: versions, models, kernels and caches of this installation."""

from __future__ import annotations

import platform

import typer

_PACKAGES = (
    "natasha", "slovnet", "razdel", "pymorphy3", "DAWG2", "numpy", "pandas", "pyarrow",
    "spacy", "torch", "trafilatura", "xlsxwriter", "rensa", "pyspark",
)  # fmt: skip


def command() -> None:
    """Show versions, models, kernels and caches."""
    from newsnlp import __version__
    from newsnlp.config import models_dir

    typer.echo(f"newsnlp {__version__}, Python {platform.python_version()}")
    for name in _PACKAGES:
        typer.echo(f"  {name:12} {_version(name)}")
    typer.echo(f"kernels: {_kernels()}")
    typer.echo(f"cache: {_cache()}")
    folder = models_dir()
    weights = sorted(folder.rglob("*.safetensors"))
    typer.echo(f"models: {folder}{'' if weights else ' (there are none)'}")
    for path in weights:
        size = path.stat().st_size / 1e6
        typer.echo(f"  {path.relative_to(folder)!s:40} {size:6.2f} MB")


def _cache() -> str:
    from newsnlp.annotate.store import cache_dir

    return f"{cache_dir()} (made at first use, safe to delete; NEWSNLP_CACHE moves it)"


def _kernels() -> str:
    from newsnlp.annotate import kernels

    status = kernels.status()
    if status != "numpy":
        return f"compiled, {status}"
    return "none: NumPy finds the same, slower (a C compiler at installation builds them)"


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # 20 ms that --help need not pay

    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
