# Every target makes or refreshes .venv by itself; it is quick when pyproject.toml has not changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-test
LINT_STAMP := $(VENV)/.installed-lint
PEERS_STAMP := $(VENV)/.installed-peers
CODE := monitor alerts storage tests benchmarks

.PHONY: demo test torture quality lint bench format clean
.DELETE_ON_ERROR:

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(TEST_STAMP): $(STAMP) tools/requirements.py
	$(BIN)/python tools/requirements.py test | $(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement /dev/stdin
	touch $@

$(LINT_STAMP): $(TEST_STAMP) tools/requirements.py
	$(BIN)/python tools/requirements.py lint | $(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement /dev/stdin
	touch $@

# pips before 24 do not understand newspaper4k's lxml[html_clean]
$(PEERS_STAMP): $(TEST_STAMP) tools/requirements.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	$(BIN)/python tools/requirements.py peers | $(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement /dev/stdin
	touch $@

demo: $(STAMP) ## the whole way on a built-in sample newspaper
	@$(BIN)/yaowen demo

test: $(TEST_STAMP) ## all tests, a process a core
	$(BIN)/python -m pytest --numprocesses auto

torture: $(TEST_STAMP) ## kills, full and failing disks, broken sites, weeks on end: docs/reliability.md; three quarters of an hour
	$(BIN)/python -m tests.torture

quality: $(TEST_STAMP) ## how well labelled articles are read; fails below a floor (ERRORS=1 lists errors, RAISE=1 lifts floors)
	$(BIN)/python -m tests.quality $(if $(ERRORS),--errors) $(if $(RAISE),--raise written)

lint: $(LINT_STAMP) ## style, types, who imports whom, the longest modules and functions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/longest.py

bench: $(PEERS_STAMP) ## measures side by side with peers; writes docs/benchmarks.md
	$(BIN)/python -m benchmarks

format: $(LINT_STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV)
