# One command each; every one sets up what it needs. Wanted: Python 3.11 or newer, make, a package index.

PYTHON ?= python3
PORT ?= 8000
# Half of the tests wait for what they started, and so a core serves more than one process of them.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(3 * (os.cpu_count() or 1) // 2 or 1)')
SEED ?= 1
EDITS ?= 500
BIN := .venv/bin
SERVES := .venv/.serves
READY := .venv/.ready
PIN_OF_UV := '/^uv==/,/^[a-z]/{/^uv==/p;/^ .*--hash/p;}'

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-package worked-press --custom-compile-command 'make lock'
SIZES = $(BIN)/uv pip compile --quiet --python-version 3.11 --python-platform linux \
    --no-emit-package worked-press --format pylock.toml --output-file .venv/pylock.toml

export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help serve site real pyodide zip zensical quick test home bench attack lint lock pages index \
    environments compare since gave clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s  %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: $(SERVES) ## serve the book at http://127.0.0.1:8000, and run it meanwhile
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: $(SERVES) ## build the site into site/, strictly
	$(BIN)/mkdocs build --strict

real: $(SERVES) ## fetch the real data, and build the site from them
	$(BIN)/press data fetch
	$(BIN)/mkdocs build --strict

pyodide: $(SERVES) ## fetch, with npm, the Python on which "Paste your code" runs; the next site has it
	$(BIN)/python -m hooks.paste_code

zip: site ## build the site, and into it a zip of all of it, to take home
	$(BIN)/press zip

zensical: $(READY) ## build the site with Zensical, which succeeds MkDocs with Material
	$(BIN)/press zensical build

quick: $(READY) ## within a minute: test what depends on what you changed
	$(BIN)/python tests/quick.py

# The threads of NumPy's algebra wait for each other at full speed, on cores that others could use.
quick test: export OPENBLAS_NUM_THREADS = 1
test: $(READY) ## test everything: press, every code block, the built site
	$(BIN)/pytest -q -n $(WORKERS) --dist worksteal

home: $(READY) zip ## run all that readers take home: each notebook, each file of code
	$(BIN)/python tests/at_home.py $(if $(RESUME),--resume) $(if $(ONLY),--only $(ONLY))

bench: $(READY) ## measure press beside its peers
	$(BIN)/python -m benchmarks

attack: $(READY) ## random edits: after each, a site equals one built from nothing
	$(BIN)/python -m press.tests.attack --seed $(SEED) --edits $(EDITS) $(if $(TENSORFLOW),--tensorflow) $(if $(ONLY),--only $(ONLY))

lint: $(READY) ## ruff and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

pages: $(READY) ## write the pages of "From 2020 to today" anew after a change of its tables
	$(BIN)/python -m hooks.from_2020
	$(BIN)/python -m hooks.older_numbers
	$(BIN)/python doctor/making/make_table.py

index: $(READY) ## write the names of today, and those that are gone, anew after a change of the versions
	$(BIN)/python doctor/making/make_index.py
	$(BIN)/python doctor/making/make_gone.py

lock: $(BIN)/uv ## write the locks anew after a change of pyproject.toml; pins stay if they can
	$(COMPILE) --all-extras --output-file requirements.lock pyproject.toml press/pyproject.toml
	$(COMPILE) --extra old --constraints requirements.lock --no-annotate --output-file serve.lock pyproject.toml
	$(SIZES) --all-extras --constraints requirements.lock pyproject.toml press/pyproject.toml
	$(BIN)/python programs/download_size.py .venv/pylock.toml >> requirements.lock
	$(SIZES) --extra old --constraints serve.lock pyproject.toml
	$(BIN)/python programs/download_size.py .venv/pylock.toml >> serve.lock

environments: $(READY) ## older TensorFlows, from 1.15 on, each with what lay beside it then
	$(BIN)/python environments/make.py

compare: environments ## run the course under those of Keras 3; changes/ says what differs
	$(BIN)/press compare $(patsubst %/bin/press,%,$(wildcard .environments/*/bin/press))

since: environments ## look since which TensorFlow old code does what it does today
	$(BIN)/python environments/since.py

gave: $(READY) ## run old code in the TensorFlow that it was written for, and record what it gave
	$(BIN)/python environments/make.py 1.15 2.1 2.4 2.15 2.17
	$(BIN)/python environments/gave.py

clean: ## remove the site and all stored results; the environment stays
	rm -rf site .site-new .site-old .press

# A lock into the environment: by uv, several times as fast, or by pip where uv can't be had.
define install
	@$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --require-hashes -r $(1) || \
	    $(BIN)/python -m pip install --require-hashes -r $(1)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e press -e doctor -e .
	@$(BIN)/python -m compileall -q -x 'demo|tests' press doctor programs # where nobody may write, each process would
endef

$(SERVES): serve.lock pyproject.toml press/pyproject.toml doctor/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12")'
	@echo 'What the course needs goes into .venv, once, and whenever serve.lock changes.'
	@tail -n 1 serve.lock
	@$(PYTHON) -m venv .venv
	@sed -n $(PIN_OF_UV) requirements.lock > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r .venv/uv.txt || true
	$(call install,serve.lock)
	@touch $@

$(READY): requirements.lock $(SERVES)
	@echo 'What the tests need besides; most of the following is there already.'
	@tail -n 1 requirements.lock
	$(call install,requirements.lock)
	@touch $@

$(BIN)/uv: requirements.lock
	$(PYTHON) -m venv .venv
	sed -n $(PIN_OF_UV) requirements.lock > .venv/uv.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r .venv/uv.txt
