# Everything a newcomer or CI does: `make` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench notebook tagger docs screenshots catalogues clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[archive,dask,web,test]'
	@touch $@ $(VENV)/.demo

demo: $(VENV)/.demo ## install, read every post of corpora/, show what came out and where it lies
	$(BIN)/nlp-reports demo corpora --out $(OUT)

test: $(VENV)/.test ## install what the tests need, run lint, types and all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

lint: $(VENV)/.test ## lint, format and types alone
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

bench: $(VENV)/.test ## run the benchmarks that need no data from outside (an hour)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	set -e; for name in language encodings extract authority batch kills web wxr; do $(BIN)/python -m benchmarks.$$name; done

notebook: $(VENV)/.test ## run the notebooks in place
	$(BIN)/python -m pip install --quiet jupyterlab
	$(BIN)/jupyter lab notebooks

tagger: | $(BIN)/python ## train the shipped tagger anew (hours; needs the sources named in docs/tagger.md)
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	$(BIN)/nlp-reports train tagger

docs: $(VENV)/.test ## build the site of the documents into out/site, links checked
	$(BIN)/mkdocs build

screenshots: $(VENV)/.test ## take the pictures of docs/screenshots anew (needs Chromium)
	$(BIN)/python -m tests.web.screenshots

catalogues: $(VENV)/.test ## bring the catalogues of messages up to date and say what is to be translated
	$(BIN)/python -m nlp_reports.locale

clean: ## remove what was built
	rm -rf $(VENV) $(OUT) build dist
