# What developers and CI run. Wanted: Python 3.11 or later, and make.
# All tools come from requirements.lock into a virtual environment of this file's own.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV ?= uv
LOCKING := --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --quiet
EXTRAS := bulk cluster export fast office plan readback serve test

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help check format lint types layers test test-needing docs-fresh fix docs bench lock changelog project

help: ## Say what can be made.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

check: format lint types layers test ## Everything that must hold before a commit; a test is docs-fresh.

format: project ## Is every file formatted?
	$(BIN)/ruff format --check

lint: project ## Is every rule of style kept?
	$(BIN)/ruff check

types: project ## Do the types agree?
	MYPYPATH=src:tests/functional:tests/property:tests/papers:tests/plans $(BIN)/mypy --explicit-package-bases \
		src tests tools $(wildcard benchmarks/*.py)

layers: project ## Do imports point down only?
	$(BIN)/lint-imports

test: project ## All tests, with coverage of every branch.
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --cov --cov-report=term

test-needing: project ## The tests that need an extra or a program; CI runs the others before.
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m needs

docs-fresh: project ## Do the generated pages say what the code says?
	$(BIN)/python -m tools.docs --check

fix: project ## Format, and mend what can be mended.
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: project ## Write the generated pages anew.
	$(BIN)/python -m tools.docs

bench: project ## Measure against the yardsticks, as ratios.
	$(BIN)/python -m benchmarks

changelog: project ## Show what the next entry of the changelog will say.
	$(BIN)/towncrier build --draft

# The only target that wants uv, which pip can install. Commit both files.
lock: ## Choose the newest, and the lowest allowed, versions anew.
	$(UV) pip compile $(LOCKING) --universal --upgrade --all-extras --group build \
		pyproject.toml --output-file requirements.lock
	$(UV) pip compile $(LOCKING) --upgrade --resolution lowest-direct \
		$(EXTRAS:%=--extra %) --group build pyproject.toml --output-file requirements-lowest.lock

# The environment is built once for each state of the lock.
$(VENV)/.locked: requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is wanted")'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	touch $@

# The project is installed from where it stands, anew when its description changes.
$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# The README's commands install a copy into the same environment; here the checkout counts.
project: $(VENV)/.installed
	@grep -qs '"editable": true' $(VENV)/lib/python3*/site-packages/dtl_planner-*/direct_url.json \
		|| $(PIP) install --quiet --no-deps --no-build-isolation --editable .
