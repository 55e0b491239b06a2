# Six verbs. `make demo` and `make test` set up what they need: Python 3.11, git and make are enough.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check fix outputs quality bench clean

demo: $(STAMP)  ## read the articles of corpus/ and print Who's Who and What Happened When
	@mkdir -p outputs
	$(BIN)/extractor ingest corpus
	$(BIN)/extractor who
	$(BIN)/extractor when

test: check  ## set up and pass everything

check: $(STAMP)  ## the gate, in order of speed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

fix: $(STAMP)  ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

outputs: $(STAMP)  ## rewrite outputs/ from corpus/
	$(BIN)/python -m extractor.training.outputs

quality: $(STAMP)  ## scores on the development articles, with and without the lexicon
	$(BIN)/extractor score corpus/dev/*
	$(BIN)/extractor score --no-lexicon corpus/dev/*

bench: $(STAMP)  ## words per second of each stage
	$(BIN)/extractor bench corpus/dev

clean:
	rm -rf $(VENV)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
