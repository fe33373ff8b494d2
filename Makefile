# Two commands do everything: `make demo` shows the engine at work, `make test` checks it.
# Needed: Python 3.11 or newer, git, make. Name another interpreter by `make PYTHON=python3.12 test`.

SHELL := /bin/bash
MAKEFLAGS += --no-print-directory --no-builtin-rules --keep-going
.DEFAULT_GOAL := help
.PHONY: help demo test lint types tests laws docs golden benchmark clean

BIN := .venv/bin
CASE := examples/attack_report
REPORT := demo/report.html
PYTEST_WORKERS ?= auto
SEEDS ?= 1 2 3 4 5 6 7 8
INSTALLED_BY := setup.cfg pyproject.toml scripts/environment

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

demo: .venv/for-demo ## reconcile an example, print the result and leave an HTML report
	@mkdir -p $(dir $(REPORT))
	@echo; echo "\$$ reconcile run $(CASE) -o $(REPORT)"; echo
	@$(BIN)/reconcile run $(CASE) -o $(REPORT)
	@echo; echo "The report with the article, the camps and the trail: $(REPORT) (open it in a browser)"

test: lint types tests ## all tests, ruff, mypy --strict, the examples in the documents

lint: .venv/for-test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted; run: $(BIN)/ruff format ."; exit 1; }

types: .venv/for-test
	@$(BIN)/mypy --no-error-summary

tests: .venv/for-test
	@$(BIN)/pytest -n $(PYTEST_WORKERS) --dist worksteal

laws: .venv/for-test ## the laws of whole runs and of fusion on further cases, once a seed (SEEDS="1 2 3")
	@for seed in $(SEEDS); do \
	  $(BIN)/pytest -q -n $(PYTEST_WORKERS) --hypothesis-seed=$$seed tests/laws tests/fuse tests/graph || exit 1; done

docs: .venv/for-test ## write the parts of docs/ that are made from the code
	@$(BIN)/python docs/write_rules.py
	@$(BIN)/python docs/write_methods.py

golden: .venv/for-test ## write the expected answers of the examples anew; read the diff before you commit it
	@$(BIN)/python tests/test_examples.py

benchmark: .venv/for-demo ## how long a start, a run and large inputs take
	@$(BIN)/python benchmarks/startup.py
	@$(BIN)/python benchmarks/scale.py

clean: ## take away the environment and everything made
	@rm -rf .venv demo build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The stamps: made again when the requirements change.
.venv/for-test: $(INSTALLED_BY)
	@scripts/environment test
	@touch .venv/for-test .venv/for-demo

.venv/for-demo: $(INSTALLED_BY)
	@scripts/environment demo
	@touch .venv/for-demo
