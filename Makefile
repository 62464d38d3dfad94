# Needs nothing but python3 (3.11 or later); everything is installed into .venv here. With a C compiler it is faster.
PYTHON ?= python3
BIN = .venv/bin
PAGE = corpus/broadcaster-news-skip-list/page.html

# What an installation is made from: after a change here it is made anew, compiled modules included.
BUILT_FROM = pyproject.toml setup.py $(wildcard cleantext/native/*.p[yx][xd] cleantext/native/parts/*/*.pxi)

.PHONY: bench browser clean demo extras fuzz test

demo: .venv/installed
	@echo "--- prose of $(PAGE)"
	@$(BIN)/cleantext clean $(PAGE)
	@echo
	@echo "--- what was kept, set apart and dropped, and why"
	@$(BIN)/cleantext explain $(PAGE)

test: .venv/installed-for-tests
	$(BIN)/python -m pytest

.venv/installed: $(BUILT_FROM)
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-for-tests: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# What some tests are skipped without. Whatever cannot be installed here is named and left out.
EXTRAS = sites warc parquet cli plots recipes notebooks docs browser datatrove spark
REQUIREMENTS = import sys, tomllib; \
	print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"][sys.argv[1]])

extras: .venv/installed-for-tests browser
	@for extra in $(EXTRAS); do \
		$(BIN)/python -c '$(REQUIREMENTS)' $$extra \
			| xargs $(BIN)/python -m pip install --quiet --disable-pip-version-check \
			|| echo "$$extra cannot be installed here; its tests are skipped"; \
	done

browser:
	@command -v chromedriver > /dev/null \
		|| { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver; } > /dev/null 2>&1 \
		|| echo "Chromium cannot be installed here; what is shown is not looked at"
	@test -e node_modules/axe-core \
		|| npm install --silent --no-save --no-package-lock axe-core > /dev/null 2>&1 \
		|| echo "axe-core cannot be installed here; faults of accessibility are not looked for"

# Quality and speed beside the peers, which come from PyPI into an environment of their own. ARCHIVES are page archives
# (docs/benchmarks.md); without any, the corpus is measured on. OPTIONS go to `python -m benchmarks.all`.
bench: .venv-bench/installed
	.venv-bench/bin/python -m benchmarks.all $(ARCHIVES) $(OPTIONS)

.venv-bench/installed: $(BUILT_FROM) benchmarks/peers.txt
	$(PYTHON) -m venv .venv-bench
	@echo '*' > .venv-bench/.gitignore
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[plots]'
	@grep -v '^#' benchmarks/peers.txt | while read -r peer; do \
		.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check "$$peer" \
			|| echo "$$peer cannot be installed here and is left out"; \
	done
	@touch $@

# A minute's search for inputs that break a law, guided by coverage, where atheris installs.
fuzz: .venv/installed-for-tests
	@if $(BIN)/python -m pip install --quiet --disable-pip-version-check atheris; then \
		for target in page flat credit; do \
			$(BIN)/python -m fuzz.search $$target -max_total_time=20 -verbosity=0 || exit 1; \
		done; \
	else echo "atheris does not install here: nothing is searched for"; fi

clean:
	rm -rf .venv .venv-bench node_modules build dist .mypy_cache .pytest_cache .ruff_cache *.egg-info
	rm -f cleantext/native/*.c cleantext/native/*.so
