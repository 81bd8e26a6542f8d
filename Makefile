# Everything a person or a CI job does here. Needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
OUT    ?= out
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

REPORTS := $(filter-out fixtures/reports/README.md,$(wildcard fixtures/reports/*.md))

.DEFAULT_GOAL := help
.PHONY: help run test check gate bench soak docs golden fixtures clean

help: ## List these targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## Set up, convert the sample reports in fixtures/, print a summary
	@$(BIN)/pathfinder extract $(REPORTS) -o $(OUT)/ --summary
	@echo "The JSON documents are in $(OUT)/"

test: $(VENV)/.dev ## Set up and run all tests
	@$(BIN)/python -m pytest -q -n auto

check: $(VENV)/.dev ## Lint, format, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gate: $(VENV)/.dev ## Fail if a fact of the gold is lost or a quality threshold is not met
	@.ci/gate

bench: $(VENV)/.dev ## Measure speed and memory as ratios against named peers
	@$(BIN)/python -m bench

soak: $(VENV)/.dev ## Convert 2,000 documents, good and damaged, while the batch is killed again and again
	@$(BIN)/python -m tests.batch.soak

docs: $(VENV)/.dev ## Write the generated pages of docs/ anew
	@$(BIN)/python -m docs.generate

golden: $(VENV)/.dev ## Accept the present outputs as golden files, showing what changed
	@$(BIN)/python -m tests.golden.refresh

fixtures: $(VENV)/.dev ## Render the PDF fixtures anew (needs their producers, see fixtures/README.md)
	@$(BIN)/python -m fixtures.generate

clean: ## Remove the environment, outputs and caches
	rm -rf $(VENV) $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	  .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PIP) install -c constraints.txt -e .
	@$(BIN)/python -m compileall -q pipeline  # pip does so for all but an editable install
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) for development (once, about a minute) ..."
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -q pipeline  # pip does so for all but an editable install
	@touch $@ $(VENV)/.run
