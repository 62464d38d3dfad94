# Needs nothing but python3 (3.11 or later); everything is installed into .venv here.
PYTHON ?= python3
BIN = .venv/bin
PAGE = corpus/broadcaster-news-skip-list/page.html

.PHONY: demo test clean

demo: .venv/installed
	@echo "--- prose of $(PAGE)"
	@$(BIN)/cleantext clean $(PAGE)
	@echo
	@echo "--- what was kept, set apart and dropped, and why"
	@$(BIN)/cleantext explain $(PAGE)

test: .venv/installed-for-tests
	$(BIN)/python -m pytest

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-for-tests: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache
