# Two commands a newcomer needs: `make demo` shows Seawall at work, `make test` proves it.
# Both work from a clean clone; the virtual environment is made on first use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

# The program is started hundreds of times here; without byte code each start compiles a thousand modules anew.
unexport PYTHONDONTWRITEBYTECODE

# Homebrew keeps ICU where pkg-config doesn't look; PyICU's build must be told.
ifneq ($(shell command -v brew 2>/dev/null),)
export PKG_CONFIG_PATH := $(shell brew --prefix icu4c 2>/dev/null)/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

.PHONY: demo test test-exhaustive check kernels lint types contract docs screenshot bench bench-quick clean

demo: $(VENV)/.installed            ## screen the example payments and customers, write the report
	@sh tools/demo.sh $(BIN)

test: $(VENV)/.tested               ## everything that must hold: style, types, import contract, tests
	$(MAKE) --jobs=2 --no-print-directory kernels lint types contract
	$(BIN)/python -m pytest -n 3 -m "not exhaustive"

test-exhaustive: $(VENV)/.tested    ## every moment of a refresh struck and every word of the tables, where `make test` takes some (minutes)
	$(BIN)/python -m pytest -n 2 -m exhaustive

check: test

kernels: $(VENV)/.installed         ## compile what the tests' processes would each compile
	@sh tools/compile.sh $(BIN)

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

contract: $(VENV)/.tested
	$(BIN)/lint-imports

bench: $(VENV)/.benched $(VENV)/.tested   ## accuracy, pipelines, scripts and speed beside the peers; writes docs/benchmarks.md (an hour)
	$(BIN)/python -m bench.main_job
	$(BIN)/python -m bench.payments
	$(BIN)/python -m bench.accuracy
	$(BIN)/python -m bench.pipeline
	$(BIN)/python -m bench.scripts
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.ownership
	$(BIN)/python -m bench.store
	$(BIN)/python -m bench.customers
	$(BIN)/python -m bench.logs
	$(BIN)/python -m bench.service
	$(BIN)/python -m bench.desk
	$(BIN)/python -m bench.hunt
	$(BIN)/python -m bench.detectors
	$(BIN)/python -m bench.page

bench-quick: $(VENV)/.benched       ## the same over a part of the names, in minutes
	$(BIN)/python -m bench.main_job
	$(BIN)/python -m bench.payments --payments 10000
	$(BIN)/python -m bench.accuracy
	$(BIN)/python -m bench.pipeline --quick
	$(BIN)/python -m bench.scripts --quick
	$(BIN)/python -m bench.speed --quick
	$(BIN)/python -m bench.customers --customers 200000
	$(BIN)/python -m bench.logs --lines 1000000
	$(BIN)/python -m bench.hunt --flows 5000000
	$(BIN)/python -m bench.detectors
	$(BIN)/python -m bench.page

docs: $(VENV)/.tested               ## run the sessions, examples and tables of the documentation anew
	$(BIN)/python tools/refresh_docs.py

screenshot: $(VENV)/.tested         ## take the pictures of the README and of the desk anew; needs Chromium
	@sh tools/screenshot.sh $(BIN)
	SEAWALL_WRITE_SCREENSHOTS=1 $(BIN)/python -m pytest tests/web/desk/test_story.py tests/web/desk/test_browser.py -k "three_people or pictures"

$(VENV)/bin/python:
	@sh tools/check-system.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(PIP) install --quiet --constraint constraints.txt --editable '.[hunt,web]'
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@

$(VENV)/.benched: $(VENV)/.installed
	$(PIP) install --quiet --constraint constraints.txt --editable '.[bench]'
	@touch $@

clean:                              ## remove what the targets above made
	rm -rf $(VENV) .demo build .mypy_cache .ruff_cache .pytest_cache .hypothesis
