# Everything a developer does here. A machine needs make, git and Python 3.11 or newer with its venv module; no more.

PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The first Python on the machine that is new enough.
PYTHON ?= $(firstword $(foreach name,python3.11 python3 python3.12 python3.13 python3.14,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

# Many tests wait for a process of their own, so there is a worker more than cores that CI has.
WORKERS ?= 3

# What runs on PostgreSQL, too.
ON_BOTH := tests/laws

ENVIRONMENT ?= $(VENV)
SBOM ?= build/sbom.json

.DEFAULT_GOAL := help
.PHONY: help run test lint soak bench docs audit sbom clean

help:  ## say what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: $(READY)  ## serve a contractor's year, read it into data/warehouse.duckdb, stay up until Ctrl-C (PORT=8080)
	@$(BIN)/python -m scripts.run --port $(PORT)

test: lint  ## everything that CI asks: lint, types, import rules, tests; what any store must do, on both
	STORE=postgres $(BIN)/pytest -n $(WORKERS) -k 'not alone' $(ON_BOTH)
	$(BIN)/pytest -n $(WORKERS)

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports --no-logo

soak: $(READY)  ## the laws with their large counts, and 2,000 mistakes made on purpose (MUTANTS=2000)
	SOAK=1 $(BIN)/pytest -n $(WORKERS) -m ''
	SOAK=1 STORE=postgres $(BIN)/pytest -n $(WORKERS) -m '' tests/laws tests/every
	$(BIN)/python -m tests.mutants

bench: $(READY)  ## each speed beside its floor or peer, in the same run
	$(BIN)/python -m benchmarks $(ONLY)

docs: $(READY)  ## write again what is generated: pages of docs/, the client's static types
	$(BIN)/python -m scripts.docs

audit: $(READY)  ## ask the register of known flaws about every installed package
	$(BIN)/python -m scripts.audit

sbom: $(READY)  ## write build/sbom.json, a CycloneDX list of the parts of an environment (ENVIRONMENT=.venv)
	@mkdir -p $(dir $(SBOM))
	$(BIN)/cyclonedx-py environment $(ENVIRONMENT) --pyproject pyproject.toml --output-reproducible --of JSON -o $(SBOM)

clean:  ## remove the environment, the demo's data and what tools left behind
	rm -rf $(VENV) data build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Truckroll needs Python 3.11 or newer; on Debian: apt install python3 python3-venv" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "$(PYTHON) has no venv module; on Debian: apt install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	@touch $@
