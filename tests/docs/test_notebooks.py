"""The notebooks on the web are those of the sources; make notebooks runs them."""

from pathlib import Path

import pytest

jupytext = pytest.importorskip("jupytext")
SOURCES = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("[0-9]_*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_notebook_is_its_source_run(source):
    wanted = jupytext.read(source)
    found = jupytext.read(source.with_suffix(".ipynb"))
    assert [(c.cell_type, c.source) for c in found.cells] == [
        (c.cell_type, c.source) for c in wanted.cells
    ], "run make notebooks"
    outputs = [output for c in found.cells for output in c.get("outputs", ())]
    assert outputs
    assert not any(output.output_type == "error" for output in outputs)
