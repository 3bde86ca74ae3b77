# demo: see it work · test: tests · check: lint, types, accuracy gate · bench · notebooks
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
CORPORA ?= $(or $(NEWSNLP_CORPORA),../shared/corpora)

.PHONY: demo test check bench notebooks outputs clean

KERNELS = $(wildcard src/newsnlp/annotate/kernels/*.[ch])

# The kernels are compiled as this installs: a change of theirs installs anew.
$(VENV)/.installed: pyproject.toml setup.py $(KERNELS)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

demo: $(VENV)/.installed
	$(BIN)/newsnlp extract corpora/samples/appointment.txt
	$(BIN)/newsnlp extract corpora/samples/appointment.txt --table entities

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests bench docs notebooks setup.py
	$(BIN)/ruff format --check src tests bench docs notebooks setup.py
	$(BIN)/mypy
	$(BIN)/python bench/gate.py --corpora $(CORPORA)

bench: $(VENV)/.installed-dev
	$(BIN)/python bench/speed.py --corpora $(CORPORA)

notebooks: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --nbmake notebooks

# After a change of models or rules: everything in the repository that shows output.
outputs: $(VENV)/.installed-dev
	$(BIN)/python docs/make_tables.py
	$(BIN)/python docs/make_figures.py $(CORPORA)
	$(BIN)/python docs/make_images.py
	$(BIN)/python notebooks/build.py
	$(BIN)/python docs/make_readme.py $(CORPORA)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
