# `make demo` and `make test` set up what they need: Python 3.11, git and make are enough.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check fix outputs quality bench models clean

demo: $(STAMP)  ## read the articles of corpus/dev and print how both sections begin
	$(BIN)/extractor ingest corpus/dev
	$(BIN)/extractor who | head -n 80
	$(BIN)/extractor when | head -n 80
	@echo
	@echo "All of it: extractor who, extractor when (in $(BIN)); as Markdown in outputs/."

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

models: $(STAMP)  ## retrain the weights from corpus/train (installs the extra "train")
	$(BIN)/python -m pip install --quiet --no-build-isolation --editable '.[train]'
	$(BIN)/python -m extractor.training.recogniser corpus/train corpus/passages --watch corpus/dev
	$(BIN)/python -m extractor.training.coreference corpus/train
	$(BIN)/python -m extractor.training.casting corpus/train
	$(BIN)/python -m extractor.training.relations corpus/train
	$(BIN)/python -m extractor.training.chinese_relations corpus/train

outputs: $(STAMP)  ## rewrite outputs/ from corpus/
	$(BIN)/python -m extractor.training.outputs
	-$(BIN)/python -m extractor.training.screenshots  # where a browser is

quality: $(STAMP)  ## scores on the development articles, with and without the lexicon
	$(BIN)/extractor score corpus/dev/*
	$(BIN)/extractor score --no-lexicon corpus/dev/*

bench: $(STAMP)  ## words per second of each stage
	$(BIN)/extractor bench corpus/dev

clean:
	rm -rf $(VENV)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)
