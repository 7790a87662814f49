# Two commands a newcomer needs: `make demo` shows Seawall at work, `make test` proves it.
# Both work from a clean clone; the virtual environment is made on first use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check lint types contract docs screenshot bench clean

demo: $(VENV)/.installed            ## screen the example payments and customers, write the report
	@sh tools/demo.sh $(BIN)

test: $(VENV)/.tested lint types contract   ## everything that must hold: style, types, import contract, tests
	$(BIN)/python -m pytest -n 2

check: test

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

contract: $(VENV)/.tested
	$(BIN)/lint-imports

docs: $(VENV)/.tested               ## run the sessions, examples and tables of the documentation anew
	$(BIN)/python tools/refresh_docs.py

screenshot: $(VENV)/.installed      ## take the README's picture anew; needs Chromium
	@sh tools/screenshot.sh $(BIN)

$(VENV)/bin/python:
	@sh tools/check-system.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@

clean:                              ## remove what the targets above made
	rm -rf $(VENV) .demo build .mypy_cache .ruff_cache .pytest_cache .hypothesis
