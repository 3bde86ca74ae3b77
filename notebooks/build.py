"""Run the notebooks and keep their outputs: python notebooks/build.py (make notebooks).

The sources are the .py files; an .ipynb differs only where a source or an output does.
"""

import os
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent


def build(source: Path) -> Path:
    """Execute one source and write the notebook beside it; an error in a cell is raised."""
    notebook = jupytext.read(source)
    NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": HERE}}
    ).execute()
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"]}
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number}"
        cell.metadata = {}  # times of day
    target = source.with_suffix(".ipynb")
    nbformat.write(notebook, target)
    return target


if __name__ == "__main__":
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    for path in sorted(HERE.glob("[0-9]_*.py")):
        print(build(path).name)
